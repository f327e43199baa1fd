//! Goal.

use super::field::{Bool, Day, Prose, RefSet};
use crate::kind;

kind! {
    /// What teams want to reach in a period.
    Goal = "goal", "Goal", "Goals" {
        /// In a sentence.
        statement: Prose, "Statement";
        /// The first day.
        from: Day, "From";
        /// The last day.
        to: Day, "To";
        /// Whose goal it is.
        teams: RefSet, "Teams";
        /// Whether it is the vision.
        vision: Bool, "Vision";
    }
}
