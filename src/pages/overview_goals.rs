//! The overview's first lines, once goals or KPIs are used: the vision, how far each goal is, and the alignment.

use leptos::prelude::*;
use pilotbook_core::journal::RecordId;
use pilotbook_core::metrics::alignment::GoalProgress;
use pilotbook_core::model::{Goal, Kpi};

use super::goal::way_in_words;
use super::goals_look::{Looked, look_soon};
use super::goals_vision::VisionLine;
use super::words::counted;
use crate::app::use_app;
use crate::components::{Course, CourseMark, Icon, IconName, Progress, Show};
use crate::route::Page;

/// How many goals are shown; the rest stands on their page.
const SHOWN: usize = 3;

/// The lines.
#[component]
pub(super) fn Together() -> impl IntoView {
    let (workspace, ..) = use_app();
    let used = Memo::new(move |_| {
        workspace.with(|book| book.all::<Goal>().next().is_some() || book.all::<Kpi>().next().is_some())
    });
    view! { <Show when=move || used.get()><VisionLine/><GoalRow/></Show> }
}

#[component]
fn GoalRow() -> impl IntoView {
    let (workspace, ..) = use_app();
    let looked = look_soon(workspace);
    view! { <div class="headlines open goal-row">{move || looked.with(|looked| looked.as_ref().map(goals))}</div> }
}

fn goals(looked: &Looked) -> AnyView {
    let (.., router) = use_app();
    let current = looked.shown().into_iter().filter_map(|(goal, _)| goal.cloned());
    let statement = |id: &RecordId| {
        let goal = looked.portfolio.goals.iter().find(|goal| goal.id == *id);
        goal.filter(|goal| !goal.is_vision && !goal.archived).map(|goal| goal.statement.clone())
    };
    let current: Vec<(RecordId, String)> =
        current.filter_map(|id| Some((id.clone(), statement(&id)?))).collect();
    let more = current.len().saturating_sub(SHOWN);
    let cells = current
        .into_iter()
        .take(SHOWN)
        .map(|(id, text)| goal(router.href(Page::Goal(id.clone())), text, &looked.progress(&id)));
    let share = looked.alignment.shared.share();
    let open = looked.alignment.open().count();
    let shared = match share.n {
        0 => "No KPI is in force".to_owned(),
        n => format!("{} of {} shared", share.k, counted(n, "KPI is", "KPIs are")),
    };
    let href = router.href(Page::Goals);
    view! {
        {cells.collect::<Vec<_>>()}
        <div class="headline goal">
            <a class="name" href=href.clone()>"Alignment"</a>
            <p>{shared}</p>
            {if open == 0 {
                view! { <p class="goal-state">"no mismatch"</p> }.into_any()
            } else {
                view! { <p class="goal-state"><a class="toned tone-warn" href=href.clone()><Icon name=IconName::Warning/>{counted(open, "mismatch", "mismatches")}</a></p> }.into_any()
            }}
            {(more > 0).then(|| view! { <p class="goal-state"><a href=href>{counted(more, "more goal", "more goals")}</a></p> })}
        </div>
    }
    .into_any()
}

fn goal(href: String, statement: String, progress: &GoalProgress) -> AnyView {
    let course = Course::from(progress.status);
    view! {
        <div class="headline goal">
            <a class="name" href=href>{statement}</a>
            <Progress reached=progress.reached expected=progress.expected tone=course.tone()/>
            <p class="goal-state"><CourseMark course word=true/><span>{way_in_words(progress)}</span></p>
        </div>
    }
    .into_any()
}
