//! A reading, in the form in which its KPI is read: a value, k of n, or counts per answer.

use leptos::prelude::*;
use pilotbook_core::Value;
use pilotbook_core::command::{AddReading, Edit, ReadingDraft};
use pilotbook_core::journal::RecordId;
use pilotbook_core::model::{ANSWERS, Kpi, ReadAs, Reading};

use super::form::{FormError, draft, number_text, send, text_value, typed};
use crate::app::use_app;
use crate::components::{TextField, format};

/// What is typed.
#[derive(Clone, Copy)]
struct Fields {
    day: RwSignal<String>,
    value: RwSignal<String>,
    k: RwSignal<String>,
    n: RwSignal<String>,
    answers: StoredValue<Vec<RwSignal<String>>>,
    note: RwSignal<String>,
}

impl Fields {
    fn of(reading: Option<&Reading>, today: String) -> Fields {
        let number = |part: fn(&Reading) -> Option<f64>| draft(number_text(reading.and_then(part)));
        let counts = reading.and_then(Reading::answers);
        let answers = (0..ANSWERS.len()).map(|at| {
            let count = counts.and_then(|counts| counts.get(at).copied()).filter(|count| *count > 0.0);
            draft(number_text(count))
        });
        Fields {
            day: draft(
                reading.map_or(today, |reading| reading.day.map(|day| day.to_string()).unwrap_or_default()),
            ),
            value: number(|reading| reading.value),
            k: number(|reading| reading.k),
            n: number(|reading| reading.n),
            answers: StoredValue::new(answers.collect()),
            note: draft(reading.map(|reading| reading.note.clone()).unwrap_or_default()),
        }
    }

    /// What was typed, or a refusal at its field.
    fn read(self, read_as: ReadAs, error: FormError) -> Option<ReadingDraft> {
        let number = |field: &'static str, text, message| match error.number(field, text)? {
            Some(number) => Some(number),
            None => {
                error.refuse(field, message);
                None
            }
        };
        match read_as {
            ReadAs::Share => Some(ReadingDraft::Share {
                k: number("k", self.k, "Say how many.")?,
                n: number("n", self.n, "Say of how many.")?,
            }),
            ReadAs::Answers => {
                let mut counts = [0; 11];
                for (count, text) in counts.iter_mut().zip(self.answers.get_value()) {
                    let typed = error.number("answers", text)?.unwrap_or(0.0);
                    if typed < 0.0 || typed.fract() != 0.0 || typed > f64::from(u32::MAX) {
                        error.refuse("answers", format!("{typed} is no count: give whole numbers from 0."));
                        return None;
                    }
                    *count = typed as u32;
                }
                Some(ReadingDraft::Answers(counts))
            }
            ReadAs::Value | ReadAs::Metric => {
                Some(ReadingDraft::Value(number("value", self.value, "Give the value as a number.")?))
            }
        }
    }

    /// Fields of the record that hold a draft.
    fn values(draft: ReadingDraft, scale: (usize, usize)) -> Vec<(String, Value)> {
        match draft {
            ReadingDraft::Value(value) => vec![("value".to_owned(), value.into())],
            ReadingDraft::Share { k, n } => vec![("k".to_owned(), k.into()), ("n".to_owned(), n.into())],
            ReadingDraft::Answers(counts) => {
                let asked = ANSWERS.iter().zip(counts).enumerate();
                let asked = asked.filter(|(at, _)| (scale.0..=scale.1).contains(at));
                asked.map(|(_, (name, count))| (name.as_str().to_owned(), f64::from(count).into())).collect()
            }
        }
    }
}

const OWN: &[&str] = &[
    "day",
    "value",
    "k",
    "n",
    "answers",
    "answers_0",
    "answers_1",
    "answers_2",
    "answers_3",
    "answers_4",
    "answers_5",
    "answers_6",
    "answers_7",
    "answers_8",
    "answers_9",
    "answers_10",
];

