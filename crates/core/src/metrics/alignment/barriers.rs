//! Barriers: what stands between teams and what they agreed on.

use std::collections::{BTreeMap, BTreeSet};

use super::ground::{Ground, teams_behind, teams_of};
use super::matrix::name_of;
use super::mismatches::{IDEAS_WAIT, KPI_SILENT, KPI_UNSERVED, Mismatch, TEAMS_APART, found};
use super::remedy::Remedy;
use crate::figures::{Figures, counted};
use crate::journal::RecordId;
use crate::metrics::kpi::{KpiStanding, KpiStatus};
use crate::metrics::names::QuickMap;
use crate::metrics::portfolio::{Idea, Kpi};
use crate::model::choice::Triage;
use crate::order;

/// From so many ideas on it is said that they wait for a team.
pub(super) const WAITING_IDEAS: usize = 3;
/// An idea waits once it is so many days old.
pub(super) const WAITING_DAYS: i64 = 30;

/// KPIs in force, not met yet, that no idea and no pilot serves: none names the KPI itself or a goal that it
/// stands for.
pub(super) fn unserved(
    ground: &Ground<'_>,
    kpis: &[(&Kpi, KpiStanding)],
    write: &dyn Figures,
) -> Vec<Mismatch> {
    let mut served: BTreeSet<&RecordId> = BTreeSet::new();
    let mut ideas = 0;
    for (_, idea) in ground.ideas() {
        ideas += 1;
        served.extend(&idea.serves);
    }
    let pilots = &ground.portfolio.pilots;
    served.extend(pilots.iter().flat_map(|pilot| &pilot.serves));
    let none = match (ideas, pilots.len()) {
        (0, 0) => "there is no idea yet that could name it".to_owned(),
        (ideas, pilots) => format!(
            "none of {} and {} names it or its goal",
            counted(write, ideas, "idea", "ideas"),
            counted(write, pilots, "pilot", "pilots")
        ),
    };
    let lacking = kpis.iter().filter(|(kpi, standing)| {
        let named = served.contains(&kpi.id) || kpi.goals.iter().any(|goal| served.contains(goal));
        !named && standing.status != KpiStatus::Met
    });
    let mismatch = |(kpi, standing): &(&Kpi, KpiStanding)| {
        let stands = match standing.status {
            KpiStatus::OnTrack => "It is on track",
            KpiStatus::AtRisk => "It is at risk",
            KpiStatus::OffTrack => "It is off track",
            KpiStatus::Missed => "It was missed",
            KpiStatus::NoData => "It can’t be told how far it is",
            KpiStatus::Met | KpiStatus::NoDueDay => "It has no due day",
        };
        let title = format!("No idea serves {}", name_of(kpi));
        let remedy = Remedy::NewIdea { kpi: Some(kpi.id.clone()), teams: Vec::new() };
        found(KPI_UNSERVED, vec![kpi.id.clone()], title, format!("{stands}, and {none}."), remedy)
    };
    lacking.map(mismatch).collect()
}

/// KPIs in force whose last reading, or else the start, is two cadences ago or more.
pub(super) fn silent(kpis: &[(&Kpi, KpiStanding)], write: &dyn Figures) -> Vec<Mismatch> {
    let silent = kpis.iter().filter(|(_, standing)| standing.silent_for_two_cadences);
    let mismatch = |(kpi, standing): &(&Kpi, KpiStanding)| {
        let every = kpi.cadence_days.map_or(String::new(), |days| match days {
            1.0 => "It is to be read every day. ".to_owned(),
            days => format!("It is to be read every {} days. ", write.number(days, 1)),
        });
        let last = match (standing.read_on, kpi.start_on) {
            (Some(day), _) => format!("The last reading is of {}.", write.day(day)),
            (None, Some(start)) => format!("There is no reading since its start on {}.", write.day(start)),
            (None, None) => "There is no reading.".to_owned(),
        };
        let title = format!("{} was not read for two cadences", name_of(kpi));
        let remedy = Remedy::AddReading(kpi.id.clone());
        found(KPI_SILENT, vec![kpi.id.clone()], title, format!("{every}{last}"), remedy)
    };
    silent.map(mismatch).collect()
}

