//! The stored journal: a transaction's head by arrival, its writes in segments by page of records. So
//! the two look-ups that taking in a batch needs, by stamp and by record, are cheap, and an import of
//! 100 000 records is some hundred puts.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Arc;

use indexed_db_futures::KeyRange;
use indexed_db_futures::prelude::*;
use pilotbook_core::Value;
use pilotbook_core::journal::{Content, Journal, RecordId, Stamp, Transaction};
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

/// The whole journal.
pub(super) async fn read_all(db: &WorkspaceDb) -> Result<Journal, StorageError> {
    let tx = db.read()?;
    let heads = tx.object_store("transactions")?.get_all::<JsValue>().primitive()?;
    let segments = tx.object_store("segments")?.get_all::<JsValue>().primitive()?;
    let (heads, segments) = (heads.await?, segments.await?);
    let mut writes: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    for segment in segments {
        let segment = segment?;
        writes.entry(js::text(&segment, "stamp")?).or_default().extend(read_writes(&segment)?);
    }
    let mut journal = Journal::new();
    for head in heads {
        let head = head?;
        let content = match js::text(&head, "stamp") {
            Ok(stamp) => Content::Good(join(&head, writes.remove(&stamp).unwrap_or_default())?),
            Err(_) => NewContents::read(&js::text(&head, "text")?)?,
        };
        journal.add(content);
    }
    Ok(journal)
}

/// The counted transaction of a stamp.
pub(super) async fn read_one(
    db: &WorkspaceDb,
    stamp: Stamp,
) -> Result<Option<Arc<Transaction>>, StorageError> {
    let tx = db.read()?;
    let transactions = tx.object_store("transactions")?;
    let index = transactions.index("stamp")?;
    let arrival = index.get_key::<String, _>(stamp.to_string()).with_key_type::<JsValue>().primitive()?;
    let head = index.get::<JsValue, String, _>(stamp.to_string()).primitive()?;
    let (Some(arrival), Some(head)) = (arrival.await?, head.await?) else { return Ok(None) };
    let arrival = arrival.as_f64().unwrap_or(-1.0);
    let segments = tx.object_store("segments")?;
    let mut requests = Vec::new();
    for page in js::numbers(&head, "pages")? {
        requests.push(segments.get::<JsValue, _, _>(js::pair(page.into(), arrival)).primitive()?);
    }
    let mut writes = Vec::new();
    for request in requests {
        let segment =
            request.await?.ok_or_else(|| StorageError::Damaged("a segment is missing".to_owned()))?;
        writes.extend(read_writes(&segment)?);
    }
    Ok(Some(Arc::new(join(&head, writes)?)))
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
        transactions.push(Arc::new(join(&head, writes)?));
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

fn join(head: &JsValue, writes: Vec<Value>) -> Result<Transaction, StorageError> {
    let head =
        json::parse(&js::text(head, "head")?).map_err(|error| StorageError::Damaged(error.to_string()))?;
    let Value::Object(mut object) = head else {
        return Err(StorageError::Damaged("a transaction is no object".to_owned()));
    };
    if !writes.is_empty() {
        object.insert("writes".to_owned(), Value::List(writes));
    }
    match Content::read(Value::Object(object)) {
        Content::Good(transaction) => Ok(transaction),
        Content::Aside { .. } => Err(StorageError::Damaged("a transaction breaks a rule".to_owned())),
    }
}
