//! The history of a record in words.

use std::sync::Arc;

use pilotbook_core::Value;
use pilotbook_core::exchange::history::{Step, history};
use pilotbook_core::journal::{Change, Field, RecordId, Transaction};
use pilotbook_core::model::KINDS;
use pilotbook_core::model::ids::named;

use super::ship::{Ship, id};

fn steps(ship: &Ship, of: &RecordId) -> Vec<Step> {
    let transactions: Vec<Arc<Transaction>> = ship.journal.of_record(of).cloned().collect();
    history(std::slice::from_ref(of), &transactions, ship.book.snapshot(), KINDS, |id| ship.book.title_of(id))
}

/// `label: from > to` for each change of a step.
fn words(step: &Step) -> Vec<String> {
    let text = |text: &Option<String>| text.clone().unwrap_or_else(|| "-".to_owned());
    step.changes.iter().map(|c| format!("{}: {} > {}", c.label, text(&c.from), text(&c.to))).collect()
}

fn imported() -> (Ship, RecordId) {
    let mut ship = Ship::new(1);
    ship.import("K1,Canary,2026-01-01,Ops,,Ann,,,,,\n");
    let idea = id(&ship.ideas()[0].0);
    (ship, idea)
}

#[test]
fn choices_by_label_references_by_name_newest_first() {
    let (mut ship, idea) = imported();
    ship.set(&idea, "triage", r#""shortlisted""#);
    ship.set(&idea, &format!("supporting_teams/{}", named("team", "Ops").unwrap()), "true");
    ship.set(&idea, "tags/ops", "true");
    ship.set(&idea, "tags/ops", "false");
    ship.set(&idea, "team", "null");
    ship.set(&idea, "exists", "false");
    let steps = steps(&ship, &idea);
    let all: Vec<String> = steps[..6].iter().flat_map(words).collect();
    let expected = [
        "Team: Ops > -",
        "Tags: #ops > -",
        "Tags: - > #ops",
        "Supporting teams: - > Ops",
        "Triage: New > Shortlisted",
    ];
    assert_eq!(all, expected);
    let sentences: Vec<&str> = steps.iter().map(|step| step.sentence.as_str()).collect();
    let expected = [
        "moved it to the trash",
        "cleared the team",
        "took the tag #ops off",
        "added the tag #ops",
        "added the supporting team Ops",
        "shortlisted it",
        "logged it",
    ];
    assert_eq!(sentences, expected);
    assert_eq!((steps[6].by.as_str(), steps[6].what.as_str()), ("Ana", "Import rows.csv"));
    assert!(words(&steps[6]).contains(&"Proposed by: - > Ann".to_owned()));
}

#[test]
fn a_value_that_was_taken_back_is_not_what_the_next_one_replaced() {
    let (mut ship, idea) = imported();
    let wrong = ship.set(&idea, "title", r#""Wrong""#);
    ship.set(&id(&format!("tx:{wrong}")), "retracted", "true");
    ship.set(&idea, "title", r#""Better""#);
    ship.set(&idea, "title", r#""Best""#);
    let steps = steps(&ship, &idea);
    assert_eq!(words(&steps[0]), ["Title: Better > Best"]);
    assert_eq!(words(&steps[1]), ["Title: Canary > Better"]);
    assert_eq!((words(&steps[2]), steps[2].retracted), (vec!["Title: Canary > Wrong".to_owned()], true));
}

#[test]
fn whom_an_issue_was_raised_to_is_said_in_one_breath() {
    let (mut ship, _) = imported();
    let issue = ship.kpi("issue:1", r#""title":"Late""#);
    let (ann, ops) = (named("person", "Ann").unwrap(), named("team", "Ops").unwrap());
    for (on, said) in [(true, "raised it to Ann and Ops"), (false, "took back raising it to Ann and Ops")] {
        let mut change = Change::new("Raise");
        for name in [&ann, &ops] {
            change.set(&issue, Field::parse(&format!("raised_to/{name}")).unwrap(), Value::Bool(on));
        }
        ship.write(change);
        assert_eq!(steps(&ship, &issue)[0].sentence, said);
    }
}

#[test]
fn text_that_only_looks_like_a_reference_stays_as_it_is() {
    let (mut ship, idea) = imported();
    let team = named("team", "Ops").unwrap();
    ship.set(&idea, "title", &format!("{:?}", team.as_str()));
    assert_eq!(words(&steps(&ship, &idea)[0]), [format!("Title: Canary > {team}")]);
    ship.set(&idea, "team", r#""team:gone""#);
    assert_eq!(words(&steps(&ship, &idea)[0]), ["Team: Ops > team:gone"]);
}
