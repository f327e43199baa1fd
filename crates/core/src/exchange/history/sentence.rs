//! A step as a sentence, with the changes that it doesn't say.

use super::diff::{excerpt, words};
use super::group::{Group, Raw};
use super::phrase::{Phrase, lower, prose};
use super::{FieldChange, Step, Words};
use crate::Value;
use crate::journal::{FieldType, RecordId};
use crate::model::{ANSWERS, Kind, Reading};

/// From this many characters on a text is shown by its words that differ.
const LONG: usize = 40;
/// Fields of a new record that say what it belongs to or repeat its day.
const OF_NEW: &[(&str, &[&str])] = &[
    ("criterion", &["pilot", "place"]),
    ("outcome", &["pilot"]),
    ("impact", &["outcome"]),
    ("entry", &["about", "type", "day", "people", "accepts"]),
    ("reading", &["of", "entry", "day"]),
];

/// (a field that another one brings along, that other one)
const FOLLOWS: &[(&str, &str)] = &[("triaged", "triage"), ("decision_on", "decision")];

/// What became of a record in a step.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Fate {
    Stayed,
    Came,
    CameBack,
    Went,
}

/// What leads a sentence, and the fields that it says.
struct Lead {
    text: String,
    says: Vec<usize>,
    amends: bool,
}

/// A step in words; none where nothing can be seen of it.
pub(super) fn step(group: Group<'_>, w: &Words<'_>) -> Option<Step> {
    let seen: Vec<usize> = (0..group.raws.len()).filter(|at| is_seen(&group, *at)).collect();
    let lead = w.lead(&group, &seen)?;
    let changes = seen.iter().map(|at| {
        let raw = &group.raws[*at];
        let said = lead.says.contains(at);
        FieldChange { said, ..w.change(raw, &group) }
    });
    let changes = changes.collect();
    // Of an edit, `what` names the one answer whose count was changed.
    let names_an_answer = group.raws.iter().any(|raw| is_changed_count(&group, raw));
    let what = if names_an_answer { lead.text.clone() } else { group.what.to_owned() };
    let name = RecordId::parse(group.by).map_or_else(|| group.by.to_owned(), |id| (w.title)(&id));
    Some(Step {
        who: if name.is_empty() { "Somebody".to_owned() } else { name },
        by: group.by.to_owned(),
        what,
        sentence: lead.text,
        amends: lead.amends,
        retracted: group.retracted,
        stamps: group.stamps,
        changes,
    })
}

pub(super) fn fate(group: &Group<'_>, record: &RecordId) -> Fate {
    let exists = group.raws.iter().find(|raw| raw.record == record && raw.field.as_str() == "exists");
    let Some(exists) = exists else { return Fate::Stayed };
    let there = |value: &Value| *value == Value::Bool(true);
    match (exists.before.map(there), there(exists.after)) {
        (None, true) => Fate::Came,
        (Some(false), true) => Fate::CameBack,
        (Some(true) | None, false) => Fate::Went,
        (Some(true), true) | (Some(false), false) => Fate::Stayed,
    }
}

/// Whether it is how often an answer was given. No history says that: the list of readings shows which counts may be
/// seen beside others, and what was edited or taken back would tell what few answered.
pub(super) fn is_count(raw: &Raw<'_>) -> bool {
    raw.record.kind() == Reading::NAME && ANSWERS.iter().any(|name| name.as_str() == raw.field.as_str())
}

/// Whether it is a count of a reading that was there before, and another now.
fn is_changed_count(group: &Group<'_>, raw: &Raw<'_>) -> bool {
    let empty = raw.was_empty() && raw.is_empty();
    is_count(raw) && fate(group, raw.record) == Fate::Stayed && !empty && raw.before != Some(raw.after)
}

/// The records that were written to.
fn records<'a>(group: &Group<'a>) -> Vec<&'a RecordId> {
    let mut records: Vec<&RecordId> = group.raws.iter().map(|raw| raw.record).collect();
    // The writes of a transaction are in the order of their records.
    records.dedup();
    records
}

/// Whether a register's change is one that people care for.
fn is_seen(group: &Group<'_>, at: usize) -> bool {
    let raw = &group.raws[at];
    let field = raw.field.as_str();
    let fate = fate(group, raw.record);
    let with =
        |other: &str| group.raws.iter().any(|raw2| raw2.record == raw.record && raw2.field.as_str() == other);
    let of_new = OF_NEW.iter().find(|(kind, _)| *kind == raw.record.kind());
    // Edits that ended where they began are a step; a conclusion that writes what was there is not.
    let same = raw.before == Some(raw.after) && group.stamps.len() == 1;
    !(field == "exists"
        || is_count(raw)
        || field.ends_with("_at_start")
        || (raw.was_empty() && raw.is_empty())
        || same
        || (fate == Fate::Came && of_new.is_some_and(|(_, fields)| fields.contains(&raw.field.name())))
        || FOLLOWS.iter().any(|(follows, first)| raw.field.name() == *follows && with(first))
        || field.strip_suffix("_currency").is_some_and(with))
}

