use pilotbook_core::Value;
use pilotbook_core::command::*;
use pilotbook_core::model::amended::amendments;
use pilotbook_core::model::book::settings_id;
use pilotbook_core::model::progress::{pilot_lines, running_lines};
use pilotbook_core::model::stage::{PilotStage, pilot_stage};
use pilotbook_core::model::{Answer, CriterionRole, Direction, Pilot};

use crate::copy::{Copy, criterion, day, edit, id, idea as captured, number, plan};

#[test]
fn planning() {
    let mut copy = Copy::new("a");
    let idea = copy.idea("Canary releases");
    copy.to(edit(&settings_id(), "currency", "EUR"));
    let step = copy.to(PlanPilot { budget: Some(500.0), title: " ".to_owned(), ..plan(&idea) });
    assert_eq!(step.what, "Plan pilot “Canary releases”", "a pilot without a title has its idea's");
    let pilot: Pilot = copy.get(&copy.created("pilot"));
    assert_eq!((pilot.budget, pilot.budget_currency.as_str()), (Some(500.0), "EUR"));
    assert_eq!(copy.book.pilots_of(&idea).len(), 1);
    let criteria = copy.book.criteria_of(&pilot.id);
    let rows: Vec<_> = criteria.iter().map(|row| (row.place, row.role, row.answer, row.target)).collect();
    assert_eq!(
        rows,
        [
            (Some(1.0), Some(CriterionRole::Must), Some(Answer::Number), Some(2.0)),
            (Some(2.0), Some(CriterionRole::Guardrail), Some(Answer::YesNo), None),
        ]
    );
    assert_eq!((criteria[1].direction, criteria[1].unit.as_str()), (None, ""), "yes or no has no unit");
}

#[test]
fn planning_is_refused() {
    let mut copy = Copy::new("a");
    let idea = copy.idea("Canary releases");
    let good = || plan(&idea);
    for (bad, at) in [
        (PlanPilot { idea: id("idea:none"), ..good() }, ""),
        (PlanPilot { lead: Some(idea.clone()), ..good() }, "lead"),
        (PlanPilot { planned_end: Some(day("2026-02-28")), ..good() }, "planned_end"),
        (PlanPilot { budget: Some(-1.0), ..good() }, "budget"),
        (PlanPilot { chance: Some(1.5), ..good() }, "chance"),
        (PlanPilot { criteria: vec![number("A"), number(" ")], ..good() }, "measure.1"),
        (
            PlanPilot { criteria: vec![CriterionDraft { target: Some(f64::NAN), ..number("A") }], ..good() },
            "target.0",
        ),
    ] {
        assert_eq!(copy.refused_at(bad), at);
    }
}

#[test]
fn criteria_come_move_and_go_before_the_start() {
    let mut copy = Copy::new("a");
    let planned = copy.planned();
    let add = |measure: &str| AddCriterion { pilot: planned.pilot.clone(), draft: number(measure) };
    copy.to(add("Lead time"));
    let third = copy.created("criterion");
    assert_eq!(criterion(&copy, &third).place, Some(3.0));
    assert_eq!(copy.refused_at(add("")), "measure");
    let place = |criterion: &_, place| MoveCriterion { criterion: Clone::clone(criterion), place };
    copy.to(place(&third, 0.5));
    copy.same(place(&third, 0.5));
    assert_eq!(copy.refused_at(place(&third, f64::NAN)), "place");
    let order: Vec<_> = copy.book.criteria_of(&planned.pilot).into_iter().map(|row| row.id).collect();
    assert_eq!(order, [third.clone(), planned.number.clone(), planned.yes_no.clone()]);
    copy.to(RemoveCriterion { criterion: third.clone() });
    assert_eq!(copy.book.criteria_of(&planned.pilot).len(), 2);
    copy.to(Restore { record: third.clone() });

    copy.to(StartPilot { pilot: planned.pilot.clone(), on: copy.today });
    for refused in [
        copy.refused(add("Late")).1,
        copy.refused(RemoveCriterion { criterion: third.clone() }).1,
        copy.refused(Trash { record: third.clone() }).1,
        copy.refused(Archive { record: third.clone(), archived: true }).1,
    ] {
        assert_eq!(refused, "The criteria were locked at the start; amend them with a reason.");
    }
    copy.to(place(&third, 9.0));
    assert_eq!(amendments(&copy.book, &copy.get(&planned.pilot)), [], "its place decides nothing");
}

