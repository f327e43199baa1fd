//! `alignment`: whether teams pull at the same KPIs, and what stands between them.
//!
//! Teams are compared by their names, as everywhere in the metrics; an empty name is no team.

mod barriers;
mod goal_progress;
mod ground;
mod matrix;
mod mismatches;
mod never_learned;
mod remedy;

pub use goal_progress::{GoalProgress, goal_progress};
pub use matrix::{Matrix, MatrixGoal, MatrixRow, Part};
pub use mismatches::{
    CODES, GOAL_WITHOUT_KPI, IDEAS_WAIT, KPI_SILENT, KPI_UNSERVED, Mismatch, NEVER_LEARNED,
    OPPOSITE_DIRECTIONS, TEAM_WITHOUT_SHARED_KPI, TEAMS_APART,
};
pub use remedy::Remedy;

use super::learned_together::LearnedTogether;
use super::portfolio::Portfolio;
use super::portion::Portion;
use crate::date::Date;
use crate::figures::Figures;
use crate::json::{Value, object};
use ground::Ground;

/// The KPIs in force by the teams that own and contribute to them, and what doesn't fit.
#[derive(Clone, Debug, Default)]
pub struct Alignment {
    /// `alignment.shared`: the KPIs that two or more distinct teams own, of the KPIs in force; places in
    /// [`Portfolio::kpis`].
    pub shared: Portion,
    /// `alignment.matrix`: teams × KPIs in force.
    pub matrix: Matrix,
    /// `alignment.learned_together`: who has learned with whom.
    pub learned: LearnedTogether,
    /// What doesn't fit and what stands between teams, accepted or not, in one order.
    pub mismatches: Vec<Mismatch>,
}

impl Alignment {
    /// Reads the alignment of a day: of all teams, or of what concerns one. Days and numbers in the mismatches'
    /// texts are written the way that is given.
    pub fn of(portfolio: &Portfolio, as_of: Date, team: Option<&str>, write: &dyn Figures) -> Alignment {
        let ground = Ground::new(portfolio, as_of, team);
        let mut shared = Portion::default();
        for &place in &ground.in_force {
            shared.add(place, ground.is_shared(place));
        }
        let matrix = Matrix::of(&ground);
        let learned = LearnedTogether::of(portfolio, as_of, team);
        let mismatches = mismatches::all(&ground, &learned, write);
        Alignment { shared, matrix, learned, mismatches }
    }

    /// The mismatches that nobody has accepted.
    pub fn open(&self) -> impl Iterator<Item = &Mismatch> {
        self.mismatches.iter().filter(|mismatch| mismatch.accepted.is_none())
    }

    pub(super) fn to_json(&self) -> Value {
        object([
            ("shared", self.shared.to_json()),
            ("matrix", self.matrix.to_json()),
            ("learned_together", self.learned.to_json()),
            ("mismatches", Value::List(self.mismatches.iter().map(Mismatch::to_json).collect())),
        ])
    }
}
