//! Notes: the weekly check-in with its readings, and comments.

use super::criterion::place;
use super::rules::{finite, not_in_future};
use super::writer::{Writer, chosen, live, named, required};
use super::{Command, Context, Refused};
use crate::Date;
use crate::journal::{Change, RecordId};
use crate::model::stage::{PilotStage, pilot_stage};
use crate::model::{Answer, Book, Confidence, Criterion, Entry, EntryType, Person, Pilot, Reading};

/// The word on a running pilot, with what its criteria read.
#[derive(Clone, Debug, PartialEq)]
pub struct CheckIn {
    /// The pilot.
    pub pilot: RecordId,
    /// What there is to say; may be empty.
    pub text: String,
    /// How it feels.
    pub confidence: Confidence,
    /// Its day.
    pub day: Date,
    /// What criteria read on that day.
    pub readings: Vec<(RecordId, ReadingValue)>,
}

/// What a criterion reads.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ReadingValue {
    /// Of a number criterion.
    Number(f64),
    /// Of a yes/no criterion; stored as 1 or 0.
    YesNo(bool),
}

impl Command for CheckIn {
    fn decide(&self, context: &mut Context<'_>) -> Result<Change, Refused> {
        let book = context.book;
        let pilot: Pilot = live(book, &self.pilot)?;
        let since = match pilot_stage(book, &pilot) {
            PilotStage::Running { since } => since,
            PilotStage::Planned => return Err(Refused::whole("This pilot has not started; start it first.")),
            PilotStage::Concluded(..) => {
                return Err(Refused::whole("This pilot is concluded; comment on it, or reopen it."));
            }
        };
        not_in_future("day", self.day, context.today)?;
        if self.day < since {
            return Err(Refused::field("day", format!("The pilot started on {since}; choose a later day.")));
        }
        let mut w = Writer::new(context, format!("Check in on {}", named(book, &pilot.id)));
        let entry = w.create::<Entry>(context)?;
        w.set(&entry, Entry::about, Some(pilot.id.clone()));
        w.set(&entry, Entry::r#type, Some(EntryType::CheckIn));
        w.set(&entry, Entry::day, Some(self.day));
        w.set(&entry, Entry::text, self.text.clone());
        w.set(&entry, Entry::confidence, Some(self.confidence));
        signed(&mut w, context, &entry)?;
        for (at, (criterion, value)) in self.readings.iter().enumerate() {
            let value = stored(book, &pilot.id, criterion, *value, at)?;
            let reading = w.create::<Reading>(context)?;
            w.set(&reading, Reading::of, Some(criterion.clone()));
            w.set(&reading, Reading::entry, Some(entry.clone()));
            w.set(&reading, Reading::day, Some(self.day));
            w.set(&reading, Reading::value, Some(value));
        }
        w.finish()
    }
}

/// The number that a reading is stored as.
fn stored(
    book: &Book,
    pilot: &RecordId,
    criterion: &RecordId,
    value: ReadingValue,
    at: usize,
) -> Result<f64, Refused> {
    let field = place("readings", Some(at));
    let criterion: Criterion = live(book, criterion)?;
    if criterion.pilot.as_ref() != Some(pilot) {
        return Err(Refused::field(field, "This criterion belongs to another pilot."));
    }
    match (value, criterion.answer) {
        (ReadingValue::YesNo(yes), Some(Answer::YesNo)) => Ok(f64::from(u8::from(yes))),
        (ReadingValue::Number(number), Some(Answer::Number) | None) => {
            finite(&field, Some(number))?;
            Ok(number)
        }
        (_, Some(Answer::YesNo)) => Err(Refused::field(field, "This criterion is answered by yes or no.")),
        (_, _) => Err(Refused::field(field, "This criterion is answered by a number.")),
    }
}

/// A comment on any record.
#[derive(Clone, Debug, PartialEq)]
pub struct Comment {
    /// The record.
    pub about: RecordId,
    /// What there is to say.
    pub text: String,
}

impl Command for Comment {
    fn decide(&self, context: &mut Context<'_>) -> Result<Change, Refused> {
        chosen(context.book, "about", &self.about, &[self.about.kind()])?;
        required("text", &self.text, "Write the comment first.")?;
        let mut w = Writer::new(context, format!("Comment on {}", named(context.book, &self.about)));
        add_comment(&mut w, context, &self.about, &self.text)?;
        w.finish()
    }
}

/// Writes a comment of today.
pub(super) fn add_comment(
    w: &mut Writer<'_>,
    context: &mut Context<'_>,
    about: &RecordId,
    text: &str,
) -> Result<(), Refused> {
    let entry = w.create::<Entry>(context)?;
    w.set(&entry, Entry::about, Some(about.clone()));
    w.set(&entry, Entry::r#type, Some(EntryType::Comment));
    w.set(&entry, Entry::day, Some(context.today));
    w.set(&entry, Entry::text, text.to_owned());
    signed(w, context, &entry)
}

/// Says by whom an entry is, where this device knows.
pub(super) fn signed(w: &mut Writer<'_>, context: &Context<'_>, entry: &RecordId) -> Result<(), Refused> {
    let me = context.me.as_ref().filter(|me| context.book.get::<Person>(me).is_some());
    me.map_or(Ok(()), |me| w.element(entry, Entry::people, me.as_str(), true))
}
