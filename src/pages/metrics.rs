//! Metrics: every number with its interval, its n and its definition; the scope stands in the address.

use std::sync::Arc;

use leptos::prelude::*;
use pilotbook_core::Date;
use pilotbook_core::json::canonical;
use pilotbook_core::metrics::{Metrics, Portfolio, Scope, portfolio_of};

use super::files::download;
use super::metric_parts::{
    Behind, DurationTable, FlowTables, Headline, IdeaTables, PilotTables, SuccessTable,
};
use crate::app::use_app;
use crate::components::{Banner, Empty, Show, use_toasts};
use crate::route::Router;

/// What the page computed for a scope.
pub(super) struct Computed {
    pub(super) portfolio: Portfolio,
    pub(super) metrics: Result<Arc<Metrics>, String>,
}

/// Metrics are compared by nobody: each computation stands for itself.
impl PartialEq for Computed {
    fn eq(&self, _: &Computed) -> bool {
        false
    }
}

/// The scope that the address names.
pub(super) fn scope_of(router: Router, today: Date) -> Scope {
    let route = router.get();
    let day = |key: &str| route.query.get(key).and_then(|text| Date::parse(text));
    Scope {
        as_of: day("as_of").unwrap_or(today),
        from: day("from"),
        to: day("to"),
        team: route.query.get("team").cloned(),
        tag: route.query.get("tag").cloned(),
    }
}

/// The controls of a scope: period, team, as-of day.
#[component]
pub(super) fn ScopeBar(
    /// Whether the as-of day is asked for.
    #[prop(optional)]
    as_of: bool,
) -> impl IntoView {
    let (workspace, _, router) = use_app();
    let day = move |key: &'static str, label: &'static str| {
        let value = router.query(key);
        view! {
            <label class="scope-field"><span class="field-label">{label}</span>
                <input class="input" type="date" prop:value=move || value.get()
                    on:change=move |event| router.set_query(&[(key, &event_target_value(&event))])/></label>
        }
    };
    let team = router.query("team");
    let names = move || {
        let mut names: Vec<String> = workspace.with(|book| portfolio_of(book).teams.into_iter().collect());
        names.insert(0, String::new());
        names
    };
    view! {
        <div class="scope-inner" role="group" aria-label="Scope">
            {day("from", "From")}{day("to", "To")}
            {as_of.then(|| day("as_of", "As of"))}
            <label class="scope-field"><span class="field-label">"Team"</span>
                <select class="input" on:change=move |event| router.set_query(&[("team", &event_target_value(&event))])>
                    {move || names().into_iter().map(|name| {
                        let (own, word) = (name.clone(), if name.is_empty() { "All teams".to_owned() } else { name.clone() });
                        view! { <option value=name prop:selected=move || team.get() == own>{word}</option> }
                    }).collect_view()}
                </select></label>
            <button class="link" type="button" on:click=move |_| router.set_query(&[("from", ""), ("to", ""), ("as_of", ""), ("team", "")])>"All time"</button>
        </div>
    }
}

/// The page.
#[component]
pub fn MetricsPage() -> impl IntoView {
    let (workspace, _, router) = use_app();
    let toasts = use_toasts();
    let computed = Memo::new(move |_| {
        let scope = scope_of(router, workspace.today());
        let portfolio = workspace.with(portfolio_of);
        let metrics = Metrics::of(&portfolio, &scope).map(Arc::new).map_err(|error| error.to_string());
        Computed { portfolio, metrics }
    });
    let export = move |_| {
        let text = computed.with_untracked(|computed| {
            computed.metrics.as_ref().map(|metrics| canonical(&metrics.to_json())).map_err(Clone::clone)
        });
        let said = match text {
            Ok(text) => {
                let name = workspace.file_name("metrics.json");
                match download(&name, "application/json", text.as_bytes()) {
                    Ok(()) => format!("{name} was handed to your browser's downloads."),
                    Err(failure) => failure.to_string(),
                }
            }
            Err(error) => error,
        };
        toasts.show(said);
    };
    let nothing = Memo::new(move |_| {
        computed.with(|computed| computed.portfolio.ideas.is_empty() && computed.portfolio.pilots.is_empty())
    });
    let said = move || computed.with(|computed| computed.metrics.as_ref().err().cloned());
    let metrics = Signal::derive(move || computed.with(|computed| computed.metrics.clone().ok()));
    view! {
        <div class="page-head"><h1 class="page-title">"Metrics"</h1>
            <button class="btn" type="button" on:click=export>"Export these numbers as JSON"</button></div>
        <ScopeBar as_of=true/>
        {move || said().map(|error| view! { <Banner tone="tone-bad">{error}</Banner> })}
        <Show when=move || nothing.get()>
            <Empty><p>"Numbers come by themselves: from the days on which ideas are logged, pilots start, and outcomes are decided."</p></Empty>
        </Show>
        {move || metrics.get().map(|metrics| {
            let metrics = StoredValue::new(metrics);
            view! {
                <Headline metrics/>
                <Behind computed/>
                <SuccessTable metrics/>
                <PilotTables metrics/>
                <DurationTable metrics/>
                <IdeaTables metrics/>
                <FlowTables metrics/>
            }
        })}
    }
}
