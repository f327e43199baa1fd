//! Reading and writing workspace files.

use std::path::Path;

use pilotbook_core::exchange::copy::checked_copy;
use pilotbook_core::journal::{Document, Export, Journal, Merged, Snapshot, merge};

use crate::Failed;
use crate::moment::Moment;

/// A file's bytes.
pub fn bytes(path: &Path) -> Result<Vec<u8>, Failed> {
    std::fs::read(path).map_err(|error| format!("{}: {error}", path.display()))
}

/// A file, read and checked.
pub fn document(path: &Path) -> Result<Document, Failed> {
    Document::read(&bytes(path)?)
        .map_err(|refusal| format!("{}: {} ({})", path.display(), refusal, refusal.code.code()))
}

/// One file as a workspace.
pub fn workspace(path: &Path) -> Result<Merged, Failed> {
    merge(vec![document(path)?], false)
        .map_err(|refusal| format!("{}: {} ({})", path.display(), refusal, refusal.code.code()))
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
    let failed = |error: std::io::Error| format!("{}: {error}. Nothing was changed.", path.display());
    // Written beside its place first, so that an old file is never half overwritten.
    let mut beside = path.as_os_str().to_owned();
    beside.push(".part");
    std::fs::write(&beside, text).map_err(failed)?;
    std::fs::rename(&beside, path).map_err(failed)
}
