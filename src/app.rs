//! The app's root: opens the workspace that the address names, and shows the shell around its pages.

use leptos::prelude::*;
use leptos::task::{spawn_local, tick};

use crate::components::{ToastHost, provide_toasts};
use crate::pages::{Drafts, NotHere, PageView};
use crate::route::{Page, Route, Router, use_router};
use crate::shell::Shell;
use crate::storage::{Message, WorkspaceEntry};
use crate::workspace::{Device, Failure, Workspace, now_ms, use_device, use_workspace, zone};

/// How far opening has come.
#[derive(Clone, Debug, PartialEq)]
enum Opening {
    Waiting,
    /// The workspace of this id is shown.
    Ready(String),
    NotHere(String),
    Failed(String),
}

/// The whole app.
#[component]
pub fn App() -> impl IntoView {
    let device = Device::new();
    let workspace = Workspace::new(device);
    let router = Router::start();
    provide_context(device);
    provide_context(workspace);
    provide_context(router);
    let drafts = Drafts::new();
    provide_context(drafts);
    provide_toasts();
    let opening = RwSignal::new(Opening::Waiting);
    let started = RwSignal::new(false);
    spawn_local(async move {
        match device.start(move |message| hear(workspace, message)).await {
            Ok(()) => started.set(true),
            Err(error) => opening.set(Opening::Failed(error.to_string())),
        }
    });
    let wanted = Memo::new(move |_| started.get().then(|| router.get().workspace));
    Effect::new(move |_| {
        if let Some(id) = wanted.get() {
            spawn_local(async move {
                // What the page that is left saves comes first: it belongs to the workspace that is left.
                tick().await;
                if let Err(failure) = open(device, workspace, router, id, drafts, opening).await {
                    opening.set(Opening::Failed(failure.to_string()));
                }
            });
        }
    });
    // The shell is made anew with each workspace, and only then: what is typed in it is of that one.
    let shown = Memo::new(move |_| opening.get());
    view! {
        {move || match shown.get() {
            Opening::Waiting => ().into_any(),
            Opening::Ready(_) => view! { <Shell><PageView/></Shell> }.into_any(),
            Opening::NotHere(id) => view! { <NotHere id/> }.into_any(),
            Opening::Failed(text) => view! { <Broken text/> }.into_any(),
        }}
        <ToastHost/>
    }
}

async fn open(
    device: Device,
    workspace: Workspace,
    router: Router,
    id: String,
    drafts: Drafts,
    opening: RwSignal<Opening>,
) -> Result<(), Failure> {
    if id.is_empty() {
        let last = device.entries_untracked().into_iter().next();
        let entry = match last {
            Some(entry) => entry,
            None => new_entry(device, workspace).await?,
        };
        let page = router.get_untracked().page;
        let page = if page == Page::Unknown { Page::Overview } else { page };
        router.go_to(&Route { workspace: entry.id, page, query: router.get_untracked().query });
        opening.set(Opening::Waiting);
        return Ok(());
    }
    let Some(entry) = device.entry_untracked(&id) else {
        opening.set(Opening::NotHere(id));
        return Ok(());
    };
    let left = workspace.id();
    if left != id {
        workspace.open(&id).await?;
    }
    // It is used from now on, whatever is still to be kept or erased.
    opening.set(Opening::Ready(id.clone()));
    if left != id {
        device.put(WorkspaceEntry { opened_at: now_ms() as f64, ..entry }).await?;
        // The sample is there to be tried out: it is made anew whenever somebody wants to see it.
        if device.entry_untracked(&left).is_some_and(|entry| entry.sample) {
            device.erase(&left).await?;
            drafts.forget(&left);
        }
    }
    Ok(())
}

/// A new workspace of this browser, with nothing written in it yet.
pub async fn new_entry(device: Device, workspace: Workspace) -> Result<WorkspaceEntry, Failure> {
    let entry = WorkspaceEntry {
        id: workspace.new_id(),
        name: String::new(),
        sample: false,
        me: None,
        copied_at: None,
        copied_transactions: 0,
        opened_at: now_ms() as f64,
    };
    device.put(entry.clone()).await?;
    Ok(entry)
}

/// The id of this browser's sample workspace, which is made first where it isn't there.
pub async fn sample_workspace(workspace: Workspace) -> Result<String, Failure> {
    if let Some(entry) = workspace.device().entries_untracked().into_iter().find(|entry| entry.sample) {
        return Ok(entry.id);
    }
    let transactions = pilotbook_core::sample::sample(workspace.today(), 7, &zone())?;
    let id = workspace.new_id();
    workspace.make(&id, "Quillstack (sample)", transactions).await?;
    Ok(id)
}

fn hear(workspace: Workspace, message: Message) {
    match message {
        Message::Wrote(id) if id == workspace.id() => spawn_local(async move {
            // It is tried again at the next save, or the next message.
            let _ = workspace.catch_up().await;
        }),
        Message::Erasing(id) if id == workspace.id() => {
            workspace.close();
            let _ = window().location().reload();
        }
        _ => {}
    }
}

/// What is shown where storage can't be used at all.
#[component]
fn Broken(text: String) -> impl IntoView {
    view! {
        <main class="content" data-ready="broken">
            <h1 class="page-title">"Pilotbook can't read its storage"</h1>
            <p>{text}</p>
            <p>"Nothing was changed. Reload the page; if this stays, check that this browser may keep data for this site."</p>
            <button class="btn" on:click=move |_| { let _ = window().location().reload(); }>"Reload"</button>
        </main>
    }
}

/// Everything that a view under the app's root may want.
pub fn use_app() -> (Workspace, Device, Router) {
    (use_workspace(), use_device(), use_router())
}
