//! An idea's score: its parts, edited in place, and what they come to. Off unless the workspace scores ideas.

use leptos::prelude::*;
use pilotbook_core::journal::RecordId;
use pilotbook_core::list::ideas::score_kind;
use pilotbook_core::model::score::{Part, formula, missing, parts, score, working};
use pilotbook_core::model::{Choice, Idea};

use super::record_field::RecordField;
use super::words::capital;
use crate::app::use_app;
use crate::components::{Show, format};

/// The parts and the score.
#[component]
pub(super) fn IdeaScore(id: RecordId, idea: Memo<Option<Idea>>) -> impl IntoView {
    let (workspace, ..) = use_app();
    let id = StoredValue::new(id);
    let kind = Memo::new(move |_| workspace.with(score_kind));
    let field = move |part: &'static Part| {
        let (label, kind) = if part.percent {
            (format!("{}, %", capital(part.name)), "percent")
        } else {
            (capital(part.name), "number")
        };
        let guide = if part.percent { "0 to 100" } else { part.allowed };
        view! {
            <div><dt>{capital(part.name)}</dt><dd class="with-unit">
                <RecordField record=id.get_value() field=part.field label kind id=format!("idea-{}", part.field) placeholder=guide/>
                {part.percent.then(|| view! { <span class="unit">"%"</span> })}
            </dd></div>
        }
    };
    let came_to = move || {
        let kind = kind.get();
        let idea = idea.get()?;
        Some(match score(kind, &idea) {
            Ok(Some(score)) => view! {
                <b class="num">{format::number(score, 1)}</b><span class="caption">{format!("= {}", working(kind, &idea, &format::Local))}</span>
            }
            .into_any(),
            Ok(None) => {
                let needs = missing(kind, &idea);
                let needs = match &needs[..] {
                    [before @ .., last] if !before.is_empty() => format!("{} and {last}", before.join(", ")),
                    other => other.concat(),
                };
                view! { <span class="caption">{format!("needs {needs}")}</span> }.into_any()
            }
            Err(error) => view! { <span class="toned tone-warn">{error.to_string()}</span> }.into_any(),
        })
    };
    view! {
        <Show when=move || !formula(kind.get()).is_empty()>
            <section class="section idea-score">
                <div class="section-head ruled"><h2>{move || format!("Score ({})", kind.get().label())}</h2></div>
                <dl class="facts editable">
                    {move || parts(kind.get()).iter().map(field).collect_view()}
                    <div><dt>"Score"</dt><dd aria-live="polite">{move || came_to()}</dd></div>
                </dl>
                <p class="caption">{move || format!("{}.", formula(kind.get()))}</p>
            </section>
        </Show>
    }
}
