//! Outcome.

use super::choice::{Decision, HypothesisWas, Verdict};
use super::field::{Day, Number, OneOf, Prose, Ref, Text};
use crate::kind;

kind! {
    /// How a pilot ended. Its local id is the pilot's, so that there is never more than one.
    Outcome = "outcome", "Outcome", "Outcomes" {
        /// The pilot it belongs to.
        pilot: Ref, "Pilot";
        /// How it ended.
        verdict: OneOf<Verdict>, "Verdict";
        /// Needed against the criteria, and for abandoned.
        verdict_reason: Prose, "Why this verdict";
        /// What it said of the hypothesis.
        hypothesis_was: OneOf<HypothesisWas>, "The hypothesis was";
        /// The day of the verdict.
        decided_on: Day, "Concluded";
        /// What follows; none yet where empty.
        decision: OneOf<Decision>, "Decision";
        /// The day of the decision; that of the verdict where empty.
        decision_on: Day, "Decided";
        /// For the next one who tries something like it.
        learning: Prose, "What did we learn?";
        /// What is done now.
        next_step: Prose, "Next step";
        /// In `cost_currency`.
        cost: Number, "Cost in all";
        /// ISO 4217.
        cost_currency: Text, "Cost currency";
        /// The first day of real use by those it was meant for.
        in_use_on: Day, "In use since";
    }
}
