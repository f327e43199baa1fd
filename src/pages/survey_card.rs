//! A KPI's survey round on this device: that it is open, and what can be done with it. Never what was answered.

use leptos::prelude::*;
use pilotbook_core::journal::RecordId;
use pilotbook_core::model::Kpi;
use pilotbook_core::survey::{Round, Unreadable};

use super::survey_close::{CloseQuestion, ThrowQuestion};
use super::survey_screen::SurveyScreen;
use super::words::counted;
use crate::app::use_app;
use crate::components::{For, Icon, IconName, Show, format};
use crate::workspace::OpenRound;

/// What the address calls the round whose screen is shown.
pub(super) const SURVEY: &str = "survey";

/// What is said of a round that takes no answers any more and is there still.
pub(super) const CLOSING: &str =
    "This survey round is being closed on this device. If that was cut short, close it again.";

/// So many answers so far, of so many that are needed.
pub(super) fn so_far(round: &Round, kpi: Option<&Kpi>) -> String {
    let given = counted(round.given() as usize, "answer", "answers");
    let fewest = kpi.map(|kpi| round.fewest(kpi)).filter(|fewest| round.given() < *fewest);
    match fewest {
        Some(fewest) => format!("{given} so far; at least {fewest} are needed"),
        None => format!("{given} so far"),
    }
}

/// The open rounds of a KPI: none, or one.
#[component]
pub(super) fn SurveyRounds(id: RecordId, kpi: Memo<Option<Kpi>>) -> impl IntoView {
    let (workspace, ..) = use_app();
    let rounds = Memo::new(move |_| workspace.rounds_of(&id));
    view! {
        <For each=move || rounds.get() key=|open: &OpenRound| open.key.clone() let:open>
            <Card open rounds kpi/>
        </For>
    }
}

#[component]
fn Card(open: OpenRound, rounds: Memo<Vec<OpenRound>>, kpi: Memo<Option<Kpi>>) -> impl IntoView {
    let (workspace, _, router) = use_app();
    let key = StoredValue::new(open.key.clone());
    let round = Memo::new(move |_| {
        let found = rounds.with(|rounds| rounds.iter().find(|open| open.key == key.get_value()).cloned());
        found.map_or(Err(Unreadable), |open| open.round)
    });
    let (closing, throwing) = (RwSignal::new(false), RwSignal::new(false));
    let answering =
        Memo::new(move |_| round.with(|round| round.as_ref().is_ok_and(|round| !round.is_closing())));
    let readable = Memo::new(move |_| round.with(Result::is_ok));
    let said = move || {
        round.with(|round| match round {
            Err(unreadable) => unreadable.to_string(),
            Ok(round) if round.is_closing() => CLOSING.to_owned(),
            Ok(round) => {
                let begun =
                    round.begun_on().map(|day| format!(" Begun {}.", format::day(day, workspace.today())));
                let so_far = kpi.with(|kpi| so_far(round, kpi.as_ref()));
                format!("A survey round is open on this device: {so_far}.{}", begun.unwrap_or_default())
            }
        })
    };
    let go_on = move |_| {
        if let Ok(round) = round.get_untracked() {
            router.set_query(&[(SURVEY, round.reading().local())]);
        }
    };
    view! {
        <section class="section survey-card" aria-label="Survey round">
            <div class="banner">
                <Icon name=IconName::Clock/>
                <p class="banner-text" role="status">{move || said()}</p>
                <div class="survey-actions">
                    <Show when=move || answering.get()>
                        <button class="btn" type="button" on:click=go_on>"Go on asking"</button>
                    </Show>
                    <Show when=move || readable.get()>
                        <button class="btn" type="button" on:click=move |_| closing.set(true)>"Close the round …"</button>
                    </Show>
                    <button class="btn danger" type="button" on:click=move |_| throwing.set(true)>"Throw it away …"</button>
                </div>
            </div>
        </section>
        <Show when=move || readable.get()>
            <SurveyScreen key=key.get_value() round kpi closing/>
            <CloseQuestion key=key.get_value() round kpi open=closing throwing/>
        </Show>
        <ThrowQuestion key=key.get_value() round=Signal::derive(move || round.get().ok()) open=throwing/>
    }
}
