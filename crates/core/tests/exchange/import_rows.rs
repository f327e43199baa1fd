//! Importing rows: what is written, and what is left alone.

use std::collections::BTreeMap;
use std::sync::Arc;

use pilotbook_core::Value;
use pilotbook_core::exchange::import_rows::{RowsPlanner, plan_rows};
use pilotbook_core::journal::{Actor, Change, Clock, Library, apply, new_transaction};
use pilotbook_core::journal::{Document, Export, write_file};
use pilotbook_core::journal::{Level, Problems, conflicts, merge, project, typed_problems};
use pilotbook_core::model::ids::{Ids, computed, named};
use pilotbook_core::model::{KINDS, schema};

use super::ship::{Ship, id, rows};

const FULL: &str =
    "K1,Canary,2026-01-01,Ops,Rel;Docs,Ann,shortlisted,2026-02-01,succeeded,2026-03-01,adopt\n";

#[test]
fn a_row_makes_an_idea_with_its_pilot_and_outcome() {
    let mut ship = Ship::new(1);
    let plan = ship.import(FULL);
    assert_eq!((plan.new, plan.changed, plan.same), (1, 0, 0));
    assert_eq!(plan.change.what, "Import rows.csv");
    assert_eq!(ship.journal.len(), 1);
    let local = computed(vec!["idea".into(), "K1".into()]);
    let idea = id(&format!("idea:{local}"));
    let team = |name: &str| named("team", name).unwrap();
    for (field, text) in
        [("key", "K1"), ("title", "Canary"), ("created_on", "2026-01-01"), ("triage", "shortlisted")]
    {
        assert_eq!(ship.text(&idea, field), text);
    }
    assert_eq!(ship.text(&idea, "team"), team("Ops").as_str());
    assert_eq!(ship.text(&idea, "proposer"), named("person", "Ann").unwrap().as_str());
    for name in ["Rel", "Docs"] {
        let field = format!("supporting_teams/{}", team(name));
        assert_eq!(ship.value(&idea, &field), Some(&Value::Bool(true)));
        assert_eq!(ship.text(&team(name), "name"), name);
    }
    let (pilot, outcome) = (id(&format!("pilot:{local}")), id(&format!("outcome:{local}")));
    assert_eq!((ship.text(&pilot, "idea"), ship.text(&pilot, "started_on")), (idea.as_str(), "2026-02-01"));
    for (field, text) in [
        ("pilot", pilot.as_str()),
        ("verdict", "succeeded"),
        ("decided_on", "2026-03-01"),
        ("decision", "adopt"),
    ] {
        assert_eq!(ship.text(&outcome, field), text);
    }
    // An imported triage has no day, and nothing else is written.
    let record = ship.book.snapshot().get(&idea).unwrap();
    assert!(record.registers().all(|(field, _)| field.name() != "triaged"));
    assert_eq!(ship.value(&pilot, "title"), None);
    let mut problems = Problems::default();
    typed_problems(ship.book.snapshot(), &schema(KINDS), &mut problems);
    assert!(problems.iter().all(|problem| problem.level() == Level::Note));
}

