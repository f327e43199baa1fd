//! Reporting what stands in the way.

use leptos::prelude::*;
use pilotbook_core::command::RaiseIssue;
use pilotbook_core::journal::RecordId;
use pilotbook_core::model::{Book, Choice, Idea, IssueType, Kind, Pilot, Team};

use super::form::{FormError, chosen_record, draft, send, typed};
use super::ticks::{TickList, ticked, ticks};
use super::time_field::{TimeField, typed_time};
use super::words::{choices, options_of, severities, severities_or_none};
use crate::app::use_app;
use crate::components::{AreaField, SelectField, Show, TextField, use_toasts};
use crate::shell::offer_undo;

/// The teams of the pilot that an issue is about: they are the ones it is most likely between.
fn teams_about(book: &Book, about: &RecordId) -> Vec<RecordId> {
    let idea = book.get::<Pilot>(about).and_then(|pilot| pilot.idea);
    idea.and_then(|idea| book.get::<Idea>(&idea)).map(|idea| book.teams_of(&idea)).unwrap_or_default()
}

/// The form that raises one.
#[component]
pub(super) fn RaiseForm(
    /// What it is about.
    about: Option<RecordId>,
    /// Whether its dialog is open.
    open: RwSignal<bool>,
    /// What it is to begin with.
    #[prop(default = IssueType::Blocker)]
    kind: IssueType,
) -> impl IntoView {
    let (workspace, ..) = use_app();
    let (toasts, error) = (use_toasts(), FormError::new());
    let (title, text, kind) = (draft(""), draft(""), draft(kind.word()));
    // What is to be done is held to its day alone, unless somebody gives it a severity; so each has a default of its own.
    let (severity, of_to_do) = (draft("2"), draft(""));
    let to_do = Memo::new(move |_| IssueType::of(&kind.get()).is_some_and(IssueType::is_to_do));
    let (owner, due, opened) = (draft(""), draft(""), draft(""));
    let people = workspace.with_untracked(|book| options_of(book, "person"));
    let near = about.as_ref().map(|about| workspace.with_untracked(|book| teams_about(book, about)));
    let teams = ticks(workspace, Team::NAME, &near.unwrap_or_default());
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        error.clear();
        let Some(due_on) = error.day("due_on", due) else { return };
        let Some(opened_at) = typed_time(workspace, error, "opened_at", opened) else { return };
        let command = RaiseIssue {
            about: about.clone(),
            title: typed(title),
            text: typed(text),
            kind: IssueType::of(&kind.get_untracked()).unwrap_or(IssueType::Other),
            severity: if to_do.get_untracked() { of_to_do } else { severity }.get_untracked().parse().ok(),
            teams: ticked(teams),
            owner: chosen_record(owner),
            due_on,
            opened_at,
        };
        send(workspace, command, error, move |done| {
            open.set(false);
            offer_undo(workspace, toasts, done);
        });
    };
    view! {
        <form class="form" on:submit=submit>
            <TextField label="Title" value=title error=error.at("title") autofocus=true/>
            <AreaField label="In more words" value=text error=error.at("text")/>
            <div class="form-grid">
                <SelectField label="Type" value=kind options={choices::<IssueType>()}/>
                <Show when=move || to_do.get() fallback=move || view! { <SelectField label="Severity" value=severity options=severities() error=error.at("severity")/> }>
                    <SelectField label="Severity" value=of_to_do options=severities_or_none() error=error.at("severity")/>
                </Show>
                <SelectField label="Owner" value=owner options=people error=error.at("owner")/>
                <TextField label="Due" kind="date" value=due error=error.at("due_on")/>
                <div class="full"><TickList legend="Teams it is between" ticks=teams error=error.at("teams") none="There is no team yet; the settings add them."/></div>
                <TimeField label="When it came up" value=opened error=error.at("opened_at")/>
            </div>
            {error.rest(&["title", "text", "severity", "owner", "due_on", "teams", "opened_at"])}
            <div class="form-actions">
                <button class="btn" type="button" on:click=move |_| open.set(false)>"Cancel"</button>
                <button class="btn primary" type="submit">"Raise the issue"</button>
            </div>
        </form>
    }
}
