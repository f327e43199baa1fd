use pilotbook_core::Value;
use pilotbook_core::command::*;
use pilotbook_core::journal::conflicts;
use pilotbook_core::model::book::settings_id;
use pilotbook_core::model::stage::{IdeaStage, PilotStage, idea_stage, pilot_stage};
use pilotbook_core::model::{Basis, Confidence, Decision, HypothesisWas, Outcome, Pilot, Verdict};

use crate::copy::{Copy, Planned, conclude, criterion, day, edit};

fn impact(words: &str, amount: f64) -> ImpactDraft {
    ImpactDraft {
        kpi: None,
        words: words.to_owned(),
        amount: Some(amount),
        unit: "EUR".to_owned(),
        basis: Basis::Measured,
    }
}

fn full(planned: &Planned) -> Conclude {
    Conclude {
        hypothesis_was: Some(HypothesisWas::Right),
        decision: Some(Decision::Adopt),
        decision_on: Some(day("2026-03-10")),
        learning: "Start with one service.".to_owned(),
        next_step: "Roll out.".to_owned(),
        cost: Some(300.0),
        impacts: vec![impact("Saved", 1000.0)],
        ..conclude(planned)
    }
}

#[test]
fn concluding_writes_every_field() {
    let mut copy = Copy::new("a");
    copy.to(edit(&settings_id(), "currency", "EUR"));
    let planned = copy.running();
    let step = copy.to(conclude(&planned));
    assert_eq!(step.what, "Conclude pilot “Canary with checkout” as succeeded");
    let outcome = copy.created("outcome");
    assert_eq!(outcome.local(), planned.pilot.local());
    let written = &step.write_to(&outcome).unwrap().set;
    let fields: Vec<&str> = written.keys().map(|field| field.as_str()).collect();
    assert_eq!(
        fields,
        [
            "cost",
            "cost_currency",
            "decided_on",
            "decision",
            "decision_on",
            "exists",
            "hypothesis_was",
            "in_use_on",
            "learning",
            "next_step",
            "pilot",
            "verdict",
            "verdict_reason",
        ]
    );
    assert_eq!(written["learning"], Value::Null);
    assert_eq!(
        (criterion(&copy, &planned.number).result, criterion(&copy, &planned.yes_no).result_yes),
        (Some(1.5), Some(true))
    );
    let pilot: Pilot = copy.get(&planned.pilot);
    assert!(matches!(pilot_stage(&copy.book, &pilot), PilotStage::Concluded(_, Verdict::Succeeded)));
    let idea = copy.get(&pilot.idea.unwrap());
    assert_eq!(idea_stage(&copy.book, &idea), IdeaStage::Concluded(Verdict::Succeeded));
    assert_eq!(copy.refused_at(conclude(&planned)), "", "it is concluded already");
}

#[test]
fn concluding_with_all_there_is_to_say() {
    let mut copy = Copy::new("a");
    copy.to(edit(&settings_id(), "currency", "EUR"));
    let planned = copy.running();
    copy.to(full(&planned));
    let outcome: Outcome = copy.get(&copy.created("outcome"));
    assert_eq!((outcome.cost, outcome.cost_currency.as_str()), (Some(300.0), "EUR"));
    assert_eq!((outcome.decision, outcome.decision_on), (Some(Decision::Adopt), Some(day("2026-03-10"))));
    let impacts = copy.book.impacts_of(&outcome.id);
    assert_eq!((impacts.len(), impacts[0].amount, impacts[0].unit.as_str()), (1, Some(1000.0), "EUR"));
}

#[test]
fn verdicts_against_the_criteria_need_a_reason() {
    let results = |planned: &Planned, rate: Option<f64>, paged: Option<bool>| {
        vec![
            (planned.number.clone(), CriterionResult::Number(rate)),
            (planned.yes_no.clone(), CriterionResult::YesNo(paged)),
        ]
    };
    for (rate, quiet, suggestion) in [
        (Some(2.0), Some(true), Verdict::Succeeded),
        (Some(2.0), None, Verdict::Succeeded),
        (Some(2.1), Some(true), Verdict::Failed),
        (Some(1.0), Some(false), Verdict::Failed),
        (None, Some(true), Verdict::Inconclusive),
    ] {
        for verdict in [Verdict::Succeeded, Verdict::Failed, Verdict::Inconclusive, Verdict::Abandoned] {
            let mut copy = Copy::new("a");
            let planned = copy.running();
            let results = results(&planned, rate, quiet);
            assert_eq!(suggested_verdict(&copy.book, &planned.pilot, &results), Some(suggestion));
            let silent = Conclude { results, verdict, ..conclude(&planned) };
            if verdict == suggestion {
                copy.to(silent);
            } else {
                assert_eq!(copy.refused_at(silent.clone()), "verdict_reason");
                copy.to(Conclude { verdict_reason: "The lead left.".to_owned(), ..silent });
            }
        }
    }
}

