//! The mismatches: one list with one order, each in plain words with what settles it.

use super::barriers;
use super::ground::Ground;
use super::matrix::{arrow, name_of};
use super::never_learned::never_learned;
use super::remedy::Remedy;
use crate::figures::Figures;
use crate::journal::RecordId;
use crate::json::{Value, object};
use crate::metrics::explain::listed;
use crate::metrics::learned_together::LearnedTogether;
use crate::metrics::portfolio::{Goal, Kpi};
use crate::model::agreed::accepts_key;
use crate::model::choice::{EntryType, KpiDirection};

/// A team owns no KPI together with another team.
pub const TEAM_WITHOUT_SHARED_KPI: &str = "team_without_shared_kpi";
/// No KPI stands for a goal.
pub const GOAL_WITHOUT_KPI: &str = "goal_without_kpi";
/// Two KPIs of one measure and unit are to move in opposite directions.
pub const OPPOSITE_DIRECTIONS: &str = "opposite_directions";
/// No idea or pilot serves a KPI.
pub const KPI_UNSERVED: &str = "kpi_unserved";
/// Two teams have no idea, pilot or KPI in common.
pub const TEAMS_APART: &str = "teams_apart";
/// Ideas of other teams wait for one team.
pub const IDEAS_WAIT: &str = "ideas_wait";
/// Two teams have never learned together.
pub const NEVER_LEARNED: &str = "never_learned_together";
/// A KPI has had no reading for two cadences.
pub const KPI_SILENT: &str = "kpi_silent";

/// All codes, in the order in which the list has them.
pub const CODES: [&str; 8] = [
    TEAM_WITHOUT_SHARED_KPI,
    GOAL_WITHOUT_KPI,
    OPPOSITE_DIRECTIONS,
    KPI_UNSERVED,
    KPI_SILENT,
    IDEAS_WAIT,
    TEAMS_APART,
    NEVER_LEARNED,
];

/// Something that pulls teams apart.
#[derive(Clone, Debug, PartialEq)]
pub struct Mismatch {
    /// What kind it is: one of [`CODES`], for ever.
    pub code: &'static str,
    /// The records that it is about, by id.
    pub about: Vec<RecordId>,
    /// What it is, in one line.
    pub title: String,
    /// The same with this workspace's names and figures.
    pub text: String,
    /// What settles it.
    pub remedy: Remedy,
    /// The entry by which it was accepted.
    pub accepted: Option<RecordId>,
}

impl Mismatch {
    /// What an entry that accepts it says in `accepts`.
    pub fn key(&self) -> String {
        accepts_key(self.code, &self.about)
    }

    pub(super) fn to_json(&self) -> Value {
        let about = self.about.iter().map(|id| id.as_str().into());
        object([
            ("code", self.code.into()),
            ("about", Value::List(about.collect())),
            ("title", self.title.as_str().into()),
            ("text", self.text.as_str().into()),
            ("remedy", self.remedy.to_json()),
            ("accepted", self.accepted.as_ref().map(RecordId::as_str).into()),
        ])
    }
}

/// What was found, before it is known whether it was accepted.
pub(super) fn found(
    code: &'static str,
    mut about: Vec<RecordId>,
    title: String,
    text: String,
    remedy: Remedy,
) -> Mismatch {
    about.sort_unstable();
    about.dedup();
    Mismatch { code, about, title, text, remedy, accepted: None }
}

/// All of them, in the order of [`CODES`].
pub(super) fn all(ground: &Ground<'_>, learned: &LearnedTogether, write: &dyn Figures) -> Vec<Mismatch> {
    let mut all = teams_without_shared_kpi(ground);
    all.extend(goals_without_kpi(ground, write));
    all.extend(opposite_directions(ground));
    let kpis = ground.asked_about();
    all.extend(barriers::unserved(ground, &kpis, write));
    all.extend(barriers::silent(&kpis, write));
    all.extend(barriers::waiting(ground, write));
    all.extend(barriers::apart(ground));
    all.extend(never_learned(ground, learned, write));
    let agreed = ground.portfolio.entries.iter().filter(|entry| {
        let there = entry.day.is_none_or(|day| day <= ground.as_of);
        entry.kind == Some(EntryType::Agreed) && !entry.accepts.is_empty() && there
    });
    let agreed: Vec<_> = agreed.collect();
    for mismatch in &mut all {
        let key = mismatch.key();
        let accepted = agreed.iter().filter(|entry| entry.accepts == key);
        mismatch.accepted = accepted.map(|entry| entry.id.clone()).min();
    }
    all
}

/// Teams that own no KPI in force together with another team. Nothing is said before there is a KPI in force
/// and a second team.
fn teams_without_shared_kpi(ground: &Ground<'_>) -> Vec<Mismatch> {
    if ground.in_force.is_empty() || ground.teams.len() < 2 {
        return Vec::new();
    }
    let alone = ground.teams.iter().filter(|team| ground.looks_at(team)).filter(|team| {
        !ground
            .in_force
            .iter()
            .any(|place| ground.is_shared(*place) && ground.kpi(*place).owners.contains(**team))
    });
    alone.filter_map(|team| without_shared_kpi(ground, team)).collect()
}

