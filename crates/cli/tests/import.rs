//! Importing: what is told, what is written, and that a run can be repeated byte for byte.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::path::PathBuf;
use std::process::{Command, Output};

use pilotbook_core::Value;
use pilotbook_core::json::{canonical, parse_bytes};
use tempfile::TempDir;

const RECIPE: &str = r#"{"recipe":1,"idea":{"title":{"column":"title"},"created_on":{"column":"created"},"team":{"column":"team"}}}"#;

/// A folder to work in.
struct Desk(TempDir);

impl Desk {
    fn new() -> Desk {
        let desk = Desk(TempDir::new().unwrap());
        desk.put("r.json", RECIPE);
        desk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn put(&self, name: &str, content: &str) {
        std::fs::write(self.path(name), content).unwrap();
    }

    fn get(&self, name: &str) -> Value {
        parse_bytes(&std::fs::read(self.path(name)).unwrap()).unwrap()
    }

    fn run(&self, arguments: &str) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_pilotbook"));
        command.current_dir(self.0.path());
        command.args(["--now", "2026-07-24T12:00:00.250Z", "--actor", "0123456789abcdef", "--by", "Ana"]);
        command.args(arguments.split(' ')).output().unwrap()
    }

    fn done(&self, arguments: &str) -> (Value, String) {
        let output = self.run(arguments);
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(output.status.success(), "{said}");
        (parse_bytes(&output.stdout).unwrap(), said)
    }

    fn refused(&self, arguments: &str, out: &str) -> String {
        let output = self.run(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments}");
        assert!(output.stdout.is_empty());
        assert!(!self.path(out).exists(), "{arguments} wrote {out}");
        String::from_utf8(output.stderr).unwrap()
    }
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value.get(key).and_then(Value::as_text).unwrap_or_default()
}

