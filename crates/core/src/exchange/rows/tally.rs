//! Which texts a source gives in a file, and how often: what a person maps to words.

use std::collections::HashMap;

use super::super::csv::{CsvError, CsvReader, Record};
use super::super::recipe::{RecipeError, RecipeField, Source, folded};
use super::{Progress, TableFile, pick};
use crate::order;

/// How many different texts are kept: nobody maps more of them by hand.
const MOST: usize = 200;

/// The texts of a source.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Texts {
    /// Each as it is written first, with the number of rows, most first, then by text. Texts that differ
    /// in ASCII case alone are one.
    pub counts: Vec<(String, usize)>,
    /// Whether there are more than are kept.
    pub more: bool,
}

/// Counts the texts of a source in steps.
#[derive(Debug)]
pub struct Tally {
    csv: CsvReader,
    record: Record,
    source: Source<usize>,
    places: HashMap<String, usize>,
    texts: Texts,
    finished: bool,
}

impl Tally {
    /// Checks the source against the table.
    pub fn over(table: &TableFile, field: RecipeField, source: &Source) -> Result<Tally, RecipeError> {
        Ok(Tally {
            csv: table.rows(),
            record: Record::default(),
            source: source.resolve(field, table.header())?,
            places: HashMap::new(),
            texts: Texts::default(),
            finished: false,
        })
    }

    /// Reads up to so many rows more.
    pub fn step(&mut self, rows: usize) -> Result<Progress, CsvError> {
        for _ in 0..rows {
            if self.finished {
                break;
            }
            if self.csv.read(&mut self.record)? {
                self.count(pick::text(&self.source, &self.record));
            } else {
                self.finished = true;
            }
        }
        let (done_bytes, total_bytes) = (self.csv.done_bytes(), self.csv.total_bytes());
        Ok(Progress { done_bytes, total_bytes, finished: self.finished })
    }

    /// The texts that were counted.
    pub fn finish(mut self) -> Texts {
        order::sort_by(&mut self.texts.counts, |a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        self.texts
    }

    fn count(&mut self, text: String) {
        if text.is_empty() {
            return;
        }
        let key = folded(&text);
        match self.places.get(&key) {
            Some(place) => self.texts.counts[*place].1 += 1,
            None if self.places.len() == MOST => self.texts.more = true,
            None => {
                self.places.insert(key, self.texts.counts.len());
                self.texts.counts.push((text, 1));
            }
        }
    }
}
