//! What needs attention: a calm list, each line with the one action that settles it.

use leptos::prelude::*;
use pilotbook_core::journal::RecordId;
use pilotbook_core::model::attention::{Attention, attention};
use pilotbook_core::model::pressure::pressure;
use pilotbook_core::model::{Book, Choice, Issue};
use pilotbook_core::{Date, Time};

use super::overview_meeting::MeetingLink;
use super::words::counted;
use crate::app::use_app;
use crate::components::{Icon, IconName, Show, format};
use crate::route::Page;

/// So many lines are shown.
const SHOWN: usize = 8;

/// What settles one thing: words, where to go, and the verb.
#[derive(Clone, PartialEq)]
struct Line {
    icon: IconName,
    tone: &'static str,
    title: String,
    sub: String,
    page: Page,
    /// The dialog that opens there.
    open: &'static str,
    verb: &'static str,
}

fn line(book: &Book, what: Attention, today: Date, now: Time) -> Line {
    let pilot_of = |outcome: &RecordId| RecordId::new("pilot", outcome.local());
    let page = |id: &RecordId| Page::of_record(id).unwrap_or(Page::Overview);
    match what {
        Attention::OpenBlocker { issue, about } => {
            let record = book.get::<Issue>(&issue);
            let severity = record
                .as_ref()
                .and_then(|issue| issue.severity)
                .map_or(String::new(), |severity| format!(", severity {severity}"));
            let place = about.as_ref().map(|about| book.title_of(about)).unwrap_or_default();
            let late =
                record.as_ref().and_then(|issue| pressure(issue, &book.settings(), today, now)?.words());
            let late = late.map_or(String::new(), |late| format!(", {late}"));
            Line {
                icon: IconName::Warning,
                tone: "tone-bad",
                title: record.map(|issue| issue.title).unwrap_or_default(),
                sub: format!("Blocker{severity}{late}. {place}"),
                page: Page::Issue(issue),
                open: "resolve",
                verb: "Resolve",
            }
        }
        Attention::OpenIssue { issue, pressure } => {
            let record = book.get::<Issue>(&issue);
            let kind = record.as_ref().and_then(|issue| issue.r#type).map_or("Issue", Choice::label);
            let owner =
                record.as_ref().and_then(|issue| issue.owner.as_ref()).map(|owner| book.name_of(owner));
            let parts = [pressure.words().unwrap_or_default(), owner.unwrap_or_default()];
            let said = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(". ");
            Line {
                icon: IconName::Clock,
                tone: if pressure.is_late() { "tone-bad" } else { "tone-warn" },
                title: record.map(|issue| issue.title).unwrap_or_default(),
                sub: format!("{kind}, {said}"),
                page: Page::Issue(issue),
                open: "resolve",
                verb: "Resolve",
            }
        }
        Attention::PastPlannedEnd { pilot, end } => Line {
            icon: IconName::Clock,
            tone: "tone-warn",
            title: book.title_of(&pilot),
            sub: format!("Planned to end {}, {}", format::day(end, today), format::ago(end, today)),
            page: page(&pilot),
            open: "conclude",
            verb: "Conclude",
        },
        Attention::NoCheckIn { pilot, since } => Line {
            icon: IconName::Calendar,
            tone: "tone-quiet",
            title: book.title_of(&pilot),
            sub: format!("Last word {}, {}", format::day(since, today), format::ago(since, today)),
            page: page(&pilot),
            open: "check-in",
            verb: "Check in",
        },
        Attention::DecisionOpen { outcome, since } => Line {
            icon: IconName::BookOpen,
            tone: "tone-quiet",
            title: book.title_of(&outcome),
            sub: since.map_or("Concluded without a decision".to_owned(), |day| {
                format!("Concluded {} without a decision", format::day(day, today))
            }),
            page: pilot_of(&outcome).map_or(Page::Outcomes, Page::Pilot),
            open: "",
            verb: "Decide",
        },
        Attention::Untriaged { ideas, oldest, since } => Line {
            icon: IconName::Lightbulb,
            tone: "tone-quiet",
            title: format!("{} for triage", counted(ideas, "idea waits", "ideas wait")),
            sub: format!(
                "The oldest, “{}”, {}",
                book.title_of(&oldest),
                since.map_or(String::new(), |day| format!("since {}", format::day(day, today)))
            ),
            page: Page::Ideas,
            open: "",
            verb: "Triage",
        },
    }
}

/// The list.
#[component]
pub(super) fn NeedsAttention() -> impl IntoView {
    let (workspace, _, router) = use_app();
    // What is said, and not how much time is left: so that nothing is drawn anew under somebody's hand as minutes pass.
    let found = Memo::new(move |_| {
        let (today, now) = (workspace.today(), workspace.now());
        workspace.with(|book| {
            let found = attention(book, today, now);
            let count = found.len();
            (
                count,
                found.into_iter().take(SHOWN).map(|what| line(book, what, today, now)).collect::<Vec<_>>(),
            )
        })
    });
    let count = move || found.with(|(count, _)| *count);
    let lines = move || {
        let (_, lines) = found.get();
        let row = |line: Line| {
            let href = match line.page {
                Page::Ideas => router.href_with(Page::Ideas, &[("stage", "new"), ("sort", "created")]),
                page => router.href_with(page, &[("do", line.open)]),
            };
            view! {
                <li class=format!("row {}", line.tone)>
                    <Icon name=line.icon/>
                    <div class="row-text"><p class="row-title">{line.title.clone()}</p><p class="row-sub">{line.sub}</p></div>
                    <a class="btn small" href=href aria-label=format!("{}: {}", line.verb, line.title)>{line.verb}</a>
                </li>
            }
        };
        lines.into_iter().map(row).collect_view()
    };
    view! {
        <section class="section attention">
            <div class="section-head ruled"><h2>"Needs attention"</h2><span class="count">{move || count()}</span><MeetingLink/></div>
            <Show when=move || count() == 0><p class="caption">"Nothing. No issue is late, every running pilot was checked in on this week, and every outcome has its decision."</p></Show>
            <ul class="rows">{move || lines()}</ul>
            {move || (count() > SHOWN).then(|| view! { <p class="caption">{format!("and {} more", count() - SHOWN)}</p> })}
        </section>
    }
}
