//! Workspace settings.

use super::choice::ScoreKind;
use super::field::{Number, OneOf, Text};
use crate::kind;

kind! {
    /// The one record `workspace:settings`: what holds for a whole workspace.
    Settings = "workspace", "Workspace", "Workspaces" {
        /// What people call the workspace.
        name: Text, "Name";
        /// IANA name, such as `Europe/Vienna`; whose day "today" is.
        time_zone: Text, "Time zone";
        /// ISO 4217; the default for amounts.
        currency: Text, "Currency";
        /// How ideas are scored.
        score: OneOf<ScoreKind>, "Score";
        /// Target time of severity 1, in hours.
        sla_1_hours: Number, "Severity 1, hours to resolve";
        /// Target time of severity 2, in hours.
        sla_2_hours: Number, "Severity 2, hours to resolve";
        /// Target time of severity 3, in hours.
        sla_3_hours: Number, "Severity 3, hours to resolve";
        /// Target time of severity 4, in hours.
        sla_4_hours: Number, "Severity 4, hours to resolve";
    }
}
