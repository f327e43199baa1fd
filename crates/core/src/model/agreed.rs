//! What entries of the type `agreed` say: a team agrees to a KPI, or a mismatch is accepted.

use std::sync::Arc;

use super::{Book, Entry, EntryType, Kpi};
use crate::figures::Figures;
use crate::journal::{RecordId, Stamp, Transaction};
use crate::{Date, Value, order};

/// A team owns no KPI together with another team.
pub const TEAM_WITHOUT_SHARED_KPI: &str = "team_without_shared_kpi";
/// No KPI stands for a goal.
pub const GOAL_WITHOUT_KPI: &str = "goal_without_kpi";
/// Two KPIs of one measure and unit are to move in opposite directions.
pub const OPPOSITE_DIRECTIONS: &str = "opposite_directions";
/// No idea or pilot serves a KPI.
pub const KPI_UNSERVED: &str = "kpi_unserved";
/// Two teams have no idea, pilot or KPI in common.
pub const TEAMS_APART: &str = "teams_apart";
/// Ideas of other teams wait for one team.
pub const IDEAS_WAIT: &str = "ideas_wait";
/// Two teams have never learned together.
pub const NEVER_LEARNED: &str = "never_learned_together";
/// A KPI has had no reading for two cadences.
pub const KPI_SILENT: &str = "kpi_silent";

/// All codes of mismatches, in the order in which their list has them. Each is for ever: what was accepted is
/// known by it.
pub const CODES: [&str; 8] = [
    TEAM_WITHOUT_SHARED_KPI,
    GOAL_WITHOUT_KPI,
    OPPOSITE_DIRECTIONS,
    KPI_UNSERVED,
    KPI_SILENT,
    IDEAS_WAIT,
    TEAMS_APART,
    NEVER_LEARNED,
];

/// What an accepted mismatch is known by: its code, then the ids it is about, sorted and each once, joined
/// by one space. The same mismatch found by another copy, or in another order, has the same.
pub fn accepts_key(code: &str, about: &[RecordId]) -> String {
    let mut key = code.trim().to_owned();
    for id in order::set(about) {
        key.push(' ');
        key.push_str(id.as_str());
    }
    key
}

/// The teams' agreements to a KPI, newest first: live entries of type `agreed` that accept no mismatch.
pub fn agreements(book: &Book, kpi: &RecordId) -> Vec<Entry> {
    let mut entries = book.entries_about(kpi);
    entries.retain(|entry| entry.r#type == Some(EntryType::Agreed) && entry.accepts.is_empty());
    entries
}

/// The live entry by which a mismatch is accepted: the first by id, if two copies accepted it.
pub fn accepted(book: &Book, key: &str) -> Option<Entry> {
    book.all::<Entry>().find(|entry| entry.r#type == Some(EntryType::Agreed) && entry.accepts == key)
}

/// What of a KPI was changed after a team had agreed to it.
#[derive(Clone, Debug, PartialEq)]
pub struct Later {
    /// What it is called in a sentence: "target".
    pub what: &'static str,
    /// What the team agreed to, null for nothing; none where that isn't known.
    pub from: Option<Value>,
    /// What it is now.
    pub to: Value,
    /// When it became so.
    pub at: Stamp,
}

/// What of a KPI's target, unit, direction and due day was changed after an agreement to it. `history` are the KPI's own
/// transactions: with them it is known what each was, and what was changed there and back counts as unchanged; it may be
/// empty.
pub fn changed_since(
    book: &Book,
    kpi: &RecordId,
    agreed: &Entry,
    history: &[Arc<Transaction>],
) -> Vec<Later> {
    let fields = [
        (Kpi::target.as_str(), "target"),
        (Kpi::unit.as_str(), "unit"),
        (Kpi::direction.as_str(), "direction"),
        (Kpi::due_on.as_str(), "due day"),
    ];
    let (Some(made), Some(record)) = (book.made(&agreed.id), book.snapshot().get(kpi)) else {
        return Vec::new();
    };
    let later = fields.into_iter().filter_map(|(field, what)| {
        let head = record.register(field)?.heads().last()?;
        if head.stamp <= made {
            return None;
        }
        let from = (!history.is_empty()).then(|| value_at(book, kpi, field, made, history));
        (from.as_ref() != Some(&head.value)).then(|| Later {
            what,
            from,
            to: head.value.clone(),
            at: head.stamp,
        })
    });
    later.collect()
}

/// What a field was: the last value written up to a stamp and not taken back; null where there is none.
fn value_at(book: &Book, record: &RecordId, field: &str, at: Stamp, history: &[Arc<Transaction>]) -> Value {
    let counts = history.iter().filter(|one| one.id <= at && !book.snapshot().is_retracted(one.id));
    let written = counts.filter_map(|one| {
        let write = one.writes.iter().find(|write| write.record == *record)?;
        let value = write.set.iter().find(|(own, _)| own.as_str() == field)?.1;
        Some((one.id, value))
    });
    written.max_by_key(|(stamp, _)| *stamp).map_or(Value::Null, |(_, value)| value.clone())
}

/// "before the target changed from 60 to 70 on 2026-03-04", to follow "agreed"; empty where nothing changed. `day_of` is
/// the day of a stamp.
pub fn before_in_words(later: &[Later], write: &dyn Figures, day_of: &dyn Fn(Stamp) -> Date) -> String {
    let said = |value: &Value| match value {
        Value::Number(number) => write.number(*number, 4),
        Value::Text(text) if !text.is_empty() => {
            Date::parse(text).map_or_else(|| text.clone(), |day| write.day(day))
        }
        _ => "none".to_owned(),
    };
    let parts = later.iter().map(|later| {
        let from = later.from.as_ref().map_or(String::new(), |from| format!(" from {}", said(from)));
        format!("the {} changed{from} to {} on {}", later.what, said(&later.to), write.day(day_of(later.at)))
    });
    let parts: Vec<String> = parts.collect();
    match &parts[..] {
        [] => String::new(),
        [one] => format!("before {one}"),
        [first @ .., last] => format!("before {} and {last}", first.join(", ")),
    }
}
