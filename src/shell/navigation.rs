//! Where one can go: the sidebar, and on phones the tab bar.

use leptos::prelude::*;
use leptos::task::spawn_local;
use pilotbook_core::list::counts;
use pilotbook_core::list::issues::open_and_late;
use pilotbook_core::model::learned;
use pilotbook_core::model::{Goal, Issue, Kpi, Page as Text};

use super::palette::SearchButton;
use super::saved::SavedLine;
use super::update::UpdateLine;
use super::use_shell;
use crate::app::{new_entry, sample_workspace, use_app};
use crate::components::{Icon, IconName, ProductMark, Show, format, use_toasts};
use crate::route::{Page, Route};
use crate::storage::WorkspaceEntry;
use crate::workspace::Workspace;

/// The pages of the menu's day one, with their icons.
const MAIN: [(Page, IconName); 5] = [
    (Page::Overview, IconName::LayoutDashboard),
    (Page::Ideas, IconName::Lightbulb),
    (Page::Pilots, IconName::Sailboat),
    (Page::Outcomes, IconName::BookOpen),
    (Page::Metrics, IconName::ChartLine),
];

/// Navigation at the left.
#[component]
pub(super) fn Sidebar() -> impl IntoView {
    let (workspace, ..) = use_app();
    let has_pages = Memo::new(move |_| workspace.with(|book| book.all::<Text>().next().is_some()));
    let has_learning = Memo::new(move |_| workspace.with(learned::has_any));
    let has_issues = Memo::new(move |_| workspace.with(|book| book.all::<Issue>().next().is_some()));
    let has_goals = Memo::new(move |_| {
        workspace.with(|book| book.all::<Goal>().next().is_some() || book.all::<Kpi>().next().is_some())
    });
    view! {
        <nav class="sidebar" aria-label="Pages">
            <WorkspaceSwitch/>
            <SearchButton/>
            <ul class="nav">
                {MAIN.map(|(page, icon)| view! { <Entry page icon/> })}
            </ul>
            <Show when=move || has_goals.get() || has_issues.get() || has_learning.get() || has_pages.get()>
                <h2 class="nav-head">"Together"</h2>
                <ul class="nav">
                    <Show when=move || has_goals.get()><Entry page=Page::Goals icon=IconName::Target/></Show>
                    <Show when=move || has_issues.get()><Entry page=Page::Issues icon=IconName::LifeBuoy/></Show>
                    <Show when=move || has_learning.get()><Entry page=Page::Learning icon=IconName::GraduationCap/></Show>
                    <Show when=move || has_pages.get()><Entry page=Page::Pages icon=IconName::ScrollText/></Show>
                </ul>
            </Show>
            <h2 class="nav-head">"Workspace"</h2>
            <ul class="nav">
                <Entry page=Page::Data icon=IconName::Database/>
                <Entry page=Page::Settings icon=IconName::Settings/>
            </ul>
            <div class="sidebar-foot"><UpdateLine/><SavedLine/></div>
        </nav>
    }
}

#[component]
fn Entry(page: Page, icon: IconName) -> impl IntoView {
    let (workspace, _, router) = use_app();
    let (to, own, counted, name) = (page.clone(), page.clone(), page.clone(), page.name());
    let is_here = move || router.get().page.name() == own.name();
    let count = Memo::new(move |_| count_of(workspace, &counted));
    let late = Memo::new(move |_| if page == Page::Issues { issues(workspace).1 } else { 0 });
    let is_late = move || late.get() > 0;
    let said = move || {
        is_late()
            .then(|| view! { <span class="visually-hidden">{format!(" open, {} late", late.get())}</span> })
    };
    view! {
        <li>
            <a class="nav-item" href=move || router.href(to.clone()) aria-current=move || is_here().then_some("page")>
                <Icon name=icon/>
                <span class="label">{name}</span>
                {move || count.get().map(|count| view! { <span class="count" class:breached=is_late>{format::number(count as f64, 0)}{said}</span> })}
            </a>
        </li>
    }
}

fn count_of(workspace: Workspace, page: &Page) -> Option<usize> {
    let count = workspace.with(|book| match page {
        Page::Ideas => counts::ideas(book),
        Page::Pilots => counts::running_pilots(book),
        Page::Outcomes => counts::outcomes(book),
        Page::Issues => issues(workspace).0,
        Page::Pages => book.all::<Text>().filter(|page| !page.archived).count(),
        _ => 0,
    });
    (count > 0).then_some(count)
}

