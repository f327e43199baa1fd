//! Raising an issue along the escalation path, or to anybody else.

use leptos::prelude::*;
use pilotbook_core::command::EscalateIssue;
use pilotbook_core::journal::RecordId;
use pilotbook_core::model::Issue;
use pilotbook_core::model::escalation::{Path, path_of};

use super::form::{FormError, chosen_record, draft, send, typed};
use super::words::{names, options_of};
use crate::app::use_app;
use crate::components::{AreaField, SelectField};
use crate::route::Page;

/// What stands before the place of a step in the value of its option; no record's id begins so.
const STEP: &str = "step ";

/// The form.
#[component]
pub(super) fn RaiseOn(id: RecordId, open: RwSignal<bool>) -> impl IntoView {
    let (workspace, _, router) = use_app();
    let error = FormError::new();
    // Read once: while the dialog is open, its choices don't change under somebody's hand.
    let (path, next, options) = workspace.with_untracked(|book| {
        let issue = book.get::<Issue>(&id);
        let path = issue.as_ref().and_then(|issue| path_of(book, issue));
        let next = issue.as_ref().zip(path.as_ref()).and_then(|(issue, path)| path.next(issue));
        let steps = path.iter().flat_map(|path| path.steps.iter().enumerate());
        let steps = steps
            .map(|(at, step)| (format!("{STEP}{at}"), format!("Step {}: {}", at + 1, names(book, &step.to))));
        let mut options = vec![(String::new(), "—".to_owned())];
        options.extend(steps);
        options.extend(
            ["person", "team"].into_iter().flat_map(|kind| options_of(book, kind).into_iter().skip(1)),
        );
        (path, next, options)
    });
    let to = draft(next.map(|at| format!("{STEP}{at}")).unwrap_or_default());
    let text = draft("");
    let link = |id: &RecordId, words: &'static str| view! { <a href=router.href(Page::Text(id.clone()))>{words}</a> };
    let hint = match (&path, next) {
        (Some(path), Some(_)) => view! { "The next step of the path in the " {link(&path.page, "working agreement")} " is proposed." }.into_any(),
        (Some(path), None) => view! { "It has been raised along the whole path of the " {link(&path.page, "working agreement")} "." }.into_any(),
        (None, _) => view! {
            "No working agreement has an escalation path that names people or teams of this workspace: "
            <a href=router.href(Page::Pages)>"Pages"</a>
        }
        .into_any(),
    };
    let steps = StoredValue::new(path);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        error.clear();
        let step = steps.with_value(|path| whom(path.as_ref(), &to.get_untracked()));
        let to = step.unwrap_or_else(|| chosen_record(to).into_iter().collect());
        let command = EscalateIssue { issue: id.clone(), to, text: typed(text) };
        send(workspace, command, error, move |_| open.set(false));
    };
    view! {
        <form class="form" on:submit=submit>
            <SelectField label="To whom" value=to options error=error.at("raised_to")/>
            <p class="hint">{hint}</p>
            <AreaField label="Why, and what was tried" value=text error=error.at("text")/>
            {error.rest(&["raised_to", "text"])}
            <div class="form-actions">
                <button class="btn" type="button" on:click=move |_| open.set(false)>"Cancel"</button>
                <button class="btn primary" type="submit">"Raise the issue"</button>
            </div>
        </form>
    }
}

/// Whom the chosen step names; none where no step was chosen.
fn whom(path: Option<&Path>, chosen: &str) -> Option<Vec<RecordId>> {
    let at: usize = chosen.strip_prefix(STEP)?.parse().ok()?;
    path?.steps.get(at).map(|step| step.to.clone())
}