#[test]
fn starting_locks() {
    let mut copy = Copy::new("a");
    let planned = copy.planned();
    copy.to(AddCriterion { pilot: planned.pilot.clone(), draft: number("Put away") });
    let archived = copy.created("criterion");
    copy.to(Archive { record: archived.clone(), archived: true });
    copy.to(StartPilot { pilot: planned.pilot.clone(), on: day("2026-03-01") });
    let pilot: Pilot = copy.get(&planned.pilot);
    assert_eq!(pilot_stage(&copy.book, &pilot), PilotStage::Running { since: day("2026-03-01") });
    assert_eq!(pilot.hypothesis_at_start, pilot.hypothesis);
    assert_eq!(pilot.planned_end_at_start, pilot.planned_end);
    let row = criterion(&copy, &planned.number);
    assert_eq!((row.role_at_start, row.answer_at_start), (row.role, row.answer));
    assert_eq!((row.measure_at_start, row.unit_at_start), (row.measure, row.unit));
    assert_eq!(
        (row.direction_at_start, row.baseline_at_start, row.target_at_start),
        (row.direction, row.baseline, row.target)
    );
    assert!(criterion(&copy, &planned.yes_no).role_at_start.is_some());
    assert!(criterion(&copy, &archived).role_at_start.is_none());
    assert_eq!(amendments(&copy.book, &pilot), []);
    assert_eq!(copy.refused_at(StartPilot { pilot: planned.pilot.clone(), on: copy.today }), "");
}

#[test]
fn starting_says_what_is_missing() {
    let mut copy = Copy::new("a");
    let idea = copy.idea("Canary releases");
    let bare = CriterionDraft {
        direction: None,
        target: None,
        role: CriterionRole::Guardrail,
        ..number("Error rate")
    };
    copy.to(PlanPilot { hypothesis: String::new(), planned_end: None, criteria: vec![bare], ..plan(&idea) });
    let pilot = copy.created("pilot");
    let row = copy.book.criteria_of(&pilot)[0].id.clone();
    let gaps = |copy: &Copy| start_gaps(&copy.book, &copy.get(&pilot));
    let start = |on: &str| StartPilot { pilot: pilot.clone(), on: day(on) };
    assert_eq!(
        gaps(&copy),
        [
            StartGap::Hypothesis,
            StartGap::PlannedEnd,
            StartGap::MustCriterion,
            StartGap::Direction(0, "Error rate".to_owned()),
            StartGap::Target(0, "Error rate".to_owned()),
        ]
    );
    for (at, fix) in [
        ("hypothesis", edit(&pilot, "hypothesis", "If we try it, it works.")),
        ("planned_end", edit(&pilot, "planned_end", "2026-03-02")),
        ("criteria", edit(&row, "role", "must")),
        ("direction.0", edit(&row, "direction", "at_most")),
        ("target.0", edit(&row, "target", 2.0)),
    ] {
        assert_eq!(gaps(&copy)[0].field(), at);
        assert_eq!(copy.refused_at(start("2026-03-01")), at);
        copy.to(fix);
    }
    assert_eq!(gaps(&copy), []);
    assert_eq!(copy.refused_at(start("2026-03-11")), "started_on");
    assert_eq!(copy.refused_at(start("2026-03-03")), "planned_end");
    copy.to(start("2026-03-02"));
}

