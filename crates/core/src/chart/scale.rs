//! From values to pixels, and the ticks between.

/// A line of values from one pixel to another.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scale {
    /// The value at the first pixel.
    pub low: f64,
    /// The value at the last.
    pub high: f64,
    /// The first pixel.
    pub from: f64,
    /// The last, which may lie before the first.
    pub to: f64,
}

impl Scale {
    /// From 0 to a value; where that isn't above 0, to 1.
    pub(super) fn to(high: f64, from: f64, to: f64) -> Scale {
        Scale { low: 0.0, high: if high > 0.0 { high } else { 1.0 }, from, to }
    }

    /// Where a value lies; what is off the scale lies at its rim.
    pub(super) fn at(&self, value: f64) -> f64 {
        let part = ((value - self.low) / (self.high - self.low)).clamp(0.0, 1.0);
        self.from + part * (self.to - self.from)
    }
}

/// Steps that people count in.
const DECIMAL: [f64; 3] = [1.0, 2.0, 5.0];
/// Steps in days: weeks, months and years as nearly as whole numbers go.
const DAYS: [f64; 13] = [1.0, 2.0, 5.0, 10.0, 20.0, 30.0, 60.0, 90.0, 120.0, 180.0, 365.0, 730.0, 1825.0];

/// Whole numbers from 0 up to at most a count: at most `most` of them.
pub(super) fn count_ticks(high: usize, most: usize) -> Vec<f64> {
    let high = high.max(1) as f64;
    let mut unit = 1.0;
    loop {
        for step in DECIMAL.map(|step| step * unit) {
            let steps = (high / step).floor();
            if steps < most as f64 {
                return (0..=steps as usize).map(|n| n as f64 * step).collect();
            }
        }
        unit *= 10.0;
    }
}

/// Ticks of days from 0 up to at most a length: at most `most`.
pub(super) fn day_ticks(length: f64, most: usize) -> Vec<f64> {
    let fits = |step: f64| (length / step).floor() < most as f64;
    let step = DAYS.into_iter().find(|step| fits(*step));
    let step = step.unwrap_or_else(|| {
        let mut step = 3650.0;
        while !fits(step) {
            step *= 2.0;
        }
        step
    });
    (0..=(length / step).floor() as usize).map(|n| n as f64 * step).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_few_and_round() {
        assert_eq!(count_ticks(0, 5), [0.0, 1.0]);
        assert_eq!(count_ticks(4, 5), [0.0, 1.0, 2.0, 3.0, 4.0]);
        assert_eq!(count_ticks(6, 5), [0.0, 2.0, 4.0, 6.0]);
        assert_eq!(count_ticks(86, 5), [0.0, 20.0, 40.0, 60.0, 80.0]);
        assert_eq!(count_ticks(7, 3), [0.0, 5.0]);
        assert_eq!(day_ticks(176.0, 7), [0.0, 30.0, 60.0, 90.0, 120.0, 150.0]);
        assert_eq!(day_ticks(0.0, 5), [0.0]);
        for length in [1.0, 9.0, 77.0, 400.0, 4000.0, 3e6] {
            assert!(day_ticks(length, 5).len() <= 5, "{length}");
        }
        assert_eq!(Scale::to(0.0, 0.0, 10.0).at(5.0), 10.0);
    }
}
