//! What holds for every chart at every width, whatever the records say.

use pilotbook_core::chart::{self, Chart, Ink, Mark, Plain, Scene, Shape, Theme};
use pilotbook_core::metrics::Scope;
use proptest::prelude::*;

use super::build::day;
use super::{given, random, trends};

const WIDTHS: [f64; 5] = [320.0, 343.0, 479.0, 560.0, 1200.0];
/// What a stroke may reach beyond its line.
const STROKE: f64 = 1.0;

fn check(charts: &[Chart]) {
    for chart in charts {
        assert!(!chart.title.is_empty() && chart.caption.ends_with('.'), "{}: {}", chart.id, chart.caption);
        for row in &chart.table.rows {
            assert_eq!(row.len(), chart.table.head.len(), "{}", chart.id);
            assert!(
                row.iter().all(|cell| !["NaN", "Infinity", "-Infinity"].contains(&cell.as_str())),
                "{row:?}"
            );
        }
        for (at, row) in chart.table.rows.iter().enumerate() {
            assert_eq!(chart.table.written(at, &Plain).len(), row.len());
        }
        for width in WIDTHS {
            let scene = chart.scene(width, &Plain);
            check_scene(chart.id, &scene, width);
            if chart.is_empty().is_none() {
                check_stops(chart, &scene);
            } else {
                assert!(scene.stops.is_empty());
                assert!(scene.marks.iter().all(|mark| mark.ink == Ink::Quiet), "{}", chart.id);
            }
        }
    }
}

fn check_scene(id: &str, scene: &Scene, width: f64) {
    assert_eq!(scene.width, width);
    assert!(scene.height.is_finite() && scene.height > 0.0, "{id}: {}", scene.height);
    for mark in &scene.marks {
        for (x, y) in corners(mark) {
            let inside =
                (-STROKE..=width + STROKE).contains(&x) && (-STROKE..=scene.height + STROKE).contains(&y);
            assert!(inside, "{id} at {width}: ({x}, {y}) of {mark:?} leaves {width} × {}", scene.height);
        }
    }
    for stop in &scene.stops {
        let (x, y, w, h) = stop.hit;
        assert!(stop.x.is_finite() && stop.y.is_finite() && !stop.says.is_empty(), "{id}");
        assert!([x, y, w, h].iter().all(|value| value.is_finite()) && w >= 0.0 && h > 0.0, "{id}: {stop:?}");
        assert!(x >= -STROKE && x + w <= width + STROKE && y + h <= scene.height + STROKE, "{id}: {stop:?}");
    }
}

/// The corners of what a mark covers; of a text by its estimated width.
fn corners(mark: &Mark) -> Vec<(f64, f64)> {
    match &mark.shape {
        Shape::Line { x1, y1, x2, y2 } => vec![(*x1, *y1), (*x2, *y2)],
        Shape::Rect { x, y, width, height } => {
            assert!(*width >= 0.0 && *height >= 0.0, "{mark:?}");
            vec![(*x, *y), (x + width, y + height)]
        }
        Shape::Circle { x, y, r } => vec![(x - r, y - r), (x + r, y + r)],
        Shape::Text { x, y, anchor, text } => {
            let wide = chart::text_width(text, mark.ink.size());
            let start = match anchor {
                chart::Anchor::Start => *x,
                chart::Anchor::Middle => x - wide / 2.0,
                chart::Anchor::End => x - wide,
            };
            vec![(start, y - mark.ink.size() * 0.75), (start + wide, *y + 2.0)]
        }
        Shape::Path(d) => {
            assert!(!d.contains("NaN") && !d.contains("Infinity") && !d.contains('e'), "{d}");
            path_points(d)
        }
    }
}

fn path_points(d: &str) -> Vec<(f64, f64)> {
    let (mut points, mut at) = (Vec::new(), (0.0, 0.0));
    let commands = d.split_inclusive(|c: char| c.is_ascii_alphabetic()).collect::<Vec<_>>();
    let mut letter = 'M';
    for part in commands {
        let (numbers, next) = match part.chars().last() {
            Some(c) if c.is_ascii_alphabetic() => (&part[..part.len() - 1], c),
            _ => (part, ' '),
        };
        let numbers: Vec<f64> = numbers.split_whitespace().map(|number| number.parse().unwrap()).collect();
        match (letter, &numbers[..]) {
            ('H', [x]) => at.0 = *x,
            ('V', [y]) => at.1 = *y,
            (_, [.., x, y]) => at = (*x, *y),
            _ => {}
        }
        points.push(at);
        letter = next;
    }
    points
}

