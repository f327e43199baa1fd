//! Starting a pilot: what is still missing, each one click away; then what is locked.

use leptos::prelude::*;
use pilotbook_core::command::{StartGap, StartPilot, start_gaps};
use pilotbook_core::journal::RecordId;
use pilotbook_core::model::Pilot;

use super::form::{FormError, draft, send};
use super::words::counted;
use crate::app::use_app;
use crate::components::{Icon, IconName, Show, TextField, focus_on, format};

/// The form.
#[component]
pub(super) fn StartForm(id: RecordId, open: RwSignal<bool>) -> impl IntoView {
    let (workspace, ..) = use_app();
    let wanted = StoredValue::new(id);
    let gaps = Memo::new(move |_| {
        workspace.with(|book| {
            book.get::<Pilot>(&wanted.get_value()).map(|pilot| start_gaps(book, &pilot)).unwrap_or_default()
        })
    });
    view! {
        <Show when=move || gaps.with(Vec::is_empty) fallback=move || view! { <Missing gaps=gaps.get() open/> }>
            <Ready id=wanted.get_value() open/>
        </Show>
    }
}

/// What is missing; each leads to the field where it is written.
#[component]
fn Missing(gaps: Vec<StartGap>, open: RwSignal<bool>) -> impl IntoView {
    let lead = match gaps.len() {
        1 => "One thing is missing before it can start.".to_owned(),
        several => format!("{several} things are missing before it can start."),
    };
    let gaps = gaps.into_iter().map(|gap| {
        let field = format!("plan-{}", gap.field().replace('.', "-"));
        let go = move |_| {
            open.set(false);
            focus_on(field.clone());
        };
        view! {
            <li><button class="gap" type="button" on:click=go>
                <Icon name=IconName::Pencil/><span>{gap.message()}</span><Icon name=IconName::ChevronRight/></button></li>
        }
    });
    view! {
        <div class="form">
            <p>{lead}</p>
            <ul class="gaps">{gaps.collect_view()}</ul>
            <div class="form-actions"><button class="btn" type="button" on:click=move |_| open.set(false)>"Back to the plan"</button></div>
        </div>
    }
}

/// Nothing is missing: what the start locks, and its day.
#[component]
fn Ready(id: RecordId, open: RwSignal<bool>) -> impl IntoView {
    let (workspace, ..) = use_app();
    let error = FormError::new();
    let today = workspace.today();
    let (pilot, criteria) = workspace.with_untracked(|book| (book.get::<Pilot>(&id), book.criteria_of(&id)));
    let (start, end) = pilot.map(|pilot| (pilot.planned_start, pilot.planned_end)).unwrap_or_default();
    let on = draft(start.map_or(today, |day| day.min(today)).to_string());
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
            <p>"From the start on these are locked. Changing one later is an amendment with a reason, and the original stays beside it."</p>
            <ul class="locks">
                <li><Icon name=IconName::Lock/>"The hypothesis"</li>
                <li><Icon name=IconName::Lock/>{end.map(|end| format!("The planned end, {}", format::day(end, today)))}</li>
                <li><Icon name=IconName::Lock/>{counted(criteria.len(), "criterion", "criteria")}" with baseline and target"</li>
            </ul>
            <TextField label="Started on" kind="date" value=on error=error.at("started_on")/>
            {error.rest(&["started_on"])}
            <div class="form-actions">
                <button class="btn" type="button" on:click=move |_| open.set(false)>"Cancel"</button>
                <button class="btn primary" type="submit">"Start the pilot"</button>
            </div>
        </form>
    }
}
