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

/// Round numbers around these values, the first below and the last above all of them: at most `most`, which
/// is 3 or more. Values that are all but equal get room on both sides.
pub(super) fn value_ticks(low: f64, high: f64, most: usize) -> Vec<f64> {
    let middle = low / 2.0 + high / 2.0;
    let least = (middle.abs() * 1e-6).max(1e-9);
    let (low, high) = if high - low > least {
        (low, high)
    } else {
        let room = if middle == 0.0 { 1.0 } else { (middle.abs() * 0.1).max(least) };
        (middle - room, middle + room)
    };
    let mut unit = 10f64.powf(((high - low) / most as f64).log10().floor());
    loop {
        for step in DECIMAL.map(|step| step * unit) {
            let (first, last) = ((low / step).floor(), (high / step).ceil());
            if last - first < most as f64 {
                return (0..=(last - first) as usize).map(|n| (first + n as f64) * step).collect();
            }
        }
        unit *= 10.0;
    }
}

/// How many decimals tell these ticks apart.
pub(super) fn decimals(ticks: &[f64]) -> usize {
    let step = ticks.get(1).zip(ticks.first()).map_or(1.0, |(second, first)| second - first);
    // A hair above, so that 0.1 as it is stored counts as a tenth.
    (-(step.log10() + 1e-6).floor()).clamp(0.0, 9.0) as usize
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

    #[test]
    fn ticks_hold_what_they_are_for() {
        assert_eq!(value_ticks(10.0, 14.2, 5), [10.0, 12.0, 14.0, 16.0]);
        assert_eq!(value_ticks(0.0, 0.0, 5), [-1.0, -0.5, 0.0, 0.5, 1.0]);
        assert_eq!(value_ticks(50.0, 50.0, 5), [45.0, 50.0, 55.0]);
        assert_eq!(decimals(&value_ticks(0.12, 0.37, 5)), 1);
        assert_eq!(decimals(&[0.1, 0.2]), 1);
        assert_eq!(decimals(&[10.0, 20.0]), 0);
        for (low, high) in [(-1e300, 1e300), (1e-320, 2e-320), (1e9, 1e9 + 1.0), (-0.003, 71.0)] {
            let ticks = value_ticks(low, high, 5);
            assert!((2..=5).contains(&ticks.len()), "{low}–{high}: {ticks:?}");
            assert!(ticks.first().is_some_and(|first| *first <= low), "{low}–{high}: {ticks:?}");
            assert!(ticks.last().is_some_and(|last| *last >= high), "{low}–{high}: {ticks:?}");
        }
    }
}
