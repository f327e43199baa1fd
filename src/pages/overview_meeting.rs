//! The overview of two teams: the agenda of their meeting, its notes, and both as Markdown.

use leptos::prelude::*;
use pilotbook_core::journal::RecordId;
use pilotbook_core::model::{Kind, Team};
use pilotbook_core::review::agenda::{Agenda, Chosen, NoPair, Pair, Section, agenda_markdown, first_choice};

use super::overview_meeting_items::{Items, LastMeeting};
use super::overview_meeting_notes::Notes;
use super::words::options_of;
use crate::app::use_app;
use crate::components::{Banner, CopyButton, Icon, IconName, Show, focus_is_free, focus_soon, format};
use crate::route::Page;

/// The part of the address that names the two teams.
pub(super) const TEAMS: &str = "teams";
/// The id of the heading.
pub(super) const TITLE: &str = "meeting-title";

/// The way here, where there are two teams at least.
#[component]
pub(super) fn MeetingLink() -> impl IntoView {
    let (workspace, _, router) = use_app();
    let address = Memo::new(move |_| {
        workspace.with(|book| {
            let teams = book.snapshot().live_of_kind(Team::NAME).take(2).count();
            (teams == 2).then(|| first_choice(book).address())
        })
    });
    move || {
        address.get().map(|address| {
            let href = router.href_with(Page::Overview, &[(TEAMS, &address)]);
            view! { <a class="push no-print" href=href>"Meeting of two teams"</a> }
        })
    }
}

/// The agenda and the notes of the teams that the address names.
#[component]
pub(super) fn Meeting() -> impl IntoView {
    let (workspace, _, router) = use_app();
    let address = router.query(TEAMS);
    let chosen = Memo::new(move |_| workspace.with(|book| Chosen::of(book, &address.get())));
    let pair = Memo::new(move |_| workspace.with(|book| chosen.with(|chosen| chosen.pair(book))));
    let agenda = Memo::new(move |_| {
        let (portfolio, today) = (workspace.portfolio(), workspace.today());
        let of = |pair: Pair| workspace.with(|book| Agenda::of(book, &portfolio, &pair, today));
        pair.get().ok().map(of)
    });
    // The link that led here is gone, and the page may stand where it was scrolled to.
    if focus_is_free() {
        window().scroll_to_with_x_and_y(0.0, 0.0);
        focus_soon(TITLE.to_owned());
    }
    let markdown = Callback::new(move |()| {
        agenda.with_untracked(|agenda| agenda.as_ref().map(agenda_markdown).unwrap_or_default())
    });
    let title = move || {
        agenda.with(|agenda| match agenda {
            Some(agenda) => format!("Meeting of {}", agenda.names.join(" and ")),
            None => "Meeting of two teams".to_owned(),
        })
    };
    let known = move || agenda.with(Option::is_some);
    view! {
        <div class="meeting">
            <div class="page-head">
                <h2 class="page-title" id=TITLE tabindex="-1">{move || title()}</h2>
                <span class="caption">{move || format::day_with_year(workspace.today())}</span>
                <div class="meeting-actions push no-print">
                    <Show when=known><CopyButton label="Copy as Markdown" said="Copied the agenda as Markdown." text=markdown/></Show>
                    <a class="btn ghost" href=router.href(Page::Overview)>"Back to the whole overview"</a>
                </div>
            </div>
            <div class="meeting-teams no-print" role="group" aria-label="Who meets">
                <TeamChoice label="Team" other=false chosen/>
                <TeamChoice label="and team" other=true chosen/>
            </div>
            {move || pair.with(|pair| pair.as_ref().err().map(said))}
            <Show when=known>
                <div class="meeting-columns">
                    <div><LastMeeting agenda/><AgendaSections agenda/></div>
                    // A form of its own for each pair, so that no draft goes to other teams.
                    <div class="meeting-side">{move || pair.get().ok().map(|pair| view! { <Notes pair agenda/> })}</div>
                </div>
            </Show>
        </div>
    }
}

/// Why there is no agenda.
fn said(no: &NoPair) -> AnyView {
    let text = no.to_string();
    match no {
        NoPair::NotChosen => view! { <p class="caption">{text}</p> }.into_any(),
        NoPair::Same | NoPair::Unknown(_) => view! { <Banner tone="tone-warn">{text}</Banner> }.into_any(),
    }
}

/// One of the two teams. What the address names and the workspace hasn't stays in sight, beside what is said of it.
#[component]
fn TeamChoice(
    label: &'static str,
    /// Whether it is the other one.
    other: bool,
    chosen: Memo<Chosen>,
) -> impl IntoView {
    let (workspace, _, router) = use_app();
    let own =
        Memo::new(move |_| chosen.with(|chosen| if other { chosen.b.clone() } else { chosen.a.clone() }));
    let names = Memo::new(move |_| {
        let options = workspace.with(|book| options_of(book, Team::NAME));
        let mut names: Vec<String> = options.into_iter().skip(1).map(|(_, name)| name).collect();
        names.dedup();
        let own = own.get();
        if !own.is_empty() && !names.contains(&own) {
            names.push(own);
        }
        names
    });
    let choose = move |name: String| {
        let mut chosen = chosen.get_untracked();
        *(if other { &mut chosen.b } else { &mut chosen.a }) = name;
        router.set_query(&[(TEAMS, &chosen.address())]);
    };
    let options = move || {
        names.get().into_iter().map(|name| {
            let value = name.clone();
            view! { <option value=name.clone() prop:selected=move || own.get() == value>{name.clone()}</option> }
        }).collect_view()
    };
    view! {
        <label class="scope-choice"><span>{label}</span>
            <select on:change=move |event| choose(event_target_value(&event))>
                <option value="" prop:selected=move || own.get().is_empty()>"choose one"</option>
                {move || options()}
            </select>
            <Icon name=IconName::ChevronDown/></label>
    }
}

/// What is to be talked about, and what was done.
#[component]
fn AgendaSections(agenda: Memo<Option<Agenda>>) -> impl IntoView {
    let there = move |section: Section| {
        Signal::derive(move || {
            agenda.with(|agenda| agenda.as_ref().is_some_and(|agenda| !agenda.items(section).is_empty()))
        })
    };
    let empty =
        move || agenda.with(|agenda| agenda.as_ref().is_some_and(|agenda| agenda.sections.is_empty()));
    view! {
        <Show when=empty><p class="caption">"Nothing is open between the two teams."</p></Show>
        {Section::ALL.map(|section| view! { <Show when=there(section)><Items section agenda/></Show> })}
    }
}

/// Where a line leads: to its record, or to what it is about.
pub(super) fn page_of(record: &RecordId, about: Option<&RecordId>) -> Page {
    let own = Page::of_record(record).or_else(|| about.and_then(Page::of_record));
    own.unwrap_or(Page::Issues)
}
