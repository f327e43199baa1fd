//! `flow`: how much runs at once, how much gets done, and how long it takes at that pace.

use super::scope::Period;
use super::stats::TOLERANCE;
use super::view::{Run, View};
use crate::date::{Date, Month};
use crate::json::{Value, object};

/// Pilots in the flow of the period. Little, J. D. C. (2011): Little's law as viewed on its 50th
/// anniversary. Operations Research 59, 536–549.
#[derive(Clone, Debug, Default)]
pub struct Flow {
    /// `flow.by_month`: every month that the period touches.
    pub by_month: Vec<FlowMonth>,
    /// `flow.average_wip`: the mean, over the period's days, of the pilots running at the day's end.
    pub average_wip: f64,
    /// `flow.throughput_per_30_days`: concluded / days × 30.
    pub throughput_per_30_days: f64,
    /// `flow.littles_law_days`: average_wip / (concluded / days); none without a conclusion.
    pub littles_law_days: Option<f64>,
    /// `flow.load_change`: running at the period's end − running on the day before it.
    pub load_change: i64,
    /// `flow.steady`: whether the load's change is at most a fifth of `average_wip`. Where it isn't,
    /// Little's law is shown with "load is growing" or "shrinking".
    pub steady: bool,
    load: Load,
}

/// One month of the flow; only its days in the period count.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct FlowMonth {
    /// The month.
    pub month: Month,
    /// Pilots started in it.
    pub started: usize,
    /// Outcomes decided in it.
    pub concluded: usize,
    /// Pilots running at its last day, or at the period's.
    pub running: usize,
}

impl Flow {
    pub(super) fn of(view: &View) -> Flow {
        let period = view.period;
        let load = Load::of(view);
        let by_month = period.months().map(|(month, days)| FlowMonth {
            month,
            started: view.started(days).len(),
            concluded: view.ends.within(days).len(),
            running: load.running(days.to()),
        });
        let by_month = by_month.collect();
        let days = period.days() as f64;
        let concluded = view.ends.within(period).len() as f64;
        let average_wip = pilot_days(view) as f64 / days;
        let load_change = load.running(period.to()) as i64 - load.running_before(period.from()) as i64;
        Flow {
            by_month,
            average_wip,
            throughput_per_30_days: concluded / days * 30.0,
            littles_law_days: (concluded > 0.0).then(|| average_wip / (concluded / days)),
            load_change,
            steady: load_change.abs() as f64 <= average_wip / 5.0 + TOLERANCE,
            load,
        }
    }

    /// The pilots running at the end of the period's first day, and of each later one that changed their
    /// number.
    pub fn running_by_day(&self, period: Period) -> Vec<(Date, usize)> {
        let mut days = vec![period.from()];
        days.extend(
            self.load.starts.iter().chain(&self.load.ends).copied().filter(|day| period.contains(*day)),
        );
        days.sort_unstable();
        let mut by_day: Vec<(Date, usize)> = Vec::new();
        for day in days {
            let running = self.load.running(day);
            if by_day.last().is_none_or(|(_, before)| *before != running) {
                by_day.push((day, running));
            }
        }
        by_day
    }

    pub(super) fn to_json(&self) -> Value {
        let by_month = self.by_month.iter().map(|row| {
            let counts = [row.started, row.concluded, row.running].map(Value::from);
            Value::List([vec![row.month.to_string().into()], counts.to_vec()].concat())
        });
        object([
            ("by_month", Value::List(by_month.collect())),
            ("average_wip", self.average_wip.into()),
            ("throughput_per_30_days", self.throughput_per_30_days.into()),
            ("littles_law_days", self.littles_law_days.into()),
            ("load_change", self.load_change.into()),
            ("steady", self.steady.into()),
        ])
    }
}

/// Starts and ends in order, so that the load on a day is the difference of two places in them.
#[derive(Clone, Debug, Default)]
struct Load {
    starts: Vec<Date>,
    ends: Vec<Date>,
}

impl Load {
    fn of(view: &View) -> Load {
        // A pilot decided before its start never runs; its end would count without its start.
        let ever = |run: &Run| run.end.is_none_or(|end| end.day >= run.start);
        let starts = view.runs.iter().filter(|run| ever(run)).map(|run| run.start);
        let ends = view.ends.up_to(view.as_of).iter();
        let ends = ends.filter(|(_, run)| ever(&view.runs[*run as usize])).map(|(day, _)| *day);
        Load { starts: starts.collect(), ends: ends.collect() }
    }

    fn running(&self, day: Date) -> usize {
        let count = |days: &[Date]| days.partition_point(|other| *other <= day);
        count(&self.starts) - count(&self.ends)
    }

    /// Running on the day before; none ran before the calendar's first.
    fn running_before(&self, day: Date) -> usize {
        let count = |days: &[Date]| days.partition_point(|other| *other < day);
        count(&self.starts) - count(&self.ends)
    }
}

/// The days of the period on which each pilot ran, summed: the area under the load, without walking
/// the days, of which there may be millions.
fn pilot_days(view: &View) -> i64 {
    let (from, to) = (view.period.from(), view.period.to());
    let days = view.runs.iter().map(|run| {
        let first = run.start.max(from);
        let after_last = match run.end {
            Some(end) if end.day <= to => end.day.days_since(first),
            _ => to.days_since(first) + 1,
        };
        after_last.max(0)
    });
    days.sum()
}