/// The form: for a new reading, or one that is to be mended.
#[component]
pub(super) fn ReadingForm(
    /// The KPI.
    kpi: RecordId,
    /// The reading that is edited.
    reading: Option<RecordId>,
    /// Whether its dialog is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let (workspace, ..) = use_app();
    let error = FormError::new();
    let Some(kpi) = workspace.with_untracked(|book| book.get::<Kpi>(&kpi)) else { return ().into_any() };
    let before = reading.and_then(|id| workspace.with_untracked(|book| book.get::<Reading>(&id)));
    let fields = Fields::of(before.as_ref(), workspace.today().to_string());
    // A mean may also be taken of a question from 0 to 10.
    let wide =
        before.as_ref().is_some_and(|own| own.answers_outside_five().iter().flatten().any(|n| *n > 0.0));
    let (form, scale) = (kpi.form(), if wide { (0, 10) } else { kpi.scale() });
    let verb = if before.is_some() { "Save the reading" } else { "Add the reading" };
    let id = kpi.id.clone();
    let record = before.map(|before| before.id);
    let began =
        record.as_ref().and_then(|id| workspace.with_untracked(|book| book.snapshot().live(id).cloned()));
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        error.clear();
        let Some(day) = error.day("day", fields.day) else { return };
        let Some(day) = day else {
            error.refuse("day", "A reading needs its day.");
            return;
        };
        let Some(reading) = fields.read(form, error) else { return };
        let note = typed(fields.note);
        match &record {
            Some(record) => {
                let mut values = Fields::values(reading, scale);
                values.push(("day".to_owned(), day.to_string().into()));
                values.push(("note".to_owned(), text_value(note)));
                // What was not touched here may have been changed elsewhere.
                let was =
                    |field: &str| began.as_ref().and_then(|began| began.value(field)).unwrap_or(&Value::Null);
                values.retain(|(field, value)| was(field) != value);
                send(workspace, Edit { record: record.clone(), values }, error, move |_| open.set(false));
            }
            None => {
                let command = AddReading { kpi: id.clone(), day, reading, note };
                send(workspace, command, error, move |_| open.set(false));
            }
        }
    };
    let inputs = match form {
        ReadAs::Share => view! { <ShareFields fields error/> }.into_any(),
        ReadAs::Answers => {
            view! { <AnswerFields fields error scale fewest=kpi.fewest_answers()/> }.into_any()
        }
        ReadAs::Value | ReadAs::Metric => {
            let label = if kpi.unit.is_empty() { "Value".to_owned() } else { format!("Value, {}", kpi.unit) };
            view! { <TextField label kind="number" value=fields.value error=error.at("value") autofocus=true/> }.into_any()
        }
    };
    view! {
        <form class="form" on:submit=submit>
            {inputs}
            <TextField label="Day" kind="date" value=fields.day error=error.at("day")/>
            <TextField label="Note" value=fields.note hint="What one should know who looks at this point later."/>
            {error.rest(OWN)}
            <div class="form-actions">
                <button class="btn" type="button" on:click=move |_| open.set(false)>"Cancel"</button>
                <button class="btn primary" type="submit">{verb}</button>
            </div>
        </form>
    }
    .into_any()
}

/// So many of so many.
#[component]
fn ShareFields(fields: Fields, error: FormError) -> impl IntoView {
    let number = |text: RwSignal<String>| format::typed_number(&text.get()).ok().flatten();
    let share = move || {
        let (k, n) = (number(fields.k)?, number(fields.n)?);
        (0.0 <= k && k <= n && n > 0.0).then(|| format!("{}%", format::percent(k / n, n as usize)))
    };
    view! {
        <div class="field-row">
            <TextField label="How many" kind="number" value=fields.k error=error.at("k") autofocus=true/>
            <TextField label="Of how many" kind="number" value=fields.n error=error.at("n")/>
        </div>
        <p class="hint" role="status">{move || share()}</p>
    }
}

/// How many gave each answer.
#[component]
fn AnswerFields(
    fields: Fields,
    error: FormError,
    /// The first answer and the last.
    scale: (usize, usize),
    /// A reading of fewer is refused.
    fewest: u32,
) -> impl IntoView {
    let answers = fields.answers.get_value();
    let own = answers.iter().enumerate().filter(|(at, _)| (scale.0..=scale.1).contains(at));
    let inputs = own.map(|(at, text)| {
        view! { <TextField label=at.to_string() kind="number" value=*text autofocus=at == scale.0/> }
    });
    let inputs = inputs.collect_view();
    let refused = move || {
        let places = (0..ANSWERS.len()).map(|at| format!("answers_{at}")).chain(["answers".to_owned()]);
        places.into_iter().find_map(|place| error.at(place).get())
    };
    let total = move || {
        let counts = answers.iter().filter_map(|text| format::typed_number(&text.get()).ok().flatten());
        // Not `sum`, whose nothing is minus zero.
        let total = counts.fold(0.0, |total, count| total + count);
        let enough = if total < f64::from(fewest) { "needed" } else { "needed, so these are enough" };
        format!("{} answers; at least {fewest} are {enough}.", format::number(total, 0))
    };
    view! {
        <fieldset class="answers">
            <legend>"How many gave each answer"</legend>
            <div class="answer-grid">{inputs}</div>
            <p class="hint" role="status">{total}</p>
            {move || refused().map(|text| view! { <p class="field-error" role="alert">{text}</p> })}
        </fieldset>
    }
}
