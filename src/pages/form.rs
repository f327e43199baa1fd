//! What all forms have in common: a draft of raw text, a command, and where its refusal is shown.

use leptos::prelude::*;
use leptos::task::spawn_local;
use pilotbook_core::command::{Command, Refused};
use pilotbook_core::{Date, Value};
use web_sys::Element;

use crate::components::{Icon, IconName, format};
use crate::shell::mark_typed;
use crate::workspace::{Done, Failure, Workspace};

/// The last refusal of a form, shown at the field it is about; and whether what it sent is still without an answer.
#[derive(Clone, Copy)]
pub(super) struct FormError {
    shown: RwSignal<Option<Failure>>,
    out: StoredValue<bool>,
}

/// Something is sent and has no answer yet. Dropped, the form may send again.
pub(super) struct Turn {
    out: StoredValue<bool>,
    form: Option<Element>,
}

impl Turn {
    /// It was not done: what was typed is still a draft, whatever the form shows.
    pub(super) fn refused(self) {
        if let Some(form) = &self.form {
            mark_typed(form);
        }
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        self.out.try_set_value(false);
        if let Some(form) = &self.form {
            let _ = form.remove_attribute("aria-busy");
        }
    }
}

impl FormError {
    pub(super) fn new() -> FormError {
        FormError { shown: RwSignal::new(None), out: StoredValue::new(false) }
    }

    /// Begins to send. None while there is no answer yet to what was sent before: sent twice, as by a double click, it would be done twice.
    pub(super) fn turn(self) -> Option<Turn> {
        // Whoever sends a form has the focus in it.
        let form = document().active_element().and_then(|field| field.closest("form").ok().flatten());
        if self.out.try_get_value() == Some(true) {
            // What was typed since is not sent.
            if let Some(form) = &form {
                mark_typed(form);
            }
            return None;
        }
        self.out.try_set_value(true);
        if let Some(form) = &form {
            // It can fail only for a name that is no name.
            let _ = form.set_attribute("aria-busy", "true");
        }
        Some(Turn { out: self.out, form })
    }

    /// What is wrong with one field.
    pub(super) fn at(self, field: impl Into<String>) -> Signal<Option<String>> {
        let field = field.into();
        Signal::derive(move || {
            self.shown.with(|failure| failure.as_ref().and_then(|failure| failure.at(&field)))
        })
    }

    /// Whether something is wrong in a row.
    pub(super) fn row(self, row: usize) -> Signal<bool> {
        let end = format!(".{row}");
        Signal::derive(move || {
            self.shown.with(|failure| match failure {
                Some(Failure::Refused(Refused { field: Some(field), .. })) => field.ends_with(&end),
                _ => false,
            })
        })
    }

    /// What is wrong with none of the form's own fields.
    pub(super) fn rest(self, own: &'static [&'static str]) -> impl IntoView {
        move || {
            let failure = self.shown.get()?;
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
        self.shown.set(Some(Failure::Refused(Refused::field(field, message))));
        focus_first_error();
    }

    /// Shows why what was sent was not done. Whoever asked may have gone.
    pub(super) fn show(self, failure: Failure) {
        self.shown.try_set(Some(failure));
        focus_first_error();
    }

    pub(super) fn clear(self) {
        self.shown.set(None);
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

/// Sends a command; on success the form may close, on refusal it shows where. While one is under way, another is not sent.
pub(super) fn send(
    workspace: Workspace,
    command: impl Command + 'static,
    error: FormError,
    on_done: impl FnOnce(Done) + 'static,
) {
    send_and_hear(workspace, command, error, if_done(on_done));
}

/// As [`send`], for a form that wants to know of a refusal, too.
pub(super) fn send_and_hear(
    workspace: Workspace,
    command: impl Command + 'static,
    error: FormError,
    on_answer: impl FnOnce(Result<Done, &Failure>) + 'static,
) {
    if let Some(turn) = error.turn() {
        send_boxed(workspace, Box::new(command), error, Some(turn), Box::new(on_answer));
    }
}

/// As [`send`], also while another is under way: for what sets what was typed or chosen last, so that twice does no harm and
/// ignoring it would.
pub(super) fn send_each(
    workspace: Workspace,
    command: impl Command + 'static,
    error: FormError,
    on_done: impl FnOnce(Done) + 'static,
) {
    send_boxed(workspace, Box::new(command), error, None, Box::new(if_done(on_done)));
}

/// What hears an answer, of what wants to know only that it was done.
fn if_done(on_done: impl FnOnce(Done) + 'static) -> impl FnOnce(Result<Done, &Failure>) + 'static {
    move |answer| {
        if let Ok(done) = answer {
            on_done(done);
        }
    }
}

type OnAnswer = Box<dyn FnOnce(Result<Done, &Failure>)>;

fn send_boxed(
    workspace: Workspace,
    command: Box<dyn Command>,
    error: FormError,
    turn: Option<Turn>,
    on_answer: OnAnswer,
) {
    spawn_local(async move {
        match workspace.run_boxed(command).await {
            Ok(done) => {
                drop(turn);
                error.shown.try_set(None);
                on_answer(Ok(done));
            }
            Err(failure) => {
                on_answer(Err(&failure));
                error.show(failure);
                if let Some(turn) = turn {
                    turn.refused();
                }
            }
        }
    });
}

/// Moves the focus to the first field with an error, once it is marked. What stands in its form is still a draft.
fn focus_first_error() {
    use wasm_bindgen::JsCast;
    request_animation_frame(|| {
        let found = document().query_selector("[aria-invalid=true]").ok().flatten();
        if let Some(field) = found.and_then(|field| field.dyn_into::<web_sys::HtmlElement>().ok()) {
            mark_typed(&field);
            // A field that can't take the focus leaves it where it is.
            let _ = field.focus();
        }
    });
}

/// What was typed since something was sent: nothing, what follows it, or, where it was changed, all of it.
pub(super) fn typed_since(now: &str, sent: &str) -> String {
    match now.strip_prefix(sent.trim_end()) {
        // “DevOps” doesn't follow “Dev”.
        Some(more) if more.is_empty() || more.starts_with(char::is_whitespace) => {
            more.trim_start().to_owned()
        }
        _ => now.to_owned(),
    }
}

/// Empties a field whose text is saved; what was typed since stays.
pub(super) fn clear_sent(text: RwSignal<String>, sent: &str) {
    if let Some(now) = text.try_get_untracked() {
        text.try_set(typed_since(&now, sent));
    }
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
