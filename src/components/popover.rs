//! The small "?" that says how something is counted.

use leptos::prelude::*;

use super::{Icon, IconName, next_id};

/// A help mark that opens a definition under it.
#[component]
pub fn Popover(
    /// What it explains: completes "How is this counted: …".
    #[prop(into)]
    about: String,
    /// The definition: `<h3>`, `<p>`, `<div class="popover-links">`.
    children: Children,
) -> impl IntoView {
    let id = next_id("popover");
    let name = format!("How is this counted: {about}");
    view! {
        <button class="help-dot" type="button" popovertarget=id.clone() aria-label=name.clone() title="How is this counted?">
            <Icon name=IconName::Help />
        </button>
        <div class="popover" id=id popover="auto" role="dialog" aria-label=name>
            {children()}
        </div>
    }
}
