//! stub
use leptos::prelude::*;
/// x
#[component]
pub fn Trash() -> impl IntoView {  view!{ <h1>"Trash"</h1> } }