#[test]
fn concluding_is_refused() {
    let mut copy = Copy::new("a");
    let planned = copy.planned();
    assert_eq!(copy.refused_at(conclude(&planned)), "", "it has not started");
    copy.to(StartPilot { pilot: planned.pilot.clone(), on: day("2026-03-01") });
    let other = copy.running();
    let good = || conclude(&planned);
    let adopt = |on: &str| Conclude { decision: Some(Decision::Adopt), decision_on: Some(day(on)), ..good() };
    let result = |id: &_, result| Conclude { results: vec![(Clone::clone(id), result)], ..good() };
    for (bad, at) in [
        (Conclude { decided_on: day("2026-03-11"), ..good() }, "decided_on"),
        (Conclude { decided_on: day("2026-02-28"), ..good() }, "decided_on"),
        (adopt("2026-03-09"), "decision_on"),
        (adopt("2026-03-11"), "decision_on"),
        (Conclude { cost: Some(-1.0), ..good() }, "cost"),
        (result(&other.number, CriterionResult::Number(None)), "result.0"),
        (result(&planned.number, CriterionResult::YesNo(None)), "result.0"),
        (result(&planned.number, CriterionResult::Number(Some(f64::NAN))), "result.0"),
        (result(&planned.yes_no, CriterionResult::Number(None)), "result_yes.0"),
        (Conclude { impacts: vec![impact("A", 1.0), impact(" ", 1.0)], ..good() }, "words.1"),
        (Conclude { impacts: vec![impact("A", f64::INFINITY)], ..good() }, "amount.0"),
        (
            Conclude {
                impacts: vec![ImpactDraft { kpi: Some(planned.pilot.clone()), ..impact("A", 1.0) }],
                ..good()
            },
            "kpi.0",
        ),
    ] {
        assert_eq!(copy.refused_at(bad), at);
    }
}

#[test]
fn the_form_begins_with_readings_and_after_reopening_with_what_was_said() {
    let mut copy = Copy::new("a");
    let planned = copy.running();
    let form = |copy: &Copy| prefill(&copy.book, &copy.get(&planned.pilot));
    let empty = form(&copy);
    assert_eq!(empty.suggested, Some(Verdict::Inconclusive));
    let results = |number, yes| {
        vec![
            (planned.number.clone(), CriterionResult::Number(number)),
            (planned.yes_no.clone(), CriterionResult::YesNo(yes)),
        ]
    };
    assert_eq!((empty.reopened, empty.results), (false, results(None, None)));
    for (on, rate) in [("2026-03-08", 1.0), ("2026-03-05", 4.0)] {
        copy.to(CheckIn {
            pilot: planned.pilot.clone(),
            text: String::new(),
            confidence: Confidence::Amber,
            day: day(on),
            readings: vec![
                (planned.number.clone(), ReadingValue::Number(rate)),
                (planned.yes_no.clone(), ReadingValue::YesNo(rate < 2.0)),
            ],
        });
    }
    let read = form(&copy);
    assert_eq!((read.results, read.suggested), (results(Some(1.0), Some(true)), Some(Verdict::Succeeded)));

    copy.to(full(&planned));
    let outcome = copy.created("outcome");
    copy.to(MarkInUse { outcome: outcome.clone(), on: Some(day("2026-03-10")) });
    copy.to(Reopen { pilot: planned.pilot.clone() });
    assert_eq!(copy.refused_at(Reopen { pilot: planned.pilot.clone() }), "");
    assert!(matches!(pilot_stage(&copy.book, &copy.get(&planned.pilot)), PilotStage::Running { .. }));
    let again = form(&copy);
    assert_eq!((again.reopened, again.verdict), (true, Some(Verdict::Succeeded)));
    assert_eq!(
        (again.results, again.learning.as_str()),
        (results(Some(1.5), Some(true)), "Start with one service.")
    );
    assert_eq!((again.cost, again.impacts.clone()), (Some(300.0), vec![impact("Saved", 1000.0)]));

    copy.to(Conclude { impacts: vec![impact("Saved", 900.0)], learning: String::new(), ..full(&planned) });
    let now: Outcome = copy.get(&outcome);
    assert_eq!((now.learning.as_str(), now.in_use_on), ("", Some(day("2026-03-10"))));
    let amounts: Vec<_> = copy.book.impacts_of(&outcome).into_iter().map(|impact| impact.amount).collect();
    assert_eq!(amounts, [Some(900.0)]);
    copy.to(Reopen { pilot: planned.pilot.clone() });
    copy.to(conclude(&planned));
    assert_eq!(copy.get::<Outcome>(&outcome).in_use_on, None, "nothing was adopted this time");
    assert!(copy.book.impacts_of(&outcome).is_empty());
}

