//! What single charts say, draw and hold, against the numbers that they are of.

use pilotbook_core::chart::{self, Chart, Given, Ink, Plain, Shape};
use pilotbook_core::metrics::{Metrics, Number, Scope};

use super::build::{day, portfolio};
use super::given;

const FEW: &str = "
    idea 2026-03-02 team=a with=b
    idea 2026-03-20 team=b
    idea 2026-04-05 team=a with=b
    pilot 0 2026-03-10 planned=2026-04-20 succeeded:2026-04-19:adopt
    pilot 1 2026-04-02 planned=2026-05-01
    pilot 2 2026-04-10 failed:2026-04-20";

fn chart(id: &str, lines: &str, as_of: &str) -> Chart {
    let title = |id: &pilotbook_core::journal::RecordId| format!("Pilot {}", id.local());
    let charts = given::charts(&portfolio(lines), &Scope::up_to(day(as_of)), &title);
    charts.into_iter().find(|chart| chart.id == id).unwrap()
}

fn says(chart: &Chart) -> Vec<String> {
    chart.scene(560.0, &Plain).stops.into_iter().map(|stop| stop.says).collect()
}

#[test]
fn months() {
    let chart = chart("ideas_by_month", FEW, "2026-04-30");
    assert_eq!(says(&chart), ["Mar 2026: 2 new ideas", "Apr 2026: 1 new idea"]);
    assert_eq!(chart.table.rows, [["2026-03", "2"], ["2026-04", "1"]]);
    assert_eq!(
        chart.caption,
        "Ideas by the day on which they were written down. Mar counts from 2026-03-02."
    );
    let stops = chart.scene(343.0, &Plain).stops;
    assert_eq!(stops[0].number, Some(Number::IdeasInMonth(day("2026-03-01").month())));
}

#[test]
fn bars_stand_on_zero_and_compare() {
    let chart = chart("ideas_by_month", FEW, "2026-04-30");
    let scene = chart.scene(560.0, &Plain);
    let bars: Vec<(f64, f64)> = scene
        .marks
        .iter()
        .filter(|mark| matches!(mark.ink, Ink::FillSea | Ink::FillSeaPale))
        .filter_map(|mark| match mark.shape {
            Shape::Rect { y, height, .. } => Some((y + height, height)),
            _ => None,
        })
        .collect();
    assert_eq!(bars.len(), 2);
    assert_eq!(bars[0].0, bars[1].0);
    assert!((bars[0].1 - 2.0 * bars[1].1).abs() < 1e-9);
    let zero = scene.marks.iter().find_map(|mark| match mark.shape {
        Shape::Line { y1, .. } if mark.ink == Ink::Zero => Some(y1),
        _ => None,
    });
    assert_eq!(zero, Some(bars[0].0));
}

#[test]
fn pilots() {
    let aging = chart("aging", FEW, "2026-05-10");
    assert_eq!(says(&aging), ["Pilot 1: 38 days since its start, planned end 2026-05-01, 9 days ago"]);
    let timeline = chart("timeline", FEW, "2026-05-10");
    assert_eq!(
        says(&timeline),
        [
            "Pilot 2: started 2026-04-10, failed on 2026-04-20 after 10 days",
            "Pilot 1: started 2026-04-02, planned end 2026-05-01, running for 38 days",
            "Pilot 0: started 2026-03-10, planned end 2026-04-20, succeeded on 2026-04-19 after 40 days",
        ]
    );
    let flow = chart("flow", FEW, "2026-04-30");
    assert_eq!(says(&flow)[1], "Apr 2026: 2 started, 2 concluded, 1 running at its end");
    let work = chart("work_in_progress", FEW, "2026-04-30");
    assert_eq!(says(&work), ["2026-03-31: 1 pilot running", "2026-04-30: 1 pilot running"]);
    assert_eq!(
        work.table.rows,
        [
            ["2026-03-02", "0"],
            ["2026-03-10", "1"],
            ["2026-04-02", "2"],
            ["2026-04-10", "3"],
            ["2026-04-19", "2"],
            ["2026-04-20", "1"]
        ]
    );
}

#[test]
fn teams() {
    let together = chart("cross_team", FEW, "2026-04-30");
    assert_eq!(says(&together), ["a and b: 2 new ideas"]);
    let success = chart("success_by_team", FEW, "2026-04-30");
    assert_eq!(says(&success), ["a: 1 of 2, 50%, interval 9–91%, too few to tell"]);
    let funnel = chart("funnel", FEW, "2026-04-30");
    assert_eq!(
        says(&funnel)[..2],
        [
            "Created: 3 ideas",
            "Shortlisted: 3 ideas; of the step before 3 of 3, 100%, interval 44–100%, too few to tell"
        ]
    );
}

