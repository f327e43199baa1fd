//! KPIs: the form, and owning one.

use super::edit::{save, set_values};
use super::goal::ids;
use super::kpi_templates::KpiTemplate;
use super::writer::{Writer, chosen, live, named, quoted};
use super::{Command, Context, Refused};
use crate::journal::{Change, Record, RecordId};
use crate::model::{Choice, Kind, Kpi, KpiDirection, ReadAs, Team};
use crate::{Date, Value};

/// Adds a KPI, or saves its form.
#[derive(Clone, Debug, PartialEq)]
pub struct SaveKpi {
    /// The KPI; none creates one.
    pub kpi: Option<RecordId>,
    /// What it is to be.
    pub draft: KpiDraft,
}

/// A KPI as a form has it.
#[derive(Clone, Debug, PartialEq)]
pub struct KpiDraft {
    /// What it measures.
    pub name: String,
    /// Its unit.
    pub unit: String,
    /// Which way is good; needed.
    pub direction: Option<KpiDirection>,
    /// How it is counted.
    pub definition: String,
    /// Where it comes from.
    pub source: String,
    /// The goals it stands for.
    pub goals: Vec<RecordId>,
    /// The teams that own it.
    pub owners: Vec<RecordId>,
    /// The teams that contribute; none of them owns it too.
    pub contributors: Vec<RecordId>,
    /// Where it stood at the start.
    pub baseline: Option<f64>,
    /// Where it is to be when due; optional, on the good side of the baseline.
    pub target: Option<f64>,
    /// The first day.
    pub start_on: Option<Date>,
    /// The day it is due; after the start.
    pub due_on: Option<Date>,
    /// Days from one reading to the next, a whole number from 1.
    pub cadence_days: Option<f64>,
    /// How it is read.
    pub read_as: ReadAs,
    /// Of a KPI fed by a metric its id; of one read in answers how they are condensed; of k of n whether these
    /// are deployments; else empty.
    pub metric: String,
    /// The fewest answers of a reading, a whole number from 3; 5 where empty.
    pub threshold: Option<f64>,
    /// Who answers, of a feedback between teams.
    pub from_team: Option<RecordId>,
    /// Whom the answers are about; another team.
    pub to_team: Option<RecordId>,
}

impl Default for KpiDraft {
    fn default() -> KpiDraft {
        KpiDraft {
            name: String::new(),
            unit: String::new(),
            direction: None,
            definition: String::new(),
            source: String::new(),
            goals: Vec::new(),
            owners: Vec::new(),
            contributors: Vec::new(),
            baseline: None,
            target: None,
            start_on: None,
            due_on: None,
            cadence_days: None,
            read_as: ReadAs::Value,
            metric: String::new(),
            threshold: None,
            from_team: None,
            to_team: None,
        }
    }
}

impl KpiDraft {
    /// What the form of a KPI begins with.
    pub fn of(kpi: &Kpi) -> KpiDraft {
        KpiDraft {
            name: kpi.name.clone(),
            unit: kpi.unit.clone(),
            direction: kpi.direction,
            definition: kpi.definition.clone(),
            source: kpi.source.clone(),
            goals: ids(&kpi.goals),
            owners: ids(&kpi.owners),
            contributors: ids(&kpi.contributors),
            baseline: kpi.baseline,
            target: kpi.target,
            start_on: kpi.start_on,
            due_on: kpi.due_on,
            cadence_days: kpi.cadence_days,
            read_as: kpi.form(),
            metric: kpi.metric.clone(),
            threshold: kpi.threshold,
            from_team: kpi.from_team.clone(),
            to_team: kpi.to_team.clone(),
        }
    }

    /// What the form of a new KPI begins with when it comes from a template.
    pub fn of_template(template: &KpiTemplate) -> KpiDraft {
        KpiDraft {
            name: template.name.to_owned(),
            unit: template.unit.to_owned(),
            direction: Some(template.direction),
            definition: template.definition.to_owned(),
            source: template.source.to_owned(),
            cadence_days: Some(f64::from(template.cadence_days)),
            read_as: template.read_as,
            metric: template.metric.to_owned(),
            threshold: template.threshold.map(f64::from),
            ..KpiDraft::default()
        }
    }

    fn values(&self, before: &Record) -> Vec<(String, Value)> {
        let day = |day: Option<Date>| Value::from(day.map(|day| day.to_string()));
        let team = |team: &Option<RecordId>| Value::from(team.as_ref().map(RecordId::as_str));
        // A KPI that says nothing of how it is read is read by its value.
        let read_as = before.value(Kpi::read_as.as_str()).is_some() || self.read_as != ReadAs::Value;
        let read_as = if read_as { self.read_as.word().into() } else { Value::Null };
        let plain = [
            (Kpi::name.as_str(), self.name.clone().into()),
            (Kpi::unit.as_str(), self.unit.clone().into()),
            (Kpi::direction.as_str(), self.direction.map(Choice::word).into()),
            (Kpi::definition.as_str(), self.definition.clone().into()),
            (Kpi::source.as_str(), self.source.clone().into()),
            (Kpi::baseline.as_str(), self.baseline.into()),
            (Kpi::target.as_str(), self.target.into()),
            (Kpi::start_on.as_str(), day(self.start_on)),
            (Kpi::due_on.as_str(), day(self.due_on)),
            (Kpi::cadence_days.as_str(), self.cadence_days.into()),
            (Kpi::read_as.as_str(), read_as),
            (Kpi::metric.as_str(), self.metric.clone().into()),
            (Kpi::threshold.as_str(), self.threshold.into()),
            (Kpi::from_team.as_str(), team(&self.from_team)),
            (Kpi::to_team.as_str(), team(&self.to_team)),
        ];
        let mut values: Vec<(String, Value)> =
            plain.into_iter().map(|(field, value)| (field.to_owned(), value)).collect();
        set_values(&mut values, before, Kpi::goals, &self.goals);
        set_values(&mut values, before, Kpi::owners, &self.owners);
        set_values(&mut values, before, Kpi::contributors, &self.contributors);
        values
    }
}

impl Command for SaveKpi {
    fn decide(&self, context: &mut Context<'_>) -> Result<Change, Refused> {
        let what = match &self.kpi {
            Some(kpi) => format!("Edit {}", named(context.book, kpi)),
            None => format!("Add KPI {}", quoted(&self.draft.name)),
        };
        save::<Kpi>(context, self.kpi.as_ref(), what, &|before| self.draft.values(before))
    }
}

/// Makes a team an owner of a KPI beside those it has, and no longer a mere contributor.
#[derive(Clone, Debug, PartialEq)]
pub struct OwnKpi {
    /// The KPI.
    pub kpi: RecordId,
    /// The team.
    pub team: RecordId,
}

impl Command for OwnKpi {
    fn decide(&self, context: &mut Context<'_>) -> Result<Change, Refused> {
        let kpi: Kpi = live(context.book, &self.kpi)?;
        chosen(context.book, "team", &self.team, &[Team::NAME])?;
        let (team, this) = (context.book.name_of(&self.team), named(context.book, &kpi.id));
        if kpi.owners.contains(&self.team) {
            return Err(Refused::field("team", format!("{team} owns this KPI already.")));
        }
        let mut w = Writer::new(context, format!("Make {team} an owner of {this}"));
        w.element(&kpi.id, Kpi::owners, self.team.as_str(), true)?;
        w.element(&kpi.id, Kpi::contributors, self.team.as_str(), false)?;
        w.finish()
    }
}
