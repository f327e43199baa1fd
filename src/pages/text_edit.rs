//! Writing a page. What was typed is never dropped without a word: Esc asks, and leaving for another page saves.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use pilotbook_core::command::SavePage;
use pilotbook_core::journal::RecordId;
use wasm_bindgen::JsCast;

use super::form::{FormError, draft, send, typed};
use super::record_field::run_quietly;
use crate::app::use_app;
use crate::components::{AreaField, Dialog, Prose, Segmented, Show, TextField, focus_on, format};

/// What a text may hold, in a line.
const HINT: &str =
    "Markdown: # heading, **strong**, *emphasis*, - list, - [ ] task, | table |, > quote, [words](https://…)";

/// The id of the field that holds the text.
const FIELD: &str = "page-text";

/// Puts the caret at the text's beginning: a browser puts it at the end, out of sight in a long one.
fn begin() {
    request_animation_frame(|| {
        let field = document().get_element_by_id(FIELD);
        if let Some(field) = field.and_then(|field| field.dyn_into::<web_sys::HtmlTextAreaElement>().ok()) {
            // A caret that can't move stays where it is.
            let _ = field.set_selection_range(0, 0);
        }
    });
    focus_on(FIELD.to_owned());
}

/// The form.
#[component]
pub(super) fn TextEdit(
    /// The page.
    id: RecordId,
    /// Its title as it stands.
    title: String,
    /// Its text as it stands.
    text: String,
    /// Whether it is being written.
    open: RwSignal<bool>,
) -> impl IntoView {
    let (workspace, ..) = use_app();
    let error = FormError::new();
    let id = StoredValue::new(id);
    // What the writing began with, and what is there now if a save was refused because of it.
    let seen = StoredValue::new((title.clone(), text.clone()));
    let (title, text, shown) = (draft(title), draft(text), draft("write"));
    let asking = RwSignal::new(false);
    let previews = move || shown.with(|shown| shown == "read");
    let done = StoredValue::new(false);
    let close = move || {
        done.set_value(true);
        open.set(false);
        focus_on("edit-text".to_owned());
    };
    let differs = move || {
        seen.with_value(|(own, was)| {
            title.with_untracked(|title| title.trim() != own)
                || text.with_untracked(|text| text.trim() != was)
        })
    };
    let command = move |seen: Option<String>| SavePage {
        page: id.get_value(),
        title: typed(title),
        text: typed(text),
        seen,
    };
    let save = move || {
        let before = seen.with_value(|(_, text)| text.clone());
        // Once it is said that another text is there, that one has been seen.
        let now = workspace.with_untracked(|book| book.get::<pilotbook_core::model::Page>(&id.get_value()));
        let now = now.map(|page| page.text).unwrap_or_default();
        send(workspace, command(Some(before)), error, move |_| close());
        seen.update_value(|(_, text)| *text = now);
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        save();
    };
    let leave = move || if differs() { asking.set(true) } else { close() };
    let pressed = move |event: KeyboardEvent| {
        match (event.key().as_str(), event.ctrl_key() || event.meta_key()) {
            _ if event.is_composing() => return,
            ("Enter", true) => save(),
            ("Escape", _) => leave(),
            _ => return,
        }
        event.prevent_default();
        event.stop_propagation();
    };
    // Gone to another page while writing is no reason to lose it. A title that was emptied stays what it was.
    on_cleanup(move || {
        let (Some(false), Some((own, was))) = (done.try_get_value(), seen.try_get_value()) else { return };
        let (Some(title), Some(text)) = (title.try_get_untracked(), text.try_get_untracked()) else { return };
        let (title, text) = (format::composed(title.trim()), format::composed(text.trim()));
        let title = if title.is_empty() { own.clone() } else { title };
        if let Some(page) = id.try_get_value().filter(|_| title != own || text != was) {
            run_quietly(
                workspace,
                Box::new(SavePage { page, title, text, seen: None }),
                RwSignal::new(None),
                |_| (),
            );
        }
    });
    begin();
    view! {
        <form class="form text-form" on:submit=submit on:keydown=pressed>
            <TextField label="Title" value=title error=error.at("title")/>
            <Segmented legend="Show" value=shown options=vec![("write", "Write"), ("read", "Preview")]/>
            <div hidden=previews><AreaField label="Text" value=text error=error.at("text") rows=20 hint=HINT id=FIELD/></div>
            <Show when=previews><div class="text-preview"><Prose text/></div></Show>
            {error.rest(&["title", "text"])}
            <div class="form-actions">
                <button class="btn" type="button" on:click=move |_| leave()>"Cancel"<kbd aria-hidden="true">"Esc"</kbd></button>
                <button class="btn primary" type="submit">"Save the page"<kbd aria-hidden="true">"Ctrl Enter"</kbd></button>
            </div>
        </form>
        <Dialog open=asking small=true title="Stop without saving?".to_owned()
            footer=move || view! {
                <button class="btn ghost danger" type="button" on:click=move |_| { asking.set(false); close(); }>"Drop what I typed"</button>
                <button class="btn" type="button" on:click=move |_| { asking.set(false); save(); }>"Save the page"</button>
                <button class="btn primary" type="button" on:click=move |_| asking.set(false)>"Go on writing"</button>
            }>
            <p>"What you typed is not saved yet. It is still in its field."</p>
        </Dialog>
    }
}
