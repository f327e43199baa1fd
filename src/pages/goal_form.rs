//! Setting a goal: a statement is enough; period and teams say whose it is and until when.

use leptos::prelude::*;
use pilotbook_core::command::{GoalDraft, SaveGoal};
use pilotbook_core::journal::RecordId;
use pilotbook_core::model::Team;
use pilotbook_core::order;

use super::form::{FormError, draft, send, typed};
use crate::app::use_app;
use crate::components::{AreaField, CheckField, Dialog, TextField};
use crate::route::Page;

/// The dialog.
#[component]
pub(super) fn GoalDialog(
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    view! {
        <Dialog open title="Set a goal".to_owned() footer=|| ()><GoalForm open/></Dialog>
    }
}

#[component]
fn GoalForm(open: RwSignal<bool>) -> impl IntoView {
    let (workspace, _, router) = use_app();
    let error = FormError::new();
    let (statement, from, to) = (draft(""), draft(""), draft(""));
    let teams = team_ticks(&[]);
    let ticks = StoredValue::new(teams.clone());
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        error.clear();
        let (Some(from), Some(to)) = (error.day("from", from), error.day("to", to)) else { return };
        let draft = GoalDraft {
            statement: typed(statement),
            from,
            to,
            teams: ticks.with_value(|ticks| ticked(ticks)),
            is_vision: false,
        };
        send(workspace, SaveGoal { goal: None, draft }, error, move |done| {
            open.set(false);
            if let Some(goal) = done.records.into_iter().find(|id| id.kind() == "goal") {
                router.go(Page::Goal(goal));
            }
        });
    };
    view! {
        <form class="form" on:submit=submit>
            <AreaField label="What do we want to reach?" value=statement error=error.at("statement") rows=2 autofocus=true
                placeholder="A first working call within ten minutes"/>
            <div class="form-grid">
                <TextField label="From" kind="date" value=from error=error.at("from")/>
                <TextField label="To" kind="date" value=to error=error.at("to")/>
            </div>
            <TeamTicks legend="Teams" teams/>
            {error.rest(&["statement", "from", "to"])}
            <div class="form-actions">
                <button class="btn" type="button" on:click=move |_| open.set(false)>"Cancel"</button>
                <button class="btn primary" type="submit">"Set the goal"</button>
            </div>
        </form>
    }
}

/// A team that can be ticked.
pub(super) type Tick = (RecordId, String, RwSignal<bool>);

/// The workspace's teams by name, those given ticked.
pub(super) fn team_ticks(on: &[RecordId]) -> Vec<Tick> {
    let (workspace, ..) = use_app();
    let teams = workspace.with_untracked(|book| book.all::<Team>().collect::<Vec<_>>());
    let teams = teams.into_iter().filter(|team| !team.archived && !team.name.is_empty());
    let mut ticks: Vec<Tick> =
        teams.map(|team| (team.id.clone(), team.name, RwSignal::new(on.contains(&team.id)))).collect();
    order::sort_by_key(&mut ticks, |(_, name, _)| name.to_lowercase());
    ticks
}

/// Those that are ticked.
pub(super) fn ticked(ticks: &[Tick]) -> Vec<RecordId> {
    ticks.iter().filter(|(.., on)| on.get_untracked()).map(|(id, ..)| id.clone()).collect()
}

/// Teams to tick.
#[component]
pub(super) fn TeamTicks(
    /// What is ticked.
    legend: &'static str,
    /// The teams.
    teams: Vec<Tick>,
) -> impl IntoView {
    let none = teams.is_empty();
    view! {
        <fieldset class="checks">
            <legend class="field-label">{legend}</legend>
            {none.then(|| view! { <p class="hint">"There is no team yet; the settings add them."</p> })}
            {teams.into_iter().map(|(_, name, on)| view! { <CheckField label=name value=on/> }).collect_view()}
        </fieldset>
    }
}
