//! The one live state of the open workspace: what pages read, and the only place that changes data.

mod copy;
mod device;
mod failure;
mod files;
mod import;
mod in_sight;
mod moment;
mod numbers;
mod queue;
mod rounds;
mod write;

pub use copy::Copied;
pub use device::{Device, use_device};
pub use failure::Failure;
pub use files::MergePreview;
pub use import::PlanCounts;
pub use moment::{day_in, now_ms, random_seed, today_in, zone};
pub use rounds::OpenRound;
pub use write::Done;

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;
use pilotbook_core::journal::{Clock, Journal, RecordId, Stamp, Transaction};
use pilotbook_core::model::{Book, Person};
use pilotbook_core::search::similar::Similar;
use pilotbook_core::zone::{instant_of, shown_at};
use pilotbook_core::{Date, LocalTime, Time};

pub use crate::storage::{FINISHING, OutFile, Told, Work};
use crate::storage::{Layout, Meta, StorageError, WorkspaceDb};
use in_sight::InSight;
use queue::Queue;

/// The open workspace. Cheap to copy; lives as long as the app.
#[derive(Clone, Copy)]
pub struct Workspace {
    inner: StoredValue<Rc<RefCell<Inner>>, LocalStorage>,
    queue: StoredValue<Queue, LocalStorage>,
    /// Grows whenever records changed.
    version: RwSignal<u64>,
    /// What could be undone and redone, by what was done.
    steps: RwSignal<(Option<String>, Option<String>)>,
    /// How saving stands.
    saving: RwSignal<Saving>,
    /// The minute, since 1970-01-01 UTC.
    minute: RwSignal<i64>,
    in_sight: InSight,
    device: Device,
}

/// How saving stands.
#[derive(Clone, Debug, PartialEq)]
pub enum Saving {
    /// Everything that was done is stored.
    Saved,
    /// A save is under way.
    UnderWay,
    /// The last save failed; what failed, in words.
    Failed(String),
}

struct Inner {
    id: String,
    db: Option<WorkspaceDb>,
    meta: Meta,
    layout: Rc<RefCell<Layout>>,
    book: Rc<Book>,
    /// What "Tried before?" looks in; none before somebody asks.
    similar: Option<Similar>,
    /// Whether the book is taking in a stored change, in parts.
    taking: bool,
    /// What metrics look at, as it was read last.
    portfolio: Option<numbers::Known>,
    clock: Clock,
    done: Vec<Step>,
    undone: Vec<Step>,
    asked_to_persist: bool,
}

/// A step of this tab that can be undone or redone.
#[derive(Clone)]
struct Step {
    stamp: Stamp,
    what: String,
}

impl Workspace {
    /// The handle, with nothing open yet. Called once, by the app's root.
    pub fn new(device: Device) -> Workspace {
        let inner = Inner {
            id: String::new(),
            db: None,
            meta: Meta::default(),
            layout: Rc::default(),
            book: Rc::new(Book::default()),
            similar: None,
            taking: false,
            portfolio: None,
            clock: Clock::new(moment::actor()),
            done: Vec::new(),
            undone: Vec::new(),
            asked_to_persist: false,
        };
        let minute = RwSignal::new(now_ms().div_euclid(moment::MINUTE));
        moment::each_minute(move |now| minute.set(now));
        Workspace {
            minute,
            inner: StoredValue::new_local(Rc::new(RefCell::new(inner))),
            queue: StoredValue::new_local(Queue::start()),
            version: RwSignal::new(0),
            steps: RwSignal::new((None, None)),
            saving: RwSignal::new(Saving::Saved),
            in_sight: InSight::new(),
            device,
        }
    }

    /// Opens a workspace of this browser in place of the one that is open, once everything asked for
    /// before is done: no change may begin in one workspace and be saved in another.
    pub async fn open(self, id: &str) -> Result<(), Failure> {
        let id = id.to_owned();
        self.queued(async move { Ok(self.open_now(&id).await?) }).await
    }

    /// As [`Workspace::open`], for work that has its turn in the queue already.
    async fn open_now(self, id: &str) -> Result<(), StorageError> {
        let db = WorkspaceDb::open(id).await?;
        let loaded = db.load().await?;
        let inner = self.inner.get_value();
        let left = {
            let mut inner = inner.borrow_mut();
            let left = inner.db.replace(db);
            inner.id = id.to_owned();
            inner.layout = Rc::new(RefCell::new(loaded.layout));
            inner.book = Rc::new(Book::of(loaded.snapshot));
            inner.similar = None;
            inner.portfolio = None;
            inner.done.clear();
            inner.undone.clear();
            self.observe(&mut inner, &loaded.meta);
            inner.meta = loaded.meta;
            left
        };
        if let Some(left) = left {
            left.close();
        }
        self.changed();
        Ok(())
    }

    /// Lets go of the open workspace, so that it can be erased.
    pub fn close(self) {
        let inner = self.inner.get_value();
        let mut inner = inner.borrow_mut();
        if let Some(left) = inner.db.take() {
            left.close();
        }
        inner.id = String::new();
        inner.book = Rc::new(Book::default());
        inner.similar = None;
        inner.portfolio = None;
        drop(inner);
        self.changed();
    }

    fn observe(self, inner: &mut Inner, meta: &Meta) {
        if let Some(stamp) = meta.last_stamp.as_deref().and_then(Stamp::parse) {
            inner.clock.observe(stamp, now_ms());
        }
    }

