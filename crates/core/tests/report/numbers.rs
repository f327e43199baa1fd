//! Every number as a row.

use pilotbook_core::Value;
use pilotbook_core::exchange::csv::{CsvReader, Record};
use pilotbook_core::json::{number_text, parse_bytes};
use pilotbook_core::report::numbers_csv;

use super::workspace::report;

fn rows(csv: String) -> Vec<Vec<String>> {
    let mut reader = CsvReader::new(csv.into_bytes()).unwrap();
    let (mut record, mut rows) = (Record::default(), Vec::new());
    while reader.read(&mut record).unwrap() {
        rows.push(record.cells().map(str::to_owned).collect());
    }
    rows
}

fn row<'a>(rows: &'a [Vec<String>], metric: &str, part: &str) -> &'a [String] {
    let found = rows.iter().find(|row| row[0] == metric && row[1] == part);
    &found.unwrap_or_else(|| panic!("no {metric} {part}"))[2..]
}

/// All numbers in a value.
fn numbers(value: &Value, out: &mut Vec<String>) {
    match value {
        Value::Number(number) => out.push(number_text(*number)),
        Value::List(list) => list.iter().for_each(|item| numbers(item, out)),
        Value::Object(object) => object.values().for_each(|item| numbers(item, out)),
        _ => {}
    }
}

#[test]
fn no_number_is_lost_and_none_comes_twice() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/data/kep.expected.json");
    let expected = parse_bytes(&std::fs::read(path).unwrap()).unwrap();
    for metrics in expected.get("metrics").and_then(Value::as_list).unwrap() {
        let rows = rows(numbers_csv(metrics));
        assert!(rows.iter().all(|row| row.len() == 7));
        let mut expected = Vec::new();
        numbers(metrics, &mut expected);
        let mut found: Vec<String> = rows[1..].iter().flat_map(|row| row[2..].to_vec()).collect();
        // The horizons name their rows.
        found.extend(["90", "180", "365", "730"].map(str::to_owned));
        found.retain(|cell| {
            cell.bytes().next().is_some_and(|c| c.is_ascii_digit() || c == b'-')
                && !cell.contains("-0")
                && cell.len() != 10
        });
        expected.retain(|cell| cell.len() != 10);
        expected.sort();
        found.sort();
        assert_eq!(found, expected);
        let mut keys: Vec<_> = rows.iter().map(|row| (&row[0], &row[1])).collect();
        keys.sort();
        keys.dedup();
        assert_eq!(keys.len(), rows.len(), "two rows of one name");
    }
}

#[test]
fn rows_have_the_names_of_the_metrics() {
    let rows = rows(numbers_csv(report("2026-01-01", "2026-03-31").json.get("metrics").unwrap()));
    assert_eq!(rows[0], ["metric", "part", "value", "low", "high", "k", "n"]);
    assert_eq!(row(&rows, "pilots.concluded", "")[0], "3");
    let rate = row(&rows, "pilots.success_rate", "");
    assert_eq!((rate[3].as_str(), rate[4].as_str()), ("1", "3"));
    assert!(rate[0].starts_with("0.33") && !rate[1].is_empty() && !rate[2].is_empty());
    assert!(!row(&rows, "flow.by_month", "running/2026-03")[0].is_empty());
    assert!(!row(&rows, "cumulative_flow", "created/2026-01")[0].is_empty());
    assert!(!row(&rows, "funnel", "piloted/count")[0].is_empty());
    assert!(!row(&rows, "success_within", "365/at_risk")[0].is_empty());
    assert_eq!(row(&rows, "from", "")[0], "2026-01-01");
}
