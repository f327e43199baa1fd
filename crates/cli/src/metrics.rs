//! `pilotbook metrics`.

use std::path::Path;
use std::process::ExitCode;

use pilotbook_core::metrics::{Metrics, portfolio_of};

use crate::moment::Moment;
use crate::scope::ScopeOptions;
use crate::{Failed, files};

/// Prints the metrics of a scope; the innovation metrics alone unless all are asked for.
pub fn run(moment: &Moment, file: &Path, scope: ScopeOptions, all: bool) -> Result<ExitCode, Failed> {
    let book = files::book(file)?;
    let scope = scope.resolve(moment, &book)?;
    let metrics = Metrics::of(&portfolio_of(&book), &scope).map_err(|error| error.to_string())?;
    files::print(&if all { metrics.to_json_all() } else { metrics.to_json() })
}
