//! What the list behind a number is called: the number's records, in a few words.

use super::Metrics;
use super::funnel::FunnelStep;
use super::number::{
    Apart, DurationOf, DurationPart, KpiPart, MoneyOf, Number, PortionOf, Reached, Side, TechnologyPart,
};
use crate::figures::Figures;
use crate::model::choice::{Choice, Verdict};

impl Number {
    /// Which records these are, as the title of their list. Where the number itself is no count (a median, a mean,
    /// distinct names), the title says of what.
    pub fn title(&self, metrics: &Metrics, write: &dyn Figures) -> String {
        let team = |name: &String| if name.is_empty() { "no team".to_owned() } else { name.clone() };
        match self {
            Number::IdeasNew => "New ideas".to_owned(),
            Number::IdeasContributors => "New ideas that name who proposed them".to_owned(),
            Number::IdeasInMonth(month) => format!("Ideas created in {}", write.month_and_year(*month)),
            Number::IdeasOfTeam(name) => format!("New ideas of {}", team(name)),
            Number::PilotsStarted => "Pilots started".to_owned(),
            Number::PilotsRunning => "Pilots running".to_owned(),
            Number::PilotsPastPlannedEnd => "Pilots running past their planned end".to_owned(),
            Number::PilotsConcluded => "Pilots concluded".to_owned(),
            Number::PilotsOfVerdict(verdict) => match verdict {
                Verdict::Succeeded => "Pilots that succeeded",
                Verdict::Failed => "Pilots that failed",
                Verdict::Inconclusive => "Pilots that were inconclusive",
                Verdict::Abandoned => "Pilots that were abandoned",
            }
            .to_owned(),
            Number::PilotsDecisive => "Pilots that succeeded or failed".to_owned(),
            Number::ConcludedOfTeam(name) => format!("Concluded pilots of {}", team(name)),
            Number::SucceededOfTeam(name) => format!("Succeeded pilots of {}", team(name)),
            Number::SucceededWithin(days) => format!("Pilots that succeeded within {days} days"),
            Number::FollowedFor(days) => format!("Pilots followed for at least {days} days"),
            Number::FunnelAt(step) => match step {
                FunnelStep::Created => "Ideas created",
                FunnelStep::Shortlisted => "Ideas shortlisted, or with a pilot",
                FunnelStep::Piloted => "Ideas with a pilot that started",
                FunnelStep::Concluded => "Ideas with an outcome",
                FunnelStep::Succeeded => "Ideas with a pilot that succeeded",
                FunnelStep::Adopted => "Ideas adopted",
            }
            .to_owned(),
            Number::Duration(of, part) => duration(*of, *part).to_owned(),
            Number::StartedIn(month) => format!("Pilots started in {}", write.month_and_year(*month)),
            Number::ConcludedIn(month) => format!("Pilots concluded in {}", write.month_and_year(*month)),
            Number::RunningAtEndOf(month) => {
                format!("Pilots running at the end of {}", write.month_and_year(*month))
            }
            Number::RanInPeriod => "Pilots that ran on any day of the period".to_owned(),
            Number::ReachedBy(reached, month) => {
                let month = write.month_and_year(*month);
                match reached {
                    Reached::Created => format!("Ideas created up to the end of {month}"),
                    Reached::Piloted => format!("Ideas piloted up to the end of {month}"),
                    Reached::Concluded => format!("Ideas concluded up to the end of {month}"),
                }
            }
            Number::AgingRunning => "Pilots running now".to_owned(),
            Number::AgingOldest => "The pilot that has run longest".to_owned(),
            Number::AgingOlderThanP85 => "Pilots older than 85% of all pilots get".to_owned(),
            Number::CrossTeamIdeas => "New ideas of two or more teams".to_owned(),
            Number::CrossTeamPair(a, b) => format!("New ideas of {a} and {b}"),
            Number::Portion(of, side) => portion(*of, *side).to_owned(),
            Number::Money(of, currency) => match of {
                MoneyOf::Benefit => format!("Adopted outcomes with a measured benefit in {currency}"),
                MoneyOf::BenefitExpected => {
                    format!("Adopted outcomes with an expected benefit in {currency}")
                }
                MoneyOf::Cost => format!("Adopted outcomes with a cost in {currency}"),
                MoneyOf::ProgrammeCost => format!("Concluded pilots with a cost in {currency}"),
            },
            Number::ClaimedOf(kpi) => {
                let row = metrics.impact.by_kpi.iter().find(|row| row.claim.kpi == *kpi);
                let name = row.map(|row| row.claim.name.as_str()).filter(|name| !name.is_empty());
                format!("Adopted outcomes that claim to have moved {}", name.unwrap_or("the KPI"))
            }
            Number::Calibrated(Side::N) => "Concluded pilots with a stated chance of success".to_owned(),
            Number::Calibrated(Side::K) => "Pilots with a stated chance that succeeded".to_owned(),
            Number::CalibratedIn(fifth, side) => {
                let (from, to) = (fifth * 20, fifth * 20 + 20);
                let what = if *side == Side::N { "Concluded" } else { "Succeeded" };
                format!("{what} pilots with a stated chance of {from}–{to}%")
            }
            Number::Technology(name, part) => match part {
                TechnologyPart::Ideas => format!("Ideas that name {name}"),
                TechnologyPart::Running => format!("Pilots of {name} that run"),
                TechnologyPart::Ended(verdict) => format!("Pilots of {name}, {}", verdict.word()),
                TechnologyPart::Decided => format!("Pilots of {name} with its latest decision"),
                TechnologyPart::Adopted => format!("Pilots of {name} that were adopted"),
            },
            Number::KpisOfStatus(status) => format!("KPIs that stand so: {}", status.word()),
            Number::OfKpi(part, kpi) => {
                let name = metrics.kpis.iter().find(|row| row.standing.kpi == *kpi);
                let name = name.map(|row| row.name.as_str()).filter(|name| !name.is_empty());
                let name = name.unwrap_or("the KPI");
                match part {
                    KpiPart::Expected => format!("The KPI {name}"),
                    KpiPart::Attainment => format!("Readings of {name}"),
                    KpiPart::Deployments | KpiPart::Csat | KpiPart::Nps => {
                        format!("Readings of {name} in the period")
                    }
                }
            }
            Number::SlaApart(Apart::NotYetDue) => {
                "Issues opened whose target time has not passed yet".to_owned()
            }
            Number::SlaApart(Apart::WithoutTarget) => {
                "Issues opened without a severity that has a target time".to_owned()
            }
            Number::BetweenTeams { from, to, question } => {
                format!("What {from} answered about {to}, {question}")
            }
            Number::LearnedTogether(a, b) => format!("What {a} and {b} did together"),
            Number::EntriesOfType(kind) => format!("Entries of the period, {}", kind.label().to_lowercase()),
        }
    }
}

