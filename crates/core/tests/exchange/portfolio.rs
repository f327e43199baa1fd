//! From a book to what metrics look at.

use pilotbook_core::metrics::portfolio_of;
use pilotbook_core::model::{Decision, Triage, Verdict};
use pilotbook_core::{Date, LocalTime};

use super::ship::{Ship, id};

#[test]
fn names_come_along_and_bad_values_are_absent() {
    let mut ship = Ship::new(1);
    ship.import("K1,Canary,2026-01-01,Ops,Rel,Ann,parked,2026-02-01,succeeded,2026-03-01,adopt\n");
    let idea = id(&ship.ideas()[0].0);
    ship.set(&idea, "triaged/2026-01-10 shortlisted", "true");
    ship.set(&idea, "triaged/2026-02-30 parked", "true");
    ship.set(&idea, "triaged/2026-01-11 declined", "false");
    let portfolio = portfolio_of(&ship.book, &LocalTime::end_of(Date::LAST));
    let found = &portfolio.ideas[0];
    assert_eq!((found.team.as_str(), found.proposer.as_str()), ("Ops", "Ann"));
    assert_eq!((found.supporting_teams.as_slice(), found.triage), (&["Rel".to_owned()][..], Triage::Parked));
    assert_eq!(found.triaged.iter().map(|(_, word)| *word).collect::<Vec<_>>(), [Triage::Shortlisted]);
    assert_eq!(portfolio.teams.iter().map(String::as_str).collect::<Vec<_>>(), ["Ops", "Rel"]);
    let outcome = portfolio.pilots[0].outcome.as_ref().unwrap();
    assert_eq!((outcome.verdict, outcome.decision), (Verdict::Succeeded, Some(Decision::Adopt)));

    // Archived counts; a day that isn't one, and a reopened outcome, aren't there.
    ship.set(&idea, "archived", "true");
    ship.set(&idea, "created_on", r#""2026-02-30""#);
    ship.set(&id(&idea.as_str().replace("idea", "outcome")), "exists", "false");
    let portfolio = portfolio_of(&ship.book, &LocalTime::end_of(Date::LAST));
    assert_eq!((portfolio.ideas.len(), portfolio.ideas[0].created_on), (1, None));
    assert_eq!((portfolio.pilots[0].idea, &portfolio.pilots[0].outcome), (Some(0), &None));

    // A pilot whose idea lies in the trash has none.
    ship.set(&idea, "exists", "false");
    let portfolio = portfolio_of(&ship.book, &LocalTime::end_of(Date::LAST));
    assert_eq!((portfolio.ideas.len(), portfolio.pilots[0].idea), (0, None));
}

/// A ship with the pilot of one imported idea; the pilot's id, the outcome's, and a maker of records.
fn concluded() -> (Ship, pilotbook_core::journal::RecordId, pilotbook_core::journal::RecordId) {
    let mut ship = Ship::new(1);
    ship.import("K1,Canary,2026-01-01,Ops,,,,2026-02-01,succeeded,2026-03-01,adopt\n");
    let idea = ship.ideas()[0].0.clone();
    (ship, id(&idea.replace("idea", "pilot")), id(&idea.replace("idea", "outcome")))
}

fn make(ship: &mut Ship, record: &str, fields: &[(&str, &str)]) {
    let record = id(record);
    ship.set(&record, "exists", "true");
    for (field, value) in fields {
        ship.set(&record, field, value);
    }
}

#[test]
fn criteria_are_read_with_their_results_and_targets_as_amended_last() {
    use pilotbook_core::model::suggestion::Met;
    let (mut ship, pilot, _) = concluded();
    let of = format!("{:?}", pilot.as_str());
    let at_start: &[(&str, &str)] = &[
        ("role_at_start", "\"must\""),
        ("measure_at_start", "\"p95\""),
        ("target_at_start", "90"),
        ("direction_at_start", "\"at_most\""),
    ];
    let number = [
        ("pilot", of.as_str()),
        ("role", "\"must\""),
        ("measure", "\"p95\""),
        ("direction", "\"at_most\""),
        ("target", "90"),
        ("result", "82"),
        ("place", "1"),
    ];
    make(&mut ship, "criterion:a", &[&number[..], at_start].concat());
    let yes_no = [
        ("pilot", of.as_str()),
        ("role", "\"guardrail\""),
        ("answer", "\"yes_no\""),
        ("result_yes", "false"),
    ];
    make(
        &mut ship,
        "criterion:b",
        &[&yes_no[..], &[("role_at_start", "\"must\""), ("answer_at_start", "\"yes_no\"")]].concat(),
    );
    make(&mut ship, "criterion:c", &[("pilot", of.as_str()), ("result", "1"), ("role_at_start", "\"must\"")]);
    let look = |ship: &Ship| {
        let pilot = portfolio_of(&ship.book, &LocalTime::end_of(Date::LAST)).pilots.remove(0);
        let met: Vec<_> = pilot.criteria.iter().map(|own| (own.met, own.has_result)).collect();
        (met, pilot.criteria_amended)
    };
    // 82 ms against at most 90; no against yes; 1 against nothing. A changed role alone is no amendment.
    assert_eq!(look(&ship), (vec![(Met::Yes, true), (Met::No, true), (Met::Open, true)], false));
    ship.set(&id("criterion:a"), "target", "80");
    assert_eq!(look(&ship).0[0], (Met::No, true));
    assert!(look(&ship).1);
    // Undone: nothing was amended.
    ship.set(&id("criterion:a"), "target", "90");
    assert!(!look(&ship).1);
    // One came; only a start that was recorded makes a later criterion late.
    make(&mut ship, "criterion:d", &[("pilot", of.as_str()), ("role", "\"must\"")]);
    assert!(!look(&ship).1);
    ship.set(&pilot, "planned_end_at_start", "\"2026-03-01\"");
    assert!(look(&ship).1);
    ship.set(&id("criterion:d"), "exists", "false");
    assert!(!look(&ship).1);
    // One went, to the trash or the archive.
    ship.set(&id("criterion:b"), "archived", "true");
    assert!(look(&ship).1);
    ship.set(&id("criterion:b"), "archived", "false");
    assert!(!look(&ship).1);
    ship.set(&id("criterion:b"), "exists", "false");
    assert_eq!((look(&ship).0.len(), look(&ship).1), (2, true));
}

#[test]
fn money_kpis_and_citations_are_read() {
    let (mut ship, pilot, outcome) = concluded();
    ship.import("K2,Other,2026-04-01,,,,,,,,\n");
    let citing = ship.ideas().into_iter().find(|(_, title)| title == "Other").unwrap().0;
    ship.set(&id(&citing), &format!("builds_on/{outcome}"), "true");
    ship.set(&id(&citing), "builds_on/outcome:gone", "true");
    ship.set(&id(&citing), "tags/x", "true");
    ship.set(&id(&citing), "technologies/Rust", "true");
    ship.set(&pilot, "chance", "0.7");
    ship.set(&outcome, "learning", "\" \\n\"");
    ship.set(&outcome, "cost", "12.5");
    make(
        &mut ship,
        "kpi:k",
        &[("name", "\"Lead time\""), ("unit", "\"h\""), ("direction", "\"down\""), ("baseline", "9")],
    );
    let of = format!("{:?}", outcome.as_str());
    let impact = [("outcome", of.as_str()), ("amount", "-3"), ("unit", "\"h\""), ("basis", "\"measured\"")];
    make(&mut ship, "impact:a", &[&impact[..], &[("kpi", "\"kpi:k\"")]].concat());
    make(&mut ship, "impact:b", &impact[..3]);
    make(&mut ship, "impact:c", &[&impact[..], &[("kpi", "\"kpi:gone\"")]].concat());
    // The later entered of one day stands last; what has no day or no value isn't there.
    for (reading, day, value) in [
        ("b", "\"2026-02-02\"", "7"),
        ("a", "\"2026-02-02\"", "6"),
        ("c", "null", "5"),
        ("d", "\"2026-01-01\"", "8"),
        ("e", "\"2026-01-01\"", "null"),
    ] {
        make(
            &mut ship,
            &format!("reading:{reading}"),
            &[("of", "\"kpi:k\""), ("day", day), ("value", value)],
        );
    }
    let portfolio = portfolio_of(&ship.book, &LocalTime::end_of(Date::LAST));
    let idea = portfolio.ideas.iter().find(|idea| idea.title == "Other").unwrap();
    assert_eq!(idea.builds_on, [0]);
    assert!(idea.tags.contains("x") && idea.technologies.contains("Rust"));
    let found = &portfolio.pilots[0];
    assert_eq!((found.chance, found.title.as_str()), (Some(0.7), "Canary"));
    let own = found.outcome.as_ref().unwrap();
    assert_eq!(
        (own.has_learning, &own.cost),
        (false, &None),
        "blank is no learning, and no currency no money"
    );
    let impacts: Vec<_> = own.impacts.iter().map(|impact| (impact.kpi, impact.amount)).collect();
    assert_eq!(impacts, [(Some(0), -3.0), (None, -3.0)], "an impact without a basis is in no sum");
    let readings: Vec<Option<f64>> = portfolio.kpis[0].readings.iter().map(|reading| reading.value).collect();
    assert_eq!(readings, [8.0, 7.0, 6.0].map(Some));
    ship.set(&outcome, "cost_currency", "\"EUR\"");
    ship.set(&outcome, "learning", "\"Ask first\"");
    let own = portfolio_of(&ship.book, &LocalTime::end_of(Date::LAST)).pilots.remove(0).outcome.unwrap();
    assert_eq!((own.has_learning, own.cost.map(|cost| cost.amount)), (true, Some(12.5)));
}

#[test]
fn teams_come_with_their_records_and_pilots_with_their_leads_teams() {
    let (mut ship, pilot, _) = concluded();
    make(&mut ship, "team:zz", &[("name", "\"Ops\"")]);
    make(&mut ship, "team:dev", &[("name", "\"Dev\"")]);
    make(&mut ship, "team:nameless", &[]);
    make(
        &mut ship,
        "person:ann",
        &[("name", "\"Ann\""), ("teams/team:dev", "true"), ("teams/team:nameless", "true")],
    );
    ship.set(&pilot, "lead", "\"person:ann\"");
    let portfolio = portfolio_of(&ship.book, &LocalTime::end_of(Date::LAST));
    let names: Vec<&str> = portfolio.team_ids.keys().map(String::as_str).collect();
    assert_eq!(names, ["Dev", "Ops"]);
    // Of two teams of one name the least id.
    assert!(portfolio.team_ids["Ops"] < id("team:zz"));
    let leads: Vec<&str> = portfolio.pilots[0].lead_teams.iter().map(String::as_str).collect();
    assert_eq!(leads, ["Dev"]);
}

#[test]
fn what_serves_a_goal() {
    use pilotbook_core::model::goal_serving::serving_goal;
    let (mut ship, pilot, outcome) = concluded();
    let idea = id(&pilot.as_str().replace("pilot", "idea"));
    let goal = id("goal:safe");
    let found = |ship: &Ship| {
        let found = serving_goal(&ship.book, &goal);
        (found.ideas.len(), found.pilots.len(), found.moved.len())
    };
    make(&mut ship, "goal:safe", &[("statement", "\"Safe\"")]);
    make(&mut ship, "kpi:own", &[("name", "\"Own\""), ("goals/goal:safe", "true")]);
    make(&mut ship, "kpi:other", &[("name", "\"Other\"")]);
    assert_eq!(found(&ship), (0, 0, 0));
    // Through its idea, which names a KPI of the goal.
    ship.set(&idea, "serves/kpi:own", "true");
    assert_eq!(found(&ship), (1, 1, 0));
    ship.set(&idea, "serves/kpi:own", "false");
    ship.set(&pilot, "serves/goal:safe", "true");
    assert_eq!(found(&ship), (0, 1, 0));
    let of = format!("{:?}", outcome.as_str());
    make(&mut ship, "impact:a", &[("outcome", of.as_str()), ("kpi", "\"kpi:own\""), ("amount", "2")]);
    make(&mut ship, "impact:b", &[("outcome", of.as_str()), ("kpi", "\"kpi:other\"")]);
    assert_eq!(found(&ship), (0, 1, 1));
    ship.set(&pilot, "exists", "false");
    assert_eq!(found(&ship), (0, 0, 0));
}
