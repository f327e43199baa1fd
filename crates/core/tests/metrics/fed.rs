//! KPIs that fill themselves.

use pilotbook_core::metrics::fed::{FED, course, metric, value};
use pilotbook_core::metrics::kpi::standing;
use pilotbook_core::metrics::{Metrics, Scope, definition};
use proptest::prelude::*;

use super::build::{at, day, portfolio};
use super::random_agreed;

const LINES: &str = "idea 2024-01-01 team=a with=b by=ann\nidea 2024-02-01 by=bob cites=0\n\
    pilot 0 2024-01-11 succeeded:2024-02-10:adopt use=2024-02-20 learned\npilot 1 2024-02-03 failed:2024-03-04\n\
    sla 24 - - -\nissue 2024-02-02T00:00:00Z sev=1 responded=2024-02-02T01:00:00Z resolved=2024-02-02T05:00:00Z\n\
    issue 2024-02-03T00:00:00Z sev=1 follow_up due=2024-02-10\n\
    kpi % as=share metric=deployments.success 2024-01-05=9/10\nkpi % as=share metric=deployments.success 2024-02-05=1/10\n\
    kpi % as=answers metric=survey.csat 2024-02-05=5:6,1:4\nkpi points as=answers metric=survey.nps 2024-02-05=9:6,1:4";

#[test]
fn every_metric_has_a_value() {
    let all = portfolio(LINES);
    for (id, from, as_of, expected) in [
        ("ideas.new", "", "2024-12-31", Some(2.0)),
        ("ideas.new", "2024-01-15", "2024-12-31", Some(1.0)),
        ("ideas.contributors", "", "2024-12-31", Some(2.0)),
        ("pilots.started", "", "2024-01-31", Some(1.0)),
        ("pilots.concluded", "2024-03-01", "2024-12-31", Some(1.0)),
        ("pilots.succeeded", "", "2024-12-31", Some(1.0)),
        ("success_within/365", "", "2024-12-31", None),
        ("success_within/365", "", "2025-12-31", None),
        ("pilots.success_rate", "", "2024-12-31", Some(0.5)),
        ("pilots.success_rate", "2024-06-01", "2024-12-31", None),
        ("time_to_pilot", "", "2024-12-31", Some(2.0)),
        ("pilot_duration", "", "2024-12-31", Some(30.0)),
        ("flow.throughput_per_30_days", "2024-02-01", "2024-03-31", Some(1.0)),
        ("cross_team.ideas", "", "2024-12-31", Some(0.5)),
        ("learning.rate", "", "2024-12-31", Some(0.5)),
        ("learning.written", "", "2024-12-31", Some(0.5)),
        ("learning.reuse", "", "2024-12-31", Some(0.0)),
        ("follow_through", "", "2024-12-31", Some(1.0)),
        ("issues.time_to_first_response", "", "2024-12-31", Some(1.0)),
        ("issues.time_to_resolve", "", "2024-12-31", Some(5.0)),
        ("issues.time_to_resolve", "2024-02-03", "2024-12-31", None),
        ("issues.sla_met", "", "2024-12-31", Some(0.5)),
        ("issues.follow_ups_done", "", "2024-12-31", Some(0.0)),
        ("deployments.success", "", "2024-12-31", Some(0.5)),
        ("deployments.success", "", "2024-01-31", Some(0.9)),
        ("survey.csat", "", "2024-12-31", Some(0.6)),
        ("survey.nps", "", "2024-12-31", Some(20.0)),
        // It begins later, or no KPI can be taken from it.
        ("ideas.new", "2025-01-01", "2024-12-31", None),
        ("ideas.by_team", "", "2024-12-31", None),
        ("", "", "2024-12-31", None),
    ] {
        let found = value(&all, id, pilotbook_core::Date::parse(from), day(as_of));
        let same = found.zip(expected).is_none_or(|(found, expected)| (found - expected).abs() < 1e-9);
        assert!(found.is_some() == expected.is_some() && same, "{id} from {from:?} to {as_of}: {found:?}");
    }
}

