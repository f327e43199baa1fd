//! The history of a record in words: who did what, and which value became which.

pub mod diff;

mod group;
mod kpi;
mod phrase;
mod replaced;
mod sentence;
mod shown;

use std::sync::Arc;

use crate::Value;
use crate::journal::{RecordId, Snapshot, Stamp, Transaction};
use crate::model::KindDecl;
use diff::Piece;

/// One step in a record's history: a transaction, or several edits of one text within a minute.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// The transactions, oldest first; taking the step back takes back all of them.
    pub stamps: Vec<Stamp>,
    /// A person's record id or name, or empty, as it was written.
    pub by: String,
    /// That person's name; "Somebody" where it is unknown.
    pub who: String,
    /// What was done, to follow `who`.
    pub sentence: String,
    /// What the last of the transactions says of itself; may be about more than this record.
    pub what: String,
    /// Whether it changed by hand what a start had locked.
    pub amends: bool,
    /// Whether it is taken back.
    pub retracted: bool,
    /// What it changed, as far as the sentence doesn't say it.
    pub changes: Vec<FieldChange>,
}

impl Step {
    /// When it was done, or ended.
    pub fn wall(&self) -> i64 {
        let last = self.stamps.last().map_or(0, |stamp| stamp.wall());
        i64::try_from(last).unwrap_or(i64::MAX)
    }
}

/// One value that became another.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldChange {
    /// The record that has the field.
    pub record: RecordId,
    /// What that record is, in words; empty for the one whose history it is.
    pub of: String,
    /// The field, in words.
    pub label: String,
    /// What it was; none where it was empty.
    pub from: Option<String>,
    /// What it became; none where it was emptied.
    pub to: Option<String>,
    /// Of a long text, what differs, in place of both whole texts.
    pub words: Vec<Piece>,
    /// Whether the sentence says it all, so that it stands here only to be put back.
    pub said: bool,
    /// The registers it stands for with their values before the step; empty where the record wasn't
    /// there before.
    pub before: Vec<(String, Value)>,
}

/// What the words are made from.
struct Words<'a> {
    subject: &'a RecordId,
    snapshot: &'a Snapshot,
    kinds: &'a [KindDecl],
    title: &'a dyn Fn(&RecordId) -> String,
}

/// The history of the first of these records, with the others being parts of it, from the counted
/// transactions that write to them, given by stamp, newest first. `title` names the records that it refers to. An element
/// that joined a set is a change from nothing, one that left it a change to nothing.
pub fn history(
    of: &[RecordId],
    transactions: &[Arc<Transaction>],
    snapshot: &Snapshot,
    kinds: &[KindDecl],
    title: impl Fn(&RecordId) -> String,
) -> Vec<Step> {
    let Some(subject) = of.first() else { return Vec::new() };
    let words = Words { subject, snapshot, kinds, title: &title };
    let groups = group::groups(of, transactions, &words);
    groups.into_iter().rev().filter_map(|group| sentence::step(group, &words)).collect()
}
