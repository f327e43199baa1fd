//! The records behind a number.

use super::{
    Apart, DurationOf, DurationPart, KpiPart, MoneyOf, Number, PortionOf, Reached, Side, TechnologyPart,
};
use crate::date::Month;
use crate::journal::RecordId;
use crate::metrics::duration::Durations;
use crate::metrics::issues::Issues;
use crate::metrics::kpi::is_fed;
use crate::metrics::money::Sums;
use crate::metrics::survey::Survey;
use crate::metrics::technologies::Technology;
use crate::metrics::view::{Places, places};
use crate::metrics::{Metrics, Portfolio, Portion};

/// Which records' places these are.
enum Behind {
    Ideas(Places),
    Pilots(Places),
    Outcomes(Places),
    Kpis(Places),
    Issues(Places),
    Entries(Places),
    Readings(Vec<RecordId>),
}

impl Metrics {
    /// The records behind a number, as many as it says (but for means, medians, sums, distinct names, and
    /// criteria, behind which are their pilots): ideas, pilots, or outcomes where it counts conclusions; KPIs, readings,
    /// issues or entries. The portfolio is the one that was computed from.
    pub fn records(&self, portfolio: &Portfolio, number: &Number) -> Vec<RecordId> {
        let pilot = |place: u32| portfolio.pilots.get(place as usize);
        let entry = |place: u32| Some(portfolio.entries.get(place as usize)?.id.clone());
        let issue = |place: u32| Some(portfolio.issues.get(place as usize)?.id.clone());
        let kpi = |place: u32| Some(portfolio.kpis.get(place as usize)?.id.clone());
        match self.behind(portfolio, number) {
            Behind::Ideas(places) => {
                let ideas = places.into_iter().filter_map(|place| portfolio.ideas.get(place as usize));
                ideas.map(|idea| idea.id.clone()).collect()
            }
            Behind::Pilots(places) => places.into_iter().filter_map(pilot).map(|p| p.id.clone()).collect(),
            Behind::Outcomes(places) => {
                let outcomes = places.into_iter().filter_map(pilot).filter_map(|p| p.outcome.as_ref());
                outcomes.map(|outcome| outcome.id.clone()).collect()
            }
            Behind::Kpis(places) => places.into_iter().filter_map(kpi).collect(),
            Behind::Issues(places) => places.into_iter().filter_map(issue).collect(),
            Behind::Entries(places) => places.into_iter().filter_map(entry).collect(),
            Behind::Readings(readings) => readings,
        }
    }

