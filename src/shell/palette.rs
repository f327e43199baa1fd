//! The command palette: any page, record, learning or action by a few letters.

use std::ops::Range;

use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::palette_items::{Act, Group, Item, Items, items};
use super::{ShellState, topbar, use_shell};
use crate::app::use_app;
use crate::components::{Icon, IconName, Show, Toasts, closed, follow, marked, use_toasts};
use crate::route::Router;
use crate::workspace::Workspace;

/// Opens the palette with Ctrl or Cmd and K, also from inside a field.
pub(super) fn listen(state: ShellState) {
    let options = gloo_events::EventListenerOptions::enable_prevent_default();
    let listener =
        gloo_events::EventListener::new_with_options(&window(), "keydown", options, move |event| {
            let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
            let plain = !event.shift_key() && !event.alt_key();
            if plain && (event.ctrl_key() || event.meta_key()) && event.key().eq_ignore_ascii_case("k") {
                // Never two dialogs deep.
                let other = document().query_selector("dialog.dialog[open]").ok().flatten().is_some();
                event.prevent_default();
                if !other {
                    state.palette.update(|open| *open = !*open);
                }
            }
        });
    let listener = StoredValue::new_local(Some(listener));
    on_cleanup(move || listener.set_value(None));
}

/// The palette.
#[component]
pub(super) fn Palette() -> impl IntoView {
    let shell = use_shell();
    let dialog = NodeRef::<html::Dialog>::new();
    follow(dialog, shell.palette);
    let outside = move |event: web_sys::MouseEvent| {
        let target = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlDialogElement>().ok());
        if target.is_some() {
            shell.palette.set(false);
        }
    };
    view! {
        <dialog node_ref=dialog class="palette" aria-label="Search or jump to" on:close=move |_| closed(dialog, shell.palette) on:mousedown=outside>
            <Show when=move || shell.palette.get()><Search/></Show>
        </dialog>
    }
}

#[component]
fn Search() -> impl IntoView {
    let (workspace, _, router) = use_app();
    let (shell, toasts) = (use_shell(), use_toasts());
    let text = RwSignal::new(String::new());
    // Read once: while it is open, nothing else is done.
    let all = StoredValue::new(Items::of(workspace));
    let found = Memo::new(move |_| text.with(|text| all.with_value(|all| items(all, text))));
    let at = RwSignal::new(0_usize);
    Effect::new(move |_| {
        text.track();
        at.set(0);
    });
    let run = move |item: &Item, new_tab: bool| {
        shell.palette.set(false);
        act(&item.act, new_tab, workspace, router, shell, toasts);
    };
    let pressed = move |event: KeyboardEvent| {
        let count = found.with_untracked(Vec::len);
        if event.is_composing() {
            return;
        }
        match event.key().as_str() {
            "ArrowDown" => at.update(|at| *at = (*at + 1).checked_rem(count).unwrap_or(0)),
            "ArrowUp" => {
                at.update(|at| *at = (*at + count.saturating_sub(1)).checked_rem(count).unwrap_or(0))
            }
            "Enter" => {
                let chosen = found.with_untracked(|found| found.get(at.get_untracked()).cloned());
                if let Some(item) = chosen {
                    run(&item, event.ctrl_key() || event.meta_key());
                }
            }
            _ => return,
        }
        event.prevent_default();
        request_animation_frame(|| {
            let chosen = document().query_selector(".palette-option[aria-selected=true]").ok().flatten();
            if let Some(chosen) = chosen {
                let options = web_sys::ScrollIntoViewOptions::new();
                options.set_block(web_sys::ScrollLogicalPosition::Nearest);
                chosen.scroll_into_view_with_scroll_into_view_options(&options);
            }
        });
    };
    let list = move || {
        let mut group = None;
        let mut rows = Vec::new();
        for (place, item) in found.get().into_iter().enumerate() {
            if group != Some(item.group) {
                group = Some(item.group);
                rows.push(
                    view! { <p class="palette-head" role="presentation">{item.group.label()}</p> }.into_any(),
                );
            }
            rows.push(option(place, item, at, run));
        }
        rows
    };
    view! {
        <div class="palette-field">
            <Icon name=IconName::Search/>
            <input type="text" autofocus role="combobox" aria-expanded="true" aria-controls="palette-list" aria-autocomplete="list"
                aria-activedescendant=move || found.with(|found| (!found.is_empty()).then(|| format!("palette-{}", at.get())))
                aria-label="Search or jump to" placeholder="Search or jump to" autocomplete="off" spellcheck="false"
                on:input=move |event| text.set(event_target_value(&event)) on:keydown=pressed/>
        </div>
        <div class="palette-list" id="palette-list" role="listbox" aria-label="Found">{list}
            <Show when=move || found.with(Vec::is_empty)>
                <p class="palette-head" role="status">"Nothing found. Fewer letters find more."</p>
            </Show>
        </div>
        <div class="palette-foot" aria-hidden="true">
            <span><kbd>"↑"</kbd><kbd>"↓"</kbd>" choose"</span><span><kbd>"Enter"</kbd>" open"</span>
            <span><kbd>"Ctrl Enter"</kbd>" open in a new tab"</span><span class="push"><kbd>"?"</kbd>" all keys"</span>
        </div>
    }
}

