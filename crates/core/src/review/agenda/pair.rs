//! Which two teams meet, as an address names them.

use std::fmt;

use super::meeting::is_meeting;
use crate::journal::RecordId;
use crate::model::{Book, Entry, Kind, Team};
use crate::order;

/// Two different teams. Which was named first makes no difference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair([RecordId; 2]);

impl Pair {
    /// Two teams, unless they are one.
    pub fn new(a: RecordId, b: RecordId) -> Option<Pair> {
        match a.cmp(&b) {
            std::cmp::Ordering::Less => Some(Pair([a, b])),
            std::cmp::Ordering::Equal => None,
            std::cmp::Ordering::Greater => Some(Pair([b, a])),
        }
    }

    /// The teams, the least id first.
    pub fn teams(&self) -> [&RecordId; 2] {
        let [a, b] = &self.0;
        [a, b]
    }
}

/// What an address says of the two teams, by name: `DevOps,DevRel`. A name means the same team in a colleague's copy. Either may be empty
/// while nobody is chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chosen {
    /// The first team's name.
    pub a: String,
    /// The other team's name.
    pub b: String,
}

/// Why two teams can't meet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoPair {
    /// One or both are still to be chosen.
    NotChosen,
    /// One team was chosen twice.
    Same,
    /// The workspace has no teams of these names.
    Unknown(Vec<String>),
}

impl fmt::Display for NoPair {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            NoPair::NotChosen => write!(f, "Choose two teams. What stands between them becomes the agenda."),
            NoPair::Same => write!(f, "This is one team twice. Choose another one."),
            NoPair::Unknown(names) => {
                let names: Vec<String> = names.iter().map(|name| format!("“{name}”")).collect();
                write!(
                    f,
                    "There is no team {} in this workspace. Names are compared exactly; choose one that is here.",
                    names.join(" and no team ")
                )
            }
        }
    }
}

impl std::error::Error for NoPair {}

impl Chosen {
    /// Reads an address. Where a name has a comma itself, it is split where both halves are teams that are here.
    pub fn of(book: &Book, address: &str) -> Chosen {
        let halves = || address.match_indices(',').map(|(at, _)| (&address[..at], &address[at + 1..]));
        let known = |name: &str| name.is_empty() || book.team_named(name).is_some();
        let found = halves().find(|(a, b)| known(a) && known(b)).or_else(|| halves().next());
        let (a, b) = found.unwrap_or((address, ""));
        Chosen { a: a.to_owned(), b: b.to_owned() }
    }

    /// The address of it.
    pub fn address(&self) -> String {
        format!("{},{}", self.a, self.b)
    }

    /// The two teams, or why there are none.
    pub fn pair(&self, book: &Book) -> Result<Pair, NoPair> {
        let named = [&self.a, &self.b].into_iter().filter(|name| !name.is_empty());
        let unknown = order::set(named.filter(|name| book.team_named(name).is_none()).cloned());
        if !unknown.is_empty() {
            return Err(NoPair::Unknown(unknown.into_iter().collect()));
        }
        match (book.team_named(&self.a), book.team_named(&self.b)) {
            (Some(a), Some(b)) if !self.a.is_empty() && !self.b.is_empty() => {
                Pair::new(a.id, b.id).ok_or(NoPair::Same)
            }
            _ => Err(NoPair::NotChosen),
        }
    }
}

/// With which teams a choice begins: the two that met last, or the only two there are; else none.
pub fn first_choice(book: &Book) -> Chosen {
    let name = |team: &RecordId| Some(book.name_of(team)).filter(|name| !name.is_empty());
    let two = |teams: &[RecordId]| match teams {
        [a, b] => Some(Chosen { a: name(a)?, b: name(b)? }),
        _ => None,
    };
    // Of several on one day the one that was written down last, as the agenda has them.
    let met = book.all::<Entry>().filter(is_meeting).filter_map(|entry| {
        let teams: Vec<RecordId> = entry.teams.iter().cloned().collect();
        Some((entry.day?, book.made(&entry.id), entry.id, two(&teams)?))
    });
    let last = met.max_by(|a, b| (a.0, a.1, &a.2).cmp(&(b.0, b.1, &b.2))).map(|(.., chosen)| chosen);
    let only = || {
        let teams: Vec<RecordId> = book
            .snapshot()
            .live_of_kind(Team::NAME)
            .map(|(id, _)| id.clone())
            .filter(|id| name(id).is_some())
            .collect();
        two(&teams)
    };
    last.or_else(only).unwrap_or(Chosen { a: String::new(), b: String::new() })
}
