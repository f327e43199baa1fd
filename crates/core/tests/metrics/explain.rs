//! "How is this counted?": every definition is explained with the figures of the metrics.

use std::sync::OnceLock;

use pilotbook_core::LocalTime;
use pilotbook_core::figures::{Figures, Plain};
use pilotbook_core::journal::{Journal, project};
use pilotbook_core::metrics::{DEFINITIONS, Explained, Metrics, Portfolio, Scope, explain, portfolio_of};
use pilotbook_core::model::Book;
use pilotbook_core::sample::sample;

use super::build::{self, day, metrics};
use super::kep::rows;

const TODAY: &str = "2026-11-24";

fn of_sample() -> &'static Portfolio {
    static PORTFOLIO: OnceLock<Portfolio> = OnceLock::new();
    PORTFOLIO.get_or_init(|| {
        let mut journal = Journal::new();
        for transaction in sample(day(TODAY), 7, "Europe/Vienna").unwrap() {
            journal.add_transaction(transaction);
        }
        portfolio_of(&Book::of(project(&journal)), &LocalTime::end_of(day("2026-11-24")))
    })
}

/// The sample, the real portfolio and an empty one, each as of several days and in several scopes.
fn cases() -> Vec<Metrics> {
    let kep = build::portfolio_of(&rows());
    let empty = Portfolio::default();
    let scopes = [
        (of_sample(), "2026-11-24"),
        (of_sample(), "2026-11-24 2026-07-01 2026-09-30"),
        (of_sample(), "2026-11-24 2026-11-24 2026-11-24"),
        (of_sample(), "2026-11-24 1999-01-01 1999-12-31"),
        (of_sample(), "2026-03-02"),
        (&kep, "2026-07-24"),
        (&kep, "2026-07-24 2021-01-15 2021-12-31"),
        (&kep, "2016-01-01"),
        (&empty, "2026-11-24"),
        (&empty, "2026-11-24 2026-01-01 2026-06-30"),
    ];
    let mut all: Vec<Metrics> = Vec::new();
    for (portfolio, scope) in scopes {
        all.push(Metrics::of(portfolio, &build::scope(scope)).unwrap());
        if let Some(team) = portfolio.teams.iter().next() {
            let scope = Scope { team: Some(team.clone()), ..build::scope(scope) };
            all.extend(Metrics::of(portfolio, &scope));
        }
    }
    all
}

fn text(explained: &Explained) -> String {
    let all = explained.sentences.iter().chain(&explained.missing);
    all.map(String::as_str).collect::<Vec<_>>().join(" ")
}

#[test]
fn every_definition_is_explained_everywhere() {
    for metrics in cases() {
        for definition in DEFINITIONS {
            let explained = explain(&metrics, definition.id, &Plain);
            let text = text(&explained);
            let place = format!("{} {:?}: {text}", definition.id, metrics.period());
            assert!(!text.is_empty(), "{place}");
            for odd in [
                "NaN",
                "inf",
                "  ",
                " .",
                " ,",
                "..",
                "{",
                "%%",
                " 1 pilots",
                " 1 ideas",
                " 1 days",
                " 1 teams",
            ] {
                assert!(!format!(" {text}").contains(odd), "{odd:?} in {place}");
            }
            for sentence in explained.sentences.iter().chain(&explained.missing) {
                assert!(sentence.ends_with('.'), "{place}");
                // A name is written as people wrote it.
                let names = ["pilots.success_by_team", "cross_team.pairs", "impact.by_kpi"];
                let families = ["kpi.", "deployments.", "survey."];
                let named = names.contains(&definition.id)
                    || families.iter().any(|family| definition.id.starts_with(family));
                let first = |c: char| c.is_uppercase() || c.is_ascii_digit() || "+−".contains(c);
                assert!(named || sentence.starts_with(first), "{place}");
            }
        }
    }
    assert_eq!(explain(&cases()[0], "nothing.known", &Plain), Explained::default());
}

#[test]
fn an_empty_portfolio_says_what_is_missing() {
    let empty =
        Metrics::of(&Portfolio::default(), &build::scope("2026-11-24 2026-01-01 2026-11-24")).unwrap();
    for definition in DEFINITIONS {
        let explained = explain(&empty, definition.id, &Plain);
        assert!(
            explained.missing.is_some() && explained.sentences.is_empty(),
            "{}: {explained:?}",
            definition.id
        );
    }
    let missing = explain(&empty, "pilots.success_rate", &Plain).missing;
    let text = "No pilot was concluded from 2026-01-01 to 2026-11-24: conclude one and this number begins.";
    assert_eq!(missing.as_deref(), Some(text));
    let over = Metrics::of(&Portfolio::default(), &build::scope("2026-11-24 2026-01-01 2026-06-30")).unwrap();
    let missing = explain(&over, "pilots.success_rate", &Plain).missing.unwrap_or_default();
    assert!(missing.ends_with("choose another period."), "{missing}");
}

