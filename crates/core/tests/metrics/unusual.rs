//! Unusual data, as a merge or an older build may bring it: nothing of it breaks a number, and what isn't there any more
//! isn't counted.

use std::cell::Cell;

use pilotbook_core::figures::Plain;
use pilotbook_core::journal::{Actor, Change, Clock, Field, Journal, RecordId, new_transaction, project};
use pilotbook_core::metrics::alignment::{
    Alignment, NEVER_LEARNED, TEAM_WITHOUT_SHARED_KPI, TEAMS_APART, goal_progress,
};
use pilotbook_core::metrics::kpi::{KpiStatus, standing, standings};
use pilotbook_core::metrics::portfolio::{Kpi, Portfolio, Reading};
use pilotbook_core::metrics::{Metrics, Scope, portfolio_of};
use pilotbook_core::model::Book;
use pilotbook_core::{LocalTime, Time, Value, json};
use proptest::prelude::*;

use super::build::{day, id, portfolio};
use super::random_agreed;

/// A book of records given as JSON objects by their ids.
fn book(records: &str) -> Book {
    let json::Value::Object(records) = json::parse(records).unwrap() else { panic!("{records}") };
    let mut change = Change::new("Records");
    for (id, fields) in records {
        let id = RecordId::parse(&id).unwrap();
        for (field, value) in fields.as_object().unwrap().clone() {
            change.set(&id, Field::parse(&field).unwrap(), value);
        }
    }
    let mut journal = Journal::new();
    let stamp = Clock::new(Actor(7)).next(1_780_000_000_000);
    let written = new_transaction(Book::default().snapshot(), &journal, change, stamp, "Ana").unwrap();
    journal.add_transaction(written.into());
    Book::of(project(&journal))
}

const TEAMS: &str = r#""team:a":{"exists":true,"name":"A"},"team:b":{"exists":true,"name":"B"},
    "team:old":{"exists":true,"name":"Old","archived":true},"team:gone":{"exists":false,"name":"Gone"}"#;

#[test]
fn teams_in_the_archive_count_and_are_not_asked_about() {
    let book = book(&format!(
        r#"{{{TEAMS},"goal:g":{{"exists":true,"statement":"G","teams/team:a":true,"teams/team:old":true}},
        "kpi:k":{{"exists":true,"name":"K","owners/team:a":true,"owners/team:b":true,"contributors/team:old":true}},
        "kpi:l":{{"exists":true,"name":"L","owners/team:a":true,"owners/team:old":true,"goals/goal:g":true}}}}"#
    ));
    let today = day("2026-06-12");
    let portfolio = portfolio_of(&book, &LocalTime::end_of(today));
    assert_eq!(portfolio.archived_teams.iter().collect::<Vec<_>>(), ["Old"]);
    let alignment = Alignment::of(&portfolio, today, None, &Plain);
    assert_eq!((alignment.shared.share().k, alignment.shared.share().n), (2, 2), "it counts as an owner");
    assert!(alignment.matrix.teams.contains(&"Old".to_owned()));
    let of = |code: &str| alignment.mismatches.iter().filter(|own| own.code == code).count();
    assert_eq!((of(TEAM_WITHOUT_SHARED_KPI), of(TEAMS_APART)), (0, 0));

    // Were it not in the archive, it and B would have nothing in common but K.
    let mut asked = portfolio.clone();
    asked.archived_teams.clear();
    asked.kpis.retain(|kpi| kpi.name == "L");
    let mut not_asked = asked.clone();
    not_asked.archived_teams = portfolio.archived_teams.clone();
    let titles = |portfolio: &Portfolio| {
        let alignment = Alignment::of(portfolio, today, None, &Plain);
        let about = |own: &&_| {
            let own: &pilotbook_core::metrics::alignment::Mismatch = own;
            own.about.iter().any(|id| id.as_str() == "team:old")
        };
        alignment.mismatches.iter().filter(about).map(|own| own.code).collect::<Vec<_>>()
    };
    assert_eq!(titles(&asked), [NEVER_LEARNED; 2], "it shares L with A, and learned with nobody");
    asked.kpis.clear();
    not_asked.kpis.clear();
    let kpi = Kpi { owners: ["A".to_owned(), "B".to_owned()].into(), ..Kpi::new(id("kpi", 9)) };
    asked.kpis.push(kpi.clone());
    not_asked.kpis.push(kpi);
    assert_eq!(titles(&asked)[0], TEAM_WITHOUT_SHARED_KPI);
    assert_eq!(titles(&not_asked), [] as [&str; 0]);
}

#[test]
fn what_lies_in_the_trash_owns_and_feeds_nothing() {
    let book = book(&format!(
        r#"{{{TEAMS},"kpi:k":{{"exists":true,"name":"K","owners/team:a":true,"owners/team:gone":true}},
        "kpi:s":{{"exists":false,"name":"S","read_as":"share","metric":"deployments.success"}},
        "reading:s":{{"exists":true,"of":"kpi:s","day":"2026-05-01","k":9,"n":10}},
        "reading:k":{{"exists":false,"of":"kpi:k","day":"2026-05-01","value":7}},
        "kpi:f":{{"exists":true,"name":"F","read_as":"metric","metric":"deployments.success","baseline":0,"target":1}}}}"#
    ));
    let today = day("2026-06-12");
    let portfolio = portfolio_of(&book, &LocalTime::end_of(today));
    let metrics = Metrics::of(&portfolio, &Scope::up_to(today)).unwrap();
    assert_eq!((metrics.alignment.shared.share().k, metrics.alignment.shared.share().n), (0, 2));
    assert!(metrics.deployments.is_empty());
    assert!(metrics.kpis.iter().all(|row| row.standing.status == KpiStatus::NoData), "{:?}", metrics.kpis);
}

