//! What teams agreed to reach, and the KPIs that tell how far they are.

use leptos::prelude::*;
use pilotbook_core::journal::RecordId;
use pilotbook_core::model::{Goal, Kpi};

use super::kpi_form::KpiDialog;
use crate::app::use_app;
use crate::components::{Empty, Show};
use crate::route::Page;

/// The page.
#[component]
pub fn Goals() -> impl IntoView {
    let (workspace, _, router) = use_app();
    let goals = Memo::new(move |_| {
        workspace.with(|book| book.all::<Goal>().map(|goal| (goal.id, goal.statement)).collect::<Vec<_>>())
    });
    let kpis = Memo::new(move |_| {
        workspace.with(|book| book.all::<Kpi>().map(|kpi| (kpi.id, kpi.name)).collect::<Vec<_>>())
    });
    let adding = RwSignal::new(false);
    let none = move || goals.with(Vec::is_empty) && kpis.with(Vec::is_empty);
    let row = move |page: Page, text: String| view! { <li class="row"><a class="row-title" href=router.href(page)>{text}</a></li> };
    let rows = move |records: Vec<(RecordId, String)>, page: fn(RecordId) -> Page| {
        records.into_iter().map(|(id, text)| row(page(id), text)).collect_view()
    };
    view! {
        <div class="page-head"><h1 class="page-title">"Goals and KPIs"</h1>
            <button class="btn push" type="button" on:click=move |_| adding.set(true)>"New KPI"</button></div>
        <KpiDialog open=adding/>
        <Show when=none>
            <Empty><p>"What several teams want to reach belongs here, and the numbers that tell how far they are."</p></Empty>
        </Show>
        <ul class="rows">{move || rows(goals.get(), Page::Goal)}{move || rows(kpis.get(), Page::Kpi)}</ul>
    }
}
