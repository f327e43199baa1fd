//! A file that was just written, read back as it comes: line by line, never as a whole. It takes what `file_write`
//! writes and nothing else, so what it takes [`Document::read`] takes too, to the same end; a test holds both together.

use std::fmt;

use super::file::{MAX_BYTES, too_deep};
use super::project::conflicts_of;
use super::records::{Keys, Shown, kinds, object_of, of_kind};
use super::transaction::{Content, TransactionReader};
use super::{Document, Journal, RecordId, Snapshot};
use crate::json::{Value, parse};

/// Where a file does not read as what was to be written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ReadBackError(String);

impl fmt::Display for ReadBackError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for ReadBackError {}

/// Which part of the file the next line belongs to.
enum At {
    /// The first lines, up to the transactions: their text so far.
    Head(String),
    Transactions,
    Writes(TransactionReader),
    /// Before the records.
    Records,
    Kinds,
    Kind(String),
    /// After the records.
    Foot,
    Conflicts,
    /// Before the last line.
    Last,
    End,
}

/// What stands between two items of a list.
#[derive(Clone, Copy, PartialEq)]
enum Before {
    /// Nothing yet: the list was just opened.
    Open,
    /// A comma, so another item has to come.
    Comma,
    /// An item without a comma: the list has to end.
    Item,
}

/// A file being read back. The records and conflicts in it must be those of a snapshot.
pub struct FileReadBack<'a> {
    at: At,
    before: Before,
    /// What came after the last line feed.
    rest: Vec<u8>,
    bytes: usize,
    lines: usize,
    journal: Journal,
    records: Box<dyn Iterator<Item = (&'a str, &'a RecordId, Keys)> + 'a>,
    conflicts: Box<dyn Iterator<Item = Value> + 'a>,
}

