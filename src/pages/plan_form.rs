//! Planning a pilot: all of it on one page.

use leptos::prelude::*;
use pilotbook_core::command::{CriterionDraft, PlanPilot};
use pilotbook_core::journal::RecordId;
use pilotbook_core::model::{Answer, Choice, Criterion, CriterionRole, Direction, Idea};

use super::form::{FormError, chosen_record, draft, number_text, send, typed};
use super::words::options_of;
use crate::app::use_app;
use crate::components::{AreaField, Icon, IconName, Segmented, SelectField, TextField};
use crate::route::Page;

/// A criterion as it is typed.
#[derive(Clone, Copy)]
pub(super) struct CriterionFields {
    key: usize,
    role: RwSignal<String>,
    answer: RwSignal<String>,
    measure: RwSignal<String>,
    unit: RwSignal<String>,
    direction: RwSignal<String>,
    baseline: RwSignal<String>,
    target: RwSignal<String>,
}

impl CriterionFields {
    pub(super) fn new(key: usize) -> CriterionFields {
        CriterionFields {
            key,
            role: draft("must"),
            answer: draft("number"),
            measure: draft(""),
            unit: draft(""),
            direction: draft("at_least"),
            baseline: draft(""),
            target: draft(""),
        }
    }

    pub(super) fn of(key: usize, criterion: &Criterion) -> CriterionFields {
        let word = |word: Option<&'static str>, default: &'static str| draft(word.unwrap_or(default));
        CriterionFields {
            key,
            role: word(criterion.role.map(Choice::word), "must"),
            answer: word(criterion.answer.map(Choice::word), "number"),
            measure: draft(criterion.measure.clone()),
            unit: draft(criterion.unit.clone()),
            direction: word(criterion.direction.map(Choice::word), "at_least"),
            baseline: draft(number_text(criterion.baseline)),
            target: draft(number_text(criterion.target)),
        }
    }

    /// What was typed; none where a number can't be read, which the form then says.
    pub(super) fn read(self, place: usize, error: FormError) -> Option<CriterionDraft> {
        let answer = Answer::of(&self.answer.get_untracked()).unwrap_or(Answer::Number);
        let is_number = answer == Answer::Number;
        let baseline = error.number(format!("baseline.{place}"), self.baseline)?;
        let target = error.number(format!("target.{place}"), self.target)?;
        Some(CriterionDraft {
            role: CriterionRole::of(&self.role.get_untracked()).unwrap_or(CriterionRole::Must),
            answer,
            measure: typed(self.measure),
            unit: if is_number { typed(self.unit) } else { String::new() },
            direction: Direction::of(&self.direction.get_untracked()).filter(|_| is_number),
            baseline: baseline.filter(|_| is_number),
            target: target.filter(|_| is_number),
        })
    }
}

fn options<C: Choice>() -> Vec<(&'static str, &'static str)> {
    C::ALL.iter().map(|choice| (choice.word(), choice.label())).collect()
}

