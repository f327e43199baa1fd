//! `pilotbook metrics`.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use pilotbook_core::Value;
use pilotbook_core::metrics::{Comparison, Metrics, portfolio_of};

use crate::moment::Moment;
use crate::scope::ScopeOptions;
use crate::{Failed, files};

/// What is looked at, and how much of it.
#[derive(Args)]
pub struct Options {
    /// The workspace
    file: PathBuf,
    #[command(flatten)]
    scope: ScopeOptions,
    /// Outcome, impact and learning metrics too, and the period before where --from is given
    #[arg(long)]
    all: bool,
}

/// Prints the metrics of a scope.
pub fn run(moment: &Moment, options: Options) -> Result<ExitCode, Failed> {
    let book = files::book(&options.file)?;
    let scope = options.scope.resolve(moment, &book)?;
    let portfolio = portfolio_of(&book);
    let metrics = Metrics::of(&portfolio, &scope).map_err(|error| error.to_string())?;
    if !options.all {
        return files::print(&metrics.to_json());
    }
    let mut all = metrics.to_json_all();
    if let Value::Object(all) = &mut all {
        let comparison = Comparison::of(&metrics, &portfolio);
        all.insert(
            "comparison".to_owned(),
            comparison.map_or(Value::Null, |comparison| comparison.to_json()),
        );
    }
    files::print(&all)
}
