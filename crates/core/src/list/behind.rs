//! The list behind a number: the records that make it.

use std::cmp::Ordering;

use crate::journal::RecordId;
use crate::model::stage::{IdeaStage, PilotStage, idea_stage, pilot_stage};
use crate::model::{Book, Choice, Idea, Kind, Outcome, Pilot};
use crate::{Date, order};

/// A line of the list.
#[derive(Clone, Debug, PartialEq)]
pub struct BehindRow {
    /// The idea, the pilot or the outcome.
    pub id: RecordId,
    /// The title of the idea or the pilot; may be empty.
    pub title: String,
    /// The name of the team that owns the idea; may be empty.
    pub team: String,
    /// The day it was created, started or concluded.
    pub day: Option<Date>,
    /// Where the idea or the pilot stands now.
    pub stage: IdeaStage,
}

impl BehindRow {
    fn of(book: &Book, id: &RecordId) -> Option<BehindRow> {
        let team = |idea: &Idea| idea.team.as_ref().map(|team| book.name_of(team)).unwrap_or_default();
        let title = book.title_of(id);
        if let Some(idea) = book.get::<Idea>(id) {
            let (team, stage) = (team(&idea), idea_stage(book, &idea));
            return Some(BehindRow { id: id.clone(), title, team, day: idea.created_on, stage });
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
            stage,
        })
    }

    /// Where it stands, in a word.
    pub fn stands(&self) -> &'static str {
        match self.stage {
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
            _ => "Started",
        }
    }
}

/// The lines of records, in the records' order.
pub fn behind_rows(book: &Book, ids: &[RecordId]) -> Vec<BehindRow> {
    ids.iter().filter_map(|id| BehindRow::of(book, id)).collect()
}

/// Sorts lines by `title`, `team`, `stage`, or else by day; what is equal in this goes by title.
pub fn sort_behind(rows: &mut [BehindRow], by: &str, descending: bool) {
    let compare = |a: &BehindRow, b: &BehindRow| match by {
        "title" => Ordering::Equal,
        "team" => a.team.cmp(&b.team),
        "stage" => a.stage.cmp(&b.stage),
        _ => a.day.cmp(&b.day),
    };
    let title = |row: &BehindRow| row.title.to_lowercase();
    order::sort_by(rows, |a, b| {
        let found = compare(a, b);
        let found = if by == "title" { title(a).cmp(&title(b)) } else { found };
        let found = if descending { found.reverse() } else { found };
        found.then_with(|| title(a).cmp(&title(b))).then_with(|| a.id.cmp(&b.id))
    });
}
