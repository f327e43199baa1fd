//! What all forms have in common: a draft of raw text, a command, and where its refusal is shown.

use leptos::prelude::*;
use leptos::task::spawn_local;
use pilotbook_core::command::{Command, Refused};
use pilotbook_core::{Date, Value};

use crate::components::{Icon, IconName, format};
use crate::workspace::{Done, Failure, Workspace};

/// The last refusal of a form, shown at the field it is about.
#[derive(Clone, Copy)]
pub(super) struct FormError(RwSignal<Option<Failure>>);

impl FormError {
    pub(super) fn new() -> FormError {
        FormError(RwSignal::new(None))
    }

    /// What is wrong with one field.
    pub(super) fn at(self, field: impl Into<String>) -> Signal<Option<String>> {
        let field = field.into();
        Signal::derive(move || self.0.with(|failure| failure.as_ref().and_then(|failure| failure.at(&field))))
    }

    /// Whether something is wrong in a row.
    pub(super) fn row(self, row: usize) -> Signal<bool> {
        let end = format!(".{row}");
        Signal::derive(move || {
            self.0.with(|failure| match failure {
                Some(Failure::Refused(Refused { field: Some(field), .. })) => field.ends_with(&end),
                _ => false,
            })
        })
    }

    /// What is wrong with none of the form's own fields.
    pub(super) fn rest(self, own: &'static [&'static str]) -> impl IntoView {
        move || {
            let failure = self.0.get()?;
            let shown = match &failure {
                Failure::Refused(Refused { field: Some(field), .. }) => {
                    let name = field.split('.').next().unwrap_or_default();
                    own.contains(&name)
                }
                _ => false,
            };
            (!shown).then(|| {
                view! { <p class="field-error" role="alert"><Icon name=IconName::Warning/>{failure.to_string()}</p> }
            })
        }
    }

    /// Refuses before any command is sent: what was typed can't be read.
    pub(super) fn refuse(self, field: impl Into<String>, message: impl Into<String>) {
        self.0.set(Some(Failure::Refused(Refused::field(field, message))));
        focus_first_error();
    }

    /// Shows why what was sent was not done. Whoever asked may have gone.
    pub(super) fn show(self, failure: Failure) {
        self.0.try_set(Some(failure));
        focus_first_error();
    }

    pub(super) fn clear(self) {
        self.0.set(None);
    }

    /// A number that was typed, or a refusal at its field.
    pub(super) fn number(self, field: impl Into<String>, text: RwSignal<String>) -> Option<Option<f64>> {
        match format::typed_number(&text.get_untracked()) {
            Ok(number) => Some(number),
            Err(message) => {
                self.refuse(field, message);
                None
            }
        }
    }

    /// A day that was typed, or a refusal at its field.
    pub(super) fn day(self, field: impl Into<String>, text: RwSignal<String>) -> Option<Option<Date>> {
        let text = text.get_untracked();
        let text = text.trim();
        match Date::parse(text) {
            Some(day) => Some(Some(day)),
            None if text.is_empty() => Some(None),
            None => {
                self.refuse(field, format!("{text} is not a date. Write it as 2026-03-31."));
                None
            }
        }
    }
}

/// Sends a command; on success the form may close, on refusal it shows where.
pub(super) fn send(
    workspace: Workspace,
    command: impl Command + 'static,
    error: FormError,
    on_done: impl FnOnce(Done) + 'static,
) {
    send_boxed(workspace, Box::new(command), error, Box::new(on_done));
}

fn send_boxed(
    workspace: Workspace,
    command: Box<dyn Command>,
    error: FormError,
    on_done: Box<dyn FnOnce(Done)>,
) {
    spawn_local(async move {
        match workspace.run_boxed(command).await {
            Ok(done) => {
                error.0.try_set(None);
                on_done(done);
            }
            Err(failure) => {
                error.0.try_set(Some(failure));
                focus_first_error();
            }
        }
    });
}

/// Moves the focus to the first field with an error, once it is marked.
fn focus_first_error() {
    use wasm_bindgen::JsCast;
    request_animation_frame(|| {
        let found = document().query_selector("[aria-invalid=true]").ok().flatten();
        if let Some(field) = found.and_then(|field| field.dyn_into::<web_sys::HtmlElement>().ok()) {
            // A field that can't take the focus leaves it where it is.
            let _ = field.focus();
        }
    });
}

/// The raw text of a draft.
pub(super) fn draft(text: impl Into<String>) -> RwSignal<String> {
    RwSignal::new(text.into())
}

/// A draft's text in Unicode's composed form, trimmed.
pub(super) fn typed(text: RwSignal<String>) -> String {
    format::composed(text.get_untracked().trim())
}

/// A record that was chosen in a select.
pub(super) fn chosen_record(text: RwSignal<String>) -> Option<pilotbook_core::journal::RecordId> {
    pilotbook_core::journal::RecordId::parse(&text.get_untracked())
}

/// A text as a command takes it; an empty one empties the field.
pub(super) fn text_value(text: String) -> Value {
    if text.is_empty() { Value::Null } else { Value::Text(text) }
}

/// A number as a field shows it.
pub(super) fn number_text(number: Option<f64>) -> String {
    number.map(pilotbook_core::json::number_text).unwrap_or_default()
}
