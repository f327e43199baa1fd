//! The meetings that were held: check-ins about the whole workspace that name both teams.

use super::Pair;
use crate::journal::RecordId;
use crate::model::book::settings_id;
use crate::model::{Book, Entry, EntryType, Issue, IssueType};
use crate::{Date, order};

/// The notes of a meeting.
#[derive(Clone, Debug, PartialEq)]
pub struct Meeting {
    /// The entry.
    pub entry: RecordId,
    /// Its day.
    pub day: Date,
    /// What was said.
    pub text: String,
    /// The names of who was there.
    pub people: Vec<String>,
    /// The follow-ups that were taken in it, open ones first; of those the one that is due first.
    pub taken: Vec<Taken>,
}

/// A follow-up that was taken in a meeting.
#[derive(Clone, Debug, PartialEq)]
pub struct Taken {
    /// The issue.
    pub issue: RecordId,
    /// In one line.
    pub title: String,
    /// The name of who has it; empty where nobody has.
    pub owner: String,
    /// The day it is due.
    pub due: Option<Date>,
    /// Whether it is done.
    pub done: bool,
}

/// Whether an entry is the notes of a meeting: a check-in about nothing less than the workspace.
pub(super) fn is_meeting(entry: &Entry) -> bool {
    let about_all = entry.about.as_ref().is_none_or(|about| *about == settings_id());
    entry.r#type == Some(EntryType::CheckIn) && about_all && !entry.archived
}

/// The meetings of two teams on a day, the first written first, and the last one before.
pub(super) fn of(book: &Book, pair: &Pair, day: Date) -> (Vec<Meeting>, Option<Meeting>) {
    let both = |entry: &Entry| pair.teams().into_iter().all(|team| entry.teams.contains(team));
    let held = book.all::<Entry>().filter(|entry| is_meeting(entry) && both(entry));
    let mut held: Vec<(Date, Entry)> =
        held.filter_map(|entry| Some((entry.day.filter(|own| *own <= day)?, entry))).collect();
    order::sort_by(&mut held, |(a_day, a), (b_day, b)| {
        (a_day, book.made(&a.id), &a.id).cmp(&(b_day, book.made(&b.id), &b.id))
    });
    let (of_day, before): (Vec<_>, Vec<_>) = held.into_iter().partition(|(own, _)| *own == day);
    let notes = of_day.into_iter().map(|(day, entry)| meeting(book, day, entry)).collect();
    (notes, before.into_iter().next_back().map(|(day, entry)| meeting(book, day, entry)))
}

fn meeting(book: &Book, day: Date, entry: Entry) -> Meeting {
    let mut taken = book.issues_about(&entry.id);
    taken.retain(|issue| issue.r#type == Some(IssueType::FollowUp));
    let key = |issue: &Issue| (issue.resolved_at.is_some(), issue.due_on.is_none(), issue.due_on);
    order::sort_by(&mut taken, |a, b| {
        key(a).cmp(&key(b)).then_with(|| (&a.title, &a.id).cmp(&(&b.title, &b.id)))
    });
    let people = entry.people.iter().map(|person| book.name_of(person)).filter(|name| !name.is_empty());
    Meeting {
        people: people.collect(),
        taken: taken.into_iter().map(|issue| Taken::of(book, issue)).collect(),
        entry: entry.id,
        day,
        text: entry.text,
    }
}

impl Taken {
    fn of(book: &Book, issue: Issue) -> Taken {
        Taken {
            owner: issue.owner.as_ref().map(|owner| book.name_of(owner)).unwrap_or_default(),
            done: issue.resolved_at.is_some(),
            issue: issue.id,
            title: issue.title,
            due: issue.due_on,
        }
    }
}
