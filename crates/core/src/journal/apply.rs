//! Taking a batch of transactions into a snapshot without reading the journal through (section 9).

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use smallvec::SmallVec;

use super::register::{Head, RegisterWrite, resolve};
use super::snapshot::{is_retracted, retraction_of};
use super::{Field, Journal, Record, RecordId, Register, Snapshot, Stamp, Transaction, Write};
use crate::order;

/// An answer of the stored journal that may have to be read first.
pub enum Loaded<T> {
    /// This is what is stored.
    Here(T),
    /// It has not been read yet.
    NotLoaded,
}

/// What must be read from the stored journal before a batch can be taken in.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Need {
    /// The transaction of that stamp.
    Transaction(Stamp),
    /// All transactions that write to that record.
    Record(RecordId),
}

/// The stored journal: read only by stamp and by record. Only contents that count are asked for.
pub trait Stored {
    /// The transaction of that stamp, if there is one.
    fn transaction(&self, stamp: Stamp) -> Loaded<Option<Arc<Transaction>>>;
    /// The transactions that write to that record; of each, its other writes may be left out.
    fn record(&self, id: &RecordId) -> Loaded<Vec<Arc<Transaction>>>;
}

impl Stored for Journal {
    fn transaction(&self, stamp: Stamp) -> Loaded<Option<Arc<Transaction>>> {
        Loaded::Here(self.get(stamp).cloned())
    }

    fn record(&self, id: &RecordId) -> Loaded<Vec<Arc<Transaction>>> {
        Loaded::Here(self.of_record(id).cloned().collect())
    }
}

/// What has been read of a stored journal so far.
#[derive(Clone, Default, Debug)]
pub struct Library {
    /// By stamp; none where nothing is stored.
    pub transactions: BTreeMap<Stamp, Option<Arc<Transaction>>>,
    /// By record.
    pub records: BTreeMap<RecordId, Vec<Arc<Transaction>>>,
}

impl Stored for Library {
    fn transaction(&self, stamp: Stamp) -> Loaded<Option<Arc<Transaction>>> {
        self.transactions.get(&stamp).map_or(Loaded::NotLoaded, |found| Loaded::Here(found.clone()))
    }

    fn record(&self, id: &RecordId) -> Loaded<Vec<Arc<Transaction>>> {
        self.records.get(id).map_or(Loaded::NotLoaded, |found| Loaded::Here(found.clone()))
    }
}

/// The records that a batch changes, as they are after it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Diff {
    /// By id, `tx` records included.
    pub records: BTreeMap<RecordId, Record>,
}

impl Snapshot {
    /// Takes in what a batch changed.
    pub fn take(&mut self, diff: Diff) {
        for (id, record) in diff.records {
            self.put(id, record);
        }
    }
}

/// What a batch changes. The batch holds transactions that count and were not here before, one per
/// stamp; `stored` may hold them already or not. Fails with what has to be read first; then it is
/// called again.
pub fn apply(
    snapshot: &Snapshot,
    batch: &[Arc<Transaction>],
    stored: &impl Stored,
) -> Result<Diff, BTreeSet<Need>> {
    apply_part(snapshot, batch, stored, &Part::default())
}

/// Records from one id up to another, the second left out; without an end where there is none.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Part {
    from: Option<RecordId>,
    to: Option<RecordId>,
}

impl Part {
    /// A transaction's writes to these records.
    fn of<'t>(&self, transaction: &'t Transaction) -> &'t [Write] {
        let writes = &transaction.writes;
        let place = |bound: &RecordId| writes.partition_point(|write| write.record < *bound);
        let (from, to) = (self.from.as_ref().map_or(0, place), self.to.as_ref().map_or(writes.len(), place));
        &writes[from.min(to)..to]
    }
}

/// The parts in which a batch can be taken in with [`apply_part`], each of about so many records: of those it
/// writes to, and of those that are written to by what it takes back or brings back.
pub fn parts(
    snapshot: &Snapshot,
    batch: &[Arc<Transaction>],
    stored: &impl Stored,
    records: usize,
) -> Result<Vec<Part>, BTreeSet<Need>> {
    let batch = by_stamp(batch);
    let whole = Part::default();
    let mut work = Work::new(snapshot, &batch, stored, &whole);
    work.see_retractions();
    let flipped: Vec<Arc<Transaction>> =
        work.flips().into_iter().filter_map(|stamp| work.known_before(stamp)).collect();
    if !work.needs.is_empty() {
        return Err(work.needs);
    }
    let mut bounds = BTreeSet::new();
    for transaction in batch.iter().chain(&flipped) {
        bounds.extend(
            transaction.writes.iter().skip(records).step_by(records.max(1)).map(|write| &write.record),
        );
    }
    let mut parts = Vec::with_capacity(bounds.len() + 1);
    let mut from = None;
    for to in bounds {
        parts.push(Part { from: from.replace(to.clone()), to: Some(to.clone()) });
    }
    parts.push(Part { from, to: None });
    Ok(parts)
}

