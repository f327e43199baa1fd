//! What the evidence says of each technology, and the same for a technology radar.

use leptos::prelude::*;
use pilotbook_core::exchange::radar::radar_csv;
use pilotbook_core::metrics::technologies::{Ring, Technology};
use pilotbook_core::metrics::{Metrics, Number, TechnologyPart};
use pilotbook_core::model::{Choice, Verdict};

use super::files::hand_out;
use super::metrics_help::{behind, help};
use super::words::number;
use crate::app::use_app;
use crate::components::{Definition, format, use_toasts};
use crate::route::Router;

/// The register.
pub(super) fn technologies(metrics: &Metrics, router: Router) -> AnyView {
    let (workspace, ..) = use_app();
    let toasts = use_toasts();
    let csv = radar_csv(metrics);
    let export = move |_| {
        toasts.show(hand_out(&workspace.file_name("radar.csv"), "text/csv", csv.as_bytes()));
    };
    let help = help(metrics, "technologies", Vec::new());
    let none = metrics.technologies.is_empty();
    let rows = metrics.technologies.iter().map(|row| line(row, router)).collect_view();
    view! {
        <section class="section technologies">
            <div class="chart-head">
                <h2 class="chart-title">"Technologies"</h2><Definition name="Technologies".to_owned() help/>
                <div class="chart-tools">{(!none).then(|| view! {
                    <button class="btn small" type="button" on:click=export>"Export for a radar as CSV"</button>
                })}</div>
            </div>
            <p class="caption">"Where each technology stands follows from the decisions about its pilots. Everything up to the as-of day counts, not only the period."</p>
            {if none {
                view! { <p class="chart-missing">"No idea names a technology. Write !name in an idea’s line, and it stands here."</p> }.into_any()
            } else {
                view! {
                    <table class="table two-line no-mark">
                        <thead><tr><th scope="col">"Ring"</th><th scope="col">"Technology"</th><th scope="col" class="num">"Ideas"</th>
                            <th scope="col">"Pilots"</th><th scope="col">"Latest decision"</th><th scope="col">"Impact of what was adopted"</th></tr></thead>
                        <tbody>{rows}</tbody>
                    </table>
                }.into_any()
            }}
        </section>
    }
    .into_any()
}

fn ring(ring: Ring) -> &'static str {
    match ring {
        Ring::Adopt => "Adopt",
        Ring::Trial => "Trial",
        Ring::Assess => "Assess",
        Ring::Hold => "Hold",
    }
}

fn line(row: &Technology, router: Router) -> AnyView {
    let (workspace, ..) = use_app();
    let today = workspace.today();
    let link = |part: TechnologyPart, text: String| {
        let href = behind(router, &Number::Technology(row.name.clone(), part));
        view! { <a class="counted" href=href>{text}</a> }.into_any()
    };
    let running = row.running.len();
    let running =
        (running > 0).then(|| link(TechnologyPart::Running, format!("{} running", number(running))));
    let ended = Verdict::ALL.iter().filter(|verdict| !row.of_verdict(**verdict).is_empty()).map(|verdict| {
        let text = format!("{} {}", number(row.of_verdict(*verdict).len()), verdict.word());
        link(TechnologyPart::Ended(*verdict), text)
    });
    let pilots: Vec<AnyView> = running.into_iter().chain(ended).collect();
    let no_pilot = pilots.is_empty().then_some("none");
    let decided = match row.latest {
        Some((decision, day)) => {
            link(TechnologyPart::Decided, format!("{}, {}", decision.label(), format::day(day, today)))
        }
        None => view! { <span class="quiet">"none"</span> }.into_any(),
    };
    let money = |sums: &[pilotbook_core::metrics::money::Sum], what: &str| {
        let said = sums.iter().map(|sum| format!("{} {what}", format::money(sum.amount, &sum.currency)));
        said.collect::<Vec<_>>()
    };
    let mut impact = money(row.gains.benefit.all(), "benefit");
    impact.extend(money(row.gains.benefit_expected.all(), "expected"));
    impact.extend(money(row.gains.cost.all(), "cost"));
    impact.extend(row.gains.claims.iter().map(|claim| {
        let sign = if claim.claimed > 0.0 { "+" } else { "" };
        format!("{}: {sign}{} {}", claim.name, format::number(claim.claimed, 2), claim.unit)
    }));
    let impact = (!impact.is_empty()).then(|| link(TechnologyPart::Adopted, impact.join(", ")));
    view! {
        <tr>
            <td class="col-fact">{ring(row.ring)}</td>
            <td class="name col-name">{row.name.clone()}</td>
            <td class="num col-figure">{link(TechnologyPart::Ideas, number(row.ideas.len()))}</td>
            <td class="col-fact"><span class="said-links">{pilots}{no_pilot}</span></td>
            <td class="col-fact">{decided}</td>
            <td class="col-fact">{impact}</td>
        </tr>
    }
    .into_any()
}
