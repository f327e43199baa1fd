//! What settles a mismatch.

use crate::journal::RecordId;
use crate::json::{Value, object};
use crate::model::choice::EntryType;

/// The one thing that would settle a mismatch.
#[derive(Clone, Debug, PartialEq)]
pub enum Remedy {
    /// A team becomes a further owner of a KPI.
    CoOwn {
        /// The KPI.
        kpi: RecordId,
        /// The team.
        team: RecordId,
        /// Its name.
        name: String,
    },
    /// These records have to be looked at and changed by hand.
    Open(Vec<RecordId>),
    /// An idea is written down that serves a KPI, or that these teams share.
    NewIdea {
        /// The KPI it serves.
        kpi: Option<RecordId>,
        /// The teams: the first owns it, the others support it.
        teams: Vec<RecordId>,
    },
    /// A KPI is added, for a goal or for a team.
    AddKpi {
        /// The goal.
        goal: Option<RecordId>,
        /// The teams that own it.
        owners: Vec<RecordId>,
    },
    /// A reading of a KPI is written down.
    AddReading(RecordId),
    /// The two teams learn something together, and log it.
    LearnTogether {
        /// What would be a beginning.
        kind: EntryType,
        /// The teams.
        teams: Vec<RecordId>,
    },
    /// The ideas that wait for a team are looked at.
    LookAtIdeas(RecordId),
}

impl Remedy {
    /// The words on its button.
    pub fn label(&self) -> String {
        match self {
            Remedy::CoOwn { name, .. } => format!("Make {name} co-owner"),
            Remedy::Open(records) if records.len() == 2 => "Open both".to_owned(),
            Remedy::Open(_) => "Open it".to_owned(),
            Remedy::NewIdea { kpi: Some(_), .. } => "New idea for it".to_owned(),
            Remedy::NewIdea { .. } => "New idea for both".to_owned(),
            Remedy::AddKpi { .. } => "Add a KPI".to_owned(),
            Remedy::AddReading(_) => "Add a reading".to_owned(),
            Remedy::LearnTogether { .. } => "Log one".to_owned(),
            Remedy::LookAtIdeas(_) => "Look at them".to_owned(),
        }
    }

    /// The word in JSON.
    pub fn word(&self) -> &'static str {
        match self {
            Remedy::CoOwn { .. } => "co_own",
            Remedy::Open(_) => "open",
            Remedy::NewIdea { .. } => "new_idea",
            Remedy::AddKpi { .. } => "add_kpi",
            Remedy::AddReading(_) => "add_reading",
            Remedy::LearnTogether { .. } => "learn_together",
            Remedy::LookAtIdeas(_) => "look_at_ideas",
        }
    }

    pub(super) fn to_json(&self) -> Value {
        object([("do", self.word().into()), ("label", self.label().into())])
    }
}
