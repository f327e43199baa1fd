//! The graduated border of a chart as the time axis of a period.

use leptos::prelude::*;
use pilotbook_core::Date;
use pilotbook_core::model::{Choice, Verdict};

use super::{VerdictMark, format};

/// A verdict on its day.
#[derive(Clone, PartialEq, Debug)]
pub struct NeatMark {
    /// When it was decided.
    pub day: Date,
    /// What it was.
    pub verdict: Verdict,
    /// Of which pilot.
    pub title: String,
    /// Where the click leads.
    pub href: String,
}

/// One segment a week from `from` to `to`, filled until today; verdicts stand on their day.
#[component]
pub fn NeatLine(
    /// The period's first day.
    from: Date,
    /// The period's last day.
    to: Date,
    /// Today.
    today: Date,
    /// Verdicts above the line; days outside the period are left out.
    #[prop(optional)]
    marks: Vec<NeatMark>,
    /// With the months' names and "today" below.
    #[prop(optional)]
    months: bool,
) -> impl IntoView {
    let days = (to.days_since(from) + 1).max(1);
    let place = move |day: i64| day.clamp(0, days) as f64 * 100.0 / days as f64;
    let at = move |day: Date| place(day.days_since(from));
    let past = place(today.days_since(from) + 1);

    let weeks = segments(days, past, place);
    let rim = |x1: f64, x2: f64, class: &'static str| {
        ["0.5", "4.5"].map(|y| view! { <line class=class x1=percent(x1) x2=percent(x2) y1=y y2=y></line> })
    };
    let today_mark = (months && from <= today && today <= to).then(|| {
        view! { <line class="today" x1=percent(past) x2=percent(past) y1="-3" y2="8"></line> }
    });
    let marks: Vec<_> = marks.into_iter().filter(|mark| from <= mark.day && mark.day <= to).collect();
    let marks = (!marks.is_empty()).then(|| {
        let marks = marks.into_iter().map(|mark| {
            let name = format!("{}: {}, {}", mark.title, mark.verdict.label(), format::day(mark.day, today));
            view! {
                <a class="neat-mark" href=mark.href style:left=percent(at(mark.day)) aria-label=name.clone() title=name>
                    <VerdictMark verdict=mark.verdict />
                </a>
            }
        });
        view! { <div class="neat-marks">{marks.collect_view()}</div> }
    });
    let labels = months.then(|| {
        let today_label = (from <= today && today <= to).then(|| {
            view! { <span class="today-label" style:left=percent(past)>"today"</span> }
        });
        let names = month_starts(from, to).into_iter().map(|day| {
            view! { <span style:left=percent(at(day))>{format::month(day)}</span> }
        });
        view! { <div class="neat-months" aria-hidden="true">{names.collect_view()} {today_label}</div> }
    });
    view! {
        <div class="neat-line">
            {marks}
            <svg height="5" aria-hidden="true">
                {weeks}
                {rim(0.0, past, "rim").into_iter().collect_view()}
                {rim(past, 100.0, "rim ahead").into_iter().collect_view()}
                {today_mark}
            </svg>
            {labels}
        </div>
    }
}

/// A rectangle for each week, cut in two where today falls into it.
fn segments(days: i64, past: f64, place: impl Fn(i64) -> f64) -> Vec<AnyView> {
    let mut all = Vec::new();
    for (number, start) in (0..days).step_by(7).enumerate() {
        let (left, right) = (place(start), place(start + 7));
        let odd = if number % 2 == 1 { " odd" } else { "" };
        let parts = [("past", left, right.min(past)), ("ahead", left.max(past), right)];
        for (when, x1, x2) in parts.into_iter().filter(|(_, x1, x2)| x2 > x1) {
            let class = format!("week {when}{odd}");
            all.push(
                view! { <rect class=class x=percent(x1) width=percent(x2 - x1) y="0" height="5"></rect> }
                    .into_any(),
            );
        }
    }
    all
}

/// The first day and every first of a month after it; every third month where there would be too many names.
fn month_starts(from: Date, to: Date) -> Vec<Date> {
    let mut starts = vec![from];
    let mut month = from.month().next();
    while month.first() <= to && starts.len() < 600 {
        starts.push(month.first());
        month = month.next();
    }
    let step = starts.len().div_ceil(12).max(1);
    starts.into_iter().step_by(step).collect()
}

fn percent(at: f64) -> String {
    format!("{at:.3}%")
}
