//! Which goals and KPIs an idea or a pilot serves.

use leptos::prelude::*;
use pilotbook_core::command::Serve;
use pilotbook_core::journal::RecordId;
use pilotbook_core::model::{Goal, Idea, Kind, Kpi};

use super::record_field::run_quietly;
use super::record_set::has;
use super::ticks::{TickList, Ticks, ticks};
use super::words::options_of;
use crate::app::use_app;
use crate::components::{Menu, MenuItem, Show};
use crate::route::Page;
use crate::workspace::Workspace;

/// The goals, then the KPIs: id and name.
fn servable(workspace: Workspace) -> Vec<(RecordId, String)> {
    let kinds = [Goal::NAME, Kpi::NAME].into_iter();
    let options = kinds.flat_map(|kind| workspace.with(|book| options_of(book, kind)).into_iter().skip(1));
    options.filter_map(|(id, name)| Some((RecordId::parse(&id)?, name))).collect()
}

/// The fact beside an idea or a pilot; nothing where there is neither goal nor KPI to serve.
#[component]
pub(super) fn ServesFact(
    /// The idea or pilot.
    record: RecordId,
) -> impl IntoView {
    let (workspace, _, router) = use_app();
    let error = RwSignal::new(None::<String>);
    let id = StoredValue::new(record);
    let all = Memo::new(move |_| servable(workspace));
    let served = move |other: &RecordId| has(workspace, &id.get_value(), "serves", other.as_str());
    let links = move || {
        let own = all.get().into_iter().filter(|(other, _)| served(other));
        let link = |(other, name): (RecordId, String)| {
            let page = Page::of_record(&other).map(|page| router.href(page));
            view! { <li><a href=page>{name}</a></li> }
        };
        own.map(link).collect_view()
    };
    let items = move |kind: &'static str| {
        let item = move |(other, name): (RecordId, String)| {
            let wanted = other.clone();
            let on = Signal::derive(move || served(&wanted));
            let pick = Callback::new(move |()| {
                let serve = Serve { record: id.get_value(), served: other.clone(), on: !on.get_untracked() };
                run_quietly(workspace, Box::new(serve), error, |_| ());
            });
            view! { <MenuItem on_pick=pick checked=on>{name}</MenuItem> }
        };
        let own = all.get().into_iter().filter(|(other, _)| other.kind() == kind);
        own.map(item).collect_view()
    };
    let some = move || all.with(|all| all.iter().any(|(other, _)| served(other)));
    let text = Signal::derive(move || Some(if some() { "Change" } else { "Nothing yet" }.to_owned()));
    view! {
        <Show when=move || !all.with(Vec::is_empty)>
            <div><dt>"Serves"</dt><dd class="served">
                <ul>{move || links()}</ul>
                <Menu label="Goals and KPIs that it serves" text class="fact-menu">
                    {move || items(Goal::NAME)}{move || items(Kpi::NAME)}
                </Menu>
                {move || error.get().map(|text| view! { <p class="field-error" role="alert">{text}</p> })}
            </dd></div>
        </Show>
    }
}

/// What a pilot of an idea may serve, with what the idea serves ticked.
pub(super) fn served_by(workspace: Workspace, idea: &RecordId) -> Ticks {
    let served = workspace.with_untracked(|book| book.get::<Idea>(idea)).map(|idea| idea.serves);
    let served: Vec<RecordId> = served.into_iter().flatten().collect();
    let all =
        [Goal::NAME, Kpi::NAME].into_iter().flat_map(|kind| ticks(workspace, kind, &served).get_value());
    StoredValue::new(all.collect())
}

/// The goals and KPIs to be ticked; nothing where there are none.
#[component]
pub(super) fn ServesField(ticks: Ticks) -> impl IntoView {
    let some = ticks.with_value(|all| !all.is_empty());
    some.then(|| view! { <TickList legend="Serves" ticks error=Signal::stored(None) none=""/> })
}
