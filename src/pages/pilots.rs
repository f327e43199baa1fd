//! stub
use leptos::prelude::*;
/// x
#[component]
pub fn Pilots() -> impl IntoView {  view!{ <h1>"Pilots"</h1> } }