#[test]
fn a_rate_with_its_working() {
    let mut lines = String::from("idea 2025-01-01\n");
    for at in 0..28 {
        let verdict = if at < 17 { "succeeded" } else { "failed" };
        lines.push_str(&format!("pilot 0 2025-06-01 {verdict}:2025-08-{:02}\n", at + 1));
    }
    for at in 0..6 {
        lines.push_str(&format!(
            "pilot 0 2026-02-01 planned={}\n",
            if at < 2 { "2026-05-01" } else { "2026-09-01" }
        ));
    }
    let metrics = metrics(&lines, "2026-06-12 2025-07-01 2026-06-12");
    let said = explain(&metrics, "pilots.success_rate", &Plain);
    let text = [
        "Of the 28 pilots concluded from 2025-07-01 to 2026-06-12, 17 have the verdict succeeded: 17 ÷ 28 = 60.7%.",
        "With so few, the true rate may lie anywhere from 42% to 76% (95% Wilson interval).",
        "The 6 running pilots are not counted; 2 of them are past their planned end.",
    ];
    assert_eq!(said.sentences, text);
    assert_eq!(said.missing, None);
}

/// The figures in the texts are those of the metrics.
#[test]
fn figures_are_those_of_the_metrics() {
    for metrics in cases() {
        let says = |id: &str, figure: String| {
            let text = text(&explain(&metrics, id, &Plain));
            assert!(text.contains(&figure), "{id} says {figure:?} in {text}");
        };
        let some = |count: usize, id: &str| {
            if count > 0 {
                says(id, Plain.number(count as f64, 0))
            }
        };
        let pilots = &metrics.pilots;
        some(metrics.ideas.new.len(), "ideas.new");
        some(metrics.ideas.contributors, "ideas.contributors");
        some(pilots.started.len(), "pilots.started");
        some(pilots.running.len(), "pilots.running");
        some(pilots.concluded.len(), "pilots.concluded");
        for (id, share) in [
            ("pilots.success_rate", pilots.success_rate()),
            ("pilots.decisive_success_rate", pilots.decisive_success_rate()),
            ("cross_team.ideas", metrics.cross_team.share),
            ("learning.rate", metrics.learning.rate.share()),
            ("learning.written", metrics.learning.written.share()),
            ("learning.reuse", metrics.learning.reuse.share()),
            ("learning.failures_documented", metrics.learning.failures_documented.share()),
            ("criteria.met", metrics.criteria.met.share()),
            ("criteria.amended", metrics.criteria.amended.share()),
            ("pilots.past_planned_end", metrics.past_planned_end.share()),
            ("follow_through", metrics.follow_through.share()),
        ] {
            if let Some(value) = share.value() {
                says(id, format!("{} ÷ {} = {}%", share.k, share.n, Plain.number(value * 100.0, 1)));
            }
        }
        for horizon in &metrics.success_within.horizons {
            if let Some(within) = horizon.within {
                let n = metrics.pilot_duration.curve.n;
                let share = Plain.number(within.value * 100.0, usize::from(n >= 100));
                says("success_within", format!("Within {} days: {share}%", horizon.days));
            }
        }
        for (id, durations) in
            [("time_to_pilot", &metrics.time_to_pilot), ("pilot_duration", &metrics.pilot_duration)]
        {
            if let Some(median) = durations.median() {
                says(id, format!("within {median} day"));
            }
        }
        if let Some(days) = metrics.flow.littles_law_days {
            says("flow.littles_law_days", format!("= {} days", Plain.number(days, 1)));
            says("flow.throughput_per_30_days", Plain.number(metrics.flow.throughput_per_30_days, 2));
        }
        if metrics.flow.average_wip > 0.0 {
            says("flow.average_wip", format!("= {} running", Plain.number(metrics.flow.average_wip, 1)));
        }
        if let Some(brier) = metrics.calibration.brier() {
            says("calibration", format!("= {}, the Brier score", Plain.number(brier, 3)));
        }
        for sum in metrics.impact.programme_cost.all() {
            says("impact.programme_cost", format!("{} {} spent", sum.currency, Plain.number(sum.amount, 2)));
        }
        if let Some(days) = metrics.aging.oldest_days {
            says("aging", format!("for {days} day"));
        }
    }
}
