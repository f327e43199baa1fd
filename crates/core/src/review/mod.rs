//! The review of a period: what was concluded, failures beside successes, and what it taught.

pub mod agenda;
mod entry;
mod json;
mod lanes;
mod looked;
mod markdown;
mod note;
mod quarter;
mod span;
mod told;
mod unfinished;

pub use entry::{Entry, Use};
pub(crate) use json::note_json;
pub use json::{review_json, to_json};
pub use lanes::lanes;
pub use looked::{Looked, Unread};
pub use markdown::{entry_markdown, review_markdown};
pub(crate) use markdown::{entry_under, note_markdown};
pub use note::Note;
pub(crate) use note::of as notes_of;
pub use quarter::Quarter;
pub use span::{Span, named_months};
pub use told::{Part, Told, Writes, told};
pub use unfinished::{STUCK_AFTER, Unfinished, Why};

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::journal::{RecordId, Snapshot};
use crate::metrics::{Period, ScopeError};
use crate::model::stage::{PilotStage, pilot_stage};
use crate::model::{Book, Choice, Decision, Idea, Kind, Outcome, Pilot, Verdict};
use crate::search::highlight::Words;
use crate::{Date, order};

/// What a reader chose to look at.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    /// Which days.
    pub span: Span,
    /// Which outcomes of them.
    pub only: Option<Only>,
    /// The team, by its name, whose ideas, owned or supported, are looked at; all where empty.
    pub team: String,
    /// What is searched in titles, hypotheses, learnings, reasons and next steps.
    pub words: Words,
}

/// One kind of outcomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Only {
    /// Those of a verdict.
    Verdict(Verdict),
    /// Those whose decision was left for later.
    Undecided,
    /// Those to be adopted.
    Adopted,
    /// Those that were to be adopted and are not in use.
    NotInUse,
    /// Those without a learning.
    Unlearned,
    /// Those that ideas build on.
    Cited,
}

impl Only {
    const WORDS: [(&'static str, Only); 5] = [
        ("undecided", Only::Undecided),
        ("adopted", Only::Adopted),
        ("not-in-use", Only::NotInUse),
        ("no-learning", Only::Unlearned),
        ("cited", Only::Cited),
    ];

    /// The kind that an address names.
    pub fn of(word: &str) -> Option<Only> {
        let own = Only::WORDS.iter().find(|(own, _)| *own == word).map(|(_, only)| *only);
        own.or_else(|| Verdict::of(word).map(Only::Verdict))
    }

    /// Its name in an address.
    pub fn word(self) -> &'static str {
        match self {
            Only::Verdict(verdict) => verdict.word(),
            own => Only::WORDS.iter().find(|(_, only)| *only == own).map_or("", |(word, _)| word),
        }
    }

    /// Its name for people.
    pub fn label(self) -> &'static str {
        match self {
            Only::Verdict(verdict) => verdict.label(),
            Only::Undecided => "No decision yet",
            Only::Adopted => "To be adopted",
            Only::NotInUse => "Not in use yet",
            Only::Unlearned => "No learning written down",
            Only::Cited => "Built on",
        }
    }
}

/// An outcome in the list of a review.
#[derive(Clone, Debug, PartialEq)]
pub struct Listed {
    /// Its pilot.
    pub pilot: RecordId,
    /// Itself.
    pub outcome: Outcome,
    /// How it ended.
    pub verdict: Verdict,
    /// The pilot's title.
    pub title: String,
    /// Whether the pilot was archived: out of what asks for something, not out of the numbers.
    pub archived: bool,
    /// How many ideas build on it.
    pub cited_by: usize,
    hypothesis: String,
    teams: Vec<String>,
}

impl Listed {
    fn fits(&self, only: Only) -> bool {
        match only {
            Only::Verdict(verdict) => self.verdict == verdict,
            Only::Undecided => self.is_open(),
            Only::Adopted => self.outcome.decision == Some(Decision::Adopt),
            Only::NotInUse => {
                self.outcome.decision == Some(Decision::Adopt) && self.outcome.in_use_on.is_none()
            }
            Only::Unlearned => !self.taught(),
            Only::Cited => self.cited_by > 0,
        }
    }

