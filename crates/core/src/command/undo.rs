//! Taking a step back, and bringing it back: writes like any other (docs/DATA.md, section 5).

use std::sync::Arc;

use super::writer::cut;
use crate::Value;
use crate::journal::{Change, Field, RecordId, Stamp, Transaction};
use crate::model::Book;

/// The longest `what`, in bytes of UTF-8.
const MAX_WHAT: usize = 1000;

/// Takes a transaction back: it counts no more, what it had taken back counts again, and what it had
/// brought back doesn't. Empty where all that is so already.
pub fn undo(book: &Book, transaction: &Transaction) -> Change {
    turn(book, [transaction], "Undo", true)
}

/// Takes several transactions back at once, which are one step to people, given oldest first.
pub fn undo_all(book: &Book, transactions: &[Arc<Transaction>]) -> Change {
    turn(book, transactions.iter().map(Arc::as_ref), "Undo", true)
}

/// Brings several transactions back at once, given oldest first.
pub fn redo_all(book: &Book, transactions: &[Arc<Transaction>]) -> Change {
    turn(book, transactions.iter().map(Arc::as_ref), "Redo", false)
}

/// Brings a transaction back that was taken back: it counts again, with all that it took back or brought
/// back itself. Empty where all that is so already. Of a step that took another one back, given that
/// other one, it is "take back the undo".
pub fn redo(book: &Book, transaction: &Transaction) -> Change {
    turn(book, [transaction], "Redo", false)
}

fn turn<'a>(
    book: &Book,
    transactions: impl IntoIterator<Item = &'a Transaction>,
    verb: &str,
    back: bool,
) -> Change {
    let mut wants: Vec<(Stamp, bool)> = Vec::new();
    let mut what = String::new();
    for transaction in transactions {
        what.clone_from(&transaction.what);
        wants.extend(wanted(transaction, back));
    }
    let what = if what.is_empty() { verb.to_owned() } else { format!("{verb}: {what}") };
    let mut change = Change::new(cut(&what, MAX_WHAT));
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

/// Which transactions have to be retracted, and which not, for one to be taken back (or brought back).
fn wanted(transaction: &Transaction, back: bool) -> Vec<(Stamp, bool)> {
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
    wants
}
