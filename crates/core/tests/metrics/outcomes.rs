//! `docs/METRICS.md`, section 4, and tags, sentence by sentence: the worked examples first.

use pilotbook_core::json::{canonical, parse};
use pilotbook_core::metrics::technologies::Ring;
use pilotbook_core::metrics::{Metrics, MoneyOf, Number, PortionOf, ScopeError, Side, TechnologyPart};

use super::build::{assert_same, at, id, metrics, portfolio, scope};

/// Cases of one portfolio: a scope, a path in the JSON and what stands there.
fn check(lines: &str, cases: &[(&str, &str, &str)]) {
    for (scope, path, expected) in cases {
        let found = at(&metrics(lines, scope).to_json_all(), path);
        assert_same(&found, &parse(expected).unwrap(), &format!("{scope} {path}: {}", canonical(&found)));
    }
}

/// So many times each line.
fn repeated(lines: &[(usize, &str)]) -> String {
    lines.iter().map(|(n, line)| format!("{line}\n").repeat(*n)).collect()
}

#[test]
fn worked_examples() {
    let rate = repeated(&[
        (7, "pilot - 2024-01-01 must:met succeeded:2024-02-01:adopt learned"),
        (1, "pilot - 2024-01-01 must:missed failed:2024-02-01:drop learned"),
        // A must without a target has a result all the same; a guardrail needs none; no must is every must.
        (1, "pilot - 2024-01-01 must:result rail:open failed:2024-02-01:iterate learned"),
        (1, "pilot - 2024-01-01 must:met must:open succeeded:2024-02-01:adopt learned"),
        (1, "pilot - 2024-01-01 succeeded:2024-02-01 learned"),
        (1, "pilot - 2024-01-01 inconclusive:2024-02-01:drop"),
    ]);
    let reuse = repeated(&[
        (1, "pilot - 2023-01-01 failed:2024-01-10"),
        (2, "idea 2024-01-10 cites=0"),
        (1, "idea 2024-03-01 cites=1,0"),
        (1, "idea 2024-01-09 cites=0"),
        (16, "idea 2024-01-20"),
        (1, "pilot - 2024-06-01 failed:2024-01-01"),
    ]);
    let failures = repeated(&[
        (2, "pilot - 2024-01-01 failed:2024-02-01 learned"),
        (1, "pilot - 2024-01-01 inconclusive:2024-02-01 learned"),
        (1, "pilot - 2024-01-01 abandoned:2024-02-01 learned"),
        (1, "pilot - 2024-01-01 abandoned:2024-02-01"),
        (9, "pilot - 2024-01-01 succeeded:2024-02-01"),
    ]);
    let benefit =
        "pilot - 2024-01-01 succeeded:2024-02-01:adopt measured:40000:EUR expected:9:EUR measured:3:USD
        pilot - 2024-01-01 failed:2024-02-01:adopt measured:2500:EUR measured:7:FTE cost=12000EUR
        pilot - 2024-01-01 succeeded:2024-02-01:iterate measured:1:EUR cost=13000EUR";
    let follow = repeated(&[
        (4, "pilot - 2024-01-01 succeeded:2024-02-01:adopt use=2024-05-01"),
        (1, "pilot - 2024-01-01 succeeded:2024-02-01:adopt@2024-02-11 use=2024-02-05"),
        (2, "pilot - 2024-01-01 succeeded:2024-02-01:adopt use=2024-05-02"),
        (1, "pilot - 2024-01-01 succeeded:2024-02-01:adopt"),
        (1, "pilot - 2024-01-01 succeeded:2024-02-01:adopt@2024-02-12 use=2024-02-12"),
        (1, "pilot - 2024-01-01 succeeded:2024-02-01:drop"),
    ]);
    let planned = repeated(&[
        (2, "pilot - 2024-01-01 planned=2024-04-30"),
        (4, "pilot - 2024-01-01 planned=2024-05-01"),
        (3, "pilot - 2024-01-01"),
        (1, "pilot - 2024-01-01 planned=2024-02-01 failed:2024-03-01"),
    ]);
    for (lines, scope, path, k, n) in [
        (rate.as_str(), "2024-12-31", "learning.rate", 9.0, 12.0),
        (&rate, "2024-12-31", "learning.written", 11.0, 12.0),
        (&reuse, "2024-05-01", "learning.reuse", 3.0, 20.0),
        (&failures, "2024-12-31", "learning.failures_documented", 4.0, 5.0),
        (&follow, "2024-05-11", "follow_through", 5.0, 8.0),
        (&planned, "2024-05-01", "pilots.past_planned_end", 2.0, 6.0),
    ] {
        let share = at(&metrics(lines, scope).to_json_all(), path);
        let number = |key: &str| at(&share, key).as_number().unwrap();
        assert_eq!((number("k"), number("n")), (k, n), "{path}");
        assert!((number("value") - k / n).abs() < 1e-12 && number("low") < number("value"), "{path}");
    }
    check(
        benefit,
        &[
            ("2024-12-31", "impact.benefit", r#"[["EUR",42500],["USD",3]]"#),
            ("2024-12-31", "impact.benefit_expected", r#"[["EUR",9]]"#),
            ("2024-12-31", "impact.cost", r#"[["EUR",12000]]"#),
            ("2024-12-31", "impact.programme_cost", r#"[["EUR",25000]]"#),
            ("2024-12-31 2024-02-02 2024-12-31", "impact.programme_cost", "[]"),
        ],
    );
}

#[test]
fn calibration() {
    let five = "pilot - 2024-01-01 chance=0.9 succeeded:2024-02-01
        pilot - 2024-01-01 chance=0.8 succeeded:2024-02-01
        pilot - 2024-01-01 chance=0.6 failed:2024-02-01
        pilot - 2024-01-01 chance=0.4 succeeded:2024-02-01
        pilot - 2024-01-01 chance=0.2 failed:2024-02-02
        pilot - 2024-01-01 chance=0.3 abandoned:2024-02-01
        pilot - 2024-01-01 chance=7 failed:2024-02-01
        pilot - 2024-01-01 failed:2024-02-01";
    check(
        five,
        &[
            ("2024-12-31", "calibration.n", "5"),
            ("2024-12-31", "calibration.brier", "0.162"),
            ("2024-12-31", "calibration.mean_p", "0.58"),
            ("2024-12-31", "calibration.succeeded.value", "0.6"),
            ("2024-12-31", "calibration.fifths.0.n", "0"),
            ("2024-12-31", "calibration.fifths.1.n", "1"),
            ("2024-12-31", "calibration.fifths.3.n", "1"),
            ("2024-12-31", "calibration.fifths.3.from", "0.6"),
            ("2024-12-31", "calibration.fifths.4.k", "2"),
            (
                "2024-02-01",
                "calibration",
                r#"{"n":4,"mean_p":null,"succeeded":null,"brier":null,"fifths":null}"#,
            ),
        ],
    );
    // The last fifth has both its ends.
    check(
        &"pilot - 2024-01-01 chance=1 failed:2024-02-01\n".repeat(5),
        &[("2024-12-31", "calibration.fifths.4.n", "5"), ("2024-12-31", "calibration.brier", "1")],
    );
}

#[test]
fn claims_beside_what_the_kpi_did() {
    // Lead time: less is good, so that −6 h is +6. The KPI went from 42 (before the period) to 38.
    let lines = "kpi h down baseline=50 2024-01-05=42 2024-02-10=41 2024-02-20=38 2024-03-05=10
        kpi points baseline=40 2024-02-15=43 2024-02-15=44
        kpi points baseline=40 2024-03-05=44
        kpi points 2024-01-01=1
        kpi % 2024-02-01=1
        kpi EUR baseline=0 2024-02-01=10
        pilot - 2024-01-01 succeeded:2024-02-10:adopt measured:-4:h:0 measured:4:points:1 measured:100:%:1
        pilot - 2024-01-01 succeeded:2024-02-29:adopt measured:-2:h:0 expected:-9:h:0 measured:1:points:2
        pilot - 2024-01-01 succeeded:2024-02-10:adopt measured:1:points:3 measured:7:EUR:5
        pilot - 2024-01-01 succeeded:2024-02-10:adopt measured:5:%:4
        pilot - 2024-01-01 succeeded:2024-02-10:iterate measured:-50:h:0
        pilot - 2024-01-01 succeeded:2024-03-01:adopt measured:-50:h:0";
    let february = "2024-12-31 2024-02-01 2024-02-29";
    let row = |n: usize, unit: &str, claimed: i32, moved: &str, exceeds: &str| {
        format!(
            r#"{{"kpi":"kpi:{n}","name":"KPI {n}","unit":"{unit}","claimed":{claimed},"moved":{moved},"exceeds":{exceeds}}}"#
        )
    };
    let rows = [
        row(0, "h", 6, "4", "true"),
        row(1, "points", 4, "4", "false"),
        row(2, "points", 1, "null", "null"),
        row(3, "points", 1, "0", "true"),
        row(4, "%", 5, "null", "null"),
        row(5, "EUR", 7, "10", "false"),
    ];
    check(
        lines,
        &[
            (february, "impact.by_kpi", &format!("[{}]", rows.join(","))),
            (february, "impact.benefit", r#"[["EUR",7]]"#),
        ],
    );
    let found = metrics(lines, february);
    let behind = |n: usize| found.records(&portfolio(lines), &Number::ClaimedOf(id("kpi", n)));
    assert_eq!(behind(0), [id("outcome", 0), id("outcome", 1)]);
    assert_eq!(behind(9), []);
}

#[test]
fn criteria_count_one_by_one() {
    let lines =
        "pilot - 2024-01-01 must:met must:met rail:missed must:result must:open amended failed:2024-02-01
        pilot - 2024-01-01 rail:met succeeded:2024-02-02
        pilot - 2024-01-01 must:met amended";
    check(
        lines,
        &[
            ("2024-12-31", "criteria.met.k", "3"),
            ("2024-12-31", "criteria.met.n", "4"),
            ("2024-12-31", "criteria.amended.k", "1"),
            ("2024-12-31", "criteria.amended.n", "2"),
            ("2024-02-01", "criteria.met.n", "3"),
        ],
    );
    let behind = metrics(lines, "2024-12-31")
        .records(&portfolio(lines), &Number::Portion(PortionOf::CriteriaMet, Side::N));
    assert_eq!(behind, [id("outcome", 0), id("outcome", 1)]);
}

#[test]
fn decisions_count_from_their_own_day() {
    let lines = "idea 2024-01-01 tech=rust
        pilot 0 2024-01-01 succeeded:2024-02-01:adopt@2024-04-01 cost=5EUR measured:8:EUR use=2024-04-02";
    check(
        lines,
        &[
            ("2024-03-31", "learning.rate.k", "0"),
            ("2024-03-31", "impact.cost", "[]"),
            ("2024-03-31", "impact.programme_cost", r#"[["EUR",5]]"#),
            ("2024-03-31", "technologies.0.ring", "\"assess\""),
            ("2024-03-31", "technologies.0.decision", "null"),
            ("2024-04-01", "learning.rate.k", "1"),
            ("2024-04-01", "impact.benefit", r#"[["EUR",8]]"#),
            ("2024-04-01", "technologies.0.ring", "\"adopt\""),
            ("2024-04-01", "technologies.0.decision_on", "\"2024-04-01\""),
            // The money belongs to the period of the verdict, following through to that of the decision.
            ("2024-12-31 2024-04-01 2024-04-30", "impact.benefit", "[]"),
            ("2024-12-31 2024-04-01 2024-04-30", "follow_through.n", "1"),
            ("2024-12-31 2024-02-01 2024-03-31", "impact.benefit", r#"[["EUR",8]]"#),
            ("2024-12-31 2024-02-01 2024-03-31", "follow_through.n", "0"),
            ("2024-06-29", "follow_through.n", "0"),
            ("2024-06-30", "follow_through.n", "1"),
        ],
    );
}

#[test]
fn a_citation_counts_across_teams_and_once_the_pilot_is_there() {
    let lines = "idea 2024-01-01 team=a
        idea 2024-03-01 team=b cites=0
        idea 2024-03-01 team=b cites=1
        idea 2024-03-01 team=b cites=2,7
        pilot 0 2024-01-01 failed:2024-02-01
        pilot 0 -
        pilot 0 2024-05-01 failed:2024-02-01";
    check(
        lines,
        &[
            ("2024-03-01 - - b", "learning.reuse.k", "1"),
            ("2024-03-01 - - b", "learning.reuse.n", "3"),
            ("2024-05-01", "learning.reuse.k", "2"),
        ],
    );
}

#[test]
fn rings() {
    let ring = |pilots: &str| {
        let lines = format!("idea 2024-01-01 tech=t\n{pilots}");
        metrics(&lines, "2024-12-31").technologies[0].ring
    };
    for (pilots, expected) in [
        ("", Ring::Assess),
        ("pilot 0 -", Ring::Assess),
        ("pilot 0 2024-01-01", Ring::Trial),
        ("pilot 0 2024-01-01 succeeded:2024-02-01", Ring::Assess),
        ("pilot 0 2024-01-01 succeeded:2024-02-01:iterate", Ring::Trial),
        ("pilot 0 2024-01-01 succeeded:2024-02-01:drop", Ring::Hold),
        ("pilot 0 2024-01-01 succeeded:2024-02-01:adopt", Ring::Adopt),
        // A drop that came before, or on the day, is not later; one that came later is.
        (
            "pilot 0 2024-01-01 failed:2024-02-01:drop\npilot 0 2024-01-01 succeeded:2024-03-01:adopt",
            Ring::Adopt,
        ),
        (
            "pilot 0 2024-01-01 failed:2024-03-01:drop\npilot 0 2024-01-01 succeeded:2024-03-01:adopt",
            Ring::Adopt,
        ),
        (
            "pilot 0 2024-01-01 failed:2024-03-02:drop\npilot 0 2024-01-01 succeeded:2024-03-01:adopt",
            Ring::Hold,
        ),
        (
            "pilot 0 2024-01-01 failed:2024-03-02:iterate\npilot 0 2024-01-01 succeeded:2024-03-01:adopt",
            Ring::Adopt,
        ),
        // A pilot that runs doesn't undo the latest decision.
        ("pilot 0 2024-01-01 failed:2024-03-02:drop\npilot 0 2024-04-01", Ring::Hold),
        (
            "pilot 0 2024-01-01 succeeded:2024-02-01:adopt\npilot 0 2024-01-01 failed:2024-03-01:drop
            pilot 0 2024-01-01 failed:2024-04-01:iterate",
            Ring::Trial,
        ),
    ] {
        assert_eq!(ring(pilots), expected, "{pilots}");
    }
}

#[test]
fn technologies() {
    let lines = "kpi h down
        idea 2024-01-01 team=a tech=wasm,Rust tags=x
        idea 2024-01-01 team=b tech=wasm
        idea 2024-06-01 team=b tech=later
        idea 2024-06-01 tech=unborn
        pilot 0 2024-01-01 succeeded:2024-02-01:adopt cost=10EUR measured:-3:h:0 measured:9:USD
        pilot 1 2024-01-01 failed:2024-02-01:drop cost=99EUR
        pilot 1 2024-02-01
        pilot 2 2024-02-01";
    check(
        lines,
        &[
            // As everywhere, a pilot counts before its idea does; the period's first day doesn't matter.
            ("2024-03-01", "technologies.1.name", "\"later\""),
            ("2024-03-01", "technologies.1.ideas", "0"),
            ("2024-03-01", "technologies.1.running", "1"),
            ("2024-03-01 2024-02-25", "technologies.2.ideas", "2"),
            (
                "2024-03-01",
                "technologies.2",
                r#"{"name":"wasm","ring":"adopt","ideas":2,"running":1,
                "verdicts":{"succeeded":1,"failed":1,"inconclusive":0,"abandoned":0},
                "decision":"adopt","decision_on":"2024-02-01","benefit":[["USD",9]],"benefit_expected":[],
                "cost":[["EUR",10]],"kpi_changes":[{"kpi":"kpi:0","name":"KPI 0","unit":"h","claimed":3}]}"#,
            ),
            ("2024-03-01 - - b", "technologies.1.ring", "\"hold\""),
            ("2024-03-01 - - #x", "technologies.1.ideas", "1"),
        ],
    );
    let names =
        |text: &str| metrics(lines, text).technologies.into_iter().map(|row| row.name).collect::<Vec<_>>();
    assert_eq!(names("2024-03-01"), ["Rust", "later", "wasm"]);
    assert_eq!(names("2024-06-01"), ["Rust", "later", "unborn", "wasm"]);
    let found = metrics(lines, "2024-03-01");
    let behind = |part| found.records(&portfolio(lines), &Number::Technology("wasm".to_owned(), part));
    assert_eq!(behind(TechnologyPart::Adopted), [id("outcome", 0)]);
    assert_eq!(behind(TechnologyPart::Running), [id("pilot", 2)]);
    assert_eq!(behind(TechnologyPart::Ideas), [id("idea", 0), id("idea", 1)]);
}

#[test]
fn a_tag_looks_at_the_ideas_that_carry_it() {
    let lines = "idea 2024-01-01 team=a tags=x,y
        idea 2024-01-02 team=b tags=x
        idea 2024-01-03 team=b
        pilot 0 2024-02-01 failed:2024-03-01
        pilot 1 2024-02-05
        pilot 2 2024-02-06
        pilot - 2024-02-07";
    check(
        lines,
        &[
            ("2024-12-31", "tag", "null"),
            ("2024-12-31 - - #x", "tag", "\"x\""),
            ("2024-12-31 - - #x", "ideas.new", "2"),
            ("2024-12-31 - - #x", "pilots.running", "1"),
            ("2024-12-31 - - #y", "pilots.concluded", "1"),
            ("2024-12-31 - - #y", "from", "\"2024-01-01\""),
        ],
    );
    let both = |team: &str, tag: &str| {
        let chosen = |text: &str| Some(text.to_owned());
        let scope =
            pilotbook_core::metrics::Scope { team: chosen(team), tag: chosen(tag), ..scope("2024-12-31") };
        Metrics::of(&portfolio(lines), &scope)
    };
    assert_eq!(both("b", "x").unwrap().ideas.new, [1]);
    assert_eq!(both("b", "y").unwrap().ideas.new.len(), 0);
    let unknown = both("b", "X").map(|_| ()).unwrap_err();
    assert_eq!(unknown, ScopeError::UnknownTag { tag: "X".to_owned() });
    assert!(unknown.to_string().contains("\"X\""));
}

#[test]
fn nothing_gives_zeros_and_nulls() {
    check(
        "",
        &[
            ("2024-01-01", "learning.rate", r#"{"k":0,"n":0,"value":null,"low":null,"high":null}"#),
            (
                "2024-01-01",
                "impact",
                r#"{"benefit":[],"benefit_expected":[],"cost":[],"programme_cost":[],"by_kpi":[]}"#,
            ),
            ("2024-01-01", "calibration.n", "0"),
            ("2024-01-01", "technologies", "[]"),
        ],
    );
}

#[test]
fn addresses() {
    for address in [
        "learning.rate/k",
        "criteria.met/n",
        "pilots.past_planned_end/n",
        "follow_through/k",
        "impact.benefit/EUR",
        "impact.programme_cost/USD",
        "impact.by_kpi/kpi:0",
        "calibration/n",
        "calibration/k/4",
        "technologies/ideas/a/b",
        "technologies/inconclusive/",
        "technologies/decided/Rust",
    ] {
        assert_eq!(Number::parse(address).map(|number| number.to_string()).as_deref(), Some(address));
    }
    for bad in [
        "learning.rate",
        "learning.rate/x",
        "calibration/k/5",
        "calibration/k/04",
        "calibration",
        "impact.cost",
        "impact.cost/",
        "impact.by_kpi/x",
        "technologies/x/y",
        "technologies/ideas",
    ] {
        assert_eq!(Number::parse(bad), None, "{bad}");
    }
    for of in PortionOf::ALL.map(PortionOf::id).into_iter().chain(MoneyOf::ALL.map(MoneyOf::id)) {
        assert_ne!(pilotbook_core::metrics::definition(of), "", "{of}");
    }
}
