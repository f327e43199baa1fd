//! Changing an entry of learning together, or throwing it away.

use leptos::prelude::*;
use pilotbook_core::command::{ChangeEntry, EntryForm, Trash};
use pilotbook_core::journal::RecordId;
use pilotbook_core::model::{Choice, Entry, Kind, Person, Team};

use super::form::{FormError, draft, send, send_and_hear, typed};
use super::ticks::{TickList, ticked, ticks};
use crate::app::use_app;
use crate::components::{AreaField, Dialog, TextField, focus_soon, open_while, use_toasts};
use crate::shell::offer_undo;

/// The dialog, open while an entry is being changed.
#[component]
pub(super) fn EditDialog(
    /// Which entry.
    entry: RwSignal<Option<RecordId>>,
    /// The id of what has the focus once an entry is gone.
    home: &'static str,
) -> impl IntoView {
    let (workspace, ..) = use_app();
    let open = open_while(entry);
    let subtitle = Signal::derive(move || {
        let own = entry.with(|id| id.as_ref().and_then(|id| workspace.with(|book| book.get::<Entry>(id))));
        own.and_then(|entry| entry.r#type).map(Choice::label).unwrap_or_default().to_owned()
    });
    view! {
        <Dialog open title="Change the entry".to_owned() subtitle wide=true footer=|| ()>
            {move || entry.get_untracked().map(|id| view! { <EditForm id open home/> })}
        </Dialog>
    }
}

#[component]
fn EditForm(id: RecordId, open: RwSignal<bool>, home: &'static str) -> impl IntoView {
    let (workspace, ..) = use_app();
    let (toasts, error) = (use_toasts(), FormError::new());
    let entry: Option<Entry> = workspace.with_untracked(|book| book.get(&id));
    let set = |of: fn(&Entry) -> Vec<RecordId>| entry.as_ref().map(of).unwrap_or_default();
    let teams = ticks(workspace, Team::NAME, &set(|entry| entry.teams.iter().cloned().collect()));
    let people = ticks(workspace, Person::NAME, &set(|entry| entry.people.iter().cloned().collect()));
    let day =
        draft(entry.as_ref().and_then(|entry| entry.day).map(|day| day.to_string()).unwrap_or_default());
    let text = draft(entry.as_ref().map(|entry| entry.text.clone()).unwrap_or_default());
    let held = move |day| EntryForm { day, text: typed(text), people: ticked(people), teams: ticked(teams) };
    // Whom the form can't offer, it can't take out either.
    let began = StoredValue::new(held(entry.and_then(|entry| entry.day)));
    let id = StoredValue::new(id);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        error.clear();
        let Some(day) = error.day("day", day) else { return };
        let command = ChangeEntry { entry: id.get_value(), began: began.get_value(), wanted: held(day) };
        send_and_hear(workspace, command, error, move |answer| match answer {
            Ok(done) => {
                open.try_set(false);
                offer_undo(workspace, toasts, done);
            }
            // Once it is said that another text is there, that one has been seen.
            Err(failure) if failure.at("text").is_some() => {
                let now =
                    id.try_get_value().and_then(|id| workspace.with_untracked(|book| book.get::<Entry>(&id)));
                if let Some(now) = now {
                    began.try_update_value(|began| began.text = now.text);
                }
            }
            Err(_) => (),
        });
    };
    let trash = move |_| {
        send(workspace, Trash { record: id.get_value() }, error, move |done| {
            open.try_set(false);
            offer_undo(workspace, toasts, done);
            focus_soon(home.to_owned());
        });
    };
    view! {
        <form class="form" on:submit=submit>
            <TextField label="Day" kind="date" value=day error=error.at("day")/>
            <TickList legend="Teams" ticks=teams error=error.at("teams") none="There is no team."/>
            <TickList legend="People" ticks=people error=error.at("people") none="There is nobody."/>
            <AreaField label="Text" value=text error=error.at("text") rows=3/>
            {error.rest(&["day", "teams", "people", "text"])}
            <div class="form-actions">
                <button class="btn" type="button" on:click=move |_| open.set(false)>"Cancel"</button>
                <button class="btn primary" type="submit">"Save the entry"</button>
                <button class="btn danger push" type="button" on:click=trash>"To the trash"</button>
            </div>
        </form>
    }
}
