//! Pilotbook's app: what needs a screen or a browser. `docs/ARCHITECTURE.md` says where things are.

pub mod app;
pub mod components;
pub mod pages;
pub mod route;
pub mod shell;
pub mod storage;
pub mod workspace;

/// Starts it in the page's body.
pub fn start() {
    console_error_panic_hook::set_once();
    leptos::mount::mount_to_body(app::App);
}
