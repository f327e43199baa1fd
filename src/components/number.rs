//! A headline number never stands alone: value, interval, n, what is left out, and how it is counted.

use leptos::prelude::*;

use super::{Icon, IconName, next_id};

/// The place of a share on its track, all within 0–1.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Track {
    /// The value.
    pub value: f64,
    /// The lower end of its 95 % interval.
    pub low: f64,
    /// The upper end.
    pub high: f64,
    /// Of how many; under 5 the dot is hollow.
    pub n: usize,
    /// Where it was in the period before.
    pub before: Option<f64>,
}

/// What "How is this counted?" says.
#[derive(Clone, Default, PartialEq, Debug)]
pub struct Help {
    /// The definition, in plain words.
    pub words: String,
    /// The same with this number's own figures, one sentence or two each.
    pub own: Vec<String>,
    /// Where the records behind it are: words and address.
    pub links: Vec<(String, String)>,
}

impl From<&str> for Help {
    fn from(words: &str) -> Help {
        Help { words: words.to_owned(), ..Help::default() }
    }
}

/// One number of the headline.
#[component]
pub fn HeadlineNumber(
    /// What it is.
    #[prop(into)]
    label: String,
    /// The figure; none shows a dash.
    value: Option<String>,
    /// Its unit.
    #[prop(optional)]
    unit: &'static str,
    /// Where it lies, if it is a share.
    #[prop(default = None)]
    track: Option<Track>,
    /// How it was before, oldest first and the present last, as small bars.
    #[prop(optional)]
    bars: Vec<usize>,
    /// Interval, n and what is left out, or why there is no figure.
    #[prop(optional)]
    lines: Vec<String>,
    /// How it is counted.
    #[prop(optional, into)]
    help: Help,
    /// The records behind it.
    #[prop(optional, into)]
    href: String,
) -> impl IntoView {
    let figure = value.unwrap_or_else(|| "—".to_owned());
    let unit = (figure != "—").then_some(unit);
    let name = label.clone();
    let figure = view! { <span class="figure">{figure}<span class="unit" class:word=move || unit.is_some_and(|unit| unit != "%")>{unit}</span></span> };
    view! {
        <div class="headline">
            <p class="headline-label">{label}{(help != Help::default()).then(|| view! { <Definition name help/> })}</p>
            <p class="figure-row">
                {if href.is_empty() {
                    figure.into_any()
                } else {
                    view! { <a class="figure-link" href=href>{figure}</a> }.into_any()
                }}
                {track.map(|track| view! { <IntervalTrack track/> })}
                {mini_bars(&bars)}
            </p>
            {lines.into_iter().map(|line| view! { <p class="headline-note">{line}</p> }).collect_view()}
        </div>
    }
}

/// Counts as bars from zero, as high as the greatest of them.
fn mini_bars(counts: &[usize]) -> Option<AnyView> {
    let most = counts.iter().copied().max().filter(|most| *most > 0)?;
    let last = counts.len() - 1;
    let bars = counts.iter().enumerate().map(|(at, count)| {
        let height = format!("{:.1}%", *count as f64 * 100.0 / most as f64);
        view! { <span class:now=at == last style:height=height></span> }
    });
    Some(view! { <span class="mini-bars" aria-hidden="true">{bars.collect_view()}</span> }.into_any())
}

/// "How is this counted?", beside a number.
#[component]
pub fn Definition(
    /// The number's name.
    name: String,
    /// How it is counted.
    #[prop(into)]
    help: Help,
) -> impl IntoView {
    let id = next_id("definition");
    view! {
        <button class="help-mark" type="button" popovertarget=id.clone() aria-label=format!("How is this counted? {name}")>
            <Icon name=IconName::Help/>
        </button>
        <div id=id class="popover" popover="auto">
            <h3>{if help.own.is_empty() { name } else { "How is this counted?".to_owned() }}</h3>
            {help.own.into_iter().map(|said| view! { <p class="own-figures">{said}</p> }).collect_view()}
            <p>{help.words}</p>
            {(!help.links.is_empty()).then(|| view! {
                <p class="popover-links">{help.links.into_iter().map(|(words, href)| view! { <a href=href>{words}</a> }).collect_view()}</p>
            })}
        </div>
    }
}

/// A share on its way from 0 to 100 %, with its interval.
#[component]
pub fn IntervalTrack(
    /// Where it lies.
    track: Track,
) -> impl IntoView {
    let percent = |share: f64| format!("{:.2}%", share.clamp(0.0, 1.0) * 100.0);
    let few = track.n < 5;
    view! {
        <svg class="interval-track" aria-hidden="true">
            <line class="axis" x1="0" x2="100%" y1="6" y2="6"/>
            <line class="band" class:few=few x1=percent(track.low) x2=percent(track.high) y1="6" y2="6"/>
            {track.before.map(|before| view! { <circle class="dot before" cx=percent(before) cy="6" r="3.500"/> })}
            <circle class="dot" class:hollow=few cx=percent(track.value) cy="6" r="4.500"/>
        </svg>
    }
}
