//! What serves a KPI, and what its page draws of that.

use pilotbook_core::chart::readings;
use pilotbook_core::chart::{KpiTrend, Plain};
use pilotbook_core::command::*;
use pilotbook_core::journal::RecordId;
use pilotbook_core::metrics::portfolio_of;
use pilotbook_core::model::serving::serving;
use pilotbook_core::model::{Basis, CSAT, Kpi, Pilot, ReadAs, Verdict};
use pilotbook_core::{LocalTime, Time};

use crate::copy::{Copy, conclude, day, plan};
use crate::goal::{goal, set};
use crate::kpi::{add, kpi};

fn serve(copy: &mut Copy, record: &RecordId, served: &RecordId, on: bool) {
    copy.to(Serve { record: record.clone(), served: served.clone(), on });
}

fn found(copy: &Copy, kpi: &RecordId) -> (Vec<RecordId>, Vec<RecordId>, usize) {
    let serving = serving(&copy.book, &copy.get::<Kpi>(kpi));
    (serving.ideas, serving.pilots, serving.claims.len())
}

#[test]
fn by_itself_by_its_goal_or_by_its_idea() {
    let mut copy = Copy::new("a");
    let goal = set(&mut copy, goal("Ship daily"));
    let of_goal = add(&mut copy, KpiDraft { goals: vec![goal.clone()], ..kpi("First render") });
    let other = add(&mut copy, kpi("Answers"));
    let planned = copy.planned();
    let idea = copy.get::<Pilot>(&planned.pilot).idea.unwrap();
    assert_eq!(found(&copy, &of_goal), (vec![], vec![], 0));

    serve(&mut copy, &planned.pilot, &of_goal, true);
    assert_eq!(found(&copy, &of_goal), (vec![], vec![planned.pilot.clone()], 0));
    serve(&mut copy, &planned.pilot, &of_goal, false);
    serve(&mut copy, &idea, &goal, true);
    assert_eq!(found(&copy, &of_goal), (vec![idea.clone()], vec![planned.pilot.clone()], 0));
    assert_eq!(found(&copy, &other), (vec![], vec![], 0));
    copy.to(Trash { record: idea });
    assert_eq!(found(&copy, &of_goal), (vec![], vec![], 0));
}

#[test]
fn a_plan_says_what_its_pilot_serves() {
    let mut copy = Copy::new("a");
    let kpi = add(&mut copy, kpi("First render"));
    let (idea, team) = (copy.idea("Canary releases"), copy.team("DevOps"));
    copy.to(PlanPilot { serves: vec![kpi.clone()], ..plan(&idea) });
    assert_eq!(found(&copy, &kpi).1, [copy.created("pilot")]);
    assert_eq!(copy.refused_at(PlanPilot { serves: vec![team], ..plan(&idea) }), "serves");
}

#[test]
fn the_trend_has_the_pilots_that_serve_it_and_those_whose_outcome_names_it() {
    let mut copy = Copy::new("a");
    let kpi = add(&mut copy, kpi("First render"));
    let planned = copy.running();
    let impact = ImpactDraft {
        kpi: Some(kpi.clone()),
        words: String::new(),
        amount: Some(-1.5),
        unit: "min".to_owned(),
        basis: Basis::Measured,
    };
    copy.to(Conclude { impacts: vec![impact], ..conclude(&planned) });
    assert_eq!(found(&copy, &kpi), (vec![], vec![], 1));
    let trend = |copy: &Copy| KpiTrend::of(&copy.book, &copy.get::<Kpi>(&kpi), Vec::new(), &Plain);
    let pilots = trend(&copy).pilots;
    assert_eq!(pilots.len(), 1);
    assert_eq!(
        (pilots[0].start, pilots[0].outcome),
        (day("2026-03-01"), Some((day("2026-03-10"), Verdict::Succeeded)))
    );
    assert_eq!(pilots[0].claims, "−1.5 min measured");
    // Served too, it stands there once.
    serve(&mut copy, &planned.pilot, &kpi, true);
    assert_eq!(trend(&copy).pilots.len(), 1);
    copy.to(Reopen { pilot: planned.pilot });
    let pilots = trend(&copy).pilots;
    assert_eq!((pilots[0].outcome, pilots[0].claims.as_str()), (None, ""));
}

#[test]
fn readings_as_a_list_shows_them() {
    let mut copy = Copy::new("a");
    let share = KpiDraft {
        read_as: ReadAs::Share,
        unit: "%".to_owned(),
        baseline: None,
        target: None,
        ..kpi("Deployments")
    };
    let share = add(&mut copy, share);
    let csat = KpiDraft {
        read_as: ReadAs::Answers,
        metric: CSAT.to_owned(),
        unit: "%".to_owned(),
        baseline: None,
        target: None,
        ..kpi("CSAT")
    };
    let csat = add(&mut copy, csat);
    let read = |copy: &mut Copy, kpi: &RecordId, on: &str, reading: ReadingDraft, note: &str| {
        copy.to(AddReading { kpi: kpi.clone(), day: day(on), reading, note: note.to_owned() });
    };
    read(&mut copy, &share, "2026-02-01", ReadingDraft::Share { k: 46.0, n: 50.0 }, "");
    read(&mut copy, &share, "2026-01-01", ReadingDraft::Share { k: 2.0, n: 3.0 }, "few");
    read(&mut copy, &csat, "2026-02-01", ReadingDraft::Answers([0, 0, 1, 2, 9, 8, 0, 0, 0, 0, 0]), "");
    let now = Time::of_unix_ms(1_773_200_000_000);
    let portfolio = portfolio_of(&copy.book, &LocalTime { now, ahead: &|_| 0 });
    let rows = |kpi: &RecordId| {
        let looked_at = portfolio.kpis.iter().find(|own| own.id == *kpi).unwrap();
        readings(&copy.book, &copy.get(kpi), looked_at)
    };
    let shares = rows(&share);
    let said: Vec<_> = shares.iter().map(|row| (row.of.said(&Plain), row.note.as_str())).collect();
    assert_eq!(said, [("2 of 3".to_owned(), "few"), ("46 of 50".to_owned(), "")]);
    assert_eq!(shares[1].value, Some(92.0));
    let few: Vec<bool> = shares.iter().map(|row| row.point(&Plain).unwrap().few).collect();
    assert_eq!(few, [true, false]);
    let answers = rows(&csat);
    assert_eq!((answers[0].of.said(&Plain).as_str(), answers[0].value), ("20 answers", Some(85.0)));
}
