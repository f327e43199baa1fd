//! Records as a table.

use pilotbook_core::exchange::csv::CsvReader;
use pilotbook_core::exchange::csv_write::harmless;
use pilotbook_core::exchange::table::table;
use pilotbook_core::json::write_text;
use pilotbook_core::model::{Idea, KINDS, KindDecl, Outcome, Pilot};
use proptest::prelude::*;

use super::ship::{Ship, id};

/// The table's cells under their columns' names, a row a record.
fn cells(ship: &Ship, kind: KindDecl, columns: &[&str]) -> Vec<Vec<String>> {
    let text = table(&ship.book, &kind);
    let mut reader = CsvReader::new(text.into_bytes()).unwrap();
    let header = reader.header().unwrap();
    let places: Vec<usize> =
        columns.iter().map(|column| header.iter().position(|name| name == column).unwrap()).collect();
    let (mut record, mut rows) = (Default::default(), Vec::new());
    while reader.read(&mut record).unwrap() {
        rows.push(places.iter().map(|place| record.cell(*place).to_owned()).collect());
    }
    rows
}

#[test]
fn numbers_are_plain_sets_are_joined_and_bad_values_are_empty() {
    let mut ship = Ship::new(1);
    ship.import("K1,\"Canary, \"\"red\"\"\",2026-01-01,,,,parked,2026-02-01,failed,2026-03-01,\n");
    let idea = id(&ship.ideas()[0].0);
    for (field, value) in [
        ("rice_reach", "1e21"),
        ("rice_effort", "0.1"),
        ("rice_impact", "-0"),
        ("ice_ease", r#""many""#),
        ("tags/a", "true"),
        ("tags/b c", "true"),
        ("tags/gone", "false"),
        ("serves/goal:a", "true"),
        ("serves/no id", "true"),
        ("archived", "true"),
        ("created_on", r#""2026-02-30""#),
    ] {
        ship.set(&idea, field, value);
    }
    let columns = [
        "id",
        "title",
        "rice_reach",
        "rice_effort",
        "rice_impact",
        "ice_ease",
        "tags",
        "serves",
        "archived",
        "created_on",
        "triage",
    ];
    let expected = [
        idea.as_str(),
        "Canary, \"red\"",
        "1000000000000000000000",
        "0.1",
        "0",
        "",
        "a; b c",
        "goal:a",
        "true",
        "",
        "parked",
    ];
    assert_eq!(cells(&ship, KindDecl::of::<Idea>(), &columns), [expected]);
    // What lies in the trash is not in the table.
    let outcome = id(&idea.as_str().replace("idea", "outcome"));
    assert_eq!(
        cells(&ship, KindDecl::of::<Outcome>(), &["verdict", "decided_on"]),
        [["failed", "2026-03-01"]]
    );
    ship.set(&outcome, "exists", "false");
    assert_eq!(cells(&ship, KindDecl::of::<Outcome>(), &["verdict"]).len(), 0);
}

#[test]
fn references_have_the_name_beside_the_id() {
    let mut ship = Ship::new(1);
    ship.import("K1,=1+1,2026-01-01,,,,parked,2026-02-01,failed,2026-03-01,\n");
    let idea = ship.ideas()[0].0.clone();
    let pilots = cells(&ship, KindDecl::of::<Pilot>(), &["idea", "idea (name)"]);
    assert_eq!(pilots, [[idea.as_str(), "'=1+1"]]);
}

#[test]
fn every_kind_has_a_table() {
    let ship = Ship::new(1);
    for kind in KINDS {
        let columns: Vec<&str> = kind.fields.iter().map(|field| field.name).collect();
        assert_eq!(cells(&ship, *kind, &columns).len(), 0);
    }
}

proptest! {
    #[test]
    fn what_people_wrote_is_read_back(title in "[-=+@a\\t\\n\\r\",; 0-9'é]{1,12}") {
        let mut ship = Ship::new(1);
        ship.import("K1,One,2026-01-01,,,,,,,,\n");
        let idea = id(&ship.ideas()[0].0);
        let mut text = String::new();
        write_text(&title, &mut text);
        ship.set(&idea, "title", &text);
        // The reader trims each cell.
        let expected = harmless(&title).trim().to_owned();
        prop_assert_eq!(cells(&ship, KindDecl::of::<Idea>(), &["title"]), [[expected]]);
    }
}
