//! The trend of one KPI: its readings beside the way from baseline to target, and the pilots that serve it.

mod given;
mod labels;
mod pilots;
mod plot;
mod readings;
mod target;

use std::sync::Arc;

pub use readings::{ReadFrom, ReadingRow, readings};

use super::figures::{Figures, counted};
use super::table::{Cell, Table};
use super::{Chart, NARROW, Plot};
use crate::date::Date;
use crate::journal::RecordId;
use crate::model::choice::Verdict;
use crate::order;

/// What the trend of a KPI is drawn from.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct KpiTrend {
    /// What is measured.
    pub name: String,
    /// Its unit; may be empty.
    pub unit: String,
    /// What was read, by day and within a day as it was entered.
    pub readings: Vec<TrendReading>,
    /// What the metric that it is taken from is called; empty where people enter its readings.
    pub metric: String,
    /// Where it stood at its start.
    pub baseline: Option<f64>,
    /// Where it is to be when due.
    pub target: Option<f64>,
    /// Its first day.
    pub start_on: Option<Date>,
    /// The day it is due.
    pub due_on: Option<Date>,
    /// The pilots that serve it, in any order.
    pub pilots: Vec<TrendPilot>,
}

/// A reading.
#[derive(Clone, Debug, PartialEq)]
pub struct TrendReading {
    /// Its day.
    pub day: Date,
    /// Its value, in the KPI's unit.
    pub value: f64,
    /// What it was read from, where that is more than the value: `46 of 50`.
    pub of: String,
    /// Of how few, where these are too few to tell much.
    pub few: bool,
    /// What somebody noted; may be empty.
    pub note: String,
}

/// A pilot that serves the KPI, or whose outcome names it.
#[derive(Clone, Debug, PartialEq)]
pub struct TrendPilot {
    /// The pilot.
    pub id: RecordId,
    /// What it is called.
    pub title: String,
    /// Its first day.
    pub start: Date,
    /// The day by which it should end, or should have ended.
    pub planned_end: Option<Date>,
    /// How and when it ended.
    pub outcome: Option<(Date, Verdict)>,
    /// By how much its outcome says that it moved the KPI, in words; empty where it doesn't say.
    pub claims: String,
}

/// The trend of a KPI as it stands on a day. Readings and pilots of later days are left out.
pub fn kpi_trend(given: &KpiTrend, as_of: Date, write: &dyn Figures) -> Chart {
    let mut given = given.clone();
    given.readings.retain(|reading| reading.day <= as_of);
    for reading in &mut given.readings {
        reading.value = drawable(reading.value);
    }
    given.baseline = given.baseline.map(drawable);
    given.target = given.target.map(drawable);
    given.pilots.retain(|pilot| pilot.start <= as_of);
    for pilot in &mut given.pilots {
        pilot.outcome = pilot.outcome.filter(|(day, _)| *day <= as_of);
    }
    order::sort_by(&mut given.pilots, |a, b| a.start.cmp(&b.start).then_with(|| a.id.cmp(&b.id)));
    let missing = given.readings.is_empty().then(|| match given.metric.as_str() {
        "" => "No reading yet. The trend begins with the first one.".to_owned(),
        metric => {
            format!(
                "“{metric}” has no value yet since this KPI’s start; the trend begins with the first one."
            )
        }
    });
    let (caption, table) = (caption(&given, write), table(&given, as_of));
    // Those that started last are drawn; the table has all.
    let more = given.pilots.len().saturating_sub(MOST_PILOTS);
    given.pilots.drain(..more);
    Chart {
        id: "kpi_trend",
        title: "Trend".to_owned(),
        caption,
        table,
        missing,
        plot: Arc::new(Trend { given, as_of }),
    }
}

/// As many pilots as are drawn.
const MOST_PILOTS: usize = 12;

/// Beyond this a span is no number any more.
fn drawable(value: f64) -> f64 {
    if value.is_nan() { 0.0 } else { value.clamp(-1e300, 1e300) }
}

