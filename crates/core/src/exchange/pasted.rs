//! Many ideas from the clipboard: a list with or without bullets, or rows of a spreadsheet.

use super::csv::{CsvReader, Record};

/// An idea as it was pasted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PastedIdea {
    /// Its line, which may hold `#tag`, `@team` and `!technology`.
    pub line: String,
    /// What stood below or beside it.
    pub problem: String,
}

/// The ideas of a pasted text, in their order. With a tab in it, it is rows of cells: a first row that names a
/// title column says which column is what, else the first cell is the title and what follows the
/// problem. Without, each line is an idea; a line that is indented deeper than a list's first one belongs to the idea above.
pub fn pasted_ideas(text: &str) -> Vec<PastedIdea> {
    let ideas = if text.contains('\t') { rows(text) } else { list(text) };
    ideas.into_iter().filter(|idea| !idea.line.is_empty()).collect()
}

fn list(text: &str) -> Vec<PastedIdea> {
    let depth = |line: &str| line.chars().take_while(|c| c.is_whitespace()).count();
    let mut lines = text.lines().filter(|line| !line.trim().is_empty()).peekable();
    let outer = lines.peek().map_or(0, |line| depth(line));
    let mut ideas: Vec<PastedIdea> = Vec::new();
    for line in lines {
        let item = without_bullet(line.trim()).to_owned();
        match ideas.last_mut().filter(|_| depth(line) > outer) {
            Some(above) if above.problem.is_empty() => above.problem = item,
            Some(above) => {
                above.problem.push('\n');
                above.problem.push_str(&item);
            }
            None => ideas.push(PastedIdea { line: item, problem: String::new() }),
        }
    }
    ideas
}

/// A list's item without its bullet, number or box.
fn without_bullet(line: &str) -> &str {
    let number = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let numbered = number.strip_prefix(['.', ')']).filter(|_| number.len() < line.len());
    let bullet = line.strip_prefix(['-', '*', '•', '–', '◦', '‣', '+']).or(numbered);
    // A bullet stands apart: "-5 °C" and "3.14" are no items.
    let item = bullet.filter(|rest| rest.starts_with(char::is_whitespace)).unwrap_or(line).trim();
    ["[ ]", "[x]", "[X]"].iter().find_map(|mark| item.strip_prefix(mark)).unwrap_or(item).trim()
}

/// What a column holds.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Column {
    Title,
    Problem,
    Tags,
    Team,
    Technologies,
    Nothing,
}

impl Column {
    fn named(head: &str) -> Column {
        match head.trim().to_lowercase().as_str() {
            "title" | "idea" | "name" | "summary" | "idea title" => Column::Title,
            "problem" | "description" | "details" | "notes" | "why" => Column::Problem,
            "tags" | "tag" | "labels" | "label" => Column::Tags,
            "team" | "teams" | "owner" | "owning team" => Column::Team,
            "technology" | "technologies" => Column::Technologies,
            _ => Column::Nothing,
        }
    }
}

/// The cells of each row. Text that only looks quoted is split at its tabs.
fn cells(text: &str) -> Vec<Vec<String>> {
    let (mut reader, mut record, mut rows) = (CsvReader::of_tabs(text), Record::default(), Vec::new());
    loop {
        match reader.read(&mut record) {
            Ok(true) => rows.push(record.cells().map(str::to_owned).collect()),
            Ok(false) => return rows,
            Err(_) => break,
        }
    }
    text.lines().map(|line| line.split('\t').map(str::to_owned).collect()).collect()
}

fn rows(text: &str) -> Vec<PastedIdea> {
    let mut rows = cells(text).into_iter().peekable();
    let named: Vec<Column> =
        rows.peek().map(|row| row.iter().map(|head| Column::named(head)).collect()).unwrap_or_default();
    let headed = named.contains(&Column::Title);
    if headed {
        rows.next();
    }
    let column = |at: usize| match (headed, at) {
        (true, _) => named.get(at).copied().unwrap_or(Column::Nothing),
        (false, 0) => Column::Title,
        (false, _) => Column::Problem,
    };
    rows.map(|row| {
        let mut idea = PastedIdea::default();
        let mut tokens = String::new();
        for (at, cell) in row.iter().map(|cell| cell.trim()).enumerate().filter(|(_, cell)| !cell.is_empty())
        {
            let mut mark = |mark: char, gap: &str| {
                for word in cell.split([',', ';']).map(str::trim).filter(|word| !word.is_empty()) {
                    tokens.push_str(&format!(" {mark}{}", word.trim_start_matches(mark).replace(' ', gap)));
                }
            };
            match column(at) {
                Column::Title => idea.line = cell.split_whitespace().collect::<Vec<_>>().join(" "),
                Column::Problem if idea.problem.is_empty() => idea.problem = cell.to_owned(),
                Column::Problem => idea.problem = format!("{}\n{cell}", idea.problem),
                Column::Tags => mark('#', "-"),
                Column::Team => mark('@', ""),
                Column::Technologies => mark('!', "-"),
                Column::Nothing => {}
            }
        }
        if !idea.line.is_empty() {
            idea.line.push_str(&tokens);
        }
        idea
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> Vec<(String, String)> {
        pasted_ideas(text).into_iter().map(|idea| (idea.line, idea.problem)).collect()
    }

    fn pairs(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs.iter().map(|(line, problem)| ((*line).to_owned(), (*problem).to_owned())).collect()
    }

    #[test]
    fn a_list_becomes_ideas() {
        let cases: [(&str, &[(&str, &str)]); 7] = [
            ("One\nTwo\n", &[("One", ""), ("Two", "")]),
            ("- One #ci\r\n* Two\r\n\r\n• Three", &[("One #ci", ""), ("Two", ""), ("Three", "")]),
            ("1. One\n2) Two\n10. Ten", &[("One", ""), ("Two", ""), ("Ten", "")]),
            ("- [ ] One\n- [x] Two", &[("One", ""), ("Two", "")]),
            ("  - One\n    - why\n    and how\n  - Two", &[("One", "why\nand how"), ("Two", "")]),
            ("-5 °C in the lab\n3.14 is enough", &[("-5 °C in the lab", ""), ("3.14 is enough", "")]),
            (" \n\n", &[]),
        ];
        for (text, expected) in cases {
            assert_eq!(said(text), pairs(expected), "{text:?}");
        }
    }

    #[test]
    fn rows_of_a_spreadsheet_become_ideas() {
        let cases: [(&str, &[(&str, &str)]); 4] = [
            ("One\twhy\nTwo\t", &[("One", "why"), ("Two", "")]),
            (
                "Team\tIdea\tLabels\tDescription\nDev Ops\tOne\tci, flaky tests\tIt hurts\n\tTwo\t\t",
                &[("One @DevOps #ci #flaky-tests", "It hurts"), ("Two", "")],
            ),
            ("\"One\nline\"\t\"say \"\"it\"\"\"", &[("One line", "say \"it\"")]),
            ("\t\n\tno title", &[]),
        ];
        for (text, expected) in cases {
            assert_eq!(said(text), pairs(expected), "{text:?}");
        }
    }
}
