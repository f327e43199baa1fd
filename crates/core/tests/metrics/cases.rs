//! `docs/METRICS.md`, sections 2 and 3, sentence by sentence.

use pilotbook_core::json::{canonical, parse};
use pilotbook_core::metrics::{DEFINITIONS, Metrics, Number, ScopeError, Share, definition};
use pilotbook_core::{Date, Value};

use super::build::{at, day, id, metrics, portfolio, scope};

/// Cases of one portfolio: a scope, a path in the JSON and what stands there.
fn check(lines: &str, cases: &[(&str, &str, &str)]) {
    for (scope, path, expected) in cases {
        let found = at(&metrics(lines, scope).to_json(), path);
        assert_eq!(found, parse(expected).unwrap(), "{scope} {path}: {}", canonical(&found));
    }
}

#[test]
fn as_of_cuts_by_the_dates_in_the_records() {
    let lines = "idea 2024-01-10 team=a
        idea 2024-05-01 team=b
        pilot 0 2024-02-01 succeeded:2024-03-15:adopt
        pilot 1 2024-02-10
        pilot 0 2024-04-01";
    check(
        lines,
        &[
            ("2024-02-20", "ideas.new", "1"),
            ("2024-02-20", "pilots.started", "2"),
            ("2024-02-20", "pilots.running", "2"),
            ("2024-02-20", "pilots.concluded", "0"),
            ("2024-03-14", "pilots.running", "2"),
            ("2024-03-15", "pilots.running", "1"),
            ("2024-03-15", "pilots.concluded", "1"),
            ("2024-04-01", "pilots.started", "3"),
            // The pilot of an idea that comes later counts, under that idea's team and in its scope.
            ("2024-02-20 - - b", "pilots.started", "1"),
            ("2024-02-20 - - b", "ideas.new", "0"),
            ("2024-02-20 - - b", "from", "\"2024-02-10\""),
            ("2024-02-20 - - a", "pilots.started", "1"),
            ("2024-06-01", "ideas.new", "2"),
        ],
    );
}

