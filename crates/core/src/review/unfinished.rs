//! Running pilots that a review asks about: those that look finished, and those that seem stuck.

use super::teams_of_pilot;
use crate::Date;
use crate::journal::RecordId;
use crate::model::attention::last_check_in;
use crate::model::progress::{How, standings};
use crate::model::stage::{PilotStage, pilot_stage};
use crate::model::{Book, Confidence, CriterionRole, Pilot};
use crate::order;

/// After so many days without a check-in a running pilot counts as stuck: two weekly ones were missed.
pub const STUCK_AFTER: i64 = 14;

/// A running pilot that a review asks about.
#[derive(Clone, Debug, PartialEq)]
pub struct Unfinished {
    /// The pilot.
    pub pilot: RecordId,
    /// Its title.
    pub title: String,
    /// The day of its start.
    pub started: Date,
    /// Why it is asked about; never empty.
    pub why: Vec<Why>,
}

/// Why a running pilot is asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// Every must criterion is met by its result or its latest reading, and no guardrail is broken.
    MustsMet,
    /// Past its planned end, and every criterion has a result or a reading.
    AllRead(Date),
    /// Past its planned end.
    PastEnd(Date),
    /// The last check-in, of that day, was red.
    Red(Date),
    /// Nobody has checked in for [`STUCK_AFTER`] days or more: since that day, the last check-in's or the start.
    NoCheckIn(Date),
}

impl Why {
    /// In words, as of today: "past its planned end for 3 days".
    pub fn text(self, today: Date) -> String {
        let days = |since: Date| match today.days_since(since) {
            1 => "1 day".to_owned(),
            days => format!("{days} days"),
        };
        match self {
            Why::MustsMet => "every must is met".to_owned(),
            Why::AllRead(end) => format!("all criteria are answered, {} past its planned end", days(end)),
            Why::PastEnd(end) => format!("{} past its planned end", days(end)),
            Why::Red(day) if day >= today => "red at today's check-in".to_owned(),
            Why::Red(day) => format!("red at its last check-in, {} ago", days(day)),
            Why::NoCheckIn(since) => format!("no check-in for {}", days(since)),
        }
    }
}

/// The running pilots started by a day, of a team's ideas or all: those that look finished, those that seem
/// stuck. What looks finished is not stuck: it waits for its outcome.
pub(super) fn of(book: &Book, today: Date, by: Date, team: &str) -> (Vec<Unfinished>, Vec<Unfinished>) {
    let (mut finished, mut stuck) = (Vec::new(), Vec::new());
    for pilot in book.all::<Pilot>().filter(|pilot| !pilot.archived) {
        let PilotStage::Running { since } = pilot_stage(book, &pilot) else { continue };
        let of_team = || team.is_empty() || teams_of_pilot(book, &pilot).iter().any(|name| name == team);
        if since > by || !of_team() {
            continue;
        }
        let end = pilot.planned_end.filter(|end| *end < today);
        let done = looks_finished(book, &pilot, end);
        let (list, why) = match done {
            Some(why) => (&mut finished, vec![why]),
            None => (&mut stuck, stuck_by(book, &pilot, since, end, today)),
        };
        if !why.is_empty() {
            let title = book.title_of(&pilot.id);
            list.push((
                end.unwrap_or(Date::LAST),
                Unfinished { pilot: pilot.id, title, started: since, why },
            ));
        }
    }
    (in_order(finished), in_order(stuck))
}

/// The longest past their end first, then the longest running.
fn in_order(mut list: Vec<(Date, Unfinished)>) -> Vec<Unfinished> {
    order::sort_by(&mut list, |(a_end, a), (b_end, b)| {
        (a_end, a.started, &a.pilot).cmp(&(b_end, b.started, &b.pilot))
    });
    list.into_iter().map(|(_, one)| one).collect()
}

fn looks_finished(book: &Book, pilot: &Pilot, past_end: Option<Date>) -> Option<Why> {
    let standings = standings(book, pilot);
    let of_role = |role: CriterionRole| {
        standings.iter().filter(move |standing| standing.criterion.role == Some(role)).map(|one| one.how)
    };
    let musts = of_role(CriterionRole::Must);
    let broken = of_role(CriterionRole::Guardrail).any(|how| how == How::NotYet);
    if musts.clone().count() > 0 && musts.clone().all(|how| how == How::Met) && !broken {
        return Some(Why::MustsMet);
    }
    let all_read = !standings.is_empty() && standings.iter().all(|standing| standing.how != How::NoData);
    past_end.filter(|_| all_read).map(Why::AllRead)
}

fn stuck_by(book: &Book, pilot: &Pilot, since: Date, past_end: Option<Date>, today: Date) -> Vec<Why> {
    let last = last_check_in(book, &pilot.id);
    let red = last.as_ref().filter(|entry| entry.confidence == Some(Confidence::Red));
    let red = red.and_then(|entry| entry.day);
    let checked = last.as_ref().and_then(|entry| entry.day).unwrap_or(since);
    let silent = (today.days_since(checked) >= STUCK_AFTER).then_some(checked);
    let all = [past_end.map(Why::PastEnd), red.map(Why::Red), silent.map(Why::NoCheckIn)];
    all.into_iter().flatten().collect()
}
