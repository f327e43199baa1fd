//! The KPIs, what they read over the year, and what outcomes say that they moved.

use super::people::*;
use super::rows::{NONE, Who};
use crate::model::Basis::{Expected, Measured};
use crate::model::KpiDirection::{Down, Up};
use crate::model::{Basis, KpiDirection};
use Read::{Answers, Scores, Share, Value};

/// A KPI; what is empty is its template's, where it has one.
pub struct KpiRow {
    /// What other rows call it.
    pub key: &'static str,
    /// Days since it was set up.
    pub ago: i64,
    /// Who set it up.
    pub by: Who,
    /// The template's key, or empty.
    pub template: &'static str,
    /// What it measures.
    pub name: &'static str,
    /// Its unit.
    pub unit: &'static str,
    /// Which way is good, without a template.
    pub direction: KpiDirection,
    /// How it is counted.
    pub definition: &'static str,
    /// Where it comes from.
    pub source: &'static str,
    /// The goal it stands for.
    pub goal: &'static str,
    /// The places of the teams that own it.
    pub owners: &'static [usize],
    /// The places of those that contribute.
    pub contributors: &'static [usize],
    /// Where it stood.
    pub baseline: f64,
    /// Where it is to be.
    pub target: f64,
    /// Days since its start.
    pub start: i64,
    /// Days since it was due.
    pub due: i64,
    /// Days from one reading to the next.
    pub cadence: f64,
    /// The fewest answers.
    pub threshold: f64,
    /// Which team answers about which.
    pub pair: Option<(usize, usize)>,
    /// How long ago, by whom, what was read, a note.
    pub readings: &'static [(i64, Who, Read, &'static str)],
}

/// What a KPI read.
pub enum Read {
    /// A value.
    Value(f64),
    /// So many of so many.
    Share(f64, f64),
    /// How many answered 1 to 5.
    Answers([u32; 5]),
    /// How many answered 0 to 10.
    Scores([u32; 11]),
}

/// What an outcome says that it moved, in the KPI's unit.
pub struct MovedRow {
    /// The outcome's pilot.
    pub pilot: &'static str,
    /// The KPI.
    pub kpi: &'static str,
    /// By how much.
    pub amount: f64,
    /// Measured or expected.
    pub basis: Basis,
}

/// A KPI about which nothing is said yet.
const KPI: KpiRow = KpiRow {
    key: "",
    ago: 326,
    by: 0,
    template: "",
    name: "",
    unit: "",
    direction: Up,
    definition: "",
    source: "",
    goal: "",
    owners: &[],
    contributors: &[],
    baseline: NONE,
    target: NONE,
    start: 320,
    due: -38,
    cadence: 30.0,
    threshold: NONE,
    pair: None,
    readings: &[],
};