    /// Whether its decision is still to come.
    pub fn is_open(&self) -> bool {
        self.outcome.decision.is_none() && !self.archived
    }

    fn taught(&self) -> bool {
        !self.outcome.learning.trim().is_empty()
    }

    fn has(&self, words: &Words) -> bool {
        let outcome = &self.outcome;
        let texts =
            [&self.title, &outcome.learning, &self.hypothesis, &outcome.next_step, &outcome.verdict_reason];
        words.all_in(texts.map(String::as_str))
    }
}

/// How many of what were concluded in the period.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    counts: BTreeMap<&'static str, usize>,
    /// All of them.
    pub concluded: usize,
    /// Those with a learning.
    pub learned: usize,
}

impl Summary {
    fn of(listed: &[Listed]) -> Summary {
        let all = Verdict::ALL.iter().map(|verdict| Only::Verdict(*verdict));
        let all = all.chain(Only::WORDS.iter().map(|(_, only)| *only));
        Summary {
            counts: all
                .map(|only| (only.word(), listed.iter().filter(|one| one.fits(only)).count()))
                .collect(),
            concluded: listed.len(),
            learned: listed.iter().filter(|one| one.taught()).count(),
        }
    }

    /// How many of one kind.
    pub fn count(&self, only: Only) -> usize {
        self.counts.get(only.word()).copied().unwrap_or_default()
    }
}

/// The review of a period.
#[derive(Clone, Debug, PartialEq)]
pub struct Review {
    /// The period, as it was resolved.
    pub period: Period,
    /// What was asked for, newest first.
    pub entries: Vec<Listed>,
    /// The numbers of the period and team, before a kind was chosen or words were searched.
    pub summary: Summary,
    /// The decisions still open of what was concluded by the period's end, oldest first.
    pub open: Vec<Listed>,
    /// The pilots that run and look finished as of today, of those started by the period's end: an outcome is
    /// to be written down. The longest finished first.
    pub finished: Vec<Unfinished>,
    /// The others that run and seem stuck, the longest first.
    pub stuck: Vec<Unfinished>,
    /// The notes of the period's reviews, newest first.
    pub notes: Vec<Note>,
    /// How many more outcomes have the words that are searched, outside the period.
    pub elsewhere: usize,
}

impl Review {
    /// Reviews a period.
    pub fn of(book: &Book, today: Date, asked: &Asked) -> Result<Review, ScopeError> {
        let Outcomes { period, inside: mut entries, outside, open } =
            Outcomes::of(listed(book), today, asked)?;
        let summary = Summary::of(&entries);
        let wanted = |one: &Listed| asked.only.is_none_or(|only| one.fits(only)) && one.has(&asked.words);
        entries.retain(wanted);
        let elsewhere = outside.iter().filter(|one| !asked.words.is_empty() && wanted(one)).count();
        let (finished, stuck) = unfinished::of(book, today, period.to(), &asked.team);
        let notes = note::of(book, period, &asked.team);
        Ok(Review { period, entries, summary, open, finished, stuck, notes, elsewhere })
    }
}

/// The outcomes of a team, newest first, by a period.
pub(crate) struct Outcomes {
    period: Period,
    pub(crate) inside: Vec<Listed>,
    outside: Vec<Listed>,
    /// See [`Review::open`].
    pub(crate) open: Vec<Listed>,
}

