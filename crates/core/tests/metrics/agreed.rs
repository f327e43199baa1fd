//! How far KPIs are: sentences of `docs/METRICS.md`, section 5, case by case.

use pilotbook_core::Value;
use pilotbook_core::json::canonical;
use pilotbook_core::metrics::kpi::{KpiStatus, standing};
use pilotbook_core::metrics::{KpiPart, Number};

use super::build::{assert_same, at, day, id, metrics, portfolio};

/// The first KPI's attainment, expected and status.
fn stands(kpi: &str, as_of: &str) -> (Option<f64>, Option<f64>, &'static str) {
    let portfolio = portfolio(&format!("kpi {kpi}"));
    let found = standing(&portfolio, &portfolio.kpis[0], day(as_of));
    let json = metrics(&format!("kpi {kpi}"), as_of).to_json_all();
    assert_eq!(at(&json, "kpi.attainment.0.value"), found.attainment.into());
    assert_eq!(at(&json, "kpi.expected.0.value"), found.expected.into());
    assert_eq!(at(&json, "kpi.status.0.value"), found.status.word().into());
    (found.attainment, found.expected, found.status.word())
}

#[test]
fn attainment() {
    for (kpi, expected) in [
        ("% baseline=40 target=60 2024-01-05=55", Some(0.75)),
        ("% baseline=40 target=60 2024-01-05=35", Some(-0.25)),
        ("% baseline=40 target=60 2024-01-05=70", Some(1.5)),
        // Down is a way like any other.
        ("h down baseline=40 target=20 2024-01-05=25", Some(0.75)),
        // The last of a day counts, and nothing after the day that is looked at.
        ("% baseline=40 target=60 2024-01-05=50 2024-01-05=45 2024-02-01=60", Some(0.25)),
        ("% baseline=40 target=60 2024-02-01=60", None),
        ("% baseline=40 target=60", None),
        ("% baseline=40 target=40 2024-01-05=55", None),
        ("% target=60 2024-01-05=55", None),
        ("% baseline=40 2024-01-05=55", None),
        // A share is k of n, in percent where that is the unit.
        ("% as=share baseline=40 target=60 2024-01-05=11/20", Some(0.75)),
        ("ratio as=share baseline=0.4 target=0.6 2024-01-05=11/20", Some(0.75)),
        ("% as=share baseline=40 target=60 2024-01-05=11/20 2024-01-06=3/0 2024-01-07=3/2", Some(0.75)),
        // Answers are condensed as the metric says.
        ("% as=answers metric=survey.csat baseline=40 target=60 2024-01-05=5:11,1:9", Some(0.75)),
        ("points as=answers metric=survey.nps baseline=0 target=60 2024-01-05=9:5,7:3,0:2", Some(0.5)),
        ("points as=answers baseline=1 target=5 2024-01-05=5:2,3:4", Some(2.0 / 3.0)),
        // Fewer answers than may be looked at are none.
        ("points as=answers baseline=1 target=5 2024-01-05=5:2,3:4 2024-01-06=1:4", Some(2.0 / 3.0)),
        ("points as=answers fewest=1 baseline=1 target=5 2024-01-05=5:2", None),
        ("points as=answers fewest=3 baseline=1 target=5 2024-01-05=5:3", Some(1.0)),
        // A reading that isn't of the KPI's kind says what it has.
        ("% as=share baseline=40 target=60 2024-01-05=55", Some(0.75)),
    ] {
        let found = stands(kpi, "2024-01-31").0;
        let same = found.zip(expected).is_none_or(|(found, expected)| (found - expected).abs() < 1e-9);
        assert!(found.is_some() == expected.is_some() && same, "{kpi}: {found:?}");
    }
}

#[test]
fn expected() {
    for (kpi, as_of, expected) in [
        ("% start=2024-01-01 due=2024-04-30", "2024-03-31", Some(0.75)),
        ("% start=2024-01-01 due=2024-04-30", "2023-12-01", Some(0.0)),
        ("% start=2024-01-01 due=2024-04-30", "2024-05-01", Some(1.0)),
        ("% start=2024-01-01 due=2024-01-01", "2023-12-31", Some(0.0)),
        ("% start=2024-01-01 due=2024-01-01", "2024-01-01", Some(1.0)),
        ("% start=2024-02-01 due=2024-01-01", "2023-12-31", Some(0.0)),
        ("% start=2024-02-01 due=2024-01-01", "2024-01-15", Some(1.0)),
        ("% start=2024-01-01", "2024-03-31", None),
        ("% due=2024-04-30", "2024-03-31", None),
    ] {
        assert_eq!(stands(kpi, as_of).1, expected, "{kpi} on {as_of}");
    }
}

