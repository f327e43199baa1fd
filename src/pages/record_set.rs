//! A set of records that a record names, each ticked or not in a menu.

use leptos::prelude::*;
use pilotbook_core::Value;
use pilotbook_core::command::Edit;
use pilotbook_core::journal::RecordId;

use super::record_field::run_quietly;
use super::words::options_of;
use crate::app::use_app;
use crate::components::{Menu, MenuItem};
use crate::workspace::Workspace;

/// The set, by the names of what is in it.
#[component]
pub(super) fn RecordSet(
    /// The record.
    record: RecordId,
    /// The set's name in the file.
    set: &'static str,
    /// What it may name.
    kind: &'static str,
    /// What it is.
    label: &'static str,
    /// What is said where there is nothing to tick.
    none: &'static str,
) -> impl IntoView {
    let (workspace, ..) = use_app();
    let error = RwSignal::new(None::<String>);
    let id = StoredValue::new(record);
    let options = move || workspace.with(|book| options_of(book, kind)).into_iter().skip(1);
    let text = Signal::derive(move || {
        let named = options().filter(|(other, _)| has(workspace, &id.get_value(), set, other));
        let names = named.map(|(_, name)| name).collect::<Vec<_>>();
        Some(if names.is_empty() { "—".to_owned() } else { names.join(", ") })
    });
    let items = move || {
        let item = |(other, name): (String, String)| {
            let wanted = other.clone();
            let on = Signal::derive(move || has(workspace, &id.get_value(), set, &wanted));
            let pick = Callback::new(move |()| {
                let values = vec![(format!("{set}/{other}"), Value::Bool(!on.get_untracked()))];
                run_quietly(workspace, Box::new(Edit { record: id.get_value(), values }), error, |_| ());
            });
            view! { <MenuItem on_pick=pick checked=on>{name}</MenuItem> }
        };
        options().map(item).collect_view()
    };
    let empty = move || (options().count() == 0).then(|| view! { <p class="menu-head">{none}</p> });
    view! {
        <Menu label text class="fact-menu">{items}{move || empty()}</Menu>
        {move || error.get().map(|text| view! { <p class="field-error" role="alert">{text}</p> })}
    }
}

/// Whether a record's set names another record.
pub(super) fn has(workspace: Workspace, record: &RecordId, set: &str, other: &str) -> bool {
    workspace.with(|book| {
        let record = book.snapshot().live(record);
        record.is_some_and(|record| record.value(&format!("{set}/{other}")) == Some(&Value::Bool(true)))
    })
}
