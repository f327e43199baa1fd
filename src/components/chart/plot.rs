//! The drawing of a chart, and the point of it that is read out.

use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;
use pilotbook_core::chart::{Chart, Scene, Stop, classed};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{KeyboardEvent, MouseEvent, PointerEvent, ResizeObserver};

use crate::components::format::Local;
use crate::components::next_id;

type Drawn = Memo<Option<Arc<Scene>>>;

/// The drawing.
#[component]
pub(super) fn Plot(
    chart: StoredValue<Chart>,
    /// How wide it is; 0 until that is known.
    width: RwSignal<f64>,
    on_open: Callback<Stop>,
    /// What names it.
    title_id: String,
    /// What describes it.
    caption_id: String,
) -> impl IntoView {
    let frame = NodeRef::<html::Div>::new();
    follow_width(frame, width);
    follow_print(frame, width);
    let scene: Drawn = Memo::new(move |_| {
        let width = width.get();
        (width > 0.0).then(|| Arc::new(chart.with_value(|chart| chart.scene(width, &Local))))
    });
    let at = RwSignal::new(None::<usize>);
    let focused = RwSignal::new(false);
    let stop = Memo::new(move |_| {
        let scene = scene.get()?;
        at.get().and_then(|at| scene.stops.get(at).cloned())
    });
    let open = move || {
        if let Some(stop) = stop.get_untracked() {
            on_open.run(stop);
        }
    };
    let pressed = move |event: KeyboardEvent| {
        let count = scene.with_untracked(|scene| scene.as_ref().map_or(0, |scene| scene.stops.len()));
        let now = at.get_untracked();
        let to = match event.key().as_str() {
            "ArrowRight" | "ArrowDown" => now.map_or(0, |now| now + 1).min(count.saturating_sub(1)),
            "ArrowLeft" | "ArrowUp" => now.unwrap_or(count).saturating_sub(1),
            "Home" => 0,
            "End" => count.saturating_sub(1),
            "Enter" | " " if now.is_some() => {
                event.prevent_default();
                open();
                return;
            }
            "Escape" if now.is_some() => {
                event.stop_propagation();
                at.set(None);
                return;
            }
            _ => return,
        };
        event.prevent_default();
        at.set((count > 0).then_some(to));
    };
    // A finger reads a point out first and opens it with the next touch; a mouse has hovered before it clicks.
    let known = StoredValue::new(true);
    let under = move |event: &MouseEvent| {
        let frame = frame.get_untracked()?.get_bounding_client_rect();
        let x = f64::from(event.client_x()) - frame.left();
        let y = f64::from(event.client_y()) - frame.top();
        scene.with_untracked(|scene| scene.as_ref().and_then(|scene| nearest(&scene.stops, x, y)))
    };
    let touched = move |event: PointerEvent| {
        let found = under(&event);
        known.set_value(event.pointer_type() == "mouse" || found == at.get_untracked());
        at.set(found);
    };
    let clicked = move |event: MouseEvent| {
        let found = under(&event);
        if found.is_some() && known.get_value() {
            at.set(found);
            open();
        }
    };
    let size =
        move |side: fn(&Scene) -> f64| scene.with(|scene| scene.as_ref().map_or(0.0, |scene| side(scene)));
    let marks = move || scene.with(|scene| scene.as_ref().map(|scene| classed(scene)).unwrap_or_default());
    let opens = move || {
        stop.with(|stop| stop.as_ref().is_some_and(|stop| stop.number.is_some() || stop.record.is_some()))
    };
    let hint = move || {
        let count = scene.with(|scene| scene.as_ref().map_or(0, |scene| scene.stops.len()));
        (focused.get() && count > 0)
            .then(|| format!("Arrow keys walk the {count} points; Enter opens the records behind one."))
    };
    let says = move || {
        stop.with(|stop| stop.as_ref().map(|stop| stop.says.clone())).or_else(hint).unwrap_or_default()
    };
    let says_id = next_id("chart-says");
    let named = title_id.clone();
    let described = format!("{caption_id} {says_id}");
    view! {
        <div class="chart-plot" class:opens=opens node_ref=frame tabindex="0" role="application" aria-roledescription="chart"
            aria-labelledby=named aria-describedby=described
            on:keydown=pressed on:focus=move |_| focused.set(true)
            on:blur=move |_| { focused.set(false); at.set(None); }
            on:pointermove=move |event| { let found = under(&event); if found != at.get_untracked() { at.set(found); } }
            on:pointerdown=touched on:pointerleave=move |_| at.set(None) on:click=clicked>
            <svg role="img" aria-labelledby=title_id aria-describedby=caption_id
                width=move || size(|scene| scene.width) height=move || size(|scene| scene.height)
                viewBox=move || format!("0 0 {} {}", size(|scene| scene.width), size(|scene| scene.height))>
                <g inner_html=marks></g>
                {move || stop.get().map(|stop| view! { <circle class="c-stop" cx=stop.x cy=stop.y r="7"/> })}
            </svg>
            <p class="chart-says" id=says_id aria-live="polite" data-side=move || side(stop.get(), width.get())
                style:left=move || place(stop.get(), |stop| stop.x) style:top=move || place(stop.get(), |stop| stop.y)>{says}</p>
        </div>
    }
}

