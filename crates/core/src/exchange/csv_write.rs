//! CSV for people: tables that a spreadsheet opens without running anything.

use std::borrow::Cow;

use super::csv::write_record;

/// A cell that a spreadsheet shows as text. Spreadsheets run what begins with one of these characters as a
/// formula, which may reach for other files and hosts (OWASP, CSV Injection); with an apostrophe before it,
/// it is text. Plain numbers stay: `-5` is no formula. It holds for programs that separate cells by the comma,
/// as the file does.
pub fn harmless(cell: &str) -> Cow<'_, str> {
    let runs =
        |c: char| matches!(c, '=' | '+' | '-' | '@' | '\u{ff1d}' | '\u{ff0b}' | '\u{ff0d}' | '\u{ff20}');
    // Tab, carriage return and line feed are white space that some programs skip on the way to a formula.
    let led = cell.starts_with(['\t', '\r', '\n']) || cell.trim_start().starts_with(runs);
    if led && !is_plain_number(cell) { Cow::Owned(format!("'{cell}")) } else { Cow::Borrowed(cell) }
}

/// Whether a cell is a number without an exponent.
pub fn is_plain_number(cell: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let number = cell.strip_prefix(['-', '+']).unwrap_or(cell);
    match number.split_once('.') {
        Some((whole, part)) => digits(whole) && digits(part),
        None => digits(number),
    }
}

/// Appends one record of harmless cells.
pub fn write_harmless<'a>(cells: impl IntoIterator<Item = &'a str>, out: &mut String) {
    let cells: Vec<Cow<'_, str>> = cells.into_iter().map(harmless).collect();
    write_record(cells.iter().map(|cell| &**cell), out);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_become_text_and_numbers_stay() {
        for (cell, expected) in [
            ("", ""),
            ("plain = text", "plain = text"),
            ("=1+1", "'=1+1"),
            ("  =1+1", "'  =1+1"),
            ("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"),
            ("-2+3", "'-2+3"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "'\t=1"),
            ("\r=1", "'\r=1"),
            ("\ntext", "'\ntext"),
            ("\u{ff1d}1+1", "'\u{ff1d}1+1"),
            ("-", "'-"),
            ("- a list", "'- a list"),
            ("-5", "-5"),
            ("+5", "+5"),
            ("-0.25", "-0.25"),
            ("-5.", "'-5."),
            ("-1e5", "'-1e5"),
            ("2026-03-01", "2026-03-01"),
        ] {
            assert_eq!(harmless(cell), expected, "{cell:?}");
        }
    }
}
