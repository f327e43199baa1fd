//! The trend of a KPI: what is drawn and said of one.

use pilotbook_core::chart::{Chart, Ink, KpiTrend, Plain, Scene, Shape, TrendPilot, TrendReading, kpi_trend};
use pilotbook_core::model::choice::Verdict;

use super::build::{day, id};

fn reading(on: &str, value: f64, note: &str) -> TrendReading {
    TrendReading { day: day(on), value, of: String::new(), few: false, note: note.to_owned() }
}

fn pilot(at: usize, title: &str, start: &str, end: &str, outcome: Option<(&str, Verdict)>) -> TrendPilot {
    TrendPilot {
        id: id("pilot", at),
        title: title.to_owned(),
        start: day(start),
        planned_end: Some(day(end)),
        outcome: outcome.map(|(on, verdict)| (day(on), verdict)),
        claims: String::new(),
    }
}

/// A KPI that falls towards its target, one pilot behind it and one under way.
pub fn first_call() -> KpiTrend {
    let readings = [
        ("2026-01-05", 14.2, ""),
        ("2026-02-01", 13.6, ""),
        ("2026-03-02", 13.1, "Counted from the new log"),
        ("2026-04-06", 12.9, ""),
        ("2026-05-04", 12.2, ""),
        ("2026-05-25", 11.5, "eu-west without images"),
        ("2026-06-08", 11.1, ""),
    ];
    KpiTrend {
        name: "Median time to first call".to_owned(),
        unit: "min".to_owned(),
        readings: readings.map(|(on, value, note)| reading(on, value, note)).into(),
        baseline: Some(14.2),
        target: Some(10.0),
        start_on: Some(day("2026-01-01")),
        due_on: Some(day("2026-12-31")),
        pilots: vec![
            pilot(1, "Pre-warmed sandboxes", "2026-04-27", "2026-06-19", None),
            TrendPilot {
                claims: "−1.2 min, measured".to_owned(),
                ..pilot(
                    0,
                    "One-command local cluster",
                    "2026-04-28",
                    "2026-06-10",
                    Some(("2026-06-09", Verdict::Succeeded)),
                )
            },
        ],
        ..KpiTrend::default()
    }
}

fn share() -> KpiTrend {
    KpiTrend {
        name: "Successful deployments".to_owned(),
        unit: "%".to_owned(),
        readings: [(6.0, 9.0), (2.0, 3.0), (46.0, 50.0), (88.0, 91.0)]
            .iter()
            .zip(["2026-08-01", "2026-09-01", "2026-10-01", "2026-11-01"])
            .map(|((k, n), on)| TrendReading {
                of: format!("{k} of {n}"),
                few: *n < 5.0,
                ..reading(on, 100.0 * k / n, "")
            })
            .collect(),
        target: Some(95.0),
        pilots: [Verdict::Failed, Verdict::Inconclusive, Verdict::Abandoned]
            .into_iter()
            .zip(2..)
            .map(|(verdict, at)| {
                pilot(
                    at,
                    "Canary by customer tier",
                    "2026-07-20",
                    "2026-09-01",
                    Some(("2026-10-20", verdict)),
                )
            })
            .collect(),
        ..KpiTrend::default()
    }
}

/// Trends of every kind, all as of 2026-11-24 but the first.
pub fn charts() -> Vec<Chart> {
    let late = KpiTrend { due_on: Some(day("2026-09-30")), ..first_call() };
    let far = KpiTrend { due_on: Some(day("9999-12-31")), ..first_call() };
    let fed = KpiTrend { metric: "Pilots concluded".to_owned(), readings: Vec::new(), ..share() };
    let only = KpiTrend { readings: vec![reading("2026-11-24", 3.0, "the only one")], ..KpiTrend::default() };
    let baseline = KpiTrend { baseline: Some(4.0), ..only.clone() };
    let huge = KpiTrend {
        readings: vec![reading("2026-11-01", f64::MAX, ""), reading("2026-11-02", f64::MIN, "a fall")],
        target: Some(f64::NAN),
        start_on: Some(day("0001-01-01")),
        due_on: Some(day("0001-01-01")),
        baseline: Some(f64::INFINITY),
        ..first_call()
    };
    let many = KpiTrend {
        readings: (0..400)
            .map(|n| reading("2026-01-01", f64::from(n % 17), "a note that is said of every day"))
            .collect(),
        pilots: (0..30)
            .map(|at| {
                pilot(at, "One of many pilots with rather a long title", "2026-03-01", "9999-01-01", None)
            })
            .collect(),
        ..first_call()
    };
    let as_of = day("2026-11-24");
    let rest = [share(), late, far, fed, only, baseline, huge, many];
    let first = kpi_trend(&first_call(), day("2026-06-12"), &Plain);
    std::iter::once(first).chain(rest.iter().map(|given| kpi_trend(given, as_of, &Plain))).collect()
}

