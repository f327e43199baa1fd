//! The notes of a meeting: what was said, who was there, and follow-ups line by line; saved as one step.

use std::collections::BTreeSet;

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use pilotbook_core::command::{FollowUp, LogEntry};
use pilotbook_core::journal::RecordId;
use pilotbook_core::model::book::settings_id;
use pilotbook_core::model::{EntryType, Kind, Person};
use pilotbook_core::review::agenda::{Agenda, Meeting, Pair};

use super::form::{FormError, chosen_record, send, typed};
use super::overview_meeting_draft::Notebook;
use super::overview_meeting_items::Minutes;
use super::overview_meeting_lines::Lines;
use super::record_field::RecordField;
use super::words::options_of;
use crate::app::use_app;
use crate::components::{AreaField, For, Icon, IconName, Show, TextField, focus_soon, use_toasts};
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
    let teams: Vec<RecordId> = pair.teams().into_iter().cloned().collect();
    let key = format!("{} {} {}", workspace.id(), teams[0], teams[1]);
    let me = untrack(|| workspace.me()).map(|me| me.to_string());
    let notebook = Notebook::open(key, workspace.today(), me);
    let held = Memo::new(move |_| {
        agenda.with(|agenda| agenda.as_ref().map(|agenda| agenda.notes.clone()).unwrap_or_default())
    });
    let own = StoredValue::new(teams);
    let save = move || {
        error.clear();
        let Some(command) = command(notebook, own.get_value(), error) else { return };
        send(workspace, command, error, move |done| {
            notebook.clear(workspace.today());
            offer_undo(workspace, toasts, done);
            focus_soon(NOTES.to_owned());
        });
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        save();
    };
    let pressed = move |event: KeyboardEvent| {
        if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) && !event.is_composing() {
            event.prevent_default();
            event.stop_propagation();
            save();
        }
    };
    view! {
        <section class="section meeting-notes" class:written=move || !held.with(Vec::is_empty)>
            <div class="section-head ruled"><h3 id=NOTES tabindex="-1">"Notes"</h3></div>
            <For each=move || held.get() key=|meeting| format!("{meeting:?}") let:meeting><Held meeting/></For>
            <form class="form no-print" data-typed=move || notebook.is_written().then_some("") on:submit=submit on:keydown=pressed>
                <AreaField label="What was said" value=notebook.text error=error.at("text") rows=4/>
                <Present pair=own.get_value() notebook/>
                <Lines notebook error/>
                <TextField label="Day of the meeting" kind="date" value=notebook.day error=error.at("day")/>
                {error.rest(&["text", "day", "title", "owner", "due_on"])}
                <div class="form-actions"><button class="btn primary" type="submit">"Save the notes"<kbd aria-hidden="true">"Ctrl Enter"</kbd></button></div>
            </form>
        </section>
    }
}

/// What was typed as the one step that saves it; none where a day can't be read, which the form then says.
fn command(notebook: Notebook, teams: Vec<RecordId>, error: FormError) -> Option<LogEntry> {
    let Some(day) = error.day("day", notebook.day)? else {
        error.refuse("day", "A meeting needs its day.");
        return None;
    };
    let mut follow_ups = Vec::new();
    let lines = notebook.lines.get_untracked().into_iter();
    // A line without words is no follow-up.
    for line in lines.filter(|line| !line.title.with_untracked(|title| title.trim().is_empty())) {
        let due_on = error.day(format!("due_on.{}", follow_ups.len()), line.due)?;
        let owner = chosen_record(line.owner);
        follow_ups.push(FollowUp { title: typed(line.title), owner, due_on });
    }
    let people = notebook.people.get_untracked();
    Some(LogEntry {
        kind: EntryType::CheckIn,
        about: Some(settings_id()),
        day,
        text: typed(notebook.text),
        people: people.iter().filter_map(|person| RecordId::parse(person)).collect(),
        teams,
        follow_ups,
    })
}

/// Notes that were taken today: the text is edited where it stands.
#[component]
fn Held(meeting: Meeting) -> impl IntoView {
    let (record, id) = (meeting.entry.clone(), format!("meeting-{}", meeting.entry.local()));
    view! {
        <div class="meeting-held">
            <div class="prose-text"><RecordField id record field="text" label="What was said" kind="area" lines=true placeholder="Nothing was written down"/></div>
            <Minutes meeting/>
        </div>
    }
}

/// Who is here: the people of the two teams, and whoever else was added.
#[component]
fn Present(pair: Vec<RecordId>, notebook: Notebook) -> impl IntoView {
    let (workspace, ..) = use_app();
    let teams = StoredValue::new(pair);
    let everybody = Memo::new(move |_| {
        workspace.with(|book| {
            let people = options_of(book, Person::NAME).into_iter().skip(1);
            let of_teams = |id: &str| {
                let person = RecordId::parse(id).and_then(|id| book.get::<Person>(&id));
                person.is_some_and(|person| {
                    teams.with_value(|teams| teams.iter().any(|team| person.teams.contains(team)))
                })
            };
            people
                .map(|(id, name)| {
                    let own = of_teams(&id);
                    (id, name, own)
                })
                .collect::<Vec<_>>()
        })
    });
    let split = move |near: bool| {
        let here = notebook.people.get();
        let wanted = move |(id, _, own): &(String, String, bool)| (*own || here.contains(id)) == near;
        everybody.get().into_iter().filter(wanted).map(|(id, name, _)| (id, name)).collect::<Vec<_>>()
    };
    let check = move |(id, name): (String, String)| {
        let (own, shown) = (id.clone(), id);
        let toggle = move |on: bool| {
            notebook.people.update(|people: &mut BTreeSet<String>| {
                if on {
                    people.insert(own.clone());
                } else {
                    people.remove(&own);
                }
            })
        };
        view! {
            <label class="check">
                <input type="checkbox" prop:checked=move || notebook.people.with(|people| people.contains(&shown))
                    on:change=move |event| toggle(event_target_checked(&event))/>
                <span>{name}</span>
            </label>
        }
    };
    let add = move |id: String| {
        notebook.people.update(|people| {
            people.insert(id);
        })
    };
    view! {
        <Show when=move || !everybody.with(Vec::is_empty)>
            <fieldset class="checks">
                <legend class="field-label">"Who is here"</legend>
                <For each=move || split(true) key=|(id, name)| format!("{id}{name}") children=check/>
            </fieldset>
            <Show when=move || !split(false).is_empty()>
                <label class="scope-choice somebody"><span>"Somebody else"</span>
                    <select on:change=move |event| add(event_target_value(&event))>
                        <option value="">"—"</option>
                        {move || split(false).into_iter().map(|(id, name)| view! { <option value=id>{name}</option> }).collect_view()}
                    </select><Icon name=IconName::ChevronDown/></label>
            </Show>
        </Show>
    }
}
