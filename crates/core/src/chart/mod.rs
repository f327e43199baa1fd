//! Charts of the metrics: pure geometry, drawn by whoever has a screen or a file.
//!
//! A [`Chart`] says what it shows, has the same data as a [`Table`], and makes a [`Scene`] for a width:
//! each width its own geometry, never scaled text. Ideas of how charts look are in one place each:
//! inks in `ink`, ticks in `scale`, the room that texts take in `text`.

mod aging;
mod axis;
mod calibration;
mod claims;
mod cross_team;
mod cumulative_flow;
mod flow;
mod funnel;
mod ideas_by_month;
mod ink;
mod kpi_trend;
mod scale;
mod scene;
mod shares;
mod spans;
mod steps;
mod success_by_team;
mod success_within;
mod survival;
mod svg;
mod table;
mod text;
mod timeline;
mod verdict_mark;
mod work_in_progress;

use std::fmt;
use std::sync::Arc;

pub use crate::figures::{Figures, Plain};
pub use aging::aging;
pub use calibration::calibration;
pub use claims::claims;
pub use cross_team::cross_team;
pub use cumulative_flow::cumulative_flow;
pub use flow::flow;
pub use funnel::funnel;
pub use ideas_by_month::ideas_by_month;
pub use ink::{Ink, Theme};
pub use kpi_trend::{
    KpiTrend, ReadFrom, ReadingRow, TrendPilot, TrendReading, kpi_trend, readings, with_unit,
};
pub use scene::{Mark, Scene, Shape, Stop};
pub use success_by_team::success_by_team;
pub use success_within::success_within;
pub use survival::{pilot_duration, time_to_pilot};
pub use svg::{classed, svg};
pub use table::Table;
pub use text::{Anchor, width as text_width};
pub use timeline::timeline;
pub use work_in_progress::work_in_progress;

use crate::figures;
use crate::journal::RecordId;
use crate::metrics::{Metrics, Portfolio};

/// What charts are made of.
#[derive(Clone, Copy)]
pub struct Given<'a> {
    /// The numbers.
    pub metrics: &'a Metrics,
    /// What they were computed from.
    pub portfolio: &'a Portfolio,
    /// What a pilot is called.
    pub title: &'a dyn Fn(&RecordId) -> String,
    /// How captions write days and figures.
    pub write: &'a dyn Figures,
}

/// One chart: what it says, the same data as a table, and how to draw it at a width.
#[derive(Clone)]
pub struct Chart {
    /// Its name in addresses and files.
    pub id: &'static str,
    /// Its title.
    pub title: String,
    /// What is drawn and how to read it, in a sentence or two.
    pub caption: String,
    /// The same data as a table.
    pub table: Table,
    missing: Option<String>,
    plot: Arc<dyn Plot>,
}

/// What draws a chart that has something to show.
trait Plot: Send + Sync {
    /// The drawing at a width of at least [`LEAST_WIDTH`].
    fn scene(&self, width: f64, write: &dyn Figures) -> Scene;
}

/// The least width for which there is a drawing.
const LEAST_WIDTH: f64 = 280.0;
/// Below this, a chart takes the geometry for phones.
const NARROW: f64 = 480.0;

impl Chart {
    /// The drawing at a width in pixels. Where something is missing, it is the words that say so.
    pub fn scene(&self, width: f64, write: &dyn Figures) -> Scene {
        // Also what isn't a number.
        let width = if width >= LEAST_WIDTH { width.min(4000.0) } else { LEAST_WIDTH };
        match &self.missing {
            None => self.plot.scene(width, write),
            Some(missing) => words(missing, width),
        }
    }

    /// Which input is missing, in words, where there is nothing to draw.
    pub fn is_empty(&self) -> Option<&str> {
        self.missing.as_deref()
    }
}

impl fmt::Debug for Chart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Chart").field("id", &self.id).field("missing", &self.missing).finish()
    }
}

fn words(missing: &str, width: f64) -> Scene {
    let lines = text::wrap(missing, Ink::Quiet.size(), width);
    let mut scene = Scene::new(width, lines.len().max(1) as f64 * 16.0 + 8.0);
    for (at, line) in lines.into_iter().enumerate() {
        scene.text(Ink::Quiet, (0.0, 16.0 + at as f64 * 16.0), Anchor::Start, line);
    }
    scene
}

/// What makes a chart.
pub type Make = fn(&Given) -> Chart;

/// All charts, each by its name with what makes it.
pub const ALL: [(&str, Make); 14] = [
    ("success_within", success_within),
    ("success_by_team", success_by_team),
    ("ideas_by_month", ideas_by_month),
    ("funnel", funnel),
    ("time_to_pilot", time_to_pilot),
    ("pilot_duration", pilot_duration),
    ("flow", flow),
    ("work_in_progress", work_in_progress),
    ("aging", aging),
    ("timeline", timeline),
    ("cumulative_flow", cumulative_flow),
    ("cross_team", cross_team),
    ("claims", claims),
    ("calibration", calibration),
];

/// All charts, in that order.
pub fn all(given: &Given) -> Vec<Chart> {
    ALL.iter().map(|(_, make)| make(given)).collect()
}
