//! `alignment.learned_together`: who has learned with whom.

use std::collections::BTreeMap;

use super::portfolio::{Entry, Portfolio};
use super::view::Places;
use crate::date::Date;
use crate::json::Value;
use crate::model::learned::{TookPart, is_learning, is_listed};

/// The pairs of teams that entries of learning together brought together, up to a day. Recognition is none: it says
/// that somebody did well, and not that anybody learned from anybody.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LearnedTogether {
    /// Each pair once, by name.
    pub pairs: Vec<LearnedPair>,
}

/// Two teams that have learned together.
#[derive(Clone, Debug, PartialEq)]
pub struct LearnedPair {
    /// The lesser name.
    pub a: String,
    /// The greater name.
    pub b: String,
    /// The entries that brought them together; places in [`Portfolio::entries`].
    pub entries: Places,
    /// The day of the last of them.
    pub last: Date,
}

impl LearnedTogether {
    /// Reads the entries of any day up to one: of all teams of the workspace, or with one of them. An entry without a day
    /// says nothing.
    pub fn of(portfolio: &Portfolio, as_of: Date, team: Option<&str>) -> LearnedTogether {
        let mut pairs: BTreeMap<(String, String), (Places, Date)> = BTreeMap::new();
        for (entry, place) in portfolio.entries.iter().zip(0u32..) {
            let day = entry.day.filter(|day| *day <= as_of && entry.is_learning());
            let Some(day) = day else { continue };
            let took_part = entry.took_part();
            for (a, b) in took_part.pairs() {
                let here = [a, b].iter().all(|name| portfolio.teams.contains(*name));
                if here && team.is_none_or(|team| team == a || team == b) {
                    let pair = pairs.entry((a.to_owned(), b.to_owned())).or_insert((Places::new(), day));
                    pair.0.push(place);
                    pair.1 = pair.1.max(day);
                }
            }
        }
        let pairs = pairs.into_iter().map(|((a, b), (entries, last))| LearnedPair { a, b, entries, last });
        LearnedTogether { pairs: pairs.collect() }
    }

    /// What two teams have in common, whichever is named first; none where they never learned together.
    pub fn pair(&self, a: &str, b: &str) -> Option<&LearnedPair> {
        let wanted = if a <= b { (a, b) } else { (b, a) };
        let at = self.pairs.binary_search_by(|pair| (pair.a.as_str(), pair.b.as_str()).cmp(&wanted)).ok()?;
        self.pairs.get(at)
    }

    pub(super) fn to_json(&self) -> Value {
        let pair = |pair: &LearnedPair| {
            let last = pair.last.to_string();
            Value::List(vec![
                pair.a.as_str().into(),
                pair.b.as_str().into(),
                pair.entries.len().into(),
                last.as_str().into(),
            ])
        };
        Value::List(self.pairs.iter().map(pair).collect())
    }
}

impl Entry {
    /// Whether it is learning together.
    pub fn is_learning(&self) -> bool {
        is_learning(self.kind, self.about.as_ref())
    }

    /// Whether it stands among those of learning together: that, or a recognition.
    pub fn is_listed(&self) -> bool {
        is_listed(self.kind, self.about.as_ref())
    }

    /// Which teams took part, by name or through a person.
    pub fn took_part(&self) -> TookPart {
        TookPart { teams: self.teams.clone(), people: self.people_teams.clone() }
    }
}
