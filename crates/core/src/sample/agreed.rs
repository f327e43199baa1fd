//! What the teams agreed to, and the mismatch that they accepted.

use super::people::*;
use super::rows::Who;
use crate::model::agreed::KPI_UNSERVED;

/// A team's agreement to a KPI.
pub struct AgreedRow {
    /// Days since.
    pub ago: i64,
    /// Who noted it.
    pub by: Who,
    /// The KPI.
    pub kpi: &'static str,
    /// The team's place.
    pub team: usize,
    /// What was said.
    pub text: &'static str,
}

/// A mismatch that may stay.
pub struct AcceptedRow {
    /// Days since.
    pub ago: i64,
    /// Who noted it.
    pub by: Who,
    /// Its code.
    pub code: &'static str,
    /// The KPIs that it is about.
    pub about: &'static [&'static str],
    /// Why.
    pub text: &'static str,
}

/// Who agreed to what.
pub const AGREED: &[AgreedRow] = &[
    AgreedRow {
        ago: 319,
        by: INGRID,
        kpi: "first-render",
        team: DEV_OPS,
        text: "We own the sign-in and the sandbox’s start. The pages before it are yours.",
    },
    AgreedRow { ago: 319, by: NOOR, kpi: "first-render", team: DEV_REL, text: "" },
    AgreedRow {
        ago: 317,
        by: NOOR,
        kpi: "good-deployments",
        team: DEV_REL,
        text: "Agreed, as “successful” means that nobody had to touch it afterwards, us included.",
    },
    AgreedRow { ago: 316, by: INGRID, kpi: "good-deployments", team: DEV_OPS, text: "" },
    AgreedRow { ago: 304, by: MARTA, kpi: "docs-csat", team: DOCS, text: "" },
    AgreedRow {
        ago: 303,
        by: ELENA,
        kpi: "docs-csat",
        team: DEV_REL,
        text: "We put the question under every guide and every quick start.",
    },
    AgreedRow { ago: 274, by: JONAS, kpi: "rely-on-dev-ops", team: DEV_OPS, text: "Ask us every quarter." },
    AgreedRow { ago: 242, by: NOOR, kpi: "issues-resolved", team: DEV_REL, text: "" },
    AgreedRow {
        ago: 241,
        by: INGRID,
        kpi: "issues-resolved",
        team: DEV_OPS,
        text: "Only if questions count too, not incidents alone.",
    },
];

/// The mismatch that may stay.
pub const ACCEPTED: &[AcceptedRow] = &[AcceptedRow {
    ago: 40,
    by: INGRID,
    code: KPI_UNSERVED,
    about: &["issues-resolved"],
    text: "It moves with how we answer each other every day. A pilot for it would only measure itself.",
}];
