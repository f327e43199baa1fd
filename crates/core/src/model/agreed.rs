//! What entries of the type `agreed` say: a team agrees to a KPI, or a mismatch is accepted.

use super::{Book, Entry, EntryType};
use crate::journal::RecordId;
use crate::order;

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
