//! Criterion.

use super::choice::{Answer, CriterionRole, Direction};
use super::field::{Bool, Number, OneOf, Ref, Text};
use crate::kind;

kind! {
    /// What decides whether a pilot succeeded; all but place and result is locked at the start.
    Criterion = "criterion", "Criterion", "Criteria" {
        /// The pilot it belongs to.
        pilot: Ref, "Pilot";
        /// Where it stands in the list.
        place: Number, "Place";
        /// Must or guardrail.
        role: OneOf<CriterionRole>, "Role";
        /// A number, or yes or no.
        answer: OneOf<Answer>, "Answer";
        /// What is measured, or asked.
        measure: Text, "Measure";
        /// The number's unit.
        unit: Text, "Unit";
        /// On which side of the target it is met.
        direction: OneOf<Direction>, "Direction";
        /// Where it stood before.
        baseline: Number, "Baseline";
        /// What it has to reach.
        target: Number, "Target";
        /// What it came to.
        result: Number, "Result";
        /// What it came to.
        result_yes: Bool, "Result (yes or no)";
        /// As it was locked.
        role_at_start: OneOf<CriterionRole>, "Role at the start";
        /// As it was locked.
        answer_at_start: OneOf<Answer>, "Answer at the start";
        /// As it was locked.
        measure_at_start: Text, "Measure at the start";
        /// As it was locked.
        unit_at_start: Text, "Unit at the start";
        /// As it was locked.
        direction_at_start: OneOf<Direction>, "Direction at the start";
        /// As it was locked.
        baseline_at_start: Number, "Baseline at the start";
        /// As it was locked.
        target_at_start: Number, "Target at the start";
    }
}
