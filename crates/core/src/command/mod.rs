//! What people do: commands in, a change out, or a refusal that says what to do. Rules bind commands,
//! never data: a record that is read may lack anything.

pub mod agree;
pub mod amend;
pub mod capture_line;
pub mod check_in;
pub mod close_round;
pub mod conclude;
pub mod criterion;
pub mod edit;
pub mod goal;
pub mod idea;
pub mod issue;
pub mod kpi;
pub mod kpi_templates;
pub mod learning;
pub mod lifecycle;
pub mod onboarding;
pub mod page;
pub mod page_templates;
pub mod pasted_readings;
pub mod people;
pub mod pilot;
pub mod plans;
pub mod put_back;
pub mod reading;
pub mod review_note;
pub mod settle;
pub mod survey_question;
pub mod together;
pub mod undo;

mod issue_times;
mod refused;
mod rules;
mod whole;
mod writer;

pub use agree::{AcceptMismatch, Agree};
pub use amend::{Amend, CriterionAmendment};
pub use check_in::{CheckIn, Comment, ReadingValue};
pub use close_round::CloseRound;
pub use conclude::{
    Conclude, ConcludeForm, CriterionResult, Decide, ImpactDraft, MarkInUse, Reopen, prefill,
    suggested_verdict, suggested_why,
};
pub use criterion::CriterionDraft;
pub use edit::Edit;
pub use goal::{GoalDraft, SaveGoal, Serve};
pub use idea::{CaptureIdea, Cite, MarkDuplicate, Triage, Vote};
pub use issue::{AnswerIssue, EscalateIssue, RaiseIssue, ReopenIssue, ResolveIssue};
pub use kpi::{KpiDraft, OwnKpi, SaveKpi};
pub use kpi_templates::{KPI_TEMPLATES, KpiTemplate, kpi_template};
pub use learning::{ChangeEntry, EntryForm, FollowUp, LogEntry};
pub use lifecycle::{Archive, Restore, Trash};
pub use onboarding::{OnboardingStep, StartOnboarding, StepFate, onboarding_steps};
pub use page::{CreatePage, SavePage};
pub use page_templates::{PAGE_TEMPLATES, PageTemplate};
pub use pasted_readings::{PastedReading, pasted_readings};
pub use people::{AddPerson, AddTeam, SaveSettings};
pub use pilot::{
    AddCriterion, MoveCriterion, PlanPilot, RemoveCriterion, RunAgain, StartGap, StartPilot, moved_place,
    start_gaps,
};
pub use plans::{BuiltInPlan, PLANS};
pub use put_back::PutBack;
pub use reading::{AddReading, AddReadings, ReadingDraft};
pub use refused::Refused;
pub use review_note::NoteReview;
pub use settle::{Settle, SettleDeleted};
pub use survey_question::survey_question;
pub use together::Together;
pub use undo::{redo, redo_all, undo, undo_all};

pub use crate::model::agreed::accepts_key;

use crate::journal::{Change, RecordId};
use crate::model::Book;
use crate::model::ids::Ids;
use crate::{Date, Time};

/// What a command decides from: the records as they are, and what the caller knows of the moment.
#[derive(Debug)]
pub struct Context<'a> {
    /// The records.
    pub book: &'a Book,
    /// The day in the workspace's time zone.
    pub today: Date,
    /// The instant.
    pub now: Time,
    /// "This is me", if this device knows.
    pub me: Option<RecordId>,
    /// The IANA name of the device's time zone, written with the first save.
    pub time_zone: &'a str,
    /// Ids of new records.
    pub ids: &'a mut Ids,
}

/// Something a person wants done, as a value.
pub trait Command {
    /// Decides it: what is to be written, or why not.
    fn decide(&self, context: &mut Context<'_>) -> Result<Change, Refused>;
}
