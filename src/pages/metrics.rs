//! stub
use leptos::prelude::*;
/// x
#[component]
pub fn MetricsPage() -> impl IntoView {  view!{ <h1>"MetricsPage"</h1> } }
