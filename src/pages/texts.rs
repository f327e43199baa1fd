//! All pages that people wrote: agreements, guides, retrospectives.

use leptos::prelude::*;
use pilotbook_core::Date;
use pilotbook_core::command::{CreatePage, PAGE_TEMPLATES, PageTemplate};
use pilotbook_core::list::pages::{PageRow, archived, pages};
use pilotbook_core::search::highlight::Words;

use super::form::{FormError, draft, send, typed};
use super::words::{counted, open_asked};
use crate::app::use_app;
use crate::components::{
    Card, ChoiceCards, Dialog, Empty, For, Icon, IconName, Marked, Show, TextField, format,
};
use crate::route::{Page, Route};

/// The name of a page's template, or that it has none.
pub(super) fn template_name(key: &str) -> &'static str {
    PageTemplate::of(key).map_or("Page", |template| template.name)
}

/// The list.
#[component]
pub fn Texts() -> impl IntoView {
    let (workspace, _, router) = use_app();
    let making = RwSignal::new(false);
    open_asked(move |asked| (asked == "new").then_some(making));
    let (search, put_away) = (router.query("q"), router.query("archived"));
    let words = Signal::derive(move || Words::of(&search.get()));
    let in_archive = move || !put_away.get().is_empty();
    let rows =
        Memo::new(move |_| workspace.with(|book| words.with(|words| pages(book, words, in_archive()))));
    let aside = Memo::new(move |_| workspace.with(archived));
    let none = move || rows.with(Vec::is_empty) && words.with(Words::is_empty) && !in_archive();
    let toggle = move |_| router.set_query(&[("archived", if in_archive() { "" } else { "yes" })]);
    view! {
        <div class="page-head"><h1 class="page-title">"Pages"</h1>
            <button class="btn primary" type="button" on:click=move |_| making.set(true)><Icon name=IconName::Plus/>"New page"</button></div>
        <Show when=none>
            <Empty><p>"What teams agreed on belongs here: how they work together, what to do in an incident, what somebody new has to know. \
                Start from one of six texts."</p></Empty>
        </Show>
        <Show when=move || !none() || { aside.get() > 0 }>
            <div class="list-bar">
                <div class="search-field">
                    <Icon name=IconName::Search/>
                    <input type="search" aria-label="Search the pages" placeholder="Search titles and texts" prop:value=move || search.get()
                        on:input=move |event| router.set_query(&[("q", &event_target_value(&event))])/>
                </div>
                <Show when=move || { aside.get() > 0 }>
                    <button class="chip" type="button" aria-pressed=move || in_archive().to_string() on:click=toggle>"Archived"<span class="count">{move || aside.get()}</span></button>
                </Show>
            </div>
            <p class="caption" role="status">{move || (rows.with(Vec::is_empty) && !none()).then_some("No page is like that.")}</p>
        </Show>
        <ul class="rows linked">
            <For each=move || rows.get() key=|row: &PageRow| format!("{} {:?} {}", row.page.id, row.written, row.open) let:row><PageLine row words/></For>
        </ul>
        <Dialog open=making title="New page".to_owned() wide=true footer=|| ()><NewPage open=making/></Dialog>
    }
}

#[component]
fn PageLine(row: PageRow, words: Signal<Words>) -> impl IntoView {
    let (workspace, _, router) = use_app();
    let mut said = vec![template_name(&row.page.template).to_owned()];
    said.extend(
        row.written.map(|at| format!("written {}", written(workspace.day_of(at as i64), workspace.today()))),
    );
    said.extend((row.open > 0).then(|| counted(row.open, "open issue", "open issues")));
    let title = if row.page.title.is_empty() { "Untitled".to_owned() } else { row.page.title };
    view! {
        <li class="row">
            <Icon name=IconName::ScrollText/>
            <div class="row-text">
                <a class="row-title" href=router.href(Page::Text(row.page.id))><Marked text=title words/></a>
                <p class="row-sub">{said.join(" · ")}</p>
            </div>
        </li>
    }
}

/// When something was written: how long ago, or the day.
pub(super) fn written(day: Date, today: Date) -> String {
    if (0..15).contains(&today.days_since(day)) { format::ago(day, today) } else { format::day(day, today) }
}

/// The form that makes one.
#[component]
fn NewPage(open: RwSignal<bool>) -> impl IntoView {
    let (workspace, _, router) = use_app();
    let error = FormError::new();
    let (title, template) = (draft(""), draft(""));
    let card = |value: &'static str, title: &'static str, suits: &str| Card {
        value,
        title,
        caption: Signal::stored(suits.to_owned()),
        mark: view! { <Icon name=IconName::ScrollText/> }.into_any(),
    };
    let mut cards = vec![card("", "Empty page", "Anything else that both should know")];
    cards.extend(PAGE_TEMPLATES.iter().map(|own| card(own.key, own.name, own.suits)));
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let (title, template) = (typed(title), template.get_untracked());
        let command = CreatePage { title, template, text: String::new() };
        send(workspace, command, error, move |done| {
            open.set(false);
            if let Some(id) = done.records.into_iter().find(|id| id.kind() == "page") {
                let href = router.href_with(Page::Text(id), &[("do", "edit")]);
                router.go_to(&Route::parse(&href));
            }
        });
    };
    view! {
        <form class="form wide-form" on:submit=submit>
            <TextField label="Title" value=title error=error.at("title") hint="Without one it is called as what it starts from" autofocus=true/>
            <ChoiceCards legend="Start from" value=template cards/>
            {error.rest(&["title"])}
            <div class="form-actions">
                <button class="btn" type="button" on:click=move |_| open.set(false)>"Cancel"</button>
                <button class="btn primary" type="submit">"Add the page"</button>
            </div>
        </form>
    }
}