fn without_shared_kpi(ground: &Ground<'_>, team: &str) -> Option<Mismatch> {
    let id = ground.team_id(team)?.clone();
    let owned: Vec<&Kpi> = ground.kpis().filter(|kpi| kpi.owners.contains(team)).collect();
    // One that another team contributes to already is the nearest to being shared.
    let helped = owned.iter().find_map(|kpi| {
        let helper = kpi.contributors.iter().find(|other| *other != team && !other.is_empty())?;
        Some((*kpi, helper.clone(), ground.team_id(helper)?.clone()))
    });
    let helps = || {
        let helped =
            |kpi: &&Kpi| kpi.contributors.contains(team) && kpi.owners.iter().any(|own| !own.is_empty());
        ground.kpis().find(helped)
    };
    let (text, remedy) = if let Some((kpi, name, helper)) = helped {
        let text = format!("{team} owns {} alone. {name} already contributes to it.", name_of(kpi));
        (text, Remedy::CoOwn { kpi: kpi.id.clone(), team: helper, name })
    } else if let Some(kpi) = helps() {
        let owners: Vec<String> = kpi.owners.iter().filter(|own| !own.is_empty()).cloned().collect();
        let owns = if owned.is_empty() { "owns no KPI" } else { "owns its KPIs alone" };
        let text =
            format!("{team} {owns} and contributes to {}, which {} owns.", name_of(kpi), listed(&owners));
        (text, Remedy::CoOwn { kpi: kpi.id.clone(), team: id.clone(), name: team.to_owned() })
    } else if let Some(kpi) = owned.first() {
        let names: Vec<String> = owned.iter().map(|kpi| name_of(kpi).to_owned()).collect();
        let text = format!("{team} owns {} alone, and nobody contributes.", listed(&names));
        (text, Remedy::Open(vec![kpi.id.clone()]))
    } else {
        let text = format!("{team} owns no KPI and contributes to none.");
        (text, Remedy::AddKpi { goal: None, owners: vec![id.clone()] })
    };
    let title = format!("{team} shares no KPI with another team");
    Some(found(TEAM_WITHOUT_SHARED_KPI, vec![id], title, text, remedy))
}

/// Goals that are not over and that no KPI names, whatever the KPI's days. The vision stands over the goals and needs
/// none of its own; what is archived isn't asked about.
fn goals_without_kpi(ground: &Ground<'_>, write: &dyn Figures) -> Vec<Mismatch> {
    let named = |goal: &Goal| ground.portfolio.kpis.iter().any(|kpi| kpi.goals.contains(&goal.id));
    let asked = ground.goals.iter().filter(|goal| !goal.is_vision && !goal.archived && !named(goal));
    let mismatch = |goal: &&Goal| {
        let teams: Vec<String> = goal.teams.iter().filter(|team| !team.is_empty()).cloned().collect();
        let by = if teams.is_empty() { "no team".to_owned() } else { listed(&teams) };
        let text = match (goal.from, goal.to) {
            (Some(from), Some(to)) => {
                format!("Planned for {} to {} by {by}.", write.day(from), write.day(to))
            }
            (None, Some(to)) => format!("Planned until {} by {by}.", write.day(to)),
            (Some(from), None) => format!("Planned from {} on by {by}.", write.day(from)),
            (None, None) if teams.is_empty() => "It names no team and no period.".to_owned(),
            (None, None) => format!("Set by {by}, without a period."),
        };
        let title = format!("The goal “{}” has no KPI", goal.statement);
        let remedy = Remedy::AddKpi { goal: Some(goal.id.clone()), owners: Vec::new() };
        found(GOAL_WITHOUT_KPI, vec![goal.id.clone()], title, text, remedy)
    };
    asked.map(mismatch).collect()
}

/// KPIs in force of one measure and unit, ASCII case ignored, with opposite directions: every such pair.
fn opposite_directions(ground: &Ground<'_>) -> Vec<Mismatch> {
    let same = |a: &Kpi, b: &Kpi| {
        let (a_name, b_name) = (a.name.trim(), b.name.trim());
        !a_name.is_empty()
            && a_name.eq_ignore_ascii_case(b_name)
            && a.unit.trim().eq_ignore_ascii_case(b.unit.trim())
    };
    let down = |kpi: &Kpi| kpi.direction == Some(KpiDirection::Down);
    let mut pairs = Vec::new();
    for (at, a) in ground.in_force.iter().enumerate() {
        for b in &ground.in_force[at + 1..] {
            let (a, b) = (ground.kpi(*a), ground.kpi(*b));
            if same(a, b) && down(a) != down(b) {
                pairs.push(if down(a) { (b, a) } else { (a, b) });
            }
        }
    }
    crate::order::sort_by(&mut pairs, |(a, b), (c, d)| (&a.name, &a.id, &b.id).cmp(&(&c.name, &c.id, &d.id)));
    let told = |kpi: &Kpi| {
        let owners: Vec<String> = kpi.owners.iter().filter(|own| !own.is_empty()).cloned().collect();
        let owners = if owners.is_empty() { "no team".to_owned() } else { listed(&owners) };
        format!("{} {} ({owners})", name_of(kpi), arrow(kpi))
    };
    let mismatch = |(up, down): (&Kpi, &Kpi)| {
        let text = format!("{} and {} measure the same thing.", told(up), told(down));
        let records = vec![up.id.clone(), down.id.clone()];
        let title = "Two KPIs pull in opposite directions".to_owned();
        found(OPPOSITE_DIRECTIONS, records.clone(), title, text, Remedy::Open(records))
    };
    pairs.into_iter().map(mismatch).collect()
}
