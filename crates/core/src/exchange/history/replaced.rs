//! What the author of a write saw in the place of it.

use std::collections::{BTreeMap, BTreeSet};

use crate::journal::{Field, Stamp, Write};

/// The write whose value a write's author saw: the latest of those that it names. One that names another
/// of them was taken back at that time, since only then both were to be named.
pub(super) fn replaced(writes: &BTreeMap<Stamp, &Write>, write: &Write, field: &Field) -> Option<Stamp> {
    let named = write.names(field);
    let taken_back = |stamp: Stamp| {
        let (mut open, mut walked) = (vec![stamp], BTreeSet::new());
        while let Some(at) = open.pop() {
            let Some(earlier) = writes.get(&at).filter(|_| walked.insert(at)) else { continue };
            if earlier.names(field).iter().any(|stamp| named.contains(stamp)) {
                return true;
            }
            open.extend(earlier.names(field));
        }
        false
    };
    let here = named.iter().rev().copied().filter(|stamp| writes.contains_key(stamp));
    let latest = here.clone().find(|stamp| named.len() == 1 || !taken_back(*stamp));
    latest.or_else(|| here.clone().next())
}
