//! `pilotbook import`.

use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use pilotbook_core::exchange::import_rows::plan_rows;
use pilotbook_core::exchange::recipe::Recipe;
use pilotbook_core::exchange::rows::read_rows;
use pilotbook_core::journal::{Change, Merged, Skipped, apply, new_transaction, plan_import, project};
use pilotbook_core::json::{canonical, object};
use pilotbook_core::model::{Book, ids};
use pilotbook_core::{Value, json};

use crate::moment::Moment;
use crate::{Failed, files};

/// Imports a file and prints the report.
pub fn run(
    moment: &Moment,
    file: &Path,
    recipe: Option<&Path>,
    into: Option<&Path>,
    out: &Path,
) -> Result<ExitCode, Failed> {
    let mut merged = match into {
        Some(path) => files::workspace(path)?,
        None => Merged::default(),
    };
    let id =
        merged.workspace.clone().unwrap_or_else(|| ids::workspace(&moment.text(), &moment.actor.to_string()));
    let book = Book::of(project(&merged.journal));
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let (change, report) = match recipe {
        Some(recipe) => table(moment, &book, file, recipe, &name)?,
        None => records(&book, file)?,
    };
    let snapshot = add(moment, &mut merged, &book, change)?;
    files::write(out, moment, Some(&id), &merged.journal, &snapshot)?;
    println!("{}", canonical(&report));
    Ok(ExitCode::SUCCESS)
}

fn table(
    moment: &Moment,
    book: &Book,
    file: &Path,
    recipe: &Path,
    name: &str,
) -> Result<(Change, Value), Failed> {
    let recipe_bytes = files::bytes(recipe)?;
    let parsed = Recipe::parse(&recipe_bytes).map_err(|error| format!("{}: {error}", recipe.display()))?;
    let report =
        read_rows(files::bytes(file)?, &parsed).map_err(|error| format!("{}: {error}", file.display()))?;
    if let Some(hint) = report.delimiter_hint() {
        eprintln!("pilotbook: {hint}");
    }
    let plan = plan_rows(book, &report.rows, &mut moment.ids(), &format!("Import {name}"));
    for id in &plan.restored {
        eprintln!("pilotbook: {id} comes back from the trash");
    }
    Ok((plan.change, report.to_json()))
}

fn records(book: &Book, file: &Path) -> Result<(Change, Value), Failed> {
    let bytes = files::bytes(file)?;
    let looks_like_json = json::parse_bytes(&bytes).is_ok();
    if !looks_like_json && file.extension().is_some_and(|extension| extension != "json") {
        return Err(format!("{}: a table needs --recipe, which says what its columns mean.", file.display()));
    }
    let document = files::document(file)?;
    if document.journal.is_some() {
        return Err(format!(
            "{}: this file has its history. Merge it instead: pilotbook merge.",
            file.display()
        ));
    }
    let plan = plan_import(book.snapshot(), &document.records);
    let skipped = plan.skipped.iter().map(|Skipped { place, reason }| {
        object([("place", place.as_str().into()), ("reason", (*reason).into())])
    });
    let report = object([
        ("new", plan.new.len().into()),
        ("changed", plan.changed.len().into()),
        ("same", plan.same.into()),
        ("skipped", Value::List(skipped.collect())),
    ]);
    Ok((plan.change, report))
}

/// Adds a change to a workspace as one transaction; nothing to write, no transaction.
fn add(
    moment: &Moment,
    merged: &mut Merged,
    book: &Book,
    change: Change,
) -> Result<pilotbook_core::journal::Snapshot, Failed> {
    let mut snapshot = book.snapshot().clone();
    if change.is_empty() {
        return Ok(snapshot);
    }
    let stamp = moment.clock(&merged.journal).next(moment.now);
    let missing = |_| "the journal is incomplete".to_owned();
    let transaction =
        new_transaction(&snapshot, &merged.journal, change, stamp, &moment.by).map_err(missing)?;
    let transaction = Arc::new(transaction);
    let diff = apply(&snapshot, std::slice::from_ref(&transaction), &merged.journal).map_err(missing)?;
    snapshot.take(diff);
    merged.journal.add_transaction(transaction);
    Ok(snapshot)
}
