//! The difference of two shares. Newcombe, R. G. (1998): Interval estimation for the difference between
//! independent proportions: comparison of eleven methods. Statistics in Medicine 17, 873–890, method 10.

use super::wilson::{Estimate, Share};

/// The first share less the second, with its 95 % interval; none where either is of nothing.
pub fn difference(now: Share, before: Share) -> Option<Estimate> {
    let (a, b) = (now.estimate()?, before.estimate()?);
    let value = a.value - b.value;
    let down = (a.value - a.low).hypot(b.high - b.value);
    let up = (a.high - a.value).hypot(b.value - b.low);
    Some(Estimate { value, low: value - down, high: value + up })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn known_intervals() {
        // k1, n1, k2, n2, low, high: Newcombe (1998), table II, method 10; and the example of
        // `docs/METRICS.md`.
        for (k1, n1, k2, n2, low, high) in [
            (56, 70, 48, 80, 0.0524, 0.3339),
            (9, 10, 3, 10, 0.1705, 0.8090),
            (6, 7, 2, 7, 0.0582, 0.8062),
            (5, 56, 0, 29, -0.0381, 0.1926),
            (0, 10, 0, 20, -0.1611, 0.2775),
            (9, 12, 3, 12, 0.1008, 0.7278),
        ] {
            let found = difference(Share::new(k1, n1), Share::new(k2, n2)).unwrap();
            assert!(
                (found.low - low).abs() < 5e-5 && (found.high - high).abs() < 5e-5,
                "{k1}/{n1} {found:?}"
            );
        }
        assert_eq!(difference(Share::new(0, 0), Share::new(1, 2)), None);
    }
}
