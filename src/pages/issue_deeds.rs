//! What can be done about an issue: answer, raise, resolve, reopen.

use leptos::prelude::*;
use pilotbook_core::command::{AnswerIssue, Archive, ReopenIssue, ResolveIssue, Trash};
use pilotbook_core::journal::RecordId;
use pilotbook_core::model::Issue;

use super::form::{FormError, draft, send, typed};
use super::issue_raise::RaiseOn;
use super::time_field::{TimeField, typed_time};
use super::words::open_asked;
use crate::app::use_app;
use crate::components::{AreaField, Dialog, Menu, MenuItem, Show, use_toasts};
use crate::route::Page;

/// Which dialog is open.
#[derive(Clone, Copy)]
pub(super) struct Deeds {
    answering: RwSignal<bool>,
    raising: RwSignal<bool>,
    resolving: RwSignal<bool>,
}

impl Deeds {
    /// All closed; a link may ask for one, where it can be done.
    pub(super) fn new(issue: Memo<Option<Issue>>) -> Deeds {
        let closed = || RwSignal::new(false);
        let deeds = Deeds { answering: closed(), raising: closed(), resolving: closed() };
        open_asked(move |asked| {
            let open =
                issue.with_untracked(|issue| issue.as_ref().is_some_and(|issue| issue.resolved_at.is_none()));
            match asked {
                "answer" if open => Some(deeds.answering),
                "raise" if open => Some(deeds.raising),
                "resolve" if open => Some(deeds.resolving),
                _ => None,
            }
        });
        deeds
    }
}

/// The buttons.
#[component]
pub(super) fn Actions(id: RecordId, issue: Memo<Option<Issue>>, deeds: Deeds) -> impl IntoView {
    let (workspace, _, router) = use_app();
    let (toasts, error) = (use_toasts(), FormError::new());
    let id = StoredValue::new(id);
    let is = move |test: fn(&Issue) -> bool| {
        Memo::new(move |_| issue.with(|issue| issue.as_ref().is_some_and(test)))
    };
    let (resolved, archived) = (is(|issue| issue.resolved_at.is_some()), is(|issue| issue.archived));
    let archive = Callback::new(move |()| {
        let command = Archive { record: id.get_value(), archived: !archived.get_untracked() };
        send(workspace, command, error, |_| ());
    });
    let trash = Callback::new(move |()| {
        send(workspace, Trash { record: id.get_value() }, error, move |done| {
            toasts.show(format!("{}. It lies in the trash.", done.what));
            router.go(Page::Issues);
        });
    });
    let reopen = move |_| send(workspace, ReopenIssue { issue: id.get_value() }, error, |_| ());
    view! {
        <div class="record-actions">
            <Menu label="More about this issue">
                <MenuItem on_pick=archive>{move || if archived.get() { "Take out of the archive" } else { "Archive" }}</MenuItem>
                <MenuItem on_pick=trash danger=true>"To the trash"</MenuItem>
            </Menu>
            <Show when=move || !resolved.get() fallback=move || view! { <button class="btn" type="button" on:click=reopen>"Reopen"</button> }>
                <button class="btn" type="button" on:click=move |_| deeds.answering.set(true)>"Answer"</button>
                <button class="btn" type="button" on:click=move |_| deeds.raising.set(true)>"Raise"</button>
                <button class="btn primary" type="button" on:click=move |_| deeds.resolving.set(true)>"Resolve"</button>
            </Show>
            {error.rest(&[])}
        </div>
    }
}

/// The dialogs behind the buttons.
#[component]
pub(super) fn DeedDialogs(
    id: RecordId,
    issue: Memo<Option<Issue>>,
    title: Signal<String>,
    deeds: Deeds,
) -> impl IntoView {
    let id = StoredValue::new(id);
    let first = Memo::new(move |_| {
        issue.with(|issue| issue.as_ref().is_some_and(|issue| issue.responded_at.is_none()))
    });
    view! {
        <Dialog open=deeds.answering title="Answer".to_owned() subtitle=title footer=|| ()>
            <AnswerForm id=id.get_value() first=first.get_untracked() open=deeds.answering/>
        </Dialog>
        <Dialog open=deeds.raising title="Raise it".to_owned() subtitle=title footer=|| ()>
            <RaiseOn id=id.get_value() open=deeds.raising/>
        </Dialog>
        <Dialog open=deeds.resolving title="Resolve".to_owned() subtitle=title footer=|| ()>
            <ResolveForm id=id.get_value() open=deeds.resolving/>
        </Dialog>
    }
}

#[component]
fn AnswerForm(
    id: RecordId,
    /// Whether nobody has answered yet.
    first: bool,
    open: RwSignal<bool>,
) -> impl IntoView {
    let (workspace, ..) = use_app();
    let error = FormError::new();
    let (text, at) = (draft(""), draft(""));
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        error.clear();
        let Some(at) = typed_time(workspace, error, "responded_at", at) else { return };
        if !first && typed(text).is_empty() {
            return error.refuse("text", "Write the answer first.");
        }
        let command = AnswerIssue { issue: id.clone(), text: typed(text), at };
        send(workspace, command, error, move |_| open.set(false));
    };
    view! {
        <form class="form" on:submit=submit>
            <AreaField label="Answer" value=text error=error.at("text") autofocus=true placeholder="What happens next, and when."/>
            {first.then(|| view! { <TimeField label="When it was first answered" value=at error=error.at("responded_at")/> })}
            {error.rest(&["text", "responded_at"])}
            <div class="form-actions">
                <button class="btn" type="button" on:click=move |_| open.set(false)>"Cancel"</button>
                <button class="btn primary" type="submit">{if first { "Note the first response" } else { "Answer the issue" }}</button>
            </div>
        </form>
    }
}

#[component]
fn ResolveForm(id: RecordId, open: RwSignal<bool>) -> impl IntoView {
    let (workspace, ..) = use_app();
    let error = FormError::new();
    let before = workspace.with_untracked(|book| book.get::<Issue>(&id)).map(|issue| issue.learning);
    let (learning, at) = (draft(before.unwrap_or_default()), draft(""));
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        error.clear();
        let Some(at) = typed_time(workspace, error, "resolved_at", at) else { return };
        let command = ResolveIssue { issue: id.clone(), learning: typed(learning), at };
        send(workspace, command, error, move |_| open.set(false));
    };
    view! {
        <form class="form" on:submit=submit>
            <AreaField label="What did we learn?" value=learning error=error.at("learning") autofocus=true
                placeholder="What would have kept it from happening, or made it shorter."/>
            <TimeField label="When it was resolved" value=at error=error.at("resolved_at")/>
            {error.rest(&["learning", "resolved_at"])}
            <div class="form-actions">
                <button class="btn" type="button" on:click=move |_| open.set(false)>"Cancel"</button>
                <button class="btn primary" type="submit">"Resolve the issue"</button>
            </div>
        </form>
    }
}
