//! What the records say in numbers. `docs/METRICS.md` gives every definition; each family is a file.
//!
//! Pure functions of a [`Portfolio`] and a [`Scope`]. Every number knows the records that make it
//! ([`Metrics::records`]) and is explained in plain words in one place ([`definition`]).

pub mod aging;
pub mod cross_team;
pub mod cumulative_flow;
mod definition;
pub mod duration;
mod explain;
pub mod flow;
mod from_book;
pub mod funnel;
pub mod ideas;
mod names;
mod number;
pub mod pilots;
pub mod portfolio;
mod scope;
pub mod stats;
pub mod success_within;
mod view;

pub use definition::{DEFINITIONS, Definition, definition};
pub use explain::{Explained, explain};
pub use from_book::portfolio_of;
pub use number::{DurationOf, DurationPart, Number, Reached};
pub use portfolio::Portfolio;
pub use scope::{Period, Scope, ScopeError};
pub use stats::wilson::{Estimate, Share};
pub use view::Places;

use crate::date::Date;
use crate::json::{Value, object};
use aging::Aging;
use cross_team::CrossTeam;
use cumulative_flow::CumulativeFlow;
use duration::Durations;
use flow::Flow;
use funnel::Funnel;
use ideas::Ideas;
use pilots::Pilots;
use success_within::SuccessWithin;
use view::View;

/// All innovation metrics of a scope.
#[derive(Clone, Debug)]
pub struct Metrics {
    /// The ideas created in the period.
    pub ideas: Ideas,
    /// The pilots started, running and concluded.
    pub pilots: Pilots,
    /// The headline: success that counts the unfinished.
    pub success_within: SuccessWithin,
    /// How far the period's ideas have come.
    pub funnel: Funnel,
    /// From an idea's creation to its first pilot.
    pub time_to_pilot: Durations,
    /// From a pilot's start to its outcome.
    pub pilot_duration: Durations,
    /// How much runs at once and gets done.
    pub flow: Flow,
    /// How many ideas had come how far, by month.
    pub cumulative_flow: CumulativeFlow,
    /// What runs at `as_of`, and for how long.
    pub aging: Aging,
    /// Ideas of more than one team.
    pub cross_team: CrossTeam,
    view: View,
}

impl Metrics {
    /// Computes everything.
    pub fn of(portfolio: &Portfolio, scope: &Scope) -> Result<Metrics, ScopeError> {
        let view = View::new(portfolio, scope)?;
        Ok(Metrics {
            ideas: Ideas::of(&view),
            pilots: Pilots::of(portfolio, &view),
            success_within: SuccessWithin::of(&view),
            funnel: Funnel::of(portfolio, &view),
            time_to_pilot: Durations::to_pilot(portfolio, &view),
            pilot_duration: Durations::of_pilots(&view),
            flow: Flow::of(&view),
            cumulative_flow: CumulativeFlow::of(&view),
            aging: Aging::of(&view),
            cross_team: CrossTeam::of(&view),
            view,
        })
    }

    /// The day as of which everything was read.
    pub fn as_of(&self) -> Date {
        self.view.as_of
    }

    /// The period, as it was resolved.
    pub fn period(&self) -> Period {
        self.view.period
    }

    /// The team that was chosen.
    pub fn team(&self) -> Option<&str> {
        self.view.team.as_deref()
    }

    /// The tag that was chosen.
    pub fn tag(&self) -> Option<&str> {
        self.view.tag.as_deref()
    }

    /// The metrics as JSON, in the names and the shape of `tests/data/kep.expected.json`.
    pub fn to_json(&self) -> Value {
        object([
            ("as_of", self.as_of().to_string().into()),
            ("from", self.period().from().to_string().into()),
            ("to", self.period().to().to_string().into()),
            ("team", self.team().into()),
            ("ideas", self.ideas.to_json()),
            ("pilots", self.pilots.to_json()),
            ("funnel", self.funnel.to_json()),
            ("time_to_pilot", self.time_to_pilot.to_json()),
            ("pilot_duration", self.pilot_duration.to_json()),
            ("success_within", self.success_within.to_json()),
            ("flow", self.flow.to_json()),
            ("cumulative_flow", self.cumulative_flow.to_json()),
            ("cross_team", self.cross_team.to_json()),
            ("aging", self.aging.to_json()),
        ])
    }
}
