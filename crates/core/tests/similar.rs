//! "Tried before?" on the sample workspace and on hand-made ones.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use pilotbook_core::Date;
use pilotbook_core::journal::{Journal, project};
use pilotbook_core::model::{Book, Idea};
use pilotbook_core::sample::sample;
use pilotbook_core::search::similar::Similar;

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
    assert_eq!(one, two);
    let found = one.like("docs for the release", None, 10);
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
