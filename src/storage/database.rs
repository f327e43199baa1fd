//! Database `pilotbook-<id>`: one workspace. Every save is one strict transaction over journal and
//! pages together, with the revision checked inside it.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use indexed_db_futures::KeyRange;
use indexed_db_futures::database::Database;
use indexed_db_futures::prelude::*;
use indexed_db_futures::transaction::{
    Transaction as DbTransaction, TransactionDurability, TransactionMode, TransactionOptions,
};
use js_sys::Uint8Array;
use pilotbook_core::journal::{
    Content, Diff, Journal, Record, RecordId, Snapshot, Stamp, Transaction, decode_page, encode_page, project,
};
use serde::{Deserialize, Serialize};
use wasm_bindgen::JsValue;

use super::{Layout, StorageError, Work, journal, js};

/// How often a journal is read again because another tab wrote meanwhile.
const TRIES: usize = 20;
/// How many values are handed to the browser before it is waited for.
const PUTS_A_TURN: usize = 32;

pub(super) const STORES: [&str; 4] = ["meta", "pages", "transactions", "segments"];

/// What is known of the whole, kept beside it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Meta {
    /// Grows by one with every save.
    pub revision: u32,
    /// How many contents the journal holds; the next one's arrival number.
    pub arrivals: u32,
    /// The greatest stamp of all.
    pub last_stamp: Option<String>,
}

/// One workspace's database.
#[derive(Clone)]
pub struct WorkspaceDb {
    pub(super) db: std::rc::Rc<Database>,
}

/// What start-up reads: records, never the journal.
pub struct Loaded {
    /// What is known of the whole.
    pub meta: Meta,
    /// The records as they stand.
    pub snapshot: Snapshot,
    /// Where they lie.
    pub layout: Layout,
    /// Whether pages had to be rebuilt from the journal.
    pub rebuilt: bool,
}

impl WorkspaceDb {
    /// Opens it, making it first where it isn't there.
    pub async fn open(id: &str) -> Result<WorkspaceDb, StorageError> {
        let db = Database::open(format!("pilotbook-{id}"))
            .with_version(1u8)
            .with_on_upgrade_needed(|_, db| {
                db.create_object_store("meta").build()?;
                let pages = db.create_object_store("pages").build()?;
                pages.create_index("revision", "revision".into()).build()?;
                let transactions = db.create_object_store("transactions").build()?;
                transactions.create_index("stamp", "stamp".into()).build()?;
                db.create_object_store("segments").build()?;
                Ok(())
            })
            .await?;
        Ok(WorkspaceDb { db: std::rc::Rc::new(db) })
    }

    /// Lets go of it, once what is under way is done. Nothing else closes it, and what is open somewhere can't be erased.
    pub fn close(self) {
        // Whoever still reads holds it too; it is closed for all.
        Database::clone(&self.db).close();
    }

    /// Erases a workspace's database for good.
    pub async fn erase(id: &str) -> Result<(), StorageError> {
        Database::delete_by_name(&format!("pilotbook-{id}"))?.await?;
        Ok(())
    }

