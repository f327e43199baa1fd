//! What is open between two teams.

use std::cmp::Ordering;

use super::{Item, Look, What};
use crate::journal::RecordId;
use crate::metrics::kpi::{KpiStatus, standing};
use crate::model::stage::{PilotStage, pilot_stage};
use crate::model::{
    Book, Entry, Goal, Idea, Issue, IssueType, Kind, Kpi, Outcome, Person, Pilot, Team, Triage,
};
use crate::{Date, order};

/// A day for an order in which what has none comes last.
fn known_first(day: Option<Date>) -> (bool, Option<Date>) {
    (day.is_none(), day)
}

/// Those of both teams first, then by a key, then by record.
fn in_order<K: Ord>(mut found: Vec<(K, Item)>) -> Vec<Item> {
    order::sort_by(&mut found, |(a_key, a), (b_key, b)| {
        (!a.is_of_both(), a_key, &a.record).cmp(&(!b.is_of_both(), b_key, &b.record))
    });
    found.into_iter().map(|(_, item)| item).collect()
}

/// By a key, then by record.
fn by_key<K: Ord>(mut found: Vec<(K, Item)>) -> Vec<Item> {
    order::sort_by(&mut found, |(a_key, a), (b_key, b)| {
        (a_key, &a.title, &a.record).cmp(&(b_key, &b.title, &b.record))
    });
    found.into_iter().map(|(_, item)| item).collect()
}

pub(super) fn decisions(look: &Look<'_>) -> Vec<Item> {
    let found = look.book.outcomes().into_iter().filter_map(|outcome| {
        let pilot = look.book.get::<Pilot>(outcome.pilot.as_ref()?)?;
        let verdict = outcome.verdict?;
        if outcome.decision.is_some() || outcome.archived || pilot.archived {
            return None;
        }
        let own = look.own(teams_of_pilot(look.book, &pilot))?;
        let since = outcome.decided_on;
        Some((known_first(since), look.item(outcome.id, own, What::Decision { verdict, since })))
    });
    in_order(found.collect())
}

