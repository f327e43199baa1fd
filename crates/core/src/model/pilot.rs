//! Pilot.

use super::field::{Day, Number, Prose, Ref, RefSet, Text};
use crate::kind;

kind! {
    /// One try of an idea.
    Pilot = "pilot", "Pilot", "Pilots" {
        /// The idea it tries.
        idea: Ref, "Idea";
        /// In one line.
        title: Text, "Title";
        /// If we … then …, because …; locked at the start.
        hypothesis: Prose, "Hypothesis";
        /// How it is done.
        plan: Prose, "Plan";
        /// The person who runs it.
        lead: Ref, "Lead";
        /// The day it is to start.
        planned_start: Day, "Planned start";
        /// The day it is to end; locked at the start.
        planned_end: Day, "Planned end";
        /// The day it started.
        started_on: Day, "Started";
        /// What it may cost, in `budget_currency`.
        budget: Number, "Budget";
        /// ISO 4217.
        budget_currency: Text, "Budget currency";
        /// As stated before the start, 0–1.
        chance: Number, "Chance of success";
        /// The goals and KPIs it serves.
        serves: RefSet, "Serves";
        /// As it was locked.
        hypothesis_at_start: Prose, "Hypothesis at the start";
        /// As it was locked.
        planned_end_at_start: Day, "Planned end at the start";
    }
}
