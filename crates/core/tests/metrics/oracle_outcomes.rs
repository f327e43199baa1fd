//! Section 4 a second time, as naively as `docs/METRICS.md` says it: record by record.

use std::collections::{BTreeMap, BTreeSet};

use pilotbook_core::json::object;
use pilotbook_core::metrics::Scope;
use pilotbook_core::metrics::portfolio::{Idea, Kpi, Outcome, Pilot, Portfolio};
use pilotbook_core::model::choice::{Basis, Choice, CriterionRole, Decision, KpiDirection, Verdict};
use pilotbook_core::model::suggestion::Met;
use pilotbook_core::{Date, Value};

use super::oracle::{is_in, share};

/// A pilot that is looked at, with the outcome that it has by `as_of`.
type Seen<'p> = (&'p Pilot, Option<&'p Outcome>);

fn outcome_by(pilot: &Pilot, as_of: Date) -> Option<&Outcome> {
    let started = pilot.started_on.is_some_and(|start| start <= as_of);
    pilot.outcome.as_ref().filter(|outcome| started && outcome.decided_on <= as_of)
}

/// What was decided by `as_of`, and when.
fn decision(outcome: &Outcome, as_of: Date) -> Option<(Date, Decision)> {
    let day = match outcome.decision_on {
        Some(day) => day,
        None => outcome.decided_on,
    };
    outcome.decision.filter(|_| day <= as_of).map(|decision| (day, decision))
}

/// What the JSON has beside the innovation metrics, for a period as they resolved it.
pub fn section(all: &Portfolio, scope: &Scope, from: Date, to: Date) -> Value {
    let as_of = scope.as_of;
    let inside = |day: Date| from <= day && day <= to;
    let pilots = all.pilots.iter().filter(|pilot| match pilot.idea {
        Some(idea) => is_in(&all.ideas[idea], scope),
        None => scope.team.is_none() && scope.tag.is_none(),
    });
    let started = pilots.filter(|pilot| pilot.started_on.is_some_and(|start| start <= as_of));
    let seen: Vec<Seen<'_>> = started.map(|pilot| (pilot, outcome_by(pilot, as_of))).collect();
    let all_ended: Vec<_> = seen.iter().filter_map(|(pilot, outcome)| Some((*pilot, (*outcome)?))).collect();
    let ended: Vec<_> = all_ended.iter().copied().filter(|(_, outcome)| inside(outcome.decided_on)).collect();
    let is_new =
        |idea: &&Idea| is_in(idea, scope) && idea.created_on.is_some_and(|day| day <= as_of && inside(day));
    let new: Vec<&Idea> = all.ideas.iter().filter(is_new).collect();
    let count = |holds: &dyn Fn(&Pilot, &Outcome) -> bool| ended.iter().filter(|(p, o)| holds(p, o)).count();

    let answered = count(&|pilot, outcome| {
        let open = |role: Option<CriterionRole>, result: bool| role == Some(CriterionRole::Must) && !result;
        [Verdict::Succeeded, Verdict::Failed].contains(&outcome.verdict)
            && !pilot.criteria.iter().any(|criterion| open(criterion.role, criterion.has_result))
            && decision(outcome, as_of).is_some()
    });
    let reusing = new.iter().filter(|idea| {
        let cited = idea.builds_on.iter().filter_map(|place| all.pilots.get(*place));
        cited
            .filter_map(|pilot| outcome_by(pilot, as_of))
            .any(|outcome| Some(outcome.decided_on) <= idea.created_on)
    });
    let criteria: Vec<Met> =
        ended.iter().flat_map(|(pilot, _)| pilot.criteria.iter().map(|own| own.met)).collect();
    let met = |which: Met| criteria.iter().filter(|met| **met == which).count();
    let late: Vec<bool> = seen
        .iter()
        .filter(|(_, outcome)| outcome.is_none())
        .filter_map(|(pilot, _)| Some(pilot.planned_end? < as_of))
        .collect();
    let due: Vec<bool> = all_ended
        .iter()
        .filter_map(|(_, outcome)| {
            let (day, decision) = decision(outcome, as_of)?;
            let due = decision == Decision::Adopt && inside(day) && day.plus_days(90) <= as_of;
            due.then(|| outcome.in_use_on.is_some_and(|on| on <= day.plus_days(90)))
        })
        .collect();
    let of = |list: &[bool]| share(list.iter().filter(|holds| **holds).count(), list.len());
    let failures = count(&|_, outcome| outcome.verdict != Verdict::Succeeded);
    let told = count(&|_, outcome| outcome.verdict != Verdict::Succeeded && outcome.has_learning);
    object([
        (
            "learning",
            object([
                ("rate", share(answered, ended.len())),
                ("written", share(count(&|_, outcome| outcome.has_learning), ended.len())),
                ("reuse", share(reusing.count(), new.len())),
                ("failures_documented", share(told, failures)),
            ]),
        ),
        (
            "criteria",
            object([
                ("met", share(met(Met::Yes), met(Met::Yes) + met(Met::No))),
                ("amended", share(count(&|pilot, _| pilot.criteria_amended), ended.len())),
            ]),
        ),
        ("impact", impact(all, &ended, as_of, from, to)),
        ("past_planned_end", of(&late)),
        ("follow_through", of(&due)),
        ("calibration", calibration(&ended)),
        ("technologies", technologies(all, scope, &seen)),
    ])
}

