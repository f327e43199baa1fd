//! A report in the making, a section at a time, so that a page can show how far it is and let go of it.

use std::sync::Arc;

use super::{Block, Report, Section, json, sections, summary, sums};
use crate::chart::{self, Chart, Given, Plain};
use crate::journal::RecordId;
use crate::json::Value;
use crate::metrics::compare::Comparison;
use crate::metrics::{Metrics, Number, Portfolio, Scope, ScopeError, portfolio_of};
use crate::model::{Book, Idea, Kind, Outcome, Pilot};
use crate::review::{
    Asked, Entry, Listed, ListedReader, Note, Outcomes, Span, notes_of, to_json as outcome_json,
};
use crate::search::highlight::Words;
use crate::{Date, LocalTime, order};

/// So many outcomes stand in a report, the newest; the numbers and the JSON have all.
pub const OUTCOMES: usize = 300;

/// So many entries are made in one step.
const AT_ONCE: usize = 50;

/// So many outcomes are listed in one step.
const LISTED_AT_ONCE: usize = 200;

/// A report in the making.
pub struct Draft {
    pub(super) scope: Scope,
    pub(super) made_on: Date,
    pub(super) portfolio: Arc<Portfolio>,
    pub(super) metrics: Arc<Metrics>,
    pub(super) comparison: Option<Comparison>,
    /// The outcomes of the period, newest first.
    pub(super) outcomes: Vec<Listed>,
    /// The decisions that are open at its end, oldest first.
    pub(super) open: Vec<Listed>,
    /// The notes of its reviews, newest first.
    pub(super) notes: Vec<Note>,
    charts: Vec<Chart>,
    entries: Vec<Block>,
    pub(super) json: Vec<Value>,
    sections: Vec<Section>,
    title: String,
    stage: Stage,
}

enum Stage {
    Outcomes(ListedReader),
    Charts,
    Entries(usize),
    Done,
}

impl Draft {
    /// Computes the numbers of a scope; the rest comes by steps. `made_on` is the day on which it is written.
    pub fn of(book: &Book, scope: &Scope, made_on: Date, local: &LocalTime<'_>) -> Result<Draft, ScopeError> {
        let portfolio = portfolio_of(book, local);
        let metrics = Metrics::of(&portfolio, scope)?;
        let comparison = Comparison::of(&metrics, &portfolio);
        Ok(Draft::with(book, scope, made_on, Arc::new(portfolio), Arc::new(metrics), comparison))
    }

    /// Begins with the numbers of a scope.
    pub fn with(
        book: &Book,
        scope: &Scope,
        made_on: Date,
        portfolio: Arc<Portfolio>,
        metrics: Arc<Metrics>,
        comparison: Option<Comparison>,
    ) -> Draft {
        let name = book.settings().name;
        Draft {
            scope: scope.clone(),
            made_on,
            portfolio,
            metrics,
            comparison,
            outcomes: Vec::new(),
            open: Vec::new(),
            notes: Vec::new(),
            charts: Vec::new(),
            entries: Vec::new(),
            json: Vec::new(),
            sections: Vec::new(),
            title: if name.trim().is_empty() { "Pilotbook".to_owned() } else { name },
            stage: Stage::Outcomes(ListedReader::new(book)),
        }
    }

    /// How far it is, from 0 to 1.
    pub fn progress(&self) -> f64 {
        match &self.stage {
            Stage::Outcomes(_) => 0.1,
            Stage::Charts => 0.3 + 0.2 * self.charts.len() as f64 / chart::ALL.len() as f64,
            Stage::Entries(at) => 0.5 + 0.5 * *at as f64 / self.outcomes.len().max(1) as f64,
            Stage::Done => 1.0,
        }
    }

