//! The numbers that people look at first, each beside the period before.

use leptos::prelude::*;
use pilotbook_core::metrics::{
    Change, Comparison, DurationOf, DurationPart, Metrics, Number, Portion, PortionOf, Share, Side, Trend,
    explain,
};
use pilotbook_core::model::Verdict;

use super::metrics_help::{behind, help};
use super::words::{counted, number};
use crate::components::{HeadlineNumber, Track, format};
use crate::route::Router;

/// How many months the small bars have.
const BARS: usize = 12;

/// What headline numbers are made of.
#[derive(Clone, Copy)]
pub(super) struct Shown<'a> {
    pub(super) metrics: &'a Metrics,
    /// Beside the period before, where there is one.
    pub(super) before: Option<&'a Comparison>,
    pub(super) router: Router,
}

/// The numbers in their order.
pub(super) fn headline(shown: Shown) -> AnyView {
    view! {
        <div class="headlines six">
            {within_a_year(shown)}
            {success_rate(shown)}
            {new_ideas(shown)}
            {share(shown, "Ended with an answer", PortionOf::LearningRate, "gave an answer and were acted on")}
            {share(shown, "Learning written down", PortionOf::LearningWritten, "left a learning")}
            {time_to_pilot(shown)}
        </div>
    }
    .into_any()
}

impl Shown<'_> {
    fn link(&self, words: String, number: &Number) -> (String, String) {
        (words, behind(self.router, number))
    }

    /// What is missing where a number is empty, in words.
    fn missing(&self, id: &str) -> Vec<String> {
        explain(self.metrics, id, &format::Local).missing.into_iter().collect()
    }

    /// A number in the period before, and whether it has changed.
    fn before(&self, id: &str, part: &str, written: &dyn Fn(f64) -> String) -> Option<String> {
        let compared = self.before?;
        let change = compared.get(id, part)?;
        let days = compared.before.period().days();
        let days = counted(usize::try_from(days).unwrap_or(0), "day", "days");
        let was = match change {
            Change::Share { before, .. } => {
                before.value().map(|value| format!("{}%, {}", format::percent(value, before.n), of(before)))
            }
            Change::Count { before, .. } => Some(format::number(before as f64, 0)),
            Change::Amount { before, .. } => before.map(written),
        };
        let Some(was) = was else { return Some(format!("Nothing to compare in the {days} before")) };
        Some(match change.trend() {
            Trend::Nothing => format!("{was} in the {days} before"),
            trend => format!("{was} in the {days} before: {}", trend.words()),
        })
    }

    /// Where a share lies, and where it was.
    fn track(&self, id: &str, share: Share) -> Option<Track> {
        let estimate = share.estimate()?;
        let before = match self.before.and_then(|compared| compared.get(id, "")) {
            Some(Change::Share { before, .. }) => before.value(),
            _ => None,
        };
        Some(Track { value: estimate.value, low: estimate.low, high: estimate.high, n: share.n, before })
    }
}

/// "3 of 12".
fn of(share: Share) -> String {
    format!("{} of {}", number(share.k), number(share.n))
}

/// ", 95% interval 42–76"; nothing where there is no share.
pub(super) fn interval(share: Share) -> String {
    share.estimate().map_or(String::new(), |estimate| {
        let (low, high) = (format::percent(estimate.low, share.n), format::percent(estimate.high, share.n));
        format!(", 95% interval {low}–{high}")
    })
}

