//! `pilotbook report`.

use std::path::Path;
use std::process::ExitCode;

use pilotbook_core::LocalTime;
use pilotbook_core::json::canonical;
use pilotbook_core::report::{Report, chat, html, markdown, numbers_csv};

use crate::moment::{Moment, ahead};
use crate::scope::ScopeOptions;
use crate::{Failed, files};

type Write = fn(&Report) -> String;

/// How a report is written: the ending of the file says it.
const ENDINGS: [(&str, Write); 5] = [
    ("html", html),
    ("md", markdown),
    ("txt", |report| chat(report) + "\n"),
    ("json", |report| canonical(&report.json) + "\n"),
    ("csv", |report| numbers_csv(&report.json)),
];

/// Writes the report of a scope.
pub fn run(moment: &Moment, file: &Path, scope: ScopeOptions, out: &Path) -> Result<ExitCode, Failed> {
    let ending = out.extension().map(|ending| ending.to_ascii_lowercase()).unwrap_or_default();
    let Some((_, write)) = ENDINGS.iter().find(|(own, _)| ending == *own) else {
        return Err(format!(
            "{}: a report is written as .html, .md, .txt (a paragraph), .json or .csv (the numbers).",
            out.display()
        ));
    };
    let book = files::book(file)?;
    let scope = scope.resolve(moment, &book)?;
    let made_on = moment.today(&book.settings().time_zone);
    let ahead = ahead(&book.settings().time_zone);
    let local = LocalTime { now: moment.time(), ahead: &ahead };
    let report = Report::of(&book, &scope, made_on, &local).map_err(|error| error.to_string())?;
    files::write_text(out, &write(&report))?;
    Ok(ExitCode::SUCCESS)
}
