//! The rows of a table as they would be read, before anything is written.

use std::sync::Arc;

use leptos::prelude::*;
use pilotbook_core::exchange::recipe::RecipeField;
use pilotbook_core::exchange::rows::RowsReport;

use super::files::download;
use super::import_reading::Reading;
use super::words::counted;
use crate::components::{Banner, format, use_toasts};
use crate::workspace::PlanCounts;

/// How many rejected rows and warnings are listed in the page; the file has them all.
const LISTED: usize = 50;
/// How many rows are shown.
const SHOWN: usize = 20;

/// What a draft makes of the file.
#[component]
pub(super) fn Preview(reading: Reading) -> impl IntoView {
    let report = move |_: Option<&_>| reading.read.with(|read| read.as_ref().map(|read| read.report.clone()));
    // The rows are drawn anew only when they were read anew: a list that was opened stays open while they are compared.
    let report = Memo::new_with_compare(report, |before, now| {
        match (before.and_then(Option::as_ref), now.and_then(Option::as_ref)) {
            (Some(before), Some(now)) => !Arc::ptr_eq(before, now),
            (before, now) => before.is_some() || now.is_some(),
        }
    });
    let plan = Memo::new(move |_| reading.read.with(|read| read.as_ref().and_then(|read| read.plan.clone())));
    move || {
        match report.get() {
        Some(report) => view! { <Report report plan/> }.into_any(),
        None => view! { <p class="caption">"The rows are shown as soon as the fields above say where they come from."</p> }.into_any(),
    }
    }
}

/// The counts in one sentence.
pub(super) fn counts(report: &RowsReport) -> String {
    let mut counts: Vec<String> =
        report.counts().into_iter().map(|(count, one, several)| counted(count, one, several)).collect();
    counts.push(counted(report.rejected.len(), "rejected", "rejected"));
    counts.push(counted(report.warnings.len(), "warning", "warnings"));
    format!("{}.", counts.join(", "))
}

/// What was read, and what it will change.
#[component]
fn Report(report: Arc<RowsReport>, plan: Memo<Option<PlanCounts>>) -> impl IntoView {
    view! {
        {move || plan.with(|plan| changes(plan.as_ref()))}
        {report.ragged_note().map(|note| view! { <Banner tone="tone-warn">{note}</Banner> })}
        {report.unknown_note().map(|note| view! { <Banner tone="tone-warn">{note}</Banner> })}
        {report.delimiter_hint().map(|hint| view! { <Banner tone="tone-warn">{hint}</Banner> })}
        <FirstRows report=report.clone()/>
        <Rejected report=report.clone()/>
        {(!report.warnings.is_empty()).then(|| view! {
            <details><summary>{format!("Warnings: {}", format::number(report.warnings.len() as f64, 0))}</summary>
                <ul>{report.warnings.iter().take(LISTED).map(|warning| view! { <li>{warning.to_string()}</li> }).collect_view()}</ul>
                {more(report.warnings.len())}
            </details>
        })}
    }
}

/// What the rows would change here; none while that is found out.
fn changes(plan: Option<&PlanCounts>) -> impl IntoView + use<> {
    let changes = plan.map(|plan| {
        let restored = match plan.restored {
            0 => String::new(),
            restored => format!(", {} from the trash", counted(restored, "comes back", "come back")),
        };
        let number = |count: usize| format::number(count as f64, 0);
        let (new, changed, same) = (number(plan.new), number(plan.changed), number(plan.same));
        format!("Here: {new} new, {changed} changed, {same} the same already{restored}.")
    });
    let too_large = plan.map(|plan| plan.too_large.as_slice()).unwrap_or_default();
    let large: Vec<String> =
        too_large.iter().take(LISTED).map(|(record, field)| format!("record {record}, {field}")).collect();
    view! {
        <p class="text-14">{changes.unwrap_or_else(|| "Comparing with what is here …".to_owned())}</p>
        {(!large.is_empty()).then(|| view! { <Banner tone="tone-warn">{format!("Longer than a record can hold, left out: {}.", large.join("; "))}</Banner> })}
    }
}

fn more(all: usize) -> impl IntoView {
    (all > LISTED).then(|| view! { <p class="caption">{format!("and {} more", format::number((all - LISTED) as f64, 0))}</p> })
}

#[component]
fn Rejected(report: Arc<RowsReport>) -> impl IntoView {
    let toasts = use_toasts();
    let rejected = report.clone();
    let save = move |_| {
        let said = match download("rejected-rows.csv", "text/csv", rejected.rejected_csv().as_bytes()) {
            Ok(()) => {
                "The rejected rows were handed to your browser's downloads. Mend them and import that file."
                    .to_owned()
            }
            Err(failure) => failure.to_string(),
        };
        toasts.show(said);
    };
    let why = |row: &pilotbook_core::exchange::rows::Rejected| {
        let written = row.reason.written().map_or(String::new(), |written| format!(" ({written})"));
        format!("Record {}: {}{written}", row.record, row.reason)
    };
    (!report.rejected.is_empty()).then(|| view! {
        <details><summary>{format!("Rejected rows: {}", format::number(report.rejected.len() as f64, 0))}</summary>
            <ul>{report.rejected.iter().take(LISTED).map(|row| view! { <li>{why(row)}</li> }).collect_view()}</ul>
            {more(report.rejected.len())}
            <button class="btn small" type="button" on:click=save>"Download the rejected rows"</button>
        </details>
    })
}

/// The first rows that are taken, as they would be read.
#[component]
fn FirstRows(report: Arc<RowsReport>) -> impl IntoView {
    let fields: Vec<RecipeField> = report
        .subject
        .fields()
        .filter(|field| report.rows.iter().take(SHOWN).any(|row| !row.shown(*field).is_empty()))
        .collect();
    let is_name = |field: RecipeField| {
        matches!(field, RecipeField::Title | RecipeField::ReadingKpi | RecipeField::IssueTitle)
    };
    (!report.rows.is_empty()).then(|| view! {
        <div class="table-scroll" role="region" tabindex="0" aria-label="The first rows as they would be read">
            <table class="table import-preview">
                <thead><tr><th scope="col" class="num">"Record"</th>{fields.iter().map(|field| view! { <th scope="col">{field.label()}</th> }).collect_view()}</tr></thead>
                <tbody>{report.rows.iter().take(SHOWN).map(|row| view! {
                    <tr><td class="num">{row.record}</td>{fields.iter().map(|field| view! { <td class:name=is_name(*field)>{row.shown(*field)}</td> }).collect_view()}</tr>
                }).collect_view()}</tbody>
            </table>
        </div>
    })
}
