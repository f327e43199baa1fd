//! The report's numbers and outcomes as JSON.

use super::draft::Draft;
use crate::json::{Value, object};
use crate::review::to_json as outcome_json;

/// The metrics in the names of `docs/METRICS.md`, all outcomes of the period, and the ids of those whose decision is
/// open.
pub fn to_json(draft: &Draft) -> Value {
    let outcomes = draft.outcomes.iter().map(outcome_json);
    let open = draft.open.iter().map(|one| one.outcome.id.as_str().into());
    object([
        ("workspace", draft.title().into()),
        ("made_on", draft.made_on.to_string().into()),
        ("tag", draft.scope.tag.as_deref().into()),
        ("metrics", draft.metrics.to_json()),
        ("outcomes", Value::List(outcomes.collect())),
        ("open_decisions", Value::List(open.collect())),
    ])
}
