//! Single keys for what is done often, and the list of all keys.

use leptos::prelude::*;

use super::{ShellState, topbar, use_shell};
use crate::app::use_app;
use crate::components::{Dialog, on_key, use_toasts};
use crate::route::Page;

/// Keys by where they act.
const KEYS: [(&str, &[(&str, &str)]); 4] = [
    (
        "Anywhere",
        &[
            ("C", "New idea"),
            ("Ctrl K", "Search, or go to any page, record or action"),
            ("Ctrl Z", "Undo this tab's last step"),
            ("Ctrl Shift Z", "Redo"),
            ("Esc", "One step back"),
            ("H", "Help on this page"),
            ("?", "These keys"),
        ],
    ),
    (
        "Go to",
        &[
            ("G O", "Overview"),
            ("G I", "Ideas"),
            ("G P", "Pilots"),
            ("G U", "Outcomes"),
            ("G M", "Metrics"),
            ("G G", "Goals and KPIs"),
            ("G D", "Data"),
            ("G S", "Settings"),
        ],
    ),
    (
        "In lists",
        &[
            ("↓ J", "Next; on the board also → and ←"),
            ("↑ K", "The one before"),
            ("Enter O", "Open"),
            ("X", "Select"),
            ("E", "Edit in place"),
            ("F", "Filter"),
            ("/", "Search the list"),
            ("N S P D", "Back to new, shortlist, park, decline"),
            ("T", "Tag what is selected"),
            ("A", "Archive"),
        ],
    ),
    (
        "On a record",
        &[
            ("S", "Shortlist the idea; start the planned pilot"),
            ("P", "Plan a pilot"),
            ("V", "Vote"),
            ("B", "Build on the first outcome found"),
            ("M", "Mark as a duplicate of the first idea found"),
            ("K", "Check in on the pilot"),
            ("L", "Conclude the pilot"),
            ("E", "Edit the page"),
        ],
    ),
];

/// Hears keys for as long as the shell is there.
pub(super) fn listen(state: ShellState) {
    let (workspace, _, router) = use_app();
    let toasts = use_toasts();
    let after_g = StoredValue::new(false);
    on_key(move |event| {
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
                    "g" => Page::Goals,
                    "d" => Page::Data,
                    "s" => Page::Settings,
                    _ => return false,
                };
                router.go(page);
            }
            (false, false, "g") => after_g.set_value(true),
            (false, false, "c") => state.capture.set(true),
            (false, false, "?") => state.keys.set(true),
            (false, false, "h") => state.help.set(true),
            _ => return false,
        }
        true
    });
}

/// The list of keys.
#[component]
pub(super) fn KeysDialog() -> impl IntoView {
    let shell = use_shell();
    let key = |(keys, what): &(&'static str, &'static str)| {
        let keys = keys.split(' ').map(|key| view! { <kbd>{key}</kbd>" " }).collect_view();
        view! { <div><dt>{keys}</dt><dd>{*what}</dd></div> }
    };
    view! {
        <Dialog open=shell.keys title="Keys".to_owned() wide=true footer=|| ().into_any()>
            <div class="key-groups">
                {KEYS.map(|(place, keys)| view! {
                    <section>
                        <h3>{place}</h3>
                        <dl class="facts keys">{keys.iter().map(key).collect_view()}</dl>
                    </section>
                }).into_iter().collect_view()}
            </div>
        </Dialog>
    }
}
