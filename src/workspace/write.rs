//! Carrying out commands: core decides, storage saves, and only then does anything show as changed.

use std::collections::BTreeSet;
use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;
use pilotbook_core::Time;
use pilotbook_core::command::{Command, Context, redo, redo_all, undo, undo_all};
use pilotbook_core::journal::{
    Change, Diff, Library, Need, RecordId, Snapshot, Stamp, Stored, Transaction, apply, new_transaction,
};
use pilotbook_core::model::Book;
use pilotbook_core::model::ids::Ids;

use super::{Failure, Inner, Saving, Step, Work, Workspace, now_ms, random_seed, today_in, zone};
use crate::storage::{Message, NewContents, StorageError, WorkspaceDb};

/// What came of a command.
#[derive(Clone, Debug, PartialEq)]
pub struct Done {
    /// The transaction that was written; none where there was nothing to change.
    pub stamp: Option<Stamp>,
    /// What was done, in words.
    pub what: String,
    /// The records that it wrote to.
    pub records: Vec<RecordId>,
}

/// Where a written step goes on the undo stacks.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Origin {
    Person,
    Undo,
    Redo,
}

/// How often a save is tried again because another tab was faster.
pub(super) const TRIES: usize = 200;
/// How many records are taken in before the page may answer.
const RECORDS_A_PART: usize = 256;

impl Workspace {
    /// Does what a person wants; shows it once it is stored.
    pub fn run(self, command: impl Command + 'static) -> impl Future<Output = Result<Done, Failure>> {
        // One copy of all that follows, not one per command: it is the largest part of the page's size.
        self.run_boxed(Box::new(command))
    }

    /// As [`Workspace::run`].
    pub async fn run_boxed(self, command: Box<dyn Command>) -> Result<Done, Failure> {
        self.queued(async move {
            let mut ids = Ids::new(random_seed());
            let mut decide = move |workspace: Workspace, book: &Book| {
                let settings = book.settings();
                let mut context = Context {
                    book,
                    today: today_in(&settings.time_zone),
                    now: Time::of_unix_ms(now_ms()),
                    me: workspace.me_untracked(book),
                    time_zone: &zone(),
                    ids: &mut ids,
                };
                command.decide(&mut context).map_err(Failure::from)
            };
            self.write(&mut decide, Origin::Person).await
        })
        .await
    }

    /// Takes back this tab's own last step. The answer says what was taken back.
    pub async fn undo(self) -> Result<Option<String>, Failure> {
        self.step(Origin::Undo).await
    }

    /// Brings back the step that was taken back last.
    pub async fn redo(self) -> Result<Option<String>, Failure> {
        self.step(Origin::Redo).await
    }

    async fn step(self, origin: Origin) -> Result<Option<String>, Failure> {
        self.queued(async move {
            let step = self.inner.with_value(|inner| {
                let inner = inner.borrow();
                if origin == Origin::Undo { &inner.done } else { &inner.undone }.last().cloned()
            });
            let Some(step) = step else { return Ok(None) };
            let transaction = self.db()?.transaction(step.stamp).await?;
            let Some(transaction) = transaction else {
                return Err(StorageError::Damaged("the step is not stored".to_owned()).into());
            };
            let mut decide = move |_: Workspace, book: &Book| {
                Ok(if origin == Origin::Undo { undo(book, &transaction) } else { redo(book, &transaction) })
            };
            self.write(&mut decide, origin).await?;
            let inner = self.inner.get_value();
            {
                let mut inner = inner.borrow_mut();
                let (from, to) = match origin {
                    Origin::Undo => inner.stacks(),
                    Origin::Person | Origin::Redo => {
                        let (done, undone) = inner.stacks();
                        (undone, done)
                    }
                };
                from.pop();
                to.push(step.clone());
            }
            self.changed();
            Ok(Some(step.what))
        })
        .await
    }

    /// Takes back, or brings back, a step of the history: all of its transactions at once.
    pub async fn retract(self, stamps: Vec<Stamp>, bring_back: bool) -> Result<Done, Failure> {
        self.queued(async move {
            let (db, mut transactions) = (self.db()?, Vec::new());
            for stamp in stamps {
                let transaction = db.transaction(stamp).await?;
                transactions.push(
                    transaction.ok_or_else(|| StorageError::Damaged("the step is not stored".to_owned()))?,
                );
            }
            let mut decide = move |_: Workspace, book: &Book| {
                Ok(if bring_back { redo_all(book, &transactions) } else { undo_all(book, &transactions) })
            };
            self.write(&mut decide, Origin::Person).await
        })
        .await
    }

