//! The review of a period, of the sample workspace on a fixed day.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use pilotbook_core::Date;
use pilotbook_core::journal::{Journal, project};
use pilotbook_core::model::{Book, Verdict};
use pilotbook_core::review::*;
use pilotbook_core::sample::sample;
use pilotbook_core::search::highlight::Words;

const TODAY: &str = "2026-06-12";

fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

fn book() -> Book {
    let mut journal = Journal::new();
    for transaction in sample(day(TODAY), 7, "Europe/Vienna").unwrap() {
        journal.add_transaction(transaction);
    }
    Book::of(project(&journal))
}

fn asked(span: Span) -> Asked {
    Asked { span, only: None, team: String::new(), words: Words::default() }
}

fn review(asked: &Asked) -> Review {
    Review::of(&book(), day(TODAY), asked).unwrap()
}

/// Day, verdict and title of each entry.
fn lines(review: &Review) -> Vec<String> {
    let entries = review.entries.iter();
    let text = |one: &Listed| format!("{} {:?} {}", one.outcome.decided_on.unwrap(), one.verdict, one.title);
    entries.map(text).collect()
}

#[test]
fn spans_of_days() {
    let today = day(TODAY);
    let custom = |from: &str, to: &str| Span::of("custom", from, to);
    for (span, expected) in [
        (Span::of("", "", ""), "2026-04-01 2026-06-30"),
        (Span::of("nonsense", "2026-01-01", ""), "2026-04-01 2026-06-30"),
        (Span::of("last-quarter", "2025-01-01", ""), "2026-01-01 2026-03-31"),
        (Span::of("90-days", "", ""), "2026-03-15 2026-06-12"),
        (Span::of("year", "", ""), "2026-01-01 2026-12-31"),
        (Span::of("all", "", ""), "2025-09-02 2026-06-12"),
        (Span::of("", "2026-02-01", "2026-02-10"), "2026-02-01 2026-02-10"),
        (custom("2026-02-01", ""), "2026-02-01 2026-06-12"),
        (custom("2026-07-01", ""), "2026-07-01 2026-07-01"),
        (custom("", "2025-10-01"), "2025-09-02 2025-10-01"),
        (custom("", "2025-01-01"), "2025-01-01 2025-01-01"),
        (custom("", "31.12.2025"), "2025-09-02 2026-06-12"),
    ] {
        let period = span.period(today, Some(day("2025-09-02"))).unwrap();
        assert_eq!(format!("{} {}", period.from(), period.to()), expected, "{span:?}");
    }
    let error = custom("2026-02-01", "2026-01-01").period(today, None).unwrap_err();
    assert!(error.to_string().contains("2026-02-01"));
    assert!(Span::All.period(today, None).is_ok_and(|period| period.days() == 1));
    let last = Span::LastQuarter.period(day("2026-02-28"), None).unwrap();
    assert_eq!((last.from(), last.to()), (day("2025-10-01"), day("2025-12-31")));
    for edge in [Date::FIRST, Date::LAST] {
        for (word, _) in Span::NAMES {
            let span = Span::of(word, "", "");
            assert_eq!(span.word(), word);
            assert!(span.period(edge, None).is_ok(), "{span:?}");
        }
    }
}

#[test]
fn the_names_of_an_axis_do_not_touch() {
    let named = |from: &str, to: &str| {
        let period = Span::of("custom", from, to).period(day(TODAY), None).unwrap();
        named_months(period)
    };
    let quarter: Vec<String> =
        named("2026-01-15", "2026-03-31").iter().map(|(day, year)| format!("{day} {year}")).collect();
    assert_eq!(quarter, ["2026-02-01 false", "2026-03-01 false"]);
    assert_eq!(named("2026-01-09", "2026-03-31").len(), 3);
    for (from, to) in [
        ("2026-01-01", "2026-01-01"),
        ("2024-03-01", "2026-06-12"),
        ("0001-01-01", "9999-12-31"),
        ("9999-01-01", "9999-12-31"),
    ] {
        let named = named(from, to);
        assert!((1..=14).contains(&named.len()), "{named:?}");
        assert!(named.is_sorted() && named[0].0 >= day(from));
    }
}

#[test]
fn the_last_quarter() {
    let review = review(&asked(Span::LastQuarter));
    let expected = [
        "2026-03-20 Succeeded A buddy for the first week of new contributors",
        "2026-01-30 Failed Merge queue for the main repository",
        "2026-01-06 Inconclusive Error messages that link to their page in the docs",
    ];
    assert_eq!(lines(&review), expected);
    let count = |only| review.summary.count(only);
    assert_eq!((review.summary.concluded, review.summary.learned), (3, 3));
    let verdicts = [Verdict::Succeeded, Verdict::Failed, Verdict::Inconclusive, Verdict::Abandoned];
    assert_eq!(verdicts.map(|verdict| count(Only::Verdict(verdict))), [1, 1, 1, 0]);
    assert_eq!((count(Only::Adopted), count(Only::NotInUse), count(Only::Undecided)), (1, 1, 0));
    // The one open decision is younger than that quarter.
    assert!(review.open.is_empty());
}

