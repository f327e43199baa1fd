//! A text in which the words of a search are marked.

use std::ops::Range;

use leptos::prelude::*;
use pilotbook_core::search::highlight::Words;

/// A text, with what is searched marked in it.
#[component]
pub fn Marked(
    /// What people wrote.
    #[prop(into)]
    text: String,
    /// What is searched.
    #[prop(into)]
    words: Signal<Words>,
) -> impl IntoView {
    move || marked(&text, words.with(|words| words.ranges(&text)))
}

/// A text with parts of it marked: ranges of bytes, in their order.
pub fn marked(text: &str, ranges: Vec<Range<usize>>) -> Vec<AnyView> {
    let mut pieces: Vec<AnyView> = Vec::new();
    let mut at = 0;
    for range in ranges {
        pieces.push(text[at..range.start].to_owned().into_any());
        pieces.push(view! { <mark>{text[range.clone()].to_owned()}</mark> }.into_any());
        at = range.end;
    }
    pieces.push(text[at..].to_owned().into_any());
    pieces
}
