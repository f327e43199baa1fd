use pilotbook_core::Value;
use pilotbook_core::command::*;
use pilotbook_core::journal::{Change, Field};
use pilotbook_core::model::book::settings_id;
use pilotbook_core::model::score::{parts, score};
use pilotbook_core::model::{Idea, Pilot, ScoreKind};

use crate::copy::{Copy, conclude, day, edit, id};

#[test]
fn a_score_refuses_what_editing_does() {
    let mut copy = Copy::new("a");
    let idea = &copy.idea("Canary releases");
    let values = [-1.0, 0.0, 0.25, 0.3, 0.5, 1.0, 1.5, 2.0, 3.0, 5.0, 10.0, 11.0, 1e300];
    for kind in [ScoreKind::Ice, ScoreKind::Rice] {
        for (part, value) in parts(kind).iter().flat_map(|part| values.map(|value| (part, value))) {
            let edited = copy.change(&edit(idea, part.field, value));
            // What a command refuses may come by a merge.
            let mut trial = copy.clone();
            let mut change = Change::new("Merged");
            change.set(idea, Field::parse(part.field).unwrap(), value.into());
            trial.write(change);
            let scored = score(kind, &trial.get::<Idea>(idea));
            assert_eq!(scored.is_err(), edited.is_err(), "{} {value}", part.field);
        }
    }
}

#[test]
fn only_what_differs_is_written() {
    let mut copy = Copy::new("a");
    let idea = copy.idea("Canary releases");
    let step = copy.to(Edit {
        record: idea.clone(),
        values: vec![
            ("title".to_owned(), " Canary releases ".into()),
            ("problem".to_owned(), "Errors reach users".into()),
            ("evidence".to_owned(), Value::Null),
            ("tags/ops".to_owned(), true.into()),
            ("tags/none".to_owned(), false.into()),
            ("triage".to_owned(), "new".into()),
        ],
    });
    let fields: Vec<_> = step.write_to(&idea).unwrap().set.keys().map(ToString::to_string).collect();
    assert_eq!(fields, ["problem", "tags/ops"]);
    copy.same(edit(&idea, "problem", "Errors reach users\n"));
    let step = copy.to(edit(&idea, "tags/ops", Value::Null));
    assert_eq!(step.what, "Edit idea “Canary releases”: Tags");
    assert!(copy.get::<Idea>(&idea).tags.is_empty());
    copy.to(edit(&idea, "problem", "  "));
    assert_eq!(copy.value(&idea, "problem"), Value::Null, "empty text is an empty field");
}

#[test]
fn values_are_of_their_type_and_in_their_range() {
    let mut copy = Copy::new("a");
    let planned = copy.planned();
    let (pilot, criterion) = (&planned.pilot, &planned.number);
    let idea = &copy.get::<Pilot>(pilot).idea.unwrap();
    copy.to(Comment { about: idea.clone(), text: "A".to_owned() });
    let comment = &copy.created("entry");
    let ana = copy.person("Ana");
    let settings = &settings_id();
    copy.to(edit(settings, "name", "Pilots"));
    for (record, field, value) in [
        (idea, "title", Value::from(" ")),
        (idea, "title", 1.0.into()),
        (idea, "title", Value::Null),
        (idea, "created_on", "2026-02-30".into()),
        (idea, "created_on", "2026-03-11".into()),
        (idea, "created_on", Value::Null),
        (idea, "tags/ops", "yes".into()),
        (idea, "team", ana.as_str().into()),
        (idea, "team", "team:none".into()),
        (idea, "team", "no id".into()),
        (idea, "supporting_teams/nobody", true.into()),
        (idea, "serves/person:none", true.into()),
        (idea, "ice_impact", 0.0.into()),
        (idea, "ice_impact", 2.5.into()),
        (idea, "ice_ease", 11.0.into()),
        (idea, "ice_confidence", "5".into()),
        (idea, "rice_reach", (-1.0).into()),
        (idea, "rice_impact", 1.5.into()),
        (idea, "rice_confidence", 1.1.into()),
        (idea, "rice_effort", 0.0.into()),
        (idea, "rice_reach", f64::INFINITY.into()),
        (pilot, "chance", 1.01.into()),
        (pilot, "chance", (-0.1).into()),
        (pilot, "budget", (-1.0).into()),
        (pilot, "planned_end", "2026-02-01".into()),
        (pilot, "lead", idea.as_str().into()),
        (criterion, "measure", Value::Null),
        (criterion, "role", "wish".into()),
        (criterion, "direction", "up".into()),
        (criterion, "target", f64::NAN.into()),
        (comment, "text", " ".into()),
        (comment, "day", Value::Null),
        (settings, "currency", "EURO".into()),
        (settings, "currency", "Eur".into()),
        (settings, "time_zone", Value::Null),
        (settings, "name", "".into()),
        (settings, "score", "moscow".into()),
        (settings, "sla_1_hours", 0.0.into()),
    ] {
        let found = copy.refused_at(edit(record, field, value.clone()));
        assert_eq!(found, field, "{record} {value:?}");
    }
    for (record, field, value) in [
        (idea, "created_on", Value::from("2024-02-29")),
        (idea, "ice_impact", 10.0.into()),
        (idea, "ice_impact", Value::Null),
        (idea, "rice_reach", 0.0.into()),
        (idea, "rice_impact", 0.25.into()),
        (idea, "rice_effort", 0.1.into()),
        (idea, "proposer", ana.as_str().into()),
        (pilot, "chance", 0.0.into()),
        (pilot, "chance", 1.0.into()),
        (pilot, "planned_end", "2026-03-01".into()),
        (criterion, "role", "guardrail".into()),
        (criterion, "target", (-3.5).into()),
        (settings, "currency", "EUR".into()),
        (settings, "currency", Value::Null),
        (settings, "score", "rice".into()),
    ] {
        copy.to(edit(record, field, value.clone()));
        assert_eq!(copy.value(record, field), value);
    }
}

