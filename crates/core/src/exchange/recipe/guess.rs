//! A first draft of a recipe, from a file's header and its first rows. It is a guess, shown to be
//! corrected: what it isn't fairly sure of it leaves out.

mod column;
mod issues;
mod readings;
mod words;

use super::{CellsKind, FieldDraft, RecipeDraft, RecipeField, Subject};
use column::Column;

/// A status has few different texts.
const MOST_TEXTS: usize = 30;
/// From how many of its cells on a column is one of dates.
const DATES: f64 = 0.5;
/// How many of a key's cells may repeat, as it is in real files.
const UNIQUE: f64 = 0.97;

/// Guesses what the table holds, and which column is which field. The rows are the first ones, each as long
/// as the header.
pub fn guess(header: &[String], rows: &[Vec<String>]) -> RecipeDraft {
    let columns = columns(header, rows);
    let subject = if readings::looks_so(&columns) {
        Subject::Readings
    } else if issues::looks_so(&columns) {
        Subject::Issues
    } else {
        Subject::Ideas
    };
    guess_columns(subject, &columns, rows)
}

/// As [`guess`], where it is known what the table holds.
pub fn guess_as(subject: Subject, header: &[String], rows: &[Vec<String>]) -> RecipeDraft {
    guess_columns(subject, &columns(header, rows), rows)
}

/// The columns that a recipe can name: not those whose name is there twice.
fn columns<'r>(header: &[String], rows: &'r [Vec<String>]) -> Vec<Column<'r>> {
    let once = |name: &String| !name.is_empty() && header.iter().filter(|other| *other == name).count() == 1;
    (0..header.len())
        .filter(|place| once(&header[*place]))
        .map(|place| Column::of(place, &header[place], rows))
        .collect()
}

fn guess_columns(subject: Subject, columns: &[Column], rows: &[Vec<String>]) -> RecipeDraft {
    let mut draft = RecipeDraft::new(subject);
    match subject {
        Subject::Ideas => guess_ideas(columns, rows, &mut draft),
        Subject::Readings => readings::guess(columns, &mut draft),
        Subject::Issues => issues::guess(columns, &mut draft),
    }
    draft
}

fn guess_ideas(columns: &[Column], rows: &[Vec<String>], draft: &mut RecipeDraft) {
    let days: Vec<&Column> = columns.iter().filter(|column| column.date_share() >= DATES).collect();
    let texts: Vec<&Column> =
        columns.iter().filter(|column| column.date_share() < DATES && column.filled() > 0).collect();
    guess_days(&days, draft);
    let team = best(&texts, words::TEAM, |column| column.different() < column.filled().max(2));
    guess_key(&texts, team, rows, draft);
    let mut taken: Vec<usize> = team.map(|team| team.place).into_iter().collect();
    if let Some(title) = best(&texts, words::TITLE, |column| !column.is_numbers()).or_else(|| longest(&texts))
    {
        taken.push(title.place);
        draft.set(RecipeField::Title, FieldDraft::column(&title.name));
    }
    if let Some(team) = team {
        let one = team.separator().map_or(String::new(), |_| "1".to_owned());
        draft.set(RecipeField::Team, listed(team, one));
    }
    let free = |column: &Column| !taken.contains(&column.place);
    if let Some(teams) = best(&texts, words::SUPPORTING, free) {
        draft.set(RecipeField::SupportingTeams, listed(teams, String::new()));
    }
    if let Some(proposer) = best(&texts, words::PROPOSER, free) {
        let one = proposer.separator().map_or(String::new(), |_| "1".to_owned());
        draft.set(RecipeField::Proposer, listed(proposer, one));
    }
    guess_words(&texts, draft);
}

