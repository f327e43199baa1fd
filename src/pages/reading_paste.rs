//! Readings from the clipboard: each line is read, or refused with its reason, before anything is saved.

use leptos::prelude::*;
use pilotbook_core::command::{AddReadings, PastedReading, ReadingDraft, pasted_readings};
use pilotbook_core::journal::RecordId;
use pilotbook_core::model::{Kpi, ReadAs};

use super::form::{FormError, draft, send};
use super::kpi_standing::value_text;
use super::words::{counted, number};
use crate::app::use_app;
use crate::components::{AreaField, Icon, IconName, Show, format, use_toasts};
use crate::shell::offer_undo;

/// What a line looks like.
fn example(kpi: &Kpi) -> &'static str {
    match (kpi.form(), kpi.scale()) {
        (ReadAs::Share, _) => "2026-06-01, 46, 50",
        (ReadAs::Answers, (0, _)) => "2026-06-01, 0, 0, 1, 0, 0, 2, 1, 4, 6, 5, 3",
        (ReadAs::Answers, _) => "2026-06-01, 0, 1, 2, 9, 8",
        (ReadAs::Value | ReadAs::Metric, _) => "2026-06-01, 11.1",
    }
}

/// What a line is made of.
fn parts(kpi: &Kpi) -> &'static str {
    match (kpi.form(), kpi.scale()) {
        (ReadAs::Share, _) => {
            "A line each: day, how many, of how many. Rows copied from a sheet are such lines."
        }
        (ReadAs::Answers, (0, _)) => {
            "A line each: day, then how many answered 0, 1 and so on up to 10. Rows copied from a sheet are such lines."
        }
        (ReadAs::Answers, _) => {
            "A line each: day, then how many answered 1, 2, 3, 4, 5. Rows copied from a sheet are such lines."
        }
        (ReadAs::Value | ReadAs::Metric, _) => {
            "A line each: day, value. Rows copied from a sheet are such lines."
        }
    }
}

fn said(reading: ReadingDraft, unit: &str) -> String {
    match reading {
        ReadingDraft::Value(value) => value_text(value, unit),
        ReadingDraft::Share { k, n } => format!("{} of {}", format::number(k, 0), format::number(n, 0)),
        ReadingDraft::Answers(counts) => {
            counted(counts.iter().map(|count| *count as usize).sum(), "answer", "answers")
        }
    }
}

/// So many lines are shown, the refused ones first: all are drawn anew with every key.
const SHOWN: usize = 100;

/// The form.
#[component]
pub(super) fn PasteForm(
    /// The KPI.
    kpi: RecordId,
    /// Whether its dialog is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let (workspace, ..) = use_app();
    let toasts = use_toasts();
    let error = FormError::new();
    let Some(kpi) = workspace.with_untracked(|book| book.get::<Kpi>(&kpi)) else { return ().into_any() };
    let text = draft("");
    let (placeholder, hint, unit) = (example(&kpi), parts(&kpi), kpi.unit.clone());
    let kpi = StoredValue::new(kpi);
    let lines = Memo::new(move |_| {
        let today = workspace.today();
        text.with(|text| kpi.with_value(|kpi| pasted_readings(text, kpi, today)))
    });
    let read = Memo::new(move |_| lines.with(|lines| lines.iter().filter(|line| line.read.is_ok()).count()));
    let shown = move || {
        lines.with(|lines| {
            let (read, refused): (Vec<_>, Vec<_>) = lines.iter().partition(|line| line.read.is_ok());
            refused.into_iter().chain(read).take(SHOWN).cloned().collect::<Vec<_>>()
        })
    };
    let refused = move || lines.with(Vec::len) - read.get();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        error.clear();
        let readings: Vec<_> = lines.get_untracked().into_iter().filter_map(|line| line.read.ok()).collect();
        if readings.is_empty() {
            error.refuse("text", "No line could be read yet.");
            return;
        }
        let command = AddReadings { kpi: kpi.with_value(|kpi| kpi.id.clone()), readings };
        send(workspace, command, error, move |done| {
            open.set(false);
            offer_undo(workspace, toasts, done);
        });
    };
    let row = move |line: PastedReading| {
        let (class, icon, said) = match line.read {
            Ok((day, reading)) => {
                let said = format!("{}: {}", format::day_with_year(day), said(reading, &unit));
                ("tone-held", IconName::Check, said)
            }
            Err(reason) => ("tone-bad", IconName::Warning, reason),
        };
        view! { <li class=format!("row {class}")><Icon name=icon/><div class="row-text"><p class="row-title">{said}</p><p class="row-sub">{format!("Line {}: {}", line.line, line.text)}</p></div></li> }
    };
    view! {
        <form class="form wide-form" on:submit=submit>
            <AreaField label="Readings" value=text rows=6 placeholder hint error=error.at("text") autofocus=true/>
            <Show when=move || !lines.with(Vec::is_empty)>
                <p role="status">{move || match refused() {
                    0 => format!("{} can be added.", counted(read.get(), "reading", "readings")),
                    left => format!("{} can be added; {} below.", counted(read.get(), "reading", "readings"),
                        if left == 1 { "1 line is left out, its reason stands".to_owned() } else { format!("{} lines are left out, their reasons stand", number(left)) }),
                }}</p>
            </Show>
            <ul class="rows pasted-lines">{move || shown().into_iter().map(row.clone()).collect_view()}</ul>
            <Show when=move || { lines.with(Vec::len) > SHOWN }>
                <p class="caption">{move || format!("and {} more", format::number((lines.with(Vec::len) - SHOWN) as f64, 0))}</p>
            </Show>
            {error.rest(&["text"])}
            <div class="form-actions">
                <span class="dialog-note">"A day that reads the same already is left as it is."</span>
                <button class="btn" type="button" on:click=move |_| open.set(false)>"Cancel"</button>
                <button class="btn primary" type="submit">{move || format!("Add {}", counted(read.get(), "reading", "readings"))}</button>
            </div>
        </form>
    }
    .into_any()
}
