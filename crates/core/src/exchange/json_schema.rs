//! The JSON Schema (2020-12) of the workspace file, written from the field tables.

use crate::Value;
use crate::journal::FieldType;
use crate::json::object;
use crate::model::{FieldDecl, KindDecl};

const STAMP: &str = "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]{12}Z-[0-9a-f]{4}-[0-9a-f]{16}$";
const RECORD_ID: &str = "^[a-z][a-z0-9_]{0,39}:[A-Za-z0-9._:~-]{1,100}$";

fn typed(name: &str) -> Value {
    object([("type", name.into())])
}

fn texts(pattern: &str) -> Value {
    object([("type", "string".into()), ("pattern", pattern.into())])
}

fn list(items: Value) -> Value {
    object([("type", "array".into()), ("items", items)])
}

/// The schema of files whose records are of these kinds. Unknown kinds and fields are allowed: they are
/// of a newer version, and stay.
pub fn json_schema(kinds: &[KindDecl]) -> Value {
    let records = kinds.iter().map(|kind| (kind.name.to_owned(), list(record(kind))));
    let records = object([("type", "object".into()), ("properties", Value::Object(records.collect()))]);
    let write = object([
        ("type", "object".into()),
        ("required", vec!["record"].into()),
        (
            "properties",
            object([
                ("record", texts(RECORD_ID)),
                ("set", typed("object")),
                ("supersedes", object([("type", "object".into()), ("additionalProperties", list(texts(STAMP)))])),
                ("saw", list(texts(STAMP))),
            ]),
        ),
    ]);
    let transaction = object([
        ("type", "object".into()),
        ("required", vec!["id"].into()),
        (
            "properties",
            object([("id", texts(STAMP)), ("by", typed("string")), ("what", typed("string")), ("writes", list(write))]),
        ),
    ]);
    object([
        ("$schema", "https://json-schema.org/draft/2020-12/schema".into()),
        ("title", "A Pilotbook workspace".into()),
        ("type", "object".into()),
        ("required", vec!["format", "version"].into()),
        (
            "properties",
            object([
                ("format", object([("const", "pilotbook".into())])),
                ("version", object([("const", Value::Number(1.0))])),
                ("workspace", typed("string")),
                ("app", typed("string")),
                ("exported_at", typed("string")),
                ("transactions", list(transaction)),
                ("records", records),
                ("conflicts", list(typed("object"))),
            ]),
        ),
    ])
}

fn record(kind: &KindDecl) -> Value {
    let own_id = object([("type", "string".into()), ("pattern", format!("^{}:", kind.name).into())]);
    let fields = kind.fields.iter().map(|field| (field.name.to_owned(), of_field(field)));
    let all = [("id".to_owned(), own_id), ("deleted".to_owned(), typed("boolean"))];
    object([
        ("title", kind.label.into()),
        ("type", "object".into()),
        ("required", vec!["id"].into()),
        ("properties", Value::Object(fields.chain(all).collect())),
    ])
}

fn of_field(field: &FieldDecl) -> Value {
    let mut schema = match (field.holds)() {
        FieldType::Text => typed("string"),
        FieldType::Number => typed("number"),
        FieldType::Bool => typed("boolean"),
        FieldType::Date => object([("type", "string".into()), ("format", "date".into())]),
        FieldType::Time => object([("type", "string".into()), ("format", "date-time".into())]),
        FieldType::Choice(words) => object([("enum", words.into())]),
        FieldType::Ref => texts(RECORD_ID),
        FieldType::Set => list(typed("string")),
        FieldType::RefSet => list(texts(RECORD_ID)),
    };
    if let Value::Object(schema) = &mut schema {
        schema.insert("title".to_owned(), field.label.into());
    }
    schema
}
