//! How numbers, days and months are written where a person reads them: core has no locale, so whoever
//! shows a text says how.

use crate::date::{Date, Month};
use crate::json::number_text;

/// How numbers, days and months are written: in a page's locale, or the plain way of files ([`Plain`]).
pub trait Figures {
    /// A number with up to so many decimals.
    fn number(&self, value: f64, decimals: usize) -> String;
    /// A day with its year.
    fn day(&self, day: Date) -> String;
    /// A month's short name without its year, as a tick: `Mar`.
    fn month(&self, month: Month) -> String;

    /// A month with its year.
    fn month_and_year(&self, month: Month) -> String {
        format!("{} {}", self.month(month), year(month))
    }

    /// A share of 0–1 of so many, in percent, with its sign and the decimals that they can carry.
    fn percent(&self, share: f64, n: usize) -> String {
        format!("{}%", self.number(share * 100.0, usize::from(n >= 100)))
    }
}

/// The plain way of files: days as ISO writes them, months in English.
#[derive(Clone, Copy, Debug)]
pub struct Plain;

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

impl Figures for Plain {
    fn number(&self, value: f64, decimals: usize) -> String {
        let unit = 10f64.powi(decimals as i32);
        let rounded = (value * unit).round() / unit;
        // A true minus sign; and no minus zero.
        number_text(rounded + 0.0).replace('-', "−")
    }

    fn day(&self, day: Date) -> String {
        day.to_string()
    }

    fn month(&self, month: Month) -> String {
        let (_, number, _) = month.first().ymd();
        MONTHS.get(number as usize - 1).copied().unwrap_or_default().to_owned()
    }
}

/// The year that a month lies in.
pub(crate) fn year(month: Month) -> i32 {
    month.first().ymd().0
}

/// Months since the year 0.
pub(super) fn number(month: Month) -> i64 {
    let (year, number, _) = month.first().ymd();
    i64::from(year) * 12 + i64::from(number) - 1
}

/// `1 day`, `2 days`: a count with its noun, whose plural is the other text.
pub(crate) fn counted(write: &dyn Figures, count: usize, one: &str, many: &str) -> String {
    format!("{} {}", write.number(count as f64, 0), if count == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_plain_way() {
        assert_eq!(Plain.number(60.714, 1), "60.7");
        assert_eq!(Plain.number(-0.04, 1), "0");
        assert_eq!(Plain.number(-2.5, 1), "−2.5");
        assert_eq!(Plain.percent(0.6071, 28), "61%");
        assert_eq!(Plain.percent(0.6071, 280), "60.7%");
        assert_eq!(Plain.month_and_year(Date::FIRST.month()), "Jan 1");
    }
}
