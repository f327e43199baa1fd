//! The week log of a pilot: one bar a week, as high as its confidence.

use leptos::prelude::*;
use pilotbook_core::model::Confidence;

/// From this many weeks on, only the last ones are drawn.
const MANY: usize = 16;
const SHOWN: usize = 12;

/// A pilot's weeks: a bar each, dashed where there was no check-in, the line its planned end.
#[component]
pub fn WeekLog(
    /// The weeks so far, oldest first; none where there was no check-in.
    weeks: Vec<Option<Confidence>>,
    /// How many more weeks are planned.
    to_come: usize,
    /// How many of the weeks so far lie after the planned end.
    late: usize,
    /// As on the pilot's own page.
    #[prop(optional)]
    large: bool,
) -> impl IntoView {
    let label = label(&weeks, to_come, late);
    let (width, height, gap) = if large { (16, 24, 4) } else { (9, 16, 2) };
    let all = weeks.len() + to_come;
    let left_out = if all >= MANY { weeks.len().saturating_sub(SHOWN.saturating_sub(to_come)) } else { 0 };
    let end_after = weeks.len() + to_come - late;
    let mut x = 0;
    let mut bars = Vec::new();
    for place in left_out..all {
        if place == end_after && late > 0 {
            x += gap + 2;
        }
        let (class, tall) = match weeks.get(place) {
            Some(Some(Confidence::Green)) => ("tone-held", height),
            Some(Some(Confidence::Amber)) => ("tone-warn", height * 2 / 3),
            Some(Some(Confidence::Red)) => ("tone-bad", height / 3),
            Some(None) => ("missing", height),
            None => ("sill", 2),
        };
        bars.push(view! { <rect class=class x=x y=height - tall width=width height=tall rx="1"/> });
        x += width + gap;
        if place + 1 == end_after {
            bars.push(view! { <rect class="end" x=x y=-2 width=2 height=height + 2 rx="0"/> });
            x += 2 + gap;
        }
    }
    view! {
        <span class="week-log" class:large=large role="img" aria-label=label>
            {(left_out > 0).then(|| view! { <span class="more">{format!("+{left_out}")}</span> })}
            <svg width=x height=height viewBox=format!("0 0 {} {height}", x.max(1)) aria-hidden="true">{bars}</svg>
        </span>
    }
}

fn label(weeks: &[Option<Confidence>], to_come: usize, late: usize) -> String {
    let count = |wanted: Option<Confidence>| weeks.iter().filter(|week| **week == wanted).count();
    format!(
        "{} weeks so far: {} on track, {} at risk, {} off track, {} without a check-in; {}",
        weeks.len(),
        count(Some(Confidence::Green)),
        count(Some(Confidence::Amber)),
        count(Some(Confidence::Red)),
        count(None),
        if late > 0 { format!("{late} past the planned end") } else { format!("{to_come} to come") },
    )
}
