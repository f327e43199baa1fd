//! The head of a sortable column.

use leptos::prelude::*;

use super::{Icon, IconName};
use crate::route::Router;

/// The sort of a list, as its address has it: a column, and `-` before it where the greatest is first.
pub fn sort_of(text: &str, default: &str) -> (String, bool) {
    let text = if text.is_empty() { default } else { text };
    match text.strip_prefix('-') {
        Some(key) => (key.to_owned(), true),
        None => (text.to_owned(), false),
    }
}

/// A column's head with a button that sorts by it.
#[component]
pub fn SortHead(
    /// The column's name.
    label: &'static str,
    /// Its word in the address.
    key: &'static str,
    /// The sort as it is.
    #[prop(into)]
    sort: Signal<(String, bool)>,
    /// Where the sort is kept.
    router: Router,
    /// Its class.
    #[prop(optional)]
    class: &'static str,
    /// Whether the greatest come first at the first click.
    #[prop(optional)]
    greatest_first: bool,
) -> impl IntoView {
    let here = move || sort.with(|(own, descending)| (own == key).then_some(*descending));
    let turn = move |_| {
        let down = if greatest_first { here() != Some(true) } else { here() == Some(false) };
        let next = if down { format!("-{key}") } else { key.to_owned() };
        router.set_query(&[("sort", &next)]);
    };
    view! {
        <th scope="col" class=class data-col=key aria-sort=move || here().map(|down| if down { "descending" } else { "ascending" })>
            <button class="sort" type="button" on:click=turn>
                {label}
                {move || here().map(|down| view! { <Icon name=if down { IconName::ArrowDown } else { IconName::ArrowUp }/> })}
            </button>
        </th>
    }
}
