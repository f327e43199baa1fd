//! Closing a survey round: its counts become one reading.

use super::reading::write_answers;
use super::rules::not_in_future;
use super::writer::{Writer, live, named};
use super::{Command, Context, Refused};
use crate::Date;
use crate::journal::Change;
use crate::model::Kpi;
use crate::survey::{Round, RoundRefusal};

/// Writes what a round counted as one reading. Where the reading is there already, or was and lies in the trash,
/// the round was closed before, and nothing is written.
#[derive(Clone, Debug, PartialEq)]
pub struct CloseRound {
    /// The round.
    pub round: Round,
    /// The reading's day; not in the future.
    pub day: Date,
    /// A note; may be empty.
    pub note: String,
}

impl Command for CloseRound {
    fn decide(&self, context: &mut Context<'_>) -> Result<Change, Refused> {
        let kpi: Kpi = live(context.book, self.round.kpi())?;
        let mut w = Writer::new(context, format!("Read {}", named(context.book, &kpi.id)));
        if context.book.snapshot().get(self.round.reading()).is_some() {
            return w.finish();
        }
        not_in_future("day", self.day, context.today)?;
        self.round.check(&kpi)?;
        w.exists(self.round.reading(), true);
        write_answers(&mut w, &kpi, self.round.reading(), self.day, self.round.counts(), &self.note)?;
        w.finish()
    }
}

impl From<RoundRefusal> for Refused {
    fn from(refusal: RoundRefusal) -> Refused {
        Refused::whole(refusal.to_string())
    }
}
