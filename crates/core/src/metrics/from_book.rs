//! The portfolio of a book: what metrics look at, read from the records.

use std::collections::{BTreeSet, HashMap};

use super::from_book_agreed::{clock, entries, goals, issues, kpis, sla_hours};
use super::portfolio::{Criterion, Idea, Impact, Money, Outcome, Pilot, Portfolio};
use crate::journal::RecordId;
use crate::model::amended::are_criteria_amended;
use crate::model::suggestion::met;
use crate::model::{self, Answer, Book, Choice, Kind, Triage};
use crate::{Date, LocalTime, order};

/// What metrics look at in a book. Records in the trash are left out, archived ones are
/// not; metrics compare names, so teams and people come by theirs.
pub fn portfolio_of(book: &Book, local: &LocalTime<'_>) -> Portfolio {
    let mut reader = PortfolioReader::new(book);
    while reader.step(book, usize::MAX) {}
    reader.finish(book, local)
}

/// A portfolio that is read in steps, so that a page can answer keys in between. The book must stay as it is.
pub struct PortfolioReader {
    /// The ideas and pilots that are still to be read, the last one first.
    waiting: (Vec<RecordId>, Vec<RecordId>),
    all: usize,
    names: HashMap<RecordId, String>,
    /// Of ideas, KPIs, then of outcomes: those of their pilots.
    places: HashMap<RecordId, usize>,
    /// (idea, outcome)
    citations: Vec<(usize, RecordId)>,
    agreed: bool,
    portfolio: Portfolio,
}

impl PortfolioReader {
    /// Nothing is read yet.
    pub fn new(book: &Book) -> PortfolioReader {
        let ids = |kind| {
            let mut ids: Vec<RecordId> =
                book.snapshot().live_of_kind(kind).map(|(id, _)| id.clone()).collect();
            ids.reverse();
            ids
        };
        let waiting = (ids(model::Idea::NAME), ids(model::Pilot::NAME));
        PortfolioReader {
            all: waiting.0.len() + waiting.1.len(),
            waiting,
            names: HashMap::new(),
            places: HashMap::new(),
            citations: Vec::new(),
            agreed: false,
            portfolio: Portfolio::default(),
        }
    }

    /// How many ideas and pilots are read, of how many.
    pub fn progress(&self) -> (usize, usize) {
        (self.all - self.waiting.0.len() - self.waiting.1.len(), self.all)
    }

    /// Reads up to so many ideas or pilots more; false where there are none left.
    pub fn step(&mut self, book: &Book, records: usize) -> bool {
        if self.waiting.0.is_empty() {
            self.read_agreed(book);
            let left = self.waiting.1.len().saturating_sub(records);
            for id in self.waiting.1.drain(left..).rev() {
                if let Some(own) = book.get::<model::Pilot>(&id) {
                    self.portfolio.pilots.push(pilot(book, &self.places, own));
                }
            }
        } else {
            let left = self.waiting.0.len().saturating_sub(records);
            for id in self.waiting.0.split_off(left).iter().rev() {
                if let Some(own) = book.get::<model::Idea>(id) {
                    self.idea(book, own);
                }
            }
        }
        !self.waiting.0.is_empty() || !self.waiting.1.is_empty()
    }

    fn idea(&mut self, book: &Book, idea: model::Idea) {
        let names = &mut self.names;
        let mut name = |id: &RecordId| names.entry(id.clone()).or_insert_with(|| book.name_of(id)).clone();
        let place = self.portfolio.ideas.len();
        self.places.insert(idea.id.clone(), place);
        self.citations.extend(idea.builds_on.into_iter().map(|outcome| (place, outcome)));
        self.portfolio.ideas.push(Idea {
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

    /// What teams agree on and do together, once: before the pilots, which refer to the KPIs.
    fn read_agreed(&mut self, book: &Book) {
        if std::mem::replace(&mut self.agreed, true) {
            return;
        }
        let names = &mut self.names;
        let mut name = |id: &RecordId| names.entry(id.clone()).or_insert_with(|| book.name_of(id)).clone();
        let portfolio = &mut self.portfolio;
        (portfolio.kpis, portfolio.goals) = (kpis(book, &mut name), goals(book, &mut name));
        (portfolio.issues, portfolio.entries) = (issues(book, &mut name), entries(book, &mut name));
        self.places.extend(portfolio.kpis.iter().enumerate().map(|(at, kpi)| (kpi.id.clone(), at)));
    }

    /// The portfolio, once all is read.
    pub fn finish(mut self, book: &Book, local: &LocalTime<'_>) -> Portfolio {
        self.read_agreed(book);
        let (mut portfolio, mut places) = (self.portfolio, self.places);
        if !self.citations.is_empty() {
            let outcomes = portfolio.pilots.iter().enumerate();
            places.extend(outcomes.filter_map(|(at, pilot)| Some((pilot.outcome.as_ref()?.id.clone(), at))));
        }
        for (idea, outcome) in self.citations {
            portfolio.ideas[idea].builds_on.extend(places.get(&outcome));
        }
        for team in book.all::<model::Team>().filter(|team| !team.name.is_empty()) {
            if team.archived && !portfolio.team_ids.contains_key(&team.name) {
                portfolio.archived_teams.insert(team.name.clone());
            }
            portfolio.team_ids.entry(team.name).or_insert(team.id);
        }
        portfolio.teams = order::set(portfolio.team_ids.keys().cloned());
        portfolio.sla_hours = sla_hours(book);
        portfolio.clock = clock(&portfolio.issues, local);
        portfolio
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