#[test]
fn every_one_is_defined() {
    for fed in FED {
        assert!(!definition(fed.id.split('/').next().unwrap()).is_empty(), "{}", fed.id);
        assert_eq!(metric(fed.id), Some(fed));
    }
}

#[test]
fn a_fed_kpi_fills_itself_in_its_unit() {
    let line = |unit: &str, id: &str| {
        format!(
            "{LINES}\nkpi {unit} as=metric metric={id} baseline=0 target=100 start=2024-01-01 due=2024-12-31 2024-01-05=7"
        )
    };
    for (unit, id, expected) in [
        ("%", "pilots.success_rate", 50.0),
        ("ratio", "pilots.success_rate", 0.5),
        ("%", "pilots.concluded", 2.0),
        ("h", "issues.time_to_resolve", 5.0),
    ] {
        let all = portfolio(&line(unit, id));
        let found = standing(&all, all.kpis.last().unwrap(), day("2024-12-31"));
        assert_eq!(found.latest, Some((day("2024-12-31"), expected)), "{id}: a reading by hand says nothing");
        assert_eq!(found.attainment, Some(expected / 100.0));
    }
    let all = portfolio(&line("", "nothing.known"));
    assert_eq!(standing(&all, all.kpis.last().unwrap(), day("2024-12-31")).latest, None);
}

#[test]
fn the_course_has_every_month() {
    let all = portfolio(&format!("{LINES}\nkpi ideas as=metric metric=ideas.new start=2024-01-01"));
    let kpi = all.kpis.last().unwrap();
    let found = course(&all, kpi, day("2024-03-10"), 24);
    let days = [("2024-01-31", 1.0), ("2024-02-29", 2.0), ("2024-03-10", 2.0)];
    assert_eq!(found, days.map(|(date, value)| (day(date), value)));
    assert_eq!(course(&all, kpi, day("2024-03-10"), 2), found[1..]);
    assert_eq!(course(&all, kpi, day("2023-12-31"), 24), []);
    // Without a start it goes back as far as it is asked to.
    let unbound = portfolio(&format!("{LINES}\nkpi ideas as=metric metric=ideas.new"));
    assert_eq!(course(&unbound, unbound.kpis.last().unwrap(), day("2024-03-10"), 12).len(), 12);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// A KPI takes what the metrics of the same days say.
    #[test]
    fn the_same_as_the_metrics_of_these_days(portfolio in random_agreed::portfolio(), as_of in 0..250i64, length in 0..200i64) {
        let as_of = day("2024-01-01").plus_days(as_of);
        let from = as_of.plus_days(-length);
        let scope = Scope { from: Some(from), ..Scope::up_to(as_of) };
        let json = Metrics::of(&portfolio, &scope).unwrap().to_json_all();
        for (id, path) in [
            ("ideas.new", "ideas.new"),
            ("ideas.contributors", "ideas.contributors"),
            ("pilots.started", "pilots.started"),
            ("pilots.concluded", "pilots.concluded"),
            ("pilots.succeeded", "pilots.succeeded"),
            ("success_within/365", "success_within.2.value"),
            ("pilots.success_rate", "pilots.success_rate.value"),
            ("time_to_pilot", "time_to_pilot.median_days"),
            ("pilot_duration", "pilot_duration.median_days"),
            ("flow.throughput_per_30_days", "flow.throughput_per_30_days"),
            ("cross_team.ideas", "cross_team.ideas.value"),
            ("learning.rate", "learning.rate.value"),
            ("learning.written", "learning.written.value"),
            ("learning.reuse", "learning.reuse.value"),
            ("follow_through", "follow_through.value"),
            ("issues.time_to_first_response", "issues.time_to_first_response.median_hours"),
            ("issues.time_to_resolve", "issues.time_to_resolve.median_hours"),
            ("issues.sla_met", "issues.sla_met.value"),
            ("issues.follow_ups_done", "issues.follow_ups_done.value"),
        ] {
            prop_assert_eq!(at(&json, path), value(&portfolio, id, Some(from), as_of).into(), "{}", id);
        }
    }
}
