//! The numbers that people look at first, each with its interval and its n.

use super::Table;
use super::words::{FEW, NONE, counted, interval, percent};
use crate::chart::{Figures, Plain};
use crate::metrics::duration::Durations;
use crate::metrics::{Metrics, Share};
use crate::model::{Choice, Verdict};

/// A row: what it is, its value, its interval, of how many, and what is left out or beside it.
struct Row {
    name: &'static str,
    value: String,
    interval: String,
    of: String,
    beside: String,
}

/// The headline numbers as a table.
pub fn headline(metrics: &Metrics) -> Table {
    let pilots = &metrics.pilots;
    let mut rows = vec![
        count(
            "New ideas",
            metrics.ideas.new.len(),
            counted(metrics.ideas.contributors, "contributor", "contributors"),
        ),
        count("Pilots started", pilots.started.len(), String::new()),
        count("Pilots concluded", pilots.concluded.len(), verdicts(metrics).join(", ")),
        count(
            "Pilots running at the end",
            pilots.running.len(),
            format!("{} past the planned end", pilots.past_planned_end.len()),
        ),
    ];
    rows.push(within_a_year(metrics));
    let still = format!("{} still run", pilots.running.len());
    rows.push(share("Success rate of those concluded", pilots.success_rate(), still));
    rows.push(share("Success rate of those with an answer", pilots.decisive_success_rate(), String::new()));
    let to_pilot = &metrics.time_to_pilot;
    let waiting = format!("{} still without a pilot, {} left out", to_pilot.open.len(), to_pilot.excluded());
    rows.push(median("Median days from idea to pilot", to_pilot, waiting));
    let lasts = &metrics.pilot_duration;
    let running = format!("{} still run, {} left out", lasts.open.len(), lasts.excluded());
    rows.push(median("Median days of a pilot", lasts, running));
    let head = ["Number", "Value", "95% interval", "Of", "Beside it"];
    let rows =
        rows.into_iter().map(|row| vec![row.name.to_owned(), row.value, row.interval, row.of, row.beside]);
    Table { head: head.map(str::to_owned).to_vec(), rows: rows.collect() }
}

/// "1 succeeded", "2 failed": the verdicts that occurred.
pub fn verdicts(metrics: &Metrics) -> Vec<String> {
    let count = |verdict: &Verdict| (metrics.pilots.of_verdict(*verdict).len(), verdict.word());
    let counts = Verdict::ALL.iter().map(count).filter(|(count, _)| *count > 0);
    counts.map(|(count, word)| format!("{count} {word}")).collect()
}

fn count(name: &'static str, count: usize, beside: String) -> Row {
    Row { name, value: count.to_string(), interval: String::new(), of: String::new(), beside }
}

fn share(name: &'static str, share: Share, beside: String) -> Row {
    let estimate = share.estimate();
    let few = share.n > 0 && share.n < FEW;
    Row {
        name,
        value: estimate.map_or(NONE.to_owned(), |found| format!("{}%", percent(found.value, share.n))),
        interval: estimate.map_or(NONE.to_owned(), |found| interval(found.low, found.high, share.n)),
        of: format!("{} of {}", share.k, share.n),
        beside: with_few(beside, few),
    }
}

fn within_a_year(metrics: &Metrics) -> Row {
    let n = metrics.pilot_duration.curve.n;
    let year = metrics.success_within.horizons.iter().find(|horizon| horizon.days == 365);
    let within = year.and_then(|horizon| horizon.within);
    let followed = year.map_or(0, |horizon| horizon.at_risk.len());
    let ends = within.and_then(|within| within.interval);
    Row {
        name: "Succeeded within a year",
        value: within.map_or(NONE.to_owned(), |within| format!("{}%", percent(within.value, n))),
        interval: ends.map_or(NONE.to_owned(), |(low, high)| interval(low, high, n)),
        of: n.to_string(),
        beside: with_few(format!("{followed} followed for a year"), within.is_some() && n < FEW),
    }
}

fn median(name: &'static str, durations: &Durations, beside: String) -> Row {
    let days = |days: Option<i64>| days.map(|days| Plain.number(days as f64, 0));
    let curve = &durations.curve;
    let none = if curve.n == 0 { NONE } else { "not reached yet" };
    Row {
        name,
        value: days(durations.median()).unwrap_or_else(|| none.to_owned()),
        interval: match (days(curve.median_low()), days(curve.median_high())) {
            (Some(low), Some(high)) => format!("{low} to {high}"),
            (Some(low), None) => format!("{low} or more"),
            (None, Some(high)) => format!("up to {high}"),
            (None, None) => NONE.to_owned(),
        },
        of: curve.n.to_string(),
        beside,
    }
}

fn with_few(beside: String, few: bool) -> String {
    match (few, beside.is_empty()) {
        (false, _) => beside,
        (true, true) => "too few to tell".to_owned(),
        (true, false) => format!("{beside}; too few to tell"),
    }
}