fn guess_days(days: &[&Column], draft: &mut RecipeDraft) {
    let other = |column: &Column| {
        [words::STARTED, words::DECIDED, words::UPDATED].iter().any(|words| column.likeness(words) > 0)
    };
    let created =
        best(days, words::CREATED, |_| true).or_else(|| days.iter().copied().find(|day| !other(day)));
    if let Some(created) = created {
        draft.set(RecipeField::CreatedOn, FieldDraft::column(&created.name));
    }
    let free = |column: &Column| Some(column.place) != created.map(|created| created.place);
    let started = best(days, words::STARTED, free);
    if let Some(started) = started {
        draft.set(RecipeField::StartedOn, FieldDraft::column(&started.name));
    }
    // The day of the last change stands in where nobody wrote down the end.
    let ends = [best(days, words::DECIDED, free), best(days, words::UPDATED, free)];
    let columns: Vec<String> = ends.into_iter().flatten().map(|column| column.name.clone()).collect();
    if started.is_some() && !columns.is_empty() {
        let kind = if columns.len() == 1 { CellsKind::Column } else { CellsKind::Columns };
        draft.set(RecipeField::DecidedOn, FieldDraft { kind, columns, ..FieldDraft::default() });
    }
}

/// A key that repeats leaves rows out. It may be one a team: then both together are the key.
fn guess_key(texts: &[&Column], team: Option<&Column>, rows: &[Vec<String>], draft: &mut RecipeDraft) {
    let Some(key) = best(texts, words::KEY, |_| true) else { return };
    let alone = key.uniqueness();
    let joined = team
        .filter(|_| alone < 1.0)
        .map(|team| (team, column::uniqueness_of(rows, &[team.place, key.place])));
    match joined {
        Some((team, unique)) if unique > alone && unique >= UNIQUE => {
            let columns = vec![team.name.clone(), key.name.clone()];
            let joined = FieldDraft { kind: CellsKind::Join, columns, ..FieldDraft::default() };
            draft.set(RecipeField::Key, joined);
        }
        _ if alone >= UNIQUE => draft.set(RecipeField::Key, FieldDraft::column(&key.name)),
        _ => {}
    }
}

/// Triage, verdict and decision: often three readings of one column.
fn guess_words(texts: &[&Column], draft: &mut RecipeDraft) {
    let few = |column: &Column| column.different() <= MOST_TEXTS && column.separator().is_none();
    let started = !draft.field(RecipeField::StartedOn).columns.is_empty();
    for (field, names) in [
        (RecipeField::Triage, words::TRIAGE),
        (RecipeField::Verdict, words::VERDICT),
        (RecipeField::Decision, words::DECISION),
    ] {
        if field != RecipeField::Triage && !started {
            continue;
        }
        if let Some(column) = best(texts, names, |column| few(column) && says(field, column)) {
            set_words(field, column, draft);
        }
    }
}

/// Whether any text of a column is a word of the field.
fn says(field: RecipeField, column: &Column) -> bool {
    column.texts().into_iter().any(|text| words::meaning(field, text).flatten().is_some())
}

/// A column of a field's words, and what each known text of it means.
fn set_words(field: RecipeField, column: &Column, draft: &mut RecipeDraft) {
    let known = |text: &str| Some((text.to_owned(), words::meaning(field, text)?));
    let values = Some(column.texts().into_iter().filter_map(known).collect());
    draft.set(field, FieldDraft { values, ..FieldDraft::column(&column.name) });
}

/// A column of lists, split; `take` where only the first is wanted.
fn listed(column: &Column, take: String) -> FieldDraft {
    let split = column.separator().unwrap_or_default().to_owned();
    FieldDraft { split, take, ..FieldDraft::column(&column.name) }
}

/// The column whose name is most like one of these words, the first of several.
fn best<'c>(
    columns: &[&'c Column<'c>],
    words: &[&str],
    fits: impl Fn(&Column) -> bool,
) -> Option<&'c Column<'c>> {
    let mut best: Option<(usize, &Column)> = None;
    for column in columns {
        let likeness = column.likeness(words);
        if likeness > best.map_or(0, |(most, _)| most) && fits(column) {
            best = Some((likeness, column));
        }
    }
    best.map(|(_, column)| column)
}

/// The column of the longest texts: where no name says so, that is a title.
fn longest<'c>(texts: &[&'c Column<'c>]) -> Option<&'c Column<'c>> {
    let mut best: Option<&Column> = None;
    for column in texts {
        if best.is_none_or(|best| column.length() > best.length()) {
            best = Some(column);
        }
    }
    best
}
