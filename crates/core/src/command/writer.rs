//! Building a change: typed names in, only real differences out, and what the journal takes no write of
//! is refused here, once for all commands.

use super::{Context, Refused};
use crate::Value;
use crate::journal::{Change, Field, RecordId, State};
use crate::json::canonical;
use crate::model::book::settings_id;
use crate::model::field::{Plain, RefSet, Set};
use crate::model::{Book, KINDS, Kind, KindDecl, Name, Settings};

/// The longest value that a write may carry, in bytes of its canonical text.
const MAX_VALUE: usize = 1 << 20;
/// The longest `what`, in bytes of UTF-8.
const MAX_WHAT: usize = 1000;

/// A change in the making.
pub(super) struct Writer<'a> {
    book: &'a Book,
    time_zone: &'a str,
    change: Change,
}

/// The name of a set field.
pub(super) trait SetName {
    /// Its name in the file.
    fn name(self) -> &'static str;
}

impl SetName for Name<Set> {
    fn name(self) -> &'static str {
        self.as_str()
    }
}

impl SetName for Name<RefSet> {
    fn name(self) -> &'static str {
        self.as_str()
    }
}

impl<'a> Writer<'a> {
    /// A change that writes nothing yet; `what` says what is done, in words.
    pub(super) fn new(context: &Context<'a>, what: String) -> Writer<'a> {
        Writer { book: context.book, time_zone: context.time_zone, change: Change::new(cut(&what, MAX_WHAT)) }
    }

    /// A new record of a kind with a random id.
    pub(super) fn create<K: Kind>(&mut self, context: &mut Context<'_>) -> Result<RecordId, Refused> {
        let id = context.ids.next(K::NAME);
        let id = id.ok_or_else(|| Refused::whole("No id could be made for the new record."))?;
        self.exists(&id, true);
        Ok(id)
    }

    /// Says that a record is there, or is in the trash.
    pub(super) fn exists(&mut self, id: &RecordId, exists: bool) {
        self.put_value(id, "exists", exists.into());
    }

    /// Sets a field where its value differs from the one shown.
    pub(super) fn set<T: Plain>(&mut self, id: &RecordId, name: Name<T>, value: T::Read) {
        self.set_value(id, name.as_str(), T::to_json(value));
    }

    /// Sets a field whatever it shows, so that two people's decisions conflict openly.
    pub(super) fn put<T: Plain>(&mut self, id: &RecordId, name: Name<T>, value: T::Read) {
        self.put_value(id, name.as_str(), T::to_json(value));
    }

    /// Puts an element into a set, or takes it out, where that is a difference.
    pub(super) fn element(
        &mut self,
        id: &RecordId,
        set: impl SetName,
        element: &str,
        there: bool,
    ) -> Result<(), Refused> {
        let set = set.name();
        let field = element_field(set, element)?;
        let shown = self.shown(id, field.as_str()) == Some(&Value::Bool(true));
        if shown != there {
            self.change.set(id, field, there.into());
        }
        Ok(())
    }

    /// Sets a field by its name, where its value differs from the one shown.
    pub(super) fn set_value(&mut self, id: &RecordId, field: &str, value: Value) {
        let value = tidy(value);
        if *self.shown(id, field).unwrap_or(&Value::Null) != value {
            self.put_value(id, field, value);
        }
    }

    /// Sets a field by its name, whatever it shows.
    pub(super) fn put_value(&mut self, id: &RecordId, field: &str, value: Value) {
        let field = Field::parse(field);
        debug_assert!(field.is_some(), "declared names are well formed");
        if let Some(field) = field {
            self.change.set(id, field, tidy(value));
        }
    }

    /// Whether nothing differs so far.
    pub(super) fn is_empty(&self) -> bool {
        self.change.is_empty()
    }

    /// The change, with the workspace's settings where they don't exist yet; refused where the journal
    /// could not take a value.
    pub(super) fn finish(mut self) -> Result<Change, Refused> {
        if self.change.is_empty() {
            return Ok(self.change);
        }
        self.settings();
        for (id, set) in &self.change.set {
            for (field, value) in set {
                let label = KindDecl::named(KINDS, id.kind()).and_then(|kind| kind.field(field.name()));
                let label = label.map_or(field.name(), |declared| declared.label);
                if matches!(value, Value::Number(number) if !number.is_finite()) {
                    return Err(Refused::field(field.as_str(), format!("{label} is not a number.")));
                }
                if matches!(value, Value::Text(text) if text.len() >= MAX_VALUE / 6)
                    && canonical(value).len() > MAX_VALUE
                {
                    let message = format!("{label} is longer than a megabyte; shorten it.");
                    return Err(Refused::field(field.as_str(), message));
                }
            }
        }
        Ok(self.change)
    }

    /// The first save writes the settings too.
    fn settings(&mut self) {
        let id = settings_id();
        let state = self.book.snapshot().get(&id).and_then(|record| record.state());
        let written =
            |change: &Change, field: &str| change.set.get(&id).is_some_and(|set| set.contains_key(field));
        if state != Some(State::Live) && state != Some(State::Deleted) && !written(&self.change, "exists") {
            self.exists(&id, true);
        }
        let zone = Settings::time_zone.as_str();
        let has_zone = self.shown(&id, zone).and_then(Value::as_text).is_some_and(|zone| !zone.is_empty());
        if !has_zone && !written(&self.change, zone) && !self.time_zone.trim().is_empty() {
            self.set(&id, Settings::time_zone, self.time_zone.to_owned());
        }
    }

    fn shown(&self, id: &RecordId, field: &str) -> Option<&'a Value> {
        self.book.snapshot().get(id).and_then(|record| record.value(field))
    }
}

