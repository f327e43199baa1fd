//! Issues against the clock: target times, how they press, the list and what needs attention.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use pilotbook_core::journal::{Actor, Change, Clock, Field, Journal, RecordId, new_transaction, project};
use pilotbook_core::list::issues::{
    IssueFilter, IssueState, NO_SEVERITY, Whose, abouts, count_of, issue_lines, of_state, open_and_late,
};
use pilotbook_core::metrics::{Metrics, Scope, portfolio_of};
use pilotbook_core::model::attention::{Attention, attention};
use pilotbook_core::model::book::settings_id;
use pilotbook_core::model::pressure::{Pressure, pressure, stands};
use pilotbook_core::model::sla::{Standing, standing, target_time};
use pilotbook_core::model::{Book, Issue};
use pilotbook_core::search::highlight::Words;
use pilotbook_core::{Date, LocalTime, Time, Value};
use proptest::prelude::*;

fn at(text: &str) -> Time {
    Time::parse(text).unwrap()
}

fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

/// A workspace of issues, a line each: a local id, or the whole one of another record, then `field=value`. The settings name 4, 24 and 72 hours, and none for severity 4.
fn book(lines: &str) -> Book {
    let mut change = Change::new("Add issues");
    let mut set = |id: &RecordId, field: &str, value: Value| {
        change.set(id, Field::parse(field).unwrap(), value);
    };
    set(&settings_id(), "exists", true.into());
    for (field, hours) in [("sla_1_hours", 4.0), ("sla_2_hours", 24.0), ("sla_3_hours", 72.0)] {
        set(&settings_id(), field, hours.into());
    }
    for line in lines.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let mut words = line.split(' ');
        let id = words.next().unwrap();
        let id = RecordId::parse(id).or_else(|| RecordId::new("issue", id)).unwrap();
        set(&id, "exists", true.into());
        set(&id, "title", id.local().into());
        for (field, value) in words.map(|word| word.split_once('=').unwrap()) {
            let value = match field {
                "severity" => value.parse::<f64>().unwrap().into(),
                "archived" => true.into(),
                "exists" => (value == "true").into(),
                field if field.contains('/') => true.into(),
                _ => value.into(),
            };
            set(&id, field, value);
        }
    }
    let mut journal = Journal::new();
    let stamp = Clock::new(Actor(1)).next(1_700_000_000_000);
    let transaction = new_transaction(Book::default().snapshot(), &journal, change, stamp, "Ana").unwrap();
    journal.add_transaction(std::sync::Arc::new(transaction));
    Book::of(project(&journal))
}

fn one(fields: &str) -> (Book, Issue) {
    let book = book(&format!("a {fields}"));
    let issue = book.all::<Issue>().next().unwrap();
    (book, issue)
}

const OPENED: &str = "opened_at=2026-03-02T08:00:00Z";

#[test]
fn where_an_issue_stands_against_its_target_time() {
    for (fields, now, words) in [
        ("severity=1", "2026-03-02T08:00:00Z", "due in 4 h"),
        ("severity=1", "2026-03-02T11:00:00Z", "due in 1 h"),
        ("severity=1", "2026-03-02T11:59:00Z", "due in 1 min"),
        ("severity=1", "2026-03-02T12:00:00Z", "0 min late"),
        ("severity=1", "2026-03-02T14:00:00Z", "2 h late"),
        ("severity=1", "2026-03-05T12:00:00Z", "3 days late"),
        ("severity=3", "2026-03-02T09:00:00Z", "due in 3 days"),
        ("severity=1 resolved_at=2026-03-02T12:00:00Z", "2026-03-09T12:00:00Z", "resolved in time"),
        ("severity=1 resolved_at=2026-03-02T12:30:00Z", "2026-03-09T12:00:00Z", "resolved 30 min late"),
        ("severity=4", "2026-03-09T12:00:00Z", ""),
        ("severity=2.5", "2026-03-09T12:00:00Z", ""),
        ("type=question", "2026-03-09T12:00:00Z", ""),
    ] {
        let (book, issue) = one(&format!("{OPENED} {fields}"));
        let found = standing(&issue, &book.settings(), at(now));
        assert_eq!(found.words().unwrap_or_default(), words, "{fields} {now}");
        assert_eq!(found.due(), target_time(&issue, &book.settings()));
    }
    let (book, issue) = one("severity=1");
    assert_eq!(
        standing(&issue, &book.settings(), at("2026-03-09T12:00:00Z")),
        Standing::NoTarget,
        "never opened"
    );
}

