//! How numbers, days and months are written where a person reads them: core has no locale, so whoever
//! shows a text says how.

use crate::date::{Date, Month};
use crate::json::number_text;

/// How figures are written.
pub trait Figures {
    /// A number with at most so many decimals.
    fn number(&self, value: f64, decimals: usize) -> String;
    /// A day.
    fn day(&self, day: Date) -> String;
    /// A month, in short.
    fn month(&self, month: Month) -> String;
}

/// The plain way of files: a point before decimals, nothing between thousands, days and months in ISO 8601.
#[derive(Clone, Copy, Debug, Default)]
pub struct Plain;

impl Figures for Plain {
    fn number(&self, value: f64, decimals: usize) -> String {
        let scale = (0..decimals.min(9)).fold(1.0, |scale, _| scale * 10.0);
        let rounded = (value * scale).round() / scale;
        // What is too large to be scaled has no decimals to lose; and no figure reads "-0".
        number_text(if rounded.is_finite() { rounded + 0.0 } else { value })
    }

    fn day(&self, day: Date) -> String {
        day.to_string()
    }

    fn month(&self, month: Month) -> String {
        month.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_numbers() {
        let written = |value, decimals| Plain.number(value, decimals);
        assert_eq!(written(60.714_285, 1), "60.7");
        assert_eq!(written(60.0, 1), "60");
        assert_eq!(written(-0.01, 1), "0");
        assert_eq!(written(-1.25, 1), "-1.3");
        assert_eq!(written(1234.5, 0), "1235");
        assert_eq!(written(1e300, 9), "1e+300");
    }
}
