//! A reading of a KPI.

use super::super::recipe::RecipeField;
use super::super::rows::{ReadingRow, Row, RowRead};
use super::Planner;
use crate::Value;
use crate::journal::{Record, RecordId};
use crate::model::{ANSWERS, Kpi, ReadAs, Reading};

/// Whether a record holds a reading in that form.
pub(super) fn has_form(form: ReadAs, reading: &Record) -> bool {
    let has = |field: &str| reading.value(field).and_then(Value::as_number).is_some();
    match form {
        ReadAs::Value => has("value"),
        ReadAs::Share => has("k") && has("n"),
        ReadAs::Answers => ANSWERS.iter().any(|name| has(name.as_str())),
        ReadAs::Metric => false,
    }
}

impl Planner<'_> {
    /// Plans a reading and says whether it changes.
    pub(super) fn reading(&mut self, row: &Row, reading: &ReadingRow, id: &RecordId, kpi: &Kpi) -> bool {
        self.note_too_large(row, [(RecipeField::ReadingNote, reading.note.as_deref())]);
        let mut set = self.existing(id);
        self.put(id, &mut set, Reading::of, Some(reading.kpi.clone()));
        self.put(id, &mut set, Reading::day, Some(reading.day));
        match reading.read {
            RowRead::Value(value) => self.put(id, &mut set, Reading::value, Some(value)),
            RowRead::Share { k, n } => {
                self.put(id, &mut set, Reading::k, Some(k));
                self.put(id, &mut set, Reading::n, Some(n));
            }
            RowRead::Answers(counts) => {
                // A count of 0 is written too where that answer could be given, or was counted before.
                let (first, last) = kpi.scale();
                for (at, (name, count)) in ANSWERS.into_iter().zip(counts).enumerate() {
                    let counted = self.value(id, name.as_str()).is_some();
                    if count > 0.0 || counted || (first..=last).contains(&at) {
                        self.put(id, &mut set, name, Some(count));
                    }
                }
            }
        }
        if let Some(note) = &reading.note {
            self.put(id, &mut set, Reading::note, note.clone());
        }
        let changed = !set.is_empty();
        self.keep(id, set);
        changed
    }
}
