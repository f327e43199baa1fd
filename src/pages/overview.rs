//! stub
use leptos::prelude::*;
/// x
#[component]
pub fn Overview() -> impl IntoView { view!{ <h1>"Overview"</h1> } }
