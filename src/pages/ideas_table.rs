//! The ideas as a table: only the rows in sight are drawn; titles are edited in place.

use leptos::html::{Input, Tbody};
use leptos::prelude::*;
use pilotbook_core::command::capture_line::{edit_line, line_of};
use pilotbook_core::journal::RecordId;
use pilotbook_core::list::ideas::{IdeaRow, score_kind};
use pilotbook_core::model::stage::{PilotStage, telling_pilot};
use pilotbook_core::model::weeks::weeks_of;
use pilotbook_core::model::{Choice, Idea};

use super::form::{FormError, send_each};
use super::ideas::List;
use super::ideas_filter::columns;
use super::words::idea_mark;
use crate::app::use_app;
use crate::components::{RowWindow, SortHead, WeekLog, focus, focus_is_free, format};
use crate::route::{Page, use_router};
use crate::workspace::Workspace;

/// The element of an idea's link, which takes the focus.
pub(super) fn link_id(id: &RecordId) -> String {
    format!("row-{}", id.local())
}

/// The table.
#[component]
pub(super) fn IdeaTable(list: List, #[prop(into)] sort: Signal<(String, bool)>) -> impl IntoView {
    let (_, _, router) = use_app();
    let columns = columns(list.workspace, router);
    let body = NodeRef::<Tbody>::new();
    let count = Signal::derive(move || list.shown.with(|rows| rows.len()));
    let rows = RowWindow::new(count, body);
    let drawn = Memo::new(move |_| {
        let (first, last) = rows.drawn();
        list.shown.with(|rows| {
            let last = last.min(rows.len());
            let first = first.min(last);
            rows[first..last].iter().map(|row| row.id.clone()).collect::<Vec<_>>()
        })
    });
    // The row under the keyboard is brought into sight, and its link has the focus.
    Effect::new(move |_| {
        let Some(id) = list.cursor.get() else { return };
        if let Some(at) = list.place(&id) {
            rows.reveal(at);
            request_animation_frame(move || {
                // The keyboard may have gone on meanwhile, or to a field.
                if list.cursor.try_get_untracked().flatten().as_ref() == Some(&id) && focus_is_free() {
                    focus(&link_id(&id));
                }
            });
        }
    });
    let all = move || {
        let ticked = list.ticked.with(|ticked| ticked.len());
        (ticked > 0 && ticked == count.get(), ticked > 0 && ticked < count.get())
    };
    let tick_all = move |event| {
        let on = event_target_checked(&event);
        let ids = list.shown.with_untracked(|rows| rows.iter().map(|row| row.id.clone()).collect());
        list.ticked.set(if on { ids } else { Default::default() });
    };
    let table = move || {
        let has = move |name: &str| columns.with(|columns| columns.contains(name));
        let head = move |label: &'static str, key: &'static str, class: &'static str| {
            has(key).then(|| view! { <SortHead label key sort router class/> })
        };
        view! {
            <table class="table two-line sticky ideas" aria-rowcount=move || count.get() + 1>
                <thead><tr>
                    <th scope="col" class="check-cell">
                        <input type="checkbox" aria-label="Select all ideas shown" prop:checked=move || all().0
                            prop:indeterminate=move || all().1 on:change=tick_all/>
                    </th>
                    <SortHead label="Stage" key="stage" sort router/>
                    <SortHead label="Idea" key="idea" sort router/>
                    {head("Teams", "teams", "")}
                    {head("By", "by", "col-low")}
                    {head("Votes", "votes", "num col-low")}
                    {has("score").then(|| view! { <SortHead label="Score" key="score" sort router class="num" greatest_first=true/> })}
                    {has("technologies").then(|| view! { <th scope="col" class="col-low">"Technologies"</th> })}
                    {has("pilot").then(|| view! { <th scope="col" class="col-low">"Pilot"</th> })}
                    {head("Created", "created", "num")}
                </tr></thead>
                <tbody node_ref=body>
                    <tr class="room" aria-hidden="true" style:height=move || format!("{}px", rows.above())></tr>
                    <For each=move || drawn.get() key=|id| id.clone() let:id>
                        <Row list rows drawn id columns/>
                    </For>
                    <tr class="room" aria-hidden="true" style:height=move || format!("{}px", rows.below())></tr>
                </tbody>
            </table>
        }
    };
    // Made anew where other columns are wanted.
    table
}

