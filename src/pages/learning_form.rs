//! Logging what teams learned together, or recognising somebody: one form, wherever it is opened.

use leptos::prelude::*;
use pilotbook_core::command::LogEntry;
use pilotbook_core::journal::RecordId;
use pilotbook_core::model::learned::LEARNING;
use pilotbook_core::model::{Book, Choice, EntryType, Kind, Outcome, Page as Text, Person, Pilot, Team};
use pilotbook_core::order;

use super::form::{FormError, chosen_record, draft, send, typed};
use super::learning_follow_ups::{FollowUpLines, FollowUps};
use super::ticks::{TickList, ticked, ticks};
use crate::app::use_app;
use crate::components::{AreaField, Dialog, SelectField, Show, TextField, focus_soon, use_toasts};
use crate::shell::offer_undo;

/// What the form begins with.
#[derive(Clone, Debug, Default)]
pub(super) struct Begin {
    pub kind: Option<EntryType>,
    /// What it is about; then the form doesn't ask.
    pub about: Option<RecordId>,
    pub teams: Vec<RecordId>,
    pub people: Vec<RecordId>,
}

/// The dialog's state.
#[derive(Clone, Copy)]
pub(super) struct Log {
    open: RwSignal<bool>,
    begin: RwSignal<Begin>,
}

impl Log {
    /// Closed and empty.
    pub(super) fn new() -> Log {
        Log { open: RwSignal::new(false), begin: RwSignal::new(Begin::default()) }
    }

    /// Opens the dialog.
    pub(super) fn begin(self, begin: Begin) {
        self.ready(begin).set(true);
    }

    /// Sets what it begins with; opened by whoever sets what this gives.
    pub(super) fn ready(self, begin: Begin) -> RwSignal<bool> {
        self.begin.set(begin);
        self.open
    }
}

/// The dialog.
#[component]
pub(super) fn LogDialog(
    log: Log,
    /// The id of what has the focus afterwards, if what opened it is gone.
    home: Signal<String>,
) -> impl IntoView {
    let (workspace, ..) = use_app();
    let title = Signal::derive(move || {
        let kind = log.begin.with(|begin| begin.kind);
        if kind == Some(EntryType::Recognition) { "Recognise" } else { "Log what teams did together" }
            .to_owned()
    });
    let subtitle = Signal::derive(move || {
        let about = log.begin.with(|begin| begin.about.clone());
        about.map(|about| workspace.with(|book| titled(book, &about))).unwrap_or_default()
    });
    view! {
        <Dialog open=log.open title subtitle wide=true footer=|| ()><LogForm log home/></Dialog>
    }
}

/// What it can be about: outcomes, the last one first, then pilots that run and retrospectives that were written.
fn about_options(book: &Book) -> Vec<(String, String)> {
    let mut outcomes: Vec<Outcome> = book.outcomes();
    order::sort_by(&mut outcomes, |a, b| b.decided_on.cmp(&a.decided_on).then_with(|| a.id.cmp(&b.id)));
    let running = book.all::<Pilot>().filter(|pilot| {
        pilot.started_on.is_some()
            && !pilot.archived
            && book.outcome_of(&pilot.id).is_none_or(|own| own.verdict.is_none())
    });
    let pages = book.all::<Text>().filter(|page| page.template == "retrospective" && !page.archived);
    let ids = outcomes.into_iter().map(|outcome| outcome.id);
    let ids = ids.chain(running.map(|pilot| pilot.id)).chain(pages.map(|page| page.id));
    let options = ids.map(|id| (id.to_string(), titled(book, &id)));
    std::iter::once((String::new(), "—".to_owned())).chain(options).collect()
}

/// A record by its title, an outcome with its verdict.
fn titled(book: &Book, id: &RecordId) -> String {
    let title = book.title_of(id);
    let title = if title.is_empty() { "Untitled".to_owned() } else { title };
    let what = match id.kind() {
        Outcome::NAME => book.get::<Outcome>(id).and_then(|outcome| outcome.verdict).map(Choice::word),
        Pilot::NAME => Some("running"),
        _ => None,
    };
    what.map_or(title.clone(), |what| format!("{title} ({what})"))
}

