//! Goals, KPIs, issues and entries of a book, as metrics look at them.

use std::collections::BTreeSet;

use super::answers::Answers;
use super::portfolio::{Clock, Entry, Goal, Issue, Kpi, Reading};
use crate::journal::RecordId;
use crate::model::learned::{is_learning, teams_of};
use crate::model::{self, Book};
use crate::{LocalTime, Time, Zone, order};

/// Names of teams and people by their ids.
pub(super) type Name<'a> = dyn FnMut(&RecordId) -> String + 'a;

/// Those names that there are.
fn named(ids: &BTreeSet<RecordId>, name: &mut Name<'_>) -> BTreeSet<String> {
    order::set(ids.iter().map(name).filter(|name| !name.is_empty()))
}

pub(super) fn kpis(book: &Book, name: &mut Name<'_>) -> Vec<Kpi> {
    let mut kpis = Vec::new();
    for kpi in book.all::<model::Kpi>() {
        let readings = book.readings_of(&kpi.id).into_iter();
        let readings = readings.filter(|reading| reading.of.as_ref() == Some(&kpi.id));
        kpis.push(Kpi {
            readings: readings.filter_map(reading).collect(),
            name: kpi.name,
            unit: kpi.unit,
            direction: kpi.direction,
            goals: kpi.goals,
            owners: named(&kpi.owners, name),
            contributors: named(&kpi.contributors, name),
            baseline: kpi.baseline,
            target: kpi.target,
            start_on: kpi.start_on,
            due_on: kpi.due_on,
            cadence_days: kpi.cadence_days,
            read_as: kpi.read_as,
            metric: kpi.metric,
            threshold: kpi.threshold,
            from_team: kpi.from_team.as_ref().map(&mut *name).unwrap_or_default(),
            to_team: kpi.to_team.as_ref().map(&mut *name).unwrap_or_default(),
            archived: kpi.archived,
            id: kpi.id,
        });
    }
    kpis
}

/// A reading that has a day and says anything.
fn reading(reading: model::Reading) -> Option<Reading> {
    let (share, answers) = (reading.k.zip(reading.n), answers(&reading));
    let says = reading.value.is_some() || share.is_some() || answers.is_some();
    let day = reading.day.filter(|_| says)?;
    Some(Reading { id: reading.id, day, value: reading.value, share, answers })
}

/// The counts per answer, where there are any and all are counts.
fn answers(reading: &model::Reading) -> Option<Answers> {
    let given = [
        reading.answers_0,
        reading.answers_1,
        reading.answers_2,
        reading.answers_3,
        reading.answers_4,
        reading.answers_5,
        reading.answers_6,
        reading.answers_7,
        reading.answers_8,
        reading.answers_9,
        reading.answers_10,
    ];
    if given.iter().all(Option::is_none) {
        return None;
    }
    let mut answers = Answers::default();
    for (own, given) in answers.0.iter_mut().zip(given) {
        let given = given.unwrap_or(0.0);
        if given.fract() != 0.0 || !(0.0..=f64::from(u32::MAX)).contains(&given) {
            return None;
        }
        *own = given as u32;
    }
    Some(answers)
}

pub(super) fn goals(book: &Book, name: &mut Name<'_>) -> Vec<Goal> {
    let mut goals = Vec::new();
    for goal in book.all::<model::Goal>() {
        goals.push(Goal {
            statement: goal.statement,
            from: goal.from,
            to: goal.to,
            teams: named(&goal.teams, name),
            is_vision: goal.vision == Some(true),
            archived: goal.archived,
            id: goal.id,
        });
    }
    goals
}

pub(super) fn issues(book: &Book, name: &mut Name<'_>) -> Vec<Issue> {
    let mut issues = Vec::new();
    for issue in book.all::<model::Issue>() {
        let severity = [1.0, 2.0, 3.0, 4.0].iter().position(|severity| issue.severity == Some(*severity));
        issues.push(Issue {
            title: issue.title,
            kind: issue.r#type,
            severity: severity.map(|place| place as u8 + 1),
            teams: named(&issue.teams, name),
            opened_at: issue.opened_at,
            responded_at: issue.responded_at,
            due_on: issue.due_on,
            resolved_at: issue.resolved_at,
            escalated: !issue.raised_to.is_empty(),
            id: issue.id,
        });
    }
    issues
}

pub(super) fn entries(book: &Book, name: &mut Name<'_>) -> Vec<Entry> {
    let mut entries = Vec::new();
    for entry in book.all::<model::Entry>() {
        let people = entry.people.iter().filter(|_| is_learning(entry.r#type, entry.about.as_ref()));
        let people_teams = people.map(|person| teams_of(book, person)).filter(|teams| !teams.is_empty());
        entries.push(Entry {
            people_teams: people_teams.collect(),
            about: entry.about,
            kind: entry.r#type,
            day: entry.day,
            people: named(&entry.people, name),
            teams: named(&entry.teams, name),
            accepts: entry.accepts,
            id: entry.id,
        });
    }
    entries
}

/// The target times of severity 1 to 4.
pub(super) fn sla_hours(book: &Book) -> [Option<f64>; 4] {
    let settings = book.settings();
    let hours = [settings.sla_1_hours, settings.sla_2_hours, settings.sla_3_hours, settings.sla_4_hours];
    hours.map(|hours| hours.filter(|hours| *hours >= 0.0))
}

/// The clock, with as much of the zone as the issues need: their days, and the end of any day up to now.
pub(super) fn clock(issues: &[Issue], local: &LocalTime<'_>) -> Clock {
    let opened = || issues.iter().filter_map(|issue| issue.opened_at);
    let resolved = issues.iter().filter_map(|issue| issue.resolved_at);
    let first = opened().min().unwrap_or(local.now);
    let last = opened().chain(resolved).max().unwrap_or(local.now).max(local.now);
    let near = |instant: Time, days: i64| Time::of_unix_ms((instant.unix_seconds() + days * 86_400) * 1000);
    Clock { now: Some(local.now), zone: Zone::read(near(first, -2), near(last, 2), local.ahead) }
}
