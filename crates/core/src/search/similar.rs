//! "Tried before?": the ideas of a workspace, with all that their pilots taught, ranked by how alike
//! they are to a text.
//!
//! The ranking is BM25 (Robertson & Zaragoza 2009, "The Probabilistic Relevance Framework: BM25 and
//! Beyond", equations 3.3 and 3.15) over one document an idea. A term in a title counts as several, which
//! is that book's simple form of weighted fields (section 3.6.1).

use std::collections::{BTreeMap, BTreeSet};

use super::terms::{terms, words};
use crate::journal::RecordId;
use crate::model::{Book, Idea, Kind, Outcome, Pilot};
use crate::order;

/// How soon a term said again adds nothing more (BM25's k1).
const K1: f64 = 1.2;
/// How much longer texts are held against (BM25's b).
const B: f64 = 0.75;
/// The least share of what a text asks, by rarity of its terms, that a document must answer to be alike.
const COVERED: f64 = 0.3;
/// The fewest letters of an unfinished word that stand for all words they begin.
const PREFIX: usize = 3;

/// What a record's words count.
const TITLE: u32 = 3;
const LABEL: u32 = 2;
const PROSE: u32 = 1;

/// An idea like a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Like {
    /// The idea.
    pub idea: RecordId,
    /// The outcome of its pilot that was decided on last, if it has one with a verdict.
    pub outcome: Option<RecordId>,
    /// BM25; the greater the more alike.
    pub score: f64,
}

/// All ideas of a book, ready to be compared with a text. Kept while records change: [`Similar::take`] reads those
/// ideas anew that a change is about.
#[derive(Clone, Debug, Default)]
pub struct Similar {
    /// Where each idea lies.
    places: BTreeMap<RecordId, usize>,
    /// Ideas by place; none where one was and is no more.
    ideas: Vec<Option<Indexed>>,
    /// Places that are free.
    free: Vec<usize>,
    /// The sum of the lengths.
    total: u64,
    /// Each term's place.
    terms: BTreeMap<String, usize>,
    /// Of each term, the places of the ideas that have it, in their order, and how often.
    postings: Vec<Vec<(usize, u32)>>,
    /// The idea to which each pilot that was read belongs.
    of_pilot: BTreeMap<RecordId, RecordId>,
}

/// An idea as it was read.
#[derive(Clone, Debug)]
struct Indexed {
    idea: RecordId,
    outcome: Option<RecordId>,
    pilots: Vec<RecordId>,
    /// How many terms it has.
    length: u64,
    /// The places of its terms.
    terms: Vec<usize>,
}

impl Similar {
    /// Reads all live ideas, their pilots and outcomes. Archived ones count: what was tried stays tried.
    pub fn of(book: &Book) -> Similar {
        let mut similar = Similar::default();
        for idea in book.all::<Idea>() {
            similar.put(book, &idea);
        }
        similar
    }

