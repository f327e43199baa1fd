//! The command line on real data and on bad input: its reports, its numbers, its exit codes.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use pilotbook_core::Value;
use pilotbook_core::json::{canonical, parse, parse_bytes};
use tempfile::TempDir;

use common::{data, pilotbook};

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

fn import(file: &Path, recipe: &Path, more: &[&str]) -> Output {
    let mut arguments = vec!["import", text(file), "--recipe", text(recipe)];
    arguments.extend(more);
    pilotbook(&arguments)
}

fn stdout(output: &Output) -> Value {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    parse_bytes(&output.stdout).unwrap()
}

fn imported(folder: &TempDir) -> PathBuf {
    let out = folder.path().join("w.json");
    stdout(&import(&data("kep.csv"), &data("kep.recipe.json"), &["--out", text(&out)]));
    out
}

/// Refused input: exit 2, words on stderr that contain these, and no file written.
fn assert_refused(output: &Output, out: &Path, words: &[&str]) {
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{said}");
    for word in words {
        assert!(said.contains(word), "“{word}” is not in: {said}");
    }
    assert!(!out.exists(), "something was written");
}

#[test]
fn the_real_portfolio_gives_the_expected_report_and_numbers() {
    let folder = TempDir::new().unwrap();
    let out = folder.path().join("w.json");
    let expected = parse_bytes(&std::fs::read(data("kep.expected.json")).unwrap()).unwrap();
    let report = stdout(&import(&data("kep.csv"), &data("kep.recipe.json"), &["--out", text(&out)]));
    assert_eq!(canonical(&report), canonical(expected.get("import").unwrap()));
    for case in expected.get("metrics").unwrap().as_list().unwrap() {
        let mut arguments = vec!["metrics", text(&out)];
        for (option, key) in [("--as-of", "as_of"), ("--from", "from"), ("--to", "to"), ("--team", "team")] {
            if let Some(value) = case.get(key).and_then(Value::as_text) {
                arguments.extend([option, value]);
            }
        }
        let mut differing = Vec::new();
        differences(case, &stdout(&pilotbook(&arguments)), String::new(), &mut differing);
        assert!(differing.is_empty(), "{differing:?}");
    }
    assert_eq!(pilotbook(&["validate", text(&out)]).status.code(), Some(0));
}

fn differences(expected: &Value, found: &Value, place: String, out: &mut Vec<String>) {
    match (expected, found) {
        (Value::Number(a), Value::Number(b)) if (a - b).abs() <= 1e-9 => {}
        (Value::Object(a), Value::Object(b)) if a.keys().eq(b.keys()) => {
            for (key, value) in a {
                differences(value, &b[key], format!("{place}/{key}"), out);
            }
        }
        (Value::List(a), Value::List(b)) if a.len() == b.len() => {
            for (i, (a, b)) in a.iter().zip(b).enumerate() {
                differences(a, b, format!("{place}/{i}"), out);
            }
        }
        (a, b) if a == b => {}
        _ => out.push(place),
    }
}

#[test]
fn the_same_file_again_changes_nothing_and_two_copies_agree() {
    let folder = TempDir::new().unwrap();
    let first = imported(&folder);
    let again = folder.path().join("again.json");
    let more = ["--into", text(&first), "--out", text(&again)];
    stdout(&import(&data("kep.csv"), &data("kep.recipe.json"), &more));
    assert_eq!(std::fs::read(&first).unwrap(), std::fs::read(&again).unwrap());

    let other = folder.path().join("other.json");
    let mut command = Command::new(env!("CARGO_BIN_EXE_pilotbook"));
    command.args(["--now", "2026-07-25T12:00:00Z", "--actor", "fedcba9876543210", "import"]);
    command.arg(data("kep.csv")).arg("--recipe").arg(data("kep.recipe.json")).arg("--out").arg(&other);
    assert!(command.status().unwrap().success());
    let merged = folder.path().join("merged.json");
    assert_refused(
        &pilotbook(&["merge", text(&first), text(&other), "--out", text(&merged)]),
        &merged,
        &["other_workspace"],
    );
    let joined = pilotbook(&["merge", text(&first), text(&other), "--join", "--out", text(&merged)]);
    assert!(joined.status.success());
    let validated = pilotbook(&["validate", text(&merged)]);
    assert_eq!(validated.status.code(), Some(0));
    let report = parse_bytes(&validated.stdout).unwrap();
    assert_eq!(report.get("conflicts"), Some(&Value::List(Vec::new())));
}

