//! The numbers that the overview begins with: the quarter's new ideas beside the last one's, and what
//! holds as of today.

use super::Span;
use crate::Date;
use crate::date::Month;
use crate::metrics::{Metrics, Period, Portfolio, Scope};

/// The overview's numbers.
#[derive(Clone, Debug)]
pub struct Quarter {
    /// The quarter that today lies in.
    pub period: Period,
    /// Its week that today lies in, from 1.
    pub week: i64,
    /// How many weeks it has, the last one counted however short.
    pub weeks: i64,
    /// The ideas created in it so far (`ideas.new`).
    pub new: usize,
    /// The quarter before.
    pub before: Period,
    /// The ideas created in that.
    pub new_before: usize,
    /// The ideas created in each of the last twelve months, this one last.
    pub by_month: Vec<(Month, usize)>,
    /// Everything up to today.
    pub all: Metrics,
}

impl Quarter {
    /// The numbers as of today; none where a scope can't be looked at, as in the year 1.
    pub fn of(portfolio: &Portfolio, today: Date) -> Option<Quarter> {
        let period = Span::Quarter.period(today, None).ok()?;
        let before = Span::LastQuarter.period(today, None).ok()?;
        let (year, month, _) = today.ymd();
        let first = Date::new(year - 1, month, 1)?.month().next().first();
        let within = |from: Date, to: Date| {
            let scope = Scope { from: Some(from), to: Some(to), ..Scope::up_to(today) };
            Metrics::of(portfolio, &scope).ok()
        };
        Some(Quarter {
            week: today.days_since(period.from()) / 7 + 1,
            weeks: (period.days() + 6) / 7,
            new: within(period.from(), today)?.ideas.new.len(),
            new_before: within(before.from(), before.to())?.ideas.new.len(),
            by_month: within(first, today)?.ideas.by_month,
            all: Metrics::of(portfolio, &Scope::up_to(today)).ok()?,
            period,
            before,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_portfolio_has_a_quarter_too() {
        let today = Date::parse("2026-11-24");
        let quarter = today.and_then(|today| Quarter::of(&Portfolio::default(), today));
        let quarter = quarter.map(|quarter| {
            let months = quarter.by_month.iter().map(|(month, count)| format!("{month}:{count}"));
            (quarter.period.from().to_string(), quarter.week, quarter.weeks, months.collect::<Vec<_>>())
        });
        let Some((from, week, weeks, months)) = quarter else { panic!("there is a quarter") };
        assert_eq!((from.as_str(), week, weeks), ("2026-10-01", 8, 14));
        assert_eq!((months.len(), months.first().map(String::as_str)), (12, Some("2025-12:0")));
    }
}