#[test]
fn the_step_says_who_what_and_when_and_runs_repeat() {
    let desk = Desk::new();
    desk.put("ideas.csv", "title,created,team\nCanary,2026-01-01,Ops\n");
    desk.done("import ideas.csv --recipe r.json --out one.json");
    desk.done("import ideas.csv --recipe r.json --out two.json");
    let bytes = |name: &str| std::fs::read(desk.path(name)).unwrap();
    assert_eq!(bytes("one.json"), bytes("two.json"));
    let file = desk.get("one.json");
    assert_eq!(text(&file, "app"), "pilotbook 0.1.0");
    assert_eq!(text(&file, "exported_at"), "2026-07-24T12:00:00.250Z");
    let steps = file.get("transactions").and_then(Value::as_list).unwrap();
    assert_eq!(steps.len(), 1);
    assert_eq!(text(&steps[0], "id"), "2026-07-24T12:00:00.250Z-0000-0123456789abcdef");
    assert_eq!((text(&steps[0], "by"), text(&steps[0], "what")), ("Ana", "Import ideas.csv"));
    // Only files that were asked for are left.
    let mut names: Vec<String> = std::fs::read_dir(desk.0.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert_eq!(names, ["ideas.csv", "one.json", "r.json", "two.json"]);
}

#[test]
fn a_workspace_can_be_written_over_itself_and_stays_whole_when_input_is_refused() {
    let desk = Desk::new();
    desk.put("ideas.csv", "title,created,team\nCanary,2026-01-01,Ops\n");
    desk.done("import ideas.csv --recipe r.json --out w.json");
    desk.put("more.csv", "title,created,team\nCanary,2026-01-01,Web\nFlags,2026-02-01,Ops\n");
    let (report, _) = desk.done("import more.csv --recipe r.json --into w.json --out w.json");
    assert_eq!(report.get("ideas"), Some(&Value::Number(2.0)));
    let before = desk.get("w.json");
    let steps = before.get("transactions").and_then(Value::as_list).unwrap();
    assert_eq!(steps.len(), 2);
    // The second step's stamp is later, though the clock stood still.
    assert_eq!(text(&steps[1], "id"), "2026-07-24T12:00:00.250Z-0001-0123456789abcdef");
    desk.put("bad.csv", "title,created\nCanary,2026-01-01\n");
    let output = desk.run("import bad.csv --recipe r.json --into w.json --out w.json");
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(desk.get("w.json"), before);
}

#[test]
fn rows_of_too_few_or_too_many_cells_are_taken_and_told() {
    let desk = Desk::new();
    desk.put("ideas.csv", "title,created,team\nA,2026-01-01\nB,2026-01-02,Ops,more\nC,2026-01-03,Ops\nD\n");
    let (report, said) = desk.done("import ideas.csv --recipe r.json --out w.json");
    assert_eq!(report.get("ideas"), Some(&Value::Number(3.0)));
    let rejected = r#"[{"reason":"idea.created_on is empty","record":5}]"#;
    assert_eq!(canonical(report.get("rejected").unwrap()), rejected);
    assert!(said.contains("Records 2, 3, 5: not as many cells"), "{said}");
}

#[test]
fn a_thirtieth_of_february_is_told_with_its_place() {
    let desk = Desk::new();
    let recipe = RECIPE.replace("}}}", r#"}},"pilot":{"started_on":{"column":"started"}}}"#);
    desk.put("r.json", &recipe);
    desk.put("ideas.csv", "title,created,team,started\nA,2026-02-30,Ops,\nB,2026-01-01,Ops,2026-02-30\n");
    let (report, _) = desk.done("import ideas.csv --recipe r.json --out w.json");
    assert_eq!(
        canonical(report.get("rejected").unwrap()),
        r#"[{"reason":"idea.created_on is not a date","record":2}]"#
    );
    assert_eq!(
        canonical(report.get("warnings").unwrap()),
        r#"[{"field":"pilot.started_on","record":3,"value":"2026-02-30"}]"#
    );
}

#[test]
fn the_wrong_delimiter_is_named() {
    let desk = Desk::new();
    desk.put("ideas.csv", "title;created;team\nA;2026-01-01;Ops\n");
    let said = desk.refused("import ideas.csv --recipe r.json --out w.json", "w.json");
    assert!(said.contains("separated by semicolons"), "{said}");
    // Where the recipe fits the one column by chance, every row is rejected, and that is said too.
    let one =
        r#"{"recipe":1,"idea":{"title":{"column":"title|created"},"created_on":{"column":"title|created"}}}"#;
    desk.put("one.json", one);
    desk.put("ideas.csv", "title|created\nA|2026-01-01\n");
    let (report, said) = desk.done("import ideas.csv --recipe one.json --out w.json");
    assert_eq!(report.get("ideas"), Some(&Value::Number(0.0)));
    assert!(said.contains("separated by vertical bars"), "{said}");
}

#[test]
fn a_recipe_that_does_not_fit_is_refused_before_any_row() {
    let desk = Desk::new();
    desk.put("ideas.csv", "title,created,team\nA,2026-01-01,Ops\n");
    for (recipe, word) in [
        ("{", "not JSON"),
        (r#"{"recipe":2}"#, "recipe"),
        (&RECIPE.replace("\"team\":", "\"squad\":"), "squad"),
        (&RECIPE.replace("{\"column\":\"team\"}", "{\"column\":\"squad\"}"), "squad"),
    ] {
        desk.put("r.json", recipe);
        let said = desk.refused("import ideas.csv --recipe r.json --out w.json", "w.json");
        assert!(said.contains(word), "{said}");
    }
    let said = desk.refused("import ideas.csv --out w.json", "w.json");
    assert!(said.contains("--recipe"), "{said}");
}

#[test]
fn records_without_history_come_in_with_what_is_odd_about_them() {
    let desk = Desk::new();
    desk.put(
        "old.json",
        r#"{"format":"pilotbook","version":1,"workspace":"k3v9","records":{
        "idea":[{"id":"idea:a","title":"A","created_on":"2026-02-30","team":"team:gone"},{"id":"team:b"},
            {"id":"idea:c","deleted":true}],
        "team":[{"id":"team:t","name":"Ops"}]}}"#,
    );
    let (report, _) = desk.done("import old.json --out w.json");
    let number = |report: &Value, key: &str| report.get(key).and_then(Value::as_number).unwrap();
    assert_eq!((number(&report, "new"), number(&report, "same")), (2.0, 0.0));
    assert_eq!(report.get("skipped").and_then(Value::as_list).map(<[Value]>::len), Some(2));
    assert_eq!(
        canonical(report.get("problems").unwrap()),
        r#"[{"code":"bad_value","field":"created_on","record":"idea:a"},{"code":"missing_reference","field":"team","record":"idea:a","target":"team:gone"}]"#
    );
    assert_eq!(text(&desk.get("w.json"), "workspace"), "k3v9");
    assert_eq!(desk.run("validate w.json").status.code(), Some(1));
    // Again: the same, and no step more.
    let (report, _) = desk.done("import old.json --into w.json --out again.json");
    assert_eq!(
        (number(&report, "new"), number(&report, "changed"), number(&report, "same")),
        (0.0, 0.0, 2.0)
    );
    assert_eq!(canonical(report.get("problems").unwrap()), "[]");
    assert_eq!(desk.get("w.json"), desk.get("again.json"));
    // With its history it is merged, not imported.
    let said = desk.refused("import w.json --out x.json", "x.json");
    assert!(said.contains("pilotbook merge"), "{said}");
    // Without it, it is no workspace.
    let said = desk.refused("metrics old.json", "x.json");
    assert!(said.contains("no_history"), "{said}");
}

#[test]
fn today_is_the_day_in_the_workspace_s_time_zone() {
    let desk = Desk::new();
    for (zone, day) in [("Pacific/Auckland", "2026-07-25"), ("Mars/Olympus", "2026-07-24")] {
        let file = format!(
            r#"{{"format":"pilotbook","version":1,"records":{{"workspace":[{{"id":"workspace:settings","time_zone":"{zone}"}}]}}}}"#
        );
        desk.put("zone.json", &file);
        desk.done("import zone.json --out w.json");
        let (metrics, _) = desk.done("metrics w.json");
        assert_eq!(text(&metrics, "as_of"), day);
    }
    for bad in ["--now yesterday validate w.json", "--actor xyz validate w.json"] {
        let arguments: Vec<&str> = bad.split(' ').collect();
        let mut command = Command::new(env!("CARGO_BIN_EXE_pilotbook"));
        let output = command.current_dir(desk.0.path()).args(arguments).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{bad}");
    }
}

#[test]
fn copies_merge_in_any_order_into_the_same_bytes() {
    let desk = Desk::new();
    desk.put("a.csv", "title,created,team\nCanary,2026-01-01,Ops\n");
    desk.put("b.csv", "title,created,team\nFlags,2026-01-02,Web\n");
    desk.done("import a.csv --recipe r.json --out base.json");
    desk.done("import b.csv --recipe r.json --into base.json --out left.json");
    let mut other = Command::new(env!("CARGO_BIN_EXE_pilotbook"));
    other.current_dir(desk.0.path()).args(["--now", "2026-07-25T00:00:00Z", "--actor", "fedcba9876543210"]);
    let right = "import b.csv --recipe r.json --into base.json --out right.json";
    assert!(other.args(right.split(' ')).output().unwrap().status.success());
    for (order, out) in
        [("left.json right.json base.json", "x.json"), ("right.json base.json left.json", "y.json")]
    {
        assert!(desk.run(&format!("merge {order} --out {out}")).status.success());
    }
    let bytes = |name: &str| std::fs::read(desk.path(name)).unwrap();
    assert_eq!(bytes("x.json"), bytes("y.json"));
    // Both imported the same rows: nothing stands against anything.
    let (report, _) = desk.done("validate x.json");
    assert_eq!(canonical(&report), r#"{"conflicts":[],"problems":[]}"#);
    // A workspace of somebody else is not mixed in by accident.
    desk.put("c.csv", "title,created,team\nOther,2026-01-03,Ops\n");
    let mut other = Command::new(env!("CARGO_BIN_EXE_pilotbook"));
    other.current_dir(desk.0.path()).args(["--now", "2026-07-25T00:00:00Z", "--actor", "fedcba9876543210"]);
    let foreign = "import c.csv --recipe r.json --out foreign.json";
    assert!(other.args(foreign.split(' ')).output().unwrap().status.success());
    let said = desk.refused("merge base.json foreign.json --out mixed.json", "mixed.json");
    assert!(said.contains("other_workspace"), "{said}");
    assert!(desk.run("merge base.json foreign.json --join --out mixed.json").status.success());
    let id = |name: &str| text(&desk.get(name), "workspace").to_owned();
    assert_eq!(id("mixed.json"), std::cmp::min(id("base.json"), id("foreign.json")));
}

/// A workspace in Vienna with three KPIs.
const KPIS: &str = r#"{"format":"pilotbook","version":1,"workspace":"k3v9","records":{
    "workspace":[{"id":"workspace:settings","time_zone":"Europe/Vienna"}],
    "kpi":[{"id":"kpi:a","name":"Uptime","unit":"%"},{"id":"kpi:b","name":"Releases","read_as":"share"},
        {"id":"kpi:c","name":"Pulse","read_as":"answers"}]}}"#;

