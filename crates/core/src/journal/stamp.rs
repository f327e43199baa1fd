//! Hybrid logical timestamps (section 2).

use std::fmt;

use crate::Date;

/// Who wrote: 64 random bits per page load, written as 16 hex digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Actor(pub u64);

impl Actor {
    /// Reads 16 lower-case hex digits.
    pub fn parse(text: &str) -> Option<Actor> {
        (text.len() == 16).then(|| hex(text.as_bytes())).flatten().map(Actor)
    }
}

impl fmt::Display for Actor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

/// When and by whom a transaction was written; its id. Ordered as its text is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stamp {
    wall: u64,
    counter: u16,
    actor: Actor,
}

/// Milliseconds in a day.
pub(super) const DAY_MS: u64 = 86_400_000;

/// The last millisecond of the year 9999.
const LAST_WALL: u64 = 253_402_300_799_999;

impl Stamp {
    /// The stamp of that time (milliseconds since 1970-01-01 UTC, up to the end of 9999), counter and
    /// actor.
    pub fn new(wall: u64, counter: u16, actor: Actor) -> Option<Stamp> {
        (wall <= LAST_WALL).then_some(Stamp { wall, counter, actor })
    }

    /// Reads the 46 characters `2026-11-23T10:15:30.123Z-0000-89abcdef01234567`.
    pub fn parse(text: &str) -> Option<Stamp> {
        let b = text.as_bytes();
        if b.len() != 46 || !text.is_ascii() {
            return None;
        }
        for (at, mark) in [(10, b'T'), (13, b':'), (16, b':'), (19, b'.'), (23, b'Z'), (24, b'-'), (29, b'-')]
        {
            if b[at] != mark {
                return None;
            }
        }
        let date = Date::parse(&text[..10]).filter(|date| date.ymd().0 >= 1970)?;
        let (hour, minute, second) = (digits(&b[11..13])?, digits(&b[14..16])?, digits(&b[17..19])?);
        let ms = digits(&b[20..23])?;
        if hour > 23 || minute > 59 || second > 59 {
            return None;
        }
        let days = u64::try_from(date.days_since(Date::of_unix_ms(0))).ok()?;
        Some(Stamp {
            wall: days * DAY_MS + ((hour * 60 + minute) * 60 + second) * 1000 + ms,
            counter: u16::try_from(hex(&b[25..29])?).ok()?,
            actor: Actor(hex(&b[30..46])?),
        })
    }

    /// UTC wall time in milliseconds since 1970-01-01.
    pub fn wall(self) -> u64 {
        self.wall
    }

    /// What tells stamps of one millisecond apart.
    pub fn counter(self) -> u16 {
        self.counter
    }

    /// Who wrote.
    pub fn actor(self) -> Actor {
        self.actor
    }
}

fn digits(bytes: &[u8]) -> Option<u64> {
    bytes.iter().try_fold(0, |n, b| b.is_ascii_digit().then(|| n * 10 + u64::from(b - b'0')))
}

fn hex(bytes: &[u8]) -> Option<u64> {
    bytes.iter().try_fold(0, |n, b| {
        let digit = match b {
            b'0'..=b'9' => b - b'0',
            b'a'..=b'f' => b - b'a' + 10,
            _ => return None,
        };
        Some(n << 4 | u64::from(digit))
    })
}

/// `2026-11-23T10:15:30.123Z` of milliseconds since 1970-01-01 UTC.
pub(crate) fn write_instant(wall: u64, f: &mut impl fmt::Write) -> fmt::Result {
    let (day, ms) = (wall / DAY_MS, wall % DAY_MS);
    let date = Date::of_unix_ms(0).plus_days(i64::try_from(day).unwrap_or(i64::MAX));
    let (hour, minute, second) = (ms / 3_600_000, ms / 60_000 % 60, ms / 1000 % 60);
    write!(f, "{date}T{hour:02}:{minute:02}:{second:02}.{:03}Z", ms % 1000)
}

impl fmt::Display for Stamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_instant(self.wall, f)?;
        write!(f, "-{:04x}-{}", self.counter, self.actor)
    }
}

impl fmt::Debug for Stamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_and_back() {
        for text in [
            "2026-11-23T10:15:30.123Z-0000-89abcdef01234567",
            "1970-01-01T00:00:00.000Z-ffff-0000000000000000",
            "9999-12-31T23:59:59.999Z-ffff-ffffffffffffffff",
        ] {
            assert_eq!(Stamp::parse(text).map(|s| s.to_string()).as_deref(), Some(text));
        }
        for text in [
            "2026-11-23T10:15:30.123Z-0000-89ABCDEF01234567",
            "2026-02-30T10:15:30.123Z-0000-89abcdef01234567",
            "2026-11-23T10:15:60.123Z-0000-89abcdef01234567",
            "2026-11-23T24:15:30.123Z-0000-89abcdef01234567",
            "1969-11-23T10:15:30.123Z-0000-89abcdef01234567",
            "2026-11-23T10:15:30.123Z-0000-89abcdef0123456",
        ] {
            assert_eq!(Stamp::parse(text), None, "{text}");
        }
    }
}
