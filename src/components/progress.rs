//! How far something is on its way to a target.

use leptos::prelude::*;

/// A bar from baseline to target, with a tick where it would be by now if it moved evenly. The words beside it say the
/// same.
#[component]
pub fn Progress(
    /// The part of the way that is done; below 0 it lies behind the baseline, beyond 1 past the target.
    reached: Option<f64>,
    /// The part expected by now.
    #[prop(default = None)]
    expected: Option<f64>,
    /// The bar's tone.
    tone: &'static str,
) -> impl IntoView {
    let percent = |part: f64| format!("{:.1}%", part.clamp(0.0, 1.0) * 100.0);
    view! {
        <span class=format!("progress {tone}") aria-hidden="true">
            {reached.map(|part| view! { <span class="bar" class:none=part <= 0.0 style:width=percent(part)></span> })}
            {expected.map(|part| view! { <span class="expected" style:left=percent(part)></span> })}
        </span>
    }
}
