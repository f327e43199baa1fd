//! Overview: what needs attention, the numbers, what was learned last; of two teams, the agenda of their meeting.

use leptos::prelude::*;
use pilotbook_core::journal::RecordId;
use pilotbook_core::model::progress::running_lines;
use pilotbook_core::model::{Idea, Outcome, Pilot};
use pilotbook_core::order;

use super::outcome_entry::OutcomeEntry;
use super::overview_attention::NeedsAttention;
use super::overview_begun::Begun;
use super::overview_goals::Together;
use super::overview_learning::LearningLine;
use super::overview_meeting::{Meeting, TEAMS};
use super::overview_numbers::Numbers;
use super::survey_open::OpenRounds;
use super::words::number;
use crate::app::use_app;
use crate::components::{Course, CourseMark, For, Show, WeekLog, format};
use crate::route::Page;

/// The page.
#[component]
pub fn Overview() -> impl IntoView {
    let (.., router) = use_app();
    let teams = router.query(TEAMS);
    view! {
        <h1 class="visually-hidden">"Overview"</h1>
        <Show when=move || !teams.get().is_empty() fallback=|| view! { <OfAll/> }><Meeting/></Show>
    }
}

/// Of all teams.
#[component]
fn OfAll() -> impl IntoView {
    let (workspace, ..) = use_app();
    let empty = Memo::new(move |_| {
        workspace.with(|book| book.all::<Idea>().next().is_none() && book.all::<Pilot>().next().is_none())
    });
    view! {
        <Together/>
        <OpenRounds/>
        <Show when=move || !empty.get() fallback=|| view! { <Begun/> }>
            <Numbers/>
            <LearningLine/>
            <div class="split wide-left">
                <NeedsAttention/>
                <LatestOutcomes/>
            </div>
            <RunningPilots/>
        </Show>
    }
}

#[component]
fn LatestOutcomes() -> impl IntoView {
    let (workspace, _, router) = use_app();
    let outcomes = Memo::new(move |_| {
        let mut outcomes: Vec<Outcome> = workspace.with(|book| book.outcomes());
        order::sort_by(&mut outcomes, |a, b| b.decided_on.cmp(&a.decided_on).then_with(|| a.id.cmp(&b.id)));
        outcomes.into_iter().filter_map(|outcome| outcome.pilot).collect::<Vec<RecordId>>()
    });
    view! {
        <section class="section">
            <div class="section-head ruled"><h2>"Latest outcomes"</h2>
                <a class="push" href=move || router.href_with(Page::Outcomes, &[("period", "all")])>{move || format!("All {}", number(outcomes.with(Vec::len)))}</a></div>
            <Show when=move || outcomes.with(Vec::is_empty)><p class="caption">"No pilot is concluded yet."</p></Show>
            <For each=move || outcomes.get().into_iter().take(3) key=ToString::to_string let:pilot>
                <OutcomeEntry pilot linked=true/>
            </For>
        </section>
    }
}

#[component]
fn RunningPilots() -> impl IntoView {
    let (workspace, _, router) = use_app();
    let rows = Memo::new(move |_| {
        let today = workspace.today();
        workspace.with(|book| running_lines(book, today))
    });
    let list = move || {
        let today = workspace.today();
        rows.get().into_iter().take(20).map(|row| {
            let late = row.late;
            let end = row.end.map(|end| if late { format::ago(end, today) } else { format::day(end, today) });
            let weeks = row.weeks.unwrap_or_default();
            let course = row.confidence.map_or(Course::NoData, Course::from);
            view! {
                <tr>
                    <td class="name col-name"><a href=router.href(Page::Pilot(row.id))>{row.title}</a></td>
                    <td class="col-fact">{row.teams.join(", ")}</td>
                    <td class="col-low"><WeekLog weeks=weeks.past to_come=weeks.to_come late=weeks.late/></td>
                    <td class="col-fact">{format!("{} of {}", row.met, row.criteria)}</td>
                    <td class="col-mark"><CourseMark course word=true/></td>
                    <td class="num col-figure" class:tone-warn=late>{end}</td>
                </tr>
            }
        }).collect_view()
    };
    view! {
        <Show when=move || !rows.with(Vec::is_empty)>
            <section class="section">
                <div class="section-head"><h2>"Running pilots"</h2><span class="count">{move || number(rows.with(Vec::len))}</span>
                    <span class="push wide-only">"One bar a week: height is confidence, dashed is no check-in, the line is the planned end"</span></div>
                <table class="table two-line">
                    <thead><tr><th scope="col">"Pilot"</th><th scope="col">"Teams"</th><th scope="col" class="col-low">"Weeks"</th>
                        <th scope="col">"Criteria met"</th><th scope="col">"Confidence"</th><th scope="col" class="num">"Planned end"</th></tr></thead>
                    <tbody>{move || list()}</tbody>
                </table>
                {move || rows.with(|rows| (rows.len() > 20).then(|| view! {
                    <p class="caption"><a href=router.href_with(Page::Pilots, &[("stage", "running")])>{format!("All {} running pilots", number(rows.len()))}</a></p>
                }))}
            </section>
        </Show>
    }
}
