//! What people noted at a review: entries of that type, about the whole workspace or one record.

use super::teams_of_pilot;
use crate::journal::RecordId;
use crate::metrics::Period;
use crate::model::book::settings_id;
use crate::model::{Book, Entry, EntryType, Idea, Kind, Outcome, Pilot};
use crate::{Date, order};

/// A note of a review.
#[derive(Clone, Debug, PartialEq)]
pub struct Note {
    /// The entry.
    pub id: RecordId,
    /// Its day.
    pub day: Date,
    /// What was said.
    pub text: String,
    /// The names of who said it.
    pub people: Vec<String>,
    /// The record that it is about and its title; none where it is about the whole period.
    pub about: Option<(RecordId, String)>,
}

/// The notes of a period, newest first. With a team those that name it, and those about a record of its ideas.
pub(crate) fn of(book: &Book, period: Period, team: &str) -> Vec<Note> {
    let notes =
        book.all::<Entry>().filter(|entry| entry.r#type == Some(EntryType::Review) && !entry.archived);
    let notes = notes.filter_map(|entry| {
        let day = entry.day.filter(|day| period.contains(*day))?;
        let about = entry.about.clone().filter(|about| *about != settings_id());
        // A note about what lies in the trash is hidden with it.
        if about.as_ref().is_some_and(|about| book.snapshot().live(about).is_none()) {
            return None;
        }
        let names = |ids: &std::collections::BTreeSet<RecordId>| {
            let names = ids.iter().map(|id| book.name_of(id)).filter(|name| !name.is_empty());
            names.collect::<Vec<_>>()
        };
        let named = || names(&entry.teams).iter().any(|name| name == team);
        let concerned =
            || about.as_ref().is_some_and(|about| teams_of(book, about).iter().any(|name| name == team));
        if !(team.is_empty() || named() || concerned()) {
            return None;
        }
        let about = about.map(|about| {
            let title = book.title_of(&about);
            (about, title)
        });
        Some(Note { people: names(&entry.people), id: entry.id, day, text: entry.text, about })
    });
    let mut notes: Vec<Note> = notes.collect();
    order::sort_by(&mut notes, |a, b| {
        b.day.cmp(&a.day).then_with(|| book.made(&b.id).cmp(&book.made(&a.id))).then_with(|| a.id.cmp(&b.id))
    });
    notes
}

/// The names of the teams that a record's idea belongs to; none for what belongs to no idea.
fn teams_of(book: &Book, record: &RecordId) -> Vec<String> {
    match record.kind() {
        Idea::NAME => super::team_names(book, book.get::<Idea>(record).as_ref()),
        Pilot::NAME => {
            book.get::<Pilot>(record).map(|pilot| teams_of_pilot(book, &pilot)).unwrap_or_default()
        }
        Outcome::NAME => {
            RecordId::new(Pilot::NAME, record.local()).map(|pilot| teams_of(book, &pilot)).unwrap_or_default()
        }
        _ => Vec::new(),
    }
}