/// The register of an element that a person typed or chose.
pub(super) fn element_field(set: &str, element: &str) -> Result<Field, Refused> {
    let message = "Use 1 to 200 characters and no line breaks.";
    Field::element_of(set, element.trim()).ok_or_else(|| Refused::field(set, message))
}

/// Text without space around it; empty text is an empty field.
pub(super) fn tidy(value: Value) -> Value {
    match value {
        Value::Text(text) => match text.trim() {
            "" => Value::Null,
            trimmed => Value::Text(trimmed.to_owned()),
        },
        other => other,
    }
}

/// Whether two texts are stored as the same.
pub(super) fn same(a: &str, b: &str) -> bool {
    tidy(Value::from(a)) == tidy(Value::from(b))
}

/// Whether a form that began with one text would put its new one over a third, which whoever wrote it hasn't seen.
pub(super) fn overwrites(began: &str, stands: &str, new: &str) -> bool {
    !same(began, new) && !same(began, stands) && !same(stands, new)
}

/// A live record, or a refusal that says what became of it.
pub(super) fn live<K: Kind>(book: &Book, id: &RecordId) -> Result<K, Refused> {
    book.get(id).ok_or_else(|| gone(book, id, K::NAME))
}

/// Refuses unless a chosen record of one of these kinds is live.
pub(super) fn chosen(book: &Book, field: &str, id: &RecordId, kinds: &[&str]) -> Result<(), Refused> {
    if !kinds.contains(&id.kind()) {
        let labels: Vec<String> = kinds.iter().map(|kind| a(&label(kind))).collect();
        return Err(Refused::field(field, format!("Choose {}.", labels.join(" or "))));
    }
    match book.snapshot().live(id) {
        Some(_) => Ok(()),
        None => Err(Refused { field: Some(field.to_owned()), ..gone(book, id, id.kind()) }),
    }
}

fn gone(book: &Book, id: &RecordId, kind: &str) -> Refused {
    let label = label(kind);
    match book.snapshot().get(id).and_then(|record| record.state()) {
        Some(State::Deleted) => Refused::whole(format!("This {label} is in the trash; restore it first.")),
        _ => Refused::whole(format!("This {label} is not here.")),
    }
}

/// A kind's name inside a sentence.
pub(super) fn label(kind: &str) -> String {
    match KindDecl::named(KINDS, kind).map(|kind| kind.label) {
        Some(label) if label.chars().skip(1).any(char::is_uppercase) => label.to_owned(),
        Some(label) => label.to_lowercase(),
        None => kind.to_owned(),
    }
}

/// A word with its article.
fn a(label: &str) -> String {
    let article = if label.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    format!("{article} {label}")
}

/// A record inside a sentence: its kind and title.
pub(super) fn named(book: &Book, id: &RecordId) -> String {
    let title = book.title_of(id);
    if title.is_empty() { label(id.kind()) } else { format!("{} {}", label(id.kind()), quoted(&title)) }
}

/// A title in quotation marks, short enough for a line of the history.
pub(super) fn quoted(title: &str) -> String {
    let title = title.trim();
    match title.char_indices().nth(100) {
        Some((at, _)) => format!("“{}…”", title[..at].trim_end()),
        None => format!("“{title}”"),
    }
}

/// Text cut to so many bytes, between characters.
pub(super) fn cut(text: &str, bytes: usize) -> &str {
    let mut end = bytes.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// Text that must be there.
pub(super) fn required(field: &str, text: &str, message: &str) -> Result<(), Refused> {
    if text.trim().is_empty() { Err(Refused::field(field, message)) } else { Ok(()) }
}
