//! Why a row is left out.

use std::fmt;

use super::super::recipe::RecipeField;

/// Why a row is left out; written as the report has it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reason {
    /// A field that has to say something says nothing.
    Empty(RecipeField),
    /// A text that should be a date is none.
    NotADate(RecipeField),
    /// A text that should be a time is none.
    NotATime(RecipeField),
    /// A text that should be a number is none.
    NotANumber(RecipeField),
    /// A text that should be a whole number from 0 is none.
    NotACount(RecipeField),
    /// An earlier row that is taken has the same.
    Repeats(RecipeField),
    /// No live KPI has that name.
    UnknownKpi,
    /// The KPI is fed by a metric and fills itself.
    FedKpi,
    /// The day is after today.
    InFuture,
    /// A share of none.
    OfNone,
    /// More than all.
    KAboveN,
    /// No answer is counted at all.
    NoAnswers,
    /// An answer that the KPI's question doesn't have.
    OffScale(RecipeField),
    /// So few answers that people could be told apart.
    TooFewAnswers,
    /// It happened before the issue was opened.
    BeforeOpened(RecipeField),
}

impl Reason {
    /// How to write what can't be read, where that is a date or a time.
    pub fn written(&self) -> Option<&'static str> {
        match self {
            Reason::NotADate(field) | Reason::NotATime(field) => field.written(),
            _ => None,
        }
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (field, what) = match self {
            Reason::Empty(field) => (field, "is empty"),
            Reason::NotADate(field) => (field, "is not a date"),
            Reason::NotATime(field) => (field, "is not a time"),
            Reason::NotANumber(field) => (field, "is not a number"),
            Reason::NotACount(field) => (field, "is not a whole number from 0"),
            Reason::Repeats(field) => (field, "repeats"),
            Reason::OffScale(field) => (field, "is no answer of its KPI"),
            Reason::BeforeOpened(field) => (field, "is before issue.opened_at"),
            Reason::UnknownKpi => (&RecipeField::ReadingKpi, "is unknown"),
            Reason::FedKpi => (&RecipeField::ReadingKpi, "is fed by a metric"),
            Reason::InFuture => (&RecipeField::ReadingDay, "is in the future"),
            Reason::OfNone => (&RecipeField::ReadingN, "is 0"),
            Reason::KAboveN => (&RecipeField::ReadingK, "is above reading.n"),
            Reason::NoAnswers => return f.write_str("reading.answers are empty"),
            Reason::TooFewAnswers => return f.write_str("reading.answers are fewer than its KPI asks for"),
        };
        write!(f, "{} {what}", field.name())
    }
}
