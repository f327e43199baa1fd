//! A share with its interval. Wilson, E. B. (1927): Probable inference, the law of succession, and
//! statistical inference. Journal of the American Statistical Association 22, 209–212.

use super::Z;
use crate::json::{Value, object};

/// `k` of `n`. It is never shown without its `n`, which is why there is no way to have one alone.
#[derive(Default, Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    /// How many have it.
    pub k: usize,
    /// Of how many.
    pub n: usize,
}

/// A value with its 95 % interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimate {
    /// The value.
    pub value: f64,
    /// The interval's lower end.
    pub low: f64,
    /// Its upper end.
    pub high: f64,
}

impl Share {
    /// `k` of `n`.
    pub fn new(k: usize, n: usize) -> Share {
        Share { k, n }
    }

    /// `k / n`, from 0 to 1; none where `n` is 0.
    pub fn value(self) -> Option<f64> {
        (self.n > 0).then(|| self.k as f64 / self.n as f64)
    }

    /// `k / n` with the 95 % Wilson score interval; none where `n` is 0.
    pub fn estimate(self) -> Option<Estimate> {
        let value = self.value()?;
        let n = self.n as f64;
        let scale = 1.0 + Z * Z / n;
        let centre = (value + Z * Z / (2.0 * n)) / scale;
        let half = Z * (value * (1.0 - value) / n + Z * Z / (4.0 * n * n)).sqrt() / scale;
        Some(Estimate { value, low: (centre - half).clamp(0.0, 1.0), high: (centre + half).clamp(0.0, 1.0) })
    }

    /// The share as JSON.
    pub fn to_json(self) -> Value {
        let estimate = self.estimate();
        object([
            ("k", Value::from(self.k)),
            ("n", Value::from(self.n)),
            ("value", Value::from(estimate.map(|e| e.value))),
            ("low", Value::from(estimate.map(|e| e.low))),
            ("high", Value::from(estimate.map(|e| e.high))),
        ])
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn known_intervals() {
        assert_eq!(Share::new(0, 0).estimate(), None);
        // k, n, low, high: Newcombe (1998), Two-sided confidence intervals for the single proportion,
        // table I, method 3.
        for (k, n, low, high) in [
            (81, 263, 0.2553, 0.3662),
            (15, 148, 0.0624, 0.1605),
            (0, 20, 0.0000, 0.1611),
            (1, 29, 0.0061, 0.1718),
        ] {
            let estimate = Share::new(k, n).estimate().unwrap();
            assert!((estimate.low - low).abs() < 5e-5 && (estimate.high - high).abs() < 5e-5, "{k} of {n}");
        }
        assert_eq!(Share::new(7, 7).estimate().unwrap().value, 1.0);
    }
}
