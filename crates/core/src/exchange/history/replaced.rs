//! What the author of a write saw in the place of it.

use crate::journal::{Field, Stamp, Write};

/// The write whose value a write's author saw: the latest of those that it names. One that names another
/// of them was taken back at that time, since only then both were to be named.
pub(super) fn replaced(writes: &[(Stamp, &Write)], write: &Write, field: &Field) -> Option<Stamp> {
    let named = write.names(field);
    let taken_back = |stamp: Stamp| {
        let (mut open, mut walked) = (vec![stamp], Vec::new());
        while let Some(at) = open.pop() {
            let Some(earlier) = find(writes, at).filter(|_| !walked.contains(&at)) else { continue };
            walked.push(at);
            if earlier.names(field).iter().any(|stamp| named.contains(stamp)) {
                return true;
            }
            open.extend(earlier.names(field));
        }
        false
    };
    let here = named.iter().rev().copied().filter(|stamp| find(writes, *stamp).is_some());
    let latest = here.clone().find(|stamp| named.len() == 1 || !taken_back(*stamp));
    latest.or_else(|| here.clone().next())
}

/// The write of a transaction, among some by stamp.
pub(super) fn find<'a>(writes: &[(Stamp, &'a Write)], stamp: Stamp) -> Option<&'a Write> {
    let at = writes.binary_search_by(|(known, _)| known.cmp(&stamp)).ok()?;
    writes.get(at).map(|(_, write)| *write)
}
