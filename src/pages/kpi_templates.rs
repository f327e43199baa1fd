//! What a new KPI may begin with.

use leptos::prelude::*;
use pilotbook_core::command::{KPI_TEMPLATES, KpiTemplate};

use super::kpi_facts::way;

/// What was chosen to begin with: a template, or an empty form; none before that.
pub(super) type Begin = RwSignal<Option<Option<&'static KpiTemplate>>>;

/// The templates, each with what it counts and who defined it.
#[component]
pub(super) fn Templates(begin: Begin) -> impl IntoView {
    let rows = KPI_TEMPLATES.iter().map(|template| {
        view! {
            <li><button class="template" type="button" on:click=move |_| begin.set(Some(Some(template)))>
                <span class="template-name">{template.name}</span>
                <span class="caption">{unit_and_way(template)}</span>
                <span class="serif-list">{template.definition}</span>
                <span class="caption">{template.source}</span>
            </button></li>
        }
    });
    view! {
        <p><button class="btn" type="button" autofocus on:click=move |_| begin.set(Some(None))>"Start empty"</button></p>
        <ul class="templates">{rows.collect_view()}</ul>
    }
}

fn unit_and_way(template: &KpiTemplate) -> String {
    let way = way(Some(template.direction));
    if template.unit.is_empty() { way.to_owned() } else { format!("{}, {way}", template.unit) }
}
