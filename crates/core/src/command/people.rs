//! Teams, people, and the workspace's settings.

use super::rules::within;
use super::writer::{Writer, chosen, label, quoted, required};
use super::{Command, Context, Refused};
use crate::Value;
use crate::journal::{Change, RecordId, State};
use crate::model::book::settings_id;
use crate::model::{Kind, Person, ScoreKind, Settings, Team, ids};

/// Adds a team.
#[derive(Clone, Debug, PartialEq)]
pub struct AddTeam {
    /// Its name.
    pub name: String,
    /// What it is there for.
    pub purpose: String,
}

impl Command for AddTeam {
    fn decide(&self, context: &mut Context<'_>) -> Result<Change, Refused> {
        required("name", &self.name, "Give the team a name.")?;
        let mut w = Writer::new(context, format!("Add team {}", quoted(&self.name)));
        let team = id_by_name::<Team>(&mut w, context, &self.name)?;
        w.set(&team, Team::name, self.name.clone());
        if !self.purpose.trim().is_empty() {
            w.set(&team, Team::purpose, self.purpose.clone());
        }
        w.finish()
    }
}

/// Adds a person.
#[derive(Clone, Debug, PartialEq)]
pub struct AddPerson {
    /// Their name.
    pub name: String,
    /// The teams they belong to.
    pub teams: Vec<RecordId>,
}

impl Command for AddPerson {
    fn decide(&self, context: &mut Context<'_>) -> Result<Change, Refused> {
        required("name", &self.name, "Give the person a name.")?;
        let mut w = Writer::new(context, format!("Add person {}", quoted(&self.name)));
        let person = id_by_name::<Person>(&mut w, context, &self.name)?;
        w.set(&person, Person::name, self.name.clone());
        for team in &self.teams {
            chosen(context.book, "teams", team, &[Team::NAME])?;
            w.element(&person, Person::teams, team.as_str(), true)?;
        }
        w.finish()
    }
}

/// The id computed from a name, so that the same name entered in two copies is one record; one in the
/// trash comes back. A random one where a record of another name holds it.
fn id_by_name<K: Kind>(
    w: &mut Writer<'_>,
    context: &mut Context<'_>,
    name: &str,
) -> Result<RecordId, Refused> {
    let name = name.trim();
    let snapshot = context.book.snapshot();
    let mut live = snapshot.live_of_kind(K::NAME);
    if live.any(|(_, record)| record.value("name").and_then(Value::as_text) == Some(name)) {
        return Err(Refused::field("name", format!("There is a {} of that name already.", label(K::NAME))));
    }
    let holder = |id: &RecordId| {
        let record = snapshot.get(id).filter(|record| record.state().is_some())?;
        Some((record.state() == Some(State::Live), record.value("name").and_then(Value::as_text)))
    };
    match ids::named(K::NAME, name) {
        Some(id)
            if matches!(holder(&id), None | Some((false, None)))
                || holder(&id) == Some((false, Some(name))) =>
        {
            w.exists(&id, true);
            // A name that comes back is no more in the archive than one that is new.
            if snapshot.get(&id).and_then(|record| record.value("archived")) == Some(&Value::Bool(true)) {
                w.put_value(&id, "archived", false.into());
            }
            Ok(id)
        }
        _ => w.create::<K>(context),
    }
}

/// Saves what holds for the whole workspace.
#[derive(Clone, Debug, PartialEq)]
pub struct SaveSettings {
    /// What people call the workspace.
    pub name: String,
    /// IANA name of the time zone whose day is today.
    pub time_zone: String,
    /// ISO 4217, or empty.
    pub currency: String,
    /// How ideas are scored.
    pub score: ScoreKind,
    /// Hours to resolve an issue of severity 1 to 4.
    pub sla: [Option<f64>; 4],
}

impl Command for SaveSettings {
    fn decide(&self, context: &mut Context<'_>) -> Result<Change, Refused> {
        required("name", &self.name, "Give the workspace a name.")?;
        required("time_zone", &self.time_zone, "Choose the time zone whose day is today.")?;
        let currency = self.currency.trim();
        if !currency.is_empty() && !super::rules::is_currency(currency) {
            return Err(Refused::field("currency", "A currency is three capital letters, such as EUR."));
        }
        let slas =
            [Settings::sla_1_hours, Settings::sla_2_hours, Settings::sla_3_hours, Settings::sla_4_hours];
        for (name, hours) in slas.iter().zip(self.sla) {
            within(name.as_str(), hours, f64::MIN_POSITIVE..=f64::MAX)
                .map_err(|_| Refused::field(name.as_str(), "Use a number of hours above 0."))?;
        }
        let id = settings_id();
        let mut w = Writer::new(context, "Save settings".to_owned());
        w.set(&id, Settings::name, self.name.clone());
        w.set(&id, Settings::time_zone, self.time_zone.clone());
        w.set(&id, Settings::currency, self.currency.clone());
        // Where nothing was ever chosen, no score is what holds already.
        let scored = context.book.settings().score.is_some() || self.score != ScoreKind::None;
        if scored {
            w.set(&id, Settings::score, Some(self.score));
        }
        for (name, hours) in slas.into_iter().zip(self.sla) {
            w.set(&id, name, hours);
        }
        if !w.is_empty() {
            // Said again, so that taking back the workspace's first step leaves the settings there.
            w.exists(&id, true);
        }
        w.finish()
    }
}