/// Teams that three or more ideas of other teams wait for: ideas that name it as supporting, are new or
/// shortlisted, have no pilot, and were written down 30 days ago or earlier.
pub(super) fn waiting(ground: &Ground<'_>, write: &dyn Figures) -> Vec<Mismatch> {
    let piloted: BTreeSet<usize> = order::set(ground.portfolio.pilots.iter().filter_map(|pilot| pilot.idea));
    let day = ground.as_of;
    let mut waiting: BTreeMap<&str, Vec<&Idea>> = BTreeMap::new();
    for (place, idea) in ground.ideas() {
        let old = idea.created_on.is_some_and(|created| day.days_since(created) >= WAITING_DAYS);
        let open = matches!(idea.triage_on(day).0, Triage::New | Triage::Shortlisted);
        if !old || !open || idea.archived || piloted.contains(&place) {
            continue;
        }
        for team in teams_of(idea) {
            if team != idea.team && ground.asks(team) {
                waiting.entry(team).or_default().push(idea);
            }
        }
    }
    let told = waiting.into_iter().filter(|(_, ideas)| ideas.len() >= WAITING_IDEAS);
    let told = told.filter_map(|(team, ideas)| {
        let id = ground.team_id(team)?.clone();
        let oldest = ideas.iter().min_by_key(|idea| (idea.created_on, &idea.id))?;
        let days = oldest.created_on.map_or(0, |created| day.days_since(created));
        let of = if oldest.team.is_empty() { String::new() } else { format!(" of {}", oldest.team) };
        let text = format!(
            "They name {team} as supporting and have no pilot. The oldest, “{}”{of}, has waited for {}.",
            oldest.title,
            counted(write, days.max(0) as usize, "day", "days")
        );
        let title = format!("{} wait for {team}", counted(write, ideas.len(), "idea", "ideas"));
        Some(found(IDEAS_WAIT, vec![id.clone()], title, text, Remedy::LookAtIdeas(id)))
    });
    told.collect()
}

/// Pairs of teams that no idea, pilot or KPI in force names together; those with a goal in common first. A
/// team that none of these and no goal names yet is left out.
pub(super) fn apart<'a>(ground: &Ground<'a>) -> Vec<Mismatch> {
    // By their places among the workspace's teams: there may be many ideas, and few teams.
    let places: QuickMap<&str, u32> = ground.teams.iter().copied().zip(0u32..).collect();
    let mut named = vec![false; ground.teams.len()];
    let mut together: QuickMap<(u32, u32), ()> = QuickMap::default();
    let mut behind: Vec<u32> = Vec::new();
    let mut stand_behind = |teams: &mut dyn Iterator<Item = &'a str>| {
        behind.clear();
        for team in teams.filter_map(|team| places.get(team).copied()) {
            named[team as usize] = true;
            for other in &behind {
                together.insert((team.min(*other), team.max(*other)), ());
            }
            behind.push(team);
        }
    };
    for (_, idea) in ground.ideas() {
        stand_behind(&mut teams_behind(idea));
    }
    for pilot in ground.portfolio.pilots.iter().filter(|pilot| !pilot.lead_teams.is_empty()) {
        // Its idea's teams, and its lead's: somebody of another team leads it.
        let idea = pilot.idea.and_then(|idea| ground.portfolio.ideas.get(idea));
        let of_idea = idea.into_iter().flat_map(teams_behind);
        stand_behind(&mut of_idea.chain(pilot.lead_teams.iter().map(String::as_str)));
    }
    for kpi in ground.kpis() {
        stand_behind(&mut kpi.owners.iter().chain(&kpi.contributors).map(String::as_str));
    }
    for team in ground.goals.iter().flat_map(|goal| &goal.teams) {
        if let Some(place) = places.get(team.as_str()) {
            named[*place as usize] = true;
        }
    }
    let named = (0u32..).zip(&named).filter(|(_, named)| **named).map(|(place, _)| place);
    let named: Vec<u32> = named.filter(|place| ground.is_in_use(ground.teams[*place as usize])).collect();
    let mut apart: Vec<(bool, Mismatch)> = Vec::new();
    for (a, b) in pairs(&named) {
        if together.contains_key(&(a, b)) {
            continue;
        }
        let (a, b) = (ground.teams[a as usize], ground.teams[b as usize]);
        if !(ground.asks(a) || ground.asks(b)) {
            continue;
        }
        let (Some(a_id), Some(b_id)) = (ground.team_id(a), ground.team_id(b)) else { continue };
        let common = ground.goals.iter().find(|goal| goal.teams.contains(a) && goal.teams.contains(b));
        let goal =
            common.map_or(String::new(), |goal| format!(" The goal “{}” is set by both.", goal.statement));
        let text = format!("No idea, pilot or KPI names both teams.{goal}");
        let records = vec![a_id.clone(), b_id.clone()];
        let remedy = Remedy::NewIdea { kpi: None, teams: records.clone() };
        let title = format!("{a} and {b} have no work in common");
        apart.push((common.is_none(), found(TEAMS_APART, records, title, text, remedy)));
    }
    order::sort_by_key(&mut apart, |(alone, _)| *alone);
    apart.into_iter().map(|(_, mismatch)| mismatch).collect()
}

/// The pairs of a list, in its order.
fn pairs(teams: &[u32]) -> Vec<(u32, u32)> {
    let mut pairs = Vec::new();
    for (at, a) in teams.iter().enumerate() {
        pairs.extend(teams[at + 1..].iter().map(|b| (*a, *b)));
    }
    pairs
}
