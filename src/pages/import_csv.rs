//! A table that comes in: its columns become fields, by a recipe that is guessed, opened or corrected here;
//! rows are shown before anything is written; one undoable step.

use leptos::html::Input;
use leptos::prelude::*;
use leptos::task::spawn_local;
use pilotbook_core::Value;
use pilotbook_core::exchange::recipe::Subject;
use pilotbook_core::json::canonical;

use wasm_bindgen::JsValue;

use super::files::{chosen, download};
use super::import_fields::Fields;
use super::import_preview::{Preview, counts};
use super::import_reading::Reading;
use super::words::counted;
use crate::app::use_app;
use crate::components::{Banner, Icon, IconName, LongWork, Show, use_toasts};
use crate::workspace::Failure;

/// The section.
#[component]
pub(super) fn ImportTable() -> impl IntoView {
    let (workspace, _, router) = use_app();
    let reading = Reading::new(workspace, router);
    let recipe = RwSignal::new(String::new());
    let choose_table = move |event: web_sys::Event| {
        spawn_local(async move {
            if let Some((name, bytes)) = chosen(event).await {
                reading.open_table(name, bytes);
            }
        });
    };
    let choose_recipe = move |event: web_sys::Event| {
        spawn_local(async move {
            if let Some((name, bytes)) = chosen(event).await {
                reading.open_recipe(&name, &bytes);
                recipe.try_set(name);
            }
        });
    };
    let table_name = move || {
        let opened = reading.opened.with(|opened| {
            opened.as_ref().map(|opened| format!("{}, {}", opened.name, counted(opened.rows, "row", "rows")))
        });
        opened.or_else(|| Some(format!("Taken to hold: {}", reading.asked()?.label())))
    };
    let input = NodeRef::<Input>::new();
    Effect::new(move |_| {
        // A link that says what the table holds leads to choosing it.
        if let Some(input) = input.get().filter(|_| reading.asked().is_some()) {
            let _ = input.focus();
        }
    });
    let is_open = Memo::new(move |_| reading.opened.with(Option::is_some));
    view! {
        <section class="section import-table">
            <div class="section-head ruled"><h2>"Import a table"</h2></div>
            <p class="text-14">"A CSV file with commas: ideas and pilots, readings of KPIs, or issues. What its columns mean is guessed and yours to correct; you see the rows before anything is written. The same file again updates and never doubles."</p>
            <div class="form-grid">
                <label class="field"><span class="field-label">"Table (CSV)"</span>
                    <input class="input" type="file" accept=".csv,text/csv" node_ref=input on:change=choose_table/><span class="hint">{move || table_name()}</span></label>
                <label class="field"><span class="field-label">"Open a recipe (JSON), if you saved one"</span>
                    <input class="input" type="file" accept=".json,application/json" on:change=choose_recipe/><span class="hint">{move || recipe.get()}</span></label>
            </div>
            <div role="status">{move || reading.refused.get().map(|text| view! { <Banner tone="tone-bad">{text}</Banner> })}</div>
            <Show when=move || is_open.get()>
                <Wizard reading/>
            </Show>
        </section>
    }
}

/// Columns, preview, and what can be done with them.
#[component]
fn Wizard(reading: Reading) -> impl IntoView {
    let toasts = use_toasts();
    let save = move |_| {
        let text = reading.draft.with_untracked(|draft| indented(&draft.to_json()));
        let name = reading.opened.with_untracked(|o| o.as_ref().map(|o| o.name.clone())).unwrap_or_default();
        let name = format!("{}.recipe.json", name.strip_suffix(".csv").unwrap_or(&name));
        toasts.show(match download(&name, "application/json", text.as_bytes()) {
            Ok(()) => format!("{name} was handed to your browser's downloads. Open it here the next time."),
            Err(failure) => failure.to_string(),
        });
    };
    let import = move |_| {
        reading.import(move |done| match done {
            Ok(name) => {
                toasts.show(format!("{name} was imported. Undo takes it back in one step."));
            }
            Err(Failure::Cancelled) => toasts.show("The import was cancelled. Nothing was changed."),
            Err(failure) => {
                // Whoever has left the page hears of it where they are.
                if let Some(Some(text)) = reading.refused.try_set(Some(failure.to_string())) {
                    toasts.show(format!("The table was not imported. {text}"));
                }
            }
        });
    };
    let subject = Memo::new(move |_| reading.draft.with(|draft| draft.subject));
    let has_errors = Memo::new(move |_| !reading.errors().is_empty());
    let busy = Memo::new(move |_| reading.writing.with(Option::is_some));
    let summary =
        Memo::new(move |_| reading.read.with(|read| read.as_ref().map(|read| counts(&read.report))));
    let ready = Memo::new(move |_| {
        let plan = reading.read.with(|read| read.as_ref().and_then(|read| read.plan.clone()));
        plan.map(|plan| plan.writes).filter(|_| reading.told.with(Option::is_none))
    });
    let label = move || match ready.get() {
        Some(false) => "Nothing to import".to_owned(),
        _ => {
            let rows = reading.read.with(|read| read.as_ref().map_or(0, |read| read.report.rows.len()));
            let (one, several) = subject.get().nouns();
            format!("Import {}", counted(rows, one, several))
        }
    };
    view! {
        {move || reading.opened.with(|opened| opened.as_ref().and_then(|opened| opened.table.delimiter_hint()))
            .map(|hint| view! { <Banner tone="tone-warn">{hint}</Banner> })}
        <fieldset class="segmented import-subject" disabled=move || busy.get()>
            <legend>"This table holds"</legend>
            <div class="segments">{Subject::ALL.map(|own| view! {
                <label><input type="radio" name="import-subject" value=own.word() prop:checked=move || subject.get() == own on:change=move |_| reading.hold(own)/><span>{own.label()}</span></label>
            }).collect_view()}</div>
        </fieldset>
        <h3 class="import-head">"What the columns mean "<button class="link" type="button" disabled=move || busy.get() on:click=move |_| reading.guess_again()>"Guess again"</button></h3>
        <div class="import-fields" inert=move || busy.get()><Fields reading/></div>
        <h3 class="import-head">"Preview"</h3>
        <Preview reading/>
        <div class="import-foot">
            <div class="import-state" role="status">
                <LongWork told=Signal::derive(move || reading.writing.get().or_else(|| reading.told.get()))
                    label="Progress of the import" counted=&["Reading"]/>
                <Show when=move || has_errors.get()><p class="field-error"><Icon name=IconName::Warning/>"Fields above are not filled yet."</p></Show>
                {move || summary.get().map(|text| view! { <p class="text-14 import-counts">{text}</p> })}
            </div>
            <p class="form-actions">
                <button class="btn" type="button" on:click=move |_| reading.cancel()>"Cancel"</button>
                <button class="btn" type="button" disabled=move || has_errors.get() on:click=save><Icon name=IconName::Download/>"Save this recipe"</button>
                <button class="btn primary" type="button" disabled=move || busy.get() || has_errors.get() || ready.get() != Some(true) on:click=import>{move || label()}</button>
            </p>
        </div>
    }
}

/// JSON for people's eyes: a saved recipe is read and mended by hand too.
fn indented(value: &Value) -> String {
    let text = canonical(value);
    let parsed = js_sys::JSON::parse(&text).ok();
    let written = parsed.and_then(|parsed| {
        js_sys::JSON::stringify_with_replacer_and_space(&parsed, &JsValue::NULL, &JsValue::from(2)).ok()
    });
    written.map_or(text, |written| format!("{written}\n"))
}
