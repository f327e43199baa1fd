//! Records to tick in a form.

use leptos::prelude::*;
use pilotbook_core::Value;
use pilotbook_core::journal::RecordId;

use super::words::options_of;
use crate::components::{CheckField, For};
use crate::workspace::Workspace;

/// From so many on, a few letters find those that are meant.
const MANY: usize = 12;

/// Records, their names, and whether each is ticked.
pub(super) type Ticks = StoredValue<Vec<(RecordId, String, RwSignal<bool>)>>;

/// Records to tick: of a kind, by name. Archived ones are left out, unless they are ticked.
pub(super) fn ticks(workspace: Workspace, kind: &str, ticked: &[RecordId]) -> Ticks {
    let all = workspace.with_untracked(|book| {
        let is_offered = |id: &RecordId| {
            let archived = book.snapshot().live(id).and_then(|record| record.value("archived"));
            archived != Some(&Value::Bool(true)) || ticked.contains(id)
        };
        let all = options_of(book, kind).into_iter().skip(1);
        let all = all.filter_map(|(id, name)| Some((RecordId::parse(&id)?, name)));
        all.filter(|(id, _)| is_offered(id)).collect::<Vec<_>>()
    });
    let all = all.into_iter().map(|(id, name)| (id.clone(), name, RwSignal::new(ticked.contains(&id))));
    StoredValue::new(all.collect())
}

/// Those that are ticked.
pub(super) fn ticked(ticks: Ticks) -> Vec<RecordId> {
    ticks.with_value(|ticks| {
        ticks.iter().filter(|(_, _, on)| on.get_untracked()).map(|(id, ..)| id.clone()).collect()
    })
}

/// Records to be ticked; of many, those that a few letters find.
#[component]
pub(super) fn TickList(
    /// What they are.
    #[prop(into)]
    legend: Signal<String>,
    /// The records.
    ticks: Ticks,
    /// What is wrong.
    error: Signal<Option<String>>,
    /// What is said where there are none.
    none: &'static str,
) -> impl IntoView {
    let letters = RwSignal::new(String::new());
    let count = ticks.with_value(Vec::len);
    let many = count > MANY;
    let shown = move || {
        let letters = letters.get().to_lowercase();
        let fits = |name: &str| letters.split_whitespace().all(|word| name.to_lowercase().contains(word));
        ticks.with_value(|ticks| {
            ticks.iter().filter(|(_, name, on)| on.get_untracked() || fits(name)).cloned().collect::<Vec<_>>()
        })
    };
    let find = many.then(|| {
        view! {
            <input class="input" type="search" placeholder="Find a name" aria-label=move || format!("Find in {}", legend.get())
                prop:value=move || letters.get() on:input=move |event| letters.set(event_target_value(&event))/>
        }
    });
    let empty = (count == 0).then(|| view! { <p class="caption">{none}</p> });
    view! {
        <fieldset class="checks" class:many=many aria-invalid=move || error.get().is_some().then_some("true")>
            <legend>{move || legend.get()}</legend>
            {find}
            <For each=move || shown() key=|(id, ..)| id.to_string() let:tick><CheckField label=tick.1 value=tick.2/></For>
            {empty}
            {move || error.get().map(|text| view! { <p class="field-error" role="alert">{text}</p> })}
        </fieldset>
    }
}
