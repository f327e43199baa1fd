//! What the tables of ideas, pilots, issues and comments hold; the others have their rows beside them. Days are counted back from today; a negative one is still to come.

use crate::model::{
    Answer, Basis, Confidence, CriterionRole, Decision, Direction, HypothesisWas, IssueType, Triage, Verdict,
};

/// A person's place in the table of people.
pub type Who = usize;

/// No number.
pub const NONE: f64 = f64::NAN;

/// An idea, with what happened to it before any pilot.
pub struct IdeaRow {
    /// What other rows call it.
    pub key: &'static str,
    /// Days since it was logged.
    pub ago: i64,
    /// Who logged it.
    pub by: Who,
    /// In one line.
    pub title: &'static str,
    /// What hurts, and whom.
    pub problem: &'static str,
    /// The owning team's place in its table.
    pub team: usize,
    /// The supporting teams' places.
    pub supports: &'static [usize],
    /// Tags.
    pub tags: &'static [&'static str],
    /// Technologies.
    pub technologies: &'static [&'static str],
    /// Who voted for it, in order.
    pub votes: &'static [Who],
    /// Words on it: how long ago, by whom.
    pub triage: &'static [(i64, Who, Triage)],
    /// The pilots whose outcomes it cites, and when it came to do so.
    pub cites: &'static [(i64, &'static str)],
    /// The idea that it repeats, or empty.
    pub duplicate_of: &'static str,
}

/// A pilot from its plan to its outcome.
pub struct PilotRow {
    /// What other rows call it.
    pub key: &'static str,
    /// Its idea.
    pub idea: &'static str,
    /// In one line; the idea's title where empty.
    pub title: &'static str,
    /// If we … then …, because ….
    pub hypothesis: &'static str,
    /// How it is done.
    pub plan: &'static str,
    /// Who runs it.
    pub lead: Who,
    /// Who writes every third check-in.
    pub with: Who,
    /// Days since it was planned.
    pub planned: i64,
    /// Days since it started, or was to.
    pub start: Option<i64>,
    /// Days from one check-in to the next.
    pub every: i64,
    /// Whether it was started.
    pub started: bool,
    /// The planned end.
    pub end: Option<i64>,
    /// What it may cost.
    pub budget: f64,
    /// Chance of success.
    pub chance: f64,
    /// What decides whether it succeeded.
    pub criteria: &'static [CriterionRow],
    /// From the start on: how it feels, what was said, what each criterion reads.
    pub check_ins: &'static [(Confidence, &'static str, &'static [f64])],
    /// The change after its start.
    pub amended: Option<AmendRow>,
    /// How it ended.
    pub outcome: Option<OutcomeRow>,
}

/// A criterion.
pub struct CriterionRow {
    /// Must or guardrail.
    pub role: CriterionRole,
    /// A number, or yes or no.
    pub answer: Answer,
    /// What is measured, or asked.
    pub measure: &'static str,
    /// The number's unit.
    pub unit: &'static str,
    /// On which side of the target it is met.
    pub direction: Direction,
    /// Where it stood before.
    pub baseline: f64,
    /// What it has to reach.
    pub target: f64,
}

impl CriterionRow {
    /// A number that must reach its target.
    pub const fn must(
        measure: &'static str,
        unit: &'static str,
        direction: Direction,
        baseline: f64,
        target: f64,
    ) -> CriterionRow {
        let (role, answer) = (CriterionRole::Must, Answer::Number);
        CriterionRow { role, answer, measure, unit, direction, baseline, target }
    }

    /// A number that must not pass its target.
    pub const fn guard(
        measure: &'static str,
        unit: &'static str,
        direction: Direction,
        baseline: f64,
        target: f64,
    ) -> CriterionRow {
        let role = CriterionRole::Guardrail;
        CriterionRow { role, ..CriterionRow::must(measure, unit, direction, baseline, target) }
    }

    /// A question that must be answered by yes.
    pub const fn yes(measure: &'static str) -> CriterionRow {
        let answer = Answer::YesNo;
        CriterionRow { answer, ..CriterionRow::must(measure, "", Direction::AtLeast, NONE, NONE) }
    }
}

/// A change after the start.
pub struct AmendRow {
    /// Days since.
    pub ago: i64,
    /// Why.
    pub reason: &'static str,
    /// The new planned end.
    pub end: i64,
    /// The criterion's place, and its new target.
    pub target: (usize, f64),
}

/// How a pilot ended.
pub struct OutcomeRow {
    /// Days since the verdict.
    pub ago: i64,
    /// The verdict.
    pub verdict: Verdict,
    /// Why, where the criteria say otherwise or nothing.
    pub reason: &'static str,
    /// What it said of the hypothesis.
    pub was: HypothesisWas,
    /// What followed, and how long ago.
    pub decision: Option<(i64, Decision)>,
    /// For the next one.
    pub learning: &'static str,
    /// What is done now.
    pub next: &'static str,
    /// Cost in all.
    pub cost: f64,
    /// What each criterion came to.
    pub results: &'static [f64],
    /// What changed, by how much, in what unit.
    pub impacts: &'static [(&'static str, f64, &'static str, Basis)],
    /// Days since it is in use.
    pub in_use: Option<i64>,
}

/// An issue of a pilot.
pub struct IssueRow {
    /// What its own steps call it.
    pub key: &'static str,
    /// Days since it was raised.
    pub ago: i64,
    /// Who raised it.
    pub by: Who,
    /// The pilot it is about.
    pub pilot: &'static str,
    /// In one line.
    pub title: &'static str,
    /// In more.
    pub text: &'static str,
    /// What it is.
    pub kind: IssueType,
    /// 1 (worst) to 4; none of what is held to its day alone.
    pub severity: Option<u8>,
    /// The places of the teams it is between.
    pub teams: &'static [usize],
    /// Who has it.
    pub owner: Who,
    /// The day it is due.
    pub due: Option<i64>,
    /// Of one that was written down after the fact: how many hours before today it came up.
    pub opened: Option<i64>,
    /// The first answer: how long ago, by whom, what.
    pub answer: Option<(i64, Who, &'static str)>,
    /// How long ago it was raised, and to whom: step by step along the path.
    pub raised: &'static [(i64, &'static [Who])],
    /// How long ago it was resolved, by whom, and what was learned.
    pub resolved: Option<(i64, Who, &'static str)>,
}

/// A comment on a record.
pub struct CommentRow {
    /// Days since.
    pub ago: i64,
    /// Who wrote it.
    pub by: Who,
    /// The kind of the record.
    pub kind: &'static str,
    /// What other rows call the record; an outcome is called as its pilot.
    pub key: &'static str,
    /// The comment.
    pub text: &'static str,
}
