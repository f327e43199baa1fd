//! What reading a file came to.

use std::fmt;

use super::super::csv::{likely_delimiter, write_record};
use super::super::recipe::{RecipeField, Subject};
use super::{IdeaRow, Reason, Row};
use crate::json::{Value, object};

/// A row that is left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rejected {
    /// The record's number; the header is 1.
    pub record: usize,
    /// Why.
    pub reason: Reason,
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

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Warning { record, field, value } = self;
        let (name, written) = (field.name(), field.written().unwrap_or_default());
        write!(f, "Record {record}: {name} ")?;
        match field {
            RecipeField::DecidedOn if value.is_empty() => {
                write!(f, "is empty, and a verdict needs its day; there is no outcome")
            }
            RecipeField::DecidedOn => write!(f, "“{value}” is not a date ({written}); there is no outcome"),
            RecipeField::StartedOn => write!(f, "“{value}” is not a date ({written}); there is no pilot"),
            RecipeField::RespondedAt | RecipeField::ResolvedAt => {
                write!(f, "“{value}” is not a time ({written}); it stays empty")
            }
            _ => write!(f, "“{value}” is none of the texts that have a meaning"),
        }
    }
}

/// All rows of a file: taken, rejected, and what to warn of.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RowsReport {
    /// What the table holds.
    pub subject: Subject,
    /// The names of the columns.
    pub header: Vec<String>,
    /// The rows that are taken.
    pub rows: Vec<Row>,
    /// The rows that are not, by record.
    pub rejected: Vec<Rejected>,
    /// Warnings by record, then in the order of the fields.
    pub warnings: Vec<Warning>,
    /// Records of more or fewer cells than the header: missing cells are empty, surplus ones ignored.
    pub ragged: Vec<usize>,
    /// Names that no KPI has, in the order of the rows that were rejected for it.
    pub unknown_kpis: Vec<String>,
}

impl RowsReport {
    /// The rows that are ideas.
    pub fn ideas(&self) -> impl Iterator<Item = &IdeaRow> {
        self.rows.iter().filter_map(Row::idea)
    }

    /// How many rows make a pilot.
    pub fn pilots(&self) -> usize {
        self.ideas().filter(|idea| idea.pilot.is_some()).count()
    }

    /// How many rows make an outcome.
    pub fn outcomes(&self) -> usize {
        self.ideas().filter(|idea| idea.outcome().is_some()).count()
    }

    /// How many there are of what the rows make, with the words for one and for several.
    pub fn counts(&self) -> Vec<(usize, &'static str, &'static str)> {
        let (one, several) = self.subject.nouns();
        let mut counts = vec![(self.rows.len(), one, several)];
        if self.subject == Subject::Ideas {
            counts.push((self.pilots(), "pilot", "pilots"));
            counts.push((self.outcomes(), "outcome", "outcomes"));
        }
        counts
    }

    /// The report as JSON.
    pub fn to_json(&self) -> Value {
        let rejected = self.rejected.iter().map(|rejected| {
            object([
                ("record", Value::from(rejected.record)),
                ("reason", Value::from(rejected.reason.to_string())),
            ])
        });
        let warnings = self.warnings.iter().map(|warning| {
            object([
                ("record", Value::from(warning.record)),
                ("field", Value::from(warning.field.name())),
                ("value", Value::from(warning.value.as_str())),
            ])
        });
        let mut report = Value::object();
        for (count, _, noun) in self.counts() {
            report.insert(noun.to_owned(), Value::from(count));
        }
        report.insert("rejected".to_owned(), Value::List(rejected.collect()));
        report.insert("warnings".to_owned(), Value::List(warnings.collect()));
        Value::Object(report)
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
            write_record(padded(&row.cells, &row.reason.to_string()).iter().map(String::as_str), &mut out);
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

    /// What to say of names that no KPI has.
    pub fn unknown_note(&self) -> Option<String> {
        const NAMED: usize = 10;
        let named: Vec<String> =
            self.unknown_kpis.iter().take(NAMED).map(|name| format!("“{name}”")).collect();
        let more = match self.unknown_kpis.len().saturating_sub(NAMED) {
            0 => String::new(),
            more => format!(" and {more} more"),
        };
        (!named.is_empty()).then(|| {
            format!(
                "No KPI here is called {}{more}. An import makes no KPIs, since one needs its unit, direction and \
                 owners: make it first, or give it the name that the file has.",
                named.join(", ")
            )
        })
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

    /// A name that the header doesn't have yet: a column twice would be refused if the recipe names it.
    fn reason_column(&self) -> String {
        let names = std::iter::once("reason".to_owned()).chain((2..).map(|n| format!("reason {n}")));
        names.into_iter().find(|name| !self.header.contains(name)).unwrap_or_default()
    }
}
