//! What was tried before: what an idea builds on, what it repeats, and what is like it.

use leptos::prelude::*;
use pilotbook_core::command::{Cite, MarkDuplicate};
use pilotbook_core::journal::RecordId;
use pilotbook_core::model::{Idea, Outcome};
use pilotbook_core::search::similar::Like;

use super::form::{FormError, send_each};
use crate::app::use_app;
use crate::components::{Icon, IconName, VerdictMark, on_key, plain_key};
use crate::route::Page;
use crate::shell::{Tried, like_link};

/// How many likes are shown.
const SHOWN: usize = 3;
/// How many more are looked for, since some may stand above already.
const KNOWN: usize = 9;
/// How much of a learning stands in a line, in characters.
const SAID: usize = 140;

fn short(text: &str) -> String {
    match text.char_indices().nth(SAID) {
        Some((at, _)) => {
            let whole = text[..at].rsplit_once(' ').map_or(&text[..at], |(words, _)| words);
            format!("“{}…”", whole.trim_end_matches([',', ':', ';', ' ']))
        }
        None if text.is_empty() => String::new(),
        None => format!("“{text}”"),
    }
}

/// The outcomes that the idea cites.
#[component]
pub(super) fn BuildsOn(idea: Memo<Option<Idea>>) -> impl IntoView {
    let (workspace, _, router) = use_app();
    let error = FormError::new();
    let any =
        Memo::new(move |_| idea.with(|idea| idea.as_ref().is_some_and(|idea| !idea.builds_on.is_empty())));
    let rows = move || {
        let Some(idea) = idea.get() else { return Vec::new() };
        workspace.with(|book| {
            let row = |outcome: &RecordId| {
                let record = book.get::<Outcome>(outcome)?;
                let (title, idea, outcome) = (book.title_of(outcome), idea.id.clone(), outcome.clone());
                let href = Page::of_record(&outcome).map(|page| router.href(page));
                let label = format!("Don’t cite {title}");
                let off = move |_| {
                    let command = Cite { idea: idea.clone(), outcome: outcome.clone(), cite: false };
                    send_each(workspace, command, error, |_| ());
                };
                Some(view! {
                    <li class="row">{record.verdict.map(|verdict| view! { <VerdictMark verdict/> })}
                        <div class="row-text"><a class="row-title one-line" href=href>{title}</a>" "<span class="quiet">{short(&record.learning)}</span></div>
                        <button class="btn ghost small icon-only" type="button" aria-label=label title="Don’t cite it" on:click=off><Icon name=IconName::Close/></button>
                    </li>
                })
            };
            idea.builds_on.iter().filter_map(row).collect::<Vec<_>>()
        })
    };
    view! {
        <Show when=move || any.get()>
            <section class="section">
                <div class="section-head"><h2>"Builds on"</h2></div>
                <ul class="rows bare">{rows}</ul>
                {error.rest(&[])}
            </section>
        </Show>
    }
}

/// The idea that this one repeats, and those that repeat it.
#[component]
pub(super) fn Duplicates(idea: Memo<Option<Idea>>) -> impl IntoView {
    let (workspace, _, router) = use_app();
    let error = FormError::new();
    let original = move || {
        let idea = idea.get()?;
        let of = idea.duplicate_of?;
        let title = workspace.with(|book| book.title_of(&of));
        let id = idea.id;
        let off = move |_| send_each(workspace, MarkDuplicate { idea: id.clone(), of: None }, error, |_| ());
        Some(view! {
            <div class="banner tone-quiet"><Icon name=IconName::Merge/>
                <p>"This repeats "<a href=router.href(Page::Idea(of))>{title}</a>"."</p>
                <button class="btn small" type="button" on:click=off>"Not a duplicate"</button></div>
        })
    };
    let repeated = move || {
        let id = idea.get()?.id;
        let links = workspace.with(|book| {
            let repeats = book.referring::<Idea>(&id).filter(|idea| idea.duplicate_of.as_ref() == Some(&id));
            let links =
                repeats.map(|idea| view! { <a href=router.href(Page::Idea(idea.id))>{idea.title}</a>" " });
            links.collect::<Vec<_>>()
        });
        (!links.is_empty()).then(|| view! { <p class="caption repeats">"Repeated by "{links}</p> })
    };
    view! { {original}{repeated}{error.rest(&[])} }
}

