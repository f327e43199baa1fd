//! What the metrics that can feed a KPI are called, where one is chosen or named.

/// The name of a metric that can feed a KPI; its id where it can't.
pub fn fed_name(id: &str) -> &str {
    match id {
        "ideas.new" => "New ideas",
        "ideas.contributors" => "People who proposed new ideas",
        "pilots.started" => "Pilots started",
        "pilots.concluded" => "Pilots concluded",
        "pilots.succeeded" => "Pilots that succeeded",
        "pilots.success_rate" => "Success rate of concluded pilots",
        "time_to_pilot" => "Median days from idea to pilot",
        "pilot_duration" => "Median days that a pilot takes",
        "cross_team.ideas" => "New ideas of two or more teams",
        "learning.rate" => "Pilots that ended with an answer",
        "learning.written" => "Pilots with their learning written down",
        "learning.reuse" => "New ideas that build on an outcome",
        "follow_through" => "Adopted results in use within 90 days",
        "issues.time_to_first_response" => "Median hours to an issue’s first response",
        "issues.time_to_resolve" => "Median hours until an issue is resolved",
        "issues.sla_met" => "Issues resolved in time",
        "issues.follow_ups_done" => "Follow-ups and onboarding steps done",
        own => own,
    }
}

#[cfg(test)]
mod tests {
    use super::fed_name;
    use crate::model::fed::FED;

    #[test]
    fn every_metric_that_feeds_a_kpi_has_a_name_of_its_own() {
        let names: std::collections::BTreeSet<&str> = FED.iter().map(|id| fed_name(id)).collect();
        assert_eq!(names.len(), FED.len());
        assert!(FED.iter().all(|id| fed_name(id) != *id));
    }
}
