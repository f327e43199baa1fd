//! Records that are put away, and a record that isn't there any more.

use leptos::prelude::*;
use pilotbook_core::command::{Archive, Trash};
use pilotbook_core::journal::RecordId;

use super::form::{FormError, send, send_each};
use crate::app::use_app;
use crate::components::{MenuItem, use_toasts};
use crate::route::Page;

/// The items of a record's menu that put it away: into the archive or out of it, and to the trash.
#[component]
pub(super) fn PutAway(
    /// The record.
    id: RecordId,
    /// Whether it is in the archive.
    #[prop(into)]
    archived: Signal<bool>,
    /// Where a refusal is shown.
    error: FormError,
    /// Where to go on once it lies in the trash.
    list: Page,
) -> impl IntoView {
    let (workspace, _, router) = use_app();
    let toasts = use_toasts();
    let (id, list) = (StoredValue::new(id), StoredValue::new(list));
    let archive = Callback::new(move |()| {
        let command = Archive { record: id.get_value(), archived: !archived.get_untracked() };
        send_each(workspace, command, error, |_| ());
    });
    let trash = Callback::new(move |()| {
        // By the time it is done the menu is gone, and what it held.
        let list = list.get_value();
        send(workspace, Trash { record: id.get_value() }, error, move |done| {
            toasts.show(format!("{}. It lies in the trash.", done.what));
            router.go(list);
        });
    });
    view! {
        <MenuItem on_pick=archive>{move || if archived.get() { "Take out of the archive" } else { "Archive" }}</MenuItem>
        <MenuItem on_pick=trash danger=true>"To the trash"</MenuItem>
    }
}

/// What a record's own address shows once the record lies in the trash, or never was.
#[component]
pub(super) fn Gone(
    /// What it was.
    what: &'static str,
) -> impl IntoView {
    let (_, _, router) = use_app();
    view! {
        <h1 class="page-title">{format!("This {what} isn't here")}</h1>
        <p>"It lies in the trash, or came from a copy that isn't merged yet. "
            <a href=move || router.href(Page::Trash)>"Look in the trash"</a></p>
    }
}
