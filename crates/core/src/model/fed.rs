//! The metrics of `docs/METRICS.md` that a KPI can be fed by; `metrics::fed` computes them.

use super::{CSAT, DEPLOYMENTS, NPS};

/// A metric that a KPI can be taken from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FedMetric {
    /// Its id, as the KPI's field `metric` has it.
    pub id: &'static str,
    /// What it is called.
    pub label: &'static str,
    /// The unit that fits. A share is given in percent to a KPI in "%", from 0 to 1 to any other.
    pub unit: &'static str,
}

const fn fed(id: &'static str, label: &'static str, unit: &'static str) -> FedMetric {
    FedMetric { id, label, unit }
}

/// All of them, in the order of `docs/METRICS.md`. Of duration summaries it is the median.
pub const FED: &[FedMetric] = &[
    fed("ideas.new", "New ideas", "ideas"),
    fed("ideas.contributors", "People who proposed ideas", "people"),
    fed("pilots.started", "Pilots started", "pilots"),
    fed("pilots.concluded", "Pilots concluded", "pilots"),
    fed("pilots.succeeded", "Pilots that succeeded", "pilots"),
    fed("success_within/365", "Pilots that succeed within a year", "%"),
    fed("pilots.success_rate", "Concluded pilots that succeeded", "%"),
    fed("time_to_pilot", "Days from idea to pilot, median", "days"),
    fed("pilot_duration", "Days from start to outcome, median", "days"),
    fed("flow.throughput_per_30_days", "Pilots concluded in 30 days", "pilots"),
    fed("cross_team.ideas", "New ideas of two or more teams", "%"),
    fed("learning.rate", "Concluded pilots that taught something", "%"),
    fed("learning.written", "Concluded pilots with a learning", "%"),
    fed("learning.reuse", "New ideas that build on an outcome", "%"),
    fed("follow_through", "Adopted results in use within 90 days", "%"),
    fed("issues.time_to_first_response", "Hours to the first response, median", "hours"),
    fed("issues.time_to_resolve", "Hours to resolve an issue, median", "hours"),
    fed("issues.sla_met", "Issues resolved in their target time", "%"),
    fed("issues.follow_ups_done", "Follow-ups done", "%"),
    fed(DEPLOYMENTS, "Deployments that succeeded, all KPIs of them", "%"),
    fed(CSAT, "Customer satisfaction, all KPIs of it", "%"),
    fed(NPS, "Net promoter score, all KPIs of it", "points"),
];