#[test]
fn what_other_commands_set_is_not_for_editing() {
    let mut copy = Copy::new("a");
    let ana = copy.person("Ana");
    let (planned, outcome) = copy.concluded();
    let idea = copy.get::<Pilot>(&planned.pilot).idea.unwrap();
    for (record, field, value) in [
        (&idea, "exists", Value::Bool(false)),
        (&idea, "archived", true.into()),
        (&idea, "triage", "parked".into()),
        (&idea, "triaged/2026-03-10 parked", true.into()),
        (&idea, &*format!("voters/{ana}"), true.into()),
        (&idea, "duplicate_of", idea.as_str().into()),
        (&planned.pilot, "idea", Value::Null),
        (&planned.pilot, "started_on", Value::Null),
        (&planned.pilot, "hypothesis_at_start", "Other".into()),
        (&planned.number, "pilot", Value::Null),
        (&planned.number, "target_at_start", 3.0.into()),
        (&planned.number, "result", 3.0.into()),
        (&outcome, "pilot", Value::Null),
        (&outcome, "verdict", "failed".into()),
        (&outcome, "verdict_reason", "So".into()),
        (&outcome, "decided_on", "2026-03-09".into()),
        (&outcome, "decision", "adopt".into()),
        (&outcome, "in_use_on", "2026-03-10".into()),
        (&idea, "tags", true.into()),
        (&idea, "title/x", true.into()),
        (&idea, "colour", "red".into()),
        (&idea, "NO", "red".into()),
    ] {
        assert_eq!(copy.refused_at(edit(record, field, value)), field);
    }
    copy.to(edit(&outcome, "learning", "Start with one service."));
    assert_eq!(copy.refused_at(edit(&id("idea:none"), "title", "A")), "");
    assert_eq!(copy.refused_at(edit(&id("thing:1"), "title", "A")), "");
}

#[test]
fn the_start_locks_and_all_else_stays_open() {
    let mut copy = Copy::new("a");
    let planned = copy.running();
    let locked = [
        (&planned.pilot, "hypothesis", Value::from("Other")),
        (&planned.pilot, "planned_end", "2026-05-01".into()),
        (&planned.number, "role", "guardrail".into()),
        (&planned.number, "answer", "yes_no".into()),
        (&planned.number, "measure", "Other".into()),
        (&planned.number, "unit", "s".into()),
        (&planned.number, "direction", "at_least".into()),
        (&planned.number, "baseline", 1.0.into()),
        (&planned.number, "target", 1.0.into()),
    ];
    let check = |copy: &mut Copy| {
        for (record, field, value) in &locked {
            let (at, message) = copy.refused(edit(record, field, value.clone()));
            assert_eq!(at, *field);
            assert!(message.ends_with("was locked at the start; amend it with a reason."), "{message}");
            // A form that sends it unchanged is not refused.
            copy.same(edit(record, field, copy.value(record, field)));
        }
    };
    check(&mut copy);
    copy.to(edit(&planned.pilot, "plan", "Four releases."));
    copy.to(edit(&planned.pilot, "title", "Canary"));
    copy.to(conclude(&planned));
    check(&mut copy);
}

