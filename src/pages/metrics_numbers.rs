//! The other numbers: counts, shares, pace and money, each with its records.

use leptos::prelude::*;
use pilotbook_core::metrics::money::Sums;
use pilotbook_core::metrics::{
    DurationOf, DurationPart, Metrics, MoneyOf, Number, PortionOf, Share, Side, definition,
};
use pilotbook_core::model::{Choice, Verdict};

use super::metrics_help::{behind, help};
use crate::components::{Definition, format};
use crate::route::Router;

/// The numbers that no chart has.
pub(super) fn numbers(metrics: &Metrics, router: Router) -> AnyView {
    view! {
        <div class="charts numbers">
            <section>{head("Learning, criteria and follow-through")}{shares(metrics, router)}</section>
            <section>{head("Counts and pace")}{counts(metrics, router)}</section>
            {money(metrics, router)}
            {by_team(metrics, router)}
        </div>
    }
    .into_any()
}

pub(super) fn head(title: &'static str) -> impl IntoView {
    view! { <h2 class="chart-title">{title}</h2> }
}

/// A count that leads to its records.
pub(super) fn count(router: Router, number: &Number, count: usize) -> AnyView {
    view! { <a class="counted" href=behind(router, number)>{format::number(count as f64, 0)}</a> }.into_any()
}

pub(super) fn named(metrics: &Metrics, label: &'static str, id: &str) -> AnyView {
    let help = (!definition(id).is_empty())
        .then(|| view! { <Definition name=label.to_owned() help=help(metrics, id, Vec::new())/> });
    view! { <td class="name">{label}{help}</td> }.into_any()
}

fn shares(metrics: &Metrics, router: Router) -> AnyView {
    let decisive = metrics.pilots.decisive_success_rate();
    let cross = metrics.cross_team.share;
    let row = |label: &'static str, id: &str, share: Share, k: Number, n: Number| {
        let percent = |value| format::percent(value, share.n);
        let (value, ends) = share.estimate().map_or(("—".to_owned(), String::new()), |estimate| {
            let ends = format!("{}–{}", percent(estimate.low), percent(estimate.high));
            (format!("{}%", percent(estimate.value)), ends)
        });
        let few = (0 < share.n && share.n < 5).then_some("too few to tell");
        view! {
            <tr>{named(metrics, label, id)}<td class="num">{value}</td><td class="num quiet">{few.map_or(ends, str::to_owned)}</td>
                <td class="num">{count(router, &k, share.k)}" of "{count(router, &n, share.n)}</td></tr>
        }
        .into_any()
    };
    let portions = [
        ("New ideas that build on an outcome", PortionOf::LearningReuse),
        ("Failures with a learning", PortionOf::FailuresDocumented),
        ("Criteria met", PortionOf::CriteriaMet),
        ("Criteria changed after the start", PortionOf::CriteriaAmended),
        ("Running past the planned end", PortionOf::PastPlannedEnd),
        ("In use within 90 days", PortionOf::FollowThrough),
    ];
    let portions = portions.map(|(label, of)| {
        let share = metrics.portion(of).share();
        row(label, of.id(), share, Number::Portion(of, Side::K), Number::Portion(of, Side::N))
    });
    let succeeded = Number::PilotsOfVerdict(Verdict::Succeeded);
    view! {
        <table class="table">
            <thead><tr><th scope="col">"Share"</th><th scope="col" class="num">"Value"</th><th scope="col" class="num">"95% interval"</th><th scope="col" class="num">"Of how many"</th></tr></thead>
            <tbody>
                {row("Succeeded, of those with an answer", "pilots.decisive_success_rate", decisive, succeeded, Number::PilotsDecisive)}
                {portions.collect_view()}
                {row("New ideas of two or more teams", "cross_team.ideas", cross, Number::CrossTeamIdeas, Number::IdeasNew)}
            </tbody>
        </table>
    }
    .into_any()
}

