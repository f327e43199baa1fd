//! An issue.

use super::super::recipe::RecipeField;
use super::super::rows::{IssueRow, Row};
use super::Planner;
use crate::journal::RecordId;
use crate::model::{Issue, Team};
use crate::order;

impl Planner<'_> {
    /// Plans an issue and says whether it, or a team of it, changes.
    pub(super) fn issue(&mut self, row: &Row, issue: &IssueRow, id: &RecordId) -> bool {
        let texts =
            [(RecipeField::IssueKey, row.key()), (RecipeField::IssueTitle, Some(issue.title.as_str()))];
        let teams = issue.teams.iter().map(|name| (RecipeField::IssueTeam, Some(name.as_str())));
        self.note_too_large(row, texts.into_iter().chain(teams));
        let before = self.plan.change.set.len();
        let teams = order::set(issue.teams.iter().filter_map(|name| self.named::<Team>(name)));
        let new_teams = self.plan.change.set.len() - before;

        let mut set = self.existing(id);
        if let Some(key) = row.key() {
            self.put(id, &mut set, Issue::key, key.to_owned());
        }
        self.put(id, &mut set, Issue::title, issue.title.clone());
        self.put(id, &mut set, Issue::opened_at, Some(issue.opened_at));
        if issue.kind.is_some() {
            self.put(id, &mut set, Issue::r#type, issue.kind);
        }
        if let Some(severity) = issue.severity {
            self.put(id, &mut set, Issue::severity, Some(f64::from(severity)));
        }
        if issue.responded_at.is_some() {
            self.put(id, &mut set, Issue::responded_at, issue.responded_at);
        }
        if issue.resolved_at.is_some() {
            self.put(id, &mut set, Issue::resolved_at, issue.resolved_at);
        }
        // A tracker names the team that has it; those that people added beside it stay.
        self.add_to_set(id, &mut set, Issue::teams.as_str(), &teams);
        let changed = !set.is_empty();
        self.keep(id, set);
        changed || new_teams > 0
    }
}
