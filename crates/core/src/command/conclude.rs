//! Outcomes: concluding, deciding, taking into use, reopening.

use super::criterion::place;
use super::rules::{amount, finite, not_in_future, word};
use super::writer::{Writer, chosen, live, named, required};
use super::{Command, Context, Refused};
use crate::Date;
use crate::journal::{Change, RecordId, State};
use crate::model::book::outcome_id;
use crate::model::stage::{PilotStage, pilot_stage};
use crate::model::suggestion::{Met, met, needs_reason, of_reading, suggested, why};
use crate::model::{
    Answer, Basis, Book, Criterion, Decision as Follows, HypothesisWas, Impact, Kind, Kpi, Outcome, Pilot,
    Verdict,
};

/// Concludes a running pilot.
#[derive(Clone, Debug, PartialEq)]
pub struct Conclude {
    /// The pilot.
    pub pilot: RecordId,
    /// What its criteria came to; those not named keep what they have.
    pub results: Vec<(RecordId, CriterionResult)>,
    /// How it ended.
    pub verdict: Verdict,
    /// Needed against the suggestion, and for abandoned.
    pub verdict_reason: String,
    /// What it said of the hypothesis.
    pub hypothesis_was: Option<HypothesisWas>,
    /// The day of the verdict.
    pub decided_on: Date,
    /// What follows; none yet where empty.
    pub decision: Option<Follows>,
    /// The day of the decision; that of the verdict where empty.
    pub decision_on: Option<Date>,
    /// For the next one who tries something like it; may be empty.
    pub learning: String,
    /// What is done now.
    pub next_step: String,
    /// Cost in all, in the currency it has already, else the workspace's.
    pub cost: Option<f64>,
    /// What it changed; these replace what a reopened outcome had.
    pub impacts: Vec<ImpactDraft>,
}

/// What a criterion came to; empty where it has no result.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum CriterionResult {
    /// Of a number criterion.
    Number(Option<f64>),
    /// Of a yes/no criterion.
    YesNo(Option<bool>),
}

/// What an outcome changed, as a form has it.
#[derive(Clone, Debug, PartialEq)]
pub struct ImpactDraft {
    /// The KPI that moved.
    pub kpi: Option<RecordId>,
    /// In own words, where it is no KPI.
    pub words: String,
    /// By how much.
    pub amount: Option<f64>,
    /// A unit, or a currency of ISO 4217.
    pub unit: String,
    /// Measured or expected.
    pub basis: Basis,
}

impl Command for Conclude {
    fn decide(&self, context: &mut Context<'_>) -> Result<Change, Refused> {
        let book = context.book;
        let pilot: Pilot = live(book, &self.pilot)?;
        let since = match pilot_stage(book, &pilot) {
            PilotStage::Running { since } => since,
            PilotStage::Planned => return Err(Refused::whole("This pilot has not started; start it first.")),
            PilotStage::Concluded(..) => {
                return Err(Refused::whole(
                    "This pilot is concluded already; reopen it to conclude it again.",
                ));
            }
        };
        self.check_days(since, context.today)?;
        self.check_results(book)?;
        self.check_verdict(book, &pilot)?;
        self.check_impacts(book)?;
        amount("cost", self.cost)?;
        let what = format!("Conclude {} as {}", named(book, &pilot.id), word(self.verdict));
        let mut w = Writer::new(context, what);
        let outcome = new_outcome_id(&pilot.id)?;
        self.write_outcome(&mut w, book, &pilot, &outcome);
        for (criterion, result) in &self.results {
            match *result {
                CriterionResult::Number(number) => w.put(criterion, Criterion::result, number),
                CriterionResult::YesNo(yes) => w.put(criterion, Criterion::result_yes, yes),
            }
        }
        for old in book.impacts_of(&outcome) {
            w.exists(&old.id, false);
        }
        for draft in &self.impacts {
            let impact = w.create::<Impact>(context)?;
            w.set(&impact, Impact::outcome, Some(outcome.clone()));
            w.set(&impact, Impact::kpi, draft.kpi.clone());
            w.set(&impact, Impact::words, draft.words.clone());
            w.set(&impact, Impact::amount, draft.amount);
            w.set(&impact, Impact::unit, draft.unit.clone());
            w.set(&impact, Impact::basis, Some(draft.basis));
        }
        w.finish()
    }
}

