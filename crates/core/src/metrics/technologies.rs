//! `technologies`: what the evidence says of each technology that an idea names.

use super::gains::Gains;
use super::names::QuickMap;
use super::portfolio::{Outcome, Portfolio};
use super::view::{Places, View, places};
use crate::date::Date;
use crate::json::{Value, object};
use crate::model::choice::{Choice, Decision, Verdict};
use crate::order;

/// Where a technology stands, as it follows from the decisions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ring {
    /// Some outcome was decided adopt, and none drop later.
    Adopt,
    /// A pilot runs, or the latest decision is iterate.
    Trial,
    /// Nothing is known yet.
    Assess,
    /// The latest decision is drop.
    Hold,
}

impl Ring {
    /// All rings, from the inside out.
    pub const ALL: [Ring; 4] = [Ring::Adopt, Ring::Trial, Ring::Assess, Ring::Hold];

    /// Its name in JSON.
    pub fn word(self) -> &'static str {
        match self {
            Ring::Adopt => "adopt",
            Ring::Trial => "trial",
            Ring::Assess => "assess",
            Ring::Hold => "hold",
        }
    }
}

/// One technology, over everything up to `as_of`.
#[derive(Clone, Debug)]
pub struct Technology {
    /// Its name, exactly as ideas have it.
    pub name: String,
    /// The ideas that name it.
    pub ideas: Places,
    /// Their pilots that run.
    pub running: Places,
    /// Their pilots with an outcome, by verdict in the order of [`Verdict::ALL`].
    pub verdicts: [Places; 4],
    /// The latest decision with its day; of several on one day adopt before iterate before drop.
    pub latest: Option<(Decision, Date)>,
    /// The pilots whose outcomes have that decision of that day.
    pub decided: Places,
    /// The pilots whose outcomes were decided adopt.
    pub adopted: Places,
    /// What these brought and cost.
    pub gains: Gains,
    /// Where it stands.
    pub ring: Ring,
    last_drop: Option<Date>,
    last_adopt: Option<Date>,
}

/// All technologies, by name.
pub(super) fn technologies(portfolio: &Portfolio, view: &View) -> Vec<Technology> {
    let mut all = All { rows: Vec::new(), at: QuickMap::default() };
    for place in places(view.ideas.up_to(view.as_of)) {
        all.of_idea(portfolio, place, &mut |row| row.ideas.push(place));
    }
    for run in &view.runs {
        let Some(idea) = run.idea else { continue };
        let outcome = run.end.and(portfolio.pilots[run.place as usize].outcome.as_ref());
        all.of_idea(portfolio, idea, &mut |row| match outcome {
            Some(outcome) => row.take(portfolio, run.place, outcome, view.as_of),
            None => row.running.push(run.place),
        });
    }
    let mut rows = all.rows;
    for row in &mut rows {
        row.gains.finish();
        row.ring = row.ring();
    }
    order::sort_by(&mut rows, |a, b| a.name.cmp(&b.name));
    rows
}

struct All<'p> {
    rows: Vec<Technology>,
    at: QuickMap<&'p str, usize>,
}

impl<'p> All<'p> {
    /// Says something to the row of each technology that an idea names.
    fn of_idea(&mut self, portfolio: &'p Portfolio, idea: u32, say: &mut dyn FnMut(&mut Technology)) {
        for name in portfolio.ideas[idea as usize].technologies.iter().filter(|name| !name.is_empty()) {
            let next = self.rows.len();
            let at = *self.at.entry(name).or_insert(next);
            if at == next {
                self.rows.push(Technology::new(name));
            }
            say(&mut self.rows[at]);
        }
    }
}

impl Technology {
    fn new(name: &str) -> Technology {
        Technology {
            name: name.to_owned(),
            ideas: Places::new(),
            running: Places::new(),
            verdicts: Default::default(),
            latest: None,
            decided: Places::new(),
            adopted: Places::new(),
            gains: Gains::default(),
            ring: Ring::Assess,
            last_drop: None,
            last_adopt: None,
        }
    }

    fn take(&mut self, portfolio: &Portfolio, pilot: u32, outcome: &Outcome, as_of: Date) {
        self.verdicts[outcome.verdict as usize].push(pilot);
        let Some((decision, day)) = outcome.decision_by(as_of) else { return };
        let later = |known: Option<Date>| Some(known.map_or(day, |known| known.max(day)));
        match decision {
            Decision::Adopt => {
                self.last_adopt = later(self.last_adopt);
                self.adopted.push(pilot);
                self.gains.take(portfolio, pilot, outcome);
            }
            Decision::Drop => self.last_drop = later(self.last_drop),
            Decision::Iterate => {}
        }
        // The decisions are declared in that order: adopt, iterate, drop.
        let order = |(decision, day): (Decision, Date)| (day, std::cmp::Reverse(decision));
        match self.latest.map(order).cmp(&Some(order((decision, day)))) {
            std::cmp::Ordering::Less => {
                self.latest = Some((decision, day));
                self.decided = vec![pilot];
            }
            std::cmp::Ordering::Equal => self.decided.push(pilot),
            std::cmp::Ordering::Greater => {}
        }
    }

    fn ring(&self) -> Ring {
        let latest = self.latest.map(|(decision, _)| decision);
        // None is before every day.
        if self.last_adopt.is_some() && self.last_adopt >= self.last_drop {
            Ring::Adopt
        } else if latest == Some(Decision::Drop) {
            Ring::Hold
        } else if !self.running.is_empty() || latest == Some(Decision::Iterate) {
            Ring::Trial
        } else {
            Ring::Assess
        }
    }

    /// The pilots that ended with a verdict.
    pub fn of_verdict(&self, verdict: Verdict) -> &Places {
        &self.verdicts[verdict as usize]
    }

    pub(super) fn to_json(&self) -> Value {
        let verdicts = Verdict::ALL.iter().map(|v| (v.word().to_owned(), self.of_verdict(*v).len().into()));
        let claims = self.gains.claims.iter().map(|claim| {
            object([
                ("kpi", claim.kpi.as_str().into()),
                ("name", claim.name.as_str().into()),
                ("unit", claim.unit.as_str().into()),
                ("claimed", claim.claimed.into()),
            ])
        });
        object([
            ("name", self.name.as_str().into()),
            ("ring", self.ring.word().into()),
            ("ideas", self.ideas.len().into()),
            ("running", self.running.len().into()),
            ("verdicts", Value::Object(order::map(verdicts))),
            ("decision", self.latest.map(|(decision, _)| decision.word()).into()),
            ("decision_on", self.latest.map(|(_, day)| day.to_string()).into()),
            ("benefit", self.gains.benefit.to_json()),
            ("benefit_expected", self.gains.benefit_expected.to_json()),
            ("cost", self.gains.cost.to_json()),
            ("kpi_changes", Value::List(claims.collect())),
        ])
    }
}
