//! Taking a step back, and bringing it back: writes like any other (docs/DATA.md, section 5).

use super::writer::cut;
use crate::Value;
use crate::journal::{Change, Field, RecordId, Stamp, Transaction};
use crate::model::Book;

/// The longest `what`, in bytes of UTF-8.
const MAX_WHAT: usize = 1000;

/// Takes a transaction back: it counts no more, what it had taken back counts again, and what it had
/// brought back doesn't. Empty where all that is so already.
pub fn undo(book: &Book, transaction: &Transaction) -> Change {
    turn(book, transaction, "Undo", true)
}

/// Brings a transaction back that was taken back: it counts again, with all that it took back or brought
/// back itself. Empty where all that is so already. Of a step that took another one back, given that
/// other one, it is "take back the undo".
pub fn redo(book: &Book, transaction: &Transaction) -> Change {
    turn(book, transaction, "Redo", false)
}

fn turn(book: &Book, transaction: &Transaction, verb: &str, back: bool) -> Change {
    let what =
        if transaction.what.is_empty() { verb.to_owned() } else { format!("{verb}: {}", transaction.what) };
    let mut change = Change::new(cut(&what, MAX_WHAT));
    let mut wants: Vec<(Stamp, bool)> = Vec::new();
    let mut has_fields = false;
    for write in transaction.writes.iter().filter(|write| !write.set.is_empty()) {
        if write.record.kind() != "tx" {
            has_fields = true;
            continue;
        }
        let Some(stamp) = Stamp::parse(write.record.local()).filter(|stamp| *stamp != transaction.id) else {
            continue;
        };
        if let Some(value) = write.set.get("retracted") {
            // Undoing wants the opposite of what it wrote, redoing the same.
            wants.push((stamp, (*value == Value::Bool(true)) != back));
        }
    }
    if has_fields {
        wants.push((transaction.id, back));
    }
    for (stamp, retracted) in wants {
        if book.snapshot().is_retracted(stamp) == retracted {
            continue;
        }
        let record = RecordId::new("tx", &stamp.to_string());
        if let (Some(record), Some(field)) = (record, Field::parse("retracted")) {
            change.set(&record, field, retracted.into());
        }
    }
    change
}
