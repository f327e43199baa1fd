//! What is computed in steps is what is computed at once.

use pilotbook_core::journal::{Journal, project};
use pilotbook_core::metrics::{Metrics, MetricsDraft, PortfolioReader, Scope, portfolio_of};
use pilotbook_core::model::Book;
use pilotbook_core::sample::sample;
use pilotbook_core::{Date, LocalTime, Time};

fn book() -> Book {
    let mut journal = Journal::new();
    for transaction in sample(Date::parse("2026-06-12").unwrap(), 7, "UTC").unwrap() {
        journal.add_transaction(transaction);
    }
    Book::of(project(&journal))
}

#[test]
fn a_portfolio_is_the_same_in_steps_of_any_size() {
    let book = book();
    let local = LocalTime { now: Time::of_unix_ms(1_781_000_000_000), ahead: &|_| 7200 };
    let whole = portfolio_of(&book, &local);
    assert!(whole.ideas.len() > 20 && whole.pilots.len() > 10 && !whole.kpis.is_empty());
    for records in [1, 3, 50] {
        let mut reader = PortfolioReader::new(&book);
        let mut steps = 1;
        while reader.step(&book, records) {
            steps += 1;
        }
        let (done, all) = reader.progress();
        assert_eq!((done, all), (whole.ideas.len() + whole.pilots.len(), done));
        assert!(steps >= all / records);
        assert_eq!(reader.finish(&book, &local), whole, "in steps of {records}");
    }
    assert_eq!(
        PortfolioReader::new(&Book::default()).finish(&Book::default(), &local).ideas,
        [],
        "of nothing, without a step"
    );
}

#[test]
fn metrics_come_a_family_at_a_time() {
    let local = LocalTime { now: Time::of_unix_ms(1_781_000_000_000), ahead: &|_| 0 };
    let portfolio = portfolio_of(&book(), &local);
    let scope = Scope::up_to(Date::parse("2026-06-12").unwrap());
    let mut draft = MetricsDraft::new(&portfolio, &scope).unwrap();
    let mut told = vec![draft.progress().0];
    while draft.step(&portfolio) {
        told.push(draft.progress().0);
    }
    let all = draft.progress().1;
    assert_eq!(told, (0..all).collect::<Vec<_>>());
    let whole = Metrics::of(&portfolio, &scope).unwrap();
    assert_eq!(draft.finish().to_json_all(), whole.to_json_all());
}
