//! Problems: what is odd and kept all the same (section 7).

use std::collections::BTreeMap;

use super::snapshot::retraction_of;
use super::stamp::DAY_MS;
use super::{Field, Journal, Record, RecordId, Register, Snapshot, Stamp, State};
use crate::json::{Value, canonical, object};

/// How much a problem asks for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Level {
    /// Content without effect.
    Error,
    /// Needs a look.
    Warning,
    /// A note.
    Note,
}

/// Something odd, with its place.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the fields are the place that section 7's table names")]
pub enum Problem {
    /// A content that breaks a rule; it has no effect. The id is none where it is no text.
    BadTransaction { id: Option<String> },
    /// A stamp that came with more than one content.
    StampCollision { id: Stamp },
    /// Names that run in a circle.
    SupersedesCycle { record: RecordId, field: Field },
    /// A stamp more than a day ahead.
    FutureStamp { id: Stamp },
    /// A named write that isn't here yet, or never was.
    MissingWrite { record: RecordId, field: Field, stamp: Stamp },
    /// A transaction that was taken back or brought back and isn't here.
    MissingTransaction { stamp: Stamp },
    /// A change by someone who had not seen the deletion.
    EditedAfterDelete { record: RecordId, field: Field },
    /// A record without its creation.
    NoCreation { record: RecordId },
    /// A value that isn't of its field's type; kept, and treated as empty.
    BadValue { record: RecordId, field: Field },
    /// A reference to a record that isn't there.
    MissingReference { record: RecordId, field: Field, target: RecordId },
    /// A reference to a record in the trash.
    DeletedReference { record: RecordId, field: Field, target: RecordId },
    /// A kind that this version doesn't know.
    UnknownKind { kind: String },
    /// A field that this version doesn't know.
    UnknownField { kind: String, field: String },
    /// A key of a file that this version doesn't know.
    UnknownKey { key: String },
    /// A file whose `records` were edited, which had no effect.
    RecordsDiffer,
}

impl Problem {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Problem::BadTransaction { .. } => "bad_transaction",
            Problem::StampCollision { .. } => "stamp_collision",
            Problem::SupersedesCycle { .. } => "supersedes_cycle",
            Problem::FutureStamp { .. } => "future_stamp",
            Problem::MissingWrite { .. } => "missing_write",
            Problem::MissingTransaction { .. } => "missing_transaction",
            Problem::EditedAfterDelete { .. } => "edited_after_delete",
            Problem::NoCreation { .. } => "no_creation",
            Problem::BadValue { .. } => "bad_value",
            Problem::MissingReference { .. } => "missing_reference",
            Problem::DeletedReference { .. } => "deleted_reference",
            Problem::UnknownKind { .. } => "unknown_kind",
            Problem::UnknownField { .. } => "unknown_field",
            Problem::UnknownKey { .. } => "unknown_key",
            Problem::RecordsDiffer => "records_differ",
        }
    }

    /// How much it asks for.
    pub fn level(&self) -> Level {
        match self {
            Problem::BadTransaction { .. } | Problem::StampCollision { .. } => Level::Error,
            Problem::MissingWrite { .. }
            | Problem::MissingTransaction { .. }
            | Problem::UnknownKind { .. }
            | Problem::UnknownField { .. }
            | Problem::UnknownKey { .. } => Level::Note,
            _ => Level::Warning,
        }
    }

    /// Code and place as JSON.
    pub fn to_json(&self) -> Value {
        let code = ("code", Value::from(self.code()));
        let text = |text: &dyn std::fmt::Display| Value::Text(text.to_string());
        match self {
            Problem::BadTransaction { id } => object([code, ("id", id.clone().into())]),
            Problem::StampCollision { id } | Problem::FutureStamp { id } => object([code, ("id", text(id))]),
            Problem::MissingTransaction { stamp } => object([code, ("stamp", text(stamp))]),
            Problem::MissingWrite { record, field, stamp } => {
                object([code, ("record", text(record)), ("field", text(field)), ("stamp", text(stamp))])
            }
            Problem::SupersedesCycle { record, field }
            | Problem::EditedAfterDelete { record, field }
            | Problem::BadValue { record, field } => {
                object([code, ("record", text(record)), ("field", text(field))])
            }
            Problem::NoCreation { record } => object([code, ("record", text(record))]),
            Problem::MissingReference { record, field, target }
            | Problem::DeletedReference { record, field, target } => {
                object([code, ("record", text(record)), ("field", text(field)), ("target", text(target))])
            }
            Problem::UnknownKind { kind } => object([code, ("kind", text(kind))]),
            Problem::UnknownField { kind, field } => {
                object([code, ("kind", text(kind)), ("field", text(field))])
            }
            Problem::UnknownKey { key } => object([code, ("key", text(key))]),
            Problem::RecordsDiffer => object([code]),
        }
    }
}