/// What the table of a kind has in these columns, a line each.
fn columns(desk: &Desk, file: &str, kind: &str, names: &[&str]) -> Vec<String> {
    let output = desk.run(&format!("export {file} --kind {kind} --out table.csv"));
    assert!(output.status.success());
    let text = std::fs::read_to_string(desk.path("table.csv")).unwrap();
    let mut lines = text.lines().map(|line| line.split(',').collect::<Vec<_>>());
    let head = lines.next().unwrap();
    let places: Vec<usize> =
        names.iter().map(|name| head.iter().position(|cell| cell == name).unwrap()).collect();
    let mut rows: Vec<String> =
        lines.map(|cells| places.iter().map(|place| cells[*place]).collect::<Vec<_>>().join(" ")).collect();
    rows.sort();
    rows
}

#[test]
fn readings_come_in_by_a_recipe_and_again_change_nothing() {
    let desk = Desk::new();
    desk.put("kpis.json", KPIS);
    desk.done("import kpis.json --out w.json");
    desk.put(
        "readings.json",
        r#"{"recipe":1,"reading":{"kpi":{"column":"kpi"},"day":{"column":"day"},"value":{"column":"value"},
            "k":{"column":"k"},"n":{"column":"n"},"answers_4":{"column":"4"},"answers_5":{"column":"5"}}}"#,
    );
    desk.put(
        "readings.csv",
        "kpi,day,value,k,n,4,5\nUptime,2026-06-01,99.5%,,,,\nReleases,2026-06-02,,46,50,,\nPulse,2026-06-03,,,,3,4\n\
         Churn,2026-06-01,4,,,,\nReleases,2026-06-03,,51,50,,\nPulse,2026-07-01,,,,2,2\nUptime,2026-07-25,99,,,,\n",
    );
    let (report, said) = desk.done("import readings.csv --recipe readings.json --into w.json --out w2.json");
    assert_eq!(
        canonical(&report),
        r#"{"readings":3,"rejected":[{"reason":"reading.kpi is unknown","record":5},{"reason":"reading.k is above reading.n","record":6},{"reason":"reading.answers are fewer than its KPI asks for","record":7},{"reason":"reading.day is in the future","record":8}],"warnings":[]}"#
    );
    assert!(said.contains("No KPI here is called “Churn”."), "{said}");
    assert_eq!(
        columns(&desk, "w2.json", "reading", &["of", "day", "value", "k", "n", "answers_4", "answers_5"]),
        ["kpi:a 2026-06-01 99.5    ", "kpi:b 2026-06-02  46 50  ", "kpi:c 2026-06-03    3 4"]
    );
    desk.done("import readings.csv --recipe readings.json --into w2.json --out again.json");
    assert_eq!(desk.get("w2.json"), desk.get("again.json"));
    assert_eq!(desk.run("validate w2.json").status.code(), Some(0));
}

