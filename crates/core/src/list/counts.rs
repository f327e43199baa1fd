//! How many there are, told without reading whole records: menus say it after every change, of however many.

use crate::Value;
use crate::journal::Record;
use crate::model::book::outcome_id;
use crate::model::field::Holds;
use crate::model::{Book, Idea, Kind, Name, Outcome, Pilot};

/// The ideas that are not archived.
pub fn ideas(book: &Book) -> usize {
    book.snapshot().live_of_kind(Idea::NAME).filter(|(_, idea)| !is_archived(idea)).count()
}

/// The pilots that run and are not archived.
pub fn running_pilots(book: &Book) -> usize {
    let runs = |pilot: &Record| !is_archived(pilot) && read(Pilot::started_on, pilot).is_some();
    let started = book.snapshot().live_of_kind(Pilot::NAME).filter(|(_, pilot)| runs(pilot));
    let concluded = |outcome: &Record| read(Outcome::verdict, outcome).is_some();
    let open = started.filter(|(id, _)| {
        let outcome = outcome_id(id).and_then(|id| book.snapshot().live(&id).filter(|own| concluded(own)));
        outcome.is_none()
    });
    open.count()
}

/// The outcomes with a verdict whose pilot is live.
pub fn outcomes(book: &Book) -> usize {
    let counted = book.snapshot().live_of_kind(Outcome::NAME).filter(|(_, outcome)| {
        read(Outcome::verdict, outcome).is_some()
            && read(Outcome::pilot, outcome).is_some_and(|pilot| book.snapshot().live(&pilot).is_some())
    });
    counted.count()
}

fn read<T: Holds>(name: Name<T>, record: &Record) -> T::Read {
    T::read(record, name.as_str())
}

fn is_archived(record: &Record) -> bool {
    record.value("archived") == Some(&Value::Bool(true))
}
