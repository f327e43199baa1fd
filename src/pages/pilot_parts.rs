//! The parts of a pilot's page: criteria, amendments, check-ins.

use leptos::prelude::*;
use pilotbook_core::journal::RecordId;
use pilotbook_core::model::amended::{AmendedField, Amendment, amendments, reasons};
use pilotbook_core::model::suggestion::{Met, met, of_reading};
use pilotbook_core::model::{Answer, Choice, Criterion, Direction, EntryType, Pilot};

use super::words::names;
use crate::app::use_app;
use crate::components::{Course, CourseMark, CriterionCourse, format};

/// A criterion's rule in words: "at most 4 min, from 9.8".
pub(super) fn rule(criterion: &Criterion) -> String {
    if criterion.answer == Some(Answer::YesNo) {
        return "yes".to_owned();
    }
    let direction = if criterion.direction == Some(Direction::AtMost) { "at most" } else { "at least" };
    let number = |value: f64| format::number(value, 3);
    let target = criterion.target.map_or("no target yet".to_owned(), |target| {
        format!("{direction} {} {}", number(target), criterion.unit)
    });
    let baseline =
        criterion.baseline.map_or(String::new(), |baseline| format!(", from {}", number(baseline)));
    format!("{}{baseline}", target.trim())
}

/// A result in words.
pub(super) fn result_text(criterion: &Criterion, number: Option<f64>, yes: Option<bool>) -> String {
    match (criterion.answer, number, yes) {
        (Some(Answer::YesNo), _, Some(yes)) => if yes { "yes" } else { "no" }.to_owned(),
        (Some(Answer::YesNo), ..) | (_, None, _) => String::new(),
        (_, Some(number), _) => format!("{} {}", format::number(number, 3), criterion.unit).trim().to_owned(),
    }
}

pub(super) fn met_mark(met: Met) -> impl IntoView {
    let course = match met {
        Met::Yes => Course::Met,
        Met::No => Course::NotMet,
        Met::Open => Course::NoData,
    };
    view! { <CourseMark course word=true/> }
}

/// The criteria with their latest readings, or their results.
#[component]
pub(super) fn CriteriaTable(id: RecordId) -> impl IntoView {
    let (workspace, ..) = use_app();
    let id = StoredValue::new(id);
    let locked = move || {
        let pilot = workspace.with(|book| book.get::<Pilot>(&id.get_value()));
        match pilot.and_then(|pilot| pilot.started_on) {
            Some(day) => {
                format!("set before the start, locked since {}", format::day(day, workspace.today()))
            }
            None => "locked at the start".to_owned(),
        }
    };
    let rows = move || {
        workspace.with(|book| {
            let criteria = book.criteria_of(&id.get_value()).into_iter().map(|criterion| {
                let readings = book.readings_of(&criterion.id);
                let latest = readings.last().map(|reading| of_reading(&criterion, reading));
                let (number, yes) = match (criterion.result, criterion.result_yes) {
                    (None, None) => latest.unwrap_or_default(),
                    result => result,
                };
                let mut values: Vec<f64> = readings.iter().filter_map(|reading| reading.value).collect();
                values.extend(criterion.result);
                let was = criterion.target_at_start.filter(|was| Some(*was) != criterion.target);
                let how = met(&criterion, number, yes);
                let course = criterion.target.filter(|_| criterion.answer != Some(Answer::YesNo)).map(|target| {
                    let label = format!("{}: {}, {} readings", criterion.measure, rule(&criterion), values.len());
                    view! {
                        <CriterionCourse baseline=criterion.baseline target was at_most=criterion.direction == Some(Direction::AtMost) readings=values label/>
                    }
                });
                let role = criterion.role.map(Choice::label).unwrap_or_default();
                view! {
                    <tr>
                        <td class="name col-name">{criterion.measure.clone()}<span class="sub">{format!("{role} · {}", rule(&criterion))}</span></td>
                        <td class="num col-figure">{result_text(&criterion, number, yes)}</td>
                        <td class="col-low course-cell">{course}</td>
                        <td class="col-mark">{met_mark(how)}</td>
                    </tr>
                }
            });
            criteria.collect::<Vec<_>>()
        })
    };
    let none = Memo::new(move |_| workspace.with(|book| book.criteria_of(&id.get_value()).is_empty()));
    view! {
        <section class="section">
            <div class="section-head"><h2>"Criteria"</h2><span class="quiet">{locked}</span></div>
            <Show when=move || !none.get() fallback=|| view! {
                <p class="caption">"No criteria yet. At least one must criterion is needed before the start."</p>
            }>
                <table class="table tall criteria">
                    <thead><tr><th scope="col">"Criterion"</th><th scope="col" class="num">"Latest"</th>
                        <th scope="col" class="col-low">"Baseline to target"</th><th scope="col">"Met?"</th></tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </Show>
        </section>
    }
}

