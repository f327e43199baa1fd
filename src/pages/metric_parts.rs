//! The families of the metrics page: headline, tables, and the records behind a number.

use std::sync::Arc;

use leptos::prelude::*;
use pilotbook_core::metrics::duration::Durations;
use pilotbook_core::metrics::funnel::FunnelStep;
use pilotbook_core::metrics::{DurationOf, DurationPart, Metrics, Number, Share, definition};
use pilotbook_core::model::{Choice, Verdict};

use super::words::counted;
use crate::app::use_app;
use crate::components::{Definition, HeadlineNumber, Track, format};
use crate::route::Router;

type Shown = StoredValue<Arc<Metrics>>;

/// The address of the records behind a number.
fn behind(router: Router, number: &Number) -> String {
    let mut route = router.get();
    route.query.insert("behind".to_owned(), number.to_string());
    route.href()
}

/// A share in a table: value, interval, k of n.
fn share_text(share: Share) -> String {
    match share.estimate() {
        Some(estimate) => format!(
            "{}% ({}–{})",
            format::percent(estimate.value, share.n),
            format::percent(estimate.low, share.n),
            format::percent(estimate.high, share.n)
        ),
        None => "—".to_owned(),
    }
}

fn of(share: Share) -> String {
    format!("{} of {}", share.k, share.n)
}

/// The days of a duration; not reached yet is said as such.
fn days(value: Option<i64>, n: usize) -> String {
    match value {
        Some(days) => counted(usize::try_from(days).unwrap_or(0), "day", "days"),
        None if n == 0 => "—".to_owned(),
        None => "not reached yet".to_owned(),
    }
}

/// A count that leads to the records behind it.
fn count(router: Router, number: Number, count: usize) -> AnyView {
    view! { <a class="counted" href=behind(router, &number)>{format::number(count as f64, 0)}</a> }.into_any()
}

fn head(title: &'static str, id: &'static str) -> impl IntoView {
    view! {
        <div class="section-head ruled"><h2>{title}</h2>
            <Definition name=title.to_owned() help=definition(id)/></div>
    }
}

/// "Succeeded within a year", with interval and n, or why there is no figure yet; `href` leads to the pilots.
pub(super) fn within_a_year(metrics: &Metrics, href: String) -> AnyView {
    let n = metrics.pilot_duration.curve.n;
    let year = metrics.success_within.horizons.iter().find(|horizon| horizon.days == 365);
    let found = year.and_then(|horizon| Some((horizon.within?, horizon)));
    let interval =
        |(low, high)| format!("95% interval {}–{}", format::percent(low, n), format::percent(high, n));
    let rate = metrics.pilots.success_rate();
    let lines = match found {
        Some((within, horizon)) => vec![
            format!(
                "of {} started, {}",
                counted(n, "pilot", "pilots"),
                within.interval.map_or("no interval".to_owned(), interval)
            ),
            format!("{} followed for a year", counted(horizon.at_risk.len(), "pilot", "pilots")),
        ],
        None if n == 0 => vec!["No pilot started.".to_owned()],
        None if rate.n == 0 => vec![format!("None of {} is a year old yet", counted(n, "pilot", "pilots"))],
        None => vec![
            format!("None of {} is a year old yet", counted(n, "pilot", "pilots")),
            format!("so far {} concluded succeeded", of(rate)),
        ],
    };
    let within = found.map(|(within, _)| within);
    let track = within.map(|within| {
        let (low, high) = within.interval.unwrap_or((within.value, within.value));
        Track { value: within.value, low, high, n, before: None }
    });
    view! {
        <HeadlineNumber label="Succeeded within a year" value=within.map(|within| format::percent(within.value, n)) unit="%"
            track lines help=definition("success_within") href/>
    }
    .into_any()
}

/// "Median time to pilot", with n and what is left out; `href` leads to the ideas.
pub(super) fn time_to_pilot(metrics: &Metrics, href: String) -> AnyView {
    let to_pilot = &metrics.time_to_pilot;
    let (n, waiting) = (to_pilot.curve.n, to_pilot.open.len());
    let lines = vec![
        format!("of {}; {waiting} still without a pilot", counted(n, "idea", "ideas")),
        format!("85% have one within: {}", days(to_pilot.p85(), n)),
    ];
    view! {
        <HeadlineNumber label="Median time to pilot" value=to_pilot.median().map(|days| days.to_string()) unit="days"
            lines help=definition("time_to_pilot") href/>
    }
    .into_any()
}

