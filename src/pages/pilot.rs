//! One pilot: its hypothesis and criteria, how it goes, what stands in its way, and the next decisive step.

use leptos::prelude::*;
use pilotbook_core::command::{Archive, Reopen, RunAgain, Trash};
use pilotbook_core::journal::RecordId;
use pilotbook_core::model::stage::{PilotStage, pilot_stage};
use pilotbook_core::model::{Idea, Pilot};

use super::amend_form::AmendForm;
use super::check_in_form::CheckInForm;
use super::conclude_form::ConcludeForm;
use super::form::{FormError, send};
use super::history::History;
use super::issue_list::IssuesAbout;
use super::outcome_entry::OutcomeEntry;
use super::pilot_edit::EditPilot;
use super::pilot_parts::{Amendments, CheckIns, CriteriaTable};
use super::pilot_weeks::weeks_of;
use super::start_form::StartForm;
use super::talk::Comments;
use super::words::{names, pilot_mark, team_names};
use crate::app::use_app;
use crate::components::{Dialog, Menu, MenuItem, WeekLog, format, use_toasts};
use crate::route::{Page, use_router};

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

/// The dialogs of a pilot's page.
#[derive(Clone, Copy)]
struct Dialogs {
    start: RwSignal<bool>,
    check_in: RwSignal<bool>,
    amend: RwSignal<bool>,
    conclude: RwSignal<bool>,
    edit: RwSignal<bool>,
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
    let closed = || RwSignal::new(false);
    let dialogs =
        Dialogs { start: closed(), check_in: closed(), amend: closed(), conclude: closed(), edit: closed() };
    let error = FormError::new();
    let concluded = Memo::new(move |_| matches!(stage.get(), PilotStage::Concluded(..)));
    let strip = move || {
        let today = workspace.today();
        pilot.get().filter(|pilot| pilot.started_on.is_some()).map(|pilot| {
            let weeks = workspace.with(|book| weeks_of(book, &pilot, today));
            view! {
                <div class="record-strip"><div>
                    <p class="strip-label">"Weeks"</p>
                    <p class="strip-value"><WeekLog weeks=weeks.past to_come=weeks.to_come late=weeks.late large=true/></p>
                </div></div>
            }
        })
    };
    let hypothesis = move || pilot.get().map(|pilot| pilot.hypothesis).filter(|text| !text.is_empty());
    view! {
        <div class="record">
            <div class="record-main">
                <div class="record-head">
                    <div class="record-status">{move || pilot_mark(&stage.get())}" "<span class="caption">{move || standing(pilot, stage)}</span></div>
                    <Actions id=id.get_value() pilot stage dialogs error/>
                </div>
                <h1 class="record-title">{title}</h1>
                {error.rest(&[])}
                {move || match hypothesis() {
                    Some(text) => view! { <p class="record-lead">{text}</p> }.into_any(),
                    None => view! { <p class="caption">"No hypothesis yet. "
                        <button class="link" type="button" on:click=move |_| dialogs.edit.set(true)>"Write it now"</button></p> }.into_any(),
                }}
                {strip}
                <Show when=move || concluded.get()>
                    <section class="section">
                        <div class="section-head ruled"><h2>"Outcome"</h2></div>
                        <OutcomeEntry pilot=id.get_value() linked=false/>
                    </section>
                </Show>
                <CriteriaTable id=id.get_value()/>
                <Amendments id=id.get_value()/>
                <IssuesAbout about=id.get_value()/>
                <CheckIns id=id.get_value()/>
                <Comments about=id.get_value()/>
            </div>
            <aside class="record-facts" aria-label="Details">
                <div class="section-head ruled"><h2>"Details"</h2></div>
                {move || pilot.get().map(|pilot| facts(&pilot))}
                {move || pilot.get().filter(|pilot| !pilot.plan.is_empty()).map(|pilot| view! {
                    <section class="section">
                        <div class="section-head ruled"><h2>"Plan"</h2></div>
                        <p class="prose-text">{pilot.plan}</p>
                    </section>
                })}
                <History id=id.get_value()/>
            </aside>
        </div>
        <Dialog open=dialogs.start title="Start the pilot".to_owned() subtitle=title footer=|| ()>
            <StartForm id=id.get_value() open=dialogs.start edit=dialogs.edit/>
        </Dialog>
        <Dialog open=dialogs.check_in title="Check in".to_owned() subtitle=title footer=|| ()>
            <CheckInForm id=id.get_value() open=dialogs.check_in/>
        </Dialog>
        <Dialog open=dialogs.amend title="Amend the pilot".to_owned() subtitle=title wide=true footer=|| ()>
            <AmendForm id=id.get_value() open=dialogs.amend/>
        </Dialog>
        <Dialog open=dialogs.conclude title="Conclude the pilot".to_owned() subtitle=title wide=true footer=|| ()>
            <ConcludeForm id=id.get_value() open=dialogs.conclude/>
        </Dialog>
        <Dialog open=dialogs.edit title="Edit the pilot".to_owned() subtitle=title wide=true footer=|| ()>
            <EditPilot id=id.get_value() open=dialogs.edit/>
        </Dialog>
    }
}

