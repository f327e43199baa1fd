//! The same metrics a second time, as naively as `docs/METRICS.md` says them: day by day, pilot by
//! pilot, nothing sorted in advance. Slow, and of no code in common with the library.

use std::collections::{BTreeMap, BTreeSet};

use pilotbook_core::json::object;
use pilotbook_core::metrics::portfolio::{Idea, Pilot, Portfolio};
use pilotbook_core::metrics::{Scope, ScopeError};
use pilotbook_core::model::choice::{Choice, Decision, Verdict};
use pilotbook_core::{Date, Month, Value};

const Z: f64 = 1.959963984540054;

struct Seen<'p> {
    all: &'p Portfolio,
    as_of: Date,
    ideas: Vec<(usize, &'p Idea, Date)>,
    pilots: Vec<Run<'p>>,
}

#[derive(Clone)]
struct Run<'p> {
    pilot: &'p Pilot,
    start: Date,
    end: Option<(Date, Verdict, bool)>,
}

pub fn metrics(all: &Portfolio, scope: &Scope) -> Result<Value, ScopeError> {
    if let Some(team) = scope.team.as_ref().filter(|team| team.is_empty() || !all.teams.contains(*team)) {
        return Err(ScopeError::UnknownTeam { team: team.clone() });
    }
    if let Some(tag) = scope.tag.as_ref().filter(|tag| all.ideas.iter().all(|idea| !idea.tags.contains(*tag)))
    {
        return Err(ScopeError::UnknownTag { tag: tag.clone() });
    }
    let as_of = scope.as_of;
    let in_scope = |idea: &Idea| is_in(idea, scope);
    let mut ideas = Vec::new();
    for (n, idea) in all.ideas.iter().enumerate() {
        match idea.created_on {
            Some(day) if day <= as_of && in_scope(idea) => ideas.push((n, idea, day)),
            _ => {}
        }
    }
    let mut pilots = Vec::new();
    for pilot in &all.pilots {
        let seen = match pilot.idea {
            None => scope.team.is_none() && scope.tag.is_none(),
            Some(idea) => in_scope(&all.ideas[idea]),
        };
        let Some(start) = pilot.started_on else { continue };
        if !seen || start > as_of {
            continue;
        }
        let end = pilot.outcome.as_ref().filter(|o| o.decided_on <= as_of).map(|o| {
            let adopt = o.decision == Some(Decision::Adopt) && o.decision_on.unwrap_or(o.decided_on) <= as_of;
            (o.decided_on, o.verdict, adopt)
        });
        pilots.push(Run { pilot, start, end });
    }
    let to = scope.to.map_or(as_of, |to| to.min(as_of));
    let mut days: Vec<Date> = ideas.iter().map(|(_, _, day)| *day).collect();
    for run in &pilots {
        days.push(run.start);
        days.extend(run.end.map(|end| end.0));
    }
    let first = days.into_iter().min().unwrap_or(to);
    let from = scope.from.unwrap_or(first);
    if from > to {
        return Err(match scope.from {
            Some(_) => ScopeError::FromAfterTo { from, to },
            None => ScopeError::NothingUntil { first, to },
        });
    }
    let seen = Seen { all, as_of, ideas, pilots };
    Ok(seen.json(from, to, &scope.team))
}

/// Whether a scope looks at an idea.
pub fn is_in(idea: &Idea, scope: &Scope) -> bool {
    let of_team = |team: &String| idea.team == *team || idea.supporting_teams.contains(team);
    scope.team.as_ref().is_none_or(of_team) && scope.tag.as_ref().is_none_or(|tag| idea.tags.contains(tag))
}

