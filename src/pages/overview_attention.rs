//! What needs attention: a calm list, each line with the one action that settles it.

use leptos::prelude::*;
use pilotbook_core::Date;
use pilotbook_core::journal::RecordId;
use pilotbook_core::model::attention::{Attention, attention};
use pilotbook_core::model::{Book, Issue};

use super::overview_meeting::MeetingLink;
use super::words::counted;
use crate::app::use_app;
use crate::components::{Icon, IconName, Show, format};
use crate::route::Page;

/// What settles one thing: words, where to go, and the verb.
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

fn line(book: &Book, what: Attention, today: Date) -> Line {
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
            Line {
                icon: IconName::Warning,
                tone: "tone-bad",
                title: record.map(|issue| issue.title).unwrap_or_default(),
                sub: format!("Blocker{severity}. {place}"),
                page: about.as_ref().and_then(Page::of_record).unwrap_or(Page::Issues),
                open: "",
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
    let found = Memo::new(move |_| {
        let today = workspace.today();
        workspace.with(|book| attention(book, today))
    });
    let lines = move || {
        let today = workspace.today();
        workspace.with(|book| found.get().into_iter().take(8).map(|what| {
            let triage = matches!(what, Attention::Untriaged { .. });
            let line = line(book, what, today);
            let href = if triage {
                router.href_with(Page::Ideas, &[("stage", "new"), ("sort", "created")])
            } else {
                router.href_with(line.page, &[("do", line.open)])
            };
            view! {
                <li class=format!("row {}", line.tone)>
                    <Icon name=line.icon/>
                    <div class="row-text"><p class="row-title">{line.title.clone()}</p><p class="row-sub">{line.sub}</p></div>
                    <a class="btn small" href=href aria-label=format!("{}: {}", line.verb, line.title)>{line.verb}</a>
                </li>
            }
        }).collect::<Vec<_>>())
    };
    view! {
        <section class="section attention">
            <div class="section-head ruled"><h2>"Needs attention"</h2><span class="count">{move || found.with(Vec::len)}</span><MeetingLink/></div>
            <Show when=move || found.with(Vec::is_empty)><p class="caption">"Nothing. Every running pilot was checked in on this week, and every outcome has its decision."</p></Show>
            <ul class="rows">{move || lines()}</ul>
            {move || found.with(|found| (found.len() > 8).then(|| view! { <p class="caption">{format!("and {} more", found.len() - 8)}</p> }))}
        </section>
    }
}
