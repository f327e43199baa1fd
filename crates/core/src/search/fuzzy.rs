//! What a few letters may mean: the matcher of the Helix editor, for the command palette.

use nucleo_matcher::pattern::{AtomKind, CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32String};

use crate::order;

/// A choice that fits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fit {
    /// Which of the choices.
    pub at: usize,
    /// The greater the better.
    pub score: u32,
    /// The places of the letters found, counted in characters.
    pub found: Vec<u32>,
}

/// The choices that have all words of a query, each word's letters in their order, best first; choices
/// that fit as well keep their order. Case and accents don't matter. An empty query fits nothing.
pub fn best<'a>(query: &str, choices: impl Iterator<Item = &'a str>, most: usize) -> Vec<Fit> {
    let pattern = Pattern::new(query, CaseMatching::Ignore, Normalization::Smart, AtomKind::Fuzzy);
    if pattern.atoms.is_empty() {
        return Vec::new();
    }
    let mut matcher = Matcher::new(Config::DEFAULT);
    let mut fits = Vec::new();
    for (at, choice) in choices.enumerate() {
        if let Some(score) = pattern.score(Utf32String::from(choice).slice(..), &mut matcher) {
            fits.push((at, score, choice));
        }
    }
    order::sort_by(&mut fits, |a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    fits.truncate(most);
    let mut fit = |(at, score, choice): (usize, u32, &str)| {
        let mut found = Vec::new();
        pattern.indices(Utf32String::from(choice).slice(..), &mut matcher, &mut found);
        found.sort_unstable();
        found.dedup();
        Fit { at, score, found }
    };
    fits.into_iter().map(&mut fit).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(query: &str, choices: &[&str]) -> Vec<usize> {
        best(query, choices.iter().copied(), 10).into_iter().map(|fit| fit.at).collect()
    }

    #[test]
    fn letters_in_their_order_fit() {
        let choices = ["Quick start in the browser", "Query cache", "Metrics"];
        assert_eq!(places("quick", &choices), [0]);
        assert_eq!(places("qst", &choices), [0]);
        assert_eq!(places("start quick", &choices), [0], "words in any order");
        assert_eq!(places("zz", &choices), [] as [usize; 0]);
        assert_eq!(places("", &choices), [] as [usize; 0]);
        assert_eq!(places("uber", &["Über uns"]), [0]);
    }

    #[test]
    fn what_was_found_is_told() {
        let fits = best("met", ["Überall Metrics"].into_iter(), 10);
        assert_eq!(fits.first().map(|fit| fit.found.clone()), Some(vec![8, 9, 10]));
    }
}
