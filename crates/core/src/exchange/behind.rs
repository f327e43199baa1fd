//! The list behind a number as a table (CSV).

use super::csv_write::write_harmless;
use crate::list::behind::BehindRow;

/// The lines in their order, under a head. Days are ISO.
pub fn behind_csv(rows: &[BehindRow]) -> String {
    let mut out = String::new();
    let day_is = rows.first().map_or("Day", BehindRow::day_is);
    write_harmless(["Title", "Team", day_is, "Stands", "Id"], &mut out);
    for row in rows {
        let day = row.day.map(|day| day.to_string()).unwrap_or_default();
        write_harmless([&row.title, &row.team, &day, row.word(), row.id.as_str()], &mut out);
    }
    out
}