#[test]
fn how_an_open_issue_presses() {
    for (fields, now, words) in [
        // The last quarter of its time is soon.
        ("severity=2", "2026-03-03T01:59:00Z", "calm"),
        ("severity=2", "2026-03-03T02:00:00Z", "due in 6 h"),
        ("severity=3", "2026-03-04T13:59:00Z", "calm"),
        ("severity=3", "2026-03-04T14:00:00Z", "due in 18 h"),
        // Of hours and day the worse one counts.
        ("severity=2 due_on=2026-03-02", "2026-03-02T09:00:00Z", "due today"),
        ("severity=2 due_on=2026-03-03", "2026-03-02T09:00:00Z", "due tomorrow"),
        ("severity=2 due_on=2026-03-04", "2026-03-02T09:00:00Z", "calm"),
        ("severity=2 due_on=2026-03-04", "2026-03-03T09:00:00Z", "1 h late"),
        ("severity=2 due_on=2026-03-01", "2026-03-02T09:00:00Z", "1 day late"),
        ("severity=4 due_on=2026-02-27", "2026-03-02T09:00:00Z", "3 days late"),
        // What was agreed to be done is held to its day alone, unless it was given a severity.
        ("type=follow_up due_on=2026-03-20", "2026-03-05T09:00:00Z", "calm"),
        ("type=follow_up due_on=2026-03-20", "2026-03-21T09:00:00Z", "1 day late"),
        ("severity=1 type=follow_up due_on=2026-03-20", "2026-03-02T14:00:00Z", "2 h late"),
        ("severity=1 type=follow_up", "2026-03-02T14:00:00Z", "2 h late"),
        ("type=onboarding_step due_on=2026-03-04", "2026-03-05T09:00:00Z", "1 day late"),
        ("severity=1 resolved_at=2026-03-08T08:00:00Z", "2026-03-09T09:00:00Z", "none"),
    ] {
        let (book, issue) = one(&format!("{OPENED} {fields}"));
        let now = at(now);
        let found = pressure(&issue, &book.settings(), now.date(), now);
        let said = found.map_or("none".to_owned(), |found| found.words().unwrap_or("calm".to_owned()));
        assert_eq!(said, words, "{fields}");
        let stands = stands(&issue, &book.settings(), now.date(), now);
        match found {
            Some(Pressure::Calm) | None => {
                assert_eq!(stands, standing(&issue, &book.settings(), now).words())
            }
            Some(_) => assert_eq!(stands.as_deref(), Some(words)),
        }
    }
}

const SEVERAL: &str = "
    calm severity=3 opened_at=2026-03-09T08:00:00Z teams/team:t=true owner=person:p
    late2 severity=2 opened_at=2026-03-07T08:00:00Z type=question
    late2b severity=2 opened_at=2026-03-06T08:00:00Z
    late1 severity=1 opened_at=2026-03-09T07:00:00Z owner=person:p
    blocks severity=4 opened_at=2026-03-01T08:00:00Z type=blocker raised_to/person:p=true
    soon severity=1 opened_at=2026-03-09T09:00:00Z
    past type=follow_up due_on=2026-03-05 opened_at=2026-03-01T08:00:00Z
    kept severity=1 opened_at=2026-03-01T08:00:00Z archived=true
    done severity=1 opened_at=2026-03-01T08:00:00Z resolved_at=2026-03-01T09:00:00Z
    last severity=1 opened_at=2026-03-01T08:00:00Z resolved_at=2026-03-01T19:00:00Z learning=Ask_early";
const NOW: &str = "2026-03-09T12:15:00Z";

#[test]
fn the_most_pressing_come_first() {
    let book = book(SEVERAL);
    let lines = issue_lines(&book, &IssueFilter::default(), day("2026-03-09"), at(NOW));
    let titles = |state: IssueState| -> Vec<String> {
        of_state(&lines, state).into_iter().map(|line| line.issue.title).collect()
    };
    assert_eq!(titles(IssueState::Open), ["late1", "late2b", "late2", "past", "blocks", "soon", "calm"]);
    assert_eq!(titles(IssueState::Late), ["late1", "late2b", "late2", "past"]);
    assert_eq!(titles(IssueState::Resolved), ["last", "done"]);
    assert_eq!(titles(IssueState::Archived), ["kept"]);
    assert_eq!(titles(IssueState::All).len(), 9);
    for (state, word) in IssueState::WORDS {
        assert_eq!((IssueState::of(word), count_of(&lines, state)), (state, titles(state).len()));
    }
    assert_eq!(IssueState::of("nonsense"), IssueState::Open);
    assert_eq!(open_and_late(&book, day("2026-03-09"), at(NOW)), (7, 4));
    let found = attention(&book, day("2026-03-09"), at(NOW));
    let issues = found.iter().map(|what| match what {
        Attention::OpenBlocker { issue, .. } => format!("{} blocks", issue.local()),
        Attention::OpenIssue { issue, pressure } => {
            format!("{} {}", issue.local(), pressure.words().unwrap())
        }
        other => panic!("{other:?}"),
    });
    let expected = [
        "late1 1 h late",
        "late2b 2 days late",
        "late2 28 h late",
        "past 4 days late",
        "blocks blocks",
        "soon due in 45 min",
    ];
    assert_eq!(issues.collect::<Vec<_>>(), expected);
}

