//! What can be wrong with a recipe.

use std::fmt;

use super::RecipeField;
use crate::json::ReadError;

/// Why a recipe isn't taken. Every one of these is known before any row is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RecipeError {
    /// The text is not JSON in UTF-8.
    NotJson(ReadError),
    /// The JSON is not one object.
    NotAnObject,
    /// `recipe` is not the integer 1.
    Version,
    /// A key that a recipe doesn't have.
    UnknownKey {
        /// Where it stands: empty for the recipe itself, else the field.
        place: String,
        /// The key.
        key: String,
    },
    /// Groups of different subjects: a table holds one.
    SeveralSubjects {
        /// A group that is there.
        first: String,
        /// One that doesn't go with it.
        second: String,
    },
    /// A field that a group doesn't have.
    UnknownField {
        /// Its name, `group.field`.
        name: String,
    },
    /// A value of the wrong kind.
    WrongKind {
        /// Where it stands, such as `idea.title.column`.
        place: String,
        /// What it should be.
        wanted: &'static str,
    },
    /// A source with none or several of `column`, `columns` and `join`.
    NotOneSource {
        /// The field.
        field: RecipeField,
        /// How many of the three it has.
        found: usize,
    },
    /// A field that has to have a source has none.
    NoSource {
        /// The field.
        field: RecipeField,
    },
    /// Readings without a source of any value, k of n, or counts per answer.
    NothingRead,
    /// `take` without `split`.
    TakeWithoutSplit {
        /// The field.
        field: RecipeField,
    },
    /// `take` below 1.
    TakeBelowOne {
        /// The field.
        field: RecipeField,
    },
    /// An empty `split`, `columns` or `join`.
    Empty {
        /// The field.
        field: RecipeField,
        /// Which of them.
        key: &'static str,
    },
    /// `values` or `otherwise` on a field that doesn't hold one of a few words.
    NoChoice {
        /// The field.
        field: RecipeField,
        /// Which of them.
        key: &'static str,
    },
    /// A result that is not one of the field's words or null.
    NotAWord {
        /// Where it stands, such as `idea.triage.values.open`.
        place: String,
        /// The words there are.
        words: &'static [&'static str],
    },
    /// Two keys of `values` that are one text.
    SameValues {
        /// The field.
        field: RecipeField,
        /// The first of them.
        first: String,
        /// The other.
        second: String,
    },
    /// A column that the file doesn't have.
    NoColumn {
        /// The field.
        field: RecipeField,
        /// The column.
        column: String,
        /// What the header seems to be separated by, where it is one cell.
        header_separated_by: Option<&'static str>,
    },
    /// A column that the file has twice, so that it isn't clear which is meant.
    ColumnTwice {
        /// The field.
        field: RecipeField,
        /// The column.
        column: String,
    },
}

impl fmt::Display for RecipeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            RecipeError::NotJson(error) => write!(f, "The recipe is not JSON: {error}."),
            RecipeError::NotAnObject => f.write_str("The recipe is not a JSON object."),
            RecipeError::Version => {
                f.write_str("This is not a recipe that is known here: \"recipe\" should be 1.")
            }
            RecipeError::UnknownKey { place, key } if place.is_empty() => {
                write!(f, "The recipe has the key {key:?}, which is not known.")
            }
            RecipeError::UnknownKey { place, key } => {
                write!(f, "In the recipe, {place} has the key {key:?}, which is not known.")
            }
            RecipeError::SeveralSubjects { first, second } => write!(
                f,
                "The recipe has the groups {first:?} and {second:?}, but a table holds either ideas with their \
                 pilots and outcomes, or readings, or issues. Make a recipe of each and import the file once with \
                 each of them."
            ),
            RecipeError::UnknownField { name } => {
                write!(f, "The recipe fills {name}, but there is no such field.")
            }
            RecipeError::WrongKind { place, wanted } => {
                write!(f, "In the recipe, {place} should be {wanted}.")
            }
            RecipeError::NotOneSource { field, found } => write!(
                f,
                "In the recipe, {} should have exactly one of \"column\", \"columns\" and \"join\"; it has {}.",
                field.name(),
                match found {
                    0 => "none",
                    1 => "one",
                    2 => "two",
                    _ => "three",
                }
            ),
            RecipeError::NoSource { field } => {
                write!(f, "The recipe doesn't say where {} comes from.", field.name())
            }
            RecipeError::NothingRead => f.write_str(
                "The recipe doesn't say where what was read comes from: reading.value, reading.k with reading.n, \
                 or reading.answers_0 to reading.answers_10.",
            ),
            RecipeError::TakeWithoutSplit { field } => {
                write!(f, "In the recipe, {} has \"take\" without \"split\".", field.name())
            }
            RecipeError::TakeBelowOne { field } => {
                write!(f, "In the recipe, \"take\" of {} should be at least 1.", field.name())
            }
            RecipeError::Empty { field, key } => {
                write!(f, "In the recipe, {key:?} of {} is empty.", field.name())
            }
            RecipeError::NoChoice { field, key } => write!(
                f,
                "In the recipe, {} has {key:?}, which only triage, verdict, decision, type and severity can have.",
                field.name()
            ),
            RecipeError::NotAWord { place, words } => {
                write!(f, "In the recipe, {place} should be one of {}, or null.", words.join(", "))
            }
            RecipeError::SameValues { field, first, second } => write!(
                f,
                "In the recipe, {first:?} and {second:?} in \"values\" of {} are the same text.",
                field.name()
            ),
            RecipeError::NoColumn { field, column, header_separated_by } => {
                write!(
                    f,
                    "The recipe takes {} from the column {column:?}, which the file lacks.",
                    field.name()
                )?;
                match header_separated_by {
                    Some(them) => write!(f, " {}", separated_by(them)),
                    None => Ok(()),
                }
            }
            RecipeError::ColumnTwice { field, column } => write!(
                f,
                "The recipe takes {} from the column {column:?}, which the file has twice.",
                field.name()
            ),
        }
    }
}

impl std::error::Error for RecipeError {}

/// The sentence about a file that isn't separated by commas.
pub(in super::super) fn separated_by(delimiters: &str) -> String {
    format!("The file looks separated by {delimiters}; save it separated by commas and choose it again.")
}
