//! Pilots: how many began, ran and ended, and how.

use super::names::NOBODY;
use super::portfolio::Portfolio;
use super::stats::wilson::Share;
use super::view::{Places, View};
use crate::json::Value;
use crate::model::choice::{Choice, Verdict};
use crate::order;

/// `pilots`: started, running and concluded ones.
#[derive(Clone, Debug, Default)]
pub struct Pilots {
    /// `pilots.started`: the pilots started in the period.
    pub started: Places,
    /// `pilots.running`: those running at the end of the period's last day.
    pub running: Places,
    /// The running ones whose planned end lies before the period's last day: what is said beside a
    /// success rate, since slow failures are not in it yet.
    pub past_planned_end: Places,
    /// `pilots.concluded`: the pilots whose outcome was decided in the period.
    pub concluded: Places,
    /// `pilots.succeeded`: the concluded ones that succeeded.
    pub succeeded: Places,
    /// `pilots.failed`: the concluded ones that failed.
    pub failed: Places,
    /// `pilots.inconclusive`: the concluded ones that gave no answer.
    pub inconclusive: Places,
    /// `pilots.abandoned`: those stopped before they could answer.
    pub abandoned: Places,
    /// `pilots.success_by_team`: by the idea's owning team (empty where there is none), most concluded
    /// first, then by name. Never by rate: the smallest teams would stand at both ends.
    pub success_by_team: Vec<TeamSuccess>,
}

/// One team's concluded pilots.
#[derive(Clone, Debug)]
pub struct TeamSuccess {
    /// The team's name.
    pub team: String,
    /// The concluded pilots.
    pub concluded: Places,
    /// Those of them that succeeded.
    pub succeeded: Places,
}

impl TeamSuccess {
    /// Succeeded of concluded.
    pub fn share(&self) -> Share {
        Share::new(self.succeeded.len(), self.concluded.len())
    }
}

impl Pilots {
    pub(super) fn of(portfolio: &Portfolio, view: &View) -> Pilots {
        let to = view.period.to();
        let running: Places = view.running(to).map(|run| run.place).collect();
        let is_late = |place: &u32| {
            portfolio.pilots[*place as usize].planned_end.is_some_and(|planned_end| planned_end < to)
        };
        let mut pilots = Pilots {
            started: view.started(view.period).iter().map(|run| run.place).collect(),
            past_planned_end: running.iter().copied().filter(is_late).collect(),
            running,
            concluded: Vec::new(),
            succeeded: Vec::new(),
            failed: Vec::new(),
            inconclusive: Vec::new(),
            abandoned: Vec::new(),
            success_by_team: Vec::new(),
        };
        let names = &view.names;
        let mut teams = vec![(Places::new(), Places::new()); names.team_count()];
        for run in view.concluded(view.period) {
            let Some(end) = run.end else { continue };
            pilots.concluded.push(run.place);
            pilots.of_verdict_mut(end.verdict).push(run.place);
            let (concluded, succeeded) =
                &mut teams[run.idea.map_or(NOBODY, |idea| names.owner(idea)) as usize];
            concluded.push(run.place);
            if run.succeeded() {
                succeeded.push(run.place);
            }
        }
        let teams = teams.into_iter().zip(0..).filter(|((concluded, _), _)| !concluded.is_empty());
        pilots.success_by_team = teams
            .map(|((concluded, succeeded), team)| TeamSuccess {
                team: names.team(team).to_owned(),
                concluded,
                succeeded,
            })
            .collect();
        // They are in the order of their names, which a stable sort keeps among equals.
        order::sort_by(&mut pilots.success_by_team, |a, b| b.concluded.len().cmp(&a.concluded.len()));
        pilots
    }

    /// The concluded pilots with that verdict.
    pub fn of_verdict(&self, verdict: Verdict) -> &Places {
        match verdict {
            Verdict::Succeeded => &self.succeeded,
            Verdict::Failed => &self.failed,
            Verdict::Inconclusive => &self.inconclusive,
            Verdict::Abandoned => &self.abandoned,
        }
    }

    fn of_verdict_mut(&mut self, verdict: Verdict) -> &mut Places {
        match verdict {
            Verdict::Succeeded => &mut self.succeeded,
            Verdict::Failed => &mut self.failed,
            Verdict::Inconclusive => &mut self.inconclusive,
            Verdict::Abandoned => &mut self.abandoned,
        }
    }

    /// `pilots.success_rate`: succeeded of concluded. To be shown with how many still run and how many
    /// of these are past their planned end.
    pub fn success_rate(&self) -> Share {
        Share::new(self.succeeded.len(), self.concluded.len())
    }

    /// `pilots.decisive_success_rate`: succeeded of those that gave an answer.
    pub fn decisive_success_rate(&self) -> Share {
        Share::new(self.succeeded.len(), self.succeeded.len() + self.failed.len())
    }

    pub(super) fn to_json(&self) -> Value {
        let by_team = self.success_by_team.iter();
        let by_team = by_team.map(|row| Value::List(vec![row.team.as_str().into(), row.share().to_json()]));
        let mut json = Value::object();
        let mut put = |name: &str, value: Value| json.insert(name.to_owned(), value);
        put("started", self.started.len().into());
        put("running", self.running.len().into());
        put("concluded", self.concluded.len().into());
        for verdict in Verdict::ALL {
            put(verdict.word(), self.of_verdict(*verdict).len().into());
        }
        put("success_rate", self.success_rate().to_json());
        put("decisive_success_rate", self.decisive_success_rate().to_json());
        put("success_by_team", Value::List(by_team.collect()));
        Value::Object(json)
    }
}
