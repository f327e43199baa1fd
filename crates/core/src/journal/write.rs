//! The writer's rule (sections 4 and 6): what a new transaction names.

use std::collections::{BTreeMap, BTreeSet};

use super::apply::{Loaded, Need, Stored, register_writes};
use super::{Field, Record, RecordId, Register, Snapshot, Stamp, Transaction, Write};
use crate::json::Value;
use crate::order;

/// What is to be written, before it has a stamp.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Change {
    /// What is done, in words.
    pub what: String,
    /// The new values, by record and register.
    pub set: BTreeMap<RecordId, BTreeMap<Field, Value>>,
}

impl Change {
    /// A change that writes nothing yet.
    pub fn new(what: impl Into<String>) -> Change {
        Change { what: what.into(), set: BTreeMap::new() }
    }

    /// Sets one register.
    pub fn set(&mut self, record: &RecordId, field: Field, value: Value) {
        self.set.entry(record.clone()).or_default().insert(field, value);
    }

    /// Whether it writes nothing.
    pub fn is_empty(&self) -> bool {
        self.set.values().all(BTreeMap::is_empty)
    }

    /// The change in parts of at most so many records. Their transactions under one stamp, joined in this
    /// order, are the transaction of the whole, and so are their diffs: no record is in two of them. What
    /// takes back or brings back other transactions reaches any record, and stays one part.
    pub fn into_parts(self, records: usize) -> impl Iterator<Item = Change> {
        let Change { what, set } = self;
        let whole = set.keys().any(|id| id.kind() == "tx");
        let records = if whole { set.len() } else { records.max(1) };
        let mut left = set.into_iter();
        std::iter::from_fn(move || {
            // One by one: moving all of a large change at once would take as long as several parts.
            let mut set = BTreeMap::new();
            set.extend(left.by_ref().take(records));
            (!set.is_empty()).then(|| Change { what: what.clone(), set })
        })
    }
}

/// The transaction that makes a change: each write names every tip and head that the snapshot holds of
/// its register, or every write where names run in a circle; a deletion carries what it `saw`. Fails
/// with what has to be read of the stored journal first.
pub fn new_transaction(
    snapshot: &Snapshot,
    stored: &impl Stored,
    change: Change,
    id: Stamp,
    by: &str,
) -> Result<Transaction, BTreeSet<Need>> {
    let mut needs = BTreeSet::new();
    let nothing = Record::default();
    let mut writes = Vec::new();
    for (record_id, set) in change.set.into_iter().filter(|(_, set)| !set.is_empty()) {
        let record = snapshot.get(&record_id).unwrap_or(&nothing);
        let mut supersedes = BTreeMap::new();
        for field in set.keys() {
            let Some(register) = record.register(field.as_str()) else { continue };
            let named = if register.has_cycle() {
                every_write(stored, &record_id, field, &mut needs)
            } else {
                register.named_by_a_new_write()
            };
            if !named.is_empty() {
                supersedes.insert(field.clone(), named.into_iter().collect());
            }
        }
        let deletes = set.get("exists") == Some(&Value::Bool(false));
        let saw = if deletes { seen(record, &set) } else { Vec::new() };
        writes.push(Write { record: record_id, set, supersedes, saw, other: BTreeMap::new() });
    }
    if needs.is_empty() {
        Ok(Transaction { id, by: by.to_owned(), what: change.what, writes, other: BTreeMap::new() })
    } else {
        Err(needs)
    }
}

fn every_write(
    stored: &impl Stored,
    id: &RecordId,
    field: &Field,
    needs: &mut BTreeSet<Need>,
) -> BTreeSet<Stamp> {
    match stored.record(id) {
        Loaded::Here(transactions) => {
            let writes =
                transactions.iter().filter_map(|transaction| register_writes(transaction, id, field));
            order::set(writes.map(|write| write.stamp))
        }
        Loaded::NotLoaded => {
            needs.insert(Need::Record(id.clone()));
            BTreeSet::new()
        }
    }
}

fn seen(record: &Record, set: &BTreeMap<Field, Value>) -> Vec<Stamp> {
    let others =
        record.registers().filter(|(field, _)| !set.contains_key(*field) && field.as_str() != "exists");
    let stamps = others.flat_map(|(_, register): (_, &Register)| register.named_by_a_new_write());
    order::set(stamps).into_iter().collect()
}