    pub(super) fn read(&self) -> Result<DbTransaction<'_>, StorageError> {
        Ok(self.db.transaction(STORES).build()?)
    }

    fn write(&self) -> Result<DbTransaction<'_>, StorageError> {
        let options = TransactionOptions::new().with_durability(TransactionDurability::Strict);
        Ok(self.db.transaction(STORES).with_mode(TransactionMode::Readwrite).with_options(options).build()?)
    }

    /// Reads all pages. Pages that can't be read are rebuilt from the journal, and written again.
    pub async fn load(&self) -> Result<Loaded, StorageError> {
        let tx = self.read()?;
        let meta = read_meta(&tx).await?;
        let (records, layout) = match read_pages(&tx, None).await {
            Ok(pages) => {
                let (mut records, mut layout) = (Vec::new(), Layout::default());
                for (page, of_page) in pages {
                    for (id, record) in of_page {
                        layout.put(page, id.clone());
                        records.push((id, record));
                    }
                }
                (records, layout)
            }
            Err(StorageError::Page(_) | StorageError::Damaged(_)) => {
                drop(tx);
                let journal = self.journal(&Work::default()).await?;
                let (meta, layout) = self.rewrite(&meta, &journal).await?;
                return Ok(Loaded { meta, snapshot: project(&journal), layout, rebuilt: true });
            }
            Err(other) => return Err(other),
        };
        Ok(Loaded { meta, snapshot: Snapshot::of(records), layout, rebuilt: false })
    }

    /// Reads what other tabs wrote since a revision: the records that may have changed.
    pub async fn catch_up(&self, since: u32, layout: &RefCell<Layout>) -> Result<(Meta, Diff), StorageError> {
        let tx = self.read()?;
        let meta = read_meta(&tx).await?;
        if meta.revision == since {
            return Ok((meta, Diff::default()));
        }
        let mut diff = Diff::default();
        for (page, records) in read_pages(&tx, Some(since)).await? {
            for (id, record) in records {
                layout.borrow_mut().put(page, id.clone());
                diff.records.insert(id, record);
            }
        }
        Ok((meta, diff))
    }

    /// Saves new contents of the journal with the records that they change, all or nothing. Refuses
    /// with [`StorageError::Behind`] if another tab wrote since `meta` was read. The layout is borrowed
    /// for moments only: it is read meanwhile.
    pub async fn save(
        &self,
        meta: &Meta,
        snapshot: &Snapshot,
        layout: &RefCell<Layout>,
        new: &NewContents,
        diff: &Diff,
        work: &Work,
    ) -> Result<Meta, StorageError> {
        let mut touched = BTreeSet::new();
        for (done, id) in diff.records.keys().enumerate() {
            touched.insert(layout.borrow_mut().assign(id));
            if done % 512 == 511 {
                work.pause().await?;
            }
        }
        let mut pages: Vec<(u32, Vec<u8>)> = Vec::new();
        for (done, page) in touched.iter().enumerate() {
            let bytes = {
                let layout = layout.borrow();
                let records = layout.records(*page).filter_map(|id| {
                    diff.records.get(id).or_else(|| snapshot.get(id)).map(|record| (id, record))
                });
                encode_page(records)
            };
            pages.push((*page, bytes));
            work.tell("Saving", done, 3 * touched.len());
            work.pause().await?;
        }
        let (next, puts) = self.prepare(meta, layout, new, pages, work).await?;
        self.commit(Some(meta.revision), puts, &next, work).await?;
        Ok(next)
    }

    /// Writes everything anew from a whole journal: after a stamp got a content that counts more, or
    /// where pages were damaged.
    pub async fn rewrite(&self, meta: &Meta, journal: &Journal) -> Result<(Meta, Layout), StorageError> {
        let snapshot = project(journal);
        let mut layout = Layout::default();
        for (id, _) in snapshot.all() {
            layout.assign(id);
        }
        let mut by_page: BTreeMap<u32, Vec<(&RecordId, &Record)>> = BTreeMap::new();
        for (id, record) in snapshot.all() {
            by_page.entry(layout.assign(id)).or_default().push((id, record));
        }
        let pages = by_page.into_iter().map(|(page, records)| (page, encode_page(records))).collect();
        let empty = Meta { revision: meta.revision, ..Meta::default() };
        let (layout, work) = (RefCell::new(layout), Work::default());
        let contents = NewContents::of_journal(journal);
        let (next, mut puts) = self.prepare(&empty, &layout, &contents, pages, &work).await?;
        puts.clear = true;
        self.commit(Some(meta.revision), puts, &next, &work).await?;
        Ok((next, layout.into_inner()))
    }

    async fn prepare(
        &self,
        meta: &Meta,
        layout: &RefCell<Layout>,
        new: &NewContents,
        pages: Vec<(u32, Vec<u8>)>,
        work: &Work,
    ) -> Result<(Meta, Puts), StorageError> {
        let mut next = Meta { revision: meta.revision + 1, ..meta.clone() };
        let mut puts = Puts::default();
        for (page, bytes) in pages {
            let bytes = Uint8Array::from(&bytes[..]).into();
            let value = js::object([("revision", next.revision.into()), ("bytes", bytes)])?;
            puts.list.push(("pages", page.into(), value));
            work.pause().await?;
        }
        for transaction in &new.counted {
            journal::put_counted(transaction, next.arrivals, layout, &mut puts.list, work).await?;
            next.arrivals += 1;
        }
        for text in &new.others {
            puts.list.push((
                "transactions",
                next.arrivals.into(),
                js::object([("text", text.as_str().into())])?,
            ));
            next.arrivals += 1;
        }
        let stamps = new.counted.iter().map(|transaction| transaction.id.to_string());
        next.last_stamp = next.last_stamp.take().into_iter().chain(stamps).max();
        Ok((next, puts))
    }

    /// The only place that writes. Everything is prepared before the transaction begins, so that
    /// nothing but its own requests is waited for inside it; where there are many, one of them now and
    /// then, which lets the page answer.
    async fn commit(
        &self,
        revision: Option<u32>,
        puts: Puts,
        meta: &Meta,
        work: &Work,
    ) -> Result<(), StorageError> {
        let text = serde_json::to_string(meta).map_err(|error| StorageError::Damaged(error.to_string()))?;
        let tx = self.write()?;
        let stored = read_meta(&tx).await?;
        if revision.is_some_and(|revision| revision != stored.revision) {
            // Dropping the transaction takes everything back.
            return Err(StorageError::Behind);
        }
        let store = |name: &str| tx.object_store(name);
        if puts.clear {
            for name in ["pages", "transactions", "segments"] {
                drop(store(name)?.clear()?);
            }
        }
        let all = puts.list.len();
        for (done, (name, key, value)) in puts.list.into_iter().enumerate() {
            let request = store(name)?.put(value).with_key(key).primitive()?;
            if done % PUTS_A_TURN == PUTS_A_TURN - 1 {
                request.await?;
                work.tell("Saving", all + done, 2 * all);
                if work.is_cancelled() {
                    return Err(StorageError::Cancelled);
                }
            }
        }
        drop(store("meta")?.put(text).with_key("state").primitive()?);
        tx.commit().await?;
        Ok(())
    }

    /// The whole journal, as one revision has it, read in steps.
    pub async fn journal(&self, work: &Work) -> Result<Journal, StorageError> {
        for _ in 0..TRIES {
            let before = self.revision().await?;
            let journal = journal::read_all(self, work).await;
            // What another tab writes meanwhile may make it look damaged.
            if matches!(journal, Err(StorageError::Cancelled)) || self.revision().await? == before {
                return journal;
            }
        }
        Err(StorageError::Behind)
    }

    /// The revision of what is stored: it grows with every save of any tab.
    pub async fn revision(&self) -> Result<u32, StorageError> {
        Ok(read_meta(&self.read()?).await?.revision)
    }

    /// The counted transaction of a stamp, read in steps.
    pub async fn transaction(
        &self,
        stamp: Stamp,
        work: &Work,
    ) -> Result<Option<Arc<Transaction>>, StorageError> {
        journal::read_one(self, stamp, work).await
    }

    /// The counted transactions that write to any of these records, which lie on these pages, each with
    /// those writes alone, by stamp.
    pub async fn transactions_on(
        &self,
        pages: &[u32],
        records: &[RecordId],
    ) -> Result<Vec<Arc<Transaction>>, StorageError> {
        journal::read_records(self, pages, records).await
    }
}