pub fn share(k: usize, n: usize) -> Value {
    if n == 0 {
        return object([
            ("k", k.into()),
            ("n", n.into()),
            ("value", Value::Null),
            ("low", Value::Null),
            ("high", Value::Null),
        ]);
    }
    // The roots of (p − x)² = z²·x(1 − x)/n in x.
    let (p, m) = (k as f64 / n as f64, n as f64);
    let (a, b, c) = (1.0 + Z * Z / m, -(2.0 * p + Z * Z / m), p * p);
    let root = (b * b - 4.0 * a * c).max(0.0).sqrt();
    let (low, high) = ((-b - root) / (2.0 * a), (-b + root) / (2.0 * a));
    object([
        ("k", k.into()),
        ("n", n.into()),
        ("value", p.into()),
        ("low", low.into()),
        ("high", high.into()),
    ])
}

fn most_first<K: Ord + Clone>(counts: &BTreeMap<K, usize>) -> Vec<(K, usize)> {
    let mut list: Vec<(K, usize)> = counts.iter().map(|(k, n)| (k.clone(), *n)).collect();
    // The map is in order of name, and this sort keeps it among equals.
    list.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
    list
}

/// Whether an idea reached a step.
type Holds<'a> = &'a dyn Fn(&usize, &Idea) -> bool;
/// When an idea was created, first piloted and first concluded.
type Firsts = (Date, Option<Date>, Option<Date>);
/// Days, and whether the end was seen and was the wanted one.
pub type Item = (i64, Option<bool>);

fn survival(items: &[Item], t: i64) -> f64 {
    let times: BTreeSet<i64> = items.iter().filter(|i| i.1.is_some() && i.0 <= t).map(|i| i.0).collect();
    times.iter().map(|&t| 1.0 - events(items, t) / at_risk(items, t)).product()
}

fn events(items: &[Item], t: i64) -> f64 {
    items.iter().filter(|i| i.0 == t && i.1.is_some()).count() as f64
}

fn at_risk(items: &[Item], t: i64) -> f64 {
    items.iter().filter(|i| i.0 >= t).count() as f64
}

pub fn duration(items: &[Item], excluded: usize) -> Value {
    let times: BTreeSet<i64> = items.iter().filter(|i| i.1.is_some()).map(|i| i.0).collect();
    let quantile = |q: f64| times.iter().copied().find(|&t| survival(items, t) <= 1.0 - q + 1e-9);
    let mut ends = Vec::new();
    let mut upper = 1.0;
    for &t in &times {
        let s = survival(items, t);
        if events(items, t) == at_risk(items, t) {
            ends.push((t, 0.0, upper));
            continue;
        }
        let g: f64 = times
            .range(..=t)
            .map(|&u| {
                let (d, n) = (events(items, u), at_risk(items, u));
                d / (n * (n - d))
            })
            .sum();
        let e = Z * g.sqrt() / s.ln().abs();
        upper = s.powf((-e).exp());
        ends.push((t, s.powf(e.exp()), upper));
    }
    let n_events = items.iter().filter(|i| i.1.is_some()).count();
    object([
        ("n", items.len().into()),
        ("events", n_events.into()),
        ("censored", (items.len() - n_events).into()),
        ("excluded", excluded.into()),
        ("median_days", quantile(0.5).into()),
        ("median_low_days", ends.iter().find(|e| e.1 <= 0.5 + 1e-9).map(|e| e.0).into()),
        ("median_high_days", ends.iter().find(|e| e.2 <= 0.5 + 1e-9).map(|e| e.0).into()),
        ("p85_days", quantile(0.85).into()),
    ])
}

fn incidence(items: &[Item], t: i64) -> f64 {
    let times: BTreeSet<i64> = items.iter().filter(|i| i.1.is_some() && i.0 <= t).map(|i| i.0).collect();
    times.iter().map(|&u| survival(items, u - 1) * wanted(items, u) / at_risk(items, u)).sum()
}

fn wanted(items: &[Item], t: i64) -> f64 {
    items.iter().filter(|i| i.0 == t && i.1 == Some(true)).count() as f64
}

