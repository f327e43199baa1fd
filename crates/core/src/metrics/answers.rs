//! Answers as counts, and what they are condensed to: nobody's own answer is ever there.

use super::portfolio::{Kpi, Reading};
use super::stats::nps::Nps;
use super::stats::wilson::Share;
use crate::date::Date;
use crate::journal::{RecordId, Stamp};
use crate::model::choice::ReadAs;
pub use crate::model::{CSAT, DEPLOYMENTS, NPS};
use crate::model::{counts_shown, fewest_answers};
use crate::order;

/// How many answered 0, 1, … 10.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Answers(pub [u32; 11]);

impl Answers {
    /// How many answered.
    pub fn total(&self) -> usize {
        self.between(0, 10)
    }

    /// How many answered from one answer to another.
    pub fn between(&self, least: usize, most: usize) -> usize {
        let counts = self.0.iter().enumerate().filter(|(answer, _)| (least..=most).contains(answer));
        counts.map(|(_, count)| *count as usize).sum()
    }

    /// 4 and 5 of the answers 1 to 5.
    pub fn csat(&self) -> Share {
        Share::new(self.between(4, 5), self.one_to_five().total())
    }

    /// Those from 1 to 5, as a question on that scale has them.
    pub fn one_to_five(mut self) -> Answers {
        let outside = |(answer, _): &(usize, &mut u32)| !(1..=5).contains(answer);
        self.0.iter_mut().enumerate().filter(outside).for_each(|(_, count)| *count = 0);
        self
    }

    /// Promoters and detractors of the answers 0 to 10.
    pub fn nps(&self) -> Nps {
        Nps { promoters: self.between(9, 10), detractors: self.between(0, 6), n: self.total() }
    }

    /// The mean answer; none without answers.
    pub fn mean(&self) -> Option<f64> {
        let n = self.total();
        let sum: f64 =
            self.0.iter().enumerate().map(|(answer, count)| answer as f64 * f64::from(*count)).sum();
        (n > 0).then(|| sum / n as f64)
    }

    /// Adds others.
    pub fn add(&mut self, others: &Answers) {
        for (own, other) in self.0.iter_mut().zip(others.0) {
            *own = own.saturating_add(other);
        }
    }
}

impl Kpi {
    /// A reading of fewer answers isn't looked at, so that nobody can be traced.
    pub fn fewest(&self) -> f64 {
        f64::from(fewest_answers(self.threshold))
    }

    /// A reading's answers on its question's scale, if there are enough of them that nobody can be traced, also beside
    /// those of other readings.
    pub fn answers_of(&self, reading: &Reading) -> Option<Answers> {
        self.enough_of(reading).filter(|_| !reading.differs_by_few)
    }

    /// A reading's answers on its question's scale, if they are enough by themselves.
    fn enough_of(&self, reading: &Reading) -> Option<Answers> {
        let asked = |answers: Answers| if self.metric == CSAT { answers.one_to_five() } else { answers };
        reading.answers.map(asked).filter(|answers| answers.total() as f64 >= self.fewest())
    }

    /// Marks the readings whose counts aren't shown beside those of others. `entered` says when one was entered; of one
    /// moment the earlier day comes first.
    pub(super) fn mark_those_that_differ_by_few(&mut self, entered: impl Fn(&RecordId) -> Option<Stamp>) {
        let enough = self.readings.iter().enumerate();
        let enough = enough.filter_map(|(place, reading)| {
            Some((entered(&reading.id), place, self.enough_of(reading)?.0.map(f64::from)))
        });
        let mut enough: Vec<(Option<Stamp>, usize, [f64; 11])> = enough.collect();
        order::sort_by_key(&mut enough, |(entered, ..)| *entered);
        let counts: Vec<[f64; 11]> = enough.iter().map(|(.., counts)| *counts).collect();
        let shown = counts_shown(&counts, fewest_answers(self.threshold));
        for ((_, place, _), shown) in enough.into_iter().zip(shown) {
            self.readings[place].differs_by_few = !shown;
        }
    }

    /// What a reading says as one number: a value as it is; of so many of so many the share; of answers what the
    /// KPI's metric makes of them, the mean answer where it says nothing. Shares are in percent in the unit %.
    /// Where a reading isn't of the KPI's kind, it says what it has.
    pub fn value_of(&self, reading: &Reading) -> Option<f64> {
        let share = || reading.share.and_then(|(k, n)| Some(self.in_unit(portion(k, n)?)));
        let answers = || self.condensed(&self.answers_of(reading)?);
        match self.read_as {
            Some(ReadAs::Share) => share().or(reading.value).or_else(answers),
            Some(ReadAs::Answers) => answers().or(reading.value).or_else(share),
            Some(ReadAs::Value | ReadAs::Metric) | None => reading.value.or_else(share).or_else(answers),
        }
    }

    /// The readings up to a day that say anything, oldest first, each with what it says.
    pub fn said_by(&self, day: Date) -> impl DoubleEndedIterator<Item = (&Reading, f64)> {
        let by_then = self.readings.partition_point(|reading| reading.day <= day);
        let by_then = self.readings[..by_then].iter();
        by_then.filter_map(|reading| Some((reading, self.value_of(reading)?)))
    }

    /// What the KPI's metric makes of answers.
    fn condensed(&self, answers: &Answers) -> Option<f64> {
        match self.metric.as_str() {
            CSAT => answers.csat().value().map(|share| self.in_unit(share)),
            NPS => answers.nps().value(),
            _ => answers.mean(),
        }
    }

    /// A share from 0 to 1, in percent where that is the KPI's unit.
    pub(super) fn in_unit(&self, share: f64) -> f64 {
        if self.unit == "%" { share * 100.0 } else { share }
    }
}

/// `k / n`, where that is a share.
fn portion(k: f64, n: f64) -> Option<f64> {
    (n > 0.0 && (0.0..=n).contains(&k)).then(|| k / n)
}