#[test]
fn bad_workspaces_are_refused() {
    let folder = TempDir::new().unwrap();
    let good = std::fs::read_to_string(imported(&folder)).unwrap();
    let file = folder.path().join("bad.json");
    let out = folder.path().join("out.json");
    let cut: String = good.chars().take(good.len() / 3).collect();
    for (content, words) in [
        (b"no json".to_vec(), vec!["not_json"]),
        (br#"{"name":"other app"}"#.to_vec(), vec!["other_format"]),
        (cut.into_bytes(), vec!["not_json", "ends in the middle", "byte"]),
        (br#"{"format":"pilotbook","version":2}"#.to_vec(), vec!["newer_version", "format 2"]),
        (vec![0xFF, 0xFE, 0x41], vec!["not_json", "UTF-8"]),
        (
            br#"{"format":"pilotbook","version":1,"records":{"idea":[{"id":"idea:a"}]}}"#.to_vec(),
            vec!["no_history"],
        ),
    ] {
        std::fs::write(&file, content).unwrap();
        assert_refused(&pilotbook(&["merge", text(&file), "--out", text(&out)]), &out, &words);
        assert_eq!(pilotbook(&["metrics", text(&file)]).status.code(), Some(2));
    }
}

#[test]
fn bad_tables_are_refused_or_told() {
    let folder = TempDir::new().unwrap();
    let (table, recipe, out) =
        (folder.path().join("t.csv"), folder.path().join("r.json"), folder.path().join("out.json"));
    std::fs::write(
        &recipe,
        r#"{"recipe":1,"idea":{"title":{"column":"title"},"created_on":{"column":"created"}}}"#,
    )
    .unwrap();
    let run = |content: &[u8]| {
        std::fs::write(&table, content).unwrap();
        import(&table, &recipe, &["--out", text(&out)])
    };
    assert_refused(&run(b""), &out, &["columns"]);
    assert_refused(&run(b"title,created\n\xFF,2026-01-01\n"), &out, &["UTF-8"]);
    assert_refused(&run(b"title,made\nA,2026-01-01\n"), &out, &["created"]);

    let output = run(b"title,created\nA,2026-02-30\nB\nC,2026-01-02,more\n");
    let report = stdout(&output);
    assert_eq!(
        canonical(report.get("rejected").unwrap()),
        r#"[{"reason":"idea.created_on is not a date","record":2},{"reason":"idea.created_on is empty","record":3}]"#
    );
    assert_eq!(report.get("ideas"), Some(&Value::Number(1.0)));
    std::fs::remove_file(&out).unwrap();

    // The wrong delimiter: the recipe's columns are not found, and the message says what it looks like.
    let said = String::from_utf8_lossy(&run(b"title;created\nA;2026-01-01\n").stderr).into_owned();
    assert!(said.contains("semicolon"), "{said}");
}

#[test]
fn what_is_odd_is_told_by_validate() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("w.json");
    let document = r#"{"format":"pilotbook","version":1,"workspace":"w","transactions":[
        {"id":"2026-01-01T00:00:00.000Z-0000-aaaaaaaaaaaaaaaa","writes":[
        {"record":"idea:a","set":{"created_on":"2026-02-30","exists":true,"team":"team:gone"}}]}]}"#;
    std::fs::write(&file, document).unwrap();
    let output = pilotbook(&["validate", text(&file)]);
    assert_eq!(output.status.code(), Some(1));
    let expected = r#"{"conflicts":[],"problems":[{"code":"bad_value","field":"created_on","level":"W","record":"idea:a"},{"code":"missing_reference","field":"team","level":"W","record":"idea:a","target":"team:gone"}]}"#;
    assert_eq!(parse_bytes(&output.stdout).unwrap(), parse(expected).unwrap());
}

#[test]
fn records_without_history_are_imported() {
    let folder = TempDir::new().unwrap();
    let (file, out) = (folder.path().join("records.json"), folder.path().join("out.json"));
    std::fs::write(&file, r#"{"format":"pilotbook","version":1,"records":{"idea":[{"id":"idea:a","title":"A"},{"id":"team:b"}]}}"#).unwrap();
    let report = stdout(&pilotbook(&["import", text(&file), "--out", text(&out)]));
    assert_eq!(report.get("new"), Some(&Value::Number(1.0)));
    assert_eq!(report.get("skipped").and_then(Value::as_list).map(<[Value]>::len), Some(1));
}

#[test]
fn wrong_use_ends_with_2() {
    let folder = TempDir::new().unwrap();
    let file = imported(&folder);
    for arguments in [
        vec!["nonsense"],
        vec!["metrics", text(&file), "--as-of", "soon"],
        vec!["metrics", text(&file), "--team", "nobody"],
        vec!["metrics", text(&file), "--from", "2026-02-01", "--to", "2026-01-01"],
        vec!["metrics", "/does/not/exist.json"],
    ] {
        assert_eq!(pilotbook(&arguments).status.code(), Some(2), "{arguments:?}");
    }
}
