//! The period beside the one before it, of equal length and read when it was equally old.

use super::money::Sums;
use super::number::PortionOf;
use super::stats::newcombe;
use super::stats::wilson::{Estimate, Share};
use super::{Metrics, MetricsDraft, Portfolio, Scope};
use crate::date::Date;
use crate::json::{Value, object};
use crate::model::choice::Verdict;

/// What two periods' numbers allow to say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trend {
    /// It rose, beyond chance.
    Up,
    /// It fell, beyond chance.
    Down,
    /// The difference may be chance.
    TooFew,
    /// There is nothing to compare.
    Nothing,
}

impl Trend {
    /// Its words; empty where there is nothing to compare.
    pub fn words(self) -> &'static str {
        match self {
            Trend::Up => "up",
            Trend::Down => "down",
            Trend::TooFew => "too few to tell",
            Trend::Nothing => "",
        }
    }

    /// Of two shares: whether the interval of their difference leaves out 0.
    pub fn of_shares(now: Share, before: Share) -> Trend {
        match newcombe::difference(now, before) {
            None => Trend::Nothing,
            Some(difference) if difference.low > 0.0 => Trend::Up,
            Some(difference) if difference.high < 0.0 => Trend::Down,
            Some(_) => Trend::TooFew,
        }
    }

    /// Of two counts: whether the interval of the first's share of both leaves out one half.
    pub fn of_counts(now: usize, before: usize) -> Trend {
        match Share::new(now, now + before).estimate() {
            None => Trend::Nothing,
            Some(share) if share.low > 0.5 => Trend::Up,
            Some(share) if share.high < 0.5 => Trend::Down,
            Some(_) => Trend::TooFew,
        }
    }
}

/// A number beside what it was.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Change {
    /// Two shares.
    Share {
        /// In the period.
        now: Share,
        /// In the one before.
        before: Share,
    },
    /// Two counts.
    Count {
        /// In the period.
        now: usize,
        /// In the one before.
        before: usize,
    },
    /// Two durations, rates or sums: their difference is shown without a verdict.
    Amount {
        /// In the period; none where it isn't known.
        now: Option<f64>,
        /// In the one before.
        before: Option<f64>,
    },
}

impl Change {
    /// The verdict; nothing for durations, rates and sums.
    pub fn trend(&self) -> Trend {
        match *self {
            Change::Share { now, before } => Trend::of_shares(now, before),
            Change::Count { now, before } => Trend::of_counts(now, before),
            Change::Amount { .. } => Trend::Nothing,
        }
    }

    /// By how much it is more than before; none where either isn't known.
    pub fn difference(&self) -> Option<f64> {
        match *self {
            Change::Share { .. } => self.interval().map(|difference| difference.value),
            Change::Count { now, before } => Some(now as f64 - before as f64),
            Change::Amount { now, before } => Some(now? - before?),
        }
    }

    /// The difference of two shares with its 95 % interval.
    pub fn interval(&self) -> Option<Estimate> {
        match *self {
            Change::Share { now, before } => newcombe::difference(now, before),
            _ => None,
        }
    }

    fn to_json(self) -> Value {
        let (now, before) = match self {
            Change::Share { now, before } => (now.to_json(), before.to_json()),
            Change::Count { now, before } => (now.into(), before.into()),
            Change::Amount { now, before } => (now.into(), before.into()),
        };
        let words = Some(self.trend().words()).filter(|words| !words.is_empty());
        let (difference, interval) = (self.difference(), self.interval());
        object([
            ("now", now),
            ("before", before),
            ("difference", difference.into()),
            ("low", interval.map(|interval| interval.low).into()),
            ("high", interval.map(|interval| interval.high).into()),
            ("trend", words.into()),
        ])
    }
}

/// One number of both periods.
#[derive(Clone, Debug, PartialEq)]
pub struct Compared {
    /// The metric's id.
    pub id: &'static str,
    /// Which of its numbers: a currency, a horizon in days, `median`, `p85` (of issues in hours) or `brier`; empty where
    /// it is but one.
    pub part: String,
    /// What it is and was.
    pub change: Change,
}