impl Conclude {
    fn check_days(&self, since: Date, today: Date) -> Result<(), Refused> {
        not_in_future("decided_on", self.decided_on, today)?;
        if self.decided_on < since {
            let message = format!("The pilot started on {since}; it can't be concluded before.");
            return Err(Refused::field("decided_on", message));
        }
        if self.decision.is_some()
            && let Some(on) = self.decision_on
        {
            not_in_future("decision_on", on, today)?;
            if on < self.decided_on {
                return Err(Refused::field(
                    "decision_on",
                    "The decision follows the verdict; choose a later day.",
                ));
            }
        }
        Ok(())
    }

    fn check_results(&self, book: &Book) -> Result<(), Refused> {
        for (at, (criterion, result)) in self.results.iter().enumerate() {
            let criterion: Criterion = live(book, criterion)?;
            if criterion.pilot.as_ref() != Some(&self.pilot) {
                let field = place("result", Some(at));
                return Err(Refused::field(field, "This criterion belongs to another pilot."));
            }
            let yes_no = criterion.answer == Some(Answer::YesNo);
            match *result {
                CriterionResult::Number(number) if !yes_no => finite(&place("result", Some(at)), number)?,
                CriterionResult::YesNo(_) if yes_no => {}
                CriterionResult::Number(_) => {
                    let field = place("result_yes", Some(at));
                    return Err(Refused::field(field, "This criterion is answered by yes or no."));
                }
                CriterionResult::YesNo(_) => {
                    let field = place("result", Some(at));
                    return Err(Refused::field(field, "This criterion is answered by a number."));
                }
            }
        }
        Ok(())
    }

    fn check_verdict(&self, book: &Book, pilot: &Pilot) -> Result<(), Refused> {
        let suggestion = suggested_verdict(book, &pilot.id, &self.results);
        if !needs_reason(self.verdict, suggestion) {
            return Ok(());
        }
        let message = match suggestion.filter(|_| self.verdict != Verdict::Abandoned) {
            Some(suggestion) => {
                format!("The criteria say {}; say why you decide otherwise.", word(suggestion))
            }
            None => "Say why the pilot was abandoned.".to_owned(),
        };
        required("verdict_reason", &self.verdict_reason, &message)
    }

    fn check_impacts(&self, book: &Book) -> Result<(), Refused> {
        for (at, draft) in self.impacts.iter().enumerate() {
            match &draft.kpi {
                Some(kpi) => chosen(book, &place("kpi", Some(at)), kpi, &[Kpi::NAME])?,
                None => {
                    let message = "Choose a KPI, or say what changed in your own words.";
                    required(&place("words", Some(at)), &draft.words, message)?;
                }
            }
            finite(&place("amount", Some(at)), draft.amount)?;
        }
        Ok(())
    }

    /// Every field, empty ones too, so that two conclusions conflict openly.
    fn write_outcome(&self, w: &mut Writer<'_>, book: &Book, pilot: &Pilot, id: &RecordId) {
        let before = book.snapshot().get(id).map(|record| Outcome::read(id, record));
        let currency = currency_of(book, before.as_ref());
        // A reopened outcome's day of use is kept while it can still hold.
        let in_use = before.and_then(|before| before.in_use_on);
        let in_use = in_use.filter(|day| self.decision == Some(Follows::Adopt) && *day >= self.decided_on);
        w.exists(id, true);
        w.put(id, Outcome::pilot, Some(pilot.id.clone()));
        w.put(id, Outcome::verdict, Some(self.verdict));
        w.put(id, Outcome::verdict_reason, self.verdict_reason.clone());
        w.put(id, Outcome::hypothesis_was, self.hypothesis_was);
        w.put(id, Outcome::decided_on, Some(self.decided_on));
        w.put(id, Outcome::decision, self.decision);
        w.put(id, Outcome::decision_on, self.decision_on.filter(|_| self.decision.is_some()));
        w.put(id, Outcome::learning, self.learning.clone());
        w.put(id, Outcome::next_step, self.next_step.clone());
        w.put(id, Outcome::cost, self.cost);
        w.put(id, Outcome::cost_currency, if self.cost.is_some() { currency } else { String::new() });
        w.put(id, Outcome::in_use_on, in_use);
    }
}

/// The currency of an outcome's cost: the one it had, else the workspace's.
fn currency_of(book: &Book, before: Option<&Outcome>) -> String {
    let own = before.map(|before| before.cost_currency.clone()).filter(|own| !own.is_empty());
    own.unwrap_or_else(|| book.settings().currency)
}

