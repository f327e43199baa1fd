use pilotbook_core::command::*;
use pilotbook_core::journal::RecordId;
use pilotbook_core::model::{Confidence, Entry, EntryType};
use pilotbook_core::review::{
    Asked, Review, STUCK_AFTER, Span, Unfinished, Why, review_json, review_markdown,
};
use pilotbook_core::search::highlight::Words;
use pilotbook_core::{Value, json};

use crate::copy::{Copy, Planned, conclude, day, edit, id};

fn asked(span: Span, team: &str) -> Asked {
    Asked { span, only: None, team: team.to_owned(), words: Words::default() }
}

fn review(copy: &Copy, span: Span, team: &str) -> Review {
    Review::of(&copy.book, copy.today, &asked(span, team)).unwrap()
}

fn note(about: Option<&RecordId>, text: &str) -> NoteReview {
    NoteReview { about: about.cloned(), text: text.to_owned(), day: day("2026-03-10"), team: None }
}

fn why(list: &[Unfinished]) -> Vec<Why> {
    list.iter().flat_map(|one| one.why.clone()).collect()
}

fn check_in(
    planned: &Planned,
    on: &str,
    confidence: Confidence,
    read: &[(&RecordId, ReadingValue)],
) -> CheckIn {
    CheckIn {
        pilot: planned.pilot.clone(),
        text: String::new(),
        confidence,
        day: day(on),
        readings: read.iter().map(|(criterion, value)| ((*criterion).clone(), *value)).collect(),
    }
}

