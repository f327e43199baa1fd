//! What serves a KPI: ideas, pilots, and outcomes that name it.

use leptos::prelude::*;
use pilotbook_core::journal::RecordId;
use pilotbook_core::model::serving::{Claimed, serving};
use pilotbook_core::model::stage::{idea_stage, pilot_stage};
use pilotbook_core::model::{Idea, Kpi, Pilot};

use super::words::{idea_mark, pilot_mark};
use crate::app::use_app;
use crate::components::{Show, VerdictMark, format};
use crate::route::Page;

/// The lists.
#[component]
pub(super) fn ServedBy(kpi: Memo<Option<Kpi>>) -> impl IntoView {
    let (workspace, _, router) = use_app();
    let found = Memo::new(move |_| {
        kpi.get().map(|kpi| workspace.with(|book| serving(book, &kpi))).unwrap_or_default()
    });
    let row = move |page: Page, title: String, below: AnyView| {
        view! {
            <li class="row"><div class="row-text"><a class="row-title" href=router.href(page)>{title}</a><span class="row-sub">{below}</span></div></li>
        }
        .into_any()
    };
    let pilots = move || {
        let today = workspace.today();
        workspace.with(|book| {
            let pilots = found.get().pilots.into_iter().filter_map(|id| book.get::<Pilot>(&id));
            let rows = pilots.map(|pilot| {
                let day = pilot.started_on.or(pilot.planned_start).map(|day| format::day(day, today));
                let mark = view! { {pilot_mark(&pilot_stage(book, &pilot))}" "{day} }.into_any();
                row(Page::Pilot(pilot.id.clone()), book.title_of(&pilot.id), mark)
            });
            rows.collect::<Vec<_>>()
        })
    };
    let ideas = move || {
        workspace.with(|book| {
            // An idea that was tried stands there by its pilots.
            let tried = |id: &RecordId| !book.pilots_of(id).is_empty();
            let ideas = found.get().ideas.into_iter().filter(|id| !tried(id));
            let ideas = ideas.filter_map(|id| book.get::<Idea>(&id));
            let rows = ideas.map(|idea| {
                let mark = idea_mark(idea_stage(book, &idea)).into_any();
                row(Page::Idea(idea.id.clone()), idea.title, mark)
            });
            rows.collect::<Vec<_>>()
        })
    };
    let claim = move |claim: Claimed| {
        let (title, outcome) =
            workspace.with(|book| (book.title_of(&claim.pilot), book.outcome_of(&claim.pilot)));
        let verdict = outcome.as_ref().and_then(|outcome| outcome.verdict);
        let day = outcome.and_then(|outcome| outcome.decided_on);
        let day = day.map(|day| format::day(day, workspace.today()));
        let said = claim.said(&format::Local).unwrap_or_else(|| "names it without an amount".to_owned());
        let below = view! {
            {verdict.map(|verdict| view! { <VerdictMark verdict word=true/> })}" "{day}" · "<b>{said}</b>
        };
        row(Page::Pilot(claim.pilot), title, below.into_any())
    };
    let claims = move || found.get().claims.into_iter().map(claim).collect::<Vec<_>>();
    let has = move |some: fn(&pilotbook_core::model::serving::Serving) -> bool| move || found.with(some);
    let none = move || found.with(|found| found.pilots.is_empty() && found.ideas.is_empty());
    view! {
        <section class="section">
            <div class="section-head ruled"><h2>"Ideas and pilots that serve it"</h2></div>
            <Show when=none>
                <p class="caption">"None yet. An idea or a pilot says on its own page which goals and KPIs it serves."</p>
            </Show>
            <ul class="rows linked">{move || pilots()}{move || ideas()}</ul>
        </section>
        <Show when=has(|found| !found.claims.is_empty())>
            <section class="section">
                <div class="section-head ruled"><h2>"Outcomes that name it"</h2></div>
                <ul class="rows linked">{move || claims()}</ul>
            </section>
        </Show>
    }
}
