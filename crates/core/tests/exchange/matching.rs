//! Which idea a row is.

use super::ship::{Ship, id};

fn titles(ship: &Ship) -> Vec<String> {
    let mut titles: Vec<String> = ship.ideas().into_iter().map(|(_, title)| title).collect();
    titles.sort();
    titles
}

fn typed(ship: &mut Ship, idea: &str, key: &str, title: &str) {
    let idea = id(idea);
    ship.set(&idea, "exists", "true");
    ship.set(&idea, "key", &format!("{key:?}"));
    ship.set(&idea, "title", &format!("{title:?}"));
    ship.set(&idea, "created_on", r#""2026-01-01""#);
}

#[test]
fn a_live_idea_of_that_key_is_matched_and_of_several_the_least() {
    let mut ship = Ship::new(1);
    typed(&mut ship, "idea:bbb", "K1", "B");
    typed(&mut ship, "idea:aaa", "K1", "A");
    let plan = ship.import("K1,New title,2026-01-01,,,,,,,,\n");
    assert_eq!((plan.new, plan.changed), (0, 1));
    assert_eq!(ship.text(&id("idea:aaa"), "title"), "New title");
    assert_eq!(ship.text(&id("idea:bbb"), "title"), "B");
}

#[test]
fn the_nth_keyless_row_is_the_nth_keyless_idea() {
    let mut ship = Ship::new(1);
    typed(&mut ship, "idea:aaa", "", "Same");
    typed(&mut ship, "idea:bbb", "", "Same");
    let three = ",Same,2026-01-01,One,,,,,,,\n,Same,2026-01-01,Two,,,,,,,\n,Same,2026-01-01,Three,,,,,,,\n";
    let plan = ship.import(three);
    assert_eq!((plan.new, plan.changed), (1, 2));
    let team = |idea: &str| ship.text(&id(ship.text(&id(idea), "team")), "name").to_owned();
    assert_eq!((team("idea:aaa"), team("idea:bbb")), ("One".to_owned(), "Two".to_owned()));
    assert_eq!(ship.ideas().len(), 3);
}

#[test]
fn of_keyless_rows_each_finds_its_own_again_when_one_went_to_the_trash() {
    let three = ",Same,2026-01-01,One,,,,,,,\n,Same,2026-01-01,Two,,,,,,,\n,Same,2026-01-01,Three,,,,,,,\n";
    for gone in 0..3 {
        let mut ship = Ship::new(1);
        ship.import(three);
        let trashed = id(&ship.ideas()[gone].0);
        ship.set(&trashed, "exists", "false");
        let plan = ship.import(three);
        assert_eq!(plan.restored, [trashed]);
        assert_eq!((plan.new, plan.changed, plan.same), (1, 0, 2));
    }
}

#[test]
fn an_idea_renamed_since_takes_its_row_and_no_other() {
    let mut ship = Ship::new(1);
    ship.import("K1,One,2026-01-01,,,,,,,,\n");
    let idea = id(&ship.ideas()[0].0);
    ship.set(&idea, "key", r#""K2""#);
    // K2 is that idea; K1, whose computed id it holds, is another one.
    ship.import("K1,One,2026-01-01,,,,,,,,\nK2,Two,2026-01-01,,,,,,,,\n");
    assert_eq!(ship.text(&idea, "title"), "Two");
    assert_eq!(titles(&ship), ["One", "Two"]);

    let mut ship = Ship::new(1);
    ship.import(",One,2026-01-01,,,,,,,,\n");
    let idea = id(&ship.ideas()[0].0);
    ship.set(&idea, "title", r#""Two""#);
    ship.import(",One,2026-01-01,,,,,,,,\n,Two,2026-01-01,,,,,,,,\n");
    assert_eq!(titles(&ship), ["One", "Two"]);
}

#[test]
fn an_idea_renamed_since_is_named_anew_by_its_row_alone() {
    // No live idea has that title: the computed one is it, and takes the file's title.
    let mut ship = Ship::new(1);
    ship.import(",One,2026-01-01,,,,,,,,\n");
    let idea = id(&ship.ideas()[0].0);
    ship.set(&idea, "title", r#""Renamed""#);
    let plan = ship.import(",One,2026-01-01,,,,,,,,\n");
    assert_eq!((plan.new, plan.changed), (0, 1));
    assert_eq!(titles(&ship), ["One"]);
}
