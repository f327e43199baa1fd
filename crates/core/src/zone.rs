//! Where days begin: a time zone as the list of its changes, since core knows no zone by name.

use crate::{Date, Time};

/// How far clocks were from UTC, as a list of changes; without any they show UTC.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Zone {
    /// (from this second on, seconds ahead of UTC), in order. Before the first, the first holds.
    changes: Vec<(i64, i64)>,
}

/// Clocks don't change twice within so many seconds: the shortest stretch between two changes, Ramadan in
/// Morocco, is four weeks long.
const STEP: i64 = 7 * 86_400;

impl Zone {
    /// The zone's changes between two instants; before and after, the clocks stay as they were then. `ahead` says by
    /// how many seconds the clocks of an instant are ahead of UTC; it is asked once a week, and some more often about
    /// the weeks that hold a change.
    pub fn read(from: Time, to: Time, ahead: &dyn Fn(Time) -> i64) -> Zone {
        let ahead = |second: i64| ahead(time(second));
        let (mut at, last) = (from.unix_seconds(), to.unix_seconds());
        let mut held = ahead(at);
        let mut changes = vec![(at, held)];
        while at < last {
            let next = (at + STEP).min(last);
            let then = ahead(next);
            if then != held {
                let (mut before, mut after) = (at, next);
                while after - before > 1 {
                    let middle = before + (after - before) / 2;
                    if ahead(middle) == held { before = middle } else { after = middle }
                }
                changes.push((after, then));
            }
            (at, held) = (next, then);
        }
        Zone { changes }
    }

    /// An instant's day.
    pub fn day_of(&self, instant: Time) -> Date {
        time(instant.unix_seconds() + self.ahead(instant)).date()
    }

    /// The first instant of a day.
    pub fn start_of(&self, day: Date) -> Time {
        // What clocks would show at the day's begin, if they showed UTC.
        let midnight = day.days_since(Date::of_unix_ms(0)) * 86_400;
        let mut found = midnight;
        for (at, (from, ahead)) in self.changes.iter().enumerate() {
            // Where clocks jump over midnight, the day begins with the change.
            found = if at == 0 { midnight - ahead } else { (midnight - ahead).max(*from) };
            if self.changes.get(at + 1).is_none_or(|(until, _)| found < *until) {
                break;
            }
        }
        time(found)
    }

    /// The end of a day: the first instant of the next one.
    pub fn end_of(&self, day: Date) -> Time {
        self.start_of(day.plus_days(1))
    }

    fn ahead(&self, instant: Time) -> i64 {
        let passed = self.changes.partition_point(|(from, _)| *from <= instant.unix_seconds());
        self.changes.get(passed.saturating_sub(1)).map_or(0, |(_, ahead)| *ahead)
    }
}

fn time(second: i64) -> Time {
    Time::of_unix_ms(second.saturating_mul(1000))
}

/// What only the caller knows of time.
#[derive(Clone, Copy)]
pub struct LocalTime<'a> {
    /// The instant.
    pub now: Time,
    /// By how many seconds the clocks of the workspace's time zone are ahead of UTC at an instant.
    pub ahead: &'a dyn Fn(Time) -> i64,
}

impl LocalTime<'_> {
    /// The end of a day in UTC.
    pub fn end_of(day: Date) -> LocalTime<'static> {
        LocalTime { now: Zone::default().end_of(day), ahead: &|_| 0 }
    }
}

/// The instant at which the clocks of a zone show this: `2026-06-12T09:00`, with seconds or without, as a field of date and time
/// has it. A time that comes twice is one of the two; one that clocks leave out is as much later as they jump.
pub fn instant_of(shown: &str, ahead: &dyn Fn(Time) -> i64) -> Option<Time> {
    let seconds = if shown.len() == 16 { ":00" } else { "" };
    let wanted = Time::parse(&format!("{shown}{seconds}Z"))?.unix_seconds();
    // How far the clocks are ahead is known of instants only, so of one that is near first.
    let near = time(wanted - ahead(time(wanted)));
    Some(time(wanted - ahead(near)).in_calendar())
}

