//! KPI.

use super::choice::{KpiDirection, ReadAs};
use super::field::{Day, Number, OneOf, Prose, Ref, RefSet, Text};
use crate::kind;

kind! {
    /// A number that teams agree to watch.
    Kpi = "kpi", "KPI", "KPIs" {
        /// What it measures.
        name: Text, "Name";
        /// The goals it stands for.
        goals: RefSet, "Goals";
        /// Its unit.
        unit: Text, "Unit";
        /// Which way is good.
        direction: OneOf<KpiDirection>, "Direction";
        /// How it is counted.
        definition: Prose, "Definition";
        /// Where it comes from.
        source: Text, "Source";
        /// The teams that own it.
        owners: RefSet, "Owning teams";
        /// The teams that contribute.
        contributors: RefSet, "Contributing teams";
        /// Where it stood at the start.
        baseline: Number, "Baseline";
        /// Where it is to be when due.
        target: Number, "Target";
        /// The first day.
        start_on: Day, "Start";
        /// The day it is due.
        due_on: Day, "Due";
        /// How often it is read.
        cadence_days: Number, "Days between readings";
        /// How it is read.
        read_as: OneOf<ReadAs>, "Read as";
        /// The metric it is taken from.
        metric: Text, "Metric";
        /// A reading of fewer answers is refused.
        threshold: Number, "Fewest answers";
        /// Who answers, of a feedback between teams.
        from_team: Ref, "From team";
        /// Whom the answers are about.
        to_team: Ref, "About team";
    }
}

/// The metric that adds up k of n as deployments; `docs/METRICS.md`, section 5.
pub const DEPLOYMENTS: &str = "deployments.success";
/// The metric that condenses answers on a 1–5 question to the share of 4 and 5.
pub const CSAT: &str = "survey.csat";
/// The metric that condenses answers on a 0–10 question to promoters less detractors.
pub const NPS: &str = "survey.nps";
/// The metric of mean answers from team to team.
pub const BETWEEN_TEAMS: &str = "survey.between_teams";

/// How few answers a reading may have where its KPI sets so many: 5 unless set, at least 3.
pub fn fewest_answers(threshold: Option<f64>) -> u32 {
    let set = threshold.filter(|set| set.is_finite()).unwrap_or(5.0);
    // Cut to the range of the type, and so whole.
    (set.ceil() as u32).max(3)
}

impl Kpi {
    /// How it is read; by a value where nothing is said.
    pub fn form(&self) -> ReadAs {
        self.read_as.unwrap_or(ReadAs::Value)
    }

    /// A reading of fewer answers is refused.
    pub fn fewest_answers(&self) -> u32 {
        fewest_answers(self.threshold)
    }

    /// The answers that its question has, first and last: 0–10 for NPS, else 1–5. A mean may also be taken of a
    /// 0–10 question.
    pub fn scale(&self) -> (usize, usize) {
        if self.metric == NPS { (0, 10) } else { (1, 5) }
    }
}
