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

    /// Its day in UTC.
    pub fn date(self) -> Date {
        Date::of_unix_ms(0).plus_days(self.0.div_euclid(DAY))
    }

    /// Seconds since 1970-01-01 UTC.
    pub fn unix_seconds(self) -> i64 {
        self.0
    }
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
