//! Ideas: how many, of whom, when.

use super::names::NOBODY;
use super::view::{Places, View, places};
use crate::date::Month;
use crate::json::{Value, object};
use crate::order;

/// `ideas`: the ideas created in the period.
#[derive(Clone, Debug, Default)]
pub struct Ideas {
    /// `ideas.new`: the ideas created in the period.
    pub new: Places,
    /// `ideas.contributors`: distinct proposers of those, empty ones left out.
    pub contributors: usize,
    /// `ideas.by_month`: how many in every month that the period touches.
    pub by_month: Vec<(Month, usize)>,
    /// `ideas.by_team`: the ideas by owning team (empty where there is none), most first, then by name.
    pub by_team: Vec<(String, Places)>,
}

impl Ideas {
    pub(super) fn of(view: &View) -> Ideas {
        let (names, new) = (&view.names, places(view.new_ideas()));
        let mut proposed = vec![false; names.proposer_bound()];
        let mut teams = vec![Places::new(); names.team_count()];
        for &place in &new {
            proposed[names.proposer(place) as usize] = true;
            teams[names.owner(place) as usize].push(place);
        }
        proposed[NOBODY as usize] = false;
        let teams = teams.into_iter().zip(0..).filter(|(ideas, _)| !ideas.is_empty());
        let mut by_team: Vec<_> = teams.map(|(ideas, team)| (names.team(team).to_owned(), ideas)).collect();
        // They are in the order of their names, which a stable sort keeps among equals.
        order::sort_by(&mut by_team, |(_, a), (_, b)| b.len().cmp(&a.len()));
        let months = view.period.months();
        Ideas {
            contributors: proposed.into_iter().filter(|proposed| *proposed).count(),
            by_month: months.map(|(month, days)| (month, view.ideas.within(days).len())).collect(),
            by_team,
            new,
        }
    }

    pub(super) fn to_json(&self) -> Value {
        let by_month = self.by_month.iter();
        let by_month = by_month.map(|(month, n)| Value::List(vec![month.to_string().into(), (*n).into()]));
        let by_team = self.by_team.iter();
        let by_team =
            by_team.map(|(team, ideas)| Value::List(vec![team.as_str().into(), ideas.len().into()]));
        object([
            ("new", self.new.len().into()),
            ("contributors", self.contributors.into()),
            ("by_month", Value::List(by_month.collect())),
            ("by_team", Value::List(by_team.collect())),
        ])
    }
}
