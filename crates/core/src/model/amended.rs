//! What was changed after a pilot's start: derived from the fields that were locked.

use super::{Book, Choice, Criterion, Entry, EntryType, Pilot};
use crate::json::number_text;

/// One locked value that differs from the start.
#[derive(Clone, Debug, PartialEq)]
pub struct AmendedField {
    /// The field's label.
    pub label: &'static str,
    /// What it was at the start, as text; empty if it was empty.
    pub before: String,
    /// What it is now.
    pub now: String,
}

/// Something about a pilot that is not as it was at the start.
#[derive(Clone, Debug, PartialEq)]
pub enum Amendment {
    /// The hypothesis or the planned end.
    Pilot(AmendedField),
    /// A criterion's locked fields.
    Changed(Box<Criterion>, Vec<AmendedField>),
    /// A criterion that came after the start.
    Added(Box<Criterion>),
    /// A criterion that went after the start.
    Removed(Box<Criterion>),
}

/// Everything about a started pilot that differs from its start.
pub fn amendments(book: &Book, pilot: &Pilot) -> Vec<Amendment> {
    let Some(end_at_start) = pilot.planned_end_at_start else { return Vec::new() };
    let mut found = Vec::new();
    if pilot.hypothesis != pilot.hypothesis_at_start {
        let (before, now) = (pilot.hypothesis_at_start.clone(), pilot.hypothesis.clone());
        found.push(Amendment::Pilot(AmendedField { label: "Hypothesis", before, now }));
    }
    if pilot.planned_end != Some(end_at_start) {
        let now = pilot.planned_end.map_or(String::new(), |date| date.to_string());
        found.push(Amendment::Pilot(AmendedField {
            label: "Planned end",
            before: end_at_start.to_string(),
            now,
        }));
    }
    let mut criteria = book.all_criteria_of(&pilot.id);
    criteria.extend(trashed_criteria(book, pilot));
    for criterion in criteria {
        let at_start = criterion.role_at_start.is_some();
        let here = !criterion.archived && book.snapshot().live(&criterion.id).is_some();
        let criterion = Box::new(criterion);
        match (at_start, here) {
            (true, false) => found.push(Amendment::Removed(criterion)),
            (false, true) => found.push(Amendment::Added(criterion)),
            (true, true) => {
                let changes = changes(&criterion);
                if !changes.is_empty() {
                    found.push(Amendment::Changed(criterion, changes));
                }
            }
            (false, false) => {}
        }
    }
    found
}

fn trashed_criteria(book: &Book, pilot: &Pilot) -> Vec<Criterion> {
    use super::Kind;
    let trashed = book
        .snapshot()
        .of_kind(Criterion::NAME)
        .filter(|(_, _, state)| *state == crate::journal::State::Deleted);
    let criteria = trashed.map(|(id, record, _)| Criterion::read(id, record));
    criteria.filter(|criterion| criterion.pilot.as_ref() == Some(&pilot.id)).collect()
}

fn changes(criterion: &Criterion) -> Vec<AmendedField> {
    let number = |value: Option<f64>| value.map(number_text).unwrap_or_default();
    let label = |label: Option<&'static str>| label.unwrap_or_default().to_owned();
    let fields = [
        ("Role", label(criterion.role_at_start.map(Choice::label)), label(criterion.role.map(Choice::label))),
        (
            "Answer",
            label(criterion.answer_at_start.map(Choice::label)),
            label(criterion.answer.map(Choice::label)),
        ),
        ("Measure", criterion.measure_at_start.clone(), criterion.measure.clone()),
        ("Unit", criterion.unit_at_start.clone(), criterion.unit.clone()),
        (
            "Direction",
            label(criterion.direction_at_start.map(Choice::label)),
            label(criterion.direction.map(Choice::label)),
        ),
        ("Baseline", number(criterion.baseline_at_start), number(criterion.baseline)),
        ("Target", number(criterion.target_at_start), number(criterion.target)),
    ];
    let changed = fields.into_iter().filter(|(_, before, now)| before != now);
    changed.map(|(label, before, now)| AmendedField { label, before, now }).collect()
}

/// The reasons given for a pilot's amendments, newest first.
pub fn reasons(book: &Book, pilot: &Pilot) -> Vec<Entry> {
    let mut entries = book.entries_about(&pilot.id);
    entries.retain(|entry| entry.r#type == Some(EntryType::Amendment));
    entries
}