#[test]
fn a_note_is_about_the_period_or_a_record() {
    let mut copy = Copy::new("a");
    // The first step of all: the settings come with it.
    copy.to(note(None, "Nothing was tried yet."));
    let first: Entry = copy.get(&copy.created("entry"));
    assert_eq!((first.r#type, first.day), (Some(EntryType::Review), Some(copy.today)));
    assert_eq!(first.about, Some(id("workspace:settings")));
    let (planned, _) = copy.concluded();
    copy.me = Some(copy.person("Ana"));
    copy.to(note(Some(&planned.pilot), "Worth *repeating*.\nWith Docs."));
    let shown = review(&copy, Span::Quarter, "");
    let texts: Vec<&str> = shown.notes.iter().map(|note| note.text.as_str()).collect();
    assert_eq!(texts, ["Worth *repeating*.\nWith Docs.", "Nothing was tried yet."]);
    assert_eq!(shown.notes[0].people, ["Ana"]);
    let about = (planned.pilot.clone(), "Canary with checkout".to_owned());
    assert_eq!((&shown.notes[0].about, &shown.notes[1].about), (&Some(about), &None));
    assert!(review(&copy, Span::LastQuarter, "").notes.is_empty());

    let markdown = review_markdown(&copy.book, &shown, &asked(Span::Quarter, ""), copy.today);
    let notes = "## Notes\n\n**2026-03-10** · Ana · about Canary with checkout\n\nWorth \\*repeating\\*.  \nWith Docs.\n\n\
                 **2026-03-10**\n\nNothing was tried yet.\n\n## Canary";
    assert!(markdown.contains(notes), "{markdown}");
    let json = review_json(&copy.book, &shown, &asked(Span::Quarter, ""), copy.today);
    let notes = json.get("notes").and_then(Value::as_list).unwrap();
    assert_eq!((notes.len(), notes[1].get("about")), (2, Some(&Value::Null)));
    assert_eq!(notes[0].get("title").and_then(Value::as_text), Some("Canary with checkout"));
    assert!(json::canonical(&json).contains("\"decisions_open\":[\"outcome:"));

    // It is edited, thrown away, and hidden with what it is about.
    copy.to(edit(&first.id, "text", "One was tried."));
    assert_eq!(copy.refused_at(edit(&first.id, "text", "")), "text");
    copy.to(Trash { record: first.id });
    copy.to(Trash { record: planned.pilot });
    assert!(review(&copy, Span::Quarter, "").notes.is_empty());
}

#[test]
fn a_note_is_refused() {
    let mut copy = Copy::new("a");
    assert_eq!(copy.refused_at(note(None, " ")), "text");
    assert_eq!(copy.refused_at(note(Some(&id("pilot:none")), "A")), "about");
    assert_eq!(copy.refused_at(NoteReview { day: day("2026-03-11"), ..note(None, "A") }), "day");
    let team = Some(id("team:none"));
    assert_eq!(copy.refused_at(NoteReview { team, ..note(None, "A") }), "team");
}

#[test]
fn a_team_reads_its_own_notes() {
    let mut copy = Copy::new("a");
    let (docs, _) = (copy.team("Docs"), copy.team("DevOps"));
    let (planned, outcome) = copy.concluded();
    let idea = copy.get::<pilotbook_core::model::Pilot>(&planned.pilot).idea.unwrap();
    copy.to(edit(&idea, "team", docs.as_str()));
    copy.to(note(None, "of all"));
    copy.to(NoteReview { team: Some(docs), ..note(None, "of Docs") });
    copy.to(note(Some(&outcome), "about theirs"));
    let texts = |team: &str| {
        let notes = review(&copy, Span::Quarter, team).notes.into_iter();
        notes.map(|note| note.text).collect::<Vec<_>>()
    };
    assert_eq!(texts(""), ["about theirs", "of Docs", "of all"]);
    assert_eq!(texts("Docs"), ["about theirs", "of Docs"]);
    assert_eq!(texts("DevOps"), [] as [&str; 0]);
}

#[test]
fn a_running_pilot_is_stuck_or_looks_finished() {
    let mut copy = Copy::new("a");
    let planned = copy.running();
    let state = |copy: &Copy| {
        let review = review(copy, Span::Year, "");
        (why(&review.finished), why(&review.stuck))
    };
    assert_eq!(state(&copy), (vec![], vec![]));
    copy.today = day("2026-03-01").plus_days(STUCK_AFTER);
    assert_eq!(state(&copy).1, [Why::NoCheckIn(day("2026-03-01"))]);
    copy.to(check_in(
        &planned,
        "2026-03-12",
        Confidence::Red,
        &[(&planned.number, ReadingValue::Number(3.0))],
    ));
    assert_eq!(state(&copy).1, [Why::Red(day("2026-03-12"))]);
    assert_eq!(state(&copy).1[0].text(copy.today), "red at its last check-in, 3 days ago");

    // Every must is met: it looks finished, however red it was, and it is not stuck.
    copy.to(check_in(
        &planned,
        "2026-03-14",
        Confidence::Red,
        &[(&planned.number, ReadingValue::Number(1.0))],
    ));
    assert_eq!(state(&copy), (vec![Why::MustsMet], vec![]));
    // A broken guardrail is no such end.
    let broken = [(&planned.yes_no, ReadingValue::YesNo(false))];
    copy.to(check_in(&planned, "2026-03-15", Confidence::Green, &broken));
    assert_eq!(state(&copy), (vec![], vec![]));

    // Past its end with all criteria read, it waits for its verdict, whatever they read.
    copy.today = day("2026-04-02");
    assert_eq!(state(&copy), (vec![Why::AllRead(day("2026-04-01"))], vec![]));
    let text = "all criteria are answered, 1 day past its planned end";
    assert_eq!(state(&copy).0[0].text(copy.today), text);
    let shown = review(&copy, Span::Year, "");
    let markdown = review_markdown(&copy.book, &shown, &asked(Span::Year, ""), copy.today);
    let expected = format!("## Look finished, without an outcome\n\n- Canary with checkout: {text}\n");
    assert!(markdown.ends_with(&expected), "{markdown}");
    // A review of days before its start doesn't ask about it; nor does that of another team.
    let earlier = Span::Custom { from: Some(day("2026-01-01")), to: Some(day("2026-02-28")) };
    assert!(review(&copy, earlier, "").finished.is_empty());
    assert!(review(&copy, Span::Year, "Docs").finished.is_empty());

    let late = copy.running();
    copy.today = day("2026-04-20");
    let long = why(&review(&copy, Span::Year, "").stuck);
    assert_eq!(long, [Why::PastEnd(day("2026-04-01")), Why::NoCheckIn(day("2026-03-01"))]);
    copy.to(Conclude { decided_on: day("2026-04-20"), ..conclude(&late) });
    copy.to(Archive { record: planned.pilot, archived: true });
    assert_eq!(state(&copy), (vec![], vec![]));
}
