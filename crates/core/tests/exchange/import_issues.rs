//! Tables of issues: which rows are taken and why not, and what is written of them.

use pilotbook_core::exchange::recipe::{Recipe, RecipeField};
use pilotbook_core::exchange::rows::{Here, Reason, RowsReport, read_rows};
use pilotbook_core::json::canonical;
use pilotbook_core::model::Book;
use pilotbook_core::model::ids::{computed, named};
use pilotbook_core::{Date, Time, Value};

use super::said::said;
use super::ship::{Ship, id};

const RECIPE: &str = r#"{"recipe":1,"issue":{"key":{"column":"key"},"title":{"column":"title"},
    "team":{"column":"team","split":";"},"type":{"column":"type"},
    "severity":{"column":"severity","values":{"Blocker":1,"2":2,"low":4,"?":null},"otherwise":3},
    "opened_at":{"column":"opened"},"responded_at":{"column":"answered"},"resolved_at":{"column":"resolved"}}}"#;

fn read(ship: &Ship, lines: &str) -> RowsReport {
    ship.read(RECIPE, &format!("key,title,team,type,severity,opened,answered,resolved\n{lines}"))
}

#[test]
fn rejected_for_the_first_reason_that_holds() {
    let ship = Ship::new(1);
    let report = read(
        &ship,
        "a,,,,,x,x,x\na,A,,,,,x,x\na,A,,,,soon,x,x\na,A,,,,2026-06-01T10:00:00,,\n\
         a,A,,,,2026-06-01T10:00:00Z,2026-06-01T09:59:59Z,2026-06-01T09:00:00Z\n\
         a,A,,,?,2026-06-01T10:00:00Z,x,2026-06-01\n\
         a,A,,,,2026-06-01T10:00:00Z,2026-06-01T12:00:00+02:00,2026-06-01T10:00:00Z\n\
         a,B,,,weird,2026-06-02,x,x\n,B,,,,2026-06-02,,\n,B,,,,2026-06-02,,\n",
    );
    assert_eq!(
        said(&report),
        [
            "2 issue.title is empty",
            "3 issue.opened_at is empty",
            "4 issue.opened_at is not a time",
            "5 issue.opened_at is not a time",
            "6 issue.responded_at is before issue.opened_at",
            "7 issue.resolved_at is before issue.opened_at",
            "9 issue.key repeats",
        ],
        "the key of a rejected row is free, and what a rejected row says makes no warning"
    );
    assert_eq!(report.rows.iter().map(|row| row.record).collect::<Vec<_>>(), [8, 10, 11]);
    assert_eq!(report.rejected[3].reason, Reason::NotATime(RecipeField::OpenedAt));
}

