//! The record kinds, each declared once, struct and field table together, in a file of its own; and
//! what follows from records without being stored.

pub mod agreed;
pub mod amended;
pub mod attention;
pub mod book;
pub mod choice;
pub mod escalation;
pub mod fed;
pub mod field;
pub mod ids;
pub mod kind;
pub mod learned;
pub mod parts;
pub mod pressure;
pub mod progress;
pub mod score;
pub mod serving;
pub mod sla;
pub mod stage;
pub mod suggestion;
pub mod weeks;

mod criterion;
mod entry;
mod goal;
pub mod goal_serving;
mod idea;
mod impact;
mod issue;
mod kpi;
mod outcome;
mod page;
mod person;
mod pilot;
mod reading;
mod settings;
mod team;

pub use book::Book;
pub use choice::{
    Answer, Basis, Choice, Confidence, CriterionRole, Decision, Direction, EntryType, HypothesisWas,
    IssueType, KpiDirection, ReadAs, ScoreKind, Triage, Verdict,
};
pub use criterion::Criterion;
pub use entry::Entry;
pub use field::{FieldDecl, Name};
pub use goal::Goal;
pub use idea::Idea;
pub use impact::Impact;
pub use issue::Issue;
pub use kind::{Kind, KindDecl, schema};
pub use kpi::{BETWEEN_TEAMS, CSAT, DEPLOYMENTS, Kpi, NPS, fewest_answers};
pub use outcome::Outcome;
pub use page::{Page, WORKING_AGREEMENT};
pub use person::Person;
pub use pilot::Pilot;
pub use reading::{ANSWERS, Reading, counts_shown, differ_by_few};
pub use settings::Settings;
pub use team::Team;

/// All kinds. A new one is one line here and a file beside.
pub const KINDS: &[KindDecl] = &[
    KindDecl::of::<Settings>(),
    KindDecl::of::<Team>(),
    KindDecl::of::<Person>(),
    KindDecl::of::<Idea>(),
    KindDecl::of::<Pilot>(),
    KindDecl::of::<Criterion>(),
    KindDecl::of::<Outcome>(),
    KindDecl::of::<Impact>(),
    KindDecl::of::<Entry>(),
    KindDecl::of::<Issue>(),
    KindDecl::of::<Goal>(),
    KindDecl::of::<Kpi>(),
    KindDecl::of::<Reading>(),
    KindDecl::of::<Page>(),
];
