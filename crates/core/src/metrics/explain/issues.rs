//! How soon issues are answered and resolved.

use super::durations::{About, summary};
use super::teller::{Teller, is};

const ISSUES: [&str; 2] = ["issue", "issues"];

/// How many issues were opened, or says that none was.
fn some_opened(tell: &mut Teller<'_>) -> Option<usize> {
    let opened = tell.metrics.issues.opened.len();
    if opened == 0 {
        tell.nothing("No issue was opened", "raise one");
    }
    (opened > 0).then_some(opened)
}

const fn about(end: &'static str, before: &'static str, to_do: &'static str) -> About {
    About { noun: ISSUES, came: "opened", end, before, to_do, in_hours: true }
}

pub(super) fn responses(tell: &mut Teller<'_>) {
    if some_opened(tell).is_some() {
        let metrics = tell.metrics;
        let about = about("a first response", "the response is dated before the opening", "answer one");
        summary(tell, &metrics.issues.time_to_first_response, &about);
    }
}

pub(super) fn resolutions(tell: &mut Teller<'_>) {
    if some_opened(tell).is_some() {
        let metrics = tell.metrics;
        let about = about("a resolution", "the resolution is dated before the opening", "resolve one");
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
        let which = format!("opened {period} whose target time has passed");
        tell.share(share, ISSUES, &which, ["was resolved within it", "were resolved within it"]);
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
    apart(without, "no severity, or one without a target time");
}

pub(super) fn escalated(tell: &mut Teller<'_>) {
    if some_opened(tell).is_none() {
        return;
    }
    let share = tell.metrics.issues.escalated.share();
    let period = tell.period();
    tell.share(
        share,
        ISSUES,
        &format!("opened {period}"),
        ["was raised to somebody", "were raised to somebody"],
    );
}

pub(super) fn follow_ups_done(tell: &mut Teller<'_>) {
    let share = tell.metrics.issues.follow_ups_done.share();
    if share.n == 0 {
        return tell.nothing("No follow-up or onboarding step was due", "agree on one with a due day");
    }
    let which = format!("due {} as follow-ups or onboarding steps", tell.period());
    tell.share(share, ISSUES, &which, ["was resolved", "were resolved"]);
}
