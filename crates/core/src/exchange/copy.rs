//! A copy that leaves a workspace: written, read back and compared before anybody is handed it. Large ones in steps:
//! [`file_pieces`] writes, [`FileReadBack`] reads, [`CopyComparison`] projects and compares.

use std::fmt;

use crate::journal::{Export, FileReadBack, Journal, Projector, ReadBackError, Snapshot, file_pieces};

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

impl From<ReadBackError> for CopyError {
    fn from(error: ReadBackError) -> CopyError {
        CopyError(error.to_string())
    }
}

/// The file of a whole workspace. Its bytes are parsed and projected, and must give what is shown.
pub fn checked_copy(export: Export<'_>, journal: &Journal, shown: &Snapshot) -> Result<String, CopyError> {
    let text: String = file_pieces(export, journal, shown).collect();
    let mut reader = FileReadBack::new(shown);
    reader.feed(text.as_bytes())?;
    let read = reader.finish()?;
    let mut comparison = CopyComparison::new(&read, journal.len(), shown)?;
    while comparison.step(usize::MAX)? {}
    Ok(text)
}

/// Projects what was read back, and compares it with what is shown.
pub struct CopyComparison<'a> {
    projector: Projector<'a>,
    gathered: bool,
    shown: &'a Snapshot,
    compared: usize,
}

impl<'a> CopyComparison<'a> {
    /// Of what was read back; the journal that was written had so many contents.
    pub fn new(
        read: &'a Journal,
        contents: usize,
        shown: &'a Snapshot,
    ) -> Result<CopyComparison<'a>, CopyError> {
        if read.len() != contents {
            return Err(CopyError(format!("{} of {contents} steps", read.len())));
        }
        Ok(CopyComparison { projector: Projector::of(read), gathered: false, shown, compared: 0 })
    }

    /// Takes up to so many writes or records more; false at the end, when all are the same.
    pub fn step(&mut self, records: usize) -> Result<bool, CopyError> {
        if !self.gathered {
            self.gathered = self.projector.gather(records) < records;
            return Ok(true);
        }
        let differ = || Err(CopyError("its records differ".to_owned()));
        for (id, record) in self.projector.by_ref().take(records) {
            if self.shown.get(&id) != Some(&record) {
                return differ();
            }
            self.compared += 1;
        }
        match self.compared.cmp(&self.shown.len()) {
            std::cmp::Ordering::Less if self.projector.is_done() => differ(),
            std::cmp::Ordering::Less => Ok(true),
            _ if self.projector.is_done() => Ok(false),
            _ => differ(),
        }
    }

    /// How many records were compared, of how many.
    pub fn progress(&self) -> (usize, usize) {
        (self.compared, self.shown.len())
    }
}
