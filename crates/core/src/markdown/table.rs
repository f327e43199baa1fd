//! Tables: a row, a row of dashes with as many cells, and rows.

use super::{Inline, Side, Table, inline, line};

/// A table at the beginning of these lines, and how many of them it takes.
pub(super) fn read(lines: &[&str]) -> Option<(Table, usize)> {
    let [first, dashes, rest @ ..] = lines else { return None };
    let sides = sides(dashes)?;
    let head = row(first);
    if head.len() != sides.len() || !(first.contains('|') || dashes.contains('|')) {
        return None;
    }
    let own =
        rest.iter().take_while(|own| !line::is_blank(own) && !line::interrupts(own) && line::indent(own) < 4);
    let rows: Vec<Vec<Vec<Inline>>> = own
        .map(|own| {
            let mut cells = row(own);
            cells.truncate(sides.len());
            cells
        })
        .collect();
    let taken = rows.len() + 2;
    Some((Table { sides, head, rows }, taken))
}

/// What `|:---|---:|` says of its columns.
fn sides(dashes: &str) -> Option<Vec<Side>> {
    if line::indent(dashes) > 3 || !dashes.contains('-') {
        return None;
    }
    let side = |cell: String| {
        let dashes = cell.trim_start_matches(':').trim_end_matches(':');
        let (start, end) = (cell.starts_with(':'), cell.ends_with(':'));
        let plain = !dashes.is_empty() && dashes.chars().all(|c| c == '-');
        plain.then_some(match (start, end) {
            (true, true) => Side::Middle,
            (false, true) => Side::End,
            _ => Side::Start,
        })
    };
    cells(dashes).into_iter().map(side).collect()
}

fn row(own: &str) -> Vec<Vec<Inline>> {
    cells(own).iter().map(|cell| inline::read(cell)).collect()
}

/// The cells of a line; `\|` is no border.
fn cells(own: &str) -> Vec<String> {
    let own = own.trim();
    let own = own.strip_prefix('|').unwrap_or(own);
    let (mut cells, mut cell, mut escaped) = (Vec::new(), String::new(), false);
    for letter in own.chars() {
        match letter {
            '|' if escaped => {
                cell.pop();
                cell.push('|');
            }
            '|' => cells.push(std::mem::take(&mut cell).trim().to_owned()),
            other => cell.push(other),
        }
        escaped = letter == '\\' && !escaped;
    }
    // What follows the last border is a cell only where it says something.
    if !cell.trim().is_empty() || cells.is_empty() {
        cells.push(cell.trim().to_owned());
    }
    cells
}