impl<'a> FileReadBack<'a> {
    /// Nothing is read yet; `snapshot` is what the file was written from.
    pub fn new(snapshot: &'a Snapshot) -> FileReadBack<'a> {
        let records = kinds(snapshot, Shown::Created).into_iter().flat_map(move |kind| {
            of_kind(snapshot, kind, Shown::Created).map(move |(id, keys)| (kind, id, keys))
        });
        let conflicts = snapshot.odd().flat_map(|(id, record)| conflicts_of(id, record));
        FileReadBack {
            at: At::Head(String::new()),
            before: Before::Open,
            rest: Vec::new(),
            bytes: 0,
            lines: 0,
            journal: Journal::new(),
            records: Box::new(records),
            conflicts: Box::new(conflicts),
        }
    }

    /// Reads the bytes that come next, cut anywhere.
    pub fn feed(&mut self, bytes: &[u8]) -> Result<(), ReadBackError> {
        self.bytes += bytes.len();
        if self.bytes > MAX_BYTES {
            return Err(ReadBackError(
                "it is larger than 512 MiB, which no copy of Pilotbook reads".to_owned(),
            ));
        }
        let mut left = bytes;
        while let Some(end) = left.iter().position(|byte| *byte == b'\n') {
            if self.rest.is_empty() {
                self.line(&left[..end])?;
            } else {
                let mut line = std::mem::take(&mut self.rest);
                line.extend_from_slice(&left[..end]);
                self.line(&line)?;
            }
            left = &left[end + 1..];
        }
        self.rest.extend_from_slice(left);
        Ok(())
    }

    /// The journal of the file, once all of it was read.
    pub fn finish(mut self) -> Result<Journal, ReadBackError> {
        if !self.rest.is_empty() || !matches!(self.at, At::End) {
            return self.fail("it ends too early");
        }
        if self.records.next().is_some() || self.conflicts.next().is_some() {
            return self.fail("records are missing");
        }
        Ok(self.journal)
    }

    fn line(&mut self, line: &[u8]) -> Result<(), ReadBackError> {
        self.lines += 1;
        let Ok(text) = std::str::from_utf8(line) else { return self.fail("it is not UTF-8") };
        let (item, comma) = text.strip_suffix(',').map_or((text, false), |item| (item, true));
        match std::mem::replace(&mut self.at, At::End) {
            At::Head(head) => self.head(head, text),
            At::Transactions => self.step(item, comma),
            At::Writes(reader) => self.write(reader, item, comma),
            At::Records => {
                self.at = match text {
                    "\"records\":{" => At::Kinds,
                    "\"records\":{}" => At::Last,
                    "\"records\":{}," => At::Foot,
                    _ => return self.fail("it has no records"),
                };
                self.before = Before::Open;
                Ok(())
            }
            At::Kinds => self.kind(item, comma),
            At::Kind(kind) => self.record(kind, item, comma),
            At::Foot if text == "\"conflicts\":[" => {
                (self.at, self.before) = (At::Conflicts, Before::Open);
                Ok(())
            }
            At::Conflicts => self.conflict(item, comma),
            At::Last if text == "}" => Ok(()),
            At::Foot | At::Last | At::End => self.fail("a line is not expected here"),
        }
    }

    fn head(&mut self, mut head: String, line: &str) -> Result<(), ReadBackError> {
        let open = match line {
            "\"transactions\":[" => true,
            "\"transactions\":[]," => false,
            _ => {
                head.push_str(line);
                head.push('\n');
                self.at = At::Head(head);
                return Ok(());
            }
        };
        if let Err(refusal) = Document::read(format!("{head}\"transactions\":[]}}").as_bytes()) {
            return self.fail(&refusal.to_string());
        }
        (self.at, self.before) = (if open { At::Transactions } else { At::Records }, Before::Open);
        Ok(())
    }

    fn step(&mut self, line: &str, comma: bool) -> Result<(), ReadBackError> {
        if line == "]" && comma {
            self.close(comma)?;
            self.at = At::Records;
            return Ok(());
        }
        if line.ends_with("\"writes\":[") && !comma {
            self.open()?;
            let head = self.value(&format!("{line}]}}"), 2)?;
            let Some(reader) = TransactionReader::new(&head) else {
                return self.fail("a step breaks a rule");
            };
            self.at = At::Writes(reader);
            return Ok(());
        }
        self.item(comma)?;
        let content = Content::read(self.value(line, 2)?);
        self.journal.add(content);
        self.at = At::Transactions;
        Ok(())
    }

    fn write(&mut self, mut reader: TransactionReader, line: &str, comma: bool) -> Result<(), ReadBackError> {
        if line == "]}" {
            self.close(comma)?;
            let Some(transaction) = reader.finish() else { return self.fail("a step breaks a rule") };
            self.journal.add(Content::Good(transaction));
            self.at = At::Transactions;
            return Ok(());
        }
        self.item(comma)?;
        if reader.write(&self.value(line, 4)?).is_none() {
            return self.fail("a step breaks a rule");
        }
        self.at = At::Writes(reader);
        Ok(())
    }

    fn kind(&mut self, line: &str, comma: bool) -> Result<(), ReadBackError> {
        if line == "}" {
            self.close(comma)?;
            self.at = if comma { At::Foot } else { At::Last };
            return Ok(());
        }
        self.open()?;
        let Some(name) = line.strip_suffix(":[").filter(|_| !comma) else {
            return self.fail("a kind of record is not expected here");
        };
        let Value::Text(kind) = self.value(name, 2)? else { return self.fail("a kind is no text") };
        self.at = At::Kind(kind);
        Ok(())
    }

    fn record(&mut self, kind: String, line: &str, comma: bool) -> Result<(), ReadBackError> {
        if line == "]" {
            self.close(comma)?;
            self.at = At::Kinds;
            return Ok(());
        }
        self.item(comma)?;
        let read = self.value(line, 3)?;
        let same =
            self.records.next().is_some_and(|(of, id, keys)| of == kind && object_of(id, keys) == read);
        if !same {
            return self.fail("a record differs");
        }
        self.at = At::Kind(kind);
        Ok(())
    }

    fn conflict(&mut self, line: &str, comma: bool) -> Result<(), ReadBackError> {
        if line == "]" && !comma {
            self.close(comma)?;
            self.at = At::Last;
            return Ok(());
        }
        self.item(comma)?;
        let read = self.value(line, 2)?;
        if self.conflicts.next() != Some(read) {
            return self.fail("a conflict differs");
        }
        self.at = At::Conflicts;
        Ok(())
    }

    /// A line's value, which lies so many brackets deep.
    fn value(&self, text: &str, deep: usize) -> Result<Value, ReadBackError> {
        if too_deep(text.as_bytes(), deep).is_some() {
            return self.fail("it is nested too deep");
        }
        parse(text).or_else(|error| self.fail(&error.to_string()))
    }

    /// An item may come here, and does.
    fn item(&mut self, comma: bool) -> Result<(), ReadBackError> {
        self.open()?;
        self.before = if comma { Before::Comma } else { Before::Item };
        Ok(())
    }

    /// An item may come here, which is a list itself.
    fn open(&mut self) -> Result<(), ReadBackError> {
        if self.before == Before::Item {
            return self.fail("a comma is missing");
        }
        self.before = Before::Open;
        Ok(())
    }

    /// The list may end here, and does; with it an item of the one around it.
    fn close(&mut self, comma: bool) -> Result<(), ReadBackError> {
        if self.before != Before::Item {
            return self.fail("a list ends too early");
        }
        self.before = if comma { Before::Comma } else { Before::Item };
        Ok(())
    }

    fn fail<T>(&self, what: &str) -> Result<T, ReadBackError> {
        Err(ReadBackError(format!("line {}: {what}", self.lines)))
    }
}
