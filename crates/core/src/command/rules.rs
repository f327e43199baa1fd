//! What the fields of each kind may be set to. Rules bind commands, never data.

use super::Refused;
use super::writer::chosen;
use crate::journal::{FieldType, RecordId};
use crate::model::{Book, Choice, Criterion, FieldDecl, Kind, Pilot};
use crate::{Date, Value};

/// What else than the type a field asks for.
enum Rule {
    /// Nothing.
    Any,
    /// Text that is not empty.
    Needed(&'static str),
    /// A number in a range, ends included.
    Within(f64, f64),
    /// A whole number in a range, ends included.
    Whole(f64, f64),
    /// A number from 0 to 1, which people write as a percentage.
    Share,
    /// A number above 0.
    Positive,
    /// One of a few numbers.
    Among(&'static [f64]),
    /// Three capital letters, or empty.
    Currency,
    /// A day that is there and not in the future.
    PastDay,
    /// A reference to a live record of one of these kinds (of any, where there is none).
    To(&'static [&'static str]),
}

/// The largest number that is a range's open end.
const MAX: f64 = f64::MAX;

/// What a field asks for.
fn rule(kind: &str, field: &str) -> Rule {
    match (kind, field) {
        ("workspace" | "team" | "person" | "kpi", "name") => Rule::Needed("Give it a name."),
        ("workspace", "time_zone") => Rule::Needed("Choose the time zone whose day is today."),
        ("workspace", "currency") | (_, "budget_currency" | "cost_currency") => Rule::Currency,
        ("workspace", field) if field.starts_with("sla_") => Rule::Positive,
        ("idea" | "issue" | "page", "title") => Rule::Needed("Give it a title; one line is enough."),
        ("goal", "statement") => Rule::Needed("Say the goal in a sentence."),
        ("kpi", "direction") => Rule::Needed("Say which way is good: up or down."),
        ("criterion", "measure") => Rule::Needed("Say what is measured, or asked."),
        ("idea", "created_on") | ("entry" | "reading", "day") => Rule::PastDay,
        ("idea", "ice_impact" | "ice_confidence" | "ice_ease") => Rule::Whole(1.0, 10.0),
        ("idea", "rice_reach") | ("pilot", "budget") | ("outcome", "cost") => Rule::Within(0.0, MAX),
        ("idea", "rice_impact") => Rule::Among(&[0.25, 0.5, 1.0, 2.0, 3.0]),
        ("idea", "rice_confidence") | ("pilot", "chance") => Rule::Share,
        ("idea", "rice_effort") => Rule::Positive,
        ("issue", "severity") => Rule::Whole(1.0, 4.0),
        ("kpi", "cadence_days") => Rule::Whole(1.0, MAX),
        ("kpi", "threshold") => Rule::Whole(3.0, MAX),
        ("reading", "k" | "n") => Rule::Whole(0.0, MAX),
        ("reading", field) if field.starts_with("answers_") => Rule::Whole(0.0, MAX),
        ("idea", "proposer") | ("pilot", "lead") | ("issue", "owner") | ("entry", "people") => {
            Rule::To(&["person"])
        }
        ("idea", "team" | "supporting_teams")
        | ("person" | "entry" | "issue" | "goal", "teams")
        | ("kpi", "owners" | "contributors" | "from_team" | "to_team") => Rule::To(&["team"]),
        ("idea" | "pilot", "serves") => Rule::To(&["goal", "kpi"]),
        ("idea", "builds_on") => Rule::To(&["outcome"]),
        ("impact", "kpi") => Rule::To(&["kpi"]),
        ("kpi", "goals") => Rule::To(&["goal"]),
        ("issue", "about") => Rule::To(&[]),
        _ => Rule::Any,
    }
}

/// Why a field is not for editing, if it isn't: another command sets it, or it never changes.
pub(super) fn fixed(kind: &str, field: &str) -> Option<&'static str> {
    Some(match (kind, field) {
        (_, "exists") => "Move it to the trash, or restore it.",
        (_, "archived") => "Archive it, or take it out of the archive.",
        (_, field) if field.ends_with("_at_start") => "What stood at the start never changes.",
        ("idea", "triage" | "triaged") => "Triage the idea; its day is kept.",
        ("idea", "voters") => "Vote for the idea, each for themselves.",
        ("idea", "duplicate_of") => "Mark the idea as a duplicate.",
        ("pilot", "idea") => "A pilot stays with its idea; plan another pilot there.",
        ("pilot", "started_on") => "Start the pilot; its plan is locked then.",
        ("criterion", "pilot") => "A criterion stays with its pilot.",
        ("criterion", "result" | "result_yes") => "Results are given when the pilot is concluded.",
        ("outcome", "pilot") => "An outcome stays with its pilot.",
        ("outcome", "verdict" | "verdict_reason" | "hypothesis_was" | "decided_on") => {
            "Reopen the pilot and conclude it again."
        }
        ("outcome", "decision" | "decision_on") => "Decide what follows from the outcome.",
        ("outcome", "in_use_on") => "Mark the outcome as in use.",
        ("impact", "outcome") => "An impact stays with its outcome.",
        ("entry", "about" | "type" | "accepts") => "An entry stays what it is; write another one.",
        ("issue", "raised_to") => "Escalate the issue.",
        ("reading", "of" | "entry") => "A reading stays where it was taken.",
        ("page", "template") => "A page keeps the template it came from.",
        _ => return None,
    })
}

