//! stub
use leptos::prelude::*;
/// x
#[component]
pub fn DataPage() -> impl IntoView {  view!{ <h1>"DataPage"</h1> } }
