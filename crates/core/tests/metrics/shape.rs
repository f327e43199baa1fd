//! `docs/METRICS.md` names every name of the metrics' JSON.

use std::collections::BTreeSet;

use pilotbook_core::metrics::{Metrics, Scope};
use pilotbook_core::model::Choice;
use pilotbook_core::model::choice::{EntryType, Verdict};
use pilotbook_core::{Value, json};

use super::build::{day, portfolio};

const DOCUMENT: &str = include_str!("../../../../docs/METRICS.md");
/// What it names in place of section 3's names; those of summaries in hours end in `_hours`.
const EXPECTED: &str = include_str!("../../../../tests/data/kep.expected.json");

/// All names of objects, the words of choices left out.
fn names(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(object) => {
            for (name, value) in object {
                found.insert(name.clone());
                names(value, found);
            }
        }
        Value::List(list) => list.iter().for_each(|value| names(value, found)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Text(_) => {}
    }
}

#[test]
fn every_name_stands_in_the_document() {
    let all = portfolio(
        "idea 2024-01-01 team=a with=b by=ann tech=rust tags=x\n\
         pilot 0 2024-01-11 chance=0.8 must:met succeeded:2024-02-10:adopt use=2024-02-20 learned measured:5:EUR measured:5:points:0 cost=500EUR\n\
         issue 2024-02-02T00:00:00Z sev=1 resolved=2024-02-02T05:00:00Z\nentry 2024-02-02 shadowing people=ann teams=a,b\n\
         kpi points as=answers metric=survey.nps owners=a from=a to=b baseline=0 target=1 2024-02-05=9:6,1:4\n\
         kpi % as=answers metric=survey.csat 2024-02-05=5:6\nkpi % as=share metric=deployments.success 2024-02-05=4/5",
    );
    let json = Metrics::of(&all, &Scope::up_to(day("2024-12-31"))).unwrap().to_json_all();
    let mut found = BTreeSet::new();
    names(&json, &mut found);
    for word in
        EntryType::ALL.iter().map(|word| word.word()).chain(Verdict::ALL.iter().map(|word| word.word()))
    {
        found.remove(word);
    }
    // Names of teams are data.
    found.retain(|name| !["a", "b"].contains(&name.as_str()));
    let words = [DOCUMENT, EXPECTED]
        .into_iter()
        .flat_map(|text| text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_')));
    let words: BTreeSet<&str> = words.collect();
    let is_named = |name: &str| words.contains(name) || words.contains(&*name.replace("_hours", "_days"));
    let missing: Vec<&String> = found.iter().filter(|name| !is_named(name)).collect();
    assert!(missing.is_empty(), "{missing:?} of {}", json::canonical(&json));
}
