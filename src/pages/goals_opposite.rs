//! Two KPIs that pull in opposite directions, side by side.

use leptos::prelude::*;
use pilotbook_core::journal::RecordId;

use super::goals_look::Looked;
use super::goals_row::{figure, unit_and_arrow};
use crate::app::use_app;
use crate::components::Dialog;
use crate::route::Page;

/// Which two are compared.
#[derive(Clone, Copy)]
pub(super) struct Opposite {
    shown: RwSignal<bool>,
    pair: RwSignal<Option<(RecordId, RecordId)>>,
}

impl Opposite {
    /// Closed.
    pub(super) fn new() -> Opposite {
        Opposite { shown: RwSignal::new(false), pair: RwSignal::new(None) }
    }

    /// Opens the dialog.
    pub(super) fn open(self, pair: (RecordId, RecordId)) {
        self.pair.set(Some(pair));
        self.shown.set(true);
    }
}

/// The dialog.
#[component]
pub(super) fn OppositeDialog(looked: Memo<Looked>, opposite: Opposite) -> impl IntoView {
    let (workspace, _, router) = use_app();
    let side = move |id: RecordId| {
        looked.with(|looked| {
            let kpi = looked.kpi(&id)?;
            let owners = kpi.owners.iter().cloned().collect::<Vec<_>>().join(", ");
            let owners = if owners.is_empty() { "no owner".to_owned() } else { owners };
            let ends = kpi.baseline.zip(kpi.target).map(|(from, to)| format!("{} → {}", figure(from), figure(to)));
            let definition = workspace.with(|book| {
                book.get::<pilotbook_core::model::Kpi>(&id).map(|kpi| kpi.definition).unwrap_or_default()
            });
            Some(view! {
                <div class="version">
                    <p class="version-head"><b>{kpi.name.clone()}</b>" "{unit_and_arrow(kpi)}</p>
                    <p class="caption">{owners}{ends.map(|ends| format!(", {ends}"))}</p>
                    <p class="serif">{if definition.is_empty() { "No definition is written down.".to_owned() } else { definition }}</p>
                    <a class="btn" href=router.href(Page::Kpi(id.clone()))>"Open it"</a>
                </div>
            })
        })
    };
    let both = move || opposite.pair.get().map(|(up, down)| (side(up), side(down)));
    view! {
        <Dialog open=opposite.shown title="Two KPIs pull in opposite directions".to_owned()
            footer=move || view! { <button class="btn" type="button" on:click=move |_| opposite.shown.set(false)>"Close"</button> }>
            <p>"Settle which way is good and give both the same direction, or give each a name and a unit that say what it counts apart from the other."</p>
            {move || both().map(|(up, down)| view! { <div class="versions">{up}{down}</div> })}
        </Dialog>
    }
}
