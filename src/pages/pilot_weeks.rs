//! The weeks of a pilot, from its check-ins.

use pilotbook_core::Date;
use pilotbook_core::model::{Book, Confidence, EntryType, Pilot};

/// A pilot's weeks, as its week log draws them.
#[derive(Clone, Debug, PartialEq, Default)]
pub(super) struct Weeks {
    /// The weeks so far, oldest first: the last check-in's confidence, none where there was none.
    pub(super) past: Vec<Option<Confidence>>,
    /// How many more weeks are planned.
    pub(super) to_come: usize,
    /// How many of the weeks so far lie after the planned end.
    pub(super) late: usize,
}

/// The weeks from a pilot's start until today, or until its outcome.
pub(super) fn weeks_of(book: &Book, pilot: &Pilot, today: Date) -> Weeks {
    let Some(start) = pilot.started_on else { return Weeks::default() };
    let last = book.outcome_of(&pilot.id).and_then(|outcome| outcome.decided_on).unwrap_or(today).max(start);
    let week_of = |day: Date| usize::try_from(day.days_since(start) / 7).unwrap_or(0);
    let mut past = vec![None; week_of(last) + 1];
    // Newest first, so the first one found of a week is its last.
    for entry in book.entries_about(&pilot.id) {
        if entry.r#type == Some(EntryType::CheckIn)
            && let (Some(day), Some(confidence)) = (entry.day, entry.confidence)
            && day >= start
            && let Some(week @ None) = past.get_mut(week_of(day))
        {
            *week = Some(confidence);
        }
    }
    let planned = pilot.planned_end.map_or(past.len(), |end| week_of(end.max(start)) + 1);
    Weeks { to_come: planned.saturating_sub(past.len()), late: past.len().saturating_sub(planned), past }
}
