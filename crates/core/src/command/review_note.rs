//! Notes of a review: about the whole workspace, or one record.

use super::check_in::signed;
use super::rules::not_in_future;
use super::writer::{Writer, chosen, named, required};
use super::{Command, Context, Refused};
use crate::Date;
use crate::journal::{Change, RecordId};
use crate::model::book::settings_id;
use crate::model::{Entry, EntryType, Kind, Team};

/// Notes what was said at a review.
#[derive(Clone, Debug, PartialEq)]
pub struct NoteReview {
    /// The record; none is the whole workspace.
    pub about: Option<RecordId>,
    /// What was said.
    pub text: String,
    /// The day that it belongs to: the review of a period has it among its notes where this lies in it.
    pub day: Date,
    /// The team whose review it was, if it was one team's.
    pub team: Option<RecordId>,
}

impl Command for NoteReview {
    fn decide(&self, context: &mut Context<'_>) -> Result<Change, Refused> {
        let book = context.book;
        let about = self.about.clone().unwrap_or_else(settings_id);
        if about != settings_id() {
            chosen(book, "about", &about, &[about.kind()])?;
        }
        required("text", &self.text, "Write the note first.")?;
        not_in_future("day", self.day, context.today)?;
        let what = match &self.about {
            Some(about) => format!("Note at a review: {}", named(book, about)),
            None => "Note at a review".to_owned(),
        };
        let mut w = Writer::new(context, what);
        let entry = w.create::<Entry>(context)?;
        w.set(&entry, Entry::about, Some(about));
        w.set(&entry, Entry::r#type, Some(EntryType::Review));
        w.set(&entry, Entry::day, Some(self.day));
        w.set(&entry, Entry::text, self.text.clone());
        if let Some(team) = &self.team {
            chosen(book, "team", team, &[Team::NAME])?;
            w.element(&entry, Entry::teams, team.as_str(), true)?;
        }
        signed(&mut w, context, &entry)?;
        w.finish()
    }
}
