//! Random portfolios and scopes.

use pilotbook_core::Date;
use pilotbook_core::metrics::Scope;
use pilotbook_core::metrics::portfolio::{Criterion, Idea, Impact, Kpi, Money, Outcome, Pilot, Portfolio};
use pilotbook_core::model::choice::{Basis, Choice, CriterionRole, Decision, KpiDirection, Triage, Verdict};
use pilotbook_core::model::suggestion::Met;
use proptest::prelude::*;

use super::build::{day, id, reading};

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
    let words = |words: &'static [&'static str]| {
        prop::collection::btree_set(prop::sample::select(words).prop_map(str::to_owned), 0..3)
    };
    let named = (words(&["x", "y"]), words(&["t", "u", "v"]), prop::collection::vec(0..100usize, 0..3));
    (prop::option::weighted(0.9, days(-60..200)), teams, triage, any::<bool>(), named).prop_map(
        |(created_on, (team, supporting_teams, proposer), (triage, triaged), agrees, named)| {
            let last = triaged.iter().map(|(day, triage)| (*day, triage.word(), *triage)).max();
            let triage = if agrees { last.map_or(triage, |last| last.2) } else { triage };
            let proposer = proposer.to_owned();
            let (tags, technologies, builds_on) = named;
            Idea {
                created_on,
                proposer,
                team,
                supporting_teams,
                triage,
                triaged,
                tags,
                technologies,
                builds_on,
                ..Idea::new(id("idea", 0))
            }
        },
    )
}

fn criterion() -> impl Strategy<Value = Criterion> {
    let role = prop::option::weighted(0.9, one_of::<CriterionRole>());
    (role, any::<bool>(), prop::sample::select(vec![Met::Yes, Met::No, Met::Open])).prop_map(
        |(role, has_result, met)| Criterion { role, has_result: has_result || met != Met::Open, met },
    )
}

fn impact() -> impl Strategy<Value = Impact> {
    let unit = prop::sample::select(vec!["EUR", "USD", "h", "FTE", ""]).prop_map(str::to_owned);
    (prop::option::of(0..100usize), -9..9i32, unit, one_of::<Basis>())
        .prop_map(|(kpi, amount, unit, basis)| Impact { kpi, amount: amount.into(), unit, basis })
}

fn outcome() -> impl Strategy<Value = Outcome> {
    let decision = (prop::option::of(one_of::<Decision>()), prop::option::weighted(0.3, days(-20..250)));
    let money = (0..9i32, prop::sample::select(vec!["EUR", "USD"]))
        .prop_map(|(amount, currency)| Money { currency: currency.to_owned(), amount: amount.into() });
    let gains = (prop::option::of(money), prop::collection::vec(impact(), 0..4));
    let after = (any::<bool>(), prop::option::of(days(-20..300)));
    (one_of::<Verdict>(), days(-40..250), decision, gains, after).prop_map(
        |(verdict, decided_on, (decision, decision_on), (cost, impacts), (has_learning, in_use_on))| {
            let outcome = Outcome::new(id("outcome", 0), verdict, decided_on);
            Outcome { decision, decision_on, has_learning, cost, impacts, in_use_on, ..outcome }
        },
    )
}

fn pilot() -> impl Strategy<Value = Pilot> {
    let days = (prop::option::weighted(0.9, days(-700..200)), prop::option::of(days(-40..250)));
    let chance =
        prop::option::weighted(0.8, prop::sample::select(vec![0.0, 0.1, 0.2, 0.4, 0.55, 0.6, 0.8, 1.0, 1.5]));
    let held = (chance, prop::collection::vec(criterion(), 0..4), prop::bool::weighted(0.3));
    (prop::option::weighted(0.9, 0..100usize), days, prop::option::of(outcome()), held).prop_map(
        |(idea, (started_on, planned_end), outcome, (chance, criteria, criteria_amended))| Pilot {
            idea,
            started_on,
            planned_end,
            outcome,
            chance,
            criteria,
            criteria_amended,
            ..Pilot::new(id("pilot", 0))
        },
    )
}

fn kpi() -> impl Strategy<Value = Kpi> {
    let unit = prop::sample::select(vec!["EUR", "h", ""]);
    let readings = prop::collection::vec((days(-800..250), -9..9i32), 0..5);
    let about = (prop::option::of(one_of::<KpiDirection>()), prop::option::of(-9..9i32));
    (unit, readings, about, 0..3u8).prop_map(|(unit, mut readings, (direction, baseline), name)| {
        readings.sort_by_key(|(day, _)| *day);
        Kpi {
            name: name.to_string(),
            unit: unit.to_owned(),
            direction,
            baseline: baseline.map(f64::from),
            readings: readings.into_iter().map(|(day, value)| reading(0, day, value.into())).collect(),
            ..Kpi::new(id("kpi", 0))
        }
    })
}

pub fn portfolio() -> impl Strategy<Value = Portfolio> {
    let (ideas, pilots) = (prop::collection::vec(idea(), 0..15), prop::collection::vec(pilot(), 0..25));
    (ideas, pilots, prop::collection::vec(kpi(), 0..4)).prop_map(|(mut ideas, mut pilots, mut kpis)| {
        for (n, kpi) in kpis.iter_mut().enumerate() {
            kpi.id = id("kpi", n);
        }
        for (n, idea) in ideas.iter_mut().enumerate() {
            idea.id = id("idea", n);
            // One in a few cites a pilot that isn't there.
            idea.builds_on.iter_mut().for_each(|place| *place %= pilots.len() + 1);
        }
        for (n, pilot) in pilots.iter_mut().enumerate() {
            pilot.id = id("pilot", n);
            pilot.idea = pilot.idea.filter(|_| !ideas.is_empty()).map(|idea| idea % ideas.len());
            if let Some(outcome) = &mut pilot.outcome {
                outcome.id = id("outcome", n);
                for impact in &mut outcome.impacts {
                    impact.kpi = impact.kpi.filter(|_| !kpis.is_empty()).map(|kpi| kpi % kpis.len());
                }
            }
        }
        let teams = ["a", "b", "c", "ä"].map(str::to_owned).into_iter().collect();
        Portfolio { ideas, pilots, kpis, teams, ..Portfolio::default() }
    })
}

pub fn scope() -> impl Strategy<Value = Scope> {
    let from = prop::option::of(days(-800..200));
    let team = prop::option::weighted(0.4, prop::sample::select(vec!["a", "b", "ä", "z", ""]));
    let tag = prop::option::weighted(0.2, prop::sample::select(vec!["x", "y", "z"]));
    (days(-50..260), from, prop::option::of(days(-50..260)), team, tag).prop_map(
        |(as_of, from, to, team, tag)| {
            let (team, tag) = (team.map(str::to_owned), tag.map(str::to_owned));
            Scope { as_of, from, to, team, tag }
        },
    )
}
