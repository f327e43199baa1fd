//! From the rows about learning together to commands.

use super::copy::{Copy, missing, person, teams};
use super::learning::LearningRow;
use crate::command::*;
use crate::journal::RecordId;
use crate::model::{Issue, Kind, Outcome};

impl Copy<'_> {
    pub(super) fn learn(&self, row: &LearningRow) -> Result<LogEntry, Refused> {
        let outcome = Some(row.outcome).filter(|key| !key.is_empty());
        let follow_ups = row.follow_ups.iter().map(|own| {
            let (owner, due_on) = (Some(person(own.owner)?), Some(self.date(own.due)));
            Ok(FollowUp { title: own.title.into(), owner, due_on })
        });
        Ok(LogEntry {
            kind: row.kind,
            about: outcome.map(|key| self.made(Outcome::NAME, key)).transpose()?,
            day: self.day,
            text: row.text.into(),
            people: row.people.iter().map(|who| person(*who)).collect::<Result<Vec<RecordId>, Refused>>()?,
            teams: teams(row.teams)?,
            follow_ups: follow_ups.collect::<Result<Vec<FollowUp>, Refused>>()?,
        })
    }

    pub(super) fn learned(&self, title: &str, learning: &str) -> Result<ResolveIssue, Refused> {
        let issue = self.book.all::<Issue>().find(|issue| issue.title == title);
        let issue = issue.ok_or_else(|| missing("follow-up"))?.id;
        Ok(ResolveIssue { issue, learning: learning.into() })
    }
}
