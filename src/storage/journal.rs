//! The stored journal: a transaction's head by arrival, its writes in segments by page of records. So
//! the two look-ups that taking in a batch needs, by stamp and by record, are cheap, and an import of
//! 100 000 records is some hundred puts.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Arc;

use indexed_db_futures::KeyRange;
use indexed_db_futures::prelude::*;
use pilotbook_core::Value;
use pilotbook_core::journal::{Content, Journal, RecordId, Stamp, Transaction, TransactionReader};
use pilotbook_core::json;
use pilotbook_core::order;
use wasm_bindgen::JsValue;

use super::database::{NewContents, Put};
use super::{Layout, StorageError, Work, WorkspaceDb, js};

/// Prepares the puts of a transaction that counts.
pub(super) async fn put_counted(
    transaction: &Transaction,
    arrival: u32,
    layout: &RefCell<Layout>,
    puts: &mut Vec<Put>,
    work: &Work,
) -> Result<(), StorageError> {
    let mut by_page: BTreeMap<u32, String> = BTreeMap::new();
    for (done, write) in transaction.writes.iter().enumerate() {
        if done % 256 == 255 {
            work.tell("Saving", transaction.writes.len() / 2 + done, 3 * transaction.writes.len());
            work.pause().await?;
        }
        let segment = by_page.entry(layout.borrow_mut().assign(&write.record)).or_default();
        segment.push_str(if segment.is_empty() { "[" } else { "," });
        write.canonical(segment);
    }
    let stamp: JsValue = transaction.id.to_string().into();
    let pages = by_page.keys().map(|page| JsValue::from(*page)).collect::<js_sys::Array>();
    let head = Transaction {
        id: transaction.id,
        by: transaction.by.clone(),
        what: transaction.what.clone(),
        writes: Vec::new(),
        other: transaction.other.clone(),
    };
    let value =
        js::object([("stamp", stamp.clone()), ("head", head.canonical().into()), ("pages", pages.into())])?;
    puts.push(("transactions", arrival.into(), value));
    for (page, mut writes) in by_page {
        writes.push(']');
        let value = js::object([("stamp", stamp.clone()), ("writes", writes.into())])?;
        puts.push(("segments", js::pair(page.into(), arrival.into()), value));
        work.pause().await?;
    }
    Ok(())
}

/// The values of a store by key, some at a time, each time in a transaction of its own: one ends where nothing is asked
/// of it for a turn.
struct Batches {
    store: &'static str,
    size: u32,
    after: Option<JsValue>,
}

impl Batches {
    fn of(store: &'static str, size: u32) -> Batches {
        Batches { store, size, after: None }
    }

    /// The next ones; empty at the end.
    async fn next(&mut self, db: &WorkspaceDb) -> Result<Vec<JsValue>, StorageError> {
        let tx = db.read()?;
        let store = tx.object_store(self.store)?;
        // Before all keys that there are lies the least number.
        let after = self.after.clone().unwrap_or_else(|| f64::NEG_INFINITY.into());
        let range = KeyRange::LowerBound(after, true);
        let keys = store
            .get_all_keys::<JsValue>()
            .with_query::<JsValue, _>(range.clone())
            .with_limit(self.size)
            .primitive()?;
        let values =
            store.get_all::<JsValue>().with_query::<JsValue, _>(range).with_limit(self.size).primitive()?;
        let (keys, values) = (keys.await?, values.await?);
        if let Some(last) = keys.last() {
            self.after = Some(last?);
        }
        values.map(|value| Ok(value?)).collect()
    }
}

/// So many heads are read at once, and so many segments.
const HEADS: u32 = 512;
const SEGMENTS: u32 = 24;

/// The whole journal, in steps. It may be of several revisions, where another tab writes meanwhile.
pub(super) async fn read_all(db: &WorkspaceDb, work: &Work) -> Result<Journal, StorageError> {
    let (mut heads, mut readers) = (Vec::new(), BTreeMap::new());
    let mut all = 0;
    let mut batches = Batches::of("transactions", HEADS);
    loop {
        let batch = batches.next(db).await?;
        if batch.is_empty() {
            break;
        }
        for head in batch {
            if let Ok(stamp) = js::text(&head, "stamp") {
                all += js::numbers(&head, "pages")?.len();
                readers.insert(stamp, reader_of(&head)?);
            }
            heads.push(head);
            work.pause().await?;
        }
    }
    let (mut batches, mut done) = (Batches::of("segments", SEGMENTS), 0);
    loop {
        let batch = batches.next(db).await?;
        if batch.is_empty() {
            break;
        }
        for segment in batch {
            if let Some(reader) = readers.get_mut(&js::text(&segment, "stamp")?) {
                read_into(reader, &segment)?;
            }
            done += 1;
            work.tell("Reading", done, all);
            work.pause().await?;
        }
    }
    let mut journal = Journal::new();
    for head in heads {
        let content = match js::text(&head, "stamp") {
            Ok(stamp) => match readers.remove(&stamp) {
                Some(reader) => Content::Good(finished(reader)?),
                None => continue,
            },
            Err(_) => NewContents::read(&js::text(&head, "text")?)?,
        };
        journal.add(content);
        work.pause().await?;
    }
    Ok(journal)
}

