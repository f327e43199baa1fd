//! The list behind a number: the records that make it.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use crate::journal::RecordId;
use crate::json::number_text;
use crate::model::stage::{IdeaStage, PilotStage, idea_stage, pilot_stage};
use crate::model::{Book, Choice, Entry, Idea, Issue, Kind, Kpi, Outcome, Pilot, Reading};
use crate::{Date, Time, order};

/// A line of the list.
#[derive(Clone, Debug, PartialEq)]
pub struct BehindRow {
    /// The record.
    pub id: RecordId,
    /// Its title, of a reading the KPI's name, of an entry what it is about; may be empty.
    pub title: String,
    /// The name of the team that owns the idea, or of the teams that are named, joined by commas; may be empty.
    pub team: String,
    /// The day it was created, started, concluded, opened, read or held.
    pub day: Option<Date>,
    /// Where it stands now.
    pub stands: Stands,
    /// The record whose page shows it.
    pub leads_to: RecordId,
}

/// Where a record stands.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stands {
    /// An idea, a pilot or an outcome.
    Stage(IdeaStage),
    /// Anything else, in a word or two.
    Word(String),
}

impl BehindRow {
    fn of(book: &Book, id: &RecordId, day_of: &dyn Fn(Time) -> Date) -> Option<BehindRow> {
        match id.kind() {
            Kpi::NAME => BehindRow::of_kpi(book, book.get(id)?),
            Issue::NAME => BehindRow::of_issue(book, book.get(id)?, day_of),
            Entry::NAME => BehindRow::of_entry(book, book.get(id)?),
            Reading::NAME => BehindRow::of_reading(book, book.get(id)?),
            _ => BehindRow::of_pilot_or_idea(book, id),
        }
    }

    fn of_kpi(book: &Book, kpi: Kpi) -> Option<BehindRow> {
        let (team, stands) = (names(book, &kpi.owners), Stands::Word(String::new()));
        let (id, leads_to) = (kpi.id.clone(), kpi.id);
        Some(BehindRow { id, title: kpi.name, team, day: kpi.start_on, stands, leads_to })
    }

    fn of_issue(book: &Book, issue: Issue, day_of: &dyn Fn(Time) -> Date) -> Option<BehindRow> {
        let word = if issue.resolved_at.is_some() { "Resolved" } else { "Open" };
        Some(BehindRow {
            title: issue.title,
            team: names(book, &issue.teams),
            day: issue.opened_at.map(day_of),
            stands: Stands::Word(word.to_owned()),
            leads_to: issue.id.clone(),
            id: issue.id,
        })
    }

