//! Pilots: planning, criteria, the start, another run.

use std::fmt;

use super::criterion::CriterionDraft;
use super::plans::has_blank;
use super::rules::{amount, not_in_future, pilot_of, within};
use super::writer::{Writer, chosen, live, named, quoted};
use super::{Command, Context, Refused};
use crate::Date;
use crate::journal::{Change, RecordId};
use crate::model::stage::{PilotStage, pilot_stage};
use crate::model::{Answer, Book, Criterion, CriterionRole, Goal, Idea, Kind, Kpi, Person, Pilot};

/// Plans a pilot of an idea.
#[derive(Clone, Debug, PartialEq)]
pub struct PlanPilot {
    /// The idea it tries.
    pub idea: RecordId,
    /// In one line; the idea's title where empty.
    pub title: String,
    /// If we … then …, because ….
    pub hypothesis: String,
    /// How it is done.
    pub plan: String,
    /// The person who runs it.
    pub lead: Option<RecordId>,
    /// The day it is to start.
    pub planned_start: Option<Date>,
    /// The day it is to end.
    pub planned_end: Option<Date>,
    /// What it may cost, in the workspace's currency.
    pub budget: Option<f64>,
    /// Chance of success, 0–1.
    pub chance: Option<f64>,
    /// The goals and KPIs that it serves.
    pub serves: Vec<RecordId>,
    /// What decides whether it succeeded, in order.
    pub criteria: Vec<CriterionDraft>,
}

impl PlanPilot {
    /// A plan that is still to be written.
    pub fn of(idea: RecordId) -> PlanPilot {
        PlanPilot {
            idea,
            title: String::new(),
            hypothesis: String::new(),
            plan: String::new(),
            lead: None,
            planned_start: None,
            planned_end: None,
            budget: None,
            chance: None,
            serves: Vec::new(),
            criteria: Vec::new(),
        }
    }
}

impl Command for PlanPilot {
    fn decide(&self, context: &mut Context<'_>) -> Result<Change, Refused> {
        let book = context.book;
        let idea: Idea = live(book, &self.idea)?;
        if let Some(lead) = &self.lead {
            chosen(book, "lead", lead, &[Person::NAME])?;
        }
        if let (Some(start), Some(end)) = (self.planned_start, self.planned_end)
            && end < start
        {
            return Err(Refused::field("planned_end", "The planned end lies before the planned start."));
        }
        amount("budget", self.budget)?;
        within("chance", self.chance, 0.0..=1.0)?;
        for served in &self.serves {
            chosen(book, "serves", served, &[Goal::NAME, Kpi::NAME])?;
        }
        for (at, draft) in self.criteria.iter().enumerate() {
            draft.check(Some(at))?;
        }
        let title = if self.title.trim().is_empty() { &idea.title } else { &self.title };
        let mut w = Writer::new(context, format!("Plan pilot {}", quoted(title)));
        let pilot = w.create::<Pilot>(context)?;
        w.set(&pilot, Pilot::idea, Some(idea.id));
        w.set(&pilot, Pilot::title, self.title.clone());
        w.set(&pilot, Pilot::hypothesis, self.hypothesis.clone());
        w.set(&pilot, Pilot::plan, self.plan.clone());
        w.set(&pilot, Pilot::lead, self.lead.clone());
        w.set(&pilot, Pilot::planned_start, self.planned_start);
        w.set(&pilot, Pilot::planned_end, self.planned_end);
        w.set(&pilot, Pilot::chance, self.chance);
        for served in &self.serves {
            w.element(&pilot, Pilot::serves, served.as_str(), true)?;
        }
        if self.budget.is_some() {
            w.put(&pilot, Pilot::budget, self.budget);
            w.put(&pilot, Pilot::budget_currency, book.settings().currency);
        }
        add_criteria(&mut w, context, &pilot, 0.0, &self.criteria)?;
        w.finish()
    }
}

/// Adds a criterion to a pilot that has not started.
#[derive(Clone, Debug, PartialEq)]
pub struct AddCriterion {
    /// The pilot.
    pub pilot: RecordId,
    /// The criterion.
    pub draft: CriterionDraft,
}

impl Command for AddCriterion {
    fn decide(&self, context: &mut Context<'_>) -> Result<Change, Refused> {
        let pilot: Pilot = live(context.book, &self.pilot)?;
        unlocked(&pilot)?;
        self.draft.check(None)?;
        let what =
            format!("Add criterion {} to {}", quoted(&self.draft.measure), named(context.book, &pilot.id));
        let last = last_place(context.book, &pilot.id);
        let mut w = Writer::new(context, what);
        add_criteria(&mut w, context, &pilot.id, last, std::slice::from_ref(&self.draft))?;
        w.finish()
    }
}

/// Moves a criterion of a pilot that has not started to the trash.
#[derive(Clone, Debug, PartialEq)]
pub struct RemoveCriterion {
    /// The criterion.
    pub criterion: RecordId,
}

