//! What stands beside a goal: its period and its teams, edited in place, and what else can be done with it.

use leptos::prelude::*;
use pilotbook_core::Value;
use pilotbook_core::command::Edit;
use pilotbook_core::journal::RecordId;
use pilotbook_core::model::Goal;

use super::form::{FormError, send};
use super::lifecycle::PutAway;
use super::record_field::RecordField;
use super::record_set::RecordSet;
use crate::app::use_app;
use crate::components::{Menu, MenuItem};
use crate::route::Page;

/// Details.
#[component]
pub(super) fn GoalFacts(id: RecordId) -> impl IntoView {
    let id = StoredValue::new(id);
    view! {
        <div class="section-head ruled"><h2>"Details"</h2></div>
        <dl class="facts editable">
            <div><dt>"From"</dt><dd><RecordField record=id.get_value() field="from" label="From" kind="date" id="goal-from"/></dd></div>
            <div><dt>"To"</dt><dd><RecordField record=id.get_value() field="to" label="To" kind="date" id="goal-to"/></dd></div>
            <div><dt>"Teams"</dt><dd><RecordSet record=id.get_value() set="teams" kind="team" label="Teams" none="No team yet: Settings has them."/></dd></div>
        </dl>
    }
}

/// What is done seldom.
#[component]
pub(super) fn GoalMenu(id: RecordId, goal: Memo<Option<Goal>>) -> impl IntoView {
    let (workspace, ..) = use_app();
    let error = FormError::new();
    let id = StoredValue::new(id);
    let archived = Memo::new(move |_| goal.with(|goal| goal.as_ref().is_some_and(|goal| goal.archived)));
    let is_vision = move || goal.with(|goal| goal.as_ref().is_some_and(|goal| goal.vision == Some(true)));
    let vision = Callback::new(move |()| {
        let values = vec![("vision".to_owned(), Value::Bool(!untrack(is_vision)))];
        send(workspace, Edit { record: id.get_value(), values }, error, |_| ());
    });
    view! {
        <Menu label="More about this goal">
            <MenuItem on_pick=vision>{move || if is_vision() { "No longer the vision" } else { "Make it the vision" }}</MenuItem>
            <PutAway id=id.get_value() archived=archived error list=Page::Goals/>
        </Menu>
        {error.rest(&[])}
    }
}