/// "Succeeded within a year", with interval and n, or why there is no figure yet.
pub(super) fn within_a_year(shown: Shown) -> AnyView {
    let metrics = shown.metrics;
    let n = metrics.pilot_duration.curve.n;
    let year = metrics.success_within.horizons.iter().find(|horizon| horizon.days == 365);
    let within = year.and_then(|year| year.within);
    let ends =
        |(low, high)| format!(", 95% interval {}–{}", format::percent(low, n), format::percent(high, n));
    let so_far = metrics.success_within.so_far;
    let mut lines = match (within, year) {
        (Some(within), Some(year)) => vec![
            format!(
                "of {} started{}",
                counted(n, "pilot", "pilots"),
                within.interval.map_or(String::new(), ends)
            ),
            format!("{} followed for a year", counted(year.at_risk.len(), "pilot", "pilots")),
        ],
        _ if n == 0 => shown.missing("success_within"),
        _ => {
            let young = format!("None of {} was followed for a year yet", counted(n, "pilot", "pilots"));
            let ended =
                format!("so far {} of the {} concluded succeeded", number(so_far.k), number(so_far.n));
            if so_far.n == 0 { vec![young] } else { vec![young, ended] }
        }
    };
    let n_before = shown.before.map_or(0, |compared| compared.before.pilot_duration.curve.n);
    let percent =
        |value| format!("{}% of {}", format::percent(value, n_before), counted(n_before, "pilot", "pilots"));
    lines.extend(within.and_then(|_| shown.before("success_within", "365", &percent)));
    let track = within.map(|within| {
        let (low, high) = within.interval.unwrap_or((within.value, within.value));
        Track { value: within.value, low, high, n, before: None }
    });
    let all = Number::Duration(DurationOf::PilotDuration, DurationPart::All);
    let succeeded = year.map_or(0, |year| year.succeeded.len());
    let links = vec![
        shown.link(format!("Show the {}", counted(n, "pilot", "pilots")), &all),
        shown.link(
            format!("The {} that succeeded within a year", number(succeeded)),
            &Number::SucceededWithin(365),
        ),
    ];
    let href = behind(shown.router, &all);
    view! {
        <HeadlineNumber label="Succeeded within a year" value=within.map(|within| format::percent(within.value, n)) unit="%"
            track lines help=help(metrics, "success_within", links) href/>
    }
    .into_any()
}

fn success_rate(shown: Shown) -> AnyView {
    const ID: &str = "pilots.success_rate";
    let pilots = &shown.metrics.pilots;
    let rate = pilots.success_rate();
    let mut lines = if rate.n == 0 {
        shown.missing(ID)
    } else {
        vec![format!("{} of {} concluded{}", number(rate.k), number(rate.n), interval(rate))]
    };
    let (running, late) = (pilots.running.len(), pilots.past_planned_end.len());
    if running > 0 {
        let running = counted(running, "still runs", "still run");
        lines.push(if late == 0 {
            running
        } else {
            format!("{running}, {} past the planned end", number(late))
        });
    }
    lines.extend(shown.before(ID, "", &|value| value.to_string()));
    let decisive = pilots.decisive_success_rate();
    let unclear = rate.n - decisive.n;
    let mut links = vec![
        shown.link(format!("Show the {}", counted(rate.n, "pilot", "pilots")), &Number::PilotsConcluded),
        shown.link(
            format!("The {} that succeeded", number(rate.k)),
            &Number::PilotsOfVerdict(Verdict::Succeeded),
        ),
    ];
    if let Some(value) = decisive.value().filter(|_| unclear > 0) {
        let words = format!(
            "Without the {} that gave no answer: {}%, {}",
            number(unclear),
            format::percent(value, decisive.n),
            of(decisive)
        );
        links.push(shown.link(words, &Number::PilotsDecisive));
    }
    view! {
        <HeadlineNumber label="Success rate" value=rate.value().map(|value| format::percent(value, rate.n)) unit="%"
            track=shown.track(ID, rate) lines help=help(shown.metrics, ID, links) href=behind(shown.router, &Number::PilotsConcluded)/>
    }
    .into_any()
}

