//! Reading and writing workspace files.

use std::fs::File;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use pilotbook_core::Value;
use pilotbook_core::exchange::copy::checked_copy;
use pilotbook_core::journal::{Document, Export, Journal, Merged, Refusal, Snapshot, merge, project};
use pilotbook_core::json::canonical;
use pilotbook_core::model::Book;

use crate::Failed;
use crate::moment::Moment;

/// A file's bytes.
pub fn bytes(path: &Path) -> Result<Vec<u8>, Failed> {
    std::fs::read(path).map_err(|error| format!("{}: {error}", path.display()))
}

/// A file, read and checked.
pub fn document(path: &Path) -> Result<Document, Failed> {
    Document::read(&bytes(path)?).map_err(|refusal| refused(path, &refusal))
}

/// What to say of a file that is refused.
pub fn refused(path: &Path, refusal: &Refusal) -> Failed {
    format!("{}: {} ({})", path.display(), refusal, refusal.code.code())
}

/// One file as a workspace.
pub fn workspace(path: &Path) -> Result<Merged, Failed> {
    merge(vec![document(path)?], false).map_err(|refusal| refused(path, &refusal))
}

/// One file as a book.
pub fn book(path: &Path) -> Result<Book, Failed> {
    Ok(Book::of(project(&workspace(path)?.journal)))
}

/// Writes a workspace, whole or not at all, after reading it back.
pub fn write(
    path: &Path,
    moment: &Moment,
    id: Option<&str>,
    journal: &Journal,
    snapshot: &Snapshot,
) -> Result<(), Failed> {
    let now = moment.text();
    let app = concat!("pilotbook ", env!("CARGO_PKG_VERSION"));
    let export = Export { workspace: id, app: Some(app), exported_at: Some(&now) };
    let text = checked_copy(export, journal, snapshot).map_err(|error| error.to_string())?;
    write_text(path, &text)
}

/// Writes a file, whole or not at all.
pub fn write_text(path: &Path, text: &str) -> Result<(), Failed> {
    let failed = |error: std::io::Error| format!("{}: {error}. Nothing was changed.", path.display());
    // Written beside its place first, so that an old file is never half overwritten.
    let mut beside = path.as_os_str().to_owned();
    beside.push(format!(".{}.part", std::process::id()));
    let beside = PathBuf::from(beside);
    let written = write_through(&beside, text.as_bytes()).and_then(|()| std::fs::rename(&beside, path));
    written.map_err(|error| {
        // The first error is the one to tell; what is left of the part is not worth a second.
        let _ = std::fs::remove_file(&beside);
        failed(error)
    })
}

/// Writes a file, and waits until the disk has it: after a power cut the name must not stand for less.
fn write_through(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let mut file = File::create(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// Prints a value on one line. Whoever closes the pipe early has read enough.
pub fn print(value: &Value) -> Result<ExitCode, Failed> {
    match writeln!(std::io::stdout().lock(), "{}", canonical(value)) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(format!("stdout: {error}")),
        _ => Ok(ExitCode::SUCCESS),
    }
}
