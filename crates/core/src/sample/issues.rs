//! The issues.

use super::people::*;
use super::rows::IssueRow;
use crate::model::IssueType::{Blocker, FollowUp, Incident, Question};

/// In the order of their days.
pub const ISSUES: &[IssueRow] = &[
    IssueRow {
        key: "cache-poisoned",
        ago: 276,
        by: JONAS,
        pilot: "build-cache",
        title: "Staging runs an artefact that no commit explains",
        text: "The render worker in staging has yesterday's font table. The build log says that it came \
            from the cache.",
        kind: Incident,
        severity: 1,
        teams: &[DEV_OPS],
        owner: TOMAS,
        due: None,
        answer: Some((
            276,
            TOMAS,
            "Cache switched off for all repositories. Looking for who wrote that \
            key.",
        )),
        raised: Some((276, INGRID)),
        resolved: Some((
            276,
            TOMAS,
            "A branch build wrote to the shared cache. Only main may write; \
            branches read.",
        )),
    },
    IssueRow {
        key: "windows-certificate",
        ago: 309,
        by: CHIDI,
        pilot: "installer",
        title: "Windows installer waits for a certificate",
        text: "Without a signature the browser refuses the download. The authority wants papers that we \
            don't have.",
        kind: Blocker,
        severity: 2,
        teams: &[DEV_REL, DEV_OPS],
        owner: TOMAS,
        due: Some(304),
        answer: Some((308, TOMAS, "Papers are with the lawyers. I ask every morning.")),
        raised: None,
        resolved: Some((
            303,
            TOMAS,
            "Order code-signing certificates three weeks ahead; the papers take \
            longest.",
        )),
    },
    IssueRow {
        key: "snippet-secrets",
        ago: 222,
        by: PRIYA,
        pilot: "snippets-ci",
        title: "Whose key do the snippets use in CI?",
        text: "Samples need a key to run. A real one in the job would end up in the logs.",
        kind: Question,
        severity: 3,
        teams: &[DOCS, DEV_OPS],
        owner: AIKO,
        due: None,
        answer: Some((221, AIKO, "Could the sandbox hand out a key that lives for an hour?")),
        raised: None,
        resolved: Some((
            219,
            PRIYA,
            "Keys that live for one job, from the sandbox. No secret in any \
            repository.",
        )),
    },
    IssueRow {
        key: "sandbox-abuse",
        ago: 38,
        by: NOOR,
        pilot: "sandbox",
        title: "Eleven accounts render lottery tickets",
        text: "4,000 pages in a night, all from one address block. They open accounts faster than we \
            close them.",
        kind: Blocker,
        severity: 2,
        teams: &[DEV_REL, DEV_OPS],
        owner: INGRID,
        due: Some(36),
        answer: Some((38, INGRID, "Rate limit per address block goes out this afternoon.")),
        raised: None,
        resolved: Some((
            37,
            INGRID,
            "Limit by address block, not by account: accounts cost nothing to \
            make.",
        )),
    },
    IssueRow {
        key: "canary-cost",
        ago: 11,
        by: INGRID,
        pilot: "canary",
        title: "Who pays for the second set of machines?",
        text: "Canary releases need 5% more machines for good, about 640 EUR a month. The decision waits \
            for this.",
        kind: FollowUp,
        severity: 3,
        teams: &[DEV_OPS, DEV_REL],
        owner: NOOR,
        due: Some(-5),
        answer: Some((
            8,
            NOOR,
            "I take it to the budget round next week, with the credits that we no \
            longer pay.",
        )),
        raised: None,
        resolved: None,
    },
    IssueRow {
        key: "no-log",
        ago: 2,
        by: PRIYA,
        pilot: "signed-images",
        title: "Staging cannot reach the transparency log",
        text: "The egress proxy drops the connection, so every check fails and every deploy would be \
            refused.",
        kind: Blocker,
        severity: 2,
        teams: &[DEV_OPS],
        owner: JONAS,
        due: Some(-1),
        answer: Some((1, JONAS, "The proxy's rule needs a sign-off from security. Asked for it.")),
        raised: Some((1, INGRID)),
        resolved: None,
    },
];
