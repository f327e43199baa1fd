//! The notes of a period's reviews: written, edited and thrown away where the review is read.

use leptos::prelude::*;
use pilotbook_core::command::{NoteReview, Trash};
use pilotbook_core::review::{Asked, Note, Review};

use super::form::{FormError, chosen_record, clear_sent, draft, send, typed};
use super::outcome_actions::{SmallForm, tell};
use super::record_field::RecordField;
use crate::app::use_app;
use crate::components::{AreaField, For, Icon, IconName, SelectField, Show, TextField, format, use_toasts};
use crate::route::Page;
use crate::shell::offer_undo;

/// The id that the sentence leads to.
pub(super) const NOTES: &str = "review-notes";

/// The notes, and the form for the next one.
#[component]
pub(super) fn Notes(
    /// What is reviewed.
    review: Signal<Option<Review>>,
    /// What the address asks for.
    asked: Memo<Asked>,
) -> impl IntoView {
    let notes = Memo::new(move |_| review.get().map(|review| review.notes).unwrap_or_default());
    view! {
        <section class="section review-asks" id=NOTES tabindex="-1">
            <div class="section-head ruled"><h2>"Notes"</h2>
                <Show when=move || !notes.with(Vec::is_empty)><span class="count">{move || notes.with(Vec::len)}</span></Show></div>
            <ul class="comments">
                <For each=move || notes.get() key=|note| format!("{}{}{:?}", note.id, note.day, note.about) let:note><NoteRow note/></For>
            </ul>
            <NoteForm review asked/>
        </section>
    }
}

#[component]
fn NoteRow(note: Note) -> impl IntoView {
    let (workspace, _, router) = use_app();
    let toasts = use_toasts();
    let error = FormError::new();
    let today = workspace.today();
    let about = note.about.clone().map(|(record, title)| {
        let title = if title.is_empty() { "a record without a title".to_owned() } else { title };
        match Page::of_record(&record) {
            Some(page) => view! { " about "<a href=router.href(page)>{title}</a> }.into_any(),
            None => view! { {format!(" about {title}")} }.into_any(),
        }
    });
    let record = note.id.clone();
    let trash = move |_| {
        send(workspace, Trash { record: record.clone() }, error, move |done| {
            offer_undo(workspace, toasts, done);
        });
    };
    let day = format::day(note.day, today);
    view! {
        <li class="comment review-note"><div>
            <p class="comment-head">{note.people.join(", ")}" "<span class="caption">{day.clone()}{about}</span>
                <button class="btn ghost small icon-only" type="button" aria-label=format!("Move the note of {day} to the trash") title="To the trash" on:click=trash><Icon name=IconName::Trash/></button></p>
            <div class="prose-text"><RecordField id=format!("note-{}", note.id.local()) record=note.id field="text" label="Note" kind="area" lines=true/></div>
            {error.rest(&[])}
        </div></li>
    }
}

#[component]
fn NoteForm(review: Signal<Option<Review>>, asked: Memo<Asked>) -> impl IntoView {
    let (workspace, ..) = use_app();
    let toasts = use_toasts();
    let (open, error) = (RwSignal::new(false), FormError::new());
    let (text, about, day) = (draft(""), draft(""), draft(""));
    // A note of a period that is over belongs into it, so that its review shows it.
    let last = Memo::new(move |_| review.with(|review| review.as_ref().map(|review| review.period.to())));
    Effect::new(move |_| {
        // Only another period says another day: one that was typed stays whatever else changes in the review.
        let last = last.get();
        let today = workspace.today();
        day.set(last.map_or(today, |last| last.min(today)).to_string());
    });
    let options = Signal::derive(move || {
        let mut options = vec![(String::new(), "the whole period".to_owned())];
        review.with(|review| {
            let Some(review) = review else { return };
            let concluded = review.entries.iter().map(|one| (&one.pilot, &one.title));
            let running = review.finished.iter().chain(&review.stuck).map(|one| (&one.pilot, &one.title));
            options.extend(concluded.chain(running).map(|(pilot, title)| (pilot.to_string(), title.clone())));
        });
        options
    });
    let submit = Callback::new(move |()| {
        error.clear();
        let Some(on) = error.day("day", day) else { return };
        let Some(on) = on else { return error.refuse("day", "A note needs its day.") };
        let team = asked.with_untracked(|asked| asked.team.clone());
        let team = workspace.with_untracked(|book| book.team_named(&team)).map(|team| team.id);
        if review.with_untracked(|review| review.as_ref().is_some_and(|review| !review.period.contains(on))) {
            return error
                .refuse("day", "This day lies outside of the period, whose review would not show the note.");
        }
        let command = NoteReview { about: chosen_record(about), text: typed(text), day: on, team };
        let sent = text.get_untracked();
        send(workspace, command, error, move |done| {
            clear_sent(text, &sent);
            about.try_set(String::new());
            tell(toasts, workspace, done, open, NOTES.to_owned());
        });
    });
    view! {
        <SmallForm open verb="Write a note" title="this review" on_submit=submit>
            <AreaField label="Note" value=text error=error.at("text") hint="What was said at the review, what is to be done. It goes out with the review."/>
            <SelectField label="About" value=about options error=error.at("about")/>
            <TextField label="Day" kind="date" value=day error=error.at("day")/>
            <div class="small-form-verbs"><button class="btn" type="submit">"Save the note"</button></div>
            {error.rest(&["text", "about", "day"])}
        </SmallForm>
    }
}
