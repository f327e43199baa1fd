//! How far long work is.

use leptos::prelude::*;

use super::format;

/// What is done, how far it is, and what may stand beside it, such as the button that calls it off.
#[component]
pub fn LongWork(
    /// What is done, how many of how many; nothing is shown where there is none.
    #[prop(into)]
    told: Signal<Option<(&'static str, usize, usize)>>,
    /// What the bar is of, for those who don't see it.
    label: &'static str,
    /// Whether the numbers themselves say something to people; else it is the percentage.
    #[prop(default = &[])]
    counted: &'static [&'static str],
    /// What stands beside it.
    #[prop(optional)]
    children: Option<ChildrenFn>,
) -> impl IntoView {
    let text = move |(doing, done, all): (&'static str, usize, usize)| {
        if counted.contains(&doing) {
            format!("{doing} {} of {}", format::number(done as f64, 0), format::number(all as f64, 0))
        } else {
            format!("{doing} {}%", done * 100 / all.max(1))
        }
    };
    let shown = Memo::new(move |_| told.with(Option::is_some));
    let now = move || told.get().unwrap_or_default();
    // What stands beside the bar stays the same while the bar moves: a button keeps the focus.
    move || {
        let children = children.clone();
        shown.get().then(|| {
            view! {
                <div class="long-work"><span>{move || text(now())}</span>
                    {children.map(|children| children())}
                    <progress max=move || now().2 value=move || now().1 aria-label=label></progress></div>
            }
        })
    }
}