    /// Takes in that these records have changed, however they did; the book is as it is after the change.
    pub fn take<'a>(&mut self, book: &Book, changed: impl IntoIterator<Item = &'a RecordId>) {
        let mut ideas: BTreeSet<RecordId> = BTreeSet::new();
        for record in changed {
            match record.kind() {
                Idea::NAME => {
                    ideas.insert(record.clone());
                }
                Pilot::NAME | Outcome::NAME => {
                    let Some(pilot) = RecordId::new(Pilot::NAME, record.local()) else { continue };
                    // The idea that it belonged to, and the one it belongs to now.
                    ideas.extend(self.of_pilot.get(&pilot).cloned());
                    ideas.extend(book.get::<Pilot>(&pilot).and_then(|pilot| pilot.idea));
                }
                _ => {}
            }
        }
        for id in ideas {
            self.remove(&id);
            if let Some(idea) = book.get::<Idea>(&id) {
                self.put(book, &idea);
            }
        }
    }

    fn put(&mut self, book: &Book, idea: &Idea) {
        let mut counts = BTreeMap::new();
        let (pilots, outcome) = count_idea(book, idea, &mut counts);
        let at = self.free.pop().unwrap_or_else(|| {
            self.ideas.push(None);
            self.ideas.len() - 1
        });
        let length = counts.values().map(|count| u64::from(*count)).sum();
        let mut terms = Vec::with_capacity(counts.len());
        for (term, count) in counts {
            let next = self.postings.len();
            let place = *self.terms.entry(term).or_insert(next);
            if place == next {
                self.postings.push(Vec::new());
            }
            let having = &mut self.postings[place];
            having.insert(having.partition_point(|(other, _)| *other < at), (at, count));
            terms.push(place);
        }
        for pilot in &pilots {
            self.of_pilot.insert(pilot.clone(), idea.id.clone());
        }
        self.total += length;
        self.places.insert(idea.id.clone(), at);
        self.ideas[at] = Some(Indexed { idea: idea.id.clone(), outcome, pilots, length, terms });
    }

    fn remove(&mut self, idea: &RecordId) {
        let Some(at) = self.places.remove(idea) else { return };
        let Some(old) = self.ideas[at].take() else { return };
        for term in old.terms {
            let having = &mut self.postings[term];
            if let Ok(own) = having.binary_search_by(|(other, _)| other.cmp(&at)) {
                having.remove(own);
            }
        }
        for pilot in old.pilots {
            // Another idea may have it already.
            if self.of_pilot.get(&pilot) == Some(idea) {
                self.of_pilot.remove(&pilot);
            }
        }
        self.total -= old.length;
        self.free.push(at);
    }

    /// The ideas that are most like a text, best first, at most so many; `but` is left out. The last word
    /// may still be unfinished, unless something follows it.
    pub fn like(&self, text: &str, but: Option<&RecordId>, most: usize) -> Vec<Like> {
        let mut scores = vec![0.0; self.ideas.len()];
        let mut covered = vec![0.0; self.ideas.len()];
        let mut asked = 0.0;
        let average = self.total as f64 / self.places.len().max(1) as f64;
        for (term, unfinished) in asked_terms(text) {
            let found = self.found(&term, unfinished);
            let rarity = self.rarity(found.len());
            asked += rarity;
            for (at, count) in found {
                let Some(idea) = &self.ideas[at] else { continue };
                let (count, long) = (f64::from(count), 1.0 - B + B * idea.length as f64 / average);
                scores[at] += rarity * count * (K1 + 1.0) / (count + K1 * long);
                covered[at] += rarity;
            }
        }
        let alike = self.ideas.iter().enumerate().filter_map(|(at, idea)| {
            let idea = idea.as_ref().filter(|idea| Some(&idea.idea) != but)?;
            (covered[at] > 0.0 && covered[at] >= COVERED * asked).then_some((scores[at], idea))
        });
        let mut alike: Vec<(f64, &Indexed)> = alike.collect();
        order::sort_by(&mut alike, |(a, one), (b, other)| {
            b.total_cmp(a).then_with(|| one.idea.cmp(&other.idea))
        });
        alike.truncate(most);
        let like = |(score, idea): (f64, &Indexed)| Like {
            idea: idea.idea.clone(),
            outcome: idea.outcome.clone(),
            score,
        };
        alike.into_iter().map(like).collect()
    }

    /// The places of the ideas that have a term, or a word that it begins, each with its greatest count.
    fn found(&self, term: &str, unfinished: bool) -> BTreeMap<usize, u32> {
        let mut found = BTreeMap::new();
        let from = self.terms.range(term.to_owned()..);
        let fits = |word: &str| word == term || (unfinished && word.starts_with(term));
        for (_, place) in from.take_while(|(word, _)| fits(word)) {
            for &(at, count) in &self.postings[*place] {
                let most: &mut u32 = found.entry(at).or_default();
                *most = count.max(*most);
            }
        }
        found
    }

    /// The inverse document frequency, never below 0.
    fn rarity(&self, having: usize) -> f64 {
        let (all, having) = (self.places.len() as f64, having as f64);
        (1.0 + (all - having + 0.5) / (having + 0.5)).ln()
    }
}

/// The terms of a text, each once; of the last word whether it may go on.
fn asked_terms(text: &str) -> BTreeMap<String, bool> {
    let mut asked = order::map(terms(text).map(|term| (term, false)));
    let open = text.chars().next_back().is_some_and(char::is_alphanumeric);
    if let Some(last) = words(text).last().filter(|last| open && last.chars().count() >= PREFIX) {
        // As it stands, not as a singular: "clas" may become "class".
        for term in terms(&last) {
            asked.remove(&term);
        }
        asked.insert(last, true);
    }
    asked
}

/// Counts the terms of an idea and of what its pilots taught; gives those pilots, and the outcome decided on last.
fn count_idea(
    book: &Book,
    idea: &Idea,
    counts: &mut BTreeMap<String, u32>,
) -> (Vec<RecordId>, Option<RecordId>) {
    let mut count = |text: &str, weight: u32| {
        for term in terms(text) {
            *counts.entry(term).or_default() += weight;
        }
    };
    count(&idea.title, TITLE);
    count(&idea.problem, PROSE);
    for label in idea.tags.iter().chain(&idea.technologies) {
        count(label, LABEL);
    }
    let mut last: Option<Outcome> = None;
    let mut pilots = Vec::new();
    for pilot in book.pilots_of(&idea.id) {
        pilots.push(pilot.id.clone());
        if pilot.title != idea.title {
            count(&pilot.title, LABEL);
        }
        count(&pilot.hypothesis, PROSE);
        let Some(outcome) = book.outcome_of(&pilot.id) else { continue };
        count(&outcome.learning, PROSE);
        count(&outcome.next_step, PROSE);
        let later = last.as_ref().is_none_or(|last| last.decided_on < outcome.decided_on);
        if outcome.verdict.is_some() && later {
            last = Some(outcome);
        }
    }
    (pilots, last.map(|outcome| outcome.id))
}
