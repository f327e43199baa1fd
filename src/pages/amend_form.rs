//! Amending a started pilot: a reason, and the original stays beside it.

use leptos::prelude::*;
use pilotbook_core::command::{Amend, CriterionAmendment, CriterionDraft};
use pilotbook_core::journal::RecordId;
use pilotbook_core::model::Pilot;

use super::criteria_fields::{CriterionFields, CriterionRow};
use super::criteria_table::rule;
use super::form::{FormError, draft, send, typed};
use crate::app::use_app;
use crate::components::{AreaField, CheckField, For, Icon, IconName, TextField};

/// The form.
#[component]
pub(super) fn AmendForm(id: RecordId, open: RwSignal<bool>) -> impl IntoView {
    let (workspace, ..) = use_app();
    let error = FormError::new();
    let Some(pilot) = workspace.with_untracked(|book| book.get::<Pilot>(&id)) else { return ().into_any() };
    let criteria = workspace.with_untracked(|book| book.criteria_of(&id));
    let (hypothesis, reason) = (draft(pilot.hypothesis.clone()), draft(""));
    let end = draft(pilot.planned_end.map(|day| day.to_string()).unwrap_or_default());
    let rows: Vec<(CriterionFields, RwSignal<bool>)> =
        criteria.iter().map(|criterion| (CriterionFields::of(criterion), RwSignal::new(false))).collect();
    let added = RwSignal::new(Vec::<CriterionFields>::new());
    let first_new = rows.len();
    let add = move |_| added.update(|list| list.push(CriterionFields::new()));
    // Closed ones stay closed: most amendments touch one of them.
    let fields = rows.clone().into_iter().zip(&criteria).enumerate().map(|(place, ((fields, remove), criterion))| {
        let wrong = error.row(place);
        view! {
            <details class="amend-criterion" prop:open=move || wrong.get()>
                <summary>{criterion.measure.clone()}" "<span class="caption">{rule(criterion)}</span></summary>
                <CriterionRow fields place error/>
                <CheckField label="Remove this criterion" value=remove/>
            </details>
        }
    });
    let fields = fields.collect_view();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        error.clear();
        let mut changes = Vec::new();
        for (place, ((fields, remove), criterion)) in rows.iter().zip(&criteria).enumerate() {
            if remove.get_untracked() {
                changes.push(CriterionAmendment::Remove(criterion.id.clone()));
                continue;
            }
            let Some(draft) = fields.read(place, error) else { return };
            if draft != CriterionDraft::of(criterion) {
                changes.push(CriterionAmendment::Change { criterion: criterion.id.clone(), draft });
            }
        }
        for (place, fields) in added.get_untracked().into_iter().enumerate() {
            let Some(draft) = fields.read(first_new + place, error) else { return };
            if !draft.measure.is_empty() {
                changes.push(CriterionAmendment::Add(draft));
            }
        }
        let Some(end) = error.day("planned_end", end) else { return };
        let text = typed(hypothesis);
        let command = Amend {
            pilot: id.clone(),
            reason: typed(reason),
            hypothesis: (text != pilot.hypothesis).then_some(text),
            planned_end: end.filter(|end| Some(*end) != pilot.planned_end),
            criteria: changes,
        };
        send(workspace, command, error, move |_| open.set(false));
    };
    view! {
        <form class="form wide-form" on:submit=submit>
            <AreaField label="Why is it amended?" value=reason error=error.at("reason") autofocus=true
                placeholder="What turned out to be otherwise. The outcome will show it." rows=2/>
            <AreaField label="Hypothesis" value=hypothesis error=error.at("hypothesis")/>
            <TextField label="Planned end" kind="date" value=end error=error.at("planned_end")/>
            <h3 class="form-head">"Criteria"</h3>
            <div class="amend-criteria">{fields}</div>
            <For each=move || added.get().into_iter().enumerate() key=|(place, _)| place.to_string() let:row>
                <CriterionRow fields=row.1 place=first_new + row.0 error/>
            </For>
            <button class="btn" type="button" on:click=add><Icon name=IconName::Plus/>"Add a criterion"</button>
            {error.rest(&["reason", "hypothesis", "planned_end", "measure", "target", "baseline", "unit"])}
            <div class="form-actions">
                <button class="btn" type="button" on:click=move |_| open.set(false)>"Cancel"</button>
                <button class="btn primary" type="submit">"Amend the pilot"</button>
            </div>
        </form>
    }
    .into_any()
}