#[test]
fn issues_come_in_with_times_of_the_workspace_s_zone() {
    let desk = Desk::new();
    desk.put("kpis.json", KPIS);
    desk.done("import kpis.json --out w.json");
    desk.put(
        "issues.json",
        r#"{"recipe":1,"issue":{"key":{"column":"id"},"title":{"column":"what"},"team":{"column":"team"},
            "severity":{"column":"sev","values":{"high":2}},"opened_at":{"column":"opened"},
            "responded_at":{"column":"answered"},"resolved_at":{"column":"closed"}}}"#,
    );
    desk.put(
        "issues.csv",
        "id,what,team,sev,opened,answered,closed\n1,Slow login,Ops,high,2026-03-29,2026-03-30,2026-03-30T09:00:00-04:00\n\
         2,Old docs,Web,urgent,2026-01-05,,\n3,Odd,,,2026-01-05,,2026-01-04\n2,Twice,,,2026-01-05,,\n",
    );
    let (report, _) = desk.done("import issues.csv --recipe issues.json --into w.json --out w2.json");
    assert_eq!(
        canonical(&report),
        r#"{"issues":2,"rejected":[{"reason":"issue.resolved_at is before issue.opened_at","record":4},{"reason":"issue.key repeats","record":5}],"warnings":[{"field":"issue.severity","record":3,"value":"urgent"}]}"#
    );
    assert_eq!(
        columns(
            &desk,
            "w2.json",
            "issue",
            &["key", "title", "severity", "opened_at", "responded_at", "resolved_at"]
        ),
        [
            "1 Slow login 2 2026-03-28T23:00:00Z 2026-03-29T22:00:00Z 2026-03-30T13:00:00Z",
            "2 Old docs  2026-01-04T23:00:00Z  "
        ]
    );
    desk.done("import issues.csv --recipe issues.json --into w2.json --out again.json");
    assert_eq!(desk.get("w2.json"), desk.get("again.json"));
    // A mixture is refused before any row.
    desk.put("both.json", r#"{"recipe":1,"issue":{},"reading":{}}"#);
    let said = desk.refused("import issues.csv --recipe both.json --into w.json --out w3.json", "w3.json");
    assert!(said.contains(r#"the groups "issue" and "reading""#), "{said}");
}
