//! What core is given: the instant, the actor, the person. Options make runs reproducible.

use std::time::{SystemTime, UNIX_EPOCH};

use chrono::{DateTime, Offset, TimeZone, Utc};
use clap::Args;
use pilotbook_core::journal::{Actor, Clock, Journal};
use pilotbook_core::model::ids::Ids;
use pilotbook_core::{Date, Time};

use crate::Failed;

/// Options that stand for the clock, chance and the person.
#[derive(Args)]
pub struct MomentOptions {
    /// The instant, such as 2026-11-23T10:15:30Z; the clock's without it
    #[arg(long, global = true)]
    now: Option<String>,
    /// Who writes, 16 hex digits; random without it
    #[arg(long, global = true)]
    actor: Option<String>,
    /// The person's name or record id, kept with what is written
    #[arg(long, global = true, default_value = "")]
    by: String,
}

/// The moment of a run.
pub struct Moment {
    /// Milliseconds since 1970-01-01 UTC.
    pub now: i64,
    /// Who writes.
    pub actor: Actor,
    /// The person.
    pub by: String,
}

impl MomentOptions {
    /// Reads them.
    pub fn resolve(&self) -> Result<Moment, Failed> {
        let now = match &self.now {
            Some(text) => DateTime::parse_from_rfc3339(text)
                .map_err(|_| format!("--now {text} is no instant. Write it as 2026-11-23T10:15:30Z."))?
                .timestamp_millis(),
            None => {
                let since =
                    SystemTime::now().duration_since(UNIX_EPOCH).map_err(|error| error.to_string())?;
                i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
            }
        };
        let actor = match &self.actor {
            Some(text) => Actor::parse(text)
                .ok_or_else(|| format!("--actor {text} is not 16 lower-case hex digits."))?,
            None => {
                let mut bytes = [0; 8];
                getrandom::fill(&mut bytes).map_err(|error| error.to_string())?;
                Actor(u64::from_be_bytes(bytes))
            }
        };
        if self.by.len() > 1000 {
            return Err("--by is longer than 1000 bytes.".to_owned());
        }
        Ok(Moment { now, actor, by: self.by.clone() })
    }
}

impl Moment {
    /// The instant as files write it.
    pub fn text(&self) -> String {
        let instant = DateTime::<Utc>::from_timestamp_millis(self.now).unwrap_or_default();
        instant.to_rfc3339_opts(chrono::SecondsFormat::Millis, true)
    }

    /// A clock that has seen a journal.
    pub fn clock(&self, journal: &Journal) -> Clock {
        let mut clock = Clock::new(self.actor);
        for transaction in journal.contents() {
            clock.observe(transaction.id, self.now);
        }
        clock
    }

    /// Ids for new records.
    pub fn ids(&self) -> Ids {
        Ids::of_text(&format!("{} {}", self.text(), self.actor))
    }

    /// The instant to the second.
    pub fn time(&self) -> Time {
        Time::of_unix_ms(self.now)
    }

    /// The day in a time zone; in UTC where its name is empty or unknown.
    pub fn today(&self, zone: &str) -> Date {
        let zone = zone_of(zone);
        let instant = DateTime::<Utc>::from_timestamp_millis(self.now).unwrap_or_default();
        Date::parse(&instant.with_timezone(&zone).format("%Y-%m-%d").to_string())
            .unwrap_or_else(|| Date::of_unix_ms(self.now))
    }
}

/// By how many seconds a time zone's clocks are ahead of UTC at an instant; those of UTC where its name is empty or
/// unknown.
pub fn ahead(zone: &str) -> impl Fn(Time) -> i64 + use<> {
    let zone = zone_of(zone);
    move |instant| {
        let instant = DateTime::<Utc>::from_timestamp(instant.unix_seconds(), 0).unwrap_or_default();
        zone.offset_from_utc_datetime(&instant.naive_utc()).fix().local_minus_utc().into()
    }
}

fn zone_of(name: &str) -> chrono_tz::Tz {
    name.parse().unwrap_or(chrono_tz::UTC)
}
