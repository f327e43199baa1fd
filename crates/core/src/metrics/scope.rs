//! Which records, which days.

use std::fmt;

use crate::date::{Date, Month};

/// What a reader chose to look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scope {
    /// The day as of which everything is read: what the records date later does not exist yet.
    pub as_of: Date,
    /// The first day of the period; by default the earliest day of anything looked at.
    pub from: Option<Date>,
    /// Its last day, cut to `as_of`; by default `as_of`.
    pub to: Option<Date>,
    /// The team whose ideas, owned or supported, are looked at; by default all.
    pub team: Option<String>,
    /// Only ideas that carry this tag are looked at, and their pilots and outcomes; by default all.
    pub tag: Option<String>,
}

impl Scope {
    /// Everything up to a day.
    pub fn up_to(as_of: Date) -> Scope {
        Scope { as_of, from: None, to: None, team: None, tag: None }
    }
}

/// Why a scope can't be looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ScopeError {
    /// The period would begin after its end.
    FromAfterTo {
        /// The chosen first day.
        from: Date,
        /// The last day, cut to `as_of`.
        to: Date,
    },
    /// No first day was chosen, and the first day of any record lies after the period's end.
    NothingUntil {
        /// The earliest day of anything looked at.
        first: Date,
        /// The last day.
        to: Date,
    },
    /// The workspace has no team of that name.
    UnknownTeam {
        /// The name.
        team: String,
    },
    /// No idea carries that tag.
    UnknownTag {
        /// The tag.
        tag: String,
    },
}

impl fmt::Display for ScopeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ScopeError::FromAfterTo { from, to } => {
                write!(
                    f,
                    "The period would begin on {from}, after its end on {to}. Choose an earlier first day."
                )
            }
            ScopeError::NothingUntil { first, to } => write!(
                f,
                "The period ends on {to}, before anything happened: the first day of any record is {first}. \
                 Choose a later last day, or a first day too."
            ),
            ScopeError::UnknownTeam { team } => {
                write!(f, "There is no team {team:?} in this workspace. Names are compared exactly.")
            }
            ScopeError::UnknownTag { tag } => {
                write!(f, "No idea in this workspace carries the tag {tag:?}. Tags are compared exactly.")
            }
        }
    }
}

impl std::error::Error for ScopeError {}

/// Days from one to another, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    from: Date,
    to: Date,
}

impl Period {
    /// Every day there is.
    pub(super) const ALL: Period = Period { from: Date::FIRST, to: Date::LAST };

    /// The days from one to another, if they are in order.
    pub fn new(from: Date, to: Date) -> Option<Period> {
        (from <= to).then_some(Period { from, to })
    }

    /// The first day.
    pub fn from(self) -> Date {
        self.from
    }

    /// The last day.
    pub fn to(self) -> Date {
        self.to
    }

    /// How many days it has.
    pub fn days(self) -> i64 {
        self.to.days_since(self.from) + 1
    }

    /// Whether a day lies in it.
    pub fn contains(self, day: Date) -> bool {
        self.from <= day && day <= self.to
    }

    /// Every month that it touches, with the days of it that lie in the period.
    pub fn months(self) -> impl Iterator<Item = (Month, Period)> {
        let last = self.to.month();
        let months = std::iter::successors(Some(self.from.month()), move |m| (*m < last).then(|| m.next()));
        months.map(move |month| (month, self.days_in(month)))
    }

    /// The period's days in a month that it touches.
    fn days_in(self, month: Month) -> Period {
        Period { from: self.from.max(month.first()), to: self.to.min(month.last()) }
    }

    /// The period's days in a month, if it has any.
    pub fn part_in(self, month: Month) -> Option<Period> {
        let Period { from, to } = self.days_in(month);
        Period::new(from, to)
    }
}
