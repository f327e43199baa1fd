//! The list behind a number as a table (CSV).

use super::csv::write_record;
use crate::list::behind::BehindRow;

/// The lines in their order, under a head. Days are ISO.
pub fn behind_csv(rows: &[BehindRow]) -> String {
    let mut out = String::new();
    let day_is = rows.first().map_or("Day", BehindRow::day_is);
    write_record(["Title", "Team", day_is, "Stands", "Id"], &mut out);
    for row in rows {
        let day = row.day.map(|day| day.to_string()).unwrap_or_default();
        let cells = [harmless(&row.title), harmless(&row.team), day, row.stands().to_owned(), row.id.to_string()];
        write_record(cells.iter().map(String::as_str), &mut out);
    }
    out
}

/// A text that a spreadsheet does not run as a formula: an apostrophe stands before what would begin one.
fn harmless(text: &str) -> String {
    let runs = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    if runs { format!("'{text}") } else { text.to_owned() }
}
