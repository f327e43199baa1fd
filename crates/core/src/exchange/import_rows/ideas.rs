//! An idea with its pilot and outcome.

use super::super::recipe::RecipeField;
use super::super::rows::{IdeaRow, Row, RowPilot};
use super::Planner;
use crate::journal::RecordId;
use crate::model::{Idea, Kind, Outcome, Person, Pilot, Team, Triage};
use crate::order;

impl Planner<'_> {
    /// Plans an idea, its pilot and outcome, and says whether any of it changes.
    pub(super) fn idea(&mut self, row: &Row, idea: &IdeaRow, id: &RecordId, is_new: bool) -> bool {
        let supporting = idea.supporting_teams.iter();
        let texts = [
            (RecipeField::Key, row.key()),
            (RecipeField::Title, Some(idea.title.as_str())),
            (RecipeField::Team, idea.team.as_deref()),
            (RecipeField::Proposer, idea.proposer.as_deref()),
        ];
        let supporting = supporting.map(|name| (RecipeField::SupportingTeams, Some(name.as_str())));
        self.note_too_large(row, texts.into_iter().chain(supporting));
        let before = self.plan.change.set.len();
        let (team, proposer) = (
            idea.team.as_deref().and_then(|name| self.named::<Team>(name)),
            idea.proposer.as_deref().and_then(|name| self.named::<Person>(name)),
        );
        let supporting = order::set(idea.supporting_teams.iter().filter_map(|name| self.named::<Team>(name)));
        let teams_and_people = self.plan.change.set.len() - before;

        let mut set = self.existing(id);
        if let Some(key) = row.key() {
            self.put(id, &mut set, Idea::key, key.to_owned());
        }
        self.put(id, &mut set, Idea::title, idea.title.clone());
        self.put(id, &mut set, Idea::created_on, Some(idea.created_on));
        if team.is_some() {
            self.put(id, &mut set, Idea::team, team);
        }
        if proposer.is_some() {
            self.put(id, &mut set, Idea::proposer, proposer);
        }
        let triage = idea.triage.or((is_new && self.value(id, "triage").is_none()).then_some(Triage::New));
        if triage.is_some() {
            self.put(id, &mut set, Idea::triage, triage);
        }
        if !supporting.is_empty() {
            self.put_set(id, &mut set, "supporting_teams", &supporting);
        }
        let mut changed = !set.is_empty();
        self.keep(id, set);
        if let Some(pilot) = &idea.pilot {
            changed |= self.pilot(id, pilot);
        }
        changed || teams_and_people > 0
    }

    fn pilot(&mut self, idea: &RecordId, pilot: &RowPilot) -> bool {
        let Some(id) = RecordId::new(Pilot::NAME, idea.local()) else { return false };
        let mut set = self.existing(&id);
        self.put(&id, &mut set, Pilot::idea, Some(idea.clone()));
        self.put(&id, &mut set, Pilot::started_on, Some(pilot.started_on));
        let mut changed = !set.is_empty();
        self.keep(&id, set);
        if let Some(outcome) = &pilot.outcome
            && let Some(own) = RecordId::new(Outcome::NAME, idea.local())
        {
            let mut set = self.existing(&own);
            self.put(&own, &mut set, Outcome::pilot, Some(id));
            self.put(&own, &mut set, Outcome::verdict, Some(outcome.verdict));
            self.put(&own, &mut set, Outcome::decided_on, Some(outcome.decided_on));
            if outcome.decision.is_some() {
                self.put(&own, &mut set, Outcome::decision, outcome.decision);
            }
            changed |= !set.is_empty();
            self.keep(&own, set);
        }
        changed
    }
}
