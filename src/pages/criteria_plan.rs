//! The criteria of a pilot that has not started: each cell is edited in place, and a line below adds another.

use leptos::prelude::*;
use pilotbook_core::command::{AddCriterion, CriterionDraft, MoveCriterion, RemoveCriterion, moved_place};
use pilotbook_core::journal::RecordId;
use pilotbook_core::model::{Answer, Choice, Criterion, CriterionRole, Direction};

use super::record_field::{RecordField, run_quietly, save_values};
use crate::app::use_app;
use crate::components::{For, Icon, IconName, InPlace, Show, focus_on, format};

/// The criteria of a plan.
#[component]
pub(super) fn PlannedCriteria(id: RecordId) -> impl IntoView {
    let (workspace, ..) = use_app();
    let id = StoredValue::new(id);
    let ids = Memo::new(move |_| {
        let criteria = workspace.with(|book| book.criteria_of(&id.get_value()));
        criteria.into_iter().map(|criterion| criterion.id).collect::<Vec<_>>()
    });
    let error = RwSignal::new(None);
    let nothing = RwSignal::new(String::new());
    let add = Callback::new(move |measure: String| {
        let draft = CriterionDraft {
            role: CriterionRole::Must,
            answer: Answer::Number,
            measure: format::composed(measure.trim()),
            unit: String::new(),
            direction: Some(Direction::AtLeast),
            baseline: None,
            target: None,
        };
        let place = ids.with_untracked(Vec::len);
        nothing.set(measure);
        run_quietly(workspace, Box::new(AddCriterion { pilot: id.get_value(), draft }), error, move |_| {
            nothing.try_set(String::new());
            focus_on(format!("plan-target-{place}"));
        });
    });
    let last = Signal::derive(move || ids.with(Vec::len).saturating_sub(1));
    view! {
        <section class="section">
            <div class="section-head"><h2>"Criteria"</h2><span class="quiet">"they decide the verdict, and are locked at the start"</span></div>
            <div class="plan-criteria">
                <div class="plan-criterion head" aria-hidden="true">
                    <span>"Criterion"</span><span>"Role"</span><span>"Met when"</span><span class="num">"Target"</span><span>"Unit"</span>
                    <span class="num">"Baseline"</span><span></span>
                </div>
                // A line is made anew only where another criterion takes its place: nobody's typing is lost.
                <For each=move || ids.get().into_iter().enumerate() key=|(place, id)| format!("{place} {id}") let:line>
                    <CriterionLine criterion=line.1 place=line.0 last/>
                </For>
                <div class="plan-criterion add">
                    <InPlace label="Add a criterion" value=nothing on_save=add id="plan-criteria" error
                        placeholder="Add a criterion: what is measured, or asked?"/>
                </div>
            </div>
            <p class="caption">"A must has to be met. A guardrail must not be broken while the others are met."</p>
        </section>
    }
}

/// On which side of the target it is met, or that yes meets it: two fields that people think of as one.
fn met_when(criterion: &Criterion) -> &'static str {
    match (criterion.answer, criterion.direction) {
        (Some(Answer::YesNo), _) => "yes",
        (_, direction) => direction.map(Choice::word).unwrap_or_default(),
    }
}