#[test]
fn nothing_said_about_triage_is_new_for_a_new_idea_only() {
    let mut ship = Ship::new(1);
    ship.import("K1,Canary,2026-01-01,,,,,,,,\n");
    let idea = id(&ship.ideas()[0].0);
    assert_eq!(ship.text(&idea, "triage"), "new");
    ship.set(&idea, "triage", r#""parked""#);
    assert!(ship.import("K1,Canary,2026-01-01,,,,,,,,\n").change.is_empty());
    assert_eq!(ship.text(&idea, "triage"), "parked");
}

#[test]
fn an_update_writes_what_differs_and_an_empty_cell_clears_nothing() {
    let mut ship = Ship::new(1);
    ship.import(FULL);
    let plan = ship.import("K1,Canary releases,2026-01-01,,,,,,,,\n");
    assert_eq!((plan.new, plan.changed, plan.same), (0, 1, 0));
    let written: Vec<_> =
        plan.change.set.values().flat_map(|set| set.keys().map(|f| f.to_string())).collect();
    assert_eq!(written, ["title"]);

    let plan = ship.import("K1,Canary releases,2026-01-01,,,,,2026-02-01,failed,2026-03-02,\n");
    let written: Vec<_> =
        plan.change.set.values().flat_map(|set| set.keys().map(|f| f.to_string())).collect();
    assert_eq!(written, ["decided_on", "verdict"]);
}

#[test]
fn a_list_of_supporting_teams_is_the_whole_set() {
    let mut ship = Ship::new(1);
    ship.import(FULL);
    let idea = id(&ship.ideas()[0].0);
    ship.import("K1,Canary,2026-01-01,,Rel;Web,,,,,,\n");
    let there = |name: &str| ship.value(&idea, &format!("supporting_teams/{}", named("team", name).unwrap()));
    assert_eq!(there("Rel"), Some(&Value::Bool(true)));
    assert_eq!(there("Web"), Some(&Value::Bool(true)));
    assert_eq!(there("Docs"), Some(&Value::Bool(false)));
}

#[test]
fn a_known_team_or_person_is_found_by_name() {
    let mut ship = Ship::new(1);
    let own = id("team:zzz");
    ship.set(&own, "exists", "true");
    ship.set(&own, "name", r#""Ops""#);
    ship.import(FULL);
    let idea = id(&ship.ideas()[0].0);
    assert_eq!(ship.text(&idea, "team"), own.as_str());
    // A person who was renamed holds the computed id: the new Ann is somebody else.
    let ann = named("person", "Ann").unwrap();
    ship.set(&ann, "name", r#""Anna""#);
    ship.import("K2,Next,2026-01-02,,,Ann,,,,,\n");
    assert_eq!(ship.text(&ann, "name"), "Anna");
    assert_eq!(ship.book.snapshot().live_of_kind("person").count(), 2);
}

#[test]
fn what_lies_in_the_trash_comes_back_and_is_named() {
    let mut ship = Ship::new(1);
    ship.import(FULL);
    let idea = id(&ship.ideas()[0].0);
    let team = named("team", "Ops").unwrap();
    let outcome = id(&idea.as_str().replace("idea", "outcome"));
    for gone in [&idea, &team, &outcome] {
        ship.set(gone, "exists", "false");
    }
    let mut restored = ship.import(FULL).restored;
    restored.sort();
    assert_eq!(restored, [idea, outcome, team]);
}

#[test]
fn two_copies_that_import_the_same_merge_without_a_conflict() {
    let (mut one, mut two) = (Ship::new(1), Ship::new(2));
    let lines = format!("{FULL},Keyless,2026-01-05,Ops,,Ann,,,,,\n,Keyless,2026-01-05,Rel,,Bob,,,,,\n");
    one.import(&lines);
    two.import(&lines);
    let document = |ship: &Ship| {
        let text = write_file(Export::default(), &ship.journal, ship.book.snapshot());
        Document::read(text.as_bytes()).unwrap()
    };
    let merged = project(&merge(vec![document(&one), document(&two)], false).unwrap().journal);
    assert_eq!(conflicts(&merged), Vec::new());
    assert_eq!(merged.live_of_kind("idea").count(), 3);
}

#[test]
fn an_import_is_taken_back_as_one_step_and_comes_again() {
    let mut ship = Ship::new(1);
    ship.import(FULL);
    let step = ship.journal.last_stamp().unwrap();
    ship.set(&id(&format!("tx:{step}")), "retracted", "true");
    assert_eq!(ship.book.snapshot().records().count(), 0);
    assert_eq!(ship.import(FULL).new, 1);
    assert_eq!(ship.ideas().len(), 1);
}

#[test]
fn a_text_that_no_record_can_hold_is_left_out_and_named() {
    let mut ship = Ship::new(1);
    let large = "x".repeat(1 << 20);
    let plan = ship.import(&format!("K1,Canary,2026-01-01,{large},,,,,,,\n"));
    assert_eq!(plan.too_large, [(2, "idea.team")]);
    assert_eq!(ship.book.snapshot().live_of_kind("team").count(), 0);
    // What was written reads back.
    let text = write_file(Export::default(), &ship.journal, ship.book.snapshot());
    assert_eq!(
        project(&Document::read(text.as_bytes()).unwrap().into_journal().unwrap()),
        *ship.book.snapshot()
    );
}

#[test]
fn many_rows_take_no_quadratic_time() {
    // Half of them keyless ones of one title and day.
    let line = |n: usize| match n % 2 {
        0 => format!("K{n},Idea {n},2026-01-01,Team {},Ops;Rel,P{},,,,,\n", n % 20, n % 500),
        _ => ",The same,2026-01-01,Ops,,,,,,,\n".to_owned(),
    };
    let lines: String = (0..20_000).map(line).collect();
    let mut ship = Ship::new(1);
    let begun = std::time::Instant::now();
    ship.import(&lines);
    // A minute would be quadratic; an unoptimised build on a busy machine stays far below this.
    assert!(begun.elapsed().as_secs() < 30, "{:?}", begun.elapsed());
    assert_eq!(ship.ideas().len(), 20_000);
}

#[test]
fn planning_in_steps_and_writing_in_parts_give_the_same() {
    let lines: Vec<String> = (0..40)
        .map(|n| {
            format!(
                "k{n},Idea {n},2024-03-01,Team {},Ops,Ana,new,2024-04-01,succeeded,2024-05-01,adopt",
                n % 3
            )
        })
        .collect();
    let mut ship = Ship::new(1);
    ship.import(&lines[..10].join("\n"));
    let rows = rows(&lines.join("\n"));
    let whole = plan_rows(&ship.book, &rows, &mut Ids::of_text("a"), "Import");
    let mut ids = Ids::of_text("a");
    let mut planner = RowsPlanner::new(&ship.book, &rows, &mut ids, "Import");
    while planner.step(7) < rows.rows.len() {}
    let plan = planner.finish();
    assert_eq!(plan, whole);

    let (snapshot, library) = (ship.book.snapshot(), Library::default());
    let stamp = Clock::new(Actor(2)).next(1_800_000_000_000);
    let transaction = new_transaction(snapshot, &library, plan.change.clone(), stamp, "").unwrap();
    let diff = apply(snapshot, &[Arc::new(transaction.clone())], &library).unwrap();
    let (mut writes, mut records) = (Vec::new(), BTreeMap::new());
    let parts: Vec<Change> = plan.change.into_parts(9).collect();
    assert!(parts.len() > 5);
    for part in parts {
        let part = Arc::new(new_transaction(snapshot, &library, part, stamp, "").unwrap());
        records.extend(apply(snapshot, std::slice::from_ref(&part), &library).unwrap().records);
        writes.extend(part.writes.clone());
    }
    assert!(diff.records.len() >= 90);
    assert_eq!((writes, records), (transaction.writes, diff.records));
}