#[test]
fn a_mistyped_year_does_not_ask_the_clock_for_centuries() {
    let book = book(
        r#"{"issue:1":{"exists":true,"title":"Old","opened_at":"0001-01-01T00:00:00Z"},
            "issue:2":{"exists":true,"title":"New","opened_at":"2026-06-10T00:00:00Z","resolved_at":"9999-01-01T00:00:00Z"},
            "issue:3":{"exists":true,"title":"Later","opened_at":"9999-01-01T00:00:00Z"}}"#,
    );
    let asked = Cell::new(0);
    let ahead = |_: Time| {
        asked.set(asked.get() + 1);
        7200
    };
    let now = Time::parse("2026-06-12T09:00:00Z").unwrap();
    let portfolio = portfolio_of(&book, &LocalTime { now, ahead: &ahead });
    assert!(asked.get() < 3_000, "{} times", asked.get());
    let metrics = Metrics::of(&portfolio, &Scope::up_to(day("2026-06-12"))).unwrap();
    let scope = Scope { from: Some(day("0001-01-01")), ..Scope::up_to(day("2026-06-12")) };
    let all = Metrics::of(&portfolio, &scope).unwrap();
    assert_eq!(
        (metrics.issues.opened.len(), all.issues.opened.len()),
        (0, 2),
        "nothing is opened later than now"
    );
    assert_eq!(all.issues.time_to_resolve.open.len(), 2);
}

#[test]
fn answers_off_the_scale_are_not_counted() {
    let all = portfolio(
        "kpi % as=answers metric=survey.csat 2024-01-01=8:9,4:2\nkpi % as=answers metric=survey.csat 2024-01-01=8:9,4:2,1:3",
    );
    let scope = Scope { from: Some(day("2024-01-01")), ..Scope::up_to(day("2024-12-31")) };
    let metrics = Metrics::of(&all, &scope).unwrap();
    let rows: Vec<_> =
        metrics.surveys.csat.iter().map(|row| (row.asked.answers.total(), row.asked.too_few)).collect();
    assert_eq!(rows, [(0, 1), (5, 0)], "two answers on the scale are too few to be shown");
    assert_eq!(metrics.kpis[0].standing.latest, None);
    assert_eq!(metrics.kpis[1].standing.latest.map(|(_, value)| value), Some(40.0));
}

/// Any number that a record can hold, most often one that is hard to divide by.
fn any_number() -> impl Strategy<Value = f64> {
    let hard =
        vec![0.0, 1.0, -1.0, f64::MAX, f64::MIN, f64::MIN_POSITIVE, 5e-324, -5e-324, 1e308, -1e308, 1e-300];
    prop_oneof![prop::sample::select(hard), any::<f64>().prop_filter("finite", |number| number.is_finite())]
}

/// Whether all numbers of it can be written.
fn is_sound(value: &Value) -> bool {
    match value {
        Value::Number(number) => number.is_finite(),
        Value::List(list) => list.iter().all(is_sound),
        Value::Object(object) => object.values().all(is_sound),
        Value::Null | Value::Bool(_) | Value::Text(_) => true,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// Start after due, baseline at the target, numbers at the ends of what there is: a status is always said, and
    /// what is written can be read.
    #[test]
    fn any_numbers_and_days_give_a_status(
        ends in (prop::option::of(any_number()), prop::option::of(any_number())),
        readings in prop::collection::vec((0..40i64, any_number()), 0..4),
        days in (prop::option::of(0..40i64), prop::option::of(0..40i64)),
        cadence in prop::option::of(any_number()),
        as_of in 0..40i64,
    ) {
        let first = day("2026-01-01");
        let mut kpi = Kpi {
            baseline: ends.0,
            target: ends.1,
            start_on: days.0.map(|n| first.plus_days(n)),
            due_on: days.1.map(|n| first.plus_days(n)),
            cadence_days: cadence,
            goals: [id("goal", 1)].into(),
            ..Kpi::new(id("kpi", 1))
        };
        for (n, (at, value)) in readings.into_iter().enumerate() {
            kpi.readings.push(Reading { value: Some(value), ..Reading::new(id("reading", n), first.plus_days(at)) });
        }
        kpi.readings.sort_by_key(|reading| reading.day);
        let portfolio = Portfolio { kpis: vec![kpi.clone()], ..Portfolio::default() };
        let today = first.plus_days(as_of);
        let found = standing(&portfolio, &kpi, today);
        if ends.0.is_some() && ends.0 == ends.1 {
            prop_assert_eq!(found.status, KpiStatus::NoData);
        }
        if let (Some(start), Some(due)) = days && start >= due {
            prop_assert_eq!(found.expected, Some(if as_of >= due { 1.0 } else { 0.0 }));
        }
        prop_assert!(found.attainment.is_none_or(f64::is_finite));
        prop_assert_eq!(found.status == KpiStatus::NoData, found.attainment.is_none());
        let progress = goal_progress(&portfolio, &id("goal", 1), today);
        prop_assert!(progress.reached.is_none_or(|part| (0.0..=1.0).contains(&part)));
        let json = Metrics::of(&portfolio, &Scope::up_to(today)).unwrap().to_json_all();
        prop_assert!(is_sound(&json), "{}", json::canonical(&json));
    }

    #[test]
    fn one_by_one_or_all_at_once(portfolio in random_agreed::portfolio(), as_of in 0..250i64) {
        let as_of = day("2024-01-01").plus_days(as_of);
        let each: Vec<_> = portfolio.kpis.iter().map(|kpi| standing(&portfolio, kpi, as_of)).collect();
        prop_assert_eq!(standings(&portfolio, as_of), each);
    }
}
