//! What the teams learned together, and who was recognised for what. DevOps and Docs never did: the list of barriers
//! has them.

use super::people::*;
use super::rows::Who;
use super::steps::Step;
use crate::model::EntryType::{self, *};

/// An entry of learning together, or a recognition.
pub struct LearningRow {
    /// Days since.
    pub ago: i64,
    /// Who logged it.
    pub by: Who,
    /// What it was.
    pub kind: EntryType,
    /// The pilot whose outcome it is about, or empty.
    pub outcome: &'static str,
    /// What was said.
    pub text: &'static str,
    /// Who took part, or is recognised.
    pub people: &'static [Who],
    /// The places of the teams that are named.
    pub teams: &'static [usize],
    /// What is to be done because of it.
    pub follow_ups: &'static [LearnedRow],
}

/// A follow-up of such an entry.
pub struct LearnedRow {
    /// In one line.
    pub title: &'static str,
    /// Who does it.
    pub owner: Who,
    /// Days since it was due.
    pub due: i64,
    /// How many days ago it was done, and what was learned.
    pub done: Option<(i64, &'static str)>,
}

const LEARNING: &[LearningRow] = &[
    LearningRow {
        ago: 262,
        by: NOOR,
        kind: KnowledgeSharing,
        outcome: "",
        text: "Tomás showed how a release leaves the building, from merge to the last region. We had drawn it with two \
            steps less, and that is what our guide says too.",
        people: &[TOMAS],
        teams: &[DEV_OPS, DEV_REL],
        follow_ups: &[],
    },
    LearningRow {
        ago: 204,
        by: CHIDI,
        kind: Shadowing,
        outcome: "",
        text: "One on-call shift beside Priya. Two of the five pages in the night were questions that our own quick start \
            leaves open.",
        people: &[CHIDI, PRIYA],
        teams: &[],
        follow_ups: &[LearnedRow {
            title: "Say in the quick start what a rate limit answers, and when to try again",
            owner: CHIDI,
            due: 190,
            done: Some((193, "The page about limits is now the third most read.")),
        }],
    },
    LearningRow {
        ago: 146,
        by: MARTA,
        kind: JointTraining,
        outcome: "",
        text: "Half a day on writing for people who are in a hurry, with their own pages as exercises. Nobody kept a first \
            sentence.",
        people: &[],
        teams: &[DOCS, DEV_REL],
        follow_ups: &[LearnedRow {
            title: "Rewrite the first sentence of the ten most read pages",
            owner: MARTA,
            due: 120,
            done: Some((117, "Ten took a week. The next ten wait for the search terms.")),
        }],
    },
    LearningRow {
        ago: 70,
        by: NOOR,
        kind: Recognition,
        outcome: "buddy",
        text: "In the week of the hackathon nineteen newcomers had a name to ask, because these two answered for all the others.",
        people: &[PRIYA, ELENA],
        teams: &[],
        follow_ups: &[],
    },
    LearningRow {
        ago: 34,
        by: INGRID,
        kind: CheckIn,
        outcome: "",
        text: "Half an hour a month from now on, what each of us ships next and who hears of it too late. This time: the \
            sandbox's new limits.",
        people: &[INGRID, NOOR],
        teams: &[DEV_OPS, DEV_REL],
        follow_ups: &[LearnedRow {
            title: "Send the list of coming limits to DevRel a week before they apply",
            owner: INGRID,
            due: -9,
            done: None,
        }],
    },
    LearningRow {
        ago: 26,
        by: INGRID,
        kind: Recognition,
        outcome: "merge-queue",
        text: "They let the queue fail in the open, week after week, and said what broke it. Everybody repairs flaky tests \
            since, and main is greener than any queue had made it.",
        people: &[JONAS, TOMAS],
        teams: &[],
        follow_ups: &[],
    },
    LearningRow {
        ago: 12,
        by: MARTA,
        kind: Shadowing,
        outcome: "",
        text: "A morning in the forum with Elena. A third of the questions have an answer in the reference, under a name that \
            nobody would look for.",
        people: &[MARTA, ELENA],
        teams: &[DOCS, DEV_REL],
        follow_ups: &[LearnedRow {
            title: "Add the words people ask with to the twenty most asked pages",
            owner: MARTA,
            due: -16,
            done: None,
        }],
    },
];

/// All that happens around them.
pub fn steps() -> Vec<(i64, Who, Step)> {
    let mut steps: Vec<(i64, Who, Step)> = Vec::new();
    for row in LEARNING {
        steps.push((row.ago, row.by, Step::Learn(row)));
        let done = row.follow_ups.iter().filter_map(|own| Some((own.done?, own)));
        steps.extend(done.map(|((ago, learning), own)| (ago, own.owner, Step::Learned(own.title, learning))));
    }
    steps
}
