//! Deployments, surveys and entries: sentences of `docs/METRICS.md`, section 5, case by case.

use pilotbook_core::Value;
use pilotbook_core::json::canonical;
use pilotbook_core::metrics::{KpiPart, Number, PortionOf, Side};
use pilotbook_core::model::EntryType;

use super::build::{assert_same, at, id, metrics, portfolio};

const JANUARY: &str = "2024-03-31 2024-01-01 2024-01-31";

fn check(lines: &str, scope: &str, expected: &[(&str, Option<f64>)]) {
    let found = metrics(lines, scope).to_json_all();
    for (path, value) in expected {
        assert_same(&at(&found, path), &Value::from(*value), &format!("{path} of {lines}"));
    }
}

#[test]
fn deployments_are_added_up() {
    let lines = "team a b\nkpi % as=share metric=deployments.success owners=a 2023-12-31=1/9 2024-01-01=20/20 \
        2024-01-31=26/30 2024-02-01=9/9\nkpi % as=share name=Adoption 2024-01-05=3/9\n\
        kpi % as=share metric=deployments.success name=B with=b 2024-01-09=3/2 2024-01-10=1.5/2";
    let found = metrics(lines, JANUARY);
    let json = found.to_json_all();
    assert_eq!(at(&json, "deployments.success").as_list().map(<[Value]>::len), Some(2));
    check(
        lines,
        JANUARY,
        &[
            ("deployments.success.1.k", Some(46.0)),
            ("deployments.success.1.n", Some(50.0)),
            ("deployments.success.1.value", Some(0.92)),
            // No more can succeed than there were, and none by halves.
            ("deployments.success.0.n", Some(0.0)),
            ("deployments.success.0.value", None),
        ],
    );
    assert_eq!(metrics(lines, "2024-03-31 2024-01-01 2024-01-31 b").deployments.len(), 1);
    let number = Number::OfKpi(KpiPart::Deployments, id("kpi", 0));
    assert_eq!(found.records(&portfolio(lines), &number).len(), 2);
    assert_eq!(Number::parse(&number.to_string()), Some(number));
}

#[test]
fn satisfaction() {
    let lines =
        "kpi % as=answers metric=survey.csat 2024-01-05=5:10,4:1,2:1 2024-01-20=4:6,3:2 2024-02-02=1:9";
    check(
        lines,
        JANUARY,
        &[
            ("survey.csat.0.k", Some(17.0)),
            ("survey.csat.0.n", Some(20.0)),
            ("survey.csat.0.value", Some(0.85)),
            ("survey.csat.0.low", Some(0.639_581_135_259_243)),
            ("survey.csat.0.too_few", Some(0.0)),
        ],
    );
}

#[test]
fn promoters_and_detractors() {
    let lines = "kpi points as=answers metric=survey.nps 2024-01-05=10:2,9:3,8:1,7:2,6:1,0:1";
    let found = metrics(lines, JANUARY).to_json_all();
    let value = |name: &str| at(&found, &format!("survey.nps.0.{name}")).as_number().unwrap();
    let counts = ["n", "promoters", "passives", "detractors"].map(value);
    assert_eq!(counts, [10.0, 5.0, 3.0, 2.0]);
    assert!((value("value") - 30.0).abs() < 1e-9);
    assert!((value("low") + 19.05).abs() < 0.005 && (value("high") - 65.20).abs() < 0.005);
    check(
        "kpi points as=answers metric=survey.nps",
        JANUARY,
        &[("survey.nps.0.value", None), ("survey.nps.0.n", Some(0.0))],
    );
}

/// The total of two rounds less that of one would tell what the few of the other answered.
#[test]
fn too_few_answers_are_in_no_total() {
    let lines = "kpi % as=answers metric=survey.csat 2024-01-05=5:5,1:1 2024-01-06=5:4 2024-02-02=5:9";
    for (scope, n, too_few) in [
        (JANUARY, 6.0, 1.0),
        ("2024-03-31 2024-01-01 2024-01-05", 6.0, 0.0),
        ("2024-03-31 2024-01-06 2024-01-31", 0.0, 1.0),
        ("2024-03-31 2024-01-01 2024-03-31", 15.0, 1.0),
    ] {
        check(lines, scope, &[("survey.csat.0.n", Some(n)), ("survey.csat.0.too_few", Some(too_few))]);
    }
    // A KPI may ask for more, and for no fewer than three.
    for (fewest, n) in [("7", 9.0), ("4", 19.0), ("1", 19.0)] {
        let lines = lines.replace("as=answers", &format!("as=answers fewest={fewest}"));
        check(&lines, "2024-03-31 2024-01-01 2024-03-31", &[("survey.csat.0.n", Some(n))]);
    }
    check(
        "kpi % as=answers metric=survey.csat fewest=1 2024-01-05=5:2",
        JANUARY,
        &[("survey.csat.0.n", Some(0.0))],
    );
}

