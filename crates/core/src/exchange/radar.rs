//! The technologies in the CSV that builders of technology radars read.
//!
//! The columns are those of <https://github.com/thoughtworks/build-your-own-radar>, whose four quadrants have names.
//! Pilotbook doesn't group technologies, so all stand in one of them: who builds the radar moves them.

use super::csv_write::write_harmless;
use crate::figures::{Plain, counted};
use crate::metrics::technologies::{Ring, Technology};
use crate::metrics::{Metrics, Period};
use crate::model::choice::{Choice, Verdict};
use crate::order;

/// The quadrant in which everything stands.
const QUADRANT: &str = "tools";

/// The technologies of metrics, from the inmost ring out, then by name. New is what was first decided about in the
/// period.
pub fn radar_csv(metrics: &Metrics) -> String {
    let mut rows: Vec<&Technology> = metrics.technologies.iter().collect();
    order::sort_by_key(&mut rows, |row| Ring::ALL.iter().position(|ring| *ring == row.ring));
    let mut out = String::new();
    write_harmless(["name", "ring", "quadrant", "isNew", "description"], &mut out);
    for row in rows {
        let is_new = is_new(row, metrics.period());
        let new = if is_new { "TRUE" } else { "FALSE" };
        write_harmless([row.name.as_str(), row.ring.word(), QUADRANT, new, &evidence(row)], &mut out);
    }
    out
}

/// Whether the first decision about it fell into the period.
fn is_new(technology: &Technology, period: Period) -> bool {
    technology.first_decided.is_some_and(|day| period.contains(day))
}

/// What is known of it, in a sentence.
pub fn evidence(technology: &Technology) -> String {
    let count = |count: usize, one: &str, many: &str| counted(&Plain, count, one, many);
    let mut parts = vec![count(technology.ideas.len(), "idea", "ideas")];
    if !technology.running.is_empty() {
        parts.push(count(technology.running.len(), "pilot runs", "pilots run"));
    }
    for verdict in Verdict::ALL {
        let ended = technology.of_verdict(*verdict).len();
        if ended > 0 {
            parts.push(format!("{ended} {}", verdict.word()));
        }
    }
    let decided = technology.latest.map_or("no decision yet".to_owned(), |(decision, day)| {
        format!("last decided: {}, {day}", decision.word())
    });
    format!("{}; {decided}", parts.join(", "))
}
