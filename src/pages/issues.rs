//! stub
use leptos::prelude::*;
/// x
#[component]
pub fn Issues() -> impl IntoView {  view!{ <h1>"Issues"</h1> } }