    fn behind(&self, portfolio: &Portfolio, number: &Number) -> Behind {
        let (view, pilots) = (&self.view, &self.pilots);
        let days = |month: &Month| view.period.part_in(*month);
        let team = |name: &String| pilots.success_by_team.iter().find(|row| row.team == *name);
        let horizon = |days: &i64| self.success_within.horizons.iter().find(|row| row.days == *days);
        match number {
            Number::IdeasNew => Behind::Ideas(self.ideas.new.clone()),
            Number::IdeasContributors => {
                let named = |place: &&u32| {
                    portfolio.ideas.get(**place as usize).is_some_and(|idea| !idea.proposer.is_empty())
                };
                Behind::Ideas(self.ideas.new.iter().filter(named).copied().collect())
            }
            Number::IdeasInMonth(month) => {
                Behind::Ideas(days(month).map(|days| places(view.ideas.within(days))).unwrap_or_default())
            }
            Number::IdeasOfTeam(name) => {
                let row = self.ideas.by_team.iter().find(|(team, _)| team == name);
                Behind::Ideas(row.map(|(_, ideas)| ideas.clone()).unwrap_or_default())
            }
            Number::PilotsStarted => Behind::Pilots(pilots.started.clone()),
            Number::PilotsRunning => Behind::Pilots(pilots.running.clone()),
            Number::PilotsPastPlannedEnd => Behind::Pilots(pilots.past_planned_end.clone()),
            Number::PilotsConcluded => Behind::Outcomes(pilots.concluded.clone()),
            Number::PilotsOfVerdict(verdict) => Behind::Outcomes(pilots.of_verdict(*verdict).clone()),
            Number::PilotsDecisive => {
                Behind::Outcomes([pilots.succeeded.as_slice(), pilots.failed.as_slice()].concat())
            }
            Number::ConcludedOfTeam(name) => {
                Behind::Outcomes(team(name).map(|row| row.concluded.clone()).unwrap_or_default())
            }
            Number::SucceededOfTeam(name) => {
                Behind::Outcomes(team(name).map(|row| row.succeeded.clone()).unwrap_or_default())
            }
            Number::SucceededWithin(days) => {
                Behind::Pilots(horizon(days).map(|row| row.succeeded.clone()).unwrap_or_default())
            }
            Number::FollowedFor(days) => {
                Behind::Pilots(horizon(days).map(|row| row.at_risk.clone()).unwrap_or_default())
            }
            Number::FunnelAt(step) => Behind::Ideas(self.funnel.ideas(*step).clone()),
            Number::Duration(DurationOf::TimeToPilot, part) => Behind::Ideas(self.time_to_pilot.part(*part)),
            Number::Duration(DurationOf::PilotDuration, part) => {
                Behind::Pilots(self.pilot_duration.part(*part))
            }
            Number::Duration(DurationOf::FirstResponse, part) => {
                Behind::Issues(self.issues.time_to_first_response.part(*part))
            }
            Number::Duration(DurationOf::Resolution, part) => {
                Behind::Issues(self.issues.time_to_resolve.part(*part))
            }
            Number::StartedIn(month) => {
                let runs = days(month).map(|days| view.started(days)).unwrap_or_default();
                Behind::Pilots(runs.iter().map(|run| run.place).collect())
            }
            Number::ConcludedIn(month) => {
                let runs = days(month).into_iter().flat_map(|days| view.concluded(days));
                Behind::Outcomes(runs.map(|run| run.place).collect())
            }
            Number::RunningAtEndOf(month) => {
                let runs = days(month).into_iter().flat_map(|days| view.running(days.to()));
                Behind::Pilots(runs.map(|run| run.place).collect())
            }
            Number::RanInPeriod => {
                let (from, to) = (view.period.from(), view.period.to());
                let ran = view.runs.iter().filter(|run| {
                    let never = run.end.is_some_and(|end| end.day <= run.start || end.day <= from);
                    run.start <= to && !never
                });
                Behind::Pilots(ran.map(|run| run.place).collect())
            }
            Number::ReachedBy(reached, month) => {
                let dated = match reached {
                    Reached::Created => &view.ideas,
                    Reached::Piloted => &self.cumulative_flow.piloted,
                    Reached::Concluded => &self.cumulative_flow.concluded,
                };
                Behind::Ideas(days(month).map(|days| places(dated.up_to(days.to()))).unwrap_or_default())
            }
            Number::AgingRunning => Behind::Pilots(self.aging.running.clone()),
            Number::AgingOldest => Behind::Pilots(self.aging.oldest.clone()),
            Number::AgingOlderThanP85 => {
                Behind::Pilots(self.aging.older_than_p85.clone().unwrap_or_default())
            }
            Number::CrossTeamIdeas => Behind::Ideas(self.cross_team.ideas.clone()),
            Number::CrossTeamPair(a, b) => {
                let pair = self.cross_team.pairs.iter().find(|pair| pair.a == *a && pair.b == *b);
                Behind::Ideas(pair.map(|pair| pair.ideas.clone()).unwrap_or_default())
            }
            Number::Portion(of, side) => {
                let mut places = side.of_portion(self.portion(*of)).clone();
                // Of criteria a pilot's place stands once for each.
                places.dedup();
                match of {
                    PortionOf::LearningReuse => Behind::Ideas(places),
                    PortionOf::PastPlannedEnd => Behind::Pilots(places),
                    PortionOf::SlaMet | PortionOf::Escalated | PortionOf::FollowUpsDone => {
                        Behind::Issues(places)
                    }
                    PortionOf::AlignmentShared => Behind::Kpis(places),
                    PortionOf::EntriesOfTeams => Behind::Entries(places),
                    _ => Behind::Outcomes(places),
                }
            }
            Number::Money(of, currency) => {
                let sum = self.sums(*of).of(currency);
                Behind::Outcomes(sum.map(|sum| sum.pilots.clone()).unwrap_or_default())
            }
            Number::ClaimedOf(kpi) => {
                let row = self.impact.by_kpi.iter().find(|row| row.claim.kpi == *kpi);
                Behind::Outcomes(row.map(|row| row.claim.pilots.clone()).unwrap_or_default())
            }
            Number::Calibrated(side) => {
                Behind::Outcomes(side.of_portion(&self.calibration.succeeded).clone())
            }
            Number::CalibratedIn(fifth, side) => {
                let portion = self.calibration.fifths.get(*fifth);
                Behind::Outcomes(portion.map(|portion| side.of_portion(portion).clone()).unwrap_or_default())
            }
            Number::Technology(name, part) => {
                let row = self.technologies.iter().find(|row| row.name == *name);
                let places = row.map(|row| row.part(*part).clone()).unwrap_or_default();
                match part {
                    TechnologyPart::Ideas => Behind::Ideas(places),
                    TechnologyPart::Running => Behind::Pilots(places),
                    _ => Behind::Outcomes(places),
                }
            }
            Number::KpisOfStatus(status) => {
                let rows = self.kpis.iter().filter(|row| row.standing.status == *status);
                Behind::Kpis(rows.map(|row| row.place).collect())
            }
            Number::OfKpi(part, kpi) => self.behind_kpi(portfolio, *part, kpi),
            Number::SlaApart(apart) => Behind::Issues(self.issues.apart(*apart).clone()),
            Number::BetweenTeams { from, to, question } => {
                let mut rows = self.surveys.between_teams.iter();
                let row = rows.find(|row| row.from == *from && row.to == *to && row.question == *question);
                Behind::Readings(row.map(|row| row.asked.readings.clone()).unwrap_or_default())
            }
            Number::LearnedTogether(a, b) => {
                let pair = self.alignment.learned.pair(a, b);
                Behind::Entries(pair.map(|pair| pair.entries.clone()).unwrap_or_default())
            }
            Number::EntriesOfType(kind) => Behind::Entries(self.entries.of_type(*kind).to_vec()),
        }
    }

