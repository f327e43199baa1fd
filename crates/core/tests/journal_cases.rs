//! Runs every conformance case of a folder: `PILOTBOOK_JOURNAL_CASES`, or the copy in `tests/data/journal`.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::path::PathBuf;
use std::sync::Arc;

use pilotbook_core::Value;
use pilotbook_core::journal::*;
use pilotbook_core::json::{self, canonical, object};

#[test]
fn journal_cases() {
    let default = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/data/journal");
    let folder = std::env::var("PILOTBOOK_JOURNAL_CASES").unwrap_or_else(|_| default.to_owned());
    let mut paths: Vec<PathBuf> = std::fs::read_dir(&folder)
        .unwrap_or_else(|error| panic!("{folder}: {error}"))
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "json"))
        .collect();
    paths.sort();
    assert!(!paths.is_empty(), "no cases in {folder}");
    let mut differing = Vec::new();
    for path in &paths {
        let case = json::parse_bytes(&std::fs::read(path).unwrap()).unwrap();
        for difference in differences(&case) {
            differing.push(format!("{}: {difference}", path.file_name().unwrap().display()));
        }
    }
    assert!(differing.is_empty(), "{} differ of {}:\n{}", differing.len(), paths.len(), differing.join("\n"));
}

fn differences(case: &Value) -> Vec<String> {
    let expect = case.get("expect").unwrap();
    let found = if let Some(clock) = case.get("clock") { run_clock(clock) } else { run_files(case) };
    let keys = expect.as_object().unwrap().keys();
    let mut differences: Vec<String> = keys
        .filter(|key| found.get(key) != expect.get(key))
        .map(|key| {
            let show = |value: &Value| value.get(key).map_or("nothing".to_owned(), canonical);
            format!("{key}\n  expected {}\n  found    {}", show(expect), show(&found))
        })
        .collect();
    if expect.get("refused").is_none() && found.get("refused").is_some() {
        differences.push(format!("refused: {}", canonical(&found)));
    }
    differences
}

fn run_clock(clock: &Value) -> Value {
    let actor = Actor::parse(clock.get("actor").unwrap().as_text().unwrap()).unwrap();
    let mut own = Clock::new(actor);
    let mut stamps = Vec::new();
    for step in clock.get("steps").unwrap().as_list().unwrap() {
        let number = |key: &str| step.get(key).unwrap().as_number().unwrap() as i64;
        match step.get("observe") {
            Some(stamp) => own.observe(Stamp::parse(stamp.as_text().unwrap()).unwrap(), number("now")),
            None => stamps.push(own.next(number("next")).to_string()),
        }
    }
    object([("stamps", stamps.into())])
}

fn run_files(case: &Value) -> Value {
    match read_and_merge(case) {
        Ok(found) => found,
        Err(refusal) => object([("refused", refusal.code.code().into())]),
    }
}

fn read_and_merge(case: &Value) -> Result<Value, Refusal> {
    let import = case.get("import");
    let mut documents = Vec::new();
    let files = case.get("files").unwrap().as_list().unwrap();
    for (i, file) in files.iter().enumerate() {
        let bytes = file.as_text().map_or_else(|| canonical(file), str::to_owned);
        let document = Document::read(bytes.as_bytes())?;
        if document.is_without_history() && !(import.is_some() && i + 1 == files.len()) {
            return Err(document.into_journal().unwrap_err());
        }
        documents.push(document);
    }
    let imported = import.map(|import| (import, documents.pop().unwrap()));
    let join = case.get("join") == Some(&Value::Bool(true));
    let mut merged = merge(documents, join)?;
    let mut snapshot = project(&merged.journal);
    if let Some((import, document)) = imported {
        let plan = plan_import(&snapshot, &document.records);
        if !plan.change.is_empty() {
            let stamp = Stamp::parse(import.get("stamp").unwrap().as_text().unwrap()).unwrap();
            let by = import.get("by").and_then(Value::as_text).unwrap_or("");
            let transaction = new_transaction(&snapshot, &merged.journal, plan.change, stamp, by).unwrap();
            // The way a page takes it: read back from its own text.
            let text = json::parse(&transaction.canonical()).unwrap();
            assert_eq!(Content::read(text), Content::Good(transaction.clone()));
            let transaction = Arc::new(transaction);
            let diff = apply(&snapshot, std::slice::from_ref(&transaction), &merged.journal).unwrap();
            snapshot.take(diff);
            merged.journal.add_transaction(transaction);
            assert_eq!(snapshot, project(&merged.journal));
        }
    }
    let mut problems = merged.problems.clone();
    let now = case.get("now").and_then(Value::as_number).map(|now| now as i64);
    problems.of_journal(&merged.journal, &snapshot, now);
    if let Some(schema) = case.get("schema") {
        typed_problems(&snapshot, &read_schema(schema), &mut problems);
    }
    let retracted = snapshot.retracted().iter().filter(|stamp| merged.journal.get(**stamp).is_some());
    let export = Export { workspace: merged.workspace.as_deref(), ..Export::default() };
    let file = write_file(export, &merged.journal, &snapshot);
    let again = merge(vec![Document::read(file.as_bytes())?], false)?;
    let again = write_file(
        Export { workspace: again.workspace.as_deref(), ..export },
        &again.journal,
        &project(&again.journal),
    );
    assert_eq!(file, again);
    Ok(object([
        ("records", records(&snapshot)),
        ("retracted", Value::List(retracted.map(|stamp| stamp.to_string().into()).collect())),
        ("conflicts", Value::List(conflicts(&snapshot))),
        ("problems", Value::List(problems.iter().map(Problem::to_json).collect())),
        ("file", file.into()),
    ]))
}

fn read_schema(schema: &Value) -> Schema {
    let fields = |fields: &Value| {
        let fields = fields.as_object().unwrap().iter();
        fields
            .map(|(name, kind)| (name.clone(), FieldType::parse(kind.as_text().unwrap()).unwrap()))
            .collect()
    };
    schema.as_object().unwrap().iter().map(|(kind, of)| (kind.clone(), fields(of))).collect()
}

fn records(snapshot: &Snapshot) -> Value {
    let records = snapshot.records().map(|(id, record, state)| {
        let fields = record.shown().map(|(field, register)| {
            let heads: Vec<String> = register.heads().iter().map(|head| head.stamp.to_string()).collect();
            let shown = object([
                ("value", register.value().unwrap().clone()),
                ("heads", heads.into()),
                ("conflict", register.is_conflict().into()),
            ]);
            (field.as_str().to_owned(), shown)
        });
        let fields = Value::Object(fields.collect());
        (id.as_str().to_owned(), object([("state", state.word().into()), ("fields", fields)]))
    });
    Value::Object(records.collect())
}
