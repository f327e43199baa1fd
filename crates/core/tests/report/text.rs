//! Markdown, the paragraph for a chat, JSON.

use pilotbook_core::metrics::{Scope, ScopeError};
use pilotbook_core::report::{Draft, Report, chat, html, markdown};
use pilotbook_core::{LocalTime, Value};

use super::workspace::{TODAY, book, day, empty, hostile, noted, report, scope};

/// The text without its charts and definitions, which have tests of their own.
fn without_charts_and_definitions(text: &str) -> String {
    let (before, rest) = text.split_once("## Charts\n\n### ").unwrap();
    let (_, after) = rest.split_once("## Outcomes, ").unwrap();
    let (after, _) = after.split_once("## How each number is counted\n\n- **").unwrap();
    format!("{before}## Outcomes, {after}")
}

/// `PILOTBOOK_WRITE=1` writes the expected text anew.
#[test]
fn the_report_as_markdown() {
    let text = without_charts_and_definitions(&markdown(&report("2026-01-01", "2026-03-31")));
    if std::env::var_os("PILOTBOOK_WRITE").is_some() {
        std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/report/report.md"), &text).unwrap();
    }
    assert_eq!(text, include_str!("report.md"));
}

#[test]
fn the_paragraph_for_a_chat() {
    let text = chat(&report("2026-01-01", "2026-03-31"));
    assert_eq!(text.lines().count(), 1);
    assert!(text.contains("2026-01-01 to 2026-03-31") && text.contains("95% interval"), "{text}");
    assert!(text.contains("Learned from “A buddy for the first week of new contributors”"), "{text}");
    assert_eq!(chat(&hostile()).lines().count(), 1);
}

#[test]
fn an_empty_workspace_has_a_report_too() {
    let report = empty();
    assert_eq!(report.summary, ["No idea was logged, no pilot started, and none was concluded."]);
    let text = markdown(&report);
    assert!(text.contains("No pilot was concluded in the period."), "{text}");
    assert!(!text.contains("NaN") && !text.contains("Open decisions"), "{text}");
}

#[test]
fn what_people_wrote_stays_text() {
    let text = markdown(&hostile());
    // No line of theirs begins with what Markdown takes for a heading, and no tag is open.
    assert!(
        !text.contains("<script") || text.matches("<script").count() == text.matches("\\<script").count()
    );
    let headings = text.lines().filter(|line| line.starts_with("# ")).count();
    assert_eq!(headings, 1);
    // A row of a table has as many cells as its head.
    let cells = |line: &str| line.replace("\\|", "").matches('|').count();
    let mut head = None;
    for line in text.lines() {
        match line.starts_with('|') {
            true => assert_eq!(cells(line), *head.get_or_insert(cells(line)), "{line}"),
            false => head = None,
        }
    }
}

#[test]
fn the_json_has_the_metrics_and_every_outcome() {
    let report = report("2026-01-01", "2026-03-31");
    let outcomes = report.json.get("outcomes").and_then(Value::as_list).unwrap();
    assert_eq!(outcomes.len(), 3);
    let metrics = report.json.get("metrics").unwrap();
    assert_eq!(metrics.get("from").and_then(Value::as_text), Some("2026-01-01"));
    assert!(report.json.get("made_on").and_then(Value::as_text).is_some());
}

#[test]
fn a_team_and_a_tag_narrow_it() {
    let of = |scope: &Scope| Report::of(&book(), scope, day(TODAY), &LocalTime::end_of(day(TODAY)));
    let docs = of(&Scope { team: Some("Docs".to_owned()), ..scope("", "") }).unwrap();
    assert!(docs.scope.ends_with(", team Docs"), "{}", docs.scope);
    let all = report("", "");
    let count = |report: &Report| report.json.get("outcomes").and_then(Value::as_list).unwrap().len();
    assert!(count(&docs) > 0 && count(&docs) < count(&all));
    let nobody = of(&Scope { team: Some("Nobody".to_owned()), ..scope("", "") });
    assert!(matches!(nobody, Err(ScopeError::UnknownTeam { .. })));
    let tagged = of(&Scope { tag: Some("ci".to_owned()), ..scope("", "") });
    if let Ok(tagged) = tagged {
        assert!(tagged.scope.ends_with(", tag ci") && count(&tagged) < count(&all));
    }
}

#[test]
fn it_is_made_in_steps_that_get_on() {
    let book = book();
    let mut draft = Draft::of(&book, &scope("", ""), day(TODAY), &LocalTime::end_of(day(TODAY))).unwrap();
    let mut before = draft.progress();
    while draft.step(&book) {
        assert!(draft.progress() >= before && draft.progress() <= 1.0);
        before = draft.progress();
    }
    assert_eq!(draft.progress(), 1.0);
    assert_eq!(markdown(&draft.finish()), markdown(&report("", "")));
}

#[test]
fn a_look_back_says_what_stands_as_of_now() {
    let scope = Scope { as_of: day("2026-03-31"), ..scope("2026-01-01", "") };
    let text = markdown(&Report::of(&book(), &scope, day(TODAY), &LocalTime::end_of(day(TODAY))).unwrap());
    assert!(text.contains("The numbers look back from 2026-03-31."), "{text}");
}

#[test]
fn the_notes_of_the_review_are_in_every_form() {
    let quarter = scope("2026-01-01", "2026-03-31");
    let with_notes = noted(&quarter);
    let text = markdown(&with_notes);
    let (_, notes) = text.split_once("## Notes of the review\n\n").unwrap();
    let (notes, _) = notes.split_once("\n\n## Outcomes, ").unwrap();
    assert_eq!(
        notes,
        "**2026-03-31** · about Merge queue for the main repository\n\nAsk earlier.\n\n\
         **2026-03-30**\n\nMore pilots, \\*smaller\\* ones.\n\n\\<b>Agreed.\\</b>"
    );
    let page = html(&with_notes);
    assert!(page.contains("<section id=\"notes\">\n<h2>Notes of the review</h2>"));
    assert!(
        page.contains("<p class=\"facts\">about Merge queue for the main repository</p><p>Ask earlier.</p>")
    );
    assert!(page.contains("<p>More pilots, *smaller* ones.</p><p>&lt;b&gt;Agreed.&lt;/b&gt;</p>"));
    let listed = |report: &Report| {
        let notes = report.json.get("notes").and_then(Value::as_list).unwrap_or_default();
        let text = |note: &Value| note.get("text").and_then(Value::as_text).unwrap_or_default().to_owned();
        notes.iter().map(text).collect::<Vec<_>>()
    };
    assert_eq!(listed(&with_notes).len(), 2);
    // With a tag, those about what carries it.
    let tagged = |tag: &str| noted(&Scope { tag: Some(tag.to_owned()), ..quarter.clone() });
    assert_eq!(listed(&tagged("ci")), ["Ask earlier."]);
    assert_eq!(listed(&tagged("docs")), Vec::<String>::new());
    // Without notes there is no such section.
    assert!(!markdown(&report("2026-01-01", "2026-03-31")).contains("Notes of the review"));
}
