//! The numbers that people look at first, each with its interval, its n, and what it was before.

use super::Table;
use super::compared::{Unit, compared};
use super::words::{FEW, NONE, counted, interval, percent};
use crate::chart::{Figures, Plain};
use crate::metrics::compare::Comparison;
use crate::metrics::duration::Durations;
use crate::metrics::money::Sums;
use crate::metrics::{Metrics, Share};
use crate::model::{Choice, Verdict};

/// A row: what it is, its value, its interval, of how many, and what is left out or beside it.
struct Row {
    id: &'static str,
    part: String,
    unit: Unit,
    name: String,
    value: String,
    interval: String,
    of: String,
    beside: String,
}

/// The headline numbers as a table.
pub fn headline(metrics: &Metrics, comparison: Option<&Comparison>) -> Table {
    let mut head = vec!["Number", "Value", "95% interval", "Of", "Beside it"];
    if comparison.is_some() {
        head.extend(["Period before", "Difference"]);
    }
    let rows = rows(metrics).into_iter().map(|row| {
        let compared = comparison.map(|comparison| compared(comparison, row.id, &row.part, row.unit));
        let mut cells = vec![row.name, row.value, row.interval, row.of, row.beside];
        cells.extend(compared.into_iter().flatten());
        cells
    });
    Table { rows: rows.collect(), head: head.into_iter().map(str::to_owned).collect() }
}

/// "1 succeeded", "2 failed": the verdicts that occurred.
pub fn verdicts(metrics: &Metrics) -> Vec<String> {
    let count = |verdict: &Verdict| (metrics.pilots.of_verdict(*verdict).len(), verdict.word());
    let counts = Verdict::ALL.iter().map(count).filter(|(count, _)| *count > 0);
    counts.map(|(count, word)| format!("{count} {word}")).collect()
}

fn rows(metrics: &Metrics) -> Vec<Row> {
    let (ideas, pilots, learning) = (&metrics.ideas, &metrics.pilots, &metrics.learning);
    let (waits, lasts) = (&metrics.time_to_pilot, &metrics.pilot_duration);
    let by = counted(ideas.contributors, "contributor", "contributors");
    let late = format!("{} past the planned end", pilots.past_planned_end.len());
    let still = |count: usize| counted(count, "still runs", "still run");
    let out = |durations: &Durations| {
        durations.left_out(&Plain).map_or(", 0 left out".to_owned(), |why| format!("; left out: {why}"))
    };
    let waiting = format!("{} still without a pilot{}", waits.open.len(), out(waits));
    let running = format!("{}{}", still(lasts.open.len()), out(lasts));
    let still = still(pilots.running.len());
    let none = String::new;
    let mut rows = vec![
        count("ideas.new", "New ideas", ideas.new.len(), by),
        count("pilots.started", "Pilots started", pilots.started.len(), none()),
        count("pilots.concluded", "Pilots concluded", pilots.concluded.len(), verdicts(metrics).join(", ")),
        count("pilots.running", "Pilots running at the end", pilots.running.len(), late),
        within_a_year(metrics),
        share("pilots.success_rate", "Succeeded, of those concluded", pilots.success_rate(), still),
        share(
            "pilots.decisive_success_rate",
            "Succeeded, of those with an answer",
            pilots.decisive_success_rate(),
            none(),
        ),
        median("time_to_pilot", "Median days from idea to pilot", waits, waiting),
        median("pilot_duration", "Median days of a pilot", lasts, running),
        share("learning.rate", "Gave an answer and were acted on", learning.rate.share(), none()),
        share("learning.written", "Left a learning", learning.written.share(), none()),
        share(
            "learning.failures_documented",
            "Left a learning, of those that did not succeed",
            learning.failures_documented.share(),
            none(),
        ),
        share("learning.reuse", "New ideas that build on an outcome", learning.reuse.share(), none()),
        share("criteria.met", "Criteria met", metrics.criteria.met.share(), none()),
        share("criteria.amended", "Pilots with amended criteria", metrics.criteria.amended.share(), none()),
        share(
            "follow_through",
            "In use within 90 days of the decision to adopt",
            metrics.follow_through.share(),
            none(),
        ),
    ];
    let impact = &metrics.impact;
    for (id, name, sums) in [
        ("impact.benefit", "Benefit measured, of what was adopted", &impact.adopted.benefit),
        (
            "impact.benefit_expected",
            "Benefit expected, of what was adopted",
            &impact.adopted.benefit_expected,
        ),
        ("impact.cost", "Cost of what was adopted", &impact.adopted.cost),
        ("impact.programme_cost", "Cost of all pilots concluded", &impact.programme_cost),
    ] {
        money(id, name, sums, &mut rows);
    }
    rows
}

fn count(id: &'static str, name: &str, count: usize, beside: String) -> Row {
    Row {
        id,
        part: String::new(),
        unit: Unit::Days,
        name: name.to_owned(),
        value: count.to_string(),
        interval: String::new(),
        of: String::new(),
        beside,
    }
}

fn share(id: &'static str, name: &str, share: Share, beside: String) -> Row {
    let estimate = share.estimate();
    Row {
        id,
        part: String::new(),
        unit: Unit::Percent,
        name: name.to_owned(),
        value: estimate.map_or(NONE.to_owned(), |found| format!("{}%", percent(found.value, share.n))),
        interval: estimate.map_or(NONE.to_owned(), |found| interval(found.low, found.high, share.n)),
        of: format!("{} of {}", share.k, share.n),
        beside: with_few(beside, share.n > 0 && share.n < FEW),
    }
}

fn within_a_year(metrics: &Metrics) -> Row {
    let n = metrics.pilot_duration.curve.n;
    let year = metrics.success_within.horizons.iter().find(|horizon| horizon.days == 365);
    let within = year.and_then(|horizon| horizon.within);
    let followed = year.map_or(0, |horizon| horizon.at_risk.len());
    let ends = within.and_then(|within| within.interval);
    Row {
        id: "success_within",
        part: "365".to_owned(),
        unit: Unit::Percent,
        name: "Succeeded within a year".to_owned(),
        value: within.map_or(NONE.to_owned(), |within| format!("{}%", percent(within.value, n))),
        interval: ends.map_or(NONE.to_owned(), |(low, high)| interval(low, high, n)),
        of: n.to_string(),
        beside: with_few(format!("{followed} followed for a year"), within.is_some() && n < FEW),
    }
}

fn median(id: &'static str, name: &str, durations: &Durations, beside: String) -> Row {
    let days = |days: Option<i64>| days.map(|days| Plain.number(days as f64, 0));
    let curve = &durations.curve;
    let none = if curve.n == 0 { NONE } else { "not reached yet" };
    Row {
        id,
        part: "median".to_owned(),
        unit: Unit::Days,
        name: name.to_owned(),
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

/// A row a currency; sums of nothing have none.
fn money(id: &'static str, name: &str, sums: &Sums, rows: &mut Vec<Row>) {
    for sum in sums.all() {
        rows.push(Row {
            id,
            part: sum.currency.clone(),
            unit: Unit::Money,
            name: format!("{name}, {}", sum.currency),
            value: Plain.number(sum.amount, 2),
            interval: String::new(),
            of: counted(sum.pilots.len(), "pilot", "pilots"),
            beside: String::new(),
        });
    }
}

fn with_few(beside: String, few: bool) -> String {
    match (few, beside.is_empty()) {
        (false, _) => beside,
        (true, true) => "too few to tell".to_owned(),
        (true, false) => format!("{beside}; too few to tell"),
    }
}
