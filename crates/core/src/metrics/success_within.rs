//! `success_within`: success that counts the unfinished.

use super::stats::aalen_johansen::{Incidence, Item, ItemEnd, Within};
use super::stats::wilson::Share;
use super::view::{Places, Run, View};
use crate::json::{Value, object};

/// The horizons, in days.
pub const HORIZONS: [i64; 4] = [90, 180, 365, 730];

/// Of the pilots started in the period, the share that has succeeded within so many days of its start:
/// the cumulative incidence of "succeeded" (Aalen & Johansen 1978), other verdicts competing, running
/// pilots censored at `as_of`. A pilot decided before its start is left out.
#[derive(Clone, Debug, Default)]
pub struct SuccessWithin {
    /// One per horizon.
    pub horizons: Vec<Horizon>,
    /// The whole curve, for a chart.
    pub curve: Incidence,
    /// Of the same pilots, those that succeeded of those that have ended so far: what can be said while none was
    /// followed for long.
    pub so_far: Share,
}

/// The share at one horizon.
#[derive(Clone, Debug)]
pub struct Horizon {
    /// The horizon.
    pub days: i64,
    /// The share with its interval; none where no pilot was followed for so long.
    pub within: Option<Within>,
    /// The pilots that were followed for at least so many days.
    pub at_risk: Places,
    /// The pilots that succeeded within so many days.
    pub succeeded: Places,
}

impl SuccessWithin {
    pub(super) fn of(view: &View) -> SuccessWithin {
        let runs = view.started(view.period).iter().map(|run| (run, run.days(view.as_of)));
        let runs: Vec<_> = runs.filter(|(_, days)| *days >= 0).collect();
        let items = runs.iter().map(|(run, days)| {
            let end = match run.end {
                None => ItemEnd::Open,
                Some(_) if run.succeeded() => ItemEnd::Wanted,
                Some(_) => ItemEnd::Other,
            };
            Item { days: *days, end }
        });
        let curve = Incidence::of(items.collect());
        let count = |wanted: fn(&Run) -> bool| runs.iter().filter(|(run, _)| wanted(run)).count();
        let so_far = Share::new(count(Run::succeeded), count(|run| run.end.is_some()));
        let horizons = HORIZONS.map(|horizon| {
            let at_risk = runs.iter().filter(|(_, days)| *days >= horizon);
            let succeeded = runs.iter().filter(|(run, days)| run.succeeded() && *days <= horizon);
            Horizon {
                days: horizon,
                within: curve.within(horizon),
                at_risk: at_risk.map(|(run, _)| run.place).collect(),
                succeeded: succeeded.map(|(run, _)| run.place).collect(),
            }
        });
        SuccessWithin { horizons: horizons.to_vec(), curve, so_far }
    }

    pub(super) fn to_json(&self) -> Value {
        let horizons = self.horizons.iter().map(|horizon| {
            let interval = horizon.within.and_then(|within| within.interval);
            object([
                ("days", horizon.days.into()),
                ("value", horizon.within.map(|within| within.value).into()),
                ("low", interval.map(|(low, _)| low).into()),
                ("high", interval.map(|(_, high)| high).into()),
                ("at_risk", horizon.at_risk.len().into()),
            ])
        });
        Value::List(horizons.collect())
    }
}
