//! Which columns hold readings of KPIs.

use super::super::{ANSWER_FIELDS, FieldDraft, RecipeDraft, RecipeField};
use super::{Column, DATES, best, words};

/// Whether a table seems to hold readings: days, the names of KPIs, and numbers beside them.
pub(super) fn looks_so(columns: &[Column]) -> bool {
    let all: Vec<&Column> = columns.iter().collect();
    let named = best(&all, words::KPI, |column| !column.is_measured() && column.date_share() < DATES);
    let dated = columns.iter().any(|column| column.date_share() >= DATES);
    named.is_some() && dated && columns.iter().any(Column::is_measured)
}

pub(super) fn guess(columns: &[Column], draft: &mut RecipeDraft) {
    let all: Vec<&Column> = columns.iter().collect();
    let set = |draft: &mut RecipeDraft, field: RecipeField, column: &Column| {
        draft.set(field, FieldDraft::column(&column.name));
    };
    let is_day = |column: &Column| column.date_share() >= DATES;
    let day = best(&all, words::DAY, is_day).or_else(|| columns.iter().find(|column| is_day(column)));
    if let Some(day) = day {
        set(draft, RecipeField::ReadingDay, day);
    }
    let is_text = |column: &Column| !is_day(column) && !column.is_measured() && column.filled() > 0;
    let texts: Vec<&Column> = all.iter().copied().filter(|column| is_text(column)).collect();
    let kpi = best(&texts, words::KPI, |_| true);
    // Where no name says so, a name that comes again and again is what is read.
    let repeats = |column: &&&Column| column.different() < column.filled();
    if let Some(kpi) = kpi.or_else(|| texts.iter().find(repeats).copied()) {
        set(draft, RecipeField::ReadingKpi, kpi);
        let note = best(&texts, words::NOTE, |column| column.place != kpi.place);
        if let Some(note) = note {
            set(draft, RecipeField::ReadingNote, note);
        }
    }
    let numbers: Vec<&Column> = all.into_iter().filter(|column| column.is_measured()).collect();
    for column in &numbers {
        if let Some(field) = column.answer().and_then(|answer| ANSWER_FIELDS.get(answer)) {
            set(draft, *field, column);
        }
    }
    let free: Vec<&Column> = numbers.into_iter().filter(|column| column.answer().is_none()).collect();
    let n = best(&free, words::OF_SO_MANY, |_| true);
    let k = best(&free, words::SO_MANY, |column| Some(column.place) != n.map(|n| n.place));
    if let (Some(k), Some(n)) = (k, n) {
        set(draft, RecipeField::ReadingK, k);
        set(draft, RecipeField::ReadingN, n);
    }
    let pair = k.zip(n).map(|(k, n)| [k.place, n.place]).unwrap_or([usize::MAX; 2]);
    let left = |column: &Column| !pair.contains(&column.place);
    let value = best(&free, words::VALUE, left);
    let only = || free.iter().find(|column| left(column)).copied().filter(|_| k.is_none() || n.is_none());
    if let Some(value) = value.or_else(only) {
        set(draft, RecipeField::ReadingValue, value);
    }
}
