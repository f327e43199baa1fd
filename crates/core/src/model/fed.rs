//! The metrics of `docs/METRICS.md` that a KPI can be fed by.

/// Their ids, in the order of the definitions. Each gives one number over the time from the KPI's start to
/// the day that is looked at; a share gives its value, a duration summary its median.
pub const FED: &[&str] = &[
    "ideas.new",
    "ideas.contributors",
    "pilots.started",
    "pilots.concluded",
    "pilots.succeeded",
    "pilots.success_rate",
    "time_to_pilot",
    "pilot_duration",
    "cross_team.ideas",
    "learning.rate",
    "learning.written",
    "learning.reuse",
    "follow_through",
    "issues.time_to_first_response",
    "issues.time_to_resolve",
    "issues.sla_met",
    "issues.follow_ups_done",
];
