//! Ideas: logging, triage, citing, voting, duplicates.

use std::collections::BTreeSet;

use super::writer::{Writer, chosen, live, named, quoted, required};
use super::{Command, Context, Refused};
use crate::Date;
use crate::journal::{Change, RecordId};
use crate::model::{Choice, Goal, Idea, Kind, Kpi, Outcome, Team, Triage as Word};

/// Logs an idea: a title is enough.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CaptureIdea {
    /// In one line.
    pub title: String,
    /// What hurts, and whom.
    pub problem: String,
    /// The team that owns it.
    pub team: Option<RecordId>,
    /// The teams that support it.
    pub supporting_teams: Vec<RecordId>,
    /// Tags.
    pub tags: Vec<String>,
    /// Technologies it is about.
    pub technologies: Vec<String>,
    /// The outcomes it builds on.
    pub builds_on: Vec<RecordId>,
    /// The goals and KPIs it serves.
    pub serves: Vec<RecordId>,
}

impl Command for CaptureIdea {
    fn decide(&self, context: &mut Context<'_>) -> Result<Change, Refused> {
        required("title", &self.title, "Give the idea a title; one line is enough.")?;
        if let Some(team) = &self.team {
            chosen(context.book, "team", team, &[Team::NAME])?;
        }
        for team in &self.supporting_teams {
            chosen(context.book, "supporting_teams", team, &[Team::NAME])?;
        }
        for outcome in &self.builds_on {
            chosen(context.book, "builds_on", outcome, &[Outcome::NAME])?;
        }
        for served in &self.serves {
            chosen(context.book, "serves", served, &[Goal::NAME, Kpi::NAME])?;
        }
        let mut w = Writer::new(context, format!("Log idea {}", quoted(&self.title)));
        let idea = w.create::<Idea>(context)?;
        w.set(&idea, Idea::title, self.title.clone());
        w.set(&idea, Idea::problem, self.problem.clone());
        w.set(&idea, Idea::team, self.team.clone());
        w.set(&idea, Idea::created_on, Some(context.today));
        w.set(&idea, Idea::triage, Some(Word::New));
        w.set(&idea, Idea::proposer, me(context));
        for tag in words(&self.tags) {
            w.element(&idea, Idea::tags, tag, true)?;
        }
        for technology in words(&self.technologies) {
            w.element(&idea, Idea::technologies, technology, true)?;
        }
        for team in &self.supporting_teams {
            w.element(&idea, Idea::supporting_teams, team.as_str(), true)?;
        }
        for outcome in &self.builds_on {
            w.element(&idea, Idea::builds_on, outcome.as_str(), true)?;
        }
        for served in &self.serves {
            w.element(&idea, Idea::serves, served.as_str(), true)?;
        }
        w.finish()
    }
}

/// Says what becomes of an idea before any pilot; the day is kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Triage {
    /// The idea.
    pub idea: RecordId,
    /// The word on it.
    pub triage: Word,
}

impl Command for Triage {
    fn decide(&self, context: &mut Context<'_>) -> Result<Change, Refused> {
        let idea: Idea = live(context.book, &self.idea)?;
        let what = match self.triage {
            Word::New => "Move back to new",
            Word::Shortlisted => "Shortlist",
            Word::Parked => "Park",
            Word::Declined => "Decline",
        };
        let mut w = Writer::new(context, format!("{what}: {}", named(context.book, &self.idea)));
        w.set(&idea.id, Idea::triage, Some(self.triage));
        date_triage(&mut w, &idea, self.triage, context.today)?;
        w.finish()
    }
}

/// Adds today's element to `triaged`, unless the last one says this word already.
pub(super) fn date_triage(w: &mut Writer<'_>, idea: &Idea, word: Word, today: Date) -> Result<(), Refused> {
    let elements = idea.triaged.iter().filter_map(|element| {
        let (day, word) = element.split_once(' ')?;
        Some((Date::parse(day)?, word))
    });
    let elements: Vec<(Date, &str)> = elements.collect();
    let last = elements.iter().map(|(day, _)| *day).max();
    let said = elements.iter().any(|(day, said)| Some(*day) == last && *said == word.word());
    if idea.triage == Some(word) && said {
        return Ok(());
    }
    w.element(&idea.id, Idea::triaged, &format!("{today} {}", word.word()), true)
}

