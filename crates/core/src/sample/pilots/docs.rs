//! Pilots about the docs.

use super::PILOT;
use crate::model::Basis::{Expected, Measured};
use crate::model::Confidence::{Amber, Green};
use crate::model::Decision::{Adopt, Drop, Iterate};
use crate::model::Direction::{AtLeast, AtMost};
use crate::model::HypothesisWas::{Between, Right};
use crate::model::Verdict::{Abandoned, Inconclusive, Succeeded};
use crate::sample::people::*;
use crate::sample::rows::{AmendRow, CriterionRow, NONE, OutcomeRow, PilotRow};

/// In the order of their starts.
pub const PILOTS: &[PilotRow] = &[
    PilotRow {
        key: "tutorial-video",
        idea: "tutorial-video",
        hypothesis: "If we host our videos ourselves, companies that block the video service can watch \
            them, and views rise by a fifth.",
        plan: "PeerTube on one machine, the twelve most watched tutorials, for seven weeks. Captions come \
            along.",
        lead: MARTA,
        with: ELENA,
        planned: 262,
        start: Some(250),
        end: Some(201),
        budget: 4000.0,
        chance: 0.4,
        criteria: &[
            CriterionRow::must("Views of the twelve tutorials", "a week", AtLeast, 1840.0, 2200.0),
            CriterionRow::must("Companies that could not watch", "", AtMost, 2.0, 0.0),
            CriterionRow::guard("Traffic", "EUR a month", AtMost, NONE, 150.0),
        ],
        check_ins: &[
            (Green, "Four tutorials moved. Both companies can watch.", &[1790.0, 0.0, 60.0]),
            (Amber, "Traffic costs more than all of our docs together.", &[1700.0, 0.0, 310.0]),
        ],
        outcome: Some(OutcomeRow {
            ago: 229,
            verdict: Abandoned,
            reason: "After three weeks traffic alone stood at twice the guardrail, and the two companies \
                had unblocked the video service for us. What we wanted to find out no longer mattered.",
            was: Between,
            decision: Some((229, Drop)),
            learning: "Eleven of the twelve tutorials are read, not watched: people jump to the code and \
                leave after 40 seconds. We nearly bought machines for what a transcript with the code does \
                better. Look at where people stop before you move anything.",
            next: "Put the code and a transcript above each video, and leave the videos where they are.",
            cost: 1900.0,
            results: &[1700.0, 0.0, 310.0],
            impacts: &[("Video licence not bought, a year", 7200.0, "EUR", Measured)],
            in_use: None,
        }),
        ..PILOT
    },
    PilotRow {
        key: "snippets-ci",
        idea: "snippets-ci",
        hypothesis: "If every snippet in the docs runs on each release, broken samples fall to almost \
            none, because the build fails before a reader does.",
        plan: "Snippets are marked in the pages and run in CI against the release candidate. Start with \
            the guides, then the reference. DevOps provides the runners.",
        lead: AIKO,
        with: PRIYA,
        planned: 240,
        start: Some(231),
        end: Some(189),
        budget: 5500.0,
        chance: 0.7,
        criteria: &[
            CriterionRow::must("Broken samples reported", "a month", AtMost, 17.0, 4.0),
            CriterionRow::must("Snippets that run in CI", "%", AtLeast, 0.0, 80.0),
            CriterionRow::guard("Time that it adds to a release", "min", AtMost, NONE, 6.0),
        ],
        check_ins: &[
            (
                Green,
                "120 of 940 snippets run. Nine were broken, three of them for a \
                year.",
                &[16.0, 13.0, 2.0],
            ),
            (Green, "Priya gave us runners with the cache. Two minutes, as hoped.", &[14.0, 31.0, 2.0]),
            (
                Amber,
                "Half of the reference has no complete sample to run. Writing them is the real \
                work.",
                &[12.0, 38.0, 3.0],
            ),
            (
                Amber,
                "Amended: 80% by then would have meant marking the easy ones. All guides, and the \
                reference later.",
                &[9.0, 52.0, 4.0],
            ),
            (
                Green,
                "All guides run. Readers report three samples, two of them in the \
                reference.",
                &[6.0, 63.0, 5.0],
            ),
            (
                Green,
                "Two releases were stopped by a snippet, and both times the snippet was \
                right.",
                &[3.0, 68.0, 6.0],
            ),
        ],
        amended: Some(AmendRow {
            ago: 203,
            reason: "Half of the reference has no complete samples yet. \
            65% is all guides; marking easy fragments to reach 80% would say \
            nothing.",
            end: 182,
            target: (1, 65.0),
        }),
        outcome: Some(OutcomeRow {
            ago: 182,
            verdict: Succeeded,
            reason: "Releases took 24 seconds longer than the guardrail in the last week, on the old \
                runners. With the new ones it is four minutes, so we count it as kept.",
            was: Right,
            decision: Some((179, Adopt)),
            learning: "Two of the releases that a snippet stopped had a bug, not a wrong page: the docs \
                are the best test suite we had and never ran. Count what a reader copies, not fragments. \
                Whoever breaks a snippet repairs it, not the Docs team.",
            next: "Reference samples, one group of endpoints a week.",
            cost: 5400.0,
            results: &[3.0, 69.0, 6.4],
            impacts: &[
                ("Threads about broken samples, a month", -14.0, "threads", Measured),
                (
                    "Support \
                time saved, a year",
                    6800.0,
                    "EUR",
                    Expected,
                ),
            ],
            in_use: Some(168),
        }),
        ..PILOT
    },
    PilotRow {
        key: "error-links",
        idea: "error-links",
        hypothesis: "If an error message carries the link to its page, a third fewer people ask about it, \
            because the answer is one click away.",
        plan: "Forty most frequent errors, a page each, a short link in the message. All four SDKs with \
            their next release.",
        lead: NOOR,
        with: MARTA,
        planned: 214,
        start: Some(200),
        end: Some(158),
        budget: 3000.0,
        chance: 0.5,
        criteria: &[
            CriterionRow::must("Questions about the forty errors", "a week", AtMost, 36.0, 24.0),
            CriterionRow::must("Error pages that were helpful, by the readers", "%", AtLeast, NONE, 70.0),
            CriterionRow::guard("Longer messages that customers complain about", "", AtMost, NONE, 3.0),
        ],
        check_ins: &[
            (
                Green,
                "Fifteen pages are written. The first link went out with the Go \
                SDK.",
                &[35.0, NONE, 0.0],
            ),
            (Green, "Thirty pages. 74% of eleven votes say helpful.", &[37.0, 74.0, 0.0]),
            (
                Amber,
                "The TypeScript release slipped by three weeks, and it has half of our \
                users.",
                &[33.0, 71.0, 0.0],
            ),
            (Amber, "Java is out. Nobody upgrades an SDK in the middle of a quarter.", &[34.0, 69.0, 1.0]),
            (Amber, "Only one user in ten has a version with links.", &[35.0, 72.0, 1.0]),
            (Amber, "Pages are good, links are hardly anywhere yet.", &[NONE, 73.0, 1.0]),
        ],
        outcome: Some(OutcomeRow {
            ago: 157,
            verdict: Inconclusive,
            reason: "",
            was: Between,
            decision: Some((150, Iterate)),
            learning: "Six weeks were too short for a change that comes with an SDK: one user in ten had \
                upgraded. Put the link into what the server sends and everybody has it on the same day. \
                The pages alone are worth it, people find them by search.",
            next: "Run it again with links in the API's own answers.",
            cost: 2850.0,
            results: &[NONE, 73.0, 1.0],
            impacts: &[("Error pages read, a week", 410.0, "views", Measured)],
            in_use: None,
        }),
        ..PILOT
    },
    PilotRow {
        key: "error-links-2",
        idea: "error-links",
        title: "Error links, sent by the API itself",
        hypothesis: "If the API itself answers with the link, a third fewer people ask about these errors \
            within six weeks, because nobody has to upgrade.",
        plan: "One more field in the error body, for the same forty errors. Compare with forty others of \
            like frequency that get no link.",
        lead: NOOR,
        with: MARTA,
        planned: 20,
        start: Some(-6),
        started: false,
        end: Some(-48),
        budget: 2000.0,
        chance: 0.6,
        criteria: &[
            CriterionRow::must("Questions about the forty errors", "a week", AtMost, 35.0, 24.0),
            CriterionRow::must("Clicks on the link, of errors shown", "%", AtLeast, NONE, 5.0),
            CriterionRow::guard("Clients that break on the new field", "", AtMost, NONE, 0.0),
        ],
        ..PILOT
    },
    PilotRow {
        key: "search-queries",
        idea: "search-queries",
        hypothesis: "If we read the failed searches every Monday and write what is missing, fewer than \
            one search in ten finds nothing.",
        plan: "A list of the fifty most frequent failed searches each Monday. Ninety minutes: a synonym, \
            a redirect or a new page for the first ten.",
        lead: MARTA,
        with: AIKO,
        planned: 60,
        start: Some(53),
        end: Some(11),
        budget: 2500.0,
        chance: 0.6,
        criteria: &[
            CriterionRow::must("Searches that find nothing", "%", AtMost, 21.0, 10.0),
            CriterionRow::must("Readers who say that they found it", "%", AtLeast, 54.0, 65.0),
            CriterionRow::yes("Does one Monday morning a week suffice?"),
        ],
        check_ins: &[
            (
                Green,
                "Seven of the first ten were our own product names, spelt in two \
                ways.",
                &[18.0, 55.0, 1.0],
            ),
            (Green, "Synonyms for all product names.", &[15.0, 58.0, 1.0]),
            (Green, "Wrote \"How do I get an invoice\", asked for 212 times.", &[13.5, 60.0, 1.0]),
            (Amber, "What is left is long and rare. Synonyms no longer help.", &[12.8, 61.0, 1.0]),
            (
                Amber,
                "Aiko grouped the rest: a third is about billing, which is not \
                ours.",
                &[12.1, 61.0, 0.0],
            ),
            (Amber, "Asked Support for a billing page. No answer yet.", &[11.9, 62.0, 0.0]),
            (
                Amber,
                "Just above the target for three weeks. Conclude, or wait for the billing \
                page?",
                &[11.4, 63.0, 1.0],
            ),
        ],
        ..PILOT
    },
];
