//! The period in a few sentences, honest about what is uncertain and what is left out.

use super::headline::verdicts;
use super::words::{FEW, counted, interval, listed, percent, share, verb};
use crate::chart::Plain;
use crate::metrics::compare::{Change, Comparison};
use crate::metrics::{Metrics, Share};

/// The sentences, in their order; `open` decisions are open.
pub fn summary(metrics: &Metrics, comparison: Option<&Comparison>, open: usize) -> Vec<String> {
    let sentences = [
        Some(happened(metrics)),
        within(metrics),
        rate(metrics),
        comparison.and_then(before),
        waiting(metrics),
        followed(metrics, open),
    ];
    sentences.into_iter().flatten().collect()
}

/// What two of the numbers were in the period before.
fn before(comparison: &Comparison) -> Option<String> {
    let of =
        |share: Share| Some(format!("{}% ({} of {})", percent(share.value()?, share.n), share.k, share.n));
    let said = [("ideas.new", "new ideas"), ("pilots.success_rate", "success rate")].map(|(id, name)| {
        let change = comparison.get(id, "")?;
        let (now, before) = match change {
            Change::Count { now, before } => (now.to_string(), before.to_string()),
            Change::Share { now, before } => (of(now)?, of(before)?),
            Change::Amount { .. } => return None,
        };
        let trend = change.trend().words();
        Some(format!("{name} {now} after {before}{}{trend}", if trend.is_empty() { "" } else { ", " }))
    });
    let said: Vec<String> = said.into_iter().flatten().collect();
    (!said.is_empty()).then(|| format!("Against the period before: {}.", said.join("; ")))
}

fn happened(metrics: &Metrics) -> String {
    let (ideas, pilots) = (&metrics.ideas, &metrics.pilots);
    let logged = match ideas.new.len() {
        0 => "No idea was logged".to_owned(),
        count => {
            let by = match ideas.contributors {
                0 => String::new(),
                people => format!(" by {}", counted(people, "person", "people")),
            };
            format!("{} {} logged{by}", counted(count, "idea", "ideas"), verb(count, "was", "were"))
        }
    };
    let started = match pilots.started.len() {
        0 => "no pilot started".to_owned(),
        count => format!("{} started", counted(count, "pilot", "pilots")),
    };
    let concluded = match pilots.concluded.len() {
        0 => "none was concluded".to_owned(),
        count => format!("{count} {} concluded: {}", verb(count, "was", "were"), listed(&verdicts(metrics))),
    };
    format!("{logged}, {started}, and {concluded}.")
}

/// Success that counts the unfinished, at the longest horizon up to a year that some pilot has reached.
fn within(metrics: &Metrics) -> Option<String> {
    let n = metrics.pilot_duration.curve.n;
    if n == 0 {
        return None;
    }
    let of = format!("Of {} started in the period", counted(n, "pilot", "pilots"));
    let horizons = metrics.success_within.horizons.iter().rev().filter(|horizon| horizon.days <= 365);
    let found = horizons.filter_map(|horizon| Some((horizon.within?, horizon))).next();
    let Some((within, horizon)) = found else {
        return Some(format!(
            "{of}, none was followed for 90 days yet: how many succeed in time can't be told."
        ));
    };
    let time = if horizon.days == 365 { "a year".to_owned() } else { format!("{} days", horizon.days) };
    let ends = within
        .interval
        .map_or("no interval".to_owned(), |(low, high)| format!("95% interval {}", interval(low, high, n)));
    let few = if n < FEW { ", too few to tell" } else { "" };
    Some(format!(
        "{of}, {}% succeeded within {time} ({ends}{few}; {} followed for so long).",
        percent(within.value, n),
        horizon.at_risk.len()
    ))
}

fn rate(metrics: &Metrics) -> Option<String> {
    let pilots = &metrics.pilots;
    let running = pilots.running.len();
    let still = match (running, pilots.past_planned_end.len()) {
        (0, _) => "No pilot runs.".to_owned(),
        (running, late) => format!(
            "{} still {}, {late} past the planned end.",
            counted(running, "pilot", "pilots"),
            verb(running, "runs", "run")
        ),
    };
    let rate = pilots.success_rate();
    if rate.n == 0 {
        return (running > 0).then_some(still);
    }
    Some(format!("Of those concluded, {} succeeded. {still}", share(rate)))
}

fn waiting(metrics: &Metrics) -> Option<String> {
    let to_pilot = &metrics.time_to_pilot;
    if to_pilot.curve.n == 0 {
        return None;
    }
    let (n, open) = (to_pilot.curve.n, to_pilot.open.len());
    let out = to_pilot.left_out(&Plain).map_or(String::new(), |why| format!("; left out: {why}"));
    let waiting = format!("{open} of {n} {} without one{out}", verb(open, "is still", "are still"));
    Some(match to_pilot.median() {
        Some(days) => format!(
            "Half of the ideas, while they are neither declined nor parked, had a pilot within {} ({waiting}).",
            counted(usize::try_from(days).unwrap_or(0), "day", "days")
        ),
        None => format!(
            "Fewer than half of the ideas, while they are neither declined nor parked, have had a pilot yet ({waiting})."
        ),
    })
}

fn followed(metrics: &Metrics, open: usize) -> Option<String> {
    let concluded = metrics.pilots.concluded.len();
    let learned = (concluded > 0).then(|| {
        format!(
            "{} of {} left a learning.",
            metrics.learning.written.k.len(),
            counted(concluded, "concluded pilot", "concluded pilots")
        )
    });
    let decisions = (open > 0)
        .then(|| format!("{} {} open.", counted(open, "decision", "decisions"), verb(open, "is", "are")));
    let parts: Vec<String> = [learned, decisions].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}