#[test]
fn running_again_takes_the_plan_and_no_dates() {
    let mut copy = Copy::new("a");
    let (planned, _) = copy.concluded();
    copy.to(RunAgain { pilot: planned.pilot.clone() });
    let (old, new): (Pilot, Pilot) = (copy.get(&planned.pilot), copy.get(&copy.created("pilot")));
    assert_eq!(
        (&new.idea, &new.title, &new.hypothesis, &new.plan),
        (&old.idea, &old.title, &old.hypothesis, &old.plan)
    );
    assert_eq!(
        (new.planned_start, new.planned_end, new.started_on, new.planned_end_at_start),
        (None, None, None, None)
    );
    assert_eq!(pilot_stage(&copy.book, &new), PilotStage::Planned);
    let criteria = copy.book.criteria_of(&new.id);
    assert_eq!(criteria.len(), 2);
    assert_eq!((criteria[0].direction, criteria[0].target), (Some(Direction::AtMost), Some(2.0)));
    assert_eq!((criteria[0].result, criteria[0].role_at_start), (None, None));
    copy.to(edit(&new.id, "planned_end", "2026-05-01"));
    copy.to(StartPilot { pilot: new.id.clone(), on: copy.today });
    assert_eq!(copy.refused_at(StartPilot { pilot: planned.pilot.clone(), on: copy.today }), "");
    assert_eq!(copy.value(&new.id, "budget"), Value::Null);
}

#[test]
fn a_criterion_goes_up_and_down_by_one() {
    let mut copy = Copy::new("a");
    let planned = copy.planned();
    copy.to(AddCriterion { pilot: planned.pilot.clone(), draft: number("Lead time") });
    let third = copy.created("criterion");
    let moved = |copy: &mut Copy, up| {
        let place = moved_place(&copy.book, &third, up).unwrap();
        copy.to(MoveCriterion { criterion: third.clone(), place });
        copy.book.criteria_of(&planned.pilot).iter().position(|row| row.id == third).unwrap()
    };
    assert_eq!(moved_place(&copy.book, &third, false), None, "nothing is below it");
    assert_eq!([moved(&mut copy, true), moved(&mut copy, true)], [1, 0]);
    assert_eq!(moved_place(&copy.book, &third, true), None, "nothing is above it");
    assert_eq!([moved(&mut copy, false), moved(&mut copy, false)], [1, 2]);
}

#[test]
fn a_built_in_plan_can_be_planned_and_starts_once_it_is_filled_in() {
    for plan in &PLANS {
        let mut copy = Copy::new("a");
        copy.to(captured("Canary"));
        let idea = copy.created("idea");
        copy.to(plan.pilot(idea, String::new(), copy.today));
        let pilot: Pilot = copy.get(&copy.created("pilot"));
        let gaps = start_gaps(&copy.book, &pilot);
        assert_eq!(gaps[0], StartGap::HypothesisBlank, "{}", plan.name);
        let targets = gaps.iter().filter(|gap| matches!(gap, StartGap::Target(..))).count();
        assert_eq!(targets + 1, gaps.len(), "{}: {gaps:?}", plan.name);
        copy.to(edit(&pilot.id, "hypothesis", "If we try it, it works."));
        for criterion in copy.book.criteria_of(&pilot.id) {
            if criterion.answer == Some(Answer::Number) {
                copy.to(edit(&criterion.id, "target", 1.0));
            }
        }
        copy.to(StartPilot { pilot: pilot.id, on: copy.today });
    }
}

#[test]
fn lists_have_running_planned_and_concluded_ones() {
    let mut copy = Copy::new("a");
    let (concluded, _) = copy.concluded();
    let planned = copy.planned();
    let running = copy.running();
    let lines = pilot_lines(&copy.book, copy.today);
    let ids: Vec<_> = lines.iter().map(|line| (line.stage_word(), line.id.clone())).collect();
    assert_eq!(ids, [("running", running.pilot), ("planned", planned.pilot), ("concluded", concluded.pilot)]);
    assert_eq!((lines[2].met, lines[2].criteria), (2, 2));
    assert_eq!((lines[0].met, lines[0].confidence, lines[1].weeks.clone()), (0, None, None));
    assert_eq!(running_lines(&copy.book, copy.today), lines[..1]);
}
