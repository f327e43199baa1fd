//! Target times: an issue is to be resolved within the hours that the settings name for its severity, from its opening on by
//! the clock. `issues.sla_met` (METRICS.md, section 5) counts by the same instant.

use super::{Issue, Settings};
use crate::Time;

/// Of the target time at most this part, and at most so many hours, are left when it is due soon.
const SOON_PART: f64 = 0.25;
const SOON_HOURS: f64 = 24.0;

/// The hours in which an issue of a severity is to be resolved; none where the settings name none, or it has no severity from
/// 1 to 4.
pub fn target_hours(settings: &Settings, severity: Option<f64>) -> Option<f64> {
    let hours = [settings.sla_1_hours, settings.sla_2_hours, settings.sla_3_hours, settings.sla_4_hours];
    let own = (1u8..).zip(hours).find(|(own, _)| severity == Some(f64::from(*own)));
    own.and_then(|(_, hours)| hours).filter(|hours| hours.is_finite() && *hours >= 0.0)
}

/// When an issue is to be resolved by, as the settings are now.
pub fn target_time(issue: &Issue, settings: &Settings) -> Option<Time> {
    Some(issue.opened_at?.plus_hours(target_hours(settings, issue.severity)?))
}

/// Where an issue stands against its target time; hours are never negative.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Standing {
    /// Nothing says by when: no severity, no hours for it, or no time of opening.
    NoTarget,
    /// Open, and there is time.
    InTime {
        /// Its target time.
        due: Time,
        /// Hours until then.
        left: f64,
    },
    /// Open, and the last quarter of its time has begun; of long ones, the last day.
    DueSoon {
        /// Its target time.
        due: Time,
        /// Hours until then.
        left: f64,
    },
    /// Open, and its target time has come.
    Overdue {
        /// Its target time.
        due: Time,
        /// Hours since.
        late: f64,
    },
    /// Resolved in time.
    Met {
        /// Its target time.
        due: Time,
        /// Hours that were left.
        left: f64,
    },
    /// Resolved too late.
    Missed {
        /// Its target time.
        due: Time,
        /// Hours too late.
        late: f64,
    },
}

/// Where an issue stands against its target time at an instant.
pub fn standing(issue: &Issue, settings: &Settings, now: Time) -> Standing {
    let Some(due) = target_time(issue, settings) else { return Standing::NoTarget };
    if let Some(resolved) = issue.resolved_at {
        return if resolved <= due {
            Standing::Met { due, left: due.hours_since(resolved) }
        } else {
            Standing::Missed { due, late: resolved.hours_since(due) }
        };
    }
    if now >= due {
        return Standing::Overdue { due, late: now.hours_since(due) };
    }
    let left = due.hours_since(now);
    let whole = target_hours(settings, issue.severity).unwrap_or_default();
    if left <= (whole * SOON_PART).min(SOON_HOURS) {
        Standing::DueSoon { due, left }
    } else {
        Standing::InTime { due, left }
    }
}

impl Standing {
    /// In a few words; none where nothing says by when.
    pub fn words(self) -> Option<String> {
        Some(match self {
            Standing::NoTarget => return None,
            Standing::InTime { left, .. } | Standing::DueSoon { left, .. } => {
                format!("due in {}", span(left))
            }
            Standing::Overdue { late, .. } => format!("{} late", span(late)),
            Standing::Met { .. } => "resolved in time".to_owned(),
            Standing::Missed { late, .. } => format!("resolved {} late", span(late)),
        })
    }

    /// The target time.
    pub fn due(self) -> Option<Time> {
        match self {
            Standing::NoTarget => None,
            Standing::InTime { due, .. }
            | Standing::DueSoon { due, .. }
            | Standing::Overdue { due, .. }
            | Standing::Met { due, .. }
            | Standing::Missed { due, .. } => Some(due),
        }
    }
}

/// A span of hours (0 or more) in words: minutes, from an hour on hours, from two days on days, each to the nearest.
pub fn span(hours: f64) -> String {
    let minutes = (hours * 60.0).round().max(0.0);
    let (whole, days) = ((minutes / 60.0).round(), (minutes / 1440.0).round());
    if minutes < 60.0 {
        format!("{minutes} min")
    } else if whole < 48.0 {
        format!("{whole} h")
    } else {
        format!("{days} days")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_in_words() {
        for (hours, words) in [
            (0.0, "0 min"),
            (-1.0, "0 min"),
            (0.01, "1 min"),
            (0.99, "59 min"),
            (0.999, "1 h"),
            (1.4, "1 h"),
            (1.5, "2 h"),
            (47.4, "47 h"),
            (47.6, "2 days"),
            (60.0, "3 days"),
            (24.0 * 30.0, "30 days"),
        ] {
            assert_eq!(span(hours), words, "{hours}");
        }
    }
}