/// The verdict that a pilot's criteria suggest with these results; a criterion not named counts with
/// the result it has.
pub fn suggested_verdict(
    book: &Book,
    pilot: &RecordId,
    results: &[(RecordId, CriterionResult)],
) -> Option<Verdict> {
    let criteria = book.criteria_of(pilot);
    suggested(criteria.iter().map(|criterion| (criterion.role, met_with(criterion, results))))
}

/// Why these results suggest that verdict, in words.
pub fn suggested_why(book: &Book, pilot: &RecordId, results: &[(RecordId, CriterionResult)]) -> String {
    let criteria = book.criteria_of(pilot);
    why(criteria.iter().map(|own| (own.role, met_with(own, results), own.measure.as_str())))
}

fn met_with(criterion: &Criterion, results: &[(RecordId, CriterionResult)]) -> Met {
    let given = results.iter().find(|(id, _)| *id == criterion.id).map(|(_, result)| *result);
    let (number, yes) = match given {
        Some(CriterionResult::Number(number)) => (number, None),
        Some(CriterionResult::YesNo(yes)) => (None, yes),
        None => (criterion.result, criterion.result_yes),
    };
    met(criterion, number, yes)
}

/// What the form of a conclusion begins with.
#[derive(Clone, Debug, PartialEq)]
pub struct ConcludeForm {
    /// Whether the pilot was concluded before and reopened.
    pub reopened: bool,
    /// The criteria in their order, with the latest reading; reopened, with the result they had.
    pub results: Vec<(RecordId, CriterionResult)>,
    /// What these results suggest.
    pub suggested: Option<Verdict>,
    /// The verdict it had.
    pub verdict: Option<Verdict>,
    /// The reason it had.
    pub verdict_reason: String,
    /// What it said of the hypothesis.
    pub hypothesis_was: Option<HypothesisWas>,
    /// The day of the verdict it had.
    pub decided_on: Option<Date>,
    /// What was to follow.
    pub decision: Option<Follows>,
    /// The day of that decision.
    pub decision_on: Option<Date>,
    /// What was learned.
    pub learning: String,
    /// What was to be done.
    pub next_step: String,
    /// Cost in all.
    pub cost: Option<f64>,
    /// The currency of that cost.
    pub cost_currency: String,
    /// What it changed.
    pub impacts: Vec<ImpactDraft>,
}

/// What the form of a pilot's conclusion begins with: the latest readings and the verdict they suggest;
/// reopened, everything that was said before.
pub fn prefill(book: &Book, pilot: &Pilot) -> ConcludeForm {
    let id = outcome_id(&pilot.id);
    let before = id.and_then(|id| {
        let record = book.snapshot().get(&id).filter(|record| record.state() == Some(State::Deleted))?;
        Some(Outcome::read(&id, record))
    });
    let reopened = before.is_some();
    let results: Vec<(RecordId, CriterionResult)> = book
        .criteria_of(&pilot.id)
        .into_iter()
        .map(|criterion| {
            let (number, yes) = result_so_far(book, &criterion, reopened);
            let result = match criterion.answer {
                Some(Answer::YesNo) => CriterionResult::YesNo(yes),
                Some(Answer::Number) | None => CriterionResult::Number(number),
            };
            (criterion.id, result)
        })
        .collect();
    let suggested = suggested_verdict(book, &pilot.id, &results);
    let impacts = before.iter().flat_map(|before| book.impacts_of(&before.id)).map(|impact| ImpactDraft {
        kpi: impact.kpi,
        words: impact.words,
        amount: impact.amount,
        unit: impact.unit,
        basis: impact.basis.unwrap_or(Basis::Expected),
    });
    let impacts = impacts.collect();
    let text = |field: fn(&Outcome) -> &String| before.as_ref().map(field).cloned().unwrap_or_default();
    ConcludeForm {
        reopened,
        results,
        suggested,
        verdict: before.as_ref().and_then(|before| before.verdict),
        verdict_reason: text(|before| &before.verdict_reason),
        hypothesis_was: before.as_ref().and_then(|before| before.hypothesis_was),
        decided_on: before.as_ref().and_then(|before| before.decided_on),
        decision: before.as_ref().and_then(|before| before.decision),
        decision_on: before.as_ref().and_then(|before| before.decision_on),
        learning: text(|before| &before.learning),
        next_step: text(|before| &before.next_step),
        cost: before.as_ref().and_then(|before| before.cost),
        cost_currency: currency_of(book, before.as_ref()),
        impacts,
    }
}