impl Words<'_> {
    fn lead(&self, group: &Group<'_>, seen: &[usize]) -> Option<Lead> {
        let records = records(group);
        let find = |kind: &str, fates: &[Fate]| {
            let mut of_kind = records.iter().filter(|record| record.kind() == kind);
            of_kind.find(|record| fates.contains(&fate(group, record))).copied()
        };
        let place = |record: &RecordId, field: &str| {
            seen.iter()
                .copied()
                .find(|at| group.raws[*at].record == record && group.raws[*at].field.as_str() == field)
        };
        let lead = |text: String, says: &[Option<usize>]| {
            Some(Lead { text, says: says.iter().flatten().copied().collect(), amends: false })
        };
        let word =
            |at: Option<usize>| at.and_then(|at| self.now(&group.raws[at], group)).map(|word| lower(&word));
        let came = fate(group, self.subject);
        match (self.subject.kind(), came) {
            ("pilot", Fate::Came) => return lead("planned it".to_owned(), &[]),
            ("idea", Fate::Came) => return lead("logged it".to_owned(), &[]),
            ("goal", Fate::Came) => return lead("set the goal".to_owned(), &[]),
            ("kpi", Fate::Came) => return lead("set it up".to_owned(), &[]),
            (_, Fate::Came) => return lead("added it".to_owned(), &[]),
            (_, Fate::CameBack) => return lead("brought it back from the trash".to_owned(), &[]),
            (_, Fate::Went) => return lead("moved it to the trash".to_owned(), &[]),
            (_, Fate::Stayed) => {}
        }
        if let Some(outcome) = find("outcome", &[Fate::Came, Fate::CameBack]) {
            let verdict = place(outcome, "verdict");
            let shown = word(verdict).or_else(|| {
                let raw =
                    group.raws.iter().find(|raw| raw.record == outcome && raw.field.as_str() == "verdict");
                raw.and_then(|raw| self.now(raw, group)).map(|word| lower(&word))
            });
            return match shown {
                Some(word) => lead(format!("concluded it as {word}"), &[verdict]),
                None => lead("concluded it".to_owned(), &[]),
            };
        }
        if find("outcome", &[Fate::Went]).is_some() {
            return lead("reopened it".to_owned(), &[]);
        }
        if let Some(entry) = find("entry", &[Fate::Came]) {
            let kind = self.shown(entry, "type").and_then(Value::as_text).unwrap_or_default();
            return match kind {
                "check_in" => {
                    let confidence = place(entry, "confidence");
                    let rest = word(confidence).map_or(String::new(), |word| format!(": {word}"));
                    lead(format!("checked in{rest}"), &[confidence])
                }
                "comment" => lead("commented".to_owned(), &[]),
                "agreed" => {
                    let (text, says) = self.agreed(group, entry, seen);
                    Some(Lead { text, says, amends: false })
                }
                "amendment" => {
                    let rest: Vec<usize> =
                        seen.iter().copied().filter(|at| group.raws[*at].record != entry).collect();
                    let text =
                        self.listed(group, &rest, Some(entry)).map_or("it".to_owned(), |(text, _)| text);
                    let text = text.strip_prefix("changed ").unwrap_or(&text);
                    Some(Lead { text: amended(text), says: Vec::new(), amends: true })
                }
                _ => lead(format!("noted: {}", self.entry_type(entry)), &[]),
            };
        }
        if let Some((text, says)) = self.read(group, &records, seen) {
            return Some(Lead { text, says, amends: false });
        }
        if let Some(at) = place(self.subject, "started_on").filter(|at| group.raws[*at].was_empty()) {
            let raw = &group.raws[at];
            return lead(self.phrase(raw, group.by, self.now(raw, group).as_deref()).text, &[Some(at)]);
        }
        let (text, says) = self.listed(group, seen, None)?;
        Some(Lead { text, says, amends: false })
    }

    /// What was done, one phrase after the other; of many only how many. What led there is left out.
    fn listed(
        &self,
        group: &Group<'_>,
        seen: &[usize],
        lead: Option<&RecordId>,
    ) -> Option<(String, Vec<usize>)> {
        let mut phrases: Vec<(Phrase, Option<usize>)> = Vec::new();
        let records = records(group);
        for record in records.iter().filter(|record| **record != self.subject && Some(**record) != lead) {
            let verb = match fate(group, record) {
                Fate::Stayed => continue,
                Fate::Came => "added",
                Fate::CameBack => "brought back",
                Fate::Went => "removed",
            };
            phrases.push((Phrase { text: self.object(verb, record, ""), whole: true }, None));
        }
        let counted = |record: &RecordId| {
            group.raws.iter().any(|raw| raw.record == record && is_changed_count(group, raw))
        };
        for record in records.iter().filter(|record| counted(record)) {
            let of = self.of(record);
            let of = if of.is_empty() { of } else { format!(" of {of}") };
            phrases.push((Phrase { text: format!("changed the counts{of}"), whole: true }, None));
        }
        let own = seen.iter().filter(|at| {
            let record = group.raws[**at].record;
            record == self.subject || fate(group, record) == Fate::Stayed
        });
        for at in own {
            let raw = &group.raws[*at];
            let before = phrases.last().and_then(|(_, before)| *before);
            let phrase = match before.and_then(|before| self.goes_on(&group.raws[before], raw)) {
                Some(text) => Phrase { text, whole: true },
                None => self.phrase(raw, group.by, self.now(raw, group).as_deref()),
            };
            phrases.push((phrase, Some(*at)));
        }
        let many = phrases.len() > 3;
        let said = phrases.iter().filter(|(phrase, _)| phrase.whole && !many);
        let said = said.filter_map(|(_, at)| *at).collect();
        let texts: Vec<&str> = phrases.iter().map(|(phrase, _)| phrase.text.as_str()).collect();
        let text = match texts[..] {
            [] => return None,
            [one] => one.to_owned(),
            [ref first @ .., last] if !many => format!("{} and {last}", first.join(", ")),
            [first, second, ref rest @ ..] => format!("{first}, {second} and {} more", rest.len()),
        };
        Some((text, said))
    }

    fn now(&self, raw: &Raw<'_>, group: &Group<'_>) -> Option<String> {
        self.value(raw, Some(raw.after), &self.units(raw, group).1)
    }

    /// The record and the field, to stand before a change.
    fn name(&self, raw: &Raw<'_>, group: &Group<'_>) -> (String, String) {
        if let Some(title) = self.read_of(raw).map(|of| (self.title)(&of)).filter(|title| !title.is_empty()) {
            return (String::new(), title);
        }
        let label = raw.declared.map_or(raw.field.name(), |field| field.label).to_owned();
        if raw.record.kind() == "entry" && fate(group, raw.record) == Fate::Came {
            // The sentence says what it is.
            let reason = raw.field.as_str() == "text" && self.entry_type(raw.record) == "amendment";
            return (String::new(), if reason { "Reason".to_owned() } else { label });
        }
        let (of, articles) = (self.of(raw.record), ["the ", "an ", "a "]);
        let of = articles.iter().find_map(|article| of.strip_prefix(article)).unwrap_or(&of);
        (of.to_owned(), label)
    }

    fn change(&self, raw: &Raw<'_>, group: &Group<'_>) -> FieldChange {
        let (of, label) = self.name(raw, group);
        let before = match fate(group, raw.record) {
            Fate::Came => Vec::new(),
            _ => before(raw, group),
        };
        let change = FieldChange {
            record: raw.record.clone(),
            of,
            label,
            from: None,
            to: None,
            words: Vec::new(),
            said: false,
            before,
        };
        if raw.field.element().is_some() {
            let (there, name) = (!raw.is_empty(), self.element(raw));
            return FieldChange { from: (!there).then(|| name.clone()), to: there.then_some(name), ..change };
        }
        let (unit_before, unit_after) = self.units(raw, group);
        let from = self.value(raw, raw.before, &unit_before);
        let to = self.value(raw, Some(raw.after), &unit_after);
        let words = match (&from, &to) {
            (Some(from), Some(to)) if raw.holds() == Some(FieldType::Text) => {
                let long = prose(raw) || from.chars().count().max(to.chars().count()) > LONG;
                if long { excerpt(words(from, to)) } else { Vec::new() }
            }
            _ => Vec::new(),
        };
        FieldChange { from, to, words, ..change }
    }
}

/// The registers that a change stands for, as they were: money goes with its currency.
fn before(raw: &Raw<'_>, group: &Group<'_>) -> Vec<(String, Value)> {
    let currency = format!("{}_currency", raw.field.as_str());
    let money =
        group.raws.iter().find(|other| other.record == raw.record && other.field.as_str() == currency);
    let empty = |raw: &Raw<'_>| match raw.field.element() {
        Some(_) => Value::Bool(false),
        None => Value::Null,
    };
    let was =
        |raw: &Raw<'_>| (raw.field.as_str().to_owned(), raw.before.cloned().unwrap_or_else(|| empty(raw)));
    std::iter::once(was(raw)).chain(money.map(was)).collect()
}

fn amended(text: &str) -> String {
    let verbs = ["added ", "removed ", "set ", "cleared ", "wrote ", "brought "];
    if verbs.iter().any(|verb| text.starts_with(verb)) {
        format!("amended it: {text}")
    } else {
        format!("amended {text}")
    }
}
