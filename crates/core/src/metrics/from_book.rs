//! The portfolio of a book: what metrics look at, read from the records.

use std::collections::HashMap;

use super::portfolio::{Idea, Outcome, Pilot, Portfolio};
use crate::Date;
use crate::journal::RecordId;
use crate::model::{self, Book, Choice, Triage};
use crate::order;

/// The ideas, pilots and outcomes of a book. Records in the trash are left out, archived ones are not;
/// metrics compare names, so teams and people come by theirs.
pub fn portfolio_of(book: &Book) -> Portfolio {
    let mut names: HashMap<RecordId, String> = HashMap::new();
    let mut name = |id: &RecordId| names.entry(id.clone()).or_insert_with(|| book.name_of(id)).clone();
    let mut places: HashMap<RecordId, usize> = HashMap::new();
    let mut ideas = Vec::new();
    for idea in book.all::<model::Idea>() {
        places.insert(idea.id.clone(), ideas.len());
        ideas.push(Idea {
            created_on: idea.created_on,
            proposer: idea.proposer.as_ref().map(&mut name).unwrap_or_default(),
            team: idea.team.as_ref().map(&mut name).unwrap_or_default(),
            supporting_teams: idea.supporting_teams.iter().map(&mut name).collect(),
            triage: idea.triage.unwrap_or(Triage::New),
            triaged: idea.triaged.iter().filter_map(|element| triaged(element)).collect(),
            id: idea.id,
        });
    }
    let pilots = book.all::<model::Pilot>().map(|pilot| Pilot {
        idea: pilot.idea.as_ref().and_then(|idea| places.get(idea).copied()),
        started_on: pilot.started_on,
        planned_end: pilot.planned_end,
        outcome: book.outcome_of(&pilot.id).and_then(outcome),
        id: pilot.id,
    });
    let pilots = pilots.collect();
    let teams = book.all::<model::Team>().map(|team| team.name).filter(|name| !name.is_empty());
    let teams = order::set(teams);
    Portfolio { ideas, pilots, teams }
}

fn outcome(outcome: model::Outcome) -> Option<Outcome> {
    Some(Outcome {
        verdict: outcome.verdict?,
        decided_on: outcome.decided_on?,
        decision: outcome.decision,
        decision_on: outcome.decision_on,
        id: outcome.id,
    })
}

/// An element of `triaged`: `YYYY-MM-DD word`.
fn triaged(element: &str) -> Option<(Date, Triage)> {
    let (day, word) = element.split_once(' ')?;
    Some((Date::parse(day)?, Triage::of(word)?))
}
