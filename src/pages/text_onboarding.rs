//! Starting an onboarding: for whom and from when, and which issues come of it.

use leptos::prelude::*;
use pilotbook_core::Date;
use pilotbook_core::command::{OnboardingStep, StartOnboarding, StepFate, onboarding_steps};
use pilotbook_core::journal::RecordId;
use pilotbook_core::model::Page as Text;

use super::form::{FormError, chosen_record, draft, send};
use super::words::{counted, options_of};
use crate::app::use_app;
use crate::components::{SelectField, Show, TextField, format, use_toasts};
use crate::route::Page;
use crate::shell::offer_undo;

/// The form.
#[component]
pub(super) fn OnboardingForm(
    /// The page with the steps.
    id: RecordId,
    /// Whether its dialog is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let (workspace, _, router) = use_app();
    let (toasts, error) = (use_toasts(), FormError::new());
    let id = StoredValue::new(id);
    let (person, from) = (draft(""), draft(workspace.today().to_string()));
    let people = workspace.with_untracked(|book| options_of(book, "person"));
    let nobody = people.len() < 2;
    let steps = Memo::new(move |_| {
        let first = from.with(|from| Date::parse(from)).unwrap_or(workspace.today());
        let page = id.get_value();
        // Until somebody is chosen, the page's own id stands for them: only the days are shown.
        let who = person.with(|person| RecordId::parse(person)).unwrap_or(page.clone());
        workspace.with(|book| {
            let page = book.get::<Text>(&page);
            page.map(|page| onboarding_steps(book, &page, &who, first)).unwrap_or_default()
        })
    });
    let new = move || steps.with(|steps| steps.iter().filter(|step| step.fate.comes()).count());
    let line = move |step: OnboardingStep| {
        let due = step
            .due_on
            .map_or("no due day".to_owned(), |day| format!("due {}", format::day(day, workspace.today())));
        let said = match step.fate {
            StepFate::Added => due,
            StepFate::Restored => format!("{due}, comes back from the trash"),
            StepFate::Kept => "there already".to_owned(),
            StepFate::Thrown => "in the trash".to_owned(),
        };
        view! { <li class="row"><div class="row-text"><p class="row-title">{step.title}</p><p class="row-sub">{said}</p></div></li> }
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        error.clear();
        let Some(first) = error.day("from", from) else { return };
        let Some(first) = first else { return error.refuse("from", "Give the first day.") };
        let Some(person) = chosen_record(person) else { return error.refuse("person", "Choose who starts.") };
        let command = StartOnboarding { page: id.get_value(), person, from: first };
        send(workspace, command, error, move |done| {
            open.set(false);
            offer_undo(workspace, toasts, done);
        });
    };
    view! {
        <form class="form" on:submit=submit>
            <div class="form-grid">
                <SelectField label="Who starts" value=person options=people error=error.at("person")/>
                <TextField label="First day" kind="date" value=from error=error.at("from")/>
            </div>
            <Show when=move || nobody><p class="caption">"Nobody is in this workspace yet. "<a href=router.href(Page::Settings)>"Add the person in the settings"</a>" first."</p></Show>
            <ul class="rows onboarding-steps">{move || steps.get().into_iter().map(line).collect_view()}</ul>
            <Show when=move || steps.with(Vec::is_empty)><p class="caption">"This page has no steps. Write them as tasks, a line each: - [ ] Meet your buddy (day 1)"</p></Show>
            {error.rest(&["person", "from"])}
            <div class="form-actions">
                <button class="btn" type="button" on:click=move |_| open.set(false)>"Cancel"</button>
                <button class="btn primary" type="submit">{move || format!("Add {}", counted(new(), "step", "steps"))}</button>
            </div>
        </form>
    }
}