fn money(amounts: impl Iterator<Item = (String, f64)>) -> Value {
    let mut sums: BTreeMap<String, f64> = BTreeMap::new();
    for (currency, amount) in amounts {
        *sums.entry(currency).or_default() += amount;
    }
    Value::List(sums.into_iter().map(|(code, sum)| Value::List(vec![code.into(), sum.into()])).collect())
}

fn cost(outcomes: &[&Outcome]) -> Value {
    let costs = outcomes.iter().filter_map(|outcome| outcome.cost.as_ref());
    money(costs.map(|cost| (cost.currency.clone(), cost.amount)))
}

fn benefit(outcomes: &[&Outcome], basis: Basis) -> Value {
    let impacts = outcomes.iter().flat_map(|outcome| &outcome.impacts);
    let money_in =
        impacts.filter(|impact| impact.basis == basis && ["EUR", "USD"].contains(&impact.unit.as_str()));
    money(money_in.map(|impact| (impact.unit.clone(), impact.amount)))
}

fn adopted<'p>(ended: &[(&'p Pilot, &'p Outcome)], as_of: Date) -> Vec<&'p Outcome> {
    let is_adopted =
        |outcome: &Outcome| decision(outcome, as_of).is_some_and(|(_, decision)| decision == Decision::Adopt);
    ended.iter().map(|(_, outcome)| *outcome).filter(|outcome| is_adopted(outcome)).collect()
}

/// Each KPI that these outcomes claim to have moved, by name and id, with the claims added up.
fn claims<'p>(all: &'p Portfolio, outcomes: &[&Outcome]) -> Vec<(&'p Kpi, f64)> {
    let mut kpis: Vec<(usize, &Kpi)> = all.kpis.iter().enumerate().collect();
    kpis.sort_by_key(|(_, kpi)| (kpi.name.clone(), kpi.id.clone()));
    let claimed = kpis.into_iter().filter_map(|(place, kpi)| {
        let impacts = outcomes.iter().flat_map(|outcome| &outcome.impacts);
        let own: Vec<f64> = impacts
            .filter(|impact| {
                impact.kpi == Some(place) && impact.basis == Basis::Measured && impact.unit == kpi.unit
            })
            .map(|impact| impact.amount * sign(kpi))
            .collect();
        (!own.is_empty()).then(|| (kpi, own.iter().sum::<f64>()))
    });
    claimed.collect()
}

fn sign(kpi: &Kpi) -> f64 {
    if kpi.direction == Some(KpiDirection::Down) { -1.0 } else { 1.0 }
}

fn impact(all: &Portfolio, ended: &[(&Pilot, &Outcome)], as_of: Date, from: Date, to: Date) -> Value {
    let taken = adopted(ended, as_of);
    let rows = claims(all, &taken).into_iter().map(|(kpi, claimed)| {
        let last = |until: &dyn Fn(Date) -> bool| {
            kpi.readings.iter().rfind(|own| until(own.day)).and_then(|own| own.value)
        };
        let before = last(&|day| day < from).or(kpi.baseline);
        let moved = last(&|day| day <= to).zip(before).map(|(now, before)| (now - before) * sign(kpi));
        object([
            ("kpi", kpi.id.as_str().into()),
            ("name", kpi.name.as_str().into()),
            ("unit", kpi.unit.as_str().into()),
            ("claimed", claimed.into()),
            ("moved", moved.into()),
            ("exceeds", moved.map(|moved| claimed - moved > 1e-9).into()),
        ])
    });
    let every: Vec<&Outcome> = ended.iter().map(|(_, outcome)| *outcome).collect();
    object([
        ("benefit", benefit(&taken, Basis::Measured)),
        ("benefit_expected", benefit(&taken, Basis::Expected)),
        ("cost", cost(&taken)),
        ("programme_cost", cost(&every)),
        ("by_kpi", Value::List(rows.collect())),
    ])
}

