//! Why something can't be done with a round.

use std::fmt;

/// Why something can't be done with a round. Nothing was changed by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RoundRefusal {
    /// Without a question nobody knows what to answer.
    NoQuestion,
    /// The KPI isn't read in counts per answer, or isn't any more.
    OtherForm,
    /// The question has no such answer.
    NoSuchAnswer {
        /// The first answer it has.
        first: usize,
        /// The last.
        last: usize,
    },
    /// As many answers as can be counted were given.
    Full,
    /// Nobody gave the answer that is to be taken back.
    NotGiven,
    /// The round is being closed, in this tab or another.
    Closing,
    /// So few answers that people could be told apart.
    TooFew {
        /// How many were given.
        given: u32,
        /// How many are needed at least.
        fewest: u32,
    },
    /// The KPI has another scale than the one on which this round was asked.
    OtherScale {
        /// First and last answer of the round.
        asked: (usize, usize),
        /// First and last answer of the KPI as it is now.
        now: (usize, usize),
    },
}

impl RoundRefusal {
    /// How many answers are missing; none where that isn't what is wrong.
    pub fn missing(self) -> Option<u32> {
        match self {
            RoundRefusal::TooFew { given, fewest } => Some(fewest.saturating_sub(given)),
            _ => None,
        }
    }
}

impl fmt::Display for RoundRefusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            RoundRefusal::NoQuestion => f.write_str("Write down what is asked."),
            RoundRefusal::OtherForm => {
                f.write_str("This KPI is not read in counts per answer, so no survey can be held for it.")
            }
            RoundRefusal::NoSuchAnswer { first, last } => {
                write!(f, "The answers go from {first} to {last}; choose one of them.")
            }
            RoundRefusal::Full => f.write_str("No more answers can be counted. Close this round."),
            RoundRefusal::NotGiven => f.write_str("This answer was taken back already."),
            RoundRefusal::Closing => {
                f.write_str("This round is being closed, so no answer can be given or taken back any more.")
            }
            RoundRefusal::TooFew { given, fewest } => {
                let needed = fewest.saturating_sub(given);
                write!(
                    f,
                    "{given} of at least {fewest} answers, {needed} more {} needed: with so few, people could be told \
                     apart. Nothing was written.",
                    if needed == 1 { "is" } else { "are" }
                )
            }
            RoundRefusal::OtherScale { asked, now } => write!(
                f,
                "This round was asked on a scale from {} to {}, and the KPI is now read from {} to {}. Nothing was \
                 written. Read the KPI as before, or throw the round away.",
                asked.0, asked.1, now.0, now.1
            ),
        }
    }
}

impl std::error::Error for RoundRefusal {}