#[test]
fn statuses() {
    // 90 of 120 days: 0.75 is expected.
    let half_way = |attainment: f64| {
        format!("% baseline=0 target=1 start=2024-01-01 due=2024-04-30 2024-01-05={attainment}")
    };
    for (kpi, as_of, status) in [
        ("% baseline=0 target=1 start=2024-01-01 due=2024-04-30".to_owned(), "2024-03-31", "no data"),
        (half_way(1.0), "2024-03-31", "met"),
        (half_way(1.0 - 1e-10), "2024-03-31", "met"),
        (half_way(1.0), "2024-06-01", "met"),
        (half_way(0.9), "2024-05-01", "missed"),
        // On the due day itself it is not missed yet.
        (half_way(0.9), "2024-04-30", "on track"),
        (half_way(0.70), "2024-03-31", "on track"),
        (half_way(0.65), "2024-03-31", "on track"),
        (half_way(0.6499), "2024-03-31", "at risk"),
        (half_way(0.45), "2024-03-31", "at risk"),
        (half_way(0.4499), "2024-03-31", "off track"),
        (half_way(-3.0), "2024-03-31", "off track"),
        ("% baseline=0 target=1 start=2024-01-01 2024-01-05=0.5".to_owned(), "2024-03-31", "no due day"),
        ("% baseline=0 target=1 due=2024-04-30 2024-01-05=0.5".to_owned(), "2024-03-31", "no due day"),
        // A due day is enough to have missed it.
        ("% baseline=0 target=1 due=2024-04-30 2024-01-05=0.5".to_owned(), "2024-05-01", "missed"),
    ] {
        assert_eq!(stands(&kpi, as_of).2, status, "{kpi} on {as_of}");
    }
    let words: Vec<_> = KpiStatus::ALL.iter().map(|status| status.word()).collect();
    assert_eq!(words, ["no data", "met", "missed", "no due day", "on track", "at risk", "off track"]);
}

#[test]
fn silence() {
    let silent = |kpi: &str, as_of: &str| {
        let portfolio = portfolio(&format!("kpi {kpi}"));
        standing(&portfolio, &portfolio.kpis[0], day(as_of)).silent_for_two_cadences
    };
    for (kpi, as_of, expected) in [
        ("% every=7 2024-01-01=1", "2024-01-14", false),
        ("% every=7 2024-01-01=1", "2024-01-15", true),
        ("% every=7 start=2024-01-01", "2024-01-15", true),
        ("% every=7", "2024-01-15", false),
        ("% 2024-01-01=1", "2025-01-01", false),
        ("% every=7 due=2024-01-10 2024-01-01=1", "2024-01-15", false),
        ("% every=7 as=metric metric=ideas.new start=2024-01-01", "2024-03-01", false),
    ] {
        assert_eq!(silent(kpi, as_of), expected, "{kpi} on {as_of}");
    }
    // What is kept but not shown was read.
    let mut portfolio = portfolio("kpi % every=7 2024-01-01=1 2024-01-08=2");
    let reading = &mut portfolio.kpis[0].readings[1];
    (reading.value, reading.differs_by_few) = (None, true);
    let standing = standing(&portfolio, &portfolio.kpis[0], day("2024-01-15"));
    assert_eq!(
        (standing.latest.map(|(day, _)| day), standing.read_on),
        (Some(day("2024-01-01")), Some(day("2024-01-08")))
    );
    assert!(!standing.silent_for_two_cadences);
}

#[test]
fn every_kpi_of_the_scope_is_listed_by_name() {
    let lines = "team a b\nkpi % name=Z owners=a baseline=0 target=2 2024-01-01=1\nkpi h name=A owners=b with=a\nkpi % name=M owners=b";
    let names = |scope: &str| {
        let found = metrics(lines, scope);
        found.kpis.iter().map(|row| row.name.clone()).collect::<Vec<_>>()
    };
    assert_eq!(names("2024-01-31"), ["A", "M", "Z"]);
    assert_eq!(names("2024-01-31 - - a"), ["A", "Z"]);
    let found = metrics(lines, "2024-01-31 - - a");
    assert_eq!(
        canonical(&at(&found.to_json_all(), "kpi.attainment.1")),
        r#"{"day":"2024-01-01","kpi":"kpi:0","latest":1,"name":"Z","unit":"%","value":0.5}"#
    );
    let behind = |number: Number| {
        let records = found.records(&portfolio(lines), &number);
        assert_eq!(Number::parse(&number.to_string()), Some(number));
        records
    };
    assert_eq!(behind(Number::KpisOfStatus(KpiStatus::NoData)), [id("kpi", 1)]);
    assert_eq!(behind(Number::KpisOfStatus(KpiStatus::Met)), []);
    assert_eq!(behind(Number::OfKpi(KpiPart::Attainment, id("kpi", 0))).len(), 1);
    assert_eq!(behind(Number::OfKpi(KpiPart::Expected, id("kpi", 0))), [id("kpi", 0)]);
    assert_eq!(behind(Number::OfKpi(KpiPart::Expected, id("kpi", 2))), [], "another team's");
}

#[test]
fn an_impact_is_held_against_what_the_kpi_says() {
    let claims = "idea 2024-01-01\npilot 0 2024-01-05 succeeded:2024-02-01:adopt measured:6:%:0";
    for (kpi, expected) in [
        ("kpi % as=share 2023-12-01=10/20 2024-02-01=54/100", 4.0),
        ("kpi % as=answers metric=survey.csat 2023-12-01=5:10,1:10 2024-02-01=4:54,2:46", 4.0),
        // Fed: one idea in three days of January, none before.
        ("kpi % as=metric metric=pilots.success_rate baseline=90 start=2024-01-01", 10.0),
    ] {
        let found = metrics(&format!("{claims}\n{kpi}"), "2024-03-01 2024-01-01 2024-02-28").to_json_all();
        assert_same(&at(&found, "impact.by_kpi.0.moved"), &Value::from(expected), kpi);
    }
}
