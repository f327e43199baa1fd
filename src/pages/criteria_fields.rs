//! One criterion in a form: what is typed, and how it is read.

use leptos::prelude::*;
use pilotbook_core::command::CriterionDraft;
use pilotbook_core::model::{Answer, Choice, Criterion, CriterionRole, Direction};

use super::form::{FormError, draft, number_text, typed};
use crate::components::{Segmented, Show, TextField};

/// A criterion as it is typed.
#[derive(Clone, Copy)]
pub(super) struct CriterionFields {
    role: RwSignal<String>,
    answer: RwSignal<String>,
    measure: RwSignal<String>,
    unit: RwSignal<String>,
    direction: RwSignal<String>,
    baseline: RwSignal<String>,
    target: RwSignal<String>,
}

impl CriterionFields {
    pub(super) fn new() -> CriterionFields {
        CriterionFields {
            role: draft("must"),
            answer: draft("number"),
            measure: draft(""),
            unit: draft(""),
            direction: draft("at_least"),
            baseline: draft(""),
            target: draft(""),
        }
    }

    pub(super) fn of(criterion: &Criterion) -> CriterionFields {
        let word = |word: Option<&'static str>, default: &'static str| draft(word.unwrap_or(default));
        CriterionFields {
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
