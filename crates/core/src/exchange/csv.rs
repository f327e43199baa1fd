//! Comma-separated values, read strictly: a file that may be misread is refused, never guessed at.
//!
//! An own reader, because the rules of an import (`docs/METRICS.md`, section 1) decide what a record
//! number is, and the number has to be the same in every program that reads the same file.

use std::fmt;
use std::sync::Arc;

/// Why a file isn't read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CsvError {
    /// The bytes are not UTF-8.
    NotUtf8 {
        /// The line (from 1) of the first byte that doesn't fit.
        line: usize,
        /// That byte's place in the file (from 0).
        byte: usize,
    },
    /// There is no line with anything in it.
    NoHeader,
    /// A quoted cell is never closed.
    UnclosedQuote {
        /// The record (the header is 1) that the cell belongs to.
        record: usize,
        /// The line (from 1) on which the quote opens.
        line: usize,
    },
}

impl fmt::Display for CsvError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            CsvError::NotUtf8 { line, byte } => write!(
                f,
                "The file is not UTF-8 text: byte {byte}, on line {line}, fits no character. Save it as \
                 \"CSV UTF-8\" and choose it again."
            ),
            CsvError::NoHeader => {
                f.write_str("The file is empty. Its first line should name the columns, separated by commas.")
            }
            CsvError::UnclosedQuote { record, line } => write!(
                f,
                "The quote that opens a cell on line {line} (record {record}) is never closed. Close it, or \
                 double the quotes inside the cell."
            ),
        }
    }
}

impl std::error::Error for CsvError {}

/// One record: its number and its cells, trimmed. Kept and filled again, so that reading a large file
/// allocates little.
#[derive(Clone, Debug, Default)]
pub struct Record {
    number: usize,
    text: String,
    ends: Vec<usize>,
}

impl Record {
    /// Its number; the header is 1.
    pub fn number(&self) -> usize {
        self.number
    }

    /// How many cells it has.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether it has no cell (before anything was read into it).
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The cell at that place, without white space around it; empty where the record is shorter.
    pub fn cell(&self, place: usize) -> &str {
        let Some(&end) = self.ends.get(place) else { return "" };
        let start = if place == 0 { 0 } else { self.ends[place - 1] };
        self.text[start..end].trim()
    }

    /// All its cells.
    pub fn cells(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|place| self.cell(place))
    }
}

/// Reads a file record by record; it can stop after any and go on later. A clone goes on from the same
/// place and shares the text.
#[derive(Clone, Debug)]
pub struct CsvReader {
    text: Arc<str>,
    at: usize,
    records: usize,
    delimiter: u8,
}

impl CsvReader {
    /// Takes the bytes of a file: UTF-8, with or without a byte-order mark.
    pub fn new(bytes: Vec<u8>) -> Result<CsvReader, CsvError> {
        let text = String::from_utf8(bytes).map_err(|error| {
            let byte = error.utf8_error().valid_up_to();
            let line = line_of(&error.as_bytes()[..byte]);
            CsvError::NotUtf8 { line, byte }
        })?;
        let at = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        Ok(CsvReader { text: text.into(), at, records: 0, delimiter: b',' })
    }

    /// Reads cells that tabs separate, as a spreadsheet puts them on the clipboard.
    pub fn of_tabs(text: &str) -> CsvReader {
        CsvReader { text: text.into(), at: 0, records: 0, delimiter: b'\t' }
    }

    /// How many bytes were read.
    pub fn done_bytes(&self) -> usize {
        self.at
    }

    /// How many bytes the file has.
    pub fn total_bytes(&self) -> usize {
        self.text.len()
    }

    /// Reads the header, that is the first record: a file without one is an error.
    pub fn header(&mut self) -> Result<Vec<String>, CsvError> {
        let mut record = Record::default();
        if self.read(&mut record)? {
            Ok(record.cells().map(str::to_owned).collect())
        } else {
            Err(CsvError::NoHeader)
        }
    }

    /// Reads the next record; false where there is none. Lines of no characters at all are passed over
    /// and not counted.
    pub fn read(&mut self, into: &mut Record) -> Result<bool, CsvError> {
        let bytes = self.text.as_bytes();
        while matches!(bytes.get(self.at), Some(b'\n' | b'\r')) {
            self.at += 1;
        }
        if self.at == bytes.len() {
            return Ok(false);
        }
        self.records += 1;
        into.number = self.records;
        into.text.clear();
        into.ends.clear();
        loop {
            self.read_cell(into)?;
            into.ends.push(into.text.len());
            let end = self.text.as_bytes().get(self.at);
            self.at += usize::from(end.is_some());
            match end {
                Some(&end) if end == self.delimiter => {}
                Some(b'\r') if self.text.as_bytes().get(self.at) == Some(&b'\n') => {
                    self.at += 1;
                    return Ok(true);
                }
                _ => return Ok(true),
            }
        }
    }

    /// Appends the cell that begins here and stops at the delimiter or line end after it, or at the end.
    fn read_cell(&mut self, into: &mut Record) -> Result<(), CsvError> {
        if self.text.as_bytes().get(self.at) == Some(&b'"') {
            let opened = self.at;
            self.at += 1;
            loop {
                let rest = &self.text[self.at..];
                let Some(quote) = rest.find('"') else {
                    let line = line_of(&self.text.as_bytes()[..opened]);
                    return Err(CsvError::UnclosedQuote { record: self.records, line });
                };
                into.text.push_str(&rest[..quote]);
                self.at += quote + 1;
                if self.text.as_bytes().get(self.at) != Some(&b'"') {
                    break;
                }
                into.text.push('"');
                self.at += 1;
            }
        }
        let rest = &self.text[self.at..];
        let ends = |b: u8| b == self.delimiter || matches!(b, b'\n' | b'\r');
        let plain = rest.bytes().position(ends).unwrap_or(rest.len());
        into.text.push_str(&rest[..plain]);
        self.at += plain;
        Ok(())
    }
}

/// The line (from 1) on which the byte after these stands.
fn line_of(before: &[u8]) -> usize {
    let ends = before.iter().enumerate().filter(|&(at, &byte)| match byte {
        b'\n' => at == 0 || before[at - 1] != b'\r',
        byte => byte == b'\r',
    });
    1 + ends.count()
}

/// What stands between cells, where it is not the comma: a header of one cell with such a character in
/// it comes from a program that separates cells in another way.
pub fn likely_delimiter(header: &[String]) -> Option<&'static str> {
    let [only] = header else { return None };
    let count = |delimiter: char| only.matches(delimiter).count();
    let (most, name) = [(count(';'), "semicolons"), (count('\t'), "tabs"), (count('|'), "vertical bars")]
        .into_iter()
        .rev()
        .max_by_key(|(count, _)| *count)?;
    (most > 0).then_some(name)
}

/// Appends one record as RFC 4180 writes it, ended by CRLF. Cells are written as they are: what a
/// spreadsheet would take for a formula is not altered here.
pub fn write_record<'a>(cells: impl IntoIterator<Item = &'a str>, out: &mut String) {
    let start = out.len();
    for (place, cell) in cells.into_iter().enumerate() {
        if place > 0 {
            out.push(',');
        }
        // A mark at the very start of a file would be taken for a byte-order mark.
        if cell.contains(['"', ',', '\n', '\r']) || cell.starts_with('\u{feff}') {
            out.push('"');
            out.push_str(&cell.replace('"', "\"\""));
            out.push('"');
        } else {
            out.push_str(cell);
        }
    }
    if out.len() == start {
        // One empty cell would be an empty line, which is no record.
        out.push_str("\"\"");
    }
    out.push_str("\r\n");
}
