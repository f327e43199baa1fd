//! The screen that is handed round: one question, one answer, the next person. It shows no count but how many have
//! answered; the answer given last is known to this screen alone, until the next person begins.

use std::pin::Pin;

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use pilotbook_core::model::Kpi;
use pilotbook_core::survey::{Round, Typed, Unreadable};

use super::form::FormError;
use super::survey_card::SURVEY;
use super::words::counted;
use crate::app::use_app;
use crate::components::{Show, focus, focus_soon, follow, plain_key};
use crate::workspace::{Failure, Workspace};

/// The heading of the screen.
const HEAD: &str = "survey-head";

/// What is on the screen. Cheap to copy.
#[derive(Clone, Copy)]
struct Screen {
    workspace: Workspace,
    key: StoredValue<String>,
    round: Memo<Result<Round, Unreadable>>,
    /// What is chosen and not handed in yet.
    chosen: RwSignal<Option<usize>>,
    /// What of it was typed: 10 is two keys.
    typed: StoredValue<Typed>,
    /// What was handed in last, while the next person has not begun.
    given: RwSignal<Option<usize>>,
    /// Whether something is being stored.
    busy: RwSignal<bool>,
    error: FormError,
}

impl Screen {
    fn read<T>(self, part: impl FnOnce(&Round) -> T) -> Option<T> {
        self.round.with_untracked(|round| round.as_ref().ok().map(part))
    }

    /// Chooses by the keys 0 to 9, pressed at a moment in milliseconds: `1` and right after it `0` is 10 where there is one.
    fn type_key(self, key: &str, at_ms: f64) -> bool {
        let Some(scale) = self.read(Round::scale) else { return false };
        let digit = key.parse::<usize>().ok().filter(|_| key.len() == 1);
        let Some(digit) = digit.filter(|_| self.given.get_untracked().is_none()) else { return false };
        let answer = self.typed.try_update_value(|typed| typed.digit(digit, at_ms, scale)).flatten();
        if let Some(answer) = answer {
            self.chosen.set(Some(answer));
            focus(&answer_id(answer));
        }
        answer.is_some()
    }

    /// Chooses otherwise than by a digit, or nothing any more.
    fn choose(self, answer: Option<usize>) {
        self.typed.update_value(Typed::forget);
        self.chosen.set(answer);
    }

    fn hand_in(self) {
        self.typed.update_value(Typed::forget);
        let Some(answer) = self.chosen.get_untracked() else {
            self.error.refuse("answer", "Choose an answer first.");
            return;
        };
        let (workspace, key) = (self.workspace, self.key.get_value());
        self.store(Box::pin(async move { workspace.answer(&key, answer).await }), Some(answer));
    }

    fn take_back(self) {
        let Some(answer) = self.given.get_untracked() else { return };
        let (workspace, key) = (self.workspace, self.key.get_value());
        self.store(Box::pin(async move { workspace.take_back(&key, answer).await }), None);
    }

    /// Waits for a change to be stored; only then another screen is shown.
    fn store(self, work: Pin<Box<dyn Future<Output = Result<(), Failure>>>>, then: Option<usize>) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        self.error.clear();
        spawn_local(async move {
            let done = work.await;
            self.busy.try_set(false);
            match done {
                Ok(()) => {
                    self.chosen.try_set(None);
                    self.given.try_set(then);
                }
                Err(failure) => self.error.show(failure),
            }
        });
    }
}

fn answer_id(answer: usize) -> String {
    format!("survey-answer-{answer}")
}

/// The screen, while the address names its round.
#[component]
pub(super) fn SurveyScreen(
    /// The key of the round.
    key: String,
    round: Memo<Result<Round, Unreadable>>,
    kpi: Memo<Option<Kpi>>,
    /// Opens the question whether to close the round.
    closing: RwSignal<bool>,
) -> impl IntoView {
    let (workspace, _, router) = use_app();
    let asked = router.query(SURVEY);
    let open = RwSignal::new(false);
    Effect::new(move |_| {
        let asked = asked.get();
        let own = round.with(|round| match round {
            Ok(round) => !round.is_closing() && round.reading().local() == asked,
            Err(Unreadable) => false,
        });
        open.set(own);
    });
    let dialog = NodeRef::<html::Dialog>::new();
    follow(dialog, open);
    let none = || RwSignal::new(None);
    let busy = RwSignal::new(false);
    let (key, error) = (StoredValue::new(key), FormError::new());
    let typed = StoredValue::new(Typed::default());
    let screen = Screen { workspace, key, round, chosen: none(), typed, given: none(), busy, error };
    let leave = move || {
        screen.choose(None);
        screen.given.set(None);
        router.set_query(&[(SURVEY, "")]);
    };
    let close = move |_| {
        leave();
        // Once this dialog is gone: never two of them at a time.
        request_animation_frame(move || closing.set(true));
    };
    let left = move |_| {
        if dialog.get_untracked().is_none_or(|dialog| !dialog.open()) && open.get_untracked() {
            leave();
        }
    };
    let about = move || {
        let (name, teams) = kpi.with(|kpi| {
            let kpi = kpi.as_ref()?;
            let title =
                |team: &Option<_>| team.as_ref().map(|team| workspace.with(|book| book.title_of(team)));
            Some((kpi.name.clone(), title(&kpi.from_team).zip(title(&kpi.to_team))))
        })?;
        Some(teams.map_or(name.clone(), |(from, to)| format!("{name} · {from} about {to}")))
    };
    let so_far = move || {
        round.with(|round| {
            round
                .as_ref()
                .ok()
                .map(|round| counted(round.given() as usize, "answer so far", "answers so far"))
        })
    };
    let thanks = Memo::new(move |_| screen.given.with(Option::is_some));
    let fewest = Memo::new(move |_| {
        round
            .with(|round| kpi.with(|kpi| Some(round.as_ref().ok()?.fewest(kpi.as_ref()?))))
            .unwrap_or_default()
    });
    view! {
        <dialog node_ref=dialog class="survey-screen" aria-labelledby=HEAD on:close=left>
            <Show when=move || open.get()>
                <div class="survey-frame">
                    <header class="survey-top"><p>{move || about()}</p>
                        <button class="btn ghost" type="button" on:click=move |_| leave()>"Leave"<kbd>"Esc"</kbd></button></header>
                    <div class="survey-body">
                        <Show when=move || thanks.get() fallback=move || view! { <Ask screen fewest/> }><Thanks screen/></Show>
                    </div>
                    <footer class="survey-foot"><p role="status">{move || so_far()}</p>
                        <button class="btn ghost" type="button" on:click=close>"Close the round …"</button></footer>
                </div>
            </Show>
        </dialog>
    }
}

