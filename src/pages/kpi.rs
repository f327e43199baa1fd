//! One KPI: what it counts, where it stands and where it is to be.

use leptos::prelude::*;
use pilotbook_core::journal::RecordId;
use pilotbook_core::model::Kpi;

use super::history::History;
use super::record_field::RecordField;
use super::talk::Comments;
use crate::app::use_app;
use crate::components::Show;

/// Fields beside the name and the definition, with their kind.
const FACTS: [(&str, &str, &str); 7] = [
    ("unit", "Unit", "text"),
    ("source", "Source", "text"),
    ("baseline", "Baseline", "number"),
    ("target", "Target", "number"),
    ("start_on", "Start", "date"),
    ("due_on", "Due", "date"),
    ("cadence_days", "Days between readings", "number"),
];

/// The page.
#[component]
pub fn KpiPage(
    /// Which KPI.
    id: RecordId,
) -> impl IntoView {
    let (workspace, ..) = use_app();
    let id = StoredValue::new(id);
    let there = Memo::new(move |_| workspace.with(|book| book.get::<Kpi>(&id.get_value()).is_some()));
    let title = move || workspace.with(|book| book.title_of(&id.get_value()));
    let facts = move || {
        FACTS.map(|(field, label, kind)| {
            view! { <div><dt>{label}</dt><dd><RecordField record=id.get_value() field label kind id=format!("kpi-{field}")/></dd></div> }
        })
    };
    view! {
        <Show when=move || there.get() fallback=|| view! { <super::lifecycle::Gone what="KPI"/> }>
            <div class="record">
                <div class="record-main">
                    <h1 class="visually-hidden">{title}</h1>
                    <div class="record-title"><RecordField record=id.get_value() field="name" label="Name" kind="area" id="kpi-name"/></div>
                    <section class="section">
                        <div class="section-head ruled"><h2>"Definition"</h2></div>
                        <div class="prose-text"><RecordField record=id.get_value() field="definition" label="Definition" kind="area" lines=true id="kpi-definition"/></div>
                    </section>
                    <Comments about=id.get_value()/>
                </div>
                <aside class="record-facts" aria-label="Details">
                    <div class="section-head ruled"><h2>"Details"</h2></div>
                    <dl class="facts editable">{move || facts()}</dl>
                    <History id=id.get_value()/>
                </aside>
            </div>
        </Show>
    }
}
