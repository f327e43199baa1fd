//! Single keys: they act only outside of fields and dialogs.

use gloo_events::{EventListener, EventListenerOptions};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement, KeyboardEvent};

/// Hears keys for as long as the caller's view is there. What the handler says it took goes no further;
/// what another one took before isn't heard.
pub fn on_key(handle: impl Fn(&KeyboardEvent) -> bool + 'static) {
    let options = EventListenerOptions::enable_prevent_default();
    let listener = EventListener::new_with_options(&window(), "keydown", options, move |event| {
        let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
        if !event.default_prevented() && !is_typing(event) && handle(event) {
            event.prevent_default();
        }
    });
    let listener = StoredValue::new_local(Some(listener));
    on_cleanup(move || listener.set_value(None));
}

/// The key, where nothing but Shift is held with it; empty otherwise.
pub fn plain_key(event: &KeyboardEvent) -> String {
    let held = event.ctrl_key() || event.meta_key() || event.alt_key();
    if held { String::new() } else { event.key() }
}

/// Whether a key is meant for a field, a menu or a dialog.
fn is_typing(event: &KeyboardEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let dialog = document().query_selector("dialog[open]").ok().flatten().is_some();
    dialog || target.as_ref().is_some_and(takes_keys)
}

/// Whether an element is, or lies in, what takes letters for itself.
fn takes_keys(element: &Element) -> bool {
    // A box that is ticked takes none.
    let ticked = element
        .dyn_ref::<HtmlInputElement>()
        .is_some_and(|input| matches!(input.type_().as_str(), "checkbox" | "radio"));
    let fields = "input, textarea, select, [contenteditable], [popover], dialog";
    // A dialog that was closed keeps the focus until the page is drawn again; a key by then isn't for it.
    let gone = element.closest("dialog:not([open])").ok().flatten().is_some();
    !ticked && !gone && element.closest(fields).ok().flatten().is_some()
}

/// Moves the focus to the element of an id, which the browser brings into sight; says whether it is there.
pub fn focus(id: &str) -> bool {
    let element = document().get_element_by_id(id);
    let element = element.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok());
    if let Some(element) = &element {
        // An element that can't take the focus leaves it where it is.
        let _ = element.focus();
    }
    element.is_some()
}

/// Whether the focus may be moved: nothing that takes letters has it.
pub fn focus_is_free() -> bool {
    document().active_element().is_none_or(|active| !takes_keys(&active))
}

/// As [`focus`], once what was changed just now is drawn.
pub fn focus_soon(id: String) {
    request_animation_frame(move || {
        focus(&id);
    });
}
