//! Learning together: which entries are that, and which teams an entry brought together.

use std::collections::BTreeSet;

use super::{Book, Choice, Entry, EntryType, Kind, Person, Pilot};
use crate::Value;
use crate::journal::{Record, RecordId};
use crate::order;

/// The types of entries by which teams learn from each other.
pub const LEARNING: [EntryType; 6] = [
    EntryType::Shadowing,
    EntryType::JointTraining,
    EntryType::KnowledgeSharing,
    EntryType::TeamBuilding,
    EntryType::Retrospective,
    EntryType::CheckIn,
];

/// Whether an entry is learning together. A check-in about a pilot is the weekly word on it, and none between teams.
pub fn is_learning(kind: Option<EntryType>, about: Option<&RecordId>) -> bool {
    let of_pilot = kind == Some(EntryType::CheckIn) && about.is_some_and(|about| about.kind() == Pilot::NAME);
    kind.is_some_and(|kind| LEARNING.contains(&kind)) && !of_pilot
}

/// Whether an entry stands among those of learning together: it is learning, or a recognition.
pub fn is_listed(kind: Option<EntryType>, about: Option<&RecordId>) -> bool {
    kind == Some(EntryType::Recognition) || is_learning(kind, about)
}

/// Whether anything was learned together or recognised yet. Asked after every change, so that no more is read of an
/// entry than its type.
pub fn has_any(book: &Book) -> bool {
    book.snapshot().live_of_kind(Entry::NAME).any(|(_, record)| is_listed_record(record))
}

/// How many entries are listed as learning together or recognition.
pub fn count(book: &Book) -> usize {
    book.snapshot().live_of_kind(Entry::NAME).filter(|(_, record)| is_listed_record(record)).count()
}

fn is_listed_record(record: &Record) -> bool {
    let text = |field: &str| record.value(field).and_then(Value::as_text);
    let about = || text(Entry::about.as_str()).and_then(RecordId::parse);
    text(Entry::r#type.as_str())
        .and_then(EntryType::of)
        .is_some_and(|kind| is_listed(Some(kind), about().as_ref()))
}

/// What such an entry is called in a list: the first line of its text. Empty for any other record.
pub(super) fn title(record: &Record) -> String {
    let text = record.value(Entry::text.as_str()).and_then(Value::as_text).unwrap_or_default();
    let first = text.lines().next().unwrap_or_default();
    if is_listed_record(record) { first.to_owned() } else { String::new() }
}

/// Who took part in an entry, by the names of teams.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TookPart {
    /// The teams that are named.
    pub teams: BTreeSet<String>,
    /// The teams of each person who is named and has any.
    pub people: Vec<BTreeSet<String>>,
}

impl TookPart {
    /// Those of these teams and people that are there, as they stand now.
    pub fn of<'a>(
        book: &Book,
        teams: impl IntoIterator<Item = &'a RecordId>,
        people: impl IntoIterator<Item = &'a RecordId>,
    ) -> TookPart {
        let people = people.into_iter().map(|person| teams_of(book, person));
        TookPart { teams: named(book, teams), people: people.filter(|teams| !teams.is_empty()).collect() }
    }

    /// The teams that took part: those named and those of the people, by name.
    pub fn all(&self) -> BTreeSet<&str> {
        order::set(self.teams.iter().chain(self.people.iter().flatten()).map(String::as_str))
    }

    /// Whether it brought two different teams together: somebody stands for the one and somebody else for the other. A named
    /// team stands for itself and a person for each of theirs, so one person of two teams alone brings nobody together.
    pub fn brought_together(&self, a: &str, b: &str) -> bool {
        let of = |team: &str| {
            usize::from(self.teams.contains(team))
                + self.people.iter().filter(|teams| teams.contains(team)).count()
        };
        let of_both = self.people.iter().filter(|teams| teams.contains(a) && teams.contains(b)).count();
        let (of_a, of_b) = (of(a), of(b));
        a != b && of_a > 0 && of_b > 0 && !(of_a == 1 && of_b == 1 && of_both == 1)
    }

    /// The pairs of teams that it brought together, each once, the lesser name first.
    pub fn pairs(&self) -> Vec<(&str, &str)> {
        let all: Vec<&str> = self.all().into_iter().collect();
        let mut pairs = Vec::new();
        for (at, a) in all.iter().enumerate() {
            pairs.extend(all[at + 1..].iter().filter(|b| self.brought_together(a, b)).map(|b| (*a, *b)));
        }
        pairs
    }
}

/// The names of a person's teams.
pub fn teams_of(book: &Book, person: &RecordId) -> BTreeSet<String> {
    let teams = book.get::<Person>(person).map(|person| person.teams).unwrap_or_default();
    named(book, &teams)
}

fn named<'a>(book: &Book, teams: impl IntoIterator<Item = &'a RecordId>) -> BTreeSet<String> {
    order::set(teams.into_iter().map(|team| book.name_of(team)).filter(|name| !name.is_empty()))
}
