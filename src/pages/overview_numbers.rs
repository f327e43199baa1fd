//! The overview's numbers: the quarter on its neat line, and the four that people look at first.

use leptos::prelude::*;
use pilotbook_core::metrics::{DurationOf, DurationPart, Number, Share, definition, portfolio_of};
use pilotbook_core::review::Quarter;

use super::words::counted;
use crate::app::use_app;
use crate::components::{HeadlineNumber, NeatLine, Track, format};
use crate::route::Page;

/// The numbers.
#[component]
pub(super) fn Numbers() -> impl IntoView {
    let (workspace, ..) = use_app();
    let quarter = move || {
        let portfolio = workspace.with(portfolio_of);
        Quarter::of(&portfolio, workspace.today())
    };
    move || quarter().map(|quarter| shown(&quarter))
}

fn shown(quarter: &Quarter) -> impl IntoView + use<> {
    let (workspace, _, router) = use_app();
    let today = workspace.today();
    let behind = |number: Number| router.href_with(Page::Metrics, &[("behind", &number.to_string())]);
    let (from, to) = (quarter.period.from(), quarter.period.to());
    let of_quarter = router.href_with(
        Page::Metrics,
        &[("from", &from.to_string()), ("to", &to.to_string()), ("behind", &Number::IdeasNew.to_string())],
    );
    let metrics = &quarter.all;
    let (_, before_month, _) = quarter.before.from().ymd();
    let new_lines = vec![
        format!("{} in Q{}", quarter.new_before, before_month.div_ceil(3)),
        "bars: the last 12 months".to_owned(),
    ];
    let bars = quarter.by_month.iter().map(|(_, count)| *count).collect::<Vec<_>>();
    let late = metrics.pilots.past_planned_end.len();
    let running_lines = match metrics.aging.oldest_days {
        None => vec!["No pilot runs.".to_owned()],
        Some(days) => vec![
            if late == 0 {
                "none past its planned end".to_owned()
            } else {
                format!("{late} past their planned end")
            },
            format!("the oldest for {}", counted(usize::try_from(days).unwrap_or(0), "day", "days")),
        ],
    };
    let n = metrics.pilot_duration.curve.n;
    let year = metrics.success_within.horizons.iter().find(|horizon| horizon.days == 365);
    let within = year.and_then(|horizon| horizon.within);
    let track = within.map(|within| {
        let (low, high) = within.interval.unwrap_or((within.value, within.value));
        Track { value: within.value, low, high, n }
    });
    let within_lines = within_lines(quarter);
    let to_pilot = &metrics.time_to_pilot;
    let pilot_lines = vec![
        format!("n {}, of which {} have no pilot yet", to_pilot.curve.n, to_pilot.open.len()),
        match to_pilot.p85() {
            Some(days) => {
                format!("85% within: {}", counted(usize::try_from(days).unwrap_or(0), "day", "days"))
            }
            None => "85% within: not reached yet".to_owned(),
        },
    ];
    let (_, month, _) = from.ymd();
    view! {
        <div class="period-head">
            <h2>{format!("This quarter, Q{}", month.div_ceil(3))}</h2>
            <span class="caption">{format!("{} to {}", format::day(from, today), format::day_long(to))}</span>
            <span class="caption push">{format!("week {} of {}", quarter.week, quarter.weeks)}</span>
        </div>
        <NeatLine from to today/>
        <div class="headlines">
            <HeadlineNumber label="New ideas" value=Some(format::number(quarter.new as f64, 0)) bars lines=new_lines
                help=definition("ideas.new") href=of_quarter/>
            <HeadlineNumber label="Pilots running" value=Some(metrics.aging.running.len().to_string()) lines=running_lines
                help=definition("pilots.running") href=router.href_with(Page::Pilots, &[("stage", "running")])/>
            <HeadlineNumber label="Succeeded within a year" value=within.map(|within| format::percent(within.value, n)) unit="%"
                track lines=within_lines
                help=definition("success_within") href=behind(Number::SucceededWithin(365))/>
            <HeadlineNumber label="Median time to pilot" value=to_pilot.median().map(|days| days.to_string()) unit="days"
                lines=pilot_lines
                help=definition("time_to_pilot") href=behind(Number::Duration(DurationOf::TimeToPilot, DurationPart::All))/>
        </div>
    }
}

/// What stands under "succeeded within a year": interval and n, or why there is no figure yet.
fn within_lines(quarter: &Quarter) -> Vec<String> {
    let metrics = &quarter.all;
    let n = metrics.pilot_duration.curve.n;
    let year = metrics.success_within.horizons.iter().find(|horizon| horizon.days == 365);
    let so_far = |share: Share| format!("so far {} of {} concluded succeeded", share.k, share.n);
    match year.and_then(|horizon| Some((horizon.within?, horizon))) {
        Some((within, horizon)) => {
            let interval = within.interval.map_or("no interval".to_owned(), |(low, high)| {
                format!("95% interval {}–{}", format::percent(low, n), format::percent(high, n))
            });
            vec![
                format!("of {}, {interval}", counted(n, "pilot", "pilots")),
                format!("{} followed for a year", counted(horizon.at_risk.len(), "pilot", "pilots")),
            ]
        }
        None if n == 0 => vec!["No pilot has started yet.".to_owned()],
        None => {
            let rate = metrics.pilots.success_rate();
            let why = format!("None of {} is a year old yet", counted(n, "pilot", "pilots"));
            if rate.n == 0 { vec![why] } else { vec![why, so_far(rate)] }
        }
    }
}
