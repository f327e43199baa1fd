//! Rows of a table as ideas, pilots and outcomes, by a recipe.
//!
//! Nothing is written here: what comes out is what an import would write, and what it would leave out
//! and why. Large files are read in steps, so that a page can show progress and stop.

mod file;
mod pick;
mod report;
mod tally;

use std::collections::{BTreeSet, HashMap};
use std::fmt;

pub use file::TableFile;
pub use report::{Rejected, RowsReport, Warning};
pub use tally::{Tally, Texts};

use super::csv::{CsvError, CsvReader, Record};
use super::recipe::{Recipe, RecipeError, RecipeField};
use crate::date::Date;
use crate::model::choice::{Decision, Triage, Verdict};
use pick::{Day, Words};

/// One row that is taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The record's number in the file; the header is 1.
    pub record: usize,
    /// Which idea it is.
    pub identity: RowIdentity,
    /// The idea's title; never empty.
    pub title: String,
    /// The day on which the idea was written down.
    pub created_on: Date,
    /// The owning team's name.
    pub team: Option<String>,
    /// Names of supporting teams, in the row's order.
    pub supporting_teams: Vec<String>,
    /// The proposer's name.
    pub proposer: Option<String>,
    /// What the row says about triage. Nothing means new for a new idea and changes no known one.
    pub triage: Option<Triage>,
    /// Its pilot.
    pub pilot: Option<RowPilot>,
}

impl Row {
    /// The idea's key, if the row has one.
    pub fn key(&self) -> Option<&str> {
        match &self.identity {
            RowIdentity::Key(key) => Some(key),
            RowIdentity::Nth(_) => None,
        }
    }

    /// Its pilot's outcome.
    pub fn outcome(&self) -> Option<&RowOutcome> {
        self.pilot.as_ref().and_then(|pilot| pilot.outcome.as_ref())
    }
}

/// By what a row is known again when the same file is imported once more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowIdentity {
    /// The idea's key; never empty, and once in a file.
    Key(String),
    /// Without a key: the how-manieth accepted row (from 1) of this title and creation day it is.
    Nth(usize),
}

/// A row's pilot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowPilot {
    /// The day of its start.
    pub started_on: Date,
    /// How it ended, if it did.
    pub outcome: Option<RowOutcome>,
}

/// A row's outcome.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowOutcome {
    /// How the pilot ended.
    pub verdict: Verdict,
    /// The day of the verdict.
    pub decided_on: Date,
    /// What follows from it.
    pub decision: Option<Decision>,
}

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
pub fn read_rows(file: Vec<u8>, recipe: &Recipe) -> Result<RowsReport, RowsError> {
    RowReader::new(file, recipe)?.finish()
}

/// Reads a file in steps.
#[derive(Debug)]
pub struct RowReader {
    csv: CsvReader,
    record: Record,
    recipe: Recipe<usize>,
    triage: Words<Triage>,
    verdict: Words<Verdict>,
    decision: Words<Decision>,
    keys: BTreeSet<String>,
    keyless: HashMap<(String, Date), usize>,
    report: RowsReport,
    finished: bool,
}

impl RowReader {
    /// Reads the header and checks the recipe against it.
    pub fn new(file: Vec<u8>, recipe: &Recipe) -> Result<RowReader, RowsError> {
        Ok(RowReader::over(&TableFile::read(file)?, recipe)?)
    }

    /// Checks the recipe against a table whose header was read.
    pub fn over(table: &TableFile, recipe: &Recipe) -> Result<RowReader, RecipeError> {
        let header = table.header().to_vec();
        let recipe = recipe.resolve(&header)?;
        Ok(RowReader {
            csv: table.rows(),
            record: Record::default(),
            triage: Words::of(recipe.triage.clone()),
            verdict: Words::of(recipe.verdict.clone()),
            decision: Words::of(recipe.decision.clone()),
            recipe,
            keys: BTreeSet::new(),
            keyless: HashMap::new(),
            report: RowsReport { header, ..RowsReport::default() },
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
        if self.record.len() != self.report.header.len() {
            self.report.ragged.push(self.record.number());
        }
        match self.row() {
            Ok(row) => self.report.rows.push(row),
            Err(reason) => self.report.rejected.push(Rejected {
                record: self.record.number(),
                reason,
                cells: self.record.cells().map(str::to_owned).collect(),
            }),
        }
    }

    fn row(&mut self) -> Result<Row, &'static str> {
        let (record, recipe) = (&self.record, &self.recipe);
        let title = pick::text(&recipe.title, record);
        if title.is_empty() {
            return Err("idea.title is empty");
        }
        let created_on = match pick::day(&recipe.created_on, record) {
            Day::Empty => return Err("idea.created_on is empty"),
            Day::NotADate(_) => return Err("idea.created_on is not a date"),
            Day::Date(date) => date,
        };
        let text =
            |source: &Option<_>| source.as_ref().map(|s| pick::text(s, record)).filter(|t| !t.is_empty());
        let identity = match text(&recipe.key) {
            Some(key) if !self.keys.insert(key.clone()) => return Err("idea.key repeats"),
            Some(key) => RowIdentity::Key(key),
            None => {
                let nth = self.keyless.entry((title.clone(), created_on)).or_insert(0);
                *nth += 1;
                RowIdentity::Nth(*nth)
            }
        };
        let (team, proposer) = (text(&recipe.team), text(&recipe.proposer));
        let supporting_teams =
            recipe.supporting_teams.as_ref().map(|source| pick::list(source, record)).unwrap_or_default();
        // From here on the row is taken; what it says is asked in the order of the warnings.
        let warnings = &mut self.report.warnings;
        Ok(Row {
            record: record.number(),
            identity,
            title,
            created_on,
            team,
            supporting_teams,
            proposer,
            triage: self.triage.ask(RecipeField::Triage, record, warnings),
            pilot: self.pilot(),
        })
    }

    fn pilot(&mut self) -> Option<RowPilot> {
        let source = self.recipe.started_on.as_ref()?;
        match pick::day(source, &self.record) {
            Day::Date(started_on) => Some(RowPilot { started_on, outcome: self.outcome() }),
            Day::NotADate(text) => {
                self.report.warn(self.record.number(), RecipeField::StartedOn, text);
                None
            }
            Day::Empty => None,
        }
    }

    fn outcome(&mut self) -> Option<RowOutcome> {
        let verdict = self.verdict.ask(RecipeField::Verdict, &self.record, &mut self.report.warnings)?;
        let decided_on = match self.recipe.decided_on.as_ref().map(|source| pick::day(source, &self.record)) {
            Some(Day::Date(date)) => date,
            // A verdict without a day is worth a word even where nothing is written: the pilot would
            // count as running, which its row denies.
            day => {
                let text = if let Some(Day::NotADate(text)) = day { text } else { String::new() };
                self.report.warn(self.record.number(), RecipeField::DecidedOn, text);
                return None;
            }
        };
        let decision = self.decision.ask(RecipeField::Decision, &self.record, &mut self.report.warnings);
        Some(RowOutcome { verdict, decided_on, decision })
    }
}
