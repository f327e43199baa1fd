//! Every number of the metrics as one flat table, for spreadsheets and other programs.

use std::collections::BTreeMap;

use crate::exchange::csv_write::write_harmless;
use crate::json::{Value, canonical, number_text};

/// The columns.
pub const COLUMNS: [&str; 9] = ["metric", "part", "value", "low", "high", "k", "n", "before", "trend"];

/// What the columns of a row are, which the metrics' JSON writes as plain lists.
const COLUMNS_OF: [(&str, &[&str]); 3] = [
    ("flow.by_month", &["started", "concluded", "running"]),
    ("cumulative_flow", &["created", "piloted", "concluded"]),
    ("survey.between_teams", &["mean", "answers"]),
];

/// By what an object in a list is called.
const NAMES: [&str; 7] = ["step", "days", "technology", "kpi", "team", "name", "from"];

/// The metrics' JSON as CSV: a row a number, `metric` being its id, `part` which of several. A share or an estimate
/// has its interval, k and n in the same row; what isn't known is empty. Nothing is rounded. A number that the report
/// compares has beside it what it was in the period before, and whether it rose. `report` is the report's JSON.
pub fn numbers_csv(report: &Value) -> String {
    let part = |key: &str| report.get(key).unwrap_or(&Value::Null);
    let mut table = Table { out: String::new(), before: before(part("comparison")) };
    write_harmless(COLUMNS, &mut table.out);
    table.value("", "", part("metrics"));
    // Sums of a currency that only the period before has.
    for ((metric, part), Was { now, .. }) in table.before.clone() {
        table.row(&metric, &part, [Some(&now), None, None, None, None]);
    }
    table.out
}

/// What a number was, and its trend.
#[derive(Clone)]
struct Was {
    now: Value,
    before: Value,
    trend: Value,
}

/// The numbers that are compared, by the metric and part of their rows.
fn before(comparison: &Value) -> BTreeMap<(String, String), Was> {
    let numbers = comparison.get("numbers").and_then(Value::as_list).unwrap_or_default();
    let was = numbers.iter().filter_map(|number| {
        let text = |key: &str| number.get(key).and_then(Value::as_text);
        let (id, part) = (text("id")?, text("part").unwrap_or_default());
        let own = |key: &str| number.get(key).cloned().unwrap_or(Value::Null);
        // Of a share its value: how many it was of stands in the JSON.
        let figure = |key: &str| match own(key) {
            Value::Object(share) => share.get("value").cloned().unwrap_or(Value::Null),
            plain => plain,
        };
        Some((row_of(id, part), Was { now: figure("now"), before: figure("before"), trend: own("trend") }))
    });
    was.collect()
}

/// The row in which the metrics' JSON has a number that is compared.
fn row_of(id: &str, part: &str) -> (String, String) {
    match (id, part) {
        ("entries.held", "") => (format!("{id}.of_teams"), String::new()),
        (_, "median" | "p85") => {
            let unit = if id.starts_with("issues.") { "hours" } else { "days" };
            (format!("{id}.{part}_{unit}"), String::new())
        }
        (_, "brier") => (format!("{id}.{part}"), String::new()),
        _ => (id.to_owned(), part.to_owned()),
    }
}

struct Table {
    out: String,
    /// What has no row yet.
    before: BTreeMap<(String, String), Was>,
}

impl Table {
    fn value(&mut self, metric: &str, part: &str, value: &Value) {
        match value {
            Value::Object(object) => self.object(metric, part, object),
            Value::List(list) => {
                for (place, item) in list.iter().enumerate() {
                    self.item(metric, part, place, item);
                }
            }
            plain => self.row(metric, part, [Some(plain), None, None, None, None]),
        }
    }

    fn object(&mut self, metric: &str, part: &str, object: &BTreeMap<String, Value>) {
        let estimate = object.contains_key("value");
        if estimate {
            self.row(metric, part, ["value", "low", "high", "k", "n"].map(|key| object.get(key)));
        }
        for (key, value) in object {
            if estimate && COLUMNS.contains(&key.as_str()) {
                continue;
            }
            if part.is_empty() {
                self.value(&joined(metric, '.', key), "", value);
            } else {
                self.value(metric, &joined(part, '/', key), value);
            }
        }
    }

    /// An item of a list: `[name, …]` or an object that has a name among its values.
    fn item(&mut self, metric: &str, part: &str, place: usize, item: &Value) {
        match item {
            Value::List(cells) => {
                let names: Vec<&str> = cells.iter().map_while(Value::as_text).collect();
                let values = &cells[names.len()..];
                let name = joined(part, '/', &names.join("/"));
                if let [value] = values {
                    return self.value(metric, &name, value);
                }
                let columns =
                    COLUMNS_OF.iter().find(|(id, _)| *id == metric).map_or(&[][..], |(_, columns)| columns);
                for (at, value) in values.iter().enumerate() {
                    let column =
                        columns.get(at).map_or_else(|| (at + 1).to_string(), |column| (*column).to_owned());
                    self.value(metric, &joined(&column, '/', &name), value);
                }
            }
            Value::Object(object) => {
                let named = NAMES.iter().find_map(|key| Some((*key, object.get(*key)?)));
                let name = named.map_or_else(|| (place + 1).to_string(), |(_, name)| plain(name));
                let rest = object.iter().filter(|(key, _)| named.is_none_or(|(own, _)| key != &own));
                let rest = crate::order::map(rest.map(|(key, value)| (key.clone(), value.clone())));
                self.object(metric, &joined(part, '/', &name), &rest);
            }
            value => self.value(metric, &joined(part, '/', &(place + 1).to_string()), value),
        }
    }

    fn row(&mut self, metric: &str, part: &str, values: [Option<&Value>; 5]) {
        let was = self.before.remove(&(metric.to_owned(), part.to_owned()));
        let was = was.map(|was| [plain(&was.before), plain(&was.trend)]).unwrap_or_default();
        let values = values.map(|value| value.map(plain).unwrap_or_default());
        let cells = [metric, part].into_iter().chain(values.iter().chain(&was).map(String::as_str));
        write_harmless(cells, &mut self.out);
    }
}

fn joined(a: &str, between: char, b: &str) -> String {
    if a.is_empty() { b.to_owned() } else { format!("{a}{between}{b}") }
}

fn plain(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Text(text) => text.clone(),
        Value::Number(number) => number_text(*number),
        other => canonical(other),
    }
}