/// Ideas, outcomes and learnings like this idea, or like what is typed.
#[component]
pub(super) fn TriedBefore(id: RecordId, idea: Memo<Option<Idea>>) -> impl IntoView {
    let (workspace, _, router) = use_app();
    let error = FormError::new();
    let search = RwSignal::new(String::new());
    let text = Signal::derive(move || {
        let own = |idea: &Idea| {
            let labels = idea.tags.iter().chain(&idea.technologies).cloned().collect::<Vec<_>>().join(" ");
            // The end of a text that is written is no word still being typed.
            format!("{} {} {labels} ", idea.title, idea.problem)
        };
        let typed = search.get();
        if typed.trim().is_empty() {
            idea.with(|idea| idea.as_ref().map(own).unwrap_or_default())
        } else {
            typed
        }
    });
    let tried = Tried::of(text, Some(id.clone()), SHOWN + KNOWN);
    let id = StoredValue::new(id);
    let cited = move |outcome: &RecordId| {
        idea.with(|idea| idea.as_ref().is_some_and(|idea| idea.builds_on.contains(outcome)))
    };
    let repeats = move |other: &RecordId| {
        idea.with(|idea| idea.as_ref().is_some_and(|idea| idea.duplicate_of.as_ref() == Some(other)))
    };
    let cite = move |outcome: RecordId| {
        send_each(workspace, Cite { idea: id.get_value(), outcome, cite: true }, error, |_| ());
    };
    let same = move |of: RecordId| {
        send_each(workspace, MarkDuplicate { idea: id.get_value(), of: Some(of) }, error, |_| ());
    };
    // What it builds on, or repeats, stands above already.
    let left = Memo::new(move |_| {
        let known = |like: &Like| repeats(&like.idea) || like.outcome.as_ref().is_some_and(cited);
        tried.get().into_iter().filter(|like| !known(like)).take(SHOWN).collect::<Vec<_>>()
    });
    // Those that the keys are about: the first that can still be cited, and the first idea.
    let first_outcome = Memo::new(move |_| left.get().into_iter().find_map(|like| like.outcome));
    let first_idea = Memo::new(move |_| left.get().into_iter().map(|like| like.idea).next());
    on_key(move |event| {
        match (plain_key(event).as_str(), first_outcome.get_untracked(), first_idea.get_untracked()) {
            ("b", Some(outcome), _) => cite(outcome),
            ("m", _, Some(other)) => same(other),
            _ => return false,
        }
        true
    });
    let row = move |like: Like| {
        workspace.with(|book| {
            let learning = like.outcome.as_ref().and_then(|id| book.get::<Outcome>(id)).map(|outcome| outcome.learning);
            let learning = learning.unwrap_or_default();
            let title = book.title_of(&like.idea);
            let link = like_link(book, &like, |page| router.href(page));
            let outcome = like.outcome.clone().filter(|outcome| !cited(outcome));
            let builds = outcome.map(|outcome| {
                let (key, label) = (outcome.clone(), format!("Build on {title}"));
                let first = move || first_outcome.with(|first| first.as_ref() == Some(&key));
                view! {
                    <button class="btn small" type="button" aria-label=label on:click=move |_| cite(outcome.clone())>
                        "Build on it"{move || first().then(|| view! { <kbd aria-hidden="true">"B"</kbd> })}</button>
                }
            });
            let (other, key, label) = (like.idea.clone(), like.idea.clone(), format!("Mark as a duplicate of {title}"));
            let first = move || first_idea.with(|first| first.as_ref() == Some(&key));
            view! {
                <li class="row"><div class="row-text tried"><span class="row-title">{link}</span><span class="row-sub">{short(&learning)}</span></div>
                    {builds}
                    <button class="btn ghost small" type="button" aria-label=label on:click=move |_| same(other.clone())>
                        "Same idea"{move || first().then(|| view! { <kbd aria-hidden="true">"M"</kbd> })}</button>
                </li>
            }
            .into_any()
        })
    };
    let rows = move || left.get().into_iter().map(row).collect::<Vec<_>>();
    let none = Memo::new(move |_| left.with(Vec::is_empty));
    view! {
        <section class="section">
            <div class="section-head ruled"><h2>"Tried before?"</h2>
                <span class="push search-field"><Icon name=IconName::Search/>
                    <input type="search" aria-label="Search what was tried" placeholder="Search" prop:value=move || search.get()
                        on:input=move |event| search.set(event_target_value(&event))/></span></div>
            <Show when=move || none.get()><p class="caption">"Nothing like it is in this workspace."</p></Show>
            <ul class="rows">{rows}</ul>
            {error.rest(&[])}
        </section>
    }
}