    /// Reads what other tabs wrote.
    pub async fn catch_up(self) -> Result<(), Failure> {
        self.queued(async move { Ok(self.read_other_tabs().await?) }).await
    }

    /// Does work when the queue comes to it.
    pub(super) async fn queued<T: 'static>(
        self,
        work: impl Future<Output = Result<T, Failure>> + 'static,
    ) -> Result<T, Failure> {
        let queue = self.queue.get_value();
        let gone = || Failure::Other("The page is closing. Nothing was changed.".to_owned());
        queue.run(work).await.unwrap_or_else(|| Err(gone()))
    }

    async fn write(
        self,
        decide: &mut dyn FnMut(Workspace, &Book) -> Result<Change, Failure>,
        origin: Origin,
    ) -> Result<Done, Failure> {
        let mut behind = 0;
        loop {
            let book = self.inner.with_value(|inner| inner.borrow().book.clone());
            let change = decide(self, &book)?;
            match self.attempt(book, change, origin, &Work::default()).await? {
                Some(done) => return Ok(done),
                None if behind < TRIES => behind += 1,
                None => return Err(StorageError::Behind.into()),
            }
        }
    }

    /// Stores what was decided on a book; none where another tab was faster, whose changes are then read.
    pub(super) async fn attempt(
        self,
        book: Rc<Book>,
        change: Change,
        origin: Origin,
        work: &Work,
    ) -> Result<Option<Done>, Failure> {
        let what = change.what.clone();
        if change.is_empty() {
            return Ok(Some(Done { stamp: None, what, records: Vec::new() }));
        }
        let stamp = self.next_stamp();
        let by = self.me_untracked(&book).map(|me| me.to_string()).unwrap_or_default();
        let db = self.db()?;
        let (transaction, diff) = self.prepare(&db, book.snapshot(), change, stamp, &by, work).await?;
        drop(book);
        let records = transaction.writes.iter().map(|write| write.record.clone()).collect();
        let new = NewContents { counted: vec![transaction], others: Vec::new() };
        match self.save(new, diff, work).await {
            Ok(()) => {
                if origin == Origin::Person {
                    let inner = self.inner.get_value();
                    let mut inner = inner.borrow_mut();
                    inner.done.push(Step { stamp, what: what.clone() });
                    inner.undone.clear();
                }
                self.changed();
                Ok(Some(Done { stamp: Some(stamp), what, records }))
            }
            Err(StorageError::Behind) => {
                self.read_other_tabs().await?;
                Ok(None)
            }
            Err(error) => Err(error.into()),
        }
    }

    /// The transaction of a change, and what it changes. A large one is made in parts, so that the page
    /// can answer in between.
    async fn prepare(
        self,
        db: &WorkspaceDb,
        snapshot: &Snapshot,
        change: Change,
        stamp: Stamp,
        by: &str,
        work: &Work,
    ) -> Result<(Arc<Transaction>, Diff), Failure> {
        let (mut whole, mut diff) = (None::<Transaction>, Diff::default());
        let all = change.set.len();
        for part in change.into_parts(RECORDS_A_PART) {
            work.tell("Preparing", diff.records.len(), all);
            work.pause().await?;
            let mut library = Library::default();
            let transaction = loop {
                match new_transaction(snapshot, &library, part.clone(), stamp, by) {
                    Ok(transaction) => break Arc::new(transaction),
                    Err(needs) => self.fetch(db, needs, &mut library).await?,
                }
            };
            let changed =
                self.take_in(db, snapshot, std::slice::from_ref(&transaction), &mut library).await?;
            diff.records.extend(changed.records);
            let part = Arc::unwrap_or_clone(transaction);
            match &mut whole {
                Some(whole) => whole.writes.extend(part.writes),
                None => whole = Some(part),
            }
        }
        let whole = whole.ok_or_else(|| Failure::Other("There was nothing to write.".to_owned()))?;
        Ok((Arc::new(whole), diff))
    }

    async fn take_in(
        self,
        db: &WorkspaceDb,
        snapshot: &Snapshot,
        batch: &[Arc<Transaction>],
        library: &mut Library,
    ) -> Result<Diff, Failure> {
        loop {
            match apply(snapshot, batch, library) {
                Ok(diff) => return Ok(diff),
                Err(needs) => self.fetch(db, needs, library).await?,
            }
        }
    }

    /// Reads from storage what core asked for.
    async fn fetch(
        self,
        db: &WorkspaceDb,
        needs: BTreeSet<Need>,
        library: &mut Library,
    ) -> Result<(), Failure> {
        for need in needs {
            match need {
                Need::Transaction(stamp) => {
                    library.transactions.insert(stamp, db.transaction(stamp).await?);
                }
                Need::Record(record) => {
                    let page = self.inner.with_value(|inner| inner.borrow().layout.borrow().page_of(&record));
                    let transactions = match page {
                        Some(page) => db.transactions_on(&[page], std::slice::from_ref(&record)).await?,
                        None => Vec::new(),
                    };
                    library.records.insert(record, transactions);
                }
            }
        }
        Ok(())
    }

    /// Takes in transactions that are new here, given all that is stored.
    pub(super) fn diff_of(
        snapshot: &Snapshot,
        batch: &[Arc<Transaction>],
        stored: &impl Stored,
    ) -> Result<Diff, Failure> {
        apply(snapshot, batch, stored).map_err(|needs| {
            Failure::Other(format!("{} parts of the journal are missing. Nothing was changed.", needs.len()))
        })
    }

    /// Stores new contents with the records they change; only then are the records shown.
    pub(super) async fn save(self, new: NewContents, diff: Diff, work: &Work) -> Result<(), StorageError> {
        let db = self.db()?;
        let inner = self.inner.get_value();
        let (meta, book, layout) = {
            let inner = inner.borrow();
            (inner.meta.clone(), inner.book.clone(), inner.layout.clone())
        };
        self.saving.set(Saving::UnderWay);
        let saved = db.save(&meta, book.snapshot(), &layout, &new, &diff, work).await;
        let meta = match saved {
            Ok(meta) => meta,
            Err(error) => {
                // What was never stored lies on no page.
                for id in diff.records.keys().filter(|id| book.snapshot().get(id).is_none()) {
                    layout.borrow_mut().forget(id);
                }
                self.saving.set(match &error {
                    StorageError::Behind => Saving::UnderWay,
                    StorageError::Cancelled => Saving::Saved,
                    other => Saving::Failed(other.to_string()),
                });
                return Err(error);
            }
        };
        drop(book);
        let first = {
            let mut inner = inner.borrow_mut();
            inner.show(diff);
            self.observe(&mut inner, &meta);
            inner.meta = meta;
            !std::mem::replace(&mut inner.asked_to_persist, true)
        };
        self.saving.set(Saving::Saved);
        self.device.tell(&Message::Wrote(self.id()));
        if first {
            ask_to_persist();
        }
        Ok(())
    }

    pub(super) async fn read_other_tabs(self) -> Result<(), StorageError> {
        let db = self.db()?;
        let inner = self.inner.get_value();
        let (since, layout) = {
            let inner = inner.borrow();
            (inner.meta.revision, inner.layout.clone())
        };
        let (meta, diff) = db.catch_up(since, &layout).await?;
        let mut inner = inner.borrow_mut();
        if meta.revision == since {
            return Ok(());
        }
        inner.show(diff);
        self.observe(&mut inner, &meta);
        inner.meta = meta;
        drop(inner);
        self.changed();
        Ok(())
    }

    pub(super) fn next_stamp(self) -> Stamp {
        self.inner.with_value(|inner| inner.borrow_mut().clock.next(now_ms()))
    }

    pub(super) fn me_untracked(self, book: &Book) -> Option<RecordId> {
        let id = self.inner.with_value(|inner| inner.borrow().id.clone());
        let me = self.device.entry_untracked(&id)?.me?;
        let me = RecordId::parse(&me)?;
        book.get::<pilotbook_core::model::Person>(&me).map(|person| person.id)
    }
}

impl Inner {
    /// Records as a stored batch left them.
    fn show(&mut self, diff: Diff) {
        let changed: Vec<RecordId> = match &self.similar {
            Some(_) => diff.records.keys().cloned().collect(),
            None => Vec::new(),
        };
        // Nobody else holds the book between two turns of the queue, so nothing is copied.
        Rc::make_mut(&mut self.book).take(diff);
        if let Some(similar) = &mut self.similar {
            similar.take(&self.book, &changed);
        }
    }

    fn stacks(&mut self) -> (&mut Vec<Step>, &mut Vec<Step>) {
        (&mut self.done, &mut self.undone)
    }
}

/// Asks the browser not to evict what is stored here; it may ask the person, or say no.
fn ask_to_persist() {
    let storage = window().navigator().storage();
    // WebKit's embedded browsers have no `navigator.storage`.
    if wasm_bindgen::JsValue::from(storage.clone()).is_undefined() {
        return;
    }
    if let Ok(asked) = storage.persist() {
        leptos::task::spawn_local(async move {
            let _ = wasm_bindgen_futures::JsFuture::from(asked).await;
        });
    }
}
