//! The rows.

use pilotbook_core::Date;
use pilotbook_core::exchange::recipe::Recipe;
use pilotbook_core::exchange::rows::{self, Here, RowIdentity, RowReader, RowsError, RowsReport};
use pilotbook_core::json::canonical;
use pilotbook_core::model::choice::{Decision, Triage, Verdict};

use super::recipe::recipe;
use super::said::said;

/// Reads a file that asks for nothing of the workspace.
pub fn read_rows(file: Vec<u8>, recipe: &Recipe) -> Result<RowsReport, RowsError> {
    rows::read_rows(file, recipe, &Here::empty(Date::LAST))
}

fn read(file: &str, idea: &str, groups: &str) -> RowsReport {
    read_rows(file.as_bytes().to_vec(), &recipe(idea, groups).unwrap()).unwrap()
}

#[test]
fn rejected_for_the_first_reason_that_holds() {
    let report = read(
        "t,c,k\n,2024-01-01,a\n,x,a\nA,,a\nA,soon,a\nA,2024-02-30,a\nA,2024-1-2,a\nB,2024-01-02,a\nB,2024-01-03,\n\
         C,2024-01-03,\nD,2024-01-04,b",
        r#","key":{"column":"k"}"#,
        "",
    );
    assert_eq!(
        said(&report),
        [
            "2 idea.title is empty",
            "3 idea.title is empty",
            "4 idea.created_on is empty",
            "5 idea.created_on is not a date",
            "6 idea.created_on is not a date",
            "8 idea.key repeats",
        ],
        "the key of a rejected row is free, and an empty key never repeats"
    );
    assert!(report.rows.iter().map(|row| row.record).eq([7, 9, 10, 11]));
    let keys: Vec<_> = report.rows.iter().map(|row| row.key()).collect();
    assert_eq!(keys, [Some("a"), None, None, Some("b")]);
    assert_eq!(
        canonical(&report.to_json()),
        r#"{"ideas":4,"outcomes":0,"pilots":0,"rejected":[{"reason":"idea.title is empty","record":2},{"reason":"idea.title is empty","record":3},{"reason":"idea.created_on is empty","record":4},{"reason":"idea.created_on is not a date","record":5},{"reason":"idea.created_on is not a date","record":6},{"reason":"idea.key repeats","record":8}],"warnings":[]}"#
    );
}

#[test]
fn dates() {
    let good = ["2023-9-18", "0001-01-01", "9999-12-31", "2024-2-29", "2024-02-29"];
    let bad = [
        "2023-02-30",
        "v1.30",
        "yyyy-mm-dd",
        "0000-01-01",
        "23-01-01",
        "02023-01-01",
        "2023-001-01",
        "2023-1",
        "2023-01-01T00:00",
        "2023/01/01",
        "-2023-01-01",
        "+202-01-01",
        "2023-1-1-1",
        "２０２３-01-01",
        "2023-13-1",
        "2023--1",
        "2023-01-",
    ];
    for text in good {
        assert!(read(&format!("t,c\nA, {text} "), "", "").rejected.is_empty(), "{text}");
    }
    for text in bad {
        assert_eq!(
            said(&read(&format!("t,c\nA,{text}"), "", "")),
            ["2 idea.created_on is not a date"],
            "{text}"
        );
    }
}

