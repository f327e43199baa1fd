//! Follow-ups of a meeting, a line each: Enter leads to the next one.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use pilotbook_core::model::{Kind, Person};

use super::form::FormError;
use super::overview_meeting_draft::{Line, Notebook};
use super::words::options_of;
use crate::app::use_app;
use crate::components::{For, Icon, IconName, focus_soon};

/// The lines.
#[component]
pub(super) fn Lines(notebook: Notebook, error: FormError) -> impl IntoView {
    let (workspace, ..) = use_app();
    let lines = notebook.lines;
    let people = Memo::new(move |_| {
        let mut people = workspace.with(|book| options_of(book, Person::NAME));
        if let Some((_, nobody)) = people.first_mut() {
            *nobody = "nobody yet".to_owned();
        }
        people
    });
    // The next line, which has the day of the one before; a last one without words is that line already.
    let next = move |after: Option<usize>| {
        let found = lines.with_untracked(|lines| match after {
            Some(at) => lines.get(at + 1).copied(),
            None => lines
                .last()
                .copied()
                .filter(|line| line.title.with_untracked(|title| title.trim().is_empty())),
        });
        let line = found.unwrap_or_else(|| {
            let due = lines.with_untracked(|lines| lines.last().map(|line| line.due.get_untracked()));
            let line = match due {
                Some(due) => Line::new(String::new(), String::new(), due),
                None => Line::empty(workspace.today()),
            };
            lines.update(|lines| lines.push(line));
            line
        });
        focus_soon(line.id.get_value());
    };
    let numbered = move || lines.get().into_iter().enumerate();
    let row =
        move |(_, line): (usize, Line)| view! { <Row line lines people error next=Callback::new(next)/> };
    view! {
        <fieldset class="follow-ups">
            <legend class="field-label">"Follow-ups"</legend>
            <For each=numbered key=|(_, line): &(usize, Line)| line.id.get_value() children=row/>
            <button class="btn small" type="button" on:click=move |_| next(None)><Icon name=IconName::Plus/>"Add a follow-up"</button>
        </fieldset>
    }
}

#[component]
fn Row(
    line: Line,
    lines: RwSignal<Vec<Line>>,
    people: Memo<Vec<(String, String)>>,
    error: FormError,
    next: Callback<Option<usize>>,
) -> impl IntoView {
    let id = line.id.get_value();
    let own = id.clone();
    let place = Memo::new(move |_| {
        lines.with(|lines| {
            lines.iter().position(|other| other.id.with_value(|other| *other == own)).unwrap_or(0)
        })
    });
    // Lines without words are no follow-ups, and not counted.
    let sent = move || {
        let written = |line: &Line| line.title.with(|title| !title.trim().is_empty());
        lines.with(|lines| lines.iter().take(place.get()).filter(|line| written(line)).count())
    };
    let wrong = Memo::new(move |_| {
        let at = sent();
        let written = line.title.with(|title| !title.trim().is_empty());
        let places = ["title", "owner", "due_on"].map(|field| error.at(format!("{field}.{at}")));
        places.into_iter().filter(|_| written).find_map(|place| place.get())
    });
    let invalid = move || wrong.with(Option::is_some).then_some("true");
    let name = move |what: &str| format!("{what} {}", place.get() + 1);
    let pressed = move |event: KeyboardEvent| {
        let plain = !event.ctrl_key() && !event.meta_key() && !event.is_composing();
        if event.key() == "Enter" && plain {
            event.prevent_default();
            next.run(Some(place.get_untracked()));
        }
    };
    let remove = move |_| {
        let at = place.get_untracked();
        let count = lines.with_untracked(Vec::len);
        if count == 1 {
            line.title.set(String::new());
            return focus_soon(line.id.get_value());
        }
        let near = lines.with_untracked(|lines| {
            lines.get(if at == 0 { 1 } else { at - 1 }).map(|line| line.id.get_value())
        });
        lines.update(|lines| {
            lines.remove(at);
        });
        if let Some(near) = near {
            focus_soon(near);
        }
    };
    let options =
        move || {
            people.get().into_iter().map(|(own, word)| {
            let chosen = own.clone();
            view! { <option value=own prop:selected=move || line.owner.get() == chosen>{word}</option> }
        }).collect_view()
        };
    view! {
        <div class="follow-up" class:invalid=move || wrong.with(Option::is_some)>
            <input class="input" id=id type="text" autocomplete="off" placeholder="What is to be done" aria-label=move || name("Follow-up") aria-invalid=invalid
                prop:value=move || line.title.get() on:input=move |event| line.title.set(event_target_value(&event)) on:keydown=pressed/>
            <select class="input" aria-label=move || name("Owner of follow-up") on:change=move |event| line.owner.set(event_target_value(&event))>{move || options()}</select>
            <input class="input" type="date" aria-label=move || name("Due day of follow-up")
                prop:value=move || line.due.get() on:input=move |event| line.due.set(event_target_value(&event)) on:keydown=pressed/>
            <button class="btn ghost small icon-only" type="button" aria-label=move || name("Remove follow-up") title="Remove" on:click=remove><Icon name=IconName::Close/></button>
            {move || wrong.get().map(|text| view! { <p class="field-error" role="alert"><Icon name=IconName::Warning/>{text}</p> })}
        </div>
    }
}
