//! The records of a kind as a table (CSV): one row a record, one column a field.

use super::csv::write_record;
use crate::Value;
use crate::journal::{Record, Snapshot};
use crate::json::{canonical, number_text};
use crate::model::KindDecl;

/// The live records of a kind as CSV: `id`, then the declared fields by name; a set's elements are joined
/// with `; `, dates are ISO, numbers plain decimals.
pub fn table(snapshot: &Snapshot, kind: &KindDecl) -> String {
    let mut out = String::new();
    let names = std::iter::once("id").chain(kind.fields.iter().map(|field| field.name));
    write_record(names, &mut out);
    for (id, record) in snapshot.live_of_kind(kind.name) {
        let cells = kind.fields.iter().map(|field| if field.is_set() { set(record, field.name) } else { plain(record, field.name) });
        let row: Vec<String> = std::iter::once(id.to_string()).chain(cells).collect();
        write_record(row.iter().map(String::as_str), &mut out);
    }
    out
}

fn plain(record: &Record, field: &str) -> String {
    match record.value(field) {
        None | Some(Value::Null) => String::new(),
        Some(Value::Text(text)) => text.clone(),
        Some(Value::Bool(yes)) => yes.to_string(),
        Some(Value::Number(number)) => number_text(*number),
        Some(other) => canonical(other),
    }
}

fn set(record: &Record, name: &str) -> String {
    let there = record.elements(name).filter(|(_, value)| **value == Value::Bool(true));
    there.map(|(element, _)| element).collect::<Vec<_>>().join("; ")
}
