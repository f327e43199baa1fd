//! `pilotbook export`.

use std::path::Path;
use std::process::ExitCode;

use pilotbook_core::exchange::table::table;
use pilotbook_core::model::{KINDS, KindDecl};

use crate::{Failed, files};

/// Writes the records of a kind as a table (CSV).
pub fn run(file: &Path, kind: &str, out: &Path) -> Result<ExitCode, Failed> {
    let Some(kind) = KindDecl::named(KINDS, kind) else {
        let names: Vec<&str> = KINDS.iter().map(|kind| kind.name).collect();
        return Err(format!("--kind {kind}: there is no such kind. These are: {}.", names.join(", ")));
    };
    files::write_text(out, &table(&files::book(file)?, kind))?;
    Ok(ExitCode::SUCCESS)
}
