//! An outcome as people read it: a failure weighs as much as a success.

use leptos::prelude::*;
use pilotbook_core::journal::RecordId;
use pilotbook_core::model::suggestion::Met;
use pilotbook_core::model::{Basis, Choice, Impact};
use pilotbook_core::review::{Entry, Use, entry_markdown};
use pilotbook_core::search::highlight::Words;

use super::outcome_actions::{DecideForm, InUseForm, LearningForm};
use super::outcome_details::Details;
use super::words::{counted, tone};
use crate::app::use_app;
use crate::components::{CopyButton, Marked, Show, VerdictMark, format};
use crate::route::Page;

/// The id of an entry's element.
pub(super) fn entry_id(pilot: &RecordId) -> String {
    format!("entry-{}", pilot.local())
}

/// By how much an outcome changed something; measured or expected.
pub(super) fn impact_text(impact: &Impact) -> (Option<String>, &'static str) {
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
    (amount, basis)
}

/// "2 of 3 criteria", or how many have no result.
fn criteria_in_short(entry: &Entry) -> Option<String> {
    let all = entry.criteria.len();
    let open = entry.count(Met::Open);
    match (all, open) {
        (0, _) => None,
        (all, open) if open > 0 => Some(format!(
            "{} of {} met, no result for {open}",
            entry.count(Met::Yes),
            counted(all, "criterion", "criteria")
        )),
        (all, _) => {
            Some(format!("{} of {} met", entry.count(Met::Yes), counted(all, "criterion", "criteria")))
        }
    }
}

/// One outcome: its verdict, what was learned, what follows. Without a link it stands on its pilot's own page; in full
/// it is an entry of the review; else a line of the overview.
#[component]
pub(super) fn OutcomeEntry(
    /// The pilot it belongs to.
    pilot: RecordId,
    /// Whether its title leads to the pilot's page.
    linked: bool,
    /// With everything that the review asks for.
    #[prop(optional)]
    full: bool,
    /// What is searched.
    #[prop(optional, into)]
    words: Signal<Words>,
) -> impl IntoView {
    let (workspace, _, router) = use_app();
    let id = entry_id(&pilot);
    let pilot = StoredValue::new(pilot);
    let entry = Memo::new(move |_| workspace.with(|book| Entry::of(book, &pilot.get_value())));
    let acts = full || !linked;
    // The title hardly changes, and what does not change need not be drawn again.
    let title = Memo::new(move |_| {
        entry.with(|entry| entry.as_ref().map(|entry| entry.title.clone())).unwrap_or_default()
    });
    let verdict = Memo::new(move |_| entry.with(|entry| entry.as_ref().map(|entry| entry.verdict)));
    let outcome =
        Memo::new(move |_| entry.with(|entry| entry.as_ref().map(|entry| entry.outcome.id.clone())));
    let asks = move |asks: fn(&Entry, pilotbook_core::Date) -> bool| {
        let today = workspace.today();
        Memo::new(move |_| entry.with(|entry| entry.as_ref().is_some_and(|entry| asks(entry, today))))
    };
    let no_learning = asks(|entry, _| entry.outcome.learning.trim().is_empty());
    let undecided = asks(|entry, _| entry.is_open());
    let asked_for_use = asks(|entry, today| entry.in_use(today) == Use::AskedFor);
    let not_in_use = asks(|entry, today| matches!(entry.in_use(today), Use::AskedFor | Use::NotYet));

    let name = move || {
        if linked {
            let href = router.href(Page::Pilot(pilot.get_value()));
            view! { <h3><a class="name" href=href><Marked text=title.get() words/></a></h3> }.into_any()
        } else {
            let verdict = verdict.get().map(|verdict| verdict.label());
            view! { <span class="name">{verdict}</span> }.into_any()
        }
    };
    let at_right = move || {
        let today = workspace.today();
        entry.get().map(|entry| match (full, entry.outcome.decision, entry.outcome.decided_on) {
            (true, Some(decision), _) => view! { <span class="push">{decision.label()}</span> }.into_any(),
            (true, None, Some(day)) => {
                view! { <span class="push toned tone-warn">{format!("Decision open since {}", format::day(day, today))}</span> }.into_any()
            }
            (true, None, None) => view! { <span class="push toned tone-warn">"No decision yet"</span> }.into_any(),
            (false, _, day) => view! { <span class="push">{day.map(|day| format::day(day, today))}</span> }.into_any(),
        })
    };
    let learning = move || {
        let learning = entry
            .with(|entry| entry.as_ref().map(|entry| entry.outcome.learning.clone()).unwrap_or_default());
        (!learning.trim().is_empty()).then(|| view! { <p class="serif"><Marked text=learning words/></p> })
    };
    let facts = move || entry.get().map(|entry| facts(&entry, full, linked));
    let more = move || {
        entry.get().filter(|_| acts).map(|entry| {
            let said = |label: &'static str, text: String| {
                (!text.trim().is_empty()).then(|| {
                    view! { <p class="said"><span class="caption">{label}</span>" "<Marked text words/></p> }
                })
            };
            let reason =
                if entry.against { "Why not what the criteria suggest:" } else { "Why this verdict:" };
            view! {
                {said(reason, entry.outcome.verdict_reason.clone())}
                {said("Next step:", entry.outcome.next_step.clone())}
            }
        })
    };
    let form = move |what: fn(RecordId, String, String) -> AnyView| {
        let home = entry_id(&pilot.get_value());
        outcome.get().map(|outcome| what(outcome, title.get_untracked(), home))
    };
    let copied = Callback::new(move |()| {
        entry.with_untracked(|entry| entry.as_ref().map(entry_markdown).unwrap_or_default())
    });
    view! {
        <Show when=move || verdict.get().is_some()>
            <article class="learning" class:brief=!acts id=id.clone() tabindex="-1">
                {move || verdict.get().map(|verdict| view! { <VerdictMark verdict/> })}
                <div>
                    <div class="learning-head">{move || name()}{move || at_right()}</div>
                    {move || learning()}
                    <Show when=move || no_learning.get()>
                        <div class="no-learning"><p class="caption">"No learning written down."</p>
                            {move || acts.then(|| form(|outcome, title, home| view! { <LearningForm outcome title home/> }.into_any()))}</div>
                    </Show>
                    {move || facts()}
                    {move || more()}
                    {acts.then(|| view! {
                        <div class="entry-actions">
                            {move || entry.get().filter(|_| full).map(|entry| view! { <Details entry words/> })}
                            <Show when=move || undecided.get()>
                                {move || form(|outcome, title, home| view! { <DecideForm outcome title home/> }.into_any())}
                            </Show>
                            <Show when=move || if linked { asked_for_use.get() } else { not_in_use.get() }>
                                <span class="caption asks">"In use yet?"</span>
                                {move || form(|outcome, title, home| view! { <InUseForm outcome title home/> }.into_any())}
                            </Show>
                            <CopyButton label="Copy as Markdown" of=title.get_untracked() said="Copied the outcome as Markdown." text=copied class="btn ghost small"/>
                        </div>
                    })}
                </div>
            </article>
        </Show>
    }
}

