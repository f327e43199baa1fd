//! The trend of a KPI, drawn.

use leptos::prelude::*;
use pilotbook_core::chart::ReadingRow;
use pilotbook_core::chart::{KpiTrend, Stop, kpi_trend};
use pilotbook_core::model::{Kpi, ReadAs};

use super::files::hand_out;
use super::kpi_standing::Standing;
use super::read_as::metric_name;
use crate::app::use_app;
use crate::components::{ChartFigure, Saved, format, use_toasts};
use crate::route::Page;

/// The chart.
#[component]
pub(super) fn Trend(
    kpi: Memo<Option<Kpi>>,
    rows: Memo<Vec<ReadingRow>>,
    standing: Standing,
) -> impl IntoView {
    let (workspace, _, router) = use_app();
    let toasts = use_toasts();
    let given = Memo::new(move |_| {
        let kpi = kpi.get()?;
        let fed = kpi.form() == ReadAs::Metric;
        let points = if fed {
            standing.fed_points()
        } else {
            rows.with(|rows| rows.iter().filter_map(|row| row.point(&format::Local)).collect())
        };
        let trend = workspace.with(|book| KpiTrend::of(book, &kpi, points, &format::Local));
        let metric = if fed { metric_name(&kpi.metric) } else { String::new() };
        Some(KpiTrend { metric, ..trend })
    });
    let open = move |stop: Stop| {
        if let Some(page) = stop.record.as_ref().and_then(Page::of_record) {
            router.go(page);
        }
    };
    let save = move |saved: Result<Saved, String>| {
        toasts.show(match saved {
            Ok(saved) => hand_out(&workspace.file_name(&saved.ending), saved.mime, &saved.bytes),
            Err(said) => said,
        });
    };
    move || {
        given.get().map(|given| {
            let chart = kpi_trend(&given, workspace.today(), &format::Local);
            view! { <ChartFigure chart wide=true on_open=open on_save=save/> }
        })
    }
}