/// Says that an idea builds on an outcome, or not any more.
#[derive(Clone, Debug, PartialEq)]
pub struct Cite {
    /// The idea.
    pub idea: RecordId,
    /// The outcome it cites.
    pub outcome: RecordId,
    /// Whether it does.
    pub cite: bool,
}

impl Command for Cite {
    fn decide(&self, context: &mut Context<'_>) -> Result<Change, Refused> {
        let idea: Idea = live(context.book, &self.idea)?;
        if self.cite {
            chosen(context.book, "builds_on", &self.outcome, &[Outcome::NAME])?;
        }
        let (idea_text, outcome) = (named(context.book, &idea.id), named(context.book, &self.outcome));
        let verb = if self.cite { "Cite" } else { "Stop citing" };
        let mut w = Writer::new(context, format!("{verb} {outcome} in {idea_text}"));
        w.element(&idea.id, Idea::builds_on, self.outcome.as_str(), self.cite)?;
        w.finish()
    }
}

/// Votes for an idea, or takes the vote back.
#[derive(Clone, Debug, PartialEq)]
pub struct Vote {
    /// The idea.
    pub idea: RecordId,
    /// Whether "this is me" is for it.
    pub vote: bool,
}

impl Command for Vote {
    fn decide(&self, context: &mut Context<'_>) -> Result<Change, Refused> {
        let idea: Idea = live(context.book, &self.idea)?;
        let me = me(context).ok_or_else(|| Refused::whole("Say who you are first, with “This is me”."))?;
        let verb = if self.vote { "Vote for" } else { "Take back the vote for" };
        let mut w = Writer::new(context, format!("{verb} {}", named(context.book, &idea.id)));
        w.element(&idea.id, Idea::voters, me.as_str(), self.vote)?;
        w.finish()
    }
}

/// Says that an idea repeats another one, or none.
#[derive(Clone, Debug, PartialEq)]
pub struct MarkDuplicate {
    /// The idea.
    pub idea: RecordId,
    /// The one it repeats.
    pub of: Option<RecordId>,
}

impl Command for MarkDuplicate {
    fn decide(&self, context: &mut Context<'_>) -> Result<Change, Refused> {
        let idea: Idea = live(context.book, &self.idea)?;
        let name = Idea::duplicate_of.as_str();
        if let Some(of) = &self.of {
            chosen(context.book, name, of, &[Idea::NAME])?;
            if *of == idea.id {
                return Err(Refused::field(name, "An idea can't be a duplicate of itself."));
            }
            let (mut seen, mut next) = (BTreeSet::new(), Some(of.clone()));
            while let Some(at) = next.filter(|at| seen.insert(at.clone())) {
                if at == idea.id {
                    return Err(Refused::field(
                        name,
                        "That idea is itself marked as a duplicate of this one.",
                    ));
                }
                next = context.book.get::<Idea>(&at).and_then(|idea| idea.duplicate_of);
            }
        }
        let this = named(context.book, &idea.id);
        let what = match &self.of {
            Some(of) => format!("Mark {this} as a duplicate of {}", quoted(&context.book.title_of(of))),
            None => format!("Mark {this} as no duplicate"),
        };
        let mut w = Writer::new(context, what);
        w.set(&idea.id, Idea::duplicate_of, self.of.clone());
        w.finish()
    }
}

/// "This is me", where that person is here.
fn me(context: &Context<'_>) -> Option<RecordId> {
    context.me.clone().filter(|me| context.book.snapshot().live(me).is_some())
}

/// The words that are more than space.
fn words(words: &[String]) -> impl Iterator<Item = &str> {
    words.iter().map(|word| word.trim()).filter(|word| !word.is_empty())
}
