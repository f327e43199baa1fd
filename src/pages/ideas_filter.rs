//! Which ideas are shown, and which columns.

use std::collections::BTreeSet;

use leptos::prelude::*;
use pilotbook_core::list::ideas::{IdeaFilter, labels_of, score_kind};
use pilotbook_core::model::{Book, Idea, ScoreKind};

use super::words::options_of;
use crate::app::use_app;
use crate::components::{Icon, IconName, Menu, MenuItem, SelectField};
use crate::route::Router;
use crate::workspace::Workspace;

/// The columns that can be shown beside stage and title.
const COLUMNS: [(&str, &str); 7] = [
    ("teams", "Teams"),
    ("by", "By"),
    ("votes", "Votes"),
    ("score", "Score"),
    ("technologies", "Technologies"),
    ("pilot", "Pilot"),
    ("created", "Created"),
];
/// Those shown unless others were chosen.
const USUAL: &str = "teams,by,votes,score,pilot,created";

/// The columns that the address wants.
fn wanted(router: Router) -> Memo<BTreeSet<String>> {
    let wanted = router.query("cols");
    Memo::new(move |_| {
        let wanted = wanted.get();
        let wanted = if wanted.is_empty() { USUAL } else { &wanted };
        wanted.split(',').map(str::to_owned).collect()
    })
}

/// The columns that are shown: a score only where the workspace has one.
pub(super) fn columns(workspace: Workspace, router: Router) -> Memo<BTreeSet<String>> {
    let (wanted, scored) = (wanted(router), scored(workspace));
    Memo::new(move |_| {
        let mut columns = wanted.get();
        columns.retain(|column| scored.get() || column != "score");
        columns
    })
}

/// Whether the workspace scores ideas.
pub(super) fn scored(workspace: Workspace) -> Memo<bool> {
    Memo::new(move |_| workspace.with(score_kind) != ScoreKind::None)
}

/// Chooses columns.
#[component]
pub(super) fn Columns() -> impl IntoView {
    let (workspace, _, router) = use_app();
    let (shown, scored) = (wanted(router), scored(workspace));
    let turn = move |name: &'static str| {
        let wanted = COLUMNS
            .iter()
            .map(|(column, _)| *column)
            .filter(|column| shown.with_untracked(|shown| shown.contains(*column)) != (*column == name));
        let wanted = wanted.collect::<Vec<_>>().join(",");
        // None at all is said by a word that is no column.
        let wanted = if wanted.is_empty() { "none".to_owned() } else { wanted };
        router.set_query(&[("cols", if wanted == USUAL { "" } else { &wanted })]);
    };
    view! {
        <span class="wide-only"><Menu label="Columns" icon=IconName::Columns class="btn icon-only">
            {move || COLUMNS.into_iter().filter(|(name, _)| scored.get() || *name != "score").map(|(name, label)| {
                let on = Signal::derive(move || shown.with(|shown| shown.contains(name)));
                view! { <MenuItem on_pick=Callback::new(move |()| turn(name)) checked=on>{label}</MenuItem> }
            }).collect_view()}
        </Menu></span>
    }
}

/// Names, ids and labels of what a filter may ask for.
fn labels(book: &Book, part: fn(&Idea) -> &BTreeSet<String>) -> Vec<(String, String)> {
    let labels = labels_of(book, part).into_iter().map(|label| (label.clone(), label));
    std::iter::once((String::new(), "—".to_owned())).chain(labels).collect()
}

