//! How far a goal is: what its KPIs say together.

use crate::date::Date;
use crate::journal::RecordId;
use crate::metrics::fed::Feed;
use crate::metrics::kpi::{KpiStanding, KpiStatus};
use crate::metrics::portfolio::Portfolio;

/// A goal by its KPIs: those that have begun, whether or not they are due by now.
#[derive(Clone, Debug, PartialEq)]
pub struct GoalProgress {
    /// The standing of each of its KPIs, by the KPI's name.
    pub kpis: Vec<KpiStanding>,
    /// The worst status among those with data: missed, off track, at risk, on track, no due day, met. No data
    /// where none has any.
    pub status: KpiStatus,
    /// The mean of the attainments that are known, each cut to 0–1 so that one KPI far beyond its target doesn't hide
    /// another that has not moved.
    pub reached: Option<f64>,
    /// The mean of what was expected by now of those, where that is known.
    pub expected: Option<f64>,
    /// How many of the KPIs have an attainment.
    pub counted: usize,
}

/// How far a goal is on a day.
pub fn goal_progress(portfolio: &Portfolio, goal: &RecordId, as_of: Date) -> GoalProgress {
    let begun = portfolio
        .kpis
        .iter()
        .filter(|kpi| kpi.goals.contains(goal) && kpi.start_on.is_none_or(|start| start <= as_of));
    let mut begun: Vec<_> = begun.collect();
    crate::order::sort_by(&mut begun, |a, b| (&a.name, &a.id).cmp(&(&b.name, &b.id)));
    let feed = Feed::new(portfolio, as_of);
    let kpis: Vec<KpiStanding> = begun.into_iter().map(|kpi| KpiStanding::of(kpi, &feed)).collect();
    let status =
        kpis.iter().map(|kpi| kpi.status).min_by_key(|status| rank(*status)).unwrap_or(KpiStatus::NoData);
    let known: Vec<&KpiStanding> = kpis.iter().filter(|kpi| kpi.attainment.is_some()).collect();
    let reached = mean(known.iter().filter_map(|kpi| kpi.attainment).map(|share| share.clamp(0.0, 1.0)));
    let expected = mean(known.iter().filter_map(|kpi| kpi.expected));
    let counted = known.len();
    GoalProgress { kpis, status, reached, expected, counted }
}

/// The worst first.
fn rank(status: KpiStatus) -> u8 {
    match status {
        KpiStatus::Missed => 0,
        KpiStatus::OffTrack => 1,
        KpiStatus::AtRisk => 2,
        KpiStatus::OnTrack => 3,
        KpiStatus::NoDueDay => 4,
        KpiStatus::Met => 5,
        KpiStatus::NoData => 6,
    }
}

fn mean(values: impl Iterator<Item = f64>) -> Option<f64> {
    let values: Vec<f64> = values.collect();
    (!values.is_empty()).then(|| values.iter().sum::<f64>() / values.len() as f64)
}
