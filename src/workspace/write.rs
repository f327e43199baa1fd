//! Carrying out commands: core decides, storage saves, and only then does anything show as changed.

use std::collections::BTreeSet;
use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;
use pilotbook_core::Time;
use pilotbook_core::command::{Command, Context, redo_all, undo_all};
use pilotbook_core::journal::{
    Change, Diff, Journal, Library, Need, RecordId, Snapshot, Stamp, Stored, Transaction, apply, apply_part,
    new_transaction, parts,
};
use pilotbook_core::model::Book;
use pilotbook_core::model::ids::Ids;
use pilotbook_core::order;

use super::{FINISHING, Failure, Inner, Saving, Step, Work, Workspace, now_ms, random_seed, today_in, zone};
use crate::storage::{Message, Meta, NewContents, StorageError, WorkspaceDb};

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
        let of = self.id();
        self.queued(async move {
            if self.id() != of {
                return Err(Failure::Other(
                    "Another workspace was opened before this could be saved. Nothing was changed in either."
                        .to_owned(),
                ));
            }
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
            let doing =
                async |work: &Work| self.write(&mut decide, Origin::Person, &Library::default(), work).await;
            self.in_sight(doing).await
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
            self.in_sight(async |work: &Work| {
                self.turn_back(&[step.stamp], origin == Origin::Redo, origin, work).await
            })
            .await?;
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
        self.queued(self.in_sight(async move |work: &Work| {
            self.turn_back(&stamps, bring_back, Origin::Person, work).await
        }))
        .await
    }

    /// Takes back, or brings back, transactions of the journal, which may be large.
    async fn turn_back(
        self,
        stamps: &[Stamp],
        bring_back: bool,
        origin: Origin,
        work: &Work,
    ) -> Result<Done, Failure> {
        let (db, mut known, mut transactions) = (self.db()?, Library::default(), Vec::new());
        for stamp in stamps {
            let transaction = db.transaction(*stamp, &work.part(0, 3)).await?;
            let transaction =
                transaction.ok_or_else(|| StorageError::Damaged("the step is not stored".to_owned()))?;
            known.transactions.insert(*stamp, Some(transaction.clone()));
            transactions.push(transaction);
        }
        let mut decide = |_: Workspace, book: &Book| {
            Ok(if bring_back { redo_all(book, &transactions) } else { undo_all(book, &transactions) })
        };
        let done = self.write(&mut decide, origin, &known, work).await;
        drop(known);
        for transaction in transactions {
            let_go_of(transaction, work).await;
        }
        done
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
        let done = queue.run(async move {
            let done = work.await;
            // Decided again on what another tab wrote, it may have come to nothing.
            if self.saving.get_untracked() == Saving::UnderWay {
                self.saving.set(Saving::Saved);
            }
            done
        });
        done.await.unwrap_or_else(|| Err(gone()))
    }

    async fn write(
        self,
        decide: &mut dyn FnMut(Workspace, &Book) -> Result<Change, Failure>,
        origin: Origin,
        known: &Library,
        work: &Work,
    ) -> Result<Done, Failure> {
        let mut behind = 0;
        loop {
            let book = self.inner.with_value(|inner| inner.borrow().book.clone());
            let change = decide(self, &book)?;
            match self.attempt(book, change, origin, known, work).await? {
                Some(done) => return Ok(done),
                None if behind < TRIES => behind += 1,
                None => return Err(StorageError::Behind.into()),
            }
        }
    }

    /// Stores what was decided on a book, given what is known of the journal already; none where another tab was faster,
    /// whose changes are then read.
    pub(super) async fn attempt(
        self,
        book: Rc<Book>,
        change: Change,
        origin: Origin,
        known: &Library,
        work: &Work,
    ) -> Result<Option<Done>, Failure> {
        let what = change.what.clone();
        if change.is_empty() {
            return Ok(Some(Done { stamp: None, what, records: Vec::new() }));
        }
        let stamp = self.next_stamp();
        let by = self.me_untracked(&book).map(|me| me.to_string()).unwrap_or_default();
        let db = self.db()?;
        let (transaction, diff) = self.prepare(&db, book.snapshot(), change, stamp, &by, known, work).await?;
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

    /// The transaction of a change, and what it changes. A large one is made in parts, and what reaches many records is
    /// taken in in parts, so that the page can answer in between.
    #[expect(clippy::too_many_arguments, reason = "each is one thing that the decision stands on")]
    async fn prepare(
        self,
        db: &WorkspaceDb,
        snapshot: &Snapshot,
        change: Change,
        stamp: Stamp,
        by: &str,
        known: &Library,
        work: &Work,
    ) -> Result<(Arc<Transaction>, Diff), Failure> {
        let (mut whole, mut diff) = (None::<Transaction>, Diff::default());
        let (mut done, all) = (0, change.set.len());
        for part in change.into_parts(RECORDS_A_PART) {
            work.tell("Preparing", done, all);
            work.pause().await?;
            done += part.set.len();
            let mut library = known.clone();
            let transaction = loop {
                match new_transaction(snapshot, &library, part.clone(), stamp, by) {
                    Ok(transaction) => break [Arc::new(transaction)],
                    Err(needs) => self.fetch(db, needs, &mut library, work).await?,
                }
            };
            let parts = loop {
                match parts(snapshot, &transaction, &library, RECORDS_A_PART) {
                    Ok(parts) => break parts,
                    Err(needs) => self.fetch(db, needs, &mut library, work).await?,
                }
            };
            for (at, part) in parts.iter().enumerate() {
                if at > 0 {
                    work.tell("Preparing", at, parts.len());
                    work.pause().await?;
                }
                let changed = loop {
                    match apply_part(snapshot, &transaction, &library, part) {
                        Ok(diff) => break diff,
                        Err(needs) => self.fetch(db, needs, &mut library, work).await?,
                    }
                };
                diff.records.extend(changed.records);
            }
            let [part] = transaction.map(Arc::unwrap_or_clone);
            match &mut whole {
                Some(whole) => whole.writes.extend(part.writes),
                None => whole = Some(part),
            }
        }
        let whole = whole.ok_or_else(|| Failure::Other("There was nothing to write.".to_owned()))?;
        Ok((Arc::new(whole), diff))
    }

    /// Reads from storage what core asked for.
    async fn fetch(
        self,
        db: &WorkspaceDb,
        needs: BTreeSet<Need>,
        library: &mut Library,
        work: &Work,
    ) -> Result<(), Failure> {
        for need in needs {
            match need {
                Need::Transaction(stamp) => {
                    library.transactions.insert(stamp, db.transaction(stamp, work).await?);
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
                    work.turn().await;
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
        self.show(diff, &meta, work).await;
        for transaction in new.counted {
            let_go_of(transaction, work).await;
        }
        let first = !std::mem::replace(&mut inner.borrow_mut().asked_to_persist, true);
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
        if meta.revision != since {
            self.show(diff, &meta, &Work::default()).await;
            self.changed();
        }
        Ok(())
    }

    /// Takes in records as a stored batch left them, a part at a time. What is looked at meanwhile may have some of them
    /// already; nothing is decided on it, as commands wait for their turn, and all that looks runs again afterwards.
    async fn show(self, diff: Diff, meta: &Meta, work: &Work) {
        let inner = self.inner.get_value();
        let (all, mut records) = (diff.records.len(), diff.records.into_iter());
        let mut done = 0;
        inner.borrow_mut().taking = true;
        loop {
            let part = order::map(records.by_ref().take(RECORDS_A_PART));
            if part.is_empty() {
                break;
            }
            done += part.len();
            {
                let mut inner = inner.borrow_mut();
                let Inner { book, similar, .. } = &mut *inner;
                let changed: Vec<RecordId> = match &similar {
                    Some(_) => part.keys().cloned().collect(),
                    None => Vec::new(),
                };
                // Nobody else holds the book from one turn to the next, so nothing is copied.
                Rc::make_mut(book).take(Diff { records: part });
                if let Some(similar) = similar {
                    similar.take(book, &changed);
                }
            }
            work.tell(FINISHING, done, all);
            work.turn().await;
        }
        let mut inner = inner.borrow_mut();
        inner.taking = false;
        // Its version is told only when all of this is over; what was read of the one before is old already.
        inner.portfolio = None;
        self.observe(&mut inner, meta);
        inner.meta = meta.clone();
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
    fn stacks(&mut self) -> (&mut Vec<Step>, &mut Vec<Step>) {
        (&mut self.done, &mut self.undone)
    }
}

/// Lets go of a journal a part at a time: to free a large one takes as long as to make it.
pub(super) async fn let_go(journal: Journal, work: &Work) {
    for transaction in journal.into_contents() {
        let_go_of(transaction, work).await;
    }
}

async fn let_go_of(transaction: Arc<Transaction>, work: &Work) {
    let Some(mut transaction) = Arc::into_inner(transaction) else { return };
    while let Some(left) = transaction.writes.len().checked_sub(RECORDS_A_PART) {
        transaction.writes.truncate(left);
        work.turn().await;
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
