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
    std::panic::set_hook(Box::new(|info| {
        console_error_panic_hook::hook(info);
        tell_of_panic();
    }));
    leptos::mount::mount_to_body(app::App);
}

/// After a panic nothing of the page answers any more; what is stored is whole, since a save is one
/// transaction. Says so in plain DOM calls, which still work.
fn tell_of_panic() {
    let document = leptos::prelude::document();
    let (Some(body), Ok(note)) = (document.body(), document.create_element("div")) else { return };
    note.set_class_name("banner tone-bad stopped");
    // Nothing is left to do if even this fails.
    let _ = note.set_attribute("role", "alert");
    note.set_inner_html(
        "<p>Pilotbook stopped because of a fault in the program. Everything that showed as saved is kept. \
         Reload the page; then save a copy under Data.</p>",
    );
    let _ = body.prepend_with_node_1(&note);
}