#[test]
fn money_is_written_with_its_currency() {
    let mut copy = Copy::new("a");
    let planned = copy.planned();
    let both =
        |copy: &Copy| (copy.value(&planned.pilot, "budget"), copy.value(&planned.pilot, "budget_currency"));
    copy.to(edit(&settings_id(), "currency", "EUR"));
    let step = copy.to(edit(&planned.pilot, "budget", 100.0));
    assert_eq!(both(&copy), (100.0.into(), "EUR".into()));
    assert_eq!(step.write_to(&planned.pilot).unwrap().set.len(), 2);
    copy.to(edit(&settings_id(), "currency", "USD"));
    let step = copy.to(edit(&planned.pilot, "budget", 200.0));
    assert_eq!(both(&copy), (200.0.into(), "EUR".into()), "what it has stays");
    assert_eq!(step.write_to(&planned.pilot).unwrap().set.len(), 2, "and is written again");
    copy.to(edit(&planned.pilot, "budget_currency", "CHF"));
    assert_eq!(both(&copy), (200.0.into(), "CHF".into()));
    assert_eq!(copy.refused_at(edit(&planned.pilot, "budget_currency", "francs")), "budget_currency");
    copy.to(edit(&planned.pilot, "budget", Value::Null));
    assert_eq!(both(&copy), (Value::Null, Value::Null));
    copy.same(edit(&planned.pilot, "budget_currency", "CHF"));
}

#[test]
fn the_first_save_can_be_of_the_settings() {
    let mut copy = Copy::new("a");
    copy.to(edit(&settings_id(), "name", "Pilots"));
    assert_eq!(copy.value(&settings_id(), "time_zone"), Value::from("Europe/Vienna"));
    let mut other = Copy::new("b");
    other.to(edit(&settings_id(), "time_zone", "Asia/Tokyo"));
    assert_eq!(other.value(&settings_id(), "time_zone"), Value::from("Asia/Tokyo"));
    assert_eq!(day("2026-03-10"), other.today);
}

#[test]
fn kinds_without_commands_of_their_own() {
    let mut copy = Copy::new("a");
    let team = copy.team("DevOps");
    let records = ["goal:1", "kpi:1", "reading:1", "issue:1", "page:1", "impact:1"].map(id);
    let [goal, kpi, reading, issue, page, impact] = &records;
    let mut change = Change::new("Add records");
    for record in &records {
        change.set(record, Field::parse("exists").unwrap(), true.into());
    }
    copy.write(change);
    let goals = &*format!("goals/{goal}");
    for (record, field, good, bad) in [
        (goal, "statement", Value::from("Ship daily"), Value::Null),
        (goal, "from", "2026-02-01".into(), "2026-02-31".into()),
        (goal, "to", "2026-02-01".into(), "2026-01-31".into()),
        (goal, "vision", true.into(), "yes".into()),
        (goal, &*format!("teams/{team}"), true.into(), 1.0.into()),
        (kpi, "name", "Deployments".into(), " ".into()),
        (kpi, goals, true.into(), "yes".into()),
        (kpi, "read_as", "answers".into(), "smileys".into()),
        (kpi, "cadence_days", 7.0.into(), 0.5.into()),
        (kpi, "start_on", "2026-01-01".into(), "soon".into()),
        (kpi, "due_on", "2026-12-31".into(), "2025-12-31".into()),
        (reading, "day", "2026-03-10".into(), "2026-03-11".into()),
        (reading, "n", 5.0.into(), 1.5.into()),
        (reading, "answers_10", 3.0.into(), (-3.0).into()),
        (issue, "severity", 1.0.into(), 5.0.into()),
        (issue, "severity", 4.0.into(), Value::Null),
        (issue, "about", goal.as_str().into(), "goal:none".into()),
        (page, "title", "Agreement".into(), "".into()),
        (impact, "kpi", kpi.as_str().into(), goal.as_str().into()),
        (impact, "amount", (-5.0).into(), "five".into()),
    ] {
        copy.to(edit(record, field, good.clone()));
        assert_eq!(copy.value(record, field), good);
        assert_eq!(copy.refused_at(edit(record, field, bad)), field);
    }
    assert_eq!(copy.refused_at(edit(reading, "k", 6.0)), "k", "k of n");
    for (record, field) in [
        (reading, "of"),
        (issue, "opened_at"),
        (issue, "raised_to/x"),
        (page, "template"),
        (impact, "outcome"),
    ] {
        assert_eq!(copy.refused_at(edit(record, field, true)), field);
    }
}
