//! Where the person is: our own routes over the hash, `#/<workspace>/ideas/<id>?filter=…`.

use std::collections::BTreeMap;

use gloo_events::EventListener;
use leptos::prelude::*;
use pilotbook_core::journal::RecordId;
use pilotbook_core::order;

/// A page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Page {
    /// What needs attention, headline numbers, latest outcomes.
    Overview,
    /// The list of ideas.
    Ideas,
    /// One idea.
    Idea(RecordId),
    /// The list of pilots.
    Pilots,
    /// One pilot.
    Pilot(RecordId),
    /// The review of a period.
    Outcomes,
    /// Numbers.
    Metrics,
    /// What teams agreed to reach and to watch.
    Goals,
    /// One goal.
    Goal(RecordId),
    /// One KPI.
    Kpi(RecordId),
    /// Issues.
    Issues,
    /// What teams learned together, and who is recognised.
    Learning,
    /// What people wrote down together.
    Pages,
    /// One page of theirs.
    Text(RecordId),
    /// Copies, import, conflicts, erase.
    Data,
    /// Workspace, teams, people, this device.
    Settings,
    /// What was thrown away.
    Trash,
    /// A path that leads nowhere.
    Unknown,
}

impl Page {
    fn parse(path: &[String]) -> Page {
        let words: Vec<&str> = path.iter().map(String::as_str).collect();
        let record = |kind: &str, local: &str| RecordId::new(kind, local);
        match words[..] {
            [] => Page::Overview,
            ["ideas"] => Page::Ideas,
            ["ideas", local] => record("idea", local).map_or(Page::Unknown, Page::Idea),
            ["pilots"] => Page::Pilots,
            ["pilots", local] => record("pilot", local).map_or(Page::Unknown, Page::Pilot),
            ["outcomes"] => Page::Outcomes,
            ["metrics"] => Page::Metrics,
            ["goals"] => Page::Goals,
            ["goals", local] => record("goal", local).map_or(Page::Unknown, Page::Goal),
            ["kpis", local] => record("kpi", local).map_or(Page::Unknown, Page::Kpi),
            ["issues"] => Page::Issues,
            ["learning"] => Page::Learning,
            ["pages"] => Page::Pages,
            ["pages", local] => record("page", local).map_or(Page::Unknown, Page::Text),
            ["data"] => Page::Data,
            ["settings"] => Page::Settings,
            ["trash"] => Page::Trash,
            _ => Page::Unknown,
        }
    }

    fn path(&self) -> String {
        match self {
            Page::Overview | Page::Unknown => String::new(),
            Page::Ideas => "ideas".to_owned(),
            Page::Idea(id) => format!("ideas/{}", encode(id.local())),
            Page::Pilots => "pilots".to_owned(),
            Page::Pilot(id) => format!("pilots/{}", encode(id.local())),
            Page::Outcomes => "outcomes".to_owned(),
            Page::Metrics => "metrics".to_owned(),
            Page::Goals => "goals".to_owned(),
            Page::Goal(id) => format!("goals/{}", encode(id.local())),
            Page::Kpi(id) => format!("kpis/{}", encode(id.local())),
            Page::Issues => "issues".to_owned(),
            Page::Learning => "learning".to_owned(),
            Page::Pages => "pages".to_owned(),
            Page::Text(id) => format!("pages/{}", encode(id.local())),
            Page::Data => "data".to_owned(),
            Page::Settings => "settings".to_owned(),
            Page::Trash => "trash".to_owned(),
        }
    }

    /// The page's name, in the navigation and the window's title.
    pub fn name(&self) -> &'static str {
        match self {
            Page::Overview => "Overview",
            Page::Ideas | Page::Idea(_) => "Ideas",
            Page::Pilots | Page::Pilot(_) => "Pilots",
            Page::Outcomes => "Outcomes",
            Page::Metrics => "Metrics",
            Page::Goals | Page::Goal(_) | Page::Kpi(_) => "Goals and KPIs",
            Page::Issues => "Issues",
            Page::Learning => "Learning together",
            Page::Pages | Page::Text(_) => "Pages",
            Page::Data => "Data",
            Page::Settings => "Settings",
            Page::Trash => "Trash",
            Page::Unknown => "Not found",
        }
    }

    /// The page that shows a record, where it has one.
    pub fn of_record(id: &RecordId) -> Option<Page> {
        match id.kind() {
            "idea" => Some(Page::Idea(id.clone())),
            "pilot" => Some(Page::Pilot(id.clone())),
            "outcome" => RecordId::new("pilot", id.local()).map(Page::Pilot),
            "goal" => Some(Page::Goal(id.clone())),
            "page" => Some(Page::Text(id.clone())),
            "kpi" => Some(Page::Kpi(id.clone())),
            // All others are shown with what they are about.
            "entry" => Some(Page::Learning),
            _ => None,
        }
    }
}

