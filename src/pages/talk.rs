//! What people said about a record.

use leptos::prelude::*;
use pilotbook_core::command::Comment;
use pilotbook_core::journal::RecordId;
use pilotbook_core::model::EntryType;

use super::form::{FormError, clear_sent, draft, send, typed};
use crate::app::use_app;
use crate::components::{AreaField, format};

/// Comments and notes of reviews, newest first, and the field for the next one.
#[component]
pub(super) fn Comments(
    /// The record they are about.
    about: RecordId,
) -> impl IntoView {
    let (workspace, ..) = use_app();
    let about = StoredValue::new(about);
    let (text, error) = (draft(""), FormError::new());
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let command = Comment { about: about.get_value(), text: typed(text) };
        let sent = text.get_untracked();
        send(workspace, command, error, move |_| clear_sent(text, &sent));
    };
    let comments = move || {
        let today = workspace.today();
        workspace.with(|book| {
            let entries = book.entries_about(&about.get_value()).into_iter();
            let said = [Some(EntryType::Comment), Some(EntryType::Review)];
            let comments = entries.filter(|entry| said.contains(&entry.r#type)).map(|entry| {
                let day = entry.day.map(|day| format::day(day, today)).unwrap_or_default();
                let at = if entry.r#type == Some(EntryType::Review) { " at a review" } else { "" };
                let people = super::words::names(book, entry.people.iter());
                view! {
                    <li class="comment"><div>
                        <p class="comment-head">{people}" "<span class="caption">{day}{at}</span></p>
                        <p class="text-14">{entry.text}</p>
                    </div></li>
                }
            });
            comments.collect::<Vec<_>>()
        })
    };
    view! {
        <section class="section">
            <div class="section-head ruled"><h2>"Comments"</h2></div>
            <ul class="comments">{move || comments()}</ul>
            <form on:submit=submit>
                <AreaField label="Add a comment" value=text error=error.at("text") rows=2/>
                {error.rest(&["text"])}
                <div class="form-actions"><button class="btn" type="submit">"Comment"</button></div>
            </form>
        </section>
    }
}
