//! Addresses that lead nowhere in this browser.

use leptos::prelude::*;

use crate::app::use_app;
use crate::route::{Page, Route};

/// What is shown for a workspace that this browser doesn't have.
#[component]
pub fn NotHere(
    /// The id in the address.
    id: String,
) -> impl IntoView {
    let (_, device, _) = use_app();
    let href = |id: String| Route { workspace: id, page: Page::Overview, query: Default::default() }.href();
    view! {
        <main class="content narrow" data-ready="not-here">
            <h1 class="page-title">"This workspace isn't in this browser"</h1>
            <p>"The address is of the workspace “"{id}"”. Data never leave the browser they were written in, unless \
                somebody saves a copy. Ask whoever sent the link for a copy, then open it under Data."</p>
            <ul class="rows">
                {move || device.entries().into_iter().map(|entry| view! {
                    <li class="row"><div class="row-text">
                        <a class="row-title" href=href(entry.id)>
                            {if entry.name.is_empty() { "Untitled workspace".to_owned() } else { entry.name }}
                        </a>
                    </div></li>
                }).collect_view()}
            </ul>
            <p><a href="#/">"Open the last workspace of this browser"</a></p>
        </main>
    }
}

/// What is shown for a page that there isn't.
#[component]
pub fn NoPage() -> impl IntoView {
    let (_, _, router) = use_app();
    view! {
        <h1 class="page-title">"There is no such page"</h1>
        <p><a href=move || router.href(Page::Overview)>"Go to the overview"</a></p>
    }
}
