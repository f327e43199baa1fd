//! Which columns hold issues.

use super::super::{FieldDraft, RecipeDraft, RecipeField};
use super::{Column, DATES, MOST_TEXTS, UNIQUE, best, listed, longest, says, set_words, words};

/// Whether a table seems to hold issues: severities, first responses, or resolutions at a time of day. Ideas
/// have none of these, and pilots that start.
pub(super) fn looks_so(columns: &[Column]) -> bool {
    let like = |column: &Column, words: &[&str]| column.likeness(words) > 0;
    let timed = |column: &Column| column.time_share() >= DATES;
    let severity = columns.iter().any(|column| like(column, &["severity", "sev"]));
    let responded = columns.iter().any(|column| timed(column) && like(column, words::RESPONDED));
    let resolved =
        columns.iter().any(|c| c.clock_share() >= DATES && like(c, &["resolved", "solved", "mitigated"]));
    let piloted = columns.iter().any(|c| like(c, &["verdict", "pilot", "trial", "kickoff"]));
    columns.iter().any(timed) && (severity || responded || resolved) && !piloted
}

pub(super) fn guess(columns: &[Column], draft: &mut RecipeDraft) {
    let (times, texts): (Vec<&Column>, Vec<&Column>) =
        columns.iter().filter(|column| column.filled() > 0).partition(|column| column.time_share() >= DATES);
    let mut taken: Vec<usize> = Vec::new();
    for (field, names) in [
        (RecipeField::ResolvedAt, words::RESOLVED),
        (RecipeField::RespondedAt, words::RESPONDED),
        (RecipeField::OpenedAt, words::OPENED),
    ] {
        let free = |column: &Column| !taken.contains(&column.place);
        let first = || times.iter().copied().find(|column| free(column));
        let found = best(&times, names, free).or_else(|| first().filter(|_| field == RecipeField::OpenedAt));
        if let Some(column) = found {
            taken.push(column.place);
            draft.set(field, FieldDraft::column(&column.name));
        }
    }
    let mut taken: Vec<usize> = Vec::new();
    for (field, names) in
        [(RecipeField::IssueSeverity, words::SEVERITY), (RecipeField::IssueType, words::ISSUE_TYPE)]
    {
        let few = |column: &Column| column.different() <= MOST_TEXTS && says(field, column);
        if let Some(column) = best(&texts, names, |column| few(column) && !taken.contains(&column.place)) {
            taken.push(column.place);
            set_words(field, column, draft);
        }
    }
    let free: Vec<&Column> = texts.into_iter().filter(|column| !taken.contains(&column.place)).collect();
    let title = best(&free, words::ISSUE_TITLE, |column| !column.is_numbers() && column.uniqueness() > 0.5);
    if let Some(title) = title.or_else(|| longest(&free)) {
        taken.push(title.place);
        draft.set(RecipeField::IssueTitle, FieldDraft::column(&title.name));
    }
    let key = |column: &Column| !taken.contains(&column.place) && column.uniqueness() >= UNIQUE;
    if let Some(key) = best(&free, words::ISSUE_KEY, key) {
        taken.push(key.place);
        draft.set(RecipeField::IssueKey, FieldDraft::column(&key.name));
    }
    if let Some(team) = best(&free, words::ISSUE_TEAM, |column| !taken.contains(&column.place)) {
        draft.set(RecipeField::IssueTeam, listed(team, String::new()));
    }
}
