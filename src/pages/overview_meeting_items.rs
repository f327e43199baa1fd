//! The lines of an agenda: each leads to its record, and what is to be done is done with one click.

use leptos::prelude::*;
use pilotbook_core::Date;
use pilotbook_core::command::ResolveIssue;
use pilotbook_core::date::Month;
use pilotbook_core::figures::Figures;
use pilotbook_core::journal::RecordId;
use pilotbook_core::model::pressure::pressure;
use pilotbook_core::model::{Issue, IssueType};
use pilotbook_core::review::agenda::{Agenda, Item, Meeting, Section, Taken, What};

use super::form::{FormError, send};
use super::overview_meeting::{TITLE, page_of};
use crate::app::use_app;
use crate::components::{Course, CourseMark, Icon, IconName, Show, VerdictMark, focus, format, use_toasts};
use crate::shell::offer_undo;

/// How many lines of a section are shown at once; the others stand behind them.
const SHOWN: usize = 12;

/// Days without the year where it is this one.
struct Near(Date);

impl Figures for Near {
    fn number(&self, value: f64, decimals: usize) -> String {
        format::Local.number(value, decimals)
    }

    fn day(&self, day: Date) -> String {
        format::day(day, self.0)
    }

    fn month(&self, month: Month) -> String {
        format::Local.month(month)
    }
}

/// A section of the agenda.
#[component]
pub(super) fn Items(section: Section, agenda: Memo<Option<Agenda>>) -> impl IntoView {
    let items = Memo::new(move |_| {
        agenda.with(|agenda| agenda.as_ref().map(|agenda| agenda.items(section).to_vec()).unwrap_or_default())
    });
    let since = move || {
        let since = agenda.with(|agenda| agenda.as_ref().map(|agenda| (agenda.since, agenda.last.is_some())));
        since.filter(|_| section == Section::Done).map(|(day, met)| {
            let (workspace, ..) = use_app();
            let day = format::day(day, workspace.today());
            let text = if met {
                format!("since {day}")
            } else {
                format!("since {day}; no meeting was noted before")
            };
            view! { <span class="push">{text}</span> }
        })
    };
    let lines = move || {
        let mut lines = items.get().into_iter().map(|item| line(item, section));
        let first: Vec<AnyView> = lines.by_ref().take(SHOWN).collect();
        let rest: Vec<AnyView> = lines.collect();
        let more = rest.len();
        view! {
            <ul class="rows">{first}</ul>
            {(more > 0).then(|| view! {
                <details class="meeting-more"><summary>{format!("{more} more")}</summary><ul class="rows bare">{rest}</ul></details>
            })}
        }
    };
    view! {
        <section class="section">
            <div class="section-head ruled"><h3 id=home(section) tabindex="-1">{section.title()}</h3><span class="count">{move || items.with(Vec::len)}</span>{move || since()}</div>
            {move || lines()}
        </section>
    }
}

/// The mark of a line, and its tone.
fn mark(item: &Item, is_late: bool) -> (AnyView, &'static str) {
    let icon = |name| view! { <Icon name/> }.into_any();
    match &item.what {
        What::Decision { verdict, .. } => (view! { <VerdictMark verdict=*verdict/> }.into_any(), ""),
        What::Kpi { status, .. } => (view! { <CourseMark course=Course::from(*status)/> }.into_any(), ""),
        What::Open { kind: Some(IssueType::Blocker), .. } => (icon(IconName::Warning), "tone-bad"),
        What::Open { .. } if is_late => (icon(IconName::Clock), "tone-warn"),
        What::Open { .. } if item.is_to_do() => (icon(IconName::Calendar), "tone-quiet"),
        What::Open { .. } => (icon(IconName::LifeBuoy), "tone-quiet"),
        What::PastEnd { .. } => (icon(IconName::Clock), "tone-warn"),
        What::Waiting { .. } => (icon(IconName::Lightbulb), "tone-quiet"),
        What::Resolved { .. } | What::Onboarded { .. } => (icon(IconName::Check), "tone-held"),
    }
}

/// The id of a section's heading, which has the focus once one of its lines is done and gone.
fn home(section: Section) -> String {
    format!("agenda-{section:?}")
}

