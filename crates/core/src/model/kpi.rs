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