/// What the clocks of a zone show at an instant, to the minute: `2026-06-12T09:00`.
pub fn shown_at(instant: Time, ahead: &dyn Fn(Time) -> i64) -> String {
    let shown = time(instant.unix_seconds() + ahead(instant)).in_calendar().to_string();
    shown.get(..16).unwrap_or_default().to_owned()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn at(text: &str) -> Time {
        Time::parse(text).unwrap()
    }

    fn day(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    /// Clocks that are ahead by the hours of the last change before an instant.
    fn zone(changes: &[(&str, i64)]) -> Zone {
        let changes: Vec<_> = changes.iter().map(|(text, hours)| (at(text), hours * 3600)).collect();
        let ahead = |instant: Time| {
            let passed = changes.iter().rev().find(|(from, _)| *from <= instant);
            passed.map_or(changes[0].1, |(_, ahead)| *ahead)
        };
        Zone::read(at("2026-01-01T00:00:00Z"), at("2026-12-31T00:00:00Z"), &ahead)
    }

    #[test]
    fn days_of_vienna() {
        let vienna =
            zone(&[("2025-10-26T01:00:00Z", 1), ("2026-03-29T01:00:00Z", 2), ("2026-10-25T01:00:00Z", 1)]);
        for (date, start) in [
            ("2026-01-10", "2026-01-09T23:00:00Z"),
            ("2026-03-29", "2026-03-28T23:00:00Z"),
            ("2026-03-30", "2026-03-29T22:00:00Z"),
            ("2026-10-25", "2026-10-24T22:00:00Z"),
            ("2026-10-26", "2026-10-25T23:00:00Z"),
            ("2031-07-01", "2031-06-30T23:00:00Z"),
        ] {
            let start = at(start);
            assert_eq!(vienna.start_of(day(date)), start, "{date}");
            assert_eq!(vienna.day_of(start), day(date));
            assert_eq!(
                vienna.day_of(Time::of_unix_ms(start.unix_seconds() * 1000 - 1)),
                day(date).plus_days(-1)
            );
            assert_eq!(vienna.end_of(day(date).plus_days(-1)), start);
        }
    }

    #[test]
    fn clocks_that_jump_over_midnight() {
        // Forward at 00:00, as in Beirut: the day begins at 01:00. Back at 00:00, as in Havana: the hour before
        // midnight comes twice.
        let beirut = zone(&[("2026-01-01T00:00:00Z", 2), ("2026-03-28T22:00:00Z", 3)]);
        assert_eq!(beirut.start_of(day("2026-03-29")), at("2026-03-28T22:00:00Z"));
        let back = zone(&[("2026-01-01T00:00:00Z", 3), ("2026-10-24T21:00:00Z", 2)]);
        assert_eq!(back.start_of(day("2026-10-25")), at("2026-10-24T22:00:00Z"));
        // A whole day left out, as on Samoa.
        let samoa = zone(&[("2026-01-01T00:00:00Z", -10), ("2026-06-30T10:00:00Z", 14)]);
        assert_eq!(samoa.start_of(day("2026-06-30")), samoa.start_of(day("2026-07-01")));
        assert_eq!(samoa.day_of(at("2026-06-30T10:00:00Z")), day("2026-07-01"));
    }

    #[test]
    fn what_clocks_show_is_an_instant() {
        // Vienna's clocks go forward on 29 March at 01:00 UTC, and back on 25 October at 01:00 UTC.
        let summer =
            |instant: Time| (at("2026-03-29T01:00:00Z")..at("2026-10-25T01:00:00Z")).contains(&instant);
        let vienna = |instant: Time| if summer(instant) { 7200 } else { 3600 };
        for (shown, expected) in [
            ("2026-01-10T09:00", "2026-01-10T08:00:00Z"),
            ("2026-06-12T09:00:30", "2026-06-12T07:00:30Z"),
            ("2026-03-29T01:59", "2026-03-29T00:59:00Z"),
            ("2026-03-29T03:00", "2026-03-29T01:00:00Z"),
            ("2026-10-25T01:30", "2026-10-24T23:30:00Z"),
            ("2026-10-25T03:00", "2026-10-25T02:00:00Z"),
        ] {
            let found = instant_of(shown, &vienna).unwrap();
            assert_eq!(found, at(expected), "{shown}");
            assert_eq!(shown_at(found, &vienna), shown[..16]);
        }
        // Left out, and twice.
        assert_eq!(instant_of("2026-03-29T02:30", &vienna), Some(at("2026-03-29T01:30:00Z")));
        assert_eq!(shown_at(instant_of("2026-10-25T02:30", &vienna).unwrap(), &vienna), "2026-10-25T02:30");
        for wrong in ["", "2026-06-12", "2026-06-12 09:00", "2026-06-31T09:00", "2026-06-12T09:0", "soon"] {
            assert_eq!(instant_of(wrong, &vienna), None, "{wrong}");
        }
    }

    #[test]
    fn without_changes_it_is_utc() {
        let utc = Zone::default();
        assert_eq!(utc.end_of(day("2026-11-24")), at("2026-11-25T00:00:00Z"));
        assert_eq!(utc.day_of(at("2026-11-24T23:59:59Z")), day("2026-11-24"));
        assert_eq!(utc.start_of(Date::FIRST).date(), Date::FIRST);
    }
}
