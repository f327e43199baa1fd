//! Instants in UTC, to the second.

use std::fmt;

use crate::Date;

/// A point in time, seconds since 1970-01-01 UTC, years 0001 to 9999; written `2026-11-23T10:15:30Z`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Time(i64);

const DAY: i64 = 86_400;

impl Time {
    /// The instant of so many milliseconds since 1970-01-01 UTC, cut to whole seconds.
    pub fn of_unix_ms(ms: i64) -> Time {
        Time(ms.div_euclid(1000))
    }

    /// Reads RFC 3339 in UTC to the second, exactly `2026-11-23T10:15:30Z`.
    pub fn parse(text: &str) -> Option<Time> {
        let b = text.as_bytes();
        if b.len() != 20 || !text.is_ascii() {
            return None;
        }
        if b[10] != b'T' || b[13] != b':' || b[16] != b':' || b[19] != b'Z' {
            return None;
        }
        let below = |part: &str, limit: i64| {
            let digits = part.bytes().all(|b| b.is_ascii_digit());
            part.parse::<i64>().ok().filter(|n| digits && *n < limit)
        };
        let date = Date::parse(&text[..10])?;
        let (hour, minute) = (below(&text[11..13], 24)?, below(&text[14..16], 60)?);
        let second = below(&text[17..19], 60)?;
        let days = date.days_since(Date::of_unix_ms(0));
        Some(Time(days * DAY + (hour * 60 + minute) * 60 + second))
    }

    /// Reads RFC 3339 with any offset, as an imported table may have it: `2026-11-23T10:15:30Z`,
    /// `2026-11-23 12:15:30.25+02:00`. Parts of a second are cut off; second 60 is the next minute's first.
    pub fn parse_loose(text: &str) -> Option<Time> {
        if !text.is_ascii() || !matches!(text.as_bytes().get(10), Some(b'T' | b't' | b' ')) {
            return None;
        }
        let (clock, mut rest) = text.get(11..)?.split_at_checked(8)?;
        let date = Date::parse(text.get(..10)?)?;
        let minute = clock_minute(clock.get(..5)?)?;
        let second = two_digits(clock.get(5..)?.strip_prefix(':')?, 61)?;
        if let Some(parts) = rest.strip_prefix('.') {
            let digits = parts.bytes().take_while(u8::is_ascii_digit).count();
            rest = parts.get(digits..).filter(|_| digits > 0)?;
        }
        let ahead = match rest.split_at_checked(1)? {
            ("Z" | "z", "") => 0,
            ("+", offset) => clock_minute(offset)?,
            ("-", offset) => -clock_minute(offset)?,
            _ => return None,
        };
        let time = Time(Time::of_day(date).0 + (minute - ahead) * 60 + second);
        Some(time).filter(|time| *time == time.in_calendar())
    }

    /// 00:00 of a day in UTC.
    fn of_day(day: Date) -> Time {
        Time(day.days_since(Date::of_unix_ms(0)) * DAY)
    }

    /// The same, cut to the calendar's ends.
    pub fn in_calendar(self) -> Time {
        self.clamp(Time::of_day(Date::FIRST), Time(Time::of_day(Date::LAST).0 + DAY - 1))
    }

    /// So many hours later (earlier, where negative) to the nearest second, within the calendar.
    pub fn plus_hours(self, hours: f64) -> Time {
        // A cast cuts to what fits, and of what is no number makes 0.
        Time(self.0.saturating_add((hours * 3600.0).round() as i64)).in_calendar()
    }

    /// Hours since another instant; negative where that lies later.
    pub fn hours_since(self, other: Time) -> f64 {
        (self.0 - other.0) as f64 / 3600.0
    }

    /// Its day in UTC.
    pub fn date(self) -> Date {
        Date::of_unix_ms(0).plus_days(self.0.div_euclid(DAY))
    }

    /// Seconds since 1970-01-01 UTC.
    pub fn unix_seconds(self) -> i64 {
        self.0
    }
}

