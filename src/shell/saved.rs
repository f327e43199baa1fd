//! Always in sight: where the data lies, when it last left the browser, and how to take a copy.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::use_app;
use crate::components::{Icon, IconName, format, use_toasts};
use crate::pages::save_copy;
use crate::workspace::{Saving, today_in};
use pilotbook_core::Date;

/// "Saved in this browser · last copy 3 days ago, 41 changes since · Save a copy".
#[component]
pub(super) fn SavedLine() -> impl IntoView {
    let (workspace, device, _) = use_app();
    let toasts = use_toasts();
    let saved = move || {
        match workspace.saving() {
        Saving::Saved => view! {
            <p class="saved-line"><Icon name=IconName::Check/><span class="label">"Saved in this browser"</span></p>
        }
        .into_any(),
        Saving::UnderWay => view! {
            <p class="saved-line"><Icon name=IconName::Clock/><span class="label">"Saving …"</span></p>
        }
        .into_any(),
        Saving::Failed(text) => view! {
            <p class="saved-line tone-bad" role="alert"><Icon name=IconName::Warning/><span class="label">{text}</span></p>
        }
        .into_any(),
    }
    };
    let copy = move || {
        let steps = workspace.transactions();
        let entry = device.entry(&workspace.id());
        match entry.and_then(|entry| entry.copied_at.map(|at| (at, entry.copied_transactions))) {
            None if steps == 0 => "Nothing to copy yet".to_owned(),
            None => format!("No copy yet, {}", changes(steps)),
            Some((at, copied)) => {
                let ago = format::ago(Date::of_unix_ms(at as i64), today_in("UTC"));
                format!("Last copy {ago}, {} since", changes(steps.saturating_sub(copied)))
            }
        }
    };
    let save = move |_| {
        spawn_local(async move {
            let said = save_copy(workspace).await.unwrap_or_else(|failure| failure.to_string());
            toasts.show(said);
        });
    };
    view! {
        <div role="status">{move || saved()}</div>
        <p class="saved-line"><Icon name=IconName::Database/><span class="label">{move || copy()}</span></p>
        <button class="link saved-copy" on:click=save disabled=move || workspace.transactions() == 0>"Save a copy"</button>
    }
}

fn changes(count: u32) -> String {
    match count {
        0 => "no change".to_owned(),
        1 => "1 change".to_owned(),
        count => format!("{count} changes"),
    }
}