/// In the order in which they were set up.
pub const KPIS: &[KpiRow] = &[
    KpiRow {
        key: "first-render",
        by: NOOR,
        name: "Time from guide to first render",
        unit: "min",
        direction: Down,
        definition: "Median over the visitors who get there on the same day, from opening the guide to the first \
            page that renders.",
        source: "Developer console, events guide_opened and first_render",
        goal: "first-render",
        owners: &[DEV_OPS, DEV_REL],
        contributors: &[DOCS],
        baseline: 34.0,
        target: 10.0,
        readings: &[
            (315, CHIDI, Value(34.2), ""),
            (284, CHIDI, Value(27.5), "Half of the visitors saw the installer."),
            (256, CHIDI, Value(21.8), ""),
            (224, CHIDI, Value(19.6), ""),
            (196, CHIDI, Value(18.9), ""),
            (165, TOMAS, Value(17.2), ""),
            (137, CHIDI, Value(16.8), ""),
            (105, CHIDI, Value(15.1), ""),
            (76, CHIDI, Value(14.4), ""),
            (45, TOMAS, Value(12.9), "First sandboxes without a card."),
            (17, CHIDI, Value(11.8), ""),
            (3, CHIDI, Value(11.1), ""),
        ],
        ..KPI
    },
    KpiRow {
        key: "visitors",
        by: CHIDI,
        name: "Visitors who reach a first render",
        unit: "%",
        direction: Up,
        definition: "Visitors of the guide who render a page within a week, of all its visitors.",
        source: "Developer console",
        goal: "first-render",
        owners: &[DEV_REL],
        contributors: &[DEV_OPS],
        baseline: 21.0,
        target: 45.0,
        readings: &[
            (312, CHIDI, Share(212.0, 1010.0), ""),
            (281, CHIDI, Share(268.0, 1042.0), ""),
            (252, CHIDI, Share(321.0, 1098.0), ""),
            (221, CHIDI, Share(334.0, 1085.0), ""),
            (193, CHIDI, Share(341.0, 1102.0), ""),
            (162, CHIDI, Share(356.0, 1120.0), ""),
            (134, CHIDI, Share(349.0, 1076.0), ""),
            (102, CHIDI, Share(371.0, 1131.0), ""),
            (73, CHIDI, Share(392.0, 1154.0), ""),
            (42, CHIDI, Share(447.0, 1203.0), ""),
            (12, CHIDI, Share(497.0, 1229.0), ""),
        ],
        ..KPI
    },
    KpiRow {
        key: "good-deployments",
        ago: 325,
        by: INGRID,
        template: "successful_deployments",
        name: "Successful deployments of the render API",
        goal: "safe-to-ship",
        owners: &[DEV_OPS, DEV_REL],
        baseline: 86.0,
        target: 95.0,
        cadence: 30.0,
        readings: &[
            (310, JONAS, Share(178.0, 206.0), ""),
            (280, JONAS, Share(183.0, 210.0), ""),
            (249, JONAS, Share(192.0, 218.0), ""),
            (219, JONAS, Share(196.0, 222.0), ""),
            (188, JONAS, Share(201.0, 226.0), ""),
            (158, JONAS, Share(190.0, 221.0), "The hotfix label in use, eleven times."),
            (127, JONAS, Share(208.0, 234.0), ""),
            (97, INGRID, Share(221.0, 244.0), ""),
            (67, INGRID, Share(236.0, 256.0), ""),
            (38, INGRID, Share(254.0, 273.0), ""),
            (9, INGRID, Share(271.0, 288.0), ""),
        ],
        ..KPI
    },
    KpiRow {
        key: "deployments-up",
        ago: 325,
        by: INGRID,
        template: "deployment_frequency",
        name: "Deployment frequency",
        goal: "safe-to-ship",
        owners: &[DEV_OPS],
        baseline: 9.0,
        target: 20.0,
        readings: &[
            (311, TOMAS, Value(9.2), ""),
            (281, TOMAS, Value(10.1), ""),
            (250, TOMAS, Value(11.4), "Builds are quick enough to ship before lunch."),
            (220, TOMAS, Value(12.0), ""),
            (189, TOMAS, Value(12.4), ""),
            (159, TOMAS, Value(11.1), "The merge queue."),
            (128, TOMAS, Value(12.9), ""),
            (98, TOMAS, Value(14.2), ""),
            (68, TOMAS, Value(15.6), ""),
            (39, TOMAS, Value(16.1), ""),
            (10, TOMAS, Value(16.6), ""),
        ],
        ..KPI
    },
    KpiRow {
        key: "first-answer",
        ago: 324,
        by: ELENA,
        template: "community_response_time",
        name: "Time to the first answer in the forum",
        goal: "answers",
        owners: &[DEV_REL],
        contributors: &[DOCS],
        baseline: 41.0,
        target: 8.0,
        readings: &[
            (308, ELENA, Value(41.5), ""),
            (277, ELENA, Value(39.0), ""),
            (246, ELENA, Value(40.2), ""),
            (216, ELENA, Value(36.8), ""),
            (185, ELENA, Value(37.5), ""),
            (155, ELENA, Value(35.9), ""),
            (124, ELENA, Value(38.4), ""),
            (94, ELENA, Value(36.1), ""),
            (63, ELENA, Value(37.0), ""),
            (33, ELENA, Value(33.5), ""),
            (17, ELENA, Value(13.0), "Two weeks of the rota."),
            (5, MARTA, Value(16.0), "Two on leave at once."),
        ],
        ..KPI
    },
    KpiRow {
        key: "docs-csat",
        ago: 306,
        by: MARTA,
        template: "csat",
        name: "Satisfaction with the docs",
        goal: "answers",
        owners: &[DOCS],
        contributors: &[DEV_REL],
        baseline: 71.0,
        target: 85.0,
        start: 300,
        cadence: 60.0,
        readings: &[
            (299, MARTA, Answers([2, 3, 8, 19, 13]), ""),
            (240, MARTA, Answers([1, 4, 7, 22, 14]), ""),
            (180, MARTA, Answers([2, 2, 7, 24, 16]), "Samples in all guides run."),
            (120, AIKO, Answers([1, 2, 6, 25, 19]), ""),
            (60, MARTA, Answers([1, 2, 5, 24, 20]), ""),
            (8, MARTA, Answers([0, 2, 5, 26, 22]), ""),
        ],
        ..KPI
    },
    KpiRow {
        key: "pulse",
        ago: 305,
        by: INGRID,
        template: "team_pulse",
        name: "Pulse of both teams",
        goal: "safe-to-ship",
        owners: &[DEV_OPS, DEV_REL],
        baseline: 3.0,
        target: 4.0,
        start: 304,
        cadence: 30.0,
        readings: &[
            (300, INGRID, Answers([0, 2, 3, 2, 0]), ""),
            (270, NOOR, Answers([1, 1, 3, 3, 0]), ""),
            (240, INGRID, Answers([0, 2, 2, 3, 1]), ""),
            (210, NOOR, Answers([0, 1, 3, 2, 1]), ""),
            (180, INGRID, Answers([1, 0, 2, 4, 1]), ""),
            (150, NOOR, Answers([0, 2, 1, 4, 1]), "The week of the merge queue."),
            (120, INGRID, Answers([0, 1, 2, 4, 0]), ""),
            (90, NOOR, Answers([0, 0, 3, 4, 1]), ""),
            (60, INGRID, Answers([0, 1, 1, 5, 1]), ""),
            (30, NOOR, Answers([0, 0, 2, 5, 2]), ""),
            (4, INGRID, Answers([0, 0, 1, 6, 2]), "Handed round at the end of the weekly."),
        ],
        ..KPI
    },
    KpiRow {
        key: "recommend",
        ago: 304,
        by: ELENA,
        template: "nps",
        name: "Would recommend Quillstack",
        goal: "answers",
        owners: &[DEV_REL],
        contributors: &[DOCS],
        baseline: 0.0,
        target: 40.0,
        start: 300,
        cadence: 60.0,
        readings: &[
            (295, ELENA, Scores([1, 0, 1, 2, 1, 3, 4, 9, 10, 7, 5]), ""),
            (235, ELENA, Scores([0, 1, 1, 1, 2, 3, 4, 8, 12, 8, 6]), ""),
            (175, ELENA, Scores([1, 0, 0, 2, 1, 2, 5, 9, 11, 9, 7]), ""),
            (115, CHIDI, Scores([0, 0, 1, 1, 1, 3, 3, 8, 13, 11, 8]), ""),
            (55, ELENA, Scores([0, 1, 0, 1, 1, 2, 4, 7, 12, 12, 10]), "Asked in the developer console."),
            (7, ELENA, Scores([0, 0, 1, 0, 1, 2, 3, 8, 12, 13, 12]), ""),
        ],
        ..KPI
    },
    KpiRow {
        key: "rely-on-dev-ops",
        ago: 275,
        by: NOOR,
        template: "between_teams",
        name: "DevRel can rely on DevOps",
        goal: "safe-to-ship",
        owners: &[DEV_OPS],
        contributors: &[DEV_REL],
        baseline: 3.1,
        target: 4.2,
        start: 275,
        cadence: 90.0,
        threshold: 4.0,
        pair: Some((DEV_REL, DEV_OPS)),
        readings: &[
            (270, NOOR, Answers([0, 1, 2, 1, 0]), ""),
            (178, NOOR, Answers([0, 0, 3, 1, 0]), ""),
            (88, NOOR, Answers([0, 0, 1, 3, 0]), "Since the canary nobody was surprised by a release."),
        ],
        ..KPI
    },
    KpiRow {
        key: "rely-on-dev-rel",
        ago: 275,
        by: INGRID,
        template: "between_teams",
        name: "DevOps can rely on DevRel",
        goal: "safe-to-ship",
        owners: &[DEV_REL],
        contributors: &[DEV_OPS],
        baseline: 2.5,
        target: 4.2,
        start: 275,
        cadence: 90.0,
        threshold: 4.0,
        pair: Some((DEV_OPS, DEV_REL)),
        readings: &[
            (268, INGRID, Answers([0, 2, 2, 0, 0]), ""),
            (176, INGRID, Answers([0, 1, 2, 1, 0]), ""),
            (86, INGRID, Answers([0, 0, 2, 2, 0]), ""),
        ],
        ..KPI
    },
    KpiRow {
        key: "issues-resolved",
        ago: 243,
        by: NOOR,
        template: "time_to_resolve",
        name: "Time to resolve issues",
        goal: "answers",
        owners: &[DEV_OPS, DEV_REL],
        baseline: 96.0,
        target: 24.0,
        start: 240,
        ..KPI
    },
    KpiRow {
        key: "deployments-down",
        ago: 200,
        by: ELENA,
        name: "Deployment frequency",
        unit: "a week",
        direction: Down,
        definition: "Releases of the render API that integrators have to read a note about. They ask us for fewer.",
        source: "Release notes",
        goal: "answers",
        owners: &[DEV_REL],
        baseline: 6.0,
        target: 3.0,
        start: 200,
        readings: &[(196, ELENA, Value(6.0), ""), (166, ELENA, Value(7.0), ""), (104, ELENA, Value(8.0), "")],
        ..KPI
    },
];

/// What outcomes say that they moved.
pub const MOVED: &[MovedRow] = &[
    MovedRow { pilot: "installer", kpi: "visitors", amount: 10.0, basis: Measured },
    MovedRow { pilot: "installer", kpi: "first-render", amount: -12.0, basis: Measured },
    MovedRow { pilot: "build-cache", kpi: "deployments-up", amount: 2.0, basis: Measured },
    MovedRow { pilot: "snippets-ci", kpi: "docs-csat", amount: 5.0, basis: Expected },
    MovedRow { pilot: "canary", kpi: "good-deployments", amount: 3.0, basis: Measured },
];
