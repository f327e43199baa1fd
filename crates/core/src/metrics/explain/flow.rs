//! How much runs at once, how much gets done, how long it takes at that pace, and what has run for long.

use super::teller::{Teller, has, is, was};

/// Running at the period's end, and on the day before it began.
fn loads(tell: &Teller<'_>) -> (usize, usize) {
    let now = tell.metrics.pilots.running.len();
    let before = (now as i64 - tell.metrics.flow.load_change).max(0);
    (now, usize::try_from(before).unwrap_or(0))
}

/// Says that no pilot ran, if so.
fn some_ran(tell: &mut Teller<'_>) -> bool {
    let ran = tell.metrics.flow.average_wip > 0.0;
    if !ran {
        tell.nothing("No pilot ran", "start one");
    }
    ran
}

pub(super) fn by_month(tell: &mut Teller<'_>) {
    let metrics = tell.metrics;
    let (started, concluded) = (metrics.pilots.started.len(), metrics.pilots.concluded.len());
    if started + concluded == 0 && !some_ran(tell) {
        return;
    }
    let (now, _) = loads(tell);
    let months = tell.counted(metrics.flow.by_month.len(), "month", "months");
    let (started, verb) = (tell.pilots(started), was(concluded));
    let period = tell.period();
    tell.say(format!(
        "In {months}, {period}: {started} started and {} {verb} concluded.",
        tell.count(concluded)
    ));
    tell.say(format!("At the end of the last, {} ran.", tell.count(now)));
    if let Some(most) =
        metrics.flow.by_month.iter().rev().max_by_key(|row| row.running).filter(|row| row.running > now)
    {
        tell.say(format!(
            "The most at the end of a month were {}, in {}.",
            tell.count(most.running),
            tell.month(most.month)
        ));
    }
    tell.say_parts_of_months();
}

pub(super) fn average(tell: &mut Teller<'_>) {
    if !some_ran(tell) {
        return;
    }
    let days = tell.metrics.period().days();
    let (sum, average) = (pilot_days(tell), tell.number(tell.metrics.flow.average_wip, 1));
    let in_its_days = tell.in_its_days();
    tell.say(format!("The days on which each pilot ran add up to {sum} {in_its_days}."));
    tell.say(format!(
        "{sum} ÷ {} = {average} running at once on an average day.",
        tell.number(days as f64, 0)
    ));
}

/// The days on which each pilot ran in the period, summed; a whole number.
fn pilot_days(tell: &Teller<'_>) -> String {
    let days = tell.metrics.period().days() as f64;
    tell.number((tell.metrics.flow.average_wip * days).round(), 0)
}

pub(super) fn throughput(tell: &mut Teller<'_>) {
    let concluded = tell.metrics.pilots.concluded.len();
    if concluded == 0 {
        return tell.nothing("No pilot was concluded", "conclude one");
    }
    let days = tell.metrics.period().days();
    tell.say(format!(
        "{} {} concluded in the {} {}.",
        tell.pilots(concluded),
        was(concluded),
        tell.days(days),
        tell.period()
    ));
    let (count, per_30) = (tell.count(concluded), tell.number(tell.metrics.flow.throughput_per_30_days, 2));
    tell.say(format!("{count} ÷ {} × 30 = {per_30} in 30 days.", tell.number(days as f64, 0)));
}

pub(super) fn littles_law(tell: &mut Teller<'_>) {
    let metrics = tell.metrics;
    let Some(law) = metrics.flow.littles_law_days else {
        return tell.nothing("No pilot was concluded", "conclude one");
    };
    let (days, concluded) = (tell.number(metrics.period().days() as f64, 0), metrics.pilots.concluded.len());
    let (sum, count) = (pilot_days(tell), tell.count(concluded));
    let in_its_days = tell.in_its_days();
    tell.say(format!(
        "The days on which each pilot ran add up to {sum} {in_its_days}, and {count} {} concluded.",
        was(concluded)
    ));
    tell.say(format!("Running at once: {sum} ÷ {days}. Concluded a day: {count} ÷ {days}. One by the other: {sum} ÷ {count} = {}.", tell.measured(law, 1, "day", "days")));
    let change = tell.signed(metrics.flow.load_change as f64);
    tell.say(match (metrics.flow.steady, metrics.flow.load_change > 0) {
        (true, _) => format!("The load is steady (it changed by {change}), so this can be relied on."),
        (false, true) => format!("The load is growing (it changed by {change}), so this holds only roughly."),
        (false, false) => {
            format!("The load is shrinking (it changed by {change}), so this holds only roughly.")
        }
    });
}

