//! Reading.

use super::Name;
use super::field::{Day, Number, Ref, Text};
use crate::kind;

kind! {
    /// A value of a KPI or a criterion on a day.
    Reading = "reading", "Reading", "Readings" {
        /// The KPI or criterion.
        of: Ref, "Of";
        /// The check-in it came with.
        entry: Ref, "Check-in";
        /// Its day.
        day: Day, "Day";
        /// The value.
        value: Number, "Value";
        /// So many …
        k: Number, "k";
        /// … of so many.
        n: Number, "n";
        /// How many answered 0.
        answers_0: Number, "Answers 0";
        /// How many answered 1.
        answers_1: Number, "Answers 1";
        /// How many answered 2.
        answers_2: Number, "Answers 2";
        /// How many answered 3.
        answers_3: Number, "Answers 3";
        /// How many answered 4.
        answers_4: Number, "Answers 4";
        /// How many answered 5.
        answers_5: Number, "Answers 5";
        /// How many answered 6.
        answers_6: Number, "Answers 6";
        /// How many answered 7.
        answers_7: Number, "Answers 7";
        /// How many answered 8.
        answers_8: Number, "Answers 8";
        /// How many answered 9.
        answers_9: Number, "Answers 9";
        /// How many answered 10.
        answers_10: Number, "Answers 10";
        /// A note.
        note: Text, "Note";
    }
}

/// The fields that hold how many answered 0 to 10.
pub const ANSWERS: [Name<Number>; 11] = [
    Reading::answers_0,
    Reading::answers_1,
    Reading::answers_2,
    Reading::answers_3,
    Reading::answers_4,
    Reading::answers_5,
    Reading::answers_6,
    Reading::answers_7,
    Reading::answers_8,
    Reading::answers_9,
    Reading::answers_10,
];

impl Reading {
    /// What is counted of the answers that a question from 1 to 5 doesn't have: 0, and 6 to 10.
    pub fn answers_outside_five(&self) -> [Option<f64>; 6] {
        [self.answers_0, self.answers_6, self.answers_7, self.answers_8, self.answers_9, self.answers_10]
    }

    /// How many answered 0 to 10; none where nothing is counted at all.
    pub fn answers(&self) -> Option<[f64; 11]> {
        let counts = [
            self.answers_0,
            self.answers_1,
            self.answers_2,
            self.answers_3,
            self.answers_4,
            self.answers_5,
            self.answers_6,
            self.answers_7,
            self.answers_8,
            self.answers_9,
            self.answers_10,
        ];
        let counted = counts.iter().any(Option::is_some);
        counted.then(|| counts.map(|count| count.unwrap_or(0.0)))
    }
}

/// Whether two totals tell, by their difference, what fewer than `fewest` answered: every answer was given at least as
/// often in the one as in the other, and one holds more of them, but fewer more than that.
pub fn differ_by_few(a: &[f64; 11], b: &[f64; 11], fewest: u32) -> bool {
    let within = |a: &[f64; 11], b: &[f64; 11]| a.iter().zip(b).all(|(a, b)| a <= b);
    let by = (a.iter().sum::<f64>() - b.iter().sum::<f64>()).abs();
    (within(a, b) || within(b, a)) && by > 0.0 && by < f64::from(fewest)
}

/// Of which readings in answers the counts are shown, given in the order in which they were entered.
///
/// A survey that is left open and read again has all the earlier answers in it: the difference of the two readings
/// would be the answers of those few who came in between. So counts are not shown where they
/// [differ by few](differ_by_few) from those of a reading that is shown, whichever is the greater and whichever has the
/// later day. What was entered first stays: it may have been seen. Sums over several readings need no such care: they
/// differ by whole readings, and a reading of too few answers is refused.
pub fn counts_shown(readings: &[[f64; 11]], fewest: u32) -> Vec<bool> {
    let mut shown: Vec<bool> = Vec::with_capacity(readings.len());
    for later in readings {
        let before = readings.iter().zip(&shown).filter(|(_, shown)| **shown);
        let few = { before }.any(|(earlier, _)| differ_by_few(earlier, later, fewest));
        shown.push(!few);
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(counts: [u8; 3]) -> [f64; 11] {
        let [three, four, five] = counts.map(f64::from);
        [0.0, 0.0, 0.0, three, four, five, 0.0, 0.0, 0.0, 0.0, 0.0]
    }

    #[test]
    fn a_survey_that_differs_by_few_is_not_shown_again() {
        for (readings, shown) in [
            (vec![], vec![]),
            (vec![[1, 4, 5]], vec![true]),
            // One more answered: a 4.
            (vec![[1, 4, 5], [1, 5, 5]], vec![true, false]),
            (vec![[1, 4, 5], [1, 4, 5]], vec![true, true]),
            (vec![[1, 4, 5], [2, 6, 7]], vec![true, true]),
            // One fewer, as where the fuller total was entered first, with an earlier day or a later one.
            (vec![[1, 5, 5], [1, 4, 5]], vec![true, false]),
            (vec![[2, 6, 7], [1, 4, 5]], vec![true, true]),
            (vec![[1, 8, 5], [1, 4, 5], [1, 6, 5]], vec![true, false, false]),
            // Another survey of about as many.
            (vec![[1, 4, 5], [0, 5, 6]], vec![true, true]),
            // Looked at through the one that is not shown, nothing is given away.
            (vec![[1, 4, 5], [1, 5, 5], [1, 5, 8]], vec![true, false, false]),
            (vec![[1, 4, 5], [1, 5, 5], [1, 5, 9]], vec![true, false, true]),
        ] {
            let readings: Vec<[f64; 11]> = readings.into_iter().map(of).collect();
            assert_eq!(counts_shown(&readings, 5), shown, "{readings:?}");
        }
    }
}
