//! The addresses of numbers.

use std::fmt;

use super::{
    Apart, DurationOf, DurationPart, KpiPart, MoneyOf, Number, PortionOf, Reached, Side, TechnologyPart,
};
use crate::date::{Date, Month};
use crate::journal::RecordId;
use crate::json::{self, Value};
use crate::metrics::funnel::FunnelStep;
use crate::metrics::kpi::KpiStatus;
use crate::model::choice::{Choice, EntryType, Verdict};

impl Number {
    /// The id of its definition ([`super::definition`]).
    pub fn id(&self) -> &'static str {
        match self {
            Number::IdeasNew => "ideas.new",
            Number::IdeasContributors => "ideas.contributors",
            Number::IdeasInMonth(_) => "ideas.by_month",
            Number::IdeasOfTeam(_) => "ideas.by_team",
            Number::PilotsStarted => "pilots.started",
            Number::PilotsRunning => "pilots.running",
            Number::PilotsPastPlannedEnd => "pilots.success_rate",
            Number::PilotsConcluded => "pilots.concluded",
            Number::PilotsOfVerdict(Verdict::Succeeded) => "pilots.succeeded",
            Number::PilotsOfVerdict(Verdict::Failed) => "pilots.failed",
            Number::PilotsOfVerdict(Verdict::Inconclusive) => "pilots.inconclusive",
            Number::PilotsOfVerdict(Verdict::Abandoned) => "pilots.abandoned",
            Number::PilotsDecisive => "pilots.decisive_success_rate",
            Number::ConcludedOfTeam(_) | Number::SucceededOfTeam(_) => "pilots.success_by_team",
            Number::SucceededWithin(_) | Number::FollowedFor(_) => "success_within",
            Number::FunnelAt(_) => "funnel",
            Number::Duration(of, _) => of.word(),
            Number::StartedIn(_) | Number::ConcludedIn(_) | Number::RunningAtEndOf(_) => "flow.by_month",
            Number::RanInPeriod => "flow.average_wip",
            Number::ReachedBy(..) => "cumulative_flow",
            Number::AgingRunning | Number::AgingOldest | Number::AgingOlderThanP85 => "aging",
            Number::CrossTeamIdeas => "cross_team.ideas",
            Number::CrossTeamPair(..) => "cross_team.pairs",
            Number::Portion(of, _) => of.id(),
            Number::Money(of, _) => of.id(),
            Number::ClaimedOf(_) => "impact.by_kpi",
            Number::Calibrated(_) | Number::CalibratedIn(..) => "calibration",
            Number::Technology(..) => "technologies",
            Number::KpisOfStatus(_) => "kpi.status",
            Number::OfKpi(part, _) => part.id(),
            Number::SlaApart(_) => "issues.sla_met",
            Number::BetweenTeams { .. } => "survey.between_teams",
            Number::LearnedTogether(..) => "alignment.learned_together",
            Number::EntriesOfType(_) => "entries.held",
        }
    }

    /// Which of the metric's numbers it is: empty where there is but one.
    fn part(&self) -> String {
        let of = |word: &str, which: &dyn fmt::Display| format!("{word}/{which}");
        match self {
            Number::IdeasInMonth(month) => month.to_string(),
            Number::IdeasOfTeam(team) => team.clone(),
            Number::PilotsPastPlannedEnd => "past_planned_end".to_owned(),
            Number::ConcludedOfTeam(team) => of("n", team),
            Number::SucceededOfTeam(team) => of("k", team),
            Number::SucceededWithin(days) => of("succeeded", days),
            Number::FollowedFor(days) => of("at_risk", days),
            Number::FunnelAt(step) => step.word().to_owned(),
            Number::Duration(_, part) => part.word().to_owned(),
            Number::StartedIn(month) => of("started", month),
            Number::ConcludedIn(month) => of("concluded", month),
            Number::RunningAtEndOf(month) => of("running", month),
            Number::ReachedBy(reached, month) => of(reached.word(), month),
            Number::AgingRunning => "running".to_owned(),
            Number::AgingOldest => "oldest".to_owned(),
            Number::AgingOlderThanP85 => "older_than_p85".to_owned(),
            // Names may hold any character, so that two of them need quotes.
            Number::CrossTeamPair(a, b) | Number::LearnedTogether(a, b) => {
                json::canonical(&Value::from(vec![a.as_str(), b.as_str()]))
            }
            Number::BetweenTeams { from, to, question } => {
                json::canonical(&Value::from(vec![from.as_str(), to.as_str(), question.as_str()]))
            }
            Number::Portion(_, side) | Number::Calibrated(side) => side.word().to_owned(),
            Number::CalibratedIn(fifth, side) => of(side.word(), fifth),
            Number::Money(_, currency) => currency.clone(),
            Number::ClaimedOf(kpi) | Number::OfKpi(_, kpi) => kpi.to_string(),
            Number::KpisOfStatus(status) => status.word().to_owned(),
            Number::SlaApart(apart) => apart.word().to_owned(),
            Number::EntriesOfType(kind) => kind.word().to_owned(),
            Number::Technology(name, part) => of(part.word(), name),
            _ => String::new(),
        }
    }

    /// Reads an address.
    pub fn parse(address: &str) -> Option<Number> {
        let (id, part) = address.split_once('/').unwrap_or((address, ""));
        let (word, which) = part.split_once('/').unwrap_or((part, ""));
        let number = match id {
            "ideas.new" => Number::IdeasNew,
            "ideas.contributors" => Number::IdeasContributors,
            "ideas.by_month" => Number::IdeasInMonth(month(part)?),
            "ideas.by_team" => Number::IdeasOfTeam(part.to_owned()),
            "pilots.started" => Number::PilotsStarted,
            "pilots.running" => Number::PilotsRunning,
            "pilots.success_rate" => Number::PilotsPastPlannedEnd,
            "pilots.concluded" => Number::PilotsConcluded,
            "pilots.decisive_success_rate" => Number::PilotsDecisive,
            "pilots.success_by_team" if word == "n" => Number::ConcludedOfTeam(which.to_owned()),
            "pilots.success_by_team" => Number::SucceededOfTeam(which.to_owned()),
            "success_within" if word == "succeeded" => Number::SucceededWithin(which.parse().ok()?),
            "success_within" => Number::FollowedFor(which.parse().ok()?),
            "funnel" => Number::FunnelAt(FunnelStep::ALL.into_iter().find(|step| step.word() == part)?),
            "flow.by_month" => match word {
                "started" => Number::StartedIn(month(which)?),
                "concluded" => Number::ConcludedIn(month(which)?),
                _ => Number::RunningAtEndOf(month(which)?),
            },
            "flow.average_wip" => Number::RanInPeriod,
            "cumulative_flow" => Number::ReachedBy(
                Reached::ALL.into_iter().find(|reached| reached.word() == word)?,
                month(which)?,
            ),
            "aging" => match part {
                "running" => Number::AgingRunning,
                "oldest" => Number::AgingOldest,
                _ => Number::AgingOlderThanP85,
            },
            "cross_team.ideas" => Number::CrossTeamIdeas,
            "cross_team.pairs" | "alignment.learned_together" => match json::parse(part).ok()?.as_list()? {
                [a, b] => {
                    let (a, b) = (a.as_text()?.to_owned(), b.as_text()?.to_owned());
                    if id == "cross_team.pairs" {
                        Number::CrossTeamPair(a, b)
                    } else {
                        Number::LearnedTogether(a, b)
                    }
                }
                _ => return None,
            },
            "kpi.status" => {
                Number::KpisOfStatus(KpiStatus::ALL.into_iter().find(|status| status.word() == part)?)
            }
            "survey.between_teams" => match json::parse(part).ok()?.as_list()? {
                [from, to, question] => {
                    let [from, to, question] =
                        [from, to, question].map(|name| name.as_text().map(str::to_owned));
                    Number::BetweenTeams { from: from?, to: to?, question: question? }
                }
                _ => return None,
            },
            "impact.by_kpi" => Number::ClaimedOf(RecordId::parse(part)?),
            "calibration" if which.is_empty() => Number::Calibrated(Side::of(part)?),
            "calibration" => {
                let fifth = which.parse().ok().filter(|fifth| *fifth < 5)?;
                Number::CalibratedIn(fifth, Side::of(word)?)
            }
            "technologies" => Number::Technology(
                which.to_owned(),
                TechnologyPart::ALL.into_iter().find(|part| part.word() == word)?,
            ),
            _ => one_of_several(id, part)?,
        };
        // One address per number, so that what isn't written so is none.
        (number.to_string() == address).then_some(number)
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (id, part) = (self.id(), self.part());
        match self {
            Number::IdeasOfTeam(_) => write!(f, "{id}/{part}"),
            _ if part.is_empty() => f.write_str(id),
            _ => write!(f, "{id}/{part}"),
        }
    }
}

