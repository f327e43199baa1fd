//! How soon issues are answered and resolved.

use super::durations::{About, summary};
use super::teller::{Teller, is, was};
use crate::metrics::Share;

/// How many issues were opened, or says that none was.
fn some_opened(tell: &mut Teller<'_>) -> Option<usize> {
    let opened = tell.metrics.issues.opened.len();
    if opened == 0 {
        tell.nothing("No issue was opened", "raise one");
    }
    (opened > 0).then_some(opened)
}

pub(super) fn responses(tell: &mut Teller<'_>) {
    let about = About {
        noun: ["issue", "issues"],
        came: "opened",
        end: "a first response",
        before: "the response is dated before the opening",
        to_do: "answer one",
        in_hours: true,
    };
    if some_opened(tell).is_some() {
        let metrics = tell.metrics;
        summary(tell, &metrics.issues.time_to_first_response, &about);
    }
}

pub(super) fn resolutions(tell: &mut Teller<'_>) {
    let about = About {
        noun: ["issue", "issues"],
        came: "opened",
        end: "a resolution",
        before: "the resolution is dated before the opening",
        to_do: "resolve one",
        in_hours: true,
    };
    if some_opened(tell).is_some() {
        let metrics = tell.metrics;
        summary(tell, &metrics.issues.time_to_resolve, &about);
    }
}

pub(super) fn sla_met(tell: &mut Teller<'_>) {
    let Some(opened) = some_opened(tell) else { return };
    let issues = &tell.metrics.issues;
    let share = issues.sla_met.share();
    let (waiting, without) = (issues.not_yet_due.len(), issues.without_target.len());
    let period = tell.period();
    if share.n == 0 {
        let of_the = tell.of_the(opened, "issue", "issues");
        tell.miss(format!(
            "{of_the} opened {period}, none has a target time that has passed: this number begins with the first."
        ));
    } else {
        let of_the = tell.of_the(share.n, "issue", "issues");
        tell.say(format!(
            "{of_the} opened {period} whose target time has passed, {} {} resolved within it: {}.",
            tell.count(share.k),
            was(share.k),
            tell.division(share)
        ));
        tell.say_interval(share);
    }
    let mut apart = |count: usize, why: &str| {
        if count > 0 {
            tell.say(format!(
                "{} {} counted apart: {why}.",
                tell.counted(count, "issue", "issues"),
                is(count)
            ));
        }
    };
    apart(waiting, "the target time has not passed yet");
    apart(without, "the severity has no target time");
}

pub(super) fn escalated(tell: &mut Teller<'_>) {
    if some_opened(tell).is_none() {
        return;
    }
    let share = tell.metrics.issues.escalated.share();
    let period = tell.period();
    share_of(tell, share, &format!("opened {period}"), "raised to somebody");
}

pub(super) fn follow_ups_done(tell: &mut Teller<'_>) {
    let share = tell.metrics.issues.follow_ups_done.share();
    if share.n == 0 {
        return tell.nothing("No follow-up or onboarding step was due", "agree on one with a due day");
    }
    let period = tell.period();
    share_of(tell, share, &format!("due {period} as follow-ups or onboarding steps"), "resolved");
}

/// "Of the 12 issues opened from … to …, 3 were raised to somebody: 3 ÷ 12 = 25%." with its interval.
fn share_of(tell: &mut Teller<'_>, share: Share, which: &str, did: &str) {
    let of_the = tell.of_the(share.n, "issue", "issues");
    tell.say(format!(
        "{of_the} {which}, {} {} {did}: {}.",
        tell.count(share.k),
        was(share.k),
        tell.division(share)
    ));
    tell.say_interval(share);
}
