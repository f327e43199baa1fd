//! A copy that leaves a workspace: written, read back and compared before anybody is handed it.

use std::fmt;

use crate::journal::{Document, Export, Journal, Snapshot, project, write_file};

/// A copy that did not read back as what it was made from. It is not handed out.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CopyError(String);

impl fmt::Display for CopyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "The copy did not read back as what is shown here ({}), so it was not handed out. Nothing was changed.",
            self.0
        )
    }
}

impl std::error::Error for CopyError {}

/// The file of a whole workspace. Its bytes are parsed and projected, and must give what is shown.
pub fn checked_copy(export: Export<'_>, journal: &Journal, shown: &Snapshot) -> Result<String, CopyError> {
    let text = write_file(export, journal, shown);
    let document = Document::read(text.as_bytes()).map_err(|refusal| CopyError(refusal.to_string()))?;
    let read = document.into_journal().map_err(|refusal| CopyError(refusal.to_string()))?;
    if read.len() != journal.len() {
        return Err(CopyError(format!("{} of {} steps", read.len(), journal.len())));
    }
    if project(&read) != *shown {
        return Err(CopyError("its records differ".to_owned()));
    }
    Ok(text)
}
