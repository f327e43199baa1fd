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
