//! What stands beside a pilot: its details and its plan, each edited in place where it isn't locked.

use leptos::prelude::*;
use pilotbook_core::Date;
use pilotbook_core::journal::RecordId;
use pilotbook_core::model::stage::PilotStage;
use pilotbook_core::model::{Idea, Pilot};

use super::record_field::RecordField;
use super::serves::ServesFact;
use super::words::options_of;
use crate::app::use_app;
use crate::components::{Show, format};
use crate::route::Page;

/// Details and plan.
#[component]
pub(super) fn PilotFacts(id: RecordId, pilot: Memo<Option<Pilot>>, stage: Memo<PilotStage>) -> impl IntoView {
    let (workspace, _, router) = use_app();
    let id = StoredValue::new(id);
    let planned = Memo::new(move |_| stage.get() == PilotStage::Planned);
    let read = move |part: fn(&Pilot) -> Option<Date>| pilot.with(|pilot| pilot.as_ref().and_then(part));
    let idea = Memo::new(move |_| {
        let idea = pilot.with(|pilot| pilot.as_ref().and_then(|pilot| pilot.idea.clone()))?;
        workspace.with(|book| {
            book.get::<Idea>(&idea).map(|idea| (idea.id.clone(), idea.title.clone(), book.team_names(&idea)))
        })
    });
    let people = Signal::derive(move || workspace.with(|book| options_of(book, "person")));
    let end = move || {
        let today = workspace.today();
        read(|pilot| pilot.planned_end).map(|end| {
            let running = matches!(stage.get(), PilotStage::Running { .. });
            let distance = running.then(|| format!(", {}", format::ago(end, today)));
            view! { <span class:toned=running && end < today class:tone-warn=running && end < today>{format::day(end, today)}{distance}</span> }
        })
    };
    let day = move |part: fn(&Pilot) -> Option<Date>| {
        move || read(part).map(|day| format::day(day, workspace.today()))
    };
    let currency = Signal::derive(move || {
        let own = pilot.with(|pilot| pilot.as_ref().map(|pilot| pilot.budget_currency.clone()));
        own.filter(|own| !own.is_empty()).unwrap_or_else(|| workspace.with(|book| book.settings().currency))
    });
    view! {
        <div class="section-head ruled"><h2>"Details"</h2></div>
        <dl class="facts editable">
            {move || idea.get().map(|(id, title, teams)| view! {
                <div><dt>"Idea"</dt><dd><a href=router.href(Page::Idea(id))>{title}</a></dd></div>
                {(!teams.is_empty()).then(|| view! { <div><dt>"Teams"</dt><dd>{teams}</dd></div> })}
            })}
            <div><dt>"Lead"</dt><dd><RecordField record=id.get_value() field="lead" label="Lead" kind="select" id="plan-lead" options=people/></dd></div>
            <Show when=move || planned.get() fallback=move || view! {
                <div><dt>"Started"</dt><dd>{day(|pilot| pilot.started_on)}</dd></div>
                <div><dt>"Planned end"</dt><dd>{move || end()}</dd></div>
            }>
                <div><dt>"Planned start"</dt><dd><RecordField record=id.get_value() field="planned_start" label="Planned start" kind="date" id="plan-planned_start"/></dd></div>
                <div><dt>"Planned end"</dt><dd><RecordField record=id.get_value() field="planned_end" label="Planned end" kind="date" id="plan-planned_end"/></dd></div>
            </Show>
            <div><dt>"Budget"</dt><dd class="with-unit"><span class="unit">{currency}</span>
                <RecordField record=id.get_value() field="budget" label="Budget" kind="number" id="plan-budget" placeholder="none set"/></dd></div>
            <div><dt>"Chance of success"</dt><dd class="with-unit">
                <Show when=move || planned.get() fallback=move || move || pilot.with(|pilot| pilot.as_ref().and_then(|pilot| pilot.chance))
                    .map_or("not stated".to_owned(), |chance| format!("{}%", format::number(chance * 100.0, 0)))>
                    <RecordField record=id.get_value() field="chance" label="Chance of success, %" kind="percent" id="plan-chance" placeholder="your honest guess"/>
                    <span class="unit">"%"</span>
                </Show></dd></div>
            <ServesFact record=id.get_value()/>
        </dl>
        <section class="section">
            <div class="section-head ruled"><h2>"Plan"</h2></div>
            <div class="prose-text"><RecordField record=id.get_value() field="plan" label="Plan" kind="area" lines=true id="plan-plan"
                placeholder="Who does what, how it is measured, when it is stopped early."/></div>
        </section>
    }
}
