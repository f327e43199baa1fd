//! How long things take while some are still open. Kaplan, E. L., Meier, P. (1958): Nonparametric
//! estimation from incomplete observations. Journal of the American Statistical Association 53,
//! 457–481. The median's interval: Brookmeyer, R., Crowley, J. (1982): A confidence interval for the
//! median survival time. Biometrics 38, 29–41, on the log-log scale.

use super::{TOLERANCE, Z};

/// One thing that was waited for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Item {
    /// For how many days; or seconds, so long as all are in the same.
    pub days: i64,
    /// Whether its end was seen; otherwise it was still open after those days (censored).
    pub ended: bool,
}

/// The share still open after the event at a time, with its 95 % band.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Step {
    /// The event time.
    pub days: i64,
    /// How many were open just before it; those censored on that day are.
    pub at_risk: usize,
    /// How many ended then.
    pub ended: usize,
    /// The share still open after it.
    pub open: f64,
    /// The band's lower end.
    pub low: f64,
    /// The band's upper end.
    pub high: f64,
}

/// The product-limit estimate.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Survival {
    /// How many items there are.
    pub n: usize,
    /// How many ended.
    pub events: usize,
    /// One step per event time.
    pub steps: Vec<Step>,
    /// For how many days those still open have been so, in order.
    pub open_for: Vec<i64>,
}

impl Survival {
    /// The estimate of these items: `S(t) = Π (1 − dᵢ/nᵢ)` over the event times up to `t`.
    pub fn of(mut items: Vec<Item>) -> Survival {
        items.sort_unstable();
        let mut survival = Survival { n: items.len(), ..Survival::default() };
        let (mut open, mut greenwood) = (1.0, 0.0);
        let mut high = 1.0;
        let mut at_risk = items.len();
        for same_day in items.chunk_by(|a, b| a.days == b.days) {
            let ended = same_day.iter().filter(|item| item.ended).count();
            if ended > 0 {
                let (n, d) = (at_risk as f64, ended as f64);
                let low;
                if ended == at_risk {
                    // The formula has no upper end here; it stays as it was.
                    (open, low) = (0.0, 0.0);
                } else {
                    open *= 1.0 - d / n;
                    greenwood += d / (n * (n - d));
                    let e = Z * f64::sqrt(greenwood) / f64::ln(open).abs();
                    (low, high) = (open.powf(e.exp()), open.powf((-e).exp()));
                }
                survival.events += ended;
                survival.steps.push(Step { days: same_day[0].days, at_risk, ended, open, low, high });
            }
            at_risk -= same_day.len();
            survival.open_for.extend(same_day.iter().filter(|item| !item.ended).map(|item| item.days));
        }
        survival
    }

    /// How many were still open.
    pub fn censored(&self) -> usize {
        self.n - self.events
    }

    /// The days by which that share has ended; none where it hasn't yet.
    pub fn quantile(&self, q: f64) -> Option<i64> {
        self.first(|step| step.open <= 1.0 - q + TOLERANCE)
    }

    /// The lower end of the median's 95 % interval.
    pub fn median_low(&self) -> Option<i64> {
        self.first(|step| step.low <= 0.5 + TOLERANCE)
    }

    /// The upper end of the median's 95 % interval.
    pub fn median_high(&self) -> Option<i64> {
        self.first(|step| step.high <= 0.5 + TOLERANCE)
    }

    fn first(&self, holds: impl Fn(&Step) -> bool) -> Option<i64> {
        self.steps.iter().find(|step| holds(step)).map(|step| step.days)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn items(ended: &[i64], open: &[i64]) -> Vec<Item> {
        let ended = ended.iter().map(|&days| Item { days, ended: true });
        ended.chain(open.iter().map(|&days| Item { days, ended: false })).collect()
    }

    #[test]
    fn the_example_of_freireich() {
        // Remission times under 6-MP (Freireich and others 1963), the usual worked example: S(6) =
        // 0.857, S(10) = 0.753, S(23) = 0.448, median 23.
        let survival = Survival::of(items(
            &[6, 6, 6, 7, 10, 13, 16, 22, 23],
            &[6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35],
        ));
        assert_eq!((survival.n, survival.events, survival.censored()), (21, 9, 12));
        let open: Vec<(i64, usize, i64)> =
            survival.steps.iter().map(|s| (s.days, s.at_risk, (s.open * 1e3).round() as i64)).collect();
        let expected = [
            (6, 21, 857),
            (7, 17, 807),
            (10, 15, 753),
            (13, 12, 690),
            (16, 11, 627),
            (22, 7, 538),
            (23, 6, 448),
        ];
        assert_eq!(open, expected);
        assert_eq!(survival.quantile(0.5), Some(23));
        assert_eq!((survival.median_low(), survival.median_high()), (Some(13), None));
    }

    #[test]
    fn edges() {
        let none = Survival::of(Vec::new());
        assert_eq!(
            (none.n, none.quantile(0.5), none.median_low(), none.median_high()),
            (0, None, None, None)
        );
        // Half ends at 10: S = 0.5 is reached, whatever the last bit says.
        assert_eq!(Survival::of(items(&[10], &[20])).quantile(0.5), Some(10));
        assert_eq!(Survival::of(items(&[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], &[])).quantile(0.85), Some(9));
        // Censored on the day of the event: still at risk then.
        assert_eq!(Survival::of(items(&[10], &[10])).quantile(0.5), Some(10));
        assert_eq!(Survival::of(items(&[10], &[9])).steps[0].at_risk, 1);
        // All end at once: the lower end is 0, the upper one stays 1.
        let once = Survival::of(items(&[4, 4], &[]));
        assert_eq!((once.quantile(0.5), once.median_low(), once.median_high()), (Some(4), Some(4), None));
        assert_eq!(Survival::of(items(&[], &[3, 4])).quantile(0.5), None);
    }
}
