//! A table whose header was read: what an import is built over, as often as its recipe changes.

use super::super::csv::{CsvError, CsvReader, Record};

/// A file, its header, and the place where its rows begin. A clone shares the text.
#[derive(Clone, Debug)]
pub struct TableFile {
    header: Vec<String>,
    rows: CsvReader,
}

impl TableFile {
    /// Reads the header.
    pub fn read(file: Vec<u8>) -> Result<TableFile, CsvError> {
        let mut rows = CsvReader::new(file)?;
        let header = rows.header()?;
        Ok(TableFile { header, rows })
    }

    /// The names of the columns.
    pub fn header(&self) -> &[String] {
        &self.header
    }

    /// A reader that stands before the first row.
    pub fn rows(&self) -> CsvReader {
        self.rows.clone()
    }

    /// The cells of the first rows, each as many as the header has. Stops before what can't be read.
    pub fn first_rows(&self, most: usize) -> Vec<Vec<String>> {
        let (mut csv, mut record, mut rows) = (self.rows(), Record::default(), Vec::new());
        while rows.len() < most && csv.read(&mut record) == Ok(true) {
            rows.push((0..self.header.len()).map(|place| record.cell(place).to_owned()).collect());
        }
        rows
    }
}
