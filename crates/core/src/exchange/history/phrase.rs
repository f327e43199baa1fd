//! One change as a verb with what it is about. A rule over the field table says most of them; the tables
//! hold what people say in other words.

use super::Words;
use super::group::Raw;
use crate::Value;
use crate::journal::{FieldType, RecordId};
use crate::model::KindDecl;

/// (kind, field, the word it became, what was done)
const CHOSEN: &[(&str, &str, &str, &str)] = &[
    ("idea", "triage", "new", "moved it back to new"),
    ("idea", "triage", "shortlisted", "shortlisted it"),
    ("idea", "triage", "parked", "parked it"),
    ("idea", "triage", "declined", "declined it"),
    ("outcome", "decision", "adopt", "decided to adopt it"),
    ("outcome", "decision", "iterate", "decided to iterate on it"),
    ("outcome", "decision", "drop", "decided to drop it"),
];

/// (kind, field, what was done with an element that joined, with one that left); `{}` is the element.
const ELEMENTS: &[(&str, &str, &str, &str)] = &[
    ("idea", "builds_on", "cited the outcome “{}”", "stopped citing the outcome “{}”"),
    ("issue", "raised_to", "raised it to {}", "took back raising it to {}"),
    ("idea", "serves", "said that it serves “{}”", "said that it doesn’t serve “{}”"),
    ("pilot", "serves", "said that it serves “{}”", "said that it doesn’t serve “{}”"),
    ("kpi", "owners", "made {} an owner", "took {} off the owners"),
    ("kpi", "contributors", "made {} a contributor", "took {} off the contributors"),
    ("kpi", "goals", "said that it stands for “{}”", "said that it doesn’t stand for “{}”"),
    ("idea", "triaged", "noted the triage {}", "struck the triage {}"),
];

/// (field, what it is called in a sentence), where its label is no noun.
const NOUNS: &[(&str, &str)] = &[
    ("learning", "what was learned"),
    ("hypothesis_was", "what became of the hypothesis"),
    ("verdict_reason", "the reason for the verdict"),
    ("proposer", "who proposed it"),
    ("created_on", "the day it was proposed"),
    ("started_on", "the day of the start"),
    ("decided_on", "the day of the verdict"),
    ("decision_on", "the day of the decision"),
    ("in_use_on", "the day of first use"),
    ("duplicate_of", "what it is a duplicate of"),
    ("words", "what changed"),
    ("about", "what it is about"),
    ("from", "the first day"),
    ("to", "the last day"),
    ("due_on", "the due day"),
    ("read_as", "how it is read"),
    ("from_team", "who answers"),
    ("to_team", "whom the answers are about"),
    ("of", "what it reads"),
];

/// A change in words.
pub(super) struct Phrase {
    pub(super) text: String,
    /// Whether that is all there is to say.
    pub(super) whole: bool,
}

