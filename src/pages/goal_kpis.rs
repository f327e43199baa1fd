//! A goal's KPIs: how each stands, whose it is and who agreed to it.

use leptos::prelude::*;
use pilotbook_core::journal::RecordId;
use pilotbook_core::metrics::alignment::GoalProgress;

use super::goal_agree::agreed_in_words;
use super::goals::NewKpi;
use super::goals_look::Looked;
use super::goals_row::{Standing, unit_and_arrow};
use crate::app::use_app;
use crate::components::{For, Show};
use crate::route::Page;

/// The KPIs that have begun, and those that begin later.
#[component]
pub(super) fn GoalKpis(
    id: RecordId,
    looked: Memo<Looked>,
    progress: Memo<GoalProgress>,
    new_kpi: NewKpi,
) -> impl IntoView {
    let id = StoredValue::new(id);
    let begun = Memo::new(move |_| {
        progress.with(|own| own.kpis.iter().map(|kpi| kpi.kpi.clone()).collect::<Vec<_>>())
    });
    let later = Memo::new(move |_| {
        looked.with(|looked| {
            let own = looked.portfolio.kpis.iter().filter(|kpi| kpi.goals.contains(&id.get_value()));
            let later = own.filter(|kpi| kpi.start_on.is_some_and(|start| start > looked.today));
            later.map(|kpi| kpi.id.clone()).collect::<Vec<_>>()
        })
    });
    let all = move || begun.get().into_iter().chain(later.get()).collect::<Vec<_>>();
    view! {
        <section class="section">
            <div class="section-head ruled"><h2>"KPIs"</h2><span class="count">{move || all().len()}</span></div>
            <Show when=move || all().is_empty() fallback=move || view! {
                <table class="table tall goal-kpis still">
                    <thead><tr><th scope="col">"KPI"</th><th scope="col" class="col-fact">"Owned by"</th><th scope="col" class="num">"Now"</th>
                        <th scope="col" class="span-cell">"Baseline → target"</th><th scope="col">"Status"</th></tr></thead>
                    <tbody><For each=all key=ToString::to_string let:kpi><Line looked kpi/></For></tbody>
                </table>
            }>
                <p class="caption">"No KPI tells how far it is. "<button class="link" type="button"
                    on:click=move |_| new_kpi.begin(Some(id.get_value()), Vec::new())>"Add one"</button></p>
            </Show>
        </section>
    }
}

#[component]
fn Line(looked: Memo<Looked>, kpi: RecordId) -> impl IntoView {
    let (workspace, _, router) = use_app();
    let own = StoredValue::new(kpi.clone());
    let said = Memo::new(move |_| {
        looked.with(|looked| {
            own.with_value(|id| looked.kpi(id)).map(|kpi| {
                let owners = kpi.owners.iter().cloned().collect::<Vec<_>>().join(", ");
                (kpi.name.clone(), unit_and_arrow(kpi), owners)
            })
        })
    });
    let agreed = move || {
        let said = workspace.with(|book| own.with_value(|id| agreed_in_words(book, id, workspace.today())));
        let text = if said.is_empty() {
            "no team has agreed to it yet".to_owned()
        } else {
            format!("agreed: {said}")
        };
        view! { <span class="sub">{text}</span> }
    };
    let href = router.href(Page::Kpi(kpi));
    view! {
        <tr>
            <td class="name"><a href=href>{move || said.get().map(|(name, ..)| name)}</a>" "<span class="unit">{move || said.get().map(|(_, unit, _)| unit)}</span>{move || agreed()}</td>
            <td class="col-fact">{move || said.get().map(|(.., owners)| owners)}</td>
            <Standing looked kpi=own.get_value()/>
        </tr>
    }
}