/// The four numbers people look at first.
#[component]
pub(super) fn Headline(metrics: Shown) -> impl IntoView {
    let (_, _, router) = use_app();
    metrics.with_value(|metrics| {
        let rate = metrics.pilots.success_rate();
        let rate_track = rate.estimate().map(|estimate| Track { value: estimate.value, low: estimate.low, high: estimate.high, n: rate.n, before: None });
        let rate_lines = vec![
            if rate.n == 0 { "No pilot concluded in this period.".to_owned() } else { format!("{} concluded", of(rate)) },
            format!("{} still run, {} past their planned end", metrics.pilots.running.len(), metrics.pilots.past_planned_end.len()),
        ];
        view! {
            <div class="headlines">
                <HeadlineNumber label="New ideas" value=Some(format::number(metrics.ideas.new.len() as f64, 0))
                    lines=vec![counted(metrics.ideas.contributors, "contributor", "contributors")]
                    help=definition("ideas.new") href=behind(router, &Number::IdeasNew)/>
                {within_a_year(metrics, behind(router, &Number::SucceededWithin(365)))}
                <HeadlineNumber label="Success rate" value=rate.value().map(|value| format::percent(value, rate.n)) unit="%"
                    track=rate_track lines=rate_lines
                    help=definition("pilots.success_rate") href=behind(router, &Number::PilotsConcluded)/>
                {time_to_pilot(metrics, behind(router, &Number::Duration(DurationOf::TimeToPilot, DurationPart::All)))}
            </div>
        }
    })
}

/// Success that counts the unfinished.
#[component]
pub(super) fn SuccessTable(metrics: Shown) -> impl IntoView {
    let (_, _, router) = use_app();
    let rows = metrics.with_value(|metrics| {
        let n = metrics.pilot_duration.curve.n;
        metrics.success_within.horizons.iter().map(|horizon| {
            let value = horizon.within.map_or("—".to_owned(), |within| format!("{}%", format::percent(within.value, n)));
            let interval = horizon.within.and_then(|within| within.interval).map_or("—".to_owned(), |(low, high)| {
                format!("{}–{}", format::percent(low, n), format::percent(high, n))
            });
            view! {
                <tr><td class="name">{format!("Within {} days", horizon.days)}</td><td class="num">{value}</td><td class="num">{interval}</td>
                    <td class="num">{count(router, Number::SucceededWithin(horizon.days), horizon.succeeded.len())}</td>
                    <td class="num">{count(router, Number::FollowedFor(horizon.days), horizon.at_risk.len())}</td></tr>
            }
        }).collect::<Vec<_>>()
    });
    view! {
        <section class="section">{head("Succeeded within", "success_within")}
            <div class="table-scroll"><table class="table">
                <thead><tr><th scope="col">"Since the start"</th><th scope="col" class="num">"Share"</th><th scope="col" class="num">"95% interval"</th>
                    <th scope="col" class="num">"Succeeded"</th><th scope="col" class="num">"Followed so long"</th></tr></thead>
                <tbody>{rows}</tbody>
            </table></div>
        </section>
    }
}

