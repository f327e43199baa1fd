//! Agreement: of a team to a KPI, and with a mismatch that is to stay. Both are entries; taking one back is
//! moving it to the trash.

use super::check_in::signed;
use super::writer::{Writer, chosen, live, named, quoted, required};
use super::{Command, Context, Refused};
use crate::journal::{Change, RecordId};
use crate::model::agreed::{CODES, accepted, accepts_key, agreements, changed_since};
use crate::model::{Entry, EntryType, Kind, Kpi, Team};

/// Notes that a team agrees to a KPI as it stands today.
#[derive(Clone, Debug, PartialEq)]
pub struct Agree {
    /// The KPI.
    pub kpi: RecordId,
    /// The team.
    pub team: RecordId,
    /// What there is to say; may be empty.
    pub text: String,
}

impl Command for Agree {
    fn decide(&self, context: &mut Context<'_>) -> Result<Change, Refused> {
        let book = context.book;
        let kpi: Kpi = live(book, &self.kpi)?;
        chosen(book, "team", &self.team, &[Team::NAME])?;
        let (team, this) = (book.name_of(&self.team), named(book, &kpi.id));
        let today = agreements(book, &kpi.id).into_iter().filter(|entry| entry.day == Some(context.today));
        // What changed after that is agreed on anew, on the same day too.
        let stands = |entry: &Entry| changed_since(book, &kpi.id, entry, &[]).is_empty();
        if { today }.any(|entry| entry.teams.contains(&self.team) && stands(&entry)) {
            return Err(Refused::field("team", format!("{team} agreed to this KPI today.")));
        }
        let mut w = Writer::new(context, format!("{team} agrees to {this}"));
        let entry = agreed(&mut w, context, &kpi.id, &self.text)?;
        w.element(&entry, Entry::teams, self.team.as_str(), true)?;
        w.finish()
    }
}

/// Accepts a mismatch, with a note that says why it may stay.
#[derive(Clone, Debug, PartialEq)]
pub struct AcceptMismatch {
    /// The mismatch's code, one of [`CODES`].
    pub code: String,
    /// What it is about; the note is an entry about the first of them.
    pub about: Vec<RecordId>,
    /// Why it may stay.
    pub text: String,
}

impl Command for AcceptMismatch {
    fn decide(&self, context: &mut Context<'_>) -> Result<Change, Refused> {
        let book = context.book;
        let code = self.code.trim();
        let Some(first) = self.about.first().filter(|_| CODES.contains(&code)) else {
            return Err(Refused::whole("There is no such mismatch."));
        };
        for about in &self.about {
            chosen(book, "about", about, &[about.kind()])?;
        }
        required("text", &self.text, "Say in a sentence why this may stay.")?;
        let key = accepts_key(code, &self.about);
        if accepted(book, &key).is_some() {
            return Err(Refused::whole("This mismatch is accepted already."));
        }
        let mut w = Writer::new(context, format!("Accept a mismatch: {}", quoted(&self.text)));
        let entry = agreed(&mut w, context, first, &self.text)?;
        w.set(&entry, Entry::accepts, key);
        w.finish()
    }
}

/// An entry of today that something is agreed.
fn agreed(
    w: &mut Writer<'_>,
    context: &mut Context<'_>,
    about: &RecordId,
    text: &str,
) -> Result<RecordId, Refused> {
    let entry = w.create::<Entry>(context)?;
    w.set(&entry, Entry::about, Some(about.clone()));
    w.set(&entry, Entry::r#type, Some(EntryType::Agreed));
    w.set(&entry, Entry::day, Some(context.today));
    w.set(&entry, Entry::text, text.to_owned());
    signed(w, context, &entry)?;
    Ok(entry)
}
