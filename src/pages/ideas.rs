//! Ideas: one list, as a table or as a board; search, filters, sort, columns and view are in the address.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;
use pilotbook_core::command::{Command, Together};
use pilotbook_core::journal::RecordId;
use pilotbook_core::list::ideas::{IdeaFilter, IdeaOrder, IdeaRow, idea_rows, score_kind};
use pilotbook_core::model::score::formula;
use pilotbook_core::model::stage::IdeaStage;
use pilotbook_core::order;

use super::ideas_board::Board;
use super::ideas_bulk::{BulkBar, hear_keys};
use super::ideas_filter::{Columns, FilterButton, Filters, columns};
use super::ideas_table::IdeaTable;
use super::words::counted;
use crate::app::use_app;
use crate::components::{
    Empty, Icon, IconName, StageLook, StageMark, Toasts, focus_is_free, sort_of, use_toasts,
};
use crate::shell::{CaptureLine, offer_undo};
use crate::workspace::Workspace;

/// The list as it is shown, and what is chosen in it.
#[derive(Clone, Copy)]
pub(super) struct List {
    pub workspace: Workspace,
    pub toasts: Toasts,
    /// The ideas that the filters leave, of all stages.
    pub matching: Memo<Arc<Vec<Arc<IdeaRow>>>>,
    /// The ideas shown, in their order.
    pub shown: Memo<Arc<Vec<Arc<IdeaRow>>>>,
    /// The ideas ticked.
    pub ticked: RwSignal<BTreeSet<RecordId>>,
    /// The idea under the keyboard.
    pub cursor: RwSignal<Option<RecordId>>,
    /// The idea whose line is being edited.
    pub editing: RwSignal<Option<RecordId>>,
    /// Whether it is shown as a board.
    pub board: Signal<bool>,
}

impl List {
    /// What a bulk action is about: the ticked ideas, or the one under the keyboard.
    pub fn meant(self) -> Vec<RecordId> {
        let ticked = self.ticked.get_untracked();
        let cursor = || self.cursor.get_untracked().into_iter().collect();
        if ticked.is_empty() { cursor() } else { ticked.into_iter().collect() }
    }

    /// The place of an idea in the list.
    pub fn place(self, id: &RecordId) -> Option<usize> {
        self.shown.with_untracked(|rows| rows.iter().position(|row| row.id == *id))
    }

    /// Ticks an idea, or takes the tick away.
    pub fn tick(self, id: &RecordId, on: bool) {
        self.ticked.update(|ticked| {
            if on {
                ticked.insert(id.clone());
            } else {
                ticked.remove(id);
            }
        });
    }

    /// Does one thing to several ideas as one step. `what` with a count says it of many.
    pub fn act(self, ids: Vec<RecordId>, what: &str, command: impl Fn(RecordId) -> Box<dyn Command>) {
        if ids.is_empty() {
            return;
        }
        let (workspace, toasts) = (self.workspace, self.toasts);
        let count = ids.len();
        let mut commands: Vec<Box<dyn Command>> = ids.into_iter().map(command).collect();
        let command = match (count, commands.pop()) {
            (1, Some(only)) => only,
            (_, last) => {
                commands.extend(last);
                Box::new(Together { what: format!("{what}: {}", counted(count, "idea", "ideas")), commands })
            }
        };
        leptos::task::spawn_local(async move {
            match workspace.run_boxed(command).await {
                Ok(done) if done.stamp.is_some() => {
                    self.ticked.try_set(BTreeSet::new());
                    offer_undo(workspace, toasts, done);
                }
                Ok(_) => toasts.show("Nothing to change: it is so already."),
                Err(failure) => toasts.show(failure.to_string()),
            }
        });
    }
}

