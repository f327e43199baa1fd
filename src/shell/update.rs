//! A new version of the page: it is announced, and taken when a person says so and nothing they are writing would be lost. What
//! is being written is known here, so here the browser is told, too, to ask before the tab goes.
//!
//! The service worker itself is the business of `boot.js`: it marks the document when a version waits, and hears
//! `take-update`.

use gloo_events::{EventListener, EventListenerOptions};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, HtmlInputElement};

use crate::app::use_app;
use crate::components::{Icon, IconName, Show, use_toasts};
use crate::workspace::Saving;

/// On whatever holds text that was typed and not yet sent.
const TYPED: &str = "data-typed";
/// What leaving would lose: what was typed, what is being sent, and what was refused where it stands.
const UNSAVED: &str = "[data-typed], form[aria-busy=true], .in-place [aria-invalid=true]";
/// What a reload would lose: an open form, typed text, and a form that was refused.
const DRAFTS: &str = "dialog[open] form, [data-typed], main [aria-invalid=true]";
/// Fields outside of forms that hold people's words; the others (search, filters) stand in the address.
const WORDS: &str = "textarea, input[type=text], [contenteditable]";

/// "A new version is here. Reload to use it", for as long as one waits.
#[component]
pub(super) fn UpdateLine() -> impl IntoView {
    let (workspace, ..) = use_app();
    let toasts = use_toasts();
    let waits = RwSignal::new(marked());
    let listener = EventListener::new(&window(), "update-waiting", move |_| waits.set(true));
    let listener = StoredValue::new_local(Some(listener));
    on_cleanup(move || listener.set_value(None));
    let take = move |event: leptos::ev::MouseEvent| {
        close_menu(&event);
        if has_drafts() {
            toasts.show("Finish or close what you are writing first.");
        } else if untrack(|| workspace.saving()) == Saving::UnderWay {
            toasts.show("Something is still being saved. Reload in a moment.");
        } else if let Ok(event) = Event::new("take-update") {
            // Only an event that is under way already is refused.
            let _ = window().dispatch_event(&event);
        }
    };
    view! {
        <div class="update-line" role="status">
            <Show when=move || waits.get()>
                <p class="saved-line"><Icon name=IconName::Info/><span class="label">"A new version is here. Reload to use it."</span></p>
                <button class="link saved-copy update-take" type="button" title="Reload to use the new version" on:click=take>
                    <Icon name=IconName::Refresh/><span class="label">"Reload"</span>
                </button>
            </Show>
        </div>
    }
}

/// Marks what is being written, for as long as the shell is there.
pub(super) fn watch_drafts() {
    // Before the page's own handlers: what they mark again stays marked.
    let first = EventListenerOptions::run_in_capture_phase();
    let listen = |kind: &'static str, act: fn(&Element)| {
        EventListener::new_with_options(&document(), kind, first, move |event| {
            if let Some(element) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) {
                act(&element);
            }
        })
    };
    // Before the tab goes, or loads anew, the browser asks.
    let options = EventListenerOptions::enable_prevent_default();
    let leaving = EventListener::new_with_options(&window(), "beforeunload", options, |event| {
        if document().query_selector(UNSAVED).ok().flatten().is_some() {
            event.prevent_default();
        }
    });
    let (typing, sending) = (listen("input", mark_typed), listen("submit", unmark));
    let listeners = [typing, sending, listen("change", left), listen("focusout", moved_on), leaving];
    let listeners = StoredValue::new_local(Some(listeners));
    on_cleanup(move || listeners.set_value(None));
}

/// Something was typed: its form, or a field that stands alone, holds a draft until it is empty again.
pub fn mark_typed(field: &Element) {
    let form = field.closest("form").ok().flatten();
    let Some(holder) = form.or_else(|| field.closest(WORDS).ok().flatten()) else { return };
    if holds_text(&holder) {
        // It can fail only for a name that is no name.
        let _ = holder.set_attribute(TYPED, "");
    } else {
        unmark(&holder);
    }
}

/// A field that stands alone was left: it saves itself.
fn left(field: &Element) {
    if field.closest("form").ok().flatten().is_none() {
        unmark(field);
    }
}

/// The focus went elsewhere: what was typed into a field that stands alone and taken back again changed nothing. A window that
/// is only looked away from keeps its focus.
fn moved_on(field: &Element) {
    if document().active_element().as_ref() != Some(field) {
        left(field);
    }
}

/// It was sent; a refusal marks its field itself.
fn unmark(holder: &Element) {
    let _ = holder.remove_attribute(TYPED);
}

fn holds_text(holder: &Element) -> bool {
    // A day stands in most forms from the beginning.
    const FIELDS: &str = "textarea, input:not([type=checkbox], [type=radio], [type=date])";
    // A textarea's value is read the same way.
    let value = |field: &Element| field.unchecked_ref::<HtmlInputElement>().value();
    if holder.matches(FIELDS).unwrap_or(false) {
        return !value(holder).is_empty();
    }
    let Ok(found) = holder.query_selector_all(FIELDS) else { return true };
    let mut fields = (0..found.length()).filter_map(|at| found.get(at)?.dyn_into::<Element>().ok());
    // What has no such field holds its text itself.
    found.length() == 0 || fields.any(|field| !value(&field).is_empty())
}

fn has_drafts() -> bool {
    document().query_selector(DRAFTS).ok().flatten().is_some()
}

/// Whether `boot.js` saw a version wait before this view was there.
fn marked() -> bool {
    document().document_element().is_some_and(|root| root.has_attribute("data-update"))
}

/// The menu that the line may stand in lies above toasts.
fn close_menu(event: &Event) {
    let button = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let menu = button.and_then(|button| button.closest("[popover]").ok().flatten());
    if let Some(menu) = menu.and_then(|menu| menu.dyn_into::<HtmlElement>().ok()) {
        // Closed already is as good.
        drop(menu.hide_popover());
    }
}