/// Pilots by verdict and by team.
#[component]
pub(super) fn PilotTables(metrics: Shown) -> impl IntoView {
    let (_, _, router) = use_app();
    metrics.with_value(|metrics| {
        let pilots = &metrics.pilots;
        let row = |label: &'static str, cell: AnyView| view! { <tr><td class="name">{label}</td><td class="num">{cell}</td></tr> };
        let mut rows = vec![
            row("Started", count(router, Number::PilotsStarted, pilots.started.len())),
            row("Running", count(router, Number::PilotsRunning, pilots.running.len())),
            row("Past their planned end", count(router, Number::PilotsPastPlannedEnd, pilots.past_planned_end.len())),
            row("Concluded", count(router, Number::PilotsConcluded, pilots.concluded.len())),
        ];
        rows.extend(Verdict::ALL.iter().map(|verdict| {
            row(verdict.label(), count(router, Number::PilotsOfVerdict(*verdict), pilots.of_verdict(*verdict).len()))
        }));
        let (rate, decisive) = (pilots.success_rate(), pilots.decisive_success_rate());
        let teams = pilots.success_by_team.iter().map(|team| view! {
            <tr><td class="name">{team_name(&team.team)}</td><td class="num">{of(team.share())}</td><td class="num">{share_text(team.share())}</td></tr>
        }).collect::<Vec<_>>();
        view! {
            <div class="split">
                <section class="section">{head("Pilots", "pilots.started")}
                    <table class="table"><tbody>{rows}
                        <tr><td class="name">"Success rate"</td><td class="num">{format!("{} · {}", share_text(rate), of(rate))}</td></tr>
                        <tr><td class="name">"Of those that gave an answer"</td><td class="num">{format!("{} · {}", share_text(decisive), of(decisive))}</td></tr>
                    </tbody></table>
                </section>
                <section class="section">{head("Success by team", "pilots.success_by_team")}
                    <table class="table"><thead><tr><th scope="col">"Team"</th><th scope="col" class="num">"Succeeded"</th><th scope="col" class="num">"Share, 95% interval"</th></tr></thead>
                        <tbody>{teams}</tbody></table>
                </section>
            </div>
        }
    })
}

fn team_name(name: &str) -> String {
    if name.is_empty() { "—".to_owned() } else { name.to_owned() }
}

/// How long things take.
#[component]
pub(super) fn DurationTable(metrics: Shown) -> impl IntoView {
    let (_, _, router) = use_app();
    metrics.with_value(|metrics| {
        let row = |label: &'static str, id: &'static str, of: DurationOf, durations: &Durations| {
            let n = durations.curve.n;
            let ends = match (durations.curve.median_low(), durations.curve.median_high()) {
                (Some(low), Some(high)) => format!("{low}–{high}"),
                (Some(low), None) => format!("from {low}"),
                _ => "—".to_owned(),
            };
            let part = |part: DurationPart| count(router, Number::Duration(of, part), durations.part(part).len());
            view! {
                <tr><td class="name">{label}<Definition name=label.to_owned() help=definition(id)/></td>
                    <td class="num">{days(durations.median(), n)}</td><td class="num">{ends}</td><td class="num">{days(durations.p85(), n)}</td>
                    <td class="num">{part(DurationPart::All)}</td><td class="num">{part(DurationPart::Open)}</td>
                    <td class="num">{part(DurationPart::WrittenAfterwards)}</td><td class="num">{part(DurationPart::DayUnknown)}</td></tr>
            }
        };
        let aging = &metrics.aging;
        let older = match (&aging.older_than_p85, aging.p85_days) {
            (Some(older), Some(p85)) => format!("{} older than {p85} days, within which 85% of all pilots end", older.len()),
            _ => "85% of all pilots have not ended yet, so nothing says what is old".to_owned(),
        };
        view! {
            <section class="section">{head("How long it takes", "pilot_duration")}
                <div class="table-scroll"><table class="table">
                    <thead><tr><th scope="col">"From … to …"</th><th scope="col" class="num">"Median"</th><th scope="col" class="num">"95% interval"</th>
                        <th scope="col" class="num">"85% within"</th><th scope="col" class="num">"n"</th><th scope="col" class="num">"Still open"</th>
                        <th scope="col" class="num">"Written down afterwards"</th><th scope="col" class="num">"Day unknown"</th></tr></thead>
                    <tbody>
                        {row("Idea to pilot", "time_to_pilot", DurationOf::TimeToPilot, &metrics.time_to_pilot)}
                        {row("Start to outcome", "pilot_duration", DurationOf::PilotDuration, &metrics.pilot_duration)}
                    </tbody>
                </table></div>
                <p class="caption">{format!("{} now{}; {older}.", counted(aging.running.len(), "pilot runs", "pilots run"),
                    aging.oldest_days.map_or(String::new(), |days| format!(", the oldest for {days} days")))}</p>
            </section>
        }
    })
}