/// A period beside the one before.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// The metrics of the period before.
    pub before: Metrics,
    /// The numbers of both, in the order of `docs/METRICS.md`.
    pub rows: Vec<Compared>,
}

impl Comparison {
    /// The comparison of metrics with those of the period before. None where the first day wasn't chosen,
    /// as then the period holds everything, and where the calendar has no such period.
    pub fn of(now: &Metrics, portfolio: &Portfolio) -> Option<Comparison> {
        let mut draft = ComparisonDraft::new(now, portfolio)?;
        while draft.step(portfolio) {}
        Some(draft.finish(now))
    }

    /// A number's change: by the metric's id, and its part (empty where it is but one).
    pub fn get(&self, id: &str, part: &str) -> Option<Change> {
        self.rows.iter().find(|row| row.id == id && row.part == part).map(|row| row.change)
    }

    /// The comparison as JSON: the other period, and a list of the numbers.
    pub fn to_json(&self) -> Value {
        let rows = self.rows.iter().map(|row| {
            let mut json = Value::object();
            json.insert("id".to_owned(), row.id.into());
            json.insert("part".to_owned(), Some(row.part.as_str()).filter(|part| !part.is_empty()).into());
            if let Value::Object(change) = row.change.to_json() {
                json.extend(change);
            }
            Value::Object(json)
        });
        object([
            ("as_of", self.before.as_of().to_string().into()),
            ("from", self.before.period().from().to_string().into()),
            ("to", self.before.period().to().to_string().into()),
            ("numbers", Value::List(rows.collect())),
        ])
    }
}

/// A comparison in the making: the metrics of the period before, a family at a time.
pub struct ComparisonDraft(MetricsDraft);

impl ComparisonDraft {
    /// As [`Comparison::of`]; no number is computed yet.
    pub fn new(now: &Metrics, portfolio: &Portfolio) -> Option<ComparisonDraft> {
        let period = now.period();
        let days = period.days();
        if !now.view.from_chosen || period.from().days_since(Date::FIRST) < days {
            return None;
        }
        let to = period.from().plus_days(-1);
        let scope = Scope {
            as_of: to.plus_days(now.as_of().days_since(period.to())),
            from: Some(period.from().plus_days(-days)),
            to: Some(to),
            team: now.team().map(str::to_owned),
            tag: now.tag().map(str::to_owned),
        };
        MetricsDraft::new(portfolio, &scope).ok().map(ComparisonDraft)
    }

    /// Computes the next family; false where there is none left.
    pub fn step(&mut self, portfolio: &Portfolio) -> bool {
        self.0.step(portfolio)
    }

    /// How many families are computed, of how many.
    pub fn progress(&self) -> (usize, usize) {
        self.0.progress()
    }

    /// The comparison with the metrics that it was begun with, once every family is computed.
    pub fn finish(self, now: &Metrics) -> Comparison {
        let before = self.0.finish();
        let mut rows = Rows(Vec::new());
        rows.counts(now, &before);
        rows.shares(now, &before);
        rows.amounts(now, &before);
        Comparison { rows: rows.0, before }
    }
}

struct Rows(Vec<Compared>);

impl Rows {
    fn put(&mut self, id: &'static str, part: &str, change: Change) {
        self.0.push(Compared { id, part: part.to_owned(), change });
    }

