//! The comparison with the period before (`docs/METRICS.md`, section 2).

use pilotbook_core::Value;
use pilotbook_core::metrics::{Change, Comparison, Share, Trend};

use super::build::{at, day, metrics, portfolio};

#[test]
fn verdicts() {
    let share = |k, n| Share::new(k, n);
    for (now, before, expected) in [
        (share(9, 12), share(3, 12), Trend::Up),
        (share(9, 12), share(6, 12), Trend::TooFew),
        (share(3, 12), share(9, 12), Trend::Down),
        (share(3, 12), share(3, 12), Trend::TooFew),
        (share(0, 0), share(3, 12), Trend::Nothing),
        (share(3, 12), share(0, 0), Trend::Nothing),
    ] {
        assert_eq!(Change::Share { now, before }.trend(), expected, "{now:?} {before:?}");
    }
    // Five of five have a lower end of 0.566, three of three one of 0.438.
    for (now, before, expected) in [
        (5, 0, Trend::Up),
        (0, 5, Trend::Down),
        (3, 0, Trend::TooFew),
        (20, 8, Trend::Up),
        (20, 12, Trend::TooFew),
        (0, 0, Trend::Nothing),
        (7, 7, Trend::TooFew),
    ] {
        assert_eq!(Change::Count { now, before }.trend(), expected, "{now} {before}");
    }
    let of_twelve = Change::Share { now: share(9, 12), before: share(3, 12) };
    let interval = of_twelve.interval().unwrap();
    assert!((interval.low - 0.1008).abs() < 5e-5 && (interval.high - 0.7278).abs() < 5e-5);
    assert_eq!(of_twelve.difference(), Some(0.5));
    let sum = Change::Amount { now: Some(3.0), before: Some(5.0) };
    assert_eq!((sum.difference(), sum.trend()), (Some(-2.0), Trend::Nothing));
    assert_eq!(Change::Amount { now: None, before: Some(5.0) }.difference(), None);
}

#[test]
fn the_period_before_is_as_long_and_was_as_old() {
    let lines = "idea 2024-01-20 team=a tags=x
        idea 2024-02-05 team=a tags=x
        idea 2024-02-29 team=b
        pilot 0 2024-01-25 succeeded:2024-02-10:adopt cost=5EUR
        pilot 0 2024-01-25 succeeded:2024-02-11:adopt cost=7USD
        pilot 1 2024-02-25 failed:2024-03-01 cost=8EUR
        pilot 1 2024-01-25 failed:2024-01-31 cost=2EUR";
    let compared = |scope: &str| Comparison::of(&metrics(lines, scope), &portfolio(lines));
    // February read on 11 March is beside the 29 days to 31 January read on 11 February.
    let comparison = compared("2024-03-11 2024-02-01 2024-02-29").unwrap();
    let before = &comparison.before;
    assert_eq!((before.period().from(), before.period().to()), (day("2024-01-03"), day("2024-01-31")));
    assert_eq!(before.as_of(), day("2024-02-11"));
    assert_eq!(comparison.get("ideas.new", ""), Some(Change::Count { now: 2, before: 1 }));
    let succeeded = before.success_within.curve.steps.last().unwrap().incidence;
    assert!((succeeded - 2.0 / 3.0).abs() < 1e-12, "what ended by 11 February is known then");
    let sum = |part: &str| comparison.get("impact.programme_cost", part);
    assert_eq!(sum("EUR"), Some(Change::Amount { now: Some(5.0), before: Some(2.0) }));
    assert_eq!(sum("USD"), Some(Change::Amount { now: Some(7.0), before: Some(0.0) }));
    assert_eq!(sum("GBP"), None);
    let rate = comparison.get("pilots.success_rate", "").unwrap();
    assert_eq!(rate, Change::Share { now: Share::new(2, 2), before: Share::new(0, 1) });

    let of_tag = compared("2024-03-11 2024-02-01 2024-02-29 #x").unwrap();
    assert_eq!((of_tag.before.tag(), of_tag.before.team()), (Some("x"), None));
    assert_eq!(of_tag.get("ideas.new", ""), Some(Change::Count { now: 1, before: 1 }));
    // A period that holds everything, or reaches back to the calendar's beginning, has none before it.
    assert!(compared("2024-03-11").is_none());
    assert!(compared("2024-03-11 0001-01-05 2024-02-29").is_none());
    assert!(compared("0001-01-10 0001-01-06").is_some());

    let json = comparison.to_json();
    assert_eq!(at(&json, "as_of"), Value::from("2024-02-11"));
    let rows = at(&json, "numbers");
    let row = rows.as_list().unwrap().iter().find(|row| at(row, "id") == Value::from("pilots.success_rate"));
    let row = row.unwrap();
    assert_eq!((at(row, "part"), at(row, "now.n")), (Value::Null, Value::from(2usize)));
    assert_eq!(at(row, "trend"), Value::from("too few to tell"));
}
