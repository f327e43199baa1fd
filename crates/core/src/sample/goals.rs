//! The vision, the goals, what serves them, and what the teams agreed on.

use super::people::*;
use super::rows::{AcceptedRow, AgreedRow, GoalRow, ServesRow};

const fn idea(ago: i64, by: usize, key: &'static str, kpi: &'static str) -> ServesRow {
    ServesRow { ago, by, kind: "idea", key, served: ("kpi", kpi) }
}

const fn pilot(ago: i64, by: usize, key: &'static str, kpi: &'static str) -> ServesRow {
    ServesRow { ago, by, kind: "pilot", key, served: ("kpi", kpi) }
}

/// The vision first.
pub const GOALS: &[GoalRow] = &[
    GoalRow {
        key: "vision",
        ago: 334,
        by: NOOR,
        statement: "From a web page to a printed page in ten minutes, on a service that nobody has to watch.",
        from: Some(334),
        to: None,
        teams: &[DEV_OPS, DEV_REL, DOCS],
        vision: true,
    },
    GoalRow {
        key: "first-render",
        ago: 332,
        by: NOOR,
        statement: "A first render within ten minutes",
        from: Some(320),
        to: Some(-38),
        teams: &[DEV_REL, DEV_OPS],
        vision: false,
    },
    GoalRow {
        key: "safe-to-ship",
        ago: 332,
        by: INGRID,
        statement: "Safe to ship on any day",
        from: Some(320),
        to: Some(-38),
        teams: &[DEV_OPS, DEV_REL],
        vision: false,
    },
    GoalRow {
        key: "answers",
        ago: 331,
        by: MARTA,
        statement: "Every question finds its answer",
        from: Some(320),
        to: Some(-38),
        teams: &[DOCS, DEV_REL],
        vision: false,
    },
];

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
    ServesRow { ago: 25, by: CHIDI, kind: "idea", key: "status-feed", served: ("goal", "answers") },
    idea(4, NOOR, "postmortems", "rely-on-dev-ops"),
];

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
    code: "kpi_not_served",
    about: &["issues-resolved"],
    text: "It moves with how we answer each other every day. A pilot for it would only measure itself.",
}];
