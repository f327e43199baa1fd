//! Picking a field's value out of a record.

use std::borrow::Cow;
use std::collections::HashMap;

use super::super::csv::Record;
use super::super::recipe::{Cells, ChoiceSource, RecipeField, Source, folded};
use super::report::Warning;
use crate::date::Date;
use crate::model::choice::Choice;

/// What a record says about a day.
pub(super) enum Day {
    /// Nothing.
    Empty,
    /// A day.
    Date(Date),
    /// This text, which is none.
    NotADate(String),
}

/// The text of a field that holds one value; empty where there is none.
pub(super) fn text(source: &Source<usize>, record: &Record) -> String {
    first_part(source, &chosen(source, record)).to_owned()
}

/// The texts of a field that holds a list.
pub(super) fn list(source: &Source<usize>, record: &Record) -> Vec<String> {
    let cell = chosen(source, record);
    let Some(split) = &source.split else {
        return if cell.is_empty() { Vec::new() } else { vec![cell.into_owned()] };
    };
    parts(&split.at, &cell).take(split.take.unwrap_or(usize::MAX)).map(str::to_owned).collect()
}

/// A day. Of several columns the first that is a date counts, and where none is, the first that says
/// anything is the text to name.
pub(super) fn day(source: &Source<usize>, record: &Record) -> Day {
    let mut named: Option<&str> = None;
    let joined;
    let columns = match &source.cells {
        Cells::Columns(columns) => columns.as_slice(),
        Cells::Column(column) => std::slice::from_ref(column),
        Cells::Join(columns) => {
            joined = join(columns, record);
            return match first_part(source, &joined) {
                "" => Day::Empty,
                text => Date::parse_loose(text).map_or_else(|| Day::NotADate(text.to_owned()), Day::Date),
            };
        }
    };
    for &column in columns {
        let text = first_part(source, record.cell(column));
        match Date::parse_loose(text) {
            Some(date) => return Day::Date(date),
            None if !text.is_empty() => named = named.or(Some(text)),
            None => {}
        }
    }
    named.map_or(Day::Empty, |text| Day::NotADate(text.to_owned()))
}

/// A field of one of a few words, made ready for many rows.
#[derive(Debug)]
pub(super) struct Words<T> {
    source: Option<Source<usize>>,
    values: HashMap<String, Option<T>>,
    otherwise: Option<T>,
}

impl<T: Choice> Words<T> {
    pub(super) fn of(choice: Option<ChoiceSource<T, usize>>) -> Words<T> {
        let Some(ChoiceSource { source, values, otherwise }) = choice else {
            return Words { source: None, values: HashMap::new(), otherwise: None };
        };
        let own = || T::ALL.iter().map(|choice| (choice.word().to_owned(), Some(*choice))).collect();
        let values = values.unwrap_or_else(own);
        let values = values.into_iter().map(|(text, choice)| (folded(&text), choice)).collect();
        Words { source: Some(source), values, otherwise }
    }

    /// What the record says. A text that isn't listed is a warning and gives `otherwise`.
    pub(super) fn ask(&self, field: RecipeField, record: &Record, warnings: &mut Vec<Warning>) -> Option<T> {
        let text = text(self.source.as_ref()?, record);
        if text.is_empty() {
            return None;
        }
        match self.values.get(&text.to_ascii_lowercase()) {
            Some(choice) => *choice,
            None => {
                warnings.push(Warning { record: record.number(), field, value: text });
                self.otherwise
            }
        }
    }
}

fn chosen<'r>(source: &Source<usize>, record: &'r Record) -> Cow<'r, str> {
    match &source.cells {
        Cells::Column(column) => Cow::Borrowed(record.cell(*column)),
        Cells::Columns(columns) => {
            let mut cells = columns.iter().map(|column| record.cell(*column));
            Cow::Borrowed(cells.find(|cell| !cell.is_empty()).unwrap_or(""))
        }
        Cells::Join(columns) => Cow::Owned(join(columns, record)),
    }
}

fn join(columns: &[usize], record: &Record) -> String {
    let cells: Vec<&str> = columns.iter().map(|column| record.cell(*column)).collect();
    if cells.iter().any(|cell| cell.is_empty()) { String::new() } else { cells.join("/") }
}

fn first_part<'t>(source: &'t Source<usize>, cell: &'t str) -> &'t str {
    match &source.split {
        None => cell,
        Some(split) => parts(&split.at, cell).next().unwrap_or(""),
    }
}

fn parts<'t>(at: &'t str, cell: &'t str) -> impl Iterator<Item = &'t str> {
    cell.split(at).map(str::trim).filter(|part| !part.is_empty())
}