/// The button with the filters behind it.
#[component]
pub(super) fn FilterButton(filter: Memo<IdeaFilter>) -> impl IntoView {
    let (workspace, _, router) = use_app();
    // The drafts follow the address, and the address follows them.
    let field = move |key: &'static str, read: fn(&IdeaFilter) -> String| {
        let draft = RwSignal::new(filter.with_untracked(read));
        Effect::new(move |_| {
            let now = filter.with(read);
            if draft.get_untracked() != now {
                draft.set(now);
            }
        });
        Effect::new(move |before: Option<String>| {
            let now = draft.get();
            if before.is_some_and(|before| before != now) && filter.with_untracked(read) != now {
                router.set_query(&[(key, &now)]);
            }
            now
        });
        draft
    };
    let team = field("team", |filter| filter.team.clone());
    let tag = field("tag", |filter| filter.tag.clone());
    let technology = field("technology", |filter| filter.technology.clone());
    let by = field("by", |filter| filter.by.clone());
    let open = RwSignal::new(false);
    let options = move |read: fn(&Book) -> Vec<(String, String)>| {
        // Read only while they are looked at.
        Signal::derive(move || if open.get() { workspace.with(read) } else { Vec::new() })
    };
    let teams = options(|book| options_of(book, "team"));
    let people = options(|book| options_of(book, "person"));
    let tags = options(|book| labels(book, |idea| &idea.tags));
    let technologies = options(|book| labels(book, |idea| &idea.technologies));
    let toggled = move |event: web_sys::Event| {
        use wasm_bindgen::JsCast;
        let popover = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        open.set(popover.is_some_and(|popover| popover.matches(":popover-open").unwrap_or(false)));
    };
    let none: Signal<Option<String>> = Signal::stored(None);
    view! {
        <button class="btn" type="button" id="filter-button" popovertarget="filters" aria-expanded=move || open.get().to_string()>
            <Icon name=IconName::Filter/>"Filter"
            {move || match filter.with(IdeaFilter::count) {
                0 => view! { <kbd>"F"</kbd> }.into_any(),
                count => view! { <span class="count">{count}</span> }.into_any(),
            }}
        </button>
        <div class="popover filters" id="filters" popover="auto" role="group" aria-label="Filters" on:toggle=toggled>
            <Show when=move || open.get()>
                <div class="form">
                    <SelectField label="Team" value=team options=teams error=none/>
                    <SelectField label="Tag" value=tag options=tags error=none/>
                    <SelectField label="Technology" value=technology options=technologies error=none/>
                    <SelectField label="Proposed by" value=by options=people error=none/>
                    <label class="check"><input type="checkbox" prop:checked=move || filter.with(|filter| filter.archived)
                        on:change=move |event| router.set_query(&[("archived", if event_target_checked(&event) { "yes" } else { "" })])/>
                        <span>"Archived ones"</span></label>
                </div>
            </Show>
        </div>
    }
}

/// The filters that are set, each with a way to take it off.
#[component]
pub(super) fn Filters(filter: Memo<IdeaFilter>) -> impl IntoView {
    let (workspace, _, router) = use_app();
    let chips = move || {
        let filter = filter.get();
        let name = |id: &str| {
            let id = pilotbook_core::journal::RecordId::parse(id);
            workspace.with(|book| id.map(|id| book.name_of(&id)).unwrap_or_default())
        };
        let set = [
            ("team", "Team", name(&filter.team)),
            ("tag", "Tag", filter.tag.clone()),
            ("technology", "Technology", filter.technology.clone()),
            ("by", "By", name(&filter.by)),
            ("archived", "", if filter.archived { "Archived" } else { "" }.to_owned()),
        ];
        let set = set.into_iter().filter(|(key, ..)| !router.query(key).get().is_empty());
        let chip = |(key, label, value): (&'static str, &'static str, String)| {
            let text = if label.is_empty() { value } else { format!("{label}: {value}") };
            let name = format!("Take off the filter {text}");
            view! {
                <button class="chip" type="button" aria-label=name
                    on:click=move |_| router.set_query(&[(key, "")])>{text}<Icon name=IconName::Close/></button>
            }
        };
        set.map(chip).collect::<Vec<_>>()
    };
    view! {
        <Show when=move || { filter.with(IdeaFilter::count) > 0 }>
            <div class="chips set-filters" role="group" aria-label="Filters that are set">{chips}</div>
        </Show>
    }
}
