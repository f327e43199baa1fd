//! `issues`: how soon they are answered and resolved, and what was promised to be done.

use super::duration::{Builder, Durations};
use super::portfolio::{Issue, Portfolio};
use super::portion::Portion;
use super::view::Places;
use super::window::Window;
use crate::Time;
use crate::json::{Value, object};
use crate::model::choice::IssueType;

/// The issues opened in the period, as they stood at the end of `as_of`, or now if that is earlier.
#[derive(Clone, Debug, Default)]
pub struct Issues {
    /// The issues opened in the period.
    pub opened: Places,
    /// `issues.time_to_first_response`: from opening to the first response, a resolution being one.
    pub time_to_first_response: Durations,
    /// `issues.time_to_resolve`: from opening to the last resolution.
    pub time_to_resolve: Durations,
    /// `issues.sla_met`: resolved within the target time of their severity, of those whose target time has passed.
    pub sla_met: Portion,
    /// Counted apart: those whose target time has not passed yet.
    pub not_yet_due: Places,
    /// Counted apart: those of a severity without a target.
    pub without_target: Places,
    /// `issues.escalated`: raised to somebody at least once, of those opened.
    pub escalated: Portion,
    /// `issues.follow_ups_done`: follow-ups and onboarding steps resolved by `as_of`, of those due in the period.
    pub follow_ups_done: Portion,
}

impl Issues {
    pub(super) fn of(portfolio: &Portfolio, window: &Window<'_>) -> Issues {
        let until = portfolio.clock.until(window.as_of);
        let mut issues = Issues::default();
        let (mut responses, mut resolutions) = (Builder::default(), Builder::default());
        for (issue, place) in portfolio.issues.iter().zip(0u32..) {
            // What was opened later does not exist yet.
            let is_there = issue.opened_at.is_none_or(|opened| opened <= until);
            if !is_there || !window.names(&issue.teams) {
                continue;
            }
            let resolved = issue.resolved_at.filter(|resolved| has_happened(portfolio, *resolved, window));
            if issue.kind.is_some_and(IssueType::is_to_do)
                && issue.due_on.is_some_and(|due| window.period.contains(due))
            {
                issues.follow_ups_done.add(place, resolved.is_some());
            }
            let Some(opened) = issue.opened_at else { continue };
            if !window.period.contains(portfolio.clock.zone.day_of(opened)) {
                continue;
            }
            let responded = issue.responded_at.filter(|at| has_happened(portfolio, *at, window));
            let responded = responded.into_iter().chain(resolved).min();
            issues.opened.push(place);
            issues.escalated.add(place, issue.escalated);
            for (durations, end) in [(&mut responses, responded), (&mut resolutions, resolved)] {
                durations.add(place, seconds(opened, end.unwrap_or(until)), end.is_some());
            }
            issues.hold_to_target(place, target_time(portfolio, issue, opened), resolved, until);
        }
        issues.time_to_first_response = responses.finish();
        issues.time_to_resolve = resolutions.finish();
        issues
    }

    fn hold_to_target(&mut self, place: u32, due: Option<Time>, resolved: Option<Time>, until: Time) {
        let Some(due) = due else { return self.without_target.push(place) };
        if until < due {
            return self.not_yet_due.push(place);
        }
        self.sla_met.add(place, resolved.is_some_and(|at| at <= due));
    }

    pub(super) fn to_json(&self) -> Value {
        let mut sla_met = self.sla_met.to_json();
        if let Value::Object(sla_met) = &mut sla_met {
            sla_met.insert("not_yet_due".to_owned(), self.not_yet_due.len().into());
            sla_met.insert("without_target".to_owned(), self.without_target.len().into());
        }
        object([
            ("time_to_first_response", self.time_to_first_response.to_json_hours()),
            ("time_to_resolve", self.time_to_resolve.to_json_hours()),
            ("sla_met", sla_met),
            ("escalated", self.escalated.to_json()),
            ("follow_ups_done", self.follow_ups_done.to_json()),
        ])
    }
}

/// Whether an instant lies in a day up to `as_of`, and not after now.
fn has_happened(portfolio: &Portfolio, instant: Time, window: &Window<'_>) -> bool {
    let clock = &portfolio.clock;
    instant < clock.zone.end_of(window.as_of) && clock.now.is_none_or(|now| instant <= now)
}

fn seconds(from: Time, to: Time) -> i64 {
    to.unix_seconds() - from.unix_seconds()
}

/// When an issue is to be resolved by, as `model::sla` has it; none where its severity has no hours.
fn target_time(portfolio: &Portfolio, issue: &Issue, opened: Time) -> Option<Time> {
    let severity = usize::from(issue.severity?.checked_sub(1)?);
    let hours = portfolio.sla_hours.get(severity).copied().flatten()?;
    Some(opened.plus_hours(hours))
}
