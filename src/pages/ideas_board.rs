//! The ideas as a board: a column a stage. Those before any pilot follow the triage, so a card can be
//! dragged there; the others follow from the pilots.

use std::sync::Arc;

use leptos::ev::{DragEvent, KeyboardEvent};
use leptos::prelude::*;
use pilotbook_core::command::Triage as TriageIdea;
use pilotbook_core::journal::RecordId;
use pilotbook_core::list::ideas::IdeaRow;
use pilotbook_core::model::stage::IdeaStage;
use pilotbook_core::model::{Choice, Triage};
use wasm_bindgen::JsCast;

use super::ideas::List;
use super::words::{counted, number};
use crate::app::use_app;
use crate::components::{StageMark, focus, focus_is_free, focus_soon, plain_key};
use crate::route::{Page, Router};
use crate::shell::look;

/// How many cards of a column are drawn.
const CARDS: usize = 12;

/// The columns, and what a card that is dropped there becomes.
const COLUMNS: [(&str, &str, Option<Triage>); 7] = [
    ("new", "New", Some(Triage::New)),
    ("shortlisted", "Shortlisted", Some(Triage::Shortlisted)),
    ("planned", "Planned", None),
    ("piloting", "Piloting", None),
    ("concluded", "Concluded", None),
    ("parked", "Parked", Some(Triage::Parked)),
    ("declined", "Declined", Some(Triage::Declined)),
];

fn card_id(id: &RecordId) -> String {
    format!("card-{}", id.local())
}

/// The board.
#[component]
pub(super) fn Board(list: List) -> impl IntoView {
    let dragged = RwSignal::new(None::<RecordId>);
    // A card that moved to another column is a new one there; the focus goes with it.
    Effect::new(move |_| {
        list.shown.track();
        request_animation_frame(move || {
            let cursor = list.cursor.try_get_untracked().flatten().filter(|_| focus_is_free());
            if let Some(id) = cursor {
                focus(&card_id(&id));
            }
        });
    });
    view! {
        <p class="caption board-hint">"Drag a card, or choose it with the arrows and press N, S, P or D. Planned, piloting and concluded follow from the pilots."</p>
        <div class="board" role="group" aria-label="Board by stage" on:keydown=move |event| walk(&event)>
            {COLUMNS.map(|(word, label, triage)| view! { <Column list word label triage dragged/> }).into_iter().collect_view()}
        </div>
    }
}

#[component]
fn Column(
    list: List,
    word: &'static str,
    label: &'static str,
    triage: Option<Triage>,
    dragged: RwSignal<Option<RecordId>>,
) -> impl IntoView {
    let (_, _, router) = use_app();
    let rows = Memo::new(move |_| {
        list.shown.with(|rows| {
            rows.iter().filter(|row| row.stage.word() == word).cloned().collect::<Vec<Arc<IdeaRow>>>()
        })
    });
    let over = RwSignal::new(false);
    let takes = move || triage.is_some() && dragged.with_untracked(Option::is_some);
    let drop = move |event: DragEvent| {
        over.set(false);
        let (Some(triage), Some(idea)) = (triage, dragged.try_update(Option::take).flatten()) else { return };
        event.prevent_default();
        list.act(vec![idea.clone()], triage.label(), move |idea| Box::new(TriageIdea { idea, triage }));
        list.cursor.set(Some(idea));
    };
    let cards = move || rows.get().into_iter().take(CARDS);
    view! {
        <section class="board-column" class:over=move || over.get() class:fixed=triage.is_none() data-stage=word aria-label=label
            on:dragover=move |event: DragEvent| {
                if takes() {
                    event.prevent_default();
                    over.set(true);
                }
            }
            on:dragleave=move |_| over.set(false) on:drop=drop>
            <h2 class="board-head">{label}<span class="count">{move || number(rows.with(Vec::len))}</span></h2>
            <ul class="board-cards">
                <For each=cards key=|row| row.id.clone() let:row><Card list row dragged/></For>
            </ul>
            {move || rows.with(|rows| (rows.len() > CARDS).then(|| view! {
                <a class="board-more" href=table_of(router, word)>{format!("All {} in the table", counted(rows.len(), "idea", "ideas"))}</a>
            }))}
        </section>
    }
}

