//! `learning`: what pilots taught, and whether anybody reads it.

use super::portfolio::{Outcome, Portfolio};
use super::portion::Portion;
use super::view::View;
use crate::date::Date;
use crate::json::{Value, object};
use crate::model::choice::{CriterionRole, Verdict};

/// What the period's conclusions and ideas say of learning.
#[derive(Clone, Debug, Default)]
pub struct Learning {
    /// `learning.rate`: concluded pilots that gave an answer and were acted on, of the concluded ones.
    pub rate: Portion,
    /// `learning.written`: concluded pilots with a learning, of the concluded ones.
    pub written: Portion,
    /// `learning.reuse`: new ideas that cite an outcome known at their creation, of the new ones.
    pub reuse: Portion,
    /// `learning.failures_documented`: pilots that failed, gave no answer or were abandoned, with a
    /// learning, of those.
    pub failures_documented: Portion,
}

impl Learning {
    pub(super) fn of(portfolio: &Portfolio, view: &View) -> Learning {
        let mut learning = Learning::default();
        for (place, outcome) in view.outcomes(portfolio, view.period) {
            learning.rate.add(place, gave_an_answer(portfolio, place, outcome, view.as_of));
            learning.written.add(place, outcome.has_learning);
            if outcome.verdict != Verdict::Succeeded {
                learning.failures_documented.add(place, outcome.has_learning);
            }
        }
        for &(created_on, place) in view.new_ideas() {
            // Whoever's pilot it was: what one team learned is there for all.
            let known = |pilot: &usize| {
                let pilot = portfolio.pilots.get(*pilot);
                let pilot = pilot.filter(|pilot| pilot.started_on.is_some_and(|start| start <= view.as_of));
                let outcome = pilot.and_then(|pilot| pilot.outcome.as_ref());
                outcome.is_some_and(|outcome| outcome.decided_on <= created_on)
            };
            learning.reuse.add(place, portfolio.ideas[place as usize].builds_on.iter().any(known));
        }
        learning
    }

    pub(super) fn to_json(&self) -> Value {
        object([
            ("rate", self.rate.to_json()),
            ("written", self.written.to_json()),
            ("reuse", self.reuse.to_json()),
            ("failures_documented", self.failures_documented.to_json()),
        ])
    }
}

/// Yes or no, every must criterion with a result, and a decision taken.
fn gave_an_answer(portfolio: &Portfolio, pilot: u32, outcome: &Outcome, as_of: Date) -> bool {
    let mut criteria = portfolio.pilots[pilot as usize].criteria.iter();
    matches!(outcome.verdict, Verdict::Succeeded | Verdict::Failed)
        && criteria.all(|criterion| criterion.has_result || criterion.role != Some(CriterionRole::Must))
        && outcome.decision_by(as_of).is_some()
}
