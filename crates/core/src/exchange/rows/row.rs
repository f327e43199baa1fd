//! One row that is taken, and what it says.

use std::collections::{BTreeSet, HashMap};
use std::fmt;

use crate::journal::RecordId;
use crate::model::choice::{Decision, IssueType, Triage, Verdict};
use crate::{Date, Time};

/// One row that is taken.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The record's number in the file; the header is 1.
    pub record: usize,
    /// Which record of the workspace it is.
    pub identity: RowIdentity,
    /// What it says.
    pub says: RowSays,
}

/// What a row says. All rows of a file are of one kind.
#[derive(Clone, Debug, PartialEq)]
pub enum RowSays {
    /// An idea, with its pilot and outcome.
    Idea(IdeaRow),
    /// A reading of a KPI.
    Reading(ReadingRow),
    /// An issue.
    Issue(IssueRow),
}

impl Row {
    /// Its key, if the row has one.
    pub fn key(&self) -> Option<&str> {
        match &self.identity {
            RowIdentity::Key(key) => Some(key),
            RowIdentity::Nth(_) => None,
        }
    }

    /// What it says, where it is an idea.
    pub fn idea(&self) -> Option<&IdeaRow> {
        if let RowSays::Idea(idea) = &self.says { Some(idea) } else { None }
    }

    /// What rows without a key share to be the 1st, 2nd, … of: an idea's title and day, a reading's KPI and
    /// day, an issue's title and time.
    pub fn group(&self) -> (&str, When) {
        match &self.says {
            RowSays::Idea(idea) => (&idea.title, When::Day(idea.created_on)),
            RowSays::Reading(reading) => (reading.kpi.as_str(), When::Day(reading.day)),
            RowSays::Issue(issue) => (&issue.title, When::At(issue.opened_at)),
        }
    }
}

/// By what a row is known again when the same file is imported once more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowIdentity {
    /// Its key; never empty, and once in a file.
    Key(String),
    /// Without a key: the how-manieth accepted row (from 1) of its group it is.
    Nth(usize),
}

/// A day, or an instant.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum When {
    /// A day.
    Day(Date),
    /// An instant.
    At(Time),
}

impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            When::Day(day) => day.fmt(f),
            When::At(time) => time.fmt(f),
        }
    }
}

/// An idea.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IdeaRow {
    /// Its title; never empty.
    pub title: String,
    /// The day on which it was written down.
    pub created_on: Date,
    /// The owning team's name.
    pub team: Option<String>,
    /// Names of supporting teams, in the row's order.
    pub supporting_teams: Vec<String>,
    /// The proposer's name.
    pub proposer: Option<String>,
    /// What the row says about triage. Nothing means new for a new idea and changes no known one.
    pub triage: Option<Triage>,
    /// Its pilot.
    pub pilot: Option<RowPilot>,
}

impl IdeaRow {
    /// Its pilot's outcome.
    pub fn outcome(&self) -> Option<&RowOutcome> {
        self.pilot.as_ref().and_then(|pilot| pilot.outcome.as_ref())
    }
}

/// A row's pilot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowPilot {
    /// The day of its start.
    pub started_on: Date,
    /// How it ended, if it did.
    pub outcome: Option<RowOutcome>,
}

/// A row's outcome.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowOutcome {
    /// How the pilot ended.
    pub verdict: Verdict,
    /// The day of the verdict.
    pub decided_on: Date,
    /// What follows from it.
    pub decision: Option<Decision>,
}

/// A reading of a KPI.
#[derive(Clone, Debug, PartialEq)]
pub struct ReadingRow {
    /// The KPI.
    pub kpi: RecordId,
    /// Its name.
    pub name: String,
    /// The day of the reading.
    pub day: Date,
    /// What was read, in the form of its KPI.
    pub read: RowRead,
    /// A note.
    pub note: Option<String>,
}

/// What a row read.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum RowRead {
    /// A value in the KPI's unit.
    Value(f64),
    /// So many of so many: whole numbers, k at most n, n at least 1.
    Share {
        /// So many …
        k: f64,
        /// … of so many.
        n: f64,
    },
    /// How many answered 0, 1, … 10: whole numbers.
    Answers([f64; 11]),
}

/// An issue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IssueRow {
    /// Its title; never empty.
    pub title: String,
    /// Names of the teams it is between, in the row's order.
    pub teams: Vec<String>,
    /// What it is.
    pub kind: Option<IssueType>,
    /// 1 (worst) to 4.
    pub severity: Option<u8>,
    /// When it was raised.
    pub opened_at: Time,
    /// When it was first answered; not before it was raised.
    pub responded_at: Option<Time>,
    /// When it was resolved; not before it was raised.
    pub resolved_at: Option<Time>,
}

/// What the rows that were taken so far are known by.
#[derive(Debug, Default)]
pub(super) struct Known {
    keys: BTreeSet<String>,
    groups: HashMap<(String, When), usize>,
}

impl Known {
    /// How a row is known; none where the key of an earlier row repeats.
    pub(super) fn identity(&mut self, key: String, text: &str, when: When) -> Option<RowIdentity> {
        if key.is_empty() {
            let nth = self.groups.entry((text.to_owned(), when)).or_insert(0);
            *nth += 1;
            return Some(RowIdentity::Nth(*nth));
        }
        self.keys.insert(key.clone()).then_some(RowIdentity::Key(key))
    }

    /// Whether a row of that group was taken.
    pub(super) fn has(&self, text: &str, when: When) -> bool {
        self.groups.contains_key(&(text.to_owned(), when))
    }
}
