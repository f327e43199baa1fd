//! Where one can go: the sidebar, and on phones the tab bar.

use leptos::prelude::*;
use leptos::task::spawn_local;
use pilotbook_core::model::stage::{PilotStage, pilot_stage};
use pilotbook_core::model::{Idea, Issue, Pilot};

use super::palette::SearchButton;
use super::saved::SavedLine;
use super::update::UpdateLine;
use super::use_shell;
use crate::app::{new_entry, use_app};
use crate::components::{For, Icon, IconName, ProductMark, Show, use_toasts};
use crate::route::{Page, Route};
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
    let has_issues = Memo::new(move |_| workspace.with(|book| book.all::<Issue>().next().is_some()));
    view! {
        <nav class="sidebar" aria-label="Pages">
            <WorkspaceSwitch/>
            <SearchButton/>
            <ul class="nav">
                {MAIN.map(|(page, icon)| view! { <Entry page icon/> })}
                <Show when=move || has_issues.get()>
                    <Entry page=Page::Issues icon=IconName::LifeBuoy/>
                </Show>
            </ul>
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
    let (to, own, counted) = (page.clone(), page.clone(), page.clone());
    let is_here = move || router.get().page.name() == own.name();
    let count = Memo::new(move |_| count_of(workspace, &counted));
    view! {
        <li>
            <a class="nav-item" href=move || router.href(to.clone()) aria-current=move || is_here().then_some("page")>
                <Icon name=icon/>
                <span class="label">{page.name()}</span>
                {move || count.get().map(|count| view! { <span class="count">{count}</span> })}
            </a>
        </li>
    }
}

fn count_of(workspace: Workspace, page: &Page) -> Option<usize> {
    let count = workspace.with(|book| match page {
        Page::Ideas => book.all::<Idea>().filter(|idea| !idea.archived).count(),
        Page::Pilots => {
            let running = |pilot: &Pilot| matches!(pilot_stage(book, pilot), PilotStage::Running { .. });
            book.all::<Pilot>().filter(|pilot| !pilot.archived && running(pilot)).count()
        }
        Page::Outcomes => book.outcomes().len(),
        Page::Issues => {
            book.all::<Issue>().filter(|issue| !issue.archived && issue.resolved_at.is_none()).count()
        }
        _ => 0,
    });
    (count > 0).then_some(count)
}

/// Which workspace this is, and the way to another one.
#[component]
fn WorkspaceSwitch() -> impl IntoView {
    let (workspace, device, router) = use_app();
    let toasts = use_toasts();
    let name = move || {
        let name = workspace.with(|book| book.settings().name);
        if name.is_empty() { "Untitled workspace".to_owned() } else { name }
    };
    let open_new = move |_| {
        spawn_local(async move {
            match new_entry(device, workspace).await {
                Ok(entry) => router.go_to(&Route {
                    workspace: entry.id,
                    page: Page::Overview,
                    query: Default::default(),
                }),
                Err(failure) => toasts.show(failure.to_string()),
            }
        });
    };
    let others = move || {
        let here = router.get().workspace;
        device.entries().into_iter().filter(|entry| entry.id != here).collect::<Vec<_>>()
    };
    view! {
        <button class="workspace-switch" popovertarget="workspaces" aria-haspopup="true">
            <ProductMark/>
            <span class="name">{move || name()}</span>
            <Icon name=IconName::ChevronDown/>
        </button>
        <div id="workspaces" class="menu" popover="auto">
            <p class="menu-head">"Workspaces of this browser"</p>
            <For each=others key=|entry| entry.id.clone() let:entry>
                <a class="menu-item" href=Route {
                    workspace: entry.id.clone(), page: Page::Overview, query: Default::default(),
                }.href()>
                    {if entry.name.is_empty() { "Untitled workspace".to_owned() } else { entry.name.clone() }}
                </a>
            </For>
            <button class="menu-item" on:click=open_new>"New workspace"</button>
        </div>
    }
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
            {[Page::Outcomes, Page::Metrics, Page::Issues, Page::Data, Page::Settings, Page::Trash].map(|page| {
                let to = page.clone();
                view! { <a class="menu-item" href=move || router.href(to.clone())>{page.name()}</a> }
            })}
            <hr/>
            <UpdateLine/>
            <SavedLine/>
        </div>
    }
}
