//! Tables of a report.

use super::words::NONE;
use crate::chart::{Chart, Plain};
use crate::exchange::csv_write::is_plain_number;

/// A table whose cells are text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// What its columns are called.
    pub head: Vec<String>,
    /// Its rows.
    pub rows: Vec<Vec<String>>,
}

impl Table {
    /// A table, if it has rows.
    pub fn of<const N: usize>(head: [&str; N], rows: Vec<Vec<String>>) -> Option<Table> {
        (!rows.is_empty()).then(|| Table { head: head.map(str::to_owned).to_vec(), rows })
    }

    /// The data of a chart as people read it.
    pub fn of_chart(chart: &Chart) -> Table {
        let rows = (0..chart.table.rows.len()).map(|row| chart.table.written(row, &Plain));
        Table { head: chart.table.head.clone(), rows: rows.collect() }
    }

    /// Whether a column holds figures, and is set to the right.
    pub fn is_figures(&self, column: usize) -> bool {
        let cells = self.rows.iter().filter_map(|row| row.get(column)).map(String::as_str);
        let mut said = cells.filter(|cell| !matches!(*cell, "" | NONE)).peekable();
        said.peek().is_some() && said.all(is_figure)
    }
}

/// Whether a cell is a figure, maybe in percent.
pub fn is_figure(cell: &str) -> bool {
    is_plain_number(&cell.trim_end_matches('%').replace('−', "-"))
}
