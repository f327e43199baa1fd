//! Concluding a pilot: results, the verdict that they suggest, what follows, and what was learned.

use leptos::prelude::*;
use pilotbook_core::command::{Conclude, CriterionResult, prefill, suggested_verdict, suggested_why};
use pilotbook_core::journal::RecordId;
use pilotbook_core::model::progress::How;
use pilotbook_core::model::suggestion::{Met, met, needs_reason};
use pilotbook_core::model::{Answer, Choice, Criterion, Decision, HypothesisWas, Pilot, Verdict};

use super::conclude_impacts::{ImpactRows, Impacts};
use super::criteria_table::measure_cell;
use super::form::{FormError, draft, number_text, send, typed};
use crate::app::use_app;
use crate::components::format::typed_number;
use crate::components::{
    AreaField, Card, ChoiceCards, Course, CourseMark, Segmented, Show, TextField, VerdictMark,
};

/// A result as it is typed, read as far as it can be.
fn result_of(criterion: &Criterion, text: &str) -> CriterionResult {
    match criterion.answer {
        Some(Answer::YesNo) => CriterionResult::YesNo(match text {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        }),
        _ => CriterionResult::Number(typed_number(text).ok().flatten()),
    }
}

fn met_by(criterion: &Criterion, result: CriterionResult) -> Met {
    match result {
        CriterionResult::Number(number) => met(criterion, number, None),
        CriterionResult::YesNo(yes) => met(criterion, None, yes),
    }
}

