//! Planning a pilot: a title and, if wanted, a plan to start from. All else is written on the pilot's own page.

use leptos::prelude::*;
use pilotbook_core::command::{BuiltInPlan, PLANS, PlanPilot};
use pilotbook_core::journal::RecordId;
use pilotbook_core::model::Idea;

use super::form::{FormError, draft, send, typed};
use super::serves::{ServesField, served_by};
use super::ticks::ticked;
use super::words::counted;
use crate::app::use_app;
use crate::components::{Card, ChoiceCards, StageLook, StageMark, TextField, focus_on};
use crate::route::Page;

/// The form.
#[component]
pub(super) fn PlanForm(
    /// The idea that is to be tried.
    idea: RecordId,
    /// Whether its dialog is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let (workspace, _, router) = use_app();
    let error = FormError::new();
    let idea_title = workspace.with_untracked(|book| book.get::<Idea>(&idea)).map(|idea| idea.title);
    let idea_title = idea_title.unwrap_or_default();
    let (title, plan) = (draft(idea_title.clone()), draft(""));
    let card = |value: &'static str, name: &'static str, caption: String| Card {
        value,
        title: name,
        caption: Signal::stored(caption),
        mark: view! { <StageMark stage=if value.is_empty() { StageLook::New } else { StageLook::Planned }/> }
            .into_any(),
    };
    let mut cards = vec![card("", "Empty page", "Prompts stand in its empty fields".to_owned())];
    cards.extend(PLANS.iter().map(|plan| {
        let weeks = usize::from(plan.days).div_ceil(7);
        card(plan.word, plan.name, format!("{}, {}", plan.suits, counted(weeks, "week", "weeks")))
    }));
    // A pilot serves what its idea serves, unless somebody says otherwise.
    let ticks = served_by(workspace, &idea);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        // A title that says what the idea's says follows the idea's.
        let own = Some(typed(title)).filter(|own| *own != idea_title).unwrap_or_default();
        let command = match BuiltInPlan::named(&plan.get_untracked()) {
            Some(plan) => plan.pilot(idea.clone(), own, workspace.today()),
            None => PlanPilot { title: own, ..PlanPilot::of(idea.clone()) },
        };
        let command = PlanPilot { serves: ticked(ticks), ..command };
        send(workspace, command, error, move |done| {
            open.set(false);
            if let Some(pilot) = done.records.into_iter().find(|id| id.kind() == "pilot") {
                router.go(Page::Pilot(pilot));
                focus_on("plan-hypothesis".to_owned());
            }
        });
    };
    view! {
        <form class="form wide-form" on:submit=submit>
            <TextField label="Title" value=title error=error.at("title") autofocus=true/>
            <ChoiceCards legend="Start from" value=plan cards/>
            <ServesField ticks/>
            {error.rest(&["title"])}
            <div class="form-actions">
                <span class="dialog-note">"All of it can be changed on the pilot's page until it starts."</span>
                <button class="btn" type="button" on:click=move |_| open.set(false)>"Cancel"</button>
                <button class="btn primary" type="submit">"Plan the pilot"</button>
            </div>
        </form>
    }
}
