//! Small portfolios, written briefly.

use pilotbook_core::exchange::rows::{IdeaRow, RowsReport};
use pilotbook_core::journal::RecordId;
use pilotbook_core::metrics::portfolio::{
    Criterion, Idea, Impact, Money, Outcome, Pilot, Portfolio, Reading,
};
use pilotbook_core::metrics::{Metrics, Scope};
use pilotbook_core::model::choice::{Basis, Choice, CriterionRole, Decision, Triage, Verdict};
use pilotbook_core::model::suggestion::Met;
use pilotbook_core::{Date, Value};

use super::build_agreed;

pub fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

/// The portfolio that an import of these rows would make.
pub fn portfolio_of(report: &RowsReport) -> Portfolio {
    let mut portfolio = Portfolio::default();
    for row in &report.rows {
        let record = &row.record;
        let IdeaRow { created_on, team, supporting_teams, proposer, triage, pilot, .. } = row.idea().unwrap();
        portfolio.teams.extend(team.iter().chain(supporting_teams).cloned());
        portfolio.ideas.push(Idea {
            created_on: Some(*created_on),
            proposer: proposer.clone().unwrap_or_default(),
            team: team.clone().unwrap_or_default(),
            supporting_teams: supporting_teams.clone(),
            triage: triage.unwrap_or(Triage::New),
            ..Idea::new(id("idea", *record))
        });
        portfolio.pilots.extend(pilot.as_ref().map(|pilot| Pilot {
            idea: Some(portfolio.ideas.len() - 1),
            started_on: Some(pilot.started_on),
            outcome: pilot.outcome.as_ref().map(|outcome| Outcome {
                decision: outcome.decision,
                ..Outcome::new(id("outcome", *record), outcome.verdict, outcome.decided_on)
            }),
            ..Pilot::new(id("pilot", *record))
        }));
    }
    portfolio
}

pub fn id(kind: &str, n: usize) -> RecordId {
    RecordId::new(kind, &n.to_string()).unwrap()
}

/// Ideas, pilots and KPIs a line each. Places count from 0; `-` stands for no day and no idea.
///
/// - `idea 2024-01-01 team=a with=b,c by=ann parked 2024-01-02:parked tags=x,y tech=rust,wasm cites=0,1`
/// - `pilot 0 2024-02-01 planned=2024-05-01 chance=0.8 must:met rail:missed must:result must:open amended
///   succeeded:2024-03-01:adopt@2024-04-01 learned cost=500EUR use=2024-05-01 measured:40000:EUR
///   expected:6:points:0` (the last is the KPI's place)
/// - `team a b`, and the lines of [`build_agreed::take`]
pub fn portfolio(lines: &str) -> Portfolio {
    let mut portfolio = Portfolio::default();
    for line in lines.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let mut words = line.split(' ');
        match words.next().unwrap() {
            "idea" => {
                let idea = idea(portfolio.ideas.len(), words);
                portfolio.teams.extend(idea.supporting_teams.iter().chain([&idea.team]).cloned());
                portfolio.ideas.push(idea);
            }
            "pilot" => portfolio.pilots.push(pilot(portfolio.pilots.len(), words)),
            "team" => portfolio.teams.extend(words.map(str::to_owned)),
            other => assert!(build_agreed::take(&mut portfolio, other, &mut words), "{other}"),
        }
    }
    portfolio
}

fn idea<'a>(n: usize, mut words: impl Iterator<Item = &'a str>) -> Idea {
    let mut idea = Idea { created_on: Date::parse(words.next().unwrap()), ..Idea::new(id("idea", n)) };
    for word in words {
        let (key, value) = word.split_once('=').unwrap_or((word, ""));
        let mut list = value.split(',').map(str::to_owned);
        match key {
            "team" => idea.team = value.to_owned(),
            "with" => idea.supporting_teams = list.collect(),
            "by" => idea.proposer = value.to_owned(),
            "tags" => idea.tags = list.collect(),
            "tech" => idea.technologies = list.collect(),
            "cites" => idea.builds_on = list.by_ref().map(|place| place.parse().unwrap()).collect(),
            _ => match word.split_once(':') {
                Some((date, triage)) => idea.triaged.push((day(date), Triage::of(triage).unwrap())),
                None => idea.triage = Triage::of(word).unwrap(),
            },
        }
    }
    idea
}

