//! A field with a short list to choose from.

use leptos::prelude::*;

use super::field::{frame, ties};
use super::{Icon, IconName, next_id};

/// A native `<select>`; its value is the word of the chosen option.
#[component]
pub fn SelectField(
    /// What is asked.
    #[prop(into)]
    label: String,
    /// The chosen option's word; empty for none.
    value: RwSignal<String>,
    /// Words and labels.
    #[prop(into)]
    options: Signal<Vec<(String, String)>>,
    /// The label of "none"; without it there is no such option.
    #[prop(optional, into)]
    none: Option<String>,
    /// Below it, until there is an error.
    #[prop(optional, into)]
    hint: Option<String>,
    /// What is wrong and how to put it right.
    #[prop(optional, into)]
    error: MaybeProp<String>,
    /// May stay empty, and says so.
    #[prop(optional)]
    optional: bool,
    /// Another option was chosen.
    #[prop(optional, into)]
    on_change: Option<Callback<String>>,
) -> impl IntoView {
    let id = next_id("field");
    let (invalid, described) = ties(&id, hint.is_some(), error);
    let option = move |word: String, label: String| {
        let chosen = word.clone();
        view! { <option value=word prop:selected=move || value.get() == chosen>{label}</option> }
    };
    let control = view! {
        <select
            id=id.clone()
            aria-invalid=invalid
            aria-describedby=described
            on:change=move |event| {
                let word = event_target_value(&event);
                value.set(word.clone());
                if let Some(on_change) = on_change {
                    on_change.run(word);
                }
            }
        >
            {none.map(|label| option(String::new(), label))}
            {move || options.get().into_iter().map(|(word, label)| option(word, label)).collect_view()}
        </select>
        <Icon name=IconName::ChevronDown />
    };
    frame("field", &id, label, optional, hint, error, control.into_any())
}
