//! The weeks of a pilot, from its check-ins.

use super::{Book, Confidence, EntryType, Pilot};
use crate::Date;

/// A pilot's weeks, as its week log draws them.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Weeks {
    /// The weeks so far, oldest first: the last check-in's confidence, none where there was none.
    pub past: Vec<Option<Confidence>>,
    /// How many more weeks are planned.
    pub to_come: usize,
    /// How many of the weeks so far lie after the planned end.
    pub late: usize,
}

impl Weeks {
    /// How many weeks are planned in all.
    pub fn planned(&self) -> usize {
        self.past.len() + self.to_come - self.late
    }
}

/// The weeks from a pilot's start until today, or until its outcome.
pub fn weeks_of(book: &Book, pilot: &Pilot, today: Date) -> Weeks {
    let Some(start) = pilot.started_on else { return Weeks::default() };
    let last = book.outcome_of(&pilot.id).and_then(|outcome| outcome.decided_on).unwrap_or(today).max(start);
    let entries = book.entries_about(&pilot.id);
    // Newest first, so the first one found of a week is its last.
    let check_ins = entries.iter().filter(|entry| entry.r#type == Some(EntryType::CheckIn));
    weeks(start, last, pilot.planned_end, check_ins.filter_map(|entry| Some((entry.day?, entry.confidence?))))
}

/// The same from the days alone; check-ins newest first.
fn weeks(
    start: Date,
    last: Date,
    planned_end: Option<Date>,
    check_ins: impl Iterator<Item = (Date, Confidence)>,
) -> Weeks {
    let week_of = |day: Date| usize::try_from(day.days_since(start) / 7).unwrap_or(0);
    let mut past = vec![None; week_of(last) + 1];
    for (day, confidence) in check_ins.filter(|(day, _)| *day >= start) {
        if let Some(week @ None) = past.get_mut(week_of(day)) {
            *week = Some(confidence);
        }
    }
    let planned = planned_end.map_or(past.len(), |end| week_of(end.max(start)) + 1);
    Weeks { to_come: planned.saturating_sub(past.len()), late: past.len().saturating_sub(planned), past }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Confidence::{Amber, Green, Red};

    fn day(text: &str) -> Date {
        Date::parse(text).unwrap_or(Date::FIRST)
    }

    #[test]
    fn the_last_check_in_of_a_week_counts() {
        let newest_first = [("2026-06-16", Red), ("2026-06-07", Green), ("2026-06-01", Amber)];
        let check_ins = newest_first.map(|(on, confidence)| (day(on), confidence));
        let found =
            weeks(day("2026-06-01"), day("2026-06-17"), Some(day("2026-06-28")), check_ins.into_iter());
        assert_eq!(found, Weeks { past: vec![Some(Green), None, Some(Red)], to_come: 1, late: 0 });
        assert_eq!(found.planned(), 4);
    }

    #[test]
    fn weeks_after_the_planned_end_are_late() {
        let found = weeks(day("2026-06-01"), day("2026-06-30"), Some(day("2026-06-14")), [].into_iter());
        assert_eq!((found.past.len(), found.to_come, found.late, found.planned()), (5, 0, 3, 2));
    }

    #[test]
    fn an_end_before_the_start_still_has_its_first_week() {
        let check_ins = [(day("2026-05-30"), Green)].into_iter();
        let found = weeks(day("2026-06-01"), day("2026-06-01"), Some(day("2026-05-01")), check_ins);
        assert_eq!(found, Weeks { past: vec![None], to_come: 0, late: 0 });
    }

    #[test]
    fn without_a_planned_end_nothing_is_late() {
        let found = weeks(day("2026-06-01"), day("2026-07-01"), None, [].into_iter());
        assert_eq!((found.to_come, found.late), (0, 0));
    }
}
