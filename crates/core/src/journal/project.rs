//! Projection from scratch: what a journal shows (sections 4 to 6). It cannot fail.

use std::collections::{BTreeMap, BTreeSet};

use super::register::{RegisterWrite, resolve};
use super::snapshot::{Record, is_retracted, retraction_of};
use super::{Field, Journal, RecordId, Snapshot, Stamp, Transaction};
use crate::json::{Value, object};

/// The snapshot of a whole journal.
pub fn project(journal: &Journal) -> Snapshot {
    project_transactions(journal.counted().map(|transaction| &**transaction))
}

/// The snapshot of the transactions up to a stamp: as it was.
pub fn project_at(journal: &Journal, last: Stamp) -> Snapshot {
    project_transactions(journal.counted().map(|transaction| &**transaction).filter(|t| t.id <= last))
}

type Registers<'a> = BTreeMap<&'a Field, Vec<RegisterWrite<'a>>>;

fn project_transactions<'a>(transactions: impl Iterator<Item = &'a Transaction>) -> Snapshot {
    let mut own: BTreeMap<&RecordId, Registers<'a>> = BTreeMap::new();
    let mut retractions: BTreeMap<&RecordId, Registers<'a>> = BTreeMap::new();
    for transaction in transactions {
        // A write that sets nothing leaves no trace, not even an empty record.
        for write in transaction.writes.iter().filter(|write| !write.set.is_empty()) {
            let records = if write.record.kind() == "tx" { &mut retractions } else { &mut own };
            let registers = records.entry(&write.record).or_default();
            for (field, value) in &write.set {
                registers.entry(field).or_default().push(RegisterWrite {
                    stamp: transaction.id,
                    value,
                    names: write.names(field),
                    saw: if field.as_str() == "exists" { &write.saw } else { &[] },
                });
            }
        }
    }
    let mut snapshot = Snapshot::default();
    let mut retracted = BTreeSet::new();
    for (id, registers) in retractions {
        let record = resolve_all(&registers, |_| true);
        if is_retracted(&record) {
            retracted.extend(retraction_of(id));
        }
        snapshot.put(id.clone(), record);
    }
    for (id, registers) in own {
        snapshot.put(id.clone(), resolve_all(&registers, |stamp| !retracted.contains(&stamp)));
    }
    snapshot
}

fn resolve_all(registers: &Registers<'_>, effective: impl Fn(Stamp) -> bool) -> Record {
    let resolved = registers.iter().map(|(field, writes)| ((*field).clone(), resolve(writes, &effective)));
    Record::of(resolved.collect())
}

/// Every register whose heads differ, of records in every state, by record, then field, each as
/// `{"record", "field", "values"}` with one value per head, the shown one last.
pub fn conflicts(snapshot: &Snapshot) -> Vec<Value> {
    let mut found = Vec::new();
    for (id, record, _) in snapshot.records() {
        for (field, register) in record.shown().filter(|(_, register)| register.is_conflict()) {
            found.push(object([
                ("record", id.as_str().into()),
                ("field", field.as_str().into()),
                ("values", Value::List(register.head_values().cloned().collect())),
            ]));
        }
    }
    found
}
