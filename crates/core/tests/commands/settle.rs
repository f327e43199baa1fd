use pilotbook_core::Value;
use pilotbook_core::command::{self, *};
use pilotbook_core::journal::{RecordId, conflicts};
use pilotbook_core::model::{Idea, Triage as Word};

use crate::copy::{Copy, edit};

/// Two copies with the same record.
fn two(record: impl FnOnce(&mut Copy) -> RecordId) -> (Copy, Copy, RecordId) {
    let mut a = Copy::new("a");
    let record = record(&mut a);
    let mut b = Copy::new("b");
    b.merge(&a);
    (a, b, record)
}

fn settle(record: &RecordId, field: &str, value: impl Into<Value>) -> Settle {
    Settle { record: record.clone(), field: field.to_owned(), value: value.into() }
}

#[test]
fn one_write_settles_a_conflict_everywhere() {
    let (mut a, mut b, idea) = two(|a| a.idea("Canary"));
    a.to(edit(&idea, "title", "Canary releases"));
    b.to(edit(&idea, "title", "Canaries"));
    a.merge(&b);
    assert_eq!(conflicts(a.book.snapshot()).len(), 1);
    assert_eq!(a.refused_at(settle(&idea, "title", " ")), "title", "the rules hold for a third value");
    assert_eq!(a.refused_at(settle(&idea, "problem", "A")), "problem", "nothing to settle");
    assert_eq!(a.refused_at(settle(&idea, "exists", true)), "exists");
    let step = a.to(settle(&idea, "title", "Canary releases"));
    assert_eq!(step.what, "Settle Title of idea “Canary releases”".replace("Canary releases", "Canaries"));
    assert_eq!(step.write_to(&idea).unwrap().supersedes["title"].len(), 2);
    b.merge(&a);
    assert_eq!(conflicts(b.book.snapshot()), []);
    assert_eq!(b.get::<Idea>(&idea).title, "Canary releases");
    assert_eq!(b.refused_at(settle(&idea, "title", "Other")), "title", "it is settled already");
}

#[test]
fn what_is_locked_is_settled_with_what_is_there() {
    let (mut a, mut b, pilot) = two(|a| a.planned().pilot);
    a.to(edit(&pilot, "hypothesis", "If A"));
    b.to(edit(&pilot, "hypothesis", "If B"));
    b.to(StartPilot { pilot: pilot.clone(), on: b.today });
    a.merge(&b);
    assert_eq!(a.refused_at(settle(&pilot, "hypothesis", "If C")), "hypothesis");
    a.to(settle(&pilot, "hypothesis", "If B"));
}

#[test]
fn an_amount_is_settled_with_its_currency() {
    let (mut a, mut b, pilot) = two(|a| a.planned().pilot);
    let budget = |sum: f64, currency: &str| Edit {
        record: pilot.clone(),
        values: vec![("budget".to_owned(), sum.into()), ("budget_currency".to_owned(), currency.into())],
    };
    a.to(budget(100.0, "EUR"));
    b.to(budget(15000.0, "JPY"));
    a.merge(&b);
    assert_eq!(conflicts(a.book.snapshot()).len(), 2);
    a.to(settle(&pilot, "budget", 100.0));
    assert_eq!(conflicts(a.book.snapshot()), []);
    assert_eq!(a.value(&pilot, "budget_currency"), "EUR".into());
}

#[test]
fn a_settled_triage_has_a_day() {
    let (mut a, mut b, idea) = two(|a| a.idea("Canary"));
    a.to(command::Triage { idea: idea.clone(), triage: Word::Parked });
    b.today = b.today.plus_days(1);
    b.to(command::Triage { idea: idea.clone(), triage: Word::Declined });
    a.today = a.today.plus_days(2);
    a.merge(&b);
    a.to(settle(&idea, "triage", "parked"));
    let now: Idea = a.get(&idea);
    assert_eq!(now.triage, Some(Word::Parked));
    assert_eq!(now.triaged.last().map(String::as_str), Some("2026-03-12 parked"));
}

#[test]
fn edited_by_one_and_deleted_by_another() {
    for keep in [true, false] {
        let (mut a, mut b, idea) = two(|a| a.idea("Canary"));
        let settle = || SettleDeleted { record: idea.clone(), keep };
        assert_eq!(a.refused_at(settle()), "");
        a.to(Trash { record: idea.clone() });
        assert_eq!(a.refused_at(settle()), "", "nobody edited it");
        b.to(edit(&idea, "problem", "Errors"));
        a.merge(&b);
        let edited = |copy: &Copy| copy.book.snapshot().get(&idea).unwrap().edited_after_delete().len();
        assert_eq!(edited(&a), 1);
        // Deleting again changes nothing that is shown, so it is taken in without the round of undo.
        let change = a.change(&settle()).unwrap();
        a.write(change);
        assert_eq!(edited(&a), 0);
        assert_eq!(a.book.get::<Idea>(&idea).map(|idea| idea.problem), keep.then(|| "Errors".to_owned()));
        assert_eq!(a.refused_at(settle()), "");
    }
}
