//! Picking a field's value out of a record.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};

use super::super::csv::Record;
use super::super::recipe::{Cells, Recipe, RecipeField, Source, folded};
use super::report::Warning;
use crate::json;
use crate::{Date, Value};

/// What a record says where a text has to be something, such as a date.
pub(super) enum Said<T> {
    /// Nothing.
    Empty,
    /// That.
    Is(T),
    /// This text, which is none.
    IsNot(String),
}

/// A recipe made ready for many rows. A field without a source says nothing, as an empty cell does.
#[derive(Debug)]
pub(super) struct Fields {
    recipe: Recipe<usize>,
    /// What the texts of each field of few words mean, folded.
    words: BTreeMap<RecipeField, HashMap<String, Option<&'static str>>>,
}

impl Fields {
    pub(super) fn of(recipe: Recipe<usize>) -> Fields {
        let mut words = BTreeMap::new();
        for field in recipe.subject().fields() {
            let Some(source) = recipe.field(field) else { continue };
            let meanings: HashMap<String, Option<&'static str>> = match &source.values {
                Some(values) => values.iter().map(|(text, word)| (folded(text), *word)).collect(),
                None => field.words().into_iter().map(|(word, _)| (word.to_owned(), Some(word))).collect(),
            };
            words.insert(field, meanings);
        }
        Fields { recipe, words }
    }

    fn source(&self, field: RecipeField) -> Option<&Source<usize>> {
        self.recipe.field(field).map(|own| &own.source)
    }

    /// The text of a field that holds one value; empty where there is none.
    pub(super) fn text(&self, field: RecipeField, record: &Record) -> String {
        self.source(field).map(|source| text(source, record)).unwrap_or_default()
    }

    /// The same, where it says something.
    pub(super) fn said(&self, field: RecipeField, record: &Record) -> Option<String> {
        Some(self.text(field, record)).filter(|text| !text.is_empty())
    }

    /// The texts of a field that holds a list.
    pub(super) fn list(&self, field: RecipeField, record: &Record) -> Vec<String> {
        self.source(field).map(|source| list(source, record)).unwrap_or_default()
    }

    /// A day.
    pub(super) fn day(&self, field: RecipeField, record: &Record) -> Said<Date> {
        self.read(field, record, &Date::parse_loose)
    }

    /// What a text has to be read as. Of several columns the first that can be read so counts, and where none
    /// can, the first that says anything is the text to name.
    pub(super) fn read<T>(
        &self,
        field: RecipeField,
        record: &Record,
        parse: &dyn Fn(&str) -> Option<T>,
    ) -> Said<T> {
        let Some(source) = self.source(field) else { return Said::Empty };
        let mut named: Option<&str> = None;
        let joined;
        let columns = match &source.cells {
            Cells::Columns(columns) => columns.as_slice(),
            Cells::Column(column) => std::slice::from_ref(column),
            Cells::Join(columns) => {
                joined = join(columns, record);
                return match first_part(source, &joined) {
                    "" => Said::Empty,
                    text => parse(text).map_or_else(|| Said::IsNot(text.to_owned()), Said::Is),
                };
            }
        };
        for &column in columns {
            let text = first_part(source, record.cell(column));
            match parse(text) {
                Some(found) => return Said::Is(found),
                None if !text.is_empty() => named = named.or(Some(text)),
                None => {}
            }
        }
        named.map_or(Said::Empty, |text| Said::IsNot(text.to_owned()))
    }

    /// The word that the record says. A text that isn't listed is a warning and gives `otherwise`.
    pub(super) fn word(
        &self,
        field: RecipeField,
        record: &Record,
        warnings: &mut Vec<Warning>,
    ) -> Option<&'static str> {
        let own = self.recipe.field(field)?;
        let text = text(&own.source, record);
        if text.is_empty() {
            return None;
        }
        match self.words.get(&field)?.get(&text.to_ascii_lowercase()) {
            Some(word) => *word,
            None => {
                warnings.push(Warning { record: record.number(), field, value: text });
                own.otherwise
            }
        }
    }
}

/// A number: a sign or none, digits, after a point more of them, and an exponent or none, as spreadsheets and
/// JSON write it. None that is beyond a double.
pub(in super::super) fn number(text: &str) -> Option<f64> {
    let (negative, unsigned) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    if !unsigned.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    // JSON has no zeros before a number.
    let digits = unsigned.trim_start_matches('0');
    let lead = if digits.starts_with(|c: char| c.is_ascii_digit()) { "" } else { "0" };
    let number = json::parse(&format!("{lead}{digits}")).ok().as_ref().and_then(Value::as_number)?;
    Some(if negative { 0.0 - number } else { number })
}

/// The text of a source that gives one value; empty where there is none.
pub(super) fn text(source: &Source<usize>, record: &Record) -> String {
    first_part(source, &chosen(source, record)).to_owned()
}

/// The texts of a source that gives a list.
pub(super) fn list(source: &Source<usize>, record: &Record) -> Vec<String> {
    let cell = chosen(source, record);
    let Some(split) = &source.split else {
        return if cell.is_empty() { Vec::new() } else { vec![cell.into_owned()] };
    };
    parts(&split.at, &cell).take(split.take.unwrap_or(usize::MAX)).map(str::to_owned).collect()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers() {
        for (text, expected) in [
            ("5", Some(5.0)),
            ("007", Some(7.0)),
            ("0", Some(0.0)),
            ("-0", Some(0.0)),
            ("+1.50", Some(1.5)),
            ("-0.25", Some(-0.25)),
            ("00.5", Some(0.5)),
            ("1.5E+06", Some(1_500_000.0)),
            ("1e-2", Some(0.01)),
            ("1e400", None),
            ("", None),
            ("-", None),
            (".5", None),
            ("5.", None),
            ("1,5", None),
            ("1 000", None),
            ("5 x", None),
            ("--5", None),
            ("- 5", None),
            ("95%", None),
            ("0x10", None),
            ("1e", None),
            ("inf", None),
            ("NaN", None),
            ("[5]", None),
            ("５", None),
        ] {
            assert_eq!(number(text), expected, "{text:?}");
        }
    }
}
