//! Section 5 a second time, as naively as `docs/METRICS.md` says it: record by record.

use std::collections::{BTreeMap, BTreeSet};

use pilotbook_core::json::object;
use pilotbook_core::metrics::Scope;
use pilotbook_core::metrics::portfolio::{Issue, Kpi, Portfolio, Reading};
use pilotbook_core::model::choice::{Choice, EntryType, IssueType, ReadAs};
use pilotbook_core::{Date, Time, Value};

use super::oracle::{Item, duration, share};

const Z: f64 = 1.959963984540054;

/// What the JSON has of section 5, for a period as they resolved it. KPIs that are fed are left out of `kpi`: their
/// values are other numbers, which are held against each other elsewhere.
pub fn section(all: &Portfolio, scope: &Scope, from: Date, to: Date) -> Value {
    let inside = |day: Date| from <= day && day <= to;
    object([
        ("kpi", kpis(all, scope)),
        ("issues", issues(all, scope, &inside)),
        ("deployments", object([("success", deployments(all, scope, &inside))])),
        ("survey", surveys(all, scope, &inside)),
        ("entries", object([("held", entries(all, scope, &inside))])),
    ])
}

fn is_of(kpi: &Kpi, scope: &Scope) -> bool {
    let all_teams: BTreeSet<&String> = kpi.owners.union(&kpi.contributors).collect();
    match &scope.team {
        None => true,
        Some(team) => all_teams.contains(team),
    }
}

/// The KPIs of a scope by name and id.
fn sorted<'p>(all: &'p Portfolio, holds: &dyn Fn(&Kpi) -> bool) -> Vec<&'p Kpi> {
    let mut kpis: Vec<&Kpi> = all.kpis.iter().filter(|kpi| holds(kpi)).collect();
    kpis.sort_by_key(|kpi| (kpi.name.clone(), kpi.id.clone()));
    kpis
}