/// Ideas by stage, team, pair of teams and month.
#[component]
pub(super) fn IdeaTables(metrics: Shown) -> impl IntoView {
    let (_, _, router) = use_app();
    metrics.with_value(|metrics| {
        let labels = ["Created", "Shortlisted", "Piloted", "Concluded", "Succeeded", "Adopted"];
        let funnel = FunnelStep::ALL.into_iter().zip(labels).map(|(step, label)| {
            let share = metrics.funnel.of_previous(step);
            view! {
                <tr><td class="name">{label}</td><td class="num">{count(router, Number::FunnelAt(step), metrics.funnel.ideas(step).len())}</td>
                    <td class="num">{share.map(share_text)}</td></tr>
            }
        }).collect::<Vec<_>>();
        let teams = metrics.ideas.by_team.iter().map(|(team, ideas)| view! {
            <tr><td class="name">{team_name(team)}</td><td class="num">{count(router, Number::IdeasOfTeam(team.clone()), ideas.len())}</td></tr>
        }).collect::<Vec<_>>();
        let pairs = metrics.cross_team.pairs.iter().map(|pair| view! {
            <tr><td class="name">{format!("{} and {}", pair.a, pair.b)}</td>
                <td class="num">{pair.ideas.len()}</td></tr>
        }).collect::<Vec<_>>();
        let cross = metrics.cross_team.share;
        view! {
            <div class="split">
                <section class="section">{head("From idea to use", "funnel")}
                    <table class="table"><thead><tr><th scope="col">"Step"</th><th scope="col" class="num">"Ideas"</th><th scope="col" class="num">"Of the step before, 95% interval"</th></tr></thead>
                        <tbody>{funnel}</tbody></table>
                </section>
                <section class="section">{head("New ideas by team", "ideas.by_team")}
                    <table class="table"><tbody>{teams}</tbody></table>
                </section>
            </div>
            <section class="section">{head("Between teams", "cross_team.ideas")}
                <p class="caption">{format!("{} of the new ideas ({}) are of two or more teams.", share_text(cross), of(cross))}</p>
                <table class="table"><tbody>{pairs}</tbody></table>
            </section>
        }
    })
}

/// Flow by month.
#[component]
pub(super) fn FlowTables(metrics: Shown) -> impl IntoView {
    let (_, _, router) = use_app();
    metrics.with_value(|metrics| {
        let flow = &metrics.flow;
        let rows = flow.by_month.iter().zip(&metrics.ideas.by_month).zip(&metrics.cumulative_flow.by_month).rev().map(|((flow, (_, ideas)), total)| view! {
            <tr><td class="name">{flow.month.to_string()}</td>
                <td class="num">{count(router, Number::IdeasInMonth(flow.month), *ideas)}</td>
                <td class="num">{count(router, Number::StartedIn(flow.month), flow.started)}</td>
                <td class="num">{count(router, Number::ConcludedIn(flow.month), flow.concluded)}</td>
                <td class="num">{count(router, Number::RunningAtEndOf(flow.month), flow.running)}</td>
                <td class="num">{total.created}</td><td class="num">{total.piloted}</td><td class="num">{total.concluded}</td></tr>
        }).collect::<Vec<_>>();
        let load = match (flow.steady, flow.load_change) {
            (true, _) => "the load is steady",
            (false, change) if change > 0 => "the load is growing",
            (false, _) => "the load is shrinking",
        };
        let mean = flow.littles_law_days.map_or("no pilot concluded, so today's pace implies no duration".to_owned(), |days| {
            format!("today's load and pace imply {} days a pilot ({load})", format::number(days, 1))
        });
        view! {
            <section class="section">{head("Flow", "flow.by_month")}
                <p class="caption">{format!("{} pilots run on an average day; {} conclude in 30 days; {mean}.",
                    format::number(flow.average_wip, 1), format::number(flow.throughput_per_30_days, 2))}</p>
                <div class="table-scroll months"><table class="table">
                    <thead><tr><th scope="col">"Month"</th><th scope="col" class="num">"New ideas"</th><th scope="col" class="num">"Started"</th><th scope="col" class="num">"Concluded"</th>
                        <th scope="col" class="num">"Running at its end"</th><th scope="col" class="num">"Ideas so far"</th><th scope="col" class="num">"Piloted so far"</th><th scope="col" class="num">"Concluded so far"</th></tr></thead>
                    <tbody>{rows}</tbody>
                </table></div>
            </section>
        }
    })
}
