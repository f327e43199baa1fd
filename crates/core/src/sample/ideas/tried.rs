//! Ideas of which a pilot was planned.

use super::IDEA;
use crate::model::Triage::Shortlisted;
use crate::sample::people::*;
use crate::sample::rows::IdeaRow;

/// In the order of their days.
pub const IDEAS: &[IdeaRow] = &[
    IdeaRow {
        key: "installer",
        ago: 330,
        by: CHIDI,
        title: "One-line installer for the command line tool",
        problem: "Installing takes nine steps and a Java runtime. Half of the people who open the guide \
            never run the first command.",
        team: DEV_REL,
        supports: &[DEV_OPS],
        tags: &["onboarding", "cli"],
        technologies: &["Rust", "Homebrew"],
        votes: &[NOOR, ELENA, TOMAS],
        triage: &[(327, NOOR, Shortlisted)],
        ..IDEA
    },
    IdeaRow {
        key: "office-hours",
        ago: 322,
        by: ELENA,
        title: "Weekly office hours on video",
        problem: "Questions sit in the forum for days, and the answers hide at the bottom of long threads.",
        team: DEV_REL,
        tags: &["community"],
        votes: &[AIKO],
        triage: &[(315, NOOR, Shortlisted)],
        ..IDEA
    },
    IdeaRow {
        key: "build-cache",
        ago: 312,
        by: TOMAS,
        title: "Remote build cache for all repositories",
        problem: "Every change waits 19 minutes for a build that mostly compiles what nobody touched.",
        team: DEV_OPS,
        tags: &["ci", "cost"],
        technologies: &["Bazel", "GitHub Actions"],
        votes: &[JONAS, PRIYA, INGRID, CHIDI],
        triage: &[(306, INGRID, Shortlisted)],
        ..IDEA
    },
    IdeaRow {
        key: "tutorial-video",
        ago: 276,
        by: MARTA,
        title: "Host our tutorial videos ourselves",
        problem: "The video service puts its own adverts before our tutorials, and two companies block it \
            altogether.",
        team: DOCS,
        supports: &[DEV_REL],
        tags: &["docs", "video"],
        technologies: &["PeerTube"],
        votes: &[ELENA],
        triage: &[(268, NOOR, Shortlisted)],
        ..IDEA
    },
    IdeaRow {
        key: "snippets-ci",
        ago: 262,
        by: AIKO,
        title: "Run every documentation snippet in CI",
        problem: "After each release some sample no longer compiles. We hear of it from customers, a week \
            later.",
        team: DOCS,
        supports: &[DEV_OPS],
        tags: &["docs", "ci"],
        technologies: &["GitHub Actions", "Python"],
        votes: &[MARTA, CHIDI, PRIYA, NOOR],
        triage: &[(251, INGRID, Shortlisted)],
        cites: &[(241, "build-cache")],
        ..IDEA
    },
    IdeaRow {
        key: "error-links",
        ago: 232,
        by: NOOR,
        title: "Error messages that link to their page in the docs",
        problem: "People paste an error into a search engine and land on a forum answer from three \
            versions ago.",
        team: DEV_REL,
        supports: &[DOCS, DEV_OPS],
        tags: &["errors", "docs"],
        technologies: &["OpenAPI"],
        votes: &[MARTA, AIKO],
        triage: &[(222, NOOR, Shortlisted)],
        ..IDEA
    },
    IdeaRow {
        key: "merge-queue",
        ago: 205,
        by: JONAS,
        title: "Merge queue for the main repository",
        problem: "Two changes that pass alone break main together, about three times a week.",
        team: DEV_OPS,
        tags: &["ci", "release"],
        technologies: &["GitHub Actions"],
        votes: &[TOMAS],
        triage: &[(196, INGRID, Shortlisted)],
        cites: &[(204, "build-cache")],
        ..IDEA
    },
    IdeaRow {
        key: "buddy",
        ago: 203,
        by: PRIYA,
        title: "A buddy for the first week of new contributors",
        problem: "New contributors wait eight days for a first review, and a third of them never send a \
            second change.",
        team: DEV_OPS,
        supports: &[DEV_REL],
        tags: &["onboarding", "community"],
        votes: &[ELENA, NOOR, JONAS],
        triage: &[(196, INGRID, Shortlisted)],
        ..IDEA
    },
    IdeaRow {
        key: "canary",
        ago: 128,
        by: INGRID,
        title: "Canary releases for the render API",
        problem: "A bad release reaches all customers within four minutes. Rolling back takes twenty.",
        team: DEV_OPS,
        supports: &[DEV_REL],
        tags: &["release", "reliability"],
        technologies: &["Kubernetes", "Argo Rollouts"],
        votes: &[TOMAS, PRIYA, CHIDI],
        triage: &[(121, INGRID, Shortlisted)],
        cites: &[(112, "merge-queue")],
        ..IDEA
    },
    IdeaRow {
        key: "search-queries",
        ago: 88,
        by: MARTA,
        title: "Docs search that learns from failed queries",
        problem: "One search in five finds nothing. Nobody reads the list of what people were looking for.",
        team: DOCS,
        supports: &[DEV_REL],
        tags: &["docs", "search"],
        technologies: &["Meilisearch"],
        votes: &[AIKO, NOOR],
        triage: &[(79, NOOR, Shortlisted)],
        ..IDEA
    },
    IdeaRow {
        key: "sandbox",
        ago: 83,
        by: NOOR,
        title: "Sandbox accounts without a credit card",
        problem: "Four of ten visitors leave at the card form, though the sandbox never charges anything.",
        team: DEV_REL,
        supports: &[DEV_OPS],
        tags: &["onboarding"],
        technologies: &["Stripe"],
        votes: &[CHIDI, ELENA, INGRID],
        triage: &[(77, NOOR, Shortlisted)],
        cites: &[(76, "installer")],
        ..IDEA
    },
    IdeaRow {
        key: "quickstart-smoke",
        ago: 71,
        by: CHIDI,
        title: "Nightly smoke test of every quick start",
        problem: "Four SDKs, four quick starts, and each was broken for at least two days last quarter.",
        team: DEV_REL,
        supports: &[DEV_OPS],
        tags: &["onboarding", "ci"],
        technologies: &["Python", "TypeScript", "Go", "Java"],
        votes: &[AIKO, TOMAS],
        triage: &[(62, NOOR, Shortlisted)],
        cites: &[(70, "snippets-ci")],
        ..IDEA
    },
    IdeaRow {
        key: "community-day",
        ago: 60,
        by: ELENA,
        title: "Community answers within one working day",
        problem: "The median forum question waits 41 hours, and on Mondays we find twenty of them.",
        team: DEV_REL,
        supports: &[DOCS],
        tags: &["community", "support"],
        technologies: &["Discourse"],
        votes: &[MARTA, CHIDI],
        triage: &[(53, NOOR, Shortlisted)],
        cites: &[(52, "office-hours")],
        ..IDEA
    },
    IdeaRow {
        key: "signed-images",
        ago: 57,
        by: PRIYA,
        title: "Signed container images from build to deploy",
        problem: "Two customers ask in every audit who built the image that runs. We answer with a \
            screenshot.",
        team: DEV_OPS,
        tags: &["security", "release"],
        technologies: &["Sigstore", "Kubernetes"],
        votes: &[JONAS],
        triage: &[(46, INGRID, Shortlisted)],
        ..IDEA
    },
    IdeaRow {
        key: "cost-per-pr",
        ago: 40,
        by: TOMAS,
        title: "Show in the review what a change will cost to run",
        problem: "A harmless flag doubled the log bill for three weeks before anybody looked.",
        team: DEV_OPS,
        tags: &["cost", "ci"],
        technologies: &["Infracost", "Terraform"],
        votes: &[PRIYA, INGRID],
        triage: &[(29, INGRID, Shortlisted)],
        cites: &[(39, "build-cache")],
        ..IDEA
    },
];
