//! `impact`: what the adopted results brought, what they cost, and what all the trying cost.

use super::gains::{Claim, Gains, good};
use super::kpi::value_on;
use super::money::Sums;
use super::portfolio::{Kpi, Portfolio};
use super::scope::Period;
use super::stats::TOLERANCE;
use super::view::View;
use crate::date::Date;
use crate::json::{Value, object};

/// Money and KPIs over the outcomes decided in the period.
#[derive(Clone, Debug, Default)]
pub struct Impact {
    /// `impact.benefit`, `impact.benefit_expected`, `impact.cost`: of the outcomes with decision adopt.
    pub adopted: Gains,
    /// `impact.programme_cost`: the cost of all pilots concluded in the period.
    pub programme_cost: Sums,
    /// `impact.by_kpi`: what adopted outcomes claim beside what the KPI did.
    pub by_kpi: Vec<KpiImpact>,
}

/// Claims held beside a KPI's own change. A prompt to look, not a proof.
#[derive(Clone, Debug, PartialEq)]
pub struct KpiImpact {
    /// What outcomes claim.
    pub claim: Claim,
    /// By how much the KPI moved over the period, + being its good direction; none without two values.
    pub moved: Option<f64>,
}

impl KpiImpact {
    /// Whether the claims exceed the KPI's own change; none where that isn't known.
    pub fn exceeds(&self) -> Option<bool> {
        self.moved.map(|moved| self.claim.claimed > moved + TOLERANCE)
    }
}

impl Impact {
    pub(super) fn of(portfolio: &Portfolio, view: &View) -> Impact {
        let (mut adopted, mut programme_cost) = (Gains::default(), Sums::default());
        for (place, outcome) in view.outcomes(portfolio, view.period) {
            if let Some(cost) = &outcome.cost {
                programme_cost.add_money(cost, place);
            }
            if outcome.is_adopted_on(view.as_of) {
                adopted.take(portfolio, place, outcome);
            }
        }
        adopted.finish();
        let by_kpi = adopted.claims.iter().map(|claim| KpiImpact {
            claim: claim.clone(),
            moved: moved(portfolio, &portfolio.kpis[claim.place], view.period),
        });
        Impact { by_kpi: by_kpi.collect(), programme_cost, adopted }
    }

    pub(super) fn to_json(&self) -> Value {
        let by_kpi = self.by_kpi.iter().map(|row| {
            object([
                ("kpi", row.claim.kpi.as_str().into()),
                ("name", row.claim.name.as_str().into()),
                ("unit", row.claim.unit.as_str().into()),
                ("claimed", row.claim.claimed.into()),
                ("moved", row.moved.into()),
                ("exceeds", row.exceeds().into()),
            ])
        });
        object([
            ("benefit", self.adopted.benefit.to_json()),
            ("benefit_expected", self.adopted.benefit_expected.to_json()),
            ("cost", self.adopted.cost.to_json()),
            ("programme_cost", self.programme_cost.to_json()),
            ("by_kpi", Value::List(by_kpi.collect())),
        ])
    }
}

/// The value at the period's end less that on the day before it began, or the baseline.
fn moved(portfolio: &Portfolio, kpi: &Kpi, period: Period) -> Option<f64> {
    let now = value_on(portfolio, kpi, period.to())?;
    let before = (period.from() > Date::FIRST).then(|| period.from().plus_days(-1));
    let before = before.and_then(|day| value_on(portfolio, kpi, day)).or(kpi.baseline)?;
    Some(good(kpi, now - before)).filter(|moved| moved.is_finite())
}
