//! Issues: sentences of `docs/METRICS.md`, section 5, case by case.

use pilotbook_core::Value;
use pilotbook_core::metrics::{Apart, DurationOf, DurationPart, Number, PortionOf, Side};

use super::build::{assert_same, at, id, metrics, portfolio};

fn check(lines: &str, scope: &str, expected: &[(&str, Option<f64>)]) {
    let found = metrics(lines, scope).to_json_all();
    for (path, value) in expected {
        assert_same(&at(&found, path), &Value::from(*value), &format!("{path} of {lines}"));
    }
}

#[test]
fn hours_are_of_the_wall_clock() {
    let lines = "issue 2024-01-01T10:00:00Z responded=2024-01-01T10:15:00Z resolved=2024-01-03T10:00:00Z\n\
        issue 2024-01-01T12:00:00Z resolved=2024-01-01T13:30:00Z\n\
        issue 2024-01-02T00:00:00Z";
    let response = "issues.time_to_first_response";
    let resolve = "issues.time_to_resolve";
    for (path, value) in [
        (format!("{response}.n"), Some(3.0)),
        (format!("{response}.events"), Some(2.0)),
        (format!("{response}.censored"), Some(1.0)),
        (format!("{response}.excluded"), Some(0.0)),
        // A quarter of an hour, and the resolution of the second after an hour and a half.
        (format!("{response}.median_hours"), Some(1.5)),
        (format!("{response}.median_low_hours"), Some(0.25)),
        (format!("{response}.median_high_hours"), None),
        (format!("{response}.p85_hours"), None),
        (format!("{resolve}.median_hours"), Some(48.0)),
        (format!("{resolve}.median_low_hours"), Some(1.5)),
    ] {
        check(lines, "2024-01-05 2024-01-01", &[(path.as_str(), value)]);
    }
}

#[test]
fn what_lies_after_the_day_has_not_happened() {
    let issue = "issue 2024-01-01T10:00:00Z responded=2024-01-02T09:00:00Z resolved=2024-01-03T00:00:00Z";
    let counts = |lines: &str, as_of: &str, responses: f64, resolutions: f64| {
        let (response, resolve) = ("issues.time_to_first_response.events", "issues.time_to_resolve.events");
        check(lines, as_of, &[(response, Some(responses)), (resolve, Some(resolutions))]);
    };
    counts(issue, "2024-01-01 2024-01-01", 0.0, 0.0);
    counts(issue, "2024-01-02 2024-01-01", 1.0, 0.0);
    counts(issue, "2024-01-03 2024-01-01", 1.0, 1.0);
    // Now is earlier than the day's end.
    counts(&format!("now 2024-01-02T08:59:59Z\n{issue}"), "2024-01-02 2024-01-01", 0.0, 0.0);
    counts(&format!("now 2024-01-02T09:00:00Z\n{issue}"), "2024-01-03 2024-01-01", 1.0, 0.0);
    // Midnight of a zone ahead comes earlier.
    counts(&format!("ahead 2\n{issue}"), "2024-01-02 2024-01-01", 1.0, 0.0);
    counts(&format!("ahead -12\n{issue}"), "2024-01-01 2023-12-31", 1.0, 0.0);
    // What was opened later isn't there.
    check(issue, "2023-12-31 2023-12-01", &[("issues.escalated.n", Some(0.0))]);
    check(
        &format!("now 2024-01-01T09:00:00Z\n{issue}"),
        "2024-01-01 2024-01-01",
        &[("issues.escalated.n", Some(0.0))],
    );
}

#[test]
fn an_issue_is_opened_on_a_day_of_the_zone() {
    let late = "issue 2024-01-31T23:30:00Z";
    let opened = |lines: &str, scope: &str, n: f64| check(lines, scope, &[("issues.escalated.n", Some(n))]);
    opened(late, "2024-02-28 2024-01-01 2024-01-31", 1.0);
    opened(&format!("ahead 1\n{late}"), "2024-02-28 2024-01-01 2024-01-31", 0.0);
    opened(&format!("ahead 1\n{late}"), "2024-02-28 2024-02-01 2024-02-28", 1.0);
}

#[test]
fn open_issues_are_censored_at_the_end_of_the_day_or_now() {
    // Resolved after 12 hours; the other is open for 13 until now, for 24 until the day's end.
    let lines = "issue 2024-01-01T00:00:00Z resolved=2024-01-01T12:00:00Z\nissue 2024-01-01T00:00:00Z";
    let open_for = |lines: &str| {
        let found = metrics(lines, "2024-01-01 2024-01-01");
        found.issues.time_to_resolve.curve.open_for.clone()
    };
    assert_eq!(open_for(lines), [24 * 3600]);
    assert_eq!(open_for(&format!("now 2024-01-01T13:00:00Z\n{lines}")), [13 * 3600]);
    assert_eq!(open_for(&format!("now 2024-03-01T13:00:00Z\n{lines}")), [24 * 3600]);
    assert_eq!(open_for(&format!("ahead 2\n{lines}")), [22 * 3600]);
}

