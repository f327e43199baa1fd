//! Claims held beside what happened: KPIs that outcomes say they moved, and chances that were stated at the start.

use leptos::prelude::*;
use pilotbook_core::metrics::{Metrics, Number, Side};

use super::metrics_help::{behind, help};
use crate::components::{Course, CourseMark, Definition, format};
use crate::route::Router;

/// What adopted outcomes claim, beside what the KPI itself did.
pub(super) fn claims(metrics: &Metrics, router: Router) -> AnyView {
    let rows = metrics.impact.by_kpi.iter().map(|row| {
        let claim = &row.claim;
        let href = behind(router, &Number::ClaimedOf(claim.kpi.clone()));
        let moved = row.moved.map_or("—".to_owned(), signed);
        let said = match row.exceeds() {
            Some(true) => {
                view! { <span class="marked toned tone-warn"><CourseMark course=Course::AtRisk/>" Over-claimed"</span> }.into_any()
            }
            Some(false) => "Covered".into_any(),
            None => "not known: the KPI lacks readings".into_any(),
        };
        let name = if claim.name.is_empty() { "Unnamed KPI".to_owned() } else { claim.name.clone() };
        view! {
            <tr><td><span class="name">{name}</span>" "<span class="unit">{claim.unit.clone()}</span></td>
                <td class="num"><a class="counted" href=href>{signed(claim.claimed)}</a></td><td class="num">{moved}</td><td>{said}</td></tr>
        }
    });
    let none = metrics.impact.by_kpi.is_empty();
    let body = if none {
        view! { <p class="chart-missing">"No adopted outcome of this period claims a measured change of a KPI."</p> }.into_any()
    } else {
        view! {
            <table class="table">
                <thead><tr><th scope="col">"KPI"</th><th scope="col" class="num">"Claimed"</th><th scope="col" class="num">"Moved"</th><th scope="col"><span class="visually-hidden">"Beside each other"</span></th></tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        }.into_any()
    };
    section(
        metrics,
        "Claimed beside moved",
        "impact.by_kpi",
        "What adopted outcomes claim, and what the KPI itself did in the period; + is its good direction. A prompt to look, not a proof.",
        body,
    )
}

/// Whether stated chances came true.
pub(super) fn calibration(metrics: &Metrics, router: Router) -> AnyView {
    let calibration = &metrics.calibration;
    let n = calibration.n();
    let body = match (calibration.mean_p(), calibration.brier()) {
        (Some(mean), Some(brier)) => {
            let rows = calibration.fifths.iter().enumerate().map(|(at, portion)| {
                let share = portion.share();
                let link = |side, count: usize| {
                    view! { <a class="counted" href=behind(router, &Number::CalibratedIn(at, side))>{count}</a> }
                };
                let value = share.value().map_or("—".to_owned(), |value| format!("{}%", format::percent(value, share.n)));
                view! {
                    <tr><td class="name">{format!("{}–{}%", at * 20, at * 20 + 20)}</td><td class="num">{value}</td>
                        <td class="num">{link(Side::K, share.k)}" of "{link(Side::N, share.n)}</td></tr>
                }
            });
            view! {
                <p class="chart-missing">{format!("Stated on average: {}%. Succeeded: {}%. Brier score {} of n {n}; 0 is perfect, 0.25 is what “one in two” always gets.",
                    format::percent(mean, n), calibration.succeeded.share().value().map_or(String::new(), |value| format::percent(value, n)), format::number(brier, 3))}</p>
                <table class="table"><thead><tr><th scope="col">"Stated chance"</th><th scope="col" class="num">"Succeeded"</th><th scope="col" class="num">"Of how many"</th></tr></thead>
                    <tbody>{rows.collect_view()}</tbody></table>
            }.into_any()
        }
        _ => view! {
            <p class="chart-missing">{format!("{n} of the 5 pilots it takes. It counts pilots that succeeded or failed in the period and had a chance of success stated before their start. ")}
                {(n > 0).then(|| view! { <a href=behind(router, &Number::Calibrated(Side::N))>"Show them"</a> })}</p>
        }.into_any(),
    };
    section(
        metrics,
        "Stated chances",
        "calibration",
        "Whether pilots succeeded as often as was said before they started.",
        body,
    )
}

fn section(
    metrics: &Metrics,
    title: &'static str,
    id: &str,
    caption: &'static str,
    body: AnyView,
) -> AnyView {
    let help = help(metrics, id, Vec::new());
    view! {
        <section>
            <div class="chart-head"><h2 class="chart-title">{title}</h2><Definition name=title.to_owned() help/></div>
            <p class="caption">{caption}</p>
            {body}
        </section>
    }
    .into_any()
}

fn signed(value: f64) -> String {
    let sign = if value > 0.0 { "+" } else { "" };
    format!("{sign}{}", format::number(value, 2))
}
