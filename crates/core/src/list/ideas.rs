//! The list of ideas.

use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::sync::Arc;

use crate::journal::{RecordId, Stamp};
use crate::model::score::{by_score, score};
use crate::model::stage::{IdeaStage, idea_stage};
use crate::model::{Book, Choice, Idea, ScoreKind};
use crate::{Date, order};

/// A line of the list.
#[derive(Clone, Debug, PartialEq)]
pub struct IdeaRow {
    /// The idea.
    pub id: RecordId,
    /// Where it stands.
    pub stage: IdeaStage,
    /// Its title; may be empty.
    pub title: String,
    /// Its tags.
    pub tags: Vec<String>,
    /// Its technologies.
    pub technologies: Vec<String>,
    /// Its teams, the owning one first.
    pub teams: Vec<RecordId>,
    /// Their names, joined by commas.
    pub team_names: String,
    /// Who proposed it.
    pub proposer: Option<RecordId>,
    /// That person's name, or empty.
    pub by: String,
    /// How many people voted for it.
    pub votes: usize,
    /// Its score, where the workspace has one and no part is missing.
    pub score: Option<f64>,
    /// The day it was proposed.
    pub created: Option<Date>,
    /// Whether it is archived.
    pub archived: bool,
    /// When it was logged: the order within a day.
    made: Option<Stamp>,
    /// All that a search looks at, in lower case.
    text: String,
}

impl IdeaRow {
    /// The line of an idea, scored that way.
    pub fn of(book: &Book, scored: ScoreKind, idea: Idea) -> IdeaRow {
        let teams = book.teams_of(&idea);
        let team_names = book.team_names(&idea);
        let mut text = format!("{}\n{}\n{}\n{team_names}", idea.title, idea.problem, idea.key);
        for label in &idea.tags {
            text.push_str("\n#");
            text.push_str(label);
        }
        for label in &idea.technologies {
            text.push_str("\n!");
            text.push_str(label);
        }
        IdeaRow {
            stage: idea_stage(book, &idea),
            by: idea.proposer.as_ref().map(|person| book.name_of(person)).unwrap_or_default(),
            votes: idea.voters.len(),
            // A part out of its range, as a merge may bring it, gives no score; the idea's page says so.
            score: score(scored, &idea).unwrap_or_default(),
            created: idea.created_on,
            archived: idea.archived,
            made: book.made(&idea.id),
            id: idea.id,
            title: idea.title,
            tags: idea.tags.into_iter().collect(),
            technologies: idea.technologies.into_iter().collect(),
            teams,
            team_names,
            proposer: idea.proposer,
            text: text.to_lowercase(),
        }
    }
}

/// All live ideas, by id.
pub fn idea_rows(book: &Book) -> Vec<Arc<IdeaRow>> {
    let scored = score_kind(book);
    book.all::<Idea>().map(|idea| Arc::new(IdeaRow::of(book, scored, idea))).collect()
}

/// How the workspace scores ideas.
pub fn score_kind(book: &Book) -> ScoreKind {
    book.settings().score.unwrap_or(ScoreKind::None)
}

/// The different tags, or technologies, of all ideas.
pub fn labels_of(book: &Book, part: fn(&Idea) -> &BTreeSet<String>) -> BTreeSet<String> {
    let mut labels = BTreeSet::new();
    for idea in book.all::<Idea>() {
        labels.extend(part(&idea).iter().cloned());
    }
    labels
}

/// The day of the present triage; none where nobody dated it.
pub fn triaged_on(idea: &Idea) -> Option<Date> {
    let word = idea.triage?.word();
    let days = idea.triaged.iter().filter_map(|element| {
        let (day, said) = element.split_once(' ')?;
        if said == word { Date::parse(day) } else { None }
    });
    days.max()
}

