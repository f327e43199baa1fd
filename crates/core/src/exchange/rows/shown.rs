//! A row's fields as texts, for a preview.

use super::super::recipe::{ANSWER_FIELDS, RecipeField};
use super::{IdeaRow, IssueRow, ReadingRow, Row, RowRead, RowSays};
use crate::json::number_text;
use crate::model::choice::Choice;

impl Row {
    /// What it says of a field: days as ISO dates, times in UTC, words as people read them. Empty where it
    /// says nothing, and where nobody gave that answer.
    pub fn shown(&self, field: RecipeField) -> String {
        match (&self.says, field) {
            (_, RecipeField::Key | RecipeField::IssueKey) => self.key().unwrap_or_default().to_owned(),
            (RowSays::Idea(idea), field) => of_idea(idea, field),
            (RowSays::Reading(reading), field) => of_reading(reading, field),
            (RowSays::Issue(issue), field) => of_issue(issue, field),
        }
    }
}

fn of_idea(idea: &IdeaRow, field: RecipeField) -> String {
    let (pilot, outcome) = (idea.pilot.as_ref(), idea.outcome());
    match field {
        RecipeField::Title => idea.title.clone(),
        RecipeField::Team => idea.team.clone().unwrap_or_default(),
        RecipeField::SupportingTeams => idea.supporting_teams.join(", "),
        RecipeField::Proposer => idea.proposer.clone().unwrap_or_default(),
        RecipeField::CreatedOn => idea.created_on.to_string(),
        RecipeField::Triage => label(idea.triage),
        RecipeField::StartedOn => text(pilot.map(|pilot| pilot.started_on)),
        RecipeField::Verdict => label(outcome.map(|outcome| outcome.verdict)),
        RecipeField::DecidedOn => text(outcome.map(|outcome| outcome.decided_on)),
        RecipeField::Decision => label(outcome.and_then(|outcome| outcome.decision)),
        _ => String::new(),
    }
}

fn of_reading(reading: &ReadingRow, field: RecipeField) -> String {
    match (field, &reading.read) {
        (RecipeField::ReadingKpi, _) => reading.name.clone(),
        (RecipeField::ReadingDay, _) => reading.day.to_string(),
        (RecipeField::ReadingNote, _) => reading.note.clone().unwrap_or_default(),
        (RecipeField::ReadingValue, RowRead::Value(value)) => number_text(*value),
        (RecipeField::ReadingK, RowRead::Share { k, .. }) => number_text(*k),
        (RecipeField::ReadingN, RowRead::Share { n, .. }) => number_text(*n),
        (field, RowRead::Answers(counts)) => {
            let place = ANSWER_FIELDS.iter().position(|own| *own == field);
            let count = place.and_then(|place| counts.get(place)).filter(|count| **count > 0.0);
            count.map_or_else(String::new, |count| number_text(*count))
        }
        _ => String::new(),
    }
}

fn of_issue(issue: &IssueRow, field: RecipeField) -> String {
    match field {
        RecipeField::IssueTitle => issue.title.clone(),
        RecipeField::IssueTeam => issue.teams.join(", "),
        RecipeField::IssueType => label(issue.kind),
        RecipeField::IssueSeverity => text(issue.severity),
        RecipeField::OpenedAt => issue.opened_at.to_string(),
        RecipeField::RespondedAt => text(issue.responded_at),
        RecipeField::ResolvedAt => text(issue.resolved_at),
        _ => String::new(),
    }
}

fn text(value: Option<impl ToString>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

fn label(choice: Option<impl Choice>) -> String {
    choice.map(Choice::label).unwrap_or_default().to_owned()
}
