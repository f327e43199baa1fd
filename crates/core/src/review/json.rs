//! Outcomes as JSON, for other programs.

use super::Entry;
use crate::Date;
use crate::json::{Value, object};
use crate::model::Choice;

/// One outcome. Days are ISO 8601, choices the words of the file format.
pub fn to_json(entry: &Entry) -> Value {
    let outcome = &entry.outcome;
    let day = |day: Option<Date>| Value::from(day.map(|day| day.to_string()));
    object([
        ("id", outcome.id.as_str().into()),
        ("pilot", entry.title.as_str().into()),
        ("teams", entry.teams.join(", ").as_str().into()),
        ("hypothesis", entry.pilot.hypothesis.as_str().into()),
        ("started_on", day(entry.pilot.started_on)),
        ("decided_on", day(outcome.decided_on)),
        ("verdict", outcome.verdict.map(Choice::word).into()),
        ("verdict_reason", outcome.verdict_reason.as_str().into()),
        ("decision", outcome.decision.map(Choice::word).into()),
        ("learning", outcome.learning.as_str().into()),
        ("next_step", outcome.next_step.as_str().into()),
        ("cost", outcome.cost.into()),
        ("cost_currency", outcome.cost_currency.as_str().into()),
        ("in_use_on", day(outcome.in_use_on)),
    ])
}
