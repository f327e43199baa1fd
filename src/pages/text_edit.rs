//! Writing a page. What was typed is never dropped without a word: Esc asks, leaving for another page saves, and what could not be
//! saved is gone on with.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use pilotbook_core::command::SavePage;
use pilotbook_core::journal::RecordId;
use pilotbook_core::model::Page;
use wasm_bindgen::JsCast;

use super::drafts::Drafts;
use super::form::{FormError, draft, send_and_hear, typed};
use super::text_draft::{Left, TextDraft, is_about, key_of};
use crate::app::use_app;
use crate::components::{AreaField, Dialog, Prose, Segmented, Show, TextField, focus_on, format, use_toasts};
use crate::route::Page as Address;

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
    let (workspace, _, router) = use_app();
    let (toasts, error, drafts) = (use_toasts(), FormError::new(), expect_context::<Drafts>());
    let key = StoredValue::new(key_of(workspace, &id));
    let href = router.href_with(Address::Text(id.clone()), &[("do", "edit")]);
    let id = StoredValue::new(id);
    let kept = untrack(|| drafts.text(&key.get_value()));
    let now = (title, text);
    let begins = kept.as_ref().map_or(now.clone(), |kept| (kept.title.clone(), kept.text.clone()));
    let why = kept.as_ref().and_then(|kept| kept.why.clone());
    // What the writing began with; once it is said that something else is there, that one has been seen.
    let told = StoredValue::new(why.filter(is_about));
    let is_told = told.with_value(Option::is_some);
    let seen = StoredValue::new(kept.map_or(now.clone(), |kept| if is_told { now } else { kept.seen }));
    if let Some(why) = told.get_value() {
        error.show(why);
    }
    let (title, text, shown) = (draft(begins.0), draft(begins.1), draft("write"));
    let asking = RwSignal::new(false);
    let previews = move || shown.with(|shown| shown == "read");
    let done = StoredValue::new(false);
    let close = move || {
        done.set_value(true);
        drafts.keep_text(&key.get_value(), None);
        open.set(false);
        focus_on("edit-text".to_owned());
    };
    let differs = move || {
        seen.with_value(|(own, was)| {
            title.with_untracked(|title| title.trim() != own)
                || text.with_untracked(|text| text.trim() != was)
        })
    };
    let save = move || {
        let (page, seen_before) = (id.get_value(), seen.get_value());
        let command = SavePage { page, title: typed(title), text: typed(text), seen: Some(seen_before) };
        let sent = (typed(title), typed(text));
        send_and_hear(workspace, command, error, move |answer| match answer {
            Ok(_) if done.try_get_value() != Some(false) => (),
            // What was typed since is not saved yet, and the writing goes on.
            Ok(_) if (typed(title), typed(text)) != sent => {
                seen.set_value(sent);
                told.set_value(None);
            }
            Ok(_) => close(),
            Err(failure) => {
                let page =
                    id.try_get_value().and_then(|id| workspace.with_untracked(|book| book.get::<Page>(&id)));
                let Some(page) = page else { return };
                let is_text = failure.at("text").is_some();
                // That a title is missing says nothing of what others wrote.
                if is_text || (failure.at("title").is_some() && !sent.0.is_empty()) {
                    told.try_set_value(Some(failure.clone()));
                    seen.try_update_value(|seen| match is_text {
                        true => seen.1 = page.text,
                        false => seen.0 = page.title,
                    });
                }
            }
        });
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        save();
    };
    let leave = move || if differs() { asking.set(true) } else { close() };
    let pressed = move |event: KeyboardEvent| {
        match (event.key().as_str(), event.ctrl_key() || event.meta_key()) {
            _ if event.is_composing() => return,
            // Held down, it would answer what is said before anybody has read it.
            ("Enter", true) if event.repeat() => (),
            ("Enter", true) => save(),
            ("Escape", _) => leave(),
            _ => return,
        }
        event.prevent_default();
        event.stop_propagation();
    };
    // Gone to another page while writing is no reason to lose it. A title that was emptied stays what it was.
    on_cleanup(move || {
        let (Some(false), Some(seen)) = (done.try_get_value(), seen.try_get_value()) else { return };
        let (Some(title), Some(text)) = (title.try_get_untracked(), text.try_get_untracked()) else { return };
        let (Some(key), Some(page), Some(why)) =
            (key.try_get_value(), id.try_get_value(), told.try_get_value())
        else {
            return;
        };
        let (title, text) = (format::composed(title.trim()), format::composed(text.trim()));
        let title = if title.is_empty() { seen.0.clone() } else { title };
        if title == seen.0 && text == seen.1 {
            return drafts.keep_text(&key, None);
        }
        let left = Left { workspace, router, toasts, drafts, key, page, href: href.clone() };
        left.save(TextDraft { title, text, seen, why });
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