fn within(items: &[Item], t: i64) -> Value {
    let long = items.iter().filter(|i| i.0 >= t).count();
    let (mut value, mut low, mut high) = (Value::Null, Value::Null, Value::Null);
    if long > 0 {
        let total = incidence(items, t);
        value = total.into();
        if total > 1e-9 && total < 1.0 - 1e-9 {
            let mut v = 0.0;
            let times: BTreeSet<i64> =
                items.iter().filter(|i| i.1.is_some() && i.0 <= t).map(|i| i.0).collect();
            for &u in &times {
                let (n, d, a) = (at_risk(items, u), events(items, u), wanted(items, u));
                let (rest, s) = (total - incidence(items, u), survival(items, u - 1));
                if n != d {
                    v += rest.powi(2) * d / (n * (n - d));
                }
                v += s.powi(2) * a * (n - a) / n.powi(3) - 2.0 * rest * s * a / n.powi(2);
            }
            let e = Z * v.max(0.0).sqrt() / (total * total.ln().abs());
            (low, high) = (total.powf(e.exp()).into(), total.powf((-e).exp()).into());
        }
    }
    object([("days", t.into()), ("value", value), ("low", low), ("high", high), ("at_risk", long.into())])
}

impl Seen<'_> {
    fn runs(&self, day: Date) -> usize {
        let on = |run: &&Run| run.start <= day && run.end.is_none_or(|end| end.0 > day);
        self.pilots.iter().filter(on).count()
    }

    fn pilots_of(&self, idea: usize) -> Vec<&Run<'_>> {
        self.pilots.iter().filter(|run| run.pilot.idea == Some(idea)).collect()
    }

    /// Triage as the elements of the set say it, and its day.
    fn triage(&self, idea: &Idea) -> (&'static str, Option<Date>) {
        let now = idea.triage.word();
        let last = |until: Date| -> Option<(Date, &'static str)> {
            let day = idea.triaged.iter().map(|t| t.0).filter(|d| *d <= until).max()?;
            let words: BTreeSet<&str> =
                idea.triaged.iter().filter(|t| t.0 == day).map(|t| t.1.word()).collect();
            Some((day, if words.contains(now) { now } else { words.last()? }))
        };
        match last(Date::LAST) {
            Some((_, word)) if word == now => match last(self.as_of) {
                Some((day, word)) => (word, Some(day)),
                None => ("new", None),
            },
            _ => (now, None),
        }
    }

    fn json(&self, from: Date, to: Date, team: &Option<String>) -> Value {
        let within_period = |day: Date| from <= day && day <= to;
        let days: Vec<Date> = (0..=to.days_since(from)).map(|n| from.plus_days(n)).collect();
        let months: Vec<Month> =
            days.iter().map(|day| day.month()).collect::<BTreeSet<_>>().into_iter().collect();
        let last_of = |month: Month| days.iter().copied().filter(|d| d.month() == month).max().unwrap();
        let new: Vec<_> = self.ideas.iter().filter(|(_, _, day)| within_period(*day)).collect();
        let started: Vec<&Run> = self.pilots.iter().filter(|run| within_period(run.start)).collect();
        let concluded: Vec<(&Run, Verdict, Date)> = self
            .pilots
            .iter()
            .filter_map(|run| run.end.map(|end| (run, end.1, end.0)))
            .filter(|c| within_period(c.2))
            .collect();
        let row = |month: Month, counts: &[usize]| {
            let counts = counts.iter().map(|n| Value::from(*n));
            Value::List([Value::from(month.to_string())].into_iter().chain(counts).collect())
        };

        let mut by_team: BTreeMap<&str, usize> = BTreeMap::new();
        for (_, idea, _) in &new {
            *by_team.entry(&idea.team).or_default() += 1;
        }
        let proposers: BTreeSet<&str> = new.iter().map(|(_, idea, _)| idea.proposer.as_str()).collect();
        let by_month = months.iter().map(|m| row(*m, &[new.iter().filter(|i| i.2.month() == *m).count()]));
        let ideas = object([
            ("new", new.len().into()),
            ("contributors", proposers.iter().filter(|name| !name.is_empty()).count().into()),
            ("by_month", Value::List(by_month.collect())),
            (
                "by_team",
                Value::List(
                    most_first(&by_team)
                        .into_iter()
                        .map(|(team, n)| Value::List(vec![team.into(), n.into()]))
                        .collect(),
                ),
            ),
        ]);

        let of = |verdict: Verdict| concluded.iter().filter(|c| c.1 == verdict).count();
        let (succeeded, failed) = (of(Verdict::Succeeded), of(Verdict::Failed));
        let team_of = |run: &Run| run.pilot.idea.map_or("", |idea| self.all.ideas[idea].team.as_str());
        let mut teams: BTreeMap<&str, usize> = BTreeMap::new();
        for (run, ..) in &concluded {
            *teams.entry(team_of(run)).or_default() += 1;
        }
        let by_team = most_first(&teams).into_iter().map(|(team, n)| {
            let k = concluded.iter().filter(|c| c.1 == Verdict::Succeeded && team_of(c.0) == team).count();
            Value::List(vec![team.into(), share(k, n)])
        });
        let pilots = object([
            ("started", started.len().into()),
            ("running", self.runs(to).into()),
            ("concluded", concluded.len().into()),
            ("succeeded", succeeded.into()),
            ("failed", failed.into()),
            ("inconclusive", of(Verdict::Inconclusive).into()),
            ("abandoned", of(Verdict::Abandoned).into()),
            ("success_rate", share(succeeded, concluded.len())),
            ("decisive_success_rate", share(succeeded, succeeded + failed)),
            ("success_by_team", Value::List(by_team.collect())),
        ]);

        let steps: [(&str, Holds); 6] = [
            ("created", &|_, _| true),
            ("shortlisted", &|n, idea| {
                self.triage(idea).0 == "shortlisted" || !self.pilots_of(*n).is_empty()
            }),
            ("piloted", &|n, _| !self.pilots_of(*n).is_empty()),
            ("concluded", &|n, _| self.pilots_of(*n).iter().any(|run| run.end.is_some())),
            ("succeeded", &|n, _| {
                self.pilots_of(*n).iter().any(|run| run.end.is_some_and(|e| e.1 == Verdict::Succeeded))
            }),
            ("adopted", &|n, _| {
                self.pilots_of(*n).iter().any(|run| run.end.is_some_and(|e| e.1 == Verdict::Succeeded && e.2))
            }),
        ];
        let counts = steps.map(|(_, holds)| new.iter().filter(|(n, idea, _)| holds(n, idea)).count());
        let funnel = steps.iter().enumerate().map(|(at, (step, _))| {
            object([
                ("step", (*step).into()),
                ("count", counts[at].into()),
                ("of_previous", if at == 0 { Value::Null } else { share(counts[at], counts[at - 1]) }),
            ])
        });

        let (mut waits, mut excluded) = (Vec::new(), 0);
        for (n, idea, created) in &new {
            let start = self.pilots_of(*n).iter().map(|run| run.start).min();
            let end = match (start, self.triage(idea)) {
                (Some(start), _) => Some((start, Some(true))),
                (None, ("declined" | "parked", day)) => day.map(|day| (day, None)),
                (None, _) => Some((self.as_of, None)),
            };
            match end {
                Some((day, ended)) if day >= *created => waits.push((day.days_since(*created), ended)),
                _ => excluded += 1,
            }
        }
        let lasts = |runs: &[&Run]| -> (Vec<Item>, usize) {
            let all: Vec<Item> = runs
                .iter()
                .map(|run| match run.end {
                    Some((day, verdict, _)) => {
                        (day.days_since(run.start), Some(verdict == Verdict::Succeeded))
                    }
                    None => (self.as_of.days_since(run.start), None),
                })
                .collect();
            let kept: Vec<Item> = all.iter().copied().filter(|item| item.0 >= 0).collect();
            let excluded = all.len() - kept.len();
            (kept, excluded)
        };
        let (items, left_out) = lasts(&started);

        let by_month = months.iter().map(|m| {
            row(
                *m,
                &[
                    started.iter().filter(|run| run.start.month() == *m).count(),
                    concluded.iter().filter(|c| c.2.month() == *m).count(),
                    self.runs(last_of(*m)),
                ],
            )
        });
        let n_days = days.len() as f64;
        let wip = days.iter().map(|day| self.runs(*day)).sum::<usize>() as f64 / n_days;
        let pace = concluded.len() as f64 / n_days;
        let change = self.runs(to) as i64 - self.runs(from.plus_days(-1)) as i64;
        let flow = object([
            ("by_month", Value::List(by_month.collect())),
            ("average_wip", wip.into()),
            ("throughput_per_30_days", (pace * 30.0).into()),
            ("littles_law_days", if concluded.is_empty() { Value::Null } else { (wip / pace).into() }),
            ("load_change", change.into()),
            ("steady", (change.abs() as f64 <= wip / 5.0 + 1e-9).into()),
        ]);

        let firsts: Vec<Firsts> = self
            .ideas
            .iter()
            .map(|(n, _, created)| {
                let pilots = self.pilots_of(*n);
                let end = pilots.iter().filter_map(|run| run.end).map(|end| end.0).min();
                (*created, pilots.iter().map(|run| run.start).min(), end)
            })
            .collect();
        let cumulative = months.iter().map(|m| {
            let by = last_of(*m);
            let count = |day: &dyn Fn(&Firsts) -> Option<Date>| {
                firsts.iter().filter(|first| day(first).is_some_and(|day| day <= by)).count()
            };
            row(*m, &[count(&|f| Some(f.0)), count(&|f| f.1), count(&|f| f.2)])
        });

        let ages: Vec<i64> = self
            .pilots
            .iter()
            .filter(|run| run.end.is_none())
            .map(|run| self.as_of.days_since(run.start))
            .collect();
        let (all_items, _) = lasts(&self.pilots.iter().collect::<Vec<_>>());
        let p85 = duration(&all_items, 0).get("p85_days").and_then(Value::as_number);
        let older = p85.map(|p85| ages.iter().filter(|age| **age as f64 > p85).count());

        let mut pairs: BTreeMap<(&str, &str), usize> = BTreeMap::new();
        let mut together = 0;
        for (_, idea, _) in &new {
            let mut teams: BTreeSet<&str> = idea.supporting_teams.iter().map(String::as_str).collect();
            teams.insert(&idea.team);
            teams.remove("");
            together += usize::from(teams.len() > 1);
            for a in &teams {
                for b in teams.iter().filter(|b| a < b) {
                    *pairs.entry((a, b)).or_default() += 1;
                }
            }
        }
        let pairs =
            most_first(&pairs).into_iter().map(|((a, b), n)| Value::List(vec![a.into(), b.into(), n.into()]));

        object([
            ("as_of", self.as_of.to_string().into()),
            ("from", from.to_string().into()),
            ("to", to.to_string().into()),
            ("team", team.clone().into()),
            ("ideas", ideas),
            ("pilots", pilots),
            ("funnel", Value::List(funnel.collect())),
            ("time_to_pilot", duration(&waits, excluded)),
            ("pilot_duration", duration(&items, left_out)),
            ("success_within", Value::List([90, 180, 365, 730].map(|t| within(&items, t)).to_vec())),
            ("flow", flow),
            ("cumulative_flow", Value::List(cumulative.collect())),
            (
                "cross_team",
                object([("ideas", share(together, new.len())), ("pairs", Value::List(pairs.collect()))]),
            ),
            (
                "aging",
                object([
                    ("running", ages.len().into()),
                    ("oldest_days", ages.iter().max().copied().into()),
                    ("older_than_p85", older.into()),
                ]),
            ),
        ])
    }
}
