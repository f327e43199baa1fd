//! What the pages of goals look at: computed once for every change of the records.

use std::sync::Arc;

use leptos::prelude::*;
use pilotbook_core::Date;
use pilotbook_core::journal::RecordId;
use pilotbook_core::metrics::Portfolio;
use pilotbook_core::metrics::alignment::{Alignment, GoalProgress, goal_progress};
use pilotbook_core::metrics::kpi::{KpiStanding, standings};
use pilotbook_core::metrics::portfolio::Kpi;

use crate::components::format;
use crate::workspace::Workspace;

/// Goals, KPIs and their alignment, today.
pub(super) struct Looked {
    pub portfolio: Arc<Portfolio>,
    pub today: Date,
    pub alignment: Alignment,
    /// Of each KPI of the portfolio.
    standings: Vec<KpiStanding>,
}

/// What was computed is compared by nobody: each computation stands for itself.
impl PartialEq for Looked {
    fn eq(&self, _: &Looked) -> bool {
        false
    }
}

impl Looked {
    /// A KPI by its record.
    pub(super) fn kpi(&self, id: &RecordId) -> Option<&Kpi> {
        self.portfolio.kpis.iter().find(|kpi| kpi.id == *id)
    }

    /// How a KPI stands.
    pub(super) fn standing(&self, id: &RecordId) -> Option<KpiStanding> {
        self.standings.iter().find(|standing| standing.kpi == *id).cloned()
    }

    /// The goals of the matrix (none for KPIs without one), each with its KPIs, less what is in the archive.
    pub(super) fn shown(&self) -> Vec<(Option<&RecordId>, Vec<&RecordId>)> {
        let mut shown = Vec::new();
        for group in &self.alignment.matrix.goals {
            let rows = group.rows.iter().filter(|row| self.kpi(&row.kpi).is_some_and(|kpi| !kpi.archived));
            let kpis: Vec<&RecordId> = rows.map(|row| &row.kpi).collect();
            let goal = group.goal.as_ref();
            let goals = &self.portfolio.goals;
            let stands = |id: &RecordId| goals.iter().any(|goal| goal.id == *id && !goal.archived);
            if !kpis.is_empty() || goal.is_some_and(stands) {
                shown.push((goal, kpis));
            }
        }
        shown
    }

    /// How far a goal is.
    pub(super) fn progress(&self, goal: &RecordId) -> GoalProgress {
        goal_progress(&self.portfolio, goal, self.today)
    }
}

/// Looks at the workspace.
pub(super) fn look(workspace: Workspace) -> Memo<Looked> {
    Memo::new(move |_| of(workspace.portfolio(), workspace.today()))
}

/// The same where others than goals stand too: none before everything was read, in steps.
pub(super) fn look_soon(workspace: Workspace) -> Memo<Option<Looked>> {
    let (portfolio, day) = (workspace.portfolio_soon(), workspace.day());
    Memo::new(move |_| portfolio.get().map(|portfolio| of(portfolio, day.get())))
}

fn of(portfolio: Arc<Portfolio>, today: Date) -> Looked {
    let alignment = Alignment::of(&portfolio, today, None, &format::Local);
    let standings = standings(&portfolio, today);
    Looked { portfolio, today, alignment, standings }
}
