//! `cross_team`: ideas that more than one team stands behind.

use super::names::{NOBODY, QuickMap};
use super::stats::wilson::Share;
use super::view::{Places, View};
use crate::json::{Value, object};
use crate::order;

/// The period's new ideas by the distinct teams that own or support them; an empty name is no team.
#[derive(Clone, Debug, Default)]
pub struct CrossTeam {
    /// The new ideas of two or more teams.
    pub ideas: Places,
    /// `cross_team.ideas`: those of all new ideas.
    pub share: Share,
    /// `cross_team.pairs`: the new ideas that name both teams, most first, then by name.
    pub pairs: Vec<TeamPair>,
}

/// Two teams and what they stand behind together.
#[derive(Clone, Debug)]
pub struct TeamPair {
    /// The team whose name comes first.
    pub a: String,
    /// The other.
    pub b: String,
    /// The new ideas that name both, each once.
    pub ideas: Places,
}

impl CrossTeam {
    pub(super) fn of(view: &View) -> CrossTeam {
        let (names, new) = (&view.names, view.new_ideas());
        let mut ideas = Places::new();
        let mut pairs: QuickMap<(u32, u32), Places> = QuickMap::default();
        let mut teams: Vec<u32> = Vec::new();
        for &(_, place) in new {
            teams.clear();
            teams.extend(names.behind(place).iter().filter(|team| **team != NOBODY));
            teams.sort_unstable();
            teams.dedup();
            if teams.len() >= 2 {
                ideas.push(place);
            }
            for (at, a) in teams.iter().enumerate() {
                for b in &teams[at + 1..] {
                    pairs.entry((*a, *b)).or_default().push(place);
                }
            }
        }
        let mut pairs: Vec<_> = pairs.into_iter().collect();
        order::sort_by_key(&mut pairs, |(teams, ideas)| (std::cmp::Reverse(ideas.len()), *teams));
        let name = |team: u32| names.team(team).to_owned();
        let pairs = pairs.into_iter().map(|((a, b), ideas)| TeamPair { a: name(a), b: name(b), ideas });
        CrossTeam { share: Share::new(ideas.len(), new.len()), ideas, pairs: pairs.collect() }
    }

    pub(super) fn to_json(&self) -> Value {
        let pairs = self.pairs.iter().map(|pair| {
            Value::List(vec![pair.a.as_str().into(), pair.b.as_str().into(), pair.ideas.len().into()])
        });
        object([("ideas", self.share.to_json()), ("pairs", Value::List(pairs.collect()))])
    }
}
