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

pub(super) const KPI: &[&str] = &["kpi", "indicator", "metric", "measure", "kpi name"];
pub(super) const DAY: &[&str] = &["day", "date", "on", "as of", "week", "month", "measured", "read", "time"];
pub(super) const VALUE: &[&str] = &["value", "reading", "actual", "result", "level", "score", "amount"];
pub(super) const SO_MANY: &[&str] =
    &["k", "successful", "succeeded", "successes", "passed", "good", "numerator", "met", "yes"];
pub(super) const OF_SO_MANY: &[&str] =
    &["n", "of", "total", "all", "denominator", "attempts", "sum", "count"];
pub(super) const NOTE: &[&str] = &["note", "notes", "comment", "comments", "remark", "remarks"];

pub(super) const ISSUE_KEY: &[&str] =
    &["key", "id", "number", "no", "nr", "ref", "reference", "ticket", "issue", "incident"];
pub(super) const ISSUE_TITLE: &[&str] =
    &["title", "summary", "subject", "headline", "name", "issue", "problem", "description"];
pub(super) const ISSUE_TEAM: &[&str] =
    &["team", "teams", "owning", "group", "squad", "component", "service", "department", "assigned"];
pub(super) const ISSUE_TYPE: &[&str] = &["type", "kind", "category", "class", "tracker"];
pub(super) const SEVERITY: &[&str] = &["severity", "sev", "impact", "priority", "urgency"];
pub(super) const OPENED: &[&str] = &[
    "opened",
    "created",
    "reported",
    "raised",
    "detected",
    "submitted",
    "logged",
    "started",
    "start",
    "date",
];
pub(super) const RESPONDED: &[&str] = &[
    "responded",
    "first response",
    "response",
    "acknowledged",
    "answered",
    "acked",
    "ack",
    "first reply",
    "replied",
];
pub(super) const RESOLVED: &[&str] =
    &["resolved", "solved", "closed", "fixed", "mitigated", "completed", "done", "ended", "end"];

const SEVERITIES: [&[&str]; 4] = [
    &[
        "1",
        "sev1",
        "sev 1",
        "s1",
        "p1",
        "p0",
        "critical",
        "blocker",
        "highest",
        "urgent",
        "emergency",
        "very high",
    ],
    &["2", "sev2", "sev 2", "s2", "p2", "major", "high", "severe"],
    &["3", "sev3", "sev 3", "s3", "p3", "medium", "moderate", "normal", "minor", "average"],
    &["4", "sev4", "sev 4", "s4", "p4", "p5", "low", "lowest", "trivial", "cosmetic", "very low"],
];
const TYPES: &[(&str, &[&str])] = &[
    ("blocker", &["blocker", "blocking", "impediment"]),
    ("incident", &["incident", "outage", "bug", "defect", "problem", "failure", "error"]),
    ("question", &["question", "support", "support request", "help", "service request", "request"]),
    ("follow_up", &["follow up", "followup", "action", "action item", "task", "todo", "to do"]),
    ("onboarding_step", &["onboarding step", "onboarding"]),
    ("other", &["other", "misc"]),
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
        RecipeField::IssueSeverity => {
            let place = SEVERITIES.iter().position(|words| is(words))?;
            field.word_list().get(place).map(|word| Some(*word))
        }
        RecipeField::IssueType => TYPES.iter().find(|(_, words)| is(words)).map(|(word, _)| Some(*word)),
        _ => None,
    }
}
