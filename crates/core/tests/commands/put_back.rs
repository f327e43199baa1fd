//! Putting one field back to what it was before a step.

use pilotbook_core::Value;
use pilotbook_core::command::*;
use pilotbook_core::journal::RecordId;
use pilotbook_core::model::Triage as Word;
use proptest::prelude::*;

use super::copy::{Copy, edit};
use super::history::steps;

/// What can be put back of the newest step.
fn offered(copy: &Copy, id: &RecordId) -> Vec<PutBack> {
    let step = &steps(copy, id)[0];
    let changes = step.changes.iter();
    changes.filter_map(|c| PutBack::offered(&copy.book, copy.me.as_ref(), &c.record, &c.before)).collect()
}

#[test]
fn one_field_goes_back_and_the_others_stay() {
    let mut copy = Copy::new("a");
    let idea = copy.idea("Canary");
    copy.to(edit(&idea, "problem", "Slow."));
    let values = vec![("problem".to_owned(), Value::from("Quick.")), ("title".to_owned(), "Canaries".into())];
    copy.to(Edit { record: idea.clone(), values });
    let put = offered(&copy, &idea).remove(0);
    copy.to(put.clone());
    assert_eq!(copy.value(&idea, "problem"), "Slow.".into());
    assert_eq!(copy.value(&idea, "title"), "Canaries".into());
    // It is that already.
    assert_eq!(PutBack::offered(&copy.book, None, &put.record, &put.values), None);
}

#[test]
fn what_a_start_has_locked_says_that_it_needs_an_amendment() {
    let mut copy = Copy::new("a");
    let planned = copy.planned();
    copy.to(edit(&planned.number, "target", 3.0));
    let put = offered(&copy, &planned.pilot).remove(0);
    copy.to(StartPilot { pilot: planned.pilot.clone(), on: super::copy::day("2026-03-01") });
    let (field, message) = copy.refused(put);
    assert_eq!(field, "target");
    assert!(message.contains("amend it with a reason"), "{message}");
}

#[test]
fn a_new_record_and_what_follows_from_other_steps_are_not_put_back() {
    let mut copy = Copy::new("a");
    let idea = copy.idea("Canary");
    assert_eq!(offered(&copy, &idea), []);
    let (planned, _) = copy.concluded();
    let offered = offered(&copy, &planned.pilot);
    assert!(offered.iter().all(|put| put.record.kind() != "outcome"), "{offered:?}");
}

#[test]
fn triage_archive_and_money_go_back_by_their_own_commands() {
    let mut copy = Copy::new("a");
    let planned = copy.planned();
    let idea = copy.book.get::<pilotbook_core::model::Pilot>(&planned.pilot).unwrap().idea.unwrap();
    copy.to(Triage { idea: idea.clone(), triage: Word::Shortlisted });
    copy.to(offered(&copy, &idea).remove(0));
    assert_eq!(copy.value(&idea, "triage"), "new".into());
    copy.to(Archive { record: idea.clone(), archived: true });
    copy.to(offered(&copy, &idea).remove(0));
    assert_eq!(copy.value(&idea, "archived"), false.into());
    let money = |amount: f64, currency: &str| Edit {
        record: planned.pilot.clone(),
        values: vec![("budget".to_owned(), amount.into()), ("budget_currency".to_owned(), currency.into())],
    };
    copy.to(money(100.0, "EUR"));
    copy.to(money(200.0, "USD"));
    assert_eq!(steps(&copy, &planned.pilot)[0].changes[0].to.as_deref(), Some("200 USD"));
    copy.to(offered(&copy, &planned.pilot).remove(0));
    assert_eq!(copy.value(&planned.pilot, "budget"), 100.0.into());
    assert_eq!(copy.value(&planned.pilot, "budget_currency"), "EUR".into());
}

#[test]
fn everybody_puts_back_only_their_own_vote() {
    let mut copy = Copy::new("a");
    let (ada, bo) = (copy.person("Ada"), copy.person("Bo"));
    let idea = copy.idea("Canary");
    copy.me = Some(ada);
    copy.to(Vote { idea: idea.clone(), vote: true });
    assert_eq!(offered(&copy, &idea).len(), 1);
    copy.me = Some(bo);
    assert_eq!(offered(&copy, &idea), []);
}

/// An edit of an idea, as people make them.
fn edits() -> impl Strategy<Value = (String, Value)> {
    let text = |field: &'static str, pattern: &'static str| {
        pattern.prop_map(move |text| (field.to_owned(), Value::from(text.trim())))
    };
    let number = (prop_oneof![Just("ice_ease"), Just("ice_impact")], prop::option::of(1u8..=10))
        .prop_map(|(field, number)| (field.to_owned(), number.map(f64::from).into()));
    let tag = ("tags/[a-c]", any::<bool>()).prop_map(|(field, there)| (field, there.into()));
    let day = prop::option::of(1u8..=9)
        .prop_filter("a day is needed", Option::is_some)
        .prop_map(|day| ("created_on".to_owned(), day.map(|day| format!("2026-03-0{day}")).into()));
    prop_oneof![
        text("title", "[a-z]{1,3}( [a-z]{1,3})?"),
        text("problem", "[a-z ]{0,8}"),
        text("evidence", "[a-z\n]{0,8}"),
        number,
        tag,
        day,
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn after_any_step_every_field_goes_back_to_what_it_was(
        many in prop::collection::vec(prop::collection::vec(edits(), 1..4), 1..8)
    ) {
        let mut copy = Copy::new("p");
        let idea = copy.idea("Canary");
        for values in many {
            let command = Edit { record: idea.clone(), values };
            copy.try_to(&command).unwrap();
        }
        for step in steps(&copy, &idea) {
            for change in &step.changes {
                let put = PutBack::offered(&copy.book, None, &change.record, &change.before);
                let value = |copy: &Copy| copy.value(&change.record, &change.before[0].0);
                let empty = |value: Value| if value == false.into() { Value::Null } else { value };
                let Some(put) = put else {
                    let same = change.before.iter().all(|(field, before)| {
                        empty(copy.value(&change.record, field)) == empty(before.clone())
                    });
                    prop_assert!(same, "{change:?} is not offered");
                    continue;
                };
                let mut trial = copy.clone();
                trial.try_to(&put).unwrap();
                prop_assert_eq!(empty(value(&trial)), empty(change.before[0].1.clone()));
            }
        }
    }
}
