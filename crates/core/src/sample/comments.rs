//! What people said beside check-ins and outcomes.

use super::people::*;
use super::rows::CommentRow;

const fn idea(ago: i64, by: usize, key: &'static str, text: &'static str) -> CommentRow {
    CommentRow { ago, by, kind: "idea", key, text }
}

const fn pilot(ago: i64, by: usize, key: &'static str, text: &'static str) -> CommentRow {
    CommentRow { ago, by, kind: "pilot", key, text }
}

const fn outcome(ago: i64, by: usize, key: &'static str, text: &'static str) -> CommentRow {
    CommentRow { ago, by, kind: "outcome", key, text }
}

/// All of them.
pub const COMMENTS: &[CommentRow] = &[
    idea(
        304,
        MARTA,
        "wiki",
        "A wiki moves the review to after the damage. Could we make the review \
        faster instead?",
    ),
    pilot(
        295,
        JONAS,
        "installer",
        "The same binaries would save the runners two minutes of setup. May I \
        use them?",
    ),
    outcome(
        250,
        NOOR,
        "office-hours",
        "The most useful failure of the quarter. I show it whenever \
        somebody says webinar.",
    ),
    idea(
        220,
        NOOR,
        "translations",
        "Parked until the quick starts stop changing every month; then it is \
        worth translating them.",
    ),
    idea(
        182,
        INGRID,
        "runners",
        "Parked: after the build cache we pay for half as many minutes, so it \
        saves little.",
    ),
    idea(
        157,
        NOOR,
        "two-approvals",
        "Declined. It would add a day to every release; canary releases are \
        the better answer.",
    ),
    outcome(
        130,
        TOMAS,
        "merge-queue",
        "The list of flaky tests from week three is on the wiki of the \
        team. Down to 1.1% now.",
    ),
    idea(108, PRIYA, "rollback", "The runbook has eleven steps, and nine of them are the same every time."),
    outcome(77, CHIDI, "buddy", "Three former newcomers asked whether they may be buddies. Yes!"),
    pilot(
        29,
        INGRID,
        "sandbox",
        "Idle sandboxes are what costs, not used ones. Ten minutes would be \
        enough for most.",
    ),
    idea(25, ELENA, "status-feed", "We could show it for one region first and count the tickets."),
    pilot(
        13,
        CHIDI,
        "quickstart-smoke",
        "Tomás, can the nightly containers use the release candidate as \
        well?",
    ),
    pilot(12, TOMAS, "quickstart-smoke", "From Monday on; it is a second job with the same steps."),
    outcome(10, CHIDI, "canary", "Two customers wrote that they like going first, if they know about it."),
    idea(3, NOOR, "postmortems", "Let us try it with the migration incident, while everybody remembers."),
];
