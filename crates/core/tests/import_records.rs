//! Records without history: what a file says twice of one set is read once, and a second import changes nothing.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::collections::BTreeMap;
use std::sync::Arc;

use pilotbook_core::Value;
use pilotbook_core::journal::{
    Journal, RecordId, Snapshot, Stamp, apply, new_transaction, plan_import, project,
};
use pilotbook_core::json::object;

#[test]
fn a_set_given_twice_is_read_once() {
    let list = |element: &str| Value::from(vec![element.to_owned()]);
    let item = object([("id", "idea:a".into()), ("tags", list("x")), ("tags/", list("y"))]);
    let records = BTreeMap::from([("idea".to_owned(), Value::List(vec![item]))]);
    let (mut journal, mut snapshot) = (Journal::new(), Snapshot::default());

    let plan = plan_import(&snapshot, &records);
    assert_eq!(plan.skipped.iter().map(|skipped| &skipped.place[..]).collect::<Vec<_>>(), ["idea:a, tags/"]);
    let stamp = Stamp::parse("2026-01-01T00:00:01.000Z-0000-aaaaaaaaaaaaaaaa").unwrap();
    let transaction = Arc::new(new_transaction(&snapshot, &journal, plan.change, stamp, "Ana").unwrap());
    snapshot.take(apply(&snapshot, std::slice::from_ref(&transaction), &journal).unwrap());
    journal.add_transaction(transaction);
    assert_eq!(snapshot, project(&journal));

    let idea = RecordId::parse("idea:a").unwrap();
    let shown: Vec<_> = snapshot.get(&idea).unwrap().elements("tags").collect();
    assert_eq!(shown, [("x", &true.into())]);
    assert!(plan_import(&snapshot, &records).change.is_empty(), "a second import changes nothing");
}