/// The counted transaction of a stamp, in steps.
pub(super) async fn read_one(
    db: &WorkspaceDb,
    stamp: Stamp,
    work: &Work,
) -> Result<Option<Arc<Transaction>>, StorageError> {
    let tx = db.read()?;
    let transactions = tx.object_store("transactions")?;
    let index = transactions.index("stamp")?;
    let arrival = index.get_key::<String, _>(stamp.to_string()).with_key_type::<JsValue>().primitive()?;
    let head = index.get::<JsValue, String, _>(stamp.to_string()).primitive()?;
    let (Some(arrival), Some(head)) = (arrival.await?, head.await?) else { return Ok(None) };
    let arrival = arrival.as_f64().unwrap_or(-1.0);
    let mut reader = reader_of(&head)?;
    let pages = js::numbers(&head, "pages")?;
    for (done, pages_at_once) in pages.chunks(SEGMENTS as usize).enumerate() {
        let tx = db.read()?;
        let segments = tx.object_store("segments")?;
        let mut requests = Vec::new();
        for page in pages_at_once {
            requests.push(segments.get::<JsValue, _, _>(js::pair((*page).into(), arrival)).primitive()?);
        }
        let mut found = Vec::new();
        for request in requests {
            let segment = request.await?;
            found.push(segment.ok_or_else(|| StorageError::Damaged("a segment is missing".to_owned()))?);
        }
        for segment in found {
            read_into(&mut reader, &segment)?;
            work.tell("Reading", done * SEGMENTS as usize, pages.len());
            work.pause().await?;
        }
    }
    Ok(Some(Arc::new(finished(reader)?)))
}

fn reader_of(head: &JsValue) -> Result<TransactionReader, StorageError> {
    let head =
        json::parse(&js::text(head, "head")?).map_err(|error| StorageError::Damaged(error.to_string()))?;
    TransactionReader::new(&head).ok_or_else(breaks_a_rule)
}

fn read_into(reader: &mut TransactionReader, segment: &JsValue) -> Result<(), StorageError> {
    for write in read_writes(segment)? {
        reader.write(&write).ok_or_else(breaks_a_rule)?;
    }
    Ok(())
}

fn finished(reader: TransactionReader) -> Result<Transaction, StorageError> {
    reader.finish().ok_or_else(breaks_a_rule)
}

fn breaks_a_rule() -> StorageError {
    StorageError::Damaged("a transaction breaks a rule".to_owned())
}

/// The counted transactions that write to any of these records, each with those writes alone, by stamp.
/// The records lie on these pages.
pub(super) async fn read_records(
    db: &WorkspaceDb,
    pages: &[u32],
    records: &[RecordId],
) -> Result<Vec<Arc<Transaction>>, StorageError> {
    let tx = db.read()?;
    let segments = tx.object_store("segments")?;
    let transactions = tx.object_store("transactions")?;
    let index = transactions.index("stamp")?;
    let mut found: Vec<(String, _, Vec<Value>)> = Vec::new();
    for page in pages {
        let page = *page;
        let all =
            KeyRange::Bound(js::pair(page.into(), 0.0), false, js::pair(page.into(), f64::INFINITY), false);
        for segment in segments.get_all::<JsValue>().with_query::<JsValue, _>(all).primitive()?.await? {
            let segment = segment?;
            let mut writes = read_writes(&segment)?;
            writes.retain(|write| {
                let text = write.get("record").and_then(Value::as_text);
                records.iter().any(|record| Some(record.as_str()) == text)
            });
            if writes.is_empty() {
                continue;
            }
            let stamp = js::text(&segment, "stamp")?;
            // A transaction that writes to several pages is found on each.
            match found.iter_mut().find(|(known, ..)| *known == stamp) {
                Some((.., all)) => all.extend(writes),
                None => {
                    let head = index.get::<JsValue, String, _>(stamp.clone()).primitive()?;
                    found.push((stamp, head, writes));
                }
            }
        }
    }
    let mut transactions = Vec::new();
    for (_, head, writes) in found {
        let head = head.await?.ok_or_else(|| StorageError::Damaged("a transaction is missing".to_owned()))?;
        let mut reader = reader_of(&head)?;
        for write in &writes {
            reader.write(write).ok_or_else(breaks_a_rule)?;
        }
        transactions.push(Arc::new(finished(reader)?));
    }
    order::sort_by_key(&mut transactions, |transaction| transaction.id);
    Ok(transactions)
}

fn read_writes(segment: &JsValue) -> Result<Vec<Value>, StorageError> {
    match json::parse(&js::text(segment, "writes")?) {
        Ok(Value::List(writes)) => Ok(writes),
        Ok(_) => Err(StorageError::Damaged("writes are no list".to_owned())),
        Err(error) => Err(StorageError::Damaged(error.to_string())),
    }
}
