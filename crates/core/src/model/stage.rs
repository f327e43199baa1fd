//! Where an idea or a pilot stands: derived, never stored.

use super::{Book, Idea, Outcome, Pilot, Triage, Verdict};
use crate::Date;
use crate::journal::RecordId;

/// Where a pilot stands.
#[derive(Clone, Debug, PartialEq)]
pub enum PilotStage {
    /// Not started.
    Planned,
    /// Started, and not concluded.
    Running {
        /// Since that day.
        since: Date,
    },
    /// It has a verdict.
    Concluded(Box<Outcome>, Verdict),
}

/// Where an idea stands.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum IdeaStage {
    /// Nobody has looked at it yet.
    New,
    /// Worth a pilot.
    Shortlisted,
    /// It has a pilot that hasn't started.
    Planned,
    /// A pilot of it runs.
    Piloting,
    /// A pilot of it was concluded; with the verdict decided last.
    Concluded(Verdict),
    /// Not now.
    Parked,
    /// Not at all.
    Declined,
}

impl IdeaStage {
    /// The stages without their verdicts, in their order, by the word that URLs and filters have.
    pub const WORDS: [&'static str; 7] =
        ["new", "shortlisted", "planned", "piloting", "concluded", "parked", "declined"];

    /// The word that URLs and filters have.
    pub fn word(self) -> &'static str {
        match self {
            IdeaStage::New => "new",
            IdeaStage::Shortlisted => "shortlisted",
            IdeaStage::Planned => "planned",
            IdeaStage::Piloting => "piloting",
            IdeaStage::Concluded(_) => "concluded",
            IdeaStage::Parked => "parked",
            IdeaStage::Declined => "declined",
        }
    }
}

/// The stage of a pilot.
pub fn pilot_stage(book: &Book, pilot: &Pilot) -> PilotStage {
    if let Some(outcome) = book.outcome_of(&pilot.id)
        && let Some(verdict) = outcome.verdict
    {
        return PilotStage::Concluded(Box::new(outcome), verdict);
    }
    match pilot.started_on {
        Some(since) => PilotStage::Running { since },
        None => PilotStage::Planned,
    }
}

/// The pilot that says most of where an idea stands: one that runs, else one that is planned, else the one concluded
/// last; of several the latest.
pub fn telling_pilot(book: &Book, idea: &RecordId) -> Option<(Pilot, PilotStage)> {
    let staged = book.pilots_of(idea).into_iter().map(|pilot| {
        let stage = pilot_stage(book, &pilot);
        (pilot, stage)
    });
    staged.max_by_key(|(pilot, stage)| match stage {
        PilotStage::Running { since } => (2, Some(*since)),
        PilotStage::Planned => (1, pilot.planned_start),
        PilotStage::Concluded(outcome, _) => (0, outcome.decided_on),
    })
}

/// The stage of an idea: the first that holds of piloting, declined or parked, planned, concluded, and
/// its triage.
pub fn idea_stage(book: &Book, idea: &Idea) -> IdeaStage {
    let (mut planned, mut last) = (false, None);
    for pilot in book.pilots_of(&idea.id) {
        match pilot_stage(book, &pilot) {
            PilotStage::Running { .. } => return IdeaStage::Piloting,
            PilotStage::Planned => planned = true,
            PilotStage::Concluded(outcome, verdict) => {
                last = last.max(Some((outcome.decided_on, outcome.id, verdict)));
            }
        }
    }
    match (idea.triage, last) {
        (Some(Triage::Declined), _) => IdeaStage::Declined,
        (Some(Triage::Parked), _) => IdeaStage::Parked,
        _ if planned => IdeaStage::Planned,
        (_, Some((_, _, verdict))) => IdeaStage::Concluded(verdict),
        (Some(Triage::Shortlisted), None) => IdeaStage::Shortlisted,
        (Some(Triage::New) | None, None) => IdeaStage::New,
    }
}
