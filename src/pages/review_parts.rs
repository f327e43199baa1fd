//! The parts of a review above its entries: its numbers, its axis, what is still open.

use leptos::prelude::*;
use pilotbook_core::model::{Choice, Verdict};
use pilotbook_core::review::{Asked, Listed, Only, Review};

use super::outcome_actions::{DecideForm, days_open};
use super::outcome_entry::entry_id;
use super::review_unfinished::{FINISHED, STUCK};
use super::words::{counted, number};
use crate::app::use_app;
use crate::components::{For, NeatLine, NeatMark, Show, VerdictMark, focus, format};
use crate::route::{Page, Router};

/// The id of the list of open decisions.
const DECISIONS: &str = "decisions-open";

/// The numbers of the period in a sentence; each leads to the entries behind it.
#[component]
pub(super) fn Sentence(
    /// What is reviewed.
    review: Signal<Option<Review>>,
    /// What the address asks for.
    asked: Memo<Asked>,
) -> impl IntoView {
    let (workspace, _, router) = use_app();
    let link = move |only: Option<Only>, text: String| {
        let mut route = router.get();
        route.query.remove("verdict");
        if let Some(only) = only {
            route.query.insert("verdict".to_owned(), only.word().to_owned());
        }
        let now = asked.with(|asked| asked.only == only).then_some("true");
        view! { <a class="counted" href=route.href() aria-current=now>{text}</a> }
    };
    let verdicts = move |review: &Review| {
        let counts =
            Verdict::ALL.iter().map(|verdict| (*verdict, review.summary.count(Only::Verdict(*verdict))));
        let counts: Vec<_> = counts.filter(|(_, count)| *count > 0).collect();
        let last = counts.len().saturating_sub(1);
        let parts = counts.into_iter().enumerate().map(move |(at, (verdict, count))| {
            let between = if at == 0 {
                ""
            } else if at == last {
                " and "
            } else {
                ", "
            };
            view! { {between}{link(Some(Only::Verdict(verdict)), format!("{} {}", number(count), verdict.word()))} }
        });
        parts.collect_view()
    };
    let sentence = move || {
        let review = review.get()?;
        let today = workspace.today();
        let (from, to) = (review.period.from(), review.period.to());
        let to = if from <= today { to.min(today) } else { to };
        let days = format!("between {} and {}", format::day(from, today), format::day_long(to));
        let summary = &review.summary;
        if summary.concluded == 0 {
            let team = asked.with(|asked| asked.team.clone());
            let of = if team.is_empty() { String::new() } else { format!(" of {team}") };
            return Some(
                view! {
                    {format!("No pilot{of} was concluded {days}. ")}
                    <a href=all_time(router)>"Look at all time"</a>". "
                    {still_open(router, &review)}
                }
                .into_any(),
            );
        }
        let (adopted, idle) = (summary.count(Only::Adopted), summary.count(Only::NotInUse));
        let cited = summary.count(Only::Cited);
        let missing = summary.concluded - summary.learned;
        Some(view! {
            {link(None, counted(summary.concluded, "pilot", "pilots"))}
            {if summary.concluded == 1 { " was" } else { " were" }}" concluded "{days}": "{verdicts(&review)}". "
            {format!("{} of {}", number(summary.learned), number(summary.concluded))}" left a learning"
            {(missing > 0).then(|| view! { ", "{link(Some(Only::Unlearned), format!("{} did not", number(missing)))} })}
            {(cited > 0).then(|| view! { "; ideas build on "{link(Some(Only::Cited), number(cited))}" of them" })}". "
            {(adopted > 0).then(|| view! {
                {link(Some(Only::Adopted), number(adopted))}{if adopted == 1 { " is to be adopted" } else { " are to be adopted" }}
                {(idle > 0).then(|| view! { ", "{link(Some(Only::NotInUse), number(idle))}" not in use yet" })}". "
            })}
            {still_open(router, &review)}
        }.into_any())
    };
    view! { <p class="summary">{move || sentence()}</p> }
}

/// What is still to be done, each leading to its list on the page.
fn still_open(router: Router, review: &Review) -> Option<AnyView> {
    let asks = [
        (DECISIONS, review.open.len(), ["decision is open", "decisions are open"]),
        (FINISHED, review.finished.len(), ["running pilot looks finished", "running pilots look finished"]),
        (STUCK, review.stuck.len(), ["running pilot seems stuck", "running pilots seem stuck"]),
    ];
    let asks = asks.into_iter().filter(|(_, count, _)| *count > 0).enumerate();
    let parts = asks.map(|(at, (id, count, [one, many]))| {
        // The list may be looked at anew in another tab; here it takes the focus.
        let jump = move |event: leptos::ev::MouseEvent| {
            if focus(id) {
                event.prevent_default();
            }
        };
        view! {
            {if at == 0 { "" } else { "; " }}
            <a class="counted" href=router.get().href() on:click=jump>{counted(count, one, many)}</a>
        }
    });
    let parts: Vec<_> = parts.collect();
    (!parts.is_empty()).then(|| view! { <span class="toned tone-warn">{parts}"."</span> }.into_any())
}

