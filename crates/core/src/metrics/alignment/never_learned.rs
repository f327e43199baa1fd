//! Pairs of teams that never learned together, and what they could begin with.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::ground::{Ground, teams_of};
use super::matrix::name_of;
use super::mismatches::{Mismatch, NEVER_LEARNED, found};
use super::remedy::Remedy;
use crate::figures::{Figures, counted};
use crate::metrics::learned_together::LearnedTogether;
use crate::metrics::portfolio::Kpi;
use crate::model::choice::EntryType;
use crate::order;

/// Up to so many teams every pair is asked about: 15 at most. Of more teams only pairs that have something in common
/// are, so that twenty teams don't read 190 lines, most of them about teams that need nothing of each other.
pub(super) const FEW_TEAMS: usize = 6;

/// What names both teams of a pair.
#[derive(Clone, Debug, Default)]
struct Common<'a> {
    kpis: Vec<&'a Kpi>,
    issues: usize,
    goals: usize,
    /// Ideas, and pilots by their lead.
    work: usize,
}

impl Common<'_> {
    /// What both are measured by weighs most, then what stands between them.
    fn weight(&self) -> (usize, usize, usize) {
        (self.kpis.len(), self.issues, self.goals + self.work)
    }

    fn is_nothing(&self) -> bool {
        self.weight() == (0, 0, 0)
    }

    /// What they could do first, and the type that it would be.
    fn suggestion(&self) -> (EntryType, String) {
        if self.issues > 0 {
            return (EntryType::Shadowing, "Shadow one on-call shift.".to_owned());
        }
        if let Some(kpi) = self.kpis.first() {
            let text = format!("Look back together at {}, for an hour.", name_of(kpi));
            return (EntryType::Retrospective, text);
        }
        if self.goals + self.work > 0 {
            return (EntryType::JointTraining, "Take one training together.".to_owned());
        }
        let text = "Show each other what you work on, for half an hour.";
        (EntryType::KnowledgeSharing, text.to_owned())
    }

    fn in_words(&self, write: &dyn Figures) -> String {
        let parts = [
            (self.kpis.len(), "KPI", "KPIs"),
            (self.issues, "issue", "issues"),
            (self.goals, "goal", "goals"),
            (self.work, "idea or pilot", "ideas or pilots"),
        ];
        let parts = parts.into_iter().filter(|(count, ..)| *count > 0);
        let parts: Vec<String> = parts.map(|(count, one, many)| counted(write, count, one, many)).collect();
        match parts.is_empty() {
            true => "Nothing names both yet.".to_owned(),
            false => format!("They have {} in common.", crate::metrics::explain::listed(&parts)),
        }
    }
}

/// Pairs of teams, archived ones left out, that no entry brought together; those with most in common first.
pub(super) fn never_learned(
    ground: &Ground<'_>,
    learned: &LearnedTogether,
    write: &dyn Figures,
) -> Vec<Mismatch> {
    let asked: Vec<&str> = ground.teams.iter().copied().filter(|team| ground.is_in_use(team)).collect();
    let common = common(ground);
    let nothing = Common::default();
    let mut pairs: Vec<((&str, &str), &Common<'_>)> = Vec::new();
    for (at, a) in asked.iter().enumerate() {
        for b in &asked[at + 1..] {
            let common = common.get(&(*a, *b)).unwrap_or(&nothing);
            let is_asked = asked.len() <= FEW_TEAMS || !common.is_nothing();
            let looked_at = ground.looks_at(a) || ground.looks_at(b);
            if is_asked && looked_at && learned.pair(a, b).is_none() {
                pairs.push(((*a, *b), common));
            }
        }
    }
    order::sort_by_key(&mut pairs, |(pair, common)| (Reverse(common.weight()), *pair));
    let told = pairs.into_iter().filter_map(|((a, b), common)| {
        let teams = vec![ground.team_id(a)?.clone(), ground.team_id(b)?.clone()];
        let title = format!("{a} and {b} have never learned together");
        let (kind, suggestion) = common.suggestion();
        let text = format!("{} {suggestion}", common.in_words(write));
        Some(found(NEVER_LEARNED, teams.clone(), title, text, Remedy::LearnTogether { kind, teams }))
    });
    told.collect()
}

/// What names both teams of a pair, lesser name first: KPIs in force, goals that are not over, ideas and pilots, issues
/// opened by then.
fn common<'a>(ground: &Ground<'a>) -> BTreeMap<(&'a str, &'a str), Common<'a>> {
    let mut common: BTreeMap<(&str, &str), Common<'_>> = BTreeMap::new();
    let mut each = |teams: BTreeSet<&'a str>, note: &dyn Fn(&mut Common<'a>)| {
        let teams: Vec<&str> = teams.into_iter().filter(|team| !team.is_empty()).collect();
        for (at, a) in teams.iter().enumerate() {
            for b in &teams[at + 1..] {
                note(common.entry((*a, *b)).or_default());
            }
        }
    };
    let mut kpis: Vec<&'a Kpi> = ground.kpis().collect();
    order::sort_by(&mut kpis, |a, b| (&a.name, &a.id).cmp(&(&b.name, &b.id)));
    for kpi in kpis {
        let teams = kpi.owners.iter().chain(&kpi.contributors).map(String::as_str);
        each(order::set(teams), &|common| common.kpis.push(kpi));
    }
    for goal in &ground.goals {
        each(order::set(goal.teams.iter().map(String::as_str)), &|common| common.goals += 1);
    }
    for (_, idea) in ground.ideas() {
        each(order::set(teams_of(idea)), &|common| common.work += 1);
    }
    for pilot in ground.portfolio.pilots.iter().filter(|pilot| !pilot.lead_teams.is_empty()) {
        let idea = pilot.idea.and_then(|idea| ground.portfolio.ideas.get(idea));
        let of_idea: BTreeSet<&str> = order::set(idea.map(teams_of).unwrap_or_default());
        // What the idea says already is not said twice.
        if !pilot.lead_teams.iter().all(|team| of_idea.contains(team.as_str())) {
            let teams = of_idea.into_iter().chain(pilot.lead_teams.iter().map(String::as_str));
            each(order::set(teams), &|common| common.work += 1);
        }
    }
    let zone = &ground.portfolio.clock.zone;
    let opened = ground.portfolio.issues.iter().filter(|issue| {
        issue.teams.len() > 1 && issue.opened_at.is_some_and(|at| zone.day_of(at) <= ground.as_of)
    });
    for issue in opened {
        each(order::set(issue.teams.iter().map(String::as_str)), &|common| common.issues += 1);
    }
    common
}
