//! Typed reading (section 6): what the declared kinds say of a snapshot. Never fails either.

use std::collections::BTreeMap;

use super::{Problem, Problems, Record, RecordId, Snapshot, State};
use crate::json::Value;
use crate::{Date, Time};

/// What a field holds.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum FieldType {
    /// Any text.
    Text,
    /// A number.
    Number,
    /// A bool.
    Bool,
    /// A day, `YYYY-MM-DD`, years 0001–9999.
    Date,
    /// A time in UTC to the second, `2026-11-23T10:15:30Z`.
    Time,
    /// One of these words.
    Choice(Vec<String>),
    /// A record's id.
    Ref,
    /// A set of texts: a register per element.
    Set,
    /// A set of record ids.
    RefSet,
}

impl FieldType {
    /// Reads `text`, `number`, `bool`, `date`, `time`, `choice:a|b|c`, `ref`, `set`, `set of ref`.
    pub fn parse(text: &str) -> Option<FieldType> {
        Some(match text {
            "text" => FieldType::Text,
            "number" => FieldType::Number,
            "bool" => FieldType::Bool,
            "date" => FieldType::Date,
            "time" => FieldType::Time,
            "ref" => FieldType::Ref,
            "set" => FieldType::Set,
            "set of ref" => FieldType::RefSet,
            _ => FieldType::Choice(text.strip_prefix("choice:")?.split('|').map(str::to_owned).collect()),
        })
    }

    fn is_set(&self) -> bool {
        matches!(self, FieldType::Set | FieldType::RefSet)
    }

    /// Whether a value that isn't null can be read as this; of a set, the value of an element.
    pub fn accepts(&self, value: &Value) -> bool {
        match (self, value) {
            (FieldType::Text, Value::Text(_))
            | (FieldType::Number, Value::Number(_))
            | (FieldType::Bool | FieldType::Set | FieldType::RefSet, Value::Bool(_)) => true,
            (FieldType::Date, Value::Text(text)) => Date::parse(text).is_some(),
            (FieldType::Time, Value::Text(text)) => Time::parse(text).is_some(),
            (FieldType::Choice(words), Value::Text(text)) => words.contains(text),
            (FieldType::Ref, Value::Text(text)) => RecordId::parse(text).is_some(),
            _ => false,
        }
    }
}

/// The declared kinds: kind → field → type.
pub type Schema = BTreeMap<String, BTreeMap<String, FieldType>>;

/// Adds what the declared kinds say of a snapshot.
pub fn typed_problems(snapshot: &Snapshot, schema: &Schema, problems: &mut Problems) {
    for (id, record, state) in snapshot.records() {
        let Some(fields) = schema.get(id.kind()) else {
            problems.add(Problem::UnknownKind { kind: id.kind().to_owned() });
            continue;
        };
        for (field, register) in record.shown() {
            if field.as_str() == "exists" {
                continue;
            }
            let declared = fields.get(field.name());
            let Some(kind) = declared.filter(|kind| kind.is_set() == field.element().is_some()) else {
                let (kind, field) = (id.kind().to_owned(), field.name().to_owned());
                problems.add(Problem::UnknownField { kind, field });
                continue;
            };
            let (Some(value), State::Live) = (register.value(), state) else { continue };
            let empty = *value == Value::Null || (kind.is_set() && *value == Value::Bool(false));
            if empty {
                continue;
            }
            let place = || (id.clone(), field.clone());
            let target = match kind {
                FieldType::Ref => value.as_text().and_then(RecordId::parse),
                FieldType::RefSet => field.element().and_then(RecordId::parse),
                _ => None,
            };
            let bad_element = *kind == FieldType::RefSet && target.is_none();
            if !kind.accepts(value) || bad_element {
                let (record, field) = place();
                problems.add(Problem::BadValue { record, field });
            } else if let Some(target) = target {
                let (record, field) = place();
                match snapshot.get(&target).filter(|_| target.kind() != "tx").and_then(Record::state) {
                    Some(State::Live) => {}
                    Some(State::Deleted) => problems.add(Problem::DeletedReference { record, field, target }),
                    _ => problems.add(Problem::MissingReference { record, field, target }),
                }
            }
        }
    }
}
