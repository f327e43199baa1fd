//! The readings of a KPI as its page lists them, and as points of its trend.

use super::TrendReading;
use crate::Date;
use crate::figures::{Figures, counted};
use crate::journal::RecordId;
use crate::metrics::portfolio;
use crate::model::{Book, Kpi, ReadAs, Reading};

/// A reading as the page lists it.
#[derive(Clone, Debug, PartialEq)]
pub struct ReadingRow {
    /// The reading.
    pub id: RecordId,
    /// Its day, if it has one that can be read.
    pub day: Option<Date>,
    /// Its value in the KPI's unit; none where it lacks what the KPI is read as.
    pub value: Option<f64>,
    /// What the value comes from.
    pub of: ReadFrom,
    /// What was noted.
    pub note: String,
}

/// What a reading's value comes from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ReadFrom {
    /// It was entered as it is.
    Value,
    /// So many of so many.
    Share(f64, f64),
    /// So many answers.
    Answers(f64),
    /// Of answers so few more or fewer than in another reading that the difference would tell theirs: not shown.
    DiffersByFew,
}

/// Fewer than this are too few to tell much.
const FEW: f64 = 5.0;

/// The readings of a KPI, oldest first: by day, then as they were entered. What each is worth, the metrics say.
pub fn readings(book: &Book, kpi: &Kpi, looked_at: &portfolio::Kpi) -> Vec<ReadingRow> {
    let row = |reading: Reading| {
        let as_metrics = looked_at.readings.iter().find(|looked_at| looked_at.id == reading.id);
        let differs_by_few = as_metrics.is_some_and(|reading| reading.differs_by_few);
        ReadingRow {
            day: reading.day,
            value: as_metrics.and_then(|reading| looked_at.value_of(reading)),
            of: if differs_by_few { ReadFrom::DiffersByFew } else { ReadFrom::of(kpi.form(), &reading) },
            note: reading.note,
            id: reading.id,
        }
    };
    book.readings_of(&kpi.id).into_iter().map(row).collect()
}

impl ReadFrom {
    fn of(form: ReadAs, reading: &Reading) -> ReadFrom {
        match (form, reading.k.zip(reading.n), reading.answers()) {
            (ReadAs::Share, Some((k, n)), _) => ReadFrom::Share(k, n),
            (ReadAs::Answers, _, Some(counts)) => ReadFrom::Answers(counts.iter().sum()),
            _ => ReadFrom::Value,
        }
    }

    /// In words: `46 of 50`, `20 answers`; empty for a plain value.
    pub fn said(self, write: &dyn Figures) -> String {
        match self {
            ReadFrom::Share(k, n) => format!("{} of {}", write.number(k, 0), write.number(n, 0)),
            ReadFrom::Answers(all) => counted(write, all.max(0.0) as usize, "answer", "answers"),
            ReadFrom::DiffersByFew => {
                "kept, not shown: it has so few answers more or fewer than another reading that they \
                would be told apart"
                    .to_owned()
            }
            ReadFrom::Value => String::new(),
        }
    }
}

impl ReadingRow {
    /// As a point of the trend; none where day or value is missing.
    pub fn point(&self, write: &dyn Figures) -> Option<TrendReading> {
        let few = match self.of {
            ReadFrom::Share(_, n) | ReadFrom::Answers(n) => n < FEW,
            ReadFrom::Value | ReadFrom::DiffersByFew => false,
        };
        let (day, value) = (self.day?, self.value?);
        Some(TrendReading { day, value, of: self.of.said(write), few, note: self.note.clone() })
    }
}