/// The amount that a currency belongs to, or the currency of an amount: they are always written together.
pub(super) fn money(kind: &str, field: &str) -> Option<(&'static str, &'static str)> {
    match (kind, field) {
        ("pilot", "budget" | "budget_currency") => Some(("budget", "budget_currency")),
        ("outcome", "cost" | "cost_currency") => Some(("cost", "cost_currency")),
        _ => None,
    }
}

/// Days that have an order: the first must not come after the second.
pub(super) const ORDERED: &[(&str, &str, &str, &str)] = &[
    ("pilot", "planned_start", "planned_end", "The planned end lies before the planned start."),
    ("goal", "from", "to", "The last day lies before the first."),
];

/// The pilot whose start has locked a field, if one has.
pub(super) fn locking_pilot(book: &Book, record: &RecordId, field: &str) -> Option<Pilot> {
    let pilot = match (record.kind(), field) {
        ("pilot", "hypothesis" | "planned_end") => book.get::<Pilot>(record),
        ("criterion", "role" | "answer" | "measure" | "unit" | "direction" | "baseline" | "target") => {
            pilot_of(book, record)
        }
        _ => None,
    };
    pilot.filter(|pilot| pilot.started_on.is_some())
}

/// The pilot of a criterion in any state.
pub(super) fn pilot_of(book: &Book, criterion: &RecordId) -> Option<Pilot> {
    let record = book.snapshot().get(criterion).filter(|_| criterion.kind() == Criterion::NAME)?;
    book.get(&Criterion::read(criterion, record).pilot?)
}

/// Checks a new value (of a set, an element's) against the declaration and the rules.
pub(super) fn check(
    book: &Book,
    today: Date,
    kind: &str,
    declared: &FieldDecl,
    element: Option<&str>,
    value: &Value,
) -> Result<(), Refused> {
    let place = element.map_or(declared.name.to_owned(), |element| format!("{}/{element}", declared.name));
    let refuse = |message: String| Err(Refused::field(place.clone(), message));
    let holds = (declared.holds)();
    let rule = rule(kind, declared.name);
    let empty = *value == Value::Null || (element.is_some() && *value == Value::Bool(false));
    if empty {
        return match rule {
            Rule::Needed(message) => refuse(message.to_owned()),
            Rule::PastDay => refuse("Give the day.".to_owned()),
            _ => Ok(()),
        };
    }
    if !holds.accepts(value) {
        return refuse(format!("{} {}", declared.label, asked(&holds)));
    }
    let text = value.as_text().unwrap_or_default();
    let number = value.as_number().unwrap_or_default();
    if !number.is_finite() {
        return refuse(format!("{} is not a number.", declared.label));
    }
    let label = declared.label;
    let range = |from: f64, to: f64, whole: &str| match to == MAX {
        true => format!("{label} is a {whole}number from {from}."),
        false => format!("{label} is a {whole}number from {from} to {to}."),
    };
    match rule {
        Rule::Any | Rule::Needed(_) => Ok(()),
        Rule::Within(from, to) if (from..=to).contains(&number) => Ok(()),
        Rule::Within(from, to) => refuse(range(from, to, "")),
        Rule::Share if (0.0..=1.0).contains(&number) => Ok(()),
        Rule::Share => refuse(format!("{label} lies between 0 and 100%.")),
        Rule::Whole(from, to) => {
            let fits = (from..=to).contains(&number) && number.fract() == 0.0;
            if fits { Ok(()) } else { refuse(range(from, to, "whole ")) }
        }
        Rule::Positive if number > 0.0 => Ok(()),
        Rule::Positive => refuse(format!("{label} is a number above 0.")),
        Rule::Among(numbers) if numbers.contains(&number) => Ok(()),
        Rule::Among(numbers) => {
            let numbers: Vec<String> = numbers.iter().map(f64::to_string).collect();
            refuse(format!("{label} is one of {}.", numbers.join(", ")))
        }
        Rule::Currency if is_currency(text) => Ok(()),
        Rule::Currency => refuse("A currency is three capital letters, such as EUR.".to_owned()),
        Rule::PastDay if Date::parse(text).is_some_and(|day| day <= today) => Ok(()),
        Rule::PastDay => refuse("This day has not come yet.".to_owned()),
        Rule::To(kinds) => match RecordId::parse(element.unwrap_or(text)) {
            None => refuse(format!("{label} {}", asked(&holds))),
            Some(target) if kinds.is_empty() => chosen(book, &place, &target, &[target.kind()]),
            Some(target) => chosen(book, &place, &target, kinds),
        },
    }
}

