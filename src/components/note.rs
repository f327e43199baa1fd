//! What is said in place: a banner, and what an empty list says.

use leptos::prelude::*;

/// A sentence in a box of its meaning: `tone-held`, `tone-warn`, `tone-bad`, `tone-note` …
#[component]
pub fn Banner(
    /// Its meaning.
    tone: &'static str,
    /// What it says.
    children: Children,
) -> impl IntoView {
    view! { <div class=format!("banner {tone}")>{children()}</div> }
}

/// One sentence that says what belongs here, and the action.
#[component]
pub fn Empty(
    /// What it says.
    children: Children,
) -> impl IntoView {
    view! { <div class="empty">{children()}</div> }
}