impl Outcomes {
    /// Of all outcomes, newest first.
    pub(crate) fn of(mut all: Vec<Listed>, today: Date, asked: &Asked) -> Result<Outcomes, ScopeError> {
        all.retain(|one| asked.team.is_empty() || one.teams.contains(&asked.team));
        let period = asked.span.period(today, all.iter().filter_map(|one| one.outcome.decided_on).min())?;
        let open = all
            .iter()
            .rev()
            .filter(|one| one.is_open() && one.outcome.decided_on.is_none_or(|day| day <= period.to()));
        let open: Vec<Listed> = open.cloned().collect();
        // An outcome without a day belongs to no period but all time.
        let is_inside = |one: &Listed| match one.outcome.decided_on {
            Some(day) => period.contains(day),
            None => asked.span == Span::All,
        };
        let (inside, outside): (Vec<Listed>, Vec<Listed>) = all.into_iter().partition(is_inside);
        Ok(Outcomes { period, inside, outside, open })
    }
}

/// Whether there is anything to review: an outcome, or a pilot that runs.
pub fn is_there(book: &Book) -> bool {
    !book.outcomes().is_empty()
        || book.all::<Pilot>().any(|pilot| matches!(pilot_stage(book, &pilot), PilotStage::Running { .. }))
}

/// All outcomes with a verdict, newest first.
fn listed(book: &Book) -> Vec<Listed> {
    let mut reader = ListedReader::new(book);
    while reader.step(book, usize::MAX) {}
    reader.finish()
}

/// All outcomes with a verdict, read in steps.
pub(crate) struct ListedReader {
    waiting: Vec<RecordId>,
    cited: BTreeMap<String, usize>,
    /// Newest first, then by pilot.
    listed: BTreeMap<(Reverse<Option<Date>>, RecordId), Listed>,
}

impl ListedReader {
    /// Nothing is read yet.
    pub(crate) fn new(book: &Book) -> ListedReader {
        let ids = book.snapshot().live_of_kind(Outcome::NAME).map(|(id, _)| id.clone());
        let cited = cited(book.snapshot()).into_iter().map(|(outcome, count)| (outcome.to_owned(), count));
        ListedReader { waiting: ids.collect(), cited: order::map(cited), listed: BTreeMap::new() }
    }

    /// Reads up to so many outcomes more; false where there are none left.
    pub(crate) fn step(&mut self, book: &Book, outcomes: usize) -> bool {
        let left = self.waiting.len().saturating_sub(outcomes);
        for id in self.waiting.split_off(left) {
            let one = book.get::<Outcome>(&id).and_then(|outcome| self.one(book, outcome));
            self.listed.extend(one.map(|one| ((Reverse(one.outcome.decided_on), one.pilot.clone()), one)));
        }
        left > 0
    }

    fn one(&self, book: &Book, outcome: Outcome) -> Option<Listed> {
        let pilot = book.get::<Pilot>(outcome.pilot.as_ref()?)?;
        Some(Listed {
            verdict: outcome.verdict?,
            title: book.title_of(&pilot.id),
            archived: outcome.archived || pilot.archived,
            cited_by: self.cited.get(outcome.id.as_str()).copied().unwrap_or_default(),
            teams: teams_of_pilot(book, &pilot),
            hypothesis: pilot.hypothesis,
            pilot: pilot.id,
            outcome,
        })
    }

    /// The outcomes, newest first.
    pub(crate) fn finish(self) -> Vec<Listed> {
        self.listed.into_values().collect()
    }
}

/// How many ideas build on each outcome that is cited.
fn cited(snapshot: &Snapshot) -> BTreeMap<&str, usize> {
    let mut cited = BTreeMap::new();
    for (_, idea) in snapshot.live_of_kind(Idea::NAME) {
        for (outcome, there) in idea.elements("builds_on") {
            if *there == crate::Value::Bool(true) {
                *cited.entry(outcome).or_default() += 1;
            }
        }
    }
    cited
}

/// The names of the teams of a pilot's idea.
fn teams_of_pilot(book: &Book, pilot: &Pilot) -> Vec<String> {
    team_names(book, pilot.idea.as_ref().and_then(|id| book.get::<Idea>(id)).as_ref())
}

fn team_names(book: &Book, idea: Option<&Idea>) -> Vec<String> {
    let teams = idea.map(|idea| book.teams_of(idea)).unwrap_or_default();
    teams.iter().map(|team| book.name_of(team)).filter(|name| !name.is_empty()).collect()
}
