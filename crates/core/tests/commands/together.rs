use pilotbook_core::command::{Command, Together, Trash, Triage};
use pilotbook_core::model::{Idea, Triage as Word};

use crate::copy::{Copy, edit, idea};

fn park(copy: &Copy, titles: &[&str]) -> Together {
    let ideas = copy.book.all::<Idea>().filter(|idea| titles.contains(&idea.title.as_str()));
    let park = |idea: Idea| Box::new(Triage { idea: idea.id, triage: Word::Parked }) as Box<dyn Command>;
    Together { what: "Park 2 ideas".to_owned(), commands: ideas.map(park).collect() }
}

#[test]
fn many_are_one_step() {
    let mut copy = Copy::new("a");
    let (a, b) = (copy.idea("A"), copy.idea("B"));
    let step = copy.to(park(&copy, &["A", "B"]));
    assert_eq!(step.what, "Park 2 ideas");
    for id in [&a, &b] {
        assert_eq!(copy.get::<Idea>(id).triage, Some(Word::Parked));
    }
    copy.same(park(&copy, &["A", "B"]));
}

#[test]
fn all_or_none() {
    let mut copy = Copy::new("a");
    let a = copy.idea("A");
    let gone = copy.idea("B");
    copy.to(Trash { record: gone.clone() });
    let commands: Vec<Box<dyn Command>> =
        vec![Box::new(edit(&a, "title", "C")), Box::new(edit(&gone, "title", "D"))];
    copy.refused(Together { what: "Edit".to_owned(), commands });
    assert_eq!(copy.get::<Idea>(&a).title, "A");
}

#[test]
fn the_first_step_may_be_many() {
    let mut copy = Copy::new("a");
    let commands: Vec<Box<dyn Command>> = vec![Box::new(idea("A")), Box::new(idea("B"))];
    copy.to(Together { what: "Log 2 ideas".to_owned(), commands });
    assert_eq!(copy.all_created("idea").len(), 2);
}
