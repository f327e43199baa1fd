//! Outcomes and reviews as JSON, for other programs.

use super::{Asked, Entry, Note, Review, Unfinished};
use crate::Date;
use crate::json::{Value, object};
use crate::model::{Book, Choice};

/// One outcome. Days are ISO 8601, choices the words of the file format.
pub fn to_json(entry: &Entry) -> Value {
    let outcome = &entry.outcome;
    let day = |day: Option<Date>| Value::from(day.map(|day| day.to_string()));
    object([
        ("id", outcome.id.as_str().into()),
        ("pilot", entry.title.as_str().into()),
        ("teams", entry.teams.join(", ").as_str().into()),
        ("hypothesis", entry.pilot.hypothesis.as_str().into()),
        ("started_on", day(entry.pilot.started_on)),
        ("decided_on", day(outcome.decided_on)),
        ("verdict", outcome.verdict.map(Choice::word).into()),
        ("verdict_reason", outcome.verdict_reason.as_str().into()),
        ("decision", outcome.decision.map(Choice::word).into()),
        ("learning", outcome.learning.as_str().into()),
        ("next_step", outcome.next_step.as_str().into()),
        ("cost", outcome.cost.into()),
        ("cost_currency", outcome.cost_currency.as_str().into()),
        ("in_use_on", day(outcome.in_use_on)),
    ])
}

/// What a review shows: its outcomes, its notes, and what is still to be done.
pub fn review_json(book: &Book, review: &Review, asked: &Asked, today: Date) -> Value {
    let outcomes = review.entries.iter().filter_map(|one| Entry::with(book, &one.pilot, one.cited_by));
    let open = review.open.iter().map(|one| one.outcome.id.as_str().into());
    let unfinished =
        |list: &[Unfinished]| Value::List(list.iter().map(|one| unfinished(one, today)).collect());
    object([
        ("from", review.period.from().to_string().into()),
        ("to", review.period.to().to_string().into()),
        ("team", (!asked.team.is_empty()).then_some(asked.team.as_str()).into()),
        ("notes", Value::List(review.notes.iter().map(note_json).collect())),
        ("outcomes", Value::List(outcomes.map(|entry| to_json(&entry)).collect())),
        ("decisions_open", Value::List(open.collect())),
        ("look_finished", unfinished(&review.finished)),
        ("stuck", unfinished(&review.stuck)),
    ])
}

/// One note.
pub(crate) fn note_json(note: &Note) -> Value {
    object([
        ("id", note.id.as_str().into()),
        ("day", note.day.to_string().into()),
        ("about", note.about.as_ref().map(|(about, _)| about.as_str()).into()),
        ("title", note.about.as_ref().map(|(_, title)| title.as_str()).into()),
        ("people", note.people.iter().map(String::as_str).collect::<Vec<_>>().into()),
        ("text", note.text.as_str().into()),
    ])
}

fn unfinished(one: &Unfinished, today: Date) -> Value {
    let why: Vec<String> = one.why.iter().map(|why| why.text(today)).collect();
    object([
        ("id", one.pilot.as_str().into()),
        ("pilot", one.title.as_str().into()),
        ("started_on", one.started.to_string().into()),
        ("why", why.iter().map(String::as_str).collect::<Vec<_>>().into()),
    ])
}
