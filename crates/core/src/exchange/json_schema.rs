//! The JSON Schema (2020-12) of the workspace file, written from the field tables.
//!
//! It describes what a careful program writes. Reading is more patient: what doesn't fit is kept, and a
//! problem tells of it. Fields and kinds of newer versions are allowed.

use crate::Value;
use crate::journal::FieldType;
use crate::json::object;
use crate::model::{FieldDecl, KindDecl};

const DATE: &str = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";
const TIME: &str = "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$";
const INSTANT: &str = "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{3}Z$";
const STAMP: &str =
    "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{3}Z-[0-9a-f]{4}-[0-9a-f]{16}$";
const RECORD: &str = "^[a-z][a-z0-9_]{0,39}:[A-Za-z0-9._:~-]{1,100}$";
const FIELD: &str = "^[a-z][a-z0-9_]{0,39}(/[^\\u0000-\\u001f\\u007f]{1,200})?$";

/// The schema of a workspace file with these kinds.
pub fn json_schema(kinds: &[KindDecl]) -> Value {
    let records = kinds.iter().map(|kind| {
        let items = object([("type", "array".into()), ("items", record(kind))]);
        (kind.name.to_owned(), items)
    });
    let mut definitions = Value::object();
    definitions.insert("stamp".to_owned(), pattern("When and by whom, the id of a transaction", STAMP));
    definitions.insert("record_id".to_owned(), pattern("kind:local", RECORD));
    definitions.insert("transaction".to_owned(), transaction());
    definitions.insert("write".to_owned(), write(kinds));
    definitions.insert("conflict".to_owned(), conflict());
    for kind in kinds {
        definitions.insert(format!("set_{}", kind.name), registers(kind));
    }
    let list = |of: &str| object([("type", "array".into()), ("items", definition(of))]);
    object([
        ("$schema", "https://json-schema.org/draft/2020-12/schema".into()),
        ("title", "Pilotbook workspace".into()),
        (
            "description",
            "The transactions are the content; records and conflicts follow from them, for people to read. \
             A file without transactions holds records alone."
                .into(),
        ),
        ("type", "object".into()),
        ("required", vec!["format", "version"].into()),
        (
            "properties",
            object([
                ("format", object([("const", "pilotbook".into())])),
                ("version", object([("const", 1usize.into())])),
                ("workspace", object([("type", "string".into())])),
                ("app", object([("type", "string".into())])),
                ("exported_at", pattern("When the file was written", INSTANT)),
                ("transactions", list("transaction")),
                (
                    "records",
                    object([("type", "object".into()), ("properties", Value::Object(records.collect()))]),
                ),
                ("conflicts", list("conflict")),
            ]),
        ),
        ("$defs", Value::Object(definitions)),
    ])
}

/// The schema as the file `docs/workspace.schema.json` has it.
pub fn json_schema_text(kinds: &[KindDecl]) -> String {
    let mut out = String::new();
    pretty(&json_schema(kinds), 0, &mut out);
    out.push('\n');
    out
}

fn definition(name: &str) -> Value {
    object([("$ref", format!("#/$defs/{name}").into())])
}

fn pattern(description: &str, pattern: &str) -> Value {
    object([("type", "string".into()), ("description", description.into()), ("pattern", pattern.into())])
}

fn list_of_stamps() -> Value {
    object([("type", "array".into()), ("items", definition("stamp"))])
}

fn transaction() -> Value {
    object([
        ("description", "What one person did in one step".into()),
        ("type", "object".into()),
        ("required", vec!["id"].into()),
        (
            "properties",
            object([
                ("id", definition("stamp")),
                (
                    "by",
                    object([
                        ("type", "string".into()),
                        ("description", "A person's record id or name".into()),
                    ]),
                ),
                (
                    "what",
                    object([("type", "string".into()), ("description", "What was done, in words".into())]),
                ),
                ("writes", object([("type", "array".into()), ("items", definition("write"))])),
            ]),
        ),
    ])
}

/// A write; the kind of its record says what its registers hold.
fn write(kinds: &[KindDecl]) -> Value {
    let by_kind = kinds.iter().map(|kind| {
        let of_kind = object([("record", object([("pattern", format!("^{}:", kind.name).into())]))]);
        let set = object([("set", definition(&format!("set_{}", kind.name)))]);
        object([("if", object([("properties", of_kind)])), ("then", object([("properties", set)]))])
    });
    let names = object([("pattern", FIELD.into())]);
    object([
        ("type", "object".into()),
        ("required", vec!["record"].into()),
        (
            "properties",
            object([
                ("record", definition("record_id")),
                ("set", object([("type", "object".into()), ("propertyNames", names.clone())])),
                (
                    "supersedes",
                    object([
                        ("description", "The stamps of the writes that each value replaces".into()),
                        ("type", "object".into()),
                        ("propertyNames", names),
                        ("additionalProperties", list_of_stamps()),
                    ]),
                ),
                ("saw", list_of_stamps()),
            ]),
        ),
        ("allOf", Value::List(by_kind.collect())),
    ])
}

