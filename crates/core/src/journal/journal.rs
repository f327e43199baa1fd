//! The set of transactions that a workspace is.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::transaction::{Content, Transaction};
use super::{RecordId, Stamp};

/// A content of a stamp; its canonical text is kept where there are several.
type Known = (Option<Box<str>>, Arc<Transaction>);

/// A set of transactions, set-aside contents included. Adding is all that ever happens to it.
#[derive(Clone, Debug, Default)]
pub struct Journal {
    /// By stamp; usually one content each. Of several, by canonical text, the first one counts.
    transactions: BTreeMap<Stamp, Vec<Known>>,
    /// What is set aside: canonical JSON, and its id where that is a text.
    aside: BTreeMap<String, Option<String>>,
}

/// What adding a content did.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Added {
    /// The same content was here.
    Known,
    /// A transaction that counts, of a stamp not seen before.
    New,
    /// A second content of a stamp, which does not count.
    Uncounted,
    /// A second content of a stamp, which counts from now on in place of the other.
    Replaced,
    /// It breaks a rule, and is kept without effect.
    Aside,
}

impl Journal {
    /// An empty one.
    pub fn new() -> Journal {
        Journal::default()
    }

    /// Adds one content.
    pub fn add(&mut self, content: Content) -> Added {
        match content {
            Content::Good(transaction) => self.add_transaction(Arc::new(transaction)),
            Content::Aside { text, id } => match self.aside.insert(text, id) {
                Some(_) => Added::Known,
                None => Added::Aside,
            },
        }
    }

    /// Adds one transaction.
    pub fn add_transaction(&mut self, transaction: Arc<Transaction>) -> Added {
        let contents = self.transactions.entry(transaction.id).or_default();
        if contents.is_empty() {
            contents.push((None, transaction));
            return Added::New;
        }
        if contents.iter().any(|(_, known)| **known == *transaction) {
            return Added::Known;
        }
        for (text, known) in contents.iter_mut() {
            text.get_or_insert_with(|| known.canonical().into());
        }
        let text: Box<str> = transaction.canonical().into();
        let at = contents.partition_point(|(known, _)| known.as_deref() < Some(&*text));
        if contents.get(at).is_some_and(|(known, _)| known.as_deref() == Some(&*text)) {
            return Added::Known;
        }
        contents.insert(at, (Some(text), transaction));
        if at == 0 { Added::Replaced } else { Added::Uncounted }
    }

    /// Adds all of another one.
    pub fn extend(&mut self, other: &Journal) {
        for transaction in other.contents() {
            self.add_transaction(transaction.clone());
        }
        for (text, id) in &other.aside {
            self.aside.insert(text.clone(), id.clone());
        }
    }

    /// The transaction that counts for a stamp.
    pub fn get(&self, stamp: Stamp) -> Option<&Arc<Transaction>> {
        self.transactions.get(&stamp).and_then(|contents| contents.first()).map(|(_, first)| first)
    }

    /// The transactions that count, by stamp.
    pub fn counted(&self) -> impl DoubleEndedIterator<Item = &Arc<Transaction>> {
        self.transactions.values().filter_map(|contents| contents.first()).map(|(_, first)| first)
    }

    /// All transactions, those that don't count included, by stamp, then text.
    pub fn contents(&self) -> impl Iterator<Item = &Arc<Transaction>> {
        self.transactions.values().flatten().map(|(_, content)| content)
    }

    /// Its transactions, each let go of as it is taken.
    pub fn into_contents(self) -> impl Iterator<Item = Arc<Transaction>> {
        self.transactions.into_values().flatten().map(|(_, content)| content)
    }

    /// The stamps that came with more than one content.
    pub fn collisions(&self) -> impl Iterator<Item = Stamp> {
        self.transactions.iter().filter(|(_, contents)| contents.len() > 1).map(|(stamp, _)| *stamp)
    }

    /// What is set aside: canonical JSON, and its id where that is a text; by text.
    pub fn aside(&self) -> impl Iterator<Item = (&str, Option<&str>)> {
        self.aside.iter().map(|(text, id)| (text.as_str(), id.as_deref()))
    }

    /// Whether nothing was ever added.
    pub fn is_empty(&self) -> bool {
        self.transactions.is_empty() && self.aside.is_empty()
    }

    /// How many contents it holds, those without effect included.
    pub fn len(&self) -> usize {
        self.transactions.values().map(Vec::len).sum::<usize>() + self.aside.len()
    }

    /// The greatest stamp of all transactions.
    pub fn last_stamp(&self) -> Option<Stamp> {
        self.transactions.keys().next_back().copied()
    }

    /// The counted transactions that write to a record, by stamp: its history.
    pub fn of_record<'a>(&'a self, record: &'a RecordId) -> impl Iterator<Item = &'a Arc<Transaction>> {
        self.counted().filter(|transaction| transaction.write_to(record).is_some())
    }
}

impl Transaction {
    /// What it writes to a record.
    pub fn write_to(&self, record: &RecordId) -> Option<&super::Write> {
        self.writes.binary_search_by(|write| write.record.cmp(record)).ok().map(|at| &self.writes[at])
    }
}
