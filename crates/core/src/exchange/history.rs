//! The history of a record in words: who did what, and which value became which.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::Value;
use crate::journal::{Field, RecordId, Snapshot, Stamp, Transaction};
use crate::json::{canonical, number_text};
use crate::model::{FieldDecl, KindDecl};

/// One transaction's part in a record's history.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// The transaction.
    pub stamp: Stamp,
    /// A person's record id or name, or empty.
    pub by: String,
    /// What was done, in words.
    pub what: String,
    /// Whether it is taken back.
    pub retracted: bool,
    /// What it changed in this record.
    pub changes: Vec<FieldChange>,
}

/// One value that became another.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldChange {
    /// The field, in words.
    pub label: String,
    /// What it was; none where it was empty.
    pub from: Option<String>,
    /// What it became; none where it was emptied.
    pub to: Option<String>,
}

/// The history of a record from the transactions that write to it, newest first. `title` names the
/// records that it refers to.
pub fn history(
    id: &RecordId,
    transactions: &[Arc<Transaction>],
    snapshot: &Snapshot,
    kinds: &[KindDecl],
    title: impl Fn(&RecordId) -> String,
) -> Vec<Step> {
    let kind = KindDecl::named(kinds, id.kind());
    let mut written: BTreeMap<(&Field, Stamp), &Value> = BTreeMap::new();
    let mut steps = Vec::new();
    for transaction in transactions {
        let Some(write) = transaction.write_to(id) else { continue };
        let changes = write.set.iter().map(|(field, value)| {
            // What it replaces: the latest of the writes that it names.
            let before =
                write.names(field).iter().rev().find_map(|stamp| written.get(&(field, *stamp)).copied());
            change(kind.and_then(|kind| kind.field(field.name())), field, before, value, &title)
        });
        let changes = changes.collect();
        for (field, value) in &write.set {
            written.insert((field, transaction.id), value);
        }
        steps.push(Step {
            stamp: transaction.id,
            by: transaction.by.clone(),
            what: transaction.what.clone(),
            retracted: snapshot.is_retracted(transaction.id),
            changes,
        });
    }
    steps.reverse();
    steps
}

fn change(
    declared: Option<&'static FieldDecl>,
    field: &Field,
    before: Option<&Value>,
    after: &Value,
    title: &impl Fn(&RecordId) -> String,
) -> FieldChange {
    let label = declared.map_or(field.name(), |field| field.label).to_owned();
    if field.as_str() == "exists" {
        let word =
            |value: &Value| if *value == Value::Bool(true) { "there" } else { "in the trash" }.to_owned();
        return FieldChange { label: "Record".to_owned(), from: before.map(word), to: Some(word(after)) };
    }
    if let Some(element) = field.element() {
        let name = RecordId::parse(element).map(|id| title(&id)).filter(|name| !name.is_empty());
        let name = name.unwrap_or_else(|| element.to_owned());
        let there = *after == Value::Bool(true);
        return FieldChange { label, from: (!there).then(|| name.clone()), to: there.then_some(name) };
    }
    let text = |value: &Value| shown(declared, value, title);
    FieldChange { label, from: before.and_then(text), to: text(after) }
}

fn shown(
    declared: Option<&FieldDecl>,
    value: &Value,
    title: &impl Fn(&RecordId) -> String,
) -> Option<String> {
    Some(match value {
        Value::Null => return None,
        Value::Bool(yes) => if *yes { "yes" } else { "no" }.to_owned(),
        Value::Number(number) => number_text(*number),
        Value::Text(text) => {
            let words = declared.map(|field| (field.words)()).unwrap_or_default();
            let word = words.iter().find(|(word, _)| word == text).map(|(_, label)| (*label).to_owned());
            let record = RecordId::parse(text).map(|id| title(&id)).filter(|name| !name.is_empty());
            word.or(record).unwrap_or_else(|| text.clone())
        }
        Value::List(_) | Value::Object(_) => canonical(value),
    })
}
