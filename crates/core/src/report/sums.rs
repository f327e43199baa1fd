//! What outcomes changed, and what the evidence says of each technology.

use super::words::{NONE, counted};
use super::{Block, Section, Table};
use crate::chart::{Figures, Plain};
use crate::metrics::Metrics;
use crate::metrics::technologies::{Ring, Technology};
use crate::model::{Choice, Verdict};
use crate::order;

/// The changes that adopted outcomes claim, beside what the KPIs did.
pub fn impact(metrics: &Metrics) -> Option<Section> {
    let rows = metrics.impact.by_kpi.iter().map(|row| {
        let said = match row.exceeds() {
            Some(true) => "claims exceed the change",
            Some(false) => "",
            None => "the KPI has too few readings",
        };
        vec![
            row.claim.name.clone(),
            row.claim.unit.clone(),
            Plain.number(row.claim.claimed, 2),
            row.moved.map_or(NONE.to_owned(), |moved| Plain.number(moved, 2)),
            counted(row.claim.pilots.len(), "pilot", "pilots"),
            said.to_owned(),
        ]
    });
    let table = Table::of(["KPI", "Unit", "Claimed", "KPI changed", "From", "To look at"], rows.collect())?;
    let words = "Changes that outcomes decided to be adopted claim, beside the KPI's own change in the period. Plus is \
        the good direction. A prompt to look, not a proof.";
    Some(Section {
        id: "impact",
        title: "What it changed".to_owned(),
        blocks: vec![Block::Words(words.to_owned()), Block::Table(table)],
    })
}

/// The register of technologies, from the inside out.
pub fn technologies(metrics: &Metrics) -> Option<Section> {
    let mut sorted: Vec<&Technology> = metrics.technologies.iter().collect();
    let ring = |one: &Technology| Ring::ALL.iter().position(|ring| *ring == one.ring);
    order::sort_by_key(&mut sorted, |one| ring(one));
    let rows = sorted.into_iter().map(|one| {
        let mut cells = vec![
            one.name.clone(),
            one.ring.word().to_owned(),
            one.ideas.len().to_string(),
            one.running.len().to_string(),
        ];
        cells.extend(Verdict::ALL.iter().map(|verdict| one.of_verdict(*verdict).len().to_string()));
        cells.push(
            one.latest.map_or(NONE.to_owned(), |(decision, day)| format!("{} on {day}", decision.word())),
        );
        cells
    });
    let head = [
        "Technology",
        "Ring",
        "Ideas",
        "Running",
        "Succeeded",
        "Failed",
        "Inconclusive",
        "Abandoned",
        "Latest decision",
    ];
    let table = Table::of(head, rows.collect())?;
    let words = format!(
        "Over everything up to {}. The ring follows from the decisions: adopt, trial (a pilot runs, or once more), \
         assess (nothing is known yet), hold (dropped last).",
        metrics.as_of()
    );
    Some(Section {
        id: "technologies",
        title: "Technologies".to_owned(),
        blocks: vec![Block::Words(words), Block::Table(table)],
    })
}
