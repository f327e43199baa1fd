//! The numbers of an exported workspace, held against those of an independent program.

use std::path::Path;

use anyhow::{Context, Result, ensure};
use serde_json::Value;

/// Every case of `kep.expected.json` has the numbers that the command line computes of this file.
pub fn same_numbers(file: &Path) -> Result<()> {
    let expected: Value = serde_json::from_slice(&std::fs::read(pilotbook_e2e::data("kep.expected.json"))?)?;
    for case in expected["metrics"].as_array().context("the expected cases are a list")? {
        let mut command = pilotbook_e2e::command_line()?;
        command.arg("metrics").arg(file);
        for (option, key) in [("--as-of", "as_of"), ("--from", "from"), ("--to", "to"), ("--team", "team")] {
            if let Some(text) = case[key].as_str() {
                command.args([option, text]);
            }
        }
        let output = command.output()?;
        let found: Value = serde_json::from_slice(&output.stdout)?;
        let mut differing = Vec::new();
        differences(case, &found, String::new(), &mut differing);
        ensure!(differing.is_empty(), "{differing:?}");
    }
    Ok(())
}

/// Where two values differ; numbers may by 1e-9.
fn differences(expected: &Value, found: &Value, place: String, out: &mut Vec<String>) {
    match (expected, found) {
        (Value::Number(a), Value::Number(b)) => {
            let (a, b) = (a.as_f64().unwrap_or(f64::NAN), b.as_f64().unwrap_or(f64::NAN));
            // Written so that a NaN differs from everything.
            if (a - b).abs() <= 1e-9 {
                return;
            }
            out.push(place);
        }
        (Value::Object(a), Value::Object(b)) => {
            for key in a.keys().chain(b.keys()) {
                let (a, b) = (a.get(key).unwrap_or(&Value::Null), b.get(key).unwrap_or(&Value::Null));
                differences(a, b, format!("{place}/{key}"), out);
            }
        }
        (Value::Array(a), Value::Array(b)) if a.len() == b.len() => {
            for (i, (a, b)) in a.iter().zip(b).enumerate() {
                differences(a, b, format!("{place}/{i}"), out);
            }
        }
        (a, b) if a == b => {}
        _ => out.push(place),
    }
}
