//! What ideas and pilots serve.

use super::people::*;
use super::rows::Who;

/// What an idea or a pilot serves.
pub struct ServesRow {
    /// Days since it was said.
    pub ago: i64,
    /// Who said it.
    pub by: Who,
    /// `idea` or `pilot`.
    pub kind: &'static str,
    /// What other rows call it.
    pub key: &'static str,
    /// `goal` or `kpi`, and what rows call that.
    pub served: (&'static str, &'static str),
}

const fn idea(ago: i64, by: usize, key: &'static str, kpi: &'static str) -> ServesRow {
    ServesRow { ago, by, kind: "idea", key, served: ("kpi", kpi) }
}

const fn pilot(ago: i64, by: usize, key: &'static str, kpi: &'static str) -> ServesRow {
    ServesRow { ago, by, kind: "pilot", key, served: ("kpi", kpi) }
}

/// What serves which KPI or goal, and who said so.
pub const SERVES: &[ServesRow] = &[
    idea(324, CHIDI, "installer", "first-render"),
    pilot(320, CHIDI, "installer", "first-render"),
    pilot(320, CHIDI, "installer", "visitors"),
    idea(316, ELENA, "office-hours", "first-answer"),
    pilot(308, ELENA, "office-hours", "first-answer"),
    idea(310, TOMAS, "build-cache", "deployments-up"),
    pilot(297, TOMAS, "build-cache", "deployments-up"),
    pilot(260, MARTA, "tutorial-video", "docs-csat"),
    idea(261, AIKO, "snippets-ci", "docs-csat"),
    pilot(239, AIKO, "snippets-ci", "docs-csat"),
    idea(230, NOOR, "error-links", "first-answer"),
    pilot(212, NOOR, "error-links", "first-answer"),
    pilot(187, JONAS, "merge-queue", "deployments-up"),
    pilot(187, JONAS, "merge-queue", "good-deployments"),
    idea(127, INGRID, "canary", "good-deployments"),
    pilot(116, INGRID, "canary", "good-deployments"),
    idea(108, PRIYA, "rollback", "good-deployments"),
    idea(86, MARTA, "search-queries", "docs-csat"),
    pilot(59, MARTA, "search-queries", "docs-csat"),
    idea(82, NOOR, "sandbox", "visitors"),
    pilot(57, NOOR, "sandbox", "visitors"),
    pilot(57, NOOR, "sandbox", "first-render"),
    idea(64, AIKO, "one-changelog", "deployments-down"),
    idea(70, CHIDI, "quickstart-smoke", "first-render"),
    pilot(44, CHIDI, "quickstart-smoke", "first-render"),
    idea(58, ELENA, "community-day", "first-answer"),
    pilot(36, ELENA, "community-day", "first-answer"),
    ServesRow { ago: 31, by: PRIYA, kind: "pilot", key: "signed-images", served: ("goal", "safe-to-ship") },
    idea(25, CHIDI, "status-feed", "first-answer"),
    idea(4, NOOR, "postmortems", "rely-on-dev-ops"),
];
