//! One pilot: before its start the page is the plan, edited in place; then it shows how it goes, and at last its outcome.

use leptos::prelude::*;
use pilotbook_core::journal::RecordId;
use pilotbook_core::model::Pilot;
use pilotbook_core::model::progress::PilotLine;
use pilotbook_core::model::stage::{PilotStage, pilot_stage};

use super::criteria_plan::PlannedCriteria;
use super::criteria_table::CriteriaTable;
use super::form::{FormError, text_value};
use super::history::History;
use super::issue_list::IssuesAbout;
use super::outcome_entry::OutcomeEntry;
use super::outcome_recognition::Recognitions;
use super::pilot_actions::{Actions, Dialogs, PilotDialogs};
use super::pilot_amendments::Amendments;
use super::pilot_check_ins::CheckIns;
use super::pilot_facts::PilotFacts;
use super::record_field::{RecordField, save_values};
use super::talk::Comments;
use super::words::{counted, pilot_mark};
use crate::app::use_app;
use crate::components::{Course, CourseMark, InPlace, Show, WeekLog, format};

/// The page.
#[component]
pub fn PilotPage(
    /// Which pilot.
    id: RecordId,
) -> impl IntoView {
    let (workspace, ..) = use_app();
    let wanted = id.clone();
    let there = Memo::new(move |_| workspace.with(|book| book.get::<Pilot>(&wanted).is_some()));
    view! {
        <Show when=move || there.get() fallback=|| view! { <super::lifecycle::Gone what="pilot"/> }>
            <PilotView id=id.clone()/>
        </Show>
    }
}

#[component]
fn PilotView(id: RecordId) -> impl IntoView {
    let (workspace, ..) = use_app();
    let id = StoredValue::new(id);
    let pilot = Memo::new(move |_| workspace.with(|book| book.get::<Pilot>(&id.get_value())));
    let title = Signal::derive(move || workspace.with(|book| book.title_of(&id.get_value())));
    let stage = Memo::new(move |_| {
        pilot.get().map_or(PilotStage::Planned, |pilot| workspace.with(|book| pilot_stage(book, &pilot)))
    });
    let planned = Memo::new(move |_| stage.get() == PilotStage::Planned);
    let concluded = Memo::new(move |_| matches!(stage.get(), PilotStage::Concluded(..)));
    let line = Memo::new(move |_| {
        let today = workspace.today();
        workspace
            .with(|book| book.get::<Pilot>(&id.get_value()).map(|pilot| PilotLine::of(book, &pilot, today)))
    });
    // It shows the idea's title until it has its own; emptied, it shows that again.
    let untitled = RwSignal::new(None);
    let retitle = Callback::new(move |text: String| {
        let text = format::composed(text.trim());
        save_values(workspace, id.get_value(), vec![("title", text_value(text))], untitled);
    });
    let dialogs = Dialogs::new();
    dialogs.hear(stage);
    let error = FormError::new();
    let hypothesis = move || {
        let text =
            pilot.with(|pilot| pilot.as_ref().map(|pilot| pilot.hypothesis.clone())).unwrap_or_default();
        if text.is_empty() {
            view! { <p class="caption">"It was started without a hypothesis."</p> }.into_any()
        } else {
            view! { <p class="record-lead">{text}</p> }.into_any()
        }
    };
    view! {
        <div class="record">
            <div class="record-main">
                <div class="record-head">
                    <div class="record-status">{move || pilot_mark(&stage.get())}{move || line.get().map(|line| standing(&line))}</div>
                    <Actions id=id.get_value() pilot stage dialogs error/>
                </div>
                <h1 class="visually-hidden">{title}</h1>
                <div class="record-title"><InPlace label="Title" value=title on_save=retitle kind="area" id="plan-title" error=untitled/></div>
                {error.rest(&[])}
                <Show when=move || planned.get() fallback=hypothesis>
                    <div class="record-lead"><RecordField record=id.get_value() field="hypothesis" label="Hypothesis" kind="area" id="plan-hypothesis"
                        placeholder="If we … for … then …, because …".to_owned()/></div>
                </Show>
                <Show when=move || !planned.get()>{move || line.get().map(|line| strip(line, pilot))}</Show>
                <Show when=move || concluded.get()>
                    <section class="section">
                        <div class="section-head ruled"><h2>"Outcome"</h2></div>
                        <OutcomeEntry pilot=id.get_value() linked=false/>
                        <Recognitions pilot=id.get_value()/>
                    </section>
                </Show>
                <Show when=move || planned.get() fallback=move || view! { <CriteriaTable id=id.get_value() pilot/> }>
                    <PlannedCriteria id=id.get_value()/>
                </Show>
                <Amendments id=id.get_value()/>
                <IssuesAbout about=id.get_value()/>
                <CheckIns id=id.get_value()/>
                <Comments about=id.get_value()/>
            </div>
            <aside class="record-facts" aria-label="Details">
                <PilotFacts id=id.get_value() pilot stage/>
                <History id=id.get_value()/>
            </aside>
        </div>
        <PilotDialogs id=id.get_value() title dialogs/>
    }
}

/// "week 7 of 8, day 46" and the like.
fn standing(line: &PilotLine) -> AnyView {
    let (workspace, ..) = use_app();
    let today = workspace.today();
    let text = match (&line.stage, line.end) {
        (PilotStage::Planned, _) => "saved as you write; nothing is locked before the start".to_owned(),
        (PilotStage::Running { .. }, Some(end)) if line.late => {
            let days = counted(usize::try_from(today.days_since(end)).unwrap_or(0), "day", "days");
            return view! { <span class="caption strong toned tone-warn">{format!("{days} past its planned end")}</span> }.into_any();
        }
        (PilotStage::Running { since }, _) => {
            let day = today.days_since(*since) + 1;
            let weeks = line.weeks.as_ref().filter(|_| line.end.is_some());
            let week = weeks.map(|weeks| format!("week {} of {}, ", weeks.past.len(), weeks.planned()));
            format!("{}day {day}", week.unwrap_or_default())
        }
        (PilotStage::Concluded(outcome, _), _) => {
            outcome.decided_on.map_or(String::new(), |day| format::day(day, today))
        }
    };
    view! { <span class="caption">{text}</span> }.into_any()
}

/// How it goes at a glance.
fn strip(line: PilotLine, pilot: Memo<Option<Pilot>>) -> impl IntoView {
    let weeks = line.weeks.unwrap_or_default();
    let course = line.confidence.map_or(Course::NoData, Course::from);
    let money = pilot.with(|pilot| {
        let pilot = pilot.as_ref()?;
        Some(format::money(pilot.budget?, &pilot.budget_currency))
    });
    view! {
        <div class="record-strip">
            <div><p class="strip-label">"Weeks"</p>
                <p class="strip-value"><WeekLog weeks=weeks.past to_come=weeks.to_come late=weeks.late large=true/></p></div>
            <div><p class="strip-label">"Confidence"</p><p class="strip-value"><CourseMark course word=true/></p></div>
            <div><p class="strip-label">"Criteria met"</p><p class="strip-value">{format!("{} of {}", line.met, line.criteria)}</p></div>
            {money.map(|money| view! { <div><p class="strip-label">"Budget"</p><p class="strip-value">{money}</p></div> })}
        </div>
    }
}
