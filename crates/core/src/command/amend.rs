//! Amendments: changing what was locked at the start, with a reason.

use super::check_in::signed;
use super::criterion::{CriterionDraft, place};
use super::pilot::{add_criteria, last_place};
use super::writer::{Writer, live, named, required};
use super::{Command, Context, Refused};
use crate::Date;
use crate::journal::{Change, RecordId};
use crate::model::stage::{PilotStage, pilot_stage};
use crate::model::{Book, Criterion, CriterionRole, Entry, EntryType, Pilot};

/// Changes locked things of a running pilot; what stood at the start stays beside it. A refusal names a
/// criterion's row in the pilot's list; new ones stand below it.
#[derive(Clone, Debug, PartialEq)]
pub struct Amend {
    /// The pilot.
    pub pilot: RecordId,
    /// Why.
    pub reason: String,
    /// The new hypothesis; none leaves it.
    pub hypothesis: Option<String>,
    /// The new planned end; none leaves it.
    pub planned_end: Option<Date>,
    /// What happens to criteria; those not named stay.
    pub criteria: Vec<CriterionAmendment>,
}

/// What happens to a criterion of a running pilot.
#[derive(Clone, Debug, PartialEq)]
pub enum CriterionAmendment {
    /// It is changed.
    Change {
        /// The criterion.
        criterion: RecordId,
        /// What it says from now on.
        draft: CriterionDraft,
    },
    /// Another one comes.
    Add(CriterionDraft),
    /// It goes.
    Remove(RecordId),
}

impl Command for Amend {
    fn decide(&self, context: &mut Context<'_>) -> Result<Change, Refused> {
        let book = context.book;
        let pilot: Pilot = live(book, &self.pilot)?;
        let since = match pilot_stage(book, &pilot) {
            PilotStage::Running { since } => since,
            PilotStage::Planned => {
                return Err(Refused::whole(
                    "This pilot has not started; edit its plan without an amendment.",
                ));
            }
            PilotStage::Concluded(..) => {
                return Err(Refused::whole("This pilot is concluded; reopen it before amending it."));
            }
        };
        let mut w = Writer::new(context, format!("Amend {}", named(book, &pilot.id)));
        if let Some(hypothesis) = &self.hypothesis {
            required("hypothesis", hypothesis, "A running pilot needs its hypothesis.")?;
            w.set(&pilot.id, Pilot::hypothesis, hypothesis.clone());
        }
        if let Some(end) = self.planned_end {
            if end < since {
                return Err(Refused::field(
                    "planned_end",
                    format!("The pilot started on {since}; end it later."),
                ));
            }
            w.set(&pilot.id, Pilot::planned_end, Some(end));
        }
        self.criteria(context, &mut w)?;
        if w.is_empty() {
            return Err(Refused::whole("Nothing differs from what is there; there is nothing to amend."));
        }
        required("reason", &self.reason, "Say why this changes after the start.")?;
        let entry = w.create::<Entry>(context)?;
        w.set(&entry, Entry::about, Some(pilot.id));
        w.set(&entry, Entry::r#type, Some(EntryType::Amendment));
        w.set(&entry, Entry::day, Some(context.today));
        w.set(&entry, Entry::text, self.reason.clone());
        signed(&mut w, context, &entry)?;
        w.finish()
    }
}

impl Amend {
    fn criteria(&self, context: &mut Context<'_>, w: &mut Writer<'_>) -> Result<(), Refused> {
        let book = context.book;
        let before = book.criteria_of(&self.pilot);
        let is_must = |role: Option<CriterionRole>| role == Some(CriterionRole::Must);
        let mut roles: Vec<(&RecordId, Option<CriterionRole>)> =
            before.iter().map(|criterion| (&criterion.id, criterion.role)).collect();
        let had_must = roles.iter().any(|(_, role)| is_must(*role));
        let mut added_must = false;
        let mut last = last_place(book, &self.pilot);
        let mut added = 0;
        for amendment in &self.criteria {
            // The row, for the form: that of the pilot's list, and new ones below it.
            let at = match amendment {
                CriterionAmendment::Change { criterion, .. } | CriterionAmendment::Remove(criterion) => {
                    before.iter().position(|own| own.id == *criterion).unwrap_or(0)
                }
                CriterionAmendment::Add(_) => {
                    added += 1;
                    before.len() + added - 1
                }
            };
            match amendment {
                CriterionAmendment::Change { criterion, draft } => {
                    own(book, &self.pilot, criterion, at)?;
                    draft.check_complete(Some(at))?;
                    draft.write(w, criterion);
                    for (_, role) in roles.iter_mut().filter(|(id, _)| *id == criterion) {
                        *role = Some(draft.role);
                    }
                }
                CriterionAmendment::Add(draft) => {
                    draft.check_complete(Some(at))?;
                    add_criteria(w, context, &self.pilot, last, std::slice::from_ref(draft))?;
                    last += 1.0;
                    added_must |= is_must(Some(draft.role));
                }
                CriterionAmendment::Remove(criterion) => {
                    own(book, &self.pilot, criterion, at)?;
                    w.exists(criterion, false);
                    roles.retain(|(id, _)| *id != criterion);
                }
            }
        }
        if had_must && !added_must && !roles.iter().any(|(_, role)| is_must(*role)) {
            return Err(Refused::field("criteria", "Keep at least one criterion that must be met."));
        }
        Ok(())
    }
}

/// Refuses unless the criterion is one of the pilot's.
fn own(book: &Book, pilot: &RecordId, criterion: &RecordId, at: usize) -> Result<(), Refused> {
    let found: Criterion = live(book, criterion)?;
    if found.pilot.as_ref() == Some(pilot) {
        Ok(())
    } else {
        Err(Refused::field(place("criteria", Some(at)), "This criterion belongs to another pilot."))
    }
}
