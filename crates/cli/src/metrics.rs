//! `pilotbook metrics`.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use pilotbook_core::LocalTime;
use pilotbook_core::metrics::{Metrics, portfolio_of};

use crate::moment::{Moment, ahead};
use crate::scope::ScopeOptions;
use crate::{Failed, files};

/// What is looked at, and how much of it.
#[derive(Args)]
pub struct Options {
    /// The workspace
    file: PathBuf,
    #[command(flatten)]
    scope: ScopeOptions,
    /// Outcome, impact and learning metrics too, KPIs, issues, surveys and what was held
    #[arg(long)]
    all: bool,
}

/// Prints the metrics of a scope.
pub fn run(moment: &Moment, options: Options) -> Result<ExitCode, Failed> {
    let book = files::book(&options.file)?;
    let scope = options.scope.resolve(moment, &book)?;
    let ahead = ahead(&book.settings().time_zone);
    let portfolio = portfolio_of(&book, &LocalTime { now: moment.time(), ahead: &ahead });
    let metrics = Metrics::of(&portfolio, &scope).map_err(|error| error.to_string())?;
    files::print(&if options.all { metrics.to_json_all() } else { metrics.to_json() })
}