#[test]
fn a_filter_leaves_what_it_asks_for() {
    let book = book(SEVERAL);
    let text = str::to_owned;
    let none = IssueFilter::default;
    let me = || RecordId::parse("person:p");
    for (filter, titles) in [
        (IssueFilter { words: Words::of("LATE1"), ..none() }, vec!["late1"]),
        (IssueFilter { words: Words::of("ask"), ..none() }, vec!["last"]),
        (IssueFilter { team: text("team:t"), ..none() }, vec!["calm"]),
        (IssueFilter { kind: text("question"), ..none() }, vec!["late2"]),
        (IssueFilter { severity: text("4"), ..none() }, vec!["blocks"]),
        (IssueFilter { severity: text(NO_SEVERITY), ..none() }, vec!["past"]),
        (IssueFilter { owner: text("person:p"), ..none() }, vec!["late1", "calm"]),
        (IssueFilter { whose: Whose::mine(true, me()), ..none() }, vec!["late1", "blocks", "calm"]),
        (IssueFilter { whose: Whose::mine(true, None), ..none() }, vec![]),
        (IssueFilter { kind: text("question"), severity: text("1"), ..none() }, vec![]),
    ] {
        let lines = issue_lines(&book, &filter, day("2026-03-09"), at(NOW));
        assert_eq!(
            lines.iter().map(|line| line.issue.title.as_str()).collect::<Vec<_>>(),
            titles,
            "{filter:?}"
        );
    }
}

/// What is about something in the trash, or about a part of it, is hidden with it: on every list, in the menu's count and among what needs
/// somebody. What is about something that isn't here, as after a merge, shows.
#[test]
fn issues_about_what_lies_in_the_trash_are_hidden_with_it() {
    let issues = "
        here severity=1 opened_at=2026-03-01T08:00:00Z about=pilot:kept
        away severity=1 opened_at=2026-03-01T08:00:00Z about=pilot:never
        gone severity=1 opened_at=2026-03-01T08:00:00Z about=pilot:gone
        block severity=1 opened_at=2026-03-01T08:00:00Z about=pilot:gone type=blocker
        noted severity=1 opened_at=2026-03-01T08:00:00Z about=entry:of_gone
        told severity=1 opened_at=2026-03-01T08:00:00Z about=outcome:gone
        loop severity=1 opened_at=2026-03-01T08:00:00Z about=entry:of_itself
        kept severity=1 opened_at=2026-03-01T08:00:00Z about=pilot:gone archived=true
        pilot:kept
        outcome:gone pilot=pilot:gone
        entry:of_gone about=outcome:gone
        entry:of_itself about=entry:of_itself";
    let of = |pilot: &str| book(&format!("{issues}\n{pilot}"));
    let book = of("pilot:gone exists=false");
    let lines = issue_lines(&book, &IssueFilter::default(), day("2026-03-09"), at(NOW));
    let titles = lines.iter().map(|line| line.issue.title.as_str()).collect::<Vec<_>>();
    assert_eq!(titles, ["away", "here", "loop"]);
    assert_eq!(count_of(&lines, IssueState::Archived), 0);
    assert_eq!(open_and_late(&book, day("2026-03-09"), at(NOW)), (3, 3));
    assert_eq!(attention(&book, day("2026-03-09"), at(NOW)).len(), 3);
    // Restored, it brings them back.
    assert_eq!(open_and_late(&of("pilot:gone"), day("2026-03-09"), at(NOW)), (7, 7));
}

#[test]
fn what_an_issue_can_be_about() {
    let book = book(
        "a
        pilot:run title=Zebra started_on=2026-01-01
        pilot:plan title=ant
        pilot:over title=Over started_on=2026-01-01
        outcome:over pilot=pilot:over verdict=failed
        pilot:away title=Away archived=true
        pilot:gone title=Gone exists=false
        kpi:k name=Lead_time
        goal:g statement=Ship_daily
        page:p title=Ours",
    );
    let titles: Vec<String> = abouts(&book).into_iter().map(|(_, title)| title).collect();
    assert_eq!(titles, ["ant", "Zebra", "Lead_time", "Ship_daily", "Ours"]);
}

fn some_time() -> impl Strategy<Value = Option<Time>> {
    let second = (0i64..40 * 24 * 12).prop_map(|step| Time::of_unix_ms((1_772_000_000 + step * 300) * 1000));
    prop::option::weighted(0.8, second)
}

const KINDS: [&str; 6] = ["blocker", "incident", "question", "follow_up", "onboarding_step", "other"];