fn option(
    place: usize,
    item: Item,
    at: RwSignal<usize>,
    run: impl Fn(&Item, bool) + Copy + 'static,
) -> AnyView {
    let (mark, text, caption, key) =
        (item.mark.view(), marked(&item.text, ranges(&item)), item.caption.clone(), item.key);
    let serif = item.group == Group::Learnings;
    let item = StoredValue::new(item);
    view! {
        <div class="palette-option" id=format!("palette-{place}") role="option" aria-selected=move || (at.get() == place).to_string()
            on:mousemove=move |_| if at.get_untracked() != place { at.set(place) }
            on:click=move |event: web_sys::MouseEvent| item.with_value(|item| run(item, event.ctrl_key() || event.meta_key()))>
            {mark}<span class="palette-text" class:serif-list=serif>{text}</span>
            <span class="caption">{caption}{key.map(|key| view! { " "<kbd>{key}</kbd> })}</span>
        </div>
    }
    .into_any()
}

/// The bytes that the letters found take, those side by side as one.
fn ranges(item: &Item) -> Vec<Range<usize>> {
    let mut ranges: Vec<Range<usize>> = Vec::new();
    let letters = item.text.char_indices().zip(0..).filter(|(_, at)| item.found.binary_search(at).is_ok());
    for ((start, letter), _) in letters {
        let end = start + letter.len_utf8();
        match ranges.last_mut().filter(|last| last.end == start) {
            Some(last) => last.end = end,
            None => ranges.push(start..end),
        }
    }
    ranges
}

fn act(act: &Act, new_tab: bool, workspace: Workspace, router: Router, shell: ShellState, toasts: Toasts) {
    match act {
        Act::Go(page, query) => {
            let query: Vec<(&str, &str)> = query.iter().map(|(key, value)| (*key, value.as_str())).collect();
            let href = router.href_with(page.clone(), &query);
            if new_tab {
                // A browser that opens no tab says so itself.
                let _ = window().open_with_url_and_target(&href, "_blank");
            } else {
                router.go_to(&crate::route::Route::parse(&href));
            }
        }
        Act::Capture(text) => {
            shell.said.set(text.clone());
            shell.capture.set(true);
        }
        Act::Undo => topbar::undo(workspace, toasts),
        Act::Redo => topbar::redo(workspace, toasts),
        Act::Keys => shell.keys.set(true),
        Act::Help => shell.help.set(true),
    }
}

/// The way into the palette for the pointer.
#[component]
pub(super) fn SearchButton() -> impl IntoView {
    let shell = use_shell();
    view! {
        <button class="search-button" type="button" title="Search or jump to (Ctrl K)" on:click=move |_| shell.palette.set(true)>
            <Icon name=IconName::Search/><span class="label">"Search or jump to"</span><kbd aria-hidden="true">"Ctrl K"</kbd>
        </button>
    }
}
