//! The report's numbers and outcomes as JSON.

use super::draft::Draft;
use crate::json::{Value, object};
use crate::metrics::compare::Comparison;
use crate::review::note_json;

/// The metrics in the names of `docs/METRICS.md`, all outcomes of the period, the ids of those whose decision is
/// open, and the notes of its reviews.
pub fn to_json(draft: &mut Draft) -> Value {
    let outcomes = std::mem::take(&mut draft.json);
    let open = draft.open.iter().map(|one| one.outcome.id.as_str().into());
    object([
        ("workspace", draft.title().into()),
        ("made_on", draft.made_on.to_string().into()),
        ("metrics", draft.metrics.to_json_all()),
        ("comparison", draft.comparison.as_ref().map_or(Value::Null, Comparison::to_json)),
        ("outcomes", Value::List(outcomes)),
        ("open_decisions", Value::List(open.collect())),
        ("notes", Value::List(draft.notes.iter().map(note_json).collect())),
    ])
}
