//! `funnel`: how far the period's ideas have come.

use super::portfolio::Portfolio;
use super::stats::wilson::Share;
use super::view::{Places, View, places};
use crate::json::{Value, object};
use crate::model::choice::Triage;

/// The ideas created in the period, as they stand at `as_of`, by the steps that they have reached. Each
/// step's ideas are among those of the step before.
#[derive(Clone, Debug, Default)]
pub struct Funnel {
    /// The ideas that reached each step, in the order of [`FunnelStep::ALL`].
    pub steps: [Places; 6],
}

/// A step of the funnel.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FunnelStep {
    /// Created in the period.
    Created,
    /// Triaged so, or with a pilot.
    Shortlisted,
    /// A pilot of it started.
    Piloted,
    /// Some pilot of it has an outcome.
    Concluded,
    /// Some outcome of it succeeded.
    Succeeded,
    /// Some succeeded outcome of it was decided adopt.
    Adopted,
}

impl FunnelStep {
    /// All steps, in order.
    pub const ALL: [FunnelStep; 6] = [
        FunnelStep::Created,
        FunnelStep::Shortlisted,
        FunnelStep::Piloted,
        FunnelStep::Concluded,
        FunnelStep::Succeeded,
        FunnelStep::Adopted,
    ];

    /// Its name in JSON.
    pub fn word(self) -> &'static str {
        match self {
            FunnelStep::Created => "created",
            FunnelStep::Shortlisted => "shortlisted",
            FunnelStep::Piloted => "piloted",
            FunnelStep::Concluded => "concluded",
            FunnelStep::Succeeded => "succeeded",
            FunnelStep::Adopted => "adopted",
        }
    }
}

impl Funnel {
    pub(super) fn of(portfolio: &Portfolio, view: &View) -> Funnel {
        let created = places(view.new_ideas());
        let among = |ideas: &Places, holds: &dyn Fn(u32) -> bool| -> Places {
            ideas.iter().copied().filter(|place| holds(*place)).collect()
        };
        let reached = |place: u32| view.reached[place as usize];
        let shortlisted = among(&created, &|place| {
            reached(place).first_start.is_some()
                || portfolio.ideas[place as usize].triage_on(view.as_of).0 == Triage::Shortlisted
        });
        let piloted = among(&shortlisted, &|place| reached(place).first_start.is_some());
        let concluded = among(&piloted, &|place| reached(place).first_end.is_some());
        let succeeded = among(&concluded, &|place| reached(place).succeeded);
        let adopted = among(&succeeded, &|place| reached(place).adopted);
        Funnel { steps: [created, shortlisted, piloted, concluded, succeeded, adopted] }
    }

    /// The ideas that reached a step.
    pub fn ideas(&self, step: FunnelStep) -> &Places {
        &self.steps[step as usize]
    }

    /// The share of the step before; none for the first.
    pub fn of_previous(&self, step: FunnelStep) -> Option<Share> {
        let before = (step as usize).checked_sub(1)?;
        Some(Share::new(self.ideas(step).len(), self.steps[before].len()))
    }

    pub(super) fn to_json(&self) -> Value {
        let steps = FunnelStep::ALL.into_iter().map(|step| {
            object([
                ("step", step.word().into()),
                ("count", self.ideas(step).len().into()),
                ("of_previous", self.of_previous(step).map_or(Value::Null, Share::to_json)),
            ])
        });
        Value::List(steps.collect())
    }
}