impl Command for RemoveCriterion {
    fn decide(&self, context: &mut Context<'_>) -> Result<Change, Refused> {
        let criterion: Criterion = live(context.book, &self.criterion)?;
        if let Some(pilot) = pilot_of(context.book, &criterion.id) {
            unlocked(&pilot)?;
        }
        let mut w = Writer::new(context, format!("Remove {}", named(context.book, &criterion.id)));
        w.exists(&criterion.id, false);
        w.finish()
    }
}

/// Moves a criterion in its list; at any time, since its place decides nothing.
#[derive(Clone, Debug, PartialEq)]
pub struct MoveCriterion {
    /// The criterion.
    pub criterion: RecordId,
    /// Where it stands now: a number between those of its neighbours.
    pub place: f64,
}

impl Command for MoveCriterion {
    fn decide(&self, context: &mut Context<'_>) -> Result<Change, Refused> {
        let criterion: Criterion = live(context.book, &self.criterion)?;
        let mut w = Writer::new(context, format!("Move {}", named(context.book, &criterion.id)));
        w.set(&criterion.id, Criterion::place, Some(self.place));
        w.finish()
    }
}

/// The place that takes a criterion before the one above it, or after the one below; none where there is
/// no such one.
pub fn moved_place(book: &Book, criterion: &RecordId, up: bool) -> Option<f64> {
    let pilot = book.get::<Criterion>(criterion)?.pilot?;
    let mut list = book.criteria_of(&pilot);
    if up {
        list.reverse();
    }
    let at = list.iter().position(|own| own.id == *criterion)?;
    let next = list.get(at + 1)?.place?;
    let step = if up { -1.0 } else { 1.0 };
    Some(list.get(at + 2).and_then(|beyond| beyond.place).map_or(next + step, |beyond| (next + beyond) / 2.0))
}

/// Starts a pilot: hypothesis, planned end and criteria are locked as they stand.
#[derive(Clone, Debug, PartialEq)]
pub struct StartPilot {
    /// The pilot.
    pub pilot: RecordId,
    /// The day it started.
    pub on: Date,
}

impl Command for StartPilot {
    fn decide(&self, context: &mut Context<'_>) -> Result<Change, Refused> {
        let pilot: Pilot = live(context.book, &self.pilot)?;
        match pilot_stage(context.book, &pilot) {
            PilotStage::Planned => {}
            PilotStage::Running { since } => {
                return Err(Refused::whole(format!("This pilot runs since {since}.")));
            }
            PilotStage::Concluded(..) => {
                return Err(Refused::whole("This pilot is concluded; run it again."));
            }
        }
        not_in_future("started_on", self.on, context.today)?;
        if let Some(gap) = start_gaps(context.book, &pilot).into_iter().next() {
            return Err(Refused::field(gap.field(), gap.to_string()));
        }
        if pilot.planned_end.is_some_and(|end| end < self.on) {
            return Err(Refused::field(
                "planned_end",
                "The planned end lies before the start; plan a later one.",
            ));
        }
        let mut w = Writer::new(context, format!("Start {}", named(context.book, &pilot.id)));
        let id = &pilot.id;
        w.set(id, Pilot::started_on, Some(self.on));
        w.set(id, Pilot::hypothesis_at_start, pilot.hypothesis.clone());
        w.set(id, Pilot::planned_end_at_start, pilot.planned_end);
        for criterion in context.book.criteria_of(id) {
            let id = &criterion.id;
            w.set(id, Criterion::role_at_start, criterion.role);
            w.set(id, Criterion::answer_at_start, criterion.answer);
            w.set(id, Criterion::measure_at_start, criterion.measure);
            w.set(id, Criterion::unit_at_start, criterion.unit);
            w.set(id, Criterion::direction_at_start, criterion.direction);
            w.set(id, Criterion::baseline_at_start, criterion.baseline);
            w.set(id, Criterion::target_at_start, criterion.target);
        }
        w.finish()
    }
}

/// Something that a pilot needs before it can start. A criterion is given by its row, from 0, and what
/// it measures.
#[derive(Clone, Debug, PartialEq)]
pub enum StartGap {
    /// No hypothesis.
    Hypothesis,
    /// A hypothesis that still has a blank of its pattern.
    HypothesisBlank,
    /// No planned end.
    PlannedEnd,
    /// No must criterion.
    MustCriterion,
    /// A criterion that is neither must nor guardrail.
    Role(usize, String),
    /// A criterion that doesn't say what is measured.
    Measure(usize),
    /// A number criterion without a direction.
    Direction(usize, String),
    /// A number criterion without a target.
    Target(usize, String),
}

impl StartGap {
    /// The field it is about; of a criterion, `name.row`.
    pub fn field(&self) -> String {
        match self {
            StartGap::Hypothesis | StartGap::HypothesisBlank => "hypothesis".to_owned(),
            StartGap::PlannedEnd => "planned_end".to_owned(),
            StartGap::MustCriterion => "criteria".to_owned(),
            StartGap::Role(at, _) => format!("role.{at}"),
            StartGap::Measure(at) => format!("measure.{at}"),
            StartGap::Direction(at, _) => format!("direction.{at}"),
            StartGap::Target(at, _) => format!("target.{at}"),
        }
    }

