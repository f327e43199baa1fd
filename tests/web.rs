//! Storage in a real browser: what is saved is there again, all or nothing, whoever else writes. And the app starts.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;

use pilotbook_app::storage::{Layout, Meta, NewContents, Registry, StorageError, Work, WorkspaceDb};
use pilotbook_core::Value;
use pilotbook_core::journal::{
    Actor, Change, Clock, Field, Journal, RecordId, Snapshot, Transaction, apply, new_transaction, project,
};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// A copy that writes the way the app does, with everything in memory as well.
struct Copy {
    db: WorkspaceDb,
    meta: Meta,
    layout: RefCell<Layout>,
    snapshot: Snapshot,
    journal: Journal,
    clock: Clock,
}

impl Copy {
    async fn open(name: &str, actor: u64) -> Copy {
        let db = WorkspaceDb::open(name).await.unwrap();
        let loaded = db.load().await.unwrap();
        let journal = db.journal(&Work::default()).await.unwrap();
        Copy {
            db,
            meta: loaded.meta,
            layout: RefCell::new(loaded.layout),
            snapshot: loaded.snapshot,
            journal,
            clock: Clock::new(Actor(actor)),
        }
    }

    fn title(&mut self, local: &str, title: &str) -> Transaction {
        let id = RecordId::new("idea", local).unwrap();
        let mut change = Change::new("Log idea");
        change.set(&id, Field::parse("exists").unwrap(), Value::Bool(true));
        change.set(&id, Field::parse("title").unwrap(), title.into());
        let stamp = self.clock.next(1_780_000_000_000);
        new_transaction(&self.snapshot, &self.journal, change, stamp, "Ana").unwrap()
    }

    async fn save(&mut self, transaction: Transaction) -> Result<(), StorageError> {
        let transaction = Arc::new(transaction);
        let diff = apply(&self.snapshot, std::slice::from_ref(&transaction), &self.journal).unwrap();
        let new = NewContents { counted: vec![transaction.clone()], others: Vec::new() };
        self.meta =
            self.db.save(&self.meta, &self.snapshot, &self.layout, &new, &diff, &Work::default()).await?;
        self.snapshot.take(diff);
        self.journal.add_transaction(transaction);
        Ok(())
    }
}

#[wasm_bindgen_test]
async fn what_is_saved_is_there_again() {
    let mut copy = Copy::open("test-saved", 1).await;
    for i in 0..300 {
        let transaction = copy.title(&format!("i{i}"), &format!("Idea {i}"));
        copy.save(transaction).await.unwrap();
    }
    let again = Copy::open("test-saved", 2).await;
    assert_eq!(again.meta, copy.meta);
    assert_eq!(again.snapshot, copy.snapshot);
    assert_eq!(again.snapshot, project(&again.journal));
    assert_eq!(again.journal.len(), 300);

    let id = RecordId::new("idea", "i150").unwrap();
    let page = again.layout.borrow().page_of(&id).unwrap();
    let of_record = again.db.transactions_on(&[page], std::slice::from_ref(&id)).await.unwrap();
    assert_eq!(of_record.len(), 1);
    let whole = again.db.transaction(of_record[0].id, &Work::default()).await.unwrap().unwrap();
    assert_eq!(whole.canonical(), of_record[0].canonical());
}

#[wasm_bindgen_test]
async fn a_copy_that_is_behind_is_refused_and_catches_up() {
    let mut first = Copy::open("test-behind", 1).await;
    let mut second = Copy::open("test-behind", 2).await;
    let transaction = first.title("a", "From the first");
    first.save(transaction).await.unwrap();

    let transaction = second.title("b", "From the second");
    assert_eq!(second.save(transaction).await, Err(StorageError::Behind));
    let stored = Copy::open("test-behind", 3).await;
    assert_eq!(stored.journal.len(), 1, "nothing of a refused save is stored");

    let (meta, diff) = second.db.catch_up(second.meta.revision, &second.layout).await.unwrap();
    second.meta = meta;
    second.snapshot.take(diff);
    assert_eq!(second.snapshot, first.snapshot);
    let transaction = second.title("b", "From the second");
    second.save(transaction).await.unwrap();
    assert_eq!(Copy::open("test-behind", 4).await.journal.len(), 2);
}

#[wasm_bindgen_test]
async fn damaged_pages_are_rebuilt_from_the_journal() {
    use indexed_db_futures::database::Database;
    use indexed_db_futures::prelude::*;
    use indexed_db_futures::transaction::TransactionMode;

    let mut copy = Copy::open("test-damaged", 1).await;
    let transaction = copy.title("a", "Still here");
    copy.save(transaction).await.unwrap();
    let db = Database::open("pilotbook-test-damaged").await.unwrap();
    let tx = db.transaction("pages").with_mode(TransactionMode::Readwrite).build().unwrap();
    drop(tx.object_store("pages").unwrap().put("nonsense").with_key(0.0).primitive().unwrap());
    tx.commit().await.unwrap();

    let loaded = copy.db.load().await.unwrap();
    assert!(loaded.rebuilt);
    assert_eq!(loaded.snapshot, copy.snapshot);
    let again = copy.db.load().await.unwrap();
    assert!(!again.rebuilt, "the rebuilt pages are stored");
    assert_eq!(again.snapshot, copy.snapshot);
}

#[wasm_bindgen_test]
async fn a_survey_round_loses_no_change() {
    let (first, second) = (Registry::open().await.unwrap(), Registry::open().await.unwrap());
    let (w, v) = (Registry::round_key("w", "kpi:a"), Registry::round_key("v", "kpi:a"));
    let done = Rc::new(Cell::new(0));
    for tab in (0..20).map(|i| if i % 2 == 0 { &first } else { &second }) {
        let (tab, key, done) = (tab.clone(), w.clone(), done.clone());
        wasm_bindgen_futures::spawn_local(async move {
            let one_more = |text: Option<String>| Ok::<_, StorageError>(Some(text.unwrap_or_default() + "x"));
            tab.change_round(&key, one_more).await.unwrap();
            done.set(done.get() + 1);
        });
    }
    while done.get() < 20 {
        gloo_timers::future::TimeoutFuture::new(10).await;
    }
    let refuse = |_| Err::<Option<String>, _>(StorageError::Cancelled);
    assert_eq!(first.change_round(&w, refuse).await, Err(StorageError::Cancelled));
    let texts = async |of: &str| {
        let rounds = first.rounds().await.unwrap().into_iter().filter(|round| round.workspace == of);
        rounds.map(|round| round.text).collect::<Vec<_>>()
    };
    assert_eq!(texts("w").await, ["x".repeat(20)]);

    // Joined with a workspace that has a round of the same KPI, both stay; erased with it, both are gone.
    second.change_round(&v, |_| Ok::<_, StorageError>(Some("y".to_owned()))).await.unwrap();
    first.move_rounds("w", "v").await.unwrap();
    assert_eq!((texts("w").await, texts("v").await), (vec![], vec!["y".to_owned(), "x".repeat(20)]));
    first.remove("v").await.unwrap();
    assert_eq!(texts("v").await, Vec::<String>::new());
}

#[wasm_bindgen_test]
async fn the_app_mounts() {
    let begun = js_sys::Date::now();
    pilotbook_app::start();
    let document = web_sys::window().unwrap().document().unwrap();
    let heading = || document.query_selector("[data-ready=ready] h1").unwrap();
    while heading().is_none() {
        assert!(js_sys::Date::now() - begun < 20_000.0, "the app doesn't stand after 20 s");
        gloo_timers::future::TimeoutFuture::new(50).await;
    }
}
