//! What people say of a KPI: what was read, who agreed to it.

use super::Words;
use super::group::{Group, Raw};
use super::sentence::{Fate, fate, is_count};
use super::shown::day;
use crate::journal::RecordId;
use crate::json::number_text;
use crate::{Date, Value};

/// A sentence, and the places of the changes that it says.
type Said = (String, Vec<usize>);

impl Words<'_> {
    /// New readings of the KPI whose history it is; none where the step is about something else.
    pub(super) fn read(&self, group: &Group<'_>, records: &[&RecordId], seen: &[usize]) -> Option<Said> {
        let new = |record: &&&RecordId| record.kind() == "reading" && fate(group, record) == Fate::Came;
        let readings: Vec<&RecordId> = records.iter().filter(new).copied().collect();
        if self.subject.kind() != "kpi" || readings.is_empty() || readings.len() < records.len() {
            return None;
        }
        let [reading] = readings[..] else {
            return Some((format!("added {} readings", readings.len()), Vec::new()));
        };
        let find = |field: &str| {
            let own = |raw: &&Raw<'_>| raw.record == reading && raw.field.as_str() == field;
            group.raws.iter().find(own).filter(|raw| !raw.is_empty())
        };
        let number = |field: &str| find(field).and_then(|raw| raw.after.as_number());
        let what = match (find("value"), number("k"), number("n")) {
            (Some(value), ..) => self.value(value, Some(value.after), &self.units(value, group).1)?,
            (None, Some(k), Some(n)) => format!("{} of {}", number_text(k), number_text(n)),
            _ if group.raws.iter().any(|raw| raw.record == reading && is_count(raw)) => "answers".to_owned(),
            _ => return None,
        };
        let on = find("day").and_then(|raw| raw.after.as_text()).and_then(Date::parse);
        let wall =
            group.stamps.first().and_then(|stamp| i64::try_from(stamp.wall()).ok()).unwrap_or_default();
        let on = on.filter(|on| *on != Date::of_unix_ms(wall));
        let on = on.map_or(String::new(), |on| format!(" for {}", day(on)));
        let says = seen.iter().copied().filter(|at| {
            let raw = &group.raws[*at];
            raw.record == reading && ["value", "k", "n"].contains(&raw.field.as_str())
        });
        Some((format!("read {what}{on}"), says.collect()))
    }

    /// A team's agreement, or a mismatch that was accepted.
    pub(super) fn agreed(&self, group: &Group<'_>, entry: &RecordId, seen: &[usize]) -> Said {
        let accepts = self.shown(entry, "accepts").and_then(Value::as_text).unwrap_or_default();
        if !accepts.is_empty() {
            return ("accepted a mismatch".to_owned(), Vec::new());
        }
        let teams = seen.iter().copied().filter(|at| {
            let raw = &group.raws[*at];
            raw.record == entry && raw.field.name() == "teams"
        });
        let teams: Vec<usize> = teams.collect();
        let names: Vec<String> = teams.iter().map(|at| self.element(&group.raws[*at])).collect();
        match names[..] {
            [] => ("agreed".to_owned(), teams),
            _ => (format!("agreed to it for {}", names.join(" and ")), teams),
        }
    }

    /// A reading inside a sentence.
    pub(super) fn reading(&self, record: &RecordId) -> String {
        let on = self.shown(record, "day").and_then(Value::as_text).and_then(Date::parse);
        on.map_or("a reading".to_owned(), |on| format!("the reading of {}", day(on)))
    }
}
