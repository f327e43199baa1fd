//! Long work that is under way, wherever one is: how far it is, and a way to call it off.

use leptos::prelude::*;

use crate::app::use_app;
use crate::components::{LongWork, Show};
use crate::workspace::FINISHING;

/// The bar, where there is such work.
#[component]
pub fn UnderWay() -> impl IntoView {
    let (workspace, ..) = use_app();
    let told = Signal::derive(move || workspace.under_way());
    let can_cancel = Memo::new(move |_| told.get().is_some_and(|(doing, ..)| doing != FINISHING));
    view! {
        <LongWork told label="Progress">
            <Show when=move || can_cancel.get()>
                <button class="btn small" type="button" on:click=move |_| workspace.call_off()>"Cancel"</button>
            </Show>
        </LongWork>
    }
}

/// The same over the page, at its foot.
#[component]
pub(super) fn UnderWayPlace() -> impl IntoView {
    let (workspace, ..) = use_app();
    let any = Memo::new(move |_| workspace.under_way().is_some());
    view! { <div class="under-way" class:none=move || !any.get() role="status"><UnderWay/></div> }
}
