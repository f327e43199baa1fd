//! Readings from the clipboard: rows of a spreadsheet, or lines of text.

use super::reading::ReadingDraft;
use crate::Date;
use crate::model::Kpi;

/// A line that was pasted, and what became of it.
#[derive(Clone, Debug, PartialEq)]
pub struct PastedReading {
    /// Its place in the text, from 1.
    pub line: usize,
    /// As it was pasted.
    pub text: String,
    /// What it reads, or why not and what to do, as a whole sentence.
    pub read: Result<(Date, ReadingDraft), String>,
}

/// What the lines of a pasted text read.
pub fn pasted_readings(text: &str, kpi: &Kpi, today: Date) -> Vec<PastedReading> {
    let _ = (text, kpi, today);
    Vec::new()
}