/// Every row of the table has its stop; where these would be too many to walk, some do.
fn check_stops(chart: &Chart, scene: &Scene) {
    let (rows, stops) = (chart.table.rows.len(), scene.stops.len());
    match chart.id {
        // Columns of more than a month, rows that are only in the table, days of curves that aren't walked.
        "ideas_by_month" | "flow" | "cumulative_flow" if rows > 61 => assert!(0 < stops && stops < rows),
        "success_within" | "pilot_duration" | "time_to_pilot" => {
            assert!(stops <= rows.min(46) && (stops > 0) == (rows > 0), "{}: {stops} of {rows}", chart.id);
        }
        "timeline" | "aging" | "success_by_team" | "claims" => assert_eq!(
            stops,
            rows.min(match chart.id {
                "timeline" => 40,
                "aging" => 20,
                _ => 16,
            })
        ),
        "cross_team" => assert!(0 < stops && stops <= rows),
        "calibration" => assert!(0 < stops && stops <= 5),
        "kpi_trend" => assert!(0 < stops && stops <= rows),
        "work_in_progress" => assert!(stops > 0),
        _ => assert_eq!(stops, rows, "{}", chart.id),
    }
}

fn check_svg(charts: &[Chart]) {
    for chart in charts {
        for theme in [Theme::Light, Theme::Print] {
            check_xml(&chart::svg(&chart.scene(560.0, &Plain), &chart.title, &chart.caption, theme));
            check_xml(&chart.picture(343.0, &Plain, theme));
        }
    }
}

/// A small reader of the XML that we write: tags nest, attributes are quoted, nothing is left open.
fn check_xml(text: &str) {
    assert!(!text.to_lowercase().contains("<script") && !text.contains("style="), "{text}");
    let mut open = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find('<') {
        let content = &rest[..start];
        assert!(!content.contains('>'), "{content}");
        for (_, after) in content.match_indices('&').map(|(at, _)| content.split_at(at)) {
            assert!(
                ["&amp;", "&lt;", "&gt;", "&quot;", "&#39;"].iter().any(|entity| after.starts_with(entity)),
                "{after}"
            );
        }
        let end = rest[start..].find('>').unwrap() + start;
        let tag = &rest[start + 1..end];
        assert!(tag.matches('"').count().is_multiple_of(2) && !tag.contains('<'), "{tag}");
        match tag.strip_prefix('/') {
            Some(name) => assert_eq!(open.pop(), Some(name)),
            None if tag.ends_with('/') => {}
            None => open.push(tag.split(' ').next().unwrap()),
        }
        rest = &rest[end + 1..];
    }
    assert!(open.is_empty() && rest.is_empty() && text.starts_with("<svg xmlns="), "{open:?} {rest}");
}

#[test]
fn the_sample() {
    for today in ["2026-11-24", "2026-01-01", "2028-02-29"] {
        let charts = given::sample_charts(day(today));
        check(&charts);
        check_svg(&charts);
    }
}

#[test]
fn claims_and_chances() {
    let charts = given::claimed_charts();
    check(&charts);
    check_svg(&charts);
    assert!(
        charts
            .iter()
            .all(|chart| chart.is_empty().is_none() || chart.id == "aging" || chart.id == "cross_team")
    );
}

#[test]
fn the_real_portfolio() {
    check(&given::kep_charts(&Scope::up_to(day("2026-07-24"))));
    check_svg(&given::kep_charts(&Scope::up_to(day("2026-07-24"))));
    check(&given::kep_charts(&Scope::up_to(day("2016-01-01"))));
    let quarter = Scope { from: Some(day("2026-04-10")), ..Scope::up_to(day("2026-07-24")) };
    check(&given::kep_charts(&quarter));
    let ages = Scope { from: Some(day("0001-01-01")), ..Scope::up_to(day("9999-12-31")) };
    check(&given::kep_charts(&ages));
}

