//! Which days a review looks at.

use crate::Date;
use crate::date::Month;
use crate::metrics::{Period, ScopeError};

/// The days of a review, as an address names them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Span {
    /// The calendar quarter that today lies in.
    Quarter,
    /// The one before.
    LastQuarter,
    /// The last 90 days, today included.
    NinetyDays,
    /// The calendar year.
    Year,
    /// From the first outcome to today.
    All,
    /// From one day to another; without one, from the first outcome or to today.
    Custom {
        /// The first day.
        from: Option<Date>,
        /// The last day.
        to: Option<Date>,
    },
}

impl Span {
    /// The names in an address, and for people.
    pub const NAMES: [(&'static str, &'static str); 6] = [
        ("quarter", "Quarter"),
        ("last-quarter", "Last quarter"),
        ("90-days", "90 days"),
        ("year", "Year"),
        ("all", "All"),
        ("custom", "Custom"),
    ];

    /// The days that an address names: this quarter where it names none.
    pub fn of(word: &str, from: &str, to: &str) -> Span {
        let (from, to) = (Date::parse(from), Date::parse(to));
        match word {
            "last-quarter" => Span::LastQuarter,
            "90-days" => Span::NinetyDays,
            "year" => Span::Year,
            "all" => Span::All,
            "custom" => Span::Custom { from, to },
            // An address that names days means them.
            "" if from.is_some() || to.is_some() => Span::Custom { from, to },
            _ => Span::Quarter,
        }
    }

    /// Its name in an address.
    pub fn word(self) -> &'static str {
        let at = match self {
            Span::Quarter => 0,
            Span::LastQuarter => 1,
            Span::NinetyDays => 2,
            Span::Year => 3,
            Span::All => 4,
            Span::Custom { .. } => 5,
        };
        Span::NAMES[at].0
    }

    /// Its days, given the day of the first outcome.
    pub fn period(self, today: Date, first: Option<Date>) -> Result<Period, ScopeError> {
        let (from, to) = match self {
            Span::Quarter => quarter(today),
            Span::LastQuarter => quarter(quarter(today).0.plus_days(-1)),
            Span::NinetyDays => (today.plus_days(-89), today),
            Span::Year => {
                let year = today.ymd().0;
                (Date::new(year, 1, 1).unwrap_or(today), Date::new(year, 12, 31).unwrap_or(today))
            }
            Span::All => (first.map_or(today, |first| first.min(today)), today),
            Span::Custom { from, to } => {
                let to = to.unwrap_or_else(|| from.map_or(today, |from| from.max(today)));
                (from.unwrap_or_else(|| first.map_or(to, |first| first.min(to))), to)
            }
        };
        Period::new(from, to).ok_or(ScopeError::FromAfterTo { from, to })
    }
}

/// The first and the last day of a day's calendar quarter.
fn quarter(day: Date) -> (Date, Date) {
    let (year, month, _) = day.ymd();
    let first = Date::new(year, (month - 1) / 3 * 3 + 1, 1).unwrap_or(day);
    (first, first.month().next().next().last())
}

/// The months of a period on which an axis writes their names: so many that they do not touch, each with
/// whether its year is written too.
pub fn named_months(period: Period) -> Vec<(Date, bool)> {
    let count = months_between(period.from().month(), period.to().month()) + 1;
    let step = [1, 2, 3, 6, 12, 24, 60, 120].into_iter().find(|step| count <= step * 13).unwrap_or(1200);
    let (year, month, _) = period.from().ymd();
    let first = (i64::from(year) * 12 + i64::from(month) - 1).div_euclid(step) * step;
    let months = (0..=14).map(|at| first + at * step).filter_map(|month| {
        let year = i32::try_from(month.div_euclid(12)).ok()?;
        Date::new(year, u32::try_from(month.rem_euclid(12)).ok()? + 1, 1)
    });
    let shown = months.map(|day| day.max(period.from())).filter(|day| *day <= period.to());
    let mut shown: Vec<(Date, bool)> = shown.map(|day| (day, step >= 6 || day.ymd().1 == 1)).collect();
    // A first month of which only the end is there would touch the next one.
    if let [(first, _), (second, _), ..] = shown[..]
        && second.days_since(first) < step * 20
    {
        shown.remove(0);
    }
    shown
}

fn months_between(from: Month, to: Month) -> i64 {
    let number = |month: Month| {
        let (year, month, _) = month.first().ymd();
        i64::from(year) * 12 + i64::from(month)
    };
    number(to) - number(from)
}
