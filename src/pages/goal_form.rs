//! Setting a goal: a statement is enough; period and teams say whose it is and until when.

use leptos::prelude::*;
use pilotbook_core::command::{GoalDraft, SaveGoal};
use pilotbook_core::model::{Kind, Team};

use super::form::{FormError, draft, send, typed};
use super::ticks::{TickList, ticked, ticks};
use crate::app::use_app;
use crate::components::{AreaField, Dialog, TextField};
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
    let teams = ticks(workspace, Team::NAME, &[]);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        error.clear();
        let (Some(from), Some(to)) = (error.day("from", from), error.day("to", to)) else { return };
        let draft =
            GoalDraft { statement: typed(statement), from, to, teams: ticked(teams), is_vision: false };
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
            <TickList legend="Teams" ticks=teams error=error.at("teams") none="There is no team yet; the settings add them."/>
            {error.rest(&["statement", "from", "to", "teams"])}
            <div class="form-actions">
                <button class="btn" type="button" on:click=move |_| open.set(false)>"Cancel"</button>
                <button class="btn primary" type="submit">"Set the goal"</button>
            </div>
        </form>
    }
}
