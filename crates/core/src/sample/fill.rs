//! From a row of the tables to a command.

use super::copy::{Copy, missing, person, teams};
use super::pages::{FollowUpRow, OnboardingRow};
use super::people::{DEV_OPS, DEV_REL};
use super::rows::{AmendRow, CriterionRow, IdeaRow, IssueRow, OutcomeRow, PilotRow};
use super::steps::Step;
use crate::Value;
use crate::command::*;
use crate::journal::RecordId;
use crate::model::{Answer, Basis, Goal, Idea, Issue, IssueType, Kind, Kpi, Outcome, Page, Pilot, ScoreKind};

/// A command, and the kind and key of what it makes where other rows speak of that.
type Filled = (Box<dyn Command>, Option<(&'static str, &'static str)>);

/// What holds for the whole workspace.
fn settings(time_zone: &str) -> SaveSettings {
    SaveSettings {
        name: super::NAME.into(),
        time_zone: time_zone.into(),
        currency: "EUR".into(),
        score: ScoreKind::None,
        sla: [Some(4.0), Some(24.0), Some(72.0), Some(168.0)],
    }
}

fn capture(row: &IdeaRow) -> Result<CaptureIdea, Refused> {
    let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
    Ok(CaptureIdea {
        title: row.title.into(),
        problem: row.problem.into(),
        team: teams(&[row.team])?.pop(),
        tags: words(row.tags),
        technologies: words(row.technologies),
        ..CaptureIdea::default()
    })
}

