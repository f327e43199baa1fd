//! Editing any record's fields, by its kind's declaration.

use std::collections::BTreeMap;

use super::goal::only_vision;
use super::rules::{ORDERED, check, fixed, locking_pilot, money};
use super::whole::{self, Whole};
use super::writer::{Writer, element_field, label, live, named, tidy};
use super::{Command, Context, Refused};
use crate::journal::{Change, Field, Record, RecordId};
use crate::model::book::settings_id;
use crate::model::field::RefSet;
use crate::model::learned::is_learning;
use crate::model::{Entry, EntryType, FieldDecl, Goal, KINDS, Kind, KindDecl, Name, Person, Settings, Team};
use crate::{Date, Value};

/// Sets fields of one record. What equals the value shown is left alone; where nothing differs, the
/// change is empty.
#[derive(Clone, Debug, PartialEq)]
pub struct Edit {
    /// The record.
    pub record: RecordId,
    /// A field, or a set, `/` and an element (then true or false), and its new value; null empties it.
    pub values: Vec<(String, Value)>,
}

impl Command for Edit {
    fn decide(&self, context: &mut Context<'_>) -> Result<Change, Refused> {
        let book = context.book;
        let nothing = Record::default();
        let first_settings = self.record == settings_id() && book.get::<Settings>(&self.record).is_none();
        let record = match book.snapshot().live(&self.record) {
            Some(record) => record,
            None if first_settings => &nothing,
            None => {
                let message = format!(
                    "This {} is not here any more; it may be in the trash.",
                    label(self.record.kind())
                );
                return Err(Refused::whole(message));
            }
        };
        let kind = KindDecl::named(KINDS, self.record.kind());
        let kind =
            kind.ok_or_else(|| Refused::whole("This kind of record is of a newer version; update first."))?;

        let new = checked(context, kind, &self.record, record, &self.values, false)?;
        let what = if new.len() == 1
            && let Some(declared) = new.keys().next().and_then(|field| kind.field(field.name()))
        {
            format!("Edit {}: {}", named(book, &self.record), declared.label)
        } else {
            format!("Edit {}", named(book, &self.record))
        };
        let mut w = Writer::new(context, what);
        write(&mut w, context, kind, &self.record, record, new);
        w.finish()
    }
}

/// Saves a form of all that people set of a goal or a KPI: a new record where there is none yet. What is
/// refused of a set is shown at the set.
pub(super) fn save<K: Kind>(
    context: &mut Context<'_>,
    of: Option<&RecordId>,
    what: String,
    values: &dyn Fn(&Record) -> Vec<(String, Value)>,
) -> Result<Change, Refused> {
    let (book, nothing) = (context.book, Record::default());
    let kind = KindDecl::of::<K>();
    let mut w = Writer::new(context, what);
    let (id, record) = match of {
        Some(id) => {
            live::<K>(book, id)?;
            (id.clone(), book.snapshot().live(id).unwrap_or(&nothing))
        }
        None => (w.create::<K>(context)?, &nothing),
    };
    let new = checked(context, &kind, &id, record, &values(record), true).map_err(|mut refused| {
        refused.field = refused.field.map(|field| field.split('/').next().unwrap_or_default().to_owned());
        refused
    })?;
    write(&mut w, context, &kind, &id, record, new);
    w.finish()
}

/// The elements that a form's list puts into a set or takes out of it.
pub(super) fn set_values(
    values: &mut Vec<(String, Value)>,
    before: &Record,
    set: Name<RefSet>,
    wanted: &[RecordId],
) {
    let set = set.as_str();
    let value = |element: &str, there: bool| (format!("{set}/{element}"), Value::Bool(there));
    let gone = before.elements(set).filter(|(element, _)| !wanted.iter().any(|id| id.as_str() == *element));
    values.extend(gone.map(|(element, _)| value(element, false)));
    values.extend(wanted.iter().map(|id| value(id.as_str(), true)));
}

/// What differs from the record, if all of it may be so; `all` where a form has sent everything, so that
/// what is needed is asked for too.
fn checked(
    context: &Context<'_>,
    kind: &KindDecl,
    id: &RecordId,
    record: &Record,
    values: &[(String, Value)],
    all: bool,
) -> Result<BTreeMap<Field, Value>, Refused> {
    let mut new: BTreeMap<Field, Value> = BTreeMap::new();
    for (name, value) in values {
        let (declared, field, value) = read(kind, name, value)?;
        if differs(record, &field, &value) {
            check_one(context, id, kind, declared, &field, &value)?;
            new.insert(field, value);
        } else {
            if all && value == Value::Null {
                check_one(context, id, kind, declared, &field, &value)?;
            }
            // Said twice, the last one counts.
            new.remove(&field);
        }
    }
    in_order(kind, record, &new)?;
    unique_name(context, id, &new)?;
    whole::check(context.book, context.now, &Whole { id, record, new: &new, all })?;
    Ok(new)
}

/// Writes what was checked, and what follows from it.
fn write(
    w: &mut Writer<'_>,
    context: &Context<'_>,
    kind: &KindDecl,
    id: &RecordId,
    record: &Record,
    new: BTreeMap<Field, Value>,
) {
    let vision = kind.name == Goal::NAME && new.get(Goal::vision.as_str()) == Some(&Value::Bool(true));
    for (field, value) in with_money(context, kind, record, new) {
        w.put_value(id, field.as_str(), value);
    }
    if vision {
        only_vision(w, context, id);
    }
}