fn all_time(router: Router) -> String {
    let mut route = router.get();
    route.query.retain(|key, _| key != "from" && key != "to");
    route.query.insert("period".to_owned(), "all".to_owned());
    route.href()
}

/// The neat line of the period; a mark leads to its entry.
#[component]
pub(super) fn ReviewAxis(
    /// What is reviewed.
    review: Signal<Option<Review>>,
    /// How many entries of a column are drawn.
    limit: RwSignal<usize>,
) -> impl IntoView {
    let (workspace, _, router) = use_app();
    let pick = Callback::new(move |id: String| {
        if !focus(&id) {
            limit.set(usize::MAX);
            request_animation_frame(move || {
                focus(&id);
            });
        }
    });
    let mark = move |one: &Listed| {
        Some(NeatMark {
            day: one.outcome.decided_on?,
            verdict: one.verdict,
            title: one.title.clone(),
            href: router.href(Page::Pilot(one.pilot.clone())),
            key: entry_id(&one.pilot),
        })
    };
    view! {
        <div class="review-axis">
            {move || review.get().map(|review| {
                let marks: Vec<NeatMark> = review.entries.iter().rev().filter_map(mark).collect();
                view! { <NeatLine from=review.period.from() to=review.period.to() today=workspace.today() marks on_pick=pick months=true/> }
            })}
        </div>
    }
}

/// The decisions that are still open, oldest first.
#[component]
pub(super) fn OpenDecisions(
    /// What is reviewed.
    review: Signal<Option<Review>>,
) -> impl IntoView {
    let (workspace, _, router) = use_app();
    let open = Memo::new(move |_| review.get().map(|review| review.open).unwrap_or_default());
    let row = move |one: Listed| {
        let today = workspace.today();
        let since = one.outcome.decided_on;
        let concluded =
            since.map_or("Concluded".to_owned(), |day| format!("Concluded {}", format::day(day, today)));
        view! {
            <li class="row">
                <VerdictMark verdict=one.verdict/>
                <div class="row-text">
                    <a class="row-title" href=router.href(Page::Pilot(one.pilot.clone()))>{one.title.clone()}</a>
                    <p class="row-sub">{format!("{concluded}, open {}", days_open(since, today))}</p>
                </div>
                <DecideForm outcome=one.outcome.id title=one.title home=DECISIONS.to_owned()/>
            </li>
        }
    };
    view! {
        <Show when=move || !open.with(Vec::is_empty)>
            <section class="section decisions-open review-asks" id=DECISIONS tabindex="-1">
                <div class="section-head ruled"><h2>"Decisions open"</h2><span class="count">{move || number(open.with(Vec::len))}</span></div>
                <ul class="rows">
                    <For each=move || open.get() key=|one| one.pilot.to_string() let:one>{row(one)}</For>
                </ul>
            </section>
        </Show>
    }
}

/// Which verdicts are shown, and how many entries that are.
#[component]
pub(super) fn Found(
    /// What is reviewed.
    review: Signal<Option<Review>>,
    /// What the address asks for.
    asked: Memo<Asked>,
) -> impl IntoView {
    let (_, _, router) = use_app();
    let only = Memo::new(move |_| asked.with(|asked| asked.only));
    let chip = move |own: Option<Only>| {
        let count = move || {
            review.with(|review| {
                review
                    .as_ref()
                    .map(|review| own.map_or(review.summary.concluded, |own| review.summary.count(own)))
            })
        };
        let word = own.map_or("", Only::word);
        let label = own.map_or("All", Only::label);
        view! {
            <button class="chip" type="button" aria-pressed=move || (only.get() == own).to_string()
                on:click=move |_| router.set_query(&[("verdict", word)])>{label}<span class="count">{move || count().map(number)}</span></button>
        }
    };
    let verdicts = Verdict::ALL.iter().map(|verdict| chip(Some(Only::Verdict(*verdict)))).collect_view();
    let said = move || {
        let review = review.get()?;
        let (shown, all) = (review.entries.len(), review.summary.concluded);
        let text = match (asked.with(|asked| asked.words.is_empty()), shown == all) {
            (true, true) => return Some(().into_any()),
            (true, false) => format!("{} of {} shown.", number(shown), counted(all, "outcome", "outcomes")),
            (false, _) => format!("Found in {} of {}.", number(shown), counted(all, "outcome", "outcomes")),
        };
        let more = (review.elsewhere > 0).then(|| {
            view! {
                " "<a href=all_time(router)>{format!("{} in all time", number(shown + review.elsewhere))}</a>
            }
        });
        Some(view! { {text}{more} }.into_any())
    };
    view! {
        <div class="list-bar">
            <div class="chips" role="group" aria-label="Verdict">
                {chip(None)}
                {verdicts}
                // What a number of the sentence led to.
                {move || only.get().filter(|only| !matches!(only, Only::Verdict(_))).map(|only| chip(Some(only)))}
            </div>
        </div>
        <p class="caption" role="status">{move || said()}</p>
    }
}
