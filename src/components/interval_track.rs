//! The track under a headline number: how sure it is.

use leptos::prelude::*;

/// A value with its uncertainty, all in percent of the track (0–100).
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Track {
    /// The value.
    pub at: f64,
    /// Where the 95 % interval begins.
    pub low: f64,
    /// Where it ends; not reached yet where there is none.
    pub high: Option<f64>,
    /// Fewer than five observations: dotted and hollow.
    pub few: bool,
    /// The same number in the period before.
    pub before: Option<f64>,
}

impl Track {
    /// A share and its interval, all 0–1, out of `n`.
    pub fn share(value: f64, low: f64, high: f64, n: usize) -> Track {
        Track { at: value * 100.0, low: low * 100.0, high: Some(high * 100.0), few: n < 5, before: None }
    }

    /// With the share (0–1) of the period before.
    pub fn before(self, value: Option<f64>) -> Track {
        Track { before: value.map(|value| value * 100.0), ..self }
    }
}

/// A track of 0–100 with a band for the interval and a dot for the value.
#[component]
pub fn IntervalTrack(
    /// What it shows.
    track: Track,
    /// Says it in words, for who doesn't see the track. Without it the track is decoration of words beside it.
    #[prop(optional, into)]
    label: Option<String>,
) -> impl IntoView {
    let percent = |at: f64| format!("{:.2}%", at.clamp(0.0, 100.0));
    let (band, end) = match track.high {
        _ if track.few => ("band few", track.high.unwrap_or(100.0)),
        Some(high) => ("band", high),
        None => ("band open", 100.0),
    };
    let hidden = label.is_none().then_some("true");
    view! {
        <svg class="interval-track" role="img" aria-label=label aria-hidden=hidden>
            <line class="axis" x1="0" x2="100%" y1="6" y2="6"></line>
            {["0.5", "50%", "100%"].map(|x| view! { <line class="axis" x1=x x2=x y1="3.5" y2="8.5"></line> }).into_iter().collect_view()}
            <line class=band x1=percent(track.low) x2=percent(end) y1="6" y2="6"></line>
            {track.before.map(|at| view! { <circle class="dot before" cx=percent(at) cy="6" r="3.5"></circle> })}
            <circle class="dot" class:hollow=track.few cx=percent(track.at) cy="6" r="5"></circle>
        </svg>
    }
}
