//! What the list of a KPI's readings shows.

use crate::Date;
use crate::chart::TrendReading;
use crate::command::ReadingDraft;
use crate::figures::{Figures, counted};
use crate::journal::RecordId;
use crate::metrics::portfolio;
use crate::model::{Book, Kpi, Reading};

/// A reading as a list shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct ReadingRow {
    /// The reading.
    pub id: RecordId,
    /// Its day, if it has one that can be read.
    pub day: Option<Date>,
    /// Its value in the KPI's unit; none where it lacks what the KPI is read as.
    pub value: Option<f64>,
    /// What was entered.
    pub draft: Option<ReadingDraft>,
    /// What was noted.
    pub note: String,
}

/// Fewer than this are too few to tell much.
const FEW: f64 = 5.0;

/// The readings of a KPI, oldest first: by day, then as they were entered. What each is worth, the metrics say.
pub fn readings(book: &Book, kpi: &Kpi, looked_at: &portfolio::Kpi) -> Vec<ReadingRow> {
    let value = |id: &RecordId| {
        let reading = looked_at.readings.iter().find(|reading| reading.id == *id)?;
        looked_at.value_of(reading)
    };
    let row = |reading: Reading| ReadingRow {
        day: reading.day,
        value: value(&reading.id),
        draft: ReadingDraft::of(kpi.form(), &reading),
        note: reading.note,
        id: reading.id,
    };
    book.readings_of(&kpi.id).into_iter().map(row).collect()
}

impl ReadingRow {
    /// What the value was read from, where that is more than the value: `46 of 50`, `20 answers`.
    pub fn of(&self, write: &dyn Figures) -> String {
        match self.draft {
            Some(ReadingDraft::Share { k, n }) => {
                format!("{} of {}", write.number(k, 0), write.number(n, 0))
            }
            Some(ReadingDraft::Answers(counts)) => counted(write, all(&counts) as usize, "answer", "answers"),
            Some(ReadingDraft::Value(_)) | None => String::new(),
        }
    }

    /// As a point of the trend; none where day or value is missing.
    pub fn point(&self, write: &dyn Figures) -> Option<TrendReading> {
        let few = match self.draft {
            Some(ReadingDraft::Share { n, .. }) => n < FEW,
            Some(ReadingDraft::Answers(counts)) => (all(&counts) as f64) < FEW,
            Some(ReadingDraft::Value(_)) | None => false,
        };
        let (day, value) = (self.day?, self.value?);
        Some(TrendReading { day, value, of: self.of(write), few, note: self.note.clone() })
    }
}

/// How many answered.
pub fn all(counts: &[u32; 11]) -> u64 {
    counts.iter().map(|count| u64::from(*count)).sum()
}
