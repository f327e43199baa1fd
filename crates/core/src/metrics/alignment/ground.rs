//! What alignment looks at: the KPIs in force, the goals that are not over, and the teams.

use crate::date::Date;
use crate::journal::RecordId;
use crate::metrics::fed::Feed;
use crate::metrics::kpi::KpiStanding;
use crate::metrics::portfolio::{Goal, Idea, Kpi, Portfolio};
use crate::order;

/// A portfolio on a day, cut to one team where one is chosen.
pub(super) struct Ground<'a> {
    pub portfolio: &'a Portfolio,
    pub as_of: Date,
    team: Option<&'a str>,
    /// Places of the KPIs in force: started by that day, not past the day they are due.
    pub in_force: Vec<u32>,
    /// The goals that are not over on that day: by their first day, those without one last, then as they read.
    pub goals: Vec<&'a Goal>,
    /// The names of the teams, by name.
    pub teams: Vec<&'a str>,
}

impl<'a> Ground<'a> {
    pub(super) fn new(portfolio: &'a Portfolio, as_of: Date, team: Option<&'a str>) -> Ground<'a> {
        let of_team = |kpi: &Kpi| team.is_none_or(|team| kpi.is_of(team));
        let kpis =
            portfolio.kpis.iter().zip(0u32..).filter(|(kpi, _)| is_in_force(kpi, as_of) && of_team(kpi));
        let in_force: Vec<u32> = kpis.map(|(_, place)| place).collect();
        let current = |goal: &&Goal| {
            goal.to.is_none_or(|to| to >= as_of) && team.is_none_or(|team| goal.teams.contains(team))
        };
        let mut goals: Vec<&Goal> = portfolio.goals.iter().filter(current).collect();
        order::sort_by(&mut goals, |a, b| {
            let key = |goal: &Goal| (!goal.is_vision, goal.from.is_none(), goal.from);
            key(a).cmp(&key(b)).then_with(|| (&a.statement, &a.id).cmp(&(&b.statement, &b.id)))
        });
        let teams = portfolio.teams.iter().map(String::as_str).collect();
        Ground { portfolio, as_of, team, in_force, goals, teams }
    }

    pub(super) fn kpi(&self, place: u32) -> &'a Kpi {
        &self.portfolio.kpis[place as usize]
    }

    /// The KPIs in force by name, those in the archive left out, each with where it stands: what is asked about.
    pub(super) fn asked_about(&self) -> Vec<(&'a Kpi, KpiStanding)> {
        let mut kpis: Vec<&Kpi> = self.kpis().filter(|kpi| !kpi.archived).collect();
        order::sort_by(&mut kpis, |a, b| (&a.name, &a.id).cmp(&(&b.name, &b.id)));
        let feed = Feed::new(self.portfolio, self.as_of);
        kpis.into_iter().map(|kpi| (kpi, KpiStanding::of(kpi, &feed))).collect()
    }

    /// The KPIs in force.
    pub(super) fn kpis(&self) -> impl Iterator<Item = &'a Kpi> + '_ {
        self.in_force.iter().map(|place| self.kpi(*place))
    }

    pub(super) fn is_shared(&self, place: u32) -> bool {
        self.kpi(place).owners.iter().filter(|team| !team.is_empty()).count() >= 2
    }

    /// Whether what is about that team is looked at.
    pub(super) fn looks_at(&self, team: &str) -> bool {
        self.team.is_none_or(|own| own == team)
    }

    /// Whether that team is asked about: it is looked at, and not in the archive.
    pub(super) fn asks(&self, team: &str) -> bool {
        self.looks_at(team) && self.is_in_use(team)
    }

    /// Whether a team is not in the archive.
    pub(super) fn is_in_use(&self, team: &str) -> bool {
        !self.portfolio.archived_teams.contains(team)
    }

    /// A team's record; none where only its name is known.
    pub(super) fn team_id(&self, name: &str) -> Option<&'a RecordId> {
        self.portfolio.team_ids.get(name)
    }

    /// The ideas that were there on that day.
    pub(super) fn ideas(&self) -> impl Iterator<Item = (usize, &'a Idea)> + '_ {
        let day = self.as_of;
        let ideas = self.portfolio.ideas.iter().enumerate();
        ideas.filter(move |(_, idea)| idea.created_on.is_none_or(|created| created <= day))
    }
}

fn is_in_force(kpi: &Kpi, day: Date) -> bool {
    kpi.start_on.is_none_or(|start| start <= day) && kpi.due_on.is_none_or(|due| due >= day)
}

/// The teams that an idea names, as it names them: one may come twice, and there are blanks.
pub(super) fn teams_behind(idea: &Idea) -> impl Iterator<Item = &str> {
    idea.supporting_teams.iter().map(String::as_str).chain([idea.team.as_str()])
}

/// The teams that an idea names, each once.
pub(super) fn teams_of(idea: &Idea) -> Vec<&str> {
    let mut teams: Vec<&str> = Vec::new();
    for team in idea.supporting_teams.iter().map(String::as_str).chain([idea.team.as_str()]) {
        if !team.is_empty() && !teams.contains(&team) {
            teams.push(team);
        }
    }
    teams
}
