//! "Tried before?": the ideas of a workspace, with all that their pilots taught, ranked by how alike
//! they are to a text.
//!
//! The ranking is BM25 (Robertson & Zaragoza 2009, "The Probabilistic Relevance Framework: BM25 and
//! Beyond", equations 3.3 and 3.15) over one document an idea. A term in a title counts as several, which
//! is that book's simple form of weighted fields (section 3.6.1).

use std::collections::BTreeMap;

use super::terms::{terms, words};
use crate::journal::RecordId;
use crate::model::{Book, Idea, Outcome};
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

/// All ideas of a book, ready to be compared with a text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Similar {
    ideas: Vec<(RecordId, Option<RecordId>)>,
    /// Of each idea, how many terms it has.
    lengths: Vec<f64>,
    average: f64,
    /// Of each term, the ideas that have it and how often.
    postings: BTreeMap<String, Vec<(usize, f64)>>,
}

impl Similar {
    /// Reads all live ideas, their pilots and outcomes. Archived ones count: what was tried stays tried.
    pub fn of(book: &Book) -> Similar {
        let mut similar = Similar::default();
        for idea in book.all::<Idea>() {
            let mut counts = BTreeMap::new();
            let outcome = count_idea(book, &idea, &mut counts);
            let at = similar.ideas.len();
            let length: u32 = counts.values().sum();
            similar.ideas.push((idea.id, outcome));
            similar.lengths.push(f64::from(length));
            for (term, count) in counts {
                similar.postings.entry(term).or_default().push((at, f64::from(count)));
            }
        }
        let total: f64 = similar.lengths.iter().sum();
        similar.average = total / similar.lengths.len().max(1) as f64;
        similar
    }

    /// The ideas that are most like a text, best first, at most so many; `but` is left out. The last word
    /// may still be unfinished, unless something follows it.
    pub fn like(&self, text: &str, but: Option<&RecordId>, most: usize) -> Vec<Like> {
        let mut scores = vec![0.0; self.ideas.len()];
        let mut covered = vec![0.0; self.ideas.len()];
        let mut asked = 0.0;
        for (term, unfinished) in asked_terms(text) {
            let found = self.found(&term, unfinished);
            let rarity = self.rarity(found.len());
            asked += rarity;
            for (at, count) in found {
                let long = 1.0 - B + B * self.lengths[at] / self.average;
                scores[at] += rarity * count * (K1 + 1.0) / (count + K1 * long);
                covered[at] += rarity;
            }
        }
        let alike = (0..self.ideas.len()).filter(|&at| {
            let (idea, _) = &self.ideas[at];
            covered[at] > 0.0 && covered[at] >= COVERED * asked && Some(idea) != but
        });
        let mut alike: Vec<usize> = alike.collect();
        order::sort_by(&mut alike, |&a, &b| {
            scores[b].total_cmp(&scores[a]).then_with(|| self.ideas[a].0.cmp(&self.ideas[b].0))
        });
        alike.truncate(most);
        let like = |at: usize| {
            let (idea, outcome) = self.ideas[at].clone();
            Like { idea, outcome, score: scores[at] }
        };
        alike.into_iter().map(like).collect()
    }

    /// The ideas that have a term, or a word that it begins, each with its greatest count.
    fn found(&self, term: &str, unfinished: bool) -> BTreeMap<usize, f64> {
        let mut found = BTreeMap::new();
        let from = self.postings.range(term.to_owned()..);
        let fits = |word: &str| word == term || (unfinished && word.starts_with(term));
        for (_, ideas) in from.take_while(|(word, _)| fits(word)) {
            for &(at, count) in ideas {
                let most: &mut f64 = found.entry(at).or_default();
                *most = most.max(count);
            }
        }
        found
    }

    /// The inverse document frequency, never below 0.
    fn rarity(&self, having: usize) -> f64 {
        let (all, having) = (self.ideas.len() as f64, having as f64);
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

/// Counts the terms of an idea and of what its pilots taught; gives the outcome decided on last.
fn count_idea(book: &Book, idea: &Idea, counts: &mut BTreeMap<String, u32>) -> Option<RecordId> {
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
    for pilot in book.pilots_of(&idea.id) {
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
    last.map(|outcome| outcome.id)
}
