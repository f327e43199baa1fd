//! Concluding a pilot: results, the verdict that they suggest, what follows, and what was learned.

use leptos::prelude::*;
use pilotbook_core::command::{Conclude, CriterionResult, ImpactDraft, prefill, suggested_verdict};
use pilotbook_core::journal::RecordId;
use pilotbook_core::model::suggestion::{Met, met};
use pilotbook_core::model::{Answer, Basis, Choice, Criterion, Decision, HypothesisWas, Pilot, Verdict};

use super::form::{FormError, draft, number_text, send, typed};
use super::pilot_parts::{met_mark, rule};
use crate::app::use_app;
use crate::components::format::typed_number;
use crate::components::{AreaField, Card, ChoiceCards, Icon, IconName, Segmented, TextField, VerdictMark};

/// An impact as it is typed.
#[derive(Clone, Copy)]
struct ImpactFields {
    key: usize,
    words: RwSignal<String>,
    amount: RwSignal<String>,
    unit: RwSignal<String>,
    basis: RwSignal<String>,
}

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
                _ => "against the criteria".to_owned(),
            }),
            mark: view! { <VerdictMark verdict=own/> }.into_any(),
        }
    });
    let needs_reason = move || {
        let verdict = verdict.get();
        verdict == Verdict::Abandoned.word()
            || (!suggested.get().is_empty() && !verdict.is_empty() && verdict != suggested.get())
    };
    let reason = draft(form.verdict_reason.clone());
    let hypothesis = word(form.hypothesis_was.map(Choice::word));
    let decision = word(form.decision.map(Choice::word));
    let day = draft(form.decided_on.unwrap_or(workspace.today()).to_string());
    let (learning, next_step) = (draft(form.learning.clone()), draft(form.next_step.clone()));
    let cost = draft(number_text(form.cost));
    let impacts: Vec<ImpactFields> = form
        .impacts
        .iter()
        .enumerate()
        .map(|(key, impact)| ImpactFields {
            key,
            words: draft(impact.words.clone()),
            amount: draft(number_text(impact.amount)),
            unit: draft(impact.unit.clone()),
            basis: draft(impact.basis.word()),
        })
        .collect();
    let impacts = RwSignal::new(impacts);
    let kept = StoredValue::new(form.impacts.clone());
    let kept_decision_on = form.decision_on;
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
        let mut drafts = Vec::new();
        for (place, fields) in impacts.get_untracked().into_iter().enumerate() {
            let Some(amount) = error.number(format!("amount.{place}"), fields.amount) else { return };
            let kpi = kept.with_value(|kept| kept.get(fields.key).and_then(|impact| impact.kpi.clone()));
            let impact = ImpactDraft {
                kpi,
                words: typed(fields.words),
                amount,
                unit: typed(fields.unit),
                basis: Basis::of(&fields.basis.get_untracked()).unwrap_or(Basis::Expected),
            };
            // A row in which nothing was written is no impact.
            if impact.kpi.is_some() || !impact.words.is_empty() || impact.amount.is_some() {
                drafts.push(impact);
            }
        }
        let decision = Decision::of(&decision.get_untracked());
        let command = Conclude {
            pilot: pilot_id.get_value(),
            results: read_results(),
            verdict,
            verdict_reason: typed(reason),
            hypothesis_was: HypothesisWas::of(&hypothesis.get_untracked()),
            decided_on,
            decision,
            decision_on: kept_decision_on.filter(|_| decision.is_some()),
            learning: typed(learning),
            next_step: typed(next_step),
            cost,
            impacts: drafts,
        };
        send(workspace, command, error, move |_| open.set(false));
    };
    let rows = results.get_value().into_iter().enumerate().map(|(place, (criterion, text))| {
        let yes_no = criterion.answer == Some(Answer::YesNo);
        let (label, kind, own) = (criterion.measure.clone(), criterion.role.map(Choice::label).unwrap_or_default(), criterion.clone());
        let field = if yes_no {
            view! { <Segmented legend=format!("Result: {label}") value=text options=vec![("", "None"), ("yes", "Yes"), ("no", "No")]/> }.into_any()
        } else {
            view! { <TextField label=format!("Result: {label}") kind="number" value=text error=error.at(format!("result.{place}"))/> }.into_any()
        };
        view! {
            <tr>
                <td class="name">{label}<span class="sub">{format!("{kind} · {}", rule(&criterion))}</span></td>
                <td class="result-cell">{field}</td>
                <td>{move || met_mark(met_by(&own, result_of(&own, &text.get())))}</td>
            </tr>
        }
    });
    let decisions = vec![("adopt", "Adopt"), ("iterate", "Iterate"), ("drop", "Drop"), ("", "Decide later")];
    let add = move |_| {
        impacts.update(|list| {
            let key = list.iter().map(|fields| fields.key + 1).max().unwrap_or(kept.with_value(Vec::len));
            list.push(ImpactFields {
                key,
                words: draft(""),
                amount: draft(""),
                unit: draft(""),
                basis: draft("measured"),
            });
        })
    };
    view! {
        <form class="form wide-form" on:submit=submit on:keydown=move |event| {
            if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
                event.prevent_default();
                submit_form(&event);
            }
        }>
            <table class="table results">
                <thead><tr><th scope="col">"Criterion"</th><th scope="col">"Result"</th><th scope="col">"Met?"</th></tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
            <div on:change=move |_| touched.set(true)>
                <ChoiceCards legend="Verdict" value=verdict cards=cards.collect()/>
                {move || error.at("verdict").get().map(|text| view! { <p class="field-error" role="alert">{text}</p> })}
            </div>
            <Show when=needs_reason>
                <AreaField label="Why against the criteria, or why abandoned?" value=reason error=error.at("verdict_reason") rows=2/>
            </Show>
            <div class="field-row">
                <Segmented legend="Decision" value=decision options=decisions/>
                <Segmented legend="The hypothesis was" value=hypothesis options=vec![("right", "Right"), ("wrong", "Wrong"), ("between", "In between"), ("", "Not said")]/>
            </div>
            <AreaField label="What did we learn?" value=learning error=error.at("learning") hint="For a colleague who starts something similar next year."/>
            <AreaField label="Next step" value=next_step rows=2 error=error.at("next_step")/>
            <div class="form-grid">
                <TextField label="Concluded" kind="date" value=day error=error.at("decided_on")/>
                <TextField label="Cost in all" kind="number" value=cost error=error.at("cost")/>
            </div>
            <h3 class="form-head">"Impact"</h3>
            <For each=move || impacts.get().into_iter().enumerate() key=|(_, fields)| fields.key let:row>
                <div class="field-row">
                    <TextField label="What changed" value=row.1.words error=error.at(format!("words.{}", row.0))/>
                    <TextField label="Amount" kind="number" value=row.1.amount error=error.at(format!("amount.{}", row.0))/>
                    <TextField label="Unit or currency" value=row.1.unit error=error.at(format!("unit.{}", row.0))/>
                    <Segmented legend="Basis" value=row.1.basis options=vec![("measured", "Measured"), ("expected", "Expected")]/>
                    <button class="btn ghost icon-only" type="button" aria-label="Remove this impact"
                        on:click=move |_| impacts.update(|list| list.retain(|fields| fields.key != row.1.key))><Icon name=IconName::Close/></button>
                </div>
            </For>
            <button class="link" type="button" on:click=add>"Add an impact"</button>
            {error.rest(&["verdict", "verdict_reason", "learning", "next_step", "decided_on", "cost", "result", "words", "amount", "unit"])}
            <div class="form-actions">
                <span class="dialog-note">"A concluded pilot can be reopened."</span>
                <button class="btn" type="button" on:click=move |_| open.set(false)>"Cancel"</button>
                <button class="btn primary" type="submit">
                    {move || Verdict::of(&verdict.get()).map_or("Conclude".to_owned(), |verdict| format!("Conclude as {}", verdict.word()))}
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
