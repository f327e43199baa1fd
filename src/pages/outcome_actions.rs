//! What an outcome still asks for, done where it is read: its decision, its learning, whether it is in use.

use leptos::html;
use leptos::prelude::*;
use pilotbook_core::command::{Command, Decide, Edit, MarkInUse};
use pilotbook_core::journal::RecordId;
use pilotbook_core::model::{Choice, Decision};
use pilotbook_core::{Date, Value};
use wasm_bindgen::JsCast;

use super::form::{FormError, draft, send, typed};
use crate::app::use_app;
use crate::components::{AreaField, Show, TextField, Toasts, focus, use_toasts};
use crate::shell::offer_undo;
use crate::workspace::{Done, Workspace};

/// A button that opens a small form below itself; Escape closes it again.
#[component]
pub(super) fn SmallForm(
    open: RwSignal<bool>,
    /// What the button says.
    verb: &'static str,
    /// About which pilot.
    #[prop(into)]
    title: String,
    /// Whether it looks like a link.
    #[prop(optional)]
    link: bool,
    /// What sending it does.
    on_submit: Callback<()>,
    children: ChildrenFn,
) -> impl IntoView {
    let button = NodeRef::<html::Button>::new();
    let form = NodeRef::<html::Form>::new();
    // Once it is open: to its first field, and all of it in sight, above what sticks to the foot of a phone.
    Effect::new(move |_| {
        let Some(form) = form.get() else { return };
        request_animation_frame(move || {
            let field = form.query_selector("input, textarea").ok().flatten();
            if let Some(field) = field.and_then(|field| field.dyn_into::<web_sys::HtmlElement>().ok()) {
                // A focus that can't move stays.
                let _ = field.focus();
            }
            let into_view = web_sys::ScrollIntoViewOptions::new();
            into_view.set_block(web_sys::ScrollLogicalPosition::Nearest);
            form.scroll_into_view_with_scroll_into_view_options(&into_view);
        });
    });
    let pressed = move |event: web_sys::KeyboardEvent| {
        if event.key() == "Escape" && open.get_untracked() {
            event.stop_propagation();
            open.set(false);
            if let Some(button) = button.get_untracked() {
                // A focus that can't move stays.
                let _ = button.focus();
            }
        }
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        on_submit.run(());
    };
    view! {
        <div class="small-form" on:keydown=pressed>
            <button node_ref=button class=if link { "link" } else { "btn small" } type="button" aria-label=format!("{verb}: {title}")
                aria-expanded=move || open.get().to_string() on:click=move |_| open.update(|open| *open = !*open)>{verb}</button>
            <Show when=move || open.get()><form node_ref=form class="small-form-body" on:submit=submit>{children()}</form></Show>
        </div>
    }
}

/// Sends the command of a small form; then the form is gone, and the focus is where it was done.
fn do_and_tell(
    toasts: Toasts,
    workspace: Workspace,
    command: impl Command + 'static,
    error: FormError,
    open: RwSignal<bool>,
    home: String,
) {
    send(workspace, command, error, move |done| tell(toasts, workspace, done, open, home));
}

/// What follows a small form: it closes, says what was done, and gives the focus back.
pub(super) fn tell(toasts: Toasts, workspace: Workspace, done: Done, open: RwSignal<bool>, home: String) {
    open.try_set(false);
    offer_undo(workspace, toasts, done);
    request_animation_frame(move || {
        if !focus(&home) {
            focus("content");
        }
    });
}

