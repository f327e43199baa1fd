//! stub
use leptos::prelude::*;
/// x
#[component]
pub fn PilotPage(/// x
id: pilotbook_core::journal::RecordId) -> impl IntoView { let _ = id; view!{ <h1>"PilotPage"</h1> } }