/// The table with one stage and the same filters.
fn table_of(router: Router, stage: &str) -> String {
    let mut route = router.get();
    route.query.remove("view");
    route.query.insert("stage".to_owned(), stage.to_owned());
    route.href()
}

#[component]
fn Card(list: List, row: Arc<IdeaRow>, dragged: RwSignal<Option<RecordId>>) -> impl IntoView {
    let (.., router) = use_app();
    let id = StoredValue::new(row.id.clone());
    // The card stays where only its words change.
    let row = Memo::new(move |_| {
        list.shown.with(|rows| rows.iter().find(|row| id.with_value(|id| row.id == *id)).cloned())
    });
    let start = move |event: DragEvent| {
        dragged.set(Some(id.get_value()));
        if let Some(data) = event.data_transfer() {
            // Some browsers drag nothing that carries nothing.
            let _ = data.set_data("text/plain", id.get_value().as_str());
        }
    };
    let read = move |part: fn(&IdeaRow) -> String| row.get().as_deref().map(part).unwrap_or_default();
    let concluded = move || {
        row.get()
            .filter(|row| matches!(row.stage, IdeaStage::Concluded(_)))
            .map(|row| view! { <StageMark stage=look(row.stage)/> })
    };
    view! {
        <li class="board-card" draggable="true" on:dragstart=start on:dragend=move |_| dragged.set(None)
            data-cursor=move || list.cursor.with(|cursor| cursor.as_ref() == Some(&id.get_value())).then_some("")>
            <a id=card_id(&id.get_value()) href=router.href(Page::Idea(id.get_value())) draggable="false"
                on:focus=move |_| list.cursor.set(Some(id.get_value()))>
                {concluded}{move || read(|row| row.title.clone())}</a>
            <p class="caption">{move || read(|row| row.team_names.clone())}" "
                {move || read(|row| row.tags.iter().map(|tag| format!("#{tag}")).collect::<Vec<_>>().join(" "))}</p>
        </li>
    }
}

/// Moves the focus between the cards: up and down in a column, left and right between them.
fn walk(event: &KeyboardEvent) {
    let (across, by) = match plain_key(event).as_str() {
        "ArrowDown" | "j" => (false, 1),
        "ArrowUp" | "k" => (false, -1),
        "ArrowRight" => (true, 1),
        "ArrowLeft" => (true, -1),
        _ => return,
    };
    let elements = |selector: &str, within: &web_sys::Element| {
        let found = within.query_selector_all(selector).ok();
        let nodes =
            found.into_iter().flat_map(|found| (0..found.length()).filter_map(move |at| found.get(at)));
        nodes.filter_map(|node| node.dyn_into::<web_sys::Element>().ok()).collect::<Vec<_>>()
    };
    let Some(board) = document().query_selector(".board").ok().flatten() else { return };
    let columns: Vec<Vec<web_sys::Element>> = elements(".board-column", &board)
        .iter()
        .map(|column| elements(".board-card a", column))
        .filter(|cards| !cards.is_empty())
        .collect();
    let focused = document().active_element();
    let here = columns.iter().enumerate().find_map(|(column, cards)| {
        cards.iter().position(|card| Some(card) == focused.as_ref()).map(|row| (column, row))
    });
    let to = match (here, across) {
        (None, _) => columns.first().and_then(|cards| cards.first()),
        (Some((column, row)), false) => columns[column].get(row.saturating_add_signed(by)),
        (Some((column, row)), true) => {
            let column = column.saturating_add_signed(by).min(columns.len() - 1);
            columns[column].get(row.min(columns[column].len() - 1))
        }
    };
    event.prevent_default();
    if let Some(card) = to {
        focus_soon(card.id());
    }
}
