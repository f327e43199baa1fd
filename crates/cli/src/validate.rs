//! `pilotbook validate`.

use std::path::Path;
use std::process::ExitCode;

use pilotbook_core::Value;
use pilotbook_core::journal::{Level, conflicts, project, typed_problems};
use pilotbook_core::json::object;
use pilotbook_core::model::{KINDS, schema};

use crate::moment::Moment;
use crate::{Failed, files};

/// Lists problems, each with its level, and conflicts.
pub fn run(moment: &Moment, file: &Path) -> Result<ExitCode, Failed> {
    let merged = files::workspace(file)?;
    let snapshot = project(&merged.journal);
    let mut problems = merged.problems;
    problems.of_journal(&merged.journal, &snapshot, Some(moment.now));
    typed_problems(&snapshot, &schema(KINDS), &mut problems);
    let mut bad = false;
    let listed = problems.iter().map(|problem| {
        let level = match problem.level() {
            Level::Error => "E",
            Level::Warning => "W",
            Level::Note => "N",
        };
        bad |= problem.level() != Level::Note;
        match problem.to_json() {
            Value::Object(mut object) => {
                object.insert("level".to_owned(), level.into());
                Value::Object(object)
            }
            other => other,
        }
    });
    let listed = Value::List(listed.collect());
    files::print(&object([("problems", listed), ("conflicts", Value::List(conflicts(&snapshot)))]))?;
    Ok(if bad { ExitCode::from(1) } else { ExitCode::SUCCESS })
}
