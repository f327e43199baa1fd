//! Editing a pilot: everything before the start; afterwards all but what is locked.

use leptos::prelude::*;
use pilotbook_core::Value;
use pilotbook_core::command::{AddCriterion, Edit, RemoveCriterion};
use pilotbook_core::journal::RecordId;
use pilotbook_core::model::{Choice, Criterion, Pilot};

use super::form::{FormError, draft, number_text, send, typed};
use super::pilot_parts::rule;
use super::plan_form::{CriterionFields, CriterionRow};
use super::words::options_of;
use crate::app::use_app;
use crate::components::{AreaField, SelectField, TextField};

fn text_value(text: String) -> Value {
    if text.is_empty() { Value::Null } else { Value::Text(text) }
}

/// The form.
#[component]
pub(super) fn EditPilot(id: RecordId, open: RwSignal<bool>) -> impl IntoView {
    let (workspace, ..) = use_app();
    let error = FormError::new();
    let Some(pilot) = workspace.with_untracked(|book| book.get::<Pilot>(&id)) else { return ().into_any() };
    let locked = pilot.started_on.is_some();
    let (title, hypothesis, plan) =
        (draft(pilot.title.clone()), draft(pilot.hypothesis.clone()), draft(pilot.plan.clone()));
    let lead = draft(pilot.lead.as_ref().map(RecordId::to_string).unwrap_or_default());
    let day = |day: Option<pilotbook_core::Date>| draft(day.map(|day| day.to_string()).unwrap_or_default());
    let (start, end) = (day(pilot.planned_start), day(pilot.planned_end));
    let (budget, chance) =
        (draft(number_text(pilot.budget)), draft(number_text(pilot.chance.map(|chance| chance * 100.0))));
    let people = workspace.with_untracked(|book| options_of(book, "person"));
    let record = id.clone();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        error.clear();
        let (Some(start), Some(end)) = (error.day("planned_start", start), error.day("planned_end", end))
        else {
            return;
        };
        let (Some(budget), Some(chance)) = (error.number("budget", budget), error.number("chance", chance))
        else {
            return;
        };
        let day = |day: Option<pilotbook_core::Date>| day.map(|day| day.to_string()).into();
        let mut values = vec![
            ("title".to_owned(), text_value(typed(title))),
            ("plan".to_owned(), text_value(typed(plan))),
            ("lead".to_owned(), text_value(typed(lead))),
            ("planned_start".to_owned(), day(start)),
            ("budget".to_owned(), budget.into()),
        ];
        if !locked {
            values.push(("hypothesis".to_owned(), text_value(typed(hypothesis))));
            values.push(("planned_end".to_owned(), day(end)));
            values.push(("chance".to_owned(), chance.map(|percent| percent / 100.0).into()));
        }
        send(workspace, Edit { record: record.clone(), values }, error, move |_| open.set(false));
    };
    view! {
        <form class="form wide-form" on:submit=submit>
            <TextField label="Title" value=title error=error.at("title")/>
            {(!locked).then(|| view! {
                <AreaField label="Hypothesis" value=hypothesis error=error.at("hypothesis") placeholder="If we … for … then …, because …"/>
            })}
            <AreaField label="Plan" value=plan rows=2 error=error.at("plan")/>
            <div class="form-grid">
                <TextField label="Planned start" kind="date" value=start error=error.at("planned_start")/>
                {(!locked).then(|| view! { <TextField label="Planned end" kind="date" value=end error=error.at("planned_end")/> })}
                <SelectField label="Lead" value=lead options=people error=error.at("lead")/>
                <TextField label="Budget" kind="number" value=budget error=error.at("budget")/>
                {(!locked).then(|| view! { <TextField label="Chance of success, %" kind="number" value=chance error=error.at("chance")/> })}
            </div>
            {locked.then(|| view! { <p class="caption">"Hypothesis, criteria and planned end are locked since the start. Amend the pilot to change them, with a reason."</p> })}
            {error.rest(&["title", "hypothesis", "plan", "planned_start", "planned_end", "lead", "budget", "chance"])}
            <div class="form-actions">
                <button class="btn" type="button" on:click=move |_| open.set(false)>"Cancel"</button>
                <button class="btn primary" type="submit">"Save the pilot"</button>
            </div>
        </form>
        {(!locked).then(|| view! { <EditCriteria id/> })}
    }
    .into_any()
}

