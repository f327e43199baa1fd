//! What a record consists of besides itself: records that belong to it and have no page of their own.

use super::Book;
use crate::journal::{RecordId, State};

/// (kind, the field that says what it is a part of)
const PART_OF: &[(&str, &str)] = &[
    ("criterion", "pilot"),
    ("outcome", "pilot"),
    ("impact", "outcome"),
    ("entry", "about"),
    ("reading", "of"),
    ("reading", "entry"),
];

/// A record and its parts, and theirs, in whatever state, the record first: of a pilot its criteria,
/// check-ins with what they read, comments, outcome and impacts.
pub fn with_parts(book: &Book, record: &RecordId) -> Vec<RecordId> {
    let mut found = vec![record.clone()];
    let mut at = 0;
    while let Some(whole) = found.get(at).cloned() {
        for part in book.all_referring(&whole).filter(|part| is_part(book, part, &whole)) {
            if !found.contains(part) {
                found.push(part.clone());
            }
        }
        at += 1;
    }
    found
}

/// Whether a record lies in the trash, or something that it is a part of does: the trash doesn't cascade, so that parts come back as
/// they were, and are hidden meanwhile.
pub fn is_hidden(book: &Book, record: &RecordId) -> bool {
    let mut found = vec![record.clone()];
    let mut at = 0;
    while let Some(part) = found.get(at).cloned() {
        let record = book.snapshot().get(&part);
        if record.and_then(|record| record.state()) == Some(State::Deleted) {
            return true;
        }
        for (_, field) in PART_OF.iter().filter(|(kind, _)| *kind == part.kind()) {
            let whole = record.and_then(|record| RecordId::parse(record.value(field)?.as_text()?));
            found.extend(whole.filter(|whole| !found.contains(whole)));
        }
        at += 1;
    }
    false
}

fn is_part(book: &Book, part: &RecordId, whole: &RecordId) -> bool {
    let fields = PART_OF.iter().filter(|(kind, _)| *kind == part.kind());
    let record = book.snapshot().get(part);
    let says = |field: &str| record?.register(field)?.last_known()?.as_text().map(str::to_owned);
    fields.into_iter().any(|(_, field)| says(field).as_deref() == Some(whole.as_str()))
}
