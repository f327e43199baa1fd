//! Pilotbook's app: what needs a screen or a browser.

pub mod storage;

use leptos::prelude::*;

/// Starts it in the page's body.
pub fn start() {
    console_error_panic_hook::set_once();
    mount_to_body(|| view! { <h1>"Pilotbook"</h1> });
}