fn calibration(ended: &[(&Pilot, &Outcome)]) -> Value {
    let stated: Vec<(f64, bool)> = ended
        .iter()
        .filter(|(_, outcome)| [Verdict::Succeeded, Verdict::Failed].contains(&outcome.verdict))
        .filter_map(|(pilot, outcome)| Some((pilot.chance?, outcome.verdict == Verdict::Succeeded)))
        .filter(|(p, _)| *p >= 0.0 && *p <= 1.0)
        .collect();
    let n = stated.len();
    if n < 5 {
        let names = ["mean_p", "succeeded", "brier", "fifths"].map(|name| (name.to_owned(), Value::Null));
        return Value::Object(names.into_iter().chain([("n".to_owned(), n.into())]).collect());
    }
    let hits = |list: &[(f64, bool)]| share(list.iter().filter(|(_, hit)| *hit).count(), list.len());
    let fifths = [(0.0, 0.2), (0.2, 0.4), (0.4, 0.6), (0.6, 0.8), (0.8, 1.0)].map(|(low, high)| {
        let own = |p: f64| p >= low && (p < high || high == 1.0);
        let own: Vec<_> = stated.iter().copied().filter(|(p, _)| own(*p)).collect();
        let Value::Object(mut json) = hits(&own) else { panic!() };
        json.extend([("from".to_owned(), low.into()), ("to".to_owned(), high.into())]);
        Value::Object(json)
    });
    let missed = |(p, hit): &(f64, bool)| (p - f64::from(u8::from(*hit))).powi(2);
    object([
        ("n", n.into()),
        ("mean_p", (stated.iter().map(|(p, _)| p).sum::<f64>() / n as f64).into()),
        ("succeeded", hits(&stated)),
        ("brier", (stated.iter().map(missed).sum::<f64>() / n as f64).into()),
        ("fifths", Value::List(fifths.to_vec())),
    ])
}

fn technologies(all: &Portfolio, scope: &Scope, seen: &[Seen<'_>]) -> Value {
    let as_of = scope.as_of;
    let names: BTreeSet<&String> = all.ideas.iter().flat_map(|idea| &idea.technologies).collect();
    let rows = names.into_iter().filter_map(|name| {
        let names_it = |idea: &Idea| idea.technologies.contains(name);
        let created = |idea: &Idea| idea.created_on.is_some_and(|day| day <= as_of);
        let ideas =
            all.ideas.iter().filter(|idea| is_in(idea, scope) && names_it(idea) && created(idea)).count();
        let of_it = |pilot: &Pilot| pilot.idea.is_some_and(|idea| names_it(&all.ideas[idea]));
        let own: Vec<&Seen<'_>> = seen.iter().filter(|(pilot, _)| of_it(pilot)).collect();
        if ideas == 0 && own.is_empty() {
            return None;
        }
        let ended: Vec<_> = own.iter().filter_map(|(pilot, outcome)| Some((*pilot, (*outcome)?))).collect();
        let running = own.len() - ended.len();
        let decisions: Vec<_> = ended.iter().filter_map(|(_, outcome)| decision(outcome, as_of)).collect();
        let on = |which: Decision| {
            decisions.iter().filter(move |(_, decision)| *decision == which).map(|(day, _)| *day)
        };
        let last_day = decisions.iter().map(|(day, _)| *day).max();
        let order = [Decision::Adopt, Decision::Iterate, Decision::Drop];
        let latest =
            order.into_iter().find(|which| last_day.is_some_and(|last| on(*which).any(|day| day == last)));
        let ring = if on(Decision::Adopt).any(|adopt| !on(Decision::Drop).any(|drop| drop > adopt)) {
            "adopt"
        } else if latest == Some(Decision::Drop) {
            "hold"
        } else if running > 0 || latest == Some(Decision::Iterate) {
            "trial"
        } else {
            "assess"
        };
        let taken = adopted(&ended, as_of);
        let verdicts = Verdict::ALL.iter().map(|verdict| {
            let n = ended.iter().filter(|(_, outcome)| outcome.verdict == *verdict).count();
            (verdict.word().to_owned(), n.into())
        });
        let changes = claims(all, &taken).into_iter().map(|(kpi, claimed)| {
            object([
                ("kpi", kpi.id.as_str().into()),
                ("name", kpi.name.as_str().into()),
                ("unit", kpi.unit.as_str().into()),
                ("claimed", claimed.into()),
            ])
        });
        Some(object([
            ("name", name.as_str().into()),
            ("ring", ring.into()),
            ("ideas", ideas.into()),
            ("running", running.into()),
            ("verdicts", Value::Object(verdicts.collect())),
            ("decision", latest.map(Choice::word).into()),
            ("decision_on", last_day.map(|day| day.to_string()).into()),
            ("benefit", benefit(&taken, Basis::Measured)),
            ("benefit_expected", benefit(&taken, Basis::Expected)),
            ("cost", cost(&taken)),
            ("kpi_changes", Value::List(changes.collect())),
        ]))
    });
    Value::List(rows.collect())
}
