//! The notes of a meeting: what was said, who was there, and follow-ups line by line; saved as one step.

use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;
use pilotbook_core::command::LogEntry;
use pilotbook_core::journal::RecordId;
use pilotbook_core::model::EntryType;
use pilotbook_core::review::agenda::{Agenda, Meeting, Pair};

use super::drafts::Drafts;
use super::form::{FormError, send, typed};
use super::learning_follow_ups::FollowUpLines;
use super::overview_meeting_draft::Notebook;
use super::overview_meeting_items::Minutes;
use super::record_field::RecordField;
use super::ticks::{TickList, ticked};
use crate::app::use_app;
use crate::components::{AreaField, For, TextField, focus_soon, use_toasts};
use crate::shell::offer_undo;

/// The id of the heading.
const NOTES: &str = "meeting-notes";

/// The notes of today, and the form for them.
#[component]
pub(super) fn Notes(
    /// Who meets.
    pair: Pair,
    /// Their agenda.
    agenda: Memo<Option<Agenda>>,
) -> impl IntoView {
    let (workspace, ..) = use_app();
    let (toasts, error) = (use_toasts(), FormError::new());
    let form = NodeRef::<html::Form>::new();
    let teams: Vec<RecordId> = pair.teams().into_iter().cloned().collect();
    let names: Vec<&str> = teams.iter().map(RecordId::as_str).collect();
    let (key, drafts) = (format!("{} {}", workspace.id(), names.join(" ")), expect_context::<Drafts>());
    let notebook = Notebook::open(workspace, key.clone());
    let held = Memo::new(move |_| {
        agenda.with(|agenda| agenda.as_ref().map(|agenda| agenda.notes.clone()).unwrap_or_default())
    });
    let save = move || {
        error.clear();
        let Some(command) = command(notebook, &teams, error) else { return };
        let (key, sent) = (key.clone(), notebook.sent());
        send(workspace, command, error, move |done| {
            let is_more = notebook.saved(drafts, &key, &sent, workspace.today());
            offer_undo(workspace, toasts, done);
            if is_more {
                return;
            }
            if let Some(form) = form.try_get_untracked().flatten() {
                // What stood in it is no draft any more.
                let _ = form.remove_attribute("data-typed");
            }
            focus_soon(NOTES.to_owned());
        });
    };
    let by_key = save.clone();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        save();
    };
    let pressed = move |event: KeyboardEvent| {
        if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) && !event.is_composing() {
            event.prevent_default();
            event.stop_propagation();
            if !event.repeat() {
                by_key();
            }
        }
    };
    view! {
        <section class="section meeting-notes" class:written=move || !held.with(Vec::is_empty)>
            <div class="section-head ruled"><h3 id=NOTES tabindex="-1">"Notes"</h3></div>
            <For each=move || held.get() key=|meeting| format!("{} {:?} {:?}", meeting.entry, meeting.people, meeting.taken) let:meeting><Held meeting/></For>
            <form node_ref=form class="form no-print" on:submit=submit on:keydown=pressed>
                <AreaField label="What was said" value=notebook.text error=error.at("text") rows=4/>
                <TickList legend="Who is here" ticks=notebook.people error=error.at("people") none="Nobody is in this workspace yet."/>
                <FollowUpLines follow_ups=notebook.follow_ups error/>
                <TextField label="Day of the meeting" kind="date" value=notebook.day error=error.at("day")/>
                {error.rest(&["text", "people", "day", "title", "owner", "due_on"])}
                <div class="form-actions"><button class="btn primary" type="submit">"Save the notes"<kbd aria-hidden="true">"Ctrl Enter"</kbd></button></div>
            </form>
        </section>
    }
}

/// What was typed as the one step that saves it; none where a day can't be read, which the form then says.
fn command(notebook: Notebook, teams: &[RecordId], error: FormError) -> Option<LogEntry> {
    let Some(day) = error.day("day", notebook.day)? else {
        error.refuse("day", "A meeting needs its day.");
        return None;
    };
    Some(LogEntry {
        kind: EntryType::CheckIn,
        about: None,
        day,
        text: typed(notebook.text),
        people: ticked(notebook.people),
        teams: teams.to_vec(),
        follow_ups: notebook.follow_ups.read(error)?,
    })
}

/// Notes that were taken today: the text is edited where it stands.
#[component]
fn Held(meeting: Meeting) -> impl IntoView {
    let (record, id) = (meeting.entry.clone(), format!("meeting-{}", meeting.entry.local()));
    view! {
        <div class="meeting-held">
            <div class="prose-text"><RecordField id record field="text" label="What was said" kind="area" lines=true/></div>
            <Minutes meeting/>
        </div>
    }
}
