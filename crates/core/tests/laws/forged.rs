//! Histories that no copy would write: names in circles, names of nothing, one stamp with several
//! contents, retractions of anything, and contents that are no transactions.

use pilotbook_core::Value;
use pilotbook_core::journal::{Actor, Content, Stamp};
use pilotbook_core::json::object;
use proptest::prelude::*;

/// How many stamps there are to write with and to name; few, so that they meet.
const POOL: usize = 9;

fn pool(at: usize) -> Stamp {
    let (wall, counter) = ([5, 5, 1_000_000, 253_402_300_799_999][at % 4], (at / 4) as u16);
    Stamp::new(wall, counter, Actor((at % 2) as u64)).unwrap()
}

fn stamp() -> impl Strategy<Value = String> {
    (0..POOL).prop_map(|at| pool(at).to_string())
}

fn stamps() -> impl Strategy<Value = Value> {
    prop_oneof![
        2 => Just(Value::List(Vec::new())),
        5 => prop::collection::vec(stamp(), 1..4).prop_map(Value::from),
    ]
}

fn value() -> impl Strategy<Value = Value> {
    prop_oneof![
        4 => any::<bool>().prop_map(Value::from),
        3 => prop::sample::select(vec!["a", "b", "\u{e9}\"\n\u{1}"]).prop_map(Value::from),
        1 => Just(Value::Null),
        1 => prop::sample::select(vec![0.1, 1e21, -0.0]).prop_map(Value::from),
        1 => stamps(),
    ]
}

fn record() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => Just("idea:a".to_owned()),
        1 => Just("pilot:b".to_owned()),
        3 => stamp().prop_map(|stamp| format!("tx:{stamp}")),
    ]
}

fn write() -> impl Strategy<Value = Value> {
    let field = prop::sample::select(vec!["exists", "title", "tags/x", "retracted", "retracted"]);
    let set = (field, value(), stamps());
    let seen = prop_oneof![2 => Just(None), 1 => stamps().prop_map(Some)];
    (record(), prop::collection::vec(set, 0..4), seen, prop::bool::weighted(0.1)).prop_map(
        |(record, fields, saw, newer)| {
            let (mut set, mut supersedes) = (Value::object(), Value::object());
            for (field, value, names) in fields {
                set.insert(field.to_owned(), value);
                supersedes.insert(field.to_owned(), names);
            }
            let mut write = Value::object();
            write.insert("record".to_owned(), record.into());
            write.insert("set".to_owned(), Value::Object(set));
            write.insert("supersedes".to_owned(), Value::Object(supersedes));
            if let Some(saw) = saw {
                write.insert("saw".to_owned(), saw);
            }
            if newer {
                write.insert("newer".to_owned(), object([("key", 1.5.into())]));
            }
            Value::Object(write)
        },
    )
}

fn content() -> impl Strategy<Value = Content> {
    let what = prop::sample::select(vec!["", "", "x", "y"]);
    let transaction = (stamp(), what, prop::collection::vec(write(), 0..4)).prop_map(|(id, what, writes)| {
        object([("id", id.into()), ("what", what.into()), ("writes", Value::List(writes))])
    });
    let odd = (stamp(), value()).prop_map(|(id, value)| object([("id", id.into()), ("writes", value)]));
    let value = prop_oneof![
        30 => transaction,
        1 => odd,
        1 => value(),
        1 => Just(object([("id", "no stamp".into())])),
    ];
    value.prop_map(Content::read)
}

/// A small set of contents.
pub fn contents() -> impl Strategy<Value = Vec<Content>> {
    prop::collection::vec(content(), 0..14)
}
