//! What is looked at of the records that have no idea: their days, and the teams that they name.

use std::collections::BTreeSet;

use super::portfolio::Kpi;
use super::scope::Period;
use crate::date::Date;

/// The days, and the team that was chosen. Tags are of ideas and say nothing here.
#[derive(Clone, Copy, Debug)]
pub(super) struct Window<'a> {
    pub as_of: Date,
    pub period: Period,
    pub team: Option<&'a str>,
}

impl Window<'_> {
    /// Whether what names these teams is looked at.
    pub(super) fn names(&self, teams: &BTreeSet<String>) -> bool {
        self.team.is_none_or(|team| teams.contains(team))
    }

    /// Whether a KPI is looked at: by the teams that own it or contribute.
    pub(super) fn looks_at(&self, kpi: &Kpi) -> bool {
        self.team.is_none_or(|team| kpi.is_of(team))
    }
}
