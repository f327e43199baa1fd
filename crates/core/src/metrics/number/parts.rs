//! What some numbers are numbers of.

use crate::model::choice::{Choice, Verdict};

/// One of the duration summaries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DurationOf {
    /// `time_to_pilot`
    TimeToPilot,
    /// `pilot_duration`
    PilotDuration,
    /// `issues.time_to_first_response`
    FirstResponse,
    /// `issues.time_to_resolve`
    Resolution,
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
    pub(super) const ALL: [DurationOf; 4] = [
        DurationOf::TimeToPilot,
        DurationOf::PilotDuration,
        DurationOf::FirstResponse,
        DurationOf::Resolution,
    ];

    pub(super) fn word(self) -> &'static str {
        match self {
            DurationOf::TimeToPilot => "time_to_pilot",
            DurationOf::PilotDuration => "pilot_duration",
            DurationOf::FirstResponse => "issues.time_to_first_response",
            DurationOf::Resolution => "issues.time_to_resolve",
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

    pub(super) fn word(self) -> &'static str {
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
    pub(super) const ALL: [Reached; 3] = [Reached::Created, Reached::Piloted, Reached::Concluded];

    pub(super) fn word(self) -> &'static str {
        match self {
            Reached::Created => "created",
            Reached::Piloted => "piloted",
            Reached::Concluded => "concluded",
        }
    }
}

/// A metric that is one share of records.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PortionOf {
    /// `learning.rate`
    LearningRate,
    /// `learning.written`
    LearningWritten,
    /// `learning.reuse`
    LearningReuse,
    /// `learning.failures_documented`
    FailuresDocumented,
    /// `criteria.met`; behind it are the pilots of the criteria, each once.
    CriteriaMet,
    /// `criteria.amended`
    CriteriaAmended,
    /// `pilots.past_planned_end`
    PastPlannedEnd,
    /// `follow_through`
    FollowThrough,
    /// `alignment.shared`
    AlignmentShared,
    /// `issues.sla_met`
    SlaMet,
    /// `issues.escalated`
    Escalated,
    /// `issues.follow_ups_done`
    FollowUpsDone,
    /// `entries.held`: those joined by two or more teams, of all.
    EntriesOfTeams,
}

/// A side of a share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Those that have it.
    K,
    /// All of them.
    N,
}

/// A metric that is sums of money.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MoneyOf {
    /// `impact.benefit`
    Benefit,
    /// `impact.benefit_expected`
    BenefitExpected,
    /// `impact.cost`
    Cost,
    /// `impact.programme_cost`
    ProgrammeCost,
}

/// A number of a technology.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TechnologyPart {
    /// The ideas that name it.
    Ideas,
    /// Their pilots that run.
    Running,
    /// Their outcomes with a verdict.
    Ended(Verdict),
    /// Their outcomes with the latest decision, of its day.
    Decided,
    /// Their outcomes that were adopted: its money and its KPI changes come from them.
    Adopted,
}

impl PortionOf {
    /// All of them, in the order of `docs/METRICS.md`.
    pub const ALL: [PortionOf; 13] = [
        PortionOf::LearningRate,
        PortionOf::LearningWritten,
        PortionOf::LearningReuse,
        PortionOf::FailuresDocumented,
        PortionOf::CriteriaMet,
        PortionOf::CriteriaAmended,
        PortionOf::PastPlannedEnd,
        PortionOf::FollowThrough,
        PortionOf::AlignmentShared,
        PortionOf::SlaMet,
        PortionOf::Escalated,
        PortionOf::EntriesOfTeams,
        PortionOf::FollowUpsDone,
    ];

    /// The metric's id.
    pub fn id(self) -> &'static str {
        match self {
            PortionOf::LearningRate => "learning.rate",
            PortionOf::LearningWritten => "learning.written",
            PortionOf::LearningReuse => "learning.reuse",
            PortionOf::FailuresDocumented => "learning.failures_documented",
            PortionOf::CriteriaMet => "criteria.met",
            PortionOf::CriteriaAmended => "criteria.amended",
            PortionOf::PastPlannedEnd => "pilots.past_planned_end",
            PortionOf::FollowThrough => "follow_through",
            PortionOf::AlignmentShared => "alignment.shared",
            PortionOf::SlaMet => "issues.sla_met",
            PortionOf::Escalated => "issues.escalated",
            PortionOf::FollowUpsDone => "issues.follow_ups_done",
            PortionOf::EntriesOfTeams => "entries.held",
        }
    }
}

impl Side {
    /// Both sides.
    pub const ALL: [Side; 2] = [Side::K, Side::N];

    pub(super) fn word(self) -> &'static str {
        match self {
            Side::K => "k",
            Side::N => "n",
        }
    }

    pub(super) fn of(word: &str) -> Option<Side> {
        Side::ALL.into_iter().find(|side| side.word() == word)
    }
}

impl MoneyOf {
    /// All of them, in the order of `docs/METRICS.md`.
    pub const ALL: [MoneyOf; 4] =
        [MoneyOf::Benefit, MoneyOf::BenefitExpected, MoneyOf::Cost, MoneyOf::ProgrammeCost];

    /// The metric's id.
    pub fn id(self) -> &'static str {
        match self {
            MoneyOf::Benefit => "impact.benefit",
            MoneyOf::BenefitExpected => "impact.benefit_expected",
            MoneyOf::Cost => "impact.cost",
            MoneyOf::ProgrammeCost => "impact.programme_cost",
        }
    }
}

impl TechnologyPart {
    /// All of them.
    pub const ALL: [TechnologyPart; 8] = [
        TechnologyPart::Ideas,
        TechnologyPart::Running,
        TechnologyPart::Ended(Verdict::Succeeded),
        TechnologyPart::Ended(Verdict::Failed),
        TechnologyPart::Ended(Verdict::Inconclusive),
        TechnologyPart::Ended(Verdict::Abandoned),
        TechnologyPart::Decided,
        TechnologyPart::Adopted,
    ];

    pub(super) fn word(self) -> &'static str {
        match self {
            TechnologyPart::Ideas => "ideas",
            TechnologyPart::Running => "running",
            TechnologyPart::Ended(verdict) => verdict.word(),
            TechnologyPart::Decided => "decided",
            TechnologyPart::Adopted => "adopted",
        }
    }
}
