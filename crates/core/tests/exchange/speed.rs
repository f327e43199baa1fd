//! How long things take with 100 000 rows. Not part of the checks: run it with
//! `cargo test --release -p pilotbook-core --test exchange -- --ignored speed --nocapture`.

use std::sync::Arc;
use std::time::Instant;

use pilotbook_core::chart::{self, Given, Plain};
use pilotbook_core::exchange::copy::CopyComparison;
use pilotbook_core::exchange::import_rows::plan_rows;
use pilotbook_core::journal::{
    Actor, Clock, Export, FileReadBack, Journal, Library, Snapshot, apply, file_pieces, new_transaction,
};
use pilotbook_core::metrics::{Comparison, Metrics, Scope, portfolio_of};
use pilotbook_core::model::Book;
use pilotbook_core::model::ids::Ids;
use pilotbook_core::report::Draft;
use pilotbook_core::{Date, LocalTime, Time};

use super::ship::{Ship, rows};

fn timed<T>(what: &str, doing: impl FnOnce() -> T) -> T {
    let begun = Instant::now();
    let done = doing();
    println!("{:>9.1} ms  {what}", begun.elapsed().as_secs_f64() * 1000.0);
    done
}

#[test]
#[ignore = "it measures, and asserts nothing"]
fn speed() {
    let mut text = String::new();
    for n in 0..100_000 {
        let (month, day) = (n % 12 + 1, n % 28 + 1);
        let pilot = if n % 10 < 3 {
            format!("2025-{month:02}-{day:02},succeeded,2026-01-{day:02},adopt")
        } else {
            ",,,".to_owned()
        };
        text.push_str(&format!(
            "{n},Idea number {n},2025-{month:02}-{day:02},Team {},Team {};Team {},Person {},new,{pilot}\n",
            n % 40,
            n % 39,
            n % 37,
            n % 500
        ));
    }
    let report = rows(&text);
    let empty = Ship::new(1);
    let plan = timed("plan", || plan_rows(&empty.book, &report, &mut Ids::of_text("a"), "Import"));
    let stamp = Clock::new(Actor(2)).next(1_790_000_000_000);
    let library = Library::default();
    let snapshot = Snapshot::default();
    let transaction =
        timed("new transaction", || new_transaction(&snapshot, &library, plan.change, stamp, "").unwrap());
    let batch = [Arc::new(transaction)];
    let diff = timed("apply", || apply(&snapshot, &batch, &library).unwrap());
    println!("{} records", diff.records.len());
    let mut book = Book::default();
    timed("book takes it", || book.take(diff));
    let mut journal = Journal::new();
    journal.add_transaction(batch[0].clone());
    let pieces: Vec<String> =
        timed("write the copy", || file_pieces(Export::default(), &journal, book.snapshot()).collect());
    println!("{} bytes in {}", pieces.iter().map(String::len).sum::<usize>(), pieces.len());
    let read = timed("read it back", || {
        let mut reader = FileReadBack::new(book.snapshot());
        for piece in &pieces {
            reader.feed(piece.as_bytes()).unwrap();
        }
        reader.finish().unwrap()
    });
    timed("project and compare", || {
        let mut comparison = CopyComparison::new(&read, 1, book.snapshot()).unwrap();
        while comparison.step(1024).unwrap() {}
    });
    timed("let go of a journal", || drop(read));

    let local = LocalTime { now: Time::of_unix_ms(1_790_000_000_000), ahead: &|_| 0 };
    let portfolio = timed("portfolio", || portfolio_of(&book, &local));
    let day = |text: &str| Date::parse(text).unwrap();
    let scope = Scope { from: Some(day("2025-07-01")), ..Scope::up_to(day("2026-06-12")) };
    let metrics = timed("metrics", || Metrics::of(&portfolio, &scope).unwrap());
    timed("comparison", || Comparison::of(&metrics, &portfolio));
    timed("json", || metrics.to_json_all());
    let title = |id: &_| book.title_of(id);
    let given = Given { metrics: &metrics, portfolio: &portfolio, title: &title, write: &Plain };
    let charts = timed("charts", || chart::all(&given));
    for chart in &charts {
        timed(chart.id, || chart.scene(600.0, &Plain));
    }
    let mut draft = timed("report: begin", || Draft::of(&book, &scope, day("2026-06-12"), &local).unwrap());
    while timed("report: step", || draft.step(&book)) {
        if draft.progress() > 0.5 {
            break;
        }
    }
    timed("report: the other steps", || while draft.step(&book) {});
    timed("report: finish", || draft.finish());
}