    fn of_entry(book: &Book, entry: Entry) -> Option<BehindRow> {
        let about = entry.about.as_ref().map(|about| book.title_of(about)).unwrap_or_default();
        let first_line = entry.text.lines().next().unwrap_or_default();
        Some(BehindRow {
            title: if about.is_empty() { first_line.to_owned() } else { about },
            team: names(book, &entry.teams),
            day: entry.day,
            stands: Stands::Word(entry.r#type.map_or("", Choice::label).to_owned()),
            leads_to: entry.about.unwrap_or_else(|| entry.id.clone()),
            id: entry.id,
        })
    }

    fn of_reading(book: &Book, reading: Reading) -> Option<BehindRow> {
        let kpi = book.get::<Kpi>(reading.of.as_ref()?)?;
        let says = match (reading.value, reading.k, reading.n) {
            (Some(value), ..) => number_text(value),
            (_, Some(k), Some(n)) => format!("{} of {}", number_text(k), number_text(n)),
            _ => String::new(),
        };
        Some(BehindRow {
            title: kpi.name,
            team: names(book, &kpi.owners),
            day: reading.day,
            stands: Stands::Word(says),
            leads_to: kpi.id,
            id: reading.id,
        })
    }

    fn of_pilot_or_idea(book: &Book, id: &RecordId) -> Option<BehindRow> {
        let team = |idea: &Idea| idea.team.as_ref().map(|team| book.name_of(team)).unwrap_or_default();
        let title = book.title_of(id);
        if let Some(idea) = book.get::<Idea>(id) {
            let (team, stands) = (team(&idea), Stands::Stage(idea_stage(book, &idea)));
            let (id, leads_to) = (id.clone(), id.clone());
            return Some(BehindRow { id, title, team, day: idea.created_on, stands, leads_to });
        }
        let outcome = book.get::<Outcome>(id);
        let of_outcome = outcome.as_ref().and_then(|outcome| outcome.pilot.clone());
        let pilot = book.get::<Pilot>(of_outcome.as_ref().unwrap_or(id))?;
        let idea = pilot.idea.as_ref().and_then(|idea| book.get::<Idea>(idea));
        let stage = match pilot_stage(book, &pilot) {
            PilotStage::Planned => IdeaStage::Planned,
            PilotStage::Running { .. } => IdeaStage::Piloting,
            PilotStage::Concluded(_, verdict) => IdeaStage::Concluded(verdict),
        };
        let day = outcome.map_or(pilot.started_on, |outcome| outcome.decided_on);
        Some(BehindRow {
            id: id.clone(),
            title,
            team: idea.as_ref().map(team).unwrap_or_default(),
            day,
            stands: Stands::Stage(stage),
            leads_to: id.clone(),
        })
    }

    /// Where it stands, in a word.
    pub fn word(&self) -> &str {
        let stage = match &self.stands {
            Stands::Stage(stage) => *stage,
            Stands::Word(word) => return word,
        };
        match stage {
            IdeaStage::Concluded(verdict) => verdict.label(),
            IdeaStage::Piloting if self.id.kind() != Idea::NAME => "Running",
            IdeaStage::Piloting => "Piloting",
            IdeaStage::Planned => "Planned",
            IdeaStage::Shortlisted => "Shortlisted",
            IdeaStage::New => "New",
            IdeaStage::Parked => "Parked",
            IdeaStage::Declined => "Declined",
        }
    }

    /// What its day says.
    pub fn day_is(&self) -> &'static str {
        match self.id.kind() {
            Idea::NAME => "Created",
            Outcome::NAME => "Concluded",
            Issue::NAME => "Opened",
            Reading::NAME => "Read",
            Entry::NAME => "Held",
            _ => "Started",
        }
    }
}

/// Names of teams, joined by commas.
fn names(book: &Book, teams: &BTreeSet<RecordId>) -> String {
    let names = teams.iter().map(|team| book.name_of(team)).filter(|name| !name.is_empty());
    names.collect::<Vec<_>>().join(", ")
}

/// The lines of records, in the records' order. `day_of` says the day of an instant in the workspace's time zone.
pub fn behind_rows(book: &Book, ids: &[RecordId], day_of: &dyn Fn(Time) -> Date) -> Vec<BehindRow> {
    ids.iter().filter_map(|id| BehindRow::of(book, id, day_of)).collect()
}

/// Sorts lines by `title`, `team`, `stage`, or else by day; what is equal in this goes by title.
pub fn sort_behind(rows: &mut [BehindRow], by: &str, descending: bool) {
    let compare = |a: &BehindRow, b: &BehindRow| match by {
        "title" => Ordering::Equal,
        "team" => a.team.cmp(&b.team),
        "stage" => a.stands.cmp(&b.stands),
        _ => a.day.cmp(&b.day),
    };
    let title = |row: &BehindRow| row.title.to_lowercase();
    order::sort_by_made(rows, title, |(a, title), (b, other)| {
        let found = if by == "title" { title.cmp(other) } else { compare(a, b) };
        let found = if descending { found.reverse() } else { found };
        found.then_with(|| title.cmp(other)).then_with(|| a.id.cmp(&b.id))
    });
}
