//! Copies that go out: written, read back, projected and compared, all in steps. Called off, nothing is handed out.

use leptos::prelude::*;
use pilotbook_core::exchange::copy::{CopyComparison, CopyError};
use pilotbook_core::journal::{Export, FileReadBack, Journal, Pieces, file_pieces, pieces_without_history};
use web_sys::Blob;

use super::files::{APP, instant};
use super::write::{TRIES, let_go};
use super::{Failure, OutFile, Work, Workspace};
use crate::storage::{BackRead, StorageError};

/// So many writes are gathered, or records compared, between two looks at the clock.
const RECORDS_A_STEP: usize = 128;

/// A file that goes out.
#[derive(Clone, Debug)]
pub struct Copied {
    /// Its bytes, where the browser keeps them.
    pub blob: Blob,
    /// A name for it.
    pub name: String,
    /// How many contents its journal has.
    pub transactions: u32,
}

impl Workspace {
    /// A whole copy, history included, read back and compared.
    pub async fn copy(self) -> Result<Copied, Failure> {
        self.queued(self.in_sight(async move |work: &Work| self.copy_now(work).await)).await
    }

    async fn copy_now(self, work: &Work) -> Result<Copied, Failure> {
        let journal = self.journal_as_shown(&part_of(work, 0)).await?;
        let book = self.inner.with_value(|inner| inner.borrow().book.clone());
        let shown = book.snapshot();
        let (id, now) = (self.id(), instant());
        let export = Export { workspace: Some(&id), app: Some(APP), exported_at: Some(&now) };
        let blob = written(file_pieces(export, &journal, shown), &part_of(work, 1)).await?;
        let contents = journal.len();
        let_go(journal, work).await;

        let mut reader = FileReadBack::new(shown);
        let mut back = BackRead::of(&blob);
        let checking = part_of(work, 2);
        while let Some(bytes) = back.next().await? {
            reader.feed(&bytes).map_err(CopyError::from)?;
            let (done, all) = back.progress();
            checking.tell("Reading it back", done, all);
            work.pause().await?;
        }
        let read = reader.finish().map_err(CopyError::from)?;
        let comparing = part_of(work, 3);
        let mut comparison = CopyComparison::new(&read, contents, shown)?;
        while comparison.step(RECORDS_A_STEP)? {
            let (done, all) = comparison.progress();
            comparing.tell("Comparing", done, all);
            work.pause().await?;
        }
        drop(comparison);
        let_go(read, work).await;
        // Called off in its last moment, it is no copy either.
        work.pause().await?;
        Ok(Copied { blob, name: self.file_name("json"), transactions: contents as u32 })
    }

    /// The journal of just what is shown.
    async fn journal_as_shown(self, work: &Work) -> Result<Journal, Failure> {
        for _ in 0..TRIES {
            self.read_other_tabs().await?;
            let journal = self.journal(work).await?;
            let shown = self.inner.with_value(|inner| inner.borrow().meta.revision);
            if self.db()?.revision().await? == shown {
                return Ok(journal);
            }
        }
        Err(StorageError::Behind.into())
    }

    /// The live records alone, without history.
    pub async fn records_file(self) -> Result<Copied, Failure> {
        self.queued(self.in_sight(async move |work: &Work| {
            let book = self.inner.with_value(|inner| inner.borrow().book.clone());
            let (id, now) = (self.id(), instant());
            let export = Export { workspace: Some(&id), app: Some(APP), exported_at: Some(&now) };
            let blob = written(pieces_without_history(export, book.snapshot()), work).await?;
            Ok(Copied { blob, name: self.file_name("records.json"), transactions: 0 })
        }))
        .await
    }
}

/// One of the four parts of a copy's work.
fn part_of(work: &Work, part: usize) -> Work {
    work.part(part, 4)
}

async fn written(mut pieces: Pieces<'_>, work: &Work) -> Result<Blob, StorageError> {
    let file = OutFile::default();
    while let Some(piece) = pieces.next() {
        file.push(&piece)?;
        let (done, all) = pieces.progress();
        work.tell("Writing", done, all);
        work.pause().await?;
    }
    file.finish("application/json")
}

impl From<CopyError> for Failure {
    fn from(error: CopyError) -> Failure {
        Failure::Other(error.to_string())
    }
}
