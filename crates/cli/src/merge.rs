//! `pilotbook merge`.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use pilotbook_core::journal::{merge, project};

use crate::moment::Moment;
use crate::{Failed, files};

/// Merges files and writes the result.
pub fn run(moment: &Moment, paths: &[PathBuf], out: &Path, join: bool) -> Result<ExitCode, Failed> {
    let mut documents = Vec::new();
    for path in paths {
        let document = files::document(path)?;
        if document.is_without_history() {
            let refusal =
                document.into_journal().err().map(|refusal| refusal.to_string()).unwrap_or_default();
            return Err(format!("{}: {refusal} (no_history)", path.display()));
        }
        documents.push(document);
    }
    let merged = merge(documents, join).map_err(|refusal| format!("{refusal} ({})", refusal.code.code()))?;
    let snapshot = project(&merged.journal);
    files::write(out, moment, merged.workspace.as_deref(), &merged.journal, &snapshot)?;
    Ok(ExitCode::SUCCESS)
}
