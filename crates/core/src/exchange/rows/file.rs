//! A table whose header was read: what an import is built over, as often as its recipe changes.

use super::super::csv::{CsvError, CsvReader, Record, likely_delimiter};
use super::super::recipe::{RecipeField, Source, separated_by};
use super::pick;

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

    /// What to say where its cells seem separated by something else.
    pub fn delimiter_hint(&self) -> Option<String> {
        likely_delimiter(&self.header).map(separated_by)
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

    /// The first different texts that a source gives a field, of at most so many rows; none where it
    /// doesn't fit the header.
    pub fn samples(&self, field: RecipeField, source: &Source, texts: usize) -> Vec<String> {
        const ROWS: usize = 500;
        let Ok(source) = source.resolve(field, &self.header) else { return Vec::new() };
        let (mut csv, mut record, mut found) = (self.rows(), Record::default(), Vec::new());
        for _ in 0..ROWS {
            if found.len() == texts || csv.read(&mut record) != Ok(true) {
                break;
            }
            let text = if field.is_list() {
                pick::list(&source, &record).join(", ")
            } else {
                pick::text(&source, &record)
            };
            if !text.is_empty() && !found.contains(&text) {
                found.push(text);
            }
        }
        found
    }
}