#[component]
fn Row(
    list: List,
    rows: RowWindow,
    /// The rows that are drawn.
    drawn: Memo<Vec<RecordId>>,
    id: RecordId,
    columns: Memo<std::collections::BTreeSet<String>>,
) -> impl IntoView {
    let workspace = list.workspace;
    let router = use_router();
    let wanted = id.clone();
    let id = StoredValue::new(id);
    let row = Memo::new(move |_| {
        workspace.with(|book| book.get::<Idea>(&wanted).map(|idea| IdeaRow::of(book, score_kind(book), idea)))
    });
    let read = move |part: fn(IdeaRow) -> String| row.get().map(part).unwrap_or_default();
    let title = move || {
        let title = read(|row| row.title);
        if title.is_empty() { "Untitled idea".to_owned() } else { title }
    };
    let ticked = move || list.ticked.with(|ticked| ticked.contains(&id.get_value()));
    let under = Memo::new(move |_| list.cursor.with(|cursor| cursor.as_ref() == Some(&id.get_value())));
    let editing = Memo::new(move |_| list.editing.with(|editing| editing.as_ref() == Some(&id.get_value())));
    // Its place in the list, which moves when rows come above it.
    let at = Memo::new(move |_| {
        let place = drawn.with(|drawn| drawn.iter().position(|own| id.with_value(|id| own == id)));
        place.map(|place| rows.drawn().0 + place)
    });
    // One tab stop: the row under the keyboard, or the first that is drawn.
    let stop = move || {
        let in_sight = || {
            list.cursor.with(|cursor| {
                cursor.as_ref().is_some_and(|cursor| drawn.with(|drawn| drawn.contains(cursor)))
            })
        };
        under.get() || (drawn.with(|drawn| drawn.first() == Some(&id.get_value())) && !in_sight())
    };
    let has = move |name: &str| columns.with_untracked(|columns| columns.contains(name));
    let cell = move || {
        if editing.get() {
            return view! { <LineEditor list id=id.get_value()/> }.into_any();
        }
        view! {
            <a id=link_id(&id.get_value()) href=router.href(Page::Idea(id.get_value())) tabindex=move || if stop() { "0" } else { "-1" }
                on:focus=move |_| {
                    if !under.get_untracked() { list.cursor.set(Some(id.get_value())); }
                }>{title}</a>
            <span class="tags">{move || read(|row| row.tags.iter().map(|tag| format!("#{tag}")).collect::<Vec<_>>().join(" "))}</span>
        }
        .into_any()
    };
    let edit = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        list.editing.set(Some(id.get_value()));
    };
    let today = workspace.today();
    view! {
        <tr data-row=move || at.get().map(|at| at.to_string()) aria-rowindex=move || at.get().map(|at| (at + 2).to_string()) data-cursor=move || under.get().then_some("") aria-selected=move || ticked().then_some("true")>
            <td class="check-cell"><input type="checkbox" tabindex="-1" aria-label=move || format!("Select {}", title()) prop:checked=ticked
                on:change=move |event| list.tick(&id.get_value(), event_target_checked(&event))/></td>
            <td class="col-mark">{move || row.get().map(|row| idea_mark(row.stage))}</td>
            <td class="name col-name" on:dblclick=edit>{cell}</td>
            {has("teams").then(|| view! { <td class="col-fact">{move || read(|row| row.team_names)}</td> })}
            {has("by").then(|| view! { <td class="col-low">{move || person(&read(|row| row.by))}</td> })}
            {has("votes").then(|| view! { <td class="num col-low">{move || read(|row| if row.votes > 0 { row.votes.to_string() } else { String::new() })}</td> })}
            {has("score").then(|| view! { <td class="num">{move || row.get().and_then(|row| row.score).map(|score| format::number(score, 1))}</td> })}
            {has("technologies").then(|| view! { <td class="col-low">{move || read(|row| row.technologies.join(", "))}</td> })}
            {has("pilot").then(|| view! { <td class="col-low">{move || pilot_cell(workspace, &id.get_value())}</td> })}
            {has("created").then(|| view! { <td class="num col-figure">{move || row.get().and_then(|row| row.created).map(|day| format::day(day, today))}</td> })}
        </tr>
    }
}

