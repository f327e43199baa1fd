//! Which writes are one step, on journals written by hand.

use std::sync::Arc;

use pilotbook_core::exchange::history::diff::Piece;
use pilotbook_core::exchange::history::{Step, history};
use pilotbook_core::journal::{Content, Journal, RecordId, project};
use pilotbook_core::json;
use pilotbook_core::model::KINDS;

const A: &str = "aaaaaaaaaaaaaaaa";

/// `10:15:SS` or `10:16:SS` of one day, by an actor.
fn at(seconds: u32, actor: &str) -> String {
    format!("2026-11-12T10:{:02}:{:02}.000Z-0000-{actor}", 15 + seconds / 60, seconds % 60)
}

struct Hand(Journal);

impl Hand {
    fn new() -> Hand {
        let mut hand = Hand(Journal::new());
        let first = "2026-11-12T09:00:00.000Z-0000-aaaaaaaaaaaaaaaa";
        hand.put(
            first,
            "Ada Byrne",
            r#"{"record":"idea:a","set":{"exists":true,"title":"Warm sandboxes","problem":"Builds are slow."}}"#,
        );
        hand
    }

    fn put(&mut self, stamp: &str, by: &str, write: &str) {
        let text = format!(r#"{{"id":"{stamp}","by":"{by}","what":"Edit","writes":[{write}]}}"#);
        match Content::read(json::parse(&text).unwrap()) {
            Content::Good(transaction) => self.0.add_transaction(Arc::new(transaction)),
            Content::Aside { text, .. } => panic!("{text}"),
        };
    }

    /// Writes a field after another write.
    fn set(&mut self, stamp: &str, by: &str, field: &str, value: &str, after: &str) {
        let write = format!(
            r#"{{"record":"idea:a","set":{{"{field}":{value}}},"supersedes":{{"{field}":["{after}"]}}}}"#
        );
        self.put(stamp, by, &write);
    }

    /// Writes the problem three times: one at 10:15:00, and these many seconds later.
    fn problems(&mut self, seconds: &[u32], by: &[&str], actors: &[&str]) -> Vec<String> {
        let mut before = "2026-11-12T09:00:00.000Z-0000-aaaaaaaaaaaaaaaa".to_owned();
        let mut stamps = Vec::new();
        for (i, seconds) in seconds.iter().enumerate() {
            let stamp = at(*seconds, actors.get(i).unwrap_or(&A));
            self.set(&stamp, by.get(i).unwrap_or(&by[0]), "problem", &format!("\"Text {i}.\""), &before);
            before = stamp.clone();
            stamps.push(stamp);
        }
        stamps
    }

    fn retract(&mut self, stamp: &str, stamps: &[&str]) {
        let mut writes: Vec<String> =
            stamps.iter().map(|of| format!(r#"{{"record":"tx:{of}","set":{{"retracted":true}}}}"#)).collect();
        writes.sort();
        self.put(stamp, "Ada Byrne", &writes.join(","));
    }

    fn steps(&self) -> Vec<Step> {
        let id = RecordId::parse("idea:a").unwrap();
        let transactions: Vec<_> = self.0.of_record(&id).cloned().collect();
        let snapshot = project(&self.0);
        history(&[id], &transactions, &snapshot, KINDS, |id| id.local().to_owned())
    }

    /// How many transactions each step has, newest first, the creation left out.
    fn sizes(&self) -> Vec<usize> {
        let steps = self.steps();
        steps[..steps.len() - 1].iter().map(|step| step.stamps.len()).collect()
    }
}

#[test]
fn edits_of_one_text_within_a_minute_are_one_step() {
    for (seconds, by, actors, sizes) in [
        (vec![0, 20, 59], vec!["Ada"], vec![], vec![3]),
        (vec![0, 61], vec!["Ada"], vec![], vec![1, 1]),
        // The minute runs from the first edit, so that no step swallows an afternoon.
        (vec![0, 40, 80], vec!["Ada"], vec![], vec![1, 2]),
        (vec![0, 10, 20], vec!["Ada", "Bo", "Ada"], vec![], vec![1, 1, 1]),
        // The same person on two devices; nobody known on one, and on two.
        (vec![0, 10], vec!["Ada"], vec![A, "bbbbbbbbbbbbbbbb"], vec![2]),
        (vec![0, 10], vec![""], vec![], vec![2]),
        (vec![0, 10], vec![""], vec![A, "bbbbbbbbbbbbbbbb"], vec![1, 1]),
    ] {
        let mut hand = Hand::new();
        hand.problems(&seconds, &by, &actors);
        assert_eq!(hand.sizes(), sizes, "{seconds:?} {by:?} {actors:?}");
    }
}

#[test]
fn one_step_goes_from_the_first_old_value_to_the_last_new_one() {
    let mut hand = Hand::new();
    let stamps = hand.problems(&[0, 20, 59], &["Ada Byrne"], &[]);
    let steps = hand.steps();
    let step = &steps[0];
    assert_eq!(step.stamps.iter().map(ToString::to_string).collect::<Vec<_>>(), stamps);
    assert_eq!((step.who.as_str(), step.sentence.as_str()), ("Ada Byrne", "changed the problem"));
    let change = &step.changes[0];
    let (from, to) = (change.from.as_deref(), change.to.as_deref());
    assert_eq!((from, to), (Some("Builds are slow."), Some("Text 2.")));
    assert_eq!(change.before, [("problem".to_owned(), "Builds are slow.".into())]);
    assert!(change.words.contains(&Piece::Inserted("Text 2.".to_owned())), "{:?}", change.words);
}

#[test]
fn what_came_back_to_its_beginning_says_so() {
    let mut hand = Hand::new();
    let stamps = hand.problems(&[0], &["Ada"], &[]);
    hand.set(&at(9, A), "Ada", "problem", r#""Builds are slow.""#, &stamps[0]);
    assert_eq!(hand.steps()[0].sentence, "changed the problem and changed it back");
}

#[test]
fn another_field_between_ends_the_step() {
    let mut hand = Hand::new();
    let stamps = hand.problems(&[0], &["Ada"], &[]);
    hand.put(&at(5, A), "Ada", r#"{"record":"idea:a","set":{"tags/ci":true}}"#);
    hand.set(&at(9, A), "Ada", "problem", r#""Text 1.""#, &stamps[0]);
    assert_eq!(hand.sizes(), [1, 1, 1]);
}

#[test]
fn only_texts_of_one_field_go_together() {
    let mut hand = Hand::new();
    for (seconds, tag) in [(0, "ci"), (1, "cd")] {
        hand.put(&at(seconds, A), "Ada", &format!(r#"{{"record":"idea:a","set":{{"tags/{tag}":true}}}}"#));
    }
    hand.put(&at(2, A), "Ada", r#"{"record":"idea:a","set":{"ice_ease":3}}"#);
    hand.set(&at(3, A), "Ada", "ice_ease", "4", &at(2, A));
    assert_eq!(hand.sizes(), [1, 1, 1, 1]);
    let said: Vec<String> = hand.steps().into_iter().map(|step| step.sentence).collect();
    let expected = [
        "changed the ease (ICE)",
        "set the ease (ICE) to 3",
        "added the tag #cd",
        "added the tag #ci",
        "logged it",
    ];
    assert_eq!(said, expected);
}

#[test]
fn an_edit_that_had_not_seen_the_last_one_is_a_step_of_its_own() {
    let mut hand = Hand::new();
    hand.problems(&[0], &["Ada"], &[]);
    let first = "2026-11-12T09:00:00.000Z-0000-aaaaaaaaaaaaaaaa";
    hand.set(&at(9, "bbbbbbbbbbbbbbbb"), "Ada", "problem", r#""Elsewhere.""#, first);
    assert_eq!(hand.sizes(), [1, 1]);
}

#[test]
fn what_is_taken_back_alone_is_shown_alone_and_together_together() {
    let mut hand = Hand::new();
    let stamps = hand.problems(&[0, 10, 20], &["Ada"], &[]);
    hand.retract(&at(70, A), &[&stamps[2]]);
    assert_eq!(hand.sizes(), [1, 2]);
    let steps = hand.steps();
    assert!(steps[0].retracted && !steps[1].retracted);

    let mut hand = Hand::new();
    let stamps = hand.problems(&[0, 10, 20], &["Ada"], &[]);
    let stamps: Vec<&str> = stamps.iter().map(String::as_str).collect();
    hand.retract(&at(70, A), &stamps);
    assert_eq!(hand.sizes(), [3]);
    assert!(hand.steps()[0].retracted);

    let mut hand = Hand::new();
    let stamps = hand.problems(&[0, 10], &["Ada"], &[]);
    hand.retract(&at(70, A), &[&stamps[0]]);
    hand.retract(&at(80, A), &[&stamps[1]]);
    assert_eq!(hand.sizes(), [1, 1]);
}

#[test]
fn dates_numbers_and_nobody_in_words() {
    let mut hand = Hand::new();
    hand.put(&at(0, A), "", r#"{"record":"idea:a","set":{"created_on":"2026-11-02"}}"#);
    let step = &hand.steps()[0];
    assert_eq!(
        (step.who.as_str(), step.sentence.as_str()),
        ("Somebody", "set the day it was proposed to 2 Nov 2026")
    );
    assert!(step.changes[0].said);
}