#[test]
fn what_ends_before_it_begins_is_left_out() {
    let lines = "issue 2024-01-02T10:00:00Z responded=2024-01-01T10:00:00Z resolved=2024-01-03T10:00:00Z\n\
        issue 2024-01-02T10:00:00Z responded=2024-01-04T10:00:00Z resolved=2024-01-03T10:00:00Z";
    let response = "issues.time_to_first_response";
    check(
        lines,
        "2024-01-31 2024-01-01",
        &[
            (&format!("{response}.excluded"), Some(1.0)),
            // The resolution came before the response, and is one.
            (&format!("{response}.median_hours"), Some(24.0)),
            ("issues.time_to_resolve.excluded", Some(0.0)),
        ],
    );
}

#[test]
fn target_times() {
    // Target 24 hours. 8 in time, 1 late, 1 open and late, 2 not yet due: 8 of 10.
    let mut lines = String::from("sla - 24 - -\nnow 2024-01-10T12:00:00Z\n");
    for hour in 0..8 {
        lines.push_str(&format!("issue 2024-01-01T10:00:00Z sev=2 resolved=2024-01-02T0{hour}:00:00Z\n"));
    }
    lines.push_str("issue 2024-01-01T10:00:00Z sev=2 resolved=2024-01-02T10:00:01Z\n");
    lines.push_str("issue 2024-01-01T10:00:00Z sev=2\n");
    // Its target time has not passed yet, though it is resolved.
    lines.push_str("issue 2024-01-10T10:00:00Z sev=2 resolved=2024-01-10T11:00:00Z\n");
    lines.push_str("issue 2024-01-09T13:00:00Z sev=2\n");
    lines.push_str("issue 2024-01-01T10:00:00Z sev=1\nissue 2024-01-01T10:00:00Z\n");
    let scope = "2024-01-10 2024-01-01";
    let share = [("k", 8.0), ("n", 10.0), ("value", 0.8), ("not_yet_due", 2.0), ("without_target", 2.0)];
    for (name, value) in share {
        check(&lines, scope, &[(&format!("issues.sla_met.{name}"), Some(value))]);
    }
    let (found, all) = (metrics(&lines, scope), portfolio(&lines));
    for (number, n) in [
        (Number::Portion(PortionOf::SlaMet, Side::K), 8),
        (Number::SlaApart(Apart::NotYetDue), 2),
        (Number::SlaApart(Apart::WithoutTarget), 2),
        (Number::Duration(DurationOf::Resolution, DurationPart::Open), 4),
    ] {
        assert_eq!(found.records(&all, &number).len(), n, "{number}");
        assert_eq!(Number::parse(&number.to_string()), Some(number));
    }
    // In the very second it is in time, and due.
    let second = "sla 24 - - -\nissue 2024-01-01T00:00:00Z sev=1 resolved=2024-01-02T00:00:00Z\n";
    check(second, "2024-01-02 2024-01-01", &[("issues.sla_met.k", Some(1.0))]);
    let due = format!("now 2024-01-02T00:00:00Z\n{second}");
    check(&due, "2024-01-02 2024-01-01", &[("issues.sla_met.n", Some(1.0))]);
    let due = format!("now 2024-01-01T23:59:59Z\n{second}");
    check(&due, "2024-01-02 2024-01-01", &[("issues.sla_met.not_yet_due", Some(1.0))]);
}

#[test]
fn escalated_issues_and_follow_ups() {
    let lines = "team a b\nissue 2024-01-01T10:00:00Z raised teams=a,b\nissue 2024-01-01T10:00:00Z teams=b\n\
        issue 2024-01-01T10:00:00Z follow_up due=2024-01-10 resolved=2024-01-20T10:00:00Z teams=a\n\
        issue 2024-01-01T10:00:00Z onboarding_step due=2024-01-10\n\
        issue - follow_up due=2024-01-11\n\
        issue 2024-01-01T10:00:00Z question due=2024-01-10\n\
        issue 2024-01-01T10:00:00Z follow_up due=2024-02-10";
    check(
        lines,
        "2024-01-31 2024-01-05 2024-01-31",
        &[
            ("issues.follow_ups_done.k", Some(1.0)),
            ("issues.follow_ups_done.n", Some(3.0)),
            ("issues.escalated.n", Some(0.0)),
        ],
    );
    // Late ones are done; by a day before, it was not.
    check(lines, "2024-01-15 2024-01-01", &[("issues.follow_ups_done.k", Some(0.0))]);
    check(
        lines,
        "2024-01-31 2024-01-01",
        &[("issues.escalated.k", Some(1.0)), ("issues.escalated.n", Some(6.0))],
    );
    check(lines, "2024-01-31 2024-01-01 - a", &[("issues.escalated.n", Some(2.0))]);
    let raised = metrics(lines, "2024-01-31 2024-01-01 - b");
    let records = raised.records(&portfolio(lines), &Number::Portion(PortionOf::Escalated, Side::K));
    assert_eq!(records, [id("issue", 0)]);
}