/// What a type asks for.
fn asks(kind: EntryType) -> &'static str {
    match kind {
        EntryType::Recognition => {
            "People, a team, or both. A failure that was braved counts as much as a success."
        }
        EntryType::Retrospective => "Of one team or of several.",
        EntryType::CheckIn => "Two teams, or people of two teams. A pilot is checked in on at its own page.",
        _ => "Two teams, or people of two teams.",
    }
}

#[component]
fn LogForm(log: Log, home: Signal<String>) -> impl IntoView {
    let (workspace, ..) = use_app();
    let (toasts, error) = (use_toasts(), FormError::new());
    let begin = log.begin.get_untracked();
    let kind = draft(begin.kind.unwrap_or(EntryType::JointTraining).word());
    let chosen =
        Memo::new(move |_| kind.with(|word| EntryType::of(word)).unwrap_or(EntryType::JointTraining));
    let recognises = Memo::new(move |_| chosen.get() == EntryType::Recognition);
    let (day, text, about) = (draft(workspace.today().to_string()), draft(""), draft(""));
    let fixed = StoredValue::new(begin.about.clone());
    let teams = ticks(workspace, Team::NAME, &begin.teams);
    let people = ticks(workspace, Person::NAME, &begin.people);
    let follow_ups = FollowUps::new();
    let kinds = LEARNING.into_iter().chain([EntryType::Recognition]);
    let kinds: Vec<(String, String)> =
        kinds.map(|kind| (kind.word().to_owned(), kind_label(kind).to_owned())).collect();
    let abouts = StoredValue::new(workspace.with_untracked(about_options));
    let asked_about = move || {
        fixed.with_value(Option::is_none)
            && chosen.get() != EntryType::CheckIn
            && abouts.with_value(|all| all.len() > 1)
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        error.clear();
        let Some(on) = error.day("day", day) else { return };
        let Some(on) = on else { return error.refuse("day", "Give the day.") };
        let Some(follow_ups) = follow_ups.read(error) else { return };
        let command = LogEntry {
            kind: chosen.get_untracked(),
            about: fixed
                .get_value()
                .or_else(|| chosen_record(about).filter(|_| chosen.get_untracked() != EntryType::CheckIn)),
            day: on,
            text: typed(text),
            people: ticked(people),
            teams: ticked(teams),
            follow_ups,
        };
        send(workspace, command, error, move |done| {
            log.open.try_set(false);
            offer_undo(workspace, toasts, done);
            if let Some(home) = home.try_get_untracked().filter(|home| !home.is_empty()) {
                focus_soon(home);
            }
        });
    };
    let words = move || {
        let (label, hint) = match recognises.get() {
            true => ("What for?", "What they did, and what came of it."),
            false => ("What was it, and what was learned?", "A sentence or two for whoever wasn’t there."),
        };
        view! { <AreaField label value=text error=error.at("text") rows=3 hint/> }
    };
    let whom = Signal::derive(move || {
        if recognises.get() { "Who is recognised" } else { "People who took part" }.to_owned()
    });
    let verb = move || if recognises.get() { "Recognise" } else { "Log it" };
    view! {
        <form class="form" on:submit=submit>
            <div class="form-grid">
                <SelectField label="Type" value=kind options=kinds error=error.at("type")/>
                <TextField label="Day" kind="date" value=day error=error.at("day")/>
            </div>
            <Show when=asked_about><SelectField label="About" value=about options=abouts.get_value() error=error.at("about")/></Show>
            <p class="hint">{move || asks(chosen.get())}</p>
            <TickList legend="Teams" ticks=teams error=error.at("teams") none="There is no team yet; the settings add them."/>
            <TickList legend=whom ticks=people error=error.at("people") none="There is nobody yet; the settings add people."/>
            {move || words()}
            <FollowUpLines follow_ups error/>
            {error.rest(&["type", "day", "about", "teams", "people", "text", "title", "owner", "due_on"])}
            <div class="form-actions">
                <button class="btn" type="button" on:click=move |_| log.open.set(false)>"Cancel"</button>
                <button class="btn primary" type="submit">{move || verb()}</button>
            </div>
        </form>
    }
}

/// The word for a type where entries of learning together are listed.
pub(super) fn kind_label(kind: EntryType) -> &'static str {
    if kind == EntryType::CheckIn { "Check-in between teams" } else { kind.label() }
}
