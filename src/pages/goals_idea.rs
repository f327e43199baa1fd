//! A new idea that settles a mismatch: it serves a KPI, or two teams share it.

use leptos::prelude::*;
use pilotbook_core::command::CaptureIdea;
use pilotbook_core::journal::RecordId;

use super::form::{FormError, chosen_record, draft, send, typed};
use super::words::{names, options_of};
use crate::app::use_app;
use crate::components::{AreaField, Dialog, SelectField, TextField};
use crate::route::Page;

/// What the new idea begins with.
#[derive(Clone, Copy)]
pub(super) struct NewIdea {
    open: RwSignal<bool>,
    kpi: RwSignal<Option<RecordId>>,
    teams: RwSignal<Vec<RecordId>>,
}

impl NewIdea {
    /// Closed and empty.
    pub(super) fn new() -> NewIdea {
        NewIdea { open: RwSignal::new(false), kpi: RwSignal::new(None), teams: RwSignal::new(Vec::new()) }
    }

    /// Opens the dialog: for a KPI, or for teams of which the first owns the idea.
    pub(super) fn begin(self, kpi: Option<RecordId>, teams: Vec<RecordId>) {
        self.kpi.set(kpi);
        self.teams.set(teams);
        self.open.set(true);
    }
}

/// The dialog.
#[component]
pub(super) fn NewIdeaDialog(new: NewIdea) -> impl IntoView {
    let (workspace, ..) = use_app();
    let subtitle = Signal::derive(move || {
        workspace.with(|book| match new.kpi.get() {
            Some(kpi) => format!("It serves {}", book.title_of(&kpi)),
            None => format!("Shared by {}", names(book, new.teams.get().iter())),
        })
    });
    view! {
        <Dialog open=new.open title="New idea".to_owned() subtitle footer=|| ()><IdeaForm new/></Dialog>
    }
}

#[component]
fn IdeaForm(new: NewIdea) -> impl IntoView {
    let (workspace, _, router) = use_app();
    let error = FormError::new();
    let teams = new.teams.get_untracked();
    let first = teams.first().map(ToString::to_string).unwrap_or_default();
    let (title, problem, team) = (draft(""), draft(""), draft(first));
    let options = workspace.with_untracked(|book| options_of(book, "team"));
    let teams = StoredValue::new(teams);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let owner = chosen_record(team);
        let command = CaptureIdea {
            title: typed(title),
            problem: typed(problem),
            supporting_teams: teams
                .get_value()
                .into_iter()
                .filter(|team| Some(team) != owner.as_ref())
                .collect(),
            team: owner,
            serves: new.kpi.get_untracked().into_iter().collect(),
            ..CaptureIdea::default()
        };
        send(workspace, command, error, move |done| {
            new.open.set(false);
            if let Some(idea) = done.records.into_iter().find(|id| id.kind() == "idea") {
                router.go(Page::Idea(idea));
            }
        });
    };
    view! {
        <form class="form" on:submit=submit>
            <TextField label="Title" value=title error=error.at("title") autofocus=true/>
            <AreaField label="Problem" value=problem error=error.at("problem") rows=2 placeholder="What hurts, and whom?"/>
            <SelectField label="Owning team" value=team options error=error.at("team")/>
            {error.rest(&["title", "problem", "team"])}
            <div class="form-actions">
                <button class="btn" type="button" on:click=move |_| new.open.set(false)>"Cancel"</button>
                <button class="btn primary" type="submit">"Log the idea"</button>
            </div>
        </form>
    }
}
