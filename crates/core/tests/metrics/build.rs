//! Small portfolios, written briefly.

use pilotbook_core::exchange::rows::{Row, RowsReport};
use pilotbook_core::journal::RecordId;
use pilotbook_core::metrics::portfolio::{Idea, Outcome, Pilot, Portfolio};
use pilotbook_core::metrics::{Metrics, Scope};
use pilotbook_core::model::choice::{Choice, Decision, Triage, Verdict};
use pilotbook_core::{Date, Value};

pub fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

/// The portfolio that an import of these rows would make.
pub fn portfolio_of(report: &RowsReport) -> Portfolio {
    let mut portfolio = Portfolio::default();
    for row in &report.rows {
        let Row { record, created_on, team, supporting_teams, proposer, triage, pilot, .. } = row;
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

/// Ideas and pilots a line each: `idea 2024-01-01 team=a with=b,c by=ann parked 2024-01-02:parked`,
/// `pilot 0 2024-02-01 planned=2024-05-01 succeeded:2024-03-01:adopt@2024-04-01` (`-` for no idea or
/// no start).
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
            other => panic!("{other}"),
        }
    }
    portfolio
}

fn idea<'a>(n: usize, mut words: impl Iterator<Item = &'a str>) -> Idea {
    let mut idea = Idea { created_on: Date::parse(words.next().unwrap()), ..Idea::new(id("idea", n)) };
    for word in words {
        if let Some(team) = word.strip_prefix("team=") {
            idea.team = team.to_owned();
        } else if let Some(teams) = word.strip_prefix("with=") {
            idea.supporting_teams = teams.split(',').map(str::to_owned).collect();
        } else if let Some(name) = word.strip_prefix("by=") {
            idea.proposer = name.to_owned();
        } else if let Some((date, triage)) = word.split_once(':') {
            idea.triaged.push((day(date), Triage::of(triage).unwrap()));
        } else {
            idea.triage = Triage::of(word).unwrap();
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
        if let Some(date) = word.strip_prefix("planned=") {
            pilot.planned_end = Some(day(date));
            continue;
        }
        let mut parts = word.split(':');
        let verdict = Verdict::of(parts.next().unwrap()).unwrap();
        let decided_on = day(parts.next().unwrap());
        let (decision, decision_on) =
            match parts.next().map(|part| part.split_once('@').unwrap_or((part, ""))) {
                None => (None, None),
                Some((decision, date)) => (Decision::of(decision), Date::parse(date)),
            };
        let outcome = Outcome::new(id("outcome", n), verdict, decided_on);
        pilot.outcome = Some(Outcome { decision, decision_on, ..outcome });
    }
    pilot
}

/// `as_of`, or `as_of from to`, `-` standing for a default, and then a team.
pub fn scope(text: &str) -> Scope {
    let mut words = text.split(' ');
    Scope {
        as_of: day(words.next().unwrap()),
        from: words.next().and_then(Date::parse),
        to: words.next().and_then(Date::parse),
        team: words.next().map(str::to_owned),
        tag: None,
    }
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