/// The form.
#[component]
pub(super) fn ConcludeForm(id: RecordId, open: RwSignal<bool>) -> impl IntoView {
    let (workspace, ..) = use_app();
    let error = FormError::new();
    let Some(pilot) = workspace.with_untracked(|book| book.get::<Pilot>(&id)) else { return ().into_any() };
    let criteria = workspace.with_untracked(|book| book.criteria_of(&id));
    let form = workspace.with_untracked(|book| prefill(book, &pilot));
    let word = |word: Option<&'static str>| draft(word.unwrap_or_default());
    let results: Vec<(Criterion, RwSignal<String>)> = criteria
        .into_iter()
        .map(|criterion| {
            let given = form.results.iter().find(|(id, _)| *id == criterion.id).map(|(_, result)| *result);
            let text = match given {
                Some(CriterionResult::Number(number)) => number_text(number),
                Some(CriterionResult::YesNo(yes)) => {
                    yes.map_or("", |yes| if yes { "yes" } else { "no" }).to_owned()
                }
                None => String::new(),
            };
            (criterion, draft(text))
        })
        .collect();
    let results = StoredValue::new(results);
    let read_results = move || {
        results.with_value(|results| {
            results
                .iter()
                .map(|(criterion, text)| (criterion.id.clone(), result_of(criterion, &text.get())))
                .collect::<Vec<_>>()
        })
    };
    let pilot_id = StoredValue::new(id);
    let suggested = Memo::new(move |_| {
        let results = read_results();
        workspace
            .with(|book| suggested_verdict(book, &pilot_id.get_value(), &results))
            .map(Choice::word)
            .unwrap_or_default()
    });
    let chosen = word(form.verdict.map(Choice::word));
    // The suggestion is preselected until a person chooses.
    let (touched, verdict) = (RwSignal::new(form.verdict.is_some()), draft(""));
    Effect::new(move |_| {
        if !touched.get() {
            verdict.set(suggested.get().to_owned());
        }
    });
    if touched.get_untracked() {
        verdict.set(chosen.get_untracked());
    }
    // What the criteria say, in a sentence, whatever is chosen.
    let why = move || {
        let results = read_results();
        workspace.with(|book| suggested_why(book, &pilot_id.get_value(), &results))
    };
    let count = move || {
        let met = results.with_value(|results| {
            results
                .iter()
                .filter(|(criterion, text)| met_by(criterion, result_of(criterion, &text.get())) == Met::Yes)
                .count()
        });
        format!("{met} of {} met", results.with_value(Vec::len))
    };
    let cards = Verdict::ALL.iter().map(|own| {
        let own = *own;
        Card {
            value: own.word(),
            title: own.label(),
            caption: Signal::derive(move || match (suggested.get(), own) {
                (suggested, own) if suggested == own.word() => format!("suggested: {}", count()),
                (_, Verdict::Abandoned) => "stopped before it could answer".to_owned(),
                ("", _) => "no must criterion decides".to_owned(),
                _ => "not what the criteria suggest".to_owned(),
            }),
            mark: view! { <VerdictMark verdict=own/> }.into_any(),
        }
    });
    let needs_reason = move || {
        let suggestion = Verdict::of(suggested.get());
        Verdict::of(&verdict.get()).is_some_and(|verdict| needs_reason(verdict, suggestion))
    };
    let reason = draft(form.verdict_reason.clone());
    let hypothesis = word(form.hypothesis_was.map(Choice::word));
    let decision = word(form.decision.map(Choice::word));
    let day = draft(form.decided_on.unwrap_or(workspace.today()).to_string());
    let (learning, next_step) = (draft(form.learning.clone()), draft(form.next_step.clone()));
    let cost = draft(number_text(form.cost));
    let currency = form.cost_currency.clone();
    let impacts = Impacts::of(&form.impacts);
    let (kept_decision, kept_decision_on) = (form.decision, form.decision_on);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        error.clear();
        for (place, (criterion, text)) in results.get_value().iter().enumerate() {
            if criterion.answer != Some(Answer::YesNo)
                && error.number(format!("result.{place}"), *text).is_none()
            {
                return;
            }
        }
        let Some(verdict) = Verdict::of(&verdict.get_untracked()) else {
            error.refuse("verdict", "Choose a verdict: no must criterion suggests one.");
            return;
        };
        let (Some(Some(decided_on)), Some(cost)) = (error.day("decided_on", day), error.number("cost", cost))
        else {
            if day.get_untracked().trim().is_empty() {
                error.refuse("decided_on", "An outcome needs its day.");
            }
            return;
        };
        let Some(drafts) = impacts.read(error) else { return };
        let decision = Decision::of(&decision.get_untracked());
        let command = Conclude {
            pilot: pilot_id.get_value(),
            results: read_results(),
            verdict,
            verdict_reason: if untrack(needs_reason) { typed(reason) } else { String::new() },
            hypothesis_was: HypothesisWas::of(&hypothesis.get_untracked()),
            decided_on,
            decision,
            // A day that belongs to another decision, or lies before the verdict, is given anew.
            decision_on: kept_decision_on.filter(|day| decision == kept_decision && *day >= decided_on),
            learning: typed(learning),
            next_step: typed(next_step),
            cost,
            impacts: drafts,
        };
        send(workspace, command, error, move |_| open.set(false));
    };
    // The dialog's focus begins at the first figure, not at the scrolling body.
    let first_number =
        results.with_value(|results| results.iter().position(|(own, _)| own.answer != Some(Answer::YesNo)));
    let rows = results.get_value().into_iter().enumerate().map(|(place, (criterion, text))| {
        let yes_no = criterion.answer == Some(Answer::YesNo);
        let (label, own) = (criterion.measure.clone(), criterion.clone());
        let field = if yes_no {
            view! { <Segmented legend=format!("Result: {label}") value=text options=vec![("", "None"), ("yes", "Yes"), ("no", "No")]/> }.into_any()
        } else {
            view! { <TextField label=format!("Result: {label}") kind="number" value=text error=error.at(format!("result.{place}")) autofocus=first_number == Some(place)/> }.into_any()
        };
        view! {
            <tr>
                <td class="name">{measure_cell(&criterion)}</td>
                <td class="result-cell">{field}</td>
                <td class="state-cell">{move || {
                    let how = How::of(met_by(&own, result_of(&own, &text.get())), false);
                    view! { <CourseMark course=Course::from(how) word=true/> }
                }}</td>
            </tr>
        }
    });
    let decisions = vec![("adopt", "Adopt"), ("iterate", "Iterate"), ("drop", "Drop"), ("", "Decide later")];
    view! {
        <form class="form wide-form" on:submit=submit on:keydown=move |event| {
            if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
                event.prevent_default();
                submit_form(&event);
            }
        }>
            <table class="table still results">
                <thead><tr><th scope="col">"Criterion"</th><th scope="col" class="num">"Result"</th><th scope="col"><span class="visually-hidden">"Met?"</span></th></tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
            <div on:change=move |_| touched.set(true)>
                <ChoiceCards legend="Verdict" value=verdict cards=cards.collect()/>
                <p class="why">{move || why()}</p>
                {move || error.at("verdict").get().map(|text| view! { <p class="field-error" role="alert">{text}</p> })}
            </div>
            <Show when=needs_reason>
                {move || {
                    let abandoned = verdict.get() == Verdict::Abandoned.word();
                    let (label, placeholder) = if abandoned {
                        ("Why was it abandoned?", "What stopped it before it could answer.")
                    } else {
                        ("Why not what the criteria suggest?", "What the criteria did not see.")
                    };
                    view! { <AreaField label placeholder value=reason error=error.at("verdict_reason") rows=2/> }
                }}
            </Show>
            {(!pilot.hypothesis.is_empty()).then(|| view! { <p class="hypothesis-quote serif-list">{pilot.hypothesis.clone()}</p> })}
            <Segmented legend="Was the hypothesis right, wrong, or in between?" value=hypothesis
                options=vec![("right", "Right"), ("between", "In between"), ("wrong", "Wrong"), ("", "Not said")]/>
            <AreaField label="What did we learn?" value=learning autofocus=first_number.is_none() error=error.at("learning") hint="For a colleague who starts something similar next year."
                placeholder="What surprised us, and what we would do first next time."/>
            <div class="field-row decision-row">
                <Segmented legend="Decision" value=decision options=decisions/>
                <TextField label="Concluded" kind="date" value=day error=error.at("decided_on")/>
                <TextField label="Cost in all" kind="number" unit=currency value=cost error=error.at("cost")/>
            </div>
            <AreaField label="Next step" value=next_step rows=2 error=error.at("next_step") placeholder="Who does what by when."/>
            <ImpactRows impacts error/>
            {error.rest(&["verdict", "verdict_reason", "learning", "next_step", "decided_on", "cost", "result", "words", "amount", "unit", "kpi"])}
            <div class="form-actions">
                <span class="dialog-note">"A concluded pilot can be reopened."</span>
                <button class="btn" type="button" on:click=move |_| open.set(false)>"Cancel"</button>
                <button class="btn primary" type="submit">
                    {move || Verdict::of(&verdict.get()).map_or("Conclude".to_owned(), |verdict| format!("Conclude as {}", verdict.word()))}
                    <kbd>"Ctrl Enter"</kbd>
                </button>
            </div>
        </form>
    }
    .into_any()
}

/// Sends the form that a key was pressed in.
fn submit_form(event: &web_sys::KeyboardEvent) {
    use wasm_bindgen::JsCast;
    let target = event.current_target().and_then(|target| target.dyn_into::<web_sys::HtmlFormElement>().ok());
    if let Some(form) = target {
        // A form without a button would refuse; this one has one.
        let _ = form.request_submit();
    }
}
