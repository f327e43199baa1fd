//! What holds for any portfolio.

use std::collections::BTreeSet;

use pilotbook_core::Value;
use pilotbook_core::metrics::funnel::FunnelStep;
use pilotbook_core::metrics::money::Sums;
use pilotbook_core::metrics::{
    Comparison, DurationOf, DurationPart, Metrics, MoneyOf, Number, Portfolio, PortionOf, Reached, Scope,
    Share, Side, TechnologyPart, definition,
};
use pilotbook_core::model::choice::{Choice, Verdict};
use proptest::prelude::*;

use super::build::{assert_same, day};
use super::random::{portfolio, scope};
use super::{oracle, oracle_outcomes};

/// Shares of what there is on a day, whatever the period.
const OF_A_DAY: [PortionOf; 2] = [PortionOf::PastPlannedEnd, PortionOf::AlignmentShared];

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
    all.extend(numbers_of_outcomes(metrics));
    all
}

fn numbers_of_outcomes(metrics: &Metrics) -> Vec<(Number, usize)> {
    let mut all = Vec::new();
    let sides = |share: Share| [(Side::K, share.k), (Side::N, share.n)];
    for of in PortionOf::ALL.into_iter().filter(|of| *of != PortionOf::CriteriaMet) {
        let sides = sides(metrics.portion(of).share()).into_iter();
        all.extend(sides.map(|(side, n)| (Number::Portion(of, side), n)));
    }
    let stated = &metrics.calibration;
    all.extend(sides(stated.succeeded.share()).map(|(side, n)| (Number::Calibrated(side), n)));
    for (at, fifth) in stated.fifths.iter().enumerate() {
        all.extend(sides(fifth.share()).map(|(side, n)| (Number::CalibratedIn(at, side), n)));
    }
    for row in &metrics.technologies {
        let own = |part| Number::Technology(row.name.clone(), part);
        all.push((own(TechnologyPart::Ideas), row.ideas.len()));
        all.push((own(TechnologyPart::Running), row.running.len()));
        all.push((own(TechnologyPart::Adopted), row.adopted.len()));
        all.push((own(TechnologyPart::Decided), row.decided.len()));
        let ended =
            Verdict::ALL.iter().map(|verdict| (TechnologyPart::Ended(*verdict), row.of_verdict(*verdict)));
        all.extend(ended.map(|(part, places)| (own(part), places.len())));
    }
    all
}

/// The amounts by currency, without sums that are 0.
fn amounts(sums: &Sums) -> std::collections::BTreeMap<String, f64> {
    let sums = sums.all().iter().filter(|sum| sum.amount != 0.0);
    sums.map(|sum| (sum.currency.clone(), sum.amount)).collect()
}

