//! The vision: one sentence over all goals, in serif, edited where it stands.

use leptos::prelude::*;
use pilotbook_core::command::{Edit, GoalDraft, SaveGoal};
use pilotbook_core::model::Goal;

use super::form::{FormError, draft, send, text_value, typed};
use crate::app::use_app;
use crate::components::{AreaField, Dialog, Icon, IconName, Show};
use crate::route::Page;

/// The vision with the way to change it, or to write the first one.
#[component]
pub(super) fn Vision() -> impl IntoView {
    let (workspace, _, router) = use_app();
    let vision = Memo::new(move |_| workspace.with(|book| book.vision()));
    let open = RwSignal::new(false);
    let text = move || vision.get().map(|goal| (router.href(Page::Goal(goal.id)), goal.statement));
    view! {
        <div class="vision-line">
            {move || text().map(|(href, text)| view! { <p class="vision"><a href=href>{text}</a></p> })}
            <button class="btn ghost small" type="button" on:click=move |_| open.set(true)>
                <Icon name=IconName::Pencil/>{move || if vision.with(Option::is_some) { "Edit the vision" } else { "Write the vision" }}
            </button>
        </div>
        <Dialog open title="The vision".to_owned() subtitle="One sentence that all teams can say".to_owned() footer=|| ()>
            <VisionForm vision open/>
        </Dialog>
    }
}

#[component]
fn VisionForm(vision: Memo<Option<Goal>>, open: RwSignal<bool>) -> impl IntoView {
    let (workspace, ..) = use_app();
    let error = FormError::new();
    let before = vision.get_untracked();
    let text = draft(before.as_ref().map(|goal| goal.statement.clone()).unwrap_or_default());
    let before = StoredValue::new(before.map(|goal| goal.id));
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let statement = typed(text);
        let done = move |_| open.set(false);
        match before.get_value() {
            // Only the sentence: what else was changed of the goal meanwhile stays.
            Some(record) => {
                let values = vec![("statement".to_owned(), text_value(statement))];
                send(workspace, Edit { record, values }, error, done);
            }
            None => {
                let draft = GoalDraft { statement, is_vision: true, ..GoalDraft::default() };
                send(workspace, SaveGoal { goal: None, draft }, error, done);
            }
        }
    };
    view! {
        <form class="form" on:submit=submit>
            <AreaField label="Vision" value=text error=error.at("statement") rows=3 autofocus=true
                placeholder="From first visit to first working call in ten minutes, on releases that are safe on any day."/>
            {error.rest(&["statement"])}
            <div class="form-actions">
                <button class="btn" type="button" on:click=move |_| open.set(false)>"Cancel"</button>
                <button class="btn primary" type="submit">"Save the vision"</button>
            </div>
        </form>
    }
}

/// The vision as the overview shows it.
#[component]
pub(super) fn VisionLine() -> impl IntoView {
    let (workspace, _, router) = use_app();
    let vision = Memo::new(move |_| workspace.with(|book| book.vision()));
    view! {
        <Show when=move || vision.with(Option::is_some)>
            <p class="vision">{move || vision.get().map(|goal| view! { <a href=router.href(Page::Goal(goal.id))>{goal.statement}</a> })}</p>
        </Show>
    }
}
