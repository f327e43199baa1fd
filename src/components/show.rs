//! What stands only while a condition holds.

use leptos::either::Either;
use leptos::prelude::*;

/// Shows its children while `when` holds, and `fallback` otherwise; they are made anew when that changes.
///
/// Like Leptos's own `Show`, which is compiled once for every place that uses it; this one is compiled once.
#[component]
pub fn Show(
    /// The condition.
    #[prop(into)]
    when: Signal<bool>,
    /// What stands there otherwise.
    #[prop(optional, into)]
    fallback: ViewFn,
    /// What stands there while it holds.
    children: ChildrenFn,
) -> impl IntoView {
    let holds = Memo::new(move |_| when.get());
    move || if holds.get() { Either::Left(children()) } else { Either::Right(fallback.run()) }
}
