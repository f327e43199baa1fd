//! What a field can hold, and how it is read from and written to the journal. Reading never fails: a
//! value that is not of the field's type counts as empty.

use std::collections::BTreeSet;
use std::marker::PhantomData;

use super::Choice;
use crate::journal::{Field, FieldType, Record, RecordId};
use crate::order;
use crate::{Date, Time, Value};

/// One line of a kind's field table.
#[derive(Clone, Copy, Debug)]
pub struct FieldDecl {
    /// The name in the file; for ever.
    pub name: &'static str,
    /// The name on screens.
    pub label: &'static str,
    /// What it holds.
    pub holds: fn() -> FieldType,
    /// Whether people write more than a line into it.
    pub prose: bool,
    /// The words of a choice with their labels; empty for all else.
    pub words: fn() -> Vec<(&'static str, &'static str)>,
}

impl FieldDecl {
    /// A line of a field table.
    pub const fn of<T: Holds>(name: &'static str, label: &'static str) -> FieldDecl {
        FieldDecl { name: file_name(name), label, holds: T::field_type, prose: T::PROSE, words: T::words }
    }

    /// Whether it is a set: a register per element.
    pub fn is_set(&self) -> bool {
        matches!((self.holds)(), FieldType::Set | FieldType::RefSet)
    }
}

/// The name in the file of a struct's field, which may have to be written `r#type`.
const fn file_name(name: &'static str) -> &'static str {
    match name.as_bytes() {
        [b'r', b'#', ..] => name.split_at(2).1,
        _ => name,
    }
}

/// A type of field.
pub trait Holds {
    /// What a record's struct has.
    type Read;
    /// Whether people write more than a line into it.
    const PROSE: bool = false;
    /// The type in the schema.
    fn field_type() -> FieldType;
    /// The words of a choice with their labels; empty for all else.
    fn words() -> Vec<(&'static str, &'static str)> {
        Vec::new()
    }
    /// Reads what a record shows.
    fn read(record: &Record, name: &str) -> Self::Read;
}

/// A type of field with one register.
pub trait Plain: Holds {
    /// The value to be written; an empty one is written as null.
    fn to_json(value: Self::Read) -> Value;
}

/// A field's name with its type: what a command writes to.
#[derive(Debug)]
pub struct Name<T> {
    name: &'static str,
    holds: PhantomData<T>,
}

impl<T> Clone for Name<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Name<T> {}

impl<T> Name<T> {
    /// The name of a field; only a kind's declaration makes one.
    #[doc(hidden)]
    pub const fn named(name: &'static str) -> Name<T> {
        Name { name: file_name(name), holds: PhantomData }
    }

    /// The name in the file.
    pub const fn as_str(self) -> &'static str {
        self.name
    }
}

impl<T: Plain> Name<T> {
    /// Its register, if the name is one.
    pub fn field(self) -> Option<Field> {
        Field::parse(self.name)
    }
}

macro_rules! plain {
    ($(#[$doc:meta])* $name:ident: $read:ty, $type:expr, $prose:literal, $from:expr, $to:expr) => {
        $(#[$doc])*
        #[derive(Debug)]
        pub enum $name {}
        impl Holds for $name {
            type Read = $read;
            const PROSE: bool = $prose;
            fn field_type() -> FieldType {
                $type
            }
            fn read(record: &Record, name: &str) -> $read {
                let from: fn(Option<&Value>) -> $read = $from;
                from(record.value(name))
            }
        }
        impl Plain for $name {
            fn to_json(value: $read) -> Value {
                let to: fn($read) -> Value = $to;
                to(value)
            }
        }
    };
}

fn text_of(value: Option<&Value>) -> String {
    value.and_then(Value::as_text).unwrap_or_default().to_owned()
}

fn text_to(text: String) -> Value {
    if text.is_empty() { Value::Null } else { Value::Text(text) }
}

plain!(
    /// A line of text.
    Text: String, FieldType::Text, false, text_of, text_to
);
plain!(
    /// Text of several lines.
    Prose: String, FieldType::Text, true, text_of, text_to
);
plain!(
    /// A number.
    Number: Option<f64>, FieldType::Number, false, |v| v.and_then(Value::as_number), Value::from
);
plain!(
    /// Yes or no.
    Bool: Option<bool>, FieldType::Bool, false, |v| v.and_then(Value::as_bool), Value::from
);
plain!(
    /// A day.
    Day: Option<Date>, FieldType::Date, false,
    |v| v.and_then(Value::as_text).and_then(Date::parse), |v| v.map(|date| date.to_string()).into()
);
plain!(
    /// A time.
    Instant: Option<Time>, FieldType::Time, false,
    |v| v.and_then(Value::as_text).and_then(Time::parse), |v| v.map(|time| time.to_string()).into()
);
plain!(
    /// A reference to one record.
    Ref: Option<RecordId>, FieldType::Ref, false,
    |v| v.and_then(Value::as_text).and_then(RecordId::parse), |v| v.map(|id| id.to_string()).into()
);

/// One of a few words.
#[derive(Debug)]
pub struct OneOf<C>(PhantomData<C>);

impl<C: Choice> Holds for OneOf<C> {
    type Read = Option<C>;
    fn field_type() -> FieldType {
        FieldType::Choice(C::WORDS.iter().map(|word| (*word).to_owned()).collect())
    }
    fn words() -> Vec<(&'static str, &'static str)> {
        C::ALL.iter().map(|choice| (choice.word(), choice.label())).collect()
    }
    fn read(record: &Record, name: &str) -> Option<C> {
        record.value(name).and_then(Value::as_text).and_then(C::of)
    }
}

impl<C: Choice> Plain for OneOf<C> {
    fn to_json(value: Option<C>) -> Value {
        value.map(Choice::word).into()
    }
}

/// A set of words: a register per element, so that two people's additions never collide.
#[derive(Debug)]
pub enum Set {}

impl Holds for Set {
    type Read = BTreeSet<String>;
    fn field_type() -> FieldType {
        FieldType::Set
    }
    fn read(record: &Record, name: &str) -> BTreeSet<String> {
        let there = record.elements(name).filter(|(_, value)| **value == Value::Bool(true));
        order::set(there.map(|(element, _)| element.to_owned()))
    }
}

/// A set of references.
#[derive(Debug)]
pub enum RefSet {}

impl Holds for RefSet {
    type Read = BTreeSet<RecordId>;
    fn field_type() -> FieldType {
        FieldType::RefSet
    }
    fn read(record: &Record, name: &str) -> BTreeSet<RecordId> {
        order::set(Set::read(record, name).iter().filter_map(|element| RecordId::parse(element)))
    }
}
