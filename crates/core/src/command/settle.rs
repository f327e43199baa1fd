//! Settling what two copies wrote without knowing of each other.

use super::idea::date_triage;
use super::rules::{check, fixed, locking_pilot, money};
use super::whole::{self, Whole};
use super::writer::{Writer, label, named, tidy};
use super::{Command, Context, Refused};
use crate::Value;
use crate::journal::{Change, Field, Record, RecordId, State};
use crate::model::{Choice, Idea, KINDS, Kind, KindDecl, Triage};
use crate::order;

/// Settles a conflict by one write that replaces all its values: with one of them, or with another.
#[derive(Clone, Debug, PartialEq)]
pub struct Settle {
    /// The record.
    pub record: RecordId,
    /// The field, or a set, `/` and an element.
    pub field: String,
    /// What holds from now on.
    pub value: Value,
}

impl Command for Settle {
    fn decide(&self, context: &mut Context<'_>) -> Result<Change, Refused> {
        let book = context.book;
        let record = book.snapshot().get(&self.record);
        let record = record
            .ok_or_else(|| Refused::whole(format!("This {} is not here.", label(self.record.kind()))))?;
        let field = Field::parse(&self.field).filter(|field| field.as_str() != "exists");
        let field = field.ok_or_else(|| Refused::field(&self.field, "Choose whether to keep the record."))?;
        let register = record.register(field.as_str()).filter(|register| register.is_conflict());
        let register = register.ok_or_else(|| Refused::field(&self.field, "This is settled already."))?;
        let kind = KindDecl::named(KINDS, self.record.kind());
        let declared = kind.and_then(|kind| kind.field(field.name()));
        let one_of_them = register.heads().iter().rev().find(|head| head.value == self.value);
        let value = if one_of_them.is_some() { self.value.clone() } else { tidy(self.value.clone()) };
        if one_of_them.is_none()
            && let (Some(kind), Some(declared)) = (kind, declared)
        {
            if fixed(kind.name, declared.name).is_some()
                || locking_pilot(book, &self.record, declared.name).is_some()
            {
                return Err(Refused::field(&self.field, "Choose one of the values that are there."));
            }
            check(book, context.today, kind.name, declared, field.element(), &value)?;
            let new = order::map([(field.clone(), value.clone())]);
            whole::check(book, context.now, &Whole { id: &self.record, record, new: &new, all: false })?;
        }
        let name = declared.map_or(field.name(), |declared| declared.label);
        let mut w = Writer::new(context, format!("Settle {name} of {}", named(book, &self.record)));
        w.put_value(&self.record, field.as_str(), value.clone());
        if let Some((amount, currency)) = money(self.record.kind(), field.as_str()) {
            let partner = if field.as_str() == amount { currency } else { amount };
            let with = partner_value(record, partner, one_of_them.map(|head| head.stamp));
            w.put_value(&self.record, partner, with);
        }
        if self.record.kind() == Idea::NAME
            && field.as_str() == Idea::triage.as_str()
            && let (Some(idea), Some(word)) =
                (book.get::<Idea>(&self.record), value.as_text().and_then(Triage::of))
        {
            // The word that holds is the last one with a day.
            date_triage(&mut w, &idea, word, context.today)?;
        }
        w.finish()
    }
}

/// What was written together with the chosen amount or currency; else what is shown.
fn partner_value(record: &Record, partner: &str, stamp: Option<crate::journal::Stamp>) -> Value {
    let heads = record.register(partner).map_or(&[][..], |register| register.heads());
    let together = heads.iter().find(|head| Some(head.stamp) == stamp).or(heads.last());
    together.map_or(Value::Null, |head| head.value.clone())
}

/// Settles a record that one copy moved to the trash while another edited it (or brought it back).
#[derive(Clone, Debug, PartialEq)]
pub struct SettleDeleted {
    /// The record.
    pub record: RecordId,
    /// Whether it comes back; else it is moved to the trash again, with the edits.
    pub keep: bool,
}

impl Command for SettleDeleted {
    fn decide(&self, context: &mut Context<'_>) -> Result<Change, Refused> {
        let record = context.book.snapshot().get(&self.record).filter(|record| {
            let edited = record.state() == Some(State::Deleted) && !record.edited_after_delete().is_empty();
            edited || record.register("exists").is_some_and(|register| register.is_conflict())
        });
        if record.is_none() {
            return Err(Refused::whole("This is settled already."));
        }
        let this = named(context.book, &self.record);
        let what = if self.keep { format!("Keep {this}") } else { format!("Leave {this} in the trash") };
        let mut w = Writer::new(context, what);
        w.exists(&self.record, self.keep);
        w.finish()
    }
}