#[test]
fn trends_of_kpis() {
    check(&trends::charts());
    check_svg(&trends::charts());
}

#[test]
fn nothing_gives_words() {
    let charts = given::charts(&Default::default(), &Scope::up_to(day("2026-11-24")), &|_| String::new());
    check(&charts);
    check_svg(&charts);
    for chart in charts {
        let words = chart.is_empty().unwrap_or_else(|| panic!("{} draws nothing", chart.id));
        assert!(words.ends_with('.') && words.len() > 20, "{words}");
    }
}

#[test]
fn odd_titles_and_widths() {
    let title =
        "<script>alert(1)</script> & \"quoted\" ]]> \u{1}\u{fffe} Ünïcödé 漢字漢字漢字漢字漢字漢字漢字";
    let charts = given::charts(&given::kep(), &Scope::up_to(day("2026-07-24")), &|_| title.to_owned());
    check(&charts);
    check_svg(&charts);
    for chart in charts {
        for width in [f64::NAN, -5.0, 0.0, f64::INFINITY] {
            assert!(chart.scene(width, &Plain).width.is_finite());
        }
    }
}

#[test]
fn every_ink_has_its_class() {
    let classes: std::collections::BTreeSet<&str> = Ink::ALL.iter().map(|ink| ink.class()).collect();
    assert_eq!(classes.len(), Ink::ALL.len());
    assert!(classes.iter().all(|class| class.starts_with("c-")));
}

fn any_value() -> impl Strategy<Value = f64> {
    prop_oneof![-100.0..100.0, prop::num::f64::ANY]
}

fn any_day() -> impl Strategy<Value = pilotbook_core::Date> {
    prop_oneof![8 => 0i64..900, 1 => any::<i64>()].prop_map(|days| day("2025-01-01").plus_days(days))
}

prop_compose! {
    fn any_trend()(
        mut read in prop::collection::vec((any_day(), any_value(), "[a-z ]{0,40}", any::<bool>()), 0..60),
        (baseline, target) in (prop::option::of(any_value()), prop::option::of(any_value())),
        (start_on, due_on) in (prop::option::of(any_day()), prop::option::of(any_day())),
        pilots in prop::collection::vec((any_day(), prop::option::of(any_day()), prop::option::of((any_day(), 0usize..4))), 0..20),
        unit in prop_oneof!["", "%", "min", "things that people count by the hundred"],
    ) -> chart::KpiTrend {
        use pilotbook_core::model::choice::{Choice, Verdict};
        read.sort_by_key(|(day, ..)| *day);
        let readings = read.into_iter().map(|(day, value, note, few)| {
            chart::TrendReading { day, value, of: String::new(), few, note }
        });
        let pilots = pilots.into_iter().enumerate().map(|(at, (start, planned_end, outcome))| chart::TrendPilot {
            id: super::build::id("pilot", at),
            title: format!("Pilot number {at} of those that serve it"),
            start,
            planned_end,
            outcome: outcome.map(|(day, verdict)| (day, Verdict::ALL[verdict])),
            claims: String::new(),
        });
        let (readings, pilots) = (readings.collect(), pilots.collect());
        chart::KpiTrend { unit, readings, baseline, target, start_on, due_on, pilots, ..Default::default() }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn any_trend_of_a_kpi(given in any_trend(), as_of in any_day()) {
        check(&[chart::kpi_trend(&given, as_of, &Plain)]);
    }

    #[test]
    fn any_portfolio(portfolio in random::portfolio(), scope in random::scope()) {
        let Ok(metrics) = pilotbook_core::metrics::Metrics::of(&portfolio, &scope) else { return Ok(()) };
        let title = |id: &pilotbook_core::journal::RecordId| format!("Pilot number {}", id.local());
        let charts = chart::all(&chart::Given { metrics: &metrics, portfolio: &portfolio, title: &title, write: &Plain });
        check(&charts);
        for chart in &charts {
            for stop in &chart.scene(560.0, &Plain).stops {
                if let Some(number) = &stop.number {
                    prop_assert!(!pilotbook_core::metrics::definition(number.id()).is_empty(), "{}", number);
                }
            }
        }
    }
}
