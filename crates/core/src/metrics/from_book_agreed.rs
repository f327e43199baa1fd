//! Goals, KPIs, issues and entries of a book, as metrics look at them.

use std::collections::BTreeSet;

use super::answers::Answers;
use super::portfolio::{Clock, Entry, Goal, Issue, Kpi, Reading};
use crate::journal::RecordId;
use crate::model::choice::ReadAs;
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
        let mut looked_at = Kpi {
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
        };
        if looked_at.read_as == Some(ReadAs::Answers) {
            looked_at.mark_those_that_differ_by_few(|reading| book.made(reading));
        }
        kpis.push(looked_at);
    }
    kpis
}

/// A reading that has a day and says anything.
fn reading(reading: model::Reading) -> Option<Reading> {
    let (share, answers) = (reading.k.zip(reading.n), answers(&reading));
    let says = reading.value.is_some() || share.is_some() || answers.is_some();
    let day = reading.day.filter(|_| says)?;
    Some(Reading { id: reading.id, day, value: reading.value, share, answers, differs_by_few: false })
}

/// The counts per answer, where there are any and all are counts.
fn answers(reading: &model::Reading) -> Option<Answers> {
    let given = reading.answers()?;
    let mut answers = Answers::default();
    for (own, given) in answers.0.iter_mut().zip(given) {
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

/// So many days back a zone is read: its clocks are asked once a week, and a mistyped year would have them asked
/// for centuries.
const ZONE_DAYS: i64 = 40 * 366;

/// The clock, with as much of the zone as the issues need: the days on which they were opened, and the end of any day
/// up to now. What lies later has not happened.
pub(super) fn clock(issues: &[Issue], local: &LocalTime<'_>) -> Clock {
    let near = |instant: Time, days: i64| Time::of_unix_ms((instant.unix_seconds() + days * 86_400) * 1000);
    let first = issues.iter().filter_map(|issue| issue.opened_at).min().unwrap_or(local.now);
    let first = first.clamp(near(local.now, -ZONE_DAYS), local.now);
    Clock { now: Some(local.now), zone: Zone::read(near(first, -2), near(local.now, 2), local.ahead) }
}
