//! Reports and tables on the command line.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use std::path::Path;

use pilotbook_core::Value;
use pilotbook_core::json::parse;
use tempfile::TempDir;

use common::{data, pilotbook};

/// A folder with the real portfolio as `w.json`.
fn workspace() -> TempDir {
    let folder = TempDir::new().unwrap();
    let (table, recipe) = (data("kep.csv"), data("kep.recipe.json"));
    let out = folder.path().join("w.json");
    let arguments = ["import", path(&table), "--recipe", path(&recipe), "--out", path(&out)];
    assert!(pilotbook(&arguments).status.success());
    folder
}

fn path(path: &Path) -> &str {
    path.to_str().unwrap()
}

fn written(folder: &TempDir, command: &str, name: &str, more: &[&str]) -> String {
    let (file, out) = (folder.path().join("w.json"), folder.path().join(name));
    let mut arguments = vec![command, path(&file), "--out", path(&out)];
    arguments.extend(more);
    let output = pilotbook(&arguments);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(output.stdout.is_empty());
    std::fs::read_to_string(out).unwrap()
}

const YEAR: [&str; 4] = ["--from", "2024-01-01", "--to", "2024-12-31"];

#[test]
fn one_report_in_five_formats() {
    let folder = workspace();
    let html = written(&folder, "report", "report.html", &YEAR);
    assert!(html.starts_with("<!DOCTYPE html>") && html.ends_with("</html>\n"));
    assert!(html.contains("2024-01-01 to 2024-12-31, as of 2026-07-24"));
    let markdown = written(&folder, "report", "report.MD", &YEAR);
    assert!(markdown.starts_with("# Pilotbook\n\n2024-01-01 to 2024-12-31"), "{}", &markdown[..200]);
    let paragraph = written(&folder, "report", "report.txt", &YEAR);
    assert_eq!(paragraph.lines().count(), 1);
    let json = parse(&written(&folder, "report", "report.json", &YEAR)).unwrap();
    let metrics = json.get("metrics").unwrap();
    let printed =
        pilotbook(&[&["metrics", path(&folder.path().join("w.json")), "--all"], &YEAR[..]].concat());
    assert_eq!(parse(&String::from_utf8(printed.stdout).unwrap()).unwrap(), *metrics);
    let csv = written(&folder, "report", "report.csv", &YEAR);
    assert!(csv.starts_with("metric,part,value,low,high,k,n,before,trend\r\n"));
    let concluded = metrics.get("pilots").and_then(|pilots| pilots.get("concluded"));
    let Some(Value::Number(concluded)) = concluded else { panic!("{concluded:?}") };
    assert!(csv.contains(&format!("\r\npilots.concluded,,{concluded},,,,,")));
}

#[test]
fn what_cannot_be_reported_is_refused_and_nothing_written() {
    let folder = workspace();
    let file = folder.path().join("w.json");
    for (out, more, words) in [
        ("report.pdf", vec![], ".html, .md"),
        ("report", vec![], ".html, .md"),
        ("report.html", vec!["--team", "nobody"], "no team"),
        ("report.html", vec!["--from", "2026-02-30"], "is not a date"),
        ("report.html", vec!["--from", "2025-01-01", "--to", "2024-01-01"], "after its end"),
    ] {
        let out = folder.path().join(out);
        let output = pilotbook(&[&["report", path(&file), "--out", path(&out)], &more[..]].concat());
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.code() == Some(2) && said.contains(words) && !out.exists(), "{said}");
    }
    let output = pilotbook(&["export", path(&file), "--kind", "boat", "--out", "boats.csv"]);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(
        output.status.code() == Some(2) && said.contains("idea, ") && !Path::new("boats.csv").exists(),
        "{said}"
    );
}

#[test]
fn the_records_of_a_kind_as_a_table() {
    let folder = workspace();
    let ideas = written(&folder, "export", "ideas.csv", &["--kind", "idea"]);
    assert!(ideas.starts_with("id,key,title,"), "{}", &ideas[..100]);
    assert!(ideas.contains("team,team (name),") && ideas.lines().count() > 600);
}
