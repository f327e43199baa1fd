//! Every number of the metrics as one flat table, for spreadsheets and other programs.

use std::collections::BTreeMap;

use crate::exchange::csv_write::write_harmless;
use crate::json::{Value, canonical, number_text};

/// The columns.
pub const COLUMNS: [&str; 7] = ["metric", "part", "value", "low", "high", "k", "n"];

/// What the columns of a row are, which the metrics' JSON writes as plain lists.
const COLUMNS_OF: [(&str, &[&str]); 3] = [
    ("flow.by_month", &["started", "concluded", "running"]),
    ("cumulative_flow", &["created", "piloted", "concluded"]),
    ("survey.between_teams", &["mean", "answers"]),
];

/// By what an object in a list is called.
const NAMES: [&str; 7] = ["step", "days", "technology", "kpi", "team", "name", "from"];

/// The metrics' JSON as CSV: a row a number, `metric` being its id, `part` which of several. A share or an estimate
/// has its interval, k and n in the same row; what isn't known is empty. Nothing is rounded.
pub fn numbers_csv(metrics: &Value) -> String {
    let mut table = Table { out: String::new() };
    write_harmless(COLUMNS, &mut table.out);
    table.value("", "", metrics);
    table.out
}

struct Table {
    out: String,
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
        let values = values.map(|value| value.map(plain).unwrap_or_default());
        let cells = [metric, part].into_iter().chain(values.iter().map(String::as_str));
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
