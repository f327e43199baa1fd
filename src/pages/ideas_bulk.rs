//! What can be done with several ideas at once, and the keys of the list.

use leptos::html::Input;
use leptos::prelude::*;
use pilotbook_core::Value;
use pilotbook_core::command::{Archive, Command, Edit, Triage as TriageIdea};
use pilotbook_core::journal::RecordId;
use pilotbook_core::model::{Idea, Triage};
use wasm_bindgen::JsCast;

use super::ideas::List;
use super::words::{number, options_of};
use crate::app::use_app;
use crate::components::{Icon, IconName, Menu, MenuItem, focus_soon, on_key, plain_key};
use crate::route::Page;

fn triage(list: List, word: Triage) {
    let what = match word {
        Triage::New => "Move back to new",
        Triage::Shortlisted => "Shortlist",
        Triage::Parked => "Park",
        Triage::Declined => "Decline",
    };
    list.act(list.meant(), what, move |idea| Box::new(TriageIdea { idea, triage: word }));
}

fn archive(list: List) {
    let archived = list.workspace.with_untracked(|book| {
        list.meant().first().and_then(|id| book.get::<Idea>(id)).is_some_and(|idea| idea.archived)
    });
    let what = if archived { "Take out of the archive" } else { "Archive" };
    list.act(list.meant(), what, move |record| Box::new(Archive { record, archived: !archived }));
}

fn edit(list: List, what: &str, values: Vec<(String, Value)>) {
    list.act(list.meant(), what, move |record| {
        Box::new(Edit { record, values: values.clone() }) as Box<dyn Command>
    });
}

/// Hears the list's keys for as long as the page is there.
pub(super) fn hear_keys(list: List) {
    let (_, _, router) = use_app();
    on_key(move |event| {
        match plain_key(event).as_str() {
            "j" | "ArrowDown" if !list.board.get_untracked() => step(list, 1),
            "k" | "ArrowUp" if !list.board.get_untracked() => step(list, -1),
            "x" if !list.board.get_untracked() => {
                let Some(id) = list.cursor.get_untracked() else { return false };
                let on = list.ticked.with_untracked(|ticked| !ticked.contains(&id));
                list.tick(&id, on);
            }
            "o" => {
                let Some(id) = list.cursor.get_untracked() else { return false };
                router.go(Page::Idea(id));
            }
            "e" | "F2" if !list.board.get_untracked() => list.editing.set(list.cursor.get_untracked()),
            "n" => triage(list, Triage::New),
            "s" => triage(list, Triage::Shortlisted),
            "p" => triage(list, Triage::Parked),
            "d" => triage(list, Triage::Declined),
            "a" => archive(list),
            "t" if list.ticked.with_untracked(|ticked| !ticked.is_empty()) => {
                focus_soon("bulk-tag".to_owned())
            }
            "f" => {
                let button = document().get_element_by_id("filter-button");
                if let Some(button) = button.and_then(|button| button.dyn_into::<web_sys::HtmlElement>().ok())
                {
                    button.click();
                    request_animation_frame(|| {
                        let first = document().query_selector("#filters select").ok().flatten();
                        if let Some(first) =
                            first.and_then(|first| first.dyn_into::<web_sys::HtmlElement>().ok())
                        {
                            let _ = first.focus();
                        }
                    });
                }
            }
            "/" => focus_soon("list-search".to_owned()),
            "Escape" if list.ticked.with_untracked(|ticked| !ticked.is_empty()) => {
                list.ticked.set(Default::default())
            }
            _ => return false,
        }
        true
    });
}

/// Moves the row under the keyboard.
fn step(list: List, by: isize) {
    let at = list.cursor.get_untracked().and_then(|id| list.place(&id));
    list.shown.with_untracked(|rows| {
        let last = rows.len().saturating_sub(1);
        let to = at.map_or(0, |at| at.saturating_add_signed(by).min(last));
        list.cursor.set(rows.get(to).map(|row| row.id.clone()));
    });
}

/// The bar that floats while ideas are ticked.
#[component]
pub(super) fn BulkBar(list: List) -> impl IntoView {
    let count = Memo::new(move |_| list.ticked.with(|ticked| ticked.len()));
    let verb = move |label: &'static str, key: &'static str, word: Triage| {
        view! { <button class="btn" type="button" on:click=move |_| triage(list, word)>{label}<kbd aria-hidden="true">{key}</kbd></button> }
    };
    view! {
        <Show when=move || { count.get() > 0 }>
            <div class="bulk-bar" role="region" aria-label="What to do with the selected ideas">
                <span class="bulk-count" role="status">{move || format!("{} selected", number(count.get()))}</span>
                <span class="divider"></span>
                {verb("Shortlist", "S", Triage::Shortlisted)}
                {verb("Park", "P", Triage::Parked)}
                {verb("Decline", "D", Triage::Declined)}
                <TagField list/>
                <TeamMenu list/>
                <button class="btn" type="button" on:click=move |_| archive(list)><Icon name=IconName::Archive/>"Archive"<kbd aria-hidden="true">"A"</kbd></button>
                <span class="divider"></span>
                <button class="btn" type="button" on:click=move |_| list.ticked.set(Default::default())>"Clear"<kbd aria-hidden="true">"Esc"</kbd></button>
            </div>
        </Show>
    }
}

/// Adds a tag to the ticked ideas.
#[component]
fn TagField(list: List) -> impl IntoView {
    let input = NodeRef::<Input>::new();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some(input) = input.get_untracked() else { return };
        let tag = crate::components::format::composed(input.value().trim().trim_start_matches('#').trim());
        if !tag.is_empty() {
            edit(
                list,
                &format!("Tag with #{tag}"),
                vec![(format!("{}/{tag}", Idea::tags.as_str()), Value::Bool(true))],
            );
        }
    };
    let pressed = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Escape"
            && let Some(input) = input.get_untracked()
        {
            input.set_value("");
            let _ = input.blur();
        }
    };
    view! {
        <form class="bulk-tag" on:submit=submit>
            <Icon name=IconName::Tag/>
            <input class="input" id="bulk-tag" node_ref=input type="text" aria-label="Tag for the selected ideas" placeholder="Tag" autocomplete="off" on:keydown=pressed/>
        </form>
    }
}

/// Gives the ticked ideas to a team.
#[component]
fn TeamMenu(list: List) -> impl IntoView {
    let teams = list.workspace.with_untracked(|book| options_of(book, "team"));
    let item = move |(id, name): (String, String)| {
        let none = id.is_empty();
        let label = if none { "No team".to_owned() } else { name };
        let what = if none { "Take the team off".to_owned() } else { format!("Give to {label}") };
        let pick = Callback::new(move |()| {
            let team = RecordId::parse(&id).map_or(Value::Null, |id| Value::Text(id.to_string()));
            edit(list, &what, vec![(Idea::team.as_str().to_owned(), team)]);
        });
        view! { <MenuItem on_pick=pick>{label}</MenuItem> }
    };
    view! {
        <Menu label="Team" text="Team" class="btn">{teams.into_iter().map(item).collect_view()}</Menu>
    }
}
