//! The built-in plans: where a pilot may begin, instead of an empty page.

use super::criterion::CriterionDraft;
use super::pilot::PlanPilot;
use crate::Date;
use crate::journal::RecordId;
use crate::model::{Answer, CriterionRole, Direction};

/// A plan to start from. Its blanks are written `…`; a pilot can't start while its hypothesis has one.
#[derive(Debug, PartialEq)]
pub struct BuiltInPlan {
    /// The word that forms have for it.
    pub word: &'static str,
    /// Its name.
    pub name: &'static str,
    /// What it is for, in a few words.
    pub suits: &'static str,
    /// A hypothesis with blanks.
    pub hypothesis: &'static str,
    /// How such a pilot is done.
    pub plan: &'static str,
    /// How many days it takes.
    pub days: u16,
    /// What may decide it; targets are left to those who know.
    pub criteria: &'static [PlannedCriterion],
}

/// A criterion of a built-in plan.
#[derive(Debug, PartialEq)]
pub struct PlannedCriterion {
    /// Must or guardrail.
    pub role: CriterionRole,
    /// What is measured, or asked.
    pub measure: &'static str,
    /// The number's unit; a question has none.
    pub unit: &'static str,
    /// On which side of the target it is met; a question is met by yes.
    pub direction: Option<Direction>,
}

const fn must(measure: &'static str, unit: &'static str, direction: Direction) -> PlannedCriterion {
    PlannedCriterion { role: CriterionRole::Must, measure, unit, direction: Some(direction) }
}

const fn guardrail(measure: &'static str, unit: &'static str, direction: Direction) -> PlannedCriterion {
    PlannedCriterion { role: CriterionRole::Guardrail, measure, unit, direction: Some(direction) }
}

const fn question(role: CriterionRole, measure: &'static str) -> PlannedCriterion {
    PlannedCriterion { role, measure, unit: "", direction: None }
}

/// The four built-in plans.
pub const PLANS: [BuiltInPlan; 4] = [
    BuiltInPlan {
        word: "tool_trial",
        name: "Tool trial",
        suits: "A few people use a tool on real work",
        hypothesis: "If we use … for …, then … takes less time, because ….",
        plan: "Who: five to ten people who do this work every week.\n\
               How: measure a week without the tool, then use it on real work.\n\
               Stop early: if it loses work, or leaks what must stay inside.",
        days: 42,
        criteria: &[
            must("Time per task, median", "min", Direction::AtMost),
            must("People who use it in the last week", "%", Direction::AtLeast),
            guardrail("Cost per person and month", "EUR", Direction::AtMost),
        ],
    },
    BuiltInPlan {
        word: "process_change",
        name: "Process change",
        suits: "One team works in another way for a while",
        hypothesis: "If we change … for …, then … improves, because ….",
        plan: "Who: one team; a second one goes on as before, for comparison.\n\
               How: agree on the change in writing, look back every second week.\n\
               Stop early: if what the team delivers suffers two weeks in a row.",
        days: 56,
        criteria: &[
            must("Lead time from start to done, median", "days", Direction::AtMost),
            guardrail("Work sent back", "%", Direction::AtMost),
            question(CriterionRole::Must, "Does the team want to keep it?"),
        ],
    },
    BuiltInPlan {
        word: "community_programme",
        name: "Community programme",
        suits: "Something regular for people outside of the team",
        hypothesis: "If we offer … to …, then more of them …, because ….",
        plan: "Who: the people it is for, and the two of us who host it.\n\
               How: three rounds; ask the same two questions after each.\n\
               Stop early: if the second round has less than half of the first one's people.",
        days: 91,
        criteria: &[
            must("People who come back for another round", "%", Direction::AtLeast),
            must("First contributions by people who took part", "", Direction::AtLeast),
            guardrail("Our own hours per round", "h", Direction::AtMost),
        ],
    },
    BuiltInPlan {
        word: "spike",
        name: "Spike",
        suits: "A few days to answer one question",
        hypothesis: "If we build … in the simplest way, then we know whether …, because ….",
        plan: "Who: one or two people, undisturbed.\n\
               How: the shortest way to an answer; the code is thrown away.\n\
               Stop early: as soon as the question is answered.",
        days: 5,
        criteria: &[
            question(CriterionRole::Must, "Is the question answered, with evidence?"),
            guardrail("Working days spent", "days", Direction::AtMost),
        ],
    },
];

impl BuiltInPlan {
    /// The plan of a word.
    pub fn named(word: &str) -> Option<&'static BuiltInPlan> {
        PLANS.iter().find(|plan| plan.word == word)
    }

    /// The pilot that begins with this plan; it is to start on a day and takes as long as such pilots do.
    pub fn pilot(&self, idea: RecordId, title: String, start: Date) -> PlanPilot {
        let criteria = self.criteria.iter().map(|criterion| CriterionDraft {
            role: criterion.role,
            answer: if criterion.direction.is_some() { Answer::Number } else { Answer::YesNo },
            measure: criterion.measure.to_owned(),
            unit: criterion.unit.to_owned(),
            direction: criterion.direction,
            baseline: None,
            target: None,
        });
        PlanPilot {
            title,
            hypothesis: self.hypothesis.to_owned(),
            plan: self.plan.to_owned(),
            planned_start: Some(start),
            planned_end: Some(start.plus_days(i64::from(self.days) - 1)),
            criteria: criteria.collect(),
            ..PlanPilot::of(idea)
        }
    }
}

/// Whether a text still has a blank of its pattern: a `…` that stands by itself.
pub(super) fn has_blank(text: &str) -> bool {
    text.split_whitespace().any(|word| {
        let word = word.trim_end_matches([',', '.', ';', ':']);
        word == "…" || word == "..."
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_plan_asks_to_be_filled_in() {
        for plan in &PLANS {
            assert!(has_blank(plan.hypothesis), "{}", plan.name);
            assert!(plan.hypothesis.starts_with("If we ") && plan.hypothesis.contains("because"));
            assert!((2..=3).contains(&plan.criteria.len()) && plan.days > 0);
            assert!(plan.criteria.iter().any(|criterion| criterion.role == CriterionRole::Must));
            assert_eq!(BuiltInPlan::named(plan.word), Some(plan));
        }
        assert_eq!(BuiltInPlan::named("other"), None);
    }

    #[test]
    fn blanks_stand_by_themselves() {
        assert!(has_blank("If we …, then") && has_blank("because …."));
        assert!(!has_blank("It goes on and on… as it did") && !has_blank(""));
    }
}