fn conflict() -> Value {
    object([
        ("description", "Values that were written without seeing each other; the last one is shown".into()),
        ("type", "object".into()),
        ("required", vec!["record", "field", "values"].into()),
        (
            "properties",
            object([
                ("record", definition("record_id")),
                ("field", pattern("A field, or a set, / and an element", FIELD)),
                ("values", object([("type", "array".into()), ("minItems", 2usize.into())])),
            ]),
        ),
    ])
}

/// A record as `records` shows it.
fn record(kind: &KindDecl) -> Value {
    let mut properties = Value::object();
    properties.insert("id".to_owned(), own_id(kind));
    properties.insert("deleted".to_owned(), object([("const", true.into())]));
    for field in kind.fields {
        let taken = field.name == "id" || field.name == "deleted";
        let key = match (taken, field.is_set()) {
            (false, _) => field.name.to_owned(),
            (true, false) => format!("/{}", field.name),
            (true, true) => format!("{}/", field.name),
        };
        let mut schema = holds(field);
        if field.is_set() {
            let items = Value::Object(schema);
            schema = Value::object();
            schema.insert("type".to_owned(), "array".into());
            schema.insert("uniqueItems".to_owned(), true.into());
            schema.insert("items".to_owned(), items);
        }
        schema.insert("title".to_owned(), field.label.into());
        properties.insert(key, Value::Object(schema));
    }
    object([
        ("title", kind.label.into()),
        ("type", "object".into()),
        ("required", vec!["id"].into()),
        ("properties", Value::Object(properties)),
    ])
}

/// The registers of a record as a write sets them: null empties, a set has one register an element.
fn registers(kind: &KindDecl) -> Value {
    let (mut properties, mut patterns) = (Value::object(), Value::object());
    properties.insert("exists".to_owned(), object([("type", "boolean".into())]));
    let null = || object([("type", "null".into())]);
    for field in kind.fields {
        if field.is_set() {
            let yes_no = object([("type", vec!["boolean", "null"].into())]);
            patterns.insert(format!("^{}/", field.name), yes_no);
        } else {
            let either = vec![Value::Object(holds(field)), null()];
            properties.insert(field.name.to_owned(), object([("anyOf", either.into())]));
        }
    }
    object([
        ("title", format!("Registers of {}", kind.label).into()),
        ("type", "object".into()),
        ("properties", Value::Object(properties)),
        ("patternProperties", Value::Object(patterns)),
    ])
}

fn own_id(kind: &KindDecl) -> Value {
    pattern("The record's id", &format!("^{}:[A-Za-z0-9._:~-]{{1,100}}$", kind.name))
}

/// What a field's value, or an element of its set, is.
fn holds(field: &FieldDecl) -> std::collections::BTreeMap<String, Value> {
    let schema = match (field.holds)() {
        FieldType::Text => object([("type", "string".into())]),
        FieldType::Number => object([("type", "number".into())]),
        FieldType::Bool => object([("type", "boolean".into())]),
        FieldType::Date => {
            object([("type", "string".into()), ("format", "date".into()), ("pattern", DATE.into())])
        }
        FieldType::Time => {
            object([("type", "string".into()), ("format", "date-time".into()), ("pattern", TIME.into())])
        }
        FieldType::Choice(words) => object([("enum", words.into())]),
        FieldType::Ref | FieldType::RefSet => definition("record_id"),
        FieldType::Set => {
            object([("type", "string".into()), ("minLength", 1usize.into()), ("maxLength", 200usize.into())])
        }
    };
    match schema {
        Value::Object(schema) => schema,
        _ => Value::object(),
    }
}

/// JSON for people: two spaces a level, a list of plain values on one line.
fn pretty(value: &Value, depth: usize, out: &mut String) {
    let line = |depth: usize, out: &mut String| {
        out.push('\n');
        out.extend(std::iter::repeat_n("  ", depth));
    };
    match value {
        Value::Object(entries) if !entries.is_empty() => {
            out.push('{');
            for (place, (key, value)) in entries.iter().enumerate() {
                out.push_str(if place > 0 { "," } else { "" });
                line(depth + 1, out);
                crate::json::write_text(key, out);
                out.push_str(": ");
                pretty(value, depth + 1, out);
            }
            line(depth, out);
            out.push('}');
        }
        Value::List(items) if items.iter().any(|item| matches!(item, Value::Object(_) | Value::List(_))) => {
            out.push('[');
            for (place, item) in items.iter().enumerate() {
                out.push_str(if place > 0 { "," } else { "" });
                line(depth + 1, out);
                pretty(item, depth + 1, out);
            }
            line(depth, out);
            out.push(']');
        }
        plain => crate::json::write_canonical(plain, out),
    }
}
