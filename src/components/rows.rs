//! Lists that change while somebody is in them.

use std::sync::Arc;

use leptos::prelude::*;

/// A row that has not been made yet.
struct Row {
    key: String,
    make: Box<dyn FnOnce() -> AnyView + Send>,
}

/// A row for every item. It stays, with its focus and what is being typed, for as long as its key is there.
///
/// Like Leptos's own `For`, of which every place has a copy of some 8 kB; this one shares a single copy.
#[component]
pub fn For<T, I, V>(
    /// The items.
    each: impl Fn() -> I + Send + Sync + 'static,
    /// What tells an item from the others.
    key: impl Fn(&T) -> String + Send + Sync + 'static,
    /// An item's row.
    children: impl Fn(T) -> V + Send + Sync + 'static,
) -> impl IntoView
where
    T: Send + 'static,
    I: IntoIterator<Item = T> + 'static,
    V: IntoView + 'static,
{
    let children = Arc::new(children);
    rows(Arc::new(move || {
        let row = |item: T| {
            let (key, children) = (key(&item), children.clone());
            Row { key, make: Box::new(move || children(item).into_any()) }
        };
        each().into_iter().map(row).collect()
    }))
}

fn rows(each: Arc<dyn Fn() -> Vec<Row> + Send + Sync>) -> AnyView {
    view! { <leptos::prelude::For each=move || each() key=|row: &Row| row.key.clone() children=|row: Row| (row.make)()/> }
        .into_any()
}