/// The page.
#[component]
pub fn Ideas() -> impl IntoView {
    let (workspace, _, router) = use_app();
    let query = move |key| router.query(key);
    let (stage, view, sort) = (query("stage"), query("view"), query("sort"));
    let sort = Memo::new(move |_| sort_of(&sort.get(), "-created"));
    let (search, team, tag, technology, by, archived) =
        (query("q"), query("team"), query("tag"), query("technology"), query("by"), query("archived"));
    let filter = Memo::new(move |_| IdeaFilter {
        search: search.get(),
        team: team.get(),
        tag: tag.get(),
        technology: technology.get(),
        by: by.get(),
        archived: archived.get() == "yes",
    });
    let all = Memo::new(move |_| Arc::new(workspace.with(idea_rows)));
    let matching = Memo::new(move |_| Arc::new(filter.with(|filter| all.with(|rows| filter.of(rows)))));
    let board = Signal::derive(move || view.get() == "board");
    let shown = Memo::new(move |_| {
        let (stage, (key, descending)) = (stage.get(), sort.get());
        // A board shows every stage.
        let all = stage.is_empty() || board.get();
        let of_stage = |row: &&Arc<IdeaRow>| all || row.stage.word() == stage;
        let mut rows: Vec<Arc<IdeaRow>> =
            matching.with(|rows| rows.iter().filter(of_stage).cloned().collect());
        IdeaOrder::named(&key).sort(&mut rows, descending);
        Arc::new(rows)
    });
    let list = List {
        workspace,
        toasts: use_toasts(),
        matching,
        shown,
        ticked: RwSignal::new(BTreeSet::new()),
        cursor: RwSignal::new(None),
        editing: RwSignal::new(None),
        board,
    };
    // What is no longer shown is no longer chosen; the row that took its place is under the keyboard then.
    Effect::new(move |before: Option<Arc<Vec<Arc<IdeaRow>>>>| {
        let there = shown.get();
        if list.ticked.with_untracked(|ticked| !ticked.is_empty()) {
            let known: BTreeSet<&RecordId> = order::set(there.iter().map(|row| &row.id));
            if list.ticked.with_untracked(|ticked| ticked.iter().any(|id| !known.contains(id))) {
                list.ticked.update(|ticked| ticked.retain(|id| known.contains(id)));
            }
        }
        if let Some(gone) = list.cursor.get_untracked().filter(|id| list.place(id).is_none()) {
            let at = before.and_then(|before| before.iter().position(|row| row.id == gone));
            let next = at.and_then(|at| there.get(at).or(there.last())).filter(|_| focus_is_free());
            list.cursor.set(next.map(|row| row.id.clone()));
        }
        there
    });
    hear_keys(list);
    let columns = columns(workspace, router);
    let scored = move || {
        let shown = !board.get() && columns.with(|columns| columns.contains("score"));
        shown.then(|| formula(workspace.with(score_kind)).to_lowercase())
    };
    let nothing = Memo::new(move |_| all.with(|rows| rows.is_empty()));
    let switch = move |word: &'static str, icon: IconName, label: &'static str| {
        let here = move || board.get() == (word == "board");
        view! {
            <button type="button" aria-pressed=move || here().to_string() aria-label=label title=label
                on:click=move |_| {
                    list.ticked.set(BTreeSet::new());
                    router.set_query(&[("view", word)]);
                }><Icon name=icon/></button>
        }
    };
    view! {
        <h1 class="visually-hidden">"Ideas"</h1>
        <CaptureLine/>
        <Show when=move || !nothing.get() fallback=|| view! {
            <Empty><p>"Ideas of both teams belong here: whatever is worth a try. Write the first one above, in one line, or paste a list."</p></Empty>
        }>
            <div class="list-bar">
                <Stages list/>
                <div class="list-tools">
                    <div class="search-field">
                        <Icon name=IconName::Search/>
                        <input type="search" id="list-search" aria-label="Search ideas" placeholder="Search" prop:value=move || search.get()
                            on:input=move |event| router.set_query(&[("q", &event_target_value(&event))])/>
                    </div>
                    <FilterButton filter/>
                    <Show when=move || !board.get()><Columns/></Show>
                    <div class="segmented wide-only"><div class="segments" role="group" aria-label="View">
                        {switch("", IconName::Table, "Table")}{switch("board", IconName::Board, "Board")}
                    </div></div>
                </div>
            </div>
            <Filters filter/>
            {move || scored().map(|formula| view! { <p class="caption">{format!("Score: {formula}.")}</p> })}
            <p class="visually-hidden" role="status">{move || counted(shown.with(|rows| rows.len()), "idea", "ideas")}</p>
            <Show when=move || board.get() fallback=move || view! { <IdeaTable list sort/> }>
                <Board list/>
            </Show>
            <Show when=move || shown.with(|rows| rows.is_empty())>
                <Empty><p>"No idea fits. "<button class="link" type="button" on:click=move |_| {
                    router.set_query(&["q", "stage", "team", "tag", "technology", "by", "archived"].map(|key| (key, "")));
                }>"Show all ideas"</button></p></Empty>
            </Show>
        </Show>
        <BulkBar list/>
    }
}

/// The stages as chips, each with its count.
#[component]
fn Stages(list: List) -> impl IntoView {
    let (_, _, router) = use_app();
    let stage = router.query("stage");
    let chips = move || {
        let rows = list.matching.get();
        let chip = move |word: &'static str, label: &'static str, look: Option<StageLook>, count: usize| {
            view! {
                <button class="chip" type="button" aria-pressed=move || (stage.get() == word).to_string()
                    on:click=move |_| router.set_query(&[("stage", word)])>
                    {look.map(|stage| view! { <StageMark stage/> })}{label}<span class="count">{count}</span>
                </button>
            }
        };
        let looks = [
            ("New", StageLook::New),
            ("Shortlisted", StageLook::Shortlisted),
            ("Planned", StageLook::Planned),
            ("Piloting", StageLook::Piloting),
            ("Concluded", StageLook::AnyConcluded),
            ("Parked", StageLook::Parked),
            ("Declined", StageLook::Declined),
        ];
        let stages = IdeaStage::WORDS.into_iter().zip(looks).map(|(word, (label, look))| {
            chip(word, label, Some(look), rows.iter().filter(|row| row.stage.word() == word).count())
        });
        let mut chips = vec![chip("", "All", None, rows.len())];
        chips.extend(stages);
        chips
    };
    view! { <Show when=move || !list.board.get()><div class="chips" role="group" aria-label="Stage">{chips}</div></Show> }
}