fn inks(scene: &Scene, ink: Ink) -> Vec<&Shape> {
    scene.marks.iter().filter(|mark| mark.ink == ink).map(|mark| &mark.shape).collect()
}

fn texts(scene: &Scene) -> Vec<&str> {
    let texts = scene.marks.iter().filter_map(|mark| match &mark.shape {
        Shape::Text { text, .. } => Some(text.as_str()),
        _ => None,
    });
    texts.collect()
}

#[test]
fn what_it_says() {
    let chart = kpi_trend(&first_call(), day("2026-06-12"), &Plain);
    assert_eq!(
        chart.caption,
        "Readings by day, in min. Dashed: from the baseline to the target, if it moved evenly. \
         Below: the pilots that serve it, from their start to their outcome."
    );
    let says: Vec<String> = chart.scene(720.0, &Plain).stops.into_iter().map(|stop| stop.says).collect();
    assert_eq!(says[6], "2026-06-08: 11.1 min, expected 12.38 min by then");
    assert_eq!(says[5], "2026-05-25: 11.5 min, expected 12.54 min by then; noted: eu-west without images");
    assert_eq!(
        says[7..],
        [
            "Target: 10 min by 2026-12-31",
            "Pre-warmed sandboxes: started 2026-04-27, planned end 2026-06-19, running for 46 days",
            "One-command local cluster: started 2026-04-28, succeeded on 2026-06-09 after 42 days; claims −1.2 min, measured",
        ]
    );
    let shares = kpi_trend(&share(), day("2026-11-24"), &Plain).scene(720.0, &Plain);
    assert_eq!(shares.stops[1].says, "2026-09-01: 66.67%, 2 of 3, too few to tell");
}

#[test]
fn pilots_are_marked_at_their_start_and_at_their_outcome() {
    for width in [343.0, 720.0] {
        let scene = kpi_trend(&first_call(), day("2026-06-12"), &Plain).scene(width, &Plain);
        // A ring at each start, the disc of success at the one outcome, an upright at the other's planned end.
        assert_eq!(inks(&scene, Ink::Hollow).len(), 2);
        assert_eq!(inks(&scene, Ink::MarkHeld).len(), 1);
        assert_eq!(inks(&scene, Ink::Target).len(), 1);
        let record = |at: usize| scene.stops[at].record.as_ref().map(ToString::to_string);
        assert_eq!((record(8), record(9)), (Some("pilot:1".to_owned()), Some("pilot:0".to_owned())));
    }
    // Before its outcome it runs.
    let before = kpi_trend(&first_call(), day("2026-06-01"), &Plain).scene(720.0, &Plain);
    assert!(inks(&before, Ink::MarkHeld).is_empty());
    assert_eq!(inks(&before, Ink::Target).len(), 2);
}

#[test]
fn notes_stand_with_a_leader_where_they_fit() {
    let scene = kpi_trend(&first_call(), day("2026-06-12"), &Plain).scene(720.0, &Plain);
    assert!(texts(&scene).contains(&"eu-west without images"));
    assert!(texts(&scene).contains(&"11.1 min") && texts(&scene).contains(&"target 10 min"));
    assert_eq!(inks(&scene, Ink::Leader).len(), inks(&scene, Ink::Note).len());
}

#[test]
fn without_a_reading_it_says_so() {
    let none = KpiTrend { readings: vec![reading("2026-06-13", 1.0, "")], ..first_call() };
    let chart = kpi_trend(&none, day("2026-06-12"), &Plain);
    assert_eq!(chart.is_empty(), Some("No reading yet. The trend begins with the first one."));
    assert_eq!(chart.table.rows.len(), 4);
}

#[test]
fn a_target_is_named_at_every_width() {
    for chart in charts() {
        let has_target = chart.table.rows.iter().any(|row| row.first().is_some_and(|what| what == "Target"));
        for width in [288.0, 343.0, 520.0, 720.0, 1200.0] {
            let scene = chart.scene(width, &Plain);
            let named = texts(&scene).iter().any(|text| text.starts_with("target"));
            assert!(named || !has_target || chart.is_empty().is_some(), "{width}: {}", chart.caption);
        }
    }
}