#[test]
fn a_reopened_outcome_keeps_its_currency() {
    let mut copy = Copy::new("a");
    copy.to(edit(&settings_id(), "currency", "EUR"));
    let planned = copy.running();
    copy.to(full(&planned));
    let outcome = copy.created("outcome");
    copy.to(edit(&settings_id(), "currency", "USD"));
    copy.to(Reopen { pilot: planned.pilot.clone() });
    copy.to(full(&planned));
    assert_eq!(copy.get::<Outcome>(&outcome).cost_currency, "EUR");
}

#[test]
fn deciding_and_taking_into_use() {
    let mut copy = Copy::new("a");
    let (planned, outcome) = copy.concluded();
    let decide = |decision, on: &str| Decide { outcome: outcome.clone(), decision, on: day(on) };
    let in_use = |on: Option<&str>| MarkInUse { outcome: outcome.clone(), on: on.map(day) };
    assert_eq!(copy.refused_at(in_use(Some("2026-03-10"))), "in_use_on", "nothing was adopted");
    copy.same(in_use(None));
    copy.today = day("2026-03-20");
    assert_eq!(copy.refused_at(decide(Decision::Adopt, "2026-03-09")), "decision_on");
    assert_eq!(copy.refused_at(decide(Decision::Adopt, "2026-03-21")), "decision_on");
    copy.to(decide(Decision::Adopt, "2026-03-15"));
    copy.same(decide(Decision::Adopt, "2026-03-15"));
    assert_eq!(copy.refused_at(in_use(Some("2026-03-21"))), "in_use_on");
    assert_eq!(copy.refused_at(in_use(Some("2026-03-09"))), "in_use_on");
    copy.to(in_use(Some("2026-03-20")));
    copy.to(in_use(None));
    copy.to(in_use(Some("2026-03-18")));
    copy.to(decide(Decision::Drop, "2026-03-20"));
    assert_eq!(copy.get::<Outcome>(&outcome).in_use_on, None, "what is dropped is not in use");
    assert_eq!(copy.refused_at(Trash { record: outcome.clone() }), "");
    copy.to(Reopen { pilot: planned.pilot });
    assert_eq!(copy.refused_at(decide(Decision::Drop, "2026-03-20")), "");
}

#[test]
fn two_conclusions_conflict_openly() {
    let mut a = Copy::new("a");
    let planned = a.running();
    let mut b = Copy::new("b");
    b.merge(&a);
    a.to(conclude(&planned));
    b.to(Conclude {
        results: vec![(planned.number.clone(), CriterionResult::Number(None))],
        verdict: Verdict::Abandoned,
        verdict_reason: "No traffic".to_owned(),
        learning: "Wait for spring".to_owned(),
        ..conclude(&planned)
    });
    a.merge(&b);
    b.merge(&a);
    let found = conflicts(a.book.snapshot());
    assert_eq!(found, conflicts(b.book.snapshot()));
    let fields: Vec<&str> = found.iter().filter_map(|conflict| conflict.get("field")?.as_text()).collect();
    // An empty text against a text too, and a result against none.
    assert_eq!(fields, ["result", "learning", "verdict", "verdict_reason"]);
    let outcome = a.created("outcome");
    for (field, value) in [("verdict", "succeeded"), ("learning", "Wait for spring")] {
        a.to(Settle { record: outcome.clone(), field: field.to_owned(), value: value.into() });
    }
    a.to(Settle { record: outcome.clone(), field: "verdict_reason".to_owned(), value: Value::Null });
    a.to(Settle { record: planned.number.clone(), field: "result".to_owned(), value: 1.5.into() });
    b.merge(&a);
    assert_eq!(conflicts(b.book.snapshot()), []);
    assert_eq!(b.get::<Outcome>(&outcome).verdict, Some(Verdict::Succeeded));
}
