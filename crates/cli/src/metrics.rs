//! `pilotbook metrics`.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use pilotbook_core::Date;
use pilotbook_core::journal::project;
use pilotbook_core::metrics::{Metrics, Scope, portfolio_of};
use pilotbook_core::model::Book;

use crate::moment::Moment;
use crate::{Failed, files};

/// What is looked at, and how much of it.
#[derive(Args)]
pub struct Options {
    /// The workspace
    file: PathBuf,
    /// The day they look back from (YYYY-MM-DD); today without it
    #[arg(long)]
    as_of: Option<String>,
    /// The first day of the period; the first day of all records without it
    #[arg(long)]
    from: Option<String>,
    /// The last day of the period; the day they look back from without it
    #[arg(long)]
    to: Option<String>,
    /// Only the ideas that this team owns or supports
    #[arg(long)]
    team: Option<String>,
    /// Only the ideas that carry this tag
    #[arg(long)]
    tag: Option<String>,
    /// Outcome, impact and learning metrics too
    #[arg(long)]
    all: bool,
}

/// Prints the metrics of a scope.
pub fn run(moment: &Moment, options: Options) -> Result<ExitCode, Failed> {
    let merged = files::workspace(&options.file)?;
    let book = Book::of(project(&merged.journal));
    let as_of = day("--as-of", options.as_of)?.unwrap_or_else(|| moment.today(&book.settings().time_zone));
    let scope = Scope {
        as_of,
        from: day("--from", options.from)?,
        to: day("--to", options.to)?,
        team: options.team,
        tag: options.tag,
    };
    let metrics = Metrics::of(&portfolio_of(&book), &scope).map_err(|error| error.to_string())?;
    files::print(&if options.all { metrics.to_json_all() } else { metrics.to_json() })
}

fn day(option: &str, text: Option<String>) -> Result<Option<Date>, Failed> {
    let Some(text) = text else { return Ok(None) };
    match Date::parse_loose(&text) {
        Some(day) => Ok(Some(day)),
        None => Err(format!("{option} {text} is not a date. Write it as 2026-03-31.")),
    }
}
