//! What reading a file came to.

use super::super::csv::{likely_delimiter, write_record};
use super::super::recipe::RecipeField;
use super::Row;
use crate::json::{Value, object};

/// A row that is left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rejected {
    /// The record's number; the header is 1.
    pub record: usize,
    /// Why.
    pub reason: &'static str,
    /// Its cells, for the file of rejected rows.
    pub cells: Vec<String>,
}

/// A text that isn't what its field can hold; the row is taken without it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// The record's number; the header is 1.
    pub record: usize,
    /// The field.
    pub field: RecipeField,
    /// The text, empty where a verdict has no day at all.
    pub value: String,
}

/// All rows of a file: taken, rejected, and what to warn of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RowsReport {
    /// The names of the columns.
    pub header: Vec<String>,
    /// The rows that are taken.
    pub rows: Vec<Row>,
    /// The rows that are not, by record.
    pub rejected: Vec<Rejected>,
    /// Warnings by record, then triage, started_on, verdict, decided_on, decision.
    pub warnings: Vec<Warning>,
    /// Records of more or fewer cells than the header: missing cells are empty, surplus ones ignored.
    pub ragged: Vec<usize>,
}

impl RowsReport {
    /// How many rows make a pilot.
    pub fn pilots(&self) -> usize {
        self.rows.iter().filter(|row| row.pilot.is_some()).count()
    }

    /// How many rows make an outcome.
    pub fn outcomes(&self) -> usize {
        self.rows.iter().filter(|row| row.outcome().is_some()).count()
    }

    /// The report as JSON.
    pub fn to_json(&self) -> Value {
        let rejected = self.rejected.iter().map(|rejected| {
            object([("record", Value::from(rejected.record)), ("reason", Value::from(rejected.reason))])
        });
        let warnings = self.warnings.iter().map(|warning| {
            object([
                ("record", Value::from(warning.record)),
                ("field", Value::from(warning.field.name())),
                ("value", Value::from(warning.value.as_str())),
            ])
        });
        object([
            ("ideas", Value::from(self.rows.len())),
            ("pilots", Value::from(self.pilots())),
            ("outcomes", Value::from(self.outcomes())),
            ("rejected", Value::List(rejected.collect())),
            ("warnings", Value::List(warnings.collect())),
        ])
    }

    /// The rejected rows as a file of the same columns, the reason as the last one, to be mended and
    /// imported again. Cells beyond the header are kept under columns without a name.
    pub fn rejected_csv(&self) -> String {
        let width = self.rejected.iter().map(|row| row.cells.len()).max().unwrap_or(0).max(self.header.len());
        let padded = |cells: &[String], last: &str| {
            let blanks = width - cells.len();
            let cells = cells.iter().cloned().chain(std::iter::repeat_n(String::new(), blanks));
            cells.chain([last.to_owned()]).collect::<Vec<_>>()
        };
        let mut out = String::new();
        write_record(padded(&self.header, &self.reason_column()).iter().map(String::as_str), &mut out);
        for row in &self.rejected {
            write_record(padded(&row.cells, row.reason).iter().map(String::as_str), &mut out);
        }
        out
    }

    /// What to say where every row is rejected because the cells seem separated by something else.
    pub fn delimiter_hint(&self) -> Option<String> {
        if self.rows.is_empty() && !self.rejected.is_empty() {
            likely_delimiter(&self.header).map(super::super::recipe::separated_by)
        } else {
            None
        }
    }

    /// What to say of records that have more or fewer cells than the header.
    pub fn ragged_note(&self) -> Option<String> {
        const NAMED: usize = 10;
        let named: Vec<String> = self.ragged.iter().take(NAMED).map(usize::to_string).collect();
        let more = match self.ragged.len().saturating_sub(NAMED) {
            0 => String::new(),
            more => format!(" and {more} more"),
        };
        let records = if self.ragged.len() == 1 { "Record" } else { "Records" };
        (!named.is_empty()).then(|| {
            format!(
                "{records} {}{more}: not as many cells as the header has. Missing cells are empty, surplus ones \
                 were left out.",
                named.join(", ")
            )
        })
    }

    pub(super) fn warn(&mut self, record: usize, field: RecipeField, value: String) {
        self.warnings.push(Warning { record, field, value });
    }

    /// A name that the header doesn't have yet: a column twice would be refused if the recipe names it.
    fn reason_column(&self) -> String {
        let names = std::iter::once("reason".to_owned()).chain((2..).map(|n| format!("reason {n}")));
        names.into_iter().find(|name| !self.header.contains(name)).unwrap_or_default()
    }
}