#[test]
fn texts_that_are_not_known_are_warned_of_and_left_out() {
    let ship = Ship::new(1);
    let report = read(
        &ship,
        "a,A,,outage,weird,2026-06-01,later,open\nb,B,,INCIDENT,blocker,2026-06-01,,\nc,C,,,?,2026-06-01,,\nd,D,,,,2026-06-01,,\n",
    );
    assert_eq!(
        said(&report),
        [
            r#"2 issue.type "outage""#,
            r#"2 issue.severity "weird""#,
            r#"2 issue.responded_at "later""#,
            r#"2 issue.resolved_at "open""#
        ]
    );
    let told: Vec<String> = report.warnings.iter().map(ToString::to_string).collect();
    assert_eq!(told[1], "Record 2: issue.severity “weird” is none of the texts that have a meaning");
    assert_eq!(
        told[2],
        "Record 2: issue.responded_at “later” is not a time (a time is written 2026-03-31T09:30:00Z, or as the date \
         2026-03-31); it stays empty"
    );
    let shown: Vec<[String; 3]> = report
        .rows
        .iter()
        .map(|row| {
            [RecipeField::IssueType, RecipeField::IssueSeverity, RecipeField::ResolvedAt]
                .map(|f| row.shown(f))
        })
        .collect();
    let expected = [["", "3", ""], ["Incident", "1", ""], ["", "", ""], ["", "", ""]];
    assert_eq!(shown, expected.map(|row| row.map(str::to_owned)));
    // Without values a severity is its number, and nothing else.
    let plain = r#"{"recipe":1,"issue":{"title":{"column":"t"},"opened_at":{"column":"o"},"severity":{"column":"s"}}}"#;
    let report =
        ship.read(plain, "t,o,s\nA,2026-06-01,4\nA,2026-06-01,0\nA,2026-06-01,5\nA,2026-06-01,high\n");
    assert_eq!(
        said(&report),
        [r#"3 issue.severity "0""#, r#"4 issue.severity "5""#, r#"5 issue.severity "high""#]
    );
    assert_eq!(
        canonical(&report.to_json()),
        r#"{"issues":4,"rejected":[],"warnings":[{"field":"issue.severity","record":3,"value":"0"},{"field":"issue.severity","record":4,"value":"5"},{"field":"issue.severity","record":5,"value":"high"}]}"#
    );
}

#[test]
fn a_date_is_the_start_of_its_day_in_the_workspace_s_zone() {
    const HOUR: i64 = 3600;
    // The day, the zone before and after an instant, and where the day starts.
    for (day, before, change, after, expected) in [
        ("2026-3-28", HOUR, "2026-03-29T01:00:00Z", 2 * HOUR, "2026-03-27T23:00:00Z"),
        ("2026-03-29", HOUR, "2026-03-29T01:00:00Z", 2 * HOUR, "2026-03-28T23:00:00Z"),
        ("2026-03-30", HOUR, "2026-03-29T01:00:00Z", 2 * HOUR, "2026-03-29T22:00:00Z"),
        // Clocks put forward at midnight, as in Beirut: the day begins at 01:00.
        ("2026-03-29", 2 * HOUR, "2026-03-28T22:00:00Z", 3 * HOUR, "2026-03-28T22:00:00Z"),
        // Put back at 01:00, as in Havana: midnight comes twice, the first counts.
        ("2026-11-01", -4 * HOUR, "2026-11-01T05:00:00Z", -5 * HOUR, "2026-11-01T04:00:00Z"),
        // From 23:30 to 00:30, as in Toronto in 1919.
        ("1919-03-31", -5 * HOUR, "1919-03-31T04:30:00Z", -4 * HOUR, "1919-03-31T04:30:00Z"),
        // A day that Samoa left out begins when the next one does.
        ("2011-12-30", -10 * HOUR, "2011-12-30T10:00:00Z", 14 * HOUR, "2011-12-30T10:00:00Z"),
        ("0001-01-01", HOUR, "2026-03-29T01:00:00Z", HOUR, "0001-01-01T00:00:00Z"),
        ("9999-12-31", HOUR, "2026-03-29T01:00:00Z", HOUR, "9999-12-30T23:00:00Z"),
    ] {
        let change = Time::parse(change).unwrap();
        let ahead = move |time: Time| if time < change { before } else { after };
        let here = Here::of(&Book::default(), Date::FIRST, ahead);
        let recipe = r#"{"recipe":1,"issue":{"title":{"column":"t"},"opened_at":{"column":"o"}}}"#;
        let file = format!("t,o\nA,{day}\nB,{day}\n");
        let report = read_rows(file.into_bytes(), &Recipe::parse(recipe.as_bytes()).unwrap(), &here).unwrap();
        for row in &report.rows {
            assert_eq!(row.shown(RecipeField::OpenedAt), expected, "{day}");
        }
        assert_eq!(report.rows.len(), 2);
    }
}

#[test]
fn an_issue_is_written_with_its_teams_and_times_in_utc() {
    let mut ship = Ship::new(1);
    let report = read(
        &ship,
        "K-1,Login is slow,Ops;Web,incident,2,2026-06-01T10:00:00+02:00,2026-06-01 08:30:00.5Z,2026-06-02\n",
    );
    let plan = ship.take(&report);
    assert_eq!((plan.new, plan.changed, plan.same), (1, 0, 0));
    let issue = id(&format!("issue:{}", computed(vec!["issue".into(), "K-1".into()])));
    for (field, text) in [
        ("key", "K-1"),
        ("title", "Login is slow"),
        ("type", "incident"),
        ("opened_at", "2026-06-01T08:00:00Z"),
        ("responded_at", "2026-06-01T08:30:00Z"),
        ("resolved_at", "2026-06-01T22:00:00Z"),
    ] {
        assert_eq!(ship.text(&issue, field), text);
    }
    assert_eq!(ship.value(&issue, "severity"), Some(&Value::Number(2.0)));
    for team in ["Ops", "Web"] {
        let element = format!("teams/{}", named("team", team).unwrap());
        assert_eq!(ship.value(&issue, &element), Some(&Value::Bool(true)));
    }
}

#[test]
fn an_update_writes_what_differs_adds_teams_and_clears_nothing() {
    let mut ship = Ship::new(1);
    let report = read(&ship, "K-1,Slow,Ops,question,2,2026-06-01,2026-06-02,\n");
    ship.take(&report);
    let issue = ship.book.snapshot().live_of_kind("issue").next().unwrap().0.clone();
    let web = named("team", "Web").unwrap();
    ship.set(&issue, &format!("teams/{web}"), "true");
    let report = read(&ship, "K-1,Slow,Docs,,,2026-06-01,,2026-06-03\nK-2,Other,Ops,,,2026-06-01,,\n");
    let plan = ship.take(&report);
    assert_eq!((plan.new, plan.changed, plan.same), (1, 1, 0));
    let written: Vec<String> = plan.change.set[&issue].keys().map(ToString::to_string).collect();
    assert_eq!(written, ["resolved_at".to_owned(), format!("teams/{}", named("team", "Docs").unwrap())]);
    assert_eq!(
        ship.table("issue", &["key", "type", "severity", "responded_at", "resolved_at"]),
        ["K-1 question 2 2026-06-01T22:00:00Z 2026-06-02T22:00:00Z", "K-2 - - - -"]
    );
    for team in ["Ops", "Web", "Docs"] {
        let element = format!("teams/{}", named("team", team).unwrap());
        assert_eq!(ship.value(&issue, &element), Some(&Value::Bool(true)), "{team}");
    }
}

#[test]
fn without_a_key_an_issue_is_known_by_title_time_and_place() {
    let mut ship = Ship::new(1);
    let three = ",Slow,,,,2026-06-01,,\n,Slow,,,,2026-06-01,,\n,Slow,,,,2026-06-02,,\n";
    let report = read(&ship, three);
    assert_eq!(ship.take(&report).new, 3);
    let parts = |time: &str, n: usize| {
        id(&format!("issue:{}", computed(vec!["issue".into(), "Slow".into(), time.into(), n.into()])))
    };
    for issue in
        [parts("2026-05-31T22:00:00Z", 1), parts("2026-05-31T22:00:00Z", 2), parts("2026-06-01T22:00:00Z", 1)]
    {
        assert!(ship.book.snapshot().live(&issue).is_some());
    }
    // The same instant written otherwise is the same issue.
    let report = read(&ship, ",Slow,,,1,2026-06-01T00:00:00+02:00,,\n");
    let plan = ship.take(&report);
    assert_eq!((plan.new, plan.changed), (0, 1));
    assert_eq!(ship.table("issue", &["title"]).len(), 3);
}

#[test]
fn a_live_issue_of_that_key_is_matched_and_of_several_the_least() {
    let mut ship = Ship::new(1);
    for local in ["bbb", "aaa"] {
        let issue = id(&format!("issue:{local}"));
        for (field, value) in [("exists", "true"), ("key", r#""K-1""#), ("title", r#""Typed""#)] {
            ship.set(&issue, field, value);
        }
    }
    let report = read(&ship, "K-1,From the tracker,,,,2026-06-01,,\n");
    ship.take(&report);
    assert_eq!(ship.text(&id("issue:aaa"), "title"), "From the tracker");
    assert_eq!(ship.text(&id("issue:bbb"), "title"), "Typed");
}

#[test]
fn a_title_that_no_record_can_hold_is_left_out_and_named() {
    let mut ship = Ship::new(1);
    let large = "x".repeat(1 << 20);
    let report = read(&ship, &format!("K-1,Fine,{large},,,2026-06-01,,\n"));
    assert_eq!(ship.take(&report).too_large, [(2, "issue.team")]);
}