/// Each number is defined, has an address, and as many records behind it as it says, none twice.
pub fn have_their_records(
    metrics: &Metrics,
    portfolio: &Portfolio,
    numbers: Vec<(Number, usize)>,
) -> Result<(), TestCaseError> {
    for (number, n) in numbers {
        let records = metrics.records(portfolio, &number);
        prop_assert_eq!(records.len(), n, "{}", number);
        let distinct: BTreeSet<_> = records.iter().collect();
        prop_assert_eq!(distinct.len(), n, "{} names a record twice", number);
        prop_assert!(!definition(number.id()).is_empty(), "{}", number);
        prop_assert_eq!(Number::parse(&number.to_string()), Some(number));
    }
    Ok(())
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
    fn outcomes_are_the_same_as_the_naive_computation(portfolio in portfolio(), scope in scope()) {
        let Ok(metrics) = Metrics::of(&portfolio, &scope) else { return Ok(()) };
        let period = metrics.period();
        let expected = oracle_outcomes::section(&portfolio, &scope, period.from(), period.to());
        let json = metrics.to_json_all();
        for (name, expected) in expected.as_object().unwrap() {
            let within = if name == "past_planned_end" { json.get("pilots").unwrap() } else { &json };
            assert_same(within.get(name).unwrap(), expected, name);
        }
    }

    #[test]
    fn a_period_split_in_two_adds_up(portfolio in portfolio(), scope in scope(), part in 0.0..1.0) {
        let Ok(whole) = Metrics::of(&portfolio, &scope) else { return Ok(()) };
        let period = whole.period();
        let last = period.from().plus_days((part * (period.days() - 1) as f64) as i64);
        if last == period.to() {
            return Ok(());
        }
        let half = |from, to| {
            let scope = Scope { from: Some(from), to: Some(to), ..scope.clone() };
            Metrics::of(&portfolio, &scope).unwrap()
        };
        let (a, b) = (half(period.from(), last), half(last.plus_days(1), period.to()));
        let counts = |metrics: &Metrics| {
            let pilots = &metrics.pilots;
            let mut counts = vec![metrics.ideas.new.len(), pilots.started.len(), pilots.concluded.len()];
            for of in PortionOf::ALL.into_iter().filter(|of| !OF_A_DAY.contains(of)) {
                let share = metrics.portion(of).share();
                counts.extend([share.k, share.n]);
            }
            counts.push(metrics.calibration.n());
            counts
        };
        let sum: Vec<usize> = counts(&a).into_iter().zip(counts(&b)).map(|(a, b)| a + b).collect();
        prop_assert_eq!(counts(&whole), sum);
        for of in MoneyOf::ALL {
            let mut sums = amounts(a.sums(of));
            for (currency, amount) in amounts(b.sums(of)) {
                *sums.entry(currency).or_default() += amount;
            }
            sums.retain(|_, amount| *amount != 0.0);
            prop_assert_eq!(amounts(whole.sums(of)), sums);
        }
    }

    #[test]
    fn shares_and_sums_keep_to_their_bounds(portfolio in portfolio(), scope in scope()) {
        let Ok(metrics) = Metrics::of(&portfolio, &scope) else { return Ok(()) };
        let calibration = &metrics.calibration;
        let portions = PortionOf::ALL.map(|of| metrics.portion(of)).into_iter();
        for portion in portions.chain([&calibration.succeeded]).chain(&calibration.fifths) {
            prop_assert!(portion.k.len() <= portion.n.len());
            prop_assert!(portion.k.iter().all(|place| portion.n.contains(place)));
        }
        prop_assert!(calibration.brier().is_none_or(|brier| (0.0..=1.0).contains(&brier)));
        prop_assert_eq!(calibration.fifths.iter().map(|fifth| fifth.n.len()).sum::<usize>(), calibration.n());
        for of in MoneyOf::ALL {
            let codes: Vec<&str> = metrics.sums(of).all().iter().map(|sum| sum.currency.as_str()).collect();
            prop_assert!(codes.is_sorted());
            for sum in metrics.sums(of).all() {
                let number = Number::Money(of, sum.currency.clone());
                prop_assert_eq!(metrics.records(&portfolio, &number).len(), sum.pilots.len());
                prop_assert_eq!(Number::parse(&number.to_string()), Some(number));
            }
        }
        for sum in metrics.sums(MoneyOf::Cost).all() {
            let every = metrics.sums(MoneyOf::ProgrammeCost).of(&sum.currency);
            prop_assert!(every.is_some_and(|every| every.amount >= sum.amount));
        }
        for row in &metrics.impact.by_kpi {
            let number = Number::ClaimedOf(row.claim.kpi.clone());
            prop_assert_eq!(metrics.records(&portfolio, &number).len(), row.claim.pilots.len());
            prop_assert_eq!(Number::parse(&number.to_string()), Some(number));
        }
    }

    #[test]
    fn the_period_before_has_the_same_length_and_age(portfolio in portfolio(), scope in scope()) {
        let Ok(now) = Metrics::of(&portfolio, &scope) else { return Ok(()) };
        let Some(comparison) = Comparison::of(&now, &portfolio) else {
            prop_assert!(scope.from.is_none());
            return Ok(());
        };
        let (period, before) = (now.period(), comparison.before.period());
        prop_assert_eq!(before.days(), period.days());
        prop_assert_eq!(before.to().plus_days(1), period.from());
        prop_assert_eq!(comparison.before.as_of().days_since(before.to()), now.as_of().days_since(period.to()));
        let own: BTreeSet<_> = comparison.rows.iter().map(|row| (row.id, row.part.clone())).collect();
        prop_assert_eq!(own.len(), comparison.rows.len());
        prop_assert!(comparison.rows.iter().all(|row| !definition(row.id).is_empty()));
    }

    #[test]
    fn every_number_has_its_records(portfolio in portfolio(), scope in scope()) {
        let Ok(metrics) = Metrics::of(&portfolio, &scope) else { return Ok(()) };
        have_their_records(&metrics, &portfolio, numbers(&metrics))?;
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
            for impact in pilot.outcome.iter_mut().flat_map(|outcome| &mut outcome.impacts) {
                impact.kpi = impact.kpi.map(|kpi| portfolio.kpis.len() - 1 - kpi);
            }
        }
        turned.kpis.reverse();
        for idea in &mut turned.ideas {
            // Where there is no such pilot, there is none behind it either.
            let place = |place: usize| portfolio.pilots.len().checked_sub(place + 1).unwrap_or(place);
            idea.builds_on.iter_mut().for_each(|cited| *cited = place(*cited));
        }
        let json = |portfolio: &Portfolio| Metrics::of(portfolio, &scope).map(|m| m.to_json_all());
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
