//! Numbers by name: what a number on a screen links to. `address.rs` writes and reads the names,
//! `behind.rs` finds the records.

mod address;
mod behind;
mod parts;
mod parts_agreed;

pub use parts::{DurationOf, DurationPart, MoneyOf, PortionOf, Reached, Side, TechnologyPart};
pub use parts_agreed::{Apart, KpiPart};

use super::funnel::FunnelStep;
use super::kpi::KpiStatus;
use crate::date::Month;
use crate::journal::RecordId;
use crate::model::choice::{EntryType, Verdict};

/// A number of the metrics. Written (`to_string`) and read ([`Number::parse`]) as an
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
    /// Those running at the period's end that are past their planned end: said beside `pilots.success_rate`.
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
    /// `time_to_pilot`, `pilot_duration`, `issues.time_to_first_response` and `issues.time_to_resolve`
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
    /// A side of a share: `learning.rate`, `follow_through` and so on.
    Portion(PortionOf, Side),
    /// The outcomes in a sum of money, by its currency.
    Money(MoneyOf, String),
    /// `impact.by_kpi`: the outcomes that claim a change of a KPI.
    ClaimedOf(RecordId),
    /// `calibration`: the outcomes in it.
    Calibrated(Side),
    /// `calibration`: those of a fifth of the chance, from 0 to 4.
    CalibratedIn(usize, Side),
    /// `technologies`: a number of the technology of that name.
    Technology(String, TechnologyPart),
    /// `kpi.status`: the KPIs that stand so.
    KpisOfStatus(KpiStatus),
    /// A number of a KPI; behind it are its readings, for `kpi.expected` the KPI itself.
    OfKpi(KpiPart, RecordId),
    /// `issues.sla_met`: what is counted apart.
    SlaApart(Apart),
    /// `survey.between_teams`: the readings of a question from team to team.
    BetweenTeams {
        /// The team that answers.
        from: String,
        /// The team that it is about.
        to: String,
        /// The question.
        question: String,
    },
    /// `alignment.learned_together`: the entries that brought two teams together, the lesser name first.
    LearnedTogether(String, String),
    /// `entries.held`: those of a type.
    EntriesOfType(EntryType),
}
