//! What an outcome was held against: the hypothesis, and how each criterion came out.

use leptos::prelude::*;
use pilotbook_core::model::amended::{AmendedField, Amendment};
use pilotbook_core::model::progress::How;
use pilotbook_core::review::Entry;
use pilotbook_core::search::highlight::Words;

use super::criteria_table::{result_text, rule};
use super::words::counted;
use crate::components::{Course, CourseMark, Marked};

/// Hypothesis, criteria and amendments, folded away until they are wanted, or searched and found.
#[component]
pub(super) fn Details(
    /// Of which outcome.
    entry: Entry,
    /// What is searched.
    words: Signal<Words>,
) -> impl IntoView {
    let hypothesis = entry.pilot.hypothesis.clone();
    let summary = match entry.criteria.len() {
        0 => "Hypothesis".to_owned(),
        count => format!("Hypothesis and {}", counted(count, "criterion", "criteria")),
    };
    let searched = hypothesis.clone();
    let found = Memo::new(move |_| words.with(|words| !words.ranges(&searched).is_empty()));
    let criteria = entry.criteria.iter().map(|(criterion, met)| {
        let result = result_text(criterion, criterion.result, criterion.result_yes);
        let result = if result.is_empty() { "no result".to_owned() } else { result };
        let course = Course::from(How::of(*met, false));
        view! { <li><CourseMark course word=true/><span>{criterion.measure.clone()}" "<span class="quiet">{format!("{}: ", rule(criterion))}</span><b>{result}</b></span></li> }
    });
    let change = |subject: &str, field: &AmendedField| {
        let subject = if subject.is_empty() { String::new() } else { format!("{subject}: ") };
        view! { <li>{subject}{field.label.to_lowercase()}" "<del>{field.before.clone()}</del>" "<ins>{field.now.clone()}</ins></li> }.into_any()
    };
    let mut amended: Vec<AnyView> = Vec::new();
    for amendment in &entry.amended {
        match amendment {
            Amendment::Pilot(field) => amended.push(change("", field)),
            Amendment::Changed(criterion, fields) => {
                amended.extend(fields.iter().map(|field| change(&criterion.measure, field)));
            }
            Amendment::Added(criterion) => {
                amended.push(view! { <li>"added: "<ins>{criterion.measure.clone()}</ins></li> }.into_any());
            }
            Amendment::Removed(criterion) => {
                amended.push(view! { <li>"removed: "<del>{criterion.measure.clone()}</del></li> }.into_any());
            }
        }
    }
    let amended = (!amended.is_empty()).then(|| {
        view! { <div class="aside-note tone-note amended"><p class="name">"Amended after the start"</p><ul>{amended}</ul></div> }
    });
    view! {
        <details class="entry-details" prop:open=move || found.get()>
            <summary>{summary}</summary>
            {if hypothesis.trim().is_empty() {
                view! { <p class="caption">"No hypothesis was written down."</p> }.into_any()
            } else {
                view! { <p class="serif-list"><Marked text=hypothesis words/></p> }.into_any()
            }}
            <ul class="entry-criteria">{criteria.collect_view()}</ul>
            {amended}
        </details>
    }
}
