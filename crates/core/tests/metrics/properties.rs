//! What holds for any portfolio.

use std::collections::BTreeSet;

use pilotbook_core::metrics::funnel::FunnelStep;
use pilotbook_core::metrics::portfolio::{Idea, Outcome, Pilot, Portfolio};
use pilotbook_core::metrics::{DurationOf, DurationPart, Metrics, Number, Reached, Scope, Share, definition};
use pilotbook_core::model::choice::{Choice, Decision, Triage, Verdict};
use pilotbook_core::{Date, Value};
use proptest::prelude::*;

use super::build::{assert_same, day, id};
use super::oracle;

/// A day around the turn of 2024; few enough that days meet.
fn days(range: std::ops::Range<i64>) -> impl Strategy<Value = Date> {
    range.prop_map(|n| day("2024-01-01").plus_days(n))
}

fn one_of<T: Choice + std::fmt::Debug>() -> impl Strategy<Value = T> {
    prop::sample::select(T::ALL)
}

fn team() -> impl Strategy<Value = String> {
    prop::sample::select(vec!["", "a", "b", "c", "ä"]).prop_map(str::to_owned)
}

fn idea() -> impl Strategy<Value = Idea> {
    let teams = (team(), prop::collection::vec(team(), 0..4), prop::sample::select(vec!["", "ann", "bob"]));
    let triage = (one_of::<Triage>(), prop::collection::vec((days(-30..200), one_of::<Triage>()), 0..4));
    (prop::option::weighted(0.9, days(-60..200)), teams, triage, any::<bool>()).prop_map(
        |(created_on, (team, supporting_teams, proposer), (triage, triaged), agrees)| {
            let last = triaged.iter().map(|(day, triage)| (*day, triage.word(), *triage)).max();
            let triage = if agrees { last.map_or(triage, |last| last.2) } else { triage };
            let proposer = proposer.to_owned();
            Idea { created_on, proposer, team, supporting_teams, triage, triaged, ..Idea::new(id("idea", 0)) }
        },
    )
}

fn pilot() -> impl Strategy<Value = Pilot> {
    let decision = (prop::option::of(one_of::<Decision>()), prop::option::weighted(0.3, days(-20..250)));
    let outcome =
        (one_of::<Verdict>(), days(-40..250), decision).prop_map(|(verdict, decided_on, decision)| {
            let (decision, decision_on) = decision;
            Outcome { decision, decision_on, ..Outcome::new(id("outcome", 0), verdict, decided_on) }
        });
    let days = (prop::option::weighted(0.9, days(-700..200)), prop::option::of(days(-40..250)));
    (prop::option::weighted(0.9, 0..100usize), days, prop::option::of(outcome)).prop_map(
        |(idea, (started_on, planned_end), outcome)| Pilot {
            idea,
            started_on,
            planned_end,
            outcome,
            ..Pilot::new(id("pilot", 0))
        },
    )
}

fn portfolio() -> impl Strategy<Value = Portfolio> {
    let records = (prop::collection::vec(idea(), 0..15), prop::collection::vec(pilot(), 0..25));
    records.prop_map(|(mut ideas, mut pilots)| {
        for (n, idea) in ideas.iter_mut().enumerate() {
            idea.id = id("idea", n);
        }
        for (n, pilot) in pilots.iter_mut().enumerate() {
            pilot.id = id("pilot", n);
            pilot.idea = pilot.idea.filter(|_| !ideas.is_empty()).map(|idea| idea % ideas.len());
            if let Some(outcome) = &mut pilot.outcome {
                outcome.id = id("outcome", n);
            }
        }
        let teams = ["a", "b", "c", "ä"].map(str::to_owned).into_iter().collect();
        Portfolio { ideas, pilots, kpis: Vec::new(), teams }
    })
}

fn scope() -> impl Strategy<Value = Scope> {
    let from = prop::option::of(days(-800..200));
    let team = prop::option::weighted(0.4, prop::sample::select(vec!["a", "b", "ä", "z", ""]));
    (days(-50..260), from, prop::option::of(days(-50..260)), team).prop_map(|(as_of, from, to, team)| Scope {
        as_of,
        from,
        to,
        team: team.map(str::to_owned),
        tag: None,
    })
}

