//! Ideas without a pilot: new, shortlisted, parked, declined.

use super::IDEA;
use crate::model::Triage::{Declined, Parked, Shortlisted};
use crate::sample::people::*;
use crate::sample::rows::IdeaRow;

/// In the order of their days.
pub const IDEAS: &[IdeaRow] = &[
    IdeaRow {
        key: "wiki",
        ago: 305,
        by: JONAS,
        title: "Move the docs to a wiki that everybody can edit",
        problem: "Fixing a typo takes a pull request and a review by a team that is asleep.",
        team: DOCS,
        tags: &["docs"],
        triage: &[(298, MARTA, Declined)],
        ..IDEA
    },
    IdeaRow {
        key: "translations",
        ago: 245,
        by: ELENA,
        title: "Translate the quick start into Japanese and Portuguese",
        problem: "A quarter of the sign-ups come from two countries in which half of the developers \
            search in their own language.",
        team: DOCS,
        supports: &[DEV_REL],
        tags: &["docs", "onboarding"],
        votes: &[AIKO, NOOR],
        triage: &[(220, NOOR, Parked)],
        ..IDEA
    },
    IdeaRow {
        key: "check-samples",
        ago: 214,
        by: TOMAS,
        title: "Check code samples in the docs automatically",
        problem: "I copied a sample from our own page and it called a method that we removed in spring.",
        team: DEV_OPS,
        tags: &["docs", "ci"],
        triage: &[(209, AIKO, Declined)],
        duplicate_of: "snippets-ci",
        ..IDEA
    },
    IdeaRow {
        key: "runners",
        ago: 190,
        by: JONAS,
        title: "Build runners on spare machines in the lab",
        problem: "Eleven machines are idle at night while we pay for runners by the minute.",
        team: DEV_OPS,
        tags: &["ci", "cost"],
        technologies: &["GitHub Actions"],
        votes: &[TOMAS],
        triage: &[(183, INGRID, Parked)],
        cites: &[(189, "build-cache")],
        ..IDEA
    },
    IdeaRow {
        key: "two-approvals",
        ago: 164,
        by: PRIYA,
        title: "Approval by two teams before every release",
        problem: "The last two incidents were changes that the other team would have recognised.",
        team: DEV_OPS,
        supports: &[DEV_REL],
        tags: &["release"],
        triage: &[(157, INGRID, Declined)],
        ..IDEA
    },
    IdeaRow {
        key: "error-codes",
        ago: 150,
        by: CHIDI,
        title: "Typed error codes in all four SDKs",
        problem: "Each SDK wraps errors in its own way, so no answer in the forum fits two languages.",
        team: DEV_REL,
        supports: &[DEV_OPS],
        tags: &["errors", "sdk"],
        technologies: &["OpenAPI", "TypeScript", "Go"],
        votes: &[NOOR, AIKO],
        triage: &[(141, NOOR, Shortlisted)],
        cites: &[(140, "error-links")],
        ..IDEA
    },
    IdeaRow {
        key: "badge",
        ago: 132,
        by: ELENA,
        title: "A certification badge for integrators",
        problem: "Agencies ask for something to show to their customers. We have nothing but a mention in \
            the newsletter.",
        team: DEV_REL,
        tags: &["community"],
        triage: &[(119, NOOR, Parked)],
        ..IDEA
    },
    IdeaRow {
        key: "rollback",
        ago: 110,
        by: JONAS,
        title: "Rollback from the release channel",
        problem: "Who is on call at night needs a laptop, a tunnel and a runbook to go one version back.",
        team: DEV_OPS,
        tags: &["release", "reliability"],
        technologies: &["Slack", "Argo Rollouts"],
        votes: &[PRIYA, TOMAS, INGRID],
        triage: &[(101, INGRID, Shortlisted)],
        cites: &[(9, "canary")],
        ..IDEA
    },
    IdeaRow {
        key: "one-changelog",
        ago: 66,
        by: MARTA,
        title: "One changelog for API, SDKs and docs",
        problem: "A customer has to read six pages to learn what changed in one week.",
        team: DOCS,
        supports: &[DEV_REL, DEV_OPS],
        tags: &["docs", "release"],
        votes: &[NOOR, CHIDI],
        triage: &[(55, NOOR, Shortlisted)],
        ..IDEA
    },
    IdeaRow {
        key: "load-tests",
        ago: 34,
        by: TOMAS,
        title: "Load-test templates for customers before their launch",
        problem: "We learn of a customer's launch from our own alerts.",
        team: DEV_OPS,
        supports: &[DEV_REL],
        tags: &["reliability", "onboarding"],
        technologies: &["k6"],
        votes: &[INGRID],
        triage: &[(22, INGRID, Shortlisted)],
        ..IDEA
    },
    IdeaRow {
        key: "status-feed",
        ago: 27,
        by: CHIDI,
        title: "Status feed inside the developer console",
        problem: "During an incident people reload the console and open tickets. Nobody knows that the \
            status page exists.",
        team: DEV_REL,
        supports: &[DEV_OPS],
        tags: &["reliability"],
        votes: &[ELENA],
        ..IDEA
    },
    IdeaRow {
        key: "terraform-tests",
        ago: 15,
        by: JONAS,
        title: "Terraform examples that are applied every week",
        problem: "Three of the nine examples in the provider's docs no longer plan.",
        team: DEV_OPS,
        supports: &[DOCS],
        tags: &["docs", "ci"],
        technologies: &["Terraform"],
        votes: &[AIKO],
        cites: &[(14, "snippets-ci")],
        ..IDEA
    },
    IdeaRow {
        key: "glossary",
        ago: 9,
        by: AIKO,
        title: "Short definitions where a rendering term comes up",
        problem: "Bleed, gutter, raster: most of our readers never laid out a page.",
        team: DOCS,
        tags: &["docs"],
        votes: &[MARTA],
        ..IDEA
    },
    IdeaRow {
        key: "postmortems",
        ago: 5,
        by: ELENA,
        title: "Postmortems with a part for outside developers",
        problem: "Customers ask what it meant for them, and we send them a timeline of our pods.",
        team: DEV_REL,
        supports: &[DEV_OPS],
        tags: &["reliability", "community"],
        votes: &[NOOR],
        cites: &[(4, "canary")],
        ..IDEA
    },
    IdeaRow {
        key: "sample-theme",
        ago: 2,
        by: MARTA,
        title: "Code samples that follow the reader's dark theme",
        problem: "White samples on a dark page are the third most frequent complaint in the page feedback.",
        team: DOCS,
        tags: &["docs"],
        technologies: &["CSS"],
        ..IDEA
    },
];
