//! What comes in from files and goes out to them.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;
use pilotbook_core::command::{Command, Context, Refused};
use pilotbook_core::journal::{
    Added, Change, Content, Diff, Document, Journal, RecordId, Snapshot, State, Stored, Transaction, merge,
    plan_import,
};
use pilotbook_core::model::ids;
use pilotbook_core::order;
use pilotbook_core::{Time, Value};

use super::{Copied, Done, Failure, Work, Workspace, now_ms};
use crate::storage::{Meta, NewContents, WorkspaceDb, WorkspaceEntry};

/// The program's name and version, as files carry it.
pub const APP: &str = concat!("pilotbook ", env!("CARGO_PKG_VERSION"));

/// What taking in a file would change.
#[derive(Clone, Debug, Default)]
pub struct MergePreview {
    /// Steps that are not here yet.
    pub steps: usize,
    /// Records that are not here yet: id and title.
    pub new: Vec<(RecordId, String)>,
    /// Records that are here and change.
    pub changed: Vec<(RecordId, String)>,
    /// Records that go to the trash.
    pub trashed: Vec<(RecordId, String)>,
    /// What the file leaves out or is odd about, in words.
    pub notes: Vec<String>,
}

struct MergePlan {
    new: NewContents,
    diff: Diff,
    /// Set where a stamp got a content that counts more: everything is then written anew.
    rewrite: Option<Journal>,
}

