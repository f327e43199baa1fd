//! What was changed after the start, beside what it was: in the corrector's ink.

use leptos::prelude::*;
use pilotbook_core::Date;
use pilotbook_core::journal::RecordId;
use pilotbook_core::model::Pilot;
use pilotbook_core::model::amended::{AmendedField, Amendment, Explained, explained};

use super::words::names;
use crate::app::use_app;
use crate::components::format;

/// The amendments of a pilot, newest first.
#[component]
pub(super) fn Amendments(id: RecordId) -> impl IntoView {
    let (workspace, ..) = use_app();
    let groups = move || {
        workspace.with(|book| {
            let groups = book.get::<Pilot>(&id).map(|pilot| explained(book, &pilot)).unwrap_or_default();
            let signed = groups.into_iter().map(|group| {
                let by = group.reason.as_ref().map(|entry| names(book, entry.people.iter()));
                (group, by.unwrap_or_default())
            });
            signed.map(|(group, by)| amendment(group, &by, workspace.today())).collect::<Vec<_>>()
        })
    };
    view! { {move || groups()} }
}

fn amendment(group: Explained, by: &str, today: Date) -> AnyView {
    let mut head = "Amended".to_owned();
    if let Some(day) = group.reason.as_ref().and_then(|entry| entry.day) {
        head.push_str(&format!(" {}", format::day(day, today)));
    }
    if !by.is_empty() {
        head.push_str(&format!(" by {by}"));
    }
    let lines: Vec<AnyView> = group.changes.into_iter().map(|change| line(change, today)).collect();
    let again =
        lines.is_empty().then(|| view! { <p class="caption">"What it changed was amended again."</p> });
    let reason = match group.reason {
        Some(entry) => view! { <p class="serif-list">{format!("“{}”", entry.text)}</p> }.into_any(),
        None => view! { <p class="caption">"Changed apart from the start, no reason given."</p> }.into_any(),
    };
    view! { <div class="aside-note tone-note amended"><p><b>{head}</b></p>{lines}{again}{reason}</div> }
        .into_any()
}

/// One thing that differs from the start.
fn line(amendment: Amendment, today: Date) -> AnyView {
    match amendment {
        Amendment::Pilot(field) => view! { <p>{field.label}": "{changed(&field, today)}</p> }.into_any(),
        Amendment::Changed(criterion, fields) => {
            let fields = fields.iter().map(|field| {
                let label = field.label.to_lowercase();
                view! { <span>{label}" "{changed(field, today)}</span> }
            });
            view! { <p class="meta dotted">{criterion.measure}": "{fields.collect_view()}</p> }.into_any()
        }
        Amendment::Added(criterion) => {
            view! { <p>"Criterion added: "<ins>{criterion.measure}</ins></p> }.into_any()
        }
        Amendment::Removed(criterion) => {
            view! { <p>"Criterion removed: "<del>{criterion.measure}</del></p> }.into_any()
        }
    }
}

/// What it was, struck, and what it is.
fn changed(field: &AmendedField, today: Date) -> impl IntoView + use<> {
    let text = |text: &str| match Date::parse(text).filter(|_| field.field == "planned_end") {
        Some(day) => format::day(day, today),
        None if text.is_empty() => "none".to_owned(),
        None => text.to_owned(),
    };
    view! { <del>{text(&field.before)}</del>" "<ins>{text(&field.now)}</ins> }
}
