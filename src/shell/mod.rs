//! The frame around every page: navigation, what can be done anywhere, and how saving stands.

mod capture;
mod help;
mod keys;
mod navigation;
mod palette;
mod palette_items;
mod places;
mod saved;
mod topbar;
mod tried;
mod under_way;
mod update;

pub use capture::{Capture, CaptureLine};
pub use topbar::offer_undo;
pub use tried::{Tried, like_link, look};
pub use under_way::UnderWay;
pub use update::mark_typed;

use leptos::prelude::*;

use crate::app::use_app;
use crate::components::focus;
use crate::route::Page;
use help::HelpDialog;
use keys::{KeysDialog, listen};
use navigation::{Sidebar, TabBar};
use palette::Palette;
use topbar::TopBar;
use under_way::UnderWayPlace;

/// What the shell's dialogs share with any page: a button anywhere may open them.
#[derive(Clone, Copy)]
pub struct ShellState {
    /// The box that logs ideas.
    pub capture: RwSignal<bool>,
    /// The list of keys.
    pub keys: RwSignal<bool>,
    /// The command palette.
    pub palette: RwSignal<bool>,
    /// Help on the page.
    pub help: RwSignal<bool>,
    /// What the next capture line begins with.
    pub said: RwSignal<String>,
}

/// The shell's state, for any view inside it.
pub fn use_shell() -> ShellState {
    expect_context::<ShellState>()
}

/// The frame.
#[component]
pub fn Shell(
    /// The page.
    children: Children,
) -> impl IntoView {
    let (workspace, _, router) = use_app();
    let closed = || RwSignal::new(false);
    let state = ShellState {
        capture: closed(),
        keys: closed(),
        palette: closed(),
        help: closed(),
        said: RwSignal::new(String::new()),
    };
    provide_context(state);
    listen(state);
    palette::listen(state);
    places::keep(router);
    update::watch_drafts();
    Effect::new(move |_| {
        let page = router.get().page;
        let title = match &page {
            Page::Idea(id)
            | Page::Pilot(id)
            | Page::Goal(id)
            | Page::Kpi(id)
            | Page::Issue(id)
            | Page::Text(id) => workspace.with(|book| book.title_of(id)),
            page => page.name().to_owned(),
        };
        document().set_title(&format!("{title} · Pilotbook"));
    });
    view! {
        <div class="shell" data-ready="ready">
            <a class="skip-link" href="#content" on:click=move |event| {
                event.prevent_default();
                focus("content");
            }>"Skip to the page"</a>
            <Sidebar/>
            <TopBar/>
            <main class="content" id="content" tabindex="-1">{children()}</main>
            <TabBar/>
        </div>
        <UnderWayPlace/>
        <Capture/>
        <HelpDialog/>
        <KeysDialog/>
        <Palette/>
    }
}