/// As [`apply`], of the records of a part; what the batch says of transactions (`tx` records) is in every part. The
/// diffs of all [`parts`] together are the diff of the whole: a register follows from the writes to it, and from what
/// is taken back.
pub fn apply_part(
    snapshot: &Snapshot,
    batch: &[Arc<Transaction>],
    stored: &impl Stored,
    part: &Part,
) -> Result<Diff, BTreeSet<Need>> {
    let batch = by_stamp(batch);
    let mut work = Work::new(snapshot, &batch, stored, part);
    work.see_retractions();
    for stamp in work.flips() {
        work.flip(stamp);
    }
    for transaction in &batch {
        work.write_all(transaction, false);
    }
    if work.needs.is_empty() { Ok(Diff { records: work.touched }) } else { Err(work.needs) }
}

/// What a transaction says of others.
fn of_transactions(transaction: &Transaction) -> &[Write] {
    let place = |bound: &str| transaction.writes.partition_point(|write| write.record.as_str() < bound);
    // The character after ':' ends the ids that begin with `tx:`.
    &transaction.writes[place("tx:")..place("tx;")]
}

fn by_stamp(batch: &[Arc<Transaction>]) -> Vec<Arc<Transaction>> {
    let mut batch: Vec<Arc<Transaction>> = batch.to_vec();
    order::sort_by_key(&mut batch, |transaction| transaction.id);
    batch
}

struct Work<'a, S> {
    snapshot: &'a Snapshot,
    stored: &'a S,
    batch: &'a [Arc<Transaction>],
    part: &'a Part,
    batch_by_record: OnceCell<HashMap<&'a RecordId, Vec<&'a Arc<Transaction>>>>,
    /// Where the batch changes it.
    retracted: HashMap<Stamp, bool>,
    touched: BTreeMap<RecordId, Record>,
    looked: HashSet<(RecordId, Field)>,
    needs: BTreeSet<Need>,
}

