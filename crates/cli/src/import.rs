//! `pilotbook import`.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use pilotbook_core::Value;
use pilotbook_core::exchange::import_rows::plan_rows;
use pilotbook_core::exchange::recipe::Recipe;
use pilotbook_core::exchange::rows::{Here, read_rows};
use pilotbook_core::journal::{
    Change, Document, Merged, Problem, Problems, RefusalCode, Skipped, Snapshot, apply, new_transaction,
    plan_import, project, typed_problems,
};
use pilotbook_core::json::{canonical, object};
use pilotbook_core::model::{Book, KINDS, ids, schema};

use crate::moment::{Moment, ahead};
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
    let book = Book::of(project(&merged.journal));
    let read = match recipe {
        Some(recipe) => table(moment, &book, file, recipe)?,
        None => records(&book, file)?,
    };
    // A workspace without transactions takes over the id of a file of records.
    let given = read.workspace.filter(|_| merged.journal.is_empty());
    let id = given.or_else(|| merged.workspace.clone());
    let id = id.unwrap_or_else(|| ids::workspace(&moment.text(), &moment.actor.to_string()));
    let snapshot = add(moment, &mut merged, &book, read.change)?;
    let mut report = read.report;
    if let (None, Value::Object(report)) = (recipe, &mut report) {
        report.insert("problems".to_owned(), problems_since(book.snapshot(), &snapshot));
    }
    files::write(out, moment, Some(&id), &merged.journal, &snapshot)?;
    files::print(&report)
}

/// What a file comes to.
struct Read {
    workspace: Option<String>,
    change: Change,
    report: Value,
}

fn table(moment: &Moment, book: &Book, file: &Path, recipe: &Path) -> Result<Read, Failed> {
    let recipe_bytes = files::bytes(recipe)?;
    let parsed = Recipe::parse(&recipe_bytes).map_err(|error| format!("{}: {error}", recipe.display()))?;
    let zone = book.settings().time_zone;
    let here = Here::of(book, moment.today(&zone), ahead(&zone));
    let report = read_rows(files::bytes(file)?, &parsed, &here)
        .map_err(|error| format!("{}: {error}", file.display()))?;
    for note in [report.delimiter_hint(), report.ragged_note(), report.unknown_note()].into_iter().flatten() {
        eprintln!("pilotbook: {note}");
    }
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let plan = plan_rows(book, &report, &mut moment.ids(), &format!("Import {name}"));
    for id in &plan.restored {
        eprintln!("pilotbook: {id} comes back from the trash");
    }
    for (record, field) in &plan.too_large {
        eprintln!("pilotbook: record {record}: {field} is larger than 1 MiB and was left out");
    }
    Ok(Read { workspace: None, change: plan.change, report: report.to_json() })
}

fn records(book: &Book, file: &Path) -> Result<Read, Failed> {
    let bytes = files::bytes(file)?;
    let document = Document::read(&bytes).map_err(|refusal| {
        let named_otherwise = file.extension().is_some_and(|extension| extension != "json");
        if refusal.code == RefusalCode::NotJson && named_otherwise {
            format!("{}: a table needs --recipe, which says what its columns mean.", file.display())
        } else {
            files::refused(file, &refusal)
        }
    })?;
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
    Ok(Read { workspace: document.workspace, change: plan.change, report })
}

/// What is odd about the records now and was not before.
fn problems_since(before: &Snapshot, after: &Snapshot) -> Value {
    let of = |snapshot: &Snapshot| {
        let mut problems = Problems::default();
        typed_problems(snapshot, &schema(KINDS), &mut problems);
        problems.iter().map(Problem::to_json).collect::<Vec<_>>()
    };
    let old: BTreeSet<String> = of(before).iter().map(canonical).collect();
    Value::List(of(after).into_iter().filter(|problem| !old.contains(&canonical(problem))).collect())
}

/// Adds a change to a workspace as one transaction; nothing to write, no transaction.
fn add(moment: &Moment, merged: &mut Merged, book: &Book, change: Change) -> Result<Snapshot, Failed> {
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
