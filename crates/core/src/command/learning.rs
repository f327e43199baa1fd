//! Learning together: what teams did to learn from each other, and who is recognised for what, each with what is to be
//! done because of it.

use std::collections::BTreeSet;

use super::edit::Edit;
use super::issue_times::FOLLOW_UP;
use super::rules::{not_in_future, word};
use super::whole::Whole;
use super::writer::{Writer, chosen, live, overwrites, quoted, required, same};
use super::{Command, Context, Refused};
use crate::journal::{Change, RecordId};
use crate::model::learned::{TookPart, is_listed, teams_of};
use crate::model::{Book, Entry, EntryType, Issue, IssueType, Kind, Person, Pilot, Team};
use crate::{Date, Value};

/// Something that is to be done because of an entry: an issue of type follow-up about it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FollowUp {
    /// In one line.
    pub title: String,
    /// Who does it.
    pub owner: Option<RecordId>,
    /// The day by which it is done; none is refused.
    pub due_on: Option<Date>,
}

/// Logs an entry of learning together, or a recognition, with its follow-ups as one step.
///
/// Whoever took part through a person is written down too: to the teams that are named come those of each person who
/// belongs to none of them. All types but the retrospective need two teams by then.
#[derive(Clone, Debug, PartialEq)]
pub struct LogEntry {
    /// Shadowing, joint training, knowledge sharing, team building, retrospective, check-in between teams, recognition.
    pub kind: EntryType,
    /// The record that it is about, such as the outcome that somebody is recognised for.
    pub about: Option<RecordId>,
    /// The day on which it was held.
    pub day: Date,
    /// What it was and what was learned; of a recognition, what for.
    pub text: String,
    /// Who took part; of a recognition, who is recognised.
    pub people: Vec<RecordId>,
    /// Which teams.
    pub teams: Vec<RecordId>,
    /// What is to be done.
    pub follow_ups: Vec<FollowUp>,
}