/// Problems in the order of their canonical text, each place once; set-aside contents one by one.
#[derive(Clone, Debug, Default)]
pub struct Problems {
    found: BTreeMap<String, (Problem, usize)>,
}

impl Problems {
    /// Adds one; a place that is there already stays as it is.
    pub fn add(&mut self, problem: Problem) {
        let often = matches!(problem, Problem::BadTransaction { .. });
        let entry = self.found.entry(canonical(&problem.to_json())).or_insert((problem, 0));
        if often || entry.1 == 0 {
            entry.1 += 1;
        }
    }

    /// All, in order.
    pub fn iter(&self) -> impl Iterator<Item = &Problem> {
        self.found.values().flat_map(|(problem, times)| std::iter::repeat_n(problem, *times))
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// What the set of transactions itself says. With `now` (milliseconds since 1970-01-01 UTC),
    /// stamps more than a day ahead are told too.
    pub fn of_journal(&mut self, journal: &Journal, snapshot: &Snapshot, now: Option<i64>) {
        for (_, id) in journal.aside() {
            self.add(Problem::BadTransaction { id: id.map(str::to_owned) });
        }
        for id in journal.collisions() {
            self.add(Problem::StampCollision { id });
        }
        if let Some(now) = now {
            let ahead = |stamp: Stamp| i128::from(stamp.wall()) > i128::from(now) + i128::from(DAY_MS);
            for transaction in journal.contents().filter(|transaction| ahead(transaction.id)) {
                self.add(Problem::FutureStamp { id: transaction.id });
            }
        }
        for (id, record) in snapshot.all() {
            if let Some(stamp) = retraction_of(id)
                && record.register("retracted").is_some()
                && journal.get(stamp).is_none()
            {
                self.add(Problem::MissingTransaction { stamp });
            }
        }
        self.of_snapshot(snapshot);
    }

    /// What the registers and records say.
    pub fn of_snapshot(&mut self, snapshot: &Snapshot) {
        for (id, record) in snapshot.all() {
            for (field, register) in record.registers() {
                for stamp in register.missing() {
                    self.add(Problem::MissingWrite { record: id.clone(), field: field.clone(), stamp });
                }
                if register.has_cycle() {
                    self.add(Problem::SupersedesCycle { record: id.clone(), field: field.clone() });
                }
            }
            if id.kind() == "tx" {
                self.of_retraction(id, record);
            } else {
                self.of_record(id, record);
            }
        }
    }

    fn of_retraction(&mut self, id: &RecordId, record: &Record) {
        let retracted = record.registers().find(|(field, _)| field.as_str() == "retracted");
        if let Some((field, register)) = retracted
            && register.heads().iter().any(|head| head.value.as_bool().is_none())
        {
            self.add(Problem::BadValue { record: id.clone(), field: field.clone() });
        }
    }

    fn of_record(&mut self, id: &RecordId, record: &Record) {
        match record.state() {
            Some(State::Uncreated) => self.add(Problem::NoCreation { record: id.clone() }),
            Some(State::Deleted) => {
                for field in record.edited_after_delete() {
                    self.add(Problem::EditedAfterDelete { record: id.clone(), field: field.clone() });
                }
            }
            Some(State::Live) | None => {}
        }
        let exists = record.registers().find(|(field, _)| field.as_str() == "exists");
        if let Some((field, register)) = exists
            && register.value().is_some_and(|value| value.as_bool().is_none())
        {
            self.add(Problem::BadValue { record: id.clone(), field: field.clone() });
        }
    }
}

impl Register {
    /// The values of all heads, by stamp: the shown one last.
    pub fn head_values(&self) -> impl Iterator<Item = &Value> {
        self.heads().iter().map(|head| &head.value)
    }
}