/// Two ASCII digits of a number below a limit.
fn two_digits(text: &str, limit: i64) -> Option<i64> {
    let digits = text.len() == 2 && text.bytes().all(|b| b.is_ascii_digit());
    text.parse().ok().filter(|number| digits && *number < limit)
}

/// `HH:MM` in minutes.
fn clock_minute(text: &str) -> Option<i64> {
    let (hour, minute) = text.split_once(':')?;
    Some(two_digits(hour, 24)? * 60 + two_digits(minute, 60)?)
}

impl fmt::Display for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let second = self.0.rem_euclid(DAY);
        let (hour, minute) = (second / 3600, second / 60 % 60);
        write!(f, "{}T{hour:02}:{minute:02}:{:02}Z", self.date(), second % 60)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_offset_is_read_into_utc() {
        for (text, expected) in [
            ("2026-11-23T10:15:30Z", Some("2026-11-23T10:15:30Z")),
            ("2026-11-23t10:15:30z", Some("2026-11-23T10:15:30Z")),
            ("2026-11-23 12:15:30.999+02:00", Some("2026-11-23T10:15:30Z")),
            ("2026-11-23T00:15:30-05:30", Some("2026-11-23T05:45:30Z")),
            ("2026-01-01T00:30:00+01:00", Some("2025-12-31T23:30:00Z")),
            ("2026-12-31T23:59:60Z", Some("2027-01-01T00:00:00Z")),
            ("2026-11-23T10:15:30-00:00", Some("2026-11-23T10:15:30Z")),
            ("9999-12-31T23:59:59Z", Some("9999-12-31T23:59:59Z")),
            ("2026-11-23T10:15:30", None),
            ("2026-11-23T10:15Z", None),
            ("2026-11-23T10:15:30+0100", None),
            ("2026-11-23T10:15:30+24:00", None),
            ("2026-11-23T10:15:30.Z", None),
            ("2026-11-23T10:15:61Z", None),
            ("2026-11-23T24:00:00Z", None),
            ("2026-11-23T+1:00:00Z", None),
            ("2026-02-30T10:15:30Z", None),
            ("2026-1-03T10:15:30ZZZ", None),
            ("2026-11-23T10:15:30Zé", None),
            ("0001-01-01T00:00:00+00:01", None),
            ("9999-12-31T23:59:00-00:01", None),
            ("2026-11-23", None),
            ("", None),
        ] {
            let time = Time::parse_loose(text);
            assert_eq!(time.map(|time| time.to_string()).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn hours_are_added_and_counted() {
        let at = |text: &str| Time::parse(text).unwrap_or(Time(0));
        let noon = at("2026-11-23T12:00:00Z");
        for (hours, expected) in [
            (0.0, "2026-11-23T12:00:00Z"),
            (24.0, "2026-11-24T12:00:00Z"),
            (0.25, "2026-11-23T12:15:00Z"),
            (1.0 / 3.0, "2026-11-23T12:20:00Z"),
            (-13.0, "2026-11-22T23:00:00Z"),
            (f64::NAN, "2026-11-23T12:00:00Z"),
            (f64::INFINITY, "9999-12-31T23:59:59Z"),
            (-1e300, "0001-01-01T00:00:00Z"),
        ] {
            assert_eq!(noon.plus_hours(hours), at(expected), "{hours}");
        }
        assert_eq!(at("2026-11-24T13:30:00Z").hours_since(noon), 25.5);
        assert_eq!(noon.hours_since(at("2026-11-23T12:45:00Z")), -0.75);
    }

    #[test]
    fn text_and_back() {
        for text in ["2026-11-23T10:15:30Z", "0001-01-01T00:00:00Z", "1969-12-31T23:59:59Z"] {
            assert_eq!(Time::parse(text).map(|time| time.to_string()).as_deref(), Some(text));
        }
        for text in [
            "2026-11-23T10:15:30+00:00",
            "2026-11-23T24:15:30Z",
            "2026-02-30T10:15:30Z",
            "2026-11-23 10:15:30Z",
        ] {
            assert_eq!(Time::parse(text), None);
        }
    }
}
