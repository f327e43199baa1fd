//! What serves a KPI: ideas and pilots that say so of it or of one of its goals, and outcomes that name it.

use super::{Basis, Book, Idea, Impact, Kind, Kpi, Outcome, Pilot};
use crate::Value;
use crate::journal::{Record, RecordId};
use crate::order;

/// What serves a KPI. An idea or pilot serves it where it says that it serves the KPI itself or a goal that the KPI stands
/// for; a pilot also where its idea does.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Serving {
    /// The ideas, by id.
    pub ideas: Vec<RecordId>,
    /// The pilots, planned ones and those of these ideas included, by id.
    pub pilots: Vec<RecordId>,
    /// What outcomes say that they moved of it, by the outcome's id.
    pub claims: Vec<Claimed>,
}

/// An impact that names the KPI.
#[derive(Clone, Debug, PartialEq)]
pub struct Claimed {
    /// The pilot whose outcome it is of.
    pub pilot: RecordId,
    /// By how much, in `unit`.
    pub amount: Option<f64>,
    /// In what.
    pub unit: String,
    /// Measured, or only expected.
    pub basis: Option<Basis>,
}

/// What serves a KPI. What lies in the trash doesn't.
pub fn serving(book: &Book, kpi: &Kpi) -> Serving {
    let served = std::iter::once(&kpi.id).chain(&kpi.goals);
    let fields: Vec<String> = served.map(|id| format!("serves/{id}")).collect();
    let serves = |record: &Record| fields.iter().any(|field| record.value(field) == Some(&Value::Bool(true)));
    let own = |kind: &'static str| {
        book.snapshot().live_of_kind(kind).filter(|(_, record)| serves(record)).map(|(id, _)| id.clone())
    };
    let ideas: Vec<RecordId> = own(Idea::NAME).collect();
    let of_ideas = ideas.iter().flat_map(|idea| book.pilots_of(idea)).map(|pilot| pilot.id);
    let pilots = order::set(own(Pilot::NAME).chain(of_ideas)).into_iter().collect();
    Serving { ideas, pilots, claims: claims(book, &kpi.id) }
}

fn claims(book: &Book, kpi: &RecordId) -> Vec<Claimed> {
    let impacts = book.referring::<Impact>(kpi).filter(|impact| impact.kpi.as_ref() == Some(kpi));
    let mut claims: Vec<Claimed> = impacts
        .filter_map(|impact| {
            let outcome: Outcome = book.get(&impact.outcome?)?;
            let pilot = outcome.pilot.filter(|pilot| book.get::<Pilot>(pilot).is_some())?;
            outcome.verdict?;
            Some(Claimed { pilot, amount: impact.amount, unit: impact.unit, basis: impact.basis })
        })
        .collect();
    order::sort_by(&mut claims, |a, b| a.pilot.cmp(&b.pilot));
    claims
}
