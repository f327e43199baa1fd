//! What the records say in numbers. `docs/METRICS.md` gives every definition; each family is a file.
//!
//! Pure functions of a [`Portfolio`] and a [`Scope`]. Every number knows the records that make it
//! ([`Metrics::records`]) and is explained in plain words in one place ([`definition`]).

pub mod aging;
mod agreed;
pub mod alignment;
pub mod answers;
pub mod calibration;
pub mod compare;
pub mod criteria;
pub mod cross_team;
pub mod cumulative_flow;
mod definition;
pub mod deployments;
pub mod duration;
pub mod entries;
mod explain;
pub mod fed;
pub mod flow;
pub mod follow_through;
mod from_book;
mod from_book_agreed;
pub mod funnel;
pub mod gains;
pub mod ideas;
pub mod impact;
pub mod issues;
pub mod kpi;
pub mod learned_together;
pub mod learning;
pub mod money;
mod names;
mod number;
pub mod pilots;
pub mod portfolio;
mod portion;
mod scope;
pub mod stats;
mod steps;
pub mod success_within;
pub mod survey;
pub mod technologies;
mod title;
mod view;
mod window;

pub use compare::{Change, Compared, Comparison, ComparisonDraft, Trend};
pub use definition::{DEFINITIONS, Definition, definition};
pub use explain::{Explained, explain};
pub use from_book::{PortfolioReader, portfolio_of};
pub use number::{
    Apart, DurationOf, DurationPart, KpiPart, MoneyOf, Number, PortionOf, Reached, Side, TechnologyPart,
};
pub use portfolio::Portfolio;
pub use portion::Portion;
pub use scope::{Period, Scope, ScopeError};
pub use stats::wilson::{Estimate, Share};
pub use steps::MetricsDraft;
pub use view::Places;

use crate::date::Date;
use crate::json::{Value, object};
use aging::Aging;
use alignment::Alignment;
use calibration::Calibration;
use criteria::Criteria;
use cross_team::CrossTeam;
use cumulative_flow::CumulativeFlow;
use deployments::Deployments;
use duration::Durations;
use entries::Entries;
use flow::Flow;
use funnel::Funnel;
use ideas::Ideas;
use impact::Impact;
use issues::Issues;
use kpi::KpiRow;
use learning::Learning;
use pilots::Pilots;
use success_within::SuccessWithin;
use survey::Surveys;
use technologies::Technology;
use view::View;

/// All metrics of a scope.
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
    /// What pilots taught.
    pub learning: Learning,
    /// What pilots were held against.
    pub criteria: Criteria,
    /// What adopted results brought and cost.
    pub impact: Impact,
    /// `pilots.past_planned_end`: pilots running at `as_of` whose planned end is before it, of those
    /// running that have one.
    pub past_planned_end: Portion,
    /// `follow_through`: adopted results in use within 90 days of the decision, of those adopted in the
    /// period and at least so long ago.
    pub follow_through: Portion,
    /// Whether stated chances came true.
    pub calibration: Calibration,
    /// The technologies that ideas name, by name.
    pub technologies: Vec<Technology>,
    /// How far the KPIs are, by name.
    pub kpis: Vec<KpiRow>,
    /// How soon issues are answered and resolved.
    pub issues: Issues,
    /// `deployments.success`, a row a KPI.
    pub deployments: Vec<Deployments>,
    /// What people answered.
    pub surveys: Surveys,
    /// What was held.
    pub entries: Entries,
    /// Whether teams pull at the same KPIs.
    pub alignment: Alignment,
    view: View,
}

impl Metrics {
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

    /// All metrics as JSON: [`Metrics::to_json`], and the tag, the outcome, impact and learning metrics, and those of
    /// KPIs and working together, in the names of `docs/METRICS.md`.
    pub fn to_json_all(&self) -> Value {
        let mut json = match self.to_json() {
            Value::Object(json) => json,
            other => return other,
        };
        let technologies = self.technologies.iter().map(Technology::to_json);
        for (name, value) in [
            ("tag", self.tag().into()),
            ("learning", self.learning.to_json()),
            ("criteria", self.criteria.to_json()),
            ("impact", self.impact.to_json()),
            ("follow_through", self.follow_through.to_json()),
            ("calibration", self.calibration.to_json()),
            ("technologies", Value::List(technologies.collect())),
            ("kpi", kpi::to_json(&self.kpis)),
            ("issues", self.issues.to_json()),
            ("deployments", deployments::to_json(&self.deployments)),
            ("survey", self.surveys.to_json()),
            ("entries", self.entries.to_json()),
            ("alignment", self.alignment.to_json()),
        ] {
            json.insert(name.to_owned(), value);
        }
        if let Some(Value::Object(pilots)) = json.get_mut("pilots") {
            pilots.insert("past_planned_end".to_owned(), self.past_planned_end.to_json());
        }
        Value::Object(json)
    }

    /// The innovation metrics as JSON, in the names and the shape of `tests/data/kep.expected.json`.
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