/// How many issues are open, and how many of these are late.
fn issues(workspace: Workspace) -> (usize, usize) {
    let (today, now) = (workspace.today(), workspace.now());
    workspace.with(|book| open_and_late(book, today, now))
}

/// Which workspace this is, and the way to another one.
#[component]
fn WorkspaceSwitch() -> impl IntoView {
    let (workspace, ..) = use_app();
    let name = move || named(&workspace.with(|book| book.settings().name));
    view! {
        <button class="workspace-switch" popovertarget="workspaces" aria-haspopup="true">
            <ProductMark/>
            <span class="name">{move || name()}</span>
            <Icon name=IconName::ChevronDown/>
        </button>
        <div id="workspaces" class="menu" popover="auto"><Workspaces/></div>
    }
}

fn named(name: &str) -> String {
    if name.is_empty() { "Untitled workspace".to_owned() } else { name.to_owned() }
}

/// The workspaces of this browser, a new one, and the sample.
#[component]
fn Workspaces() -> impl IntoView {
    let (workspace, device, router) = use_app();
    let toasts = use_toasts();
    let go = move |id: String| router.go_to(&overview_of(id));
    let open_new = move |_| {
        spawn_local(async move {
            match new_entry(device, workspace).await {
                Ok(entry) => go(entry.id),
                Err(failure) => toasts.show(failure.to_string()),
            }
        });
    };
    let open_sample = move |_| {
        spawn_local(async move {
            match sample_workspace(workspace).await {
                Ok(id) => go(id),
                Err(failure) => toasts.show(failure.to_string()),
            }
        });
    };
    let entries = move || {
        let here = router.get().workspace;
        let item = |entry: WorkspaceEntry| {
            let current = (entry.id == here).then_some("true");
            view! { <a class="menu-item" aria-current=current href=overview_of(entry.id).href()>{named(&entry.name)}</a> }
        };
        device.entries().into_iter().map(item).collect::<Vec<_>>()
    };
    let sample = move || device.entries().iter().any(|entry| entry.sample);
    view! {
        <p class="menu-head">"Workspaces of this browser"</p>
        {move || entries()}
        <button class="menu-item" type="button" on:click=open_new>"New workspace"</button>
        {move || (!sample()).then(|| view! { <button class="menu-item" type="button" on:click=open_sample>"Sample workspace"</button> })}
    }
}

fn overview_of(workspace: String) -> Route {
    Route { workspace, page: Page::Overview, query: Default::default() }
}

/// Navigation at the bottom, on phones.
#[component]
pub(super) fn TabBar() -> impl IntoView {
    let (_, _, router) = use_app();
    let shell = use_shell();
    let tab = move |page: Page, icon: IconName, label: &'static str| {
        let (to, own) = (page.clone(), page);
        view! {
            <a class="tab" href=move || router.href(to.clone())
                aria-current=move || (router.get().page.name() == own.name()).then_some("page")>
                <Icon name=icon/>{label}
            </a>
        }
    };
    view! {
        <nav class="tabbar" aria-label="Main pages">
            {tab(Page::Overview, IconName::LayoutDashboard, "Overview")}
            {tab(Page::Ideas, IconName::Lightbulb, "Ideas")}
            <button class="tab-new" aria-label="New idea" on:click=move |_| shell.capture.set(true)>
                <Icon name=IconName::Plus/>
            </button>
            {tab(Page::Pilots, IconName::Sailboat, "Pilots")}
            <button class="tab" popovertarget="more-pages" aria-haspopup="true">
                <Icon name=IconName::More/>"More"
            </button>
        </nav>
        <div id="more-pages" class="menu" popover="auto">
            {[Page::Outcomes, Page::Metrics, Page::Goals, Page::Issues, Page::Learning, Page::Pages, Page::Data, Page::Settings, Page::Trash].map(|page| {
                let to = page.clone();
                view! { <a class="menu-item" href=move || router.href(to.clone())>{page.name()}</a> }
            })}
            <button class="menu-item" type="button" on:click=move |_| shell.palette.set(true)>"Search or jump to"</button>
            <button class="menu-item" type="button" on:click=move |_| shell.help.set(true)>"Help on this page"</button>
            <hr/>
            <Workspaces/>
            <hr/>
            <UpdateLine/>
            <SavedLine/>
        </div>
    }
}
