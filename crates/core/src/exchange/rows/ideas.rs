//! Rows as ideas, pilots and outcomes.

use super::super::csv::Record;
use super::super::recipe::RecipeField;
use super::pick::{Fields, Said};
use super::row::Known;
use super::{IdeaRow, Reason, Row, RowOutcome, RowPilot, RowSays, Warning, When};
use crate::model::choice::{Choice, Decision, Triage, Verdict};

/// Takes or rejects a record.
pub(super) fn row(
    fields: &Fields,
    record: &Record,
    known: &mut Known,
    warnings: &mut Vec<Warning>,
) -> Result<Row, Reason> {
    let title = fields.text(RecipeField::Title, record);
    if title.is_empty() {
        return Err(Reason::Empty(RecipeField::Title));
    }
    let created_on = match fields.day(RecipeField::CreatedOn, record) {
        Said::Empty => return Err(Reason::Empty(RecipeField::CreatedOn)),
        Said::IsNot(_) => return Err(Reason::NotADate(RecipeField::CreatedOn)),
        Said::Is(date) => date,
    };
    let key = fields.text(RecipeField::Key, record);
    let identity = known.identity(key, &title, When::Day(created_on));
    let identity = identity.ok_or(Reason::Repeats(RecipeField::Key))?;
    // From here on the row is taken; what it says is asked in the order of the warnings.
    let idea = IdeaRow {
        title,
        created_on,
        team: fields.said(RecipeField::Team, record),
        supporting_teams: fields.list(RecipeField::SupportingTeams, record),
        proposer: fields.said(RecipeField::Proposer, record),
        triage: fields.word(RecipeField::Triage, record, warnings).and_then(Triage::of),
        pilot: pilot(fields, record, warnings),
    };
    Ok(Row { record: record.number(), identity, says: RowSays::Idea(idea) })
}

fn pilot(fields: &Fields, record: &Record, warnings: &mut Vec<Warning>) -> Option<RowPilot> {
    match fields.day(RecipeField::StartedOn, record) {
        Said::Is(started_on) => Some(RowPilot { started_on, outcome: outcome(fields, record, warnings) }),
        Said::IsNot(value) => {
            warnings.push(Warning { record: record.number(), field: RecipeField::StartedOn, value });
            None
        }
        Said::Empty => None,
    }
}

fn outcome(fields: &Fields, record: &Record, warnings: &mut Vec<Warning>) -> Option<RowOutcome> {
    let verdict = fields.word(RecipeField::Verdict, record, warnings).and_then(Verdict::of)?;
    let decided_on = match fields.day(RecipeField::DecidedOn, record) {
        Said::Is(date) => date,
        // A verdict without a day is worth a word even where nothing is written: the pilot would
        // count as running, which its row denies.
        day => {
            let value = if let Said::IsNot(text) = day { text } else { String::new() };
            warnings.push(Warning { record: record.number(), field: RecipeField::DecidedOn, value });
            return None;
        }
    };
    let decision = fields.word(RecipeField::Decision, record, warnings).and_then(Decision::of);
    Some(RowOutcome { verdict, decided_on, decision })
}
