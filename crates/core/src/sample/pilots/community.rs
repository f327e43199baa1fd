//! Pilots about newcomers and the forum.

use super::PILOT;
use crate::model::Basis::Measured;
use crate::model::Confidence::{Amber, Green, Red};
use crate::model::Decision::{Adopt, Drop};
use crate::model::Direction::{AtLeast, AtMost};
use crate::model::HypothesisWas::{Right, Wrong};
use crate::model::Verdict::{Failed, Succeeded};
use crate::sample::people::*;
use crate::sample::rows::{CriterionRow, NONE, OutcomeRow, PilotRow};

/// In the order of their starts.
pub const PILOTS: &[PilotRow] = &[
    PilotRow {
        key: "office-hours",
        idea: "office-hours",
        hypothesis: "If we answer questions live every Thursday, forum questions fall by a third, because \
            people bring what they would have posted.",
        plan: "Six Thursdays, two time slots, one of us and one guest from DevOps. Questions are written \
            down and posted afterwards.",
        lead: ELENA,
        with: NOOR,
        planned: 310,
        start: Some(300),
        end: Some(258),
        budget: 2500.0,
        chance: 0.5,
        criteria: &[
            CriterionRow::must("Forum questions", "a week", AtMost, 62.0, 42.0),
            CriterionRow::must("Guests who are there for the first time", "a session", AtLeast, NONE, 8.0),
            CriterionRow::guard("Preparation", "h a week", AtMost, NONE, 6.0),
        ],
        check_ins: &[
            (Green, "Fourteen guests, eleven of them new. Good questions about fonts.", &[60.0, 11.0, 7.0]),
            (Amber, "Nine guests. The early slot had one, and he works here.", &[64.0, 5.0, 6.0]),
            (Amber, "Dropped the early slot. Seven guests, mostly the same people.", &[59.0, 3.0, 5.0]),
            (Red, "Five guests. They come for company, not for answers.", &[66.0, 2.0, 5.0]),
            (Red, "Announced in the newsletter: eight guests, two of them new.", &[63.0, 2.0, 6.0]),
            (Red, "The forum does not notice us at all.", &[61.0, 1.0, 4.0]),
        ],
        outcome: Some(OutcomeRow {
            ago: 256,
            verdict: Failed,
            reason: "",
            was: Wrong,
            decision: Some((256, Drop)),
            learning: "People with a question want an answer now, not on Thursday. Those who came were \
                already in love with the product. Speed of the first answer in the forum is what to work \
                on; a meeting cannot give that.",
            next: "Stop the series; keep the written answers as a page.",
            cost: 2380.0,
            results: &[61.0, 2.0, 5.0],
            impacts: &[],
            in_use: None,
        }),
        ..PILOT
    },
    PilotRow {
        key: "buddy",
        idea: "buddy",
        hypothesis: "If every new contributor has a named buddy for a week, the first review takes less \
            than two days, because somebody feels asked.",
        plan: "A bot assigns a buddy from DevOps or DevRel in turn. The buddy reviews first, and only \
            owns the first week. Few come in a week, so it runs a quarter, with a check-in every other \
            week.",
        lead: PRIYA,
        with: ELENA,
        planned: 176,
        start: Some(168),
        every: 14,
        end: Some(84),
        budget: 3000.0,
        chance: 0.65,
        criteria: &[
            CriterionRow::must("Wait for the first review, median", "days", AtMost, 8.0, 2.0),
            CriterionRow::must("New contributors who send a second change", "%", AtLeast, 34.0, 50.0),
            CriterionRow::guard("Buddy time", "h a week", AtMost, NONE, 3.0),
        ],
        check_ins: &[
            (
                Green,
                "Seven contributors, seven buddies. Two did not know that they were \
                one.",
                &[6.0, 36.0, 1.5],
            ),
            (Amber, "The bot asked somebody on leave. It reads the calendar now.", &[5.5, 36.0, 2.0]),
            (
                Green,
                "First reviews come on the same day where the buddy knows the \
                code.",
                &[3.0, 41.0, 2.5],
            ),
            (
                Green,
                "Elena wrote a page on what a buddy does and, more to the point, does not \
                do.",
                &[2.4, 44.0, 2.0],
            ),
            (Amber, "A wave from the hackathon: nineteen newcomers for nine buddies.", &[3.8, 43.0, 5.0]),
            (Green, "Back to normal. A buddy takes at most two people at once.", &[1.6, 52.0, 2.0]),
        ],
        outcome: Some(OutcomeRow {
            ago: 84,
            verdict: Succeeded,
            reason: "",
            was: Right,
            decision: Some((79, Adopt)),
            learning: "A name did it, not the time: most buddies answered one question. Newcomers come \
                back if the first answer is friendly and quick, even where it is a no. Cap it at two \
                newcomers a buddy, or a hackathon sinks everything.",
            next: "Make the bot part of the contributor guide in all repositories.",
            cost: 2740.0,
            results: &[1.5, 55.0, 2.2],
            impacts: &[
                (
                    "New contributors who send a second change",
                    21.0,
                    "percentage \
                points",
                    Measured,
                ),
                ("Wait for the first review", -6.5, "days", Measured),
            ],
            in_use: None,
        }),
        ..PILOT
    },
    PilotRow {
        key: "community-day",
        idea: "community-day",
        hypothesis: "If one person a day owns the forum, the median first answer comes within one working \
            day, because everybody's job is nobody's job.",
        plan: "A rota of six from DevRel and Docs. Who is on duty answers or finds who can, and writes \
            nothing else before noon.",
        lead: ELENA,
        with: MARTA,
        planned: 38,
        start: Some(31),
        end: Some(-25),
        budget: 2000.0,
        chance: 0.55,
        criteria: &[
            CriterionRow::must("First answer, median", "working hours", AtMost, 41.0, 8.0),
            CriterionRow::must("Questions answered within one working day", "%", AtLeast, 38.0, 80.0),
            CriterionRow::yes("Would the six go on with the rota?"),
        ],
        check_ins: &[
            (Green, "Monday is still the worst, but it is one list now.", &[22.0, 58.0, 1.0]),
            (Green, "Marta turned three repeated questions into a page.", &[13.0, 69.0, 1.0]),
            (Amber, "Two on leave at once, so the rota had a hole on Thursday.", &[16.0, 64.0, NONE]),
        ],
        ..PILOT
    },
];
