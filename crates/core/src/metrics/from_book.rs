//! The portfolio of a book: what metrics look at, read from the records.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::from_book_agreed::{clock, entries, goals, issues, kpis, sla_hours};
use super::portfolio::{Criterion, Idea, Impact, Money, Outcome, Pilot, Portfolio};
use crate::journal::RecordId;
use crate::model::amended::are_criteria_amended;
use crate::model::suggestion::met;
use crate::model::{self, Answer, Book, Choice, Triage};
use crate::{Date, LocalTime, order};

/// What metrics look at in a book. Records in the trash are left out, archived ones are
/// not; metrics compare names, so teams and people come by theirs.
pub fn portfolio_of(book: &Book, local: &LocalTime<'_>) -> Portfolio {
    let mut names: HashMap<RecordId, String> = HashMap::new();
    let mut name = |id: &RecordId| names.entry(id.clone()).or_insert_with(|| book.name_of(id)).clone();
    let mut places: HashMap<RecordId, usize> = HashMap::new();
    let mut ideas = Vec::new();
    // (idea, outcome)
    let mut citations: Vec<(usize, RecordId)> = Vec::new();
    for idea in book.all::<model::Idea>() {
        places.insert(idea.id.clone(), ideas.len());
        citations.extend(idea.builds_on.into_iter().map(|outcome| (ideas.len(), outcome)));
        ideas.push(Idea {
            title: idea.title,
            created_on: idea.created_on,
            proposer: idea.proposer.as_ref().map(&mut name).unwrap_or_default(),
            team: idea.team.as_ref().map(&mut name).unwrap_or_default(),
            supporting_teams: idea.supporting_teams.iter().map(&mut name).collect(),
            triage: idea.triage.unwrap_or(Triage::New),
            triaged: idea.triaged.iter().filter_map(|element| triaged(element)).collect(),
            tags: idea.tags,
            technologies: idea.technologies,
            builds_on: Vec::new(),
            serves: idea.serves,
            archived: idea.archived,
            id: idea.id,
        });
    }
    let (kpis, goals) = (kpis(book, &mut name), goals(book, &mut name));
    let (issues, entries) = (issues(book, &mut name), entries(book, &mut name));
    places.extend(kpis.iter().enumerate().map(|(at, kpi)| (kpi.id.clone(), at)));
    let pilots = book.all::<model::Pilot>().map(|own| pilot(book, &places, own));
    let pilots: Vec<Pilot> = pilots.collect();
    places.extend(
        pilots.iter().enumerate().filter_map(|(at, pilot)| Some((pilot.outcome.as_ref()?.id.clone(), at))),
    );
    for (idea, outcome) in citations {
        ideas[idea].builds_on.extend(places.get(&outcome));
    }
    let (mut team_ids, mut archived_teams) = (BTreeMap::new(), BTreeSet::new());
    for team in book.all::<model::Team>().filter(|team| !team.name.is_empty()) {
        if team.archived && !team_ids.contains_key(&team.name) {
            archived_teams.insert(team.name.clone());
        }
        team_ids.entry(team.name).or_insert(team.id);
    }
    let teams = order::set(team_ids.keys().cloned());
    let (sla_hours, clock) = (sla_hours(book), clock(&issues, local));
    Portfolio {
        ideas,
        pilots,
        kpis,
        goals,
        issues,
        entries,
        teams,
        team_ids,
        archived_teams,
        sla_hours,
        clock,
    }
}

fn pilot(book: &Book, places: &HashMap<RecordId, usize>, pilot: model::Pilot) -> Pilot {
    let criteria_amended = are_criteria_amended(book, &pilot);
    Pilot {
        title: book.title_of(&pilot.id),
        idea: pilot.idea.as_ref().and_then(|idea| places.get(idea).copied()),
        started_on: pilot.started_on,
        planned_end: pilot.planned_end,
        chance: pilot.chance,
        criteria: book.criteria_of(&pilot.id).iter().map(criterion).collect(),
        criteria_amended,
        outcome: book.outcome_of(&pilot.id).and_then(|own| outcome(book, places, own)),
        serves: pilot.serves,
        lead_teams: lead_teams(book, pilot.lead.as_ref()),
        id: pilot.id,
    }
}

/// The names of the teams of the person who leads.
fn lead_teams(book: &Book, lead: Option<&RecordId>) -> BTreeSet<String> {
    let teams = lead.and_then(|lead| book.get::<model::Person>(lead)).map(|person| person.teams);
    let names = teams.into_iter().flatten().map(|team| book.name_of(&team));
    order::set(names.filter(|name| !name.is_empty()))
}

fn criterion(criterion: &model::Criterion) -> Criterion {
    let has_result = match criterion.answer {
        Some(Answer::YesNo) => criterion.result_yes.is_some(),
        Some(Answer::Number) | None => criterion.result.is_some(),
    };
    Criterion {
        role: criterion.role,
        has_result,
        met: met(criterion, criterion.result, criterion.result_yes),
    }
}

fn outcome(book: &Book, places: &HashMap<RecordId, usize>, outcome: model::Outcome) -> Option<Outcome> {
    let impacts = book.impacts_of(&outcome.id).into_iter();
    let impacts = impacts.filter(|impact| impact.outcome.as_ref() == Some(&outcome.id));
    // What lacks an amount or whether it was measured can't be added up.
    let impacts = impacts.filter_map(|impact| {
        Some(Impact {
            kpi: impact.kpi.and_then(|kpi| places.get(&kpi).copied()),
            amount: impact.amount?,
            unit: impact.unit,
            basis: impact.basis?,
        })
    });
    Some(Outcome {
        verdict: outcome.verdict?,
        decided_on: outcome.decided_on?,
        decision: outcome.decision,
        decision_on: outcome.decision_on,
        has_learning: !outcome.learning.trim().is_empty(),
        impacts: impacts.collect(),
        cost: outcome
            .cost
            .filter(|_| !outcome.cost_currency.is_empty())
            .map(|amount| Money { currency: outcome.cost_currency, amount }),
        in_use_on: outcome.in_use_on,
        id: outcome.id,
    })
}

/// An element of `triaged`: `YYYY-MM-DD word`.
fn triaged(element: &str) -> Option<(Date, Triage)> {
    let (day, word) = element.split_once(' ')?;
    Some((Date::parse(day)?, Triage::of(word)?))
}
