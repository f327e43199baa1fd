//! The two ends of a survey round: its counts become a reading, or it is thrown away. Each asks first.

use leptos::prelude::*;
use leptos::task::spawn_local;
use pilotbook_core::model::Kpi;
use pilotbook_core::survey::{Round, RoundRefusal, Unreadable};

use super::form::{FormError, draft, typed};
use super::words::counted;
use crate::app::use_app;
use crate::components::{Dialog, TextField, format, use_toasts};

/// Says what would be written, or why nothing can be.
#[component]
pub(super) fn CloseQuestion(
    /// The key of the round.
    key: String,
    round: Memo<Result<Round, Unreadable>>,
    kpi: Memo<Option<Kpi>>,
    open: RwSignal<bool>,
    /// Opens the question whether to throw it away.
    throwing: RwSignal<bool>,
) -> impl IntoView {
    let key = StoredValue::new(key);
    // What stands in the way; none where it can be written.
    let refusal = Memo::new(move |_| {
        round.with(|round| kpi.with(|kpi| round.as_ref().ok()?.check(kpi.as_ref()?).err()))
    });
    let title = Signal::derive(move || {
        let title = if refusal.with(Option::is_some) {
            "This round can’t be closed yet"
        } else {
            "Close the round?"
        };
        title.to_owned()
    });
    view! {
        <Dialog open title small=true footer=|| ()>
            {move || match refusal.get() {
                Some(refusal) => view! { <CanNot refusal open throwing/> }.into_any(),
                None => view! { <CloseForm key=key.get_value() round open/> }.into_any(),
            }}
        </Dialog>
    }
}

#[component]
fn CanNot(refusal: RoundRefusal, open: RwSignal<bool>, throwing: RwSignal<bool>) -> impl IntoView {
    let stays = refusal.missing().map(|_| " The round stays open on this device, so that more can answer.");
    view! {
        <div class="form">
            <p class="text-14">{refusal.to_string()}{stays}</p>
            <div class="form-actions">
                <button class="btn danger" type="button" on:click=move |_| { open.set(false); throwing.set(true); }>"Throw it away …"</button>
                <button class="btn primary" type="button" on:click=move |_| open.set(false)>"Keep it open"</button>
            </div>
        </div>
    }
}

#[component]
fn CloseForm(key: String, round: Memo<Result<Round, Unreadable>>, open: RwSignal<bool>) -> impl IntoView {
    let (workspace, ..) = use_app();
    let toasts = use_toasts();
    let (note, error) = (draft(""), FormError::new());
    let given =
        move || round.with(|round| round.as_ref().map(|round| round.given() as usize).unwrap_or_default());
    let (first, last) = round.with_untracked(|round| round.as_ref().map(Round::scale).unwrap_or_default());
    let today = format::day(workspace.today(), workspace.today());
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        error.clear();
        let Some(turn) = error.turn() else { return };
        let (key, note) = (key.clone(), typed(note));
        spawn_local(async move {
            let _turn = turn;
            match workspace.close_round(&key, note).await {
                Ok(given) => {
                    open.try_set(false);
                    let answers = counted(given as usize, "answer", "answers");
                    toasts.show(format!(
                        "{answers} were written as one reading. The round is deleted from this device."
                    ));
                }
                Err(failure) => error.show(failure),
            }
        });
    };
    view! {
        <form class="form" on:submit=submit>
            <p class="text-14">{move || format!("What is written: one reading of {today} with {}, as counts: how often each answer from {first} to {last} was given. \
                No names, no times, no order. Then the round is deleted from this device.", counted(given(), "answer", "answers"))}</p>
            <p class="hint">"The counts are shown once they are written, not before: looked at twice, they would tell what those answered who came in between."</p>
            <TextField label="Note" value=note hint="What one should know who looks at this point later."/>
            {error.rest(&[])}
            <div class="form-actions">
                <button class="btn" type="button" on:click=move |_| open.set(false)>"Keep it open"</button>
                <button class="btn primary" type="submit">{move || format!("Write the reading of {}", counted(given(), "answer", "answers"))}</button>
            </div>
        </form>
    }
}

/// Says what is lost.
#[component]
pub(super) fn ThrowQuestion(
    /// The key of the round.
    key: String,
    round: Signal<Option<Round>>,
    open: RwSignal<bool>,
) -> impl IntoView {
    let (workspace, ..) = use_app();
    let toasts = use_toasts();
    let key = StoredValue::new(key);
    let error = FormError::new();
    let answers = move || {
        let given = round.with(|round| round.as_ref().map(|round| round.given() as usize));
        given.map_or("what is kept of it".to_owned(), |given| counted(given, "answer", "answers"))
    };
    let throw = move |_| {
        let Some(turn) = error.turn() else { return };
        spawn_local(async move {
            let _turn = turn;
            match workspace.throw_round_away(&key.get_value()).await {
                Ok(()) => {
                    open.try_set(false);
                    toasts.show("The survey round was thrown away. Nothing was written.");
                }
                Err(failure) => error.show(failure),
            }
        });
    };
    view! {
        <Dialog open title="Throw this round away?".to_owned() small=true footer=move || view! {
            <button class="btn" type="button" on:click=move |_| open.set(false)>"Keep the round"</button>
            <button class="btn danger primary" type="button" on:click=throw>"Throw it away"</button>
        }.into_any()>
            <p class="text-14">{move || format!("Deletes {} from this device. Nothing is written, and it can’t be undone.", answers())}</p>
            {error.rest(&[])}
        </Dialog>
    }
}
