//! What the history of goals and KPIs says.

use pilotbook_core::command::*;
use pilotbook_core::journal::RecordId;

use crate::copy::{Copy, day, edit};
use crate::goal::{goal, set};
use crate::history::steps;
use crate::kpi::{add, kpi};
use crate::reading::{five, read, share, survey};

fn sentences(copy: &Copy, id: &RecordId) -> Vec<String> {
    steps(copy, id).into_iter().map(|step| step.sentence).collect()
}

#[test]
fn a_kpis_life_in_sentences() {
    let mut copy = Copy::new("a");
    let (ops, rel) = (copy.team("DevOps"), copy.team("DevRel"));
    let goal = set(&mut copy, goal("Ship daily"));
    let kpi = add(&mut copy, KpiDraft { contributors: vec![rel.clone()], ..kpi("First render") });
    copy.to(edit(&kpi, &format!("goals/{goal}"), true));
    copy.to(edit(&kpi, &format!("owners/{ops}"), true));
    copy.to(Agree { kpi: kpi.clone(), team: ops, text: "Fine.".to_owned() });
    copy.to(OwnKpi { kpi: kpi.clone(), team: rel });
    copy.to(read(&kpi, "2026-03-01", ReadingDraft::Value(11.1)));
    let reading = copy.created("reading");
    copy.to(edit(&reading, "value", 11.3));
    copy.to(Trash { record: reading });
    let text = "2026-01-31 14\n2026-02-28 12";
    let lines = pasted_readings(text, &copy.get(&kpi), copy.today);
    copy.to(AddReadings {
        kpi: kpi.clone(),
        readings: lines.into_iter().flat_map(|line| line.read).collect(),
    });
    copy.to(edit(&kpi, "target", 9.0));
    copy.to(AcceptMismatch {
        code: "kpi_unserved".to_owned(),
        about: vec![kpi.clone()],
        text: "So be it.".to_owned(),
    });
    let entry = copy.created("entry");
    copy.to(Trash { record: entry });
    let expected = [
        "removed an accepted mismatch",
        "accepted a mismatch",
        "changed the target",
        "added 2 readings",
        "removed the reading of 1 Mar 2026",
        "changed the value of the reading of 1 Mar 2026",
        "read 11.1 min for 1 Mar 2026",
        "took DevRel off the contributors and made DevRel an owner",
        "agreed to it for DevOps",
        "made DevOps an owner",
        "said that it stands for “Ship daily”",
        "set it up",
    ];
    assert_eq!(sentences(&copy, &kpi), expected);
    let agreed = &steps(&copy, &kpi)[8];
    let shown: Vec<&str> =
        agreed.changes.iter().filter(|change| !change.said).map(|change| change.label.as_str()).collect();
    assert_eq!(shown, ["Text"], "the note stands below, the team is said");
}

#[test]
fn readings_in_each_form() {
    let mut copy = Copy::new("a");
    let share = add(&mut copy, share());
    // The copy's clock stands at 2026-03-09 and 2026-03-10 UTC; of that day nothing is said.
    copy.to(read(&share, "2026-02-28", ReadingDraft::Share { k: 46.0, n: 50.0 }));
    assert_eq!(sentences(&copy, &share)[0], "read 46 of 50 for 28 Feb 2026");
    let survey = add(&mut copy, survey("survey.csat"));
    copy.to(read(&survey, "2026-03-01", five([0, 0, 3, 10, 7])));
    assert_eq!(sentences(&copy, &survey)[0], "read answers for 1 Mar 2026");
    copy.today = day("2026-03-10");
    let today =
        pilotbook_core::Date::of_unix_ms(i64::try_from(copy.last.as_ref().unwrap().id.wall()).unwrap());
    copy.to(read(&survey, &today.to_string(), five([0, 0, 3, 10, 8])));
    assert_eq!(sentences(&copy, &survey)[0], "read answers");
}

/// The list of readings says which counts may be seen; the history, in which all that ever was stands, says none.
#[test]
fn the_history_says_no_counts() {
    let mut copy = Copy::new("a");
    let survey = add(&mut copy, survey("survey.csat"));
    copy.to(read(&survey, "2026-03-01", five([0, 0, 1, 4, 5])));
    let first = copy.created("reading");
    copy.to(read(&survey, "2026-03-02", five([0, 0, 1, 5, 5])));
    copy.to(Trash { record: copy.created("reading") });
    copy.to(edit(&first, "answers_4", 14.0));
    let values = [("answers_3", 6.0.into()), ("answers_5", 0.0.into()), ("note", "Twice.".into())];
    let values = values.map(|(field, value): (&str, pilotbook_core::Value)| (field.to_owned(), value));
    copy.to(Edit { record: first, values: values.to_vec() });
    let text = "2026-01-31 1 2 3 4 5\n2026-02-28 2 4 6 8 10";
    let lines = pasted_readings(text, &copy.get(&survey), copy.today);
    copy.to(AddReadings {
        kpi: survey.clone(),
        readings: lines.into_iter().flat_map(|line| line.read).collect(),
    });
    let steps = steps(&copy, &survey);
    let said: Vec<&str> = steps.iter().map(|step| step.sentence.as_str()).collect();
    let expected = [
        "added 2 readings",
        "changed the counts of the reading of 1 Mar 2026 and set the note of the reading of 1 Mar 2026 to “Twice.”",
        "changed the counts of the reading of 1 Mar 2026",
        "removed the reading of 2 Mar 2026",
        "read answers for 2 Mar 2026",
        "read answers for 1 Mar 2026",
    ];
    assert_eq!(said[..6], expected);
    let changes = steps[..6].iter().flat_map(|step| &step.changes);
    let labels: Vec<&str> = changes.map(|change| change.label.as_str()).collect();
    assert_eq!(labels, ["Note"], "no count among the details");
    assert!(steps.iter().all(|step| !step.what.contains("Answers")), "{steps:?}");
}

#[test]
fn a_goals_life_in_sentences() {
    let mut copy = Copy::new("a");
    let first = set(&mut copy, GoalDraft { is_vision: true, ..goal("Nobody waits") });
    let second = set(&mut copy, goal("Ship daily"));
    copy.to(edit(&second, "vision", true));
    copy.to(edit(&second, "to", "2026-11-30"));
    assert_eq!(sentences(&copy, &first), ["made it no longer the vision", "set the goal"]);
    assert_eq!(sentences(&copy, &second), ["changed the last day", "made it the vision", "set the goal"]);
}
