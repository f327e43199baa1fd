//! How a KPI stands, as the matrix and a goal's page write it: now, on its way from baseline to target, its status.

use leptos::prelude::*;
use pilotbook_core::journal::RecordId;
use pilotbook_core::metrics::portfolio::Kpi;

use super::goals_look::Looked;
use crate::components::{Course, CourseMark, Progress, format};

/// "% ↓": the unit and which way is good.
pub(super) fn unit_and_arrow(kpi: &Kpi) -> String {
    format!("{} {}", kpi.unit, kpi.arrow()).trim().to_owned()
}

/// A KPI's figure, with the decimals that its size can carry.
pub(super) fn figure(value: f64) -> String {
    let digits = match value.abs() {
        size if size >= 100.0 => 0,
        size if size >= 10.0 => 1,
        _ => 2,
    };
    format::number(value, digits)
}

/// What a row says of a KPI.
#[derive(Clone, Debug, PartialEq)]
struct Said {
    now: Option<f64>,
    baseline: Option<f64>,
    target: Option<f64>,
    attainment: Option<f64>,
    expected: Option<f64>,
    course: Course,
}

fn said(looked: &Looked, id: &RecordId) -> Option<Said> {
    let kpi = looked.kpi(id)?;
    let standing = looked.standing(id)?;
    Some(Said {
        now: standing.latest.map(|(_, value)| value),
        baseline: kpi.baseline,
        target: kpi.target,
        attainment: standing.attainment,
        expected: standing.expected,
        course: Course::from(standing.status),
    })
}

/// The last cells of a KPI's row.
#[component]
pub(super) fn Standing(looked: Memo<Looked>, kpi: RecordId) -> impl IntoView {
    let said = Memo::new(move |_| looked.with(|looked| said(looked, &kpi)));
    let now = move || said.get().and_then(|said| said.now).map_or("—".to_owned(), figure);
    let way = move || {
        let said = said.get()?;
        let end = |value: Option<f64>| value.map_or("—".to_owned(), figure);
        Some(view! {
            <span class="span">
                <span>{end(said.baseline)}</span>
                <Progress reached=said.attainment expected=said.expected tone=said.course.tone()/>
                <span>{end(said.target)}</span>
            </span>
        })
    };
    view! {
        <td class="num now">{now}</td>
        <td class="span-cell">{move || way()}</td>
        <td class="col-mark">{move || said.get().map(|said| view! { <CourseMark course=said.course word=true/> })}</td>
    }
}
