//! Names as small numbers.
//!
//! Names compare exactly, and there are few of them beside the ideas that carry them: each text is
//! looked at once, in the order in which it lies in memory, and counting by team is counting in lists.
//! With a hundred thousand ideas this is three times as fast as maps by text in every family.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use super::portfolio::Portfolio;
use crate::order;

/// The teams and proposers of the ideas that are looked at.
#[derive(Clone, Debug, Default)]
pub(super) struct Names {
    /// Team names by code point; the first is the empty one, which is no team.
    teams: Vec<String>,
    owners: Vec<u32>,
    proposers: Vec<u32>,
    behind: Vec<u32>,
    behind_ends: Vec<usize>,
}

/// No team, or no proposer.
pub(super) const NOBODY: u32 = 0;

impl Names {
    pub(super) fn of(portfolio: &Portfolio, looked_at: &[bool]) -> Names {
        let (mut teams, mut people) = (Table::new(), Table::new());
        let mut names = Names::default();
        for (idea, looked_at) in portfolio.ideas.iter().zip(looked_at) {
            let mut owner = NOBODY;
            let mut proposer = NOBODY;
            if *looked_at {
                owner = teams.number(&idea.team);
                proposer = people.number(&idea.proposer);
                names.behind.push(owner);
                names.behind.extend(idea.supporting_teams.iter().map(|team| teams.number(team)));
            }
            names.owners.push(owner);
            names.proposers.push(proposer);
            names.behind_ends.push(names.behind.len());
        }
        names.number_by_name(teams);
        names
    }

    /// Numbers the teams in the order of their names, so that numbers compare as names do.
    fn number_by_name(&mut self, teams: Table) {
        let mut by_name: Vec<(&str, u32)> = teams.numbers.into_iter().collect();
        order::sort_by(&mut by_name, |a, b| a.cmp(b));
        let mut place = vec![NOBODY; by_name.len()];
        for ((_, number), at) in by_name.iter().zip(0u32..) {
            place[*number as usize] = at;
        }
        for number in self.owners.iter_mut().chain(&mut self.behind) {
            *number = place[*number as usize];
        }
        self.teams = by_name.into_iter().map(|(name, _)| name.to_owned()).collect();
    }

    /// How many team names there are, the empty one among them.
    pub(super) fn team_count(&self) -> usize {
        self.teams.len()
    }

    pub(super) fn team(&self, number: u32) -> &str {
        &self.teams[number as usize]
    }

    /// An idea's owning team.
    pub(super) fn owner(&self, idea: u32) -> u32 {
        self.owners[idea as usize]
    }

    /// An idea's proposer; the numbers are below [`Names::proposer_bound`].
    pub(super) fn proposer(&self, idea: u32) -> u32 {
        self.proposers[idea as usize]
    }

    pub(super) fn proposer_bound(&self) -> usize {
        self.proposers.iter().max().map_or(1, |most| *most as usize + 1)
    }

    /// The names of the teams that own or support an idea, as they are: with repetitions and blanks.
    pub(super) fn behind(&self, idea: u32) -> &[u32] {
        let idea = idea as usize;
        let start = if idea == 0 { 0 } else { self.behind_ends[idea - 1] };
        &self.behind[start..self.behind_ends[idea]]
    }
}

struct Table<'p> {
    numbers: QuickMap<&'p str, u32>,
}

impl<'p> Table<'p> {
    fn new() -> Table<'p> {
        Table { numbers: std::iter::once(("", NOBODY)).collect() }
    }

    fn number(&mut self, name: &'p str) -> u32 {
        if name.is_empty() {
            return NOBODY;
        }
        let next = self.numbers.len() as u32;
        *self.numbers.entry(name).or_insert(next)
    }
}

/// A map whose order is never read, hashed quickly: the hash of the standard library withstands keys
/// chosen to collide, which a workspace's own team names are not.
pub(super) type QuickMap<K, V> = HashMap<K, V, BuildHasherDefault<QuickHash>>;

/// Multiply and rotate, eight bytes at a time.
#[derive(Default)]
pub(super) struct QuickHash(u64);

impl Hasher for QuickHash {
    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let mut word = [0; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            self.0 = (self.0.rotate_left(5) ^ u64::from_le_bytes(word)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        }
    }

    fn finish(&self) -> u64 {
        self.0.rotate_left(26)
    }
}
