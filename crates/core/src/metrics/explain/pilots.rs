//! Pilots: how many began, ran and ended, and how.

use super::teller::{Teller, has, is, listed, was};
use crate::model::choice::{Choice, Verdict};

/// So many teams are worked out one by one; the table has all.
const TEAMS: usize = 5;

/// The concluded pilots, or says that there is none.
pub(super) fn some_concluded(tell: &mut Teller<'_>) -> Option<usize> {
    let concluded = tell.metrics.pilots.concluded.len();
    if concluded == 0 {
        tell.nothing("No pilot was concluded", "conclude one");
    }
    (concluded > 0).then_some(concluded)
}

/// "17 succeeded, 5 failed and 1 abandoned", without those of which there is none.
fn by_verdict(tell: &Teller<'_>) -> String {
    let pilots = &tell.metrics.pilots;
    let counts = Verdict::ALL.iter().map(|verdict| (verdict, pilots.of_verdict(*verdict).len()));
    let parts = counts.filter(|(_, count)| *count > 0);
    listed(
        &parts
            .map(|(verdict, count)| format!("{} {}", tell.count(count), verdict.word()))
            .collect::<Vec<_>>(),
    )
}

/// Says how many still run: what a rate over concluded pilots doesn't show.
fn say_running(tell: &mut Teller<'_>) {
    let pilots = &tell.metrics.pilots;
    let (running, late) = (pilots.running.len(), pilots.past_planned_end.len());
    if running == 0 {
        return;
    }
    let late = match (running, late) {
        (1, 0) => ", and it is not past its planned end".to_owned(),
        (1, _) => ", and it is past its planned end".to_owned(),
        (_, 0) => ", and none is past its planned end".to_owned(),
        (_, 1) => "; 1 of them is past its planned end".to_owned(),
        _ => format!("; {} of them are past their planned end", tell.count(late)),
    };
    tell.say(format!(
        "The {} not counted{late}.",
        tell.counted(running, "running pilot is", "running pilots are")
    ));
}

pub(super) fn started(tell: &mut Teller<'_>) {
    let metrics = tell.metrics;
    let started = metrics.pilots.started.len();
    if started == 0 {
        return tell.nothing("No pilot started", "start one");
    }
    tell.say(format!("{} started {}.", tell.pilots(started), tell.period()));
    let ended = metrics.view.started(metrics.period()).iter().filter(|run| run.end.is_some()).count();
    let (open, as_of) = (started - ended, tell.day(metrics.as_of()));
    tell.say(match (started, ended) {
        (1, 1) => format!("By {as_of} it has an outcome."),
        (1, _) => format!("On {as_of} it still runs."),
        (_, 0) => format!("On {as_of} all of them still run."),
        (_, _) if open == 0 => format!("By {as_of} all of them have an outcome."),
        _ => format!(
            "By {as_of}, {} of them {} an outcome and {} still {}.",
            tell.count(ended),
            has(ended),
            tell.count(open),
            if open == 1 { "runs" } else { "run" }
        ),
    });
}

pub(super) fn concluded(tell: &mut Teller<'_>) {
    let Some(concluded) = some_concluded(tell) else { return };
    let (metrics, verdicts) = (tell.metrics, by_verdict(tell));
    let period = metrics.period();
    tell.say(format!(
        "{} {} concluded {}: {verdicts}.",
        tell.pilots(concluded),
        was(concluded),
        tell.period()
    ));
    let earlier = metrics.view.concluded(period).filter(|run| run.start < period.from()).count();
    if earlier > 0 {
        let them = if concluded == 1 { "It".to_owned() } else { format!("{} of them", tell.count(earlier)) };
        tell.say(format!("{them} had started before that."));
    }
}

pub(super) fn running(tell: &mut Teller<'_>) {
    let pilots = &tell.metrics.pilots;
    let (running, late) = (pilots.running.len(), pilots.past_planned_end.len());
    let to = tell.day(tell.metrics.period().to());
    if running == 0 {
        return tell.miss(format!("No pilot ran at the end of {to}: start one and this number begins."));
    }
    tell.say(format!("{} had started by {to} and had no outcome decided by then.", tell.pilots(running)));
    let late = match late {
        0 => "None is past its planned end.".to_owned(),
        _ => format!("{} {} past the planned end.", tell.count(late), is(late)),
    };
    tell.say(late);
}

pub(super) fn of_verdict(tell: &mut Teller<'_>, verdict: Verdict) {
    let Some(concluded) = some_concluded(tell) else { return };
    let count = tell.metrics.pilots.of_verdict(verdict).len();
    let (of_the, period) = (tell.of_the(concluded, "pilot", "pilots"), tell.period());
    let (count, verb) = (tell.count(count), has(count));
    tell.say(format!("{of_the} concluded {period}, {count} {verb} the verdict {}.", verdict.word()));
}

pub(super) fn success_rate(tell: &mut Teller<'_>) {
    if some_concluded(tell).is_some() {
        let (rate, which) = (tell.metrics.pilots.success_rate(), format!("concluded {}", tell.period()));
        let did = ["has the verdict succeeded", "have the verdict succeeded"];
        tell.share(rate, ["pilot", "pilots"], &which, did);
    }
    say_running(tell);
}

