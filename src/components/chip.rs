//! A filter that is on or off.

use leptos::prelude::*;

/// One chip of a row of filters (`<div class="chips" role="group" aria-label=…>`).
#[component]
pub fn Chip(
    /// Its word.
    #[prop(into)]
    label: String,
    /// Whether it is on.
    #[prop(into)]
    pressed: Signal<bool>,
    /// It was clicked.
    #[prop(into)]
    on_press: Callback<()>,
    /// How many records it would show.
    #[prop(optional, into)]
    count: MaybeProp<String>,
    /// A mark or an icon before the word.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <button
            class="chip"
            type="button"
            aria-pressed=move || if pressed.get() { "true" } else { "false" }
            on:click=move |_| on_press.run(())
        >
            <span aria-hidden="true">{children.map(|children| children())}</span>
            <span>{label}</span>
            {move || count.get().map(|count| view! { <span class="count">{count}</span> })}
        </button>
    }
}
