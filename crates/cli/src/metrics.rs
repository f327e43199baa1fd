//! `pilotbook metrics`.

use std::path::Path;
use std::process::ExitCode;

use pilotbook_core::Date;
use pilotbook_core::journal::project;
use pilotbook_core::metrics::{Metrics, Scope, portfolio_of};
use pilotbook_core::model::Book;

use crate::moment::Moment;
use crate::{Failed, files};

/// Prints the metrics of a scope.
pub fn run(
    moment: &Moment,
    file: &Path,
    as_of: Option<String>,
    from: Option<String>,
    to: Option<String>,
    team: Option<String>,
) -> Result<ExitCode, Failed> {
    let merged = files::workspace(file)?;
    let book = Book::of(project(&merged.journal));
    let as_of = day("--as-of", as_of)?.unwrap_or_else(|| moment.today(&book.settings().time_zone));
    let scope = Scope { as_of, from: day("--from", from)?, to: day("--to", to)?, team, tag: None };
    let metrics = Metrics::of(&portfolio_of(&book), &scope).map_err(|error| error.to_string())?;
    files::print(&metrics.to_json())
}

fn day(option: &str, text: Option<String>) -> Result<Option<Date>, Failed> {
    let Some(text) = text else { return Ok(None) };
    match Date::parse_loose(&text) {
        Some(day) => Ok(Some(day)),
        None => Err(format!("{option} {text} is not a date. Write it as 2026-03-31.")),
    }
}
