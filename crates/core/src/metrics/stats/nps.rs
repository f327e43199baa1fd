//! The net promoter score with its interval. Rocks, B. (2016): Interval estimation for the "net promoter score".
//! The American Statistician 70, 365–372; the adjusted Wald interval.

use super::Z;
use super::wilson::Estimate;

/// Promoters less detractors, of all who answered from 0 to 10.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Nps {
    /// How many answered 9 or 10.
    pub promoters: usize,
    /// How many answered 0 to 6.
    pub detractors: usize,
    /// How many answered.
    pub n: usize,
}

impl Nps {
    /// How many answered 7 or 8.
    pub fn passives(self) -> usize {
        self.n.saturating_sub(self.promoters + self.detractors)
    }

    /// The share of promoters less that of detractors, −100 to 100; none without answers.
    pub fn value(self) -> Option<f64> {
        let share = |count: usize| count as f64 / self.n as f64;
        (self.n > 0).then(|| 100.0 * (share(self.promoters) - share(self.detractors)))
    }

    /// The score with the 95 % adjusted-Wald interval, cut to ±100. The interval lies around an estimate with three
    /// answers more, ¾ of them promoters, ¾ detractors.
    pub fn estimate(self) -> Option<Estimate> {
        let value = self.value()?;
        let n = self.n as f64 + 3.0;
        let (p, d) = ((self.promoters as f64 + 0.75) / n, (self.detractors as f64 + 0.75) / n);
        let half = Z * ((p + d - (p - d).powi(2)) / n).sqrt();
        let end = |end: f64| (100.0 * end).clamp(-100.0, 100.0);
        Some(Estimate { value, low: end(p - d - half), high: end(p - d + half) })
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn the_worked_example() {
        let nps = Nps { promoters: 5, detractors: 2, n: 10 };
        let estimate = nps.estimate().unwrap();
        assert_eq!((nps.passives(), estimate.value.round()), (3, 30.0));
        assert!(
            (estimate.low + 19.05).abs() < 0.005 && (estimate.high - 65.20).abs() < 0.005,
            "{estimate:?}"
        );
    }

    #[test]
    fn the_ends() {
        assert_eq!(Nps::default().estimate(), None);
        let all = Nps { promoters: 50, detractors: 0, n: 50 }.estimate().unwrap();
        assert_eq!((all.value, all.high), (100.0, 100.0));
        let none = Nps { promoters: 0, detractors: 50, n: 50 }.estimate().unwrap();
        assert_eq!((none.value, none.low), (-100.0, -100.0));
    }
}
