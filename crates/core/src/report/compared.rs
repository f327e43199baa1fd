//! A number beside what it was in the period before.

use super::words::{NONE, percent};
use crate::chart::{Figures, Plain};
use crate::metrics::compare::{Change, Comparison, Trend};

/// What an amount is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// A share of 0–1.
    Percent,
    /// Whole days.
    Days,
    /// Money, as it was typed.
    Money,
}

/// What a number was, and by how much it differs: two cells.
pub fn compared(comparison: &Comparison, id: &str, part: &str, unit: Unit) -> [String; 2] {
    let Some(change) = comparison.get(id, part) else { return [NONE.to_owned(), NONE.to_owned()] };
    let mut was = before(&change, unit);
    if unit == Unit::Percent && matches!(change, Change::Amount { before: Some(_), .. }) {
        // A share among pilots of which some still run: no k, but never without its n.
        was.push_str(&format!(", of {}", comparison.before.pilot_duration.curve.n));
    }
    [was, difference(&change, unit)]
}

fn before(change: &Change, unit: Unit) -> String {
    match *change {
        Change::Count { before, .. } => before.to_string(),
        Change::Share { before, .. } => match before.value() {
            Some(value) => format!("{}%, {} of {}", percent(value, before.n), before.k, before.n),
            None => NONE.to_owned(),
        },
        Change::Amount { before, .. } => before.map_or(NONE.to_owned(), |value| amount(value, unit)),
    }
}

fn difference(change: &Change, unit: Unit) -> String {
    let Some(value) = change.difference() else { return NONE.to_owned() };
    let value = match change {
        Change::Share { now, .. } => {
            let ends = change.interval().map_or(String::new(), |found| {
                format!(" ({} to {})", points(found.low, now.n), points(found.high, now.n))
            });
            format!("{} points{ends}", signed(&points(value, now.n), value))
        }
        Change::Count { .. } => signed(&Plain.number(value, 0), value),
        Change::Amount { .. } if unit == Unit::Percent => {
            format!("{} points", signed(&points(value, 0), value))
        }
        Change::Amount { .. } => signed(&amount(value, unit), value),
    };
    match change.trend() {
        Trend::Nothing => value,
        trend => format!("{value}, {}", trend.words()),
    }
}

fn points(share: f64, n: usize) -> String {
    percent(share, n)
}

fn amount(value: f64, unit: Unit) -> String {
    match unit {
        Unit::Percent => format!("{}%", percent(value, 0)),
        Unit::Days => Plain.number(value, 0),
        Unit::Money => Plain.number(value, 2),
    }
}

fn signed(text: &str, value: f64) -> String {
    if value > 0.0 && text != "0" { format!("+{text}") } else { text.to_owned() }
}