/// Whether a text can be a currency of ISO 4217.
pub(super) fn is_currency(text: &str) -> bool {
    text.len() == 3 && text.bytes().all(|b| b.is_ascii_uppercase())
}

/// What a type asks for, to follow a label.
fn asked(holds: &FieldType) -> String {
    match holds {
        FieldType::Text => "is a text.".to_owned(),
        FieldType::Number => "is a number.".to_owned(),
        FieldType::Bool => "is yes or no.".to_owned(),
        FieldType::Date => "is a day, such as 2026-11-23.".to_owned(),
        FieldType::Time => "is a time in UTC, such as 2026-11-23T10:15:30Z.".to_owned(),
        FieldType::Choice(words) => format!("is one of {}.", words.join(", ")),
        FieldType::Ref | FieldType::RefSet => "refers to a record.".to_owned(),
        FieldType::Set => "takes an element or leaves it out.".to_owned(),
    }
}

/// A day that is not after today.
pub(super) fn not_in_future(field: &str, day: Date, today: Date) -> Result<(), Refused> {
    if day <= today { Ok(()) } else { Err(Refused::field(field, "This day has not come yet.")) }
}

/// A finite number, or none.
pub(super) fn finite(field: &str, number: Option<f64>) -> Result<(), Refused> {
    match number {
        Some(number) if !number.is_finite() => Err(Refused::field(field, "This is not a number.")),
        _ => Ok(()),
    }
}

/// A finite number in a range, or none.
pub(super) fn within(
    field: &str,
    number: Option<f64>,
    range: std::ops::RangeInclusive<f64>,
) -> Result<(), Refused> {
    finite(field, number)?;
    match number {
        Some(number) if !range.contains(&number) && *range.end() == MAX => {
            Err(Refused::field(field, format!("Use a number from {}.", range.start())))
        }
        Some(number) if !range.contains(&number) => {
            Err(Refused::field(field, format!("Use a number from {} to {}.", range.start(), range.end())))
        }
        _ => Ok(()),
    }
}

/// An amount of money: 0 or more, or none.
pub(super) fn amount(field: &str, number: Option<f64>) -> Result<(), Refused> {
    within(field, number, 0.0..=MAX)
}

/// The word of a choice inside a sentence.
pub(super) fn word<C: Choice>(choice: C) -> String {
    choice.label().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::Field;
    use crate::model::KINDS;

    #[test]
    fn every_declared_field_has_a_name_that_the_journal_takes() {
        for kind in KINDS {
            for field in kind.fields {
                assert!(Field::parse(field.name).is_some(), "{}.{}", kind.name, field.name);
            }
        }
    }

    #[test]
    fn every_reference_says_to_what_or_is_not_for_editing() {
        for kind in KINDS {
            for field in kind.fields.iter().filter(|field| fixed(kind.name, field.name).is_none()) {
                let refers = matches!((field.holds)(), FieldType::Ref | FieldType::RefSet);
                let says = matches!(rule(kind.name, field.name), Rule::To(_));
                assert_eq!(refers, says, "{}.{}", kind.name, field.name);
            }
        }
    }
}
