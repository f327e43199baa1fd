//! Transactions and their writes (section 3): read from JSON, checked, and written as canonical text.

use std::collections::{BTreeMap, BTreeSet};

use super::{Field, RecordId, Stamp};
use crate::json::{Value, canonical, write_canonical, write_text};
use crate::order;

/// The longest `by` and `what`, in bytes of UTF-8.
const MAX_NAME: usize = 1000;
/// The longest value, in bytes of its canonical text.
const MAX_VALUE: usize = 1 << 20;

/// What one person did in one step.
#[derive(Clone, Debug, PartialEq)]
pub struct Transaction {
    /// Its stamp.
    pub id: Stamp,
    /// A person's record id or name, or empty.
    pub by: String,
    /// What was done, in words, or empty.
    pub what: String,
    /// At most one per record, in the order of their ids.
    pub writes: Vec<Write>,
    /// Keys of a newer version; they stay.
    pub other: BTreeMap<String, Value>,
}

/// What a transaction sets in one record.
#[derive(Clone, Debug, PartialEq)]
pub struct Write {
    /// The record.
    pub record: RecordId,
    /// The values, by register.
    pub set: BTreeMap<Field, Value>,
    /// The stamps of the writes that each value replaces, sorted, without repeats; empty ones left out.
    pub supersedes: BTreeMap<Field, Vec<Stamp>>,
    /// What the author of a deletion had seen of the record's other registers; sorted.
    pub saw: Vec<Stamp>,
    /// Keys of a newer version; they stay.
    pub other: BTreeMap<String, Value>,
}

impl Write {
    /// The writes that the one to this register names.
    pub fn names(&self, field: &Field) -> &[Stamp] {
        self.supersedes.get(field).map_or(&[], Vec::as_slice)
    }
}

/// An element of a file's `transactions`: a transaction, or what breaks a rule and is set aside.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// A transaction.
    Good(Transaction),
    /// Kept and exported as it came, without effect: its canonical JSON, and its id where that is text.
    Aside {
        /// The canonical JSON.
        text: String,
        /// The id, where it is a text.
        id: Option<String>,
    },
}

impl Content {
    /// Checks what a file holds. Never fails: what is no transaction is set aside.
    pub fn read(value: Value) -> Content {
        match read_transaction(&value) {
            Some(transaction) => Content::Good(transaction),
            None => Content::Aside {
                id: value.get("id").and_then(Value::as_text).map(str::to_owned),
                text: canonical(&value),
            },
        }
    }
}

fn read_transaction(value: &Value) -> Option<Transaction> {
    let mut reader = TransactionReader::new(value)?;
    for write in value.get("writes").map_or(Some(&[][..]), Value::as_list)? {
        reader.write(write)?;
    }
    reader.finish()
}

/// A transaction that is read write by write: a large one is never held as JSON.
#[derive(Debug)]
pub struct TransactionReader(Transaction);

impl TransactionReader {
    /// Of a transaction's own keys; its writes are left for [`TransactionReader::write`]. None where they break a rule.
    pub fn new(head: &Value) -> Option<TransactionReader> {
        let object = head.as_object()?;
        let id = Stamp::parse(object.get("id")?.as_text()?)?;
        let name = |key: &str| match object.get(key) {
            None => Some(String::new()),
            Some(Value::Text(text)) if text.len() <= MAX_NAME => Some(text.clone()),
            Some(_) => None,
        };
        let other = others(object, &["id", "by", "what", "writes"]);
        Some(TransactionReader(Transaction {
            id,
            by: name("by")?,
            what: name("what")?,
            writes: Vec::new(),
            other,
        }))
    }

    /// Takes in one of its writes. None where it breaks a rule, and the whole transaction with it.
    #[must_use = "a write that breaks a rule makes it no transaction"]
    pub fn write(&mut self, write: &Value) -> Option<()> {
        self.0.writes.push(read_write(write, self.0.id)?);
        Some(())
    }

    /// The transaction. None where two writes are to one record.
    pub fn finish(mut self) -> Option<Transaction> {
        let writes = &mut self.0.writes;
        // They mostly come in their order, and then nothing is sorted.
        if !writes.is_sorted_by(|a, b| a.record < b.record) {
            order::sort_by(writes, |a, b| a.record.cmp(&b.record));
            if writes.windows(2).any(|pair| pair[0].record == pair[1].record) {
                return None;
            }
        }
        Some(self.0)
    }
}

