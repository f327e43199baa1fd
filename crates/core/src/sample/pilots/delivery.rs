//! Pilots about builds and the merge.

use super::PILOT;
use crate::model::Basis::Measured;
use crate::model::Confidence::{Amber, Green, Red};
use crate::model::Decision::{Adopt, Drop};
use crate::model::Direction::{AtLeast, AtMost};
use crate::model::HypothesisWas::{Between, Right};
use crate::model::Verdict::{Failed, Succeeded};
use crate::sample::people::*;
use crate::sample::rows::{CriterionRow, NONE, OutcomeRow, PilotRow};

/// In the order of their starts.
pub const PILOTS: &[PilotRow] = &[
    PilotRow {
        key: "build-cache",
        idea: "build-cache",
        hypothesis: "If builds reuse what another build made, a change waits less than eight minutes, \
            because nine of ten targets are the same.",
        plan: "One cache server beside the runners. Five repositories first, then all. Every tenth build \
            runs without the cache and its output is compared.",
        lead: TOMAS,
        with: JONAS,
        planned: 298,
        start: Some(288),
        end: Some(246),
        budget: 9000.0,
        chance: 0.7,
        criteria: &[
            CriterionRow::must("Wait for a build, median", "min", AtMost, 19.0, 8.0),
            CriterionRow::must("Build minutes", "a day", AtMost, 5200.0, 3000.0),
            CriterionRow::guard(
                "Builds that differ from one without the cache",
                "a \
                week",
                AtMost,
                NONE,
                0.0,
            ),
        ],
        check_ins: &[
            (Green, "Five repositories are on. The Java ones gain most.", &[15.0, 4700.0, 0.0]),
            (
                Red,
                "A wrong artefact reached staging. Writes come from main only, since \
                today.",
                &[14.0, 4500.0, 2.0],
            ),
            (
                Amber,
                "No difference since. Paths in the Go targets break the key, so they miss every \
                time.",
                &[12.0, 3900.0, 0.0],
            ),
            (Green, "Go paths trimmed; hits went from 40% to 86%.", &[8.5, 2900.0, 0.0]),
            (Green, "All repositories are on.", &[7.2, 2600.0, 0.0]),
        ],
        outcome: Some(OutcomeRow {
            ago: 246,
            verdict: Succeeded,
            reason: "",
            was: Right,
            decision: Some((246, Adopt)),
            learning: "Only main may write to the cache. With writes from branches a wrong artefact \
                spread within an hour, and nobody trusted any build for a week. Half of the gain came from \
                finding out which paths made the keys differ.",
            next: "Keep the comparison of every hundredth build for good.",
            cost: 8600.0,
            results: &[6.8, 2450.0, 0.0],
            impacts: &[
                ("Build minutes not paid for, a year", 21600.0, "EUR", Measured),
                (
                    "Wait for a \
                build",
                    -12.0,
                    "min",
                    Measured,
                ),
            ],
            in_use: Some(240),
        }),
        ..PILOT
    },
    PilotRow {
        key: "merge-queue",
        idea: "merge-queue",
        hypothesis: "If changes are tested in the order in which they are merged, main stays green, \
            because they are never tested apart again.",
        plan: "Queue for the main repository only, batches of up to four. Hotfixes may jump with a label.",
        lead: JONAS,
        with: TOMAS,
        planned: 188,
        start: Some(175),
        end: Some(133),
        budget: 4500.0,
        chance: 0.6,
        criteria: &[
            CriterionRow::must("Main broken", "times a week", AtMost, 3.1, 0.5),
            CriterionRow::must("From approval to main, median", "min", AtMost, 24.0, 35.0),
            CriterionRow::guard("Changes merged", "a week", AtLeast, 68.0, 65.0),
        ],
        check_ins: &[
            (Green, "Main was green for the whole week.", &[0.0, 38.0, 66.0]),
            (Amber, "One flaky test throws four changes out at once.", &[0.0, 55.0, 61.0]),
            (Amber, "Batches of two. Fewer collateral losses, longer queue.", &[1.0, 61.0, 58.0]),
            (
                Red,
                "People use the hotfix label for things that are not on fire: eleven \
                times.",
                &[2.0, 48.0, 57.0],
            ),
            (
                Red,
                "Quarantined six flaky tests. Too late for this pilot, good for \
                everybody.",
                &[0.0, 44.0, 60.0],
            ),
        ],
        outcome: Some(OutcomeRow {
            ago: 133,
            verdict: Failed,
            reason: "",
            was: Between,
            decision: Some((133, Drop)),
            learning: "The queue kept main green and made everything else slower: 3% flaky runs become \
                12% in a batch of four. Repair flaky tests before you queue anything. The hotfix label was \
                our best measure of how much people minded.",
            next: "Track flaky tests for a quarter; try the queue again below 0.5%.",
            cost: 4100.0,
            results: &[0.4, 47.0, 58.0],
            impacts: &[
                ("Main broken, a week", -2.7, "times", Measured),
                (
                    "Changes merged, a \
                week",
                    -10.0,
                    "changes",
                    Measured,
                ),
            ],
            in_use: None,
        }),
        ..PILOT
    },
    PilotRow {
        key: "cost-per-pr",
        idea: "cost-per-pr",
        hypothesis: "If the reviewer sees what a change adds to the monthly bill, costly mistakes are \
            caught before they run, because …",
        plan: "Draft: comment on changes to Terraform only; later the log volume too. To be agreed with \
            finance: which prices.",
        lead: TOMAS,
        with: PRIYA,
        planned: 12,
        started: false,
        budget: 1500.0,
        criteria: &[CriterionRow::guard("Comments that reviewers call noise", "%", AtMost, NONE, 20.0)],
        ..PILOT
    },
];