    /// What to do, as a whole sentence.
    pub fn message(&self) -> String {
        match self {
            StartGap::Hypothesis => "Write down the hypothesis: if we … then …, because ….".to_owned(),
            StartGap::HypothesisBlank => "Fill in the blanks of the hypothesis: “…”.".to_owned(),
            StartGap::PlannedEnd => "Plan the day on which the pilot ends.".to_owned(),
            StartGap::MustCriterion => "Add at least one criterion that must be met.".to_owned(),
            StartGap::Role(_, measure) => {
                format!("Say whether {} must be met or is a guardrail.", quoted(measure))
            }
            StartGap::Measure(at) => format!("Say what criterion {} measures, or asks.", at + 1),
            StartGap::Direction(_, measure) => {
                format!("Say whether at least or at most the target meets {}.", quoted(measure))
            }
            StartGap::Target(_, measure) => format!("Give {} its target.", quoted(measure)),
        }
    }
}

impl fmt::Display for StartGap {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message())
    }
}

/// What a pilot lacks before it can start; nothing where it can. That the planned end does not lie
/// before the start is seen when the start's day is given.
pub fn start_gaps(book: &Book, pilot: &Pilot) -> Vec<StartGap> {
    let mut gaps = Vec::new();
    if pilot.hypothesis.trim().is_empty() {
        gaps.push(StartGap::Hypothesis);
    } else if has_blank(&pilot.hypothesis) {
        gaps.push(StartGap::HypothesisBlank);
    }
    if pilot.planned_end.is_none() {
        gaps.push(StartGap::PlannedEnd);
    }
    let criteria = book.criteria_of(&pilot.id);
    if !criteria.iter().any(|criterion| criterion.role == Some(CriterionRole::Must)) {
        gaps.push(StartGap::MustCriterion);
    }
    for (at, criterion) in criteria.into_iter().enumerate() {
        let number = criterion.answer != Some(Answer::YesNo);
        let measure = criterion.measure;
        if measure.trim().is_empty() {
            gaps.push(StartGap::Measure(at));
        }
        if criterion.role.is_none() {
            gaps.push(StartGap::Role(at, measure.clone()));
        }
        if number && criterion.direction.is_none() {
            gaps.push(StartGap::Direction(at, measure.clone()));
        }
        if number && criterion.target.is_none() {
            gaps.push(StartGap::Target(at, measure));
        }
    }
    gaps
}

/// Plans a pilot like this one, without dates, results and chance: those are given anew.
#[derive(Clone, Debug, PartialEq)]
pub struct RunAgain {
    /// The pilot.
    pub pilot: RecordId,
}

impl Command for RunAgain {
    fn decide(&self, context: &mut Context<'_>) -> Result<Change, Refused> {
        let book = context.book;
        let old: Pilot = live(book, &self.pilot)?;
        if let Some(idea) = &old.idea {
            live::<Idea>(book, idea)?;
        }
        let mut w = Writer::new(context, format!("Plan {} again", named(book, &old.id)));
        let pilot = w.create::<Pilot>(context)?;
        w.set(&pilot, Pilot::idea, old.idea);
        w.set(&pilot, Pilot::title, old.title);
        w.set(&pilot, Pilot::hypothesis, old.hypothesis);
        w.set(&pilot, Pilot::plan, old.plan);
        w.set(&pilot, Pilot::lead, old.lead);
        if old.budget.is_some() {
            w.put(&pilot, Pilot::budget, old.budget);
            w.put(&pilot, Pilot::budget_currency, old.budget_currency);
        }
        for served in &old.serves {
            w.element(&pilot, Pilot::serves, served.as_str(), true)?;
        }
        let drafts: Vec<CriterionDraft> = book.criteria_of(&old.id).iter().map(CriterionDraft::of).collect();
        add_criteria(&mut w, context, &pilot, 0.0, &drafts)?;
        w.finish()
    }
}

/// New criteria of a pilot, after a place.
pub(super) fn add_criteria(
    w: &mut Writer<'_>,
    context: &mut Context<'_>,
    pilot: &RecordId,
    after: f64,
    drafts: &[CriterionDraft],
) -> Result<(), Refused> {
    let mut place = after;
    for draft in drafts {
        place += 1.0;
        let criterion = w.create::<Criterion>(context)?;
        w.set(&criterion, Criterion::pilot, Some(pilot.clone()));
        w.set(&criterion, Criterion::place, Some(place));
        draft.write(w, &criterion);
    }
    Ok(())
}

/// The last place in a pilot's list of criteria.
pub(super) fn last_place(book: &Book, pilot: &RecordId) -> f64 {
    book.all_criteria_of(pilot).iter().filter_map(|criterion| criterion.place).fold(0.0, f64::max).floor()
}

/// Refuses where a pilot's start has locked its criteria.
fn unlocked(pilot: &Pilot) -> Result<(), Refused> {
    match pilot.started_on {
        Some(_) => Err(Refused::whole("The criteria were locked at the start; amend them with a reason.")),
        None => Ok(()),
    }
}
