//! Checking in: a word, a colour, and where the criteria stand.

use leptos::prelude::*;
use pilotbook_core::command::{CheckIn, ReadingValue};
use pilotbook_core::journal::RecordId;
use pilotbook_core::model::{Answer, Choice, Confidence};

use super::criteria_table::rule;
use super::form::{FormError, draft, send, typed};
use crate::app::use_app;
use crate::components::{AreaField, Card, ChoiceCards, Course, CourseMark, Segmented, TextField};

/// The form.
#[component]
pub(super) fn CheckInForm(id: RecordId, open: RwSignal<bool>) -> impl IntoView {
    let (workspace, ..) = use_app();
    let error = FormError::new();
    let (text, confidence, day) = (draft(""), draft("green"), draft(workspace.today().to_string()));
    let criteria = workspace.with_untracked(|book| book.criteria_of(&id));
    let readings: Vec<RwSignal<String>> = criteria.iter().map(|_| draft("")).collect();
    let cards = Confidence::ALL.iter().map(|confidence| {
        let caption = match confidence {
            Confidence::Green => "It will give its answer in time",
            Confidence::Amber => "Something has to change",
            Confidence::Red => "It won't, as things stand",
        };
        Card {
            value: confidence.word(),
            title: confidence.label(),
            caption: Signal::stored(caption.to_owned()),
            mark: view! { <CourseMark course=Course::from(*confidence)/> }.into_any(),
        }
    });
    let fields = criteria.iter().zip(&readings).enumerate().map(|(place, (criterion, value))| {
        let error = error.at(format!("readings.{place}"));
        if criterion.answer == Some(Answer::YesNo) {
            let options = vec![("", "Not read"), ("yes", "Yes"), ("no", "No")];
            view! { <Segmented legend=criterion.measure.clone() value=*value options/> }.into_any()
        } else {
            let hint = format!("{}; leave it empty if you didn't measure it", rule(criterion));
            view! { <TextField label=criterion.measure.clone() kind="number" value=*value hint error/> }
                .into_any()
        }
    });
    let fields = fields.collect_view();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        error.clear();
        let mut read = Vec::new();
        for (place, (criterion, value)) in criteria.iter().zip(&readings).enumerate() {
            let yes_no = criterion.answer == Some(Answer::YesNo);
            match (yes_no, value.get_untracked().as_str()) {
                (true, "yes") => read.push((criterion.id.clone(), ReadingValue::YesNo(true))),
                (true, "no") => read.push((criterion.id.clone(), ReadingValue::YesNo(false))),
                (true, _) => {}
                (false, _) => {
                    let Some(number) = error.number(format!("readings.{place}"), *value) else { return };
                    read.extend(number.map(|number| (criterion.id.clone(), ReadingValue::Number(number))));
                }
            }
        }
        let Some(Some(day)) = error.day("day", day) else {
            error.refuse("day", "A check-in needs its day.");
            return;
        };
        let command = CheckIn {
            pilot: id.clone(),
            text: typed(text),
            confidence: Confidence::of(&confidence.get_untracked()).unwrap_or(Confidence::Amber),
            day,
            readings: read,
        };
        send(workspace, command, error, move |_| open.set(false));
    };
    view! {
        <form class="form" on:submit=submit>
            <ChoiceCards legend="How does it go?" value=confidence cards=cards.collect()/>
            <AreaField label="What happened" value=text error=error.at("text") autofocus=true placeholder="What changed since last week, and what it means for the end."/>
            {fields}
            <TextField label="Day" kind="date" value=day error=error.at("day")/>
            {error.rest(&["text", "day", "readings"])}
            <div class="form-actions">
                <button class="btn" type="button" on:click=move |_| open.set(false)>"Cancel"</button>
                <button class="btn primary" type="submit">"Check in"</button>
            </div>
        </form>
    }
}