/// One criterion.
#[component]
fn CriterionLine(criterion: RecordId, place: usize, last: Signal<usize>) -> impl IntoView {
    let (workspace, ..) = use_app();
    let id = StoredValue::new(criterion);
    let error = RwSignal::new(None);
    let record = Memo::new(move |_| workspace.with(|book| book.get::<Criterion>(&id.get_value())));
    let measure = move || {
        record.with(|record| record.as_ref().map(|record| record.measure.clone()).unwrap_or_default())
    };
    let label = move |field: &'static str| Signal::derive(move || format!("{field}: {}", measure()));
    let yes_no = Memo::new(move |_| {
        record.with(|record| record.as_ref().is_some_and(|record| record.answer == Some(Answer::YesNo)))
    });
    let met = Memo::new(move |_| {
        record.with(|record| record.as_ref().map(met_when).unwrap_or_default().to_owned())
    });
    let no_role =
        Memo::new(move |_| record.with(|record| record.as_ref().is_some_and(|record| record.role.is_none())));
    let words = |options: &[(&str, &str)]| {
        options.iter().map(|(own, word)| ((*own).to_owned(), (*word).to_owned())).collect::<Vec<_>>()
    };
    let roles = Signal::derive(move || {
        let mut roles = words(&[("must", "Must"), ("guardrail", "Guardrail")]);
        if no_role.get() {
            roles.insert(0, (String::new(), "—".to_owned()));
        }
        roles
    });
    let sides = Signal::derive(move || {
        let mut sides = words(&[("at_least", "At least"), ("at_most", "At most"), ("yes", "Answer is yes")]);
        if met.with(String::is_empty) {
            sides.insert(0, (String::new(), "—".to_owned()));
        }
        sides
    });
    let choose = Callback::new(move |word: String| {
        let yes = word == "yes";
        let answer = if yes { Answer::YesNo } else { Answer::Number };
        let mut values = vec![("answer", answer.word().into())];
        // A question keeps its numbers: whoever comes back finds them again.
        if !yes {
            values.push(("direction", Direction::of(&word).map(Choice::word).into()));
        }
        save_values(workspace, id.get_value(), values, error);
    });
    let remove = move |_| {
        run_quietly(workspace, Box::new(RemoveCriterion { criterion: id.get_value() }), error, |_| {
            focus_on("plan-criteria".to_owned())
        });
    };
    let step = move |up: bool| {
        move |_| {
            let Some(to) = workspace.with_untracked(|book| moved_place(book, &id.get_value(), up)) else {
                return;
            };
            let next = if up { place.saturating_sub(1) } else { place + 1 };
            run_quietly(
                workspace,
                Box::new(MoveCriterion { criterion: id.get_value(), place: to }),
                error,
                move |_| {
                    focus_on(format!("plan-measure-{next}"));
                },
            );
        }
    };
    let named = move |verb: &'static str| move || format!("{verb}: {}", measure());
    view! {
        <div class="plan-criterion" role="group" aria-label=measure>
            <div class="name"><RecordField record=id.get_value() field="measure" label="Measure" id=format!("plan-measure-{place}") placeholder="What is measured, or asked?"/></div>
            <div data-label="Role"><RecordField record=id.get_value() field="role" label=label("Role") kind="select" id=format!("plan-role-{place}") options=roles/></div>
            <div data-label="Met when"><InPlace label=label("Met when") value=met on_save=choose kind="select" id=format!("plan-direction-{place}") error options=sides/></div>
            <Show when=move || !yes_no.get() fallback=|| view! { <div class="no-number"></div> }>
                <div data-label="Target"><RecordField record=id.get_value() field="target" label=label("Target") kind="number" id=format!("plan-target-{place}") placeholder="target"/></div>
                <div data-label="Unit"><RecordField record=id.get_value() field="unit" label=label("Unit") id=format!("plan-unit-{place}") placeholder="unit"/></div>
                <div data-label="Baseline"><RecordField record=id.get_value() field="baseline" label=label("Baseline") kind="number" id=format!("plan-baseline-{place}") placeholder="today"/></div>
            </Show>
            <div class="plan-tools">
                <button class="btn ghost icon-only small" type="button" aria-label=named("Move up") title="Move up" disabled=place == 0 on:click=step(true)><Icon name=IconName::ArrowUp/></button>
                <button class="btn ghost icon-only small" type="button" aria-label=named("Move down") title="Move down" disabled=move || place == last.get() on:click=step(false)><Icon name=IconName::ArrowDown/></button>
                <button class="btn ghost icon-only small" type="button" aria-label=named("Remove") title="Remove; undo brings it back" on:click=remove><Icon name=IconName::Close/></button>
            </div>
        </div>
    }
}
