//! Team.

use super::field::{Prose, Text};
use crate::kind;

kind! {
    /// A team.
    Team = "team", "Team", "Teams" {
        /// Its name.
        name: Text, "Name";
        /// What it is there for.
        purpose: Prose, "Purpose";
    }
}
