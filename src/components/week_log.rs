//! The weeks of a pilot, one bar each.

use leptos::prelude::*;

use super::Course;

/// One week of a pilot.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Week {
    /// Its last check-in said so.
    CheckedIn(Course),
    /// It went by without a check-in.
    Missed,
    /// It is running or yet to come.
    ToCome,
}

/// How many weeks are shown at most, and from how many on that holds.
const SHOWN: usize = 12;
const TOO_MANY: usize = 16;

/// One bar a week: height and colour are the confidence, a dashed outline is no check-in, a sill is to come; the
/// line is the planned end, and weeks after it stand beyond a gap.
#[component]
pub fn WeekLog(
    /// From the start, in order.
    weeks: Vec<Week>,
    /// How many of them lie before the planned end.
    planned: usize,
    /// 16 × 24 a week in place of 9 × 16.
    #[prop(optional)]
    large: bool,
) -> impl IntoView {
    let (width, height, gap) = if large { (16, 24, 4) } else { (9, 16, 3) };
    let hidden = if weeks.len() >= TOO_MANY { weeks.len() - SHOWN } else { 0 };
    let name = name_of(&weeks, planned);

    let mut x = 0;
    let mut end = None;
    let mut bars = Vec::new();
    for (at, week) in weeks.iter().enumerate().skip(hidden) {
        if at == planned && at > hidden {
            end = Some(x);
            x += gap + 2;
        }
        bars.push(bar(*week, x, width, height));
        x += width + gap;
    }
    if planned == weeks.len() && end.is_none() && !weeks.is_empty() {
        end = Some(x);
        x += gap + 2;
    }
    let total = (x - gap).max(0);
    view! {
        <span class="week-log" class:large=large>
            {(hidden > 0).then(|| view! { <span class="more" aria-hidden="true">{format!("+{hidden}")}</span> })}
            <svg width=total height=height + 2 role="img" aria-label=name>
                {bars}
                {end.map(|x| view! { <rect class="end" x=x y="0" width="2" height=height + 2></rect> })}
            </svg>
        </span>
    }
}

fn bar(week: Week, x: usize, width: usize, height: usize) -> AnyView {
    let (x, bottom) = (x as f64, height as f64 + 1.0);
    let (width, full) = (width as f64, height as f64);
    match week {
        Week::CheckedIn(course) => {
            let tall = match course {
                Course::OnTrack | Course::Met => full,
                Course::AtRisk => (full * 2.0 / 3.0).round(),
                Course::OffTrack | Course::NotYet | Course::NoData => (full / 3.0).round(),
            };
            let class = course.tone().class();
            view! { <rect class=class x=x y=bottom - tall width=width height=tall rx="1"></rect> }.into_any()
        }
        Week::Missed => view! {
            <rect class="missing" x=x + 0.5 y=1.5 width=width - 1.0 height=full - 1.0 rx="1"></rect>
        }
        .into_any(),
        Week::ToCome => {
            view! { <rect class="sill" x=x y=bottom - 2.0 width=width height="2"></rect> }.into_any()
        }
    }
}

fn name_of(weeks: &[Week], planned: usize) -> String {
    let past = weeks.iter().filter(|week| **week != Week::ToCome).count();
    let mut words: Vec<String> = Vec::new();
    for week in weeks {
        match week {
            Week::CheckedIn(course) => words.push(course.word().to_lowercase()),
            Week::Missed => words.push("no check-in".to_owned()),
            Week::ToCome => {}
        }
    }
    let each = if words.is_empty() { "none past yet".to_owned() } else { words.join(", ") };
    format!("{past} of {planned} planned weeks: {each}")
}
