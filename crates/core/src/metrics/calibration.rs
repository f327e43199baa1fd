//! `calibration`: whether chances that were stated before the start came true.

use super::portfolio::Portfolio;
use super::portion::Portion;
use super::stats::TOLERANCE;
use super::view::View;
use crate::json::{Value, object};
use crate::model::choice::Verdict;

/// The pilots concluded as succeeded or failed in the period that had a chance of success stated.
/// Brier, G. W. (1950): Verification of forecasts expressed in terms of probability. Monthly Weather
/// Review 78, 1–3.
#[derive(Clone, Debug, Default)]
pub struct Calibration {
    /// Those that succeeded, of all of them.
    pub succeeded: Portion,
    /// The same per fifth of the chance: from 0, 0.2, 0.4, 0.6 and 0.8 on.
    pub fifths: [Portion; 5],
    chances: f64,
    squares: f64,
}

/// With fewer pilots nothing is said but how many there are.
pub const FEWEST: usize = 5;

impl Calibration {
    pub(super) fn of(portfolio: &Portfolio, view: &View) -> Calibration {
        let mut calibration = Calibration::default();
        for (place, outcome) in view.outcomes(portfolio, view.period) {
            let chance =
                portfolio.pilots[place as usize].chance.filter(|chance| (0.0..=1.0).contains(chance));
            let succeeded = outcome.verdict == Verdict::Succeeded;
            let Some(chance) = chance.filter(|_| succeeded || outcome.verdict == Verdict::Failed) else {
                continue;
            };
            let missed = chance - if succeeded { 1.0 } else { 0.0 };
            calibration.chances += chance;
            calibration.squares += missed * missed;
            calibration.succeeded.add(place, succeeded);
            calibration.fifths[fifth(chance)].add(place, succeeded);
        }
        calibration
    }

    /// How many pilots there are.
    pub fn n(&self) -> usize {
        self.succeeded.n.len()
    }

    /// Whether there are enough of them to say anything.
    pub fn is_enough(&self) -> bool {
        self.n() >= FEWEST
    }

    /// The mean chance that was stated.
    pub fn mean_p(&self) -> Option<f64> {
        self.is_enough().then(|| self.chances / self.n() as f64)
    }

    /// The Brier score: 0 is perfect, 0.25 is what "one in two" always gets.
    pub fn brier(&self) -> Option<f64> {
        self.is_enough().then(|| self.squares / self.n() as f64)
    }

    pub(super) fn to_json(&self) -> Value {
        let fifths = self.fifths.iter().zip(0u8..).map(|(portion, at)| {
            let mut json = Value::object();
            json.insert("from".to_owned(), (f64::from(at) / 5.0).into());
            json.insert("to".to_owned(), (f64::from(at + 1) / 5.0).into());
            if let Value::Object(share) = portion.to_json() {
                json.extend(share);
            }
            Value::Object(json)
        });
        let enough = |value: Value| if self.is_enough() { value } else { Value::Null };
        object([
            ("n", self.n().into()),
            ("mean_p", self.mean_p().into()),
            ("succeeded", enough(self.succeeded.to_json())),
            ("brier", self.brier().into()),
            ("fifths", enough(Value::List(fifths.collect()))),
        ])
    }
}

/// Which fifth a chance lies in; the last has its end too.
fn fifth(chance: f64) -> usize {
    (1..5).filter(|edge| chance + TOLERANCE >= f64::from(*edge) / 5.0).count()
}
