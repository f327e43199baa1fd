//! A file of Pilotbook that comes in: what it will change, before it does.

use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use leptos::task::spawn_local;
use pilotbook_core::journal::{Document, RecordId};

use super::files::chosen;
use super::words::{counted, number};
use crate::app::use_app;
use crate::components::{Banner, Toasts, use_toasts};
use crate::route::{Page, Route, Router};
use crate::workspace::{Failure, MergePreview, Workspace};

/// Longer than a frame, in milliseconds: what is said is drawn before the page is busy.
const FRAME: u32 = 40;

/// What is asked after a file was read.
#[derive(Clone)]
enum Asked {
    Nothing,
    /// The file of this name is being read.
    Reading(String),
    Refused(String),
    /// It fits this workspace: what will change.
    Merge(Box<Document>, Box<MergePreview>),
    /// It is of another workspace: open it, or join.
    Other(Box<Document>, String),
}

/// The section.
#[component]
pub(super) fn ImportFile() -> impl IntoView {
    let (workspace, _, router) = use_app();
    let toasts = use_toasts();
    let asked = RwSignal::new(Asked::Nothing);
    let read = move |event: web_sys::Event| {
        spawn_local(async move {
            let Some((name, bytes)) = chosen(event).await else { return };
            asked.try_set(Asked::Reading(name.clone()));
            TimeoutFuture::new(FRAME).await;
            let next = match Document::read(&bytes) {
                Err(refusal) => Asked::Refused(format!("{name}: {refusal}")),
                Ok(document) if workspace.is_of_another(&document) => Asked::Other(Box::new(document), name),
                Ok(document) if takes_over(workspace, &document) => Asked::Other(Box::new(document), name),
                Ok(document) => match workspace.preview(document.clone()).await {
                    Ok(preview) => Asked::Merge(Box::new(document), Box::new(preview)),
                    Err(failure) => Asked::Refused(format!("{name}: {failure}")),
                },
            };
            // A workspace without steps takes over the file's id: there is nothing to ask.
            if let Asked::Other(document, name) = &next
                && workspace.transactions() == 0
            {
                finish(
                    opened(workspace, router, (**document).clone(), name, Page::Data).await,
                    asked,
                    toasts,
                );
                return;
            }
            asked.try_set(next);
        });
    };
    let show = move |done: Result<(), Failure>, said: String| {
        let ok = done.is_ok();
        finish(done, asked, toasts);
        if ok {
            toasts.show(said);
        }
    };
    let go = move || {
        router.go_to(&Route { workspace: workspace.id(), page: Page::Overview, query: Default::default() })
    };
    let take = move |document: Document| {
        spawn_local(async move {
            let done = workspace.take_in_file(document).await;
            let said = done
                .as_ref()
                .map(|done| format!("{}. Everything that was here is still here.", done.what))
                .unwrap_or_default();
            show(done.map(|_| ()), said);
        });
    };
    let open = move |document: Document, name: String| {
        spawn_local(async move {
            let done = opened(workspace, router, document, &name, Page::Overview).await;
            show(done, "The file was opened as a workspace of its own.".to_owned());
        });
    };
    let join = move |document: Document| {
        spawn_local(async move {
            let done = workspace.join(document).await;
            if done.is_ok() {
                go();
            }
            show(done, "The two workspaces are one now.".to_owned());
        });
    };
    let cancel = move |_| asked.set(Asked::Nothing);
    view! {
        <section class="section">
            <div class="section-head ruled"><h2>"Import a copy"</h2></div>
            <p class="text-14">"A colleague's copy merges into what is here: nothing is lost, and conflicts are shown, not decided. You see what will change before it does."</p>
            <label class="field"><span class="field-label">"A JSON file of Pilotbook"</span>
                <input class="input" type="file" accept=".json,application/json" on:change=read/></label>
            <div role="status">{move || match asked.get() {
                Asked::Nothing => ().into_any(),
                Asked::Reading(name) => view! { <p class="text-14">{format!("Reading {name} …")}</p> }.into_any(),
                Asked::Refused(text) => view! { <Banner tone="tone-bad">{text}</Banner> }.into_any(),
                Asked::Merge(document, preview) => view! {
                    <Preview preview=(*preview).clone()/>
                    <p class="form-actions start">
                        <button class="btn" type="button" on:click=cancel>"Cancel"</button>
                        <button class="btn primary" type="button" disabled=preview.steps == 0 on:click=move |_| take((*document).clone())>
                            {format!("Take in {}", counted(preview.steps, "step", "steps"))}</button>
                    </p>
                }.into_any(),
                Asked::Other(document, name) => {
                    let (own, joined) = (document.clone(), document);
                    view! {
                        <Banner tone="tone-warn">"This file is of another workspace. Nothing was changed."</Banner>
                        <p class="form-actions start">
                            <button class="btn" type="button" on:click=cancel>"Cancel"</button>
                            <button class="btn" type="button" on:click=move |_| join((*joined).clone())>"Join it with this workspace"</button>
                            <button class="btn primary" type="button" on:click=move |_| open((*own).clone(), name.clone())>"Open it as a workspace of its own"</button>
                        </p>
                    }.into_any()
                }
            }}</div>
        </section>
    }
}

/// Opens a file as a workspace of its own, on a page of it. Only then an empty workspace whose place it took is erased:
/// until the address says so, the file's is not where links lead.
async fn opened(
    workspace: Workspace,
    router: Router,
    document: Document,
    name: &str,
    page: Page,
) -> Result<(), Failure> {
    let empty = workspace.open_file(document, name).await?;
    router.go_to(&Route { workspace: workspace.id(), page, query: Default::default() });
    if let Some(empty) = empty {
        workspace.device().erase(&empty).await?;
    }
    Ok(())
}

/// Whether an empty workspace takes over a file's id.
fn takes_over(workspace: Workspace, document: &Document) -> bool {
    let steps = document.journal.as_ref().is_some_and(|journal| !journal.is_empty());
    workspace.transactions() == 0
        && steps
        && document.workspace.as_ref().is_some_and(|id| *id != workspace.id())
}

/// Says here what came of it, or wherever one is by then.
fn finish(done: Result<(), Failure>, asked: RwSignal<Asked>, toasts: Toasts) {
    let next = match done {
        Ok(()) => Asked::Nothing,
        Err(failure) => Asked::Refused(failure.to_string()),
    };
    if let Some(Asked::Refused(text)) = asked.try_set(next) {
        toasts.show(text);
    }
}

/// What a file will change.
#[component]
fn Preview(preview: MergePreview) -> impl IntoView {
    let list = |label: &'static str, records: Vec<(RecordId, String)>| {
        (!records.is_empty()).then(|| {
            let more = records.len().saturating_sub(50);
            view! {
                <details><summary>{format!("{label}: {}", number(records.len()))}</summary>
                    <ul class="rows">{records.into_iter().take(50).map(|(id, title)| view! {
                        <li class="row"><div class="row-text"><p class="row-title">{title}</p><p class="row-sub">{id.kind().to_owned()}</p></div></li>
                    }).collect_view()}</ul>
                    {(more > 0).then(|| view! { <p class="caption">{format!("and {} more", number(more))}</p> })}
                </details>
            }
        })
    };
    let nothing = preview.steps == 0;
    view! {
        {nothing.then(|| view! { <p class="text-14">"Nothing would change: all of it is here already."</p> })}
        {list("New records", preview.new)}
        {list("Changed records", preview.changed)}
        {list("Records that go to the trash", preview.trashed)}
        <ul>{preview.notes.into_iter().map(|note| view! { <li class="caption">{note}</li> }).collect_view()}</ul>
    }
}
