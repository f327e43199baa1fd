//! What moves a goal: ideas and pilots that serve it or its KPIs, and outcomes that say they moved one.

use leptos::prelude::*;
use pilotbook_core::journal::RecordId;
use pilotbook_core::model::goal_serving::ServingGoal;
use pilotbook_core::model::stage::{idea_stage, pilot_stage};

use super::outcome_entry::impact_text;
use super::words::{idea_mark, names, pilot_mark};
use crate::app::use_app;
use crate::components::{Show, VerdictMark, format};
use crate::route::Page;

/// Ideas and pilots that serve the goal or one of its KPIs.
#[component]
pub(super) fn Serving(all: Memo<ServingGoal>) -> impl IntoView {
    let (workspace, _, router) = use_app();
    let found = Memo::new(move |_| {
        let mut found = all.get();
        // Where a pilot of it is listed, the idea is: its page is one click from there.
        let pilots = &found.pilots;
        found.ideas.retain(|idea| !pilots.iter().any(|pilot| pilot.idea.as_ref() == Some(&idea.id)));
        found
    });
    let none = move || found.with(|found| found.ideas.is_empty() && found.pilots.is_empty());
    let title = |text: String| if text.is_empty() { "Untitled".to_owned() } else { text };
    let pilots = move || {
        workspace.with(|book| {
            let row = |pilot: &pilotbook_core::model::Pilot| {
                let lead = names(book, pilot.lead.iter());
                view! {
                    <li class="row"><div class="row-text">
                        <a class="row-title" href=router.href(Page::Pilot(pilot.id.clone()))>{title(book.title_of(&pilot.id))}</a>
                        <span class="row-sub">{pilot_mark(&pilot_stage(book, pilot))}" "{kind_of("Pilot", &lead)}</span>
                    </div></li>
                }
            };
            found.with(|found| found.pilots.iter().map(row).collect::<Vec<_>>())
        })
    };
    let ideas = move || {
        workspace.with(|book| {
            let row = |idea: &pilotbook_core::model::Idea| {
                view! {
                    <li class="row"><div class="row-text">
                        <a class="row-title" href=router.href(Page::Idea(idea.id.clone()))>{title(idea.title.clone())}</a>
                        <span class="row-sub">{idea_mark(idea_stage(book, idea))}" "{kind_of("Idea", &book.team_names(idea))}</span>
                    </div></li>
                }
            };
            found.with(|found| found.ideas.iter().map(row).collect::<Vec<_>>())
        })
    };
    view! {
        <section class="section">
            <div class="section-head ruled"><h2>"Ideas and pilots that serve it"</h2>
                <span class="count">{move || found.with(|found| found.ideas.len() + found.pilots.len())}</span></div>
            <Show when=none><p class="caption">"None yet. An idea or a pilot says on its own page which goals and KPIs it serves."</p></Show>
            <ul class="rows linked">{move || pilots()}{move || ideas()}</ul>
        </section>
    }
}

/// "Pilot, Ann", or "Pilot" alone.
fn kind_of(kind: &str, whose: &str) -> String {
    if whose.is_empty() { kind.to_owned() } else { format!("{kind}, {whose}") }
}

/// Outcomes that name a KPI of the goal among what they changed.
#[component]
pub(super) fn Moved(all: Memo<ServingGoal>) -> impl IntoView {
    let (workspace, _, router) = use_app();
    let found = Memo::new(move |_| all.with(|all| all.moved.clone()));
    let rows = move || {
        let today = workspace.today();
        workspace.with(|book| {
            let row = |(outcome, impact): &(pilotbook_core::model::Outcome, pilotbook_core::model::Impact)| {
                let pilot = RecordId::new("pilot", outcome.id.local())?;
                let kpi = impact.kpi.as_ref().map(|kpi| book.title_of(kpi)).unwrap_or_default();
                let (amount, basis) = impact_text(impact);
                let text = [amount.unwrap_or_default(), kpi].join(" ");
                let day = outcome.decided_on.map(|day| format::day(day, today)).unwrap_or_default();
                Some(view! {
                    <li class="row top">
                        {outcome.verdict.map(|verdict| view! { <VerdictMark verdict/> })}
                        <div class="row-text">
                            <a class="row-title" href=router.href(Page::Pilot(pilot.clone()))>{book.title_of(&pilot)}</a>
                            <span class="row-sub"><b>{text}</b>{format!(" {basis} · {day}")}</span>
                        </div>
                    </li>
                })
            };
            found.with(|found| found.iter().filter_map(row).collect::<Vec<_>>())
        })
    };
    view! {
        <Show when=move || !found.with(Vec::is_empty)>
            <section class="section">
                <div class="section-head ruled"><h2>"Outcomes that moved its KPIs"</h2><span class="count">{move || found.with(Vec::len)}</span></div>
                <ul class="rows linked">{move || rows()}</ul>
            </section>
        </Show>
    }
}
