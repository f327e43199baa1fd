//! What the list behind a number is called: the number's records, in a few words.

use super::funnel::FunnelStep;
use super::number::{DurationOf, DurationPart, Number, Reached};
use crate::figures::Figures;
use crate::model::choice::Verdict;

impl Number {
    /// Which records these are, as the title of their list. Where the number itself is no count (a median, a mean,
    /// distinct names), the title says of what.
    pub fn title(&self, write: &dyn Figures) -> String {
        let team = |name: &String| if name.is_empty() { "no team".to_owned() } else { name.clone() };
        match self {
            Number::IdeasNew => "New ideas".to_owned(),
            Number::IdeasContributors => "New ideas that name who proposed them".to_owned(),
            Number::IdeasInMonth(month) => format!("Ideas created in {}", write.month(*month)),
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
            Number::StartedIn(month) => format!("Pilots started in {}", write.month(*month)),
            Number::ConcludedIn(month) => format!("Pilots concluded in {}", write.month(*month)),
            Number::RunningAtEndOf(month) => format!("Pilots running at the end of {}", write.month(*month)),
            Number::RanInPeriod => "Pilots that ran on any day of the period".to_owned(),
            Number::ReachedBy(reached, month) => {
                let month = write.month(*month);
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
            other => other.id().to_owned(),
        }
    }
}

fn duration(of: DurationOf, part: DurationPart) -> &'static str {
    use DurationOf::{PilotDuration, TimeToPilot};
    match (of, part) {
        (TimeToPilot, DurationPart::All) => "Ideas that the time to a pilot is measured over",
        (TimeToPilot, DurationPart::Ended) => "Ideas that have got a pilot",
        (TimeToPilot, DurationPart::Open) => "Ideas still without a pilot",
        (TimeToPilot, DurationPart::WrittenAfterwards) => {
            "Left out: ideas written down after their pilot began"
        }
        (_, DurationPart::DayUnknown) => "Left out: ideas declined or parked on an unknown day",
        (PilotDuration, DurationPart::All) => "Pilots started, running ones included",
        (PilotDuration, DurationPart::Ended) => "Pilots started that have ended",
        (PilotDuration, DurationPart::Open) => "Pilots started that still run",
        (PilotDuration, DurationPart::WrittenAfterwards) => {
            "Left out: outcomes dated before their pilot's start"
        }
    }
}
