//! What is shown: all records as the journal's writes leave them (sections 4 to 6).

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound;

use super::{Field, RecordId, Register, Stamp};
use crate::json::Value;
use crate::order;

/// Whether a record is there.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum State {
    /// It has values and nobody here created it; kept, and healed when its creation arrives.
    Uncreated,
    /// It is there.
    Live,
    /// It lies in the trash.
    Deleted,
}

impl State {
    /// The word for it in reports.
    pub fn word(self) -> &'static str {
        match self {
            State::Uncreated => "uncreated",
            State::Live => "live",
            State::Deleted => "deleted",
        }
    }
}

/// The registers of one record.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Record {
    /// By field.
    fields: Vec<(Field, Register)>,
}

impl Record {
    /// All registers that were ever written, by field; one without a head shows nothing.
    pub fn registers(&self) -> impl Iterator<Item = (&Field, &Register)> {
        self.fields.iter().map(|(field, register)| (field, register))
    }

    /// The registers that show something, by field.
    pub fn shown(&self) -> impl Iterator<Item = (&Field, &Register)> {
        self.registers().filter(|(_, register)| !register.heads.is_empty())
    }

    /// One register.
    pub fn register(&self, field: &str) -> Option<&Register> {
        self.find(field).ok().map(|at| &self.fields[at].1)
    }

    /// The value that one register shows.
    pub fn value(&self, field: &str) -> Option<&Value> {
        self.register(field).and_then(Register::value)
    }

    /// The elements of a set whose registers show something, with their values.
    pub fn elements<'a>(&'a self, set: &'a str) -> impl Iterator<Item = (&'a str, &'a Value)> {
        let from = self.fields.partition_point(|(field, _)| field.as_str() < set);
        let of_set = self.fields[from..].iter().take_while(move |(field, _)| field.as_str().starts_with(set));
        of_set.filter_map(move |(field, register)| {
            let element = field.element().filter(|_| field.name() == set)?;
            Some((element, register.value()?))
        })
    }

    /// Whether it is there; none where no register shows anything.
    pub fn state(&self) -> Option<State> {
        match self.value("exists") {
            Some(Value::Bool(true)) => Some(State::Live),
            Some(_) => Some(State::Deleted),
            None => self.shown().next().map(|_| State::Uncreated),
        }
    }

    /// Whether it is there and not in the trash.
    pub fn is_live(&self) -> bool {
        self.state() == Some(State::Live)
    }

    /// The fields that were edited by someone who had not seen that the record was deleted.
    pub fn edited_after_delete(&self) -> Vec<&Field> {
        if self.state() != Some(State::Deleted) {
            return Vec::new();
        }
        let mut seen = BTreeSet::new();
        for head in self.register("exists").map_or(&[][..], Register::heads) {
            if head.value != Value::Bool(true) {
                seen.insert(head.stamp);
                seen.extend(head.saw.iter().copied());
            }
        }
        let unseen = |register: &Register| register.heads.iter().any(|head| !seen.contains(&head.stamp));
        let edited = self.shown().filter(|(field, register)| field.as_str() != "exists" && unseen(register));
        edited.map(|(field, _)| field).collect()
    }

    /// Whether a field's heads differ, or it was edited after it was deleted.
    fn is_odd(&self) -> bool {
        self.shown().any(|(_, register)| register.is_conflict()) || !self.edited_after_delete().is_empty()
    }

    fn find(&self, field: &str) -> Result<usize, usize> {
        self.fields.binary_search_by(|(known, _)| known.as_str().cmp(field))
    }

    pub(super) fn entry(&mut self, field: &Field) -> &mut Register {
        let at = match self.find(field.as_str()) {
            Ok(at) => at,
            Err(at) => {
                self.fields.insert(at, (field.clone(), Register::default()));
                at
            }
        };
        &mut self.fields[at].1
    }

    /// Of registers in any order.
    pub(super) fn of(mut fields: Vec<(Field, Register)>) -> Record {
        order::sort_by(&mut fields, |a, b| a.0.cmp(&b.0));
        Record { fields }
    }
}

/// All records of a workspace as they stand, the journal's own `tx` records included.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Snapshot {
    records: BTreeMap<RecordId, Record>,
    retracted: BTreeSet<Stamp>,
    /// Those that ask for a decision, see [`Record::is_odd`]: they are few, and nobody goes through all for them.
    odd: BTreeSet<RecordId>,
}