/// Day, teams, criteria, what it changed and cost, in one line.
fn facts(entry: &Entry, full: bool, linked: bool) -> impl IntoView + use<> {
    let (workspace, _, router) = use_app();
    let today = workspace.today();
    let outcome = &entry.outcome;
    // A line of the overview is no place for links of its own.
    let acts = full || !linked;
    let fact = |text: String| view! { <span>{text}</span> }.into_any();
    let mut facts: Vec<AnyView> = Vec::new();
    if full {
        facts.extend(outcome.decided_on.map(|day| fact(format::day(day, today))));
        facts.extend((!entry.teams.is_empty()).then(|| fact(entry.teams.join(", "))));
        facts.extend(
            entry.days.map(|days| fact(counted(usize::try_from(days).unwrap_or_default(), "day", "days"))),
        );
        facts.extend(criteria_in_short(entry).map(fact));
    } else {
        // On the pilot's own page it is the entry's name.
        facts
            .extend(linked.then(|| {
                view! { <span class=tone(entry.verdict)>{entry.verdict.label()}</span> }.into_any()
            }));
        facts.push(match outcome.decision {
            Some(decision) => fact(decision.label().to_owned()),
            None => view! { <span class="tone-warn">"No decision yet"</span> }.into_any(),
        });
    }
    if !entry.amended.is_empty() {
        facts.push(view! { <span class="tone-note">{entry.amended_in_short()}</span> }.into_any());
    }
    for (impact, name) in &entry.impacts {
        let (amount, basis) = impact_text(impact);
        let name = match impact.kpi.as_ref().and_then(Page::of_record).filter(|_| acts) {
            Some(kpi) => view! { <a href=router.href(kpi)>{name.clone()}</a> }.into_any(),
            None => name.clone().into_any(),
        };
        facts.push(if full {
            view! { <span><b>{amount}" "{name}</b>" "{basis}</span> }.into_any()
        } else {
            view! { <span>{amount}" "{name}", "{basis}</span> }.into_any()
        });
    }
    if full || !linked {
        facts.extend(
            outcome.cost.map(|cost| fact(format!("cost {}", format::money(cost, &outcome.cost_currency)))),
        );
        facts.extend(
            (entry.cited_by > 0)
                .then(|| fact(format!("cited by {}", counted(entry.cited_by, "idea", "ideas")))),
        );
        facts.extend(match entry.in_use(today) {
            Use::Since(day) => Some(fact(format!("in use since {}", format::day(day, today)))),
            Use::NotYet => Some(fact("not marked as in use".to_owned())),
            Use::NoMatter | Use::AskedFor => None,
        });
    }
    view! { <p class="meta" class:dotted=!full>{facts}</p> }
}