#[test]
fn success_within_is_the_metric() {
    let portfolio = given::kep();
    let metrics = Metrics::of(&portfolio, &Scope::up_to(day("2026-07-24"))).unwrap();
    let given = Given { metrics: &metrics, portfolio: &portfolio, title: &|_| String::new(), write: &Plain };
    let chart = chart::success_within(&given);
    for horizon in &metrics.success_within.horizons {
        let row = chart.table.rows.iter().find(|row| row[0] == horizon.days.to_string()).unwrap();
        let within = horizon.within.unwrap();
        assert_eq!(row[1].parse::<f64>().unwrap(), within.value);
        let (low, high) = within.interval.unwrap();
        assert_eq!((row[2].parse::<f64>().unwrap(), row[3].parse::<f64>().unwrap()), (low, high));
        assert_eq!(row[6], horizon.at_risk.len().to_string());
    }
    for row in &chart.table.rows {
        let sum: f64 = [1, 4, 5].iter().map(|at| row[*at].parse::<f64>().unwrap()).sum();
        assert!((sum - 1.0).abs() < 1e-9, "{row:?}");
    }
    // What is drawn at a horizon is its value.
    let scene = chart.scene(560.0, &Plain);
    let dots = scene.marks.iter().filter_map(|mark| match mark.shape {
        Shape::Circle { y, .. } if mark.ink == Ink::DotHeld => Some(y),
        _ => None,
    });
    let (zero, one) = (228.0, 8.0);
    for (dot, horizon) in dots.zip(&metrics.success_within.horizons) {
        assert!(((zero - dot) / (zero - one) - horizon.within.unwrap().value).abs() < 1e-9);
    }
}

#[test]
fn curves_are_the_metric() {
    let portfolio = given::kep();
    let metrics = Metrics::of(&portfolio, &Scope::up_to(day("2026-07-24"))).unwrap();
    let given = Given { metrics: &metrics, portfolio: &portfolio, title: &|_| String::new(), write: &Plain };
    for (chart, durations) in [
        (chart::time_to_pilot(&given), &metrics.time_to_pilot),
        (chart::pilot_duration(&given), &metrics.pilot_duration),
    ] {
        assert_eq!(chart.table.rows.len(), durations.curve.steps.len());
        for (row, step) in chart.table.rows.iter().zip(&durations.curve.steps) {
            assert_eq!(row[1].parse::<f64>().unwrap(), step.open);
        }
        assert_eq!(durations.curve.open_for.len(), durations.curve.censored());
        let median = format!("median {} days", durations.median().unwrap());
        let scene = chart.scene(560.0, &Plain);
        assert!(
            scene.marks.iter().any(|mark| matches!(&mark.shape, Shape::Text { text, .. } if *text == median))
        );
    }
    // The load by day has the mean that the metric has.
    let by_day = metrics.flow.running_by_day(metrics.period());
    let ends = by_day.iter().skip(1).map(|(day, _)| *day).chain([metrics.period().to().plus_days(1)]);
    let area: i64 = by_day.iter().zip(ends).map(|((day, n), end)| end.days_since(*day) * *n as i64).sum();
    assert!((area as f64 / metrics.period().days() as f64 - metrics.flow.average_wip).abs() < 1e-9);
}

#[test]
fn a_month_that_has_only_begun_is_paler() {
    let scene = chart("flow", FEW, "2026-04-20").scene(560.0, &Plain);
    let has = |ink: Ink| scene.marks.iter().any(|mark| mark.ink == ink);
    assert!(has(Ink::FillSeaPale) && has(Ink::FillHeldPale) && !has(Ink::FillHeld));
}

#[test]
fn claims_and_chances() {
    let charts = given::claimed_charts();
    let of = |id: &str| charts.iter().find(|chart| chart.id == id).unwrap();
    let mut claims = says(of("claims"));
    claims.sort();
    assert_eq!(
        claims,
        [
            "Community response time: claims +9.5 hours; how it moved is not known",
            "Deployment frequency of all services together: claims +4 per week, moved 0 per week; claims exceed it",
            "Quick-start completion: claims +14 points, moved +11 points; claims exceed it",
            "Setup threads a week: claims −9 threads, moved −10 threads; claims exceed it",
        ]
    );
    let calibration = of("calibration");
    assert_eq!(says(calibration)[0], "Stated 20–40%: succeeded 0 of 1, 0%, interval 0–79%, too few to tell");
    assert!(
        calibration.caption.contains("Stated 63% on average, came true 67% of 12 pilots; Brier score 0.22"),
        "{}",
        calibration.caption
    );
}
