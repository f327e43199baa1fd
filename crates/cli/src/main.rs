//! `pilotbook`: the same core on the command line.
//!
//! Exit codes: 0 done (rejected rows are a report, not a failure), 1 `validate` found problems of level
//! E or W, 2 wrong use or refused input, with a message on stderr.

mod export;
mod files;
mod import;
mod merge;
mod metrics;
mod moment;
mod report;
mod scope;
mod validate;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use moment::MomentOptions;
use scope::ScopeOptions;

/// Pilotbook on the command line. Workspace files are what the page exports as JSON.
#[derive(Parser)]
#[command(name = "pilotbook", version)]
struct Arguments {
    #[command(flatten)]
    moment: MomentOptions,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Import a table of ideas, readings or issues by a recipe (or records in JSON without history) and print a report
    Import {
        /// The table (CSV), or a JSON file without history
        file: PathBuf,
        /// What its columns mean; needed for a table
        #[arg(long)]
        recipe: Option<PathBuf>,
        /// The workspace to import into; a new one without it
        #[arg(long)]
        into: Option<PathBuf>,
        /// Where the workspace is written
        #[arg(long)]
        out: PathBuf,
    },
    /// Print the metrics of a workspace as JSON
    Metrics(metrics::Options),
    /// Write the report of a period: a page, Markdown, a paragraph, or its numbers
    Report {
        /// The workspace
        file: PathBuf,
        #[command(flatten)]
        scope: ScopeOptions,
        /// Where it is written; the ending says how: .html, .md, .txt, .json or .csv
        #[arg(long)]
        out: PathBuf,
    },
    /// Write the records of a kind as a table (CSV)
    Export {
        /// The workspace
        file: PathBuf,
        /// Which kind, such as idea, pilot or outcome
        #[arg(long)]
        kind: String,
        /// Where the table is written
        #[arg(long)]
        out: PathBuf,
    },
    /// List what is odd about a workspace, with codes and places
    Validate {
        /// The workspace
        file: PathBuf,
    },
    /// Merge copies of a workspace
    Merge {
        /// The copies
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// Where the merged workspace is written
        #[arg(long)]
        out: PathBuf,
        /// Join different workspaces on purpose; the least id stays
        #[arg(long)]
        join: bool,
    },
}

/// A failure's message, for people.
type Failed = String;

fn main() -> ExitCode {
    // Wrong use ends with 2 by itself; help and version with 0.
    let arguments = Arguments::parse();
    let done = arguments.moment.resolve().and_then(|moment| match arguments.command {
        Command::Import { file, recipe, into, out } => {
            import::run(&moment, &file, recipe.as_deref(), into.as_deref(), &out)
        }
        Command::Metrics(options) => metrics::run(&moment, options),
        Command::Report { file, scope, out } => report::run(&moment, &file, scope, &out),
        Command::Export { file, kind, out } => export::run(&file, &kind, &out),
        Command::Validate { file } => validate::run(&moment, &file),
        Command::Merge { files, out, join } => merge::run(&moment, &files, &out, join),
    });
    match done {
        Ok(code) => code,
        Err(message) => {
            eprintln!("pilotbook: {message}");
            ExitCode::from(2)
        }
    }
}
