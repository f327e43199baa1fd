//! Going from page to page: a page begins at its top, going back finds it where it was left, and what floated over the
//! last one is gone.

use gloo_events::EventListener;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::route::{Page, Router};

/// Follows the pages for as long as the shell is there.
pub(super) fn keep(router: Router) {
    if let Ok(history) = window().history() {
        // The browser would scroll before the page is drawn. One that can't be told does as it likes.
        let _ = history.set_scroll_restoration(web_sys::ScrollRestoration::Manual);
    }
    let place = StoredValue::new(0.0);
    let listener = EventListener::new(&window(), "scroll", move |_| {
        place.set_value(window().scroll_y().unwrap_or(0.0));
    });
    let listener = StoredValue::new_local(Some(listener));
    on_cleanup(move || listener.set_value(None));
    let left = StoredValue::new(Vec::<(Page, f64)>::new());
    let page = Memo::new(move |_| router.get().page);
    Effect::new(move |before: Option<Page>| {
        let page = page.get();
        let Some(before) = before else { return page };
        if before == page {
            return page;
        }
        close_popovers();
        let came_from = left.with_value(|left| left.last().cloned());
        match came_from {
            Some((last, y)) if last == page => {
                left.update_value(|left| {
                    left.pop();
                });
                // Once it is drawn, and once a long list has made its room.
                request_animation_frame(move || {
                    request_animation_frame(move || window().scroll_to_with_x_and_y(0.0, y));
                });
            }
            _ => {
                left.update_value(|left| left.push((before, place.get_value())));
                window().scroll_to_with_x_and_y(0.0, 0.0);
            }
        }
        page
    });
}

/// A menu stays open when a link in it is followed, unless it is told to close.
fn close_popovers() {
    let Ok(open) = document().query_selector_all(":popover-open") else { return };
    for at in 0..open.length() {
        if let Some(popover) = open.get(at).and_then(|node| node.dyn_into::<web_sys::HtmlElement>().ok()) {
            // Closed already is as good.
            let _ = popover.hide_popover();
        }
    }
}
