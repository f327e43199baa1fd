//! `entries`: what teams did together, and said.

use super::portfolio::Portfolio;
use super::portion::Portion;
use super::view::Places;
use super::window::Window;
use crate::json::{Value, object};
use crate::model::choice::{Choice, EntryType};
use crate::order;

/// The types that are held. An amendment's reason and an agreement are entries too, and nothing that people held.
pub const HELD: [EntryType; 9] = [
    EntryType::CheckIn,
    EntryType::Comment,
    EntryType::Review,
    EntryType::Retrospective,
    EntryType::Shadowing,
    EntryType::JointTraining,
    EntryType::KnowledgeSharing,
    EntryType::TeamBuilding,
    EntryType::Recognition,
];

/// `entries.held`: the entries of the period.
#[derive(Clone, Debug, Default)]
pub struct Entries {
    /// By type, as [`HELD`] has them.
    pub by_type: [Places; 9],
    /// How many distinct people took part.
    pub people: usize,
    /// Those joined by two or more teams, of all.
    pub of_teams: Portion,
}

impl Entries {
    pub(super) fn of(portfolio: &Portfolio, window: &Window<'_>) -> Entries {
        let mut entries = Entries::default();
        let mut people: Vec<&String> = Vec::new();
        for (entry, place) in portfolio.entries.iter().zip(0u32..) {
            let at = HELD.iter().position(|kind| entry.kind == Some(*kind));
            let day = entry.day.filter(|day| window.period.contains(*day) && window.names(&entry.teams));
            let (Some(at), Some(_)) = (at, day) else { continue };
            entries.by_type[at].push(place);
            entries.of_teams.add(place, entry.teams.len() >= 2);
            people.extend(&entry.people);
        }
        entries.people = order::set(people).len();
        entries
    }

    /// Those of a type.
    pub fn of_type(&self, kind: EntryType) -> &[u32] {
        let at = HELD.iter().position(|held| *held == kind);
        at.and_then(|at| self.by_type.get(at)).map(Vec::as_slice).unwrap_or_default()
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.of_teams.n.len()
    }

    pub(super) fn to_json(&self) -> Value {
        let by_type = HELD.map(|kind| (kind.word(), self.of_type(kind).len().into()));
        object([(
            "held",
            object([
                ("by_type", object(by_type)),
                ("people", self.people.into()),
                ("of_teams", self.of_teams.to_json()),
            ]),
        )])
    }
}