#[test]
fn all_of_it_newest_first_and_what_is_open() {
    let all = review(&asked(Span::All));
    assert_eq!(all.entries.len(), 9);
    assert!(all.entries.is_sorted_by(|a, b| a.outcome.decided_on >= b.outcome.decided_on));
    let [open] = &all.open[..] else { panic!("{:?}", all.open) };
    assert_eq!(open.outcome.decided_on, Some(day("2026-05-29")));
    assert_eq!(all.entries[0], *open);
    assert_eq!(all.summary.count(Only::Undecided), 1);
    assert_eq!(all.period.from(), all.entries[8].outcome.decided_on.unwrap());
}

#[test]
fn only_those_that_are_asked_for() {
    for only in [
        Only::Verdict(Verdict::Failed),
        Only::Undecided,
        Only::Adopted,
        Only::NotInUse,
        Only::Unlearned,
        Only::Cited,
    ] {
        assert_eq!(Only::of(only.word()), Some(only));
        let all = review(&Asked { only: Some(only), ..asked(Span::All) });
        assert_eq!(all.entries.len(), all.summary.count(only), "{only:?}");
        assert_eq!(all.summary.concluded, 9);
    }
    assert_eq!(Only::of(""), None);
    let docs = review(&Asked { team: "Docs".to_owned(), ..asked(Span::All) });
    let with = |one: &Listed| Entry::of(&book(), &one.pilot).unwrap().teams.contains(&"Docs".to_owned());
    assert!(!docs.entries.is_empty() && docs.entries.len() < 9 && docs.entries.iter().all(with));
    let nobody = review(&Asked { team: "Nobody".to_owned(), ..asked(Span::All) });
    assert!(nobody.entries.is_empty() && nobody.open.is_empty());
}

#[test]
fn words_are_searched_in_the_period_and_counted_outside() {
    let searched = |span, words: &str| review(&Asked { words: Words::of(words), ..asked(span) });
    let canary = searched(Span::Quarter, "CANARY data");
    assert_eq!((canary.entries.len(), canary.elsewhere), (1, 0));
    let elsewhere = searched(Span::LastQuarter, "canary");
    assert_eq!((elsewhere.entries.len(), elsewhere.elsewhere), (0, 1));
    assert_eq!(searched(Span::All, "canary zeppelin").entries.len(), 0);
    assert_eq!(searched(Span::LastQuarter, "").elsewhere, 0);
}

#[test]
fn an_entry_has_all_that_belongs_to_it() {
    let book = book();
    let all = review(&asked(Span::All));
    for one in &all.entries {
        let entry = Entry::of(&book, &one.pilot).unwrap();
        assert_eq!((&entry.title, entry.verdict, entry.cited_by), (&one.title, one.verdict, one.cited_by));
        assert!(!entry.teams.is_empty() && !entry.criteria.is_empty() && entry.days.is_some());
        assert!(!entry.against || !entry.outcome.verdict_reason.is_empty());
        let amended = entry.amended_in_short();
        assert!(amended.is_empty() == entry.amended.is_empty(), "{amended}");
    }
    let canary = Entry::of(&book, &all.entries[0].pilot).unwrap();
    assert!(canary.is_open());
    assert_eq!(canary.in_use(day(TODAY)), Use::NoMatter);
    let buddy = Entry::of(&book, &all.entries[1].pilot).unwrap();
    assert_eq!(buddy.in_use(day(TODAY)), Use::AskedFor);
    assert_eq!(buddy.in_use(day("2026-12-12")), Use::NotYet);
    let running = book.all::<pilotbook_core::model::Pilot>().find(|one| book.outcome_of(&one.id).is_none());
    assert_eq!(Entry::of(&book, &running.unwrap().id), None);
}

#[test]
fn the_review_as_markdown() {
    let book = book();
    let narrowed = Asked { only: Some(Only::Verdict(Verdict::Failed)), ..asked(Span::LastQuarter) };
    let review = review(&narrowed);
    let text = review_markdown(&book, &review, &narrowed, day(TODAY));
    let expected = include_str!("review.md");
    assert_eq!(text, expected);
    let entry = Entry::of(&book, &review.entries[0].pilot).unwrap();
    assert!(text.contains(&entry_markdown(&entry)));
    let canary = self::review(&asked(Span::Quarter)).entries[0].pilot.clone();
    let open = entry_markdown(&Entry::of(&book, &canary).unwrap());
    assert!(open.contains("**Decision:** open since 2026-05-29\n"), "{open}");
}

#[test]
fn marks_that_would_touch_stand_above_each_other() {
    let days: Vec<Date> =
        ["2026-01-01", "2026-01-03", "2026-01-04", "2026-01-09", "2026-02-01"].map(day).to_vec();
    assert_eq!(lanes(&days, 7, 9), [0, 1, 2, 0, 0]);
    assert_eq!(lanes(&days, 7, 2), [0, 1, 0, 1, 0]);
    assert_eq!(lanes(&days, 1, 0), [0, 0, 0, 0, 0]);
    assert!(lanes(&[], 7, 3).is_empty());
}