    /// Takes the next step; false where it was the last.
    pub fn step(&mut self, book: &Book) -> bool {
        self.stage = match std::mem::replace(&mut self.stage, Stage::Done) {
            Stage::Outcomes(mut reader) => {
                if reader.step(book, LISTED_AT_ONCE) {
                    Stage::Outcomes(reader)
                } else {
                    self.read_outcomes(book, reader.finish());
                    Stage::Charts
                }
            }
            Stage::Charts => {
                let title = |id: &RecordId| book.title_of(id);
                let given = Given {
                    metrics: &self.metrics,
                    portfolio: &self.portfolio,
                    title: &title,
                    write: &Plain,
                };
                match chart::ALL.get(self.charts.len()) {
                    Some((_, make)) => {
                        let chart = make(&given);
                        self.charts.push(chart);
                        Stage::Charts
                    }
                    None => Stage::Entries(0),
                }
            }
            Stage::Entries(at) => {
                let next = self.outcomes.len().min(at + AT_ONCE);
                let entries = self.outcomes[at..next].iter();
                let entries = entries.filter_map(|one| Entry::with(book, &one.pilot, one.cited_by));
                for entry in entries {
                    self.json.push(outcome_json(&entry));
                    if self.entries.len() < OUTCOMES {
                        self.entries.push(Block::Entry(Box::new(entry)));
                    }
                }
                if next < self.outcomes.len() {
                    Stage::Entries(next)
                } else {
                    self.sections = self.write_sections(book);
                    Stage::Done
                }
            }
            Stage::Done => Stage::Done,
        };
        !matches!(self.stage, Stage::Done)
    }

    /// The report of what was drafted.
    pub fn finish(mut self) -> Report {
        let learned = self.outcomes.iter().filter(|one| !one.outcome.learning.trim().is_empty());
        let learned = learned.map(|one| (one.title.clone(), one.outcome.learning.clone())).collect();
        Report {
            scope: sections::scope_in_words(&self.metrics),
            summary: summary::summary(&self.metrics, self.comparison.as_ref(), self.open.len()),
            json: json::to_json(&mut self),
            learned,
            title: self.title,
            sections: self.sections,
        }
    }

    /// The workspace's name.
    pub(super) fn title(&self) -> &str {
        &self.title
    }

    /// The outcomes that the numbers count, so that both say the same.
    fn read_outcomes(&mut self, book: &Book, listed: Vec<Listed>) {
        let period = self.metrics.period();
        let asked = Asked {
            span: Span::Custom { from: Some(period.from()), to: Some(period.to()) },
            only: None,
            team: self.scope.team.clone().unwrap_or_default(),
            words: Words::default(),
        };
        let Ok(outcomes) = Outcomes::of(listed, self.scope.as_of, &asked) else { return };
        let counted = order::set(self.metrics.records(&self.portfolio, &Number::PilotsConcluded));
        self.outcomes = outcomes.inside;
        self.outcomes.retain(|one| counted.contains(&one.outcome.id));
        self.open = outcomes.open;
        self.notes = notes_of(book, period, &asked.team);
        if let Some(tag) = &self.scope.tag {
            self.open.retain(|one| has_tag(book, &one.pilot, tag));
            // As with a team: a note about all that is looked at belongs to no tag.
            self.notes.retain(|note| note.about.as_ref().is_some_and(|(about, _)| has_tag(book, about, tag)));
        }
    }

    fn write_sections(&mut self, book: &Book) -> Vec<Section> {
        let charts = std::mem::take(&mut self.charts);
        let entries = std::mem::take(&mut self.entries);
        [
            Some(sections::numbers(self)),
            sections::charts(charts),
            sections::notes(self),
            Some(sections::outcomes(self, entries)),
            sections::open_decisions(self),
            sections::running(self, book),
            sums::impact(&self.metrics),
            sums::technologies(&self.metrics),
            Some(sections::definitions()),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}

/// Whether an idea, or the idea of a pilot or an outcome, has the tag.
fn has_tag(book: &Book, record: &RecordId, tag: &str) -> bool {
    let pilot = RecordId::new(Pilot::NAME, record.local()).and_then(|pilot| book.get::<Pilot>(&pilot));
    let idea = match record.kind() {
        Idea::NAME => book.get::<Idea>(record),
        Pilot::NAME | Outcome::NAME => pilot.and_then(|pilot| book.get::<Idea>(pilot.idea.as_ref()?)),
        _ => None,
    };
    idea.is_some_and(|idea| idea.tags.contains(tag))
}
