//! The records of a kind as a table (CSV), written from the kind's declaration.

use super::csv_write::write_harmless;
use crate::Value;
use crate::journal::{FieldType, Record, RecordId};
use crate::model::{Book, FieldDecl, KindDecl};

/// What stands between the elements of a set.
const BETWEEN: &str = "; ";

/// Every live record of a kind, by id, archived ones included: the columns are `id` and the fields by
/// their names in the file. Dates are ISO, numbers plain decimals, choices as the file has them; what is not of
/// its field's type is empty. A reference has two columns: the id as the file has it, and after it, under the
/// same name with ` (name)`, what people call that record. What a spreadsheet would run as a formula is text.
pub fn table(book: &Book, kind: &KindDecl) -> String {
    let mut out = table_head(kind);
    table_rows(book, kind, &table_ids(book, kind), &mut out);
    out
}

/// The table's first line.
pub fn table_head(kind: &KindDecl) -> String {
    let mut cells = vec!["id".to_owned()];
    for field in kind.fields {
        cells.push(field.name.to_owned());
        if refers(field) {
            cells.push(format!("{} (name)", field.name));
        }
    }
    let mut out = String::new();
    write_harmless(cells.iter().map(String::as_str), &mut out);
    out
}

/// The records that the table has, in their order. A long table can be written a part at a time.
pub fn table_ids(book: &Book, kind: &KindDecl) -> Vec<RecordId> {
    book.snapshot().live_of_kind(kind.name).map(|(id, _)| id.clone()).collect()
}

/// Appends the lines of these records; those that are gone by now are passed over.
pub fn table_rows(book: &Book, kind: &KindDecl, ids: &[RecordId], out: &mut String) {
    for (id, record) in ids.iter().filter_map(|id| Some((id, book.snapshot().live(id)?))) {
        let mut cells = vec![id.to_string()];
        for field in kind.fields {
            let own = cell(field, record);
            if refers(field) {
                let names = own.split(BETWEEN).filter_map(RecordId::parse).map(|id| book.title_of(&id));
                let names = names.collect::<Vec<_>>().join(BETWEEN);
                cells.extend([own, names]);
            } else {
                cells.push(own);
            }
        }
        write_harmless(cells.iter().map(String::as_str), out);
    }
}

fn refers(field: &FieldDecl) -> bool {
    matches!((field.holds)(), FieldType::Ref | FieldType::RefSet)
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
