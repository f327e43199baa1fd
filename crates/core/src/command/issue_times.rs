//! The times of an issue: opened, then answered and resolved, none of them in the future; whoever tells of them, a command or an edit in
//! place. And that a follow-up has its day, and what stands in the way a severity.

use super::Refused;
use super::whole::Whole;
use crate::Time;
use crate::model::{Issue, IssueType};

/// Why a follow-up without a day is refused.
pub(super) const FOLLOW_UP: &str = "A follow-up needs a day by which it is done.";
/// Why an issue without a severity is refused.
pub(super) const SEVERITY: &str =
    "Severity is a whole number from 1 (worst) to 4; only a follow-up or an onboarding step needs none.";
const TO_COME: &str = "This time has not come yet.";

/// When something happened, as it was told or now; refused where that is still to come.
pub(super) fn happened(field: &str, told: Option<Time>, now: Time) -> Result<Time, Refused> {
    match told {
        Some(at) if at > now => Err(Refused::field(field, TO_COME)),
        told => Ok(told.unwrap_or(now)),
    }
}

/// The same of what can only happen once the issue is open. What people type has no seconds, so within the minute of the opening it was
/// at the opening; and so is what happens now by a clock that is behind the one by which it was opened.
pub(super) fn since_opened(
    field: &str,
    told: Option<Time>,
    issue: &Issue,
    now: Time,
) -> Result<Time, Refused> {
    let at = happened(field, told, now)?;
    let Some(opened) = issue.opened_at.filter(|opened| at < *opened) else { return Ok(at) };
    let minute = |time: Time| time.unix_seconds().div_euclid(60);
    if told.is_none() || minute(at) == minute(opened) {
        Ok(opened)
    } else {
        Err(Refused::field(field, before_opening(field)))
    }
}

fn before_opening(field: &str) -> &'static str {
    match field {
        "responded_at" => {
            "It can’t have been answered before it was opened; give a later time, or correct when it was opened."
        }
        _ => {
            "It can’t have been resolved before it was opened; give a later time, or correct when it was opened."
        }
    }
}

/// Refuses an edit after which an issue would contradict itself.
pub(super) fn check(whole: &Whole<'_>, now: Time) -> Result<(), Refused> {
    let due = ["due_on", "type"];
    if whole.touches(&due)
        && whole.choice("type") == Some(IssueType::FollowUp)
        && whole.day("due_on").is_none()
    {
        return whole.refuse(&due, FOLLOW_UP);
    }
    let to_do = whole.choice("type").is_some_and(IssueType::is_to_do);
    if whole.touches(&["severity"]) && whole.number("severity").is_none() && !to_do {
        return whole.refuse(&["severity"], SEVERITY);
    }
    let fields = [Issue::opened_at, Issue::responded_at, Issue::resolved_at].map(|field| field.as_str());
    if !whole.touches(&fields) {
        return Ok(());
    }
    let [opened, responded, resolved] = fields.map(|field| whole.time(field));
    if opened.is_none() && whole.touches(&fields[..1]) {
        return whole.refuse(&fields[..1], "Give the time when it was opened.");
    }
    if whole.touches(&fields[2..]) && whole.stands("resolved_at") != resolved.is_some() {
        return whole.refuse(
            &fields[2..],
            match resolved {
                Some(_) => "Resolve the issue; what was learned is asked for then.",
                None => "Reopen the issue; the time of its first response is kept then.",
            },
        );
    }
    for (field, time) in fields.iter().zip([opened, responded, resolved]) {
        if whole.touches(&[field]) && time.is_some_and(|time| time > now) {
            return whole.refuse(&[field], TO_COME);
        }
    }
    let Some(opened) = opened else { return Ok(()) };
    for (field, time) in [("responded_at", responded), ("resolved_at", resolved)] {
        if whole.touches(&["opened_at", field]) && time.is_some_and(|time| time < opened) {
            return whole.refuse(&[field, "opened_at"], before_opening(field));
        }
    }
    Ok(())
}