impl Workspace {
    /// A name for a file of this workspace.
    pub fn file_name(self, ending: &str) -> String {
        let name = self.with_untracked(|book| book.settings().name);
        let plain: String =
            name.to_lowercase().chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).collect();
        let plain = plain.trim_matches('-');
        format!("{}-{}.{ending}", if plain.is_empty() { "pilotbook" } else { plain }, self.today())
    }

    /// Notes that a whole copy left this browser.
    pub async fn note_copy(self, copied: &Copied) -> Result<(), Failure> {
        if let Some(mut entry) = self.device().entry_untracked(&self.id()) {
            entry.copied_at = Some(now_ms() as f64);
            entry.copied_transactions = copied.transactions;
            self.device().put(entry).await?;
        }
        Ok(())
    }

    /// Whether a file belongs to another workspace than the open one, whose steps it can't be mixed
    /// with unless they are to be joined.
    pub fn is_of_another(self, document: &Document) -> bool {
        let steps = document.journal.as_ref().is_some_and(|journal| !journal.is_empty());
        let other = document.workspace.as_ref().is_some_and(|id| *id != self.id());
        steps && other && self.transactions() > 0
    }

    /// What taking in a file would change here.
    pub async fn preview(self, document: Document) -> Result<MergePreview, Failure> {
        self.queued(async move {
            self.read_other_tabs().await?;
            let mut notes: Vec<String> = document.problems.iter().map(note_of).collect();
            if document.is_without_history() {
                return Ok(self.with_untracked(|book| {
                    let plan = plan_import(book.snapshot(), &document.records);
                    notes.extend(
                        plan.skipped
                            .iter()
                            .map(|skipped| format!("{}: left out, {}.", skipped.place, skipped.reason)),
                    );
                    let title = |id: &RecordId| {
                        let known = book.title_of(id);
                        let items = document.records.get(id.kind()).and_then(Value::as_list).unwrap_or(&[]);
                        let item = items
                            .iter()
                            .find(|item| item.get("id").and_then(Value::as_text) == Some(id.as_str()));
                        let given = item.and_then(|item| item.get("title").or_else(|| item.get("name")));
                        (id.clone(), given.and_then(Value::as_text).map_or(known, str::to_owned))
                    };
                    MergePreview {
                        steps: usize::from(!plan.change.is_empty()),
                        new: plan.new.iter().map(|record| title(&record.id)).collect(),
                        changed: plan.changed.iter().map(|record| title(&record.id)).collect(),
                        trashed: Vec::new(),
                        notes,
                    }
                }));
            }
            let plan = self.plan(document).await?;
            let mut preview = self.with_untracked(|book| summary(book.snapshot(), &plan.diff));
            preview.steps = plan.new.counted.len() + plan.new.others.len();
            if plan.rewrite.is_some() {
                notes.push(
                    "A step came with another content than the one here; the same one counts in every copy."
                        .to_owned(),
                );
            }
            preview.notes = notes;
            Ok(preview)
        })
        .await
    }

    /// Takes in a file's transactions, or the records of a file without history.
    pub async fn take_in_file(self, document: Document) -> Result<Done, Failure> {
        if document.is_without_history() {
            return self.run(ImportRecords(document.records)).await;
        }
        self.queued(async move {
            self.read_other_tabs().await?;
            let plan = self.plan(document).await?;
            let steps = plan.new.counted.len() + plan.new.others.len();
            let records = plan.diff.records.keys().cloned().collect();
            match plan.rewrite {
                Some(journal) => {
                    let id = self.id();
                    let meta = self.inner.with_value(|inner| inner.borrow().meta.clone());
                    self.db()?.rewrite(&meta, &journal).await?;
                    self.open_now(&id).await?;
                }
                None if steps > 0 => {
                    self.in_sight(async |work| self.save(plan.new, plan.diff, work).await).await?;
                    self.changed();
                }
                None => {}
            }
            Ok(Done { stamp: None, what: format!("Took in {steps} steps"), records })
        })
        .await
    }

    async fn plan(self, document: Document) -> Result<MergePlan, Failure> {
        let incoming = document.into_journal()?;
        let mut journal = self.journal(&Work::default()).await?;
        let mut new = NewContents::default();
        let mut replaced = false;
        for transaction in incoming.contents() {
            match journal.add_transaction(transaction.clone()) {
                Added::New => new.counted.push(transaction.clone()),
                Added::Uncounted => new.others.push(transaction.canonical()),
                Added::Replaced => replaced = true,
                Added::Known | Added::Aside => {}
            }
        }
        for (text, id) in incoming.aside() {
            let content = Content::Aside { text: text.to_owned(), id: id.map(str::to_owned) };
            if journal.add(content) == Added::Aside {
                new.others.push(text.to_owned());
            }
        }
        if replaced {
            let snapshot = pilotbook_core::journal::project(&journal);
            let diff =
                Diff { records: order::map(snapshot.all().map(|(id, record)| (id.clone(), record.clone()))) };
            return Ok(MergePlan { new, diff, rewrite: Some(journal) });
        }
        let stored = Indexed::of(&journal);
        let diff = self.with_untracked(|book| Workspace::diff_of(book.snapshot(), &new.counted, &stored))?;
        Ok(MergePlan { new, diff, rewrite: None })
    }

    /// Opens a file as a workspace of its own in this browser, or takes it into the one it belongs to. Gives back the empty
    /// workspace whose place it took, to be erased once the address names it no more.
    pub async fn open_file(self, document: Document, name: &str) -> Result<Option<String>, Failure> {
        let id = document.workspace.clone().filter(|id| !id.is_empty()).unwrap_or_else(|| self.new_id());
        let empty = (self.transactions() == 0).then(|| self.id()).filter(|own| !own.is_empty() && *own != id);
        let (before, known) = (self.id(), self.device().entry_untracked(&id));
        let is_new = known.is_none();
        let entry = known.unwrap_or_else(|| entry(&id, name));
        self.device().put(WorkspaceEntry { opened_at: now_ms() as f64, ..entry }).await?;
        self.open(&id).await?;
        if let Err(failure) = self.take_in_file(document).await {
            // Nothing was taken in: what was open before is open again, and no empty workspace is left.
            if !before.is_empty() && before != id {
                self.open(&before).await?;
                if is_new {
                    self.device().erase(&id).await?;
                }
            }
            return Err(failure);
        }
        Ok(empty)
    }

    /// Joins another workspace's file with the open one on purpose; the least id stays.
    pub async fn join(self, document: Document) -> Result<(), Failure> {
        let other = document.workspace.clone().unwrap_or_default();
        if other.is_empty() || other > self.id() {
            self.take_in_file(Document { workspace: None, ..document }).await?;
            return Ok(());
        }
        // In one turn of the queue: nothing may be written to what is erased at the end.
        self.queued(async move {
            self.read_other_tabs().await?;
            let own = self.id();
            let mine = Document {
                workspace: Some(own.clone()),
                journal: Some(self.journal(&Work::default()).await?),
                records: BTreeMap::new(),
                problems: Default::default(),
            };
            let merged = merge(vec![mine, document], true)?;
            let known = self.device().entry_untracked(&own).unwrap_or_else(|| entry(&own, ""));
            let db = WorkspaceDb::open(&other).await?;
            let loaded = db.load().await?;
            let mut journal = db.journal(&Work::default()).await?;
            journal.extend(&merged.journal);
            db.rewrite(&Meta { revision: loaded.meta.revision, ..Meta::default() }, &journal).await?;
            self.device()
                .put(WorkspaceEntry { id: other.clone(), opened_at: now_ms() as f64, ..known })
                .await?;
            self.open_now(&other).await?;
            self.device().move_rounds(&own, &other).await?;
            self.device().erase(&own).await?;
            Ok(())
        })
        .await
    }

    /// The id of a new workspace made here and now.
    pub fn new_id(self) -> String {
        let actor = self.inner.with_value(|inner| inner.borrow().clock.actor());
        ids::workspace(&instant(), &actor.to_string())
    }

    /// Makes a workspace of given transactions: the sample one.
    pub async fn make(
        self,
        id: &str,
        name: &str,
        transactions: Vec<Arc<Transaction>>,
    ) -> Result<(), Failure> {
        self.device().put(WorkspaceEntry { sample: true, ..entry(id, name) }).await?;
        self.open(id).await?;
        let mut journal = Journal::new();
        for transaction in transactions {
            journal.add_transaction(transaction);
        }
        let meta = self.inner.with_value(|inner| inner.borrow().meta.clone());
        self.db()?.rewrite(&meta, &journal).await?;
        self.open(id).await?;
        Ok(())
    }
}

