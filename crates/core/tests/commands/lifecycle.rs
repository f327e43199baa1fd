use pilotbook_core::command::*;
use pilotbook_core::model::Idea;
use pilotbook_core::model::book::settings_id;

use crate::copy::{Copy, id};

#[test]
fn the_archive_is_out_of_lists_only() {
    let mut copy = Copy::new("a");
    let idea = copy.idea("Canary releases");
    let archive = |archived| Archive { record: idea.clone(), archived };
    copy.same(archive(false));
    copy.to(archive(true));
    copy.same(archive(true));
    assert!(copy.get::<Idea>(&idea).archived);
    copy.to(archive(false));
    assert!(!copy.get::<Idea>(&idea).archived);
}

#[test]
fn what_is_in_the_trash_can_come_back() {
    let mut copy = Copy::new("a");
    let idea = copy.idea("Canary releases");
    let (trash, restore) = (
        |record: &_| Trash { record: Clone::clone(record) },
        |record: &_| Restore { record: Clone::clone(record) },
    );
    copy.same(restore(&idea));
    let step = copy.to(trash(&idea));
    assert_eq!(step.what, "Move idea “Canary releases” to the trash");
    assert!(copy.book.get::<Idea>(&idea).is_none());
    assert!(!step.write_to(&idea).unwrap().saw.is_empty());
    assert_eq!(copy.refused_at(trash(&idea)), "");
    assert_eq!(copy.refused_at(Archive { record: idea.clone(), archived: true }), "");
    copy.to(restore(&idea));
    assert_eq!(copy.get::<Idea>(&idea).title, "Canary releases");
    for nothing in [id("idea:none"), settings_id()] {
        assert_eq!(copy.refused_at(trash(&nothing)), "");
    }
    assert_eq!(copy.refused_at(restore(&id("idea:none"))), "");
    // Without a title, its kind is its name.
    copy.to(Comment { about: idea, text: "A".to_owned() });
    let step = copy.to(trash(&copy.created("entry")));
    assert_eq!(step.what, "Move entry to the trash");
}

#[test]
fn a_record_of_a_newer_version_can_be_put_away() {
    let mut copy = Copy::new("a");
    copy.idea("Canary releases");
    let thing = id("thing:1");
    let mut change = pilotbook_core::journal::Change::new("Add thing");
    change.set(&thing, pilotbook_core::journal::Field::parse("exists").unwrap(), true.into());
    copy.write(change);
    copy.to(Archive { record: thing.clone(), archived: true });
    copy.to(Trash { record: thing.clone() });
    copy.to(Restore { record: thing });
}
