//! All metrics of a scope, computed a family at a time, so that a page can answer keys in between and let go of them.

use super::aging::Aging;
use super::alignment::Alignment;
use super::calibration::Calibration;
use super::criteria::Criteria;
use super::cross_team::CrossTeam;
use super::cumulative_flow::CumulativeFlow;
use super::duration::Durations;
use super::entries::Entries;
use super::flow::Flow;
use super::funnel::Funnel;
use super::ideas::Ideas;
use super::impact::Impact;
use super::issues::Issues;
use super::learning::Learning;
use super::pilots::Pilots;
use super::success_within::SuccessWithin;
use super::survey::Surveys;
use super::view::View;
use super::{Metrics, Portfolio, Portion, Scope, ScopeError};
use super::{deployments, follow_through, kpi, technologies};
use crate::figures::Plain;

/// Every family, in the order of [`Metrics`].
const FAMILIES: [fn(&mut Metrics, &Portfolio); 23] = [
    |own, _| own.ideas = Ideas::of(&own.view),
    |own, all| own.pilots = Pilots::of(all, &own.view),
    |own, _| own.success_within = SuccessWithin::of(&own.view),
    |own, all| own.funnel = Funnel::of(all, &own.view),
    |own, all| own.time_to_pilot = Durations::to_pilot(all, &own.view),
    |own, _| own.pilot_duration = Durations::of_pilots(&own.view),
    |own, _| own.flow = Flow::of(&own.view),
    |own, _| own.cumulative_flow = CumulativeFlow::of(&own.view),
    |own, _| own.aging = Aging::of(&own.view),
    |own, _| own.cross_team = CrossTeam::of(&own.view),
    |own, all| own.learning = Learning::of(all, &own.view),
    |own, all| own.criteria = Criteria::of(all, &own.view),
    |own, all| own.impact = Impact::of(all, &own.view),
    |own, all| own.past_planned_end = follow_through::past_planned_end(all, &own.view),
    |own, all| own.follow_through = follow_through::follow_through(all, &own.view),
    |own, all| own.calibration = Calibration::of(all, &own.view),
    |own, all| own.technologies = technologies::technologies(all, &own.view),
    |own, all| own.kpis = kpi::rows(all, &own.view.window()),
    |own, all| own.issues = Issues::of(all, &own.view.window()),
    |own, all| own.deployments = deployments::rows(all, &own.view.window()),
    |own, all| own.surveys = Surveys::of(all, &own.view.window()),
    |own, all| own.entries = Entries::of(all, &own.view.window()),
    |own, all| own.alignment = Alignment::of(all, own.view.as_of, own.view.team.as_deref(), &Plain),
];

/// Metrics in the making.
pub struct MetricsDraft {
    metrics: Metrics,
    done: usize,
}

impl MetricsDraft {
    /// Looks at what a scope chooses; no number is computed yet.
    pub fn new(portfolio: &Portfolio, scope: &Scope) -> Result<MetricsDraft, ScopeError> {
        let metrics = Metrics {
            ideas: Ideas::default(),
            pilots: Pilots::default(),
            success_within: SuccessWithin::default(),
            funnel: Funnel::default(),
            time_to_pilot: Durations::default(),
            pilot_duration: Durations::default(),
            flow: Flow::default(),
            cumulative_flow: CumulativeFlow::default(),
            aging: Aging::default(),
            cross_team: CrossTeam::default(),
            learning: Learning::default(),
            criteria: Criteria::default(),
            impact: Impact::default(),
            past_planned_end: Portion::default(),
            follow_through: Portion::default(),
            calibration: Calibration::default(),
            technologies: Vec::new(),
            kpis: Vec::new(),
            issues: Issues::default(),
            deployments: Vec::new(),
            surveys: Surveys::default(),
            entries: Entries::default(),
            alignment: Alignment::default(),
            view: View::new(portfolio, scope)?,
        };
        Ok(MetricsDraft { metrics, done: 0 })
    }

    /// Computes the next family of the portfolio that it was begun with; false where there is none left.
    pub fn step(&mut self, portfolio: &Portfolio) -> bool {
        if let Some(compute) = FAMILIES.get(self.done) {
            compute(&mut self.metrics, portfolio);
            self.done += 1;
        }
        self.done < FAMILIES.len()
    }

    /// How many families are computed, of how many.
    pub fn progress(&self) -> (usize, usize) {
        (self.done, FAMILIES.len())
    }

    /// The metrics, once every family is computed.
    pub fn finish(self) -> Metrics {
        self.metrics
    }
}

impl Metrics {
    /// Computes everything.
    pub fn of(portfolio: &Portfolio, scope: &Scope) -> Result<Metrics, ScopeError> {
        let mut draft = MetricsDraft::new(portfolio, scope)?;
        while draft.step(portfolio) {}
        Ok(draft.finish())
    }
}
