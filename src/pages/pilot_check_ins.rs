//! The check-ins of a pilot as a timeline, newest first.

use leptos::prelude::*;
use pilotbook_core::journal::RecordId;
use pilotbook_core::model::suggestion::of_reading;
use pilotbook_core::model::{Entry, EntryType};

use super::criteria_table::result_text;
use super::words::names;
use crate::app::use_app;
use crate::components::{Course, CourseMark, Show, format};

/// So many are shown at first.
const AT_FIRST: usize = 5;

/// The check-ins.
#[component]
pub(super) fn CheckIns(id: RecordId) -> impl IntoView {
    let (workspace, ..) = use_app();
    let id = StoredValue::new(id);
    let all = RwSignal::new(false);
    let entries = Memo::new(move |_| {
        workspace.with(|book| {
            let mut entries = book.entries_about(&id.get_value());
            entries.retain(|entry| entry.r#type == Some(EntryType::CheckIn));
            entries
        })
    });
    let items = move || {
        let shown = if all.get() { usize::MAX } else { AT_FIRST };
        entries
            .get()
            .into_iter()
            .take(shown)
            .map(|entry| view! { <CheckInItem pilot=id.get_value() entry/> })
            .collect_view()
    };
    let more = move || !all.get() && entries.with(Vec::len) > AT_FIRST;
    let earlier = move || entries.with(Vec::len).saturating_sub(AT_FIRST);
    view! {
        <Show when=move || !entries.with(Vec::is_empty)>
            <section class="section">
                <div class="section-head"><h2>"Check-ins"</h2><span class="count">{move || entries.with(Vec::len)}</span></div>
                <ol class="timeline">{move || items()}</ol>
                <Show when=more>
                    <button class="link" type="button" on:click=move |_| all.set(true)>{move || format!("Show {} earlier", earlier())}</button>
                </Show>
            </section>
        </Show>
    }
}

/// One check-in: its day, how it went, what was said, what was read.
#[component]
fn CheckInItem(pilot: RecordId, entry: Entry) -> impl IntoView {
    let (workspace, ..) = use_app();
    let today = workspace.today();
    let meta = workspace.with(|book| {
        let readings = book.criteria_of(&pilot).into_iter().filter_map(|criterion| {
            let readings = book.readings_of(&criterion.id);
            let reading = readings.iter().find(|reading| reading.entry.as_ref() == Some(&entry.id))?;
            let (number, yes) = of_reading(&criterion, reading);
            // A question has its own mark before the answer.
            let colon = if criterion.measure.ends_with('?') { "" } else { ":" };
            Some(format!("{}{colon} {}", criterion.measure, result_text(&criterion, number, yes)))
        });
        let by = Some(names(book, entry.people.iter())).filter(|name| !name.is_empty());
        readings.chain(by).collect::<Vec<_>>()
    });
    view! {
        <li>
            <time datetime=entry.day.map(|day| day.to_string())>{entry.day.map(|day| format::day(day, today))}</time>
            {entry.confidence.map(|confidence| view! { <CourseMark course=Course::from(confidence)/> })}
            <div class="timeline-body">
                {(!entry.text.is_empty()).then(|| view! { <p class="text-14">{entry.text}</p> })}
                <p class="meta dotted">{meta.into_iter().map(|text| view! { <span>{text}</span> }).collect_view()}</p>
            </div>
        </li>
    }
}
