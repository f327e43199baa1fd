//! Which rows of a long list are drawn: those in sight and a few around them.

use gloo_events::{EventListener, EventListenerOptions, EventListenerPhase};
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// How far beyond the window's edges rows are drawn, in pixels.
const AROUND: f64 = 400.0;
/// A row's height until one was measured, in pixels.
const ROW: f64 = 36.0;
/// The most rows that are drawn, whatever the window.
const MOST: usize = 90;

/// The rows of a list that are drawn, and the room that the others take.
#[derive(Clone, Copy)]
pub struct RowWindow {
    count: Signal<usize>,
    body: NodeRef<html::Tbody>,
    /// Measured heights; what wasn't drawn yet has the average.
    heights: StoredValue<Vec<f64>>,
    /// The first drawn row, and the one after the last.
    drawn: RwSignal<(usize, usize)>,
    /// Pixels above and below the drawn rows.
    room: RwSignal<(f64, f64)>,
}

impl RowWindow {
    /// Follows scrolling for as long as the caller's view is there. Rows of the body carry `data-row`, their
    /// place in the list.
    pub fn new(count: Signal<usize>, body: NodeRef<html::Tbody>) -> RowWindow {
        let rows = RowWindow {
            count,
            body,
            heights: StoredValue::new(Vec::new()),
            drawn: RwSignal::new((0, count.get_untracked().min(40))),
            room: RwSignal::new((0.0, 0.0)),
        };
        // Scrolling doesn't bubble; captured, that of a dialog is seen too.
        let early = EventListenerOptions { phase: EventListenerPhase::Capture, passive: true };
        let listeners = ["scroll", "resize"]
            .map(|name| EventListener::new_with_options(&window(), name, early, move |_| rows.look()));
        let listeners = StoredValue::new_local(Some(listeners));
        on_cleanup(move || listeners.set_value(None));
        Effect::new(move |_| {
            count.track();
            // Once the rows are there to be measured.
            request_animation_frame(move || rows.look());
        });
        rows
    }

    /// The first row that is drawn, and the one after the last.
    pub fn drawn(self) -> (usize, usize) {
        self.drawn.get()
    }

    /// Pixels above the drawn rows.
    pub fn above(self) -> f64 {
        self.room.get().0
    }

    /// Pixels below the drawn rows.
    pub fn below(self) -> f64 {
        self.room.get().1
    }

    /// Scrolls so that a row is in sight, and draws it.
    pub fn reveal(self, at: usize) {
        self.look();
        let Some(body) = self.body.get_untracked() else { return };
        let (above, height) = self.heights.with_value(|heights| {
            (heights.iter().take(at).sum::<f64>(), heights.get(at).copied().unwrap_or(ROW))
        });
        let top = body.get_bounding_client_rect().top() + above;
        let (from, to) =
            (edge(".topbar") + edge(".table.sticky thead"), inner_height() - edge(".tabbar").max(72.0));
        let by = if top < from {
            top - from
        } else if top + height > to {
            top + height - to
        } else {
            return;
        };
        window().scroll_by_with_x_and_y(0.0, by);
        self.look();
    }

    /// Measures what is drawn, and draws what is in sight.
    fn look(self) {
        let Some((body, count)) = self.body.try_get_untracked().flatten().zip(self.count.try_get_untracked())
        else {
            return;
        };
        self.measure(&body, count);
        let top = body.get_bounding_client_rect().top();
        let (from, to) = (-top - AROUND, -top + inner_height() + AROUND);
        let (drawn, room) = self.heights.with_value(|heights| in_sight(heights, from, to));
        if self.drawn.get_untracked() != drawn {
            self.drawn.set(drawn);
        }
        if self.room.get_untracked() != room {
            self.room.set(room);
        }
    }

    fn measure(self, body: &HtmlElement, count: usize) {
        let rows = body.children();
        let mut measured = Vec::new();
        for row in (0..rows.length()).filter_map(|at| rows.item(at)) {
            if let Some(at) = place(&row) {
                measured.push((at, row.get_bounding_client_rect().height()));
            }
        }
        self.heights.update_value(|heights| {
            let total: f64 = measured.iter().map(|(_, height)| height).sum();
            let usual = if measured.is_empty() { ROW } else { total / measured.len() as f64 };
            heights.resize(count, usual);
            for (at, height) in measured {
                if let Some(own) = heights.get_mut(at) {
                    *own = height;
                }
            }
        });
    }
}

fn place(row: &Element) -> Option<usize> {
    row.get_attribute("data-row")?.parse().ok()
}

/// The rows between two heights of the list, and the room above and below them.
fn in_sight(heights: &[f64], from: f64, to: f64) -> ((usize, usize), (f64, f64)) {
    let (mut first, mut above, mut at) = (0, 0.0, 0.0);
    for (row, height) in heights.iter().enumerate() {
        if at + height > from {
            break;
        }
        at += height;
        (first, above) = (row + 1, at);
    }
    // Past the end, as after a filter, the last rows are shown.
    if first == heights.len() {
        first = heights.len().saturating_sub(MOST);
        above = heights[..first].iter().sum();
        at = above;
    }
    let mut last = first;
    while last < heights.len() && at < to && last - first < MOST {
        at += heights[last];
        last += 1;
    }
    ((first, last), (above, heights[last..].iter().sum()))
}

fn inner_height() -> f64 {
    window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(800.0)
}

/// The height of what lies over the page's edge.
fn edge(selector: &str) -> f64 {
    let found = document().query_selector(selector).ok().flatten();
    let found = found.and_then(|element| element.dyn_into::<HtmlElement>().ok());
    found.map_or(0.0, |element| element.get_bounding_client_rect().height())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_in_sight_is_drawn() {
        let heights = vec![10.0; 1000];
        assert_eq!(in_sight(&heights, -50.0, 100.0), ((0, 10), (0.0, 9900.0)));
        assert_eq!(in_sight(&heights, 95.0, 200.0), ((9, 20), (90.0, 9800.0)));
        assert_eq!(in_sight(&heights, 0.0, 1e9), ((0, MOST), (0.0, 9100.0)));
        assert_eq!(in_sight(&heights, 1e6, 1e7), ((910, 1000), (9100.0, 0.0)));
        assert_eq!(in_sight(&[], 0.0, 100.0), ((0, 0), (0.0, 0.0)));
    }
}