/// What a save adds to the journal.
#[derive(Clone, Debug, Default)]
pub struct NewContents {
    /// Transactions that count.
    pub counted: Vec<Arc<Transaction>>,
    /// Canonical texts that are kept without effect: set aside, or a second content of a stamp.
    pub others: Vec<String>,
}

impl NewContents {
    fn of_journal(journal: &Journal) -> NewContents {
        let counted: Vec<Arc<Transaction>> = journal.counted().cloned().collect();
        let uncounted = journal
            .contents()
            .filter(|content| journal.get(content.id).is_none_or(|counted| !Arc::ptr_eq(counted, content)));
        let aside = journal.aside().map(|(text, _)| text.to_owned());
        let others = uncounted.map(|content| content.canonical()).chain(aside).collect();
        NewContents { counted, others }
    }

    /// Reads a kept text back.
    pub(super) fn read(text: &str) -> Result<Content, StorageError> {
        let value =
            pilotbook_core::json::parse(text).map_err(|error| StorageError::Damaged(error.to_string()))?;
        Ok(Content::read(value))
    }
}

pub(super) type Put = (&'static str, JsValue, JsValue);

#[derive(Default)]
struct Puts {
    clear: bool,
    list: Vec<Put>,
}

async fn read_meta(tx: &DbTransaction<'_>) -> Result<Meta, StorageError> {
    match tx.object_store("meta")?.get::<String, _, _>("state").primitive()?.await? {
        Some(text) => serde_json::from_str(&text).map_err(|error| StorageError::Damaged(error.to_string())),
        None => Ok(Meta::default()),
    }
}

type PageRecords = Vec<(u32, Vec<(RecordId, Record)>)>;

/// All pages, or those written after a revision.
async fn read_pages(tx: &DbTransaction<'_>, since: Option<u32>) -> Result<PageRecords, StorageError> {
    let store = tx.object_store("pages")?;
    let (keys, values) = match since {
        None => {
            let keys = store.get_all_keys::<JsValue>().primitive()?;
            let values = store.get_all::<JsValue>().primitive()?;
            (keys.await?, values.await?)
        }
        Some(revision) => {
            let index = store.index("revision")?;
            let after = KeyRange::LowerBound(f64::from(revision), true);
            let keys = index.get_all_keys::<JsValue>().with_query::<f64, _>(after.clone()).primitive()?;
            let values = index.get_all::<JsValue>().with_query::<f64, _>(after).primitive()?;
            (keys.await?, values.await?)
        }
    };
    let mut pages = Vec::new();
    for (key, value) in keys.zip(values) {
        let page = js::as_number(&key?)
            .ok_or_else(|| StorageError::Damaged("a page without a number".to_owned()))?;
        pages.push((page, decode_page(&js::bytes(&value?, "bytes")?)?));
    }
    Ok(pages)
}
