//! The week log of a pilot: one bar a week, as high as its confidence.

use leptos::prelude::*;
use pilotbook_core::model::Confidence;

/// From this many weeks on, only some are drawn.
const MANY: usize = 16;
const SHOWN: usize = 12;
/// The weeks so far that are drawn however many are still to come.
const AT_LEAST: usize = 6;

/// Which weeks are drawn, counted from the first.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Cut {
    /// The first one.
    from: usize,
    /// The one after the last.
    to: usize,
    /// Before which one the planned end lies; may be outside of what is drawn.
    end: usize,
}

/// The last weeks so far, and as many of those to come as there is room for.
fn cut(past: usize, to_come: usize, late: usize) -> Cut {
    let all = past + to_come;
    let end = all.saturating_sub(late);
    if all < MANY {
        return Cut { from: 0, to: all, end };
    }
    let shown = past.min(SHOWN.saturating_sub(to_come).max(AT_LEAST));
    Cut { from: past - shown, to: (past + SHOWN - shown).min(all), end }
}

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
    let cut = cut(weeks.len(), to_come, late);
    let left_out = weeks.len() + to_come - cut.to;
    let mut x = 0;
    let mut bars = Vec::new();
    let end = |x: i32| view! { <rect class="end" x=x y=-2 width=2 height=height + 2 rx="0"/> };
    if late > 0 && cut.end <= cut.from {
        // All that is drawn is late.
        bars.push(end(x));
        x += 2 + gap + gap + 2;
    }
    for place in cut.from..cut.to {
        if place == cut.end && place > cut.from {
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
        if place + 1 == cut.end {
            bars.push(end(x));
            x += 2 + gap;
        }
    }
    let more = |count: usize| (count > 0).then(|| view! { <span class="more">{format!("+{count}")}</span> });
    view! {
        <span class="week-log" class:large=large role="img" aria-label=label>
            {more(cut.from)}
            <svg width=x height=height viewBox=format!("0 0 {} {height}", x.max(1)) aria-hidden="true">{bars}</svg>
            {more(left_out)}
        </span>
    }
}

fn label(weeks: &[Option<Confidence>], to_come: usize, late: usize) -> String {
    let count = |wanted: Option<Confidence>| weeks.iter().filter(|week| **week == wanted).count();
    format!(
        "{} so far: {} on track, {} at risk, {} off track, {} without a check-in; {}",
        if weeks.len() == 1 { "1 week".to_owned() } else { format!("{} weeks", weeks.len()) },
        count(Some(Confidence::Green)),
        count(Some(Confidence::Amber)),
        count(Some(Confidence::Red)),
        count(None),
        if late > 0 { format!("{late} past the planned end") } else { format!("{to_come} to come") },
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_logs_are_drawn_whole() {
        assert_eq!(cut(7, 1, 0), Cut { from: 0, to: 8, end: 8 });
        assert_eq!(cut(15, 0, 4), Cut { from: 0, to: 15, end: 11 });
        assert_eq!(cut(0, 0, 0), Cut { from: 0, to: 0, end: 0 });
    }

    #[test]
    fn long_logs_keep_their_last_twelve() {
        assert_eq!(cut(20, 0, 0), Cut { from: 8, to: 20, end: 20 });
        assert_eq!(cut(14, 4, 0), Cut { from: 6, to: 18, end: 18 });
        assert_eq!(cut(20, 0, 15), Cut { from: 8, to: 20, end: 5 });
    }

    #[test]
    fn a_long_plan_does_not_hide_the_weeks_so_far() {
        assert_eq!(cut(3, 23, 0), Cut { from: 0, to: 12, end: 26 });
        assert_eq!(cut(10, 16, 0), Cut { from: 4, to: 16, end: 26 });
    }

    #[test]
    fn words_count_one_week() {
        assert!(label(&[None], 2, 0).starts_with("1 week so far: 0 on track"));
    }
}
