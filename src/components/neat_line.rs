//! The graduated border of a chart as the time axis of a period.

use leptos::html;
use leptos::prelude::*;
use pilotbook_core::Date;
use pilotbook_core::metrics::Period;
use pilotbook_core::model::{Choice, Verdict};
use pilotbook_core::review::{lanes, named_months};
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent};

use super::{VerdictMark, format};

/// More segments than this are no graduation any more: then each stands for several weeks.
const SEGMENTS: i64 = 160;
/// How many marks stand side by side on the line, at the width of a desk.
const MARKS: i64 = 52;
/// How many lanes of marks there are at most.
const LANES: usize = 4;
/// How high a lane is, in pixels.
const LANE: usize = 20;

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
    /// What `on_pick` is told.
    pub key: String,
}

/// One segment a week from `from` to `to`, filled until today; verdicts stand on their day. With marks it is one tab
/// stop, and the arrow keys walk them.
#[component]
pub fn NeatLine(
    /// The period's first day.
    from: Date,
    /// The period's last day.
    to: Date,
    /// Today.
    today: Date,
    /// Verdicts above the line, in order of their days; those outside the period are left out.
    #[prop(optional)]
    marks: Vec<NeatMark>,
    /// What a click on a mark does in place of following its link; it is told the mark's key.
    #[prop(optional, into)]
    on_pick: Option<Callback<String>>,
    /// With the months' names and "today" below.
    #[prop(optional)]
    months: bool,
) -> impl IntoView {
    let days = (to.days_since(from) + 1).max(1);
    let place = move |day: i64| day.clamp(0, days) as f64 * 100.0 / days as f64;
    let at = move |day: Date| place(day.days_since(from));
    let past = place(today.days_since(from) + 1);
    let has_today = from <= today && today <= to;

    let weeks = segments(days, past, place);
    let rim = |x1: f64, x2: f64, class: &'static str| {
        ["0.5", "4.5"].map(|y| view! { <line class=class x1=percent(x1) x2=percent(x2) y1=y y2=y></line> })
    };
    let today_mark = (months && has_today).then(|| {
        view! { <line class="today" x1=percent(past) x2=percent(past) y1="-3" y2="8"></line> }
    });
    let marks: Vec<_> = marks.into_iter().filter(|mark| from <= mark.day && mark.day <= to).collect();
    let marks =
        (!marks.is_empty()).then(|| view! { <Marks marks from=from days=days today=today on_pick=on_pick/> });
    let labels = months.then(|| {
        let names = Period::new(from, to).map(named_months).unwrap_or_default();
        let short = names.len() > 6;
        let near = |name: f64| (-4.0..8.0).contains(&(past - name));
        let low = names.iter().any(|(day, _)| near(at(*day)));
        let today_label = has_today.then(|| {
            view! { <span class="today-label" class:low=low style:left=percent(past)>"today"</span> }
        });
        let names = names.into_iter().map(|(day, with_year)| {
            let name = if short || with_year { format::month_short(day, with_year) } else { format::month(day) };
            view! { <span style:left=percent(at(day))>{name}</span> }
        });
        view! { <div class="neat-months" class:two=low && has_today aria-hidden="true">{names.collect_view()} {today_label}</div> }
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

/// The marks above the line; those that would touch stand in lanes above each other.
#[component]
fn Marks(
    marks: Vec<NeatMark>,
    from: Date,
    days: i64,
    today: Date,
    on_pick: Option<Callback<String>>,
) -> impl IntoView {
    let group = NodeRef::<html::Div>::new();
    let current = RwSignal::new(0);
    let count = marks.len();
    let days_of: Vec<Date> = marks.iter().map(|mark| mark.day).collect();
    let lanes = lanes(&days_of, (days / MARKS).max(1), LANES);
    let highest = lanes.iter().copied().max().unwrap_or_default();
    let marks = marks.into_iter().zip(lanes).enumerate().map(|(number, (mark, lane))| {
        let name = format!("{}: {}, {}", mark.title, mark.verdict.label(), format::day(mark.day, today));
        // The middle of the day, so that neither end of the line is cut.
        let left = (mark.day.days_since(from) as f64 + 0.5) * 100.0 / days as f64;
        let pick = move |event: web_sys::MouseEvent| {
            // Opened in a new tab it stays a link.
            if let Some(on_pick) = on_pick.filter(|_| !event.ctrl_key() && !event.meta_key() && !event.shift_key()) {
                event.prevent_default();
                on_pick.run(mark.key.clone());
            }
        };
        view! {
            <a class="neat-mark" href=mark.href style:left=percent(left)
                style:top=format!("{}px", (highest - lane) * LANE) style:height=format!("{}px", 34 + lane * LANE)
                tabindex=move || if current.get() == number { "0" } else { "-1" }
                on:focus=move |_| current.set(number) on:click=pick
                aria-label=name.clone() title=name>
                <VerdictMark verdict=mark.verdict />
            </a>
        }
    });
    let pressed = move |event: KeyboardEvent| {
        let now = current.get_untracked();
        let to = match event.key().as_str() {
            "ArrowLeft" | "ArrowUp" => now.saturating_sub(1),
            "ArrowRight" | "ArrowDown" => (now + 1).min(count - 1),
            "Home" => 0,
            "End" => count - 1,
            _ => return,
        };
        event.prevent_default();
        event.stop_propagation();
        let marks = group.get_untracked().and_then(|group| group.query_selector_all(".neat-mark").ok());
        let mark = marks.and_then(|marks| marks.get(u32::try_from(to).ok()?));
        if let Some(mark) = mark.and_then(|mark| mark.dyn_into::<HtmlElement>().ok()) {
            // A focus that can't move stays.
            let _ = mark.focus();
        }
    };
    view! {
        <div class="neat-marks" node_ref=group role="group" aria-label="Outcomes on their days" on:keydown=pressed
            style:height=format!("{}px", 34 + highest * LANE)>{marks.collect_view()}</div>
    }
}

/// A rectangle for each week, or for several, cut in two where today falls into it.
fn segments(days: i64, past: f64, place: impl Fn(i64) -> f64) -> Vec<AnyView> {
    let step = 7 * (days / 7 / SEGMENTS + 1);
    let mut all = Vec::new();
    for (number, start) in (0..).map(|number| number * step).take_while(|start| *start < days).enumerate() {
        let (left, right) = (place(start), place(start + step));
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

fn percent(at: f64) -> String {
    format!("{at:.3}%")
}
