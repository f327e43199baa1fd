//! KPIs that teams usually agree on, each with its definition and its source.

use crate::model::{KpiDirection, ReadAs};

/// A KPI to start from. Baseline, target, days and teams are left to those who know.
#[derive(Debug, PartialEq)]
pub struct KpiTemplate {
    /// The word that forms and addresses have for it.
    pub key: &'static str,
    /// Its name.
    pub name: &'static str,
    /// Its unit; empty where it has none.
    pub unit: &'static str,
    /// Which way is good.
    pub direction: KpiDirection,
    /// How it is counted.
    pub definition: &'static str,
    /// Who defined it, with an address.
    pub source: &'static str,
    /// Days from one reading to the next.
    pub cadence_days: u16,
    /// How it is read.
    pub read_as: ReadAs,
    /// The metric that feeds it, or that condenses its answers; else empty.
    pub metric: &'static str,
    /// The fewest answers of a reading; 5 where none.
    pub threshold: Option<u16>,
    /// The question that is asked; empty where nobody is.
    pub ask: &'static str,
}

/// The templates.
pub const KPI_TEMPLATES: &[KpiTemplate] = &[];

/// The template of a key.
pub fn kpi_template(key: &str) -> Option<&'static KpiTemplate> {
    KPI_TEMPLATES.iter().find(|template| template.key == key)
}
