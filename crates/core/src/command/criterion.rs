//! What people say of a criterion before it is written.

use super::Refused;
use super::rules::finite;
use super::writer::{Writer, required};
use crate::journal::RecordId;
use crate::model::{Answer, Criterion, CriterionRole, Direction};

/// A criterion as a form has it. Of one answered by yes or no, unit, direction and numbers are left out.
#[derive(Clone, Debug, PartialEq)]
pub struct CriterionDraft {
    /// Must or guardrail.
    pub role: CriterionRole,
    /// A number, or yes or no.
    pub answer: Answer,
    /// What is measured, or asked.
    pub measure: String,
    /// The number's unit.
    pub unit: String,
    /// On which side of the target it is met.
    pub direction: Option<Direction>,
    /// Where it stood before.
    pub baseline: Option<f64>,
    /// What it has to reach.
    pub target: Option<f64>,
}

impl CriterionDraft {
    /// The draft that says what a criterion says.
    pub fn of(criterion: &Criterion) -> CriterionDraft {
        CriterionDraft {
            role: criterion.role.unwrap_or(CriterionRole::Must),
            answer: criterion.answer.unwrap_or(Answer::Number),
            measure: criterion.measure.clone(),
            unit: criterion.unit.clone(),
            direction: criterion.direction,
            baseline: criterion.baseline,
            target: criterion.target,
        }
    }

    /// Refuses what no criterion can be; `at` is the row, for the form to show it at.
    pub(super) fn check(&self, at: Option<usize>) -> Result<(), Refused> {
        required(&place("measure", at), &self.measure, "Say what is measured, or asked.")?;
        finite(&place("baseline", at), self.baseline)?;
        finite(&place("target", at), self.target)
    }

    /// Refuses also what a running pilot's criterion can't be without.
    pub(super) fn check_complete(&self, at: Option<usize>) -> Result<(), Refused> {
        self.check(at)?;
        if self.answer == Answer::Number && self.direction.is_none() {
            return Err(Refused::field(
                place("direction", at),
                "Say whether at least or at most the target is met.",
            ));
        }
        if self.answer == Answer::Number && self.target.is_none() {
            return Err(Refused::field(place("target", at), "Give the number that has to be reached."));
        }
        Ok(())
    }

    /// Writes what differs.
    pub(super) fn write(&self, w: &mut Writer<'_>, id: &RecordId) {
        let number = self.answer == Answer::Number;
        w.set(id, Criterion::role, Some(self.role));
        w.set(id, Criterion::answer, Some(self.answer));
        w.set(id, Criterion::measure, self.measure.clone());
        w.set(id, Criterion::unit, if number { self.unit.clone() } else { String::new() });
        w.set(id, Criterion::direction, self.direction.filter(|_| number));
        w.set(id, Criterion::baseline, self.baseline.filter(|_| number));
        w.set(id, Criterion::target, self.target.filter(|_| number));
    }
}

/// A field of a row.
pub(super) fn place(field: &str, at: Option<usize>) -> String {
    at.map_or(field.to_owned(), |at| format!("{field}.{at}"))
}
