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

fn scattered() -> impl Strategy<Value = Vec<Content>> {
    prop::collection::vec(content(), 0..14)
}

/// Writes to one register that name each other in any way, all of them here, and retractions of them.
fn crowded() -> impl Strategy<Value = Vec<Content>> {
    let names = prop_oneof![1 => Just(0u8), 2 => any::<u8>(), 2 => (0..8u32).prop_map(|bit| 1 << bit)];
    let writes = prop::collection::vec((names, 0..3usize), 2..6);
    let flips = prop::collection::vec((0..6usize, any::<bool>(), any::<bool>()), 0..6);
    (writes, flips).prop_map(|(writes, flips)| {
        let text = |at: usize| Value::from(pool(at).to_string());
        let step = |id: Value, record: &str, field: &str, value: Value, names: Vec<Value>| {
            let set = object([(field, value)]);
            let supersedes = object([(field, Value::List(names))]);
            let write = object([("record", record.into()), ("set", set), ("supersedes", supersedes)]);
            Content::read(object([("id", id), ("writes", Value::List(vec![write]))]))
        };
        let count = writes.len();
        let writes = writes.into_iter().enumerate().map(|(at, (names, value))| {
            let named = (0..count).filter(|other| *other != at && names >> other & 1 == 1).map(text);
            step(text(at), "idea:a", "title", ["a", "b", "c"][value].into(), named.collect())
        });
        let mut contents: Vec<Content> = writes.collect();
        let mut last = None;
        for (i, (of, taken_back, follows)) in flips.into_iter().enumerate() {
            let id = Value::from(Stamp::new(9, i as u16, Actor(9)).unwrap().to_string());
            let names = last.filter(|_| follows).into_iter().collect();
            let record = format!("tx:{}", pool(of % count));
            contents.push(step(id.clone(), &record, "retracted", taken_back.into(), names));
            last = Some(id);
        }
        contents
    })
}

/// A small set of contents.
pub fn contents() -> impl Strategy<Value = Vec<Content>> {
    prop_oneof![3 => scattered(), 2 => crowded()]
}
