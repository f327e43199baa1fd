//! Projection from scratch: what a journal shows (sections 4 to 6). It cannot fail.

use std::collections::{BTreeMap, BTreeSet};

use smallvec::SmallVec;

use super::register::{RegisterWrite, resolve};
use super::snapshot::{Record, is_retracted, retraction_of};
use super::{Field, Journal, RecordId, Snapshot, Stamp, Transaction, Write};
use crate::json::{Value, object};

/// The snapshot of a whole journal.
pub fn project(journal: &Journal) -> Snapshot {
    Snapshot::of(Projector::of(journal))
}

/// The snapshot of the transactions up to a stamp: as it was.
pub fn project_at(journal: &Journal, last: Stamp) -> Snapshot {
    let until = journal.counted().map(|transaction| &**transaction).filter(move |t| t.id <= last);
    Snapshot::of(Projector::new(until))
}

/// The writes to one record, with their transactions' stamps, by stamp.
type Writes<'a> = SmallVec<[(Stamp, &'a Write); 1]>;

/// A projection in steps: first the writes are gathered by record, then the records come one by one.
pub struct Projector<'a> {
    waiting: Box<dyn Iterator<Item = (Stamp, &'a Write)> + 'a>,
    own: BTreeMap<&'a RecordId, Writes<'a>>,
    retractions: BTreeMap<&'a RecordId, Writes<'a>>,
    retracted: BTreeSet<Stamp>,
}

impl<'a> Projector<'a> {
    /// Of a whole journal; nothing is gathered yet.
    pub fn of(journal: &'a Journal) -> Projector<'a> {
        Projector::new(journal.counted().map(|transaction| &**transaction))
    }

    fn new(transactions: impl Iterator<Item = &'a Transaction> + 'a) -> Projector<'a> {
        let writes = transactions
            .flat_map(|transaction| transaction.writes.iter().map(|write| (transaction.id, write)));
        // A write that sets nothing leaves no trace, not even an empty record.
        let waiting = writes.filter(|(_, write)| !write.set.is_empty());
        Projector {
            waiting: Box::new(waiting),
            own: BTreeMap::new(),
            retractions: BTreeMap::new(),
            retracted: BTreeSet::new(),
        }
    }

    /// Gathers up to so many writes more and says how many: fewer once there are no more. Records asked for before are
    /// of all writes all the same.
    pub fn gather(&mut self, writes: usize) -> usize {
        let mut gathered = 0;
        while gathered < writes
            && let Some((stamp, write)) = self.waiting.next()
        {
            let records = if write.record.kind() == "tx" { &mut self.retractions } else { &mut self.own };
            records.entry(&write.record).or_default().push((stamp, write));
            gathered += 1;
        }
        gathered
    }

    /// Whether every record of the writes that are gathered has come.
    pub fn is_done(&self) -> bool {
        self.own.is_empty() && self.retractions.is_empty()
    }
}

/// The records, what is taken back first.
impl Iterator for Projector<'_> {
    type Item = (RecordId, Record);

    fn next(&mut self) -> Option<(RecordId, Record)> {
        self.gather(usize::MAX);
        if let Some((id, writes)) = self.retractions.pop_first() {
            let record = resolve_all(&writes, |_| true);
            if is_retracted(&record) {
                self.retracted.extend(retraction_of(id));
            }
            return Some((id.clone(), record));
        }
        let (id, writes) = self.own.pop_first()?;
        Some((id.clone(), resolve_all(&writes, |stamp| !self.retracted.contains(&stamp))))
    }
}

fn resolve_all(writes: &Writes<'_>, effective: impl Fn(Stamp) -> bool) -> Record {
    let mut registers: BTreeMap<&Field, SmallVec<[RegisterWrite<'_>; 1]>> = BTreeMap::new();
    for (stamp, write) in writes {
        for (field, value) in &write.set {
            let saw = if field.as_str() == "exists" { &write.saw[..] } else { &[] };
            let write = RegisterWrite { stamp: *stamp, value, names: write.names(field), saw };
            registers.entry(field).or_default().push(write);
        }
    }
    let resolved = registers.iter().map(|(field, writes)| ((*field).clone(), resolve(writes, &effective)));
    Record::of(resolved.collect())
}

/// Every register whose heads differ, of records in every state, by record, then field, each as
/// `{"record", "field", "values"}` with one value per head, the shown one last.
pub fn conflicts(snapshot: &Snapshot) -> Vec<Value> {
    snapshot.odd().flat_map(|(id, record)| conflicts_of(id, record)).collect()
}

/// Those of one record.
pub(super) fn conflicts_of(id: &RecordId, record: &Record) -> impl Iterator<Item = Value> {
    record.shown().filter(|(_, register)| register.is_conflict()).map(|(field, register)| {
        object([
            ("record", id.as_str().into()),
            ("field", field.as_str().into()),
            ("values", Value::List(register.head_values().cloned().collect())),
        ])
    })
}