/// A number whose metric is one of several alike.
fn one_of_several(id: &str, part: &str) -> Option<Number> {
    if let Some(verdict) = Verdict::ALL.iter().find(|v| id.strip_prefix("pilots.") == Some(v.word())) {
        return Some(Number::PilotsOfVerdict(*verdict));
    }
    if let Some(apart) = Apart::ALL.into_iter().find(|apart| id == "issues.sla_met" && part == apart.word()) {
        return Some(Number::SlaApart(apart));
    }
    if let Some(kind) = EntryType::of(part).filter(|_| id == "entries.held") {
        return Some(Number::EntriesOfType(kind));
    }
    if let Some(of) = KpiPart::ALL.into_iter().find(|of| of.id() == id) {
        return Some(Number::OfKpi(of, RecordId::parse(part)?));
    }
    if let Some(of) = PortionOf::ALL.into_iter().find(|of| of.id() == id) {
        return Some(Number::Portion(of, Side::of(part)?));
    }
    if let Some(of) = MoneyOf::ALL.into_iter().find(|of| of.id() == id) {
        return (!part.is_empty()).then(|| Number::Money(of, part.to_owned()));
    }
    let of = DurationOf::ALL.into_iter().find(|of| of.word() == id)?;
    Some(Number::Duration(of, DurationPart::ALL.into_iter().find(|own| own.word() == part)?))
}

fn month(text: &str) -> Option<Month> {
    Some(Date::parse(&format!("{text}-01"))?.month())
}
