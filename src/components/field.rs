//! Fields: a label above, a hint below, and in its place what is wrong and how to mend it.

use leptos::prelude::*;

use super::{Icon, IconName, next_id};

/// A field of one line; `kind` is that of the input.
#[component]
pub fn TextField(
    /// What it is.
    #[prop(into)]
    label: String,
    /// The raw text.
    value: RwSignal<String>,
    /// `text`, `number`, `date`, `search` …
    #[prop(default = "text")]
    kind: &'static str,
    /// What to write, in a few words.
    #[prop(optional, into)]
    hint: String,
    /// Guidance inside the empty field.
    #[prop(optional, into)]
    placeholder: String,
    /// What is wrong.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// Whether typing can begin at once.
    #[prop(optional)]
    autofocus: bool,
    /// Values to choose from while typing.
    #[prop(optional)]
    suggestions: Vec<String>,
    /// What stands before the value: a currency.
    #[prop(optional, into)]
    unit: String,
) -> impl IntoView {
    let id = next_id("field");
    let list = (!suggestions.is_empty()).then(|| format!("{id}-list"));
    let (described, help) = described(&id, hint, error);
    // Numbers stay text: an input of type number would hand over nothing where it can't read one.
    let (kind, mode) = if kind == "number" { ("text", Some("decimal")) } else { (kind, None) };
    view! {
        <div class="field" class:number=mode.is_some() class:invalid=move || error.get().is_some()>
            <label class="field-label" for=id.clone()>{label}</label>
            <div class="field-box">
                {(!unit.is_empty()).then(|| view! { <span class="unit">{unit}</span> })}
                <input id=id.clone() type=kind inputmode=mode placeholder=placeholder autocomplete="off" autofocus=autofocus list=list.clone()
                    prop:value=move || value.get() on:input=move |event| value.set(event_target_value(&event))
                    aria-invalid=move || error.get().is_some().then_some("true") aria-describedby=move || described.get()/>
            </div>
            {list.map(|list| view! {
                <datalist id=list>{suggestions.into_iter().map(|text| view! { <option value=text></option> }).collect_view()}</datalist>
            })}
            {help}
        </div>
    }
}

/// A field of several lines, in serif: people's own words.
#[component]
pub fn AreaField(
    /// What it is.
    #[prop(into)]
    label: String,
    /// The raw text.
    value: RwSignal<String>,
    /// What to write, in a few words.
    #[prop(optional, into)]
    hint: String,
    /// Guidance inside the empty field.
    #[prop(optional, into)]
    placeholder: String,
    /// What is wrong.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// How many lines are seen at once.
    #[prop(default = 3)]
    rows: u8,
    /// Whether typing can begin at once.
    #[prop(optional)]
    autofocus: bool,
    /// The id that `focus_on` finds it by.
    #[prop(optional, into)]
    id: String,
) -> impl IntoView {
    let id = if id.is_empty() { next_id("field") } else { id };
    let (described, help) = described(&id, hint, error);
    view! {
        <div class="field prose" class:invalid=move || error.get().is_some()>
            <label class="field-label" for=id.clone()>{label}</label>
            <div class="field-box">
                <textarea id=id.clone() rows=rows placeholder=placeholder autofocus=autofocus prop:value=move || value.get()
                    on:input=move |event| value.set(event_target_value(&event))
                    aria-invalid=move || error.get().is_some().then_some("true") aria-describedby=move || described.get()></textarea>
            </div>
            {help}
        </div>
    }
}

/// A choice of one value among few.
#[component]
pub fn SelectField(
    /// What it is.
    #[prop(into)]
    label: String,
    /// The chosen value.
    value: RwSignal<String>,
    /// Values and the words for them.
    #[prop(into)]
    options: Signal<Vec<(String, String)>>,
    /// What to choose, in a few words.
    #[prop(optional, into)]
    hint: String,
    /// What is wrong.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
) -> impl IntoView {
    let id = next_id("field");
    let (described, help) = described(&id, hint, error);
    view! {
        <div class="field" class:invalid=move || error.get().is_some()>
            <label class="field-label" for=id.clone()>{label}</label>
            <div class="field-box">
                <select id=id.clone() on:change=move |event| value.set(event_target_value(&event))
                    aria-invalid=move || error.get().is_some().then_some("true") aria-describedby=move || described.get()>
                    {move || options.get().into_iter().map(|(own, word)| {
                        let chosen = own.clone();
                        view! { <option value=own prop:selected=move || value.get() == chosen>{word}</option> }
                    }).collect_view()}
                </select>
            </div>
            {help}
        </div>
    }
}

/// A yes or no.
#[component]
pub fn CheckField(
    /// What it says when it is on.
    #[prop(into)]
    label: String,
    /// Whether it is on.
    value: RwSignal<bool>,
) -> impl IntoView {
    view! {
        <label class="check">
            <input type="checkbox" prop:checked=move || value.get() on:change=move |event| value.set(event_target_checked(&event))/>
            <span>{label}</span>
        </label>
    }
}

/// Hint or error below a field, and the id under which the field names it while there is one.
pub(super) fn described(
    id: &str,
    hint: String,
    error: Signal<Option<String>>,
) -> (Signal<Option<String>>, impl IntoView + use<>) {
    let own = format!("{id}-help");
    let (id, hinted) = (own.clone(), !hint.is_empty());
    let described = Signal::derive(move || (hinted || error.with(Option::is_some)).then(|| id.clone()));
    let help = move || match error.get() {
        Some(error) => view! {
            <p class="field-error" id=own.clone() role="alert"><Icon name=IconName::Warning/>{error}</p>
        }
        .into_any(),
        None => {
            (!hint.is_empty()).then(|| view! { <p class="hint" id=own.clone()>{hint.clone()}</p> }).into_any()
        }
    };
    (described, help)
}
