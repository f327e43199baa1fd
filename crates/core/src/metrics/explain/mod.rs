//! "How is this counted?" with this number's own figures: the working, the interval, what is left out.
//!
//! The definition says how a number is counted in general; the sentences here say what went into the one
//! that is looked at, so that a reader can count again.

mod alignment;
mod durations;
mod flow;
mod ideas;
mod impact;
mod issues;
mod kpis;
mod outcomes;
mod pilots;
mod surveys;
mod teller;

use super::Metrics;
use crate::figures::Figures;
use crate::model::choice::Verdict;
pub(super) use teller::listed;
use teller::{LookedAt, Teller};

/// How a number came about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Explained {
    /// Whole sentences, in reading order.
    pub sentences: Vec<String>,
    /// The input that is absent where the number is empty, and what brings it.
    pub missing: Option<String>,
}

/// The working of a metric with its own figures; empty for an id that isn't known.
pub fn explain(metrics: &Metrics, id: &str, write: &dyn Figures) -> Explained {
    let mut tell = Teller::new(metrics, write, looked_at(id));
    match id {
        "ideas.new" => ideas::new(&mut tell),
        "ideas.contributors" => ideas::contributors(&mut tell),
        "ideas.by_month" => ideas::by_month(&mut tell),
        "ideas.by_team" => ideas::by_team(&mut tell),
        "funnel" => ideas::funnel(&mut tell),
        "cross_team.ideas" => ideas::cross_team(&mut tell),
        "cross_team.pairs" => ideas::pairs(&mut tell),
        "pilots.started" => pilots::started(&mut tell),
        "pilots.concluded" => pilots::concluded(&mut tell),
        "pilots.running" => pilots::running(&mut tell),
        "pilots.succeeded" => pilots::of_verdict(&mut tell, Verdict::Succeeded),
        "pilots.failed" => pilots::of_verdict(&mut tell, Verdict::Failed),
        "pilots.inconclusive" => pilots::of_verdict(&mut tell, Verdict::Inconclusive),
        "pilots.abandoned" => pilots::of_verdict(&mut tell, Verdict::Abandoned),
        "pilots.success_rate" => pilots::success_rate(&mut tell),
        "pilots.decisive_success_rate" => pilots::decisive(&mut tell),
        "pilots.success_by_team" => pilots::by_team(&mut tell),
        "success_within" => pilots::success_within(&mut tell),
        "time_to_pilot" => durations::to_pilot(&mut tell),
        "pilot_duration" => durations::of_pilots(&mut tell),
        "flow.by_month" => flow::by_month(&mut tell),
        "flow.average_wip" => flow::average(&mut tell),
        "flow.throughput_per_30_days" => flow::throughput(&mut tell),
        "flow.littles_law_days" => flow::littles_law(&mut tell),
        "flow.load_change" => flow::load_change(&mut tell),
        "flow.steady" => flow::steady(&mut tell),
        "cumulative_flow" => flow::cumulative(&mut tell),
        "aging" => flow::aging(&mut tell),
        "learning.rate" => outcomes::learning_rate(&mut tell),
        "learning.written" => outcomes::learning_written(&mut tell),
        "learning.reuse" => outcomes::learning_reuse(&mut tell),
        "learning.failures_documented" => outcomes::failures_documented(&mut tell),
        "criteria.met" => outcomes::criteria_met(&mut tell),
        "criteria.amended" => outcomes::criteria_amended(&mut tell),
        "pilots.past_planned_end" => outcomes::past_planned_end(&mut tell),
        "follow_through" => outcomes::follow_through(&mut tell),
        "calibration" => outcomes::calibration(&mut tell),
        "impact.benefit" => impact::benefit(&mut tell),
        "impact.benefit_expected" => impact::benefit_expected(&mut tell),
        "impact.cost" => impact::cost(&mut tell),
        "impact.programme_cost" => impact::programme_cost(&mut tell),
        "impact.by_kpi" => impact::by_kpi(&mut tell),
        "technologies" => impact::technologies(&mut tell),
        "kpi.attainment" => kpis::attainment(&mut tell),
        "kpi.expected" => kpis::expected(&mut tell),
        "kpi.status" => kpis::status(&mut tell),
        "alignment.shared" => alignment::shared(&mut tell),
        "alignment.matrix" => alignment::matrix(&mut tell),
        "alignment.learned_together" => alignment::learned_together(&mut tell),
        "alignment.mismatches" => alignment::mismatches(&mut tell),
        "issues.time_to_first_response" => issues::responses(&mut tell),
        "issues.time_to_resolve" => issues::resolutions(&mut tell),
        "issues.sla_met" => issues::sla_met(&mut tell),
        "issues.escalated" => issues::escalated(&mut tell),
        "issues.follow_ups_done" => issues::follow_ups_done(&mut tell),
        "deployments.success" => surveys::deployments(&mut tell),
        "survey.csat" => surveys::csat(&mut tell),
        "survey.nps" => surveys::nps(&mut tell),
        "survey.between_teams" => surveys::between_teams(&mut tell),
        "entries.held" => surveys::held(&mut tell),
        _ => return Explained::default(),
    }
    tell.finish()
}

/// Which records a metric looks at.
fn looked_at(id: &str) -> LookedAt {
    match id.split_once('.').map_or(id, |(family, _)| family) {
        "kpi" | "alignment" | "deployments" | "survey" => LookedAt::Kpis,
        "issues" => LookedAt::Issues,
        "entries" => LookedAt::Entries,
        _ => LookedAt::Ideas,
    }
}