/// "week 7 of 8, day 46" and the like.
fn standing(pilot: Memo<Option<Pilot>>, stage: Memo<PilotStage>) -> String {
    let (workspace, ..) = use_app();
    let today = workspace.today();
    let Some(pilot) = pilot.get() else { return String::new() };
    match stage.get() {
        PilotStage::Planned => {
            pilot.planned_start.map_or(String::new(), |day| format!("starts {}", format::day(day, today)))
        }
        PilotStage::Running { since } => {
            let day = today.days_since(since) + 1;
            match pilot.planned_end {
                Some(end) if end < today => format!("{} days past its planned end", today.days_since(end)),
                Some(end) => format!("day {day} of {}", end.days_since(since) + 1),
                None => format!("day {day}"),
            }
        }
        PilotStage::Concluded(outcome, _) => {
            outcome.decided_on.map_or(String::new(), |day| format::day(day, today))
        }
    }
}

/// The next decisive step is the big button: a running pilot checks in, one past its end concludes.
#[component]
fn Actions(
    id: RecordId,
    pilot: Memo<Option<Pilot>>,
    stage: Memo<PilotStage>,
    dialogs: Dialogs,
    error: FormError,
) -> impl IntoView {
    let (workspace, _, router) = use_app();
    let toasts = use_toasts();
    let id = StoredValue::new(id);
    let again = Callback::new(move |()| {
        send(workspace, RunAgain { pilot: id.get_value() }, error, move |done| {
            if let Some(pilot) = done.records.into_iter().find(|id| id.kind() == "pilot") {
                router.go(Page::Pilot(pilot));
            }
        });
    });
    let reopen = Callback::new(move |()| send(workspace, Reopen { pilot: id.get_value() }, error, |_| ()));
    let archive = Callback::new(move |()| {
        let archived = pilot.get_untracked().is_some_and(|pilot| pilot.archived);
        send(workspace, Archive { record: id.get_value(), archived: !archived }, error, |_| ());
    });
    let trash = Callback::new(move |()| {
        send(workspace, Trash { record: id.get_value() }, error, move |done| {
            toasts.show(format!("{}. It lies in the trash.", done.what));
            router.go(Page::Pilots);
        });
    });
    let past_end =
        move || pilot.get().and_then(|pilot| pilot.planned_end).is_some_and(|end| end < workspace.today());
    let button = move |label: &'static str, primary: bool, open: RwSignal<bool>| {
        view! { <button class="btn" class:primary=primary type="button" on:click=move |_| open.set(true)>{label}</button> }
    };
    view! {
        <div class="record-actions">
            <Menu label="More about this pilot">
                <MenuItem on_pick=Callback::new(move |()| dialogs.edit.set(true))>"Edit"</MenuItem>
                <Show when=move || matches!(stage.get(), PilotStage::Running { .. })>
                    <MenuItem on_pick=Callback::new(move |()| dialogs.amend.set(true))>"Amend"</MenuItem>
                </Show>
                <Show when=move || matches!(stage.get(), PilotStage::Concluded(..))>
                    <MenuItem on_pick=reopen>"Reopen"</MenuItem>
                </Show>
                <MenuItem on_pick=again>"Run again"</MenuItem>
                <MenuItem on_pick=archive>{move || if pilot.get().is_some_and(|pilot| pilot.archived) { "Take out of the archive" } else { "Archive" }}</MenuItem>
                <MenuItem on_pick=trash danger=true>"To the trash"</MenuItem>
            </Menu>
            {move || match stage.get() {
                PilotStage::Planned => vec![button("Edit", false, dialogs.edit), button("Start", true, dialogs.start)],
                PilotStage::Running { .. } => {
                    let late = past_end();
                    vec![button("Check in", !late, dialogs.check_in), button("Conclude", late, dialogs.conclude)]
                }
                PilotStage::Concluded(..) => vec![],
            }}
        </div>
    }
}

fn facts(pilot: &Pilot) -> impl IntoView + use<> {
    let (workspace, ..) = use_app();
    let router = use_router();
    let today = workspace.today();
    let fact = |label: &'static str, text: Option<String>| {
        text.filter(|text| !text.is_empty()).map(|text| view! { <div><dt>{label}</dt><dd>{text}</dd></div> })
    };
    let (idea, teams, lead) = workspace.with(|book| {
        let idea = pilot.idea.as_ref().and_then(|id| book.get::<Idea>(id));
        let teams = idea.as_ref().map(|idea| team_names(book, idea));
        (idea.map(|idea| (idea.id, idea.title)), teams, names(book, pilot.lead.iter()))
    });
    let day = |day: Option<pilotbook_core::Date>| day.map(|day| format::day(day, today));
    let money = |amount: Option<f64>| amount.map(|amount| format::money(amount, &pilot.budget_currency));
    view! {
        <dl class="facts">
            {idea.map(|(id, title)| view! { <div><dt>"Idea"</dt><dd><a href=router.href(Page::Idea(id))>{title}</a></dd></div> })}
            {fact("Teams", teams)}
            {fact("Lead", Some(lead))}
            {fact("Planned start", day(pilot.planned_start))}
            {fact("Started", day(pilot.started_on))}
            {fact("Planned end", day(pilot.planned_end))}
            {fact("Budget", money(pilot.budget))}
            {fact("Chance of success", pilot.chance.map(|chance| format!("{}%", format::number(chance * 100.0, 0))))}
        </dl>
    }
}