/// The question and its answers.
#[component]
fn Ask(screen: Screen, fewest: Memo<u32>) -> impl IntoView {
    let Some((asked, (first, last))) = screen.read(|round| (round.asked().clone(), round.scale())) else {
        return ().into_any();
    };
    let (low, high) = (asked.low, asked.high);
    let means = |answer: usize| match answer {
        answer if answer == first && !low.is_empty() => format!(", {low}"),
        answer if answer == last && !high.is_empty() => format!(", {high}"),
        _ => String::new(),
    };
    let answers = (first..=last).map(|answer| {
        let chosen = move || screen.chosen.get() == Some(answer);
        let means = means(answer);
        view! {
            <label class="survey-answer">
                <input type="radio" name="survey-answer" id=answer_id(answer) value=answer.to_string() prop:checked=chosen
                    on:change=move |_| screen.choose(Some(answer))/>
                <span>{answer}<span class="visually-hidden">{means}</span></span>
            </label>
        }
    });
    let answers = answers.collect_view();
    let ends = (!low.is_empty() || !high.is_empty()).then(|| {
        let end = |answer: usize, words: &str| {
            let said = if words.is_empty() { String::new() } else { format!("{answer} = {words}") };
            view! { <span>{said}</span> }
        };
        view! { <p class="survey-ends" aria-hidden="true">{end(first, &low)}{end(last, &high)}</p> }
    });
    let refused = screen.error.at("answer");
    let keys = if last == 10 { "0 – 9, 1 0" } else { "1 – 5" };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        screen.hand_in();
    };
    focus_soon(HEAD.to_owned());
    // Wherever the focus is: a click beside the answers takes it from all of them.
    let typed = window_event_listener(leptos::ev::keydown, move |event| {
        if screen.type_key(&plain_key(&event), event.time_stamp()) {
            event.prevent_default();
        }
    });
    on_cleanup(move || typed.remove());
    view! {
        <form class="survey-ask" on:submit=submit novalidate>
            <h2 id=HEAD tabindex="-1">{asked.question}</h2>
            <fieldset class="survey-scale" class:long=last == 10>
                <legend class="visually-hidden">"Your answer"</legend>
                {answers}
            </fieldset>
            {ends}
            {move || refused.get().map(|text| view! { <p class="field-error" role="alert">{text}</p> })}
            {screen.error.rest(&["answer"])}
            <button class="btn primary" type="submit" aria-disabled=move || screen.busy.get().to_string()>"Hand in my answer"<kbd>"Enter"</kbd></button>
            <p class="survey-promise">{move || format!("Nobody sees what you answer. Only how often each answer was given is kept, and only if at least {} people answer.", fewest.get())}
                <span class="survey-keys">" Keys: "<kbd>{keys}</kbd></span></p>
        </form>
    }
    .into_any()
}

/// Between two people.
#[component]
fn Thanks(screen: Screen) -> impl IntoView {
    focus_soon("survey-next".to_owned());
    let next = move |_| {
        // From here on nobody can tell any more what was answered.
        screen.error.clear();
        screen.given.set(None);
    };
    view! {
        <div class="survey-thanks">
            <h2 id=HEAD tabindex="-1">"Thank you. Pass it on."</h2>
            <p role="status">"Your answer is counted. Nobody can see it."</p>
            {screen.error.rest(&[])}
            <div class="form-actions">
                <button class="btn primary" type="button" id="survey-next" on:click=next>"Next person"<kbd>"Enter"</kbd></button>
                <button class="btn ghost" type="button" on:click=move |_| screen.take_back()>"Take my answer back"</button>
            </div>
        </div>
    }
}
