//! What the history of a pilot says, with all that belongs to it.

use std::sync::Arc;

use pilotbook_core::Value;
use pilotbook_core::command::*;
use pilotbook_core::exchange::history::{Step, history};
use pilotbook_core::journal::{RecordId, Transaction};
use pilotbook_core::model::parts::with_parts;
use pilotbook_core::model::{Basis, Confidence, Decision, KINDS};

use super::copy::{Copy, conclude, day, edit, number};

pub fn steps(copy: &Copy, id: &RecordId) -> Vec<Step> {
    let of = with_parts(&copy.book, id);
    let transactions: Vec<Arc<Transaction>> = copy.journal.counted().cloned().collect();
    history(&of, &transactions, copy.book.snapshot(), KINDS, |id| copy.book.title_of(id))
}

fn sentences(copy: &Copy, id: &RecordId) -> Vec<String> {
    steps(copy, id).into_iter().map(|step| step.sentence).collect()
}

/// `label: from > to` of the newest step.
fn changes(copy: &Copy, id: &RecordId) -> Vec<String> {
    let text = |text: &Option<String>| text.clone().unwrap_or_else(|| "-".to_owned());
    let step = &steps(copy, id)[0];
    let line =
        |of: &str, label: &str| if of.is_empty() { label.to_owned() } else { format!("{of}, {label}") };
    step.changes
        .iter()
        .map(|c| format!("{}: {} > {}", line(&c.of, &c.label), text(&c.from), text(&c.to)))
        .collect()
}

#[test]
fn a_pilots_life_in_sentences() {
    let mut copy = Copy::new("a");
    let planned = copy.planned();
    let pilot = planned.pilot.clone();
    copy.to(AddCriterion { pilot: pilot.clone(), draft: number("Build time") });
    copy.to(edit(&planned.number, "target", 3.0));
    assert_eq!(changes(&copy, &pilot), ["criterion “Error rate”, Target: 2 % > 3 %"]);
    let build = copy.book.criteria_of(&pilot)[2].id.clone();
    copy.to(RemoveCriterion { criterion: build });
    copy.to(StartPilot { pilot: pilot.clone(), on: day("2026-03-01") });
    copy.to(CheckIn {
        pilot: pilot.clone(),
        text: "Slow.".to_owned(),
        confidence: Confidence::Amber,
        day: day("2026-03-09"),
        readings: vec![
            (planned.number.clone(), ReadingValue::Number(4.5)),
            (planned.yes_no.clone(), ReadingValue::YesNo(true)),
        ],
    });
    let read = changes(&copy, &pilot);
    assert!(read.contains(&"Text: - > Slow.".to_owned()), "{read:?}");
    assert!(read.contains(&"Nobody was paged: - > yes".to_owned()), "{read:?}");
    assert!(read.contains(&"Error rate: - > 4.5 %".to_owned()), "{read:?}");
    let draft = CriterionDraft { target: Some(4.0), ..number("Error rate") };
    copy.to(Amend {
        pilot: pilot.clone(),
        reason: "Fewer users than thought.".to_owned(),
        hypothesis: None,
        planned_end: None,
        criteria: vec![CriterionAmendment::Change { criterion: planned.number.clone(), draft }],
    });
    assert!(steps(&copy, &pilot)[0].amends);
    copy.to(Comment { about: pilot.clone(), text: "Well done.".to_owned() });
    let impact = ImpactDraft {
        kpi: None,
        words: "Fewer calls".to_owned(),
        amount: Some(-3.0),
        unit: "calls".to_owned(),
        basis: Basis::Measured,
    };
    copy.to(Conclude { impacts: vec![impact], ..conclude(&planned) });
    let said = changes(&copy, &pilot);
    assert!(said.contains(&"impact “Fewer calls”, Amount: - > −3 calls".to_owned()), "{said:?}");
    let outcome = copy.book.outcome_of(&pilot).unwrap().id;
    copy.to(Decide { outcome: outcome.clone(), decision: Decision::Adopt, on: day("2026-03-10") });
    copy.to(MarkInUse { outcome, on: Some(day("2026-03-10")) });
    copy.to(Reopen { pilot: pilot.clone() });
    let expected = [
        "reopened it",
        "marked it as in use since 10 Mar 2026",
        "decided to adopt it",
        "concluded it as succeeded",
        "commented",
        "amended the target of the criterion “Error rate”",
        "checked in: at risk",
        "started it on 1 Mar 2026",
        "removed the criterion “Build time”",
        "changed the target of the criterion “Error rate”",
        "added the criterion “Build time”",
        "planned it",
    ];
    assert_eq!(sentences(&copy, &pilot), expected);
}

#[test]
fn what_was_taken_back_stays_in_the_history_it_belongs_to() {
    let mut copy = Copy::new("a");
    let idea = copy.idea("Canary");
    let comment = copy.to(Comment { about: idea.clone(), text: "Why?".to_owned() });
    copy.write(undo(&copy.book, &comment));
    let steps = steps(&copy, &idea);
    assert_eq!((steps[0].sentence.as_str(), steps[0].retracted), ("commented", true));
}

#[test]
fn votes_tags_teams_and_the_archive() {
    let mut copy = Copy::new("a");
    let me = copy.person("Ada Byrne");
    copy.me = Some(me);
    let (idea, team) = (copy.idea("Canary"), copy.team("DevRel"));
    copy.to(Vote { idea: idea.clone(), vote: true });
    copy.to(edit(&idea, "tags/ci", true));
    copy.to(edit(&idea, &format!("supporting_teams/{team}"), true));
    copy.to(edit(&idea, &format!("supporting_teams/{team}"), false));
    copy.to(Archive { record: idea.clone(), archived: true });
    copy.to(Triage { idea: idea.clone(), triage: pilotbook_core::model::Triage::Shortlisted });
    let values = vec![("problem".to_owned(), Value::from("Slow.")), ("title".to_owned(), "Canaries".into())];
    copy.to(Edit { record: idea.clone(), values });
    let expected = [
        "wrote the problem and changed the title",
        "shortlisted it",
        "archived it",
        "took the supporting team DevRel off",
        "added the supporting team DevRel",
        "added the tag #ci",
        // The transaction is signed by a name here, not by the voter's id.
        "added the vote of Ada Byrne",
        "logged it",
    ];
    assert_eq!(sentences(&copy, &idea), expected);
}

#[test]
fn several_transactions_are_taken_back_and_brought_back_in_one() {
    let mut copy = Copy::new("a");
    let idea = copy.idea("Canary");
    let edits: Vec<Arc<Transaction>> =
        ["One", "Two", "Three"].map(|text| copy.to(edit(&idea, "problem", text))).into();
    copy.write(undo_all(&copy.book, &edits));
    assert_eq!(copy.value(&idea, "problem"), Value::Null);
    let taken_back = copy.last.clone().unwrap();
    assert!(undo_all(&copy.book, &edits).is_empty());
    copy.write(redo_all(&copy.book, &edits));
    assert_eq!(copy.value(&idea, "problem"), "Three".into());
    // As one step it can be turned by undo, too.
    copy.write(redo(&copy.book, &taken_back));
    assert_eq!(copy.value(&idea, "problem"), Value::Null);
}