    fn counts(&mut self, now: &Metrics, before: &Metrics) {
        let numbers = |metrics: &Metrics| {
            let (ideas, pilots) = (&metrics.ideas, &metrics.pilots);
            let of = |verdict: Verdict| pilots.of_verdict(verdict).len();
            [
                ("ideas.new", ideas.new.len()),
                ("ideas.contributors", ideas.contributors),
                ("pilots.started", pilots.started.len()),
                ("pilots.running", pilots.running.len()),
                ("pilots.concluded", pilots.concluded.len()),
                ("pilots.succeeded", of(Verdict::Succeeded)),
                ("pilots.failed", of(Verdict::Failed)),
                ("pilots.inconclusive", of(Verdict::Inconclusive)),
                ("pilots.abandoned", of(Verdict::Abandoned)),
            ]
        };
        for ((id, now), (_, before)) in numbers(now).into_iter().zip(numbers(before)) {
            self.put(id, "", Change::Count { now, before });
        }
    }

    fn shares(&mut self, now: &Metrics, before: &Metrics) {
        let numbers = |metrics: &Metrics| {
            let pilots = &metrics.pilots;
            [
                ("pilots.success_rate", pilots.success_rate()),
                ("pilots.decisive_success_rate", pilots.decisive_success_rate()),
                ("cross_team.ideas", metrics.cross_team.share),
            ]
        };
        for ((id, now), (_, before)) in numbers(now).into_iter().zip(numbers(before)) {
            self.put(id, "", Change::Share { now, before });
        }
        for of in PortionOf::ALL {
            let (now, before) = (now.portion(of).share(), before.portion(of).share());
            self.put(of.id(), "", Change::Share { now, before });
        }
    }

    fn amounts(&mut self, now: &Metrics, before: &Metrics) {
        let horizons = now.success_within.horizons.iter().zip(&before.success_within.horizons);
        for (now, before) in horizons {
            let part = now.days.to_string();
            let (now, before) = (now.within.map(|at| at.value), before.within.map(|at| at.value));
            self.put("success_within", &part, Change::Amount { now, before });
        }
        let numbers = |metrics: &Metrics| {
            let (waits, lasts, flow) = (&metrics.time_to_pilot, &metrics.pilot_duration, &metrics.flow);
            let (responds, resolves) =
                (&metrics.issues.time_to_first_response, &metrics.issues.time_to_resolve);
            let days = |days: Option<i64>| days.map(|days| days as f64);
            [
                ("time_to_pilot", "median", days(waits.median())),
                ("time_to_pilot", "p85", days(waits.p85())),
                ("pilot_duration", "median", days(lasts.median())),
                ("pilot_duration", "p85", days(lasts.p85())),
                ("flow.average_wip", "", Some(flow.average_wip)),
                ("flow.throughput_per_30_days", "", Some(flow.throughput_per_30_days)),
                ("flow.littles_law_days", "", flow.littles_law_days),
                ("calibration", "brier", metrics.calibration.brier()),
                ("issues.time_to_first_response", "median", responds.median_hours()),
                ("issues.time_to_first_response", "p85", responds.p85_hours()),
                ("issues.time_to_resolve", "median", resolves.median_hours()),
                ("issues.time_to_resolve", "p85", resolves.p85_hours()),
            ]
        };
        for ((id, part, now), (_, _, before)) in numbers(now).into_iter().zip(numbers(before)) {
            self.put(id, part, Change::Amount { now, before });
        }
        let (a, b) = (&now.impact, &before.impact);
        self.sums("impact.benefit", &a.adopted.benefit, &b.adopted.benefit);
        self.sums("impact.benefit_expected", &a.adopted.benefit_expected, &b.adopted.benefit_expected);
        self.sums("impact.cost", &a.adopted.cost, &b.adopted.cost);
        self.sums("impact.programme_cost", &a.programme_cost, &b.programme_cost);
    }

    /// Every currency that either has, by its code; an empty sum is 0.
    fn sums(&mut self, id: &'static str, now: &Sums, before: &Sums) {
        let codes = now.all().iter().chain(before.all()).map(|sum| sum.currency.as_str());
        for currency in crate::order::set(codes) {
            let amount = |sums: &Sums| Some(sums.of(currency).map_or(0.0, |sum| sum.amount));
            self.put(id, currency, Change::Amount { now: amount(now), before: amount(before) });
        }
    }
}
