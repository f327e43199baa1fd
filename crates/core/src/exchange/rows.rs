//! Rows of a table as what it holds (ideas with pilots and outcomes, readings, issues), by a recipe.
//!
//! Nothing is written here: what comes out is what an import would write, and what it would leave out
//! and why. Large files are read in steps, so that a page can show progress and stop.

mod file;
mod here;
mod ideas;
mod issues;
mod pick;
mod readings;
mod reason;
mod report;
mod row;
mod shown;
mod tally;

use std::fmt;

pub use file::TableFile;
pub use here::Here;
pub(super) use pick::number;
pub use reason::Reason;
pub use report::{Rejected, RowsReport, Warning};
pub use row::{
    IdeaRow, IssueRow, ReadingRow, Row, RowIdentity, RowOutcome, RowPilot, RowRead, RowSays, When,
};
pub use tally::{Tally, Texts};

use super::csv::{CsvError, CsvReader, Record};
use super::recipe::{Recipe, RecipeError, RecipeField, Subject};
use pick::Fields;
use row::Known;

/// Why a file gives no rows at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowsError {
    /// The file can't be read.
    File(CsvError),
    /// The recipe doesn't fit the file.
    Recipe(RecipeError),
}

impl fmt::Display for RowsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            RowsError::File(error) => error.fmt(f),
            RowsError::Recipe(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for RowsError {}

impl From<CsvError> for RowsError {
    fn from(error: CsvError) -> RowsError {
        RowsError::File(error)
    }
}

impl From<RecipeError> for RowsError {
    fn from(error: RecipeError) -> RowsError {
        RowsError::Recipe(error)
    }
}

/// How far reading has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Bytes read.
    pub done_bytes: usize,
    /// Bytes of the file.
    pub total_bytes: usize,
    /// Whether all rows are read.
    pub finished: bool,
}

/// Reads the whole file at once.
pub fn read_rows(file: Vec<u8>, recipe: &Recipe, here: &Here) -> Result<RowsReport, RowsError> {
    RowReader::new(file, recipe, here)?.finish()
}

/// Reads a file in steps.
pub struct RowReader {
    csv: CsvReader,
    record: Record,
    fields: Fields,
    here: Here,
    known: Known,
    report: RowsReport,
    finished: bool,
}

impl RowReader {
    /// Reads the header and checks the recipe against it.
    pub fn new(file: Vec<u8>, recipe: &Recipe, here: &Here) -> Result<RowReader, RowsError> {
        Ok(RowReader::over(&TableFile::read(file)?, recipe, here)?)
    }

    /// Checks the recipe against a table whose header was read.
    pub fn over(table: &TableFile, recipe: &Recipe, here: &Here) -> Result<RowReader, RecipeError> {
        let header = table.header().to_vec();
        Ok(RowReader {
            csv: table.rows(),
            record: Record::default(),
            fields: Fields::of(recipe.resolve(&header)?),
            here: here.clone(),
            known: Known::default(),
            report: RowsReport { header, subject: recipe.subject(), ..RowsReport::default() },
            finished: false,
        })
    }

    /// Reads up to so many rows more.
    pub fn step(&mut self, rows: usize) -> Result<Progress, RowsError> {
        for _ in 0..rows {
            if self.finished {
                break;
            }
            if self.csv.read(&mut self.record)? {
                self.take();
            } else {
                self.finished = true;
            }
        }
        Ok(self.progress())
    }

    /// What was read so far.
    pub fn so_far(&self) -> &RowsReport {
        &self.report
    }

    /// How far it has come.
    pub fn progress(&self) -> Progress {
        Progress {
            done_bytes: self.csv.done_bytes(),
            total_bytes: self.csv.total_bytes(),
            finished: self.finished,
        }
    }

    /// Reads what is left and hands out everything.
    pub fn finish(mut self) -> Result<RowsReport, RowsError> {
        while !self.step(usize::MAX)?.finished {}
        Ok(self.report)
    }

    /// Takes or rejects the record that was read last.
    fn take(&mut self) {
        let (fields, here, record) = (&self.fields, &self.here, &self.record);
        let (known, warnings) = (&mut self.known, &mut self.report.warnings);
        let row = match self.report.subject {
            Subject::Ideas => ideas::row(fields, record, known, warnings),
            Subject::Readings => readings::row(fields, here, record, known),
            Subject::Issues => issues::row(fields, here, record, known, warnings),
        };
        if record.len() != self.report.header.len() {
            self.report.ragged.push(record.number());
        }
        if row == Err(Reason::UnknownKpi) {
            let name = fields.text(RecipeField::ReadingKpi, record);
            if !self.report.unknown_kpis.contains(&name) {
                self.report.unknown_kpis.push(name);
            }
        }
        match row {
            Ok(row) => self.report.rows.push(row),
            Err(reason) => self.report.rejected.push(Rejected {
                record: record.number(),
                reason,
                cells: record.cells().map(str::to_owned).collect(),
            }),
        }
    }
}
