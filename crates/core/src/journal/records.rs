//! Records as people read them in a file (section 8).

use std::collections::BTreeMap;

use super::{Record, RecordId, Snapshot, State};
use crate::json::{Value, object, write_canonical, write_text};
use crate::order;

/// Which records are shown.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Shown {
    /// Those that someone created, the trash included.
    Created,
    /// Those outside the trash.
    Live,
}

/// The kinds of which records are shown, by name.
pub(super) fn kinds(snapshot: &Snapshot, shown: Shown) -> Vec<&str> {
    let mut kinds = snapshot.kinds();
    kinds.retain(|kind| of_kind(snapshot, kind, shown).next().is_some());
    kinds
}

/// The shown records of a kind, by id.
pub(super) fn of_kind<'a>(
    snapshot: &'a Snapshot,
    kind: &str,
    shown: Shown,
) -> impl Iterator<Item = (&'a RecordId, Keys)> + use<'a> {
    let records = snapshot.of_kind(kind).filter(move |(_, _, state)| {
        *state == State::Live || (*state == State::Deleted && shown == Shown::Created)
    });
    records.map(|(id, record, state)| (id, keys(record, state)))
}

/// The keys that stand for a record, its `id` aside.
pub(super) type Keys = BTreeMap<String, Value>;

fn keys(record: &Record, state: State) -> Keys {
    let mut keys = Keys::new();
    let mut sets: BTreeMap<&str, Vec<Value>> = BTreeMap::new();
    for (field, register) in record.shown() {
        let Some(value) = register.value() else { continue };
        match (field.element(), value) {
            (Some(element), Value::Bool(true)) => sets.entry(field.name()).or_default().push(element.into()),
            (Some(_), _) | (None, Value::Null) => {}
            (None, _) if field.as_str() == "exists" => {}
            (None, Value::List(_) | Value::Object(_)) => {
                keys.insert(plain_key(field.as_str()), object([("json", value.clone())]));
            }
            (None, _) => {
                keys.insert(plain_key(field.as_str()), value.clone());
            }
        }
    }
    for (name, elements) in sets {
        let taken = keys.contains_key(name) || name == "id" || name == "deleted";
        keys.insert(if taken { format!("{name}/") } else { name.to_owned() }, Value::List(elements));
    }
    if state == State::Deleted {
        keys.insert("deleted".to_owned(), Value::Bool(true));
    }
    keys
}

fn plain_key(field: &str) -> String {
    if field == "id" || field == "deleted" { format!("/{field}") } else { field.to_owned() }
}

/// A record as one JSON object.
pub(super) fn object_of(id: &RecordId, mut keys: Keys) -> Value {
    keys.insert("id".to_owned(), id.as_str().into());
    Value::Object(keys)
}

/// All created records as one JSON object: kind → list of records.
pub(super) fn to_json(snapshot: &Snapshot) -> Value {
    let kinds = kinds(snapshot, Shown::Created).into_iter().map(|kind| {
        let records = of_kind(snapshot, kind, Shown::Created).map(|(id, keys)| object_of(id, keys));
        (kind.to_owned(), Value::List(records.collect()))
    });
    Value::Object(order::map(kinds))
}

/// Appends the line that stands for a record in a file: `id` first, the others by code point.
pub(super) fn write_record(id: &RecordId, keys: &Keys, out: &mut String) {
    out.push_str("{\"id\":");
    write_text(id.as_str(), out);
    for (key, value) in keys {
        out.push(',');
        write_text(key, out);
        out.push(':');
        write_canonical(value, out);
    }
    out.push('}');
}
