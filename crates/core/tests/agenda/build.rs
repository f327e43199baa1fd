//! A workspace from lines of text.

use pilotbook_core::journal::{Actor, Change, Field, Journal, RecordId, Stamp, new_transaction, project};
use pilotbook_core::metrics::{Portfolio, portfolio_of};
use pilotbook_core::model::Book;
use pilotbook_core::review::agenda::{Agenda, Pair};
use pilotbook_core::{Date, LocalTime, Time, Value};

pub const TODAY: &str = "2026-06-12";

pub fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

pub fn id(text: &str) -> RecordId {
    RecordId::parse(text).unwrap()
}

/// Who is always there: three teams and three people.
pub const EVERYBODY: &str = "
team:a name=Ant
team:b name=Bee
team:c name=Cat
person:ana name=Ana; teams/team:a
person:ben name=Ben; teams/team:b
person:cyd name=Cyd; teams/team:c
";

/// A book of records, one a line: its id, then `field=value` (or a set's element alone) between semicolons. `gone` puts
/// it into the trash.
pub fn book(lines: &str) -> Book {
    book_in_steps(&[lines])
}

/// The same, written down in several steps.
pub fn book_in_steps(steps: &[&str]) -> Book {
    let mut journal = Journal::new();
    for (at, lines) in [EVERYBODY].iter().chain(steps).enumerate() {
        let stamp = Stamp::new(1_781_200_000_000 + u64::try_from(at).unwrap(), 0, Actor(1)).unwrap();
        let snapshot = project(&journal);
        let transaction = new_transaction(&snapshot, &journal, change(lines), stamp, "Ana").unwrap();
        journal.add_transaction(std::sync::Arc::new(transaction));
    }
    Book::of(project(&journal))
}

fn change(lines: &str) -> Change {
    let mut change = Change::new("Test");
    for line in lines.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let (record, fields) = line.split_once(' ').unwrap_or((line, ""));
        let record = id(record);
        let mut set = |field: &str, value: Value| change.set(&record, Field::parse(field).unwrap(), value);
        set("exists", true.into());
        for field in fields.split(';').map(str::trim).filter(|field| !field.is_empty()) {
            match field.split_once('=') {
                None if field == "gone" => set("exists", false.into()),
                None => set(field, true.into()),
                Some((field, value)) => set(field, value_of(value)),
            }
        }
    }
    change
}

fn value_of(text: &str) -> Value {
    match (text, text.parse::<f64>()) {
        ("true", _) => true.into(),
        ("false", _) => false.into(),
        (_, Ok(number)) => number.into(),
        (text, _) => text.into(),
    }
}

/// What metrics look at; the workspace's clocks are two hours ahead.
pub fn portfolio(book: &Book) -> Portfolio {
    let now = Time::parse("2026-06-12T09:00:00Z").unwrap();
    portfolio_of(book, &LocalTime { now, ahead: &|_| 7200 })
}

pub fn pair(a: &str, b: &str) -> Pair {
    Pair::new(id(a), id(b)).unwrap()
}

/// The agenda of the first two teams.
pub fn agenda(book: &Book) -> Agenda {
    Agenda::of(book, &portfolio(book), &pair("team:a", "team:b"), day(TODAY))
}