fn entry(id: &str, name: &str) -> WorkspaceEntry {
    WorkspaceEntry {
        id: id.to_owned(),
        name: name.to_owned(),
        sample: false,
        me: None,
        copied_at: None,
        copied_transactions: 0,
        opened_at: now_ms() as f64,
    }
}

pub(super) fn instant() -> String {
    Time::of_unix_ms(now_ms()).to_string()
}

fn note_of(problem: &pilotbook_core::journal::Problem) -> String {
    match problem {
        pilotbook_core::journal::Problem::UnknownKey { key } => {
            format!("The key “{key}” is of no version known here, and is left out.")
        }
        pilotbook_core::journal::Problem::RecordsDiffer => {
            "Somebody edited the records in this file; that has no effect, its steps count.".to_owned()
        }
        other => other.code().to_owned(),
    }
}

fn summary(snapshot: &Snapshot, diff: &Diff) -> MergePreview {
    let mut preview = MergePreview::default();
    for (id, record) in diff.records.iter().filter(|(id, _)| id.kind() != "tx") {
        let before = snapshot.get(id);
        if before == Some(record) {
            continue;
        }
        let text = |field: &str| record.value(field).and_then(Value::as_text).map(str::to_owned);
        let title =
            text("title").or_else(|| text("name")).or_else(|| text("text")).unwrap_or_else(|| id.to_string());
        let place = (id.clone(), title);
        match (before.and_then(|record| record.state()), record.state()) {
            (Some(State::Live), Some(State::Live)) => preview.changed.push(place),
            (_, Some(State::Live)) => preview.new.push(place),
            (Some(State::Live), _) => preview.trashed.push(place),
            _ => preview.changed.push(place),
        }
    }
    preview
}

/// Records of a file without history, as a command: preview and import are the same plan.
struct ImportRecords(BTreeMap<String, Value>);

impl Command for ImportRecords {
    fn decide(&self, context: &mut Context<'_>) -> Result<Change, Refused> {
        Ok(plan_import(context.book.snapshot(), &self.0).change)
    }
}

/// A journal with its transactions by record, so that many look-ups don't each go through it.
struct Indexed<'a> {
    journal: &'a Journal,
    by_record: BTreeMap<&'a RecordId, Vec<Arc<Transaction>>>,
}

impl<'a> Indexed<'a> {
    fn of(journal: &'a Journal) -> Indexed<'a> {
        let mut by_record: BTreeMap<&RecordId, Vec<Arc<Transaction>>> = BTreeMap::new();
        for transaction in journal.counted() {
            for write in &transaction.writes {
                by_record.entry(&write.record).or_default().push(transaction.clone());
            }
        }
        Indexed { journal, by_record }
    }
}

impl Stored for Indexed<'_> {
    fn transaction(
        &self,
        stamp: pilotbook_core::journal::Stamp,
    ) -> pilotbook_core::journal::Loaded<Option<Arc<Transaction>>> {
        pilotbook_core::journal::Loaded::Here(self.journal.get(stamp).cloned())
    }

    fn record(&self, id: &RecordId) -> pilotbook_core::journal::Loaded<Vec<Arc<Transaction>>> {
        pilotbook_core::journal::Loaded::Here(self.by_record.get(id).cloned().unwrap_or_default())
    }
}
