//! The archive and the trash, for records of every kind.

use super::rules::pilot_of;
use super::writer::{Writer, label, named};
use super::{Command, Context, Refused};
use crate::Value;
use crate::journal::{Change, RecordId, State};
use crate::model::{Criterion, Kind, Outcome, Settings};

/// Takes a record out of lists, or puts it back; it stays in the numbers.
#[derive(Clone, Debug, PartialEq)]
pub struct Archive {
    /// The record.
    pub record: RecordId,
    /// Whether it is in the archive.
    pub archived: bool,
}

impl Command for Archive {
    fn decide(&self, context: &mut Context<'_>) -> Result<Change, Refused> {
        let record = context.book.snapshot().live(&self.record);
        let record = record.ok_or_else(|| not_here(&self.record))?;
        ordinary(context, &self.record)?;
        let what = named(context.book, &self.record);
        let what =
            if self.archived { format!("Archive {what}") } else { format!("Take {what} out of the archive") };
        let archived = record.value("archived") == Some(&Value::Bool(true));
        let mut w = Writer::new(context, what);
        if archived != self.archived {
            w.put_value(&self.record, "archived", self.archived.into());
        }
        w.finish()
    }
}

/// Moves a record to the trash: out of lists and numbers, restorable.
#[derive(Clone, Debug, PartialEq)]
pub struct Trash {
    /// The record.
    pub record: RecordId,
}

impl Command for Trash {
    fn decide(&self, context: &mut Context<'_>) -> Result<Change, Refused> {
        if context.book.snapshot().live(&self.record).is_none() {
            return Err(not_here(&self.record));
        }
        ordinary(context, &self.record)?;
        if self.record.kind() == Outcome::NAME {
            return Err(Refused::whole(
                "Reopen the pilot instead; its outcome is kept for the next conclusion.",
            ));
        }
        let mut w = Writer::new(context, format!("Move {} to the trash", named(context.book, &self.record)));
        w.exists(&self.record, false);
        w.finish()
    }
}

/// Brings a record back from the trash.
#[derive(Clone, Debug, PartialEq)]
pub struct Restore {
    /// The record.
    pub record: RecordId,
}

impl Command for Restore {
    fn decide(&self, context: &mut Context<'_>) -> Result<Change, Refused> {
        let state = context.book.snapshot().get(&self.record).and_then(|record| record.state());
        if state.is_none() || self.record.kind() == "tx" {
            return Err(Refused::whole(format!("This {} is not here.", label(self.record.kind()))));
        }
        let mut w = Writer::new(context, format!("Restore {}", named(context.book, &self.record)));
        if state != Some(State::Live) {
            ordinary(context, &self.record)?;
            w.exists(&self.record, true);
        }
        w.finish()
    }
}

/// Refuses what is no thing to be put away: the settings, and criteria that a start has locked.
fn ordinary(context: &Context<'_>, record: &RecordId) -> Result<(), Refused> {
    match record.kind() {
        "tx" => Err(Refused::whole("The history itself stays; take a step back instead.")),
        Settings::NAME => Err(Refused::whole("The settings of a workspace stay with it.")),
        Criterion::NAME if pilot_of(context.book, record).is_some_and(|pilot| pilot.started_on.is_some()) => {
            Err(Refused::whole("The criteria were locked at the start; amend them with a reason."))
        }
        _ => Ok(()),
    }
}

fn not_here(record: &RecordId) -> Refused {
    Refused::whole(format!("This {} is not here any more; it may be in the trash.", label(record.kind())))
}