fn row<const N: usize>(kpi: &Kpi, more: [(&'static str, Value); N]) -> Value {
    let mut row = Value::object();
    row.insert("kpi".to_owned(), kpi.id.as_str().into());
    row.insert("name".to_owned(), kpi.name.as_str().into());
    row.extend(more.map(|(key, value)| (key.to_owned(), value)));
    Value::Object(row)
}

/// All single answers of a reading, if there are enough of them.
fn enough(kpi: &Kpi, reading: &Reading) -> Option<Vec<usize>> {
    let fewest = match kpi.threshold {
        None => 5.0,
        Some(few) if few < 3.0 => 3.0,
        Some(some) => some,
    };
    let mut single = Vec::new();
    for (answer, count) in reading.answers?.0.into_iter().enumerate() {
        // A question on a scale from 1 to 5 has no other answers, whatever a merge brought.
        if kpi.metric == "survey.csat" && !(1..6).contains(&answer) {
            continue;
        }
        single.extend(std::iter::repeat_n(answer, count as usize));
    }
    (single.len() as f64 >= fewest).then_some(single)
}

fn score(answers: &[usize]) -> (usize, usize) {
    let promoters = answers.iter().filter(|answer| [9, 10].contains(*answer)).count();
    (promoters, answers.iter().filter(|answer| **answer < 7).count())
}

fn says(kpi: &Kpi, reading: &Reading) -> Option<f64> {
    let hundred = if kpi.unit == "%" { 100.0 } else { 1.0 };
    let share = reading.share.filter(|(k, n)| *n > 0.0 && *k >= 0.0 && k <= n).map(|(k, n)| k / n * hundred);
    let answers = enough(kpi, reading).and_then(|answers| {
        let n = answers.len() as f64;
        match kpi.metric.as_str() {
            "survey.csat" => {
                let on_scale: Vec<_> = answers.iter().filter(|answer| (1..6).contains(*answer)).collect();
                let good = on_scale.iter().filter(|answer| ***answer > 3).count() as f64;
                (!on_scale.is_empty()).then(|| good / on_scale.len() as f64 * hundred)
            }
            "survey.nps" => {
                let (promoters, detractors) = score(&answers);
                Some((promoters as f64 - detractors as f64) / n * 100.0)
            }
            _ => Some(answers.iter().sum::<usize>() as f64 / n),
        }
    });
    let order = match kpi.read_as {
        Some(ReadAs::Share) => [share, reading.value, answers],
        Some(ReadAs::Answers) => [answers, reading.value, share],
        _ => [reading.value, share, answers],
    };
    order.into_iter().flatten().next()
}

fn kpis(all: &Portfolio, scope: &Scope) -> Value {
    let as_of = scope.as_of;
    let (mut attained, mut expects, mut statuses) = (Vec::new(), Vec::new(), Vec::new());
    for kpi in sorted(all, &|kpi| is_of(kpi, scope) && kpi.read_as != Some(ReadAs::Metric)) {
        let readings = kpi.readings.iter().filter(|reading| reading.day <= as_of);
        let latest = readings.filter_map(|reading| Some((reading.day, says(kpi, reading)?))).next_back();
        let attainment = match (latest, kpi.baseline, kpi.target) {
            (Some((_, value)), Some(baseline), Some(target)) if baseline != target => {
                Some((value - baseline) / (target - baseline))
            }
            _ => None,
        };
        let expected = match (kpi.start_on, kpi.due_on) {
            (Some(start), Some(due)) if start >= due => Some(f64::from(u8::from(as_of >= due))),
            (Some(start), Some(due)) => {
                Some((as_of.days_since(start) as f64 / due.days_since(start) as f64).clamp(0.0, 1.0))
            }
            _ => None,
        };
        let behind = attainment.zip(expected).map(|(attainment, expected)| expected - attainment);
        let status = match attainment {
            None => "no data",
            Some(part) if part >= 1.0 - 1e-9 => "met",
            _ if kpi.due_on.is_some_and(|due| due < as_of) => "missed",
            _ => match behind {
                None => "no due day",
                Some(behind) if behind <= 0.1 + 1e-9 => "on track",
                Some(behind) if behind <= 0.3 + 1e-9 => "at risk",
                Some(_) => "off track",
            },
        };
        let day = latest.map(|(day, _)| day.to_string());
        attained.push(row(
            kpi,
            [
                ("value", attainment.into()),
                ("unit", kpi.unit.as_str().into()),
                ("latest", latest.map(|(_, value)| value).into()),
                ("day", day.as_deref().into()),
            ],
        ));
        expects.push(row(kpi, [("value", expected.into())]));
        statuses.push(row(kpi, [("value", status.into())]));
    }
    let lists = [("attainment", attained), ("expected", expects), ("status", statuses)];
    object(lists.map(|(name, list)| (name, Value::List(list))))
}

fn issues(all: &Portfolio, scope: &Scope, inside: &dyn Fn(Date) -> bool) -> Value {
    let zone = &all.clock.zone;
    let end = zone.end_of(scope.as_of);
    let until = match all.clock.now {
        Some(now) if now < end => now,
        _ => end,
    };
    let happened = |at: Option<Time>| at.filter(|at| *at < end && all.clock.now.is_none_or(|now| *at <= now));
    let there: Vec<&Issue> = all
        .issues
        .iter()
        .filter(|issue| scope.team.as_ref().is_none_or(|team| issue.teams.contains(team)))
        .filter(|issue| issue.opened_at.is_none_or(|opened| opened <= until))
        .collect();
    let opened: Vec<(&Issue, i64)> = there
        .iter()
        .filter_map(|issue| {
            Some((*issue, issue.opened_at.filter(|at| inside(zone.day_of(*at)))?.unix_seconds()))
        })
        .collect();
    let lasted = |end_of: &dyn Fn(&Issue) -> Option<i64>| {
        let items: Vec<Item> = opened
            .iter()
            .map(|(issue, from)| match end_of(issue) {
                Some(to) => (to - from, Some(true)),
                None => (until.unix_seconds() - from, None),
            })
            .collect();
        let (kept, excluded): (Vec<Item>, Vec<Item>) = items.into_iter().partition(|item| item.0 >= 0);
        in_hours(&duration(&kept, excluded.len()))
    };
    let resolved = |issue: &Issue| happened(issue.resolved_at).map(Time::unix_seconds);
    let responded = |issue: &Issue| {
        let responded = happened(issue.responded_at).map(Time::unix_seconds);
        match (responded, resolved(issue)) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        }
    };
    let (mut in_time, mut passed, mut waiting, mut without) = (0, 0, 0, 0);
    for (issue, from) in &opened {
        let hours = issue.severity.and_then(|severity| all.sla_hours[usize::from(severity) - 1]);
        match hours.map(|hours| *from as f64 + hours * 3600.0) {
            None => without += 1,
            Some(due) if due > until.unix_seconds() as f64 => waiting += 1,
            Some(due) => {
                passed += 1;
                in_time += usize::from(resolved(issue).is_some_and(|at| at as f64 <= due));
            }
        }
    }
    let mut sla = share(in_time, passed).as_object().unwrap().clone();
    sla.insert("not_yet_due".to_owned(), Value::from(waiting as usize));
    sla.insert("without_target".to_owned(), Value::from(without as usize));
    let due: Vec<&&Issue> = there
        .iter()
        .filter(|issue| [Some(IssueType::FollowUp), Some(IssueType::OnboardingStep)].contains(&issue.kind))
        .filter(|issue| issue.due_on.is_some_and(inside))
        .collect();
    let done = due.iter().filter(|issue| resolved(issue).is_some()).count();
    object([
        ("time_to_first_response", lasted(&responded)),
        ("time_to_resolve", lasted(&resolved)),
        ("sla_met", Value::Object(sla)),
        ("escalated", share(opened.iter().filter(|(issue, _)| issue.escalated).count(), opened.len())),
        ("follow_ups_done", share(done, due.len())),
    ])
}

/// A summary of seconds, in hours.
fn in_hours(summary: &Value) -> Value {
    let entries = summary.as_object().unwrap().iter().map(|(key, value)| match key.strip_suffix("_days") {
        Some(name) => (format!("{name}_hours"), value.as_number().map(|seconds| seconds / 3600.0).into()),
        None => (key.clone(), value.clone()),
    });
    Value::Object(entries.collect())
}

fn deployments(all: &Portfolio, scope: &Scope, inside: &dyn Fn(Date) -> bool) -> Value {
    let counts = |kpi: &Kpi| kpi.read_as == Some(ReadAs::Share) && kpi.metric == "deployments.success";
    let rows = sorted(all, &|kpi| counts(kpi) && is_of(kpi, scope)).into_iter().map(|kpi| {
        let readings = kpi.readings.iter().filter(|reading| inside(reading.day));
        let counted: Vec<(f64, f64)> = readings
            .filter_map(|reading| reading.share)
            .filter(|(k, n)| *n >= 1.0 && *k >= 0.0 && k <= n && k.trunc() == *k && n.trunc() == *n)
            .collect();
        let sum = |of: &dyn Fn(&(f64, f64)) -> f64| counted.iter().map(of).sum::<f64>() as usize;
        let mut json = share(sum(&|(k, _)| *k), sum(&|(_, n)| *n)).as_object().unwrap().clone();
        json.extend(row(kpi, []).as_object().unwrap().clone());
        Value::Object(json)
    });
    Value::List(rows.collect())
}

fn surveys(all: &Portfolio, scope: &Scope, inside: &dyn Fn(Date) -> bool) -> Value {
    let answers = |kpi: &Kpi| {
        let readings: Vec<&Reading> = kpi.readings.iter().filter(|reading| inside(reading.day)).collect();
        let asked = readings.iter().filter(|reading| {
            reading.answers.is_some_and(|answers| answers.0.iter().any(|count| *count > 0))
        });
        let taken: Vec<Vec<usize>> = readings.iter().filter_map(|reading| enough(kpi, reading)).collect();
        let too_few = asked.count() - taken.len();
        (taken.concat(), too_few)
    };
    let of = |metric: &str| {
        sorted(all, &|kpi| kpi.read_as == Some(ReadAs::Answers) && kpi.metric == metric && is_of(kpi, scope))
    };
    let csat = of("survey.csat").into_iter().map(|kpi| {
        let (answers, too_few) = answers(kpi);
        let scale: Vec<usize> = answers.into_iter().filter(|answer| (1..=5).contains(answer)).collect();
        let mut json = share(scale.iter().filter(|answer| **answer >= 4).count(), scale.len());
        if let Value::Object(json) = &mut json {
            json.extend(row(kpi, [("too_few", too_few.into())]).as_object().unwrap().clone());
        }
        json
    });
    let nps = of("survey.nps").into_iter().map(|kpi| {
        let (answers, too_few) = answers(kpi);
        let (n, (promoters, detractors)) = (answers.len(), score(&answers));
        let there = |value: f64| if n == 0 { Value::Null } else { value.into() };
        let (m, p, d) = (n as f64, promoters as f64, detractors as f64);
        let (p2, d2) = ((p + 0.75) / (m + 3.0), (d + 0.75) / (m + 3.0));
        let half = Z * ((p2 + d2 - (p2 - d2) * (p2 - d2)) / (m + 3.0)).sqrt();
        row(
            kpi,
            [
                ("n", n.into()),
                ("promoters", promoters.into()),
                ("passives", (n - promoters - detractors).into()),
                ("detractors", detractors.into()),
                ("value", there((p - d) / m * 100.0)),
                ("low", there(((p2 - d2 - half) * 100.0).max(-100.0))),
                ("high", there(((p2 - d2 + half) * 100.0).min(100.0))),
                ("too_few", too_few.into()),
            ],
        )
    });
    let mut pairs: BTreeMap<[&String; 3], Vec<usize>> = BTreeMap::new();
    for kpi in all.kpis.iter().filter(|kpi| kpi.read_as == Some(ReadAs::Answers)) {
        let named = |team: &String| is_of(kpi, scope) || [&kpi.from_team, &kpi.to_team].contains(&team);
        let is_pair = !kpi.from_team.is_empty() && !kpi.to_team.is_empty() && kpi.from_team != kpi.to_team;
        if is_pair && scope.team.as_ref().is_none_or(named) {
            pairs.entry([&kpi.from_team, &kpi.to_team, &kpi.name]).or_default().extend(answers(kpi).0);
        }
    }
    let between = pairs.into_iter().filter(|(_, answers)| !answers.is_empty()).map(|(names, answers)| {
        let mean = answers.iter().sum::<usize>() as f64 / answers.len() as f64;
        let names = names.map(|name| Value::from(name.as_str()));
        Value::List(names.into_iter().chain([mean.into(), answers.len().into()]).collect())
    });
    let lists = [("csat", csat.collect()), ("nps", nps.collect()), ("between_teams", between.collect())];
    object(lists.map(|(name, list)| (name, Value::List(list))))
}

fn entries(all: &Portfolio, scope: &Scope, inside: &dyn Fn(Date) -> bool) -> Value {
    let mut by_type: BTreeMap<String, Value> = BTreeMap::new();
    let (mut people, mut of_teams, mut n) = (BTreeSet::new(), 0, 0);
    for kind in EntryType::ALL {
        if [EntryType::Amendment, EntryType::Agreed].contains(kind) {
            continue;
        }
        let own =
            all.entries.iter().filter(|entry| entry.kind == Some(*kind) && entry.day.is_some_and(inside));
        let own: Vec<_> =
            own.filter(|entry| scope.team.as_ref().is_none_or(|team| entry.teams.contains(team))).collect();
        by_type.insert(kind.word().to_owned(), own.len().into());
        n += own.len();
        of_teams += own.iter().filter(|entry| entry.teams.len() > 1).count();
        people.extend(own.iter().flat_map(|entry| entry.people.clone()));
    }
    object([
        ("by_type", Value::Object(by_type)),
        ("people", people.len().into()),
        ("of_teams", share(of_teams, n)),
    ])
}
