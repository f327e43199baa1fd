//! Records to be ticked in a form.

use leptos::prelude::*;
use pilotbook_core::journal::RecordId;

use super::words::options_of;
use crate::components::CheckField;
use crate::workspace::Workspace;

/// Records, each ticked or not.
#[derive(Clone, Copy)]
pub(super) struct Ticks(StoredValue<Vec<(RecordId, String, RwSignal<bool>)>>);

impl Ticks {
    /// The records of these kinds by name, some of them ticked. What is in the archive is only there if it is ticked.
    pub(super) fn of(workspace: Workspace, kinds: &[&str], ticked: &dyn Fn(&RecordId) -> bool) -> Ticks {
        let tick = |(id, name): (String, String)| {
            let id = RecordId::parse(&id)?;
            let on = ticked(&id);
            (on || !is_archived(workspace, &id)).then(|| (id, name, RwSignal::new(on)))
        };
        let all = kinds.iter().flat_map(|kind| workspace.with_untracked(|book| options_of(book, kind)));
        // The first of a kind's options is none of its records.
        Ticks(StoredValue::new(all.filter_map(tick).collect()))
    }

    /// Those that are ticked.
    pub(super) fn ticked(self) -> Vec<RecordId> {
        self.0.with_value(|all| {
            all.iter().filter(|(.., on)| on.get_untracked()).map(|(id, ..)| id.clone()).collect()
        })
    }

    /// Whether there is nothing to tick.
    pub(super) fn is_empty(self) -> bool {
        self.0.with_value(Vec::is_empty)
    }
}

fn is_archived(workspace: Workspace, id: &RecordId) -> bool {
    workspace.with_untracked(|book| {
        book.snapshot().live(id).is_some_and(|record| record.value("archived") == Some(&true.into()))
    })
}

/// The list.
#[component]
pub(super) fn TickList(
    /// What is ticked.
    legend: &'static str,
    ticks: Ticks,
    #[prop(optional, into)] error: Signal<Option<String>>,
    /// What is said where there is nothing to tick.
    none: &'static str,
) -> impl IntoView {
    let fields = ticks.0.get_value().into_iter().map(|(_, label, value)| view! { <CheckField label value/> });
    let fields = fields.collect::<Vec<_>>();
    let empty = fields.is_empty().then(|| view! { <p class="caption">{none}</p> });
    view! {
        <fieldset class="checks" aria-invalid=move || error.get().is_some().then_some("true")>
            <legend>{legend}</legend>{fields}{empty}
            {move || error.get().map(|text| view! { <p class="field-error" role="alert">{text}</p> })}
        </fieldset>
    }
}