fn caption(given: &KpiTrend, write: &dyn Figures) -> String {
    let mut said = match given.metric.as_str() {
        "" => "Readings by day".to_owned(),
        metric => format!("“{metric}” from this KPI’s start up to each day"),
    };
    match given.unit.as_str() {
        "" => {}
        unit if unit.starts_with("of ") => said.push_str(&format!(", {unit}")),
        unit => said.push_str(&format!(", in {unit}")),
    }
    said.push('.');
    match (given.way().is_some(), given.target) {
        (true, _) => said.push_str(" Dashed: from the baseline to the target, if it moved evenly."),
        (false, Some(_)) => said.push_str(" Dashed: the target."),
        (false, None) => {}
    }
    if !given.pilots.is_empty() {
        said.push_str(" Below: the pilots that serve it, from their start to their outcome.");
        let more = given.pilots.len().saturating_sub(MOST_PILOTS);
        if more > 0 {
            let more = counted(write, more, "more, started earlier, is", "more, started earlier, are");
            said.push_str(&format!(" {more} in the table."));
        }
    }
    said
}

fn table(given: &KpiTrend, as_of: Date) -> Table {
    let mut table = Table::new(&["What", "From", "To", "Value", "Expected by then", "Note"]);
    let value = |value: f64| Cell::Number(value);
    if let Some(baseline) = given.baseline {
        let start = given.start_on.map(Cell::Day).into();
        table.push(vec![
            "Baseline".into(),
            start,
            Cell::Nothing,
            value(baseline),
            Cell::Nothing,
            Cell::Nothing,
        ]);
    }
    for reading in &given.readings {
        let expected = given.expected_on(reading.day).map(value).into();
        let note = [reading.of.as_str(), reading.note.as_str()].into_iter().filter(|text| !text.is_empty());
        let note = note.collect::<Vec<_>>().join("; ");
        table.push(vec![
            "Reading".into(),
            Cell::Day(reading.day),
            Cell::Nothing,
            value(reading.value),
            expected,
            note.as_str().into(),
        ]);
    }
    if let Some(target) = given.target {
        let due = given.due_on.map(Cell::Day).into();
        table.push(vec!["Target".into(), due, Cell::Nothing, value(target), Cell::Nothing, Cell::Nothing]);
    }
    for pilot in &given.pilots {
        table.push(vec![
            pilot.title.as_str().into(),
            Cell::Day(pilot.start),
            pilot.outcome.map(|(day, _)| day).or(pilot.planned_end).map(Cell::Day).into(),
            Cell::Nothing,
            Cell::Nothing,
            pilot.stands(as_of).as_str().into(),
        ]);
    }
    table
}

struct Trend {
    given: KpiTrend,
    as_of: Date,
}

impl Plot for Trend {
    fn scene(&self, width: f64, write: &dyn Figures) -> super::Scene {
        plot::scene(self, width, width < NARROW, write)
    }
}

/// The way from the baseline at the start to the target when due.
#[derive(Clone, Copy)]
struct Way {
    start: Date,
    due: Date,
    baseline: f64,
    target: f64,
}

impl KpiTrend {
    /// The way that is expected of it, where enough of it is known.
    fn way(&self) -> Option<Way> {
        let (start, due) = (self.start_on?, self.due_on?);
        let (baseline, target) = (self.baseline?, self.target?);
        (start < due).then_some(Way { start, due, baseline, target })
    }

    /// Where it should be on a day, if it moved evenly.
    fn expected_on(&self, day: Date) -> Option<f64> {
        self.way().map(|way| way.on(day))
    }
}

impl Way {
    /// Where it leads on a day; before the start the baseline, from the due day on the target.
    fn on(self, day: Date) -> f64 {
        let part = day.days_since(self.start) as f64 / self.due.days_since(self.start) as f64;
        let part = part.clamp(0.0, 1.0);
        self.baseline * (1.0 - part) + self.target * part
    }
}

impl TrendPilot {
    /// How it stands, in words.
    fn stands(&self, as_of: Date) -> String {
        use crate::model::choice::Choice;
        let stands = match (self.outcome, self.planned_end) {
            (Some((_, verdict)), _) => verdict.label(),
            (None, Some(end)) if end < as_of => "Running, past its planned end",
            (None, Some(_)) => "Running, to its planned end",
            (None, None) => "Running",
        };
        let claims = if self.claims.is_empty() { String::new() } else { format!("; claims {}", self.claims) };
        format!("{stands}{claims}")
    }
}

/// A value with its unit: `52%`, `11.1 min`.
pub fn with_unit(value: String, unit: &str) -> String {
    match unit {
        "" => value,
        "%" => format!("{value}%"),
        unit => format!("{value} {unit}"),
    }
}