/// The criteria of a pilot that hasn't started: each is saved by itself.
#[component]
fn EditCriteria(id: RecordId) -> impl IntoView {
    let (workspace, ..) = use_app();
    let id = StoredValue::new(id);
    let error = FormError::new();
    let new = RwSignal::new(CriterionFields::new(0));
    let add = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        error.clear();
        let Some(draft) = new.get_untracked().read(0, error) else { return };
        send(workspace, AddCriterion { pilot: id.get_value(), draft }, error, move |_| {
            new.try_set(CriterionFields::new(0));
        });
    };
    let editing = RwSignal::new(None::<RecordId>);
    let criteria = move || {
        workspace.with(|book| book.criteria_of(&id.get_value())).into_iter().map(|criterion| {
            let (own, edited) = (criterion.id.clone(), criterion.id.clone());
            let remove = move |_| send(workspace, RemoveCriterion { criterion: own.clone() }, error, |_| ());
            let open = {
                let id = criterion.id.clone();
                move |_| editing.set(Some(id.clone()))
            };
            let form = criterion.clone();
            view! {
                <li class="row">
                    <div class="row-text"><p class="row-title">{criterion.measure.clone()}</p>
                        <p class="row-sub">{format!("{} · {}", criterion.role.map(Choice::label).unwrap_or_default(), rule(&criterion))}</p></div>
                    <button class="btn small" type="button" on:click=open>"Edit"</button>
                    <button class="btn small danger" type="button" on:click=remove>"Remove"</button>
                </li>
                <Show when=move || editing.get().as_ref() == Some(&edited)>
                    <EditCriterion criterion=form.clone() editing/>
                </Show>
            }
        }).collect_view()
    };
    view! {
        <section class="section">
            <div class="section-head ruled"><h3>"Criteria"</h3></div>
            <ul class="rows">{criteria}</ul>
            <form class="form wide-form" on:submit=add>
                {move || view! { <CriterionRow fields=new.get() place=0 error/> }}
                {error.rest(&["measure", "target", "baseline", "unit"])}
                <div class="form-actions"><button class="btn" type="submit">"Add the criterion"</button></div>
            </form>
        </section>
    }
}

#[component]
fn EditCriterion(criterion: Criterion, editing: RwSignal<Option<RecordId>>) -> impl IntoView {
    let (workspace, ..) = use_app();
    let error = FormError::new();
    let fields = CriterionFields::of(0, &criterion);
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        error.clear();
        let Some(draft) = fields.read(0, error) else { return };
        let values = vec![
            ("role".to_owned(), draft.role.word().into()),
            ("answer".to_owned(), draft.answer.word().into()),
            ("measure".to_owned(), text_value(draft.measure)),
            ("unit".to_owned(), text_value(draft.unit)),
            ("direction".to_owned(), draft.direction.map(Choice::word).into()),
            ("baseline".to_owned(), draft.baseline.into()),
            ("target".to_owned(), draft.target.into()),
        ];
        send(workspace, Edit { record: criterion.id.clone(), values }, error, move |_| editing.set(None));
    };
    view! {
        <form class="form wide-form" on:submit=save>
            <CriterionRow fields place=0 error/>
            {error.rest(&[])}
            <div class="form-actions">
                <button class="btn" type="button" on:click=move |_| editing.set(None)>"Cancel"</button>
                <button class="btn" type="submit">"Save the criterion"</button>
            </div>
        </form>
    }
}
