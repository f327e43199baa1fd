//! Metrics: every number with its interval, its n, its working and its records; the scope stands in the address.

use std::sync::Arc;

use leptos::prelude::*;
use pilotbook_core::json::canonical;
use pilotbook_core::metrics::{Comparison, Metrics, Portfolio};
use pilotbook_core::report::scope_in_words;
use pilotbook_core::review::Span;

use super::files::hand_out;
use super::metrics_behind::Behind;
use super::metrics_charts::charts;
use super::metrics_headline::{Shown, headline};
use super::metrics_numbers::numbers;
use super::metrics_technologies::technologies;
use super::metrics_together::together;
use super::report_dialog::ReportButton;
use super::scope_bar::{ScopeBar, looked};
use crate::app::use_app;
use crate::components::{Banner, Empty, Show, use_toasts};

/// What the page computed for a scope, once for all that shows it.
pub(super) struct Computed {
    pub(super) portfolio: Portfolio,
    pub(super) metrics: Result<Arc<Metrics>, String>,
    /// Beside the period before; none where there is no such period.
    pub(super) before: Option<Comparison>,
}

/// Metrics are compared by nobody: each computation stands for itself.
impl PartialEq for Computed {
    fn eq(&self, _: &Computed) -> bool {
        false
    }
}

/// The page.
#[component]
pub fn MetricsPage() -> impl IntoView {
    let (workspace, _, router) = use_app();
    let toasts = use_toasts();
    let looked = Memo::new(move |_| looked(router, Span::All));
    let computed = Memo::new(move |_| {
        let portfolio = workspace.portfolio();
        let metrics = looked.with(|looked| {
            // What is wrong in the address is told by the bar: numbers of another scope would mislead.
            if !looked.unread.is_empty() {
                return Err(String::new());
            }
            let scope = looked.scope(workspace.today());
            let metrics = scope.and_then(|scope| Metrics::of(&portfolio, &scope));
            metrics.map(Arc::new).map_err(|error| error.to_string())
        });
        let before = metrics.as_ref().ok().and_then(|metrics| Comparison::of(metrics, &portfolio));
        Computed { portfolio, metrics, before }
    });
    let export = move |_| {
        let text = computed.with_untracked(|computed| {
            computed.metrics.as_ref().map(|metrics| canonical(&metrics.to_json_all())).map_err(Clone::clone)
        });
        toasts.show(match text {
            Ok(text) => hand_out(&workspace.file_name("metrics.json"), "application/json", text.as_bytes()),
            Err(error) => error,
        });
    };
    let nothing = Memo::new(move |_| {
        computed.with(|computed| {
            let portfolio = &computed.portfolio;
            let ideas = portfolio.ideas.is_empty() && portfolio.pilots.is_empty();
            ideas && portfolio.kpis.is_empty() && portfolio.issues.is_empty()
        })
    });
    let period = Signal::derive(move || {
        computed.with(|computed| computed.metrics.as_ref().ok().map(|metrics| metrics.period()))
    });
    let scope = Signal::derive(move || {
        let scope = looked.with(|looked| looked.unread.is_empty().then(|| looked.scope(workspace.today())));
        scope.and_then(Result::ok)
    });
    let said = move || {
        computed.with(|computed| computed.metrics.as_ref().err().cloned()).filter(|error| !error.is_empty())
    };
    let shown = move || {
        computed.with(|computed| {
            let metrics = computed.metrics.as_ref().ok()?;
            let shown = Shown { metrics, before: computed.before.as_ref(), router };
            Some(view! {
                <p class="print-only caption">{scope_in_words(metrics)}</p>
                {headline(shown)}
                {charts(computed, metrics)}
                {numbers(metrics, router)}
                {technologies(metrics, router)}
                {together(metrics, router)}
                <p class="page-foot"><button class="btn" type="button" on:click=export>"Export these numbers as JSON"</button></p>
            })
        })
    };
    view! {
        <h1 class="visually-hidden">"Metrics"</h1>
        <ScopeBar looked period><ReportButton scope/></ScopeBar>
        {move || said().map(|error| view! { <Banner tone="tone-bad">{error}</Banner> })}
        <Show when=move || nothing.get() fallback=move || view! { {move || shown()} }>
            <Empty><p>"Numbers come by themselves: from the days on which ideas are logged, pilots start, and outcomes are decided."</p></Empty>
        </Show>
        <Behind computed/>
    }
}
