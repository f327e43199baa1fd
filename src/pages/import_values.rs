//! What the texts of a field of few words mean.

use leptos::prelude::*;
use pilotbook_core::exchange::recipe::{Meaning, RecipeField};

use super::import_fields::Pick;
use super::import_reading::Reading;
use super::words::counted;
use crate::components::For;

/// The value of the list's entry for a text that is not listed.
const NOT_LISTED: &str = "?";

/// Every text of the field's source with its meaning, and what anything else means.
#[component]
pub(super) fn Values(reading: Reading, field: RecipeField) -> impl IntoView {
    let texts = reading.texts(field);
    let label = field.label();
    let words = move || field.words().into_iter().map(|(word, label)| (word.to_owned(), label.to_owned()));
    let meanings = move || {
        let mut options: Vec<(String, String)> = words().collect();
        options.push((String::new(), "Says nothing".to_owned()));
        options.push((NOT_LISTED.to_owned(), "Not listed: warn".to_owned()));
        options
    };
    let others = move || {
        let mut options = vec![(String::new(), "Nothing".to_owned())];
        options.extend(words());
        options
    };
    let set = move |text: String, value: String| {
        let word = field.words().into_iter().map(|(word, _)| word).find(|word| *word == value);
        let meaning = match word {
            Some(word) => Meaning::Word(word),
            None if value.is_empty() => Meaning::Nothing,
            None => Meaning::NotListed,
        };
        reading.draft.update(|draft| {
            let mut own = draft.field(field);
            own.set_meaning(field, &text, meaning);
            draft.set(field, own);
        });
    };
    let set_other = move |value: String| {
        reading.draft.update(|draft| {
            let mut own = draft.field(field);
            own.otherwise = field.words().into_iter().map(|(word, _)| word).find(|word| *word == value);
            draft.set(field, own);
        });
    };
    let is_there = Memo::new(move |_| texts.with(|texts| !texts.counts.is_empty()));
    move || {
        is_there.get().then(|| view! {
            <div class="import-values">
                <ul class="value-list" aria-label=format!("{label}: what each text means")>
                    <For each=move || texts.get().counts key=|(text, count)| format!("{text} {count}") children=move |(text, count): (String, usize)| {
                        let (shown, own) = (text.clone(), StoredValue::new(text.clone()));
                        let chosen = move || own.with_value(|text| match reading.draft.with(|draft| draft.field(field).meaning(field, text)) {
                            Meaning::Word(word) => word.to_owned(),
                            Meaning::Nothing => String::new(),
                            Meaning::NotListed => NOT_LISTED.to_owned(),
                        });
                        view! {
                            <li><span class="value-text">{shown}</span><span class="caption num">{counted(count, "row", "rows")}</span>
                                <Pick name=format!("{label}: {text}") options=meanings chosen pick=move |value| set(own.get_value(), value)/></li>
                        }
                    }/>
                    <li><span class="value-text strong">"Anything else"</span>
                        <span class="caption">{move || texts.with(|texts| texts.more).then_some("there are more texts than these")}</span>
                        <Pick name=format!("{label}: anything else") options=others
                            chosen=move || reading.draft.with(|draft| draft.field(field).otherwise.unwrap_or_default().to_owned()) pick=set_other/></li>
                </ul>
            </div>
        })
    }
}