/// The open issues that are to be done, or those that stand in the way.
pub(super) fn issues(look: &Look<'_>, to_do: bool) -> Vec<Item> {
    let book = look.book;
    let open = book.all::<Issue>().filter(|issue| {
        let kind = issue.r#type.is_some_and(IssueType::is_to_do);
        issue.resolved_at.is_none() && kind == to_do && issue.is_shown(book)
    });
    let items = open.filter_map(|issue| {
        let own = look.own(teams_of_issue(book, &issue))?;
        let what = What::Open {
            kind: issue.r#type,
            severity: issue.severity,
            owner: owner(book, &issue),
            due: issue.due_on,
            place: place(book, &issue),
        };
        let due = known_first(issue.due_on);
        // What has no severity comes after what has.
        let severity = issue.severity.map_or(i64::MAX, |severity| severity as i64);
        let key = (issue.r#type != Some(IssueType::Blocker), severity, due, issue.opened_at);
        Some((key, due, Item { about: issue.about, ..look.item(issue.id, own, what) }))
    });
    if to_do {
        by_key(items.map(|(_, due, item)| (due, item)).collect())
    } else {
        in_order(items.map(|(key, _, item)| (key, item)).collect())
    }
}

pub(super) fn kpis(look: &Look<'_>) -> Vec<Item> {
    let found = look.portfolio.kpis.iter().filter_map(|counted| {
        // Before its first day nothing is expected of it.
        let begun = |kpi: &Kpi| kpi.start_on.is_none_or(|start| start <= look.day);
        let kpi = look.book.get::<Kpi>(&counted.id).filter(|kpi| !kpi.archived && begun(kpi))?;
        let own = look.own(kpi.owners.into_iter().chain(kpi.contributors))?;
        // Only now: one that is fed by a metric takes time.
        let standing = standing(look.portfolio, counted, look.day);
        let is_over = kpi.due_on.is_some_and(|due| due < look.day);
        let rank = match standing.status {
            KpiStatus::Missed => 0,
            KpiStatus::OffTrack => 1,
            KpiStatus::AtRisk => 2,
            KpiStatus::NoData if !is_over => 3,
            KpiStatus::NoData | KpiStatus::Met | KpiStatus::NoDueDay | KpiStatus::OnTrack => return None,
        };
        let (status, latest) = (standing.status, standing.latest);
        let what = What::Kpi { status, latest, target: kpi.target, unit: kpi.unit, due: kpi.due_on };
        Some(((rank, kpi.name), look.item(kpi.id, own, what)))
    });
    in_order(found.collect())
}

pub(super) fn past_end(look: &Look<'_>) -> Vec<Item> {
    let found = look.book.all::<Pilot>().filter(|pilot| !pilot.archived).filter_map(|pilot| {
        let end = pilot.planned_end.filter(|end| *end < look.day)?;
        if !matches!(pilot_stage(look.book, &pilot), PilotStage::Running { .. }) {
            return None;
        }
        let own = look.own(teams_of_pilot(look.book, &pilot))?;
        Some((end, look.item(pilot.id, own, What::PastEnd { end })))
    });
    by_key(found.collect())
}

/// Ideas of one that name the other as supporting, are new or shortlisted, repeat no other and have no pilot.
pub(super) fn waiting(look: &Look<'_>) -> Vec<Item> {
    let book = look.book;
    let found = book.all::<Idea>().filter_map(|idea| {
        let open = matches!(idea.triage, None | Some(Triage::New | Triage::Shortlisted));
        let owner = idea.team.as_ref().filter(|team| look.pair.teams().contains(team))?;
        let wanted = look.pair.teams().into_iter().find(|team| *team != owner)?;
        let waits = open && !idea.archived && idea.duplicate_of.is_none();
        if !waits || !idea.supporting_teams.contains(wanted) || !book.pilots_of(&idea.id).is_empty() {
            return None;
        }
        let own = look.own([owner.clone(), wanted.clone()])?;
        let since = idea.created_on;
        let what = What::Waiting { of: book.name_of(owner), wanted: book.name_of(wanted), since };
        Some((known_first(since), look.item(idea.id, own, what)))
    });
    by_key(found.collect())
}

/// The name of who has an issue.
pub(super) fn owner(book: &Book, issue: &Issue) -> String {
    issue.owner.as_ref().map(|owner| book.name_of(owner)).unwrap_or_default()
}

/// The title of what an issue is about.
pub(super) fn place(book: &Book, issue: &Issue) -> String {
    issue.about.as_ref().map(|about| book.title_of(about)).unwrap_or_default()
}

/// The teams that an issue names; where it names none, those of what it is about, and of who has it.
pub(super) fn teams_of_issue(book: &Book, issue: &Issue) -> Vec<RecordId> {
    if !issue.teams.is_empty() {
        return issue.teams.iter().cloned().collect();
    }
    let mut teams = issue.about.as_ref().map(|about| teams_of(book, about)).unwrap_or_default();
    teams.extend(teams_of_person(book, issue.owner.as_ref()));
    teams
}

fn teams_of_pilot(book: &Book, pilot: &Pilot) -> Vec<RecordId> {
    let idea = pilot.idea.as_ref().and_then(|idea| book.get::<Idea>(idea));
    let mut teams = idea.map(|idea| book.teams_of(&idea)).unwrap_or_default();
    teams.extend(teams_of_person(book, pilot.lead.as_ref()));
    teams
}

fn teams_of_person(book: &Book, person: Option<&RecordId>) -> Vec<RecordId> {
    let person = person.and_then(|person| book.get::<Person>(person));
    person.map(|person| person.teams.into_iter().collect()).unwrap_or_default()
}

/// The teams that a record belongs to; none for kinds that belong to nobody.
fn teams_of(book: &Book, record: &RecordId) -> Vec<RecordId> {
    match record.kind() {
        Team::NAME => vec![record.clone()],
        Person::NAME => teams_of_person(book, Some(record)),
        Idea::NAME => book.get::<Idea>(record).map(|idea| book.teams_of(&idea)).unwrap_or_default(),
        Pilot::NAME => book.get(record).map(|pilot| teams_of_pilot(book, &pilot)).unwrap_or_default(),
        Outcome::NAME => {
            RecordId::new(Pilot::NAME, record.local()).map(|pilot| teams_of(book, &pilot)).unwrap_or_default()
        }
        Goal::NAME => {
            book.get::<Goal>(record).map(|goal| goal.teams.into_iter().collect()).unwrap_or_default()
        }
        Kpi::NAME => {
            let kpi = book.get::<Kpi>(record);
            kpi.map(|kpi| kpi.owners.into_iter().chain(kpi.contributors).collect()).unwrap_or_default()
        }
        Entry::NAME => {
            book.get::<Entry>(record).map(|entry| entry.teams.into_iter().collect()).unwrap_or_default()
        }
        _ => Vec::new(),
    }
}

/// How two lines stand that were settled on these days: the newest first.
pub(super) fn newest_first(a: (Date, &Item), b: (Date, &Item)) -> Ordering {
    b.0.cmp(&a.0).then_with(|| (&a.1.title, &a.1.record).cmp(&(&b.1.title, &b.1.record)))
}
