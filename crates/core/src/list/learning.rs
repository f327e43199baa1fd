//! The list of what teams learned together, with the recognitions among it.

use crate::journal::{RecordId, Stamp};
use crate::model::learned::{TookPart, is_learning, is_listed};
use crate::model::{Book, Choice, Entry, EntryType, Issue, IssueType, Outcome, Verdict};
use crate::{Date, order};

/// A line of the list.
#[derive(Clone, Debug, PartialEq)]
pub struct LearningRow {
    /// The entry.
    pub id: RecordId,
    /// What it is.
    pub kind: EntryType,
    /// Its day.
    pub day: Option<Date>,
    /// What was said.
    pub text: String,
    /// The names of the people, by name.
    pub people: Vec<String>,
    /// The names of the teams that are named, by name.
    pub teams: Vec<String>,
    /// Which teams took part, by name or through a person.
    pub took_part: TookPart,
    /// The record that it is about, and its title, which may be empty.
    pub about: Option<(RecordId, String)>,
    /// The verdict of the outcome that it is about.
    pub verdict: Option<Verdict>,
    /// What is to be done because of it: what is open first, by the day it is due.
    pub follow_ups: Vec<Issue>,
    /// When it was logged: the order within a day.
    made: Option<Stamp>,
}

impl LearningRow {
    fn of(book: &Book, entry: Entry) -> Option<LearningRow> {
        let kind = entry.r#type.filter(|kind| is_listed(Some(*kind), entry.about.as_ref()))?;
        let verdict = entry.about.as_ref().and_then(|about| book.get::<Outcome>(about));
        let about = entry.about.filter(|about| book.snapshot().live(about).is_some());
        Some(LearningRow {
            kind,
            day: entry.day,
            people: names(book, &entry.people),
            teams: names(book, &entry.teams),
            took_part: TookPart::of(book, &entry.teams, &entry.people),
            about: about.map(|about| (about.clone(), book.title_of(&about))),
            verdict: verdict.and_then(|outcome| outcome.verdict),
            follow_ups: follow_ups(book, &entry.id),
            made: book.made(&entry.id),
            text: entry.text,
            id: entry.id,
        })
    }

    /// What it is called: a recognition by what it recognises, since one of a failure that was braved weighs as much as one of a
    /// success.
    pub fn name(&self) -> &'static str {
        match (self.kind, self.verdict) {
            (EntryType::Recognition, Some(Verdict::Succeeded)) => "A success recognised",
            (EntryType::Recognition, Some(Verdict::Failed)) => "A brave failure recognised",
            (EntryType::Recognition, Some(Verdict::Inconclusive | Verdict::Abandoned)) => {
                "A brave try recognised"
            }
            (EntryType::CheckIn, _) => "Check-in between teams",
            (kind, _) => kind.label(),
        }
    }
}

fn names<'a>(book: &Book, ids: impl IntoIterator<Item = &'a RecordId>) -> Vec<String> {
    let names = ids.into_iter().map(|id| book.name_of(id)).filter(|name| !name.is_empty());
    order::set(names).into_iter().collect()
}

/// What is to be done because of an entry: what is open first, by the day it is due.
fn follow_ups(book: &Book, entry: &RecordId) -> Vec<Issue> {
    let mut issues = book.issues_about(entry);
    issues.retain(|issue| issue.r#type == Some(IssueType::FollowUp));
    order::sort_by_key(&mut issues, |issue| {
        (issue.resolved_at.is_some(), issue.due_on.is_none(), issue.due_on, issue.id.clone())
    });
    issues
}

/// All of them, newest first. Archived ones are left out.
pub fn learning_rows(book: &Book) -> Vec<LearningRow> {
    let rows = book.all::<Entry>().filter(|entry| !entry.archived);
    let mut rows: Vec<LearningRow> = rows.filter_map(|entry| LearningRow::of(book, entry)).collect();
    order::sort_by(&mut rows, |a, b| {
        b.day.cmp(&a.day).then_with(|| b.made.cmp(&a.made)).then_with(|| a.id.cmp(&b.id))
    });
    rows
}

/// The recognitions of an outcome, or of any other record, newest first.
pub fn recognitions_of(book: &Book, about: &RecordId) -> Vec<LearningRow> {
    let entries = book.entries_about(about).into_iter();
    let entries = entries.filter(|entry| entry.r#type == Some(EntryType::Recognition));
    entries.filter_map(|entry| LearningRow::of(book, entry)).collect()
}

/// What is open of the entries' follow-ups, each with the place of its entry: what is due first comes first.
pub fn open_follow_ups(rows: &[LearningRow]) -> Vec<(usize, Issue)> {
    let mut open: Vec<(usize, Issue)> = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        let own = row.follow_ups.iter().filter(|issue| issue.resolved_at.is_none());
        open.extend(own.map(|issue| (at, issue.clone())));
    }
    order::sort_by_key(&mut open, |(_, issue)| (issue.due_on.is_none(), issue.due_on, issue.id.clone()));
    open
}

/// Which entries are wanted; what is empty asks for nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LearningFilter {
    /// Of this type.
    pub kind: Option<EntryType>,
    /// A team that took part, by name.
    pub team: String,
    /// The team that it was brought together with, by name.
    pub with: String,
    /// From this day on.
    pub from: Option<Date>,
    /// Up to this day.
    pub to: Option<Date>,
}

impl LearningFilter {
    /// Whether a line fits. Of two teams only what brought them together does: those entries that `alignment.learned_together` counts.
    pub fn holds(&self, row: &LearningRow) -> bool {
        let team = match (self.team.as_str(), self.with.as_str()) {
            ("", "") => true,
            (team, "") | ("", team) => row.took_part.all().contains(team),
            (team, with) => {
                row.took_part.brought_together(team, with)
                    && is_learning(Some(row.kind), row.about.as_ref().map(|(id, _)| id))
            }
        };
        let day = self.from.is_none_or(|from| row.day.is_some_and(|day| day >= from))
            && self.to.is_none_or(|to| row.day.is_some_and(|day| day <= to));
        team && day && self.kind.is_none_or(|kind| kind == row.kind)
    }
}

/// How many entries of learning together and how many recognitions some days have.
pub fn learned_within(book: &Book, from: Date, to: Date) -> (usize, usize) {
    let (mut learned, mut recognised) = (0, 0);
    for entry in book.all::<Entry>() {
        if entry.archived || entry.day.is_none_or(|day| day < from || day > to) {
            continue;
        }
        learned += usize::from(is_learning(entry.r#type, entry.about.as_ref()));
        recognised += usize::from(entry.r#type == Some(EntryType::Recognition));
    }
    (learned, recognised)
}