fn check_one(
    context: &Context<'_>,
    record: &RecordId,
    kind: &KindDecl,
    declared: &FieldDecl,
    field: &Field,
    value: &Value,
) -> Result<(), Refused> {
    if let Some(message) = fixed(kind.name, declared.name) {
        return Err(Refused::field(field.as_str(), message));
    }
    if locking_pilot(context.book, record, declared.name).is_some() {
        let message = format!("{} was locked at the start; amend it with a reason.", declared.label);
        return Err(Refused::field(field.as_str(), message));
    }
    // What people gave as a reason, or said, is not edited away; a check-in on a pilot or an agreement may say nothing.
    let entry =
        context.book.get::<Entry>(record).filter(|_| field.as_str() == "text" && *value == Value::Null);
    let spoken = entry.is_some_and(|entry| match entry.r#type {
        Some(EntryType::Agreed) => !entry.accepts.is_empty(),
        Some(EntryType::CheckIn) => is_learning(entry.r#type, entry.about.as_ref()),
        kind => kind.is_some_and(|kind| kind != EntryType::CheckIn),
    });
    if spoken {
        return Err(Refused::field("text", "Leave some text, or move the whole entry to the trash."));
    }
    check(context.book, context.today, kind.name, declared, field.element(), value)
}

/// What a form says of a field: its declaration, its register and the tidied value.
fn read<'a>(kind: &'a KindDecl, name: &str, value: &Value) -> Result<(&'a FieldDecl, Field, Value), Refused> {
    let (set, element) = match name.split_once('/') {
        Some((set, element)) => (set, Some(element)),
        None => (name, None),
    };
    if let Some(message) = fixed(kind.name, set).filter(|_| kind.field(set).is_none()) {
        return Err(Refused::field(name, message));
    }
    let declared = kind.field(set).filter(|declared| declared.is_set() == element.is_some());
    let unknown = || Refused::field(name, format!("There is no such field of this {}.", label(kind.name)));
    let declared = declared.ok_or_else(unknown)?;
    let field = match element {
        Some(element) => element_field(set, element)?,
        None => Field::parse(name).ok_or_else(unknown)?,
    };
    let value = match (element, tidy(value.clone())) {
        (Some(_), Value::Null) => Value::Bool(false),
        (_, value) => value,
    };
    Ok((declared, field, value))
}

/// Whether a value differs from the one shown; an element that isn't there is false.
fn differs(record: &Record, field: &Field, value: &Value) -> bool {
    let empty = if field.element().is_some() { Value::Bool(false) } else { Value::Null };
    record.value(field.as_str()).unwrap_or(&empty) != value
}

/// Refuses a first that comes after its second, where one of them is new.
fn in_order(kind: &KindDecl, record: &Record, new: &BTreeMap<Field, Value>) -> Result<(), Refused> {
    let value = |field: &str| new.get(field).or_else(|| record.value(field));
    for (_, first, second, message) in ORDERED.iter().filter(|(of, ..)| *of == kind.name) {
        if !new.contains_key(*first) && !new.contains_key(*second) {
            continue;
        }
        let (Some(a), Some(b)) = (value(first), value(second)) else { continue };
        let wrong = match (a, b) {
            (Value::Number(a), Value::Number(b)) => a > b,
            (Value::Text(a), Value::Text(b)) => {
                matches!((Date::parse(a), Date::parse(b)), (Some(a), Some(b)) if a > b)
            }
            _ => false,
        };
        if wrong {
            return Err(Refused::field(*second, *message));
        }
    }
    Ok(())
}

/// Metrics compare names, so a team or person doesn't take another one's.
fn unique_name(
    context: &Context<'_>,
    record: &RecordId,
    new: &BTreeMap<Field, Value>,
) -> Result<(), Refused> {
    let Some(name) = new.get("name").and_then(Value::as_text) else { return Ok(()) };
    let taken = match record.kind() {
        Team::NAME => context.book.all::<Team>().any(|team| team.name == name && team.id != *record),
        Person::NAME => {
            context.book.all::<Person>().any(|person| person.name == name && person.id != *record)
        }
        _ => false,
    };
    if taken {
        Err(Refused::field("name", format!("There is a {} of that name already.", label(record.kind()))))
    } else {
        Ok(())
    }
}

/// Adds the currency to an amount and the amount to a currency: the workspace's where none is said. No
/// amount has no currency.
fn with_money(
    context: &Context<'_>,
    kind: &KindDecl,
    record: &Record,
    mut new: BTreeMap<Field, Value>,
) -> BTreeMap<Field, Value> {
    let pairs = kind
        .fields
        .iter()
        .filter_map(|field| money(kind.name, field.name).filter(|pair| pair.0 == field.name));
    for (amount, currency) in pairs {
        if !new.contains_key(amount) && !new.contains_key(currency) {
            continue;
        }
        let value =
            |field: &str| new.get(field).or_else(|| record.value(field)).cloned().unwrap_or(Value::Null);
        let sum = value(amount);
        let unit = match value(currency) {
            _ if sum == Value::Null => Value::Null,
            Value::Null => tidy(context.book.settings().currency.into()),
            unit => unit,
        };
        let same = |field: &str, value: &Value| record.value(field).unwrap_or(&Value::Null) == value;
        let both_same = same(amount, &sum) && same(currency, &unit);
        for (field, value) in [(amount, sum), (currency, unit)] {
            let Some(field) = Field::parse(field) else { continue };
            if both_same {
                new.remove(&field);
            } else {
                new.insert(field, value);
            }
        }
    }
    new
}
