//! Import of a file without history (section 8): a plan against what is here, then one change.

use std::collections::{BTreeMap, BTreeSet};

use super::transaction::fits;
use super::{Change, Field, Record, RecordId, Snapshot};
use crate::json::Value;
use crate::order;

/// What an import would do. Preview and import are this one plan.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ImportPlan {
    /// Records that are not live here yet.
    pub new: Vec<PlannedRecord>,
    /// Records whose values differ.
    pub changed: Vec<PlannedRecord>,
    /// How many records are the same already.
    pub same: usize,
    /// What is not taken in, and why.
    pub skipped: Vec<Skipped>,
    /// What is to be written; empty where nothing differs.
    pub change: Change,
}

/// A record that an import touches.
#[derive(Clone, Debug, PartialEq)]
pub struct PlannedRecord {
    /// Which.
    pub id: RecordId,
    /// The registers it writes, with what is shown now and what it writes.
    pub fields: Vec<(Field, Option<Value>, Value)>,
}

/// Something that an import leaves out.
#[derive(Clone, Debug, PartialEq)]
pub struct Skipped {
    /// Where: kind, and the record's id or the item's number from 1, and the key if it is but a key.
    pub place: String,
    /// Why, in words.
    pub reason: &'static str,
}

/// Plans the import of a file's `records` (kind → list of items).
pub fn plan_import(snapshot: &Snapshot, records: &BTreeMap<String, Value>) -> ImportPlan {
    let mut plan = ImportPlan { change: Change::new("Import"), ..ImportPlan::default() };
    let mut done = BTreeSet::new();
    for (kind, items) in records {
        let Some(items) = items.as_list() else {
            plan.skip(kind.clone(), "it is no list of records");
            continue;
        };
        for (i, item) in items.iter().enumerate() {
            match item_id(kind, item, &done) {
                Ok((id, keys)) => {
                    done.insert(id.clone());
                    plan.item(snapshot, id, keys);
                }
                Err(reason) => plan.skip(format!("{kind}, item {}", i + 1), reason),
            }
        }
    }
    plan
}

fn item_id<'a>(
    kind: &str,
    item: &'a Value,
    done: &BTreeSet<RecordId>,
) -> Result<(RecordId, &'a BTreeMap<String, Value>), &'static str> {
    let keys = item.as_object().ok_or("it is no object")?;
    let id = keys.get("id").and_then(Value::as_text).and_then(RecordId::parse);
    let id = id.filter(|id| id.kind() == kind && kind != "tx").ok_or("its id is none of its kind")?;
    if keys.contains_key("deleted") {
        return Err("it lies in the trash there");
    }
    if done.contains(&id) { Err("its id was there before") } else { Ok((id, keys)) }
}

impl ImportPlan {
    fn skip(&mut self, place: String, reason: &'static str) {
        self.skipped.push(Skipped { place, reason });
    }

    fn item(&mut self, snapshot: &Snapshot, id: RecordId, keys: &BTreeMap<String, Value>) {
        let nothing = Record::default();
        let record = snapshot.get(&id).unwrap_or(&nothing);
        let mut set: BTreeMap<Field, Value> = BTreeMap::new();
        for (key, value) in keys.iter().filter(|(key, _)| *key != "id") {
            // `name` and `name/` with a list each would be two readings of one set.
            let twin = key.strip_suffix('/').and_then(|name| keys.get(name)).and_then(Value::as_list);
            if twin.is_some() && value.as_list().is_some() {
                self.skip(format!("{id}, {key}"), "its set was there before");
                continue;
            }
            if let Err(reason) = read_key(record, key, value, &mut set, |element| {
                self.skipped.push(Skipped {
                    place: format!("{id}, {key}, {element}"),
                    reason: "it can't be an element of a set",
                });
            }) {
                self.skip(format!("{id}, {key}"), reason);
            }
        }
        let is_new = !record.is_live();
        if is_new && let Some(exists) = Field::parse("exists") {
            set.insert(exists, Value::Bool(true));
        }
        if set.is_empty() {
            self.same += 1;
            return;
        }
        let fields = set
            .iter()
            .map(|(field, value)| (field.clone(), record.value(field.as_str()).cloned(), value.clone()));
        let planned = PlannedRecord { id: id.clone(), fields: fields.collect() };
        if is_new { &mut self.new } else { &mut self.changed }.push(planned);
        self.change.set.insert(id, set);
    }
}

/// Reads one key of an item back into register values, as far as they differ from what is shown.
fn read_key(
    record: &Record,
    key: &str,
    value: &Value,
    set: &mut BTreeMap<Field, Value>,
    mut bad_element: impl FnMut(&str),
) -> Result<(), &'static str> {
    if let (Value::List(elements), Some(name)) = (value, set_name(key)) {
        let wanted = order::set(elements.iter().filter_map(Value::as_text));
        if elements.iter().any(|element| element.as_text().is_none()) {
            bad_element("a value that is no text");
        }
        for element in &wanted {
            match Field::element_of(name, element) {
                Some(field) if record.value(field.as_str()) != Some(&Value::Bool(true)) => {
                    set.insert(field, Value::Bool(true));
                }
                Some(_) => {}
                None => bad_element(element),
            }
        }
        for (element, shown) in record.elements(name) {
            if !wanted.contains(element)
                && *shown != Value::Bool(false)
                && let Some(field) = Field::element_of(name, element)
            {
                set.insert(field, Value::Bool(false));
            }
        }
        return Ok(());
    }
    let field = match key {
        "/id" | "/deleted" => Field::parse(&key[1..]),
        "exists" => return Err("whether a record exists is not imported"),
        _ if key.contains('/') => return Err("such a key has no meaning here"),
        _ => Field::parse(key),
    };
    let field = field.ok_or("it is no name of a field")?;
    let value = match value {
        Value::Object(object) if object.len() == 1 => object.get("json").unwrap_or(value),
        Value::List(_) => return Err("such a key has no meaning here"),
        other => other,
    };
    if !fits(value) {
        return Err("its value is larger than 1 MiB");
    }
    // Null is a field that the item lacks.
    if *value != Value::Null && record.value(field.as_str()) != Some(value) {
        set.insert(field, value.clone());
    }
    Ok(())
}

/// The set that a key with a list is about.
fn set_name(key: &str) -> Option<&str> {
    let name = key.strip_suffix('/').unwrap_or(key);
    Field::parse(name).filter(|field| field.element().is_none()).map(|_| name)
}
