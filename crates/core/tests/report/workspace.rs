//! Workspaces to report on.

use std::sync::Arc;

use pilotbook_core::journal::*;
use pilotbook_core::metrics::Scope;
use pilotbook_core::model::{Book, Pilot};
use pilotbook_core::report::Report;
use pilotbook_core::sample::sample;
use pilotbook_core::{Date, LocalTime, Value};

pub const TODAY: &str = "2026-06-12";

/// What would be markup, code or a cell of its own in one of the formats.
pub const HOSTILE: &str = "<script>alert(1)</script> </style> | `a` *b* \"c\" 'd' & &amp; ]]> <!--";

pub fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

/// From, to.
pub fn scope(from: &str, to: &str) -> Scope {
    Scope { from: Date::parse(from), to: Date::parse(to), ..Scope::up_to(day(TODAY)) }
}

fn journal() -> Journal {
    let mut journal = Journal::new();
    for transaction in sample(day(TODAY), 7, "Europe/Vienna").unwrap() {
        journal.add_transaction(transaction);
    }
    journal
}

pub fn book() -> Book {
    Book::of(project(&journal()))
}

/// The sample with every text that people wrote made hostile, over several lines.
pub fn hostile_book() -> Book {
    let mut journal = journal();
    let snapshot = project(&journal);
    let mut change = Change::new("Edit");
    for (id, record, _) in snapshot.records() {
        for name in [
            "name",
            "title",
            "problem",
            "hypothesis",
            "learning",
            "next_step",
            "verdict_reason",
            "measure",
            "unit",
            "words",
        ] {
            if record.value(name).is_some() {
                let text = format!("{HOSTILE}\n\n# {name}\r\n=1+1");
                change.set(id, Field::parse(name).unwrap(), text.into());
            }
        }
    }
    let stamp = Stamp::parse("2026-06-12T12:00:00.000Z-0000-aaaaaaaaaaaaaaaa").unwrap();
    let transaction = new_transaction(&snapshot, &journal, change, stamp, HOSTILE).unwrap();
    journal.add_transaction(Arc::new(transaction));
    Book::of(project(&journal))
}

pub fn report(from: &str, to: &str) -> Report {
    Report::of(&book(), &scope(from, to), day(TODAY), &LocalTime::end_of(day(TODAY))).unwrap()
}

pub fn hostile() -> Report {
    Report::of(&hostile_book(), &scope("", ""), day(TODAY), &LocalTime::end_of(day(TODAY))).unwrap()
}

pub fn empty() -> Report {
    Report::of(&Book::default(), &scope("", ""), day(TODAY), &LocalTime::end_of(day(TODAY))).unwrap()
}

/// The report of the first quarter with two notes of its review in it, one about the whole period and one about a pilot,
/// and a third of another quarter.
pub fn noted(scope: &Scope) -> Report {
    let mut journal = journal();
    let snapshot = project(&journal);
    let book = Book::of(snapshot.clone());
    let pilot =
        book.all::<Pilot>().find(|pilot| book.title_of(&pilot.id).starts_with("Merge queue")).unwrap();
    let mut change = Change::new("Write notes");
    let notes = [
        (
            "entry:n1",
            "2026-03-30",
            "workspace:settings".to_owned(),
            "More pilots, *smaller* ones.\n\n<b>Agreed.</b>",
        ),
        ("entry:n2", "2026-03-31", pilot.id.to_string(), "Ask earlier."),
        ("entry:n3", "2026-04-01", "workspace:settings".to_owned(), "Another quarter."),
    ];
    for (id, day, about, text) in notes {
        let id = RecordId::parse(id).unwrap();
        let values: [(&str, Value); 5] = [
            ("exists", true.into()),
            ("type", "review".into()),
            ("day", day.into()),
            ("about", about.as_str().into()),
            ("text", text.into()),
        ];
        for (field, value) in values {
            change.set(&id, Field::parse(field).unwrap(), value);
        }
    }
    let stamp = Stamp::parse("2026-06-12T12:00:00.000Z-0000-aaaaaaaaaaaaaaaa").unwrap();
    let transaction = new_transaction(&snapshot, &journal, change, stamp, "").unwrap();
    journal.add_transaction(Arc::new(transaction));
    let book = Book::of(project(&journal));
    Report::of(&book, scope, day(TODAY), &LocalTime::end_of(day(TODAY))).unwrap()
}