#[test]
fn texts_come_from_columns_joins_and_splits() {
    // Title, then the source of the team and what it gives for x, y, z.
    let cases: &[(&str, &str, Option<&str>)] = &[
        (r#"{"column":"x"}"#, "a,b,c", Some("a")),
        (r#"{"column":"x"}"#, ",b,c", None),
        (r#"{"columns":["x","y","z"]}"#, ",,c", Some("c")),
        (r#"{"columns":["z","y","x"]}"#, "a,b,", Some("b")),
        (r#"{"columns":["x","y"]}"#, ",", None),
        (r#"{"join":["y","x"]}"#, "a,b,c", Some("b/a")),
        (r#"{"join":["x","y","z"]}"#, "a,,c", None),
        (r#"{"column":"x","split":";"}"#, " ; a ;b,,", Some("a")),
        (r#"{"column":"x","split":";","take":2}"#, "a;b,,", Some("a")),
        (r#"{"column":"x","split":";"}"#, ";,,", None),
        (r#"{"columns":["x","y"],"split":";"}"#, ";,b,", None),
        (r#"{"join":["x","y"],"split":"/"}"#, "a,b,", Some("a")),
        (r#"{"column":"x","split":"--"}"#, "a-b--c,,", Some("a-b")),
    ];
    for (source, cells, expected) in cases {
        let report = read(&format!("t,c,x,y,z\nA,2024-01-01,{cells}"), &format!(r#","team":{source}"#), "");
        assert_eq!(report.ideas().next().unwrap().team.as_deref(), *expected, "{source} {cells}");
    }
    let lists: &[(&str, &str, &[&str])] = &[
        (r#"{"column":"x"}"#, "a;b,,", &["a;b"]),
        (r#"{"column":"x"}"#, ",,", &[]),
        (r#"{"column":"x","split":";"}"#, "a; ;b ;;c,,", &["a", "b", "c"]),
        (r#"{"column":"x","split":";","take":2}"#, ";a;b;c,,", &["a", "b"]),
        (r#"{"column":"x","split":";","take":1e30}"#, "a;b,,", &["a", "b"]),
        (r#"{"columns":["x","y"],"split":";"}"#, ",b;a,", &["b", "a"]),
        (r#"{"join":["x","y"],"split":";"}"#, "a;b,c;d,", &["a", "b/c", "d"]),
    ];
    for (source, cells, expected) in lists {
        let idea = format!(r#","supporting_teams":{source}"#);
        let report = read(&format!("t,c,x,y,z\nA,2024-01-01,{cells}"), &idea, "");
        assert_eq!(report.ideas().next().unwrap().supporting_teams, *expected, "{source} {cells}");
    }
}

#[test]
fn the_day_of_several_columns() {
    // The source of the pilot's start, the cells, the day, the text that is warned of.
    let cases: &[(&str, &str, Option<&str>, Option<&str>)] = &[
        (r#"{"column":"x"}"#, "2024-05-01,,", Some("2024-05-01"), None),
        (r#"{"column":"x"}"#, ",,", None, None),
        (r#"{"column":"x"}"#, "soon,,", None, Some("soon")),
        (r#"{"columns":["x","y","z"]}"#, "soon,,2024-05-01", Some("2024-05-01"), None),
        (r#"{"columns":["x","y","z"]}"#, ",soon,later", None, Some("soon")),
        (r#"{"column":"x","split":";"}"#, ";2024-05-01;2024-06-01,,", Some("2024-05-01"), None),
        (r#"{"column":"x","split":";"}"#, "soon;2024-06-01,,", None, Some("soon")),
        (r#"{"column":"x","split":";"}"#, ";,,", None, None),
        // Each cell is split before it is tried, so that the empty one doesn't stand in the way.
        (r#"{"columns":["x","y"],"split":";"}"#, ";,2024-05-01;x,", Some("2024-05-01"), None),
        (r#"{"columns":["x","y"],"split":";"}"#, "a;2024-01-01,b;c,", None, Some("a")),
        (r#"{"join":["x","y"],"split":"/"}"#, "2024-05-01,b,", Some("2024-05-01"), None),
        (r#"{"join":["x","y"]}"#, "2024-05-01,b,", None, Some("2024-05-01/b")),
        (r#"{"join":["x","y"]}"#, "2024-05-01,,", None, None),
    ];
    for (source, cells, expected, warned) in cases {
        let groups = format!(r#","pilot":{{"started_on":{source}}}"#);
        let report = read(&format!("t,c,x,y,z\nA,2024-01-01,{cells}"), "", &groups);
        let started_on =
            report.ideas().next().unwrap().pilot.as_ref().map(|pilot| pilot.started_on.to_string());
        assert_eq!(started_on.as_deref(), *expected, "{source} {cells}");
        let warnings: Vec<_> = report.warnings.iter().map(|w| (w.field.name(), w.value.as_str())).collect();
        assert_eq!(warnings, warned.map(|text| ("pilot.started_on", text)).into_iter().collect::<Vec<_>>());
    }
    // The same for the idea's day, where the row is rejected instead.
    let file = "t,c,x,y\nA,,soon,2024-01-01\nA,,,\nA,,soon,\n";
    let recipe = r#"{"recipe":1,"idea":{"title":{"column":"t"},"created_on":{"columns":["x","y"]}}}"#;
    let recipe = Recipe::parse(recipe.as_bytes()).unwrap();
    let report = read_rows(file.as_bytes().to_vec(), &recipe).unwrap();
    assert_eq!(said(&report), ["3 idea.created_on is empty", "4 idea.created_on is not a date"]);
}

#[test]
fn words() {
    // The rest of triage's source, the cell, the triage, whether it is warned of.
    let values = r#","values":{" Go ":"shortlisted","NO":"declined","?":null}"#;
    let otherwise = r#","values":{"go":"shortlisted"},"otherwise":"parked""#;
    let cases = [
        ("", "new", Some(Triage::New), false),
        ("", "PARKED", Some(Triage::Parked), false),
        ("", "maybe", None, true),
        ("", "", None, false),
        (r#","otherwise":"declined""#, "maybe", Some(Triage::Declined), true),
        (r#","otherwise":"declined""#, "", None, false),
        (r#","otherwise":null"#, "maybe", None, true),
        (values, "go", Some(Triage::Shortlisted), false),
        (values, "no", Some(Triage::Declined), false),
        (values, "?", None, false),
        (values, "new", None, true),
        (otherwise, "x", Some(Triage::Parked), true),
        (otherwise, "", None, false),
        (r#","values":{}"#, "new", None, true),
        (r#","values":{"É":"new"}"#, "é", None, true),
        (r#","split":";""#, ";new;x", Some(Triage::New), false),
        (r#","split":";""#, ";", None, false),
        (r#","split":";""#, "x;new", None, true),
    ];
    for (rest, cell, expected, warned) in cases {
        let idea = format!(r#","triage":{{"column":"x"{rest}}}"#);
        let report = read(&format!("t,c,x\nA,2024-01-01,{cell}"), &idea, "");
        assert_eq!(report.ideas().next().unwrap().triage, expected, "{rest} {cell}");
        assert_eq!(!report.warnings.is_empty(), warned, "{rest} {cell}");
    }
}

const PILOTS: &str = r#","pilot":{"started_on":{"column":"p"}},
    "outcome":{"verdict":{"column":"v","values":{"ok":"succeeded","no":"failed","-":null},"otherwise":null},
               "decided_on":{"columns":["d","e"]},"decision":{"column":"x"}}"#;

#[test]
fn what_was_not_reached_makes_no_warning() {
    let idea = r#","triage":{"column":"z"}"#;
    // Cells p, v, d, e, x, z; then what is said.
    let cases: &[(&str, &[&str])] = &[
        ("2024-02-01,ok,2024-03-01,,adopt,new", &[]),
        ("soon,?,?,?,?,?", &[r#"2 idea.triage "?""#, r#"2 pilot.started_on "soon""#]),
        (",?,?,?,?,", &[]),
        ("2024-02-01,?,?,?,?,", &[r#"2 outcome.verdict "?""#]),
        ("2024-02-01,-,?,?,?,", &[]),
        ("2024-02-01,,?,?,?,", &[]),
        ("2024-02-01,ok,,,?,", &[r#"2 outcome.decided_on """#]),
        ("2024-02-01,ok,,later,?,", &[r#"2 outcome.decided_on "later""#]),
        ("2024-02-01,ok,a,b,?,", &[r#"2 outcome.decided_on "a""#]),
        ("2024-02-01,ok,a,2024-03-01,?,?", &[r#"2 idea.triage "?""#, r#"2 outcome.decision "?""#]),
    ];
    for (cells, expected) in cases {
        let report = read(&format!("t,c,p,v,d,e,x,z\nA,2024-01-01,{cells}"), idea, PILOTS);
        assert_eq!(said(&report), *expected, "{cells}");
    }
    let report = read("t,c,p,v,d,e,x,z\n,2024-01-01,soon,?,?,?,?,?", idea, PILOTS);
    assert_eq!(said(&report), ["2 idea.title is empty"], "a rejected row is not read further");
}

#[test]
fn warnings_come_by_record_and_field() {
    let idea = r#","triage":{"column":"z"}"#;
    let groups = r#","pilot":{"started_on":{"columns":["p"]}},"outcome":{"verdict":{"column":"v","otherwise":"failed"},
        "decided_on":{"column":"d"},"decision":{"column":"x","otherwise":"drop"}}"#;
    let report = read(
        "t,c,p,v,d,x,z\nA,2024-01-01,2024-02-01,a,2024-03-01,b,c\nB,2024-01-01,2024-02-01,a,b,c,d",
        idea,
        groups,
    );
    assert_eq!(
        said(&report),
        [
            r#"2 idea.triage "c""#,
            r#"2 outcome.verdict "a""#,
            r#"2 outcome.decision "b""#,
            r#"3 idea.triage "d""#,
            r#"3 outcome.verdict "a""#,
            r#"3 outcome.decided_on "b""#,
        ]
    );
    let outcome = report.ideas().next().unwrap().outcome().unwrap();
    assert_eq!((outcome.verdict, outcome.decision), (Verdict::Failed, Some(Decision::Drop)));
    // Without a date the outcome is left out and the pilot runs.
    let second = report.ideas().nth(1).unwrap();
    assert!(second.pilot.is_some() && second.outcome().is_none());
    assert_eq!((report.pilots(), report.outcomes()), (2, 1));
}

#[test]
fn a_verdict_without_any_source_of_a_day_is_warned_of() {
    let groups = r#","pilot":{"started_on":{"column":"p"}},"outcome":{"verdict":{"column":"v"}}"#;
    let report = read("t,c,p,v\nA,2024-01-01,2024-02-01,failed", "", groups);
    assert_eq!(said(&report), [r#"2 outcome.decided_on """#]);
    let report = read("t,c,v\nA,2024-01-01,failed", "", r#","outcome":{"verdict":{"column":"v"}}"#);
    assert!(said(&report).is_empty(), "no pilot, so nothing was reached");
}

#[test]
fn keyless_rows_are_counted_by_title_and_day() {
    let file =
        "t,c,k\nA,2024-01-01,\nA,2024-1-1,\nA,2024-01-02,\nB,2024-01-01,\nA,2024-01-01,k\nA,2024-01-01,\n";
    let report = read(file, r#","key":{"column":"k"}"#, "");
    let found: Vec<_> = report.rows.into_iter().map(|row| row.identity).collect();
    let nth = RowIdentity::Nth;
    assert_eq!(found, [nth(1), nth(2), nth(1), nth(1), RowIdentity::Key("k".to_owned()), nth(3)]);
}

#[test]
fn missing_cells_are_empty_and_surplus_ones_ignored() {
    let report = read("t,c,z\nA\nA,2024-01-01\nA,2024-01-01,new,x,y", r#","triage":{"column":"z"}"#, "");
    assert_eq!(said(&report), ["2 idea.created_on is empty"]);
    assert_eq!(report.ideas().map(|row| row.triage).collect::<Vec<_>>(), [None, Some(Triage::New)]);
}

#[test]
fn rejected_rows_can_be_mended_and_imported() {
    let report = read("t,c\n\"a, \"\"b\"\"\",soon\n,2024-01-01,more\nB,2024-01-01", "", "");
    let file = report.rejected_csv();
    assert_eq!(
        file,
        "t,c,,reason\r\n\"a, \"\"b\"\"\",soon,,idea.created_on is not a date\r\n,2024-01-01,more,idea.title is empty\r\n"
    );
    let mended = read(&file.replace("soon", "2024-02-01"), "", "");
    assert_eq!((mended.rows.len(), mended.ideas().next().unwrap().title.as_str()), (1, "a, \"b\""));
    let again = read("t,c,reason\n,,x", "", "").rejected_csv();
    assert!(again.starts_with("t,c,reason,reason 2\r\n"), "{again}");
}

#[test]
fn a_file_that_another_delimiter_separates() {
    let recipe = r#"{"recipe":1,"idea":{"title":{"column":"t;c"},"created_on":{"column":"t;c"}}}"#;
    let recipe = Recipe::parse(recipe.as_bytes()).unwrap();
    let report = read_rows(b"t;c\nA;2024-01-01\n".to_vec(), &recipe).unwrap();
    assert!(report.delimiter_hint().unwrap().contains("semicolons"));
    assert_eq!(read("t,c\nA,x", "", "").delimiter_hint(), None);
    assert_eq!(read("t,c\n", "", "").delimiter_hint(), None);
}

#[test]
fn reading_in_steps_gives_the_same() {
    let file = include_bytes!("../../../../tests/data/kep.csv");
    let recipe = include_bytes!("../../../../tests/data/kep.recipe.json");
    let recipe = Recipe::parse(recipe).unwrap();
    let mut reader = RowReader::new(file.to_vec(), &recipe, &Here::empty(Date::LAST)).unwrap();
    let mut before = reader.progress();
    assert!(!before.finished && before.total_bytes == file.len());
    loop {
        let progress = reader.step(100).unwrap();
        assert!(progress.done_bytes > before.done_bytes || progress.finished);
        before = progress;
        if progress.finished {
            break;
        }
    }
    assert_eq!(before.done_bytes, before.total_bytes);
    assert_eq!(reader.finish().unwrap(), read_rows(file.to_vec(), &recipe).unwrap());
}
