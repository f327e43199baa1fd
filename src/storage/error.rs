//! What can go wrong with the browser's storage, in words that say what was kept.

use std::fmt;

use indexed_db_futures::error::{Error, OpenDbError};
use pilotbook_core::journal::PageError;
use wasm_bindgen::JsValue;

/// Why something was not read or not saved.
#[derive(Clone, Debug, PartialEq)]
pub enum StorageError {
    /// Another tab wrote in the meantime; catch up and decide again.
    Behind,
    /// A person called it off.
    Cancelled,
    /// The disk, or the browser's share of it, is full.
    Full,
    /// A page of records can't be read; it is rebuilt from the journal.
    Page(String),
    /// What is stored isn't what this version writes.
    Damaged(String),
    /// Anything else that the browser says.
    Browser(String),
}

impl fmt::Display for StorageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            StorageError::Behind => {
                f.write_str("Another tab wrote at the same moment. Nothing was changed; try again.")
            }
            StorageError::Cancelled => f.write_str("Cancelled. Nothing was changed."),
            StorageError::Full => f.write_str(
                "The browser has no room left, so this was not saved. What was saved before is kept. \
                 Save a copy, then free some disk space.",
            ),
            StorageError::Page(what) => write!(f, "A part of the stored records can't be read ({what})."),
            StorageError::Damaged(what) => {
                write!(f, "What is stored here can't be read ({what}). Nothing was written over it.")
            }
            StorageError::Browser(what) => {
                write!(f, "The browser's storage refused ({what}). What was saved before is kept.")
            }
        }
    }
}

impl From<Error> for StorageError {
    fn from(error: Error) -> StorageError {
        of_text(&error.to_string())
    }
}

impl From<OpenDbError> for StorageError {
    fn from(error: OpenDbError) -> StorageError {
        of_text(&error.to_string())
    }
}

impl From<JsValue> for StorageError {
    fn from(error: JsValue) -> StorageError {
        of_text(&format!("{error:?}"))
    }
}

impl From<PageError> for StorageError {
    fn from(error: PageError) -> StorageError {
        StorageError::Page(error.to_string())
    }
}

fn of_text(text: &str) -> StorageError {
    if text.contains("QuotaExceeded") || text.to_lowercase().contains("quota") {
        StorageError::Full
    } else {
        StorageError::Browser(text.to_owned())
    }
}
