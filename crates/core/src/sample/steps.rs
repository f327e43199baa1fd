//! Everything that happens in the sample, in the order of its days.

use super::comments::COMMENTS;
use super::goals::{ACCEPTED, AGREED, GOALS, SERVES};
use super::ideas;
use super::issues::ISSUES;
use super::kpis::KPIS;
use super::learning::{self, LearningRow};
use super::pages::{self, FollowUpRow, OnboardingRow, PageRow};
use super::people::{CHIDI, INGRID, NOOR, PEOPLE, TEAMS};
use super::pilots;
use super::rows::{
    AcceptedRow, AgreedRow, AmendRow, CommentRow, GoalRow, IdeaRow, IssueRow, KpiRow, OutcomeRow, PilotRow,
    Read, ServesRow, Who,
};
use crate::model::{Decision, Triage};
use crate::order;

/// The day on which the workspace was set up.
const FIRST: i64 = 335;

/// One thing that somebody did.
pub enum Step {
    Settings,
    Team(&'static str, &'static str),
    Person(&'static str, &'static [usize]),
    Capture(&'static IdeaRow),
    Supports(&'static IdeaRow),
    Vote(&'static str),
    Triage(&'static str, Triage),
    Duplicate(&'static IdeaRow),
    Cite(&'static str, &'static str),
    Plan(&'static PilotRow),
    Start(&'static PilotRow),
    CheckIn(&'static PilotRow, usize),
    Amend(&'static PilotRow, &'static AmendRow),
    Conclude(&'static PilotRow, &'static OutcomeRow),
    Decide(&'static str, Decision),
    InUse(&'static str),
    Raise(&'static IssueRow),
    Answer(&'static str, &'static str),
    Escalate(&'static str, Who),
    Resolve(&'static str, &'static str),
    Comment(&'static CommentRow),
    Goal(&'static GoalRow),
    Kpi(&'static KpiRow),
    Read(&'static str, &'static Read, &'static str),
    Serve(&'static ServesRow),
    Agree(&'static AgreedRow),
    Accept(&'static AcceptedRow),
    Page(&'static PageRow),
    FollowUp(&'static FollowUpRow),
    Learn(&'static LearningRow),
    Learned(&'static str, &'static str),
    Onboard(&'static OnboardingRow),
    Onboarded(&'static OnboardingRow, usize, &'static str),
}

/// All steps: how many days ago, by whom, what; oldest first.
pub fn all() -> Vec<(i64, Who, Step)> {
    let mut steps = vec![(FIRST, INGRID, Step::Settings)];
    steps.extend(TEAMS.iter().map(|(name, purpose)| (FIRST, INGRID, Step::Team(name, purpose))));
    steps.extend(PEOPLE.iter().map(|(name, teams)| (FIRST, INGRID, Step::Person(name, teams))));
    steps.extend(GOALS.iter().map(|row| (row.ago, row.by, Step::Goal(row))));
    steps.extend(KPIS.iter().map(|row| (row.ago, row.by, Step::Kpi(row))));
    for row in ideas::all() {
        of_idea(&mut steps, row);
    }
    for row in pilots::all() {
        of_pilot(&mut steps, row);
    }
    for row in ISSUES {
        steps.push((row.ago, row.by, Step::Raise(row)));
        steps.extend(row.answer.map(|(ago, by, text)| (ago, by, Step::Answer(row.key, text))));
        steps.extend(row.raised.map(|(ago, to)| (ago, row.by, Step::Escalate(row.key, to))));
        steps.extend(row.resolved.map(|(ago, by, learning)| (ago, by, Step::Resolve(row.key, learning))));
    }
    steps.extend(pages::steps());
    steps.extend(learning::steps());
    steps.extend(COMMENTS.iter().map(|row| (row.ago, row.by, Step::Comment(row))));
    for row in KPIS {
        for (ago, by, read, note) in row.readings {
            steps.push((*ago, *by, Step::Read(row.key, read, note)));
        }
    }
    steps.extend(SERVES.iter().map(|row| (row.ago, row.by, Step::Serve(row))));
    steps.extend(AGREED.iter().map(|row| (row.ago, row.by, Step::Agree(row))));
    steps.extend(ACCEPTED.iter().map(|row| (row.ago, row.by, Step::Accept(row))));
    // Stable: on one day the order is that above, and so nothing comes before what it is about.
    order::sort_by_key(&mut steps, |(ago, ..)| -ago);
    steps
}

fn of_idea(steps: &mut Vec<(i64, Who, Step)>, row: &'static IdeaRow) {
    steps.push((row.ago, row.by, Step::Capture(row)));
    if !row.supports.is_empty() {
        steps.push((row.ago, row.by, Step::Supports(row)));
    }
    let mut ago = row.ago;
    for who in row.votes {
        ago = (ago - 2).max(1);
        steps.push((ago, *who, Step::Vote(row.key)));
    }
    steps.extend(row.triage.iter().map(|(ago, by, word)| (*ago, *by, Step::Triage(row.key, *word))));
    if !row.duplicate_of.is_empty() {
        steps.extend(row.triage.first().map(|(ago, by, _)| (*ago, *by, Step::Duplicate(row))));
    }
    steps.extend(row.cites.iter().map(|(ago, pilot)| (*ago, row.by, Step::Cite(row.key, pilot))));
}

fn of_pilot(steps: &mut Vec<(i64, Who, Step)>, row: &'static PilotRow) {
    steps.push((row.planned, row.lead, Step::Plan(row)));
    let Some(start) = row.start.filter(|_| row.started) else { return };
    steps.push((start, row.lead, Step::Start(row)));
    let mut ago = start;
    for at in 0..row.check_ins.len() {
        ago -= row.every;
        let by = if at % 3 == 2 { row.with } else { row.lead };
        steps.push((ago, by, Step::CheckIn(row, at)));
    }
    steps.extend(row.amended.iter().map(|amended| (amended.ago, row.lead, Step::Amend(row, amended))));
    let Some(outcome) = &row.outcome else { return };
    steps.push((outcome.ago, row.lead, Step::Conclude(row, outcome)));
    // What wasn't decided with the verdict, one of the two who answer for the programme decided later.
    let later = outcome.decision.filter(|(ago, _)| *ago != outcome.ago);
    steps.extend(later.map(|(ago, decision)| (ago, NOOR, Step::Decide(row.key, decision))));
    steps.extend(outcome.in_use.map(|ago| (ago, CHIDI, Step::InUse(row.key))));
}
