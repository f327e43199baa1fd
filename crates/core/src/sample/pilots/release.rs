//! Pilots about what reaches customers.

use super::PILOT;
use crate::model::Basis::{Expected, Measured};
use crate::model::Confidence::{Amber, Green, Red};
use crate::model::Direction::{AtLeast, AtMost};
use crate::model::HypothesisWas::Right;
use crate::model::Verdict::Succeeded;
use crate::sample::people::*;
use crate::sample::rows::{CriterionRow, NONE, OutcomeRow, PilotRow};

/// In the order of their starts.
pub const PILOTS: &[PilotRow] = &[
    PilotRow {
        key: "canary",
        idea: "canary",
        hypothesis: "If a release reaches one customer in twenty first, fewer than one bad release a \
            quarter reaches all, because errors show in ten minutes.",
        plan: "5%, 25%, all, ten minutes each. Error rate and render time decide by themselves; who is on \
            call may stop. Customers can opt out of going first, through DevRel. Check-in every other \
            week.",
        lead: INGRID,
        with: CHIDI,
        planned: 118,
        start: Some(110),
        every: 14,
        end: Some(19),
        budget: 10000.0,
        chance: 0.6,
        criteria: &[
            CriterionRow::must("Bad releases that reached all customers", "a quarter", AtMost, 3.0, 1.0),
            CriterionRow::must("From bad release to rollback", "min", AtMost, 20.0, 5.0),
            CriterionRow::guard("From merge to all customers", "min", AtMost, 24.0, 60.0),
            CriterionRow::guard("Customers who opted out", "", AtMost, NONE, 5.0),
        ],
        check_ins: &[
            (
                Green,
                "The first three releases went through at 5% without anybody \
                noticing.",
                &[0.0, NONE, 41.0, 0.0],
            ),
            (
                Amber,
                "Render time is too noisy at 5%; it stopped two good \
                releases.",
                &[0.0, 6.0, 66.0, 1.0],
            ),
            (
                Green,
                "Comparing with the old version at the same hour instead. Quiet \
                since.",
                &[0.0, 6.0, 52.0, 1.0],
            ),
            (
                Green,
                "Stopped a real one: fonts were missing for 5% of customers, for four \
                minutes.",
                &[0.0, 4.0, 47.0, 1.0],
            ),
            (Green, "", &[0.0, 4.0, 45.0, 2.0]),
            (
                Amber,
                "A bad migration reached all, since it ran before the first 5%. Not what a canary can \
                catch.",
                &[1.0, 4.0, 46.0, 2.0],
            ),
            (Green, "Migrations are a step of their own now, and may wait a day.", &[1.0, 3.5, 44.0, 2.0]),
        ],
        outcome: Some(OutcomeRow {
            ago: 12,
            verdict: Succeeded,
            reason: "",
            was: Right,
            decision: None,
            learning: "A canary sees code, not data: the one bad release was a migration that ran before \
                the first customer. Compare with the old version at the same hour, never with a fixed \
                line. Only two customers asked not to go first, once DevRel had explained it.",
            next: "Decide who carries the second set of machines before it becomes the way we release.",
            cost: 9800.0,
            results: &[1.0, 3.5, 44.0, 2.0],
            impacts: &[
                (
                    "Bad releases that reach all customers, a \
                quarter",
                    -4.0,
                    "releases",
                    Measured,
                ),
                (
                    "Credits not paid out, a \
                year",
                    14500.0,
                    "EUR",
                    Expected,
                ),
            ],
            in_use: None,
        }),
        ..PILOT
    },
    PilotRow {
        key: "signed-images",
        idea: "signed-images",
        hypothesis: "If every image is signed by its build and checked on deploy, an audit question takes \
            an hour and not two days, because the answer is in the image.",
        plan: "Sign in the release job; warn for two weeks, then refuse what is unsigned, in staging \
            first. Keys live nowhere: the build's identity signs.",
        lead: PRIYA,
        with: JONAS,
        planned: 32,
        start: Some(24),
        end: Some(-32),
        budget: 5000.0,
        chance: 0.65,
        criteria: &[
            CriterionRow::must("Images in production with a valid signature", "%", AtLeast, 0.0, 100.0),
            CriterionRow::must("Time to answer who built an image", "h", AtMost, 14.0, 1.0),
            CriterionRow::guard("Deploys refused by mistake", "a week", AtMost, NONE, 1.0),
        ],
        check_ins: &[
            (Green, "The render API signs. Eleven images to go.", &[8.0, 14.0, 0.0]),
            (
                Green,
                "Nine of twelve sign. Auditor tried the look-up alone and needed 20 \
                minutes.",
                &[75.0, 0.4, 0.0],
            ),
            (
                Red,
                "Refusing in staging is stuck: the cluster cannot reach the transparency \
                log.",
                &[75.0, 0.4, 4.0],
            ),
        ],
        ..PILOT
    },
];
