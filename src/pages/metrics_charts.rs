//! The charts of the page.

use leptos::prelude::*;
use pilotbook_core::chart::{self, Chart, Given, Stop};
use pilotbook_core::metrics::Metrics;

use super::files::hand_out;
use super::metrics_help::help;
use super::metrics_parts::Parts;
use crate::app::use_app;
use crate::components::{ChartFigure, Saved, format, use_toasts};
use crate::route::Page;

/// The metric that explains a chart.
fn metric_of(chart: &str) -> &str {
    match chart {
        "success_by_team" => "pilots.success_by_team",
        "ideas_by_month" => "ideas.by_month",
        "flow" => "flow.by_month",
        "work_in_progress" => "flow.average_wip",
        "timeline" => "pilots.started",
        "cross_team" => "cross_team.pairs",
        "claims" => "impact.by_kpi",
        own => own,
    }
}

/// The charts two by two as they stand on the page.
pub(super) const ORDER: [&str; 14] = [
    "success_within",
    "funnel",
    "success_by_team",
    "time_to_pilot",
    "pilot_duration",
    "flow",
    "work_in_progress",
    "cumulative_flow",
    "ideas_by_month",
    "aging",
    "cross_team",
    "timeline",
    "claims",
    "calibration",
];

/// All charts, in the order of the page, each a part of its own.
pub(super) fn charts(parts: Parts) -> AnyView {
    let figures = ORDER.iter().enumerate().map(|(at, id)| {
        parts.part(at, move |computed, metrics| {
            let (workspace, ..) = use_app();
            let title = |id: &_| workspace.with_untracked(|book| book.title_of(id));
            let portfolio = &computed.portfolio;
            let given = Given { metrics, portfolio, title: &title, write: &format::Local };
            let make = chart::ALL.iter().find(|(own, _)| own == id);
            make.map(|(_, make)| figure(metrics, make(&given))).into_any()
        })
    });
    view! { <div class="charts">{figures.collect_view()}</div> }.into_any()
}

fn figure(metrics: &Metrics, chart: Chart) -> AnyView {
    let (workspace, _, router) = use_app();
    let toasts = use_toasts();
    // Beside the outcomes that claim it, what the KPI itself did.
    let kpis = metrics.impact.by_kpi.iter().filter(|_| chart.id == "claims");
    let links = kpis.map(|row| (row.claim.name.clone(), router.href(Page::Kpi(row.claim.kpi.clone()))));
    let help = help(metrics, metric_of(chart.id), links.collect());
    let wide = matches!(chart.id, "success_within" | "timeline");
    let open = move |stop: Stop| {
        if let Some(number) = &stop.number {
            router.set_query(&[("behind", &number.to_string())]);
        } else if let Some(page) = stop.record.as_ref().and_then(Page::of_record) {
            router.go(page);
        }
    };
    let save = move |saved: Result<Saved, String>| {
        toasts.show(match saved {
            Ok(saved) => hand_out(&workspace.file_name(&saved.ending), saved.mime, &saved.bytes),
            Err(said) => said,
        });
    };
    view! { <ChartFigure chart help wide on_open=open on_save=save/> }.into_any()
}
