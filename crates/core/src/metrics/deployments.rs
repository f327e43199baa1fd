//! `deployments`: how many went well, of all that there were.

use super::answers::DEPLOYMENTS;
use super::portfolio::{Kpi, Portfolio, Reading};
use super::stats::wilson::Share;
use super::window::Window;
use crate::journal::RecordId;
use crate::json::{Value, object};
use crate::model::choice::ReadAs;
use crate::order;

/// `deployments.success` of a KPI.
#[derive(Clone, Debug, PartialEq)]
pub struct Deployments {
    /// The KPI.
    pub kpi: RecordId,
    /// Its name.
    pub name: String,
    /// Σ successful of Σ total, over the readings dated in the period.
    pub share: Share,
    /// These readings.
    pub readings: Vec<RecordId>,
}

/// Every KPI of deployments that is looked at, by name, then by id.
pub(super) fn rows(portfolio: &Portfolio, window: &Window<'_>) -> Vec<Deployments> {
    let kpis = portfolio.kpis.iter().filter(|kpi| counts_deployments(kpi) && window.looks_at(kpi));
    let rows = kpis.map(|kpi| Deployments {
        share: share(kpi, window),
        readings: counted(kpi, window).map(|(reading, ..)| reading.id.clone()).collect(),
        kpi: kpi.id.clone(),
        name: kpi.name.clone(),
    });
    let mut rows: Vec<Deployments> = rows.collect();
    order::sort_by(&mut rows, |a, b| (&a.name, &a.kpi).cmp(&(&b.name, &b.kpi)));
    rows
}

/// All KPIs of deployments, added up.
pub(super) fn total(portfolio: &Portfolio, window: &Window<'_>) -> Share {
    let kpis = portfolio.kpis.iter().filter(|kpi| counts_deployments(kpi) && window.looks_at(kpi));
    let shares = kpis.map(|kpi| share(kpi, window));
    shares.fold(Share::new(0, 0), |sum, share| Share::new(sum.k + share.k, sum.n + share.n))
}

/// Whether a KPI is read as so many deployments that succeeded, of so many.
fn counts_deployments(kpi: &Kpi) -> bool {
    kpi.read_as == Some(ReadAs::Share) && kpi.metric == DEPLOYMENTS
}

fn share(kpi: &Kpi, window: &Window<'_>) -> Share {
    let (mut k, mut n) = (0, 0);
    for (_, successful, total) in counted(kpi, window) {
        (k, n) = (k + successful, n + total);
    }
    Share::new(k, n)
}

/// The readings of the period that are counts, of which no more succeeded than there were.
fn counted<'a>(kpi: &'a Kpi, window: &'a Window<'_>) -> impl Iterator<Item = (&'a Reading, usize, usize)> {
    let readings = kpi.readings.iter().filter(|reading| window.period.contains(reading.day));
    readings.filter_map(|reading| {
        let (k, n) = reading.share?;
        let (k, n) = (whole(k)?, whole(n)?);
        (k <= n && n > 0).then_some((reading, k, n))
    })
}

/// A number as a count, if it is one that can be counted to.
fn whole(number: f64) -> Option<usize> {
    (number.fract() == 0.0 && (0.0..1e15).contains(&number)).then_some(number as usize)
}

pub(super) fn to_json(rows: &[Deployments]) -> Value {
    let rows = rows.iter().map(|row| {
        let mut json = row.share.to_json();
        if let Value::Object(json) = &mut json {
            json.insert("kpi".to_owned(), row.kpi.as_str().into());
            json.insert("name".to_owned(), row.name.as_str().into());
        }
        json
    });
    object([("success", Value::List(rows.collect()))])
}
