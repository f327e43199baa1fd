//! What metrics are computed from: plain data, built from the records by whoever has them.
//!
//! Records in the trash are left out by the builder, archived ones are not. Whatever a record lacks is
//! `None`; the metrics leave out what lacks what they need.

use std::collections::BTreeSet;

use crate::date::Date;
use crate::journal::RecordId;
use crate::model::choice::{Choice, Decision, Triage, Verdict};

/// All ideas, pilots and outcomes of a workspace, and its teams.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Portfolio {
    /// The ideas.
    pub ideas: Vec<Idea>,
    /// The pilots, each with its outcome.
    pub pilots: Vec<Pilot>,
    /// The names of the workspace's teams.
    pub teams: BTreeSet<String>,
}

/// An idea.
#[derive(Clone, Debug, PartialEq)]
pub struct Idea {
    /// Its record.
    pub id: RecordId,
    /// The day on which it was written down.
    pub created_on: Option<Date>,
    /// The proposer's name, empty where there is none.
    pub proposer: String,
    /// The owning team's name, empty where there is none.
    pub team: String,
    /// The names of the teams that support it.
    pub supporting_teams: Vec<String>,
    /// The present triage.
    pub triage: Triage,
    /// Every triage that has a day, in any order.
    pub triaged: Vec<(Date, Triage)>,
}

/// A pilot.
#[derive(Clone, Debug, PartialEq)]
pub struct Pilot {
    /// Its record.
    pub id: RecordId,
    /// Its idea's place in [`Portfolio::ideas`]; none where the idea is absent or in the trash.
    pub idea: Option<usize>,
    /// The day of its start; none while it is planned.
    pub started_on: Option<Date>,
    /// The day by which it should have ended.
    pub planned_end: Option<Date>,
    /// How it ended. None while it runs, and after it was reopened.
    pub outcome: Option<Outcome>,
}

/// A pilot's outcome.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// Its record.
    pub id: RecordId,
    /// How the pilot ended.
    pub verdict: Verdict,
    /// The day of the verdict.
    pub decided_on: Date,
    /// What follows from it.
    pub decision: Option<Decision>,
    /// The day of the decision; that of the verdict where absent.
    pub decision_on: Option<Date>,
}

impl Idea {
    /// Whether that team owns or supports it.
    pub fn is_of(&self, team: &str) -> bool {
        self.team == team || self.supporting_teams.iter().any(|name| name == team)
    }

    /// The triage that holds on a day, and since when, where that is known.
    ///
    /// A present triage that the last day's entry doesn't confirm (as after an import) carries no day
    /// and holds always. Otherwise a triage counts from its day; before the first it is new.
    pub fn triage_on(&self, day: Date) -> (Triage, Option<Date>) {
        match self.last_triaged(Date::LAST) {
            Some((_, last)) if last == self.triage => match self.last_triaged(day) {
                Some((since, triage)) => (triage, Some(since)),
                None => (Triage::New, None),
            },
            _ => (self.triage, None),
        }
    }

    /// The last entry on or before a day. Of several on one day it is the present triage, if that is
    /// among them, else the last by its word: copies that merged must agree on one.
    fn last_triaged(&self, day: Date) -> Option<(Date, Triage)> {
        let entries = self.triaged.iter().filter(|(since, _)| *since <= day);
        entries.max_by_key(|(since, triage)| (*since, *triage == self.triage, triage.word())).copied()
    }
}

impl Outcome {
    /// Whether it was decided, on or before a day, to take the result into use.
    pub fn is_adopted_on(&self, day: Date) -> bool {
        self.decision == Some(Decision::Adopt) && self.decision_on.unwrap_or(self.decided_on) <= day
    }
}
