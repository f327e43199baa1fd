//! What stands in each section.

use super::draft::{Draft, OUTCOMES};
use super::headline::headline;
use super::words::{NONE, counted, verb};
use super::{Block, Section, Table};
use crate::Date;
use crate::chart::Chart;
use crate::metrics::{DEFINITIONS, Metrics, Number};
use crate::model::{Book, Choice, Idea, Pilot};
use crate::order;

/// Which days, whose, and as of when.
pub fn scope_in_words(metrics: &Metrics) -> String {
    let (period, as_of) = (metrics.period(), metrics.as_of());
    let mut words = format!("{} to {}", period.from(), period.to());
    if let Some(team) = metrics.team() {
        words.push_str(&format!(", team {team}"));
    }
    if let Some(tag) = metrics.tag() {
        words.push_str(&format!(", tag {tag}"));
    }
    if as_of != period.to() {
        words.push_str(&format!(", as of {as_of}"));
    }
    words
}

/// The headline numbers.
pub fn numbers(draft: &Draft) -> Section {
    let mut blocks = vec![Block::Table(headline(&draft.metrics, draft.comparison.as_ref()))];
    if let Some(comparison) = &draft.comparison {
        let (period, as_of) = (comparison.before.period(), comparison.before.as_of());
        blocks.push(Block::Words(format!(
            "The period before is {} to {}, as of {as_of}: of equal length, and read when it was equally old.",
            period.from(),
            period.to()
        )));
    }
    let as_of = draft.metrics.as_of();
    if as_of != draft.made_on {
        blocks.push(Block::Words(format!(
            "The numbers look back from {as_of}. What people wrote, and what carries no day, stands as it was on {}.",
            draft.made_on
        )));
    }
    section("numbers", "The numbers", blocks)
}

/// The charts that have something to show; the others say what is missing.
pub fn charts(charts: Vec<Chart>) -> Option<Section> {
    let blocks: Vec<Block> = charts.into_iter().map(|chart| Block::Chart(Box::new(chart))).collect();
    (!blocks.is_empty()).then(|| section("charts", "Charts", blocks))
}

/// What was noted at the period's reviews.
pub fn notes(draft: &Draft) -> Option<Section> {
    let blocks: Vec<Block> = draft.notes.iter().cloned().map(Block::Note).collect();
    (!blocks.is_empty()).then(|| section("notes", "Notes of the review", blocks))
}

/// What was concluded in the period, failures beside successes.
pub fn outcomes(draft: &Draft, entries: Vec<Block>) -> Section {
    let all = draft.outcomes.len();
    let mut blocks = Vec::new();
    if all == 0 {
        blocks.push(Block::Words("No pilot was concluded in the period.".to_owned()));
    }
    if all > OUTCOMES {
        blocks.push(Block::Words(format!(
            "The newest {OUTCOMES} of {all} are shown. The numbers above count all of them."
        )));
    }
    blocks.extend(entries);
    section("outcomes", "Outcomes, and what was learned", blocks)
}

/// What was concluded and waits for a decision.
pub fn open_decisions(draft: &Draft) -> Option<Section> {
    let to = draft.metrics.period().to();
    let rows: Vec<Vec<String>> = draft
        .open
        .iter()
        .map(|one| {
            let day = one.outcome.decided_on;
            vec![
                one.title.clone(),
                one.verdict.word().to_owned(),
                day.map_or(NONE.to_owned(), |day| day.to_string()),
                day.map_or(NONE.to_owned(), |day| to.days_since(day).to_string()),
            ]
        })
        .collect();
    let table = Table::of(["Pilot", "Verdict", "Concluded", "Days open"], rows)?;
    Some(section("decisions", "Open decisions", vec![Block::Table(table)]))
}

/// What runs at the period's end, the longest past its planned end first.
pub fn running(draft: &Draft, book: &Book) -> Option<Section> {
    let to = draft.metrics.period().to();
    let running = draft.metrics.records(&draft.portfolio, &Number::PilotsRunning);
    let mut pilots: Vec<Pilot> = running.iter().filter_map(|id| book.get::<Pilot>(id)).collect();
    let late = |pilot: &Pilot| pilot.planned_end.map(|end| to.days_since(end)).filter(|days| *days > 0);
    order::sort_by_key(&mut pilots, |pilot| {
        (std::cmp::Reverse(late(pilot)), pilot.started_on, pilot.id.clone())
    });
    let late_count = pilots.iter().filter(|pilot| late(pilot).is_some()).count();
    let day = |day: Option<Date>| day.map_or(NONE.to_owned(), |day| day.to_string());
    let rows = pilots.iter().map(|pilot| {
        let idea = pilot.idea.as_ref().and_then(|id| book.get::<Idea>(id));
        let teams = idea.map(|idea| book.team_names(&idea)).filter(|teams| !teams.is_empty());
        vec![
            book.title_of(&pilot.id),
            teams.unwrap_or_else(|| NONE.to_owned()),
            day(pilot.started_on),
            day(pilot.planned_end),
            late(pilot).map_or(NONE.to_owned(), |days| days.to_string()),
        ]
    });
    let table = Table::of(["Pilot", "Teams", "Started", "Planned end", "Days past it"], rows.collect())?;
    let said = format!(
        "{} {} on {to}, {late_count} past the planned end.",
        counted(pilots.len(), "pilot", "pilots"),
        verb(pilots.len(), "runs", "run")
    );
    Some(section("running", "Running pilots", vec![Block::Words(said), Block::Table(table)]))
}

/// How each number is counted.
pub fn definitions() -> Section {
    section("definitions", "How each number is counted", vec![Block::Definitions(DEFINITIONS)])
}

fn section(id: &'static str, title: &str, blocks: Vec<Block>) -> Section {
    Section { id, title: title.to_owned(), blocks }
}