impl<'a, S: Stored> Work<'a, S> {
    fn new(
        snapshot: &'a Snapshot,
        batch: &'a [Arc<Transaction>],
        stored: &'a S,
        part: &'a Part,
    ) -> Work<'a, S> {
        Work {
            snapshot,
            stored,
            batch,
            part,
            batch_by_record: OnceCell::new(),
            retracted: HashMap::new(),
            touched: BTreeMap::new(),
            looked: HashSet::new(),
            needs: BTreeSet::new(),
        }
    }

    /// Takes in what the batch says of transactions, and sees which are taken back or brought back by it.
    fn see_retractions(&mut self) {
        for transaction in self.batch {
            self.write_all(transaction, true);
        }
        for (id, record) in &self.touched {
            let retracted = is_retracted(record);
            let changed = |stamp: &Stamp| self.snapshot.is_retracted(*stamp) != retracted;
            if let Some(stamp) = retraction_of(id).filter(changed) {
                self.retracted.insert(stamp, retracted);
            }
        }
    }

    /// Those of them that were here before, by stamp.
    fn flips(&self) -> BTreeSet<Stamp> {
        let new =
            |stamp: &Stamp| self.batch.binary_search_by_key(stamp, |transaction| transaction.id).is_ok();
        order::set(self.retracted.keys().copied().filter(|stamp| !new(stamp)))
    }

    fn is_effective(&self, stamp: Stamp) -> bool {
        !self.retracted.get(&stamp).copied().unwrap_or_else(|| self.snapshot.is_retracted(stamp))
    }

    fn register(&mut self, id: &RecordId, field: &Field) -> &mut Register {
        let snapshot = self.snapshot;
        let record = self.touched.entry(id.clone());
        record.or_insert_with(|| snapshot.get(id).cloned().unwrap_or_default()).entry(field)
    }

    /// Takes in the writes of a transaction: those to `tx` records, or the others.
    fn write_all(&mut self, transaction: &Transaction, to_tx: bool) {
        let effective = to_tx || self.is_effective(transaction.id);
        let writes = if to_tx { of_transactions(transaction) } else { self.part.of(transaction) };
        for write in writes.iter().filter(|write| (write.record.kind() == "tx") == to_tx) {
            // A write that sets nothing leaves no trace, not even an empty record.
            for (field, value) in &write.set {
                if !self.looked.is_empty() && self.looked.contains(&(write.record.clone(), field.clone())) {
                    continue;
                }
                let names = write.names(field);
                let register = self.register(&write.record, field);
                if effective && plain(register, names) {
                    let saw = if field.as_str() == "exists" { &write.saw[..] } else { &[] };
                    let head = Head { stamp: transaction.id, value: value.clone(), saw: saw.into() };
                    let mut heads = std::mem::take(&mut register.heads);
                    heads.retain(|head| !names.contains(&head.stamp));
                    let at = heads.partition_point(|known| known.stamp < head.stamp);
                    heads.insert(at, head);
                    register.put(heads, None);
                } else {
                    self.look(&write.record, field);
                }
            }
        }
    }

    /// A transaction that was here before; none where it isn't, or is still to be read.
    fn known_before(&mut self, stamp: Stamp) -> Option<Arc<Transaction>> {
        match self.stored.transaction(stamp) {
            Loaded::Here(transaction) => transaction,
            Loaded::NotLoaded => {
                self.needs.insert(Need::Transaction(stamp));
                None
            }
        }
    }

    /// A transaction known before has been taken back, or brought back.
    fn flip(&mut self, stamp: Stamp) {
        let Some(transaction) = self.known_before(stamp) else { return };
        let retracted = !self.is_effective(stamp);
        for write in self.part.of(&transaction).iter().filter(|write| write.record.kind() != "tx") {
            for field in write.set.keys() {
                if self.looked.contains(&(write.record.clone(), field.clone())) {
                    continue;
                }
                self.flip_register(&write.record, field, stamp, retracted, write.names(field).is_empty());
            }
        }
    }

    fn flip_register(&mut self, id: &RecordId, field: &Field, stamp: Stamp, retracted: bool, first: bool) {
        let register = self.register(id, field).clone();
        let is_head = register.heads().iter().any(|head| head.stamp == stamp);
        if register.needs_look() {
            self.look(id, field);
        } else if retracted && !is_head {
            // What it set was replaced already.
        } else if retracted && first {
            let tips = register.tips().to_vec();
            let mut heads = register.heads;
            heads.retain(|head| head.stamp != stamp);
            self.register(id, field).put(heads, Some(tips));
        } else if !retracted && register.tips().iter().all(|tip| self.is_effective(tip.stamp)) {
            let heads: SmallVec<[Head; 1]> = register.tips().into();
            self.register(id, field).put(heads, None);
        } else {
            self.look(id, field);
        }
    }

    /// Reads all that is stored of a register; that ends its turn in this batch.
    fn look(&mut self, id: &RecordId, field: &Field) {
        let stored = match self.stored.record(id) {
            Loaded::Here(transactions) => transactions,
            Loaded::NotLoaded => {
                self.needs.insert(Need::Record(id.clone()));
                return;
            }
        };
        let by_record = self.batch_by_record.get_or_init(|| {
            let mut by_record: HashMap<&RecordId, Vec<&Arc<Transaction>>> = HashMap::new();
            for transaction in self.batch {
                for write in &transaction.writes {
                    by_record.entry(&write.record).or_default().push(transaction);
                }
            }
            by_record
        });
        let new = by_record.get(id).into_iter().flatten().copied();
        let mut all: BTreeMap<Stamp, &Arc<Transaction>> = BTreeMap::new();
        all.extend(stored.iter().chain(new).map(|transaction| (transaction.id, transaction)));
        let writes = all.values().flat_map(|transaction| register_writes(transaction, id, field));
        let writes: Vec<RegisterWrite<'_>> = writes.collect();
        let always = id.kind() == "tx";
        let resolved = resolve(&writes, &|stamp| always || self.is_effective(stamp));
        *self.register(id, field) = resolved;
        self.looked.insert((id.clone(), field.clone()));
    }
}

/// A transaction's write to one register, if it has one.
pub(super) fn register_writes<'a>(
    transaction: &'a Transaction,
    id: &RecordId,
    field: &Field,
) -> Option<RegisterWrite<'a>> {
    let write = transaction.write_to(id)?;
    let (field, value) = write.set.get_key_value(field)?;
    let saw = if field.as_str() == "exists" { &write.saw[..] } else { &[] };
    Some(RegisterWrite { stamp: transaction.id, value, names: write.names(field), saw })
}

/// Whether a write in force with these names changes the heads in the plain way.
fn plain(register: &Register, names: &[Stamp]) -> bool {
    if register.needs_look() {
        return false;
    }
    let (heads, tips) = (register.heads(), register.tips());
    let has = |list: &[Head], stamp: &Stamp| list.iter().any(|head| head.stamp == *stamp);
    let all_known = names.iter().all(|stamp| has(heads, stamp) || has(tips, stamp));
    let names_all = || heads.iter().chain(tips).all(|head| names.contains(&head.stamp));
    all_known && (register.rest.is_none() || names_all())
}
