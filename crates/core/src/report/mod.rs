//! The report of a scope: what a person sends before a review. One list of sections, written as one HTML file, as
//! Markdown, as a paragraph for a chat, and as JSON; all of them say the same.
//!
//! Files are in English with ISO dates and plain decimals, whatever the reader's browser prefers.

mod chat;
mod compared;
mod draft;
mod headline;
mod html;
mod html_parts;
mod json;
mod markdown;
mod numbers;
mod sections;
mod style;
mod summary;
mod sums;
mod table;
mod words;

pub use chat::chat;
pub use draft::Draft;
pub use html::html;
pub use markdown::markdown;
pub use numbers::numbers_csv;
pub use sections::scope_in_words;
pub use table::Table;

use crate::chart::Chart;
use crate::json::Value;
use crate::metrics::{Definition, Scope, ScopeError};
use crate::model::Book;
use crate::review::{Entry, Note};
use crate::{Date, LocalTime};

/// A report, ready to be written.
#[derive(Clone, Debug)]
pub struct Report {
    /// What it is about: the workspace's name, or "Pilotbook".
    pub title: String,
    /// Which days, whose, read when.
    pub scope: String,
    /// The period in a few sentences.
    pub summary: Vec<String>,
    /// What was learned last, title and text.
    pub learned: Vec<(String, String)>,
    /// The sections.
    pub sections: Vec<Section>,
    /// The numbers and the outcomes, for other programs.
    pub json: Value,
}

/// A part of a report.
#[derive(Clone, Debug)]
pub struct Section {
    /// Its name within the file.
    pub id: &'static str,
    /// What stands above it.
    pub title: String,
    /// What is in it.
    pub blocks: Vec<Block>,
}

/// What a section is made of.
#[derive(Clone, Debug)]
pub enum Block {
    /// A paragraph.
    Words(String),
    /// A table.
    Table(Table),
    /// A chart with the same as a table.
    Chart(Box<Chart>),
    /// An outcome, with what was learned.
    Entry(Box<Entry>),
    /// What was noted at a review.
    Note(Note),
    /// How numbers are counted.
    Definitions(&'static [Definition]),
}

impl Report {
    /// The report of a scope, made on a day.
    pub fn of(
        book: &Book,
        scope: &Scope,
        made_on: Date,
        local: &LocalTime<'_>,
    ) -> Result<Report, ScopeError> {
        let mut draft = Draft::of(book, scope, made_on, local)?;
        while draft.step(book) {}
        Ok(draft.finish())
    }
}
