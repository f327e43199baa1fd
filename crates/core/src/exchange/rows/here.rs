//! What a table is read against.

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

use crate::model::{Book, Kpi};
use crate::zone::Zone;
use crate::{Date, Time};

/// What is here that a row has to fit: the KPIs, the day, the time zone. A clone shares it.
#[derive(Clone)]
pub struct Here {
    kpis: Rc<BTreeMap<String, Kpi>>,
    today: Date,
    ahead: Rc<dyn Fn(Time) -> i64>,
    /// Starts of days that were asked for: zones are slow to ask, and days come again.
    starts: Rc<RefCell<HashMap<Date, Time>>>,
}

impl Here {
    /// A workspace on a day; `ahead` says how many seconds its time zone is ahead of UTC at an instant.
    pub fn of(book: &Book, today: Date, ahead: impl Fn(Time) -> i64 + 'static) -> Here {
        let mut kpis = BTreeMap::new();
        for kpi in book.all::<Kpi>() {
            kpis.entry(kpi.name.clone()).or_insert(kpi);
        }
        Here { kpis: Rc::new(kpis), today, ahead: Rc::new(ahead), starts: Rc::default() }
    }

    /// An empty workspace whose clocks show UTC.
    pub fn empty(today: Date) -> Here {
        Here::of(&Book::default(), today, |_| 0)
    }

    /// Whether rows fit the one as they fit the other, where both are of one time zone.
    pub fn fits_as(&self, other: &Here) -> bool {
        self.today == other.today && self.kpis == other.kpis
    }

    /// The live KPI of a name: the least id if several.
    pub(super) fn kpi(&self, name: &str) -> Option<&Kpi> {
        self.kpis.get(name)
    }

    pub(super) fn today(&self) -> Date {
        self.today
    }

    /// A time that is written with its offset, or the start of a day in the workspace's zone.
    pub(super) fn time(&self, text: &str) -> Option<Time> {
        let Some(day) = Date::parse_loose(text) else { return Time::parse_loose(text) };
        let mut starts = self.starts.borrow_mut();
        Some(*starts.entry(day).or_insert_with(|| self.start_of(day)))
    }

    fn start_of(&self, day: Date) -> Time {
        // No zone is as far from UTC as that, and clocks change once in this time at most.
        const REACH: i64 = 30 * 3600;
        let midnight = Zone::default().start_of(day).unix_seconds();
        let at = |seconds: i64| Time::of_unix_ms((midnight + seconds) * 1000);
        Zone::read(at(-REACH), at(REACH), &*self.ahead).start_of(day).in_calendar()
    }
}
