//! The records of a kind as a table (CSV), written from the kind's declaration.

use super::csv::write_record;
use crate::Value;
use crate::journal::{FieldType, Record, RecordId, Snapshot};
use crate::model::{FieldDecl, KindDecl};

/// What stands between the elements of a set.
const BETWEEN: &str = "; ";

/// Every live record of a kind, by id, archived ones included: the columns are `id` and the fields by
/// their names in the file. Dates are ISO, numbers plain decimals, choices and references as the file
/// has them; what is not of its field's type is empty.
pub fn table(snapshot: &Snapshot, kind: &KindDecl) -> String {
    let mut out = String::new();
    write_record(std::iter::once("id").chain(kind.fields.iter().map(|field| field.name)), &mut out);
    for (id, record) in snapshot.live_of_kind(kind.name) {
        let cells: Vec<String> = kind.fields.iter().map(|field| cell(field, record)).collect();
        write_record(std::iter::once(id.as_str()).chain(cells.iter().map(String::as_str)), &mut out);
    }
    out
}

fn cell(field: &FieldDecl, record: &Record) -> String {
    let holds = (field.holds)();
    if field.is_set() {
        let there = record.elements(field.name).filter(|(element, value)| {
            **value == Value::Bool(true) && (holds == FieldType::Set || RecordId::parse(element).is_some())
        });
        return there.map(|(element, _)| element).collect::<Vec<_>>().join(BETWEEN);
    }
    match record.value(field.name).filter(|value| holds.accepts(value)) {
        Some(Value::Text(text)) => text.clone(),
        Some(Value::Bool(yes)) => yes.to_string(),
        // Rust writes a double without an exponent, in the fewest digits that read back as it; -0 is 0.
        Some(Value::Number(number)) => (number + 0.0).to_string(),
        _ => String::new(),
    }
}
