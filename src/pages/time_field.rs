//! Times: typed and shown as the clocks of the workspace's time zone have them, stored in UTC.

use leptos::prelude::*;
use pilotbook_core::journal::RecordId;
use pilotbook_core::model::Issue;
use pilotbook_core::{Time, Value};

use super::form::FormError;
use super::record_field::save_values;
use crate::app::use_app;
use crate::components::{InPlace, TextField};
use crate::workspace::Workspace;

/// A field for a time that may be left empty, which is now.
#[component]
pub(super) fn TimeField(
    /// What it is.
    label: &'static str,
    /// The raw text.
    value: RwSignal<String>,
    /// What is wrong.
    #[prop(into)]
    error: Signal<Option<String>>,
) -> impl IntoView {
    let (workspace, ..) = use_app();
    let zone = workspace.with_untracked(|book| book.settings().time_zone);
    let zone = if zone.is_empty() { String::new() } else { format!(", by the clocks of {zone}") };
    view! { <TextField label kind="datetime-local" value error hint=format!("Empty is now{zone}.")/> }
}

/// The time that was typed, or a refusal at its field.
pub(super) fn typed_time(
    workspace: Workspace,
    error: FormError,
    field: &'static str,
    text: RwSignal<String>,
) -> Option<Option<Time>> {
    let text = text.get_untracked();
    match (text.trim(), workspace.instant_of(text.trim())) {
        ("", _) => Some(None),
        (_, Some(time)) => Some(Some(time)),
        (text, None) => {
            error.refuse(field, format!("{text} is no time. Write it as 2026-03-31T14:30."));
            None
        }
    }
}

/// A record's time, edited in place.
#[component]
pub(super) fn TimeFact(
    /// The record.
    record: RecordId,
    /// The field's name in the file.
    field: &'static str,
    /// What it is.
    label: &'static str,
    /// The id that `focus_on` finds it by.
    id: &'static str,
) -> impl IntoView {
    let (workspace, ..) = use_app();
    let error = RwSignal::new(None);
    let own = StoredValue::new(record);
    let value = Memo::new(move |_| {
        let time = workspace.with(|book| {
            let record = book.snapshot().live(&own.get_value())?;
            record.value(field).and_then(Value::as_text).and_then(Time::parse)
        });
        time.map(|time| workspace.shown_at(time)).unwrap_or_default()
    });
    let opening = move |shown: &str| {
        let opened = workspace.with_untracked(|book| book.get::<Issue>(&own.get_value())?.opened_at);
        opened.filter(|opened| field != Issue::opened_at.as_str() && workspace.shown_at(*opened) == shown)
    };
    let save = Callback::new(move |text: String| {
        let value = match (text.trim(), workspace.instant_of(text.trim())) {
            ("", _) => Value::Null,
            // The field shows no seconds: in the minute of the opening it is the opening.
            (shown, Some(time)) => opening(shown).unwrap_or(time).to_string().into(),
            (text, None) => {
                error.set(Some(format!("{text} is no time. Write it as 2026-03-31T14:30.")));
                return;
            }
        };
        save_values(workspace, own.get_value(), vec![(field, value)], error);
    });
    view! { <InPlace label value on_save=save kind="datetime-local" id error/> }
}