#[test]
fn a_period_has_both_its_ends() {
    let lines = "idea 2024-01-10 team=a
        idea 2024-01-31 team=a
        pilot 0 2024-02-01 failed:2024-02-03
        pilot 1 2024-03-01";
    check(
        lines,
        &[
            ("2024-12-31", "from", "\"2024-01-10\""),
            ("2024-12-31", "to", "\"2024-12-31\""),
            ("2024-12-31 2024-01-10 2024-01-31", "ideas.new", "2"),
            ("2024-12-31 2024-01-11 2024-01-30", "ideas.new", "0"),
            ("2024-12-31 2024-01-31 2025-06-01", "to", "\"2024-12-31\""),
            ("2024-12-31 2024-01-31 2025-06-01", "ideas.new", "1"),
            (
                "2024-12-31 2024-01-31 2024-03-01",
                "ideas.by_month",
                r#"[["2024-01",1],["2024-02",0],["2024-03",0]]"#,
            ),
            ("2024-12-31 2024-01-11 2024-01-30", "ideas.by_month", r#"[["2024-01",0]]"#),
            ("2024-12-31 2024-02-02 2024-02-03", "pilots.started", "0"),
            ("2024-12-31 2024-02-02 2024-02-03", "pilots.failed", "1"),
            // Running at the period's end, though decided by as_of.
            ("2024-12-31 2024-01-01 2024-02-02", "pilots.running", "1"),
            ("2024-12-31 2024-01-01 2024-02-02", "pilot_duration.events", "1"),
        ],
    );
    check("pilot - 2024-02-01 failed:2024-01-05", &[("2024-12-31", "from", "\"2024-01-05\"")]);
    check("idea - team=a", &[("2024-12-31", "from", "\"2024-12-31\""), ("2024-12-31", "ideas.new", "0")]);
}

#[test]
fn scopes_refused() {
    let portfolio = portfolio("idea 2024-01-10 team=a with=b,");
    let refused = |text: &str| Metrics::of(&portfolio, &scope(text)).map(|_| ()).unwrap_err();
    let unknown = |team: &str| ScopeError::UnknownTeam { team: team.to_owned() };
    assert_eq!(refused("2024-02-01 - - c"), unknown("c"));
    assert_eq!(refused("2024-02-01 - - A"), unknown("A"));
    assert_eq!(refused("2024-02-01 - - "), unknown(""), "an empty name is no team");
    let from = day("2024-02-02");
    assert_eq!(
        refused("2024-02-01 2024-02-02 2024-03-01"),
        ScopeError::FromAfterTo { from, to: day("2024-02-01") }
    );
    assert_eq!(
        refused("2024-02-01 2024-02-02 2023-02-01"),
        ScopeError::FromAfterTo { from, to: day("2023-02-01") }
    );
    let nothing = ScopeError::NothingUntil { first: day("2024-01-10"), to: day("2023-12-31") };
    assert_eq!(refused("2024-02-01 - 2023-12-31"), nothing);
    assert!(nothing.to_string().contains("2024-01-10"));
    assert!(Metrics::of(&portfolio, &scope("2024-02-01 - - b")).is_ok());
}

#[test]
fn the_whole_calendar_is_a_period() {
    let lines = "idea 0001-01-01
        pilot 0 0001-01-01 succeeded:9999-12-31
        pilot - 0001-01-02";
    check(
        lines,
        &[
            ("9999-12-31", "flow.load_change", "1"),
            ("9999-12-31", "pilot_duration.events", "1"),
            ("9999-12-31", "pilot_duration.median_days", "3652058"),
            ("9999-12-31", "cumulative_flow.0", r#"["0001-01",1,1,0]"#),
            ("0001-01-01", "flow.load_change", "1"),
        ],
    );
    let metrics = metrics(lines, "9999-12-31");
    assert_eq!(metrics.flow.by_month.len(), 9999 * 12);
    assert_eq!(metrics.period().days(), 3_652_059);
}

#[test]
fn what_lacks_what_it_needs_is_not_there() {
    let lines = "idea - team=a
        idea 2024-01-10 team=a
        pilot 0 2024-02-01 succeeded:2024-03-01
        pilot 1 -
        pilot 1 - failed:2024-03-01
        pilot - 2024-02-05 failed:2024-03-02
        pilot 9 2024-02-06";
    check(
        lines,
        &[
            ("2024-12-31", "ideas.new", "1"),
            ("2024-12-31", "pilots.started", "3"),
            ("2024-12-31", "pilots.concluded", "2"),
            // An idea without a day is none, yet its pilot counts in its team's scope.
            ("2024-12-31 - - a", "pilots.started", "1"),
            // A pilot without an idea counts without a team and in no team's scope.
            (
                "2024-12-31",
                "pilots.success_by_team.0",
                r#"["",{"high":0.7934506856227626,"k":0,"low":0,"n":1,"value":0}]"#,
            ),
            ("2024-12-31", "pilots.success_by_team.1.0", "\"a\""),
            ("2024-12-31", "funnel.1.count", "0"),
            ("2024-12-31", "cumulative_flow.0", r#"["2024-01",1,0,0]"#),
            ("2024-12-31", "cumulative_flow.4", r#"["2024-05",1,0,0]"#),
        ],
    );
}

#[test]
fn triage_counts_from_its_day() {
    let lines = "idea 2024-01-01 parked 2024-01-05:shortlisted 2024-03-01:parked
        idea 2024-01-01 parked
        idea 2024-01-01 parked 2024-01-20:shortlisted
        idea 2024-01-01 declined 2023-12-01:declined
        idea 2024-01-01 shortlisted 2024-02-01:parked 2024-02-01:shortlisted";
    check(
        lines,
        &[
            // The first: new, then shortlisted, then parked. The second and third carry no day.
            ("2024-01-04", "funnel.1.count", "0"),
            ("2024-01-05", "funnel.1.count", "1"),
            ("2024-02-15", "funnel.1.count", "2"),
            ("2024-03-01", "funnel.1.count", "1"),
            ("2024-02-15", "time_to_pilot.n", "2"),
            ("2024-03-01", "time_to_pilot.n", "2"),
            ("2024-03-01", "time_to_pilot.excluded", "3"),
            ("2024-03-01", "time_to_pilot.censored", "2"),
        ],
    );
    let metrics = metrics(lines, "2024-04-01");
    let waits = &metrics.time_to_pilot;
    assert_eq!((waits.day_unknown.as_slice(), waits.written_afterwards.as_slice()), (&[1, 2][..], &[3][..]));
    let idea = |text: &str| portfolio(text).ideas.remove(0);
    let on =
        |text: &str, date: &str| canonical(&Value::from(format!("{:?}", idea(text).triage_on(day(date)))));
    assert_eq!(on("idea - new", "2024-01-01"), "\"(New, None)\"");
    assert_eq!(on("idea - parked 2024-02-01:parked", "2024-01-31"), "\"(New, None)\"");
    assert_eq!(on("idea - parked 2024-02-01:parked", "2024-02-01"), "\"(Parked, Some(2024-02-01))\"");
    // Of two on an earlier day, neither the present one: the last by text.
    let twice = "idea - parked 2024-01-01:shortlisted 2024-01-01:declined 2024-02-01:parked";
    assert_eq!(on(twice, "2024-01-15"), "\"(Shortlisted, Some(2024-01-01))\"");
    // Of two on one day, the present one is meant.
    assert_eq!(
        on("idea - declined 2024-01-01:shortlisted 2024-01-01:declined", "2024-01-15"),
        "\"(Declined, Some(2024-01-01))\""
    );
}

#[test]
fn a_declined_idea_waits_until_it_was_declined() {
    let lines = "idea 2024-01-01 declined 2024-01-11:declined
        idea 2024-01-01
        pilot 1 2024-01-21";
    check(
        lines,
        &[
            // Only one is left at risk when the pilot starts after 20 days.
            ("2024-06-01", "time_to_pilot.median_days", "20"),
            ("2024-06-01", "time_to_pilot.median_high_days", "null"),
            ("2024-06-01", "time_to_pilot.n", "2"),
            ("2024-06-01", "time_to_pilot.events", "1"),
        ],
    );
    // A pilot counts whatever the triage says, and one before the idea was written down is left out.
    check(
        "idea 2024-01-01 declined
        pilot 0 2024-02-01
        idea 2024-01-01
        pilot 1 2023-12-31
        pilot 1 2024-03-01",
        &[("2024-06-01", "time_to_pilot.events", "1"), ("2024-06-01", "time_to_pilot.excluded", "1")],
    );
}

#[test]
fn funnel() {
    let lines = "idea 2024-01-01
        idea 2024-01-01 shortlisted
        idea 2024-01-01
        pilot 2 2024-02-01
        idea 2024-01-01
        pilot 3 2024-02-01 failed:2024-03-01:adopt
        idea 2024-01-01
        pilot 4 2024-02-01 failed:2024-03-01:drop
        pilot 4 2024-02-01 succeeded:2024-03-02:iterate
        idea 2024-01-01
        pilot 5 2024-02-01 succeeded:2024-03-02:adopt@2024-05-01
        idea 2024-01-01 declined
        pilot 6 -
        idea 2024-06-01 shortlisted";
    let counts =
        |scope: &str| -> Vec<usize> { metrics(lines, scope).funnel.steps.iter().map(Vec::len).collect() };
    assert_eq!(counts("2024-12-31 2024-01-01 2024-01-31"), [7, 5, 4, 3, 2, 1]);
    assert_eq!(counts("2024-04-30 2024-01-01 2024-01-31"), [7, 5, 4, 3, 2, 0], "adopted only later");
    assert_eq!(counts("2024-01-31"), [7, 1, 0, 0, 0, 0]);
    check(
        lines,
        &[("2024-12-31", "funnel.0.of_previous", "null"), ("2024-12-31", "funnel.3.of_previous.n", "4")],
    );
}

#[test]
fn a_pilot_runs_until_the_day_before_its_outcome() {
    let lines = "pilot - 2024-01-11 succeeded:2024-01-21
        pilot - 2024-01-15 failed:2024-01-15
        pilot - 2024-01-18 failed:2024-01-12";
    check(
        lines,
        &[
            // Ten days of one pilot; one decided on its day or before its start never runs.
            ("2024-03-01 2024-01-01 2024-01-20", "flow.average_wip", "0.5"),
            ("2024-03-01 2024-01-01 2024-01-20", "flow.load_change", "1"),
            ("2024-03-01 2024-01-01 2024-01-20", "flow.steady", "false"),
            ("2024-03-01 2024-01-11 2024-01-20", "flow.average_wip", "1"),
            ("2024-03-01 2024-01-12 2024-01-20", "flow.load_change", "0"),
            ("2024-03-01 2024-01-21 2024-01-30", "flow.average_wip", "0"),
            ("2024-03-01 2024-01-21 2024-01-30", "flow.load_change", "-1"),
            ("2024-03-01 2024-01-01 2024-01-30", "flow.throughput_per_30_days", "3"),
            ("2024-03-01 2024-01-16 2024-01-20", "flow.littles_law_days", "null"),
            ("2024-03-01 2024-01-21 2024-01-30", "flow.littles_law_days", "0"),
            ("2024-03-01 2024-01-01 2024-01-31", "flow.by_month", r#"[["2024-01",3,3,0]]"#),
            ("2024-03-01 2024-01-01 2024-01-20", "flow.by_month", r#"[["2024-01",3,2,1]]"#),
            ("2024-03-01", "pilot_duration.excluded", "1"),
            ("2024-03-01", "pilot_duration.events", "2"),
            ("2024-03-01", "pilots.failed", "2"),
            ("2024-01-16", "aging.running", "1"),
            ("2024-01-16", "aging.oldest_days", "5"),
        ],
    );
}

#[test]
fn steady_at_exactly_a_fifth() {
    // Four run throughout and one from the first of ten days: on average 5, changed by 1.
    let lines = format!("{}pilot - 2024-02-01\n", "pilot - 2024-01-01\n".repeat(4));
    let at_a_fifth = metrics(&lines, "2024-03-01 2024-02-01 2024-02-10").flow;
    assert_eq!((at_a_fifth.average_wip, at_a_fifth.load_change, at_a_fifth.steady), (5.0, 1, true));
    // One day later it is on average 4.9, changed by 1.
    let lines = lines.replace("2024-02-01", "2024-02-02");
    let above = metrics(&lines, "2024-03-01 2024-02-01 2024-02-10").flow;
    assert_eq!((above.average_wip, above.load_change, above.steady), (4.9, 1, false));
}

#[test]
fn past_their_planned_end() {
    let lines = "pilot - 2024-01-01 planned=2024-02-01
        pilot - 2024-01-01 planned=2024-02-02
        pilot - 2024-01-01 planned=2024-01-15 failed:2024-01-20
        pilot - 2024-01-01";
    let late = |scope: &str| metrics(lines, scope).records(&portfolio(lines), &Number::PilotsPastPlannedEnd);
    assert_eq!(late("2024-02-01"), []);
    assert_eq!(late("2024-02-02"), [id("pilot", 0)]);
    assert_eq!(late("2024-06-01"), [id("pilot", 0), id("pilot", 1)]);
    assert_eq!(late("2024-06-01 2024-01-01 2024-01-19"), [id("pilot", 2)]);
}

#[test]
fn aging_against_all_pilots() {
    // Two of twenty ended after each of 1 to 9 days: S is 0.2 after the eighth, 0.1 after the ninth.
    let mut lines = String::new();
    for n in 1..=9 {
        let line = format!("pilot - 2024-01-01 succeeded:2024-01-{:02}\n", n + 1);
        lines.push_str(&line.repeat(2));
    }
    lines.push_str("pilot - 2024-01-01\npilot - 2024-03-01");
    check(
        &lines,
        &[
            ("2024-03-10", "aging.older_than_p85", "1"),
            ("2024-03-10", "aging.running", "2"),
            ("2024-03-10", "aging.oldest_days", "69"),
            // The period doesn't matter for the p85 here.
            ("2024-03-10 2024-03-01 2024-03-10", "aging.older_than_p85", "1"),
            ("2024-03-10 2024-03-01 2024-03-10", "pilot_duration.p85_days", "null"),
            ("2024-01-02", "aging.older_than_p85", "null"),
        ],
    );
    assert_eq!(metrics(&lines, "2024-03-11").aging.older_than_p85.as_deref(), Some(&[18, 19][..]));
    assert_eq!(metrics(&lines, "2024-03-10").aging.p85_days, Some(9));
}

#[test]
fn teams() {
    let lines = "idea 2024-01-01 team=b by=ann
        idea 2024-01-01 team=a with=b,c,b, by=bob
        idea 2024-01-01 team=a with=a by=ann
        idea 2024-01-01 with=c,b
        idea 2024-01-01 with= by=Ann
        idea 2024-01-01 team=b with=B";
    check(
        lines,
        &[
            ("2024-12-31", "ideas.contributors", "3"),
            ("2024-12-31", "ideas.by_team", r#"[["",2],["a",2],["b",2]]"#),
            ("2024-12-31", "cross_team.ideas.k", "3"),
            ("2024-12-31", "cross_team.pairs", r#"[["b","c",2],["B","b",1],["a","b",1],["a","c",1]]"#),
            ("2024-12-31 - - c", "ideas.by_team", r#"[["",1],["a",1]]"#),
            ("2024-12-31 - - c", "cross_team.pairs", r#"[["b","c",2],["a","b",1],["a","c",1]]"#),
            ("2024-12-31 - - b", "ideas.new", "4"),
        ],
    );
}

#[test]
fn success_by_team_is_ordered_by_how_many() {
    let lines = "idea 2024-01-01 team=z
        idea 2024-01-01 team=b
        idea 2024-01-01 team=a
        pilot 0 2024-01-01 failed:2024-02-01
        pilot 0 2024-01-01 abandoned:2024-02-01
        pilot 1 2024-01-01 succeeded:2024-02-01
        pilot 2 2024-01-01 inconclusive:2024-02-01";
    let metrics = metrics(lines, "2024-12-31");
    let rows =
        metrics.pilots.success_by_team.iter().map(|row| (row.team.as_str(), row.share().k, row.share().n));
    assert!(rows.eq([("z", 0, 2), ("a", 0, 1), ("b", 1, 1)]));
    assert_eq!(metrics.pilots.decisive_success_rate(), pilotbook_core::metrics::Share::new(1, 2));
}

#[test]
fn success_within_counts_the_unfinished() {
    let lines = "pilot - 2024-01-01 succeeded:2024-02-01
        pilot - 2024-01-01 failed:2024-02-01
        pilot - 2024-01-01
        pilot - 2024-01-01 succeeded:2023-12-01
        pilot - 2024-01-01";
    check(
        lines,
        &[
            (
                "2024-03-30",
                "success_within.0",
                r#"{"at_risk":0,"days":90,"high":null,"low":null,"value":null}"#,
            ),
            ("2024-03-31", "success_within.0.value", "0.25"),
            ("2024-03-31", "success_within.0.at_risk", "2"),
            ("2024-01-15", "success_within.1.value", "null"),
        ],
    );
    // While none was followed for long: of the same pilots, and not of others that were decided in the period.
    let so_far = |lines: &str, scope: &str| metrics(lines, scope).success_within.so_far;
    assert_eq!(so_far(lines, "2024-03-30"), Share::new(1, 2));
    assert_eq!(so_far(lines, "2024-01-15"), Share::new(0, 0));
    let others = format!("{lines}\n{}", "pilot - 2023-06-01 succeeded:2024-02-10\n".repeat(3));
    assert_eq!(so_far(&others, "2024-03-30 2024-01-01"), Share::new(1, 2));
    let none = "pilot - 2024-01-01 failed:2024-02-01\npilot - 2024-01-01";
    check(
        none,
        &[("2025-01-01", "success_within.0.value", "0"), ("2025-01-01", "success_within.0.low", "null")],
    );
    // All succeeded on the ninetieth day: it is within, and they are at risk then.
    let all = "pilot - 2024-01-01 succeeded:2024-03-31\n".repeat(2);
    check(
        &all,
        &[("2025-01-01", "success_within.0", r#"{"at_risk":2,"days":90,"high":null,"low":null,"value":1}"#)],
    );
}

#[test]
fn an_empty_portfolio() {
    let metrics = metrics("", "2024-01-01");
    let path = |path: &str| at(&metrics.to_json(), path);
    assert_eq!(
        path("pilots.success_rate"),
        parse(r#"{"k":0,"n":0,"value":null,"low":null,"high":null}"#).unwrap()
    );
    assert_eq!((path("aging.oldest_days"), path("flow.steady")), (Value::Null, Value::Bool(true)));
}

#[test]
fn addresses_of_numbers() {
    for address in [
        "ideas.new",
        "ideas.by_month/2024-02",
        "ideas.by_team/a/b",
        "ideas.by_team/",
        "pilots.failed",
        "pilots.success_rate/past_planned_end",
        "pilots.success_by_team/k/",
        "success_within/at_risk/90",
        "funnel/adopted",
        "time_to_pilot/day_unknown",
        "flow.by_month/running/2024-12",
        "aging/oldest",
        r#"cross_team.pairs/["a/b","c\"d"]"#,
    ] {
        assert_eq!(Number::parse(address).map(|number| number.to_string()).as_deref(), Some(address));
    }
    for bad in [
        "",
        "ideas",
        "ideas.new/",
        "ideas.by_month/2024-13",
        "ideas.by_team",
        "aging/x",
        "funnel/",
        "pilots.new",
        "success_within/at_risk/090",
        "cross_team.pairs/[\"a\"]",
        "flow.by_month/x/2024-01",
        "pilot_duration",
    ] {
        assert_eq!(Number::parse(bad), None, "{bad}");
    }
    let portfolio = portfolio("idea 2024-01-01 team=a\npilot 0 2024-01-02 failed:2024-02-01");
    let metrics = Metrics::of(&portfolio, &scope("2024-12-31")).unwrap();
    let records = |address: &str| metrics.records(&portfolio, &Number::parse(address).unwrap());
    assert_eq!(records("pilots.failed"), [id("outcome", 0)]);
    assert_eq!(records("pilots.success_by_team/n/a"), [id("outcome", 0)]);
    assert_eq!(records("flow.average_wip"), [id("pilot", 0)]);
    assert_eq!(records("ideas.by_month/2023-12"), []);
    assert_eq!(records("flow.by_month/started/2030-01"), []);
}

#[test]
fn every_metric_is_defined_once() {
    let mut ids: Vec<_> = DEFINITIONS.iter().map(|definition| definition.id).collect();
    let n = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), n);
    assert!(DEFINITIONS.iter().all(|definition| definition.words.ends_with('.')));
    assert_eq!(definition("nothing"), "");
    // What the JSON has is defined, by its name or by the family that it is in.
    let json = metrics("", "2024-01-01").to_json_all();
    for (family, value) in json.as_object().unwrap() {
        let is_scope = ["team", "tag"].contains(&family.as_str());
        if Date::parse(value.as_text().unwrap_or_default()).is_some() || is_scope {
            continue;
        }
        let names = value.as_object().filter(|_| definition(family).is_empty());
        let ids = names
            .map_or(vec![family.clone()], |names| names.keys().map(|n| format!("{family}.{n}")).collect());
        assert!(ids.iter().all(|id| !definition(id).is_empty()), "{ids:?}");
    }
}
