//! What adopted outcomes brought and cost.

use super::money::{Sums, is_currency};
use super::portfolio::{Kpi, Outcome, Portfolio};
use super::view::Places;
use crate::journal::RecordId;
use crate::model::choice::{Basis, KpiDirection};
use crate::order;

/// Sums over adopted outcomes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Gains {
    /// Measured amounts of money.
    pub benefit: Sums,
    /// Expected ones.
    pub benefit_expected: Sums,
    /// What the pilots cost.
    pub cost: Sums,
    /// Measured changes of KPIs.
    pub claims: Vec<Claim>,
}

/// By how much outcomes say that they moved a KPI.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// Its place in the portfolio.
    pub(super) place: usize,
    /// The KPI.
    pub kpi: RecordId,
    /// Its name.
    pub name: String,
    /// Its unit.
    pub unit: String,
    /// The changes added up, + being the KPI's good direction.
    pub claimed: f64,
    /// The pilots whose outcomes say so.
    pub pilots: Places,
}

impl Gains {
    /// Takes in the adopted outcome of a pilot.
    pub(super) fn take(&mut self, portfolio: &Portfolio, pilot: u32, outcome: &Outcome) {
        if let Some(cost) = &outcome.cost {
            self.cost.add_money(cost, pilot);
        }
        for impact in &outcome.impacts {
            if is_currency(&impact.unit) {
                let sums = match impact.basis {
                    Basis::Measured => &mut self.benefit,
                    Basis::Expected => &mut self.benefit_expected,
                };
                sums.add(&impact.unit, impact.amount, pilot);
            }
            let place = impact.kpi.filter(|_| impact.basis == Basis::Measured);
            let kpi = place.and_then(|place| Some((place, portfolio.kpis.get(place)?)));
            if let Some((place, kpi)) = kpi.filter(|(_, kpi)| kpi.unit == impact.unit) {
                self.claim(place, kpi, impact.amount, pilot);
            }
        }
    }

    fn claim(&mut self, place: usize, kpi: &Kpi, amount: f64, pilot: u32) {
        let at = self.claims.iter().position(|claim| claim.place == place).unwrap_or_else(|| {
            let (id, name, unit) = (kpi.id.clone(), kpi.name.clone(), kpi.unit.clone());
            self.claims.push(Claim { place, kpi: id, name, unit, claimed: 0.0, pilots: Places::new() });
            self.claims.len() - 1
        });
        let claim = &mut self.claims[at];
        claim.claimed += good(kpi, amount);
        if claim.pilots.last() != Some(&pilot) {
            claim.pilots.push(pilot);
        }
    }

    /// Puts the claims in order: by the KPI's name, then by its id.
    pub(super) fn finish(&mut self) {
        order::sort_by(&mut self.claims, |a, b| (&a.name, &a.kpi).cmp(&(&b.name, &b.kpi)));
    }
}

/// A change, + being the KPI's good direction.
pub(super) fn good(kpi: &Kpi, change: f64) -> f64 {
    // 0 − x, so that no change is 0 either way.
    if kpi.direction == Some(KpiDirection::Down) { 0.0 - change } else { change }
}
