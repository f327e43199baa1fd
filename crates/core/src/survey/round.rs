//! A round of one question on one device.

use super::RoundRefusal;
use crate::date::Date;
use crate::journal::RecordId;
use crate::model::{Kpi, ReadAs};

/// What people are asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// The question.
    pub question: String,
    /// What the first answer means; may be empty.
    pub low: String,
    /// What the last answer means; may be empty.
    pub high: String,
}

/// A round: its question, and how often each answer was given so far. There is no more than that: not who answered,
/// nor when, nor in which order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Round {
    pub(super) reading: RecordId,
    pub(super) kpi: RecordId,
    pub(super) asked: Asked,
    pub(super) begun_on: Option<Date>,
    pub(super) scale: (usize, usize),
    pub(super) fewest: u32,
    pub(super) counts: [u32; 11],
    pub(super) closing: bool,
}

impl Round {
    /// A round of a KPI's question that nobody has answered yet. `reading` is the id of the reading that it becomes
    /// when it is closed: it is drawn now, so that closing it twice, in two tabs or after a crash, is one reading.
    ///
    /// # Errors
    /// Where the KPI isn't read in counts per answer, or nothing is asked.
    pub fn begin(kpi: &Kpi, reading: RecordId, asked: Asked, today: Date) -> Result<Round, RoundRefusal> {
        let tidy = |text: String| text.trim().to_owned();
        let (question, low, high) = (tidy(asked.question), tidy(asked.low), tidy(asked.high));
        if kpi.form() != ReadAs::Answers {
            return Err(RoundRefusal::OtherForm);
        }
        if question.is_empty() {
            return Err(RoundRefusal::NoQuestion);
        }
        Ok(Round {
            reading,
            kpi: kpi.id.clone(),
            asked: Asked { question, low, high },
            begun_on: Some(today),
            scale: kpi.scale(),
            fewest: kpi.fewest_answers(),
            counts: [0; 11],
            closing: false,
        })
    }

    /// The id of the reading that it becomes.
    pub fn reading(&self) -> &RecordId {
        &self.reading
    }

    /// The KPI that is asked for.
    pub fn kpi(&self) -> &RecordId {
        &self.kpi
    }

    /// What is asked.
    pub fn asked(&self) -> &Asked {
        &self.asked
    }

    /// The day on which it was begun, if that can still be read.
    pub fn begun_on(&self) -> Option<Date> {
        self.begun_on
    }

    /// The first answer and the last.
    pub fn scale(&self) -> (usize, usize) {
        self.scale
    }

    /// Whether it is being closed: then no answer is taken any more.
    pub fn is_closing(&self) -> bool {
        self.closing
    }

    /// How often each answer from 0 to 10 was given. No screen shows this while the round runs: seen twice, it would
    /// say what those answered who came in between.
    pub fn counts(&self) -> [u32; 11] {
        self.counts
    }

    /// How many answers were given.
    pub fn given(&self) -> u32 {
        // `count` keeps the sum within what can be counted.
        self.counts.iter().fold(0, |sum: u32, count| sum.saturating_add(*count))
    }

    /// As many answers are needed as the KPI asks for, and no fewer than it asked for when the round began: that is what
    /// people were promised.
    pub fn fewest(&self, kpi: &Kpi) -> u32 {
        self.fewest.max(kpi.fewest_answers())
    }

    /// Counts an answer.
    ///
    /// # Errors
    /// Where the question has no such answer, or the round takes none any more.
    pub fn answer(&mut self, answer: usize) -> Result<(), RoundRefusal> {
        let count = self.at(answer)?;
        if self.given() == u32::MAX {
            return Err(RoundRefusal::Full);
        }
        self.counts[answer] = count + 1;
        Ok(())
    }

    /// Takes an answer back that was given a moment ago. Which one, only the person's own screen still knows.
    ///
    /// # Errors
    /// Where nobody gave it, or the round takes nothing back any more.
    pub fn take_back(&mut self, answer: usize) -> Result<(), RoundRefusal> {
        let count = self.at(answer)?;
        self.counts[answer] = count.checked_sub(1).ok_or(RoundRefusal::NotGiven)?;
        Ok(())
    }

    fn at(&self, answer: usize) -> Result<u32, RoundRefusal> {
        let (first, last) = self.scale;
        if self.closing {
            return Err(RoundRefusal::Closing);
        }
        let count = self.counts.get(answer).filter(|_| (first..=last).contains(&answer));
        count.copied().ok_or(RoundRefusal::NoSuchAnswer { first, last })
    }

    /// Whether it can become a reading of the KPI as that is now.
    ///
    /// # Errors
    /// Where there are too few answers, or the KPI is read otherwise by now.
    pub fn check(&self, kpi: &Kpi) -> Result<(), RoundRefusal> {
        let (given, fewest) = (self.given(), self.fewest(kpi));
        if kpi.form() != ReadAs::Answers {
            Err(RoundRefusal::OtherForm)
        } else if self.scale != kpi.scale() {
            Err(RoundRefusal::OtherScale { asked: self.scale, now: kpi.scale() })
        } else if given < fewest {
            Err(RoundRefusal::TooFew { given, fewest })
        } else {
            Ok(())
        }
    }

    /// Takes no answer any more, since it is about to be written. A round that was left so by a crash is closed again.
    ///
    /// # Errors
    /// As [`Round::check`]; then it goes on taking answers.
    pub fn close(&mut self, kpi: &Kpi) -> Result<(), RoundRefusal> {
        self.check(kpi)?;
        self.closing = true;
        Ok(())
    }

    /// Takes answers again: it could not be written.
    pub fn go_on(&mut self) {
        self.closing = false;
    }
}
