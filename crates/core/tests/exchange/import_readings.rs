//! Tables of readings: which rows are taken and why not, and what is written of them.

use pilotbook_core::Value;
use pilotbook_core::exchange::import_rows::plan_rows;
use pilotbook_core::exchange::rows::RowsReport;
use pilotbook_core::json::canonical;
use pilotbook_core::model::ids::{Ids, computed};

use super::ship::{Ship, id};

const RECIPE: &str = r#"{"recipe":1,"reading":{"kpi":{"column":"kpi"},"day":{"column":"day"},
    "value":{"column":"value"},"k":{"column":"k"},"n":{"column":"n"},"note":{"column":"note"}}}"#;

const ANSWERS: &str = r#"{"recipe":1,"reading":{"kpi":{"column":"kpi"},"day":{"column":"day"},
    "answers_0":{"column":"0"},"answers_1":{"column":"1"},"answers_2":{"column":"2"},"answers_5":{"column":"5"},
    "answers_10":{"column":"10"}}}"#;

/// A workspace with a KPI of each form.
fn ship() -> Ship {
    let mut ship = Ship::new(1);
    ship.kpi("kpi:uptime", r#""name":"Uptime","unit":"%""#);
    ship.kpi("kpi:leads", r#""name":"Leads","unit":"people","read_as":"value""#);
    ship.kpi("kpi:releases", r#""name":"Releases","read_as":"share""#);
    ship.kpi("kpi:csat", r#""name":"CSAT","read_as":"answers","metric":"survey.csat""#);
    ship.kpi("kpi:nps", r#""name":"NPS","read_as":"answers","metric":"survey.nps","threshold":3"#);
    ship.kpi("kpi:pulse", r#""name":"Pulse","read_as":"answers","threshold":1"#);
    ship.kpi("kpi:fed", r#""name":"Concluded","read_as":"metric","metric":"pilots.concluded""#);
    ship.kpi("kpi:gone", r#""name":"Gone""#);
    ship.set(&id("kpi:gone"), "exists", "false");
    ship
}

fn values(ship: &Ship, lines: &str) -> RowsReport {
    ship.read(RECIPE, &format!("kpi,day,value,k,n,note\n{lines}"))
}

fn answers(ship: &Ship, lines: &str) -> RowsReport {
    ship.read(ANSWERS, &format!("kpi,day,0,1,2,5,10\n{lines}"))
}

/// Why the one row is rejected; empty where it is taken.
fn reason(report: &RowsReport) -> String {
    assert_eq!(report.rows.len() + report.rejected.len(), 1);
    assert!(report.warnings.is_empty());
    report.rejected.first().map(|row| row.reason.to_string()).unwrap_or_default()
}

#[test]
fn rejected_for_the_first_reason_that_holds() {
    let ship = ship();
    for (line, expected) in [
        (",x,x", "reading.kpi is empty"),
        ("uptime,x,x", "reading.kpi is unknown"),
        ("Gone,x,x", "reading.kpi is unknown"),
        ("Concluded,x,x", "reading.kpi is fed by a metric"),
        ("Uptime,,x", "reading.day is empty"),
        ("Uptime,soon,x", "reading.day is not a date"),
        ("Uptime,2026-06-13,x", "reading.day is in the future"),
        ("Uptime,2026-06-12,,1,2", "reading.value is empty"),
        ("Uptime,2026-06-12,x", "reading.value is not a number"),
        ("Uptime,2026-06-12,\"99,5\"", "reading.value is not a number"),
        ("Uptime,2026-06-12,99.5", ""),
        ("Uptime,2026-6-1,99.5 %,x,x", ""),
        ("Leads,2026-06-12,99.5%", "reading.value is not a number"),
        ("Leads,2026-06-12,-3", ""),
        ("Leads,2026-06-12,40 people", ""),
        ("Leads,2026-06-12,people", "reading.value is not a number"),
        ("Leads,2026-06-12,1.2E+03", ""),
        ("Releases,2026-06-12,5,,", "reading.k is empty"),
        ("Releases,2026-06-12,,5,", "reading.n is empty"),
        ("Releases,2026-06-12,,1.5,2", "reading.k is not a whole number from 0"),
        ("Releases,2026-06-12,,-1,2", "reading.k is not a whole number from 0"),
        ("Releases,2026-06-12,,1,all", "reading.n is not a whole number from 0"),
        ("Releases,2026-06-12,,0,0", "reading.n is 0"),
        ("Releases,2026-06-12,,3,2", "reading.k is above reading.n"),
        ("Releases,2026-06-12,x,2.0,2", ""),
        ("CSAT,2026-06-12,4", "reading.answers are empty"),
    ] {
        assert_eq!(reason(&values(&ship, line)), expected, "{line}");
    }
    for (line, expected) in [
        ("CSAT,2026-06-12,,,,,", "reading.answers are empty"),
        ("CSAT,2026-06-12,,1,x,y,", "reading.answers_2 is not a whole number from 0"),
        ("CSAT,2026-06-12,,1,1.5,3,", "reading.answers_2 is not a whole number from 0"),
        ("CSAT,2026-06-12,1,3,3,3,", "reading.answers_0 is no answer of its KPI"),
        ("CSAT,2026-06-12,,3,3,3,1", "reading.answers_10 is no answer of its KPI"),
        ("CSAT,2026-06-12,0,2,2,0,0", "reading.answers are fewer than its KPI asks for"),
        ("CSAT,2026-06-12,0,2,2,1,0", ""),
        ("NPS,2026-06-12,1,,,,1", "reading.answers are fewer than its KPI asks for"),
        ("NPS,2026-06-12,1,,,,2", ""),
        ("Pulse,2026-06-12,,1,1,,", "reading.answers are fewer than its KPI asks for"),
        ("Pulse,2026-06-12,0,1,1,1,", ""),
        ("Uptime,2026-06-12,,1,1,1,", "reading.value is empty"),
    ] {
        assert_eq!(reason(&answers(&ship, line)), expected, "{line}");
    }
}

#[test]
fn two_values_of_a_day_contradict_and_counts_add_up() {
    let ship = ship();
    let report = values(
        &ship,
        "Uptime,2026-06-01,x\nUptime,2026-06-01,99\nUptime,2026-6-1,98\nLeads,2026-06-01,3\nUptime,2026-06-02,97\n\
         Releases,2026-06-01,,1,2\nReleases,2026-06-01,,1,2\n",
    );
    let rejected: Vec<String> =
        report.rejected.iter().map(|row| format!("{} {}", row.record, row.reason)).collect();
    assert_eq!(
        rejected,
        ["2 reading.value is not a number", "4 reading.day repeats"],
        "the day of a rejected row is free"
    );
    assert_eq!(
        canonical(&report.to_json()),
        r#"{"readings":5,"rejected":[{"reason":"reading.value is not a number","record":2},{"reason":"reading.day repeats","record":4}],"warnings":[]}"#
    );
}

#[test]
fn names_that_no_kpi_has_are_told() {
    let ship = ship();
    let report =
        values(&ship, "Churn,2026-06-01,1\nUptime,2026-06-01,1\nChurn,2026-06-02,1\nGone,2026-06-02,1\n");
    let note = report.unknown_note().unwrap();
    assert!(note.starts_with("No KPI here is called “Churn”, “Gone”. "), "{note}");
    assert_eq!(values(&ship, "Uptime,2026-06-01,1\n").unknown_note(), None);
    let many: String = (0..12).map(|n| format!("K{n},2026-06-01,1\n")).collect();
    assert!(values(&ship, &many).unknown_note().unwrap().contains("“K9” and 2 more."));
}

#[test]
fn each_form_is_written_with_its_day_and_note() {
    let mut ship = ship();
    let plan = {
        let report = values(
            &ship,
            "Uptime,2026-6-1,99.5,,,dip\nReleases,2026-06-01,x,46,50,\nUptime,2026-06-02,-0,,,\n",
        );
        ship.take(&report)
    };
    assert_eq!((plan.new, plan.changed, plan.same, plan.change.what.as_str()), (3, 0, 0, "Import table.csv"));
    assert_eq!(
        ship.table("reading", &["of", "day", "value", "k", "n", "note"]),
        [
            "kpi:releases 2026-06-01 - 46 50 -",
            "kpi:uptime 2026-06-01 99.5 - - dip",
            "kpi:uptime 2026-06-02 0 - - -"
        ]
    );
    let own = |kpi: &str, day: &str, n: usize| {
        let parts: Vec<Value> = vec!["reading".into(), kpi.into(), day.into(), n.into()];
        id(&format!("reading:{}", computed(parts)))
    };
    assert_eq!(ship.text(&own("kpi:uptime", "2026-06-01", 1), "note"), "dip");
    // Answers that could be given and nobody gave are counted 0; others are not written.
    let report = answers(&ship, "CSAT,2026-06-01,,1,,4,\nNPS,2026-06-01,,1,,4,\n");
    ship.take(&report);
    let fields = ["answers_0", "answers_1", "answers_4", "answers_5", "answers_6", "answers_10"];
    let shown = |kpi: &str| {
        let reading = own(kpi, "2026-06-01", 1);
        fields.map(|field| ship.value(&reading, field).and_then(Value::as_number))
    };
    let some = |number: i32| Some(f64::from(number));
    assert_eq!(shown("kpi:csat"), [None, some(1), some(0), some(4), None, None]);
    assert_eq!(shown("kpi:nps"), [some(0), some(1), some(0), some(4), some(0), some(0)]);
}

#[test]
fn an_update_writes_what_differs_and_never_doubles() {
    let mut ship = ship();
    let first =
        values(&ship, "Uptime,2026-06-01,99,,,why\nReleases,2026-06-01,,1,2\nReleases,2026-06-01,,3,4\n");
    ship.take(&first);
    let report =
        values(&ship, "Uptime,2026-06-01,98,,,\nReleases,2026-06-01,,1,2\nReleases,2026-06-01,,4,4\n");
    let plan = ship.take(&report);
    assert_eq!((plan.new, plan.changed, plan.same), (0, 2, 1));
    assert_eq!(
        ship.table("reading", &["of", "value", "k", "n", "note"]),
        ["kpi:releases - 1 2 -", "kpi:releases - 4 4 -", "kpi:uptime 98 - - why"],
        "an empty note clears nothing"
    );
    // Counts are one value: an empty cell is 0.
    let report = answers(&ship, "NPS,2026-06-01,1,2,,,3\n");
    ship.take(&report);
    let report = answers(&ship, "NPS,2026-06-01,,5,,,\n");
    ship.take(&report);
    let counts = ["answers_0", "answers_1", "answers_10"];
    assert!(ship.table("reading", &counts).contains(&"0 5 0".to_owned()));
}

#[test]
fn a_reading_typed_by_hand_is_that_of_its_day_and_form() {
    let mut ship = ship();
    let typed = |ship: &mut Ship, local: &str, fields: &[(&str, &str)]| {
        let reading = id(&format!("reading:{local}"));
        for (field, value) in [("exists", "true"), ("of", r#""kpi:uptime""#), ("day", r#""2026-06-01""#)] {
            ship.set(&reading, field, value);
        }
        for (field, value) in fields {
            ship.set(&reading, field, value);
        }
    };
    // One of the same form, one from when the KPI was read as k of n.
    typed(&mut ship, "bbb", &[("value", "90")]);
    typed(&mut ship, "aaa", &[("k", "1"), ("n", "2")]);
    let report = values(&ship, "Uptime,2026-06-01,91\n");
    let plan = ship.take(&report);
    assert_eq!((plan.new, plan.changed), (0, 1));
    assert_eq!(ship.table("reading", &["value", "k"]), ["- 1", "91 -"]);
}

#[test]
fn of_kpis_of_one_name_the_least_id_is_read() {
    let mut ship = ship();
    ship.kpi("kpi:another", r#""name":"Uptime""#);
    let report = values(&ship, "Uptime,2026-06-01,91\n");
    ship.take(&report);
    assert_eq!(ship.table("reading", &["of"]), ["kpi:another"]);
}

#[test]
fn what_lies_in_the_trash_comes_back_and_undo_takes_all_of_it() {
    let mut ship = ship();
    let report = values(&ship, "Uptime,2026-06-01,91\nUptime,2026-06-02,92\n");
    ship.take(&report);
    let step = ship.journal.last_stamp().unwrap();
    let reading = ship.book.snapshot().live_of_kind("reading").next().unwrap().0.clone();
    ship.set(&reading, "exists", "false");
    assert_eq!(ship.take(&report).restored, [reading]);
    let second = ship.journal.last_stamp().unwrap();
    for step in [second, step] {
        ship.set(&id(&format!("tx:{step}")), "retracted", "true");
    }
    assert_eq!(ship.table("reading", &["value"]), Vec::<String>::new());
}

#[test]
fn a_kpi_that_went_meanwhile_is_named_and_nothing_hangs_on_it() {
    let mut ship = ship();
    let report = values(&ship, "Uptime,2026-06-01,91\nLeads,2026-06-02,92\n");
    ship.set(&id("kpi:uptime"), "exists", "false");
    let plan = plan_rows(&ship.book, &report, &mut Ids::of_text("a"), "Import");
    assert_eq!((plan.new, plan.gone.into_iter().collect::<Vec<_>>()), (1, vec![id("kpi:uptime")]));
    assert_eq!(plan.change.set.len(), 1);
}

#[test]
fn keys_joins_and_splits_work_here_too() {
    let mut ship = ship();
    ship.kpi("kpi:joined", r#""name":"Ops/Uptime""#);
    let recipe = r#"{"recipe":1,"reading":{"kpi":{"join":["team","what"]},
        "day":{"columns":["week","day"],"split":" "},"value":{"columns":["a","b"],"split":";"}}}"#;
    let report = ship.read(
        recipe,
        "team,what,week,day,a,b\nOps,Uptime,W1,2026-06-01 09:00,none,7;8\nOps,,2026-06-01,,7,\nOps,Uptime,W1,soon,7,\n\
         Ops,Uptime,,2026-06-02,n/a,\n",
    );
    let rejected: Vec<String> =
        report.rejected.iter().map(|row| format!("{} {}", row.record, row.reason)).collect();
    assert_eq!(
        rejected,
        ["3 reading.kpi is empty", "4 reading.day is not a date", "5 reading.value is not a number"]
    );
    ship.take(&report);
    assert_eq!(ship.table("reading", &["of", "day", "value"]), ["kpi:joined 2026-06-01 7"]);
}

#[test]
fn a_row_shows_what_it_says() {
    let ship = ship();
    let report = values(&ship, "Uptime,2026-6-1,+99.50,,,why\nReleases,2026-06-02,,046,50,\n");
    let shown = |report: &RowsReport, place: usize| -> Vec<String> {
        let row = &report.rows[place];
        report.subject.fields().map(|field| row.shown(field)).filter(|text| !text.is_empty()).collect()
    };
    assert_eq!(shown(&report, 0), ["Uptime", "2026-06-01", "99.5", "why"]);
    assert_eq!(shown(&report, 1), ["Releases", "2026-06-02", "46", "50"]);
    let report = answers(&ship, "NPS,2026-06-01,0,1,,4,2\n");
    assert_eq!(shown(&report, 0), ["NPS", "2026-06-01", "1", "4", "2"]);
}
