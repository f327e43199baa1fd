//! `pilotbook metrics --all`: a workspace file in, every number of METRICS.md's sections 3 and 4 out.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::path::PathBuf;
use std::process::{Command, Output};

use pilotbook_core::Value;
use pilotbook_core::json::{canonical, parse, parse_bytes};
use tempfile::TempDir;

/// Two ideas of which one cites the other's outcome, a pilot that was adopted and one that runs late.
const RECORDS: &str = r#"{"format":"pilotbook","version":1,"records":{
    "idea":[{"id":"idea:a","title":"Canary","created_on":"2026-01-01","technologies":["Rust"],"tags":["x"]},
        {"id":"idea:b","title":"Again","created_on":"2026-04-01","builds_on":["outcome:a"]}],
    "pilot":[{"id":"pilot:a","idea":"idea:a","started_on":"2026-01-10","chance":0.8,"planned_end_at_start":"2026-03-01"},
        {"id":"pilot:b","idea":"idea:b","started_on":"2026-04-02","planned_end":"2026-05-01"}],
    "criterion":[{"id":"criterion:a","pilot":"pilot:a","role":"must","role_at_start":"must","answer":"number",
        "answer_at_start":"number","direction":"at_most","direction_at_start":"at_most","target":100,"target_at_start":90,
        "result":82}],
    "outcome":[{"id":"outcome:a","pilot":"pilot:a","verdict":"succeeded","decided_on":"2026-03-01","decision":"adopt",
        "learning":"Ask first","cost":25000,"cost_currency":"EUR","in_use_on":"2026-03-20"}],
    "impact":[{"id":"impact:a","outcome":"outcome:a","amount":40000,"unit":"EUR","basis":"measured"},
        {"id":"impact:b","outcome":"outcome:a","amount":2500,"unit":"EUR","basis":"measured"},
        {"id":"impact:c","outcome":"outcome:a","kpi":"kpi:a","amount":6,"unit":"points","basis":"measured"}],
    "kpi":[{"id":"kpi:a","name":"Satisfaction","unit":"points","direction":"up","baseline":40}],
    "reading":[{"id":"reading:a","of":"kpi:a","day":"2026-02-01","value":44}]}}"#;

fn pilotbook(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_pilotbook"));
    command.args(["--now", "2026-07-24T12:00:00Z", "--actor", "0123456789abcdef"]);
    command.args(arguments).output().unwrap()
}

fn stdout(output: &Output) -> Value {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    parse_bytes(&output.stdout).unwrap()
}

fn workspace(folder: &TempDir) -> PathBuf {
    let (records, out) = (folder.path().join("records.json"), folder.path().join("w.json"));
    std::fs::write(&records, RECORDS).unwrap();
    stdout(&pilotbook(&["import", records.to_str().unwrap(), "--out", out.to_str().unwrap()]));
    out
}

fn at(value: &Value, path: &str) -> Value {
    path.split('.').fold(value.clone(), |value, step| match step.parse::<usize>() {
        Ok(place) => value.as_list().unwrap()[place].clone(),
        Err(_) => value.get(step).unwrap_or_else(|| panic!("{path}")).clone(),
    })
}

#[test]
fn all_numbers_of_a_workspace() {
    let folder = TempDir::new().unwrap();
    let file = workspace(&folder);
    let run = |more: &[&str]| pilotbook(&[&["metrics", file.to_str().unwrap()], more].concat());
    let all = stdout(&run(&["--all"]));
    for (path, expected) in [
        ("tag", "null"),
        ("learning.rate.k", "1"),
        ("learning.written.n", "1"),
        ("learning.reuse.k", "1"),
        ("learning.reuse.n", "2"),
        ("learning.failures_documented.value", "null"),
        ("criteria.met.k", "1"),
        ("criteria.amended.k", "1"),
        ("impact.benefit", r#"[["EUR",42500]]"#),
        ("impact.benefit_expected", "[]"),
        ("impact.cost", r#"[["EUR",25000]]"#),
        ("impact.programme_cost", r#"[["EUR",25000]]"#),
        (
            "impact.by_kpi",
            r#"[{"claimed":6,"exceeds":true,"kpi":"kpi:a","moved":4,"name":"Satisfaction","unit":"points"}]"#,
        ),
        ("pilots.past_planned_end.k", "1"),
        ("pilots.past_planned_end.n", "1"),
        ("pilots.concluded", "1"),
        ("follow_through.k", "1"),
        ("calibration.n", "1"),
        ("calibration.brier", "null"),
        ("technologies.0.name", "\"Rust\""),
        ("technologies.0.ring", "\"adopt\""),
        ("technologies.0.decision_on", "\"2026-03-01\""),
    ] {
        let found = at(&all, path);
        assert_eq!(canonical(&found), canonical(&parse(expected).unwrap()), "{path}");
    }
    // Without --all the shape is the one of the innovation metrics alone.
    let few = stdout(&run(&[]));
    assert!(["learning", "tag", "technologies"].iter().all(|name| few.get(name).is_none()));
    assert!(few.get("pilots").unwrap().get("past_planned_end").is_none());
}

#[test]
fn a_tag_and_a_period() {
    let folder = TempDir::new().unwrap();
    let file = workspace(&folder);
    let run = |more: &[&str]| pilotbook(&[&["metrics", file.to_str().unwrap()], more].concat());
    let tagged = stdout(&run(&["--all", "--tag", "x", "--from", "2026-02-01", "--to", "2026-03-31"]));
    assert_eq!(at(&tagged, "tag"), Value::from("x"));
    assert_eq!(at(&tagged, "pilots.concluded"), Value::from(1usize));
    assert_eq!(at(&tagged, "ideas.new"), Value::from(0usize));

    let refused = run(&["--all", "--tag", "X"]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&refused.stderr).contains("\"X\""));
}
