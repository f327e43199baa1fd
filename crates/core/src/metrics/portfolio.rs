//! What metrics are computed from: plain data, built from the records by whoever has them.
//!
//! Records in the trash are left out by the builder, archived ones are not. Whatever a record lacks is
//! `None`; the metrics leave out what lacks what they need.

use std::collections::{BTreeMap, BTreeSet};

pub use super::agreed::{Clock, Entry, Goal, Issue, Kpi, Reading};
use crate::date::Date;
use crate::journal::RecordId;
use crate::model::choice::{Basis, Choice, CriterionRole, Decision, Triage, Verdict};
use crate::model::suggestion::Met;

/// All ideas, pilots, outcomes, goals, KPIs, issues and entries of a workspace, and its teams.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Portfolio {
    /// The ideas.
    pub ideas: Vec<Idea>,
    /// The pilots, each with its outcome.
    pub pilots: Vec<Pilot>,
    /// The KPIs.
    pub kpis: Vec<Kpi>,
    /// The goals.
    pub goals: Vec<Goal>,
    /// The issues.
    pub issues: Vec<Issue>,
    /// The entries.
    pub entries: Vec<Entry>,
    /// The names of the workspace's teams.
    pub teams: BTreeSet<String>,
    /// Their records by name: of several teams of one name the least.
    pub team_ids: BTreeMap<String, RecordId>,
    /// The names of those that are archived.
    pub archived_teams: BTreeSet<String>,
    /// Within so many hours an issue of severity 1 to 4 is to be resolved; none where there is no such target.
    pub sla_hours: [Option<f64>; 4],
    /// What the time is, and when days begin.
    pub clock: Clock,
}

/// An idea.
#[derive(Clone, Debug, PartialEq)]
pub struct Idea {
    /// Its record.
    pub id: RecordId,
    /// Its title.
    pub title: String,
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
    /// Its tags.
    pub tags: BTreeSet<String>,
    /// The technologies that it names.
    pub technologies: BTreeSet<String>,
    /// The places in [`Portfolio::pilots`] of those whose outcomes it cites.
    pub builds_on: Vec<usize>,
    /// The goals and KPIs that it serves.
    pub serves: BTreeSet<RecordId>,
    /// Whether it is archived.
    pub archived: bool,
}

/// A pilot.
#[derive(Clone, Debug, PartialEq)]
pub struct Pilot {
    /// Its record.
    pub id: RecordId,
    /// Its title, or its idea's.
    pub title: String,
    /// Its idea's place in [`Portfolio::ideas`]; none where the idea is absent or in the trash.
    pub idea: Option<usize>,
    /// The day of its start; none while it is planned.
    pub started_on: Option<Date>,
    /// The day by which it should have ended.
    pub planned_end: Option<Date>,
    /// The chance of success that was stated before the start, 0 to 1.
    pub chance: Option<f64>,
    /// What it is held against, as amended last.
    pub criteria: Vec<Criterion>,
    /// Whether a criterion's measure, unit, direction, baseline or target is not as it was at the
    /// start, or one came or went.
    pub criteria_amended: bool,
    /// How it ended. None while it runs, and after it was reopened.
    pub outcome: Option<Outcome>,
    /// The goals and KPIs that it serves.
    pub serves: BTreeSet<RecordId>,
    /// The names of its lead's teams.
    pub lead_teams: BTreeSet<String>,
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
    /// Whether a learning is written down.
    pub has_learning: bool,
    /// What it cost in all.
    pub cost: Option<Money>,
    /// What it changed.
    pub impacts: Vec<Impact>,
    /// The first day of real use.
    pub in_use_on: Option<Date>,
}

/// A criterion of a pilot.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Criterion {
    /// Must or guardrail.
    pub role: Option<CriterionRole>,
    /// Whether it has a result, be there a target to hold it against or not.
    pub has_result: bool,
    /// How the result compares with the target, as amended last.
    pub met: Met,
}

/// An amount in a currency.
#[derive(Clone, Debug, PartialEq)]
pub struct Money {
    /// ISO 4217.
    pub currency: String,
    /// The amount.
    pub amount: f64,
}

/// What an outcome changed.
#[derive(Clone, Debug, PartialEq)]
pub struct Impact {
    /// The place in [`Portfolio::kpis`] of the KPI that moved.
    pub kpi: Option<usize>,
    /// By how much.
    pub amount: f64,
    /// A unit, or a currency of ISO 4217.
    pub unit: String,
    /// Measured or expected.
    pub basis: Basis,
}

impl Idea {
    /// An idea of which nothing is known but its record.
    pub fn new(id: RecordId) -> Idea {
        Idea {
            id,
            title: String::new(),
            created_on: None,
            proposer: String::new(),
            team: String::new(),
            supporting_teams: Vec::new(),
            triage: Triage::New,
            triaged: Vec::new(),
            tags: BTreeSet::new(),
            technologies: BTreeSet::new(),
            builds_on: Vec::new(),
            serves: BTreeSet::new(),
            archived: false,
        }
    }

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

impl Pilot {
    /// A pilot of which nothing is known but its record.
    pub fn new(id: RecordId) -> Pilot {
        Pilot {
            id,
            title: String::new(),
            idea: None,
            started_on: None,
            planned_end: None,
            chance: None,
            criteria: Vec::new(),
            criteria_amended: false,
            outcome: None,
            serves: BTreeSet::new(),
            lead_teams: BTreeSet::new(),
        }
    }
}

impl Outcome {
    /// An outcome of which nothing else is known.
    pub fn new(id: RecordId, verdict: Verdict, decided_on: Date) -> Outcome {
        Outcome {
            id,
            verdict,
            decided_on,
            decision: None,
            decision_on: None,
            has_learning: false,
            cost: None,
            impacts: Vec::new(),
            in_use_on: None,
        }
    }

    /// What had been decided to follow by a day, and when.
    pub fn decision_by(&self, day: Date) -> Option<(Decision, Date)> {
        let on = self.decision_on.unwrap_or(self.decided_on);
        self.decision.filter(|_| on <= day).map(|decision| (decision, on))
    }

    /// Whether it was decided, on or before a day, to take the result into use.
    pub fn is_adopted_on(&self, day: Date) -> bool {
        self.decision_by(day).is_some_and(|(decision, _)| decision == Decision::Adopt)
    }
}
