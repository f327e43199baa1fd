//! What the pages of goals look at: computed once for every change of the records.

use std::sync::Arc;

use leptos::prelude::*;
use pilotbook_core::Date;
use pilotbook_core::journal::RecordId;
use pilotbook_core::metrics::Portfolio;
use pilotbook_core::metrics::alignment::{Alignment, GoalProgress, goal_progress};
use pilotbook_core::metrics::kpi::{KpiStanding, standing};
use pilotbook_core::metrics::portfolio::Kpi;

use crate::components::format;
use crate::workspace::Workspace;

/// Goals, KPIs and their alignment, today.
pub(super) struct Looked {
    pub portfolio: Arc<Portfolio>,
    pub today: Date,
    pub alignment: Alignment,
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
        Some(standing(&self.portfolio, self.kpi(id)?, self.today))
    }

    /// How far a goal is.
    pub(super) fn progress(&self, goal: &RecordId) -> GoalProgress {
        goal_progress(&self.portfolio, goal, self.today)
    }
}

/// Looks at the workspace.
pub(super) fn look(workspace: Workspace) -> Memo<Looked> {
    Memo::new(move |_| {
        let portfolio = workspace.portfolio();
        let today = workspace.today();
        let alignment = Alignment::of(&portfolio, today, None, &format::Local);
        Looked { portfolio, today, alignment }
    })
}
