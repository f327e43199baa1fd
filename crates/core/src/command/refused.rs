//! Why a command was not carried out.

use std::fmt;

/// A refusal: which field of the form it is about, if one, and what to do, in words. Nothing was changed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Refused {
    /// The field's name in the file (of a criterion or impact row, `name.index`), for the form to show it at.
    pub field: Option<String>,
    /// What is wrong and what to do, as a whole sentence.
    pub message: String,
}

impl Refused {
    /// A refusal about one field.
    pub fn field(field: impl Into<String>, message: impl Into<String>) -> Refused {
        Refused { field: Some(field.into()), message: message.into() }
    }

    /// A refusal about the whole.
    pub fn whole(message: impl Into<String>) -> Refused {
        Refused { field: None, message: message.into() }
    }
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Refused {}
