//! stub
use leptos::prelude::*;
/// x
#[component]
pub fn Outcomes() -> impl IntoView {  view!{ <h1>"Outcomes"</h1> } }
