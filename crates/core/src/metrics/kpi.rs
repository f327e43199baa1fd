//! `kpi`: how far each KPI is, and how far it should be.

use super::fed::{self, Feed};
use super::portfolio::{Kpi, Portfolio};
use super::stats::TOLERANCE;
use super::window::Window;
use crate::date::Date;
use crate::journal::RecordId;
use crate::json::{Value, object};
use crate::model::choice::ReadAs;
use crate::order;

/// So much may be missing of what was expected while a KPI is on track.
pub const ON_TRACK_WITHIN: f64 = 0.1;
/// So much may be missing while it is only at risk.
pub const AT_RISK_WITHIN: f64 = 0.3;

/// `kpi.status`: what attainment and time allow to say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum KpiStatus {
    /// Attainment isn't known.
    NoData,
    /// The target is reached.
    Met,
    /// The due day has passed.
    Missed,
    /// Nothing says how far it should be.
    NoDueDay,
    /// It lacks at most a tenth of what is expected.
    OnTrack,
    /// It lacks at most three tenths.
    AtRisk,
    /// It lacks more.
    OffTrack,
}

impl KpiStatus {
    /// All of them, in the order in which they are asked for.
    pub const ALL: [KpiStatus; 7] = [
        KpiStatus::NoData,
        KpiStatus::Met,
        KpiStatus::Missed,
        KpiStatus::NoDueDay,
        KpiStatus::OnTrack,
        KpiStatus::AtRisk,
        KpiStatus::OffTrack,
    ];

    /// The word in JSON.
    pub fn word(self) -> &'static str {
        match self {
            KpiStatus::NoData => "no data",
            KpiStatus::Met => "met",
            KpiStatus::Missed => "missed",
            KpiStatus::NoDueDay => "no due day",
            KpiStatus::OnTrack => "on track",
            KpiStatus::AtRisk => "at risk",
            KpiStatus::OffTrack => "off track",
        }
    }

    /// The word for people.
    pub fn label(self) -> &'static str {
        match self {
            KpiStatus::NoData => "No data",
            KpiStatus::Met => "Met",
            KpiStatus::Missed => "Missed",
            KpiStatus::NoDueDay => "No due day",
            KpiStatus::OnTrack => "On track",
            KpiStatus::AtRisk => "At risk",
            KpiStatus::OffTrack => "Off track",
        }
    }
}

/// Where a KPI stands on a day.
#[derive(Clone, Debug, PartialEq)]
pub struct KpiStanding {
    /// The KPI.
    pub kpi: RecordId,
    /// What was read up to the day, oldest first; of a KPI that is fed by a metric, the metric's value on the day.
    pub readings: Vec<(Date, f64)>,
    /// The last of them.
    pub latest: Option<(Date, f64)>,
    /// `kpi.attainment`: the part of the way from baseline to target that is done. Not clipped: below 0 it moved the
    /// wrong way, above 1 it is beyond the target. None without a value or a way.
    pub attainment: Option<f64>,
    /// `kpi.expected`: the part of the time from start to due day that has passed, 0 to 1; none without both days.
    pub expected: Option<f64>,
    /// `kpi.status`
    pub status: KpiStatus,
    /// The day of the last reading up to `as_of`, also of one that is kept but not shown.
    pub read_on: Option<Date>,
    /// Whether nothing was read for two cadences. Never of a KPI that is fed, is past its due day, or has no cadence.
    pub silent_for_two_cadences: bool,
}

impl KpiStanding {
    pub(super) fn of(kpi: &Kpi, feed: &Feed<'_>) -> KpiStanding {
        let as_of = feed.as_of();
        let readings = values(kpi, feed);
        let latest = readings.last().copied();
        let kept = kpi.readings.iter().filter(|reading| reading.day <= as_of && reading.differs_by_few);
        let read_on = kept.map(|reading| reading.day).chain(latest.map(|(day, _)| day)).max();
        let attainment = latest.and_then(|(_, value)| attainment(kpi, value));
        let expected = expected(kpi, as_of);
        KpiStanding {
            kpi: kpi.id.clone(),
            status: status(kpi, attainment, expected, as_of),
            silent_for_two_cadences: is_silent(kpi, read_on, as_of),
            read_on,
            readings,
            latest,
            attainment,
            expected,
        }
    }
}

/// Where each of [`Portfolio::kpis`] stands on a day, in their order.
pub fn standings(portfolio: &Portfolio, as_of: Date) -> Vec<KpiStanding> {
    let feed = Feed::new(portfolio, as_of);
    portfolio.kpis.iter().map(|kpi| KpiStanding::of(kpi, &feed)).collect()
}

/// Where a KPI stands on a day.
pub fn standing(portfolio: &Portfolio, kpi: &Kpi, as_of: Date) -> KpiStanding {
    KpiStanding::of(kpi, &Feed::new(portfolio, as_of))
}

/// What a KPI's readings say up to a day, oldest first.
fn values(kpi: &Kpi, feed: &Feed<'_>) -> Vec<(Date, f64)> {
    if is_fed(kpi) {
        return fed::of_kpi(kpi, feed).map(|value| (feed.as_of(), value)).into_iter().collect();
    }
    kpi.said_by(feed.as_of()).map(|(reading, value)| (reading.day, value)).collect()
}

