//! The real portfolio, read with its recipe: import report and metrics as an independent program has
//! them.

use pilotbook_core::exchange::recipe::Recipe;
use pilotbook_core::exchange::rows::{Here, RowsReport, read_rows};
use pilotbook_core::metrics::{Metrics, Scope};
use pilotbook_core::{Date, Value, json};

use super::build::{assert_same, at, day, portfolio_of};

const CSV: &[u8] = include_bytes!("../../../../tests/data/kep.csv");
const RECIPE: &[u8] = include_bytes!("../../../../tests/data/kep.recipe.json");
const EXPECTED: &[u8] = include_bytes!("../../../../tests/data/kep.expected.json");

pub fn rows() -> RowsReport {
    read_rows(CSV.to_vec(), &Recipe::parse(RECIPE).unwrap(), &Here::empty(Date::LAST)).unwrap()
}

#[test]
fn import_report() {
    assert_same(&rows().to_json(), &at(&json::parse_bytes(EXPECTED).unwrap(), "import"), "import");
}

#[test]
fn metrics() {
    let portfolio = portfolio_of(&rows());
    let expected = at(&json::parse_bytes(EXPECTED).unwrap(), "metrics");
    let cases = expected.as_list().unwrap();
    assert_eq!(cases.len(), 4);
    for (n, case) in cases.iter().enumerate() {
        let date = |key: &str| case.get(key).and_then(Value::as_text).and_then(Date::parse);
        let scope = Scope {
            as_of: date("as_of").unwrap(),
            from: date("from"),
            to: date("to"),
            team: case.get("team").and_then(Value::as_text).map(str::to_owned),
            tag: None,
        };
        let metrics = Metrics::of(&portfolio, &scope).unwrap();
        assert_same(&metrics.to_json(), case, &format!("metrics.{n}"));
    }
}

#[test]
fn the_defaults_give_the_first_case() {
    let metrics = Metrics::of(&portfolio_of(&rows()), &Scope::up_to(day("2026-07-24"))).unwrap();
    assert_same(&metrics.to_json(), &at(&json::parse_bytes(EXPECTED).unwrap(), "metrics.0"), "metrics.0");
    let metrics = Metrics::of(&portfolio_of(&rows()), &Scope::up_to(day("2016-01-01"))).unwrap();
    assert_same(&metrics.to_json(), &at(&json::parse_bytes(EXPECTED).unwrap(), "metrics.3"), "metrics.3");
}