/// Adopt, iterate or drop, on a day.
#[component]
pub(super) fn DecideForm(
    /// The outcome.
    outcome: RecordId,
    /// Of which pilot.
    title: String,
    /// The id of what has the focus afterwards.
    home: String,
) -> impl IntoView {
    let (workspace, ..) = use_app();
    let toasts = use_toasts();
    let (open, error) = (RwSignal::new(false), FormError::new());
    let day = draft(workspace.today().to_string());
    let (outcome, home) = (StoredValue::new(outcome), StoredValue::new(home));
    // In the browser's own way, Enter would choose the first of the three.
    let submit = Callback::new(move |()| error.refuse("decision", "Choose one of the three."));
    let decide = move |decision: Decision| {
        error.clear();
        let Some(on) = error.day("decision_on", day) else { return };
        let Some(on) = on else { return error.refuse("decision_on", "A decision needs its day.") };
        let command = Decide { outcome: outcome.get_value(), decision, on };
        do_and_tell(toasts, workspace, command, error, open, home.get_value());
    };
    view! {
        <SmallForm open verb="Decide" title on_submit=submit>
            <TextField label="Decided on" kind="date" value=day error=error.at("decision_on")/>
            <div class="small-form-verbs">
                {Decision::ALL.iter().map(|decision| view! {
                    <button class="btn" type="button" on:click=move |_| decide(*decision)>{decision.label()}</button>
                }).collect_view()}
            </div>
            {error.rest(&["decision_on"])}
        </SmallForm>
    }
}

/// The first day of real use.
#[component]
pub(super) fn InUseForm(
    /// The outcome.
    outcome: RecordId,
    /// Of which pilot.
    title: String,
    /// The id of what has the focus afterwards.
    home: String,
) -> impl IntoView {
    let (workspace, ..) = use_app();
    let toasts = use_toasts();
    let (open, error) = (RwSignal::new(false), FormError::new());
    let day = draft(workspace.today().to_string());
    let (outcome, home) = (StoredValue::new(outcome), StoredValue::new(home));
    let submit = Callback::new(move |()| {
        error.clear();
        let Some(on) = error.day("in_use_on", day) else { return };
        if on.is_none() {
            return error.refuse("in_use_on", "Enter the first day of real use.");
        }
        let command = MarkInUse { outcome: outcome.get_value(), on };
        do_and_tell(toasts, workspace, command, error, open, home.get_value());
    });
    view! {
        <SmallForm open verb="It is in use" title on_submit=submit>
            <TextField label="First day of real use" kind="date" value=day error=error.at("in_use_on")/>
            <div class="small-form-verbs"><button class="btn" type="submit">"Mark as in use"</button></div>
            {error.rest(&["in_use_on"])}
        </SmallForm>
    }
}

/// What was learned, where nobody wrote it down.
#[component]
pub(super) fn LearningForm(
    /// The outcome.
    outcome: RecordId,
    /// Of which pilot.
    title: String,
    /// The id of what has the focus afterwards.
    home: String,
) -> impl IntoView {
    let (workspace, ..) = use_app();
    let toasts = use_toasts();
    let (open, error) = (RwSignal::new(false), FormError::new());
    let learning = draft("");
    let (outcome, home) = (StoredValue::new(outcome), StoredValue::new(home));
    let submit = Callback::new(move |()| {
        error.clear();
        let text = typed(learning);
        if text.is_empty() {
            return error.refuse("learning", "Write a sentence for whoever tries something alike.");
        }
        let values = vec![("learning".to_owned(), Value::Text(text))];
        let command = Edit { record: outcome.get_value(), values };
        do_and_tell(toasts, workspace, command, error, open, home.get_value());
    });
    view! {
        <SmallForm open verb="Write it now" title link=true on_submit=submit>
            <AreaField label="What did we learn?" value=learning error=error.at("learning") hint="For a colleague who starts something similar next year."/>
            <div class="small-form-verbs"><button class="btn" type="submit">"Save the learning"</button></div>
            {error.rest(&["learning"])}
        </SmallForm>
    }
}

/// How long ago a decision was left open, in days.
pub(super) fn days_open(since: Option<Date>, today: Date) -> String {
    match since.map(|day| today.days_since(day)) {
        None => "no day known".to_owned(),
        Some(0) => "since today".to_owned(),
        Some(1) => "for 1 day".to_owned(),
        Some(days) => format!("for {days} days"),
    }
}