    fn changed(self) {
        let inner = self.inner.get_value();
        let steps = {
            let inner = inner.borrow();
            let last = |steps: &[Step]| steps.last().map(|step| step.what.clone());
            (last(&inner.done), last(&inner.undone))
        };
        self.steps.set(steps);
        self.version.update(|version| *version += 1);
    }

    /// The id of the open workspace; empty where none is open.
    pub fn id(self) -> String {
        self.inner.with_value(|inner| inner.borrow().id.clone())
    }

    /// Reads the records; the caller runs again when any of them changes.
    pub fn with<T>(self, read: impl FnOnce(&Book) -> T) -> T {
        self.version.track();
        self.with_untracked(read)
    }

    /// Reads the records as they are now.
    pub fn with_untracked<T>(self, read: impl FnOnce(&Book) -> T) -> T {
        let book = self.inner.with_value(|inner| inner.borrow().book.clone());
        read(&book)
    }

    /// Reads the records as they are now, with what the browser knows of time.
    pub fn at_now<T>(self, read: impl FnOnce(&Book, &LocalTime<'_>) -> T) -> T {
        self.with_untracked(|book| {
            let ahead = moment::ahead(&book.settings().time_zone);
            read(book, &LocalTime { now: Time::of_unix_ms(now_ms()), ahead: &ahead })
        })
    }

    /// Reads what "Tried before?" looks in: read once, and kept while records change. The caller runs again when any
    /// of them changes.
    pub fn with_similar<T>(self, read: impl FnOnce(&Similar) -> T) -> T {
        self.version.track();
        let inner = self.inner.get_value();
        let mut inner = inner.borrow_mut();
        let Inner { similar, book, .. } = &mut *inner;
        read(similar.get_or_insert_with(|| Similar::of(book)))
    }

    /// The records as they stand now, kept as they are for as long as they are held. The caller isn't told of changes.
    pub fn held(self) -> Rc<Book> {
        self.inner.with_value(|inner| inner.borrow().book.clone())
    }

    /// As [`Workspace::held`], once no stored change is half taken in.
    pub async fn held_whole(self, work: &Work) -> Result<Rc<Book>, Failure> {
        while self.is_taking() {
            work.pause().await?;
            work.wait().await;
        }
        Ok(self.held())
    }

    fn is_taking(self) -> bool {
        self.inner.with_value(|inner| inner.borrow().taking)
    }

    /// What a step back and a step forward would take back or bring back, in words.
    pub fn steps(self) -> (Option<String>, Option<String>) {
        self.steps.get()
    }

    /// How saving stands.
    pub fn saving(self) -> Saving {
        self.saving.get()
    }

    /// How many contents the journal holds.
    pub fn transactions(self) -> u32 {
        self.version.track();
        self.inner.with_value(|inner| inner.borrow().meta.arrivals)
    }

    /// Today in the workspace's time zone.
    pub fn today(self) -> Date {
        self.with_untracked(|book| today_in(&book.settings().time_zone))
    }

    /// The same as it goes by: it changes at midnight, and with the time zone.
    pub fn day(self) -> Memo<Date> {
        Memo::new(move |_| {
            self.minute.track();
            self.version.track();
            self.today()
        })
    }

    /// The instant; the caller runs again with each minute that passes.
    pub fn now(self) -> Time {
        self.minute.track();
        Time::of_unix_ms(now_ms())
    }

    /// The instant at which the clocks of the workspace's time zone show this, as a field of date and time has it.
    pub fn instant_of(self, shown: &str) -> Option<Time> {
        self.at_now(|_, local| instant_of(shown, local.ahead))
    }

    /// What the clocks of the workspace's time zone show at an instant, as a field of date and time takes it.
    pub fn shown_at(self, instant: Time) -> String {
        self.at_now(|_, local| shown_at(instant, local.ahead))
    }

    /// The day of an instant, in milliseconds since 1970-01-01 UTC, in the workspace's time zone.
    pub fn day_of(self, ms: i64) -> Date {
        self.with_untracked(|book| day_in(&book.settings().time_zone, ms))
    }

    /// "This is me", if this device knows and the person is there.
    pub fn me(self) -> Option<RecordId> {
        let me = self.device.entry(&self.id())?.me.and_then(|id| RecordId::parse(&id))?;
        self.with(|book| book.get::<Person>(&me)).map(|person| person.id)
    }

    /// What belongs to this device.
    pub fn device(self) -> Device {
        self.device
    }

    /// The whole journal, from storage.
    pub async fn journal(self, work: &Work) -> Result<Journal, StorageError> {
        self.db()?.journal(work).await
    }

    /// The counted transactions that write to any of these records, each with those writes alone, by
    /// stamp. Reads the pages of the journal that these records lie on.
    pub async fn transactions_of(self, records: &[RecordId]) -> Result<Vec<Arc<Transaction>>, StorageError> {
        let db = self.db()?;
        let mut pages: Vec<u32> = Vec::new();
        self.inner.with_value(|inner| {
            let inner = inner.borrow();
            let layout = inner.layout.borrow();
            for page in records.iter().filter_map(|record| layout.page_of(record)) {
                if !pages.contains(&page) {
                    pages.push(page);
                }
            }
        });
        db.transactions_on(&pages, records).await
    }

    fn db(self) -> Result<WorkspaceDb, StorageError> {
        let db = self.inner.with_value(|inner| inner.borrow().db.clone());
        db.ok_or_else(|| StorageError::Browser("no workspace is open".to_owned()))
    }
}

/// The open workspace, for any view under the app's root.
pub fn use_workspace() -> Workspace {
    expect_context::<Workspace>()
}