/// How wide a chart is drawn for paper, in CSS pixels: as wide as an A4 page is between its margins.
const PAPER: f64 = 660.0;

/// Draws for paper while the page is printed: a drawing made smaller would be hard to read.
fn follow_print(element: NodeRef<html::Div>, width: RwSignal<f64>) {
    let paper = window_event_listener(leptos::ev::beforeprint, move |_| {
        width.try_set(PAPER);
    });
    let screen = window_event_listener(leptos::ev::afterprint, move |_| {
        if let Some(element) = element.try_get_untracked().flatten() {
            width.try_set(f64::from(element.client_width()));
        }
    });
    on_cleanup(move || {
        paper.remove();
        screen.remove();
    });
}

/// Keeps the signal at the element's width.
fn follow_width(element: NodeRef<html::Div>, width: RwSignal<f64>) {
    let watching = StoredValue::new_local(None::<(ResizeObserver, Closure<dyn FnMut()>)>);
    Effect::new(move |_| {
        let Some(element) = element.get() else { return };
        width.set(f64::from(element.client_width()));
        let watched = element.clone();
        let look = Closure::<dyn FnMut()>::new(move || {
            let wide = f64::from(watched.client_width());
            // Nothing is drawn for an element that is out of sight.
            if wide > 0.0 && width.try_get_untracked().is_some_and(|known| (known - wide).abs() >= 1.0) {
                width.set(wide);
            }
        });
        if let Ok(observer) = ResizeObserver::new(look.as_ref().unchecked_ref()) {
            observer.observe(&element);
            watching.set_value(Some((observer, look)));
        }
    });
    on_cleanup(move || {
        watching.try_update_value(|watching| {
            if let Some((observer, _)) = watching.take() {
                observer.disconnect();
            }
        });
    });
}

/// The stop that a point belongs to: of several the nearest.
fn nearest(stops: &[Stop], x: f64, y: f64) -> Option<usize> {
    let within = |stop: &Stop| {
        let (left, top, wide, high) = stop.hit;
        left <= x && x <= left + wide && top <= y && y <= top + high
    };
    let far = |stop: &Stop| (stop.x - x).powi(2) + (stop.y - y).powi(2);
    let found = stops.iter().enumerate().filter(|(_, stop)| within(stop));
    found.min_by(|(_, a), (_, b)| far(a).total_cmp(&far(b))).map(|(at, _)| at)
}

fn place(stop: Option<Stop>, side: fn(&Stop) -> f64) -> String {
    stop.map_or(String::new(), |stop| format!("{}px", side(&stop)))
}

/// On which side of its point the read-out stands, so that it stays within the chart.
fn side(stop: Option<Stop>, width: f64) -> Option<String> {
    let stop = stop?;
    let across = if stop.x < width / 3.0 {
        "right"
    } else if stop.x > width * 2.0 / 3.0 {
        "left"
    } else {
        "middle"
    };
    Some(format!("{} {across}", if stop.y < 40.0 { "below" } else { "above" }))
}
