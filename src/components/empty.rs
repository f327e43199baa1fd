//! Where there is nothing, or nothing yet.

use leptos::prelude::*;

/// One sentence that says what belongs here, and the action (its children).
#[component]
pub fn Empty(
    /// "No pilots run. Take a shortlisted idea and plan one."
    #[prop(into)]
    text: String,
    /// The action: a button or a link.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="empty">
            <p>{text}</p>
            {children.map(|children| children())}
        </div>
    }
}

/// Still lines in place of a list that is being read; nothing before 150 ms.
#[component]
pub fn LoadingLines(
    /// How many.
    #[prop(default = 6)]
    lines: usize,
) -> impl IntoView {
    view! {
        <div class="loading-lines" role="status" aria-label="Reading">
            {(0..lines).map(|_| view! { <span></span> }).collect_view()}
        </div>
    }
}