fn new_ideas(shown: Shown) -> AnyView {
    let ideas = &shown.metrics.ideas;
    let new = ideas.new.len();
    let mut lines = if new == 0 {
        shown.missing("ideas.new")
    } else {
        vec![format!("{} proposed them", counted(ideas.contributors, "person", "people"))]
    };
    lines.extend(shown.before("ideas.new", "", &|value| value.to_string()));
    let first = ideas.by_month.len().saturating_sub(BARS);
    let bars: Vec<usize> = ideas.by_month[first..].iter().map(|(_, count)| *count).collect();
    let bars = if bars.len() > 1 { bars } else { Vec::new() };
    let links = vec![
        shown.link(format!("Show the {}", counted(new, "idea", "ideas")), &Number::IdeasNew),
        shown.link("Those that name who proposed them".to_owned(), &Number::IdeasContributors),
    ];
    view! {
        <HeadlineNumber label="New ideas" value=Some(number(new)) bars lines
            help=help(shown.metrics, "ideas.new", links) href=behind(shown.router, &Number::IdeasNew)/>
    }
    .into_any()
}

/// A share of records as a headline number.
fn share(shown: Shown, label: &'static str, of: PortionOf, did: &'static str) -> AnyView {
    let portion: &Portion = shown.metrics.portion(of);
    let share = portion.share();
    let mut lines = if share.n == 0 {
        shown.missing(of.id())
    } else {
        vec![format!("{} of {} concluded{}", number(share.k), number(share.n), interval(share))]
    };
    lines.extend(shown.before(of.id(), "", &|value| value.to_string()));
    let (all, those) = (Number::Portion(of, Side::N), Number::Portion(of, Side::K));
    let links = vec![
        shown.link(format!("Show the {}", counted(share.n, "pilot", "pilots")), &all),
        shown.link(format!("The {} that {did}", number(share.k)), &those),
    ];
    view! {
        <HeadlineNumber label value=share.value().map(|value| format::percent(value, share.n)) unit="%"
            track=shown.track(of.id(), share) lines help=help(shown.metrics, of.id(), links) href=behind(shown.router, &all)/>
    }
    .into_any()
}

/// "Median time to pilot", with n and what is left out.
pub(super) fn time_to_pilot(shown: Shown) -> AnyView {
    let to_pilot = &shown.metrics.time_to_pilot;
    let (n, waiting) = (to_pilot.curve.n, to_pilot.open.len());
    let days = |days: i64| counted(usize::try_from(days).unwrap_or(0), "day", "days");
    let p85 = to_pilot.p85().map_or("not reached yet".to_owned(), days);
    let mut lines = if n == 0 {
        shown.missing("time_to_pilot")
    } else {
        vec![
            format!("n {}, {}", number(n), counted(to_pilot.ended.len(), "has a pilot", "have a pilot")),
            if to_pilot.median().is_some() {
                format!("85% within: {p85}")
            } else {
                format!("not reached yet: {}", counted(waiting, "still waits", "still wait"))
            },
        ]
    };
    lines.extend(to_pilot.left_out(&format::Local).map(|why| format!("left out: {why}")));
    lines.extend(shown.before("time_to_pilot", "median", &|value| days(value as i64)));
    let of_part = |part| Number::Duration(DurationOf::TimeToPilot, part);
    let mut links =
        vec![shown.link(format!("Show the {}", counted(n, "idea", "ideas")), &of_part(DurationPart::All))];
    for (part, words) in [
        (DurationPart::Open, "still without a pilot"),
        (DurationPart::WrittenAfterwards, "left out: written down afterwards"),
        (DurationPart::DayUnknown, "left out: declined or parked, day unknown"),
    ] {
        let count = to_pilot.part(part).len();
        if count > 0 {
            links.push(shown.link(format!("{} {words}", number(count)), &of_part(part)));
        }
    }
    let href = behind(shown.router, &of_part(DurationPart::All));
    let unit = if to_pilot.median() == Some(1) { "day" } else { "days" };
    view! {
        <HeadlineNumber label="Median time to pilot" value=to_pilot.median().map(|days| format::number(days as f64, 0)) unit
            lines help=help(shown.metrics, "time_to_pilot", links) href/>
    }
    .into_any()
}
