//! Metrics: every number with its interval, its n, its working and its records; the scope stands in the address.

use leptos::prelude::*;
use pilotbook_core::json::canonical;
use pilotbook_core::report::scope_in_words;
use pilotbook_core::review::Span;

use super::files::hand_out;
use super::metrics_behind::Behind;
use super::metrics_charts::charts;
use super::metrics_headline::{Shown, headline};
use super::metrics_numbers::numbers;
use super::metrics_parts::Parts;
use super::metrics_technologies::technologies;
use super::metrics_together::together;
use super::report_dialog::ReportButton;
use super::scope_bar::{ScopeBar, looked};
use crate::app::use_app;
use crate::components::{Banner, Empty, Show, use_toasts};

/// The page.
#[component]
pub fn MetricsPage() -> impl IntoView {
    let (workspace, _, router) = use_app();
    let toasts = use_toasts();
    let looked = Memo::new(move |_| looked(router, Span::All));
    let parts = Parts::of(workspace, looked);
    let computed = parts.computed;
    let export = move |_| {
        let Some(computed) = computed.get_untracked() else { return };
        let metrics = computed.metrics.as_ref().map_err(Clone::clone);
        toasts.show(match metrics.map(|metrics| canonical(&metrics.to_json_all())) {
            Ok(text) => hand_out(&workspace.file_name("metrics.json"), "application/json", text.as_bytes()),
            Err(error) => error,
        });
    };
    let nothing = Memo::new(move |_| {
        computed.with(|computed| {
            computed.as_ref().is_some_and(|computed| {
                let portfolio = &computed.portfolio;
                let ideas = portfolio.ideas.is_empty() && portfolio.pilots.is_empty();
                ideas && portfolio.kpis.is_empty() && portfolio.issues.is_empty()
            })
        })
    });
    let period = Signal::derive(move || {
        computed.with(|computed| Some(computed.as_ref()?.metrics.as_ref().ok()?.period()))
    });
    let day = workspace.day();
    let scope = Signal::derive(move || {
        let scope = looked.with(|looked| looked.unread.is_empty().then(|| looked.scope(day.get())));
        scope.and_then(Result::ok)
    });
    let said = move || {
        let error = computed.with(|computed| computed.as_ref()?.metrics.as_ref().err().cloned());
        error.filter(|error| !error.is_empty())
    };
    let shown = move || {
        let first = parts.other(0, move |computed, metrics| {
            let shown = Shown { metrics, before: computed.before.as_ref(), router };
            view! { <p class="print-only caption">{scope_in_words(metrics)}</p>{headline(shown)} }.into_any()
        });
        let foot = move || {
            view! { <p class="page-foot"><button class="btn" type="button" on:click=export>"Export these numbers as JSON"</button></p> }
        };
        view! {
            {first}
            {charts(parts)}
            {parts.other(1, move |_, metrics| numbers(metrics, router).into_any())}
            {parts.other(2, move |_, metrics| technologies(metrics, router).into_any())}
            {parts.other(3, move |_, metrics| view! { {together(metrics, router)}{foot()} }.into_any())}
        }
    };
    view! {
        <h1 class="visually-hidden">"Metrics"</h1>
        <ScopeBar looked period><ReportButton scope/></ScopeBar>
        {move || said().map(|error| view! { <Banner tone="tone-bad">{error}</Banner> })}
        {parts.progress()}
        <Show when=move || nothing.get() fallback=move || view! { {move || shown()} }>
            <Empty><p>"Numbers come by themselves: from the days on which ideas are logged, pilots start, and outcomes are decided."</p></Empty>
        </Show>
        <Behind computed/>
    }
}
