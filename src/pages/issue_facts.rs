//! What stands beside an issue, edited in place.

use leptos::prelude::*;
use pilotbook_core::Value;
use pilotbook_core::journal::RecordId;
use pilotbook_core::list::issues::abouts;
use pilotbook_core::model::{Issue, IssueType};

use super::form::number_text;
use super::record_field::{RecordField, save_values};
use super::record_set::RecordSet;
use super::time_field::TimeFact;
use super::words::{choices, options_of, severities, severities_or_none};
use crate::app::use_app;
use crate::components::{InPlace, Menu, MenuItem, Show};
use crate::route::Page;

/// Details.
#[component]
pub(super) fn IssueFacts(id: RecordId, issue: Memo<Option<Issue>>) -> impl IntoView {
    let (workspace, ..) = use_app();
    let id = StoredValue::new(id);
    let is = move |test: fn(&Issue) -> bool| {
        Memo::new(move |_| issue.with(|issue| issue.as_ref().is_some_and(test)))
    };
    let resolved = is(|issue| issue.resolved_at.is_some());
    let people = Signal::derive(move || workspace.with(|book| options_of(book, "person")));
    let key = move || issue.with(|issue| issue.as_ref().map(|issue| issue.key.clone()).unwrap_or_default());
    view! {
        <div class="section-head ruled"><h2>"Details"</h2></div>
        <dl class="facts editable">
            <About id=id.get_value() issue/>
            <div><dt>"Type"</dt><dd><RecordField record=id.get_value() field="type" label="Type" kind="select" id="issue-type" options={Signal::stored(choices::<IssueType>())}/></dd></div>
            <div><dt>"Severity"</dt><dd><Severity id=id.get_value() issue/></dd></div>
            <div><dt>"Owner"</dt><dd><RecordField record=id.get_value() field="owner" label="Owner" kind="select" id="issue-owner" options=people/></dd></div>
            <div><dt>"Teams"</dt><dd><RecordSet record=id.get_value() set="teams" kind="team" label="Teams it is between" none="No team yet: Settings has them."/></dd></div>
            <div><dt>"Due"</dt><dd><RecordField record=id.get_value() field="due_on" label="Due" kind="date" id="issue-due"/></dd></div>
            <div><dt>"Opened"</dt><dd><TimeFact record=id.get_value() field="opened_at" label="Opened" id="issue-opened"/></dd></div>
            <div><dt>"First response"</dt><dd><TimeFact record=id.get_value() field="responded_at" label="First response" id="issue-responded"/></dd></div>
            <Show when=move || resolved.get()>
                <div><dt>"Resolved"</dt><dd><TimeFact record=id.get_value() field="resolved_at" label="Resolved" id="issue-resolved"/></dd></div>
            </Show>
            <Show when=move || !key().is_empty()><div><dt>"Key"</dt><dd>{key}</dd></div></Show>
        </dl>
    }
}

/// The record that it is about, which leads there, and the choice of another one.
#[component]
fn About(id: RecordId, issue: Memo<Option<Issue>>) -> impl IntoView {
    let (workspace, _, router) = use_app();
    let error = RwSignal::new(None);
    let id = StoredValue::new(id);
    let about = Memo::new(move |_| issue.with(|issue| issue.as_ref().and_then(|issue| issue.about.clone())));
    let open = RwSignal::new(false);
    let link = move || {
        about.get().map(|about| {
            let title = workspace.with(|book| book.title_of(&about));
            let title = if title.is_empty() { "Untitled".to_owned() } else { title };
            match Page::of_record(&about).map(|page| router.href(page)) {
                Some(href) => view! { <li><a href=href>{title}</a></li> }.into_any(),
                None => view! { <li>{title}</li> }.into_any(),
            }
        })
    };
    let item = move |chosen: Option<RecordId>, title: String| {
        let own = chosen.clone();
        let on = Signal::derive(move || about.get() == own);
        let pick = Callback::new(move |()| {
            let value = chosen.as_ref().map(RecordId::as_str).into();
            save_values(workspace, id.get_value(), vec![("about", value)], error);
        });
        view! { <MenuItem on_pick=pick checked=on>{title}</MenuItem> }
    };
    // There can be thousands, which only who chooses has to wait for.
    let items = move || {
        let all = if open.get() { workspace.with(abouts) } else { Vec::new() };
        all.into_iter().map(|(record, title)| item(Some(record), title)).collect_view()
    };
    let text = Signal::derive(move || {
        Some(if about.with(Option::is_some) { "Change" } else { "Nothing" }.to_owned())
    });
    view! {
        <div><dt>"About"</dt><dd class="served">
            <ul>{move || link()}</ul>
            <Menu label="What it is about" text class="fact-menu" open>{item(None, "Nothing".to_owned())}{items}</Menu>
            {move || error.get().map(|text: String| view! { <p class="field-error" role="alert">{text}</p> })}
        </dd></div>
    }
}

/// A number that people choose as a word.
#[component]
fn Severity(id: RecordId, issue: Memo<Option<Issue>>) -> impl IntoView {
    let (workspace, ..) = use_app();
    let error = RwSignal::new(None);
    let value = Memo::new(move |_| {
        issue
            .with(|issue| issue.as_ref().and_then(|issue| issue.severity).map(|own| number_text(Some(own))))
            .unwrap_or_default()
    });
    let save = Callback::new(move |text: String| {
        let value = text.parse::<u8>().map_or(Value::Null, |severity| f64::from(severity).into());
        save_values(workspace, id.clone(), vec![("severity", value)], error);
    });
    let to_do = Memo::new(move |_| {
        issue.with(|issue| issue.as_ref().and_then(|issue| issue.r#type).is_some_and(IssueType::is_to_do))
    });
    let options = Signal::derive(move || {
        let own = value.get();
        let mut options = if to_do.get() || own.is_empty() { severities_or_none() } else { severities() };
        // What a merge brought stays in sight.
        if !options.iter().any(|(value, _)| *value == own) {
            options.insert(0, (own.clone(), own));
        }
        options
    });
    view! { <InPlace label="Severity" value on_save=save kind="select" id="issue-severity" error options/> }
}
