//! Pilots about the first visit.

use super::PILOT;
use crate::model::Confidence::{Amber, Green};
use crate::model::Decision::Adopt;
use crate::model::Direction::{AtLeast, AtMost};
use crate::model::HypothesisWas::Right;
use crate::model::Verdict::Succeeded;
use crate::sample::people::*;
use crate::sample::rows::{AmendRow, CriterionRow, NONE, OutcomeRow, PilotRow};

/// In the order of their starts.
pub const PILOTS: &[PilotRow] = &[
    PilotRow {
        key: "installer",
        idea: "installer",
        hypothesis: "If one line installs the tool and signs the visitor in, twice as many reach their \
            first render, because nine steps are nine places to leave.",
        plan: "Native binaries for three systems, published from the release job. Half of the visitors of \
            the guide see the one line, by the day's parity.",
        lead: CHIDI,
        with: TOMAS,
        planned: 322,
        start: Some(318),
        end: Some(283),
        budget: 4000.0,
        chance: 0.6,
        criteria: &[
            CriterionRow::must("Visitors who reach a first render", "%", AtLeast, 21.0, 35.0),
            CriterionRow::must("Time from guide to first render, median", "min", AtMost, 34.0, 12.0),
            CriterionRow::guard("Install failures reported", "a week", AtMost, 6.0, 6.0),
        ],
        check_ins: &[
            (
                Green,
                "Binaries for Linux and macOS are out. Windows waits for its \
                certificate.",
                &[24.0, 27.0, 3.0],
            ),
            (
                Amber,
                "The Windows certificate came; antivirus programs quarantine the file \
                anyway.",
                &[26.0, 22.0, 9.0],
            ),
            (Green, "Signed with the new certificate, reports are down to four.", &[33.0, 13.0, 4.0]),
            (Green, "Two workshops used the line live and nobody needed help.", &[38.0, 11.0, 3.0]),
        ],
        outcome: Some(OutcomeRow {
            ago: 283,
            verdict: Succeeded,
            reason: "",
            was: Right,
            decision: Some((283, Adopt)),
            learning: "The sign-in step saved more people than the installer did. Asking for a key by \
                copy and paste lost a quarter of them; a device code loses almost nobody. Order the \
                Windows certificate first, it takes three weeks.",
            next: "Remove the nine steps from the guide and keep them on a page for locked-down machines.",
            cost: 3650.0,
            results: &[41.0, 9.5, 3.0],
            impacts: &[],
            in_use: Some(269),
        }),
        ..PILOT
    },
    PilotRow {
        key: "sandbox",
        idea: "sandbox",
        hypothesis: "If the sandbox asks for an e-mail address only, twice as many visitors open one, \
            because the card is what frightens them.",
        plan: "Card form switched off for half of the visitors. Each sandbox may render 200 pages a day; \
            abuse is counted by hand every morning.",
        lead: NOOR,
        with: INGRID,
        planned: 58,
        start: Some(51),
        end: Some(5),
        budget: 6000.0,
        chance: 0.7,
        criteria: &[
            CriterionRow::must("Visitors who open a sandbox", "%", AtLeast, 18.0, 36.0),
            CriterionRow::must("Sandboxes that render on a second day", "%", AtLeast, 27.0, 25.0),
            CriterionRow::guard("Sandboxes closed for abuse", "a week", AtMost, NONE, 10.0),
            CriterionRow::guard("Cost of a sandbox", "ct", AtMost, 3.1, 4.0),
        ],
        check_ins: &[
            (
                Green,
                "Sign-ups jumped on the first day. No abuse yet that we can \
                see.",
                &[31.0, 24.0, 2.0, 3.2],
            ),
            (
                Amber,
                "Somebody rendered 4,000 lottery tickets through eleven \
                accounts.",
                &[34.0, 23.0, 17.0, 4.6],
            ),
            (
                Amber,
                "Limit per address block added, with Ingrid. Abuse is down, cost is \
                not.",
                &[33.0, 25.0, 8.0, 4.4],
            ),
            (Green, "Idle sandboxes stop after ten minutes now.", &[35.0, 26.0, 6.0, 3.7]),
            (
                Amber,
                "A second region doubled the idle cost. Amended with a reason, and three weeks more \
                to see whether they stay.",
                &[37.0, 26.0, 5.0, 4.9],
            ),
            (Green, "Second-day use holds, though many more come in.", &[38.0, 27.0, 4.0, 4.7]),
            (
                Green,
                "Sales asks for the numbers by customer size; added to the plan of the last \
                week.",
                &[39.0, 28.0, 4.0, 4.5],
            ),
        ],
        amended: Some(AmendRow {
            ago: 16,
            reason: "The cost target was set for one region and we serve \
            two since the move. Three more weeks, so that a whole month of second-day use is \
            seen.",
            end: -16,
            target: (3, 5.0),
        }),
        ..PILOT
    },
    PilotRow {
        key: "quickstart-smoke",
        idea: "quickstart-smoke",
        hypothesis: "If every quick start runs each night as a new user would, none is broken for longer \
            than a day, because we know before the readers do.",
        plan: "A fresh container per SDK at two in the morning follows the page itself, line by line. \
            Failures go to the release channel with the page's link.",
        lead: CHIDI,
        with: TOMAS,
        planned: 45,
        start: Some(38),
        end: Some(-18),
        budget: 3500.0,
        chance: 0.75,
        criteria: &[
            CriterionRow::must("Longest time that a quick start was broken", "h", AtMost, 71.0, 24.0),
            CriterionRow::must("Quick starts that run unattended", "of 4", AtLeast, 0.0, 4.0),
            CriterionRow::guard("False alarms", "a week", AtMost, NONE, 2.0),
        ],
        check_ins: &[
            (
                Green,
                "Python and TypeScript run. Go needs a step that was only in our \
                heads.",
                &[52.0, 2.0, 1.0],
            ),
            (Amber, "Three false alarms, all from the package mirror. Retries added.", &[40.0, 2.0, 3.0]),
            (Green, "Go runs, after Marta rewrote step four.", &[26.0, 3.0, 1.0]),
            (
                Green,
                "Found a broken Java sample six hours after a release. Fixed before Europe woke \
                up.",
                &[19.0, 3.0, 0.0],
            ),
            (Green, "All four run. Eleven nights in a row without a false alarm.", &[14.0, 4.0, 0.0]),
        ],
        ..PILOT
    },
];
