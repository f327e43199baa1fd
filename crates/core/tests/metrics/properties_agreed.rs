//! What holds for the KPIs, issues, surveys and entries of any portfolio.

use std::collections::BTreeSet;

use pilotbook_core::Value;
use pilotbook_core::metrics::entries::HELD;
use pilotbook_core::metrics::kpi::{KpiStatus, is_fed, standing};
use pilotbook_core::metrics::{
    Apart, Comparison, DurationOf, DurationPart, KpiPart, Metrics, Number, Portfolio, Scope,
};
use proptest::prelude::*;

use super::build::{assert_same, day};
use super::oracle_agreed;
use super::properties::have_their_records;
use super::random::scope;
use super::random_agreed::portfolio;

/// Every number of section 5 with what it says, but for the sides of shares.
fn numbers(metrics: &Metrics) -> Vec<(Number, usize)> {
    let issues = &metrics.issues;
    let mut all = vec![
        (Number::SlaApart(Apart::NotYetDue), issues.not_yet_due.len()),
        (Number::SlaApart(Apart::WithoutTarget), issues.without_target.len()),
    ];
    for (of, durations) in [
        (DurationOf::FirstResponse, &issues.time_to_first_response),
        (DurationOf::Resolution, &issues.time_to_resolve),
    ] {
        let curve = &durations.curve;
        let counts = [curve.n, curve.events, curve.censored(), durations.excluded(), 0];
        let parts = DurationPart::ALL.into_iter().zip(counts);
        all.extend(parts.map(|(part, n)| (Number::Duration(of, part), n)));
    }
    for status in KpiStatus::ALL {
        let of_status = metrics.kpis.iter().filter(|row| row.standing.status == status);
        all.push((Number::KpisOfStatus(status), of_status.count()));
    }
    for row in &metrics.surveys.csat {
        all.push((Number::OfKpi(KpiPart::Csat, row.kpi.clone()), row.asked.readings.len()));
    }
    for row in &metrics.surveys.nps {
        all.push((Number::OfKpi(KpiPart::Nps, row.kpi.clone()), row.asked.readings.len()));
    }
    for row in &metrics.deployments {
        all.push((Number::OfKpi(KpiPart::Deployments, row.kpi.clone()), row.readings.len()));
    }
    for row in &metrics.surveys.between_teams {
        let (from, to, question) = (row.from.clone(), row.to.clone(), row.question.clone());
        all.push((Number::BetweenTeams { from, to, question }, row.asked.readings.len()));
    }
    all.extend(HELD.map(|kind| (Number::EntriesOfType(kind), metrics.entries.of_type(kind).len())));
    all
}