impl Snapshot {
    /// Of records in any order.
    pub fn of(records: impl IntoIterator<Item = (RecordId, Record)>) -> Snapshot {
        let mut snapshot = Snapshot::default();
        for (id, record) in records {
            snapshot.put(id, record);
        }
        snapshot
    }

    /// Puts one record in place of what was there.
    pub fn put(&mut self, id: RecordId, record: Record) {
        if let Some(stamp) = retraction_of(&id) {
            if is_retracted(&record) {
                self.retracted.insert(stamp);
            } else {
                self.retracted.remove(&stamp);
            }
        }
        if record.is_odd() {
            self.odd.insert(id.clone());
        } else if !self.odd.is_empty() {
            self.odd.remove(&id);
        }
        self.records.insert(id, record);
    }

    /// The records that ask for a decision: with a field whose heads differ, or edited after they were deleted; `tx`
    /// records aside, by id.
    pub fn odd(&self) -> impl Iterator<Item = (&RecordId, &Record)> {
        self.odd.iter().filter(|id| id.kind() != "tx").filter_map(|id| Some((id, self.records.get(id)?)))
    }

    /// One record, in whatever state.
    pub fn get(&self, id: &RecordId) -> Option<&Record> {
        self.records.get(id)
    }

    /// One record, if it is live.
    pub fn live(&self, id: &RecordId) -> Option<&Record> {
        self.get(id).filter(|record| record.is_live())
    }

    /// Everything that is kept, `tx` records and records without a head included, by id.
    pub fn all(&self) -> impl Iterator<Item = (&RecordId, &Record)> {
        self.records.iter()
    }

    /// The records that are there in whatever state, without `tx` records, by id.
    pub fn records(&self) -> impl Iterator<Item = (&RecordId, &Record, State)> {
        let own = self.records.iter().filter(|(id, _)| id.kind() != "tx");
        own.filter_map(|(id, record)| record.state().map(|state| (id, record, state)))
    }

    /// The kinds of which anything is kept, `tx` aside, by name.
    pub(super) fn kinds(&self) -> Vec<&str> {
        let mut kinds: Vec<&str> = Vec::new();
        let mut from = String::new();
        // A kind's ids lie together: the next one begins after the last id that it can have.
        while let Some((id, _)) =
            self.records.range::<str, _>((Bound::Included(from.as_str()), Bound::Unbounded)).next()
        {
            from = format!("{};", id.kind());
            kinds.push(id.kind());
        }
        kinds.retain(|kind| *kind != "tx");
        kinds.sort_unstable();
        kinds
    }

    /// How many records are kept, `tx` records and records without a head included.
    pub fn len(&self) -> usize {
        self.records.len()
    }

    /// Whether nothing is kept.
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// The records of one kind that are there in whatever state, by id.
    pub fn of_kind<'a>(
        &'a self,
        kind: &str,
    ) -> impl Iterator<Item = (&'a RecordId, &'a Record, State)> + use<'a> {
        // The character after ':' ends the range of ids that begin with the kind and ':'.
        let (from, to) = (format!("{kind}:"), format!("{kind};"));
        let range =
            self.records.range::<str, _>((Bound::Included(from.as_str()), Bound::Excluded(to.as_str())));
        range.filter_map(|(id, record)| record.state().map(|state| (id, record, state)))
    }

    /// The live records of one kind, by id.
    pub fn live_of_kind<'a>(&'a self, kind: &str) -> impl Iterator<Item = (&'a RecordId, &'a Record)> {
        self.of_kind(kind).filter(|(_, _, state)| *state == State::Live).map(|(id, record, _)| (id, record))
    }

    /// Whether a transaction is taken back.
    pub fn is_retracted(&self, stamp: Stamp) -> bool {
        self.retracted.contains(&stamp)
    }

    /// The stamps that are taken back, those not here yet included.
    pub fn retracted(&self) -> &BTreeSet<Stamp> {
        &self.retracted
    }
}

/// The transaction that a record `tx:…` is about.
pub(super) fn retraction_of(id: &RecordId) -> Option<Stamp> {
    if id.kind() == "tx" { Stamp::parse(id.local()) } else { None }
}

/// Section 5: taken back iff any head of `retracted` is exactly `true`.
pub(super) fn is_retracted(record: &Record) -> bool {
    let heads = record.register("retracted").map_or(&[][..], Register::heads);
    heads.iter().any(|head| head.value == Value::Bool(true))
}