fn duration(of: DurationOf, part: DurationPart) -> &'static str {
    use DurationOf::{FirstResponse, PilotDuration, Resolution, TimeToPilot};
    match (of, part) {
        (TimeToPilot, DurationPart::All) => "Ideas that the time to a pilot is measured over",
        (TimeToPilot, DurationPart::Ended) => "Ideas that have got a pilot",
        (TimeToPilot, DurationPart::Open) => "Ideas still without a pilot",
        (TimeToPilot, DurationPart::WrittenAfterwards) => {
            "Left out: ideas written down after their pilot began"
        }
        (_, DurationPart::DayUnknown) => "Left out: ideas declined or parked on an unknown day",
        (FirstResponse | Resolution, DurationPart::All) => "Issues opened",
        (FirstResponse, DurationPart::Ended) => "Issues opened that were answered",
        (FirstResponse, DurationPart::Open) => "Issues opened that nobody has answered",
        (FirstResponse, DurationPart::WrittenAfterwards) => {
            "Left out: issues answered before they were opened"
        }
        (Resolution, DurationPart::Ended) => "Issues opened that were resolved",
        (Resolution, DurationPart::Open) => "Issues opened that are open",
        (Resolution, DurationPart::WrittenAfterwards) => "Left out: issues resolved before they were opened",
        (PilotDuration, DurationPart::All) => "Pilots started, running ones included",
        (PilotDuration, DurationPart::Ended) => "Pilots started that have ended",
        (PilotDuration, DurationPart::Open) => "Pilots started that still run",
        (PilotDuration, DurationPart::WrittenAfterwards) => {
            "Left out: outcomes dated before their pilot's start"
        }
    }
}

fn portion(of: PortionOf, side: Side) -> &'static str {
    match (of, side) {
        (PortionOf::LearningRate, Side::K) => "Concluded pilots that gave an answer and were acted on",
        (PortionOf::LearningWritten, Side::K) => "Concluded pilots with a learning written down",
        (PortionOf::LearningReuse, Side::K) => "New ideas that build on an outcome",
        (PortionOf::LearningReuse, Side::N) => "New ideas",
        (PortionOf::FailuresDocumented, Side::K) => "Pilots that did not succeed, with a learning",
        (PortionOf::FailuresDocumented, Side::N) => "Concluded pilots that did not succeed",
        (PortionOf::CriteriaMet, Side::K) => "Concluded pilots that met a criterion",
        (PortionOf::CriteriaMet, Side::N) => {
            "Concluded pilots with a criterion that has a result and a target"
        }
        (PortionOf::CriteriaAmended, Side::K) => "Concluded pilots whose criteria changed after the start",
        (PortionOf::LearningRate | PortionOf::LearningWritten | PortionOf::CriteriaAmended, Side::N) => {
            "Pilots concluded"
        }
        (PortionOf::PastPlannedEnd, Side::K) => "Pilots running past their planned end",
        (PortionOf::PastPlannedEnd, Side::N) => "Pilots running with a planned end",
        (PortionOf::FollowThrough, Side::K) => "Adopted outcomes in use within 90 days",
        (PortionOf::FollowThrough, Side::N) => "Outcomes adopted at least 90 days ago",
        (PortionOf::AlignmentShared, Side::K) => "KPIs that two or more teams own",
        (PortionOf::AlignmentShared, Side::N) => "KPIs in force",
        (PortionOf::SlaMet, Side::K) => "Issues resolved within their target time",
        (PortionOf::SlaMet, Side::N) => "Issues opened whose target time has passed",
        (PortionOf::Escalated, Side::K) => "Issues opened that were raised to somebody",
        (PortionOf::Escalated, Side::N) => "Issues opened",
        (PortionOf::FollowUpsDone, Side::K) => "Follow-ups due that are done",
        (PortionOf::FollowUpsDone, Side::N) => "Follow-ups due",
        (PortionOf::EntriesOfTeams, Side::K) => "Entries of the period that two or more teams joined",
        (PortionOf::EntriesOfTeams, Side::N) => "Entries of the period",
    }
}
