//! The data of a chart as a table.

use super::Figures;
use crate::date::{Date, Month};
use crate::json::number_text;

/// The data of a chart as a table, for people who would rather read it, and for a file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// What its columns are called.
    pub head: Vec<String>,
    /// Its rows as a file has them: plain decimals that nothing was rounded in, shares from 0 to 1, days
    /// and months as ISO writes them, empty where there is nothing.
    pub rows: Vec<Vec<String>>,
    cells: Vec<Vec<Cell>>,
}

/// What a table holds at one place.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Cell {
    Text(String),
    Count(usize),
    Number(f64),
    /// A share and of how many.
    Share(f64, usize),
    Day(Date),
    Month(Month),
    Nothing,
}

impl Table {
    pub(super) fn new(head: &[&str]) -> Table {
        Table { head: head.iter().map(|&name| name.to_owned()).collect(), ..Table::default() }
    }

    pub(super) fn push(&mut self, row: Vec<Cell>) {
        self.rows.push(row.iter().map(Cell::plain).collect());
        self.cells.push(row);
    }

    /// A row as people read it.
    pub fn written(&self, row: usize, write: &dyn Figures) -> Vec<String> {
        self.cells.get(row).into_iter().flatten().map(|cell| cell.written(write)).collect()
    }

    /// Whether a column holds figures, which stand at its right.
    pub fn is_figures(&self, column: usize) -> bool {
        let cells = self.cells.iter().filter_map(|row| row.get(column));
        let mut said = cells.filter(|cell| **cell != Cell::Nothing);
        said.next().is_some_and(|cell| matches!(cell, Cell::Count(_) | Cell::Number(_) | Cell::Share(..)))
    }
}

impl Cell {
    fn plain(&self) -> String {
        match self {
            Cell::Text(text) => text.clone(),
            Cell::Count(count) => count.to_string(),
            Cell::Number(value) | Cell::Share(value, _) => number_text(*value),
            Cell::Day(day) => day.to_string(),
            Cell::Month(month) => month.to_string(),
            Cell::Nothing => String::new(),
        }
    }

    fn written(&self, write: &dyn Figures) -> String {
        match self {
            Cell::Text(text) => text.clone(),
            Cell::Count(count) => write.number(*count as f64, 0),
            Cell::Number(value) => write.number(*value, 2),
            Cell::Share(value, n) => write.percent(*value, *n),
            Cell::Day(day) => write.day(*day),
            Cell::Month(month) => write.month_and_year(*month),
            Cell::Nothing => String::new(),
        }
    }
}

impl From<usize> for Cell {
    fn from(count: usize) -> Cell {
        Cell::Count(count)
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Cell {
        Cell::Text(text.to_owned())
    }
}

impl From<Option<Cell>> for Cell {
    fn from(cell: Option<Cell>) -> Cell {
        cell.unwrap_or(Cell::Nothing)
    }
}
