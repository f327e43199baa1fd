//! What pilots taught, what they were held against, whether it came true.

use super::pilots::some_concluded;
use super::teller::{Teller, has, is, was};
use crate::metrics::Share;
use crate::metrics::calibration::FEWEST;

const PILOTS: [&str; 2] = ["pilot", "pilots"];
const LEARNING: [&str; 2] = ["has a learning written down", "have a learning written down"];

/// "Of the 12 pilots concluded from … to …, 9 …: 9 ÷ 12 = 75%." with its interval.
fn of_concluded(tell: &mut Teller<'_>, share: Share, did: [&str; 2]) {
    let which = format!("concluded {}", tell.period());
    tell.share(share, PILOTS, &which, did);
}

pub(super) fn learning_rate(tell: &mut Teller<'_>) {
    if some_concluded(tell).is_none() {
        return;
    }
    let share = tell.metrics.learning.rate.share();
    let needs = "a yes or no, a result for every must, and a decision";
    of_concluded(tell, share, [&format!("has {needs}"), &format!("have {needs}")]);
}

pub(super) fn learning_written(tell: &mut Teller<'_>) {
    if some_concluded(tell).is_some() {
        let share = tell.metrics.learning.written.share();
        of_concluded(tell, share, LEARNING);
    }
}

pub(super) fn failures_documented(tell: &mut Teller<'_>) {
    let share = tell.metrics.learning.failures_documented.share();
    if share.n == 0 {
        if let Some(concluded) = some_concluded(tell) {
            let all = if concluded == 1 {
                "The 1 pilot".to_owned()
            } else {
                format!("All {}", tell.pilots(concluded))
            };
            tell.miss(format!(
                "{all} concluded {} succeeded: there is no failure to document.",
                tell.period()
            ));
        }
        return;
    }
    let which = format!("that failed, gave no answer or {} abandoned {}", was(share.n), tell.period());
    tell.share(share, PILOTS, &which, LEARNING);
}

pub(super) fn learning_reuse(tell: &mut Teller<'_>) {
    let share = tell.metrics.learning.reuse.share();
    if share.n == 0 {
        return tell.nothing("No idea was created", "log one");
    }
    let which = format!("created {}", tell.period());
    let on = "on an outcome that was known by then";
    tell.share(share, ["idea", "ideas"], &which, [&format!("builds {on}"), &format!("build {on}")]);
}

pub(super) fn criteria_met(tell: &mut Teller<'_>) {
    let share = tell.metrics.criteria.met.share();
    if share.n == 0 {
        if some_concluded(tell).is_some() {
            let period = tell.period();
            tell.miss(format!(
                "No criterion of the pilots concluded {period} has a result and a target: give results when a pilot \
                 is concluded and this number begins."
            ));
        }
        return;
    }
    let which = format!("with a result and a target, in pilots concluded {}", tell.period());
    tell.share(share, ["criterion", "criteria"], &which, ["was met", "were met"]);
}

pub(super) fn criteria_amended(tell: &mut Teller<'_>) {
    if some_concluded(tell).is_some() {
        let share = tell.metrics.criteria.amended.share();
        let changed = "criteria changed after the start";
        of_concluded(tell, share, [&format!("had its {changed}"), &format!("had their {changed}")]);
    }
}

pub(super) fn past_planned_end(tell: &mut Teller<'_>) {
    let metrics = tell.metrics;
    let share = metrics.past_planned_end.share();
    let as_of = tell.day(metrics.as_of());
    let running = metrics.aging.running.len();
    if running == 0 {
        return tell.miss(format!("No pilot runs on {as_of}: start one and this number begins."));
    }
    if share.n == 0 {
        let (pilots, have) = (tell.pilots(running), has(running));
        return tell.miss(format!(
            "{pilots} running on {as_of} {have} no planned end: set one and this number begins."
        ));
    }
    let which = format!("running on {as_of} with a planned end");
    tell.share(share, PILOTS, &which, ["is past its end", "are past their end"]);
    if running > share.n {
        let more = tell.counted(running - share.n, "more pilot runs", "more pilots run");
        tell.say(format!("{more} without a planned end and {} not counted.", is(running - share.n)));
    }
}

pub(super) fn follow_through(tell: &mut Teller<'_>) {
    let share = tell.metrics.follow_through.share();
    let (period, as_of) = (tell.period(), tell.day(tell.metrics.as_of()));
    if share.n == 0 {
        return tell.miss(format!(
            "No result that it was decided to adopt {period} has had 90 days by {as_of}: this number begins then."
        ));
    }
    let which = format!("that it was decided to adopt {period}, at least 90 days before {as_of}");
    tell.share(
        share,
        ["result", "results"],
        &which,
        ["was in use within 90 days", "were in use within 90 days"],
    );
}

pub(super) fn calibration(tell: &mut Teller<'_>) {
    let calibration = &tell.metrics.calibration;
    let (n, share) = (calibration.n(), calibration.succeeded.share());
    let (Some(mean), Some(brier)) = (calibration.mean_p(), calibration.brier()) else {
        let (period, few) = (tell.period(), tell.count(FEWEST));
        let there = if n == 0 { "No pilot".to_owned() } else { format!("Only {}", tell.pilots(n)) };
        return tell.miss(format!(
            "{there} concluded as succeeded or failed {period} had a chance stated before the start: this number \
             begins with {few}."
        ));
    };
    let mean = format!("{}%", tell.number(mean * 100.0, 1));
    let (pilots, period) = (tell.pilots(n), tell.period());
    tell.say(format!(
        "{pilots} concluded as succeeded or failed {period} had a chance of success stated before the start."
    ));
    tell.say(format!(
        "The mean chance was {mean}, and {} succeeded: {}.",
        tell.count(share.k),
        tell.division(share)
    ));
    let squares = tell.number(brier * n as f64, 2);
    let brier = tell.number(brier, 3);
    tell.say(format!("The squared distances between chance and result add up to {squares}: {squares} ÷ {} = {brier}, the Brier score.", tell.count(n)));
    for (at, fifth) in calibration.fifths.iter().enumerate().filter(|(_, fifth)| !fifth.n.is_empty()) {
        let (from, to) = (at * 20, (at + 1) * 20);
        let share = fifth.share();
        tell.say(format!(
            "Stated {from} to {to}%: {} of {} succeeded.",
            tell.count(share.k),
            tell.count(share.n)
        ));
    }
}
