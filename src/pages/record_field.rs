//! One field of a record, edited in place and saved by the one command that edits.

use leptos::prelude::*;
use leptos::task::spawn_local;
use pilotbook_core::command::{Command, Edit};
use pilotbook_core::journal::RecordId;
use pilotbook_core::{Date, Value};

use super::form::{number_text, text_value};
use crate::app::use_app;
use crate::components::InPlace;
use crate::components::format::{composed, typed_number};
use crate::workspace::Workspace;

/// A field of a record.
#[component]
pub(super) fn RecordField(
    /// The record.
    record: RecordId,
    /// The field's name in the file.
    field: &'static str,
    /// What it is.
    #[prop(into)]
    label: Signal<String>,
    /// As `InPlace` has it; `percent` is a number of 0–1 shown as 0–100.
    #[prop(default = "text")]
    kind: &'static str,
    /// The id by which the start dialog leads here.
    #[prop(into)]
    id: String,
    /// Guidance inside the empty field.
    #[prop(optional, into)]
    placeholder: Signal<String>,
    /// Of a select: values and words.
    #[prop(optional, into)]
    options: Signal<Vec<(String, String)>>,
    /// Whether Enter begins a line.
    #[prop(optional)]
    lines: bool,
) -> impl IntoView {
    let (workspace, ..) = use_app();
    let error = RwSignal::new(None);
    let own = StoredValue::new(record);
    let percent = kind == "percent";
    let value = Memo::new(move |_| {
        workspace.with(|book| {
            let record = own.with_value(|id| book.snapshot().live(id).cloned());
            match record.as_ref().and_then(|record| record.value(field)) {
                Some(Value::Text(text)) => text.clone(),
                Some(Value::Number(number)) if percent => percent_text(*number),
                Some(Value::Number(number)) => number_text(Some(*number)),
                _ => String::new(),
            }
        })
    });
    let save = Callback::new(move |text: String| match read(kind, &text) {
        Ok(value) => save_values(workspace, own.get_value(), vec![(field, value)], error),
        Err(message) => error.set(Some(message)),
    });
    let kind = if percent { "number" } else { kind };
    view! { <InPlace label value on_save=save kind id placeholder error options lines/> }
}

/// A share as a person types it; what its fraction adds beyond a tenth of a percent is noise.
fn percent_text(share: f64) -> String {
    number_text(Some((share * 1000.0).round() / 10.0))
}

/// What was typed, as a field takes it.
fn read(kind: &str, text: &str) -> Result<Value, String> {
    match kind {
        "number" => typed_number(text).map(Value::from),
        "percent" => typed_number(text).map(|number| number.map(|percent| percent / 100.0).into()),
        "date" if text.is_empty() => Ok(Value::Null),
        "date" => match Date::parse(text) {
            Some(day) => Ok(day.to_string().into()),
            None => Err(format!("{text} is not a date. Write it as 2026-03-31.")),
        },
        _ => Ok(text_value(composed(text.trim()))),
    }
}

/// Edits fields of a record; a refusal shows at the field that was typed into.
pub(super) fn save_values(
    workspace: Workspace,
    record: RecordId,
    values: Vec<(&'static str, Value)>,
    error: RwSignal<Option<String>>,
) {
    let values = values.into_iter().map(|(field, value)| (field.to_owned(), value)).collect();
    run_quietly(workspace, Box::new(Edit { record, values }), error, |_| ());
}

/// Runs a command whose refusal shows in place. The focus stays where it is: it has moved on already.
pub(super) fn run_quietly(
    workspace: Workspace,
    command: Box<dyn Command>,
    error: RwSignal<Option<String>>,
    on_done: impl FnOnce(crate::workspace::Done) + 'static,
) {
    spawn_local(async move {
        match workspace.run_boxed(command).await {
            Ok(done) => {
                error.try_set(None);
                on_done(done);
            }
            Err(failure) => {
                error.try_set(Some(failure.to_string()));
            }
        }
    });
}
