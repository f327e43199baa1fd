//! "Tried before?" on the sample workspace and on hand-made ones.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::sync::Arc;

use pilotbook_core::journal::{Change, Field, Journal, RecordId, Stamp, apply, new_transaction, project};
use pilotbook_core::model::{Book, Idea};
use pilotbook_core::sample::sample;
use pilotbook_core::search::similar::Similar;
use pilotbook_core::{Date, Value};
use proptest::prelude::*;

fn book() -> Book {
    let today = Date::parse("2026-07-24").unwrap();
    let mut journal = Journal::new();
    for transaction in sample(today, 7, "Europe/Vienna").unwrap() {
        journal.add_transaction(transaction);
    }
    Book::of(project(&journal))
}

#[test]
fn an_idea_is_most_like_itself() {
    let book = book();
    let similar = Similar::of(&book);
    let mut tried = 0;
    for idea in book.all::<Idea>() {
        let found = similar.like(&idea.title, None, 3);
        assert!(found.iter().any(|like| like.idea == idea.id), "{}", idea.title);
        assert!(similar.like(&idea.title, Some(&idea.id), 3).iter().all(|like| like.idea != idea.id));
        tried += usize::from(found.iter().any(|like| like.outcome.is_some()));
    }
    assert!(tried > 0, "some were tried before");
}

#[test]
fn scores_fall_and_the_order_is_the_same_every_time() {
    let book = book();
    let (one, two) = (Similar::of(&book), Similar::of(&book));
    let found = one.like("docs for the release", None, 10);
    assert_eq!(found, two.like("docs for the release", None, 10));
    assert!(found.is_sorted_by(|a, b| a.score >= b.score));
    assert!(found.iter().all(|like| like.score > 0.0));
}

#[test]
fn nothing_is_like_nothing() {
    let similar = Similar::of(&book());
    for text in ["", "   ", "the of and", "zzzz qqqq", "…"] {
        assert_eq!(similar.like(text, None, 5), [], "{text:?}");
    }
    assert_eq!(Similar::of(&Book::default()).like("anything", None, 5), []);
}

#[test]
fn a_plural_and_a_word_of_its_own_still_find() {
    let book = book();
    let similar = Similar::of(&book);
    for text in
        ["Warm sandboxes #onboarding", "try warm sandboxes for onboarding", "merge queue for monorepo"]
    {
        let found = similar.like(text, None, 3);
        let titles: Vec<String> = found.iter().map(|like| book.title_of(&like.idea)).collect();
        let wanted = if text.starts_with("merge") { "Merge queue" } else { "Sandbox accounts" };
        assert!(titles.iter().any(|title| title.starts_with(wanted)), "{text}: {titles:?}");
    }
}

/// What a change says of one record: of which, and what.
#[derive(Clone, Debug)]
enum Edit {
    Title(usize, String),
    Problem(usize, String),
    Tag(usize, String, bool),
    IdeaThere(usize, bool),
    PilotOf(usize, usize),
    PilotThere(usize, bool),
    Hypothesis(usize, String),
    Verdict(usize, bool),
    Learning(usize, String),
}

const IDEAS: usize = 4;
const PILOTS: usize = 4;

fn text() -> impl Strategy<Value = String> {
    let word =
        prop::sample::select(vec!["flaky", "tests", "queue", "warm", "sandboxes", "docs", "the", "release"]);
    prop::collection::vec(word, 0..5).prop_map(|words| words.join(" "))
}

fn edit() -> impl Strategy<Value = Edit> {
    prop_oneof![
        (0..IDEAS, text()).prop_map(|(at, text)| Edit::Title(at, text)),
        (0..IDEAS, text()).prop_map(|(at, text)| Edit::Problem(at, text)),
        (0..IDEAS, prop::sample::select(vec!["ci", "docs"]), any::<bool>())
            .prop_map(|(at, tag, there)| Edit::Tag(at, tag.to_owned(), there)),
        (0..IDEAS, any::<bool>()).prop_map(|(at, there)| Edit::IdeaThere(at, there)),
        (0..PILOTS, 0..IDEAS).prop_map(|(at, idea)| Edit::PilotOf(at, idea)),
        (0..PILOTS, any::<bool>()).prop_map(|(at, there)| Edit::PilotThere(at, there)),
        (0..PILOTS, text()).prop_map(|(at, text)| Edit::Hypothesis(at, text)),
        (0..PILOTS, any::<bool>()).prop_map(|(at, there)| Edit::Verdict(at, there)),
        (0..PILOTS, text()).prop_map(|(at, text)| Edit::Learning(at, text)),
    ]
}

fn record(kind: &str, at: usize) -> RecordId {
    RecordId::new(kind, &format!("{at}")).unwrap()
}

fn write(change: &mut Change, edit: &Edit) {
    let mut set = |id: RecordId, field: &str, value: Value| {
        change.set(&id, Field::parse(field).unwrap(), value);
    };
    match edit {
        Edit::Title(at, text) => set(record("idea", *at), "title", text.as_str().into()),
        Edit::Problem(at, text) => set(record("idea", *at), "problem", text.as_str().into()),
        Edit::Tag(at, tag, there) => set(record("idea", *at), &format!("tags/{tag}"), (*there).into()),
        Edit::IdeaThere(at, there) => set(record("idea", *at), "exists", (*there).into()),
        Edit::PilotOf(at, idea) => set(record("pilot", *at), "idea", record("idea", *idea).as_str().into()),
        Edit::PilotThere(at, there) => set(record("pilot", *at), "exists", (*there).into()),
        Edit::Hypothesis(at, text) => set(record("pilot", *at), "hypothesis", text.as_str().into()),
        Edit::Verdict(at, there) => {
            set(record("outcome", *at), "exists", (*there).into());
            set(record("outcome", *at), "pilot", record("pilot", *at).as_str().into());
            set(record("outcome", *at), "verdict", "failed".into());
        }
        Edit::Learning(at, text) => set(record("outcome", *at), "learning", text.as_str().into()),
    }
}

proptest! {
    #[test]
    fn an_index_that_is_kept_is_as_one_read_anew(
        changes in prop::collection::vec(prop::collection::vec(edit(), 1..6), 1..12),
        asked in prop::collection::vec(text(), 4),
    ) {
        let (mut journal, mut book) = (Journal::new(), Book::default());
        let mut kept = Similar::of(&book);
        for (at, edits) in changes.iter().enumerate() {
            let mut change = Change::new("Edit");
            edits.iter().for_each(|edit| write(&mut change, edit));
            let stamp = Stamp::parse(&format!("2026-06-12T12:00:{at:02}.000Z-0000-aaaaaaaaaaaaaaaa")).unwrap();
            let Ok(transaction) = new_transaction(book.snapshot(), &journal, change, stamp, "") else { continue };
            let transaction = Arc::new(transaction);
            journal.add_transaction(transaction.clone());
            let diff = apply(book.snapshot(), std::slice::from_ref(&transaction), &journal).unwrap();
            let changed: Vec<RecordId> = diff.records.keys().cloned().collect();
            book.take(diff);
            kept.take(&book, &changed);
            let anew = Similar::of(&book);
            for text in asked.iter().map(String::as_str).chain(["que", "flaky tests"]) {
                prop_assert_eq!(kept.like(text, None, 10), anew.like(text, None, 10), "{}", text);
            }
        }
    }
}
