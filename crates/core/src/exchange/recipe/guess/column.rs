//! What the cells of one column look like.

use std::collections::HashSet;

use super::super::super::rows::number;
use crate::{Date, Time};

/// From how many of its cells on a column holds lists.
const LISTS: f64 = 0.04;

/// One column of the first rows.
pub(super) struct Column<'r> {
    pub(super) place: usize,
    pub(super) name: String,
    /// The words of its name, in lower case.
    words: Vec<String>,
    /// Its cells that say something.
    cells: Vec<&'r str>,
    /// How many of them differ.
    different: HashSet<&'r str>,
}

impl<'r> Column<'r> {
    pub(super) fn of(place: usize, name: &str, rows: &'r [Vec<String>]) -> Column<'r> {
        let cells: Vec<&str> = rows
            .iter()
            .filter_map(|row| row.get(place))
            .map(String::as_str)
            .filter(|c| !c.is_empty())
            .collect();
        let lower = name.to_lowercase();
        let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        Column {
            place,
            name: name.to_owned(),
            words: words.map(str::to_owned).collect(),
            different: cells.iter().copied().collect(),
            cells,
        }
    }

    /// How many cells say something.
    pub(super) fn filled(&self) -> usize {
        self.cells.len()
    }

    /// How many different texts there are.
    pub(super) fn different(&self) -> usize {
        self.different.len()
    }

    /// The different texts, in the order of the rows.
    pub(super) fn texts(&self) -> Vec<&'r str> {
        let mut seen: HashSet<String> = HashSet::new();
        self.cells.iter().copied().filter(|cell| seen.insert(cell.to_ascii_lowercase())).collect()
    }

    /// How many of its cells are days, of those that say something.
    pub(super) fn date_share(&self) -> f64 {
        self.share(|cell| Date::parse_loose(cell).is_some())
    }

    /// How many of its cells are days or times, of those that say something.
    pub(super) fn time_share(&self) -> f64 {
        self.share(|cell| Date::parse_loose(cell).is_some() || Time::parse_loose(cell).is_some())
    }

    /// How many of its cells are times, of those that say something.
    pub(super) fn clock_share(&self) -> f64 {
        self.share(|cell| Time::parse_loose(cell).is_some())
    }

    /// Whether nearly all of it is numbers without a sign.
    pub(super) fn is_numbers(&self) -> bool {
        self.share(|cell| cell.bytes().all(|b| b.is_ascii_digit() || b == b'.')) > 0.9
    }

    /// Whether most of it is numbers that a reading can have.
    pub(super) fn is_measured(&self) -> bool {
        let plain = |cell: &str| cell.strip_suffix('%').unwrap_or(cell).trim_end().to_owned();
        self.filled() > 0 && self.share(|cell| number(&plain(cell)).is_some()) > 0.5
    }

    /// The answer that its name counts: `answers_3`, `answer 3`, or `3` alone.
    pub(super) fn answer(&self) -> Option<usize> {
        let number = match self.words.as_slice() {
            [number] => number,
            [word, number] if word.starts_with("answer") => number,
            _ => return None,
        };
        let number: usize = number.parse().ok()?;
        (number <= 10 && self.words.last() == Some(&number.to_string())).then_some(number)
    }

    /// Different cells of those that say something.
    pub(super) fn uniqueness(&self) -> f64 {
        self.different() as f64 / self.filled().max(1) as f64
    }

    /// The mean length of a cell.
    pub(super) fn length(&self) -> usize {
        self.cells.iter().map(|cell| cell.len()).sum::<usize>() / self.filled().max(1)
    }

    /// What stands between the parts, where its cells are lists. Commas stand in sentences too, so they
    /// count only where the parts are short.
    pub(super) fn separator(&self) -> Option<&'static str> {
        let short = |cell: &str| cell.split(',').all(|part| part.len() <= 30);
        [";", "|"]
            .into_iter()
            .find(|at| self.share(|cell| cell.contains(at)) >= LISTS)
            .or_else(|| (self.share(|cell| cell.contains(',') && short(cell)) >= LISTS).then_some(","))
    }

    /// How like its name is to one of these words, 0 where not at all: the earlier in the list and the
    /// fewer other words, the more.
    pub(super) fn likeness(&self, wanted: &[&str]) -> usize {
        let whole = self.words.join(" ");
        let score = |(place, word): (usize, &&str)| {
            let rank = 2 * (wanted.len() - place);
            if whole == **word {
                rank + 3
            } else if whole.starts_with(&format!("{word} ")) || whole.ends_with(&format!(" {word}")) {
                rank + 1
            } else if self.words.iter().any(|own| own == word) {
                rank
            } else {
                0
            }
        };
        wanted.iter().enumerate().map(score).max().unwrap_or(0)
    }

    fn share(&self, is_so: impl Fn(&str) -> bool) -> f64 {
        self.cells.iter().filter(|cell| is_so(cell)).count() as f64 / self.filled().max(1) as f64
    }
}

/// How many rows have a combination of cells of their own, of those in which each cell says something.
pub(super) fn uniqueness_of(rows: &[Vec<String>], places: &[usize]) -> f64 {
    let (mut seen, mut count) = (HashSet::new(), 0usize);
    for row in rows {
        let cells: Vec<&str> =
            places.iter().filter_map(|place| row.get(*place)).map(String::as_str).collect();
        if cells.iter().all(|cell| !cell.is_empty()) {
            count += 1;
            seen.insert(cells);
        }
    }
    seen.len() as f64 / count.max(1) as f64
}
