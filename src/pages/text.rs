//! One page: read, written, and what follows from it.

use leptos::prelude::*;
use pilotbook_core::exchange::page_markdown::{page_markdown, targets};
use pilotbook_core::journal::RecordId;
use pilotbook_core::list::pages::follow_ups;
use pilotbook_core::model::{Issue, IssueType, Page as Text, WORKING_AGREEMENT};

use super::drafts::Drafts;
use super::form::FormError;
use super::history::History;
use super::issue_list::{IssueRow, RaiseForm};
use super::lifecycle::PutAway;
use super::talk::Comments;
use super::text_draft::{GoneText, key_of};
use super::text_edit::TextEdit;
use super::text_onboarding::OnboardingForm;
use super::texts::template_name;
use super::words::open_asked;
use crate::app::use_app;
use crate::components::{CopyButton, Dialog, For, Menu, Prose, Show, format, on_key, plain_key};
use crate::route::Page;

/// The page.
#[component]
pub fn TextPage(
    /// Which page.
    id: RecordId,
) -> impl IntoView {
    let (workspace, ..) = use_app();
    let (wanted, gone) = (id.clone(), id.clone());
    let page = Memo::new(move |_| workspace.with(|book| book.get::<Text>(&wanted)));
    let there = Memo::new(move |_| page.with(Option::is_some));
    view! {
        <Show when=move || there.get() fallback=move || view! { <GoneText id=gone.clone()/> }>
            <TextView id=id.clone() page/>
        </Show>
    }
}

#[component]
fn TextView(id: RecordId, page: Memo<Option<Text>>) -> impl IntoView {
    let (workspace, ..) = use_app();
    // What could not be saved when it was left is gone on with.
    let kept = untrack(|| expect_context::<Drafts>().text(&key_of(workspace, &id)));
    let is_kept = kept.is_some_and(|kept| kept.why.is_some());
    let (editing, onboarding) = (RwSignal::new(is_kept), RwSignal::new(false));
    let id = StoredValue::new(id);
    let of = move |part: fn(&Text) -> &String| {
        Signal::derive(move || {
            page.with(|page| page.as_ref().map(|page| part(page).clone()).unwrap_or_default())
        })
    };
    let (title, text, template) = (of(|page| &page.title), of(|page| &page.text), of(|page| &page.template));
    let is_agreement = Memo::new(move |_| template.with(|template| template == WORKING_AGREEMENT));
    open_asked(move |asked| (asked == "edit").then_some(editing));
    on_key(move |event| {
        let edits = plain_key(event) == "e" && !editing.get_untracked();
        if edits {
            editing.set(true);
        }
        edits
    });
    let read = move || {
        view! {
            <Show when=move || text.with(String::is_empty) fallback=move || view! { <Prose text/> }>
                <p class="caption">"Nothing is written here yet."</p>
            </Show>
        }
    };
    view! {
        <div class="record text-page">
            <div class="record-main">
                <Head id=id.get_value() page editing onboarding/>
                <h1 class="record-title" class:visually-hidden=move || editing.get()>{move || title.get()}</h1>
                <Show when=move || editing.get() fallback=read>
                    <TextEdit id=id.get_value() title=title.get_untracked() text=text.get_untracked() open=editing/>
                </Show>
                <Show when=move || { is_agreement.get() && !editing.get() }><Targets/></Show>
                <FollowUps about=id.get_value()/>
                <div class="no-print"><Comments about=id.get_value()/></div>
            </div>
            <aside class="record-facts no-print" aria-label="Details"><History id=id.get_value()/></aside>
        </div>
        <Dialog open=onboarding title="Start an onboarding".to_owned() subtitle=title footer=|| ()>
            <OnboardingForm id=id.get_value() open=onboarding/>
        </Dialog>
    }
}