/// The value that a KPI has at the end of a day.
pub(super) fn value_on(portfolio: &Portfolio, kpi: &Kpi, day: Date) -> Option<f64> {
    if is_fed(kpi) {
        return fed::of_kpi(kpi, &Feed::new(portfolio, day));
    }
    kpi.said_by(day).next_back().map(|(_, value)| value)
}

/// Whether a KPI is taken from a metric of ours.
pub fn is_fed(kpi: &Kpi) -> bool {
    kpi.read_as == Some(ReadAs::Metric)
}

/// (value − baseline) / (target − baseline); none beyond a double, as it is where these lie next to each other.
fn attainment(kpi: &Kpi, value: f64) -> Option<f64> {
    let (baseline, target) = (kpi.baseline?, kpi.target?);
    Some((value - baseline) / (target - baseline)).filter(|part| target != baseline && part.is_finite())
}

/// Days elapsed of days to go, within 0 to 1.
fn expected(kpi: &Kpi, as_of: Date) -> Option<f64> {
    let (start, due) = (kpi.start_on?, kpi.due_on?);
    if start >= due {
        return Some(if as_of >= due { 1.0 } else { 0.0 });
    }
    Some((as_of.days_since(start) as f64 / due.days_since(start) as f64).clamp(0.0, 1.0))
}

fn status(kpi: &Kpi, attainment: Option<f64>, expected: Option<f64>, as_of: Date) -> KpiStatus {
    let Some(attainment) = attainment else { return KpiStatus::NoData };
    let reaches = |least: f64| attainment >= least - TOLERANCE;
    if reaches(1.0) {
        return KpiStatus::Met;
    }
    if kpi.due_on.is_some_and(|due| as_of > due) {
        return KpiStatus::Missed;
    }
    match expected {
        None => KpiStatus::NoDueDay,
        Some(expected) if reaches(expected - ON_TRACK_WITHIN) => KpiStatus::OnTrack,
        Some(expected) if reaches(expected - AT_RISK_WITHIN) => KpiStatus::AtRisk,
        Some(_) => KpiStatus::OffTrack,
    }
}

fn is_silent(kpi: &Kpi, read_on: Option<Date>, as_of: Date) -> bool {
    let Some(cadence) = kpi.cadence_days.filter(|days| *days > 0.0) else { return false };
    let is_over = kpi.due_on.is_some_and(|due| as_of > due);
    let since = read_on.or(kpi.start_on);
    let days = since.map_or(0, |since| as_of.days_since(since));
    !is_fed(kpi) && !is_over && days as f64 >= 2.0 * cadence
}

/// A KPI that is looked at, and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct KpiRow {
    /// Its place in [`Portfolio::kpis`].
    pub place: u32,
    /// Its name.
    pub name: String,
    /// Its unit.
    pub unit: String,
    /// Where it stands at `as_of`.
    pub standing: KpiStanding,
}

/// The KPIs that a scope looks at, by name, then by id.
pub(super) fn rows(portfolio: &Portfolio, window: &Window<'_>) -> Vec<KpiRow> {
    let feed = Feed::new(portfolio, window.as_of);
    let kpis = portfolio.kpis.iter().zip(0u32..).filter(|(kpi, _)| window.looks_at(kpi));
    let rows = kpis.map(|(kpi, place)| {
        let (name, unit) = (kpi.name.clone(), kpi.unit.clone());
        KpiRow { place, name, unit, standing: KpiStanding::of(kpi, &feed) }
    });
    let mut rows: Vec<KpiRow> = rows.collect();
    order::sort_by(&mut rows, |a, b| (&a.name, &a.standing.kpi).cmp(&(&b.name, &b.standing.kpi)));
    rows
}

/// `kpi.attainment`, `kpi.expected` and `kpi.status`, each a list with an object a KPI.
pub(super) fn to_json(rows: &[KpiRow]) -> Value {
    let list = |value: &dyn Fn(&KpiRow) -> Vec<(&'static str, Value)>| {
        let items = rows.iter().map(|row| {
            let (kpi, name) = (row.standing.kpi.as_str(), row.name.as_str());
            let own = [("kpi", kpi.into()), ("name", name.into())];
            let own = own.into_iter().chain(value(row)).map(|(key, value)| (key.to_owned(), value));
            Value::Object(order::map(own))
        });
        Value::List(items.collect())
    };
    let attainment = |row: &KpiRow| {
        let day = row.standing.latest.map(|(day, _)| day.to_string());
        vec![
            ("value", row.standing.attainment.into()),
            ("unit", row.unit.as_str().into()),
            ("latest", row.standing.latest.map(|(_, value)| value).into()),
            ("day", day.as_deref().into()),
        ]
    };
    object([
        ("attainment", list(&attainment)),
        ("expected", list(&|row| vec![("value", row.standing.expected.into())])),
        ("status", list(&|row| vec![("value", row.standing.status.word().into())])),
    ])
}
