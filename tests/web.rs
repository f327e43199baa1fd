//! Tests of the app that need a browser but no page of their own. They share an origin: each takes a database name of its
//! own.
#![cfg(target_arch = "wasm32")]

use gloo_timers::future::TimeoutFuture;
use leptos::prelude::{document, window};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// Waits until the document has an element that matches, for ten seconds at most; panics with the body's text if not.
async fn see(css: &str) {
    let document = document();
    for _ in 0..200 {
        if document.query_selector(css).is_ok_and(|found| found.is_some()) {
            return;
        }
        TimeoutFuture::new(50).await;
    }
    let text = document.body().and_then(|body| body.text_content());
    panic!("nothing matches {css}; the body says: {}", text.unwrap_or_default());
}

#[wasm_bindgen_test]
async fn it_starts_in_an_empty_browser() {
    // The test runner keeps something of its own there, which is no route.
    assert!(window().location().set_hash("").is_ok());
    pilotbook_app::start();
    see("[data-ready=ready] h1").await;
}
