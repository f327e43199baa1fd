//! The words by which columns and states go in the trackers that people come from. The likelier ones
//! stand first.

use super::super::{RecipeField, folded};

pub(super) const KEY: &[&str] =
    &["key", "id", "number", "no", "nr", "ref", "reference", "ticket", "issue", "kep", "rfc"];
pub(super) const TITLE: &[&str] =
    &["title", "name", "idea", "summary", "subject", "headline", "proposal", "initiative", "description"];
pub(super) const TEAM: &[&str] =
    &["owning", "team", "owner", "owners", "group", "squad", "department", "sig", "unit", "area", "division"];
pub(super) const SUPPORTING: &[&str] = &[
    "participating",
    "supporting",
    "involved",
    "partners",
    "stakeholders",
    "collaborators",
    "contributing",
    "teams",
];
pub(super) const PROPOSER: &[&str] = &[
    "proposer",
    "proposed by",
    "author",
    "authors",
    "submitter",
    "submitted by",
    "reporter",
    "creator",
    "created by",
    "requester",
    "contributor",
    "person",
    "champion",
    "by",
];
pub(super) const CREATED: &[&str] = &[
    "created",
    "creation",
    "submitted",
    "proposed",
    "opened",
    "logged",
    "reported",
    "added",
    "raised",
    "date",
    "day",
];
pub(super) const STARTED: &[&str] = &[
    "started",
    "start",
    "pilot start",
    "kickoff",
    "begin",
    "began",
    "begun",
    "launched",
    "launch",
    "trial",
    "alpha",
    "pilot",
    "pilot date",
];
pub(super) const DECIDED: &[&str] = &[
    "decided",
    "decision",
    "concluded",
    "closed",
    "ended",
    "end",
    "finished",
    "completed",
    "resolved",
    "done",
    "stable",
    "released",
    "shipped",
    "ga",
];
pub(super) const UPDATED: &[&str] = &["updated", "modified", "changed", "last update"];
pub(super) const TRIAGE: &[&str] = &["triage", "status", "state", "stage", "phase"];
pub(super) const VERDICT: &[&str] =
    &["verdict", "outcome", "result", "resolution", "status", "state", "stage"];
pub(super) const DECISION: &[&str] = &[
    "decision",
    "next step",
    "recommendation",
    "outcome",
    "result",
    "resolution",
    "status",
    "state",
    "stage",
];

const OPEN: &[&str] = &[
    "new",
    "idea",
    "provisional",
    "proposed",
    "draft",
    "open",
    "backlog",
    "to do",
    "todo",
    "inbox",
    "submitted",
];
const CHOSEN: &[&str] = &[
    "shortlisted",
    "implementable",
    "accepted",
    "approved",
    "planned",
    "ready",
    "selected",
    "in progress",
    "active",
    "running",
    "started",
    "doing",
    "piloting",
    "pilot",
    "trial",
    "alpha",
    "beta",
    "in review",
];
const WAITING: &[&str] =
    &["parked", "deferred", "on hold", "paused", "later", "postponed", "waiting", "blocked", "icebox"];
const WELL: &[&str] = &[
    "succeeded",
    "success",
    "successful",
    "implemented",
    "done",
    "stable",
    "shipped",
    "completed",
    "complete",
    "adopted",
    "released",
    "live",
    "ga",
    "launched",
    "won",
    "passed",
    "positive",
    "adopt",
];
const BADLY: &[&str] = &[
    "failed",
    "failure",
    "withdrawn",
    "rejected",
    "removed",
    "deprecated",
    "lost",
    "negative",
    "drop",
    "dropped",
];
const UNCLEAR: &[&str] = &[
    "inconclusive",
    "replaced",
    "superseded",
    "unclear",
    "mixed",
    "partial",
    "iterate",
    "pivot",
    "duplicate",
];
const STOPPED: &[&str] =
    &["abandoned", "cancelled", "canceled", "stopped", "wontfix", "won't do", "declined", "obsolete"];

/// What a text says of a field: a word, or nothing; none where it isn't known.
pub(super) fn meaning(field: RecipeField, text: &str) -> Option<Option<&'static str>> {
    let text = folded(text).replace(['-', '_'], " ");
    let is = |words: &[&str]| words.contains(&text.as_str());
    let (open, waiting) = (is(OPEN) || is(CHOSEN), is(WAITING));
    let (well, badly, unclear, stopped) = (is(WELL), is(BADLY), is(UNCLEAR), is(STOPPED));
    match field {
        RecipeField::Triage if is(OPEN) => Some(Some("new")),
        RecipeField::Triage if waiting => Some(Some("parked")),
        // What was tried had been chosen; what failed too, but most trackers call "rejected" what never was.
        RecipeField::Triage if is(CHOSEN) || well => Some(Some("shortlisted")),
        RecipeField::Triage if badly || unclear || stopped => Some(Some("declined")),
        RecipeField::Verdict if well => Some(Some("succeeded")),
        RecipeField::Verdict if badly => Some(Some("failed")),
        RecipeField::Verdict if unclear => Some(Some("inconclusive")),
        RecipeField::Verdict if stopped => Some(Some("abandoned")),
        RecipeField::Decision if well => Some(Some("adopt")),
        RecipeField::Decision if badly || stopped => Some(Some("drop")),
        RecipeField::Decision if unclear => Some(Some("iterate")),
        RecipeField::Verdict | RecipeField::Decision if open || waiting => Some(None),
        _ => None,
    }
}
