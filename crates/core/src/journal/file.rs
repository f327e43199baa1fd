//! The file (section 8): reading with every refusal.

use std::collections::BTreeMap;
use std::fmt;

use super::records::to_json;
use super::transaction::Content;
use super::{Journal, Problem, Problems, project};
use crate::json::{Value, canonical, parse_bytes};

/// The largest file that is read, in bytes.
pub(super) const MAX_BYTES: usize = 512 << 20;
/// The deepest nesting that is read; the outermost counts 1.
const MAX_DEPTH: usize = 100;
/// The newest format that this version reads, and the one it writes.
const VERSION: f64 = 1.0;

/// Why a whole input is refused; nothing is changed then.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RefusalCode {
    /// Not JSON, or not I-JSON.
    NotJson,
    /// Nested deeper than 100.
    TooDeep,
    /// More than 512 MiB.
    TooLarge,
    /// Another program's file.
    OtherFormat,
    /// Pilotbook's, with a key of the wrong type.
    BadFile,
    /// Written by a newer version.
    NewerVersion,
    /// Files of different workspaces.
    OtherWorkspace,
    /// Records without their history, where history is needed.
    NoHistory,
}

impl RefusalCode {
    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            RefusalCode::NotJson => "not_json",
            RefusalCode::TooDeep => "too_deep",
            RefusalCode::TooLarge => "too_large",
            RefusalCode::OtherFormat => "other_format",
            RefusalCode::BadFile => "bad_file",
            RefusalCode::NewerVersion => "newer_version",
            RefusalCode::OtherWorkspace => "other_workspace",
            RefusalCode::NoHistory => "no_history",
        }
    }
}

/// A refusal, with what and where for people.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Refusal {
    /// The stable code.
    pub code: RefusalCode,
    /// What is wrong and what to do, as whole sentences.
    pub message: String,
}

impl Refusal {
    pub(super) fn new(code: RefusalCode, message: impl Into<String>) -> Refusal {
        Refusal { code, message: message.into() }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Refusal {}

/// What a file holds, read and not yet taken in.
#[derive(Clone, Debug)]
pub struct Document {
    /// The workspace's id, if the file names one.
    pub workspace: Option<String>,
    /// The transactions, where the file has them.
    pub journal: Option<Journal>,
    /// The records, where the file has no transactions.
    pub records: BTreeMap<String, Value>,
    /// What is odd about the file itself.
    pub problems: Problems,
}

impl Document {
    /// Reads a file, or says why it is refused.
    pub fn read(bytes: &[u8]) -> Result<Document, Refusal> {
        if bytes.len() > MAX_BYTES {
            let message = "This file is larger than 512 MiB. Nothing was changed.";
            return Err(Refusal::new(RefusalCode::TooLarge, message));
        }
        if let Err(error) = std::str::from_utf8(bytes) {
            let message = format!(
                "This file is not UTF-8 text (byte {}). Nothing was changed. Export it again.",
                error.valid_up_to()
            );
            return Err(Refusal::new(RefusalCode::NotJson, message));
        }
        if let Some(byte) = too_deep(bytes, 0) {
            let message = format!(
                "This file is nested deeper than {MAX_DEPTH} levels at byte {byte}. Nothing was changed."
            );
            return Err(Refusal::new(RefusalCode::TooDeep, message));
        }
        let value = parse_bytes(bytes).map_err(|error| {
            let message = if error.truncated {
                format!(
                    "This file ends in the middle of a record, at byte {}. Nothing was changed. Export it again.",
                    error.byte
                )
            } else {
                format!("This file is not JSON: {error}. Nothing was changed.")
            };
            Refusal::new(RefusalCode::NotJson, message)
        })?;
        Document::of_value(value)
    }

    fn of_value(value: Value) -> Result<Document, Refusal> {
        let other = || {
            let message = "This is JSON of another program, not a Pilotbook file. Nothing was changed.";
            Refusal::new(RefusalCode::OtherFormat, message)
        };
        let Value::Object(mut object) = value else { return Err(other()) };
        if object.get("format") != Some(&"pilotbook".into()) {
            return Err(other());
        }
        let bad = |key: &str, wanted: &str| {
            let message = format!("In this Pilotbook file `{key}` is not {wanted}. Nothing was changed.");
            Refusal::new(RefusalCode::BadFile, message)
        };
        match object.get("version") {
            Some(Value::Number(version)) if *version >= 1.0 && version.fract() == 0.0 => {
                if *version > VERSION {
                    let message = format!(
                        "This file has format {version}, written by a newer Pilotbook; this one reads {VERSION}. \
                         Nothing was changed. Open it with the newer one."
                    );
                    return Err(Refusal::new(RefusalCode::NewerVersion, message));
                }
            }
            _ => return Err(bad("version", "a whole number from 1")),
        }
        let workspace = match object.remove("workspace") {
            None => None,
            Some(Value::Text(id)) => Some(id),
            Some(_) => return Err(bad("workspace", "a text")),
        };
        let transactions = match object.remove("transactions") {
            None => None,
            Some(Value::List(list)) => Some(list),
            Some(_) => return Err(bad("transactions", "a list")),
        };
        let records = match object.remove("records") {
            None => None,
            Some(records @ Value::Object(_)) => Some(records),
            Some(_) => return Err(bad("records", "an object")),
        };
        let mut problems = Problems::default();
        for key in object.into_keys() {
            if !["format", "version", "app", "exported_at", "conflicts"].contains(&key.as_str()) {
                problems.add(Problem::UnknownKey { key });
            }
        }
        let Some(transactions) = transactions else {
            let records = match records {
                Some(Value::Object(records)) => records,
                _ => BTreeMap::new(),
            };
            return Ok(Document { workspace, journal: None, records, problems });
        };
        let mut journal = Journal::new();
        for content in transactions {
            journal.add(Content::read(content));
        }
        if records.is_some_and(|records| canonical(&records) != canonical(&to_json(&project(&journal)))) {
            problems.add(Problem::RecordsDiffer);
        }
        Ok(Document { workspace, journal: Some(journal), records: BTreeMap::new(), problems })
    }

    /// Whether it holds records and not the transactions that made them.
    pub fn is_without_history(&self) -> bool {
        self.journal.is_none() && !self.records.is_empty()
    }

    /// Its transactions, where it is read as a workspace.
    pub fn into_journal(self) -> Result<Journal, Refusal> {
        if self.is_without_history() {
            let message = "This file holds records without their history, so it can't be merged. \
                           Import it into a workspace instead. Nothing was changed.";
            return Err(Refusal::new(RefusalCode::NoHistory, message));
        }
        Ok(self.journal.unwrap_or_default())
    }
}

/// The byte at which brackets, outside of strings, are open more than [`MAX_DEPTH`] deep, where so many are open before.
pub(super) fn too_deep(bytes: &[u8], open: usize) -> Option<usize> {
    let (mut depth, mut in_text, mut escaped) = (open, false, false);
    for (at, byte) in bytes.iter().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_text => escaped = true,
            b'"' => in_text = !in_text,
            b'[' | b'{' if !in_text => {
                depth += 1;
                if depth > MAX_DEPTH {
                    return Some(at);
                }
            }
            b']' | b'}' if !in_text => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    None
}
