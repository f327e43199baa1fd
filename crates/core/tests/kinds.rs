//! A kind is declared once, and everything reads that declaration: a kind of this test, registered by one
//! line, passes JSON, schema, CSV and history text.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::path::Path;
use std::sync::Arc;

use pilotbook_core::exchange::history::history;
use pilotbook_core::exchange::json_schema::{json_schema, json_schema_text};
use pilotbook_core::exchange::table::table;
use pilotbook_core::journal::*;
use pilotbook_core::json::{canonical, parse};
use pilotbook_core::kind;
use pilotbook_core::model::field::{Day, Number, OneOf, Ref, Set, Text};
use pilotbook_core::model::{Book, KINDS, Kind, KindDecl, Triage, schema};
use pilotbook_core::{Date, Value};

kind! {
    /// A lamp, for this test alone.
    Lamp = "lamp", "Lamp", "Lamps" {
        /// Its name.
        name: Text, "Name";
        /// How bright it is.
        lumen: Number, "Lumen";
        /// Since when.
        lit_on: Day, "Lit on";
        /// A choice.
        state: OneOf<Triage>, "State";
        /// Colours.
        colours: Set, "Colours";
        /// Which lamp it hangs on.
        on: Ref, "Hangs on";
    }
}

fn kinds() -> Vec<KindDecl> {
    [KINDS, &[KindDecl::of::<Lamp>()]].concat()
}

fn change(snapshot: &Snapshot, journal: &Journal, stamp: &str, values: &[(&str, Value)]) -> Arc<Transaction> {
    let lamp = RecordId::parse("lamp:a").unwrap();
    let mut change = Change::new("Edit lamp");
    for (field, value) in values {
        change.set(&lamp, Field::parse(field).unwrap(), value.clone());
    }
    Arc::new(new_transaction(snapshot, journal, change, Stamp::parse(stamp).unwrap(), "Ana").unwrap())
}

#[test]
fn a_test_kind_passes_everything() {
    let mut journal = Journal::new();
    let first: Vec<(&str, Value)> = vec![
        ("exists", true.into()),
        ("name", "Harbour, \"red\"".into()),
        ("lumen", 0.5.into()),
        ("lit_on", "2026-03-01".into()),
        ("state", "parked".into()),
        ("colours/red", true.into()),
        ("colours/white", true.into()),
    ];
    journal.add_transaction(change(
        &Snapshot::default(),
        &journal,
        "2026-03-01T00:00:00.000Z-0000-aaaaaaaaaaaaaaaa",
        &first,
    ));
    let snapshot = project(&journal);
    let second: Vec<(&str, Value)> = vec![("state", "new".into()), ("colours/red", false.into())];
    journal.add_transaction(change(
        &snapshot,
        &journal,
        "2026-03-02T00:00:00.000Z-0000-aaaaaaaaaaaaaaaa",
        &second,
    ));
    let snapshot = project(&journal);
    let id = RecordId::parse("lamp:a").unwrap();

    let lamp = Lamp::find(&snapshot, &id).unwrap();
    assert_eq!((lamp.lumen, lamp.lit_on, lamp.state), (Some(0.5), Date::new(2026, 3, 1), Some(Triage::New)));
    let mut problems = Problems::default();
    typed_problems(&snapshot, &schema(&kinds()), &mut problems);
    assert!(problems.is_empty());
    typed_problems(&snapshot, &schema(KINDS), &mut problems);
    assert_eq!(problems.iter().map(Problem::code).collect::<Vec<_>>(), ["unknown_kind"]);

    let file = write_without_history(Export::default(), &snapshot);
    let document = Document::read(file.as_bytes()).unwrap();
    let plan = plan_import(&Snapshot::default(), &document.records);
    assert_eq!(plan.new.len(), 1);
    assert!(plan.skipped.is_empty());
    assert!(plan_import(&snapshot, &document.records).change.is_empty());

    assert_eq!(
        table(&Book::of(snapshot.clone()), &KindDecl::of::<Lamp>()).replace("\r\n", "\n"),
        "id,name,lumen,lit_on,state,colours,on,on (name),archived\nlamp:a,\"Harbour, \"\"red\"\"\",0.5,2026-03-01,new,white,,,\n"
    );

    let transactions: Vec<_> = journal.counted().cloned().collect();
    let steps = history(std::slice::from_ref(&id), &transactions, &snapshot, &kinds(), |id| id.to_string());
    let changes: Vec<_> =
        steps[0].changes.iter().map(|c| (c.label.as_str(), c.from.as_deref(), c.to.as_deref())).collect();
    assert_eq!(changes, [("Colours", Some("red"), None), ("State", Some("Parked"), Some("New"))]);

    let schema = json_schema(&kinds());
    let lamp = ["properties", "records", "properties", "lamp", "items", "properties"];
    let fields = lamp.iter().fold(&schema, |value, key| value.get(key).unwrap());
    assert_eq!(fields.get("lit_on").unwrap().get("format"), Some(&"date".into()));
    assert!(canonical(fields.get("state").unwrap()).contains("shortlisted"));
}

#[test]
fn the_schema_in_docs_is_up_to_date() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/workspace.schema.json");
    let text = json_schema_text(KINDS);
    assert_eq!(parse(&text).unwrap(), json_schema(KINDS));
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &text).unwrap();
    }
    let stored = std::fs::read_to_string(&path).unwrap_or_default();
    // A checkout may have turned the line ends.
    assert!(
        stored.replace("\r\n", "\n") == text,
        "run this test with UPDATE=1 to write docs/workspace.schema.json anew"
    );
}

#[test]
fn names_in_the_file_are_for_ever() {
    // Every name of the table in the data format's page, so that a renamed field can't slip in.
    for (kind, field) in [
        ("idea", "builds_on"),
        ("entry", "type"),
        ("issue", "type"),
        ("criterion", "target_at_start"),
        ("outcome", "in_use_on"),
        ("reading", "answers_10"),
        ("goal", "from"),
        ("kpi", "to_team"),
        ("workspace", "sla_4_hours"),
    ] {
        let declared = KindDecl::named(KINDS, kind).and_then(|kind| kind.field(field));
        assert!(declared.is_some(), "{kind}.{field}");
    }
}