fn line(item: Item, section: Section) -> AnyView {
    let (workspace, _, router) = use_app();
    let today = workspace.today();
    // By its day, or by the target time of its severity.
    let presses = workspace.with(|book| {
        let issue = book.get::<Issue>(&item.record)?;
        pressure(&issue, &book.settings(), today, workspace.now())
    });
    let is_overdue = presses.is_some_and(|pressure| pressure.is_late());
    let (mark, tone) = mark(&item, is_overdue || item.is_late(today));
    // Of an onboarding the guide says more than its last step.
    let page = match (&item.what, &item.about) {
        (What::Onboarded { .. }, Some(guide)) => page_of(guide, None),
        (_, about) => page_of(&item.record, about.as_ref()),
    };
    let mut facts = item.facts(&Near(today), today);
    facts
        .extend(presses.filter(|_| is_overdue && !item.is_late(today)).and_then(|pressure| pressure.words()));
    let facts = facts.join(" · ");
    let name = item.name().to_owned();
    let learning = item.learning().to_owned();
    view! {
        <li class=format!("row top {tone}")>
            {mark}
            <div class="row-text">
                <p class="row-title"><a href=router.href(page)>{name.clone()}</a></p>
                <p class="row-sub">{facts}</p>
                {(!learning.is_empty()).then(|| view! { <p class="serif-list">{learning}</p> })}
            </div>
            {item.is_to_do().then(|| view! { <DoneButton issue=item.record name home=home(section)/> })}
        </li>
    }
    .into_any()
}

/// Done, with one click; the toast takes it back.
#[component]
fn DoneButton(issue: RecordId, name: String, home: String) -> impl IntoView {
    let (workspace, ..) = use_app();
    let (toasts, error) = (use_toasts(), FormError::new());
    let settle = move |_| {
        let command = ResolveIssue { issue: issue.clone(), learning: String::new(), at: None };
        let home = home.clone();
        send(workspace, command, error, move |done| {
            offer_undo(workspace, toasts, done);
            request_animation_frame(move || {
                if !focus(&home) {
                    focus(TITLE);
                }
            });
        });
    };
    view! {
        <button class="btn small no-print" type="button" aria-label=format!("Done: {name}") on:click=settle>"Done"</button>
        {error.rest(&[])}
    }
}

/// What came of the meeting before.
#[component]
pub(super) fn LastMeeting(agenda: Memo<Option<Agenda>>) -> impl IntoView {
    let (workspace, ..) = use_app();
    let last =
        Memo::new(move |_| agenda.with(|agenda| agenda.as_ref().and_then(|agenda| agenda.last.clone())));
    let shown = move || {
        last.get().map(|last| {
            let day = format::day(last.day, workspace.today());
            view! {
                <div class="section-head ruled"><h3>"Last meeting"</h3><span class="count">{day}</span></div>
                <Said text=last.text.clone()/>
                <Minutes meeting=last/>
            }
        })
    };
    view! { <Show when=move || last.with(Option::is_some)><section class="section meeting-held">{move || shown()}</section></Show> }
}

/// What was said, as it was written.
#[component]
fn Said(text: String) -> impl IntoView {
    (!text.is_empty()).then(|| view! { <p class="serif-list measure">{text}</p> })
}

/// Who was at a meeting, and what was taken on in it.
#[component]
pub(super) fn Minutes(meeting: Meeting) -> impl IntoView {
    let (workspace, ..) = use_app();
    let today = workspace.today();
    let present = (!meeting.people.is_empty()).then(|| format!("Present: {}", meeting.people.join(", ")));
    let taken = meeting.taken.into_iter().map(|taken| taken_line(taken, today)).collect::<Vec<_>>();
    view! {
        {present.map(|text| view! { <p class="caption">{text}</p> })}
        <ul class="rows bare">{taken}</ul>
    }
}

fn taken_line(taken: Taken, today: Date) -> AnyView {
    let (icon, tone) = match (taken.done, taken.due) {
        (true, _) => (IconName::Check, "tone-held"),
        (false, Some(due)) if due < today => (IconName::Clock, "tone-warn"),
        (false, _) => (IconName::Calendar, "tone-quiet"),
    };
    let mut facts = vec![if taken.done { "Done".to_owned() } else { "Open".to_owned() }];
    facts.extend((!taken.owner.is_empty()).then_some(taken.owner));
    facts.extend(taken.due.map(|due| format!("due {}", format::day(due, today))));
    let title = if taken.title.is_empty() { "Untitled".to_owned() } else { taken.title };
    view! {
        <li class=format!("row top {tone}")><Icon name=icon/>
            <div class="row-text"><p class="row-title">{title}</p><p class="row-sub">{facts.join(" · ")}</p></div></li>
    }
    .into_any()
}