/// The fields of one criterion.
#[component]
pub(super) fn CriterionRow(
    /// What is typed.
    fields: CriterionFields,
    /// Its place among the form's criteria.
    place: usize,
    /// Where refusals are shown.
    error: FormError,
) -> impl IntoView {
    let is_number = move || fields.answer.get() == "number";
    view! {
        <div class="criterion-fields">
            <div class="field-row">
                <Segmented legend="Role" value=fields.role options={options::<CriterionRole>()}/>
                <Segmented legend="Answered by" value=fields.answer options={options::<Answer>()}/>
            </div>
            <TextField label="Measure" value=fields.measure placeholder="Time to first working call, median" error=error.at(format!("measure.{place}"))/>
            <Show when=is_number>
                <div class="field-row">
                    <Segmented legend="Direction" value=fields.direction options={options::<Direction>()}/>
                    <TextField label="Target" kind="number" value=fields.target error=error.at(format!("target.{place}"))/>
                    <TextField label="Unit" value=fields.unit placeholder="min" error=error.at(format!("unit.{place}"))/>
                    <TextField label="Baseline" kind="number" value=fields.baseline hint="Where it stands today" error=error.at(format!("baseline.{place}"))/>
                </div>
            </Show>
        </div>
    }
}

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
    let title =
        workspace.with_untracked(|book| book.get::<Idea>(&idea)).map(|idea| idea.title).unwrap_or_default();
    let (title, hypothesis, plan, lead) = (draft(title), draft(""), draft(""), draft(""));
    let me = workspace.me().map(|me| me.to_string()).unwrap_or_default();
    lead.set(me);
    let (start, end) = (draft(workspace.today().to_string()), draft(""));
    let (budget, chance) = (draft(""), draft(""));
    let criteria = RwSignal::new(vec![CriterionFields::new(0)]);
    let people = workspace.with_untracked(|book| options_of(book, "person"));
    let add = move |_| {
        criteria.update(|list| {
            let key = list.iter().map(|fields| fields.key + 1).max().unwrap_or(0);
            list.push(CriterionFields::new(key));
        })
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        error.clear();
        let rows = criteria.get_untracked();
        let read: Option<Vec<CriterionDraft>> =
            rows.iter().enumerate().map(|(place, row)| row.read(place, error)).collect();
        let Some(mut drafts) = read else { return };
        // A row in which nothing was written is no criterion.
        drafts.retain(|draft| {
            !(draft.measure.is_empty() && draft.target.is_none() && draft.baseline.is_none())
        });
        let (Some(planned_start), Some(planned_end)) =
            (error.day("planned_start", start), error.day("planned_end", end))
        else {
            return;
        };
        let (Some(budget), Some(chance)) = (error.number("budget", budget), error.number("chance", chance))
        else {
            return;
        };
        let command = PlanPilot {
            idea: idea.clone(),
            title: typed(title),
            hypothesis: typed(hypothesis),
            plan: typed(plan),
            lead: chosen_record(lead),
            planned_start,
            planned_end,
            budget,
            chance: chance.map(|percent| percent / 100.0),
            criteria: drafts,
        };
        send(workspace, command, error, move |done| {
            open.set(false);
            if let Some(pilot) = done.records.into_iter().find(|id| id.kind() == "pilot") {
                router.go(Page::Pilot(pilot));
            }
        });
    };
    view! {
        <form class="form wide-form" on:submit=submit>
            <TextField label="Title" value=title error=error.at("title")/>
            <AreaField label="Hypothesis" value=hypothesis error=error.at("hypothesis") autofocus=true
                placeholder="If we … for … then …, because …"/>
            <AreaField label="Plan" value=plan rows=2 error=error.at("plan") placeholder="Who does what, how it is measured, when it is stopped early."/>
            <div class="form-grid">
                <TextField label="Planned start" kind="date" value=start error=error.at("planned_start")/>
                <TextField label="Planned end" kind="date" value=end error=error.at("planned_end")/>
                <SelectField label="Lead" value=lead options=people error=error.at("lead")/>
                <TextField label="Budget" kind="number" value=budget error=error.at("budget")/>
                <TextField label="Chance of success, %" kind="number" value=chance error=error.at("chance")
                    hint="Your honest guess; later it shows how good such guesses are."/>
            </div>
            <h3 class="form-head">"Criteria"</h3>
            <For each=move || criteria.get().into_iter().enumerate() key=|(_, fields)| fields.key let:row>
                <CriterionRow fields=row.1 place=row.0 error/>
                <button class="link" type="button" on:click=move |_| criteria.update(|list| list.retain(|fields| fields.key != row.1.key))>
                    "Remove this criterion"</button>
            </For>
            <button class="btn" type="button" on:click=add><Icon name=IconName::Plus/>"Add a criterion"</button>
            {error.rest(&["title", "hypothesis", "plan", "planned_start", "planned_end", "lead", "budget", "chance", "measure", "target", "baseline", "unit"])}
            <div class="form-actions">
                <button class="btn" type="button" on:click=move |_| open.set(false)>"Cancel"</button>
                <button class="btn primary" type="submit">"Plan the pilot"</button>
            </div>
        </form>
    }
}