/// A workspace, a page of it, and the page's state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Route {
    /// The workspace's id; empty where the address names none.
    pub workspace: String,
    /// The page.
    pub page: Page,
    /// Filter, sort, scope and the like.
    pub query: BTreeMap<String, String>,
}

impl Route {
    /// Reads an address, with or without its `#`.
    pub fn parse(hash: &str) -> Route {
        // What doesn't begin as our addresses do is none of ours: the bare page.
        let hash = hash.strip_prefix('#').unwrap_or(hash);
        let hash = if hash.starts_with('/') { hash } else { "" };
        let (path, query) = hash.split_once('?').unwrap_or((hash, ""));
        let mut parts = path.split('/').filter(|part| !part.is_empty()).map(decode);
        let workspace = parts.next().unwrap_or_default();
        let pairs = query.split('&').filter(|pair| !pair.is_empty());
        let query = pairs.map(|pair| {
            let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
            (decode(key), decode(value))
        });
        let query = order::map(query.filter(|(_, value)| !value.is_empty()));
        Route { workspace, page: Page::parse(&parts.collect::<Vec<_>>()), query }
    }

    /// The address, with its `#`.
    pub fn href(&self) -> String {
        let mut href = format!("#/{}/{}", encode(&self.workspace), self.page.path());
        for (i, (key, value)) in self.query.iter().filter(|(_, value)| !value.is_empty()).enumerate() {
            href.push(if i == 0 { '?' } else { '&' });
            href.push_str(&format!("{}={}", encode(key), encode(value)));
        }
        href
    }
}

fn encode(text: &str) -> String {
    js_sys::encode_uri_component(text).into()
}

fn decode(text: &str) -> String {
    js_sys::decode_uri_component(text).map_or_else(|_| text.to_owned(), Into::into)
}

/// The address as a signal. Cheap to copy; lives as long as the app.
#[derive(Clone, Copy)]
pub struct Router {
    route: RwSignal<Route>,
}

impl Router {
    /// Follows the address. Called once, by the app's root.
    pub fn start() -> Router {
        let read = || Route::parse(&window().location().hash().unwrap_or_default());
        let route = RwSignal::new(read());
        let listener = EventListener::new(&window(), "hashchange", move |_| route.set(read()));
        // It listens for as long as the page is there.
        listener.forget();
        Router { route }
    }

    /// Where the person is.
    pub fn get(self) -> Route {
        self.route.get()
    }

    /// Where the person is, without being told of changes.
    pub fn get_untracked(self) -> Route {
        self.route.get_untracked()
    }

    /// The address of a page of the same workspace. Views are made anew with another workspace, so nothing
    /// runs again because of it.
    pub fn href(self, page: Page) -> String {
        let workspace = self.route.with_untracked(|route| route.workspace.clone());
        Route { workspace, page, query: BTreeMap::new() }.href()
    }

    /// As [`Router::href`], with state.
    pub fn href_with(self, page: Page, query: &[(&str, &str)]) -> String {
        let workspace = self.route.with_untracked(|route| route.workspace.clone());
        let query = order::map(query.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())));
        Route { workspace, page, query }.href()
    }

    /// Goes to a page of the same workspace.
    pub fn go(self, page: Page) {
        let workspace = self.route.with_untracked(|route| route.workspace.clone());
        self.go_to(&Route { workspace, page, query: BTreeMap::new() });
    }

    /// Goes to an address; Back comes here again.
    pub fn go_to(self, route: &Route) {
        // Only an address that is no URL at all could fail.
        let _ = window().location().set_hash(&route.href());
        self.route.set(route.clone());
    }

    /// One part of the page's state.
    pub fn query(self, key: &'static str) -> Signal<String> {
        let route = self.route;
        let value = Memo::new(move |_| route.with(|route| route.query.get(key).cloned().unwrap_or_default()));
        value.into()
    }

    /// Changes parts of the page's state in place: Back leaves the page, as people expect.
    pub fn set_query(self, parts: &[(&str, &str)]) {
        let mut route = self.route.get_untracked();
        for (key, value) in parts {
            if value.is_empty() {
                route.query.remove(*key);
            } else {
                route.query.insert((*key).to_owned(), (*value).to_owned());
            }
        }
        if let Ok(history) = window().history() {
            let _ = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&route.href()));
        }
        self.route.set(route);
    }
}

/// The address, for any view under the app's root.
pub fn use_router() -> Router {
    expect_context::<Router>()
}