/// A criterion's latest reading, else its result; reopened, the other way round.
fn result_so_far(book: &Book, criterion: &Criterion, reopened: bool) -> (Option<f64>, Option<bool>) {
    let result = (criterion.result, criterion.result_yes);
    let readings = book.readings_of(&criterion.id);
    let read = readings.iter().rev().map(|reading| of_reading(criterion, reading));
    let read = { read }.find(|read| *read != (None, None));
    let has_result = match criterion.answer {
        Some(Answer::YesNo) => result.1.is_some(),
        Some(Answer::Number) | None => result.0.is_some(),
    };
    if reopened && has_result { result } else { read.unwrap_or(result) }
}

/// Says what follows from an outcome.
#[derive(Clone, Debug, PartialEq)]
pub struct Decide {
    /// The outcome.
    pub outcome: RecordId,
    /// What follows.
    pub decision: Follows,
    /// The day of the decision.
    pub on: Date,
}

impl Command for Decide {
    fn decide(&self, context: &mut Context<'_>) -> Result<Change, Refused> {
        let outcome: Outcome = live(context.book, &self.outcome)?;
        not_in_future("decision_on", self.on, context.today)?;
        if outcome.decided_on.is_some_and(|verdict| self.on < verdict) {
            return Err(Refused::field(
                "decision_on",
                "The decision follows the verdict; choose a later day.",
            ));
        }
        let what = format!("Decide to {}: {}", word(self.decision), named(context.book, &outcome.id));
        let mut w = Writer::new(context, what);
        if outcome.decision != Some(self.decision) || outcome.decision_on != Some(self.on) {
            w.put(&outcome.id, Outcome::decision, Some(self.decision));
            w.put(&outcome.id, Outcome::decision_on, Some(self.on));
        }
        if self.decision != Follows::Adopt {
            w.set(&outcome.id, Outcome::in_use_on, None);
        }
        w.finish()
    }
}

/// Says since when an adopted result is in real use by those it was meant for, or that it isn't.
#[derive(Clone, Debug, PartialEq)]
pub struct MarkInUse {
    /// The outcome.
    pub outcome: RecordId,
    /// The first day of real use; none where it isn't in use.
    pub on: Option<Date>,
}

impl Command for MarkInUse {
    fn decide(&self, context: &mut Context<'_>) -> Result<Change, Refused> {
        let outcome: Outcome = live(context.book, &self.outcome)?;
        if let Some(on) = self.on {
            if outcome.decision != Some(Follows::Adopt) {
                return Err(Refused::field(
                    "in_use_on",
                    "Only what was decided to be adopted can be in use.",
                ));
            }
            not_in_future("in_use_on", on, context.today)?;
            if outcome.decided_on.is_some_and(|verdict| on < verdict) {
                return Err(Refused::field("in_use_on", "Real use follows the verdict; choose a later day."));
            }
        }
        let verb = if self.on.is_some() { "Mark as in use" } else { "Mark as not in use" };
        let mut w = Writer::new(context, format!("{verb}: {}", named(context.book, &outcome.id)));
        w.set(&outcome.id, Outcome::in_use_on, self.on);
        w.finish()
    }
}

/// Reopens a concluded pilot: it runs again, and what its outcome said is kept for the next conclusion.
#[derive(Clone, Debug, PartialEq)]
pub struct Reopen {
    /// The pilot.
    pub pilot: RecordId,
}

impl Command for Reopen {
    fn decide(&self, context: &mut Context<'_>) -> Result<Change, Refused> {
        let pilot: Pilot = live(context.book, &self.pilot)?;
        let outcome = context.book.outcome_of(&pilot.id);
        let outcome = outcome.ok_or_else(|| Refused::whole("This pilot is not concluded."))?;
        let mut w = Writer::new(context, format!("Reopen {}", named(context.book, &pilot.id)));
        w.exists(&outcome.id, false);
        w.finish()
    }
}

fn new_outcome_id(pilot: &RecordId) -> Result<RecordId, Refused> {
    outcome_id(pilot).ok_or_else(|| Refused::whole("No id could be made for the outcome."))
}
