//! Editing in place: text until it is hovered or focused, then a field at the same position. What was typed is saved
//! when the field is left or on Enter; Esc takes it back. What was refused stays in the field, with the reason below.

use leptos::ev::Event;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement, HtmlTextAreaElement, KeyboardEvent};

use super::field::described;
use super::focus;

/// One field, edited in place.
#[component]
pub fn InPlace(
    /// What it is; read out, since no label stands beside it.
    #[prop(into)]
    label: Signal<String>,
    /// The value as it is stored.
    #[prop(into)]
    value: Signal<String>,
    /// Is given what was typed, where that differs.
    on_save: Callback<String>,
    /// `text`, `area` (of several lines), `number`, `date`, `datetime-local` or `select`.
    #[prop(default = "text")]
    kind: &'static str,
    /// The id that `focus_on` finds it by.
    #[prop(into)]
    id: String,
    /// Guidance inside the empty field.
    #[prop(optional, into)]
    placeholder: Signal<String>,
    /// What is wrong with what was typed.
    error: RwSignal<Option<String>>,
    /// Of a select: values and the words for them.
    #[prop(optional, into)]
    options: Signal<Vec<(String, String)>>,
    /// Of an area: Enter begins a line; without it, Enter saves.
    #[prop(optional)]
    lines: bool,
) -> impl IntoView {
    let (describe, help) = described(&id, String::new(), error.into());
    let typed = RwSignal::new(value.get_untracked());
    let sent = StoredValue::new(None::<String>);
    let stored = Memo::new(move |_| value.get());
    Effect::new(move |before: Option<String>| {
        let now = stored.get();
        let own = typed.get_untracked();
        // What is stored shows, unless somebody is just typing something else.
        if before.is_none_or(|before| before == own) || sent.get_value().as_ref() == Some(&own) {
            typed.set(now.clone());
        }
        now
    });
    // It may be the page's last moment: what isn't there any more has nothing to say.
    let save = move |text: String| {
        let Some(kept) = value.try_get_untracked() else { return };
        error.set(None);
        if text.trim() == kept {
            typed.set(kept);
        } else {
            typed.set(text.clone());
            sent.set_value(Some(text.clone()));
            on_save.run(text);
        }
    };
    let dated = kind.starts_with("date");
    let changed = move |event: Event| {
        let text = event_target_value(&event);
        if !dated || !is_half_typed(&text) {
            save(text);
        }
    };
    // A year that was left unfinished is what was typed.
    let left = move |event: web_sys::FocusEvent| {
        let text = event_target_value(&event);
        if dated && is_half_typed(&text) && sent.get_value().as_ref() != Some(&text) {
            save(text);
        }
    };
    // Gone to another page while typing is leaving the field too.
    on_cleanup(move || {
        let Some(text) = typed.try_get_untracked() else { return };
        let refused = error.try_get_untracked().flatten().is_some();
        let known = sent.try_get_value().flatten().as_ref() == Some(&text);
        if !refused && !known && value.try_get_untracked().is_some_and(|kept| kept != text.trim()) {
            on_save.try_run(text);
        }
    });
    let pressed = move |event: KeyboardEvent| {
        let Some(field) = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok()) else {
            return;
        };
        match event.key().as_str() {
            _ if event.is_composing() => return,
            "Escape" => {
                let kept = value.get_untracked();
                // At once, so that leaving the field finds nothing changed.
                put(&field, &kept);
                typed.set(kept);
                error.set(None);
            }
            _ if event.shift_key() => return,
            "Enter" if lines && !event.ctrl_key() && !event.meta_key() => return,
            "Enter" if kind != "select" => {}
            _ => return,
        }
        event.prevent_default();
        event.stop_propagation();
        leave(&field);
    };
    let invalid = move || error.get().is_some().then_some("true");
    let field = match kind {
        "area" => view! {
            <textarea id=id rows="1" aria-label=move || label.get() placeholder=move || placeholder.get() prop:value=move || typed.get()
                on:input=move |event| typed.set(event_target_value(&event)) on:change=changed on:keydown=pressed
                aria-invalid=invalid aria-describedby=move || describe.get()></textarea>
        }
        .into_any(),
        "select" => view! {
            <select id=id aria-label=move || label.get() on:change=changed on:keydown=pressed
                aria-invalid=invalid aria-describedby=move || describe.get()>
                {move || options.get().into_iter().map(|(own, word)| {
                    let chosen = own.clone();
                    view! { <option value=own prop:selected=move || typed.get() == chosen>{word}</option> }
                }).collect_view()}
            </select>
        }
        .into_any(),
        _ => {
            // Numbers stay text, as in every form: what can't be read is kept and said.
            let (input, mode) = if kind == "number" { ("text", Some("decimal")) } else { (kind, None) };
            view! {
                <input id=id type=input inputmode=mode autocomplete="off" aria-label=move || label.get()
                    placeholder=move || placeholder.get() prop:value=move || typed.get()
                    on:input=move |event| typed.set(event_target_value(&event)) on:change=changed on:blur=left on:keydown=pressed
                    aria-invalid=invalid aria-describedby=move || describe.get()/>
            }
            .into_any()
        }
    };
    view! {
        <div class=format!("in-place {kind}") class:unwritten=move || typed.with(String::is_empty) class:invalid=move || error.get().is_some()>
            {field}
            {help}
        </div>
    }
}

/// Whether a date field's value has a year that is still being typed: before its fourth digit it begins with zeros.
pub fn is_half_typed(day: &str) -> bool {
    day.starts_with('0')
}

/// Takes the focus off a field. Chromium's date field keeps it on `blur` while one of its parts has it, and loses it to
/// another element alone.
fn leave(field: &HtmlElement) {
    // What can't lose the focus keeps it; its value is as it should be either way.
    let _ = field.blur();
    if document().active_element().as_ref() == Some(field.as_ref()) {
        let page = document().query_selector("main").ok().flatten();
        if let Some(page) = page.and_then(|page| page.dyn_into::<HtmlElement>().ok()) {
            let _ = page.focus();
            let _ = page.blur();
        }
    }
}

/// Puts a text into a field as it stands.
fn put(field: &HtmlElement, text: &str) {
    if let Some(input) = field.dyn_ref::<HtmlInputElement>() {
        input.set_value(text);
    } else if let Some(area) = field.dyn_ref::<HtmlTextAreaElement>() {
        area.set_value(text);
    }
}

/// Moves the focus to the element of an id, once it is there to take it: after a dialog has closed and given the focus
/// back.
pub fn focus_on(id: String) {
    request_animation_frame(move || {
        request_animation_frame(move || {
            focus(&id);
        });
    });
}
