//! A line of the agenda in words. Whoever shows it says how days and numbers are written.

use super::{Item, What};
use crate::Date;
use crate::figures::{Figures, counted};
use crate::model::{Choice, IssueType};

impl Item {
    /// Its title, or what is said where it has none.
    pub fn name(&self) -> &str {
        if self.title.trim().is_empty() { "Untitled" } else { &self.title }
    }

    /// What is said of it, in short parts; the teams last.
    pub fn facts(&self, write: &dyn Figures, today: Date) -> Vec<String> {
        let mut facts =
            match &self.what {
                What::Decision { verdict, since } => match since {
                    Some(day) => {
                        vec![format!("{} {}", verdict.label(), write.day(*day)), open_for(write, *day, today)]
                    }
                    None => vec![verdict.label().to_owned(), "decision open".to_owned()],
                },
                What::Open { kind, severity, owner, due, place } => {
                    let mut facts = vec![kind.map_or("Issue", Choice::label).to_owned()];
                    facts.extend(severity.map(|severity| format!("severity {}", write.number(severity, 0))));
                    facts.push(if owner.is_empty() { "nobody has it".to_owned() } else { owner.clone() });
                    facts.extend(due.map(|day| due_in_words(write, day, today)));
                    facts.extend(some(place).map(about));
                    facts
                }
                What::Kpi { status, latest, target, unit, due } => {
                    let mut facts = vec![status.label().to_owned()];
                    facts.extend(latest.map(|(day, value)| {
                        format!("{} on {}", with_unit(write, value, unit), write.day(day))
                    }));
                    facts.extend(target.map(|target| format!("target {}", with_unit(write, target, unit))));
                    facts.extend(due.map(|day| format!("due {}", write.day(day))));
                    facts
                }
                What::PastEnd { end } => {
                    vec![
                        format!("Planned to end {}", write.day(*end)),
                        format!("{} past it", days(write, today.days_since(*end))),
                    ]
                }
                What::Waiting { of, wanted, since } => {
                    let mut facts = vec![format!("{of} asks {wanted}")];
                    facts.extend(since.map(|day| format!("since {}", write.day(day))));
                    return facts;
                }
                What::Resolved { kind, on, owner, learning: _, place } => {
                    let done = if *kind == Some(IssueType::FollowUp) { "done" } else { "resolved" };
                    let kind = kind.map_or("Issue", Choice::label);
                    let mut facts = vec![format!("{kind} {done} {}", write.day(*on))];
                    facts.extend(some(owner).map(str::to_owned));
                    facts.extend(some(place).map(about));
                    facts
                }
                What::Onboarded { person, steps, on } => {
                    let whose =
                        some(person).map_or("Onboarding".to_owned(), |name| format!("Onboarding of {name}"));
                    let steps = counted(write, *steps, "step", "steps");
                    vec![format!("{whose} completed {}", write.day(*on)), steps]
                }
            };
        facts.push(if self.is_of_both() { "both teams".to_owned() } else { self.teams.join(", ") });
        facts
    }

    /// What was learned of what was resolved; mostly nothing.
    pub fn learning(&self) -> &str {
        match &self.what {
            What::Resolved { learning, .. } => learning,
            _ => "",
        }
    }
}

/// `due 2026-06-12`, and how late it is where it is late.
pub(super) fn due_in_words(write: &dyn Figures, due: Date, today: Date) -> String {
    match today.days_since(due) {
        late if late > 0 => format!("due {}, {} late", write.day(due), days(write, late)),
        _ => format!("due {}", write.day(due)),
    }
}

/// What an issue is about, short enough for a line: a note is named by its first line.
fn about(place: &str) -> String {
    const MOST: usize = 80;
    match place.char_indices().nth(MOST) {
        Some((at, _)) => format!("about “{}…”", place[..at].trim_end()),
        None => format!("about “{place}”"),
    }
}

fn some(text: &str) -> Option<&str> {
    Some(text).filter(|text| !text.is_empty())
}

fn open_for(write: &dyn Figures, since: Date, today: Date) -> String {
    match today.days_since(since) {
        ..=0 => "decision open".to_owned(),
        open => format!("decision open for {}", days(write, open)),
    }
}

fn days(write: &dyn Figures, count: i64) -> String {
    counted(write, usize::try_from(count).unwrap_or_default(), "day", "days")
}

fn with_unit(write: &dyn Figures, value: f64, unit: &str) -> String {
    let number = write.number(value, 2);
    match unit {
        "" => number,
        "%" => format!("{number}%"),
        unit => format!("{number} {unit}"),
    }
}
