//! The history of a record in words: who did what, and which value became which.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::Value;
use crate::journal::{Field, FieldType, RecordId, Snapshot, Stamp, Transaction, Write};
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

/// The history of a record from the counted transactions that write to it, newest first. `title` names
/// the records that it refers to. An element that joined a set is a change from nothing, one that left
/// it a change to nothing.
pub fn history(
    id: &RecordId,
    transactions: &[Arc<Transaction>],
    snapshot: &Snapshot,
    kinds: &[KindDecl],
    title: impl Fn(&RecordId) -> String,
) -> Vec<Step> {
    let kind = KindDecl::named(kinds, id.kind());
    let writes: BTreeMap<Stamp, &Write> = transactions
        .iter()
        .filter_map(|transaction| transaction.write_to(id).map(|write| (transaction.id, write)))
        .collect();
    let steps = transactions.iter().filter_map(|transaction| {
        let write = writes.get(&transaction.id)?;
        let changes = write.set.iter().map(|(field, value)| {
            let declared = kind.and_then(|kind| kind.field(field.name()));
            change(declared, field, replaced(&writes, write, field), value, &title)
        });
        Some(Step {
            stamp: transaction.id,
            by: transaction.by.clone(),
            what: transaction.what.clone(),
            retracted: snapshot.is_retracted(transaction.id),
            changes: changes.collect(),
        })
    });
    let mut steps: Vec<Step> = steps.collect();
    steps.sort_by_key(|step| std::cmp::Reverse(step.stamp));
    steps
}

/// The value that a write's author saw: the latest of those that it names. One that names another of
/// them was taken back at that time, since only then both were to be named.
fn replaced<'a>(writes: &BTreeMap<Stamp, &'a Write>, write: &Write, field: &Field) -> Option<&'a Value> {
    let named = write.names(field);
    let taken_back = |stamp: Stamp| {
        let (mut open, mut walked) = (vec![stamp], BTreeSet::new());
        while let Some(at) = open.pop() {
            let Some(earlier) = writes.get(&at).filter(|_| walked.insert(at)) else { continue };
            if earlier.names(field).iter().any(|stamp| named.contains(stamp)) {
                return true;
            }
            open.extend(earlier.names(field));
        }
        false
    };
    let here = named.iter().rev().filter(|stamp| writes.contains_key(*stamp));
    let latest = here.clone().find(|stamp| named.len() == 1 || !taken_back(**stamp));
    latest.or_else(|| here.clone().next()).and_then(|stamp| writes.get(stamp)?.set.get(field))
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
    let holds = declared.map(|field| (field.holds)());
    if let Some(element) = field.element() {
        let refers = holds.is_none_or(|holds| holds == FieldType::RefSet);
        let name = shown_text(element, refers, title);
        let there = *after == Value::Bool(true);
        return FieldChange { label, from: (!there).then(|| name.clone()), to: there.then_some(name) };
    }
    let refers = holds.is_none_or(|holds| holds == FieldType::Ref);
    let text = |value: &Value| {
        Some(match value {
            Value::Null => return None,
            Value::Bool(yes) => if *yes { "yes" } else { "no" }.to_owned(),
            Value::Number(number) => number_text(*number),
            Value::Text(text) => {
                let words = declared.map(|field| (field.words)()).unwrap_or_default();
                let label = words.iter().find(|(word, _)| word == text).map(|(_, label)| (*label).to_owned());
                label.unwrap_or_else(|| shown_text(text, refers, title))
            }
            Value::List(_) | Value::Object(_) => canonical(value),
        })
    };
    FieldChange { label, from: before.and_then(text), to: text(after) }
}

/// A text, or the name of the record that it refers to.
fn shown_text(text: &str, refers: bool, title: &impl Fn(&RecordId) -> String) -> String {
    let name = refers.then(|| RecordId::parse(text)).flatten().map(|id| title(&id));
    name.filter(|name| !name.is_empty()).unwrap_or_else(|| text.to_owned())
}
