//! The criteria of a pilot that has started: what they ask for, what was read, and how that is.

use leptos::prelude::*;
use pilotbook_core::journal::RecordId;
use pilotbook_core::model::progress::{Standing, standings};
use pilotbook_core::model::{Answer, Choice, Criterion, Direction, Pilot};

use super::words::counted;
use crate::app::use_app;
use crate::components::{Course, CourseMark, CriterionCourse, Show, format};

/// A criterion's rule in words: "at most 4 min, from 9.8".
pub(super) fn rule(criterion: &Criterion) -> String {
    let (before, target, after) = rule_parts(criterion);
    format!("{before}{target}{after}")
}

/// The same around its target.
fn rule_parts(criterion: &Criterion) -> (&'static str, String, String) {
    if criterion.answer == Some(Answer::YesNo) {
        return ("", "yes".to_owned(), String::new());
    }
    let number = |value: f64| format::number(value, 3);
    let baseline =
        criterion.baseline.map_or(String::new(), |baseline| format!(", from {}", number(baseline)));
    let Some(target) = criterion.target else { return ("", "no target yet".to_owned(), baseline) };
    let direction = if criterion.direction == Some(Direction::AtMost) { "at most " } else { "at least " };
    (direction, number(target), format!("{}{baseline}", unit(&criterion.unit)))
}

/// A unit after its number: a percent sign stands close, a word apart.
fn unit(unit: &str) -> String {
    match unit {
        "" | "%" => unit.to_owned(),
        word => format!(" {word}"),
    }
}

/// A result in words.
pub(super) fn result_text(criterion: &Criterion, number: Option<f64>, yes: Option<bool>) -> String {
    match (criterion.answer, number, yes) {
        (Some(Answer::YesNo), _, Some(yes)) => if yes { "yes" } else { "no" }.to_owned(),
        (Some(Answer::YesNo), ..) | (_, None, _) => String::new(),
        (_, Some(number), _) => format!("{}{}", format::number(number, 3), unit(&criterion.unit)),
    }
}

/// A criterion's measure with its role and its rule; an amended target beside what it was.
pub(super) fn measure_cell(criterion: &Criterion) -> impl IntoView + use<> {
    let role = criterion.role.map_or("no role", Choice::label);
    let (before, target, after) = rule_parts(criterion);
    let was = criterion.target_at_start.filter(|was| Some(*was) != criterion.target);
    let target = match was {
        Some(was) => {
            view! { <span class="amended"><del>{format::number(was, 3)}</del>" "<ins>{target}</ins></span> }
                .into_any()
        }
        None => target.into_any(),
    };
    view! { {criterion.measure.clone()}<span class="sub">{role}": "{before}{target}{after}</span> }
}

/// The way from baseline to target with the readings on it; a yes/no criterion has none.
pub(super) fn course(standing: &Standing) -> Option<impl IntoView + use<>> {
    let criterion = &standing.criterion;
    let target = criterion.target.filter(|_| criterion.answer != Some(Answer::YesNo))?;
    let mut readings: Vec<f64> = standing.readings.iter().filter_map(|reading| reading.value).collect();
    readings
        .extend(criterion.result.filter(|result| standing.day.is_none() && readings.last() != Some(result)));
    let was = criterion.target_at_start.filter(|was| *was != target);
    let label = format!(
        "{}: {}, {}",
        criterion.measure,
        rule(criterion),
        counted(readings.len(), "reading", "readings")
    );
    let at_most = criterion.direction == Some(Direction::AtMost);
    Some(view! { <CriterionCourse baseline=criterion.baseline target was at_most readings label/> })
}

/// The criteria with their latest readings, or their results.
#[component]
pub(super) fn CriteriaTable(id: RecordId, pilot: Memo<Option<Pilot>>) -> impl IntoView {
    let (workspace, ..) = use_app();
    let locked = move || {
        let started = pilot.with(|pilot| pilot.as_ref().and_then(|pilot| pilot.started_on));
        started
            .map(|day| format!("set before the start, locked since {}", format::day(day, workspace.today())))
    };
    let standings = Memo::new(move |_| {
        workspace.with(|book| book.get::<Pilot>(&id).map(|pilot| standings(book, &pilot)).unwrap_or_default())
    });
    let row = move |standing: Standing| {
        let day =
            standing.day.map(|day| view! { <span class="sub">{format::day(day, workspace.today())}</span> });
        let criterion = &standing.criterion;
        let figure = match (criterion.answer, standing.number) {
            (Some(Answer::YesNo), _) | (_, None) => result_text(criterion, standing.number, standing.yes).into_any(),
            (_, Some(number)) => view! { <b class="now">{format::number(number, 3)}</b><span class="unit">{unit(&criterion.unit)}</span> }.into_any(),
        };
        view! {
            <tr>
                <td class="name col-name">{measure_cell(criterion)}</td>
                <td class="num col-figure">{figure}{day}</td>
                <td class="col-low course-cell">{course(&standing)}</td>
                <td class="col-mark"><CourseMark course=Course::from(standing.how) word=true/></td>
            </tr>
        }
    };
    view! {
        <section class="section">
            <div class="section-head"><h2>"Criteria"</h2><span class="quiet">{move || locked()}</span></div>
            <Show when=move || !standings.with(Vec::is_empty) fallback=|| view! { <p class="caption">"This pilot has no criteria."</p> }>
                <table class="table tall still criteria">
                    <thead><tr><th scope="col">"Criterion"</th><th scope="col" class="num">"Latest"</th>
                        <th scope="col" class="col-low"><span class="criterion-scale"><span>"baseline"</span><span>"target"</span><span>"beyond"</span></span></th>
                        <th scope="col"><span class="visually-hidden">"Met?"</span></th></tr></thead>
                    <tbody>{move || standings.get().into_iter().map(row).collect_view()}</tbody>
                </table>
            </Show>
        </section>
    }
}