/// What it is, and what can be done with it.
#[component]
fn Head(
    id: RecordId,
    page: Memo<Option<Text>>,
    editing: RwSignal<bool>,
    onboarding: RwSignal<bool>,
) -> impl IntoView {
    let (workspace, ..) = use_app();
    let error = FormError::new();
    let id = StoredValue::new(id);
    let template = Memo::new(move |_| {
        page.with(|page| page.as_ref().map(|page| page.template.clone()).unwrap_or_default())
    });
    let archived = Memo::new(move |_| page.with(|page| page.as_ref().is_some_and(|page| page.archived)));
    let markdown = Callback::new(move |()| {
        let page = page.get_untracked();
        page.map(|page| workspace.with_untracked(|book| page_markdown(&page, &book.settings())))
            .unwrap_or_default()
    });
    view! {
        <div class="record-head">
            <div class="record-status">{move || template_name(&template.get())}
                {move || archived.get().then(|| view! { <span class="caption">"archived"</span> })}</div>
            <div class="record-actions">
                <Menu label="More about this page">
                    <PutAway id=id.get_value() archived=archived error list=Page::Pages/>
                </Menu>
                <CopyButton label="Copy as Markdown" said="Copied the page as Markdown." text=markdown/>
                <Show when=move || template.get() == "onboarding_guide">
                    <button class="btn" type="button" on:click=move |_| onboarding.set(true)>"Start an onboarding"</button>
                </Show>
                <Show when=move || !editing.get()>
                    <button class="btn primary" type="button" id="edit-text" on:click=move |_| editing.set(true)>"Edit"<kbd aria-hidden="true">"E"</kbd></button>
                </Show>
            </div>
        </div>
        {error.rest(&[])}
    }
}

/// The hours in which issues are to be resolved, as the settings have them now.
#[component]
fn Targets() -> impl IntoView {
    let (workspace, _, router) = use_app();
    let hours = Memo::new(move |_| workspace.with(|book| targets(&book.settings())));
    let rows = move || {
        hours.get().into_iter().map(|(severity, hours)| {
            let word = match severity {
                1 => "1, worst",
                2 => "2",
                3 => "3",
                _ => "4, least",
            };
            view! { <tr><td>{word}</td><td class="num">{format::number(hours, 2)}<span class="unit">" h"</span></td></tr> }
        }).collect_view()
    };
    view! {
        <section class="section">
            <div class="section-head ruled"><h2>"Time to resolve"</h2>
                <a class="push no-print" href=router.href(Page::Settings)>"Settings"</a></div>
            <Show when=move || !hours.with(Vec::is_empty) fallback=|| view! { <p class="caption">"The settings name no hours yet."</p> }>
                <table class="table still targets"><thead><tr><th scope="col">"Severity"</th><th scope="col" class="num">"Within"</th></tr></thead>
                    <tbody>{move || rows()}</tbody></table>
                <p class="caption">"From an issue being opened to its being resolved, by the clock. This is what the settings say now."</p>
            </Show>
        </section>
    }
}

/// What is to be done because of the page.
#[component]
fn FollowUps(about: RecordId) -> impl IntoView {
    let (workspace, ..) = use_app();
    let about = StoredValue::new(about);
    let adding = RwSignal::new(false);
    let issues = Memo::new(move |_| workspace.with(|book| follow_ups(book, &about.get_value())));
    view! {
        <section class="section" class:no-print=move || issues.with(Vec::is_empty)>
            <div class="section-head ruled"><h2>"What follows from it"</h2>
                <button class="btn small push" type="button" on:click=move |_| adding.set(true)>"Add a follow-up"</button></div>
            <Show when=move || issues.with(Vec::is_empty)><p class="caption">"No issue is about this page."</p></Show>
            <ul class="rows"><For each=move || issues.get() key=|issue: &Issue| issue.id.to_string() let:issue><IssueRow issue/></For></ul>
        </section>
        <Dialog open=adding title="Add a follow-up".to_owned() footer=|| ()>
            <RaiseForm about=Some(about.get_value()) open=adding kind=IssueType::FollowUp/>
        </Dialog>
    }
}
