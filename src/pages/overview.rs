//! Overview: what needs attention, the numbers, what was learned last.

use leptos::prelude::*;
use leptos::task::spawn_local;
use pilotbook_core::Date;
use pilotbook_core::journal::RecordId;
use pilotbook_core::metrics::{Metrics, Scope, portfolio_of};
use pilotbook_core::model::attention::{Attention, attention};
use pilotbook_core::model::progress::running_lines;
use pilotbook_core::model::{Book, Idea, Issue, Outcome, Pilot};

use super::metric_parts::Headline;
use super::outcome_entry::OutcomeEntry;
use super::words::counted;
use crate::app::use_app;
use crate::components::{Course, CourseMark, Icon, IconName, WeekLog, format, use_toasts};
use crate::route::{Page, Route};
use crate::shell::CaptureLine;
use crate::workspace::{Failure, Workspace, zone};

/// The page.
#[component]
pub fn Overview() -> impl IntoView {
    let (workspace, ..) = use_app();
    let empty = Memo::new(move |_| {
        workspace.with(|book| book.all::<Idea>().next().is_none() && book.all::<Pilot>().next().is_none())
    });
    view! {
        <h1 class="visually-hidden">"Overview"</h1>
        <Show when=move || !empty.get() fallback=|| view! { <FirstRun/> }>
            <Numbers/>
            <div class="split wide-left">
                <NeedsAttention/>
                <LatestOutcomes/>
            </div>
            <RunningPilots/>
        </Show>
    }
}

/// An empty workspace explains itself.
#[component]
fn FirstRun() -> impl IntoView {
    let (workspace, device, router) = use_app();
    let toasts = use_toasts();
    let sample = move |_| {
        spawn_local(async move {
            match open_sample(workspace).await {
                Ok(id) => {
                    router.go_to(&Route { workspace: id, page: Page::Overview, query: Default::default() })
                }
                Err(failure) => toasts.show(failure.to_string()),
            }
        });
    };
    let has_sample = move || device.entries().iter().any(|entry| entry.sample);
    view! {
        <div class="first-run">
            <h2 class="page-title">"Log an idea, try it, write down what it taught"</h2>
            <CaptureLine/>
            <ol class="three">
                <li><h3>"Log"</h3><p>"One line and Enter. Anybody, any time, with the key C from any page."</p></li>
                <li><h3>"Try"</h3><p>"A pilot has a hypothesis, an end and criteria, set before it starts and locked then."</p></li>
                <li><h3>"Learn"</h3><p>"The criteria suggest the verdict. What was learned is shown to whoever starts something alike."</p></li>
            </ol>
            <p>"Everything stays in this browser; a copy leaves it only when you save one."</p>
            <p><button class="btn" type="button" on:click=sample>
                {move || if has_sample() { "Open the sample workspace" } else { "Look at a sample workspace" }}</button></p>
        </div>
    }
}

/// Opens the sample workspace of this browser, making it first where it isn't there.
async fn open_sample(workspace: Workspace) -> Result<String, Failure> {
    if let Some(entry) = workspace.device().entries_untracked().into_iter().find(|entry| entry.sample) {
        return Ok(entry.id);
    }
    let transactions = pilotbook_core::sample::sample(workspace.today(), 7, &zone())?;
    let id = workspace.new_id();
    workspace.make(&id, "Quillstack (sample)", transactions).await?;
    Ok(id)
}

#[component]
fn Numbers() -> impl IntoView {
    let (workspace, ..) = use_app();
    let metrics = Signal::derive(move || {
        let portfolio = workspace.with(portfolio_of);
        Metrics::of(&portfolio, &Scope::up_to(workspace.today())).ok()
    });
    view! {
        {move || metrics.get().map(|metrics| {
            let metrics = StoredValue::new(metrics);
            view! { <Headline metrics/> }
        })}
    }
}

/// What settles one thing: words, where to go, and the verb.
struct Line {
    icon: IconName,
    tone: &'static str,
    title: String,
    sub: String,
    page: Page,
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
                verb: "Resolve",
            }
        }
        Attention::PastPlannedEnd { pilot, end } => Line {
            icon: IconName::Clock,
            tone: "tone-warn",
            title: book.title_of(&pilot),
            sub: format!("Planned to end {}, {}", format::day(end, today), format::ago(end, today)),
            page: page(&pilot),
            verb: "Conclude",
        },
        Attention::NoCheckIn { pilot, since } => Line {
            icon: IconName::Calendar,
            tone: "tone-quiet",
            title: book.title_of(&pilot),
            sub: format!("Last word {}, {}", format::day(since, today), format::ago(since, today)),
            page: page(&pilot),
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
            verb: "Triage",
        },
    }
}

#[component]
fn NeedsAttention() -> impl IntoView {
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
            let href = if triage { router.href_with(Page::Ideas, &[("stage", "new"), ("sort", "created")]) } else { router.href(line.page) };
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
            <div class="section-head ruled"><h2>"Needs attention"</h2><span class="count">{move || found.with(Vec::len)}</span></div>
            <Show when=move || found.with(Vec::is_empty)><p class="caption">"Nothing. Every running pilot was checked in on this week, and every outcome has its decision."</p></Show>
            <ul class="rows">{lines}</ul>
            {move || found.with(|found| (found.len() > 8).then(|| view! { <p class="caption">{format!("and {} more", found.len() - 8)}</p> }))}
        </section>
    }
}

#[component]
fn LatestOutcomes() -> impl IntoView {
    let (workspace, _, router) = use_app();
    let outcomes = Memo::new(move |_| {
        let mut outcomes: Vec<Outcome> = workspace
            .with(|book| book.all::<Outcome>().filter(|outcome| outcome.verdict.is_some()).collect());
        outcomes.sort_by(|a, b| b.decided_on.cmp(&a.decided_on).then_with(|| a.id.cmp(&b.id)));
        outcomes.into_iter().filter_map(|outcome| outcome.pilot).collect::<Vec<RecordId>>()
    });
    view! {
        <section class="section">
            <div class="section-head ruled"><h2>"Latest outcomes"</h2>
                <a class="push" href=move || router.href_with(Page::Outcomes, &[("period", "all")])>{move || format!("All {}", outcomes.with(Vec::len))}</a></div>
            <Show when=move || outcomes.with(Vec::is_empty)><p class="caption">"No pilot is concluded yet."</p></Show>
            <For each=move || outcomes.get().into_iter().take(3) key=Clone::clone let:pilot>
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
                <div class="section-head"><h2>"Running pilots"</h2><span class="count">{move || rows.with(Vec::len)}</span>
                    <span class="push wide-only">"One bar a week: height is confidence, dashed is no check-in, the line is the planned end"</span></div>
                <table class="table two-line">
                    <thead><tr><th scope="col">"Pilot"</th><th scope="col">"Teams"</th><th scope="col" class="col-low">"Weeks"</th>
                        <th scope="col">"Criteria met"</th><th scope="col">"Confidence"</th><th scope="col" class="num">"Planned end"</th></tr></thead>
                    <tbody>{list}</tbody>
                </table>
                {move || rows.with(|rows| (rows.len() > 20).then(|| view! {
                    <p class="caption"><a href=router.href_with(Page::Pilots, &[("stage", "running")])>{format!("All {} running pilots", rows.len())}</a></p>
                }))}
            </section>
        </Show>
    }
}
