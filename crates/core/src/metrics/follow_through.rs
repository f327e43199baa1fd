//! What was said and what came of it: adopted results in use, and pilots beyond their planned end.

use super::portfolio::Portfolio;
use super::portion::Portion;
use super::scope::Period;
use super::view::View;
use crate::model::choice::Decision;

/// How many days after the decision a result should be in use.
pub const IN_USE_WITHIN: i64 = 90;

/// `follow_through`: outcomes in use within 90 days of the decision to adopt, of those that were decided
/// so in the period and have had these days.
pub(super) fn follow_through(portfolio: &Portfolio, view: &View) -> Portion {
    let mut portion = Portion::default();
    for (place, outcome) in view.outcomes(portfolio, Period::ALL) {
        let Some((Decision::Adopt, day)) = outcome.decision_by(view.as_of) else { continue };
        if view.period.contains(day) && view.as_of.days_since(day) >= IN_USE_WITHIN {
            let in_use = outcome.in_use_on.is_some_and(|on| on.days_since(day) <= IN_USE_WITHIN);
            portion.add(place, in_use);
        }
    }
    portion
}

/// `pilots.past_planned_end`: pilots running at `as_of` whose planned end is before it, of those running
/// that have one.
pub(super) fn past_planned_end(portfolio: &Portfolio, view: &View) -> Portion {
    let mut portion = Portion::default();
    for run in view.running(view.as_of) {
        if let Some(end) = portfolio.pilots[run.place as usize].planned_end {
            portion.add(run.place, end < view.as_of);
        }
    }
    portion
}