pub(super) fn decisive(tell: &mut Teller<'_>) {
    let Some(concluded) = some_concluded(tell) else { return };
    let pilots = &tell.metrics.pilots;
    let rate = pilots.decisive_success_rate();
    let (all, period) = (tell.pilots(concluded), tell.period());
    let others = by_others(tell);
    if rate.n == 0 {
        tell.say(format!("{all} {} concluded {period}: {others}.", was(concluded)));
        return tell.miss(
            "None of them gave an answer: this number begins with a pilot that succeeds or fails.".to_owned(),
        );
    }
    tell.say(format!(
        "{} concluded {period}, {} gave an answer: {} succeeded and {} failed.",
        tell.of_the(concluded, "pilot", "pilots"),
        tell.count(rate.n),
        tell.count(rate.k),
        tell.count(rate.n - rate.k)
    ));
    tell.say(format!("{}.", tell.division(rate)));
    tell.say_interval(rate);
    if rate.n < concluded {
        tell.say(format!("Not counted: {others}."));
    }
}

/// "3 inconclusive and 1 abandoned".
fn by_others(tell: &Teller<'_>) -> String {
    let pilots = &tell.metrics.pilots;
    let others = [(pilots.inconclusive.len(), "inconclusive"), (pilots.abandoned.len(), "abandoned")];
    let parts = others.into_iter().filter(|(count, _)| *count > 0);
    listed(&parts.map(|(count, word)| format!("{} {word}", tell.count(count))).collect::<Vec<_>>())
}

pub(super) fn by_team(tell: &mut Teller<'_>) {
    let Some(concluded) = some_concluded(tell) else { return };
    let rows = &tell.metrics.pilots.success_by_team;
    let teams = tell.counted(rows.len(), "team", "teams");
    tell.say(format!(
        "{} {} concluded {}, of {teams}.",
        tell.pilots(concluded),
        was(concluded),
        tell.period()
    ));
    for row in rows.iter().take(TEAMS) {
        let name = if row.team.is_empty() { "Without a team" } else { &row.team };
        let Some(estimate) = row.share().estimate() else { continue };
        let (low, high) =
            (tell.percent(estimate.low, row.share().n), tell.percent(estimate.high, row.share().n));
        tell.say(format!("{name}: {} (95% Wilson interval {low} to {high}).", tell.division(row.share())));
    }
    if rows.len() > TEAMS {
        let more = rows.len() - TEAMS;
        let follow = if more == 1 { "follows" } else { "follow" };
        tell.say(format!("{} {follow} in the table.", tell.counted(more, "more team", "more teams")));
    }
}

pub(super) fn success_within(tell: &mut Teller<'_>) {
    let metrics = tell.metrics;
    let started = metrics.view.started(metrics.period());
    if started.is_empty() {
        return tell.nothing("No pilot started", "start one");
    }
    let as_of = metrics.as_of();
    let counted: Vec<_> = started.iter().filter(|run| run.days(as_of) >= 0).collect();
    let left_out = started.len() - counted.len();
    let n = counted.len();
    let succeeded = counted.iter().filter(|run| run.succeeded()).count();
    let open = counted.iter().filter(|run| run.end.is_none()).count();
    let longest = counted.iter().map(|run| run.days(as_of)).max();
    if n > 0 {
        let (pilots, period, as_of) = (tell.pilots(n), tell.period(), tell.day(as_of));
        tell.say(format!("{pilots} started {period}; each is followed from its start to its outcome, or to {as_of} while it runs."));
        tell.say(format!(
            "By then {} had succeeded, {} had ended otherwise and {} still ran.",
            tell.count(succeeded),
            tell.count(n - succeeded - open),
            tell.count(open)
        ));
    }
    for horizon in &metrics.success_within.horizons {
        let Some(within) = horizon.within else { continue };
        let interval = within.interval.map_or(String::new(), |(low, high)| {
            format!(" (95% interval {} to {})", tell.percent(low, n), tell.percent(high, n))
        });
        tell.say(format!(
            "Within {}: {}{interval}; {} succeeded by then, and {} {} followed for as long.",
            tell.days(horizon.days),
            tell.percent(within.value, n),
            tell.count(horizon.succeeded.len()),
            tell.count(horizon.at_risk.len()),
            was(horizon.at_risk.len())
        ));
    }
    if open > 0 {
        tell.say(
            "Pilots that still run count for as long as they have run, so the share is no plain division."
                .to_owned(),
        );
    }
    if left_out > 0 {
        let theirs = if left_out == 1 {
            "its outcome is dated before its start"
        } else {
            "their outcomes are dated before their starts"
        };
        tell.say(format!("{} {} left out: {theirs}.", tell.pilots(left_out), is(left_out)));
    }
    let first = metrics.success_within.horizons.iter().find(|horizon| horizon.within.is_none());
    if let (Some(horizon), Some(longest)) = (first, longest) {
        tell.miss(format!(
            "No pilot was followed for {} yet, the longest for {}: the share within {} begins then.",
            tell.days(horizon.days),
            tell.days(longest),
            tell.days(horizon.days)
        ));
    }
}
