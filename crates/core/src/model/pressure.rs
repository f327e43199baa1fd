//! How an open issue presses: by its target time, by the day it is due, whichever is worse.

use std::cmp::Ordering;

use super::sla::{Standing, span, standing};
use super::{Issue, IssueType, Settings};
use crate::{Date, Time};

/// How an open issue presses. Hours and days are never negative.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Pressure {
    /// Its target time came so many hours ago.
    Overdue {
        /// Hours since.
        hours: f64,
    },
    /// The day it was due has passed.
    PastDay {
        /// Days since.
        days: i64,
    },
    /// Its target time comes soon.
    DueSoon {
        /// Hours until then.
        hours: f64,
    },
    /// The day it is due is today or tomorrow.
    DayNear {
        /// 0 or 1.
        days: i64,
    },
    /// There is time, or nothing says by when.
    Calm,
}

impl Pressure {
    /// Whether something that was promised by now is not there.
    pub fn is_late(self) -> bool {
        matches!(self, Pressure::Overdue { .. } | Pressure::PastDay { .. })
    }

    /// Whether it will be late soon.
    pub fn is_soon(self) -> bool {
        matches!(self, Pressure::DueSoon { .. } | Pressure::DayNear { .. })
    }

    /// In a few words; none where it is calm.
    pub fn words(self) -> Option<String> {
        Some(match self {
            Pressure::Overdue { hours } => format!("{} late", span(hours)),
            Pressure::PastDay { days: 1 } => "1 day late".to_owned(),
            Pressure::PastDay { days } => format!("{days} days late"),
            Pressure::DueSoon { hours } => format!("due in {}", span(hours)),
            Pressure::DayNear { days: 0 } => "due today".to_owned(),
            Pressure::DayNear { .. } => "due tomorrow".to_owned(),
            Pressure::Calm => return None,
        })
    }

    /// Late before soon before calm, and in each the hours until it is due: the least first.
    fn urgency(self) -> (u8, f64) {
        let day = |days: i64| days as f64 * 24.0;
        match self {
            Pressure::Overdue { hours } => (0, -hours),
            Pressure::PastDay { days } => (0, -day(days)),
            Pressure::DueSoon { hours } => (1, hours),
            Pressure::DayNear { days } => (1, day(days)),
            Pressure::Calm => (2, 0.0),
        }
    }

    fn worse(self, other: Pressure) -> Pressure {
        let ((class, hours), (other_class, other_hours)) = (self.urgency(), other.urgency());
        let order = class.cmp(&other_class).then(hours.total_cmp(&other_hours));
        if order == Ordering::Greater { other } else { self }
    }
}

/// How an issue presses at an instant, which lies in the workspace's day `today`; none where it is resolved. What has no severity, as
/// most of what was agreed to be done, is held to its day alone; what has one to its target time too, as `issues.sla_met` counts it.
pub fn pressure(issue: &Issue, settings: &Settings, today: Date, now: Time) -> Option<Pressure> {
    if issue.resolved_at.is_some() {
        return None;
    }
    let by_day = match issue.due_on.map(|due| due.days_since(today)) {
        Some(days) if days < 0 => Pressure::PastDay { days: -days },
        Some(days) if days < 2 => Pressure::DayNear { days },
        _ => Pressure::Calm,
    };
    let by_hours = match standing(issue, settings, now) {
        Standing::Overdue { late, .. } => Pressure::Overdue { hours: late },
        Standing::DueSoon { left, .. } => Pressure::DueSoon { hours: left },
        _ => Pressure::Calm,
    };
    Some(by_hours.worse(by_day))
}

/// Where an issue stands, in a few words: how it presses, else how much time there is, else nothing; of a resolved one whether it
/// was in time.
pub fn stands(issue: &Issue, settings: &Settings, today: Date, now: Time) -> Option<String> {
    match pressure(issue, settings, today, now) {
        Some(Pressure::Calm) | None => standing(issue, settings, now).words(),
        Some(pressure) => pressure.words(),
    }
}

/// The order of open issues, the most pressing first: what is late, then blockers, then what is due soon, then the rest; in each the
/// worst severity first (none is last), then what is due first, then the oldest.
pub fn most_pressing_first(a: (&Issue, Pressure), b: (&Issue, Pressure)) -> Ordering {
    let class = |(issue, pressure): (&Issue, Pressure)| {
        let blocks = issue.r#type == Some(IssueType::Blocker);
        match pressure {
            late if late.is_late() => 0,
            _ if blocks => 1,
            soon if soon.is_soon() => 2,
            _ => 3,
        }
    };
    let severity = |issue: &Issue| issue.severity.unwrap_or(f64::INFINITY);
    let opened = |issue: &Issue| (issue.opened_at.is_none(), issue.opened_at);
    class(a)
        .cmp(&class(b))
        .then_with(|| severity(a.0).total_cmp(&severity(b.0)))
        .then_with(|| {
            let ((class, hours), (other_class, other_hours)) = (a.1.urgency(), b.1.urgency());
            class.cmp(&other_class).then(hours.total_cmp(&other_hours))
        })
        .then_with(|| opened(a.0).cmp(&opened(b.0)))
        .then_with(|| a.0.id.cmp(&b.0.id))
}