#[test]
fn answers_from_team_to_team() {
    let lines = "team a b c\n\
        kpi points as=answers from=a to=b name=Trust owners=c 2024-01-05=5:3,4:2 2024-01-20=1:5\n\
        kpi points as=answers from=a to=b name=Trust 2024-01-21=3:10\n\
        kpi points as=answers from=b to=a name=Trust 2024-01-05=5:5\n\
        kpi points as=answers from=a to=b name=Help 2024-01-05=2:5\n\
        kpi points as=answers from=a to=a name=Trust 2024-01-05=5:5\n\
        kpi points as=answers from=a name=Trust 2024-01-05=5:5\n\
        kpi points as=answers from=c to=a name=Trust 2024-02-05=5:5";
    let rows = |scope: &str| canonical(&at(&metrics(lines, scope).to_json_all(), "survey.between_teams"));
    assert_eq!(rows(JANUARY), r#"[["a","b","Help",2,5],["a","b","Trust",2.9,20],["b","a","Trust",5,5]]"#);
    assert_eq!(rows(&format!("{JANUARY} c")), r#"[["a","b","Trust",2.8,10]]"#, "the one that it owns");
    let number =
        Number::BetweenTeams { from: "a".to_owned(), to: "b".to_owned(), question: "Trust".to_owned() };
    assert_eq!(metrics(lines, JANUARY).records(&portfolio(lines), &number).len(), 3);
    assert_eq!(Number::parse(&number.to_string()), Some(number));
}

/// Means are read beside the greatest answer of their own question.
#[test]
fn each_question_between_teams_has_its_own_scale() {
    let lines = "team a b\n\
        kpi points as=answers from=a to=b name=Trust metric=survey.between_teams 2024-01-05=5:5\n\
        kpi points as=answers from=a to=b name=Recommend metric=survey.nps 2024-01-05=4:5\n\
        kpi points as=answers from=b to=a name=Help 2024-01-05=5:5,8:1\n\
        kpi points as=answers from=b to=a name=Trust 2024-01-05=1:5";
    let rows = metrics(lines, JANUARY).surveys.between_teams;
    let most: Vec<(&str, usize)> = rows.iter().map(|row| (row.question.as_str(), row.most)).collect();
    assert_eq!(most, [("Recommend", 10), ("Trust", 5), ("Help", 10), ("Trust", 5)]);
}

#[test]
fn pairs_of_teams_make_a_table() {
    let lines = "team a b c\n\
        kpi points as=answers from=a to=b name=Trust 2024-01-05=5:5\n\
        kpi points as=answers from=a to=b name=Help 2024-01-05=2:5\n\
        kpi points as=answers from=c to=a name=Trust 2024-01-05=4:5";
    let found = metrics(lines, JANUARY);
    let pairs = found.surveys.pairs().unwrap();
    assert_eq!(pairs.teams, ["a", "b", "c"]);
    let asked: Vec<Vec<usize>> = pairs.cells.iter().map(|row| row.iter().map(Vec::len).collect()).collect();
    assert_eq!(asked, [[0, 2, 0], [0, 0, 0], [1, 0, 0]]);
    let one = lines.rsplit_once('\n').unwrap().0;
    assert_eq!(metrics(one, JANUARY).surveys.pairs(), None, "one pair");
}

#[test]
fn what_was_held() {
    let lines = "team a b\nentry 2024-01-05 shadowing people=ann,bob teams=a,b\nentry 2024-01-31 shadowing people=ann teams=a\n\
        entry 2024-01-31 retrospective\nentry 2024-01-31 amendment people=zoe\nentry 2024-01-31 agreed people=zoe\n\
        entry - comment people=zoe\nentry 2024-02-01 comment people=zoe\nentry 2024-01-05 people=zoe";
    check(
        lines,
        JANUARY,
        &[
            ("entries.held.by_type.shadowing", Some(2.0)),
            ("entries.held.by_type.retrospective", Some(1.0)),
            ("entries.held.by_type.comment", Some(0.0)),
            ("entries.held.people", Some(2.0)),
            ("entries.held.of_teams.k", Some(1.0)),
            ("entries.held.of_teams.n", Some(3.0)),
        ],
    );
    check(lines, &format!("{JANUARY} b"), &[("entries.held.of_teams.n", Some(1.0))]);
    let found = metrics(lines, JANUARY);
    for (number, n) in [
        (Number::EntriesOfType(EntryType::Shadowing), 2),
        (Number::EntriesOfType(EntryType::Agreed), 0),
        (Number::Portion(PortionOf::EntriesOfTeams, Side::K), 1),
    ] {
        assert_eq!(found.records(&portfolio(lines), &number).len(), n, "{number}");
        assert_eq!(Number::parse(&number.to_string()), Some(number));
    }
}
