//! What the matrix leaves out: KPIs that begin later or are past the day they are due, goals that are over, and what
//! is in the archive.

use std::collections::BTreeSet;

use leptos::prelude::*;
use pilotbook_core::journal::RecordId;
use pilotbook_core::metrics::portfolio::Goal;
use pilotbook_core::order;

use super::goals_look::Looked;
use super::words::counted;
use crate::app::use_app;
use crate::components::{Course, CourseMark, Show, format};
use crate::route::Page;

/// A line.
#[derive(Clone, Debug, PartialEq)]
struct Line {
    record: RecordId,
    name: String,
    about: String,
    course: Course,
}

fn kpis(looked: &Looked) -> Vec<Line> {
    let shown: BTreeSet<&RecordId> = order::set(looked.shown().into_iter().flat_map(|(_, kpis)| kpis));
    let left = looked.portfolio.kpis.iter().filter(|kpi| !shown.contains(&kpi.id));
    let mut lines: Vec<Line> = left
        .filter_map(|kpi| {
            let begins = kpi.start_on.filter(|start| *start > looked.today);
            let about = match (begins, kpi.due_on) {
                _ if kpi.archived => "in the archive".to_owned(),
                (Some(start), _) => format!("begins {}", format::day(start, looked.today)),
                (None, Some(due)) => format!("was due {}", format::day(due, looked.today)),
                (None, None) => String::new(),
            };
            let course = Course::from(looked.standing(&kpi.id)?.status);
            Some(Line { record: kpi.id.clone(), name: kpi.name.clone(), about, course })
        })
        .collect();
    order::sort_by(&mut lines, |a, b| (&a.name, &a.record).cmp(&(&b.name, &b.record)));
    lines
}

fn goals(looked: &Looked) -> Vec<Line> {
    let shown: BTreeSet<&RecordId> = order::set(looked.shown().into_iter().filter_map(|(goal, _)| goal));
    let left = looked.portfolio.goals.iter().filter(|goal| !goal.is_vision && !shown.contains(&goal.id));
    let about = |goal: &Goal| match goal.archived {
        true => "in the archive".to_owned(),
        false => format::period(goal.from, goal.to, looked.today),
    };
    let mut lines: Vec<Line> = left
        .map(|goal| Line {
            record: goal.id.clone(),
            name: goal.statement.clone(),
            about: about(goal),
            course: Course::from(looked.progress(&goal.id).status),
        })
        .collect();
    order::sort_by(&mut lines, |a, b| (&a.name, &a.record).cmp(&(&b.name, &b.record)));
    lines
}

/// Both lists, closed until somebody looks.
#[component]
pub(super) fn Elsewhere(looked: Memo<Looked>) -> impl IntoView {
    let goals = Memo::new(move |_| looked.with(goals));
    let kpis = Memo::new(move |_| looked.with(kpis));
    view! {
        <Lines lines=goals one="goal that is over or in the archive" many="goals that are over or in the archive"/>
        <Lines lines=kpis one="KPI that is not in force or in the archive" many="KPIs that are not in force or in the archive"/>
    }
}

#[component]
fn Lines(lines: Memo<Vec<Line>>, one: &'static str, many: &'static str) -> impl IntoView {
    let (.., router) = use_app();
    let row = move |line: Line| {
        let href = Page::of_record(&line.record).map(|page| router.href(page));
        let name = if line.name.is_empty() { "Untitled".to_owned() } else { line.name };
        view! {
            <li class="row"><div class="row-text">
                <a class="row-title" href=href>{name}</a><span class="row-sub">{line.about}</span>
            </div><CourseMark course=line.course word=true/></li>
        }
    };
    view! {
        <Show when=move || !lines.with(Vec::is_empty)>
            <details class="elsewhere">
                <summary>{move || counted(lines.with(Vec::len), one, many)}</summary>
                <ul class="rows linked">{move || lines.get().into_iter().map(row).collect_view()}</ul>
            </details>
        </Show>
    }
}
