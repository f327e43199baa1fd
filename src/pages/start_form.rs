//! Starting a pilot: what is still missing, each one click away; then everything is locked.

use leptos::prelude::*;
use pilotbook_core::command::{StartPilot, start_gaps};
use pilotbook_core::journal::RecordId;
use pilotbook_core::model::Pilot;

use super::form::{FormError, draft, send};
use crate::app::use_app;
use crate::components::{Icon, IconName, TextField};

/// The form.
#[component]
pub(super) fn StartForm(id: RecordId, open: RwSignal<bool>, edit: RwSignal<bool>) -> impl IntoView {
    let (workspace, ..) = use_app();
    let error = FormError::new();
    let pilot = workspace.with_untracked(|book| book.get::<Pilot>(&id));
    let today = workspace.today();
    let on =
        draft(pilot.and_then(|pilot| pilot.planned_start).map_or(today, |day| day.min(today)).to_string());
    let wanted = id.clone();
    let gaps = Memo::new(move |_| {
        workspace
            .with(|book| book.get::<Pilot>(&wanted).map(|pilot| start_gaps(book, &pilot)).unwrap_or_default())
            .into_iter()
            .map(|gap| gap.to_string())
            .collect::<Vec<_>>()
    });
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some(Some(day)) = error.day("started_on", on) else {
            error.refuse("started_on", "A start needs its day.");
            return;
        };
        send(workspace, StartPilot { pilot: id.clone(), on: day }, error, move |_| open.set(false));
    };
    view! {
        <form class="form" on:submit=submit>
            <Show when=move || !gaps.with(Vec::is_empty) fallback=|| view! {
                <p>"Hypothesis, criteria and planned end are locked from the start on. Changing one later is an amendment with a reason, and the original stays beside it."</p>
            }>
                <p>"Before the start it needs:"</p>
                <ul class="rows bare">{move || gaps.get().into_iter().map(|gap| view! {
                    <li class="row"><Icon name=IconName::Warning/><div class="row-text">{gap}</div>
                        <button class="btn small" type="button" on:click=move |_| { open.set(false); edit.set(true); }>"Write it"</button></li>
                }).collect_view()}</ul>
            </Show>
            <TextField label="Started on" kind="date" value=on error=error.at("started_on")/>
            {error.rest(&["started_on"])}
            <div class="form-actions">
                <button class="btn" type="button" on:click=move |_| open.set(false)>"Cancel"</button>
                <button class="btn primary" type="submit">"Start the pilot"</button>
            </div>
        </form>
    }
}