fn some_issue() -> impl Strategy<Value = String> {
    (
        some_time(),
        some_time(),
        some_time(),
        prop::option::of(1u8..=5),
        prop::option::of(-5i64..40),
        prop::sample::select(&KINDS[..]),
    )
        .prop_map(|(opened, responded, resolved, severity, due, kind)| {
            let mut fields = vec![format!("type={kind}")];
            let times = [("opened_at", opened), ("responded_at", responded), ("resolved_at", resolved)];
            fields.extend(times.iter().filter_map(|(name, time)| Some(format!("{name}={}", (*time)?))));
            fields.extend(severity.map(|severity| format!("severity={severity}")));
            fields.extend(due.map(|days| format!("due_on={}", day("2026-02-25").plus_days(days))));
            fields.join(" ")
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn an_issue_stands_at_one_place(fields in some_issue(), now in some_time()) {
        let (book, issue) = one(&fields);
        let (settings, now) = (book.settings(), now.unwrap_or(at(NOW)));
        let found = standing(&issue, &settings, now);
        let pressing = pressure(&issue, &settings, now.date(), now);
        // Open or resolved, never both; and never a negative span.
        let open = matches!(found, Standing::InTime { .. } | Standing::DueSoon { .. } | Standing::Overdue { .. });
        prop_assert!(found == Standing::NoTarget || open == issue.resolved_at.is_none());
        prop_assert_eq!(pressing.is_some(), issue.resolved_at.is_none());
        match found {
            Standing::NoTarget => {}
            Standing::InTime { left, due } | Standing::DueSoon { left, due } => prop_assert!(left > 0.0 && due > now),
            Standing::Overdue { late, due } => prop_assert!(late >= 0.0 && due <= now),
            Standing::Met { left, due } => prop_assert!(left >= 0.0 && issue.resolved_at.unwrap() <= due),
            Standing::Missed { late, due } => prop_assert!(late > 0.0 && issue.resolved_at.unwrap() > due),
        }
        if let Some(pressing) = pressing {
            prop_assert!(!(pressing.is_late() && pressing.is_soon()));
            prop_assert_eq!(pressing.words().is_none(), pressing == Pressure::Calm);
            // Once late it stays late, whatever the hour.
            let later = now.plus_hours(30.0);
            let then = pressure(&issue, &settings, later.date(), later);
            prop_assert!(!pressing.is_late() || then.is_some_and(Pressure::is_late));
            let needs = attention(&book, now.date(), now);
            prop_assert_eq!(needs.len(), usize::from(pressing != Pressure::Calm || fields.contains("blocker")));
        }
    }

    /// What a screen says of one issue is what `issues.sla_met` counts; but for the day it is due, which only screens look at.
    #[test]
    fn screens_and_metrics_agree(fields in some_issue(), now in some_time()) {
        let (book, issue) = one(&fields);
        let now = now.unwrap_or(at(NOW));
        let known = issue.opened_at.is_some_and(|opened| opened <= now) && issue.resolved_at.is_none_or(|at| at <= now);
        prop_assume!(known);
        let local = LocalTime { now, ahead: &|_| 0 };
        let metrics = Metrics::of(&portfolio_of(&book, &local), &Scope { from: Some(day("2026-01-01")), ..Scope::up_to(now.date()) }).unwrap();
        let (met, due) = (metrics.issues.sla_met.k.len(), metrics.issues.sla_met.n.len());
        let expected = match standing(&issue, &book.settings(), now) {
            Standing::NoTarget => (0, 0, 1, 0),
            Standing::InTime { .. } | Standing::DueSoon { .. } => (0, 0, 0, 1),
            Standing::Overdue { .. } | Standing::Missed { .. } => (0, 1, 0, 0),
            Standing::Met { due, .. } if due > now => (0, 0, 0, 1),
            Standing::Met { .. } => (1, 1, 0, 0),
        };
        let apart = (metrics.issues.without_target.len(), metrics.issues.not_yet_due.len());
        prop_assert_eq!((met, due, apart.0, apart.1), expected);
        let missed = (met, due) == (0, 1);
        match pressure(&issue, &book.settings(), now.date(), now) {
            Some(pressing) => {
                let past_day = issue.due_on.is_some_and(|due| due < now.date());
                prop_assert_eq!(pressing.is_late(), missed || past_day);
                let soon = matches!(pressing, Pressure::DueSoon { .. });
                prop_assert!(!soon || apart == (0, 1), "{:?}", pressing);
            }
            None => {
                let said = stands(&issue, &book.settings(), now.date(), now);
                prop_assert_eq!(said.as_deref() == Some("resolved in time"), met == 1 || apart == (0, 1));
                prop_assert_eq!(said.is_some_and(|said| said.ends_with("late")), missed);
            }
        }
    }
}
