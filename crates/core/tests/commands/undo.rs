use pilotbook_core::command::{redo, undo};
use pilotbook_core::model::Idea;

use crate::copy::{Copy, edit, shown};

#[test]
fn steps_back_and_forth() {
    let mut copy = Copy::new("a");
    let idea = copy.idea("Canary");
    let title = copy.to(edit(&idea, "title", "Canary releases"));
    let problem = copy.to(edit(&idea, "problem", "Errors"));
    let back = undo(&copy.book, &title);
    assert_eq!(back.what, "Undo: Edit idea “Canary”: Title");
    copy.write(back);
    let now: Idea = copy.get(&idea);
    assert_eq!((now.title.as_str(), now.problem.as_str()), ("Canary", "Errors"), "later steps stay");
    // Redoing an older step never reopens a field changed since.
    copy.to(edit(&idea, "title", "Canaries"));
    copy.write(redo(&copy.book, &title));
    assert_eq!(copy.get::<Idea>(&idea).title, "Canaries");
    copy.write(undo(&copy.book, &problem));
    let forth = redo(&copy.book, &problem);
    assert_eq!(forth.what, "Redo: Edit idea “Canary releases”: Problem");
    copy.write(forth);
    assert_eq!(copy.get::<Idea>(&idea).problem, "Errors");
}

#[test]
fn an_undo_is_a_step_like_any_other() {
    let mut copy = Copy::new("a");
    let idea = copy.idea("Canary");
    let step = copy.to(edit(&idea, "title", "Canary releases"));
    let after = shown(&copy.book);
    let back = copy.write(undo(&copy.book, &step));
    let before = shown(&copy.book);
    copy.write(undo(&copy.book, &back));
    assert_eq!(shown(&copy.book), after, "an undo taken back is a redo");
    copy.write(redo(&copy.book, &back));
    assert_eq!(shown(&copy.book), before);
}

#[test]
fn mixed_steps_turn_what_they_turned() {
    let mut copy = Copy::new("a");
    let idea = copy.idea("Canary");
    let title = copy.to(edit(&idea, "title", "Canary releases"));
    let problem = copy.to(edit(&idea, "problem", "Errors"));
    copy.write(undo(&copy.book, &problem));
    let before = shown(&copy.book);
    // One step takes back the title, brings back the problem and sets another field.
    let mut mixed = undo(&copy.book, &title);
    mixed.set.extend(redo(&copy.book, &problem).set);
    mixed.set.insert(
        idea.clone(),
        [(pilotbook_core::journal::Field::parse("evidence").unwrap(), "link".into())].into(),
    );
    let mixed = copy.write(mixed);
    let after = shown(&copy.book);
    let now: Idea = copy.get(&idea);
    assert_eq!(
        (now.title.as_str(), now.problem.as_str(), now.evidence.as_str()),
        ("Canary", "Errors", "link")
    );
    let back = undo(&copy.book, &mixed);
    assert_eq!(back.set.len(), 3);
    copy.write(back);
    assert_eq!(shown(&copy.book), before);
    copy.write(redo(&copy.book, &mixed));
    assert_eq!(shown(&copy.book), after);
}

#[test]
fn two_people_undo_the_same_step() {
    let mut a = Copy::new("a");
    let idea = a.idea("Canary");
    let step = a.to(edit(&idea, "title", "Canary releases"));
    let mut b = Copy::new("b");
    b.merge(&a);
    a.write(undo(&a.book, &step));
    b.write(undo(&b.book, &step));
    b.write(redo(&b.book, &step));
    a.merge(&b);
    assert_eq!(a.get::<Idea>(&idea).title, "Canary", "a redo that saw one of two leaves the other standing");
    a.write(redo(&a.book, &step));
    assert_eq!(a.get::<Idea>(&idea).title, "Canary releases");
}
