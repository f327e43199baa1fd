//! What needs somebody: derived from the records, most pressing first.

use super::pressure::{Pressure, most_pressing_first, pressure};
use super::stage::{PilotStage, pilot_stage};
use super::{Book, Entry, EntryType, Idea, Issue, IssueType, Pilot, Triage};
use crate::journal::RecordId;
use crate::order;
use crate::{Date, Time};

/// After so many days without a check-in a running pilot needs one.
const CHECK_IN_EVERY: i64 = 7;

/// Something that needs somebody, with the record it is about.
#[derive(Clone, Debug, PartialEq)]
pub enum Attention {
    /// A blocker that is not resolved.
    OpenBlocker {
        /// The issue.
        issue: RecordId,
        /// What it is about.
        about: Option<RecordId>,
    },
    /// Another issue that is late, or will be soon.
    OpenIssue {
        /// The issue.
        issue: RecordId,
        /// How it presses; never calm.
        pressure: Pressure,
    },
    /// A pilot that runs past its planned end.
    PastPlannedEnd {
        /// The pilot.
        pilot: RecordId,
        /// Its planned end.
        end: Date,
    },
    /// A running pilot that nobody has checked in on for a week.
    NoCheckIn {
        /// The pilot.
        pilot: RecordId,
        /// The last check-in, or the start.
        since: Date,
    },
    /// An outcome whose decision was left for later.
    DecisionOpen {
        /// The outcome.
        outcome: RecordId,
        /// The day of the verdict.
        since: Option<Date>,
    },
    /// Ideas that nobody has looked at.
    Untriaged {
        /// How many.
        ideas: usize,
        /// The oldest.
        oldest: RecordId,
        /// Its day.
        since: Option<Date>,
    },
}

/// All that needs somebody at an instant, which lies in the workspace's day `today`: issues that are late, blockers, issues due soon;
/// then pilots past their end, missing check-ins, open decisions, ideas to triage, within each the oldest first.
pub fn attention(book: &Book, today: Date, now: Time) -> Vec<Attention> {
    let mut all = pressing(book, today, now);
    let mut found: Vec<(u8, Option<Date>, Attention)> = Vec::new();
    for pilot in book.all::<Pilot>().filter(|pilot| !pilot.archived) {
        let PilotStage::Running { since } = pilot_stage(book, &pilot) else { continue };
        if let Some(end) = pilot.planned_end.filter(|end| *end < today) {
            found.push((1, Some(end), Attention::PastPlannedEnd { pilot: pilot.id, end }));
            continue;
        }
        let last = last_check_in(book, &pilot.id).and_then(|entry| entry.day).unwrap_or(since);
        if today.days_since(last) >= CHECK_IN_EVERY {
            found.push((2, Some(last), Attention::NoCheckIn { pilot: pilot.id, since: last }));
        }
    }
    for outcome in book.outcomes() {
        let pilot = outcome.pilot.as_ref().and_then(|pilot| book.get::<Pilot>(pilot));
        let archived = outcome.archived || pilot.is_none_or(|pilot| pilot.archived);
        if outcome.decision.is_none() && !archived {
            found.push((
                3,
                outcome.decided_on,
                Attention::DecisionOpen { outcome: outcome.id, since: outcome.decided_on },
            ));
        }
    }
    found.extend(untriaged(book).map(|attention| (4, None, attention)));
    order::sort_by_key(&mut found, |(rank, day, _)| (*rank, *day));
    all.extend(found.into_iter().map(|(_, _, attention)| attention));
    all
}

/// Blockers, and other open issues that are late or will be soon, the most pressing first.
fn pressing(book: &Book, today: Date, now: Time) -> Vec<Attention> {
    let settings = book.settings();
    let open = book.all::<Issue>().filter(|issue| issue.is_shown(book));
    let mut open: Vec<(Issue, Pressure)> = open
        .filter_map(|issue| {
            let pressure = pressure(&issue, &settings, today, now)?;
            let shown = issue.r#type == Some(IssueType::Blocker) || pressure != Pressure::Calm;
            shown.then_some((issue, pressure))
        })
        .collect();
    order::sort_by(&mut open, |(a, own), (b, other)| most_pressing_first((a, *own), (b, *other)));
    let line = |(issue, pressure): (Issue, Pressure)| match issue.r#type {
        Some(IssueType::Blocker) => Attention::OpenBlocker { issue: issue.id, about: issue.about },
        _ => Attention::OpenIssue { issue: issue.id, pressure },
    };
    open.into_iter().map(line).collect()
}

/// The last check-in on a pilot that has a day.
pub fn last_check_in(book: &Book, pilot: &RecordId) -> Option<Entry> {
    let mut entries = book.entries_about(pilot).into_iter();
    entries.find(|entry| entry.r#type == Some(EntryType::CheckIn) && entry.day.is_some())
}

fn untriaged(book: &Book) -> Option<Attention> {
    let waiting = book.all::<Idea>().filter(|idea| {
        !idea.archived
            && idea.triage.is_none_or(|triage| triage == Triage::New)
            && book.pilots_of(&idea.id).is_empty()
    });
    let waiting: Vec<Idea> = waiting.collect();
    let oldest = waiting.iter().min_by_key(|idea| {
        (idea.created_on.is_none(), idea.created_on, book.made(&idea.id), idea.id.clone())
    })?;
    Some(Attention::Untriaged { ideas: waiting.len(), oldest: oldest.id.clone(), since: oldest.created_on })
}
