//! `aging`: what has been running for how long.

use super::duration::Durations;
use super::view::{Places, Run, View};
use crate::json::{Value, object};

/// The pilots running at `as_of`.
#[derive(Clone, Debug, Default)]
pub struct Aging {
    /// The running pilots, the oldest first.
    pub running: Places,
    /// The age of the oldest in days; none where none runs.
    pub oldest_days: Option<i64>,
    /// The oldest; several where they started on one day.
    pub oldest: Places,
    /// The days within which 85 % of all pilots started by `as_of` end; none where not reached yet.
    pub p85_days: Option<i64>,
    /// The running pilots that are older than that; none where it isn't known.
    pub older_than_p85: Option<Places>,
}

impl Aging {
    pub(super) fn of(view: &View) -> Aging {
        let running: Vec<&Run> = view.running(view.as_of).collect();
        let age = |run: &Run| run.days(view.as_of);
        let of_age = |holds: &dyn Fn(i64) -> bool| -> Places {
            running.iter().filter(|run| holds(age(run))).map(|run| run.place).collect()
        };
        let oldest_days = running.first().map(|run| age(run));
        let p85_days = Durations::of_all_pilots(view).p85();
        Aging {
            oldest: of_age(&|age| Some(age) == oldest_days),
            older_than_p85: p85_days.map(|p85| of_age(&|age| age > p85)),
            running: running.iter().map(|run| run.place).collect(),
            oldest_days,
            p85_days,
        }
    }

    pub(super) fn to_json(&self) -> Value {
        object([
            ("running", self.running.len().into()),
            ("oldest_days", self.oldest_days.into()),
            ("older_than_p85", self.older_than_p85.as_ref().map(Vec::len).into()),
        ])
    }
}