    fn behind_kpi(&self, portfolio: &Portfolio, part: KpiPart, kpi: &RecordId) -> Behind {
        let row = self.kpis.iter().find(|row| row.standing.kpi == *kpi);
        let survey = |rows: &[Survey]| {
            let row = rows.iter().find(|row| row.kpi == *kpi);
            Behind::Readings(row.map(|row| row.asked.readings.clone()).unwrap_or_default())
        };
        match part {
            KpiPart::Expected => Behind::Kpis(row.map(|row| row.place).into_iter().collect()),
            KpiPart::Attainment => {
                let own = row.and_then(|row| portfolio.kpis.get(row.place as usize));
                let own = own.filter(|own| !is_fed(own)).into_iter();
                let readings = own.flat_map(|own| own.said_by(self.as_of()));
                Behind::Readings(readings.map(|(reading, _)| reading.id.clone()).collect())
            }
            KpiPart::Deployments => {
                let row = self.deployments.iter().find(|row| row.kpi == *kpi);
                Behind::Readings(row.map(|row| row.readings.clone()).unwrap_or_default())
            }
            KpiPart::Csat => survey(&self.surveys.csat),
            KpiPart::Nps => survey(&self.surveys.nps),
        }
    }

    /// A share by its metric.
    pub fn portion(&self, of: PortionOf) -> &Portion {
        match of {
            PortionOf::LearningRate => &self.learning.rate,
            PortionOf::LearningWritten => &self.learning.written,
            PortionOf::LearningReuse => &self.learning.reuse,
            PortionOf::FailuresDocumented => &self.learning.failures_documented,
            PortionOf::CriteriaMet => &self.criteria.met,
            PortionOf::CriteriaAmended => &self.criteria.amended,
            PortionOf::PastPlannedEnd => &self.past_planned_end,
            PortionOf::FollowThrough => &self.follow_through,
            PortionOf::AlignmentShared => &self.alignment.shared,
            PortionOf::SlaMet => &self.issues.sla_met,
            PortionOf::Escalated => &self.issues.escalated,
            PortionOf::FollowUpsDone => &self.issues.follow_ups_done,
            PortionOf::EntriesOfTeams => &self.entries.of_teams,
        }
    }

    /// Sums of money by their metric.
    pub fn sums(&self, of: MoneyOf) -> &Sums {
        match of {
            MoneyOf::Benefit => &self.impact.adopted.benefit,
            MoneyOf::BenefitExpected => &self.impact.adopted.benefit_expected,
            MoneyOf::Cost => &self.impact.adopted.cost,
            MoneyOf::ProgrammeCost => &self.impact.programme_cost,
        }
    }
}

impl Issues {
    /// What `issues.sla_met` counts apart.
    pub fn apart(&self, apart: Apart) -> &Places {
        match apart {
            Apart::NotYetDue => &self.not_yet_due,
            Apart::WithoutTarget => &self.without_target,
        }
    }
}

impl Side {
    fn of_portion(self, portion: &Portion) -> &Places {
        match self {
            Side::K => &portion.k,
            Side::N => &portion.n,
        }
    }
}

impl Technology {
    /// One of its numbers: ideas, or pilots.
    pub fn part(&self, part: TechnologyPart) -> &Places {
        match part {
            TechnologyPart::Ideas => &self.ideas,
            TechnologyPart::Running => &self.running,
            TechnologyPart::Ended(verdict) => self.of_verdict(verdict),
            TechnologyPart::Decided => &self.decided,
            TechnologyPart::Adopted => &self.adopted,
        }
    }
}

impl Durations {
    /// A part of the summary: the ideas or pilots in it.
    pub fn part(&self, part: DurationPart) -> Places {
        match part {
            DurationPart::All => [self.ended.as_slice(), self.open.as_slice()].concat(),
            DurationPart::Ended => self.ended.clone(),
            DurationPart::Open => self.open.clone(),
            DurationPart::WrittenAfterwards => self.written_afterwards.clone(),
            DurationPart::DayUnknown => self.day_unknown.clone(),
        }
    }
}
