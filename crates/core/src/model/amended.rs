//! What was changed after a pilot's start: derived from the fields that were locked.

use super::{Book, Choice, Criterion, Entry, EntryType, Kind, Pilot};
use crate::journal::{RecordId, Stamp, State};
use crate::json::number_text;

/// One locked value that differs from the start.
#[derive(Clone, Debug, PartialEq)]
pub struct AmendedField {
    /// The field's name in the file.
    pub field: &'static str,
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
        found.push(Amendment::Pilot(AmendedField { field: "hypothesis", label: "Hypothesis", before, now }));
    }
    if pilot.planned_end != Some(end_at_start) {
        let now = pilot.planned_end.map_or(String::new(), |date| date.to_string());
        found.push(Amendment::Pilot(AmendedField {
            field: "planned_end",
            label: "Planned end",
            before: end_at_start.to_string(),
            now,
        }));
    }
    for (criterion, here) in every_criterion(book, pilot) {
        let at_start = criterion.role_at_start.is_some();
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

/// Whether what the pilot is held against is not what it was at the start: a criterion's measure, unit,
/// direction, baseline or target differs, or one came or went.
pub fn are_criteria_amended(book: &Book, pilot: &Pilot) -> bool {
    const COUNTED: [&str; 5] = ["measure", "unit", "direction", "baseline", "target"];
    every_criterion(book, pilot).iter().any(|(criterion, here)| {
        match (criterion.role_at_start.is_some(), *here) {
            (true, true) => changes(criterion).iter().any(|change| COUNTED.contains(&change.field)),
            (true, false) => true,
            (false, true) => pilot.planned_end_at_start.is_some(),
            (false, false) => false,
        }
    })
}

/// A pilot's criteria by id, those in the trash too, each with whether it still binds: it is neither
/// archived nor in the trash.
fn every_criterion(book: &Book, pilot: &Pilot) -> Vec<(Criterion, bool)> {
    let own = book.all_referring(&pilot.id).filter(|id| id.kind() == Criterion::NAME);
    let known = own.filter_map(|id| {
        let record = book.snapshot().get(id)?;
        let criterion = Criterion::read(id, record);
        let here = record.is_live() && !criterion.archived;
        (record.is_live() || record.state() == Some(State::Deleted)).then_some((criterion, here))
    });
    known.filter(|(criterion, _)| criterion.pilot.as_ref() == Some(&pilot.id)).collect()
}

fn changes(criterion: &Criterion) -> Vec<AmendedField> {
    let number = |value: Option<f64>| value.map(number_text).unwrap_or_default();
    let label = |label: Option<&'static str>| label.unwrap_or_default().to_owned();
    let fields = [
        (
            "role",
            "Role",
            label(criterion.role_at_start.map(Choice::label)),
            label(criterion.role.map(Choice::label)),
        ),
        (
            "answer",
            "Answer",
            label(criterion.answer_at_start.map(Choice::label)),
            label(criterion.answer.map(Choice::label)),
        ),
        ("measure", "Measure", criterion.measure_at_start.clone(), criterion.measure.clone()),
        ("unit", "Unit", criterion.unit_at_start.clone(), criterion.unit.clone()),
        (
            "direction",
            "Direction",
            label(criterion.direction_at_start.map(Choice::label)),
            label(criterion.direction.map(Choice::label)),
        ),
        ("baseline", "Baseline", number(criterion.baseline_at_start), number(criterion.baseline)),
        ("target", "Target", number(criterion.target_at_start), number(criterion.target)),
    ];
    let changed = fields.into_iter().filter(|(_, _, before, now)| before != now);
    changed.map(|(field, label, before, now)| AmendedField { field, label, before, now }).collect()
}

/// The reasons given for a pilot's amendments, newest first.
pub fn reasons(book: &Book, pilot: &Pilot) -> Vec<Entry> {
    let mut entries = book.entries_about(&pilot.id);
    entries.retain(|entry| entry.r#type == Some(EntryType::Amendment));
    entries
}

/// What was amended together, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Explained {
    /// The reason with its day and author; none where a change came without one.
    pub reason: Option<Entry>,
    /// What it changed that still differs from the start; empty where that was amended again.
    pub changes: Vec<Amendment>,
}

/// A pilot's amendments with their reasons, newest first; last what came without a reason. A reason and
/// the changes it explains come in one transaction.
pub fn explained(book: &Book, pilot: &Pilot) -> Vec<Explained> {
    let reasons = reasons(book, pilot).into_iter();
    let mut groups: Vec<(Option<Stamp>, Explained)> = reasons
        .map(|entry| {
            let stamp = stamp_of(book, &entry.id, "exists");
            (stamp, Explained { reason: Some(entry), changes: Vec::new() })
        })
        .collect();
    groups.push((None, Explained { reason: None, changes: Vec::new() }));
    let last = groups.len() - 1;
    let mut put = |stamp: Option<Stamp>, amendment: Amendment| {
        let found = groups.iter().position(|(own, _)| own.is_some() && *own == stamp).unwrap_or(last);
        let changes = &mut groups[found].1.changes;
        // Several fields of one criterion stay one amendment.
        if let (Some(Amendment::Changed(before, fields)), Amendment::Changed(criterion, more)) =
            (changes.last_mut(), &amendment)
            && before.id == criterion.id
        {
            fields.extend(more.iter().cloned());
        } else {
            changes.push(amendment);
        }
    };
    for amendment in amendments(book, pilot) {
        match amendment {
            Amendment::Pilot(field) => {
                put(stamp_of(book, &pilot.id, field.field), Amendment::Pilot(field));
            }
            Amendment::Changed(criterion, fields) => {
                for field in fields {
                    let stamp = stamp_of(book, &criterion.id, field.field);
                    put(stamp, Amendment::Changed(criterion.clone(), vec![field]));
                }
            }
            Amendment::Added(criterion) => {
                put(stamp_of(book, &criterion.id, "exists"), Amendment::Added(criterion));
            }
            Amendment::Removed(criterion) => {
                let field = if criterion.archived { "archived" } else { "exists" };
                put(stamp_of(book, &criterion.id, field), Amendment::Removed(criterion));
            }
        }
    }
    let groups = groups.into_iter().map(|(_, group)| group);
    groups.filter(|group| group.reason.is_some() || !group.changes.is_empty()).collect()
}

/// The stamp of the value that a field shows.
fn stamp_of(book: &Book, id: &RecordId, field: &str) -> Option<Stamp> {
    let register = book.snapshot().get(id)?.register(field)?;
    register.heads().iter().map(|head| head.stamp).max()
}
