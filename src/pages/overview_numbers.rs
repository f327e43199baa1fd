//! The overview's numbers: the quarter on its neat line, and the four that people look at first.

use leptos::prelude::*;
use pilotbook_core::metrics::{Number, definition};
use pilotbook_core::review::Quarter;

use super::metrics_headline::{Shown, time_to_pilot, within_a_year};
use super::metrics_parts::part_place;
use super::words::{counted, number};
use crate::app::use_app;
use crate::components::{HeadlineNumber, NeatLine, format};
use crate::route::Page;

/// The numbers.
#[component]
pub(super) fn Numbers() -> impl IntoView {
    let (workspace, ..) = use_app();
    let day = workspace.day();
    let portfolio = workspace.portfolio_soon();
    move || match portfolio.get() {
        None => part_place(),
        Some(portfolio) => Quarter::of(&portfolio, day.get()).map(|quarter| shown(&quarter)).into_any(),
    }
}

fn shown(quarter: &Quarter) -> impl IntoView + use<> {
    let (workspace, _, router) = use_app();
    let today = workspace.today();
    let (from, to) = (quarter.period.from(), quarter.period.to());
    let of_quarter = router.href_with(
        Page::Metrics,
        &[("from", &from.to_string()), ("to", &to.to_string()), ("behind", &Number::IdeasNew.to_string())],
    );
    let metrics = &quarter.all;
    let (_, before_month, _) = quarter.before.from().ymd();
    let new_lines = vec![
        format!("{} in Q{}", number(quarter.new_before), before_month.div_ceil(3)),
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
                counted(late, "past its planned end", "past their planned ends")
            },
            format!("the oldest for {}", counted(usize::try_from(days).unwrap_or(0), "day", "days")),
        ],
    };
    let (_, month, _) = from.ymd();
    let numbers = Shown { metrics, before: None, router };
    view! {
        <div class="period-head">
            <h2>{format!("This quarter, Q{}", month.div_ceil(3))}</h2>
            <span class="caption">{format!("{} to {}", format::day(from, today), format::day_long(to))}</span>
            <span class="caption push">{format!("week {} of {}", quarter.week, quarter.weeks)}</span>
        </div>
        <NeatLine from to today/>
        <div class="headlines">
            <HeadlineNumber label="New ideas" value=Some(number(quarter.new)) bars lines=new_lines
                help=definition("ideas.new") href=of_quarter/>
            <HeadlineNumber label="Pilots running" value=Some(number(metrics.aging.running.len())) lines=running_lines
                help=definition("pilots.running") href=router.href_with(Page::Pilots, &[("stage", "running")])/>
            {within_a_year(numbers)}
            {time_to_pilot(numbers)}
        </div>
    }
}
