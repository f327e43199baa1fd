//! Rows as issues.

use super::super::csv::Record;
use super::super::recipe::RecipeField;
use super::pick::{Fields, Said};
use super::row::Known;
use super::{Here, IssueRow, Reason, Row, RowSays, Warning, When};
use crate::Time;
use crate::model::choice::{Choice, IssueType};

/// Takes or rejects a record.
pub(super) fn row(
    fields: &Fields,
    here: &Here,
    record: &Record,
    known: &mut Known,
    warnings: &mut Vec<Warning>,
) -> Result<Row, Reason> {
    let time = |field: RecipeField| fields.read(field, record, &|text| here.time(text));
    let title = fields.text(RecipeField::IssueTitle, record);
    if title.is_empty() {
        return Err(Reason::Empty(RecipeField::IssueTitle));
    }
    let opened_at = match time(RecipeField::OpenedAt) {
        Said::Empty => return Err(Reason::Empty(RecipeField::OpenedAt)),
        Said::IsNot(_) => return Err(Reason::NotATime(RecipeField::OpenedAt)),
        Said::Is(time) => time,
    };
    let (responded, resolved) = (time(RecipeField::RespondedAt), time(RecipeField::ResolvedAt));
    for (field, said) in [(RecipeField::RespondedAt, &responded), (RecipeField::ResolvedAt, &resolved)] {
        if matches!(said, Said::Is(time) if *time < opened_at) {
            return Err(Reason::BeforeOpened(field));
        }
    }
    let key = fields.text(RecipeField::IssueKey, record);
    let identity = known.identity(key, &title, When::At(opened_at));
    let identity = identity.ok_or(Reason::Repeats(RecipeField::IssueKey))?;
    // From here on the row is taken; what it says is asked in the order of the warnings.
    let kind = fields.word(RecipeField::IssueType, record, warnings).and_then(IssueType::of);
    let severity = fields.word(RecipeField::IssueSeverity, record, warnings);
    let mut taken = |field: RecipeField, said: Said<Time>| match said {
        Said::Is(time) => Some(time),
        Said::Empty => None,
        Said::IsNot(value) => {
            warnings.push(Warning { record: record.number(), field, value });
            None
        }
    };
    let issue = IssueRow {
        title,
        teams: fields.list(RecipeField::IssueTeam, record),
        kind,
        severity: severity.and_then(|word| word.parse().ok()),
        opened_at,
        responded_at: taken(RecipeField::RespondedAt, responded),
        resolved_at: taken(RecipeField::ResolvedAt, resolved),
    };
    Ok(Row { record: record.number(), identity, says: RowSays::Issue(issue) })
}
