//! Goals, and the vision among them.

use std::collections::BTreeSet;

use super::edit::{save, set_values};
use super::writer::{Writer, named, quoted};
use super::{Command, Context, Refused};
use crate::journal::{Change, Record, RecordId};
use crate::model::{Goal, Kind};
use crate::{Date, Value};

/// Sets a goal, or saves its form.
#[derive(Clone, Debug, PartialEq)]
pub struct SaveGoal {
    /// The goal; none creates one.
    pub goal: Option<RecordId>,
    /// What it is to be.
    pub draft: GoalDraft,
}

/// A goal as a form has it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GoalDraft {
    /// In a sentence.
    pub statement: String,
    /// The first day.
    pub from: Option<Date>,
    /// The last day; not before the first.
    pub to: Option<Date>,
    /// Whose goal it is.
    pub teams: Vec<RecordId>,
    /// Whether it is the vision; the former one then no longer is.
    pub is_vision: bool,
}

impl GoalDraft {
    /// What the form of a goal begins with.
    pub fn of(goal: &Goal) -> GoalDraft {
        GoalDraft {
            statement: goal.statement.clone(),
            from: goal.from,
            to: goal.to,
            teams: goal.teams.iter().cloned().collect(),
            is_vision: goal.vision == Some(true),
        }
    }

    fn values(&self, before: &Record) -> Vec<(String, Value)> {
        let day = |day: Option<Date>| Value::from(day.map(|day| day.to_string()));
        let mut values = vec![
            (Goal::statement.as_str().to_owned(), self.statement.clone().into()),
            (Goal::from.as_str().to_owned(), day(self.from)),
            (Goal::to.as_str().to_owned(), day(self.to)),
        ];
        // A goal that never was the vision has nothing to say of it.
        let said = before.value(Goal::vision.as_str()).and_then(Value::as_bool).unwrap_or(false);
        if said != self.is_vision {
            values.push((Goal::vision.as_str().to_owned(), self.is_vision.into()));
        }
        set_values(&mut values, before, Goal::teams, &self.teams);
        values
    }
}

impl Command for SaveGoal {
    fn decide(&self, context: &mut Context<'_>) -> Result<Change, Refused> {
        let what = match &self.goal {
            Some(goal) => format!("Edit {}", named(context.book, goal)),
            None => format!("Set goal {}", quoted(&self.draft.statement)),
        };
        save::<Goal>(context, self.goal.as_ref(), what, &|before| self.draft.values(before))
    }
}

/// Takes the mark of the vision from every goal but one.
pub(super) fn only_vision(w: &mut Writer<'_>, context: &Context<'_>, vision: &RecordId) {
    for other in context.book.all::<Goal>().filter(|goal| goal.vision == Some(true) && goal.id != *vision) {
        w.set(&other.id, Goal::vision, Some(false));
    }
}

/// Says that an idea or a pilot serves a goal or a KPI, or no longer does.
#[derive(Clone, Debug, PartialEq)]
pub struct Serve {
    /// The idea or pilot.
    pub record: RecordId,
    /// The goal or KPI.
    pub served: RecordId,
    /// Whether it serves it.
    pub on: bool,
}

impl Command for Serve {
    fn decide(&self, context: &mut Context<'_>) -> Result<Change, Refused> {
        use super::writer::chosen;
        use crate::model::{Idea, Kpi, Pilot};
        let book = context.book;
        chosen(book, "record", &self.record, &[Idea::NAME, Pilot::NAME])?;
        // What went to the trash can still be left.
        if self.on {
            chosen(book, "serves", &self.served, &[Goal::NAME, Kpi::NAME])?;
        }
        let (this, served) = (named(book, &self.record), named(book, &self.served));
        let verb = if self.on { "serves" } else { "doesn’t serve" };
        let mut w = Writer::new(context, format!("Say that {this} {verb} {served}"));
        w.element(&self.record, Idea::serves, self.served.as_str(), self.on)?;
        w.finish()
    }
}

/// The ids of a set, for a form.
pub(super) fn ids(set: &BTreeSet<RecordId>) -> Vec<RecordId> {
    set.iter().cloned().collect()
}