impl Copy<'_> {
    /// The command that a step stands for.
    pub(super) fn command(&self, step: &Step) -> Result<Filled, Refused> {
        let idea = |key| self.made(Idea::NAME, key);
        let pilot = |key| self.made(Pilot::NAME, key);
        let outcome = |key| self.made(Outcome::NAME, key);
        let issue = |key| self.made(Issue::NAME, key);
        let command: Box<dyn Command> = match *step {
            Step::Capture(row) => return Ok((Box::new(capture(row)?), Some((Idea::NAME, row.key)))),
            Step::Plan(row) => return Ok((Box::new(self.plan(row)?), Some((Pilot::NAME, row.key)))),
            Step::Raise(row) => return Ok((Box::new(self.raise(row)?), Some((Issue::NAME, row.key)))),
            Step::Settings => Box::new(settings(self.time_zone)),
            Step::Team(name, purpose) => Box::new(AddTeam { name: name.into(), purpose: purpose.into() }),
            Step::Person(name, of) => Box::new(AddPerson { name: name.into(), teams: teams(of)? }),
            Step::Supports(row) => Box::new(self.supports(row)?),
            Step::Vote(key) => Box::new(Vote { idea: idea(key)?, vote: true }),
            Step::Triage(key, triage) => Box::new(Triage { idea: idea(key)?, triage }),
            Step::Duplicate(row) => {
                Box::new(MarkDuplicate { idea: idea(row.key)?, of: Some(idea(row.duplicate_of)?) })
            }
            Step::Cite(key, of) => Box::new(Cite { idea: idea(key)?, outcome: outcome(of)?, cite: true }),
            Step::Start(row) => Box::new(StartPilot { pilot: pilot(row.key)?, on: self.day }),
            Step::CheckIn(row, at) => Box::new(self.check_in(row, at)?),
            Step::Amend(row, amended) => Box::new(self.amend(row, amended)?),
            Step::Conclude(row, how) => Box::new(self.conclude(row, how)?),
            Step::Decide(key, decision) => {
                Box::new(Decide { outcome: outcome(key)?, decision, on: self.day })
            }
            Step::InUse(key) => Box::new(MarkInUse { outcome: outcome(key)?, on: Some(self.day) }),
            Step::Answer(key, text) => {
                Box::new(AnswerIssue { issue: issue(key)?, text: text.into(), at: None })
            }
            Step::Escalate(key, to) => {
                let to = to.iter().map(|to| person(*to)).collect::<Result<_, _>>()?;
                Box::new(EscalateIssue { issue: issue(key)?, to, text: String::new() })
            }
            Step::Resolve(key, learning) => {
                Box::new(ResolveIssue { issue: issue(key)?, learning: learning.into(), at: None })
            }
            Step::Page(row) => {
                let (title, template) = (row.title.into(), row.template.into());
                let page = CreatePage { title, template, text: row.text.into() };
                return Ok((Box::new(page), Some((Page::NAME, row.key))));
            }
            Step::FollowUp(row) => Box::new(self.follow_up(row)?),
            Step::Learn(row) => Box::new(self.learn(row)?),
            Step::Learned(title, learning) => Box::new(self.learned(title, learning)?),
            Step::Onboard(row) => {
                let (page, person) = (self.made(Page::NAME, row.page)?, person(row.person)?);
                Box::new(StartOnboarding { page, person, from: self.day })
            }
            Step::Onboarded(row, at, learning) => {
                let issue = self.onboarding_step(row, at)?;
                Box::new(ResolveIssue { issue, learning: learning.into(), at: None })
            }
            Step::Comment(row) => {
                Box::new(Comment { about: self.made(row.kind, row.key)?, text: row.text.into() })
            }
            Step::Goal(row) => return Ok((Box::new(self.goal(row)?), Some((Goal::NAME, row.key)))),
            Step::Kpi(row) => return Ok((Box::new(self.kpi(row)?), Some((Kpi::NAME, row.key)))),
            Step::Read(kpi, read, note) => Box::new(self.read(kpi, read, note)?),
            Step::Serve(row) => Box::new(self.serve(row)?),
            Step::Agree(row) => Box::new(self.agree(row)?),
            Step::Accept(row) => Box::new(self.accept(row)?),
        };
        Ok((command, None))
    }

    fn supports(&self, row: &IdeaRow) -> Result<Edit, Refused> {
        let teams = teams(row.supports)?;
        let field = Idea::supporting_teams.as_str();
        let values = teams.iter().map(|team| (format!("{field}/{team}"), Value::Bool(true)));
        Ok(Edit { record: self.made(Idea::NAME, row.key)?, values: values.collect() })
    }

    fn plan(&self, row: &PilotRow) -> Result<PlanPilot, Refused> {
        Ok(PlanPilot {
            idea: self.made(Idea::NAME, row.idea)?,
            title: row.title.into(),
            hypothesis: row.hypothesis.into(),
            plan: row.plan.into(),
            lead: Some(person(row.lead)?),
            planned_start: row.start.map(|ago| self.date(ago)),
            planned_end: row.end.map(|ago| self.date(ago)),
            budget: number(row.budget),
            chance: number(row.chance),
            serves: Vec::new(),
            criteria: row.criteria.iter().map(draft).collect(),
        })
    }

    fn check_in(&self, row: &PilotRow, at: usize) -> Result<CheckIn, Refused> {
        let pilot = self.made(Pilot::NAME, row.key)?;
        let (confidence, text, values) = row.check_ins.get(at).ok_or_else(|| missing(row.key))?;
        let criteria = self.criteria(&pilot);
        let read = |(criterion, value): (&(RecordId, bool), &f64)| {
            let value = number(*value)?;
            let yes_no = criterion.1;
            let value = if yes_no { ReadingValue::YesNo(value > 0.0) } else { ReadingValue::Number(value) };
            Some((criterion.0.clone(), value))
        };
        let readings = criteria.iter().zip(*values).filter_map(read).collect();
        Ok(CheckIn { pilot, text: (*text).into(), confidence: *confidence, day: self.day, readings })
    }

    fn amend(&self, row: &PilotRow, amended: &AmendRow) -> Result<Amend, Refused> {
        let pilot = self.made(Pilot::NAME, row.key)?;
        let (at, target) = amended.target;
        let (criterion, _) = self.criteria(&pilot).into_iter().nth(at).ok_or_else(|| missing(row.key))?;
        let draft = row.criteria.get(at).map(draft).ok_or_else(|| missing(row.key))?;
        let draft = CriterionDraft { target: number(target), ..draft };
        Ok(Amend {
            pilot,
            reason: amended.reason.into(),
            hypothesis: None,
            planned_end: Some(self.date(amended.end)),
            criteria: vec![CriterionAmendment::Change { criterion, draft }],
        })
    }

    fn conclude(&self, row: &PilotRow, outcome: &OutcomeRow) -> Result<Conclude, Refused> {
        let pilot = self.made(Pilot::NAME, row.key)?;
        let result = |((criterion, yes_no), value): ((RecordId, bool), &f64)| {
            let value = number(*value);
            let yes = value.map(|value| value > 0.0);
            (criterion, if yes_no { CriterionResult::YesNo(yes) } else { CriterionResult::Number(value) })
        };
        let results = self.criteria(&pilot).into_iter().zip(outcome.results).map(result).collect();
        let impact = |(words, amount, unit, basis): &(&str, f64, &str, Basis)| ImpactDraft {
            kpi: None,
            words: (*words).into(),
            amount: number(*amount),
            unit: (*unit).into(),
            basis: *basis,
        };
        let mut impacts: Vec<ImpactDraft> = outcome.impacts.iter().map(impact).collect();
        impacts.extend(self.moved(row.key)?);
        let with_it = outcome.decision.filter(|(ago, _)| *ago == outcome.ago);
        Ok(Conclude {
            pilot,
            results,
            verdict: outcome.verdict,
            verdict_reason: outcome.reason.into(),
            hypothesis_was: Some(outcome.was),
            decided_on: self.day,
            decision: with_it.map(|(_, decision)| decision),
            decision_on: None,
            learning: outcome.learning.into(),
            next_step: outcome.next.into(),
            cost: number(outcome.cost),
            impacts,
        })
    }

    fn raise(&self, row: &IssueRow) -> Result<RaiseIssue, Refused> {
        Ok(RaiseIssue {
            about: Some(self.made(Pilot::NAME, row.pilot)?),
            title: row.title.into(),
            text: row.text.into(),
            kind: row.kind,
            severity: row.severity,
            teams: teams(row.teams)?,
            owner: Some(person(row.owner)?),
            due_on: row.due.map(|ago| self.date(ago)),
            opened_at: row.opened.map(|hours| self.hours_before_today(hours)),
        })
    }

    fn follow_up(&self, row: &FollowUpRow) -> Result<RaiseIssue, Refused> {
        Ok(RaiseIssue {
            about: Some(self.made(Page::NAME, row.page)?),
            title: row.title.into(),
            text: String::new(),
            kind: IssueType::FollowUp,
            severity: None,
            teams: teams(&[DEV_OPS, DEV_REL])?,
            owner: Some(person(row.owner)?),
            due_on: Some(self.date(row.due)),
            opened_at: None,
        })
    }

    fn onboarding_step(&self, row: &OnboardingRow, at: usize) -> Result<RecordId, Refused> {
        let page = self.book.get(&self.made(Page::NAME, row.page)?).ok_or_else(|| missing(row.page))?;
        let steps = onboarding_steps(&self.book, &page, &person(row.person)?, self.day);
        steps.into_iter().nth(at).map(|step| step.issue).ok_or_else(|| missing(row.page))
    }

    /// A pilot's criteria in their order, and whether they are answered by yes or no.
    fn criteria(&self, pilot: &RecordId) -> Vec<(RecordId, bool)> {
        let criteria = self.book.criteria_of(pilot).into_iter();
        criteria.map(|criterion| (criterion.id, criterion.answer == Some(Answer::YesNo))).collect()
    }
}

fn draft(row: &CriterionRow) -> CriterionDraft {
    CriterionDraft {
        role: row.role,
        answer: row.answer,
        measure: row.measure.into(),
        unit: row.unit.into(),
        direction: Some(row.direction),
        baseline: number(row.baseline),
        target: number(row.target),
    }
}

/// A number, where there is one.
pub(super) fn number(number: f64) -> Option<f64> {
    Some(number).filter(|number| !number.is_nan())
}
