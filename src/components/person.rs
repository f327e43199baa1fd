//! A person, as initials.

use leptos::prelude::*;

/// The initials of a name in a disc; the name stands beside it or is read out.
#[component]
pub fn PersonMark(
    /// The person's name.
    #[prop(into)]
    name: String,
    /// The name is written beside it already.
    #[prop(optional)]
    beside: bool,
) -> impl IntoView {
    let mut words = name.split_whitespace().filter_map(|word| word.chars().next());
    let first = words.next();
    let initials: String = first.into_iter().chain(words.last()).flat_map(char::to_uppercase).collect();
    view! {
        <span class="person-mark" role=(!beside).then_some("img") aria-label=(!beside).then(|| name.clone())
            aria-hidden=beside.then_some("true") title=(!beside).then_some(name)>
            {initials}
        </span>
    }
}