impl Words<'_> {
    /// What was done to one register, `by` this person.
    pub(super) fn phrase(&self, raw: &Raw<'_>, by: &str, now: Option<&str>) -> Phrase {
        let whole = |text: String| Phrase { text, whole: true };
        let (kind, field) = (raw.record.kind(), raw.field.name());
        let of = self.of(raw.record);
        let of = if of.is_empty() { of } else { format!(" of {of}") };
        if raw.field.element().is_some() {
            return whole(format!("{}{of}", self.element_phrase(raw, by)));
        }
        let word = raw.after.as_text().unwrap_or_default();
        if let Some((.., done)) = CHOSEN.iter().find(|row| (row.0, row.1, row.2) == (kind, field, word)) {
            return whole((*done).to_owned());
        }
        let noun = noun(raw);
        match (field, raw.after) {
            ("archived", Value::Bool(true)) => whole(self.object("archived", raw.record, "")),
            ("archived", _) => whole(self.object("took", raw.record, " out of the archive")),
            ("place", _) => whole(self.object("moved", raw.record, "")),
            ("vision", Value::Bool(true)) => whole("made it the vision".to_owned()),
            ("vision", _) => whole("made it no longer the vision".to_owned()),
            ("duplicate_of", Value::Text(_)) => {
                whole(format!("marked it as a duplicate of “{}”", now.unwrap_or_default()))
            }
            ("duplicate_of", _) => whole("marked it as no duplicate".to_owned()),
            ("in_use_on", Value::Text(_)) if raw.was_empty() => {
                whole(format!("marked it as in use since {}", now.unwrap_or_default()))
            }
            ("started_on", Value::Text(_)) if raw.was_empty() => {
                whole(format!("started it on {}", now.unwrap_or_default()))
            }
            ("resolved_at", Value::Text(_)) if raw.was_empty() => whole("resolved it".to_owned()),
            ("resolved_at", Value::Null) => whole("reopened it".to_owned()),
            ("responded_at", Value::Text(_)) if raw.was_empty() => whole("answered it".to_owned()),
            (_, after) if raw.before == Some(after) => {
                Phrase { text: format!("changed {noun}{of} and changed it back"), whole: true }
            }
            _ if raw.is_empty() => Phrase { text: format!("cleared {noun}{of}"), whole: false },
            _ if raw.was_empty() => match now.filter(|now| now.chars().count() <= 60 && !prose(raw)) {
                Some(now) if matches!(raw.holds(), Some(FieldType::Text) | None) => {
                    whole(format!("set {noun}{of} to “{now}”"))
                }
                Some(now) => whole(format!("set {noun}{of} to {now}")),
                None => Phrase { text: format!("wrote {noun}{of}"), whole: false },
            },
            _ => Phrase { text: format!("changed {noun}{of}"), whole: false },
        }
    }

    /// The words for a register that go on from those for another: "raised it to Ana", "and Ben".
    pub(super) fn goes_on(&self, before: &Raw<'_>, raw: &Raw<'_>) -> Option<String> {
        let of = |raw: &Raw<'_>| (raw.record.clone(), raw.field.name().to_owned(), raw.is_empty());
        let row = ELEMENTS.iter().find(|row| (row.0, row.1) == (raw.record.kind(), raw.field.name()))?;
        let is_last_word = if raw.is_empty() { row.3 } else { row.2 }.ends_with(" {}");
        (is_last_word && of(before) == of(raw)).then(|| self.element(raw))
    }

    fn element_phrase(&self, raw: &Raw<'_>, by: &str) -> String {
        let (kind, field) = (raw.record.kind(), raw.field.name());
        let (joined, name) = (!raw.is_empty(), self.element(raw));
        if field == "voters" {
            let own = raw.field.element() == Some(by);
            return match (joined, own) {
                (true, true) => "voted for it".to_owned(),
                (false, true) => "took the vote back".to_owned(),
                (true, false) => format!("added the vote of {name}"),
                (false, false) => format!("took the vote of {name} back"),
            };
        }
        if let Some(row) = ELEMENTS.iter().find(|row| (row.0, row.1) == (kind, field)) {
            return if joined { row.2 } else { row.3 }.replace("{}", &name);
        }
        let label = raw.declared.map_or(field, |declared| declared.label);
        let what = format!("the {} {name}", singular(&lower(label)));
        if joined { format!("added {what}") } else { format!("took {what} off") }
    }

    /// A part of the subject inside a sentence; empty for the subject itself and its outcome, which
    /// there is only one of.
    pub(super) fn of(&self, record: &RecordId) -> String {
        if record == self.subject || record.kind() == "outcome" {
            return String::new();
        }
        match record.kind() {
            "entry" => return self.entry(record),
            "reading" => return self.reading(record),
            _ => {}
        }
        let label = KindDecl::named(self.kinds, record.kind()).map_or(record.kind(), |kind| kind.label);
        let title = match record.kind() {
            "impact" => self.impact(record),
            _ => (self.title)(record),
        };
        match title.is_empty() {
            true => a(&lower(label)),
            false => format!("the {} “{title}”", lower(label)),
        }
    }

    fn entry(&self, record: &RecordId) -> String {
        let text = |field: &str| self.shown(record, field).and_then(Value::as_text).unwrap_or_default();
        match (text("type"), text("accepts")) {
            ("agreed", "") => "an agreement".to_owned(),
            ("agreed", _) => "an accepted mismatch".to_owned(),
            _ => a(&self.entry_type(record)),
        }
    }

    /// What an entry is, in words.
    pub(super) fn entry_type(&self, record: &RecordId) -> String {
        let kind = KindDecl::named(self.kinds, "entry").and_then(|kind| kind.field("type"));
        let word = self.shown(record, "type").and_then(Value::as_text).unwrap_or_default();
        let words = kind.map(|field| (field.words)()).unwrap_or_default();
        words.iter().find(|(known, _)| *known == word).map_or("note".to_owned(), |(_, label)| lower(label))
    }

    fn impact(&self, record: &RecordId) -> String {
        let text = |field: &str| self.shown(record, field).and_then(Value::as_text).unwrap_or_default();
        match RecordId::parse(text("kpi")) {
            Some(kpi) => (self.title)(&kpi),
            None => text("words").to_owned(),
        }
    }

    /// A verb with the record as its object.
    pub(super) fn object(&self, verb: &str, record: &RecordId, rest: &str) -> String {
        let of = self.of(record);
        format!("{verb} {}{rest}", if of.is_empty() { "it" } else { &of })
    }
}

/// Whether people write more than a line into it.
pub(super) fn prose(raw: &Raw<'_>) -> bool {
    raw.declared.is_some_and(|declared| declared.prose)
}

/// A field inside a sentence.
pub(super) fn noun(raw: &Raw<'_>) -> String {
    let name = raw.field.name();
    match NOUNS.iter().find(|(field, _)| *field == name) {
        Some((_, noun)) => (*noun).to_owned(),
        None => format!("the {}", lower(raw.declared.map_or(name, |declared| declared.label))),
    }
}

/// A label inside a sentence; an abbreviation stays as it is.
pub(super) fn lower(label: &str) -> String {
    let rest = label.get(1..).unwrap_or_default();
    let first = label.split(' ').next().unwrap_or_default();
    if first.chars().skip(1).any(char::is_uppercase) || !label.is_char_boundary(1) {
        return label.to_owned();
    }
    let head = label.chars().next().map(|letter| letter.to_lowercase().to_string());
    head.map_or_else(String::new, |head| head + rest)
}

fn a(label: &str) -> String {
    let article = if label.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    format!("{article} {label}")
}

/// One of several.
fn singular(plural: &str) -> String {
    match (plural.strip_suffix("ies"), plural.strip_suffix('s')) {
        (Some(stem), _) => format!("{stem}y"),
        (None, Some(stem)) => stem.to_owned(),
        (None, None) => match plural {
            "people" => "person".to_owned(),
            other => other.to_owned(),
        },
    }
}
