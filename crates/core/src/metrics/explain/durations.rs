//! How long ideas wait, pilots take, and issues are open.

use super::teller::{Teller, has, is};
use crate::metrics::duration::Durations;

/// What a summary is about, in words.
pub(super) struct About {
    /// "idea", "ideas"
    pub noun: [&'static str; 2],
    /// "created", "started": how they came into the period.
    pub came: &'static str,
    /// "a first pilot", "an outcome"
    pub end: &'static str,
    /// What is left out where the end lies before the start.
    pub before: &'static str,
    /// What may be done for a first one.
    pub to_do: &'static str,
    /// Whether it is measured in hours, and not in days.
    pub in_hours: bool,
}

pub(super) fn to_pilot(tell: &mut Teller<'_>) {
    if tell.metrics.ideas.new.is_empty() {
        return tell.nothing("No idea was created", "log one");
    }
    let about = About {
        noun: ["idea", "ideas"],
        came: "created",
        end: "a first pilot",
        before: "the first pilot started before the idea was written down",
        to_do: "start one",
        in_hours: false,
    };
    let metrics = tell.metrics;
    summary(tell, &metrics.time_to_pilot, &about);
}

pub(super) fn of_pilots(tell: &mut Teller<'_>) {
    if tell.metrics.pilots.started.is_empty() {
        return tell.nothing("No pilot started", "start one");
    }
    let about = About {
        noun: ["pilot", "pilots"],
        came: "started",
        end: "an outcome",
        before: "the outcome is dated before the start",
        to_do: "conclude one",
        in_hours: false,
    };
    let metrics = tell.metrics;
    summary(tell, &metrics.pilot_duration, &about);
}

pub(super) fn summary(tell: &mut Teller<'_>, durations: &Durations, about: &About) {
    let curve = &durations.curve;
    let (n, ended, open) = (curve.n, durations.ended.len(), durations.open.len());
    let [one, many] = about.noun;
    let as_of = tell.day(tell.metrics.as_of());
    if n > 0 {
        tell.say(format!(
            "{} {} {}, {} {} {}.",
            tell.of_the(n, one, many),
            about.came,
            tell.period(),
            tell.count(ended),
            has(ended),
            about.end
        ));
    }
    if open > 0 {
        let until = match one {
            "idea" => format!("up to {as_of}, or to the day on which it was declined or parked"),
            _ if about.in_hours => format!("up to the end of {as_of}, or to now if that is earlier"),
            _ => format!("up to {as_of}"),
        };
        let counts = if open == 1 {
            "1 is still open and counts".to_owned()
        } else {
            format!("{} are still open; each counts", tell.count(open))
        };
        tell.say(format!("{counts} for as long as it has lasted, {until}."));
    }
    let lasted =
        |tell: &Teller<'_>, time: i64| if about.in_hours { tell.hours(time) } else { tell.days(time) };
    let number = |tell: &Teller<'_>, time: i64| {
        let (value, decimals) = if about.in_hours { (time as f64 / 3600.0, 1) } else { (time as f64, 0) };
        tell.number(value, decimals)
    };
    if let Some(median) = durations.median() {
        let interval = match (curve.median_low(), curve.median_high()) {
            (Some(low), Some(high)) => {
                format!(" (95% interval {} to {})", number(tell, low), lasted(tell, high))
            }
            (Some(low), None) => {
                format!(" (95% interval from {}; the upper end is not reached yet)", lasted(tell, low))
            }
            _ => String::new(),
        };
        let late = match durations.p85() {
            Some(time) => format!("85% within {}", lasted(tell, time)),
            None => "85% is not reached yet".to_owned(),
        };
        tell.say(format!("Half have {} within {}{interval}; {late}.", about.end, lasted(tell, median)));
    } else if ended > 0 {
        tell.miss(format!("Fewer than half have {} so far, so there is no median yet.", about.end));
    } else if n > 0 {
        tell.miss(format!("None of them has {} yet: {} and this number begins.", about.end, about.to_do));
    }
    let mut leave_out = |count: usize, why: &str| {
        if count > 0 {
            tell.say(format!("{} {} left out: {why}.", tell.counted(count, one, many), is(count)));
        }
    };
    leave_out(durations.written_afterwards.len(), about.before);
    leave_out(durations.day_unknown.len(), "declined or parked on a day that isn't known");
    if n == 0 {
        tell.miss(format!("None has two days that can be compared: set the days, and this number begins with the first {one}."));
    }
}