fn pilot<'a>(n: usize, mut words: impl Iterator<Item = &'a str>) -> Pilot {
    let mut pilot = Pilot {
        idea: words.next().unwrap().parse().ok(),
        started_on: words.next().and_then(Date::parse),
        ..Pilot::new(id("pilot", n))
    };
    for word in words {
        let (key, value) = word.split_once(['=', ':']).unwrap_or((word, ""));
        match key {
            "planned" => pilot.planned_end = Some(day(value)),
            "chance" => pilot.chance = value.parse().ok(),
            "amended" => pilot.criteria_amended = true,
            "must" | "rail" => pilot.criteria.push(criterion(key, value)),
            _ if Verdict::of(key).is_some() => pilot.outcome = Some(outcome(n, word)),
            _ => add_to(pilot.outcome.as_mut().unwrap(), key, value),
        }
    }
    pilot
}

fn criterion(role: &str, stands: &str) -> Criterion {
    let role = if role == "must" { CriterionRole::Must } else { CriterionRole::Guardrail };
    let (has_result, met) = match stands {
        "met" => (true, Met::Yes),
        "missed" => (true, Met::No),
        "result" => (true, Met::Open),
        _ => (false, Met::Open),
    };
    Criterion { role: Some(role), has_result, met }
}

fn outcome(n: usize, word: &str) -> Outcome {
    let mut parts = word.split(':');
    let verdict = Verdict::of(parts.next().unwrap()).unwrap();
    let decided_on = day(parts.next().unwrap());
    let (decision, decision_on) = match parts.next().map(|part| part.split_once('@').unwrap_or((part, ""))) {
        None => (None, None),
        Some((decision, date)) => (Decision::of(decision), Date::parse(date)),
    };
    Outcome { decision, decision_on, ..Outcome::new(id("outcome", n), verdict, decided_on) }
}

fn add_to(outcome: &mut Outcome, key: &str, value: &str) {
    match key {
        "learned" => outcome.has_learning = true,
        "use" => outcome.in_use_on = Some(day(value)),
        "cost" => {
            let (amount, currency) = value.split_at(value.len() - 3);
            outcome.cost = Some(Money { currency: currency.to_owned(), amount: amount.parse().unwrap() });
        }
        _ => {
            let mut parts = value.split(':');
            outcome.impacts.push(Impact {
                basis: Basis::of(key).unwrap(),
                amount: parts.next().unwrap().parse().unwrap(),
                unit: parts.next().unwrap().to_owned(),
                kpi: parts.next().map(|place| place.parse().unwrap()),
            });
        }
    }
}

/// A reading of a value.
pub fn reading(n: usize, day: Date, value: f64) -> Reading {
    Reading { value: Some(value), ..Reading::new(id("reading", n), day) }
}

/// `as_of`, or `as_of from to`, `-` standing for a default, and then a team, or `#` and a tag.
pub fn scope(text: &str) -> Scope {
    let mut words = text.split(' ');
    let mut scope = Scope::up_to(day(words.next().unwrap()));
    scope.from = words.next().and_then(Date::parse);
    scope.to = words.next().and_then(Date::parse);
    match words.next().map(|word| (word, word.strip_prefix('#'))) {
        None => {}
        Some((_, Some(tag))) => scope.tag = Some(tag.to_owned()),
        Some((team, None)) => scope.team = Some(team.to_owned()),
    }
    scope
}

pub fn metrics(lines: &str, scope_text: &str) -> Metrics {
    Metrics::of(&portfolio(lines), &scope(scope_text)).unwrap()
}

/// The value at a path such as `pilots.success_rate.k` or `funnel.2.count`.
pub fn at(value: &Value, path: &str) -> Value {
    path.split('.').fold(value.clone(), |value, step| match step.parse::<usize>() {
        Ok(place) => value.as_list().unwrap()[place].clone(),
        Err(_) => value.get(step).unwrap_or_else(|| panic!("{path}")).clone(),
    })
}

/// Fails unless two values agree: numbers to 1e-9, everything else exactly.
pub fn assert_same(found: &Value, expected: &Value, place: &str) {
    match (found, expected) {
        (Value::Number(found), Value::Number(expected)) => {
            assert!((found - expected).abs() <= 1e-9, "{place}: {found} for {expected}");
        }
        (Value::List(found), Value::List(expected)) => {
            assert_eq!(found.len(), expected.len(), "{place}: length");
            for (at, (found, expected)) in found.iter().zip(expected).enumerate() {
                assert_same(found, expected, &format!("{place}.{at}"));
            }
        }
        (Value::Object(found), Value::Object(expected)) => {
            let names = |object: &std::collections::BTreeMap<String, Value>| object.keys().cloned().collect();
            let (has, wants): (Vec<String>, Vec<String>) = (names(found), names(expected));
            assert_eq!(has, wants, "{place}: keys");
            for (key, value) in found {
                assert_same(value, &expected[key], &format!("{place}.{key}"));
            }
        }
        _ => assert_eq!(found, expected, "{place}"),
    }
}
