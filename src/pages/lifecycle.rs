//! A record that isn't there any more.

use leptos::prelude::*;

use crate::app::use_app;
use crate::route::Page;

/// What a record's own address shows once the record lies in the trash, or never was.
#[component]
pub(super) fn Gone(
    /// What it was.
    what: &'static str,
) -> impl IntoView {
    let (_, _, router) = use_app();
    view! {
        <h1 class="page-title">{format!("This {what} isn't here")}</h1>
        <p>"It lies in the trash, or came from a copy that isn't merged yet. "
            <a href=move || router.href(Page::Trash)>"Look in the trash"</a></p>
    }
}
