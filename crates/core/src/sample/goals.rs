//! The vision and the goals.

use super::people::*;
use super::rows::Who;

/// A goal.
pub struct GoalRow {
    /// What other rows call it.
    pub key: &'static str,
    /// Days since it was set.
    pub ago: i64,
    /// Who set it.
    pub by: Who,
    /// In a sentence.
    pub statement: &'static str,
    /// The first day.
    pub from: Option<i64>,
    /// The last day.
    pub to: Option<i64>,
    /// The places of its teams.
    pub teams: &'static [usize],
    /// Whether it is the vision.
    pub vision: bool,
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
