//! A tiny copy of a workspace that carries the sample's steps out, each on its day.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::people::{PEOPLE, TEAMS};
use super::rows::Who;
use super::steps::Step;
use crate::command::{Context, Refused};
use crate::journal::{Actor, Clock, Library, RecordId, Transaction, apply, new_transaction};
use crate::model::book::outcome_id;
use crate::model::ids::{Ids, named};
use crate::model::{Book, Kind, Outcome, Person, Pilot, Team};
use crate::{Date, Time};

const SECOND: i64 = 1000;
const MINUTE: i64 = 60 * SECOND;

/// The copy, and what it knows of the records it made.
pub struct Copy<'a> {
    today: Date,
    pub(super) time_zone: &'a str,
    random: u64,
    written: Vec<Arc<Transaction>>,
    pub(super) book: Book,
    clock: Clock,
    ids: Ids,
    /// The day it is at, and the instant.
    pub(super) day: Date,
    ms: i64,
    /// Ideas, pilots and issues by what the rows call them.
    made: BTreeMap<(&'static str, &'static str), RecordId>,
}

impl<'a> Copy<'a> {
    /// A copy in which nothing happened yet.
    pub fn new(today: Date, seed: u64, time_zone: &'a str) -> Copy<'a> {
        let mut copy = Copy {
            today,
            time_zone: if time_zone.trim().is_empty() { "UTC" } else { time_zone },
            random: seed,
            written: Vec::new(),
            book: Book::default(),
            clock: Clock::new(Actor(0)),
            ids: Ids::of_text(&format!("{} {seed}", super::NAME)),
            day: Date::FIRST,
            ms: i64::MIN,
            made: BTreeMap::new(),
        };
        copy.clock = Clock::new(Actor(copy.next_random()));
        copy
    }

    /// All that was written, oldest first.
    pub fn into_transactions(self) -> Vec<Arc<Transaction>> {
        self.written
    }

    /// Carries out what somebody did so many days ago.
    pub fn take_step(&mut self, ago: i64, by: Who, step: &Step) -> Result<(), Refused> {
        self.move_to(self.date(ago));
        let (command, makes) = self.command(step)?;
        let by = person(by)?;
        let mut context = Context {
            book: &self.book,
            today: self.day,
            now: Time::of_unix_ms(self.ms),
            me: Some(by.clone()),
            time_zone: self.time_zone,
            ids: &mut self.ids,
        };
        let change = command.decide(&mut context)?;
        if change.is_empty() {
            return Err(Refused::whole(format!("Nothing to write: {}.", change.what)));
        }
        if let Some((kind, key)) = makes {
            let id = change.set.keys().find(|id| id.kind() == kind).cloned();
            self.made.insert((kind, key), id.ok_or_else(|| missing(key))?);
        }
        let stamp = self.clock.next(self.ms);
        // Where every step follows the one before, nothing has to be read again.
        let (snapshot, stored) = (self.book.snapshot(), &Library::default());
        let transaction = new_transaction(snapshot, stored, change, stamp, by.as_str());
        let batch = [Arc::new(transaction.map_err(|_| missing("journal"))?)];
        let diff = apply(snapshot, &batch, stored).map_err(|_| missing("journal"))?;
        self.book.take(diff);
        self.written.extend(batch);
        Ok(())
    }

    /// Moves on to a day, or some minutes on within it. The last day before today ends early, so that
    /// nothing lies in the future where today has just begun.
    fn move_to(&mut self, day: Date) {
        let random = i64::try_from(self.next_random() >> 33).unwrap_or(0);
        let (start, gap) = if self.today.days_since(day) < 2 { (40, 6) } else { (240, 20) };
        if day > self.day || self.ms == i64::MIN {
            let midnight = day.days_since(Date::of_unix_ms(0)) * 24 * 60 * MINUTE;
            (self.day, self.ms) = (day, midnight + (7 * 60 + random % start) * MINUTE);
        } else {
            self.ms += (2 + random % gap) * MINUTE;
        }
        self.ms += random % (59 * SECOND);
    }

    /// So many days before today, or the Friday before where that is a weekend.
    pub(super) fn date(&self, ago: i64) -> Date {
        let date = self.today.plus_days(ago.saturating_neg());
        // 1970-01-01 was a Thursday.
        match date.days_since(Date::of_unix_ms(0)).rem_euclid(7) {
            2 => date.plus_days(-1),
            3 => date.plus_days(-2),
            _ => date,
        }
    }

    /// So many hours before today begins, by UTC.
    pub(super) fn hours_before_today(&self, hours: i64) -> Time {
        let midnight = self.today.days_since(Date::of_unix_ms(0)) * 24;
        Time::of_unix_ms((midnight - hours) * 60 * MINUTE).in_calendar()
    }

    /// What rows call by a key; an outcome by its pilot's.
    pub(super) fn made(&self, kind: &'static str, key: &'static str) -> Result<RecordId, Refused> {
        if kind == Outcome::NAME {
            return outcome_id(&self.made(Pilot::NAME, key)?).ok_or_else(|| missing(key));
        }
        self.made.get(&(kind, key)).cloned().ok_or_else(|| missing(key))
    }

    /// SplitMix64.
    fn next_random(&mut self) -> u64 {
        self.random = self.random.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.random;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }
}

/// A person's id, known before they are added.
pub fn person(who: Who) -> Result<RecordId, Refused> {
    PEOPLE.get(who).and_then(|(name, _)| named(Person::NAME, name)).ok_or_else(|| missing("person"))
}

/// The ids of teams.
pub fn teams(places: &[usize]) -> Result<Vec<RecordId>, Refused> {
    let team = |place: &usize| TEAMS.get(*place).and_then(|(name, _)| named(Team::NAME, name));
    places.iter().map(|place| team(place).ok_or_else(|| missing("team"))).collect()
}

/// Refuses a row that speaks of what isn't there.
pub fn missing(key: &str) -> Refused {
    Refused::whole(format!("The sample misses {key}."))
}
