//! Random portfolios with KPIs, issues and entries.

use std::collections::BTreeSet;

use pilotbook_core::metrics::answers::Answers;
use pilotbook_core::metrics::portfolio::{Clock, Entry, Issue, Kpi, Portfolio, Reading};
use pilotbook_core::model::choice::{Choice, EntryType, IssueType, ReadAs};
use pilotbook_core::{Date, Time, Zone};
use proptest::prelude::*;

use super::build::{day, id};
use super::random;

fn days(range: std::ops::Range<i64>) -> impl Strategy<Value = Date> {
    range.prop_map(|n| day("2024-01-01").plus_days(n))
}

/// An instant of those days; a few hours apart, so that some meet.
fn instant() -> impl Strategy<Value = Time> {
    (-60 * 8..200 * 8i64).prop_map(|n| {
        Time::of_unix_ms((n * 3 * 3600 + day("2024-01-01").days_since(Date::of_unix_ms(0)) * 86_400) * 1000)
    })
}

fn names(names: &'static [&'static str]) -> impl Strategy<Value = BTreeSet<String>> {
    prop::collection::btree_set(prop::sample::select(names).prop_map(str::to_owned), 0..3)
}

fn reading() -> impl Strategy<Value = Reading> {
    let share = prop::option::of((prop::sample::select(vec![-1.0, 0.0, 1.0, 2.5, 4.0]), 0..6i32));
    let counts = prop::array::uniform11(prop::sample::select(vec![0u32, 0, 0, 1, 2, 5]));
    let answers = prop::option::of(counts.prop_map(Answers));
    (days(-60..200), prop::option::of(-9..9i32), share, answers).prop_map(|(day, value, share, answers)| {
        let (value, share) = (value.map(f64::from), share.map(|(k, n)| (k, f64::from(n))));
        Reading { value, share, answers, ..Reading::new(id("reading", 0), day) }
    })
}

fn kpi() -> impl Strategy<Value = Kpi> {
    let metric = ["", "survey.csat", "survey.nps", "deployments.success", "ideas.new", "issues.sla_met"];
    let read = (prop::option::of(prop::sample::select(ReadAs::ALL)), prop::sample::select(metric.to_vec()));
    let ways = (prop::option::of(-5..5i32), prop::option::of(-5..5i32), prop::sample::select(vec!["%", "h"]));
    let time =
        (prop::option::of(days(-60..200)), prop::option::of(days(-60..200)), prop::option::of(0..40i32));
    let team = || prop::sample::select(vec!["", "a", "b", "ä"]).prop_map(str::to_owned);
    let teams = (names(&["a", "b", "ä"]), names(&["a", "b", "ä"]), team(), team());
    let asked = (prop::option::of(prop::sample::select(vec![1.0, 5.0, 9.0])), 0..3u8);
    (read, ways, time, teams, asked, prop::collection::vec(reading(), 0..6)).prop_map(
        |((read_as, metric), ways, time, teams, (threshold, name), mut readings)| {
            readings.sort_by_key(|reading| reading.day);
            Kpi {
                name: name.to_string(),
                unit: ways.2.to_owned(),
                baseline: ways.0.map(f64::from),
                target: ways.1.map(f64::from),
                start_on: time.0,
                due_on: time.1,
                cadence_days: time.2.map(f64::from),
                owners: teams.0,
                contributors: teams.1,
                from_team: teams.2,
                to_team: teams.3,
                metric: metric.to_owned(),
                read_as,
                threshold,
                readings,
                ..Kpi::new(id("kpi", 0))
            }
        },
    )
}

fn issue() -> impl Strategy<Value = Issue> {
    let times =
        (prop::option::weighted(0.9, instant()), prop::option::of(instant()), prop::option::of(instant()));
    let kind = (prop::option::of(prop::sample::select(IssueType::ALL)), prop::option::of(1..=4u8));
    (times, kind, names(&["a", "b", "ä"]), prop::option::of(days(-60..200)), any::<bool>()).prop_map(
        |((opened_at, responded_at, resolved_at), (kind, severity), teams, due_on, escalated)| Issue {
            opened_at,
            responded_at,
            resolved_at,
            kind,
            severity,
            teams,
            due_on,
            escalated,
            ..Issue::new(id("issue", 0))
        },
    )
}

fn entry() -> impl Strategy<Value = Entry> {
    let kind = prop::option::weighted(0.9, prop::sample::select(EntryType::ALL));
    (kind, prop::option::weighted(0.9, days(-60..200)), names(&["ann", "bob"]), names(&["a", "b", "ä"]))
        .prop_map(|(kind, day, people, teams)| Entry {
            kind,
            day,
            people,
            teams,
            ..Entry::new(id("entry", 0))
        })
}

/// What [`random::portfolio`] gives, with KPIs of every kind, issues and entries, on a clock that may be ahead.
pub fn portfolio() -> impl Strategy<Value = Portfolio> {
    let kpis = prop::collection::vec(kpi(), 0..6);
    let issues = prop::collection::vec(issue(), 0..20);
    let entries = prop::collection::vec(entry(), 0..12);
    let sla = prop::array::uniform4(prop::option::of(prop::sample::select(vec![0.0, 3.0, 24.0, 100.5])));
    let clock = (prop::option::of(instant()), prop::sample::select(vec![0i64, 2, -7]));
    (random::portfolio(), kpis, issues, entries, sla, clock).prop_map(
        |(portfolio, mut kpis, mut issues, mut entries, sla_hours, (now, ahead))| {
            let first = portfolio.kpis.len();
            for (n, kpi) in kpis.iter_mut().enumerate() {
                kpi.id = id("kpi", first + n);
                for (place, reading) in kpi.readings.iter_mut().enumerate() {
                    reading.id = id("reading", n * 100 + place);
                }
            }
            issues.iter_mut().enumerate().for_each(|(n, issue)| issue.id = id("issue", n));
            entries.iter_mut().enumerate().for_each(|(n, entry)| entry.id = id("entry", n));
            let at = Time::of_unix_ms(0);
            let clock = Clock { now, zone: Zone::read(at, at, &move |_| ahead * 3600) };
            let kpis = portfolio.kpis.iter().cloned().chain(kpis).collect();
            Portfolio { kpis, issues, entries, sla_hours, clock, ..portfolio }
        },
    )
}
