use pilotbook_core::command::*;
use pilotbook_core::journal::RecordId;
use std::sync::Arc;

use pilotbook_core::chart::Plain;
use pilotbook_core::journal::Transaction;
use pilotbook_core::model::agreed::{accepted, agreements, before_in_words, changed_since};
use pilotbook_core::model::{Entry, EntryType, Kpi};

use crate::copy::{Copy, day, edit, id};
use crate::kpi::{add, kpi};

#[test]
fn a_team_agrees_to_a_kpi() {
    let mut copy = Copy::new("a");
    let (ops, rel, ana) = (copy.team("DevOps"), copy.team("DevRel"), copy.person("Ana"));
    copy.me = Some(ana.clone());
    let kpi = add(&mut copy, kpi("First render"));
    let agree =
        |team: &RecordId, text: &str| Agree { kpi: kpi.clone(), team: team.clone(), text: text.to_owned() };
    let step = copy.to(agree(&ops, ""));
    assert_eq!(step.what, "DevOps agrees to KPI “First render”");
    let entry: Entry = copy.get(&copy.created("entry"));
    assert_eq!(
        (entry.about, entry.r#type, entry.day),
        (Some(kpi.clone()), Some(EntryType::Agreed), Some(copy.today))
    );
    assert!(entry.teams.contains(&ops) && entry.people.contains(&ana) && entry.accepts.is_empty());
    assert_eq!(copy.refused_at(agree(&ops, "Again")), "team");
    copy.to(agree(&rel, "As long as the card is gone."));
    let with_text = copy.created("entry");
    assert_eq!(agreements(&copy.book, &kpi).len(), 2);

    // The target moved: it is agreed on anew.
    copy.today = day("2026-04-01");
    copy.to(agree(&ops, ""));
    let latest = agreements(&copy.book, &kpi).remove(0);
    assert_eq!(latest.day, Some(day("2026-04-01")));
    copy.to(Trash { record: latest.id });
    assert_eq!(agreements(&copy.book, &kpi).len(), 2);
    copy.to(edit(&with_text, "text", ""));

    assert_eq!(copy.refused_at(agree(&ana, "")), "team");
    assert_eq!(copy.refused_at(agree(&id("team:none"), "")), "team");
    assert_eq!(copy.refused_at(Agree { kpi: ops.clone(), team: ops, text: String::new() }), "");
}

#[test]
fn a_mismatch_is_accepted_with_a_note_and_taken_back() {
    let mut copy = Copy::new("a");
    let (one, two) = (add(&mut copy, kpi("One")), add(&mut copy, kpi("Two")));
    let accept = |about: &[&RecordId], text: &str| AcceptMismatch {
        code: "opposite_directions".to_owned(),
        about: about.iter().copied().cloned().collect(),
        text: text.to_owned(),
    };
    copy.to(accept(&[&two, &one], "Until the release."));
    let entry: Entry = copy.get(&copy.created("entry"));
    let key = accepts_key("opposite_directions", &[one.clone(), two.clone()]);
    assert_eq!((entry.about, entry.accepts.as_str()), (Some(two.clone()), key.as_str()));
    assert_eq!(accepted(&copy.book, &key).map(|entry| entry.id), Some(entry.id.clone()));
    assert!(agreements(&copy.book, &two).is_empty(), "it is no agreement to the KPI");
    assert_eq!(copy.refused_at(accept(&[&one, &two], "Once more")), "");
    assert_eq!(copy.refused_at(edit(&entry.id, "text", " ")), "text");
    copy.to(Trash { record: entry.id });
    assert_eq!(accepted(&copy.book, &key), None);
    assert_eq!(copy.refused_at(accept(&[&one, &two], " ")), "text");
    assert_eq!(copy.refused_at(accept(&[&one, &id("kpi:none")], "A")), "about");
    assert_eq!(copy.refused_at(accept(&[], "A")), "");
    // Under a code that no mismatch has, it would be accepted and stay in the list.
    for code in [" ", "kpi_not_served", "opposite"] {
        assert_eq!(copy.refused_at(AcceptMismatch { code: code.to_owned(), ..accept(&[&one], "A") }), "");
    }
    copy.to(accept(&[&one, &two], "Until the release."));
}

#[test]
fn the_key_is_the_same_in_any_order() {
    let (a, b) = (id("kpi:a"), id("kpi:b"));
    assert_eq!(accepts_key("x", &[b.clone(), a.clone(), b]), "x kpi:a kpi:b");
    assert_eq!(accepts_key("x", std::slice::from_ref(&a)), "x kpi:a");
    assert_eq!(accepts_key("x", &[]), "x");
}

#[test]
fn an_agreement_is_to_the_kpi_as_it_was() {
    let mut copy = Copy::new("a");
    let ops = copy.team("DevOps");
    let kpi = add(&mut copy, kpi("First render"));
    let target = copy.get::<Kpi>(&kpi).target;
    copy.to(edit(&kpi, "target", 30.0));
    let agree = Agree { kpi: kpi.clone(), team: ops.clone(), text: String::new() };
    copy.to(agree.clone());
    let says = |copy: &Copy, with_history: bool| {
        let history: Vec<Arc<Transaction>> = copy.journal.counted().cloned().collect();
        let agreed = agreements(&copy.book, &kpi).remove(0);
        let later = changed_since(&copy.book, &kpi, &agreed, if with_history { &history } else { &[] });
        before_in_words(&later, &Plain, &|_| day("2026-03-10"))
    };
    assert_eq!((says(&copy, true), says(&copy, false)), (String::new(), String::new()));
    // Its name and its readings are nothing that is agreed on.
    copy.to(edit(&kpi, "name", "First draw"));
    assert_eq!(says(&copy, true), "");

    let step = copy.to(edit(&kpi, "target", 25.0));
    assert_eq!(says(&copy, true), "before the target changed from 30 to 25 on 2026-03-10");
    assert_eq!(says(&copy, false), "before the target changed to 25 on 2026-03-10");
    copy.to(edit(&kpi, "unit", "s"));
    let two = says(&copy, true);
    assert!(
        two.starts_with("before the target changed from 30 to 25 on 2026-03-10 and the unit changed from "),
        "{two}"
    );
    assert!(two.ends_with(" to s on 2026-03-10"), "{two}");

    // It can be agreed on anew on the same day, once.
    copy.to(agree.clone());
    assert_eq!(says(&copy, true), "");
    assert_eq!(copy.refused_at(agree), "team");

    // What is taken back was not changed, and neither was what went there and back.
    copy.to(edit(&kpi, "target", 20.0));
    assert!(says(&copy, true).ends_with("from 25 to 20 on 2026-03-10"));
    let undone = pilotbook_core::command::undo(&copy.book, copy.last.as_ref().unwrap());
    copy.write(undone);
    assert_eq!(says(&copy, true), "");
    copy.to(edit(&kpi, "target", 15.0));
    copy.to(edit(&kpi, "target", 25.0));
    assert_eq!(says(&copy, true), "");
    assert_eq!(says(&copy, false), "before the target changed to 25 on 2026-03-10");
    copy.to(edit(&kpi, "target", pilotbook_core::Value::Null));
    assert!(says(&copy, true).ends_with("from 25 to none on 2026-03-10"));
    assert!(step.id < copy.last.as_ref().unwrap().id && target.is_some());
}
