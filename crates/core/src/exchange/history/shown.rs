//! Values as people read them.

use super::Words;
use super::group::{Group, Raw};
use crate::journal::{FieldType, RecordId};
use crate::json::{canonical, number_text};
use crate::model::KindDecl;
use crate::{Date, Time, Value};

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

impl Words<'_> {
    /// A value of a register; none where it is empty.
    pub(super) fn value(&self, raw: &Raw<'_>, value: Option<&Value>, unit: &str) -> Option<String> {
        let holds = raw.holds();
        Some(match value? {
            Value::Null => return None,
            Value::Bool(yes) => if *yes { "yes" } else { "no" }.to_owned(),
            Value::Number(number) if self.answers_yes_no(raw) => {
                if *number == 0.0 { "no" } else { "yes" }.to_owned()
            }
            Value::Number(number) => {
                // A true minus sign, as screens write it.
                let number = number_text(*number).replace('-', "−");
                if unit.is_empty() { number } else { format!("{number} {unit}") }
            }
            Value::Text(text) => match holds {
                Some(FieldType::Choice(_)) => choice_label(raw, text).unwrap_or_else(|| text.clone()),
                Some(FieldType::Date) => Date::parse(text).map_or_else(|| text.clone(), day),
                Some(FieldType::Time) => Time::parse(text).map_or_else(
                    || text.clone(),
                    |time| format!("{}, {} UTC", day(time.date()), text.get(11..16).unwrap_or_default()),
                ),
                Some(FieldType::Ref) | None => self.referred(text),
                _ => text.clone(),
            },
            other @ (Value::List(_) | Value::Object(_)) => canonical(other),
        })
    }

    /// An element of a set: a tag with its mark, or the name of the record it refers to.
    pub(super) fn element(&self, raw: &Raw<'_>) -> String {
        let element = raw.field.element().unwrap_or_default();
        match raw.holds() {
            Some(FieldType::RefSet) | None => self.referred(element),
            _ if raw.field.name() == "tags" => format!("#{element}"),
            _ => element.to_owned(),
        }
    }

    /// The name of the record that a text refers to, or the text.
    fn referred(&self, text: &str) -> String {
        let name = RecordId::parse(text).map(|id| (self.title)(&id));
        name.filter(|name| !name.is_empty()).unwrap_or_else(|| text.to_owned())
    }

    /// The units of a number before and after: of money its currency, else what the record's unit is.
    pub(super) fn units(&self, raw: &Raw<'_>, group: &Group<'_>) -> (String, String) {
        let kind = KindDecl::named(self.kinds, raw.record.kind());
        if let Some(field) = kind.and_then(|kind| unit_field(kind, raw.field.as_str())) {
            let written =
                group.raws.iter().find(|other| other.record == raw.record && other.field.as_str() == field);
            let text = |value: Option<&Value>| value.and_then(Value::as_text).unwrap_or_default().to_owned();
            return match written {
                Some(unit) => (text(unit.before), text(Some(unit.after))),
                None => {
                    let unit = text(self.shown(raw.record, &field));
                    (unit.clone(), unit)
                }
            };
        }
        let unit = self.read_of(raw).and_then(|of| Some(self.shown(&of, "unit")?.as_text()?.to_owned()));
        (unit.clone().unwrap_or_default(), unit.unwrap_or_default())
    }

    /// Of a reading's value what it reads; it is in the unit of that.
    pub(super) fn read_of(&self, raw: &Raw<'_>) -> Option<RecordId> {
        let of = self.shown(raw.record, "of").and_then(Value::as_text).and_then(RecordId::parse);
        of.filter(|_| raw.record.kind() == "reading" && raw.field.as_str() == "value")
    }

    /// Whether a number stands for yes or no.
    fn answers_yes_no(&self, raw: &Raw<'_>) -> bool {
        let answer = self.read_of(raw).and_then(|of| self.shown(&of, "answer"));
        answer.and_then(Value::as_text) == Some("yes_no")
    }

    /// What a record shows now.
    pub(super) fn shown(&self, record: &RecordId, field: &str) -> Option<&Value> {
        self.snapshot.get(record)?.register(field)?.last_known()
    }
}

/// The field that says in which unit a number is, if one does.
fn unit_field(kind: &KindDecl, field: &str) -> Option<String> {
    let currency = format!("{field}_currency");
    if kind.field(&currency).is_some() {
        return Some(currency);
    }
    let (plain, start) = match field.strip_suffix("_at_start") {
        Some(plain) => (plain, "_at_start"),
        None => (field, ""),
    };
    let unit = format!("unit{start}");
    let measured = ["amount", "baseline", "target", "result"].contains(&plain);
    (measured && kind.field(&unit).is_some()).then_some(unit)
}

/// The label of a choice's word.
pub(super) fn choice_label(raw: &Raw<'_>, word: &str) -> Option<String> {
    let words = raw.declared.map(|field| (field.words)()).unwrap_or_default();
    words.iter().find(|(known, _)| *known == word).map(|(_, label)| (*label).to_owned())
}

/// `12 Nov 2026`.
pub(super) fn day(date: Date) -> String {
    let (year, month, day) = date.ymd();
    let name = usize::try_from(month).ok().and_then(|month| MONTHS.get(month.wrapping_sub(1)));
    name.map_or_else(|| date.to_string(), |name| format!("{day} {name} {year}"))
}
