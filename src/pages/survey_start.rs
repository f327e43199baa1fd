//! Beginning a survey round: what is asked, and what the ends of its scale mean.

use leptos::prelude::*;
use leptos::task::spawn_local;
use pilotbook_core::command::survey_question;
use pilotbook_core::journal::RecordId;
use pilotbook_core::model::Kpi;
use pilotbook_core::survey::Asked;

use super::form::{FormError, draft, typed};
use super::survey_card::SURVEY;
use crate::app::use_app;
use crate::components::{AreaField, Dialog, Show, TextField};

/// The dialog. The round's screen opens once the round is there.
#[component]
pub(super) fn StartSurvey(kpi: Memo<Option<Kpi>>, open: RwSignal<bool>) -> impl IntoView {
    let title = Signal::stored("Start a survey round".to_owned());
    let subtitle =
        Signal::derive(move || kpi.with(|kpi| kpi.as_ref().map(|kpi| kpi.name.clone()).unwrap_or_default()));
    view! {
        <Dialog open title subtitle footer=|| ()>
            {move || kpi.get_untracked().map(|kpi| view! { <StartForm kpi open/> })}
        </Dialog>
    }
}

#[component]
fn StartForm(kpi: Kpi, open: RwSignal<bool>) -> impl IntoView {
    let (workspace, _, router) = use_app();
    let error = FormError::new();
    let proposed = survey_question(&kpi);
    let gap = if proposed.question.contains('…') { "Write in place of … what is meant." } else { "" };
    let (question, low, high) = (draft(proposed.question), draft(proposed.low), draft(proposed.high));
    let ((first, last), fewest) = (kpi.scale(), kpi.fewest_answers());
    let open_round = move |kpi: &RecordId| {
        let mut rounds = workspace.rounds_of(kpi).into_iter().filter_map(|open| open.round.ok());
        rounds.find(|round| !round.is_closing())
    };
    let go_on = move |kpi: &RecordId| {
        open.try_set(false);
        if let Some(round) = open_round(kpi) {
            router.set_query(&[(SURVEY, round.reading().local())]);
        }
    };
    // Another tab was first, and its round is open still.
    let (of, refused) = (StoredValue::new(kpi.id.clone()), RwSignal::new(false));
    let begun = Memo::new(move |_| refused.get() && open_round(&of.get_value()).is_some());
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        error.clear();
        let asked = Asked { question: typed(question), low: typed(low), high: typed(high) };
        if asked.question.is_empty() {
            error.refuse("question", "Write down what is asked.");
            return;
        }
        let kpi = kpi.clone();
        spawn_local(async move {
            let id = kpi.id.clone();
            match workspace.begin_round(kpi, asked).await {
                Ok(()) => go_on(&id),
                Err(failure) => {
                    error.show(failure);
                    refused.try_set(true);
                }
            }
        });
    };
    view! {
        <form class="form" on:submit=submit>
            <AreaField label="Question" value=question error=error.at("question") hint=gap placeholder="How did it go to work in this team in the last two weeks?"/>
            <div class="field-row">
                <TextField label=format!("What {first} means") value=low placeholder="badly"/>
                <TextField label=format!("What {last} means") value=high placeholder="very well"/>
            </div>
            <p class="hint">{format!("Hand this device round: one question, an answer from {first} to {last}, then the next person. Only counts are kept, on this device \
                alone, until the round is closed; with fewer than {fewest} answers nothing of it is ever written.")}</p>
            {error.rest(&["question"])}
            <div class="form-actions">
                <button class="btn" type="button" on:click=move |_| open.set(false)>"Cancel"</button>
                <Show when=move || begun.get() fallback=|| view! { <button class="btn primary" type="submit">"Start the round"</button> }>
                    <button class="btn primary" type="button" on:click=move |_| go_on(&of.get_value())>"Go on asking"</button>
                </Show>
            </div>
        </form>
    }
}