fn counts(metrics: &Metrics, router: Router) -> AnyView {
    let (pilots, flow) = (&metrics.pilots, &metrics.flow);
    let row = |label: &'static str, id: &str, cell: AnyView| {
        view! { <tr>{named(metrics, label, id)}<td class="num">{cell}</td></tr> }.into_any()
    };
    let counted =
        |label: &'static str, number: Number, of: usize| row(label, number.id(), count(router, &number, of));
    let verdicts = Verdict::ALL.iter().map(|verdict| {
        counted(verdict.label(), Number::PilotsOfVerdict(*verdict), pilots.of_verdict(*verdict).len())
    });
    let left_out = Number::Duration(DurationOf::PilotDuration, DurationPart::WrittenAfterwards);
    let figure = |value: f64, digits: u8| view! { {format::number(value, digits)} }.into_any();
    let load = match (flow.steady, flow.load_change) {
        (true, _) => "the load is steady",
        (false, change) if change > 0 => "the load is growing",
        (false, _) => "the load is shrinking",
    };
    let little = match flow.littles_law_days {
        Some(days) => {
            view! { {format::number(days, 1)}<span class="unit">{format!(" days, {load}")}</span> }.into_any()
        }
        None => view! { "—"<span class="unit">" none concluded"</span> }.into_any(),
    };
    let average = view! { <a class="counted" href=behind(router, &Number::RanInPeriod)>{format::number(flow.average_wip, 1)}</a> }.into_any();
    view! {
        <table class="table">
            <thead><tr><th scope="col">"In the period"</th><th scope="col" class="num">"Count"</th></tr></thead>
            <tbody>
                {counted("Pilots started", Number::PilotsStarted, pilots.started.len())}
                {counted("Pilots running at its end", Number::PilotsRunning, pilots.running.len())}
                {counted("Pilots concluded", Number::PilotsConcluded, pilots.concluded.len())}
                {verdicts.collect_view()}
                {counted("Outcome dated before the start, left out", left_out, metrics.pilot_duration.written_afterwards.len())}
                {row("Running on an average day", "flow.average_wip", average)}
                {row("Concluded in 30 days", "flow.throughput_per_30_days", figure(flow.throughput_per_30_days, 2))}
                {row("Days a pilot at this load and pace", "flow.littles_law_days", little)}
            </tbody>
        </table>
    }
    .into_any()
}

fn money(metrics: &Metrics, router: Router) -> AnyView {
    let impact = &metrics.impact;
    let kinds: [(&'static str, &str, MoneyOf, &Sums); 4] = [
        ("Measured benefit of what was adopted", "impact.benefit", MoneyOf::Benefit, &impact.adopted.benefit),
        (
            "Expected benefit of it",
            "impact.benefit_expected",
            MoneyOf::BenefitExpected,
            &impact.adopted.benefit_expected,
        ),
        ("Cost of it", "impact.cost", MoneyOf::Cost, &impact.adopted.cost),
        (
            "Cost of all concluded pilots",
            "impact.programme_cost",
            MoneyOf::ProgrammeCost,
            &impact.programme_cost,
        ),
    ];
    let rows = kinds.into_iter().map(|(label, id, of, sums)| {
        let amounts = sums.all().iter().map(|sum| {
            let href = behind(router, &Number::Money(of, sum.currency.clone()));
            view! { <a class="counted" href=href>{format::money(sum.amount, &sum.currency)}</a>" " }
        });
        let none = sums.all().is_empty().then_some("none written down");
        let of = none.is_none().then(|| sums.all().iter().map(|sum| sum.pilots.len()).max()).flatten();
        let of = of.map(|n| format!("n {}", format::number(n as f64, 0)));
        view! { <tr>{named(metrics, label, id)}<td class="num">{amounts.collect_view()}<span class="unit">{none}</span></td><td class="num quiet">{of}</td></tr> }
    });
    view! {
        <section>{head("Money")}
            <table class="table">
                <thead><tr><th scope="col">"Sum"</th><th scope="col" class="num">"Amount"</th><th scope="col" class="num">"Outcomes"</th></tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </section>
    }
    .into_any()
}

fn by_team(metrics: &Metrics, router: Router) -> AnyView {
    let rows = metrics.ideas.by_team.iter().map(|(team, ideas)| {
        let name = if team.is_empty() { "—".to_owned() } else { team.clone() };
        view! { <tr><td class="name">{name}</td><td class="num">{count(router, &Number::IdeasOfTeam(team.clone()), ideas.len())}</td></tr> }
    });
    let none = metrics
        .ideas
        .by_team
        .is_empty()
        .then(|| view! { <p class="chart-missing">"No idea was created in this period."</p> });
    view! {
        <section>{head("New ideas by team")}{none}
            <div class="chart-table" tabindex="0" role="region" aria-label="New ideas by team">
                <table class="table"><thead><tr><th scope="col">"Team that owns it"</th><th scope="col" class="num">"Ideas"</th></tr></thead>
                    <tbody>{rows.collect_view()}</tbody></table>
            </div>
        </section>
    }
    .into_any()
}