fn read_write(value: &Value, id: Stamp) -> Option<Write> {
    let object = value.as_object()?;
    let record = RecordId::parse(object.get("record")?.as_text()?)?;
    if record.kind() == "tx" {
        Stamp::parse(record.local())?;
    }
    let mut set = BTreeMap::new();
    if let Some(values) = object.get("set") {
        for (field, value) in values.as_object()? {
            if !fits(value) {
                return None;
            }
            set.insert(Field::parse(field)?, value.clone());
        }
    }
    let mut supersedes = BTreeMap::new();
    if let Some(lists) = object.get("supersedes") {
        for (field, list) in lists.as_object()? {
            let field = Field::parse(field).filter(|field| set.contains_key(field))?;
            let stamps = stamps(list)?;
            if stamps.contains(&id) {
                return None;
            }
            if !stamps.is_empty() {
                supersedes.insert(field, stamps);
            }
        }
    }
    let saw = object.get("saw").map_or(Some(Vec::new()), stamps)?;
    Some(Write {
        record,
        set,
        supersedes,
        saw,
        other: others(object, &["record", "set", "supersedes", "saw"]),
    })
}

/// Whether a value is small enough to be written: at most 1 MiB as canonical text.
pub fn fits(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(_) | Value::Number(_) => true,
        Value::Text(text) if text.len() <= MAX_VALUE / 6 - 2 => true,
        other => canonical(other).len() <= MAX_VALUE,
    }
}

fn stamps(value: &Value) -> Option<Vec<Stamp>> {
    let mut stamps = BTreeSet::new();
    for stamp in value.as_list()? {
        stamps.insert(Stamp::parse(stamp.as_text()?)?);
    }
    Some(stamps.into_iter().collect())
}

fn others(object: &BTreeMap<String, Value>, known: &[&str]) -> BTreeMap<String, Value> {
    let unknown = object.iter().filter(|(key, _)| !known.contains(&key.as_str()));
    order::map(unknown.map(|(key, value)| (key.clone(), value.clone())))
}

impl Transaction {
    /// The canonical text: the lines that stand for it in a file, joined with line feeds.
    pub fn canonical(&self) -> String {
        self.canonical_parts().collect()
    }

    /// The canonical text in parts: the first line, then each write with the line feed before it, then the end.
    pub(super) fn canonical_parts(&self) -> impl Iterator<Item = String> {
        let (first, last) = if self.writes.is_empty() { ("}", "") } else { (",\"writes\":[", "\n]}") };
        let head = std::iter::once_with(move || self.head_text() + first);
        let writes = self.writes.iter().enumerate().map(|(i, write)| {
            let mut line = String::from(if i > 0 { ",\n" } else { "\n" });
            write.canonical(&mut line);
            line
        });
        head.chain(writes).chain(std::iter::once_with(move || last.to_owned()))
    }

    /// The transaction's own keys without its writes, as JSON without the closing brace.
    fn head_text(&self) -> String {
        let mut out = format!("{{\"id\":\"{}\"", self.id);
        for (key, text) in [("by", &self.by), ("what", &self.what)] {
            if !text.is_empty() {
                out.push_str(&format!(",\"{key}\":"));
                write_text(text, &mut out);
            }
        }
        write_others(&self.other, &mut out);
        out
    }
}

impl Write {
    /// Appends the line that stands for this write in a file.
    pub fn canonical(&self, out: &mut String) {
        out.push_str("{\"record\":");
        write_text(self.record.as_str(), out);
        if !self.set.is_empty() {
            out.push_str(",\"set\":{");
            for (i, (field, value)) in self.set.iter().enumerate() {
                if i > 0 {
                    out.push(',');
                }
                write_text(field.as_str(), out);
                out.push(':');
                write_canonical(value, out);
            }
            out.push('}');
        }
        if !self.supersedes.is_empty() {
            out.push_str(",\"supersedes\":{");
            for (i, (field, stamps)) in self.supersedes.iter().enumerate() {
                if i > 0 {
                    out.push(',');
                }
                write_text(field.as_str(), out);
                out.push(':');
                write_stamps(stamps, out);
            }
            out.push('}');
        }
        if !self.saw.is_empty() {
            out.push_str(",\"saw\":");
            write_stamps(&self.saw, out);
        }
        write_others(&self.other, out);
        out.push('}');
    }
}

fn write_stamps(stamps: &[Stamp], out: &mut String) {
    out.push('[');
    for (i, stamp) in stamps.iter().enumerate() {
        if i > 0 {
            out.push(',');
        }
        out.push_str(&format!("\"{stamp}\""));
    }
    out.push(']');
}

fn write_others(other: &BTreeMap<String, Value>, out: &mut String) {
    for (key, value) in other {
        out.push(',');
        write_text(key, out);
        out.push(':');
        write_canonical(value, out);
    }
}
