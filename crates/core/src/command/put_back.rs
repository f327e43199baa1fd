//! Putting one field back to what it was before a step of its history.

use super::rules::fixed;
use super::{
    Archive, Command, Context, Edit, MarkDuplicate, MarkInUse, MoveCriterion, Refused, Triage, Vote,
};
use crate::journal::{Change, Field, Record, RecordId};
use crate::model::{Book, Choice, FieldDecl, KINDS, KindDecl};
use crate::{Date, Value};

/// Sets a field, or an element of a set, to a value that it had; money comes with its currency. It is an
/// ordinary edit, or the command that a field of that kind is set by, with all their rules.
#[derive(Clone, Debug, PartialEq)]
pub struct PutBack {
    /// The record.
    pub record: RecordId,
    /// A field, or a set, `/` and an element (then true or false), and the value it had; null is empty.
    pub values: Vec<(String, Value)>,
}

impl PutBack {
    /// The command, where it would change something and there is a way to do it. That a start has locked
    /// a field is no reason not to offer it: the refusal says what to do instead.
    pub fn offered(
        book: &Book,
        me: Option<&RecordId>,
        record: &RecordId,
        values: &[(String, Value)],
    ) -> Option<PutBack> {
        let shown = book.snapshot().live(record)?;
        if !values.iter().any(|(field, value)| differs(shown, field, value)) {
            return None;
        }
        let put = PutBack { record: record.clone(), values: values.to_vec() };
        put.command(me).map(|_| put)
    }

    /// What sets these fields.
    fn command(&self, me: Option<&RecordId>) -> Option<Box<dyn Command>> {
        let kind = KindDecl::named(KINDS, self.record.kind())?;
        for (name, value) in &self.values {
            let field = Field::parse(name)?;
            kind.field(field.name()).filter(|declared| fits(declared, &field, value))?;
        }
        let (name, value) = self.values.first()?;
        let (field, record) = (Field::parse(name)?, self.record.clone());
        let target = || value.as_text().and_then(RecordId::parse);
        Some(match (kind.name, field.name()) {
            (_, "archived") => Box::new(Archive { record, archived: *value == Value::Bool(true) }),
            ("idea", "triage") => {
                Box::new(Triage { idea: record, triage: value.as_text().and_then(Choice::of)? })
            }
            ("idea", "voters") => {
                // Everybody votes for themselves.
                me.filter(|me| field.element() == Some(me.as_str()))?;
                Box::new(Vote { idea: record, vote: *value == Value::Bool(true) })
            }
            ("idea", "duplicate_of") => Box::new(MarkDuplicate { idea: record, of: target() }),
            ("outcome", "in_use_on") => {
                Box::new(MarkInUse { outcome: record, on: value.as_text().and_then(Date::parse) })
            }
            ("criterion", "place") => {
                Box::new(MoveCriterion { criterion: record, place: value.as_number()? })
            }
            (kind, field) if fixed(kind, field).is_some() => return None,
            _ => Box::new(Edit { record, values: self.values.clone() }),
        })
    }
}

impl Command for PutBack {
    fn decide(&self, context: &mut Context<'_>) -> Result<Change, Refused> {
        match self.command(context.me.as_ref()) {
            Some(command) => command.decide(context),
            None => Err(Refused::whole("This can’t be put back by itself; take the whole step back.")),
        }
    }
}

/// Whether a field can hold a value that it had; an older build or an import may have written another.
fn fits(declared: &FieldDecl, field: &Field, value: &Value) -> bool {
    let empty = *value == Value::Null && field.element().is_none();
    declared.is_set() == field.element().is_some() && (empty || (declared.holds)().accepts(value))
}

fn differs(record: &Record, field: &str, value: &Value) -> bool {
    let empty = if field.contains('/') { Value::Bool(false) } else { Value::Null };
    let empty_or = |value: Option<&Value>| match value {
        None | Some(Value::Null) => empty.clone(),
        Some(value) => value.clone(),
    };
    empty_or(record.value(field)) != empty_or(Some(value))
}