impl Command for LogEntry {
    fn decide(&self, context: &mut Context<'_>) -> Result<Change, Refused> {
        let book = context.book;
        if !is_listed(Some(self.kind), None) {
            let message = "Choose what teams did together, or a recognition; other notes are written where they belong.";
            return Err(Refused::field("type", message));
        }
        if let Some(about) = &self.about {
            chosen(book, "about", about, &[about.kind()])?;
            if self.kind == EntryType::CheckIn && about.kind() == Pilot::NAME {
                return Err(Refused::field(
                    "about",
                    "A check-in on a pilot is made on its page; leave this empty.",
                ));
            }
        }
        not_in_future("day", self.day, context.today)?;
        required(
            "text",
            &self.text,
            match self.kind {
                EntryType::Recognition => "Say in a sentence what it is recognised for.",
                EntryType::CheckIn if self.follow_ups.is_empty() => {
                    "Say in a sentence what was said or decided."
                }
                EntryType::CheckIn => {
                    "Say in a sentence what was said or decided; the follow-ups are kept with it."
                }
                _ => "Say in a sentence what it was.",
            },
        )?;
        self.teams.iter().try_for_each(|team| chosen(book, "teams", team, &[Team::NAME]))?;
        self.people.iter().try_for_each(|person| chosen(book, "people", person, &[Person::NAME]))?;
        enough(book, self.kind, &self.teams, &self.people)
            .map_err(|(field, message)| Refused::field(field, message))?;
        let teams = with_peoples_teams(book, &self.teams, &self.people);
        let mut w = Writer::new(context, self.what(book));
        let entry = w.create::<Entry>(context)?;
        w.set(&entry, Entry::about, self.about.clone());
        w.set(&entry, Entry::r#type, Some(self.kind));
        w.set(&entry, Entry::day, Some(self.day));
        w.set(&entry, Entry::text, self.text.clone());
        for person in &self.people {
            w.element(&entry, Entry::people, person.as_str(), true)?;
        }
        for team in &teams {
            w.element(&entry, Entry::teams, team.as_str(), true)?;
        }
        for (at, follow_up) in self.follow_ups.iter().enumerate() {
            follow_up.write(&mut w, context, at, &entry, &teams)?;
        }
        w.finish()
    }
}

impl LogEntry {
    fn what(&self, book: &Book) -> String {
        let first = quoted(self.text.trim().lines().next().unwrap_or_default());
        if self.kind == EntryType::Recognition {
            let whom = self.people.iter().chain(&self.teams).map(|id| book.name_of(id));
            let whom: Vec<String> = whom.filter(|name| !name.is_empty()).collect();
            return format!("Recognise {}: {first}", whom.join(", "));
        }
        format!("Log {}: {first}", word(self.kind))
    }
}

impl FollowUp {
    /// Writes it as an issue. It has no severity: its own day says by when it is done, and no target time does.
    fn write(
        &self,
        w: &mut Writer<'_>,
        context: &mut Context<'_>,
        at: usize,
        entry: &RecordId,
        teams: &BTreeSet<RecordId>,
    ) -> Result<(), Refused> {
        required(&format!("title.{at}"), &self.title, "Say in a line what is to be done.")?;
        if self.due_on.is_none() {
            return Err(Refused::field(format!("due_on.{at}"), FOLLOW_UP));
        }
        if let Some(owner) = &self.owner {
            chosen(context.book, &format!("owner.{at}"), owner, &[Person::NAME])?;
        }
        let issue = w.create::<Issue>(context)?;
        w.set(&issue, Issue::about, Some(entry.clone()));
        w.set(&issue, Issue::title, self.title.clone());
        w.set(&issue, Issue::r#type, Some(IssueType::FollowUp));
        w.set(&issue, Issue::owner, self.owner.clone());
        w.set(&issue, Issue::opened_at, Some(context.now));
        w.set(&issue, Issue::due_on, self.due_on);
        teams.iter().try_for_each(|team| w.element(&issue, Issue::teams, team.as_str(), true))
    }
}

/// What the form of an entry holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct EntryForm {
    /// Its day.
    pub day: Option<Date>,
    /// Its text.
    pub text: String,
    /// Who took part.
    pub people: Vec<RecordId>,
    /// Which teams.
    pub teams: Vec<RecordId>,
}

/// Changes such an entry; its type stays, and so does what it is about. Follow-ups are issues, and changed as such.
/// Where those who took part change, the teams of people are written down as when it was logged.
///
/// Only what differs from what the form began with is written: what another tab or copy did meanwhile stays, and so do people
/// and teams that the form couldn't offer, such as those in the trash.
#[derive(Clone, Debug, PartialEq)]
pub struct ChangeEntry {
    /// The entry.
    pub entry: RecordId,
    /// What the form began with.
    pub began: EntryForm,
    /// What it holds now.
    pub wanted: EntryForm,
}

impl Command for ChangeEntry {
    fn decide(&self, context: &mut Context<'_>) -> Result<Change, Refused> {
        let (book, ChangeEntry { began, wanted, .. }) = (context.book, self);
        let entry: Entry = live(book, &self.entry)?;
        let kind = entry.r#type.filter(|kind| is_listed(Some(*kind), entry.about.as_ref()));
        let Some(kind) = kind else {
            return Err(Refused::whole("This entry is changed where it stands."));
        };
        if overwrites(&began.text, &entry.text, &wanted.text) {
            let message = format!(
                "This text was changed elsewhere while you were writing; it now begins with {}. What you wrote is still \
                 here; save again to put it in its place.",
                quoted(entry.text.lines().next().unwrap_or_default())
            );
            return Err(Refused::field("text", message));
        }
        let mut values: Vec<(String, Value)> = Vec::new();
        if wanted.day != began.day {
            let day = wanted.day.map(|day| day.to_string());
            values.push((Entry::day.as_str().to_owned(), day.as_deref().into()));
        }
        let is_written = !same(&began.text, &wanted.text);
        let text = if is_written { &wanted.text } else { &entry.text };
        if is_written {
            values.push((Entry::text.as_str().to_owned(), Value::Text(text.clone())));
        }
        let people = changed(&entry.people, &began.people, &wanted.people);
        let mut teams = changed(&entry.teams, &began.teams, &wanted.teams);
        if people != entry.people || teams != entry.teams {
            let (whom, which): (Vec<_>, Vec<_>) =
                (people.iter().cloned().collect(), teams.iter().cloned().collect());
            enough(book, kind, &which, &whom).map_err(|(field, message)| Refused::field(field, message))?;
            // Of those who were there already the teams are written down, whichever they are of now.
            let came: Vec<_> = people.difference(&entry.people).cloned().collect();
            teams = with_peoples_teams(book, &which, &came);
        }
        for (set, before, after) in
            [(Entry::people, &entry.people, &people), (Entry::teams, &entry.teams, &teams)]
        {
            let mut put = |id: &RecordId, there| {
                values.push((format!("{}/{id}", set.as_str()), Value::Bool(there)));
            };
            before.difference(after).for_each(|id| put(id, false));
            after.difference(before).for_each(|id| put(id, true));
        }
        let what = format!("Edit {}: {}", word(kind), quoted(text.trim().lines().next().unwrap_or_default()));
        let edit = Edit { record: entry.id, values }.decide(context);
        let change = edit.map_err(|refused| {
            // The form has one place for all elements of a set.
            let field = refused.field.map(|field| field.split('/').next().unwrap_or_default().to_owned());
            Refused { field, ..refused }
        })?;
        Ok(Change { what, ..change })
    }
}

/// A set as it stands, with what a form put into it and without what it took out.
fn changed(stands: &BTreeSet<RecordId>, began: &[RecordId], wanted: &[RecordId]) -> BTreeSet<RecordId> {
    let stays = |id: &&RecordId| wanted.contains(id) || !began.contains(id);
    let added = wanted.iter().filter(|id| !began.contains(id));
    stands.iter().filter(stays).chain(added).cloned().collect()
}

/// Refuses an edit after which too few would have taken part.
pub(super) fn took_part(book: &Book, whole: &Whole<'_>) -> Result<(), Refused> {
    let fields = [Entry::teams.as_str(), Entry::people.as_str()];
    let about = RecordId::parse(whole.text(Entry::about.as_str()));
    let kind = whole.choice(Entry::r#type.as_str()).filter(|kind| is_listed(Some(*kind), about.as_ref()));
    let Some(kind) = kind.filter(|_| whole.touches(&fields)) else { return Ok(()) };
    let ids = |set: &str| whole.elements(set).into_iter().filter_map(RecordId::parse).collect::<Vec<_>>();
    enough(book, kind, &ids(fields[0]), &ids(fields[1])).or_else(|(field, message)| {
        whole.refuse(if field == fields[0] { &fields } else { &["people", "teams"] }, message)
    })
}

/// Whether enough took part for that type; else the field and what to do.
fn enough(
    book: &Book,
    kind: EntryType,
    teams: &[RecordId],
    people: &[RecordId],
) -> Result<(), (&'static str, &'static str)> {
    match kind {
        EntryType::Recognition if teams.is_empty() && people.is_empty() => {
            Err(("people", "Say who is recognised: people, a team, or both."))
        }
        EntryType::Retrospective if teams.is_empty() && people.is_empty() => {
            Err(("teams", "Say whose retrospective it was: a team, or people."))
        }
        EntryType::Recognition | EntryType::Retrospective => Ok(()),
        _ if TookPart::of(book, teams, people).pairs().is_empty() => {
            Err(("teams", "Choose two teams, or people of two teams."))
        }
        _ => Ok(()),
    }
}

/// The teams that are named, and those of each person who belongs to none of them.
fn with_peoples_teams(book: &Book, teams: &[RecordId], people: &[RecordId]) -> BTreeSet<RecordId> {
    let named: BTreeSet<String> = teams.iter().map(|team| book.name_of(team)).collect();
    let mut all: BTreeSet<RecordId> = teams.iter().cloned().collect();
    for person in people.iter().filter(|person| teams_of(book, person).is_disjoint(&named)) {
        let own = book.get::<Person>(person).map(|person| person.teams).unwrap_or_default();
        all.extend(own.into_iter().filter(|team| book.get::<Team>(team).is_some()));
    }
    all
}
