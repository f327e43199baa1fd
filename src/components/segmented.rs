//! One of a few, all in sight: real radio buttons as segments or as cards.

use leptos::prelude::*;

use super::next_id;

/// One of a few words side by side.
#[component]
pub fn Segmented(
    /// What is chosen.
    #[prop(into)]
    legend: String,
    /// The chosen value.
    value: RwSignal<String>,
    /// Values and the words for them.
    options: Vec<(&'static str, &'static str)>,
) -> impl IntoView {
    let name = next_id("choice");
    let options = options.into_iter().map(|(own, word)| {
        view! {
            <label>
                <input type="radio" name=name.clone() value=own prop:checked=move || value.get() == own
                    on:change=move |_| value.set(own.to_owned())/>
                <span>{word}</span>
            </label>
        }
    });
    view! {
        <fieldset class="segmented">
            <legend>{legend}</legend>
            <div class="segments">{options.collect_view()}</div>
        </fieldset>
    }
}

/// A card that can be chosen.
pub struct Card {
    /// The value.
    pub value: &'static str,
    /// What it is.
    pub title: &'static str,
    /// What it means here.
    pub caption: Signal<String>,
    /// Its mark.
    pub mark: AnyView,
}

/// One of a few, each with a mark and a sentence.
#[component]
pub fn ChoiceCards(
    /// What is chosen.
    #[prop(into)]
    legend: String,
    /// The chosen value.
    value: RwSignal<String>,
    /// The cards.
    cards: Vec<Card>,
) -> impl IntoView {
    let name = next_id("choice");
    let cards = cards.into_iter().map(|card| {
        let (own, caption) = (card.value, card.caption);
        view! {
            <label class="choice">
                <input type="radio" name=name.clone() value=own prop:checked=move || value.get() == own
                    on:change=move |_| value.set(own.to_owned())/>
                {card.mark}
                <span>
                    <span class="choice-title">{card.title}</span>
                    <span class="choice-caption">{move || caption.get()}</span>
                </span>
            </label>
        }
    });
    view! {
        <fieldset class="choices">
            <legend>{legend}</legend>
            <div class="choice-grid">{cards.collect_view()}</div>
        </fieldset>
    }
}
