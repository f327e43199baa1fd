//! More to do, behind "…".

use leptos::context::Provider;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent};

use super::{Icon, IconName, next_id};

/// The menu that an item belongs to.
#[derive(Clone, Copy)]
struct InMenu(NodeRef<html::Div>);

/// A button that opens a list of things to do (`MenuItem`, `<hr/>`, `<p class="menu-head">`). Arrow keys walk it.
#[component]
pub fn Menu(
    /// What it is for: "More", "Team". Shown if there is `text`, else read out and in the tooltip.
    #[prop(into)]
    label: String,
    /// What the button shows in place of an icon.
    #[prop(optional, into)]
    text: MaybeProp<String>,
    /// The icon of the button without text.
    #[prop(default = IconName::More)]
    icon: IconName,
    /// The button's classes.
    #[prop(default = "btn ghost icon-only")]
    class: &'static str,
    /// Whether it is open, for items that are made only then.
    #[prop(default = RwSignal::new(false))]
    open: RwSignal<bool>,
    /// The items.
    children: Children,
) -> impl IntoView {
    let id = next_id("menu");
    let (name, tip, list_label) = (label.clone(), label.clone(), label);
    let shown = move || match text.get() {
        Some(text) => view! { <span>{text}</span> <Icon name=IconName::ChevronDown /> }.into_any(),
        None => view! { <Icon name=icon /> }.into_any(),
    };
    view! {
        <button
            class=class
            type="button"
            popovertarget=id.clone()
            aria-haspopup="menu"
            aria-expanded=move || if open.get() { "true" } else { "false" }
            aria-label=move || text.get().map_or_else(|| name.clone(), |text| format!("{name}: {text}"))
            title=tip
        >
            {move || shown()}
        </button>
        <MenuList id label=list_label open children/>
    }
}

/// The list of a menu that any number of buttons open (`popovertarget`): it stands at the one that did.
#[component]
pub fn MenuList(
    /// The id that the buttons name.
    #[prop(into)]
    id: String,
    /// What it is for.
    #[prop(into)]
    label: Signal<String>,
    /// Whether it is open, for the buttons.
    open: RwSignal<bool>,
    /// The items.
    children: Children,
) -> impl IntoView {
    let list = NodeRef::<html::Div>::new();
    let toggled = move |_| {
        let now = list.get_untracked().is_some_and(|menu| menu.matches(":popover-open").unwrap_or(false));
        open.set(now);
        if now {
            step(list, Step::First);
        }
    };
    let pressed = move |event: KeyboardEvent| {
        let to = match event.key().as_str() {
            "ArrowDown" => Step::Next,
            "ArrowUp" => Step::Back,
            "Home" => Step::First,
            "End" => Step::Last,
            _ => return,
        };
        event.prevent_default();
        event.stop_propagation();
        step(list, to);
    };
    view! {
        <div
            class="menu"
            id=id
            node_ref=list
            popover="auto"
            role="menu"
            aria-label=label
            on:toggle=toggled
            on:keydown=pressed
        >
            <Provider value=InMenu(list)>{children()}</Provider>
        </div>
    }
}

/// One thing to do; closes its menu first, so that the focus is back on the button when it acts.
#[component]
pub fn MenuItem(
    /// It was chosen.
    #[prop(into)]
    on_pick: Callback<()>,
    /// Before its words.
    #[prop(optional)]
    icon: Option<IconName>,
    /// Takes something away.
    #[prop(optional)]
    danger: bool,
    /// It is one of several of which some are on.
    #[prop(optional, into)]
    checked: Option<Signal<bool>>,
    /// The key that does the same.
    #[prop(optional, into)]
    key: Option<&'static str>,
    /// Its words.
    children: Children,
) -> impl IntoView {
    let menu = use_context::<InMenu>();
    let role = if checked.is_some() { "menuitemcheckbox" } else { "menuitem" };
    view! {
        <button
            class="menu-item"
            class:danger=danger
            type="button"
            role=role
            tabindex="-1"
            aria-checked=move || checked.map(|checked| if checked.get() { "true" } else { "false" })
            on:click=move |_| {
                if let Some(list) = menu.and_then(|menu| menu.0.get_untracked()) {
                    // Closed already is as good.
                    drop(list.hide_popover());
                }
                on_pick.run(());
            }
        >
            {icon.map(|name| view! { <Icon name /> })}
            <span>{children()}</span>
            {key.map(|key| view! { <kbd>{key}</kbd> })}
        </button>
    }
}

/// Where the focus goes.
#[derive(Clone, Copy)]
enum Step {
    First,
    Next,
    Back,
    Last,
}

fn step(list: NodeRef<html::Div>, to: Step) {
    let Some(menu) = list.get_untracked() else { return };
    let Ok(found) = menu.query_selector_all("[role^=menuitem]:not(:disabled)") else { return };
    let items: Vec<HtmlElement> =
        (0..found.length()).filter_map(|at| found.get(at)).filter_map(|node| node.dyn_into().ok()).collect();
    let focused = document().active_element();
    let now = items.iter().position(|item| focused.as_ref() == Some(item.as_ref()));
    let count = items.len();
    if count == 0 {
        return;
    }
    let at = match (to, now) {
        (Step::First, _) | (Step::Next, None) => 0,
        (Step::Last, _) | (Step::Back, None) => count - 1,
        (Step::Next, Some(now)) => (now + 1) % count,
        (Step::Back, Some(now)) => (now + count - 1) % count,
    };
    if let Some(item) = items.get(at) {
        // A focus that can't move stays.
        drop(item.focus());
    }
}
