//! What the trend of a KPI is drawn from, out of the records.

use super::{KpiTrend, TrendPilot, TrendReading, with_unit};
use crate::figures::Figures;
use crate::model::serving::{Claimed, serving};
use crate::model::{Basis, Book, Kpi, Pilot};
use crate::order;

impl KpiTrend {
    /// Of a KPI with these readings: with the pilots that serve it and those whose outcome names it.
    pub fn of(book: &Book, kpi: &Kpi, readings: Vec<TrendReading>, write: &dyn Figures) -> KpiTrend {
        let serving = serving(book, kpi);
        let claimed = serving.claims.iter().map(|claim| &claim.pilot);
        let ids = order::set(serving.pilots.iter().chain(claimed));
        let pilots = ids.into_iter().filter_map(|id| book.get::<Pilot>(id)).filter_map(|pilot| {
            let outcome = book.outcome_of(&pilot.id);
            let own = serving.claims.iter().filter(|claim| claim.pilot == pilot.id);
            let claims: Vec<String> = own.filter_map(|claim| claim.said(write)).collect();
            Some(TrendPilot {
                title: book.title_of(&pilot.id),
                start: pilot.started_on?,
                planned_end: pilot.planned_end,
                outcome: outcome.and_then(|outcome| Some((outcome.decided_on?, outcome.verdict?))),
                claims: claims.join(", "),
                id: pilot.id,
            })
        });
        KpiTrend {
            pilots: pilots.collect(),
            name: kpi.name.clone(),
            unit: kpi.unit.clone(),
            readings,
            metric: String::new(),
            baseline: kpi.baseline,
            target: kpi.target,
            start_on: kpi.start_on,
            due_on: kpi.due_on,
        }
    }
}

impl Claimed {
    /// By how much, and whether that was measured: `−1.2 min measured`; none where no amount is said.
    pub fn said(&self, write: &dyn Figures) -> Option<String> {
        let amount = self.amount?;
        let text = write.number(amount, 2);
        let text = if amount > 0.0 && text != "0" { format!("+{text}") } else { text };
        let basis = if self.basis == Some(Basis::Measured) { "measured" } else { "expected" };
        Some(format!("{} {basis}", with_unit(text, &self.unit)))
    }
}
