//! A number that doesn't stand alone.

use leptos::prelude::*;

use super::{IntervalTrack, Popover, Track};

/// Label, figure, track, and up to two lines that say what it rests on. Its children are the popover "How is this
/// counted?".
#[component]
pub fn Headline(
    /// What is counted.
    #[prop(into)]
    label: String,
    /// The figure, written for people; `None` where nothing could be counted.
    figure: Option<String>,
    /// `%`, or a word such as "days".
    #[prop(optional, into)]
    unit: Option<String>,
    /// The records behind it.
    #[prop(optional, into)]
    href: Option<String>,
    /// How sure it is.
    #[prop(optional)]
    track: Option<Track>,
    /// The start of the first line, stronger: "5 of 8 concluded".
    #[prop(optional, into)]
    basis: Option<String>,
    /// The rest of the first line, or why there is no figure.
    #[prop(optional, into)]
    note: Option<String>,
    /// A second line: the period before, what is left out.
    #[prop(optional, into)]
    second: Option<String>,
    /// What the "?" beside the label opens.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let unit = unit.filter(|_| figure.is_some()).map(|unit| {
        let class = if unit == "%" { "unit" } else { "unit word" };
        view! { <span class=class>{unit}</span> }
    });
    let figure = view! { {figure.unwrap_or_else(|| "—".to_owned())} {unit} };
    let figure = match href {
        Some(href) => view! { <a class="figure plain" href=href>{figure}</a> }.into_any(),
        None => view! { <span class="figure">{figure}</span> }.into_any(),
    };
    let comma = if basis.is_some() && note.is_some() { ", " } else { "" };
    let name = label.clone();
    view! {
        <div class="headline">
            <div class="headline-label">
                <span>{label}</span>
                {children.map(|children| view! { <Popover about=name>{children()}</Popover> })}
            </div>
            <div class="figure-row">{figure} {track.map(|track| view! { <IntervalTrack track /> })}</div>
            <p class="headline-note">
                {basis.map(|basis| view! { <b>{basis}</b> })} {comma} {note}
            </p>
            {second.map(|second| view! { <p class="headline-note">{second}</p> })}
        </div>
    }
}
