//! What entries of the type `agreed` say: a team agrees to a KPI, or a mismatch is accepted.

use super::{Book, Entry, EntryType};
use crate::journal::RecordId;
use crate::order;

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
/// A KPI has had no reading for two cadences.
pub const KPI_SILENT: &str = "kpi_silent";

/// All codes of mismatches, in the order in which their list has them. Each is for ever: what was accepted is
/// known by it.
pub const CODES: [&str; 7] = [
    TEAM_WITHOUT_SHARED_KPI,
    GOAL_WITHOUT_KPI,
    OPPOSITE_DIRECTIONS,
    KPI_UNSERVED,
    KPI_SILENT,
    IDEAS_WAIT,
    TEAMS_APART,
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
