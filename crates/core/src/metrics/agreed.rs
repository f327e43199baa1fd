//! What teams agree on and do together, as metrics look at it: part of the [`Portfolio`].
//!
//! [`Portfolio`]: super::Portfolio

use std::collections::BTreeSet;

use super::answers::Answers;
use crate::date::Date;
use crate::journal::RecordId;
use crate::model::choice::{EntryType, IssueType, KpiDirection, ReadAs};
use crate::{Time, Zone};

/// What the time is, and when days begin.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Clock {
    /// The instant at which the records were read; none where nothing lies later than what is looked at.
    pub now: Option<Time>,
    /// The workspace's time zone.
    pub zone: Zone,
}

impl Clock {
    /// The instant up to which things have happened as of a day: its end, or now if that is earlier.
    pub fn until(&self, as_of: Date) -> Time {
        let end = self.zone.end_of(as_of);
        self.now.map_or(end, |now| now.min(end))
    }
}

/// A number that teams agree to watch.
#[derive(Clone, Debug, PartialEq)]
pub struct Kpi {
    /// Its record.
    pub id: RecordId,
    /// What it measures.
    pub name: String,
    /// Its unit.
    pub unit: String,
    /// Which way is good; up where it isn't said.
    pub direction: Option<KpiDirection>,
    /// The goals it stands for.
    pub goals: BTreeSet<RecordId>,
    /// The names of the teams that own it.
    pub owners: BTreeSet<String>,
    /// The names of the teams that contribute.
    pub contributors: BTreeSet<String>,
    /// Where it stood at its start.
    pub baseline: Option<f64>,
    /// Where it is to be when due.
    pub target: Option<f64>,
    /// Its first day.
    pub start_on: Option<Date>,
    /// The day it is due.
    pub due_on: Option<Date>,
    /// It is to be read every so many days.
    pub cadence_days: Option<f64>,
    /// How it is read.
    pub read_as: Option<ReadAs>,
    /// The metric that it is taken from, or as which its readings are condensed.
    pub metric: String,
    /// A reading of fewer answers isn't looked at; see [`fewest_answers`](crate::model::fewest_answers).
    pub threshold: Option<f64>,
    /// The name of the team that answers, of a feedback between teams.
    pub from_team: String,
    /// The name of the team that the answers are about.
    pub to_team: String,
    /// What was read, by day and within a day as it was entered.
    pub readings: Vec<Reading>,
    /// Whether it is archived.
    pub archived: bool,
}

/// A reading of a KPI on a day.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// Its record.
    pub id: RecordId,
    /// Its day.
    pub day: Date,
    /// A value.
    pub value: Option<f64>,
    /// So many of so many.
    pub share: Option<(f64, f64)>,
    /// Counts per answer.
    pub answers: Option<Answers>,
    /// Whether it has so few answers more or fewer than another one that the difference would tell theirs.
    pub differs_by_few: bool,
}

/// What teams want to reach in a period.
#[derive(Clone, Debug, PartialEq)]
pub struct Goal {
    /// Its record.
    pub id: RecordId,
    /// In a sentence.
    pub statement: String,
    /// Its first day.
    pub from: Option<Date>,
    /// Its last day.
    pub to: Option<Date>,
    /// The names of the teams whose goal it is.
    pub teams: BTreeSet<String>,
    /// Whether it is the vision.
    pub is_vision: bool,
    /// Whether it is archived.
    pub archived: bool,
}

/// Something that stands in the way, or has to be done.
#[derive(Clone, Debug, PartialEq)]
pub struct Issue {
    /// Its record.
    pub id: RecordId,
    /// In one line.
    pub title: String,
    /// What it is.
    pub kind: Option<IssueType>,
    /// 1 (worst) to 4.
    pub severity: Option<u8>,
    /// The names of the teams it is between.
    pub teams: BTreeSet<String>,
    /// When it was raised.
    pub opened_at: Option<Time>,
    /// When it was first answered.
    pub responded_at: Option<Time>,
    /// The day it is due.
    pub due_on: Option<Date>,
    /// When it was resolved last; none while it is open.
    pub resolved_at: Option<Time>,
    /// Whether it was raised to anybody.
    pub escalated: bool,
}

/// A dated note.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Its record.
    pub id: RecordId,
    /// The record it is about.
    pub about: Option<RecordId>,
    /// What it is.
    pub kind: Option<EntryType>,
    /// Its day.
    pub day: Option<Date>,
    /// The names of the people who took part.
    pub people: BTreeSet<String>,
    /// The names of the teams that took part.
    pub teams: BTreeSet<String>,
    /// The names of the teams of each person who took part and has any; only of learning together.
    pub people_teams: Vec<BTreeSet<String>>,
    /// A mismatch that it accepts: its code and sorted ids.
    pub accepts: String,
}

impl Kpi {
    /// A KPI of which nothing is known but its record.
    pub fn new(id: RecordId) -> Kpi {
        Kpi {
            id,
            name: String::new(),
            unit: String::new(),
            direction: None,
            goals: BTreeSet::new(),
            owners: BTreeSet::new(),
            contributors: BTreeSet::new(),
            baseline: None,
            target: None,
            start_on: None,
            due_on: None,
            cadence_days: None,
            read_as: None,
            metric: String::new(),
            threshold: None,
            from_team: String::new(),
            to_team: String::new(),
            readings: Vec::new(),
            archived: false,
        }
    }

    /// An arrow that way which is good: up where it isn't said.
    pub fn arrow(&self) -> &'static str {
        if self.direction == Some(KpiDirection::Down) { "↓" } else { "↑" }
    }

    /// Whether a team owns it or contributes to it.
    pub fn is_of(&self, team: &str) -> bool {
        self.owners.contains(team) || self.contributors.contains(team)
    }
}

impl Reading {
    /// A reading of which nothing is known but its record and its day.
    pub fn new(id: RecordId, day: Date) -> Reading {
        Reading { id, day, value: None, share: None, answers: None, differs_by_few: false }
    }
}

impl Goal {
    /// A goal of which nothing is known but its record.
    pub fn new(id: RecordId) -> Goal {
        let (statement, teams) = (String::new(), BTreeSet::new());
        Goal { id, statement, from: None, to: None, teams, is_vision: false, archived: false }
    }
}

impl Issue {
    /// An issue of which nothing is known but its record.
    pub fn new(id: RecordId) -> Issue {
        Issue {
            id,
            title: String::new(),
            kind: None,
            severity: None,
            teams: BTreeSet::new(),
            opened_at: None,
            responded_at: None,
            due_on: None,
            resolved_at: None,
            escalated: false,
        }
    }
}

impl Entry {
    /// An entry of which nothing is known but its record.
    pub fn new(id: RecordId) -> Entry {
        let (people, teams) = (BTreeSet::new(), BTreeSet::new());
        let (people_teams, accepts) = (Vec::new(), String::new());
        Entry { id, about: None, kind: None, day: None, people, teams, people_teams, accepts }
    }
}