pub(super) fn load_change(tell: &mut Teller<'_>) {
    if !some_ran(tell) && tell.metrics.flow.load_change == 0 {
        return;
    }
    let (now, before) = loads(tell);
    let period = tell.metrics.period();
    let (to, from) = (tell.day(period.to()), tell.day(period.from()));
    tell.say(format!(
        "{} ran at the end of {to}, and {} on the day before {from}.",
        tell.pilots(now),
        tell.count(before)
    ));
    let change = tell.signed(tell.metrics.flow.load_change as f64);
    tell.say(format!("{} − {} = {change}.", tell.count(now), tell.count(before)));
}

pub(super) fn steady(tell: &mut Teller<'_>) {
    if !some_ran(tell) {
        return;
    }
    let flow = &tell.metrics.flow;
    let (change, average) = (flow.load_change, flow.average_wip);
    let (average, fifth) = (tell.measured(average, 2, "pilot", "pilots"), tell.number(average / 5.0, 2));
    let verdict = match (flow.steady, change > 0) {
        (true, _) => "not more than that, so the load is steady",
        (false, true) => "more than that, so the load is growing",
        (false, false) => "more than that, so the load is shrinking",
    };
    tell.say(format!(
        "{average} ran at once on an average day, {}; a fifth of that is {fifth}.",
        tell.period()
    ));
    tell.say(format!("The load changed by {}, which is {verdict}.", tell.signed(change as f64)));
}

pub(super) fn cumulative(tell: &mut Teller<'_>) {
    let last = tell.metrics.cumulative_flow.by_month.last().copied();
    let Some(last) = last.filter(|last| last.created + last.piloted + last.concluded > 0) else {
        let to = tell.day(tell.metrics.period().to());
        return tell.miss(format!("No idea was created by {to}: log one and this number begins."));
    };
    tell.say(format!(
        "By {}, {} had been created; the first pilot of {} had started, and {} had a first outcome.",
        tell.day(tell.metrics.period().to()),
        tell.ideas(last.created),
        tell.count(last.piloted),
        tell.count(last.concluded)
    ));
    let before = last.created.saturating_sub(tell.metrics.ideas.new.len());
    if before > 0 {
        let from = tell.day(tell.metrics.period().from());
        tell.say(format!(
            "{} of these {} created before {from} and {} too.",
            tell.ideas(before),
            was(before),
            if before == 1 { "counts" } else { "count" }
        ));
    }
}

pub(super) fn aging(tell: &mut Teller<'_>) {
    let metrics = tell.metrics;
    let aging = &metrics.aging;
    let running = aging.running.len();
    let as_of = tell.day(metrics.as_of());
    let Some(oldest) = aging.oldest_days else {
        return tell.miss(format!("No pilot runs on {as_of}: start one and this number begins."));
    };
    let run = if running == 1 { "runs" } else { "run" };
    let for_days = tell.days(oldest);
    tell.say(if running == 1 {
        format!("{} {run} on {as_of}, for {for_days}.", tell.pilots(running))
    } else {
        format!("{} {run} on {as_of}, the oldest for {for_days}.", tell.pilots(running))
    });
    match (&aging.older_than_p85, aging.p85_days) {
        (Some(older), Some(days)) => {
            let all = match metrics.view.runs.len() {
                1 => "Of the 1 pilot".to_owned(),
                all => format!("Of all {}", tell.pilots(all)),
            };
            tell.say(format!("{all} started so far, 85% end within {}; {} of the running ones {} older.",
                tell.days(days), tell.count(older.len()), is(older.len())));
        }
        _ => tell.say(format!(
            "Too few of the {} started so far {} ended to say within which time 85% do, so none counts as old.",
            tell.pilots(metrics.view.runs.len()),
            has(metrics.view.runs.len())
        )),
    }
}
