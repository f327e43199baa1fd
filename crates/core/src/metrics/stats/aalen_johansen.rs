//! How many come to one end by a day, while others come to another end and some are still open.
//! Aalen, O. O., Johansen, S. (1978): An empirical transition matrix for non-homogeneous Markov chains
//! based on censored observations. Scandinavian Journal of Statistics 5, 141–150. The variance:
//! Marubini, E., Valsecchi, M. G. (1995): Analysing Survival Data from Clinical Trials and
//! Observational Studies, Wiley, section 10.

use super::{TOLERANCE, Z};

/// One thing that was followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Item {
    /// For how many days.
    pub days: i64,
    /// What was seen at the end of them.
    pub end: ItemEnd,
}

/// What was seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ItemEnd {
    /// The end that is asked for.
    Wanted,
    /// Another end, after which the wanted one can't come any more.
    Other,
    /// None: still open.
    Open,
}

/// What happened at one event time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Step {
    /// The event time.
    pub days: i64,
    /// How many were open just before it.
    pub at_risk: usize,
    /// How many came to any end then.
    pub ended: usize,
    /// How many of these to the wanted one.
    pub wanted: usize,
    /// The share open just before it, all ends taken together.
    pub open_before: f64,
    /// The share that came to the wanted end up to it.
    pub incidence: f64,
}

impl Step {
    /// The share open after it.
    pub fn open(&self) -> f64 {
        self.open_before * (1.0 - self.ended as f64 / self.at_risk as f64)
    }
}

/// The cumulative incidence of one end, others competing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Incidence {
    /// One step per event time.
    pub steps: Vec<Step>,
    days: Vec<i64>,
}

/// The cumulative incidence at a horizon.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Within {
    /// The share, from 0 to 1.
    pub value: f64,
    /// Its 95 % interval; none where the share is 0 or 1.
    pub interval: Option<(f64, f64)>,
}

impl Incidence {
    /// The estimate of these items: `I(t) = Σ S(tᵢ₋₁)·aᵢ/nᵢ` over the event times up to `t`.
    pub fn of(mut items: Vec<Item>) -> Incidence {
        items.sort_unstable();
        let mut steps = Vec::new();
        let (mut open, mut incidence) = (1.0, 0.0);
        let mut at_risk = items.len();
        for same_day in items.chunk_by(|a, b| a.days == b.days) {
            let count = |end| same_day.iter().filter(|item| item.end == end).count();
            let wanted = count(ItemEnd::Wanted);
            let ended = wanted + count(ItemEnd::Other);
            if ended > 0 {
                let open_before = open;
                incidence += open * wanted as f64 / at_risk as f64;
                open *= 1.0 - ended as f64 / at_risk as f64;
                let days = same_day[0].days;
                steps.push(Step { days, at_risk, ended, wanted, open_before, incidence });
            }
            at_risk -= same_day.len();
        }
        Incidence { steps, days: items.into_iter().map(|item| item.days).collect() }
    }

    /// How many items last at least that many days.
    pub fn at_risk(&self, days: i64) -> usize {
        self.days.len() - self.days.partition_point(|lasted| *lasted < days)
    }

    /// The days that so many items last, each at least; none where there are fewer.
    pub fn lasting(&self, count: usize) -> Option<i64> {
        self.days.len().checked_sub(count).and_then(|at| self.days.get(at)).copied()
    }

    /// The share that came to the wanted end within that many days; none where no item lasts as long.
    pub fn within(&self, days: i64) -> Option<Within> {
        if self.at_risk(days) == 0 {
            return None;
        }
        let steps = &self.steps[..self.steps.partition_point(|step| step.days <= days)];
        let value = steps.last().map_or(0.0, |step| step.incidence).clamp(0.0, 1.0);
        if value <= TOLERANCE || value >= 1.0 - TOLERANCE {
            return Some(Within { value, interval: None });
        }
        let e = Z * variance(steps, value).max(0.0).sqrt() / (value * value.ln().abs());
        Some(Within { value, interval: Some((value.powf(e.exp()), value.powf((-e).exp()))) })
    }
}

fn variance(steps: &[Step], value: f64) -> f64 {
    let terms = steps.iter().map(|step| {
        let (n, d, a) = (step.at_risk as f64, step.ended as f64, step.wanted as f64);
        let to_come = value - step.incidence;
        let open = step.open_before;
        // Where all that are left end at once, nothing is to come and the first term is 0.
        let all = if step.ended == step.at_risk { 0.0 } else { to_come * to_come * d / (n * (n - d)) };
        all + open * open * a * (n - a) / (n * n * n) - 2.0 * to_come * open * a / (n * n)
    });
    terms.sum()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn items(wanted: &[i64], other: &[i64], open: &[i64]) -> Vec<Item> {
        let of = |days: &[i64], end| days.iter().map(|&days| Item { days, end }).collect::<Vec<_>>();
        [of(wanted, ItemEnd::Wanted), of(other, ItemEnd::Other), of(open, ItemEnd::Open)].concat()
    }

    #[test]
    fn by_hand() {
        // 5 items: wanted at 10, other at 20, open at 25, wanted at 30, open at 40.
        // I(10) = 1/5; S = 4/5, then 3/5 after 20; at 30 two are left: I = 1/5 + 3/5 · 1/2 = 1/2.
        let incidence = Incidence::of(items(&[10, 30], &[20], &[25, 40]));
        let value = |days| incidence.within(days).unwrap().value;
        assert!((value(10) - 0.2).abs() < 1e-12 && (value(29) - 0.2).abs() < 1e-12);
        assert!((value(30) - 0.5).abs() < 1e-12 && (value(40) - 0.5).abs() < 1e-12);
        assert_eq!((incidence.at_risk(30), incidence.at_risk(41), incidence.within(41)), (2, 0, None));
        // V at 10 is that of a share: p(1 − p)/n.
        assert!((variance(&incidence.steps[..1], 0.2) - 0.2 * 0.8 / 5.0).abs() < 1e-12);
    }

    #[test]
    fn without_censoring_the_variance_is_that_of_a_share() {
        let incidence = Incidence::of(items(&[1, 4, 4, 9], &[2, 4, 8], &[20, 20, 20, 20]));
        for (days, wanted) in [(1, 1.0), (4, 3.0), (8, 3.0), (20, 4.0)] {
            let p = wanted / 11.0;
            let steps = &incidence.steps[..incidence.steps.partition_point(|step| step.days <= days)];
            assert!((incidence.within(days).unwrap().value - p).abs() < 1e-12, "{days}");
            assert!((variance(steps, p) - p * (1.0 - p) / 11.0).abs() < 1e-12, "{days}");
        }
    }

    #[test]
    fn without_interval_at_0_and_1() {
        let all = Incidence::of(items(&[1, 2, 3, 4, 5, 6, 7], &[], &[]));
        let within = all.within(7).unwrap();
        assert!((within.value - 1.0).abs() < 1e-12 && within.interval.is_none());
        let none = Incidence::of(items(&[], &[3], &[9]));
        assert_eq!(none.within(9), Some(Within { value: 0.0, interval: None }));
        assert_eq!(Incidence::of(Vec::new()).within(0), None);
        assert_eq!(Incidence::of(items(&[0], &[], &[1])).within(0).unwrap().value, 0.5);
    }
}