/// Every number of the metrics with what it says.
fn numbers(metrics: &Metrics) -> Vec<(Number, usize)> {
    let pilots = &metrics.pilots;
    let mut all = vec![
        (Number::IdeasNew, metrics.ideas.new.len()),
        (Number::PilotsStarted, pilots.started.len()),
        (Number::PilotsRunning, pilots.running.len()),
        (Number::PilotsPastPlannedEnd, pilots.past_planned_end.len()),
        (Number::PilotsConcluded, pilots.success_rate().n),
        (Number::PilotsDecisive, pilots.decisive_success_rate().n),
        (Number::AgingRunning, metrics.aging.running.len()),
        (Number::AgingOldest, metrics.aging.oldest.len()),
        (Number::AgingOlderThanP85, metrics.aging.older_than_p85.as_ref().map_or(0, Vec::len)),
        (Number::CrossTeamIdeas, metrics.cross_team.share.k),
    ];
    all.extend(metrics.ideas.by_month.iter().map(|(month, n)| (Number::IdeasInMonth(*month), *n)));
    all.extend(
        metrics.ideas.by_team.iter().map(|(team, ideas)| (Number::IdeasOfTeam(team.clone()), ideas.len())),
    );
    all.extend(Verdict::ALL.iter().map(|v| (Number::PilotsOfVerdict(*v), pilots.of_verdict(*v).len())));
    for row in &pilots.success_by_team {
        all.push((Number::ConcludedOfTeam(row.team.clone()), row.share().n));
        all.push((Number::SucceededOfTeam(row.team.clone()), row.share().k));
    }
    for horizon in &metrics.success_within.horizons {
        all.push((Number::FollowedFor(horizon.days), metrics.success_within.curve.at_risk(horizon.days)));
        all.push((Number::SucceededWithin(horizon.days), horizon.succeeded.len()));
    }
    all.extend(FunnelStep::ALL.map(|step| (Number::FunnelAt(step), metrics.funnel.ideas(step).len())));
    for (of, durations) in [
        (DurationOf::TimeToPilot, &metrics.time_to_pilot),
        (DurationOf::PilotDuration, &metrics.pilot_duration),
    ] {
        let (curve, excluded) = (&durations.curve, durations.excluded());
        let unknown = durations.day_unknown.len();
        let counts = [curve.n, curve.events, curve.censored(), excluded - unknown, unknown];
        all.extend(
            DurationPart::ALL.into_iter().zip(counts).map(|(part, n)| (Number::Duration(of, part), n)),
        );
    }
    for row in &metrics.flow.by_month {
        all.push((Number::StartedIn(row.month), row.started));
        all.push((Number::ConcludedIn(row.month), row.concluded));
        all.push((Number::RunningAtEndOf(row.month), row.running));
    }
    for row in &metrics.cumulative_flow.by_month {
        let columns = [(Reached::Created, row.created), (Reached::Piloted, row.piloted)];
        let columns = columns.into_iter().chain([(Reached::Concluded, row.concluded)]);
        all.extend(columns.map(|(column, n)| (Number::ReachedBy(column, row.month), n)));
    }
    for pair in &metrics.cross_team.pairs {
        all.push((Number::CrossTeamPair(pair.a.clone(), pair.b.clone()), pair.ideas.len()));
    }
    all
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn the_same_as_the_naive_computation(portfolio in portfolio(), scope in scope()) {
        match (Metrics::of(&portfolio, &scope), oracle::metrics(&portfolio, &scope)) {
            (Ok(metrics), Ok(expected)) => assert_same(&metrics.to_json(), &expected, "metrics"),
            (found, expected) => prop_assert_eq!(found.map(|m| m.to_json()), expected),
        }
    }

    #[test]
    fn every_number_has_its_records(portfolio in portfolio(), scope in scope()) {
        let Ok(metrics) = Metrics::of(&portfolio, &scope) else { return Ok(()) };
        for (number, n) in numbers(&metrics) {
            let records = metrics.records(&portfolio, &number);
            prop_assert_eq!(records.len(), n, "{}", number);
            let distinct: BTreeSet<_> = records.iter().collect();
            prop_assert_eq!(distinct.len(), n, "{} names a record twice", number);
            prop_assert!(!definition(number.id()).is_empty(), "{}", number);
            prop_assert_eq!(Number::parse(&number.to_string()), Some(number));
        }
    }

    #[test]
    fn what_holds_among_the_numbers(portfolio in portfolio(), scope in scope()) {
        let Ok(metrics) = Metrics::of(&portfolio, &scope) else { return Ok(()) };
        let (ideas, pilots) = (&metrics.ideas, &metrics.pilots);
        prop_assert_eq!(ideas.by_team.iter().map(|(_, ideas)| ideas.len()).sum::<usize>(), ideas.new.len());
        prop_assert_eq!(ideas.by_month.iter().map(|(_, n)| n).sum::<usize>(), ideas.new.len());
        let by_team = pilots.success_by_team.iter().map(|row| row.concluded.len()).sum::<usize>();
        prop_assert_eq!(by_team, pilots.concluded.len());
        let by_verdict = Verdict::ALL.iter().map(|v| pilots.of_verdict(*v).len()).sum::<usize>();
        prop_assert_eq!(by_verdict, pilots.concluded.len());
        prop_assert_eq!(metrics.flow.by_month.last().map(|row| row.running), Some(pilots.running.len()));
        prop_assert_eq!(metrics.flow.by_month.iter().map(|row| row.started).sum::<usize>(), pilots.started.len());
        if metrics.period().to() == metrics.as_of() {
            prop_assert_eq!(metrics.aging.running.len(), pilots.running.len());
        }
        prop_assert!(pilots.past_planned_end.iter().all(|place| pilots.running.contains(place)));
        for (a, b) in FunnelStep::ALL.into_iter().zip(&FunnelStep::ALL[1..]) {
            prop_assert!(metrics.funnel.ideas(a).len() >= metrics.funnel.ideas(*b).len());
        }
        let lasted = &metrics.pilot_duration;
        prop_assert_eq!(lasted.curve.n + lasted.excluded(), pilots.started.len());
        let waited = &metrics.time_to_pilot;
        prop_assert_eq!(waited.curve.n + waited.excluded(), ideas.new.len());
        for step in &metrics.success_within.curve.steps {
            // Those that succeeded are among those that came to any end.
            let open = lasted.curve.steps.iter().find(|other| other.days == step.days).unwrap().open;
            prop_assert!(step.incidence <= 1.0 - open + 1e-9);
        }
        for horizon in &metrics.success_within.horizons {
            if let Some(within) = horizon.within {
                prop_assert!((0.0..=1.0).contains(&within.value));
                let (low, high) = within.interval.unwrap_or((within.value, within.value));
                prop_assert!(0.0 <= low && low <= within.value + 1e-9 && within.value <= high + 1e-9 && high <= 1.0);
            }
        }
    }

    #[test]
    fn shares_lie_in_their_intervals(n in 1..5000usize, part in 0.0..=1.0) {
        let k = (n as f64 * part) as usize;
        let estimate = Share::new(k, n).estimate().unwrap();
        prop_assert!(0.0 <= estimate.low && estimate.high <= 1.0);
        prop_assert!(estimate.low <= estimate.value + 1e-9 && estimate.value <= estimate.high + 1e-9);
    }

    #[test]
    fn the_order_of_records_changes_nothing(portfolio in portfolio(), scope in scope()) {
        let mut turned = portfolio.clone();
        turned.ideas.reverse();
        turned.pilots.reverse();
        for pilot in &mut turned.pilots {
            pilot.idea = pilot.idea.map(|idea| portfolio.ideas.len() - 1 - idea);
        }
        let json = |portfolio: &Portfolio| Metrics::of(portfolio, &scope).map(|m| m.to_json());
        match (json(&portfolio), json(&turned)) {
            (Ok(a), Ok(b)) => assert_same(&a, &b, "metrics"),
            (a, b) => prop_assert_eq!(a, b),
        }
    }
}

#[test]
fn the_naive_computation_agrees_on_the_real_portfolio() {
    let portfolio = super::build::portfolio_of(&super::kep::rows());
    let scope = Scope { team: Some("sig-node".to_owned()), ..Scope::up_to(day("2020-06-30")) };
    let found: Value = Metrics::of(&portfolio, &scope).unwrap().to_json();
    assert_same(&found, &oracle::metrics(&portfolio, &scope).unwrap(), "metrics");
}
