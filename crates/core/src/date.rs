//! Calendar days of the proleptic Gregorian calendar, years 0001 to 9999.

use std::fmt;

use chrono::{Datelike, NaiveDate};

/// A calendar day; ordered by time, written `YYYY-MM-DD`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(NaiveDate);

impl Date {
    /// The day of that year (1–9999), month and day of month, if there is one.
    pub fn new(year: i32, month: u32, day: u32) -> Option<Date> {
        if !(1..=9999).contains(&year) {
            return None;
        }
        NaiveDate::from_ymd_opt(year, month, day).map(Date)
    }

    /// Reads exactly `YYYY-MM-DD`, as the file has it.
    pub fn parse(text: &str) -> Option<Date> {
        if text.len() == 10 { Date::parse_loose(text) } else { None }
    }

    /// Reads `YYYY-M-D`: the year of four ASCII digits, month and day of one or two, as an imported
    /// table may have it.
    pub fn parse_loose(text: &str) -> Option<Date> {
        let mut parts = text.split('-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        if parts.next().is_some() || year.len() != 4 {
            return None;
        }
        let number = |part: &str, most: usize| -> Option<u32> {
            let fits = (1..=most).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
            if fits { part.parse().ok() } else { None }
        };
        Date::new(i32::try_from(number(year, 4)?).ok()?, number(month, 2)?, number(day, 2)?)
    }

    /// The day `days` after this one (before it where negative), cut to the calendar's ends.
    pub fn plus_days(self, days: i64) -> Date {
        let (first, last) = (Date::FIRST.number(), Date::LAST.number());
        Date::from_number(self.number().saturating_add(days).clamp(first, last))
    }

    /// Whole days from `earlier` to this day; negative where this day comes first.
    pub fn days_since(self, earlier: Date) -> i64 {
        self.number() - earlier.number()
    }

    /// The month that this day lies in.
    pub fn month(self) -> Month {
        Month { year: self.0.year(), month: self.0.month() }
    }

    /// 0001-01-01.
    pub const FIRST: Date = Date(match NaiveDate::from_ymd_opt(1, 1, 1) {
        Some(date) => date,
        None => NaiveDate::MIN,
    });

    /// 9999-12-31.
    pub const LAST: Date = Date(match NaiveDate::from_ymd_opt(9999, 12, 31) {
        Some(date) => date,
        None => NaiveDate::MAX,
    });

    fn number(self) -> i64 {
        i64::from(self.0.num_days_from_ce())
    }

    fn from_number(days: i64) -> Date {
        let date = i32::try_from(days).ok().and_then(NaiveDate::from_num_days_from_ce_opt);
        date.map_or(Date::LAST, Date)
    }

    /// The day on which an instant (milliseconds since 1970-01-01 UTC) falls in UTC.
    pub fn of_unix_ms(ms: i64) -> Date {
        let epoch = NaiveDate::from_ymd_opt(1970, 1, 1).map_or(Date::FIRST, Date);
        epoch.plus_days(ms.div_euclid(86_400_000))
    }

    /// Year, month (1–12) and day of month.
    pub fn ymd(self) -> (i32, u32, u32) {
        (self.0.year(), self.0.month(), self.0.day())
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.0.year(), self.0.month(), self.0.day())
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A calendar month; ordered by time, written `YYYY-MM`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Month {
    year: i32,
    month: u32,
}

impl Month {
    /// Its first day.
    pub fn first(self) -> Date {
        Date::new(self.year, self.month, 1).unwrap_or(Date::FIRST)
    }

    /// Its last day.
    pub fn last(self) -> Date {
        if self.year == 9999 && self.month == 12 { Date::LAST } else { self.next().first().plus_days(-1) }
    }

    /// The month after it.
    pub fn next(self) -> Month {
        if self.month == 12 {
            Month { year: self.year + 1, month: 1 }
        } else {
            Month { year: self.year, month: self.month + 1 }
        }
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_only_real_days() {
        for good in ["2023-09-18", "0001-01-01", "9999-12-31", "2024-02-29"] {
            assert_eq!(Date::parse(good).map(|d| d.to_string()).as_deref(), Some(good));
        }
        for bad in ["2023-02-30", "v1.30", "yyyy-mm-dd", "0000-01-01", "2023-9-18", "", "2023-09-18 "] {
            assert_eq!(Date::parse(bad), None, "{bad}");
        }
        assert_eq!(Date::parse_loose("2023-9-1"), Date::new(2023, 9, 1));
        assert_eq!(Date::parse_loose("+023-9-1"), None);
        assert_eq!(Date::parse_loose("2023-009-1"), None);
    }

    #[test]
    fn months_and_days_add_up() {
        let day = Date::new(2024, 2, 29).unwrap_or(Date::FIRST);
        assert_eq!(day.month().last(), day);
        assert_eq!(day.plus_days(1).days_since(day), 1);
        assert_eq!(Date::LAST.month().last(), Date::LAST);
        assert_eq!(Date::LAST.plus_days(9), Date::LAST);
        assert_eq!(Date::of_unix_ms(-1).to_string(), "1969-12-31");
    }
}
