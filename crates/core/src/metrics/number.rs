//! Numbers by name, and the records behind each: what a number on a screen links to.

use std::fmt;

use super::Metrics;
use super::duration::Durations;
use super::funnel::FunnelStep;
use super::portfolio::Portfolio;
use super::view::{Places, places};
use crate::date::{Date, Month};
use crate::journal::RecordId;
use crate::json::{self, Value};
use crate::model::choice::{Choice, Verdict};

/// A number of the innovation metrics. Written (`to_string`) and read ([`Number::parse`]) as an
/// address for a page's URL: the metric's id, and after `/` which of several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Number {
    /// `ideas.new`
    IdeasNew,
    /// `ideas.contributors`; behind it are the new ideas that name a proposer.
    IdeasContributors,
    /// `ideas.by_month`
    IdeasInMonth(Month),
    /// `ideas.by_team`
    IdeasOfTeam(String),
    /// `pilots.started`
    PilotsStarted,
    /// `pilots.running`
    PilotsRunning,
    /// The running ones past their planned end.
    PilotsPastPlannedEnd,
    /// `pilots.concluded`
    PilotsConcluded,
    /// `pilots.succeeded` and the other verdicts.
    PilotsOfVerdict(Verdict),
    /// The denominator of `pilots.decisive_success_rate`.
    PilotsDecisive,
    /// The denominator of `pilots.success_by_team`.
    ConcludedOfTeam(String),
    /// The numerator of `pilots.success_by_team`.
    SucceededOfTeam(String),
    /// `success_within`: those that succeeded within so many days.
    SucceededWithin(i64),
    /// `success_within`: those followed for at least so many days.
    FollowedFor(i64),
    /// `funnel`
    FunnelAt(FunnelStep),
    /// `time_to_pilot` and `pilot_duration`
    Duration(DurationOf, DurationPart),
    /// `flow.by_month`: started in it.
    StartedIn(Month),
    /// `flow.by_month`: concluded in it.
    ConcludedIn(Month),
    /// `flow.by_month`: running at its end.
    RunningAtEndOf(Month),
    /// `flow.average_wip`: the pilots that ran on any day of the period.
    RanInPeriod,
    /// `cumulative_flow`
    ReachedBy(Reached, Month),
    /// `aging`: running at `as_of`.
    AgingRunning,
    /// `aging`: the oldest.
    AgingOldest,
    /// `aging`: older than the p85.
    AgingOlderThanP85,
    /// `cross_team.ideas`
    CrossTeamIdeas,
    /// `cross_team.pairs`
    CrossTeamPair(String, String),
}

/// One of the two duration summaries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DurationOf {
    /// `time_to_pilot`
    TimeToPilot,
    /// `pilot_duration`
    PilotDuration,
}

/// A part of a duration summary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DurationPart {
    /// All that count: `n`.
    All,
    /// Those whose end was seen.
    Ended,
    /// Those still open.
    Open,
    /// Left out: the end lies before the start.
    WrittenAfterwards,
    /// Left out: declined or parked on an unknown day.
    DayUnknown,
}

/// A column of the cumulative flow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reached {
    /// Created.
    Created,
    /// First piloted.
    Piloted,
    /// First concluded.
    Concluded,
}

impl DurationOf {
    const ALL: [DurationOf; 2] = [DurationOf::TimeToPilot, DurationOf::PilotDuration];

    fn word(self) -> &'static str {
        match self {
            DurationOf::TimeToPilot => "time_to_pilot",
            DurationOf::PilotDuration => "pilot_duration",
        }
    }
}

impl DurationPart {
    /// All of them.
    pub const ALL: [DurationPart; 5] = [
        DurationPart::All,
        DurationPart::Ended,
        DurationPart::Open,
        DurationPart::WrittenAfterwards,
        DurationPart::DayUnknown,
    ];

    fn word(self) -> &'static str {
        match self {
            DurationPart::All => "n",
            DurationPart::Ended => "events",
            DurationPart::Open => "censored",
            DurationPart::WrittenAfterwards => "written_afterwards",
            DurationPart::DayUnknown => "day_unknown",
        }
    }
}

impl Reached {
    const ALL: [Reached; 3] = [Reached::Created, Reached::Piloted, Reached::Concluded];

    fn word(self) -> &'static str {
        match self {
            Reached::Created => "created",
            Reached::Piloted => "piloted",
            Reached::Concluded => "concluded",
        }
    }
}

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
            Number::CrossTeamPair(a, b) => json::canonical(&Value::from(vec![a.as_str(), b.as_str()])),
            _ => String::new(),
        }
    }

    /// Reads an address.
    pub fn parse(address: &str) -> Option<Number> {
        let (id, part) = address.split_once('/').unwrap_or((address, ""));
        let (word, which) = part.split_once('/').unwrap_or((part, ""));
        let of_verdict = || Verdict::ALL.iter().find(|v| id.strip_prefix("pilots.") == Some(v.word()));
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
            "cross_team.pairs" => match json::parse(part).ok()?.as_list()? {
                [a, b] => Number::CrossTeamPair(a.as_text()?.to_owned(), b.as_text()?.to_owned()),
                _ => return None,
            },
            _ => match (of_verdict(), DurationOf::ALL.into_iter().find(|of| of.word() == id)) {
                (Some(verdict), _) => Number::PilotsOfVerdict(*verdict),
                (_, of) => Number::Duration(of?, DurationPart::ALL.into_iter().find(|p| p.word() == part)?),
            },
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

fn month(text: &str) -> Option<Month> {
    Some(Date::parse(&format!("{text}-01"))?.month())
}

/// Which records' places these are.
enum Behind {
    Ideas(Places),
    Pilots(Places),
    Outcomes(Places),
}

impl Metrics {
    /// The records behind a number, as many as it says (but for means, medians and distinct names): ideas,
    /// pilots, or outcomes where it counts conclusions. The portfolio is the one that was computed from.
    pub fn records(&self, portfolio: &Portfolio, number: &Number) -> Vec<RecordId> {
        let pilot = |place: u32| portfolio.pilots.get(place as usize);
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
