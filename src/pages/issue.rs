//! One issue: where it stands against its target time, what can be done about it, what was said and learned.

use leptos::prelude::*;
use pilotbook_core::journal::RecordId;
use pilotbook_core::model::{Choice, Issue};

use super::history::History;
use super::issue_deeds::{Actions, DeedDialogs, Deeds};
use super::issue_facts::IssueFacts;
use super::issue_list::Look;
use super::issue_standing::Strip;
use super::record_field::RecordField;
use super::talk::Comments;
use crate::app::use_app;
use crate::components::{Icon, Show};

/// The page.
#[component]
pub fn IssuePage(
    /// Which issue.
    id: RecordId,
) -> impl IntoView {
    let (workspace, ..) = use_app();
    let wanted = id.clone();
    let issue = Memo::new(move |_| workspace.with(|book| book.get::<Issue>(&wanted)));
    let there = Memo::new(move |_| issue.with(Option::is_some));
    view! {
        <Show when=move || there.get() fallback=|| view! { <super::lifecycle::Gone what="issue"/> }>
            <IssueView id=id.clone() issue/>
        </Show>
    }
}

#[component]
fn IssueView(id: RecordId, issue: Memo<Option<Issue>>) -> impl IntoView {
    let id = StoredValue::new(id);
    let deeds = Deeds::new(issue);
    let title = Signal::derive(move || {
        issue.with(|issue| issue.as_ref().map(|issue| issue.title.clone()).unwrap_or_default())
    });
    // What was learned can be written, and mended, from the resolution on.
    let learned = Memo::new(move |_| {
        issue.with(|issue| {
            issue.as_ref().is_some_and(|issue| issue.resolved_at.is_some() || !issue.learning.is_empty())
        })
    });
    view! {
        <div class="record">
            <div class="record-main">
                <div class="record-head">
                    <div class="record-status"><Status issue/></div>
                    <Actions id=id.get_value() issue deeds/>
                </div>
                <h1 class="visually-hidden">{title}</h1>
                <div class="record-title"><RecordField record=id.get_value() field="title" label="Title" kind="area" id="issue-title"/></div>
                <Strip issue/>
                <div class="record-lead"><RecordField record=id.get_value() field="text" label="In more words" kind="area" lines=true id="issue-text"
                    placeholder="What happened, and what it stops."/></div>
                <Show when=move || learned.get()>
                    <section class="section">
                        <div class="section-head ruled"><h2>"What did we learn?"</h2></div>
                        <div class="record-lead"><RecordField record=id.get_value() field="learning" label="What did we learn?" kind="area" lines=true id="issue-learning"
                            placeholder="What would have kept it from happening, or made it shorter."/></div>
                    </section>
                </Show>
                <Comments about=id.get_value()/>
            </div>
            <aside class="record-facts" aria-label="Details">
                <IssueFacts id=id.get_value() issue/>
                <History id=id.get_value()/>
            </aside>
        </div>
        <DeedDialogs id=id.get_value() issue title deeds/>
    }
}

/// What it is and where it stands, in words.
#[component]
fn Status(issue: Memo<Option<Issue>>) -> impl IntoView {
    let (workspace, ..) = use_app();
    let look = Memo::new(move |_| issue.with(|issue| issue.as_ref().map(|issue| Look::of(workspace, issue))));
    let words = move || {
        issue.with(|issue| {
            let issue = issue.as_ref()?;
            let kind = issue.r#type.map(Choice::label).unwrap_or("Issue");
            let state = if issue.resolved_at.is_some() { "resolved" } else { "open" };
            let archived = if issue.archived { ", archived" } else { "" };
            Some(format!("{kind}, {state}{archived}"))
        })
    };
    let stands = move || {
        look.get().map(|look| {
            let tone = look.words_tone();
            let words = look.words.clone().filter(|_| !tone.is_empty());
            view! { <Icon name=look.icon/>{words.map(|words| view! { <span class=format!("caption strong {tone}")>{words}</span> })} }
        })
    };
    view! { {stands}<span class="caption">{words}</span> }
}