/// The JSON of section 5, KPIs that are fed left out of `kpi`.
fn found(portfolio: &Portfolio, metrics: &Metrics) -> Value {
    let fed: BTreeSet<&str> =
        portfolio.kpis.iter().filter(|kpi| is_fed(kpi)).map(|kpi| kpi.id.as_str()).collect();
    let mut json = metrics.to_json_all().as_object().unwrap().clone();
    json.retain(|name, _| ["kpi", "issues", "deployments", "survey", "entries"].contains(&name.as_str()));
    if let Some(Value::Object(kpi)) = json.get_mut("kpi") {
        for list in kpi.values_mut() {
            if let Value::List(rows) = list {
                rows.retain(|row| !fed.contains(row.get("kpi").and_then(Value::as_text).unwrap()));
            }
        }
    }
    Value::Object(json)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn the_same_as_the_naive_computation(portfolio in portfolio(), scope in scope()) {
        let Ok(metrics) = Metrics::of(&portfolio, &scope) else { return Ok(()) };
        let period = metrics.period();
        let expected = oracle_agreed::section(&portfolio, &scope, period.from(), period.to());
        assert_same(&found(&portfolio, &metrics), &expected, "metrics");
    }

    #[test]
    fn every_number_has_its_records(portfolio in portfolio(), scope in scope()) {
        let Ok(metrics) = Metrics::of(&portfolio, &scope) else { return Ok(()) };
        have_their_records(&metrics, &portfolio, numbers(&metrics))?;
        for row in metrics.kpis.iter().filter(|row| !is_fed(&portfolio.kpis[row.place as usize])) {
            let number = Number::OfKpi(KpiPart::Attainment, row.standing.kpi.clone());
            prop_assert_eq!(metrics.records(&portfolio, &number).len(), row.standing.readings.len());
        }
    }

    #[test]
    fn numbers_keep_to_their_bounds(portfolio in portfolio(), scope in scope()) {
        let Ok(metrics) = Metrics::of(&portfolio, &scope) else { return Ok(()) };
        let issues = &metrics.issues;
        let apart = issues.sla_met.n.len() + issues.not_yet_due.len() + issues.without_target.len();
        prop_assert_eq!(apart, issues.opened.len());
        for durations in [&issues.time_to_first_response, &issues.time_to_resolve] {
            prop_assert_eq!(durations.curve.n + durations.excluded(), issues.opened.len());
            prop_assert!(durations.curve.steps.is_sorted_by(|a, b| a.days < b.days && a.open >= b.open));
        }
        // A resolution is a response: never are fewer answered than resolved.
        let (first, last) = (&issues.time_to_first_response, &issues.time_to_resolve);
        prop_assert!(first.open.iter().all(|place| last.open.contains(place)));
        for row in &metrics.deployments {
            prop_assert!(row.share.k <= row.share.n);
        }
        for row in metrics.surveys.csat.iter().chain(&metrics.surveys.nps) {
            let (csat, nps) = (row.asked.answers.csat(), row.asked.answers.nps());
            prop_assert!(csat.value().is_none_or(|share| (0.0..=1.0).contains(&share)));
            if let Some(score) = nps.estimate() {
                prop_assert!((-100.0..=100.0).contains(&score.value));
                prop_assert!(-100.0 <= score.low && score.low <= score.high && score.high <= 100.0);
            }
            // No total of fewer than may be looked at.
            let n = row.asked.answers.total();
            prop_assert!(n == 0 || n >= 3);
        }
        for row in &metrics.surveys.between_teams {
            prop_assert!(row.from != row.to && row.asked.answers.mean().is_some_and(|mean| mean <= 10.0));
        }
        prop_assert_eq!(HELD.map(|kind| metrics.entries.of_type(kind).len()).iter().sum::<usize>(), metrics.entries.count());
        for row in &metrics.kpis {
            prop_assert!(row.standing.expected.is_none_or(|part| (0.0..=1.0).contains(&part)));
            prop_assert_eq!(row.standing.status == KpiStatus::NoData, row.standing.attainment.is_none());
            prop_assert_eq!(&standing(&portfolio, &portfolio.kpis[row.place as usize], scope.as_of), &row.standing);
        }
    }

    /// What was opened, asked and held in two parts of a period adds up to what there is in all.
    #[test]
    fn a_period_split_in_two_adds_up(portfolio in portfolio(), length in 2..200i64, part in 0.0..1.0) {
        let (from, to) = (day("2024-01-01"), day("2024-01-01").plus_days(length));
        let middle = from.plus_days((length as f64 * part) as i64);
        let counts = |from, to| {
            let scope = Scope { from: Some(from), to: Some(to), ..Scope::up_to(day("2024-12-31")) };
            let metrics = Metrics::of(&portfolio, &scope).unwrap();
            let issues = &metrics.issues;
            let durations = [&issues.time_to_first_response, &issues.time_to_resolve];
            let mut counts = vec![issues.not_yet_due.len(), issues.without_target.len()];
            counts.extend(durations.iter().flat_map(|own| [own.curve.events, own.curve.censored(), own.excluded()]));
            counts.extend(metrics.deployments.iter().flat_map(|row| [row.share.k, row.share.n]));
            counts.extend(metrics.surveys.nps.iter().chain(&metrics.surveys.csat).map(|row| row.asked.answers.total()));
            counts.extend(HELD.map(|kind| metrics.entries.of_type(kind).len()));
            counts
        };
        let (whole, a, b) = (counts(from, to), counts(from, middle), counts(middle.plus_days(1), to.max(middle.plus_days(1))));
        if middle < to {
            prop_assert_eq!(whole, a.into_iter().zip(b).map(|(a, b)| a + b).collect::<Vec<_>>());
        }
    }

    #[test]
    fn the_order_of_records_changes_nothing(portfolio in portfolio(), scope in scope()) {
        let mut turned = portfolio.clone();
        turned.issues.reverse();
        turned.entries.reverse();
        let json = |portfolio: &Portfolio| Metrics::of(portfolio, &scope).map(|metrics| metrics.to_json_all());
        prop_assert_eq!(json(&portfolio), json(&turned));
    }

    #[test]
    fn a_comparison_has_the_issues_of_both_periods(portfolio in portfolio(), scope in scope()) {
        let Ok(now) = Metrics::of(&portfolio, &scope) else { return Ok(()) };
        let Some(comparison) = Comparison::of(&now, &portfolio) else { return Ok(()) };
        let median = comparison.get("issues.time_to_resolve", "median").unwrap();
        let both = now.issues.time_to_resolve.median_hours().zip(comparison.before.issues.time_to_resolve.median_hours());
        prop_assert_eq!(median.difference(), both.map(|(now, before)| now - before));
        prop_assert!(comparison.get("issues.sla_met", "").is_some() && comparison.get("entries.held", "").is_some());
    }
}
