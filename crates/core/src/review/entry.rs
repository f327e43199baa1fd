//! One outcome with all that a reader of the review wants to know.

use super::team_names;
use crate::Date;
use crate::journal::RecordId;
use crate::model::amended::{Amendment, amendments};
use crate::model::suggestion::{Met, met, suggested};
use crate::model::{Book, Criterion, Decision, Idea, Impact, Kind, Outcome, Pilot, Verdict};

/// For so many days after the decision it is asked whether an adopted result is in use.
const ASKED_FOR: i64 = 90;

/// One outcome, with what belongs to it.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The pilot.
    pub pilot: Pilot,
    /// Its outcome.
    pub outcome: Outcome,
    /// How it ended.
    pub verdict: Verdict,
    /// The pilot's title.
    pub title: String,
    /// What somebody said that hurts: the idea's problem.
    pub problem: String,
    /// The idea's title.
    pub idea: String,
    /// The names of the idea's teams, the owning one first.
    pub teams: Vec<String>,
    /// The criteria in their order, with how each came out.
    pub criteria: Vec<(Criterion, Met)>,
    /// Whether the verdict is another than the criteria suggest.
    pub against: bool,
    /// What was changed after the start.
    pub amended: Vec<Amendment>,
    /// What it changed, each with its name.
    pub impacts: Vec<(Impact, String)>,
    /// How many ideas build on it.
    pub cited_by: usize,
    /// How many days the pilot took.
    pub days: Option<i64>,
}

/// Whether an adopted result is in use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    /// It is not to be adopted, or not decided.
    NoMatter,
    /// In use since that day.
    Since(Date),
    /// The decision is young enough to ask.
    AskedFor,
    /// Nobody said so within 90 days.
    NotYet,
}

impl Entry {
    /// The outcome of a pilot, if it has a verdict.
    pub fn of(book: &Book, pilot: &RecordId) -> Option<Entry> {
        let outcome = book.outcome_of(pilot)?;
        let cited_by = cited_by(book, &outcome.id);
        Entry::with(book, pilot, cited_by)
    }

    /// The same where it is known how many ideas build on it: where there are many outcomes, they are counted
    /// for all of them at once.
    pub fn with(book: &Book, pilot: &RecordId, cited_by: usize) -> Option<Entry> {
        let outcome = book.outcome_of(pilot)?;
        let verdict = outcome.verdict?;
        let pilot = book.get::<Pilot>(pilot)?;
        let idea = pilot.idea.as_ref().and_then(|id| book.get::<Idea>(id));
        let criteria: Vec<(Criterion, Met)> = book
            .criteria_of(&pilot.id)
            .into_iter()
            .map(|criterion| {
                let met = met(&criterion, criterion.result, criterion.result_yes);
                (criterion, met)
            })
            .collect();
        let suggestion = suggested(criteria.iter().map(|(criterion, met)| (criterion.role, *met)));
        let name = |impact: &Impact| {
            let kpi = impact.kpi.as_ref().map(|kpi| book.name_of(kpi)).filter(|name| !name.is_empty());
            kpi.unwrap_or_else(|| impact.words.clone())
        };
        let impacts = book.impacts_of(&outcome.id).into_iter().map(|impact| {
            let name = name(&impact);
            (impact, name)
        });
        Some(Entry {
            verdict,
            title: book.title_of(&pilot.id),
            teams: team_names(book, idea.as_ref()),
            against: suggestion.is_some_and(|suggestion| suggestion != verdict),
            criteria,
            amended: amendments(book, &pilot),
            impacts: impacts.collect(),
            cited_by,
            days: outcome.decided_on.zip(pilot.started_on).map(|(end, start)| end.days_since(start)),
            problem: idea.as_ref().map(|idea| idea.problem.clone()).unwrap_or_default(),
            idea: idea.map(|idea| idea.title).unwrap_or_default(),
            pilot,
            outcome,
        })
    }

    /// How many criteria came out so.
    pub fn count(&self, wanted: Met) -> usize {
        self.criteria.iter().filter(|(_, met)| *met == wanted).count()
    }

    /// Whether its decision was left for later.
    pub fn is_open(&self) -> bool {
        self.outcome.decision.is_none()
    }

    /// Whether it is in use.
    pub fn in_use(&self, today: Date) -> Use {
        let outcome = &self.outcome;
        match (outcome.decision, outcome.in_use_on, outcome.decision_on.or(outcome.decided_on)) {
            (Some(Decision::Adopt), Some(day), _) => Use::Since(day),
            (Some(Decision::Adopt), None, Some(day)) if today.days_since(day) > ASKED_FOR => Use::NotYet,
            (Some(Decision::Adopt), None, _) => Use::AskedFor,
            _ => Use::NoMatter,
        }
    }

    /// What was changed after the start, in short: "planned end, 1 criterion amended"; empty where nothing was.
    pub fn amended_in_short(&self) -> String {
        let mut parts: Vec<String> = Vec::new();
        let mut criteria = 0;
        for amendment in &self.amended {
            match amendment {
                Amendment::Pilot(field) => parts.push(field.label.to_lowercase()),
                Amendment::Changed(..) | Amendment::Added(_) | Amendment::Removed(_) => criteria += 1,
            }
        }
        match criteria {
            0 => {}
            1 => parts.push("1 criterion".to_owned()),
            more => parts.push(format!("{more} criteria")),
        }
        if parts.is_empty() { String::new() } else { format!("{} amended", parts.join(", ")) }
    }
}

/// How many ideas build on an outcome. Sets are not among a book's links, so it looks at every idea, each
/// at one register.
fn cited_by(book: &Book, outcome: &RecordId) -> usize {
    let field = format!("builds_on/{outcome}");
    let ideas = book.snapshot().live_of_kind(Idea::NAME);
    ideas.filter(|(_, idea)| idea.value(&field) == Some(&crate::Value::Bool(true))).count()
}