/// A person by initials; the name is read out and in the tooltip.
fn person(name: &str) -> Option<AnyView> {
    let name = name.to_owned();
    (!name.is_empty()).then(|| {
        let initials = format::initials(&name);
        view! { <span class="person-mark" role="img" aria-label=name.clone() title=name>{initials}</span> }
            .into_any()
    })
}

/// How an idea's pilot goes, in one cell.
fn pilot_cell(workspace: Workspace, idea: &RecordId) -> Option<AnyView> {
    let today = workspace.today();
    workspace.with(|book| {
        let (pilot, stage) = telling_pilot(book, idea)?;
        Some(match stage {
            PilotStage::Running { .. } => {
                let weeks = weeks_of(book, &pilot, today);
                view! { <WeekLog weeks=weeks.past to_come=weeks.to_come late=weeks.late/> }.into_any()
            }
            PilotStage::Planned => pilot
                .planned_start
                .map_or("planned".to_owned(), |day| format!("starts {}", format::day(day, today)))
                .into_any(),
            PilotStage::Concluded(outcome, _) => match outcome.decision {
                Some(decision) => decision.label().into_any(),
                None => view! { <span class="toned tone-warn">"No decision yet"</span> }.into_any(),
            },
        })
    })
}

/// An idea's line, with its tokens, in place of its title.
#[component]
fn LineEditor(list: List, id: RecordId) -> impl IntoView {
    let workspace = list.workspace;
    let error = FormError::new();
    let input = NodeRef::<Input>::new();
    let Some(idea) = workspace.with_untracked(|book| book.get::<Idea>(&id)) else { return ().into_any() };
    let line = workspace.with_untracked(|book| line_of(&idea, book));
    let text = RwSignal::new(line.clone());
    let saved = StoredValue::new(line);
    let idea = StoredValue::new(idea);
    Effect::new(move |_| {
        if let Some(input) = input.get() {
            let _ = input.focus();
        }
    });
    let back = StoredValue::new_local(move || {
        list.editing.set(None);
        let link = link_id(&id);
        request_animation_frame(move || {
            // Whoever left the field for another place stays there.
            if focus_is_free() {
                focus(&link);
            }
        });
    });
    let edit_of = move |line: &str| {
        idea.with_value(|idea| workspace.with_untracked(|book| edit_line(idea, line, book)))
    };
    // Leaving the field saves; the browser says so also when it is taken away, and then there is nothing here any more.
    let save = move |_| {
        let Some(line) = text.try_get_untracked().map(|line| format::composed(&line)) else { return };
        saved.set_value(line.clone());
        send_each(workspace, edit_of(&line), error, move |_| {
            back.try_with_value(|back| back());
        });
    };
    // A row that is scrolled out of sight, or left with its page, is left too.
    on_cleanup(move || {
        let line = text.try_get_untracked().map(|line| format::composed(&line));
        if let Some(line) = line.filter(|line| saved.try_get_value().is_some_and(|saved| saved != *line)) {
            send_each(workspace, edit_of(&line), error, |_| ());
        }
        let own = idea.try_with_value(|idea| idea.id.clone());
        if own.is_some() && list.editing.try_get_untracked().flatten() == own {
            list.editing.set(None);
        }
    });
    let pressed = move |event: leptos::ev::KeyboardEvent| match event.key().as_str() {
        _ if event.is_composing() => (),
        "Enter" => {
            if let Some(input) = input.get_untracked() {
                let _ = input.blur();
            }
        }
        "Escape" => {
            text.set(saved.get_value());
            back.with_value(|back| back());
        }
        _ => (),
    };
    view! {
        <input class="input" node_ref=input type="text" aria-label="Edit the idea’s line: title, #tags, @teams, !technologies"
            prop:value=move || text.get() on:input=move |event| text.set(event_target_value(&event)) on:keydown=pressed
            on:blur=save/>
        {error.rest(&[])}
    }
    .into_any()
}
