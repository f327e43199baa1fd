//! The course of a criterion: from its baseline to its target, left to right always better.

use leptos::prelude::*;

/// Where things stand on the line, in percent of its width.
#[derive(Clone, Debug, PartialEq)]
struct Geometry {
    baseline: Option<f64>,
    target: f64,
    was: Option<f64>,
    readings: Vec<f64>,
    /// On which side the latest reading lies off the scale, if it does: −1 or 1.
    off: Option<f64>,
}

/// The rims of the scale; the latest reading's dot still lies inside of them on a phone.
const RIM: (f64, f64) = (3.0, 97.0);

/// Baseline at 8 %, target at 70 %; what lies off the scale sits at the rim.
fn geometry(
    baseline: Option<f64>,
    target: f64,
    was: Option<f64>,
    at_most: bool,
    readings: &[f64],
) -> Geometry {
    let sign = if at_most { -1.0 } else { 1.0 };
    let first = baseline.or_else(|| readings.first().copied()).unwrap_or(target);
    let span = (target - first) * sign;
    // Without a way from baseline to target the readings' own spread gives the scale.
    let spread = readings.iter().map(|reading| (reading - target).abs()).fold(0.0, f64::max);
    let scale = if span > 0.0 {
        span
    } else if spread > 0.0 {
        spread
    } else {
        target.abs().max(1.0)
    };
    let exact = |value: f64| 70.0 + (value - target) * sign / scale * 62.0;
    let place = |value: f64| exact(value).clamp(RIM.0, RIM.1);
    let latest = readings.last().map(|reading| exact(*reading));
    Geometry {
        baseline: baseline.map(place),
        target: 70.0,
        was: was.map(place),
        readings: readings.iter().map(|reading| place(*reading)).collect(),
        off: latest.filter(|at| *at < RIM.0 || *at > RIM.1).map(|at| if at < RIM.0 { -1.0 } else { 1.0 }),
    }
}

/// A criterion's readings on their way to its target.
#[component]
pub fn CriterionCourse(
    /// Where it stood before.
    baseline: Option<f64>,
    /// What it has to reach.
    target: f64,
    /// The target before an amendment.
    was: Option<f64>,
    /// Whether less is better.
    at_most: bool,
    /// Its readings, oldest first.
    readings: Vec<f64>,
    /// What it says, in words.
    label: String,
) -> impl IntoView {
    let drawn = geometry(baseline, target, was, at_most, &readings);
    let percent = |place: f64| format!("{place:.2}%");
    let met = readings.last().is_some_and(|last| if at_most { *last <= target } else { *last >= target });
    let (latest, earlier) = match drawn.readings.split_last() {
        Some((latest, earlier)) => (Some(*latest), earlier.to_vec()),
        None => (None, Vec::new()),
    };
    let arrow = drawn.off.zip(latest).map(|(side, at)| {
        // Beyond the dot, pointing away from the scale.
        let way = if side < 0.0 { "M-8-3l-3 3 3 3" } else { "M8-3l3 3-3 3" };
        view! { <svg x=percent(at) y="9" overflow="visible"><path class="arrow" d=way/></svg> }
    });
    let line = move |class: &'static str, place: f64| {
        view! { <line class=class x1=percent(place) x2=percent(place) y1="3" y2="15"/> }
    };
    view! {
        <svg class="criterion-course" role="img" aria-label=label>
            <rect class="zone" x=percent(drawn.target) y="5" width=percent(100.0 - drawn.target) height="8"/>
            <line class="base" x1="0" x2="100%" y1="9" y2="9"/>
            {drawn.baseline.map(|place| line("tick", place))}
            {drawn.was.map(|place| line("was", place))}
            <line class="target" x1=percent(drawn.target) x2=percent(drawn.target) y1="2" y2="16"/>
            {earlier.into_iter().map(|place| view! { <circle class="earlier" cx=percent(place) cy="9" r="2"/> }).collect_view()}
            {latest.map(|place| view! { <circle class="latest" class:met=met cx=percent(place) cy="9" r="5"/> })}
            {arrow}
        </svg>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn better_is_always_further_right() {
        let less = geometry(Some(10.0), 4.0, None, true, &[9.0, 5.0, 3.0]);
        assert!(less.readings.windows(2).all(|pair| pair[0] < pair[1]));
        assert_eq!((less.baseline.map(f64::round), less.off), (Some(8.0), None));
        let more = geometry(Some(10.0), 40.0, Some(30.0), false, &[10.0, 1e9]);
        assert_eq!((more.readings.last(), more.off), (Some(&RIM.1), Some(1.0)));
        assert!(more.was.is_some_and(|was| was < 70.0));
    }

    #[test]
    fn without_a_baseline_the_readings_give_the_scale() {
        let drawn = geometry(None, 5.0, None, false, &[5.0, 3.0]);
        assert!(drawn.readings.iter().all(|at| (RIM.0..=RIM.1).contains(at)));
        let bare = geometry(None, 0.0, None, true, &[]);
        assert_eq!((bare.baseline, bare.target, bare.off), (None, 70.0, None));
    }
}
