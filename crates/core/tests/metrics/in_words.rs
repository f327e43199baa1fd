//! What a report says of numbers: what is left out and why, and no share without its n.

use std::sync::Arc;

use pilotbook_core::metrics::Comparison;
use pilotbook_core::model::Book;
use pilotbook_core::report::{Draft, chat, markdown};

use super::build::{metrics, portfolio, scope};

/// The paragraph for a chat and the Markdown of a report on these lines.
fn report(lines: &str, looked: &str) -> (String, String) {
    let (portfolio, metrics) = (portfolio(lines), metrics(lines, looked));
    let comparison = Comparison::of(&metrics, &portfolio);
    let (scope, made_on) = (scope(looked), metrics.as_of());
    let book = Book::default();
    let mut draft = Draft::with(&book, &scope, made_on, Arc::new(portfolio), Arc::new(metrics), comparison);
    while draft.step(&book) {}
    let report = draft.finish();
    (chat(&report), markdown(&report))
}

#[test]
fn what_is_left_out_is_said_with_its_reason() {
    let open = "idea 2024-01-01\nidea 2024-01-01\nidea 2024-01-01\npilot 0 2024-01-11\npilot 1 2024-01-21";
    let afterwards = "idea 2024-01-01\npilot 3 2023-12-01";
    let unknown = "idea 2024-01-01 parked\nidea 2024-01-01 declined";
    let half = "Half of the ideas, while they are neither declined nor parked, had a pilot within 20 days";
    for (lines, in_chat, in_table) in [
        (open.to_owned(), "(1 of 3 is still without one)", "1 still without a pilot, 0 left out"),
        (
            format!("{open}\n{afterwards}"),
            "(1 of 3 is still without one; left out: 1 written down afterwards)",
            "1 still without a pilot; left out: 1 written down afterwards |",
        ),
        (
            format!("{open}\n{afterwards}\n{unknown}"),
            "(1 of 3 is still without one; left out: 1 written down afterwards and 2 declined or parked on a day that isn't known)",
            "1 still without a pilot; left out: 1 written down afterwards and 2 declined or parked on a day that isn't known |",
        ),
    ] {
        let (chat, markdown) = report(&lines, "2024-03-01");
        assert!(chat.contains(&format!("{half} {in_chat}.")), "{chat}");
        assert!(markdown.contains(in_table), "{markdown}");
    }
    let (_, markdown) = report("pilot - 2024-01-01 failed:2023-12-01\npilot - 2024-01-01", "2024-03-01");
    assert!(markdown.contains("1 still runs; left out: 1 written down afterwards |"), "{markdown}");
}

#[test]
fn no_share_is_said_without_its_n() {
    let lines = "pilot - 2023-01-10 succeeded:2023-02-01
        pilot - 2023-01-10 failed:2023-02-01
        pilot - 2023-01-10
        pilot - 2024-01-10 succeeded:2024-02-01";
    // Read long after, so that pilots of both periods were followed for a year.
    let (chat, markdown) = report(lines, "2025-12-31 2024-01-01 2024-12-30");
    assert!(chat.contains("success rate 100% (1 of 1) after 50% (1 of 2), too few to tell"), "{chat}");
    let year = markdown.lines().find(|line| line.starts_with("| Succeeded within a year |")).unwrap();
    assert!(year.contains("| 33%, of 3 |"), "{year}");
}