/// What was changed after the start, beside what it was.
#[component]
pub(super) fn Amendments(id: RecordId) -> impl IntoView {
    let (workspace, ..) = use_app();
    let changed = |subject: String, field: AmendedField| {
        view! { <p class="text-14">{subject}" "{field.label}": "<del>{field.before}</del>" "<ins>{field.now}</ins></p> }.into_any()
    };
    let note = move || {
        let today = workspace.today();
        workspace.with(|book| {
            let pilot = book.get::<Pilot>(&id)?;
            let found = amendments(book, &pilot);
            if found.is_empty() {
                return None;
            }
            let mut lines = Vec::new();
            for amendment in found {
                match amendment {
                    Amendment::Pilot(field) => lines.push(changed(String::new(), field)),
                    Amendment::Changed(criterion, fields) => {
                        lines.extend(fields.into_iter().map(|field| changed(format!("{}.", criterion.measure), field)));
                    }
                    Amendment::Added(criterion) => lines.push(view! { <p class="text-14">"Added: "<ins>{criterion.measure.clone()}</ins></p> }.into_any()),
                    Amendment::Removed(criterion) => lines.push(view! { <p class="text-14">"Removed: "<del>{criterion.measure.clone()}</del></p> }.into_any()),
                }
            }
            let reasons: Vec<_> = reasons(book, &pilot).into_iter().map(|entry| {
                let day = entry.day.map(|day| format::day(day, today)).unwrap_or_default();
                let by = names(book, entry.people.iter());
                view! { <p class="serif">{format!("“{}”", entry.text)}" "<span class="caption">{format!("{day} {by}")}</span></p> }.into_any()
            }).collect();
            let reasons = if reasons.is_empty() {
                vec![view! { <p class="caption">"Changed apart from the start, no reason given."</p> }.into_any()]
            } else {
                reasons
            };
            Some(view! { <div class="aside-note tone-note amended"><p class="name">"Amended after the start"</p>{lines}{reasons}</div> })
        })
    };
    view! { {note} }
}

/// The check-ins, newest first.
#[component]
pub(super) fn CheckIns(id: RecordId) -> impl IntoView {
    let (workspace, ..) = use_app();
    let id = StoredValue::new(id);
    let entries = Memo::new(move |_| {
        workspace.with(|book| {
            let mut entries = book.entries_about(&id.get_value());
            entries.retain(|entry| entry.r#type == Some(EntryType::CheckIn));
            entries
        })
    });
    let items = move || {
        let today = workspace.today();
        workspace.with(|book| {
            let items = entries.get().into_iter().map(|entry| {
                let readings = book.criteria_of(&id.get_value()).into_iter().filter_map(|criterion| {
                    let reading = book.readings_of(&criterion.id).into_iter().find(|reading| reading.entry.as_ref() == Some(&entry.id))?;
                    let (number, yes) = of_reading(&criterion, &reading);
                    Some(format!("{} {}", criterion.measure, result_text(&criterion, number, yes)))
                });
                let mut meta: Vec<String> = readings.collect();
                meta.extend(Some(names(book, entry.people.iter())).filter(|name| !name.is_empty()));
                view! {
                    <li>
                        <time datetime=entry.day.map(|day| day.to_string())>{entry.day.map(|day| format::day(day, today))}</time>
                        {entry.confidence.map(|confidence| view! { <CourseMark course=Course::from(confidence)/> })}
                        <div class="timeline-body"><p class="text-14">{entry.text}</p><p class="meta dotted">{meta.into_iter().map(|text| view! { <span>{text}</span> }).collect_view()}</p></div>
                    </li>
                }
            });
            items.collect::<Vec<_>>()
        })
    };
    view! {
        <Show when=move || !entries.with(Vec::is_empty)>
            <section class="section">
                <div class="section-head ruled"><h2>"Check-ins"</h2><span class="count">{move || entries.with(Vec::len)}</span></div>
                <ol class="timeline">{items}</ol>
            </section>
        </Show>
    }
}
