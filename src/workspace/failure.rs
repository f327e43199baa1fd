//! Why something that a person wanted was not done.

use std::fmt;

use pilotbook_core::command::Refused;
use pilotbook_core::journal::Refusal;

use crate::storage::StorageError;

/// Why something was not done; nothing was changed.
#[derive(Clone, Debug, PartialEq)]
pub enum Failure {
    /// A rule says no; the form says where.
    Refused(Refused),
    /// A file was refused.
    File(Refusal),
    /// It could not be stored.
    Storage(StorageError),
    /// A person called it off.
    Cancelled,
    /// Anything else, in words.
    Other(String),
}

impl Failure {
    /// What a form shows at one field; what is about no field of the form goes to `""`.
    pub fn at(&self, field: &str) -> Option<String> {
        match self {
            Failure::Refused(refused) if refused.field.as_deref().unwrap_or("") == field => {
                Some(refused.message.clone())
            }
            Failure::Refused(_) => None,
            other => field.is_empty().then(|| other.to_string()),
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Failure::Refused(refused) => refused.fmt(f),
            Failure::File(refusal) => refusal.fmt(f),
            Failure::Storage(error) => error.fmt(f),
            Failure::Cancelled => StorageError::Cancelled.fmt(f),
            Failure::Other(text) => f.write_str(text),
        }
    }
}

impl From<Refused> for Failure {
    fn from(refused: Refused) -> Failure {
        Failure::Refused(refused)
    }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Failure {
        Failure::File(refusal)
    }
}

impl From<StorageError> for Failure {
    fn from(error: StorageError) -> Failure {
        match error {
            StorageError::Cancelled => Failure::Cancelled,
            error => Failure::Storage(error),
        }
    }
}
