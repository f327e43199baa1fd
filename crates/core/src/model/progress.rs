//! How a pilot does: where its criteria stand, and its line in a list.

use super::stage::{PilotStage, pilot_stage};
use super::suggestion::{Met, met, of_reading};
use super::weeks::{Weeks, weeks_of};
use super::{Book, Confidence, Criterion, EntryType, Idea, Pilot, Reading};
use crate::journal::RecordId;
use crate::{Date, order};

/// How a criterion stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum How {
    /// It is met.
    Met,
    /// It isn't met, and the pilot still runs.
    NotYet,
    /// It was not met.
    NotMet,
    /// Nothing was read.
    NoData,
}

impl How {
    /// How a criterion stands in a pilot that still runs, or not.
    pub fn of(met: Met, running: bool) -> How {
        match (met, running) {
            (Met::Yes, _) => How::Met,
            (Met::No, true) => How::NotYet,
            (Met::No, false) => How::NotMet,
            (Met::Open, _) => How::NoData,
        }
    }
}

/// Where a criterion stands: its result, else its latest reading.
#[derive(Clone, Debug, PartialEq)]
pub struct Standing {
    /// The criterion.
    pub criterion: Criterion,
    /// Its readings, oldest first.
    pub readings: Vec<Reading>,
    /// The number it came to, or stands at.
    pub number: Option<f64>,
    /// The answer it came to, or stands at.
    pub yes: Option<bool>,
    /// The day of that reading; none of a result, which is the outcome's.
    pub day: Option<Date>,
    /// How that is.
    pub how: How,
}

/// Where a pilot's criteria stand, in their order.
pub fn standings(book: &Book, pilot: &Pilot) -> Vec<Standing> {
    let running = matches!(pilot_stage(book, pilot), PilotStage::Running { .. });
    book.criteria_of(&pilot.id).into_iter().map(|criterion| standing(book, criterion, running)).collect()
}

fn standing(book: &Book, criterion: Criterion, running: bool) -> Standing {
    let readings = book.readings_of(&criterion.id);
    let latest = readings.iter().rev().map(|reading| (of_reading(&criterion, reading), reading.day));
    let latest = { latest }.find(|(read, _)| *read != (None, None));
    let result = (criterion.result, criterion.result_yes);
    // A reopened pilot runs again: what is read from then on counts.
    let ((number, yes), day) = match latest {
        Some(latest) if running || result == (None, None) => latest,
        _ => (result, None),
    };
    let how = How::of(met(&criterion, number, yes), running);
    Standing { criterion, readings, number, yes, day, how }
}

/// A pilot's line in a list.
#[derive(Clone, Debug, PartialEq)]
pub struct PilotLine {
    /// The pilot.
    pub id: RecordId,
    /// Its title, or its idea's.
    pub title: String,
    /// Its idea's teams, the owning one first.
    pub team_ids: Vec<RecordId>,
    /// Their names.
    pub teams: Vec<String>,
    /// The person who runs it.
    pub lead: Option<RecordId>,
    /// Where it stands.
    pub stage: PilotStage,
    /// Its weeks, once it started.
    pub weeks: Option<Weeks>,
    /// How many criteria are met.
    pub met: usize,
    /// Of how many.
    pub criteria: usize,
    /// The last check-in's confidence.
    pub confidence: Option<Confidence>,
    /// Its planned end.
    pub end: Option<Date>,
    /// Whether it runs past that.
    pub late: bool,
}

impl PilotLine {
    /// The line of a pilot.
    pub fn of(book: &Book, pilot: &Pilot, today: Date) -> PilotLine {
        let stage = pilot_stage(book, pilot);
        let running = matches!(stage, PilotStage::Running { .. });
        let idea = pilot.idea.as_ref().and_then(|id| book.get::<Idea>(id));
        let team_ids = idea.map(|idea| book.teams_of(&idea)).unwrap_or_default();
        let teams = team_ids.iter().map(|id| book.name_of(id));
        let standings = standings(book, pilot);
        let entries = book.entries_about(&pilot.id);
        let mut check_ins = entries.iter().filter(|entry| entry.r#type == Some(EntryType::CheckIn));
        PilotLine {
            id: pilot.id.clone(),
            title: book.title_of(&pilot.id),
            teams: teams.filter(|name| !name.is_empty()).collect(),
            team_ids,
            lead: pilot.lead.clone(),
            weeks: pilot.started_on.map(|_| weeks_of(book, pilot, today)),
            met: standings.iter().filter(|standing| standing.how == How::Met).count(),
            criteria: standings.len(),
            confidence: check_ins.next().and_then(|entry| entry.confidence),
            end: pilot.planned_end,
            late: running && pilot.planned_end.is_some_and(|end| end < today),
            stage,
        }
    }

    /// The word of its stage, as addresses have it.
    pub fn stage_word(&self) -> &'static str {
        match self.stage {
            PilotStage::Running { .. } => "running",
            PilotStage::Planned => "planned",
            PilotStage::Concluded(..) => "concluded",
        }
    }

    /// What a search looks in: its title and the names of its teams and its lead.
    pub fn found_by(&self, book: &Book, words: &str) -> bool {
        let lead = self.lead.as_ref().map(|id| book.name_of(id)).unwrap_or_default();
        let text = format!("{}\n{}\n{lead}", self.title, self.teams.join("\n")).to_lowercase();
        words.to_lowercase().split_whitespace().all(|word| text.contains(word))
    }

    /// Running ones first, by their planned end; then planned ones; then concluded ones, newest first.
    fn order(&self) -> (u8, i64, &RecordId) {
        let days = |day: Option<Date>| day.map_or(i64::MAX, |day| day.days_since(Date::FIRST));
        match &self.stage {
            PilotStage::Running { .. } => (0, days(self.end), &self.id),
            PilotStage::Planned => (1, days(self.end), &self.id),
            PilotStage::Concluded(outcome, _) => (2, days(outcome.decided_on).saturating_neg(), &self.id),
        }
    }
}

/// The pilots that are not archived: running, planned, concluded.
pub fn pilot_lines(book: &Book, today: Date) -> Vec<PilotLine> {
    let pilots = book.all::<Pilot>().filter(|pilot| !pilot.archived);
    in_order(pilots.map(|pilot| PilotLine::of(book, &pilot, today)).collect())
}

/// The same, of those that run.
pub fn running_lines(book: &Book, today: Date) -> Vec<PilotLine> {
    let pilots = book.all::<Pilot>().filter(|pilot| !pilot.archived);
    let running = pilots.filter(|pilot| matches!(pilot_stage(book, pilot), PilotStage::Running { .. }));
    in_order(running.map(|pilot| PilotLine::of(book, &pilot, today)).collect())
}

fn in_order(mut lines: Vec<PilotLine>) -> Vec<PilotLine> {
    order::sort_by(&mut lines, |a, b| a.order().cmp(&b.order()));
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_met_has_time_while_the_pilot_runs() {
        assert_eq!(How::of(Met::No, true), How::NotYet);
        assert_eq!(How::of(Met::No, false), How::NotMet);
        assert_eq!(How::of(Met::Yes, true), How::Met);
        assert_eq!(How::of(Met::Open, true), How::NoData);
    }
}
