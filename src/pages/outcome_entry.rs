//! An outcome as people read it: a failure weighs as much as a success.

use leptos::prelude::*;
use pilotbook_core::command::{Decide, MarkInUse};
use pilotbook_core::journal::RecordId;
use pilotbook_core::model::amended::amendments;
use pilotbook_core::model::{Basis, Book, Choice, Decision, Impact, Outcome, Pilot};

use super::form::{FormError, send};
use super::words::tone;
use crate::app::use_app;
use crate::components::{VerdictMark, format};
use crate::route::Page;

/// What an outcome changed, in words.
fn impact_text(book: &Book, impact: &Impact) -> String {
    let what = impact
        .kpi
        .as_ref()
        .map(|kpi| book.name_of(kpi))
        .filter(|name| !name.is_empty())
        .unwrap_or_else(|| impact.words.clone());
    let money = impact.unit.len() == 3 && impact.unit.bytes().all(|b| b.is_ascii_uppercase());
    let amount = impact.amount.map(|amount| {
        let text = if money {
            format::money(amount, &impact.unit)
        } else {
            format!("{} {}", format::number(amount, 3), impact.unit)
        };
        if amount > 0.0 && !money { format!("+{}", text.trim()) } else { text.trim().to_owned() }
    });
    let basis = if impact.basis == Some(Basis::Measured) { "measured" } else { "expected" };
    let parts: Vec<String> = amount.into_iter().chain(Some(what)).filter(|part| !part.is_empty()).collect();
    format!("{}, {basis}", parts.join(" "))
}

/// One outcome: its verdict, what was learned, what follows.
#[component]
pub(super) fn OutcomeEntry(
    /// The pilot it belongs to.
    pilot: RecordId,
    /// Whether its title leads to the pilot's page.
    linked: bool,
) -> impl IntoView {
    let (workspace, _, router) = use_app();
    let error = FormError::new();
    let pilot = StoredValue::new(pilot);
    let outcome = Memo::new(move |_| workspace.with(|book| book.outcome_of(&pilot.get_value())));
    let view = move |outcome: Outcome| {
        let today = workspace.today();
        let verdict = outcome.verdict?;
        let id = StoredValue::new(outcome.id.clone());
        let (title, amended, impacts) = workspace.with(|book| {
            let record = book.get::<Pilot>(&pilot.get_value());
            let amended = record.is_some_and(|pilot| !amendments(book, &pilot).is_empty());
            let impacts: Vec<String> =
                book.impacts_of(&outcome.id).iter().map(|impact| impact_text(book, impact)).collect();
            (book.title_of(&pilot.get_value()), amended, impacts)
        });
        let decide = move |decision: Decision| {
            move |_| {
                send(
                    workspace,
                    Decide { outcome: id.get_value(), decision, on: workspace.today() },
                    error,
                    |_| (),
                )
            }
        };
        let in_use = move |_| {
            send(workspace, MarkInUse { outcome: id.get_value(), on: Some(workspace.today()) }, error, |_| ())
        };
        let open = outcome.decision.is_none();
        let asks_for_use = outcome.decision == Some(Decision::Adopt)
            && outcome.in_use_on.is_none()
            && outcome.decision_on.or(outcome.decided_on).is_some_and(|day| today.days_since(day) <= 90);
        let cost = outcome.cost.map(|cost| format!("cost {}", format::money(cost, &outcome.cost_currency)));
        let mut meta: Vec<String> =
            outcome.decision.map(|decision| decision.label().to_owned()).into_iter().collect();
        meta.extend(impacts);
        meta.extend(cost);
        meta.extend(outcome.in_use_on.map(|day| format!("in use since {}", format::day(day, today))));
        let said = |label: &'static str, text: String| {
            (!text.is_empty())
                .then(|| view! { <p class="text-14"><span class="caption">{label}" "</span>{text}</p> })
        };
        let name = if linked {
            view! { <a class="name" href=router.href(Page::Pilot(pilot.get_value()))>{title}</a> }.into_any()
        } else {
            view! { <span class="name">{verdict.label()}</span> }.into_any()
        };
        Some(view! {
            <article class="learning">
                <VerdictMark verdict/>
                <div>
                    <p class="learning-head">{name}
                        {amended.then(|| view! { " "<span class="amended tone-note">"amended"</span> })}
                        <span class="caption push">{outcome.decided_on.map(|day| format::day(day, today))}</span></p>
                    {if outcome.learning.trim().is_empty() {
                        view! { <p class="caption">"No learning written down."</p> }.into_any()
                    } else {
                        view! { <p class="serif">{outcome.learning.clone()}</p> }.into_any()
                    }}
                    <p class="meta dotted"><span class=tone(verdict)>{verdict.label()}</span>
                        {open.then(|| view! { <span class="tone-warn">"No decision yet"</span> })}
                        {meta.into_iter().map(|text| view! { <span>{text}</span> }).collect_view()}</p>
                    {said("Why this verdict:", outcome.verdict_reason.clone())}
                    {said("Next step:", outcome.next_step.clone())}
                    {open.then(|| view! {
                        <p class="row-actions">{Decision::ALL.iter().map(|decision| view! {
                            <button class="btn small" type="button" on:click=decide(*decision)>{decision.label()}</button>
                        }).collect_view()}</p>
                    })}
                    {asks_for_use.then(|| view! {
                        <p class="row-actions"><span class="caption">"In use yet?"</span>
                            <button class="btn small" type="button" on:click=in_use>"In use since today"</button></p>
                    })}
                    {error.rest(&[])}
                </div>
            </article>
        })
    };
    move || outcome.get().and_then(view)
}
