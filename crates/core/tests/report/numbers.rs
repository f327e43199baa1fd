//! Every number as a row.

use pilotbook_core::Value;
use pilotbook_core::exchange::csv::{CsvReader, Record};
use pilotbook_core::json::{number_text, object, parse_bytes};
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
        let rows = rows(numbers_csv(&object([("metrics", metrics.clone())])));
        assert!(rows.iter().all(|row| row.len() == 9));
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
    let rows = rows(numbers_csv(&report("2026-01-01", "2026-03-31").json));
    assert_eq!(rows[0], ["metric", "part", "value", "low", "high", "k", "n", "before", "trend"]);
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

#[test]
fn what_is_compared_stands_beside_its_own_number() {
    for (from, to) in
        [("2026-01-01", "2026-03-31"), ("2026-04-01", "2026-06-12"), ("2025-07-01", "2026-06-12")]
    {
        let json = report(from, to).json;
        let rows = rows(numbers_csv(&json));
        let compared = json.get("comparison").and_then(|comparison| comparison.get("numbers")).unwrap();
        let figure = |value: &Value| match value.get("value").unwrap_or(value) {
            Value::Number(number) => number_text(*number),
            _ => String::new(),
        };
        let mut beside = 0;
        for number in compared.as_list().unwrap() {
            let text = |key: &str| number.get(key).and_then(Value::as_text).unwrap_or_default();
            let (id, part) = (text("id"), text("part"));
            // Its own row, or the one that has the part and its unit in the metric's name.
            let own = rows.iter().filter(|row| {
                let named = row[0] == format!("{id}.{part}_days") || row[0] == format!("{id}.{part}_hours");
                (row[0] == id && row[1] == part)
                    || named
                    || row[0] == format!("{id}.{part}")
                    || (id == "entries.held" && row[0] == "entries.held.of_teams")
            });
            let [own] = own.collect::<Vec<_>>()[..] else { panic!("{id} {part}: not one row") };
            let (now, before) = (figure(number.get("now").unwrap()), figure(number.get("before").unwrap()));
            assert_eq!((&own[2], &own[7], own[8].as_str()), (&now, &before, text("trend")), "{id} {part}");
            beside += usize::from(!before.is_empty());
        }
        assert!(beside > 10);
        // Hours stand beside hours, days beside days.
        let with = |metric: &str| rows.iter().any(|row| row[0] == metric);
        assert!(with("issues.time_to_resolve.median_hours") && with("time_to_pilot.median_days"));
        assert!(!with("issues.time_to_resolve.median_days") && !with("time_to_pilot.median"));
    }
    // Without a period before nothing is compared.
    let all = rows(numbers_csv(&report("", "").json));
    assert!(all[1..].iter().all(|row| row[7].is_empty() && row[8].is_empty()));
}
