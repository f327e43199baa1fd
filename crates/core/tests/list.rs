//! The list of ideas: filters and orders, on the sample workspace and on ideas of one day.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::sync::Arc;

use pilotbook_core::Date;
use pilotbook_core::journal::{Journal, project};
use pilotbook_core::list::ideas::{IdeaFilter, IdeaOrder, IdeaRow, idea_rows};
use pilotbook_core::model::Book;
use pilotbook_core::sample::sample;

fn rows() -> Vec<Arc<IdeaRow>> {
    let mut journal = Journal::new();
    for transaction in sample(Date::parse("2026-07-24").unwrap(), 7, "Europe/Vienna").unwrap() {
        journal.add_transaction(transaction);
    }
    idea_rows(&Book::of(project(&journal)))
}

fn found(filter: IdeaFilter) -> Vec<String> {
    filter.of(&rows()).iter().map(|row| row.title.clone()).collect()
}

#[test]
fn a_filter_leaves_what_it_asks_for() {
    let all = rows();
    let none = IdeaFilter::default();
    assert_eq!(none.of(&all).len(), all.iter().filter(|row| !row.archived).count());
    assert_eq!(none.count(), 0);
    let search = |text: &str| found(IdeaFilter { search: text.to_owned(), ..IdeaFilter::default() });
    assert_eq!(search("MERGE queue"), ["Merge queue for the main repository"]);
    assert_eq!(search("queue merge zzz"), [] as [&str; 0]);
    assert!(search("#ci").len() > 1);
    for row in &all {
        let tag = row.tags.first().cloned().unwrap_or_default();
        let team = row.teams.first().map(|team| team.to_string()).unwrap_or_default();
        let filter = IdeaFilter { tag, team, archived: row.archived, ..IdeaFilter::default() };
        assert!(filter.of(&all).iter().any(|other| other.id == row.id), "{}", row.title);
        assert!(
            filter.of(&all).iter().all(|other| filter.tag.is_empty() || other.tags.contains(&filter.tag))
        );
    }
}

#[test]
fn descending_is_ascending_backwards() {
    for word in ["stage", "idea", "teams", "by", "votes", "created"] {
        let (mut up, mut down) = (rows(), rows());
        IdeaOrder::named(word).sort(&mut up, false);
        IdeaOrder::named(word).sort(&mut down, true);
        // All were logged at moments of their own, so nothing is equal.
        down.reverse();
        assert_eq!(up, down, "{word}");
    }
    let mut rows = rows();
    IdeaOrder::Created.sort(&mut rows, false);
    assert!(rows.is_sorted_by_key(|row| row.created));
}

#[test]
fn what_has_no_score_is_last_either_way() {
    let scored = |score: Option<f64>, title: &str, row: &Arc<IdeaRow>| {
        let mut row = IdeaRow::clone(row);
        (row.score, row.title) = (score, title.to_owned());
        Arc::new(row)
    };
    let rows = rows();
    let given =
        [(None, "b"), (Some(2.0), "z"), (Some(60.0), "c"), (None, "A"), (Some(2.0), "Y"), (Some(0.0), "x")];
    let mut rows: Vec<_> =
        given.iter().zip(&rows).map(|((score, title), row)| scored(*score, title, row)).collect();
    let titles = |rows: &[Arc<IdeaRow>]| rows.iter().map(|row| row.title.clone()).collect::<Vec<_>>();
    IdeaOrder::named("score").sort(&mut rows, true);
    assert_eq!(titles(&rows), ["c", "Y", "z", "x", "A", "b"]);
    IdeaOrder::named("score").sort(&mut rows, false);
    assert_eq!(titles(&rows), ["x", "Y", "z", "c", "A", "b"]);
}
