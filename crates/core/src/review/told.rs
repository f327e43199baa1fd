//! What a review tells of an outcome, part by part: "you said, we tried, we learned". Markdown and HTML tell
//! the same; how people's text is made safe is the writer's.

use super::Entry;
use crate::Date;
use crate::json::number_text;
use crate::model::amended::{AmendedField, Amendment};
use crate::model::suggestion::Met;
use crate::model::{Answer, Basis, Choice, Criterion, CriterionRole, Direction, Impact};

/// How people's text is written so that nothing in it is markup.
pub trait Writes {
    /// In one line.
    fn line(&self, text: &str) -> String;
    /// With its lines and paragraphs.
    fn prose(&self, text: &str) -> String;
}

/// An outcome, told; every text is as its writer writes it.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    /// The pilot's title.
    pub title: String,
    /// The verdict's word.
    pub verdict: &'static str,
    /// The day of the verdict.
    pub decided_on: Option<Date>,
    /// Teams, start, cost, who builds on it.
    pub facts: Vec<String>,
    /// What was said, tried, measured, learned and decided.
    pub parts: Vec<Part>,
}

/// A part of what is told.
#[derive(Clone, Debug, PartialEq)]
pub enum Part {
    /// A label and what belongs to it.
    Said(&'static str, String),
    /// The criteria, a line each.
    Criteria(Vec<String>),
}

/// Tells an outcome.
pub fn told(entry: &Entry, writer: &dyn Writes) -> Told {
    let outcome = &entry.outcome;
    let said = |label: &'static str, text: &str, nothing: &str| match text.trim() {
        "" if nothing.is_empty() => None,
        "" => Some(Part::Said(label, nothing.to_owned())),
        _ => Some(Part::Said(label, writer.prose(text))),
    };
    let listed =
        |label: &'static str, of: Vec<String>| (!of.is_empty()).then(|| Part::Said(label, of.join("; ")));
    let problem = if entry.problem.trim().is_empty() { &entry.idea } else { &entry.problem };
    let criteria = entry.criteria.iter().map(|(criterion, met)| criterion_line(criterion, *met, writer));
    let criteria: Vec<String> = criteria.collect();
    let reason = if entry.against { "Against the criteria" } else { "Why this verdict" };
    let changed = entry.impacts.iter().map(|(impact, name)| impact_text(impact, name, writer));
    let amended = entry.amended.iter().map(|one| amendment_text(one, writer));
    let parts = [
        said("You said", problem, "nobody wrote down what hurts."),
        said("We tried", &entry.pilot.hypothesis, "no hypothesis was written down."),
        (!criteria.is_empty()).then_some(Part::Criteria(criteria)),
        said("We learned", &outcome.learning, "nothing was written down."),
        said(reason, &outcome.verdict_reason, ""),
        listed("What changed", changed.collect()),
        listed("Amended after the start", amended.collect()),
        listed("Decision", vec![decision(entry)]),
        said("Next step", &outcome.next_step, ""),
    ];
    Told {
        title: writer.line(&entry.title),
        verdict: entry.verdict.label(),
        decided_on: outcome.decided_on,
        facts: facts(entry, writer),
        parts: parts.into_iter().flatten().collect(),
    }
}

fn facts(entry: &Entry, writer: &dyn Writes) -> Vec<String> {
    let outcome = &entry.outcome;
    let teams: Vec<String> = entry.teams.iter().map(|team| writer.line(team)).collect();
    let facts = [
        (!teams.is_empty()).then(|| teams.join(", ")),
        entry.pilot.started_on.map(|day| format!("started {day}")),
        outcome.cost.map(|cost| format!("cost {}", amount(cost, &outcome.cost_currency, writer))),
        match entry.cited_by {
            0 => None,
            1 => Some("1 idea builds on it".to_owned()),
            many => Some(format!("{many} ideas build on it")),
        },
    ];
    facts.into_iter().flatten().collect()
}

fn decision(entry: &Entry) -> String {
    let outcome = &entry.outcome;
    let since = |day: Option<Date>, word: &str| day.map_or(String::new(), |day| format!("{word} {day}"));
    match outcome.decision {
        None => format!("open{}", since(outcome.decided_on, " since")),
        Some(decision) => {
            let day = since(outcome.decision_on.or(outcome.decided_on), " on");
            format!("{}{day}{}", decision.word(), since(outcome.in_use_on, ", in use since"))
        }
    }
}

fn criterion_line(criterion: &Criterion, met: Met, writer: &dyn Writes) -> String {
    let given = |word: &str, value: Option<f64>| match value {
        Some(value) => format!("{word} {}", number_text(value)),
        None => format!("no {word}"),
    };
    let steps = match criterion.answer {
        Some(Answer::YesNo) => {
            let result = match criterion.result_yes {
                Some(true) => "result yes",
                Some(false) => "result no",
                None => "no result",
            };
            format!("target yes → {result}")
        }
        Some(Answer::Number) | None => {
            let side = match criterion.direction {
                Some(Direction::AtMost) => "at most",
                Some(Direction::AtLeast) | None => "at least",
            };
            let side = if criterion.target.is_some() { side } else { "" };
            let target = given(format!("target {side}").trim_end(), criterion.target);
            let unit = writer.line(&criterion.unit);
            let unit = if unit.is_empty() { unit } else { format!(" ({unit})") };
            let (baseline, result) =
                (given("baseline", criterion.baseline), given("result", criterion.result));
            format!("{baseline} → {target} → {result}{unit}")
        }
    };
    let role = criterion.role.map_or("Criterion", CriterionRole::label);
    let met = match met {
        Met::Yes => "met",
        Met::No => "not met",
        Met::Open => "not answered",
    };
    format!("{role}: {}: {steps}, {met}", writer.line(&criterion.measure))
}

fn impact_text(impact: &Impact, name: &str, writer: &dyn Writes) -> String {
    let amount =
        impact.amount.map_or(String::new(), |value| format!(" {},", amount(value, &impact.unit, writer)));
    let basis = if impact.basis == Some(Basis::Measured) { "measured" } else { "expected" };
    format!("{}:{amount} {basis}", writer.line(name))
}

fn amount(value: f64, unit: &str, writer: &dyn Writes) -> String {
    format!("{} {}", number_text(value), writer.line(unit)).trim_end().to_owned()
}

fn amendment_text(amendment: &Amendment, writer: &dyn Writes) -> String {
    let changes = |fields: &[AmendedField]| {
        let parts = fields.iter().map(|field| {
            let text = |text: &str| if text.is_empty() { "nothing".to_owned() } else { writer.line(text) };
            format!("{} {} → {}", field.label.to_lowercase(), text(&field.before), text(&field.now))
        });
        parts.collect::<Vec<_>>().join(", ")
    };
    match amendment {
        Amendment::Pilot(field) => changes(std::slice::from_ref(field)),
        Amendment::Changed(criterion, fields) => {
            format!("{}: {}", writer.line(&criterion.measure), changes(fields))
        }
        Amendment::Added(criterion) => format!("added: {}", writer.line(&criterion.measure)),
        Amendment::Removed(criterion) => format!("removed: {}", writer.line(&criterion.measure)),
    }
}
