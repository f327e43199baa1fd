//! stub
use leptos::prelude::*;
/// x
#[component]
pub fn SettingsPage() -> impl IntoView {  view!{ <h1>"SettingsPage"</h1> } }
