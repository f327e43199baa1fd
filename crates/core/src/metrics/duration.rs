//! How long things take: ideas to their first pilot, pilots to their outcome, issues to be answered and resolved.

use super::portfolio::Portfolio;
use super::stats::kaplan_meier::{Item, Survival};
use super::view::{Places, Run, View};
use crate::figures::Figures;
use crate::json::{Value, object};
use crate::model::choice::Triage;

/// A duration summary (Kaplan & Meier 1958): what is still open counts as far as it has come. Ideas and pilots are
/// measured in days, issues in seconds.
#[derive(Clone, Debug, Default)]
pub struct Durations {
    /// The curve behind it, for a chart.
    pub curve: Survival,
    /// Those whose end was seen.
    pub ended: Places,
    /// Those still open (censored).
    pub open: Places,
    /// Left out: the end lies before the start, as it does where things were written down afterwards.
    pub written_afterwards: Places,
    /// Left out: declined or parked on a day that isn't known.
    pub day_unknown: Places,
}

/// The quantile that is said beside the median.
const LATE: f64 = 0.85;

impl Durations {
    /// `time_to_pilot`: over the ideas created in the period, from creation to the first pilot's start;
    /// open ones censored at `as_of`, ideas declined or parked without a pilot on the day of that.
    pub(super) fn to_pilot(portfolio: &Portfolio, view: &View) -> Durations {
        let mut durations = Builder::default();
        for &(created_on, place) in view.new_ideas() {
            let (until, ended) = match view.reached[place as usize].first_start {
                Some(start) => (start, true),
                None => match portfolio.ideas[place as usize].triage_on(view.as_of) {
                    (Triage::Declined | Triage::Parked, None) => {
                        durations.all.day_unknown.push(place);
                        continue;
                    }
                    (Triage::Declined | Triage::Parked, Some(day)) => (day, false),
                    (Triage::New | Triage::Shortlisted, _) => (view.as_of, false),
                },
            };
            durations.add(place, until.days_since(created_on), ended);
        }
        durations.finish()
    }

    /// `pilot_duration`: over the pilots started in the period, from start to outcome; running ones
    /// censored at `as_of`.
    pub(super) fn of_pilots(view: &View) -> Durations {
        Durations::of_runs(view, view.started(view.period))
    }

    /// The same over all pilots started by `as_of`.
    pub(super) fn of_all_pilots(view: &View) -> Durations {
        Durations::of_runs(view, &view.runs)
    }

    fn of_runs(view: &View, runs: &[Run]) -> Durations {
        let mut durations = Builder::default();
        for run in runs {
            durations.add(run.place, run.days(view.as_of), run.end.is_some());
        }
        durations.finish()
    }

    /// How many are left out.
    pub fn excluded(&self) -> usize {
        self.written_afterwards.len() + self.day_unknown.len()
    }

    /// What is left out and why: "1 written down afterwards and 2 declined or parked on a day that isn't known"; none
    /// where nothing is.
    pub fn left_out(&self, write: &dyn Figures) -> Option<String> {
        let parts = [
            (self.written_afterwards.len(), "written down afterwards"),
            (self.day_unknown.len(), "declined or parked on a day that isn't known"),
        ];
        let said = parts.into_iter().filter(|(count, _)| *count > 0);
        let said: Vec<String> =
            said.map(|(count, why)| format!("{} {why}", write.number(count as f64, 0))).collect();
        (!said.is_empty()).then(|| said.join(" and "))
    }

    /// The days by which half have ended; none where that isn't reached yet.
    pub fn median(&self) -> Option<i64> {
        self.curve.quantile(0.5)
    }

    /// The days by which 85 % have ended; none where that isn't reached yet.
    pub fn p85(&self) -> Option<i64> {
        self.curve.quantile(LATE)
    }

    /// Of a summary in seconds, the hours by which half have ended.
    pub fn median_hours(&self) -> Option<f64> {
        hours(self.median())
    }

    /// Of a summary in seconds, the hours by which 85 % have ended.
    pub fn p85_hours(&self) -> Option<f64> {
        hours(self.p85())
    }

    /// Of a summary in seconds.
    pub(super) fn to_json_hours(&self) -> Value {
        object([
            ("n", self.curve.n.into()),
            ("events", self.curve.events.into()),
            ("censored", self.curve.censored().into()),
            ("excluded", self.excluded().into()),
            ("median_hours", self.median_hours().into()),
            ("median_low_hours", hours(self.curve.median_low()).into()),
            ("median_high_hours", hours(self.curve.median_high()).into()),
            ("p85_hours", self.p85_hours().into()),
        ])
    }

    pub(super) fn to_json(&self) -> Value {
        object([
            ("n", self.curve.n.into()),
            ("events", self.curve.events.into()),
            ("censored", self.curve.censored().into()),
            ("excluded", self.excluded().into()),
            ("median_days", self.median().into()),
            ("median_low_days", self.curve.median_low().into()),
            ("median_high_days", self.curve.median_high().into()),
            ("p85_days", self.p85().into()),
        ])
    }
}

/// Seconds as hours.
pub fn hours(seconds: Option<i64>) -> Option<f64> {
    seconds.map(|seconds| seconds as f64 / 3600.0)
}

#[derive(Default)]
pub(super) struct Builder {
    all: Durations,
    items: Vec<Item>,
}

impl Builder {
    /// Takes in how long something lasted, and whether its end was seen.
    pub(super) fn add(&mut self, place: u32, lasted: i64, ended: bool) {
        if lasted < 0 {
            self.all.written_afterwards.push(place);
            return;
        }
        self.items.push(Item { days: lasted, ended });
        if ended { self.all.ended.push(place) } else { self.all.open.push(place) }
    }

    pub(super) fn finish(self) -> Durations {
        Durations { curve: Survival::of(self.items), ..self.all }
    }
}
