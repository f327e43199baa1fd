//! What can be done anywhere: back to the list, undo, redo, the keys, a new idea.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::use_shell;
use crate::app::use_app;
use crate::components::{Icon, IconName, Toasts, use_toasts};
use crate::route::Page;
use crate::workspace::{Done, Workspace};

/// The bar at the top.
#[component]
pub(super) fn TopBar() -> impl IntoView {
    let (workspace, ..) = use_app();
    let toasts = use_toasts();
    let shell = use_shell();
    let label = |verb: &str, what: Option<String>| match what {
        Some(what) => format!("{verb}: {what}"),
        None => format!("Nothing to {}", verb.to_lowercase()),
    };
    let (undo_label, redo_label) =
        (move || label("Undo", workspace.steps().0), move || label("Redo", workspace.steps().1));
    view! {
        <header class="topbar">
            <Breadcrumb/>
            <div class="topbar-actions">
                <button class="btn ghost icon-only" aria-label=undo_label title=undo_label
                    disabled=move || workspace.steps().0.is_none() on:click=move |_| undo(workspace, toasts)>
                    <Icon name=IconName::Undo/>
                </button>
                <button class="btn ghost icon-only" aria-label=redo_label title=redo_label
                    disabled=move || workspace.steps().1.is_none() on:click=move |_| redo(workspace, toasts)>
                    <Icon name=IconName::Redo/>
                </button>
                <span class="divider wide-only"></span>
                <button class="btn ghost icon-only wide-only" aria-label="Help on this page" title="Help on this page (H)" on:click=move |_| shell.help.set(true)>
                    <Icon name=IconName::Help/>
                </button>
                <button class="btn primary wide-only" on:click=move |_| shell.capture.set(true)>
                    <Icon name=IconName::Plus/>"New idea"<kbd>"C"</kbd>
                </button>
            </div>
        </header>
    }
}

#[component]
fn Breadcrumb() -> impl IntoView {
    let (workspace, _, router) = use_app();
    let above = move || match router.get().page {
        Page::Idea(_) => Some(Page::Ideas),
        Page::Pilot(_) => Some(Page::Pilots),
        Page::Goal(_) | Page::Kpi(_) => Some(Page::Goals),
        Page::Issue(_) => Some(Page::Issues),
        Page::Text(_) => Some(Page::Pages),
        Page::Trash => Some(Page::Data),
        _ => None,
    };
    let here = move || match router.get().page {
        Page::Idea(id)
        | Page::Pilot(id)
        | Page::Goal(id)
        | Page::Kpi(id)
        | Page::Issue(id)
        | Page::Text(id) => workspace.with(|book| book.title_of(&id)),
        page => page.name().to_owned(),
    };
    view! {
        <nav class="breadcrumb" aria-label="Where you are">
            <ol>
                {move || above().map(|page| view! {
                    <li><a href=router.href(page.clone())>{page.name()}</a></li>
                })}
                <li aria-current="page">{move || here()}</li>
            </ol>
        </nav>
    }
}

/// Takes back the last step and says so.
pub(super) fn undo(workspace: Workspace, toasts: Toasts) {
    spawn_local(async move {
        match workspace.undo().await {
            Ok(Some(what)) => toasts.show(format!("Undone: {what}")),
            Ok(None) => {
                toasts.show("Nothing to undo in this tab. The history of a record goes further back.")
            }
            Err(failure) => toasts.show(failure.to_string()),
        }
    });
}

/// Says what was done, and offers to take back just that, whatever was done since.
pub fn offer_undo(workspace: Workspace, toasts: Toasts, done: Done) {
    let Some(stamp) = done.stamp else { return };
    let back = Callback::new(move |()| {
        spawn_local(async move {
            if let Err(failure) = workspace.retract(vec![stamp], false).await {
                toasts.show(failure.to_string());
            }
        });
    });
    toasts.offer(done.what, "Undo", back);
}

/// Brings back the last step taken back and says so.
pub(super) fn redo(workspace: Workspace, toasts: Toasts) {
    spawn_local(async move {
        match workspace.redo().await {
            Ok(Some(what)) => toasts.show(format!("Done again: {what}")),
            Ok(None) => toasts.show("Nothing to redo."),
            Err(failure) => toasts.show(failure.to_string()),
        }
    });
}
