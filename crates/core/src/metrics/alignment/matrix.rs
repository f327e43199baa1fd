//! `alignment.matrix`: who owns which KPI and who contributes.

use super::ground::Ground;
use crate::journal::RecordId;
use crate::json::{Value, object};
use crate::metrics::portfolio::{Goal, Kpi, Portfolio};

/// A team's part in a KPI.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// It owns it, alone or with others.
    Owns,
    /// It contributes without owning.
    Contributes,
    /// Neither.
    Nothing,
}

impl Part {
    /// The part that a team has in a KPI. Named as both it owns.
    pub fn of(kpi: &Kpi, team: &str) -> Part {
        if kpi.owners.contains(team) {
            Part::Owns
        } else if kpi.contributors.contains(team) {
            Part::Contributes
        } else {
            Part::Nothing
        }
    }

    /// The word in JSON.
    pub fn word(self) -> &'static str {
        match self {
            Part::Owns => "owns",
            Part::Contributes => "contributes",
            Part::Nothing => "none",
        }
    }
}

/// Teams × KPIs in force, grouped by goal.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Matrix {
    /// The columns: the workspace's teams, by name.
    pub teams: Vec<String>,
    /// The goals that are not over, each with its KPIs; last, without a goal, the KPIs that stand for none of
    /// them. The vision is among them only where a KPI names it and no other goal.
    pub goals: Vec<MatrixGoal>,
}

/// A goal's rows.
#[derive(Clone, Debug, PartialEq)]
pub struct MatrixGoal {
    /// The goal; none for the KPIs without one.
    pub goal: Option<RecordId>,
    /// Its KPIs in force, each under the first of its goals, by name.
    pub rows: Vec<MatrixRow>,
}

/// A KPI's row.
#[derive(Clone, Debug, PartialEq)]
pub struct MatrixRow {
    /// Its place in [`Portfolio::kpis`].
    pub place: u32,
    /// The KPI.
    pub kpi: RecordId,
    /// Its name.
    pub name: String,
    /// Each team's part, in the order of [`Matrix::teams`].
    pub parts: Vec<Part>,
    /// Whether two or more distinct teams own it.
    pub shared: bool,
}

impl Matrix {
    pub(super) fn of(ground: &Ground<'_>) -> Matrix {
        let mut left = ground.in_force.clone();
        crate::order::sort_by(&mut left, |a, b| {
            let (a, b) = (ground.kpi(*a), ground.kpi(*b));
            (&a.name, &a.id).cmp(&(&b.name, &b.id))
        });
        let mut goals: Vec<MatrixGoal> = Vec::new();
        // The vision comes last among the goals that take their KPIs: it stands over all of them.
        let (visions, plain): (Vec<&Goal>, Vec<&Goal>) = ground.goals.iter().partition(|goal| goal.is_vision);
        for goal in plain.into_iter().chain(visions) {
            let (own, others) =
                left.into_iter().partition(|place| ground.kpi(*place).goals.contains(&goal.id));
            left = others;
            let rows = rows(ground, own);
            if !rows.is_empty() || !(goal.is_vision || goal.archived) {
                goals.push(MatrixGoal { goal: Some(goal.id.clone()), rows });
            }
        }
        if !left.is_empty() {
            goals.push(MatrixGoal { goal: None, rows: rows(ground, left) });
        }
        Matrix { teams: ground.teams.iter().map(|team| (*team).to_owned()).collect(), goals }
    }

    /// All rows, in their order.
    pub fn rows(&self) -> impl Iterator<Item = &MatrixRow> {
        self.goals.iter().flat_map(|goal| &goal.rows)
    }

    /// Which teams, in the order of [`Matrix::teams`], own a KPI, contribute to one, or share a goal that is here.
    pub fn taking_part(&self, portfolio: &Portfolio) -> Vec<bool> {
        let goals = self.goals.iter().filter_map(|group| group.goal.as_ref());
        let goals: Vec<_> =
            goals.filter_map(|id| portfolio.goals.iter().find(|goal| goal.id == *id)).collect();
        let takes = |(at, team): (usize, &String)| {
            self.rows().any(|row| row.parts.get(at).is_some_and(|part| *part != Part::Nothing))
                || goals.iter().any(|goal| goal.teams.contains(team))
        };
        self.teams.iter().enumerate().map(takes).collect()
    }

    pub(super) fn to_json(&self) -> Value {
        let kpis = self.goals.iter().flat_map(|group| {
            group.rows.iter().map(|row| {
                let parts = self.teams.iter().zip(&row.parts);
                let parts = parts.filter(|(_, part)| **part != Part::Nothing);
                let parts = parts.map(|(team, part)| (team.clone(), part.word().into()));
                object([
                    ("kpi", row.kpi.as_str().into()),
                    ("name", row.name.as_str().into()),
                    ("goal", group.goal.as_ref().map(RecordId::as_str).into()),
                    ("teams", Value::Object(parts.collect())),
                ])
            })
        });
        let teams = self.teams.iter().map(|team| team.as_str().into());
        object([("teams", Value::List(teams.collect())), ("kpis", Value::List(kpis.collect()))])
    }
}

fn rows(ground: &Ground<'_>, places: Vec<u32>) -> Vec<MatrixRow> {
    let row = |place: u32| {
        let kpi = ground.kpi(place);
        MatrixRow {
            place,
            kpi: kpi.id.clone(),
            name: kpi.name.clone(),
            parts: ground.teams.iter().map(|team| Part::of(kpi, team)).collect(),
            shared: ground.is_shared(place),
        }
    };
    places.into_iter().map(row).collect()
}

/// Its name for a sentence.
pub(super) fn name_of(kpi: &Kpi) -> &str {
    if kpi.name.is_empty() { "a KPI without a name" } else { &kpi.name }
}