/// Which ideas are wanted; what is empty asks for nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IdeaFilter {
    /// All of these words are somewhere in it.
    pub search: String,
    /// One of its teams, by id.
    pub team: String,
    /// One of its tags.
    pub tag: String,
    /// One of its technologies.
    pub technology: String,
    /// Who proposed it, by id.
    pub by: String,
    /// The archived ones in place of the others.
    pub archived: bool,
}

impl IdeaFilter {
    /// The rows that fit.
    pub fn of(&self, rows: &[Arc<IdeaRow>]) -> Vec<Arc<IdeaRow>> {
        let search = self.search.to_lowercase();
        let words: Vec<&str> = search.split_whitespace().collect();
        let has =
            |wanted: &str, labels: &[String]| wanted.is_empty() || labels.iter().any(|label| label == wanted);
        let fits = |row: &&Arc<IdeaRow>| {
            row.archived == self.archived
                && (self.team.is_empty() || row.teams.iter().any(|team| team.as_str() == self.team))
                && has(&self.tag, &row.tags)
                && has(&self.technology, &row.technologies)
                && (self.by.is_empty() || row.proposer.as_ref().is_some_and(|by| by.as_str() == self.by))
                && words.iter().all(|word| row.text.contains(word))
        };
        rows.iter().filter(fits).cloned().collect()
    }

    /// How many kinds of things it asks for, search left out.
    pub fn count(&self) -> usize {
        let set = [&self.team, &self.tag, &self.technology, &self.by];
        set.iter().filter(|text| !text.is_empty()).count() + usize::from(self.archived)
    }
}

/// What the list can be sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IdeaOrder {
    /// Stage, in the stages' order.
    Stage,
    /// Title, in lower case.
    Title,
    /// The teams' names.
    Teams,
    /// The proposer's name.
    By,
    /// Number of votes.
    Votes,
    /// The score; what has none is last either way, and what is equal goes by title.
    Score,
    /// The day it was proposed; ideas without one first.
    Created,
}

impl IdeaOrder {
    /// The order that an address names; by day where it names none.
    pub fn named(word: &str) -> IdeaOrder {
        match word {
            "stage" => IdeaOrder::Stage,
            "idea" => IdeaOrder::Title,
            "teams" => IdeaOrder::Teams,
            "by" => IdeaOrder::By,
            "votes" => IdeaOrder::Votes,
            "score" => IdeaOrder::Score,
            _ => IdeaOrder::Created,
        }
    }

    /// Sorts rows; what is equal in this goes by when it was logged.
    pub fn sort(self, rows: &mut [Arc<IdeaRow>], descending: bool) {
        if self == IdeaOrder::Score {
            return sort_by_score(rows, descending);
        }
        let compare = |a: &IdeaRow, b: &IdeaRow| match self {
            IdeaOrder::Stage => a.stage.cmp(&b.stage),
            IdeaOrder::Title => a.title.to_lowercase().cmp(&b.title.to_lowercase()),
            IdeaOrder::Teams => a.team_names.cmp(&b.team_names),
            IdeaOrder::By => a.by.cmp(&b.by),
            IdeaOrder::Votes => a.votes.cmp(&b.votes),
            IdeaOrder::Created | IdeaOrder::Score => a.created.cmp(&b.created),
        };
        order::sort_by(rows, |a, b| {
            let found: Ordering = compare(a, b).then_with(|| a.made.cmp(&b.made));
            let found = if descending { found.reverse() } else { found };
            found.then_with(|| a.id.cmp(&b.id))
        });
    }
}

fn sort_by_score(rows: &mut [Arc<IdeaRow>], descending: bool) {
    // The least first is the greatest first of what lies on the other side of 0.
    let key = |row: &IdeaRow| {
        (row.score.map(|score| if descending { score } else { -score }), row.title.to_lowercase())
    };
    order::sort_by(rows, |a, b| {
        let ((score, title), (other, other_title)) = (key(a), key(b));
        by_score((score, &title), (other, &other_title)).then_with(|| a.id.cmp(&b.id))
    });
}
