//! Single keys for what is done often; they act only outside of fields and dialogs.

use gloo_events::EventListener;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::{ShellState, topbar, use_shell};
use crate::app::use_app;
use crate::components::{Dialog, use_toasts};
use crate::route::Page;

const KEYS: [(&str, &str); 10] = [
    ("C", "New idea"),
    ("G O", "Overview"),
    ("G I", "Ideas"),
    ("G P", "Pilots"),
    ("G U", "Outcomes"),
    ("G M", "Metrics"),
    ("G D", "Data"),
    ("Ctrl Z", "Undo this tab's last step"),
    ("Ctrl Shift Z", "Redo"),
    ("?", "These keys"),
];

/// Hears keys for as long as the shell is there.
pub(super) fn listen(state: ShellState) {
    let (workspace, _, router) = use_app();
    let toasts = use_toasts();
    let after_g = StoredValue::new(false);
    let listener = EventListener::new_with_options(
        &window(),
        "keydown",
        gloo_events::EventListenerOptions::enable_prevent_default(),
        move |event| {
            let Some(event) = event.dyn_ref::<web_sys::KeyboardEvent>() else { return };
            if is_typing(event) {
                return;
            }
            let (key, command) = (event.key(), event.ctrl_key() || event.meta_key());
            let awaited = after_g.get_value();
            after_g.set_value(false);
            match (command, event.alt_key(), key.as_str()) {
                (true, false, "z") => topbar::undo(workspace, toasts),
                (true, false, "Z" | "y") => topbar::redo(workspace, toasts),
                (false, false, key) if awaited => {
                    let page = match key {
                        "o" => Page::Overview,
                        "i" => Page::Ideas,
                        "p" => Page::Pilots,
                        "u" => Page::Outcomes,
                        "m" => Page::Metrics,
                        "d" => Page::Data,
                        _ => return,
                    };
                    router.go(page);
                }
                (false, false, "g") => {
                    after_g.set_value(true);
                    return;
                }
                (false, false, "c") => state.capture.set(true),
                (false, false, "?") => state.keys.set(true),
                _ => return,
            }
            event.prevent_default();
        },
    );
    let listener = StoredValue::new_local(Some(listener));
    on_cleanup(move || listener.set_value(None));
}

/// Whether a key is meant for a field or a dialog.
fn is_typing(event: &web_sys::KeyboardEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    let inside = |element: &web_sys::Element| {
        element.closest("input, textarea, select, [contenteditable]").ok().flatten().is_some()
    };
    let dialog = document().query_selector("dialog[open]").ok().flatten().is_some();
    dialog || target.as_ref().is_some_and(inside)
}

/// The list of keys.
#[component]
pub(super) fn KeysDialog() -> impl IntoView {
    let shell = use_shell();
    view! {
        <Dialog open=shell.keys title="Keys".to_owned() small=true footer=|| ().into_any()>
            <dl class="facts keys">
                {KEYS.map(|(key, what)| view! {
                    <div>
                        <dt>{key.split(' ').map(|key| view! { <kbd>{key}</kbd> }).collect_view()}</dt>
                        <dd>{what}</dd>
                    </div>
                }).collect_view()}
            </dl>
        </Dialog>
    }
}
