//! Which teams an address names.

use pilotbook_core::review::agenda::{Chosen, NoPair, Pair, first_choice};

use super::build::{book, book_in_steps, id};

#[test]
fn addresses_name_two_teams() {
    let book = book("team:d name=Dev, Ops\nteam:e name=Dev\nteam:f name=Fox; gone");
    for (address, a, b, expected) in [
        ("Ant,Bee", "Ant", "Bee", Ok("team:a team:b")),
        ("Bee,Ant", "Bee", "Ant", Ok("team:a team:b")),
        ("Dev, Ops,Ant", "Dev, Ops", "Ant", Ok("team:a team:d")),
        ("Ant,Dev, Ops", "Ant", "Dev, Ops", Ok("team:a team:d")),
        ("Dev,Ant", "Dev", "Ant", Ok("team:a team:e")),
        (",", "", "", Err("Choose two teams.")),
        ("", "", "", Err("Choose two teams.")),
        ("Ant", "Ant", "", Err("Choose two teams.")),
        (",Ant", "", "Ant", Err("Choose two teams.")),
        ("Ant,Ant", "Ant", "Ant", Err("This is one team twice.")),
        ("Ant,Fox", "Ant", "Fox", Err("There is no team “Fox” in this workspace.")),
        ("Yak,Fox", "Yak", "Fox", Err("There is no team “Fox” and no team “Yak” in this workspace.")),
        ("ant,Bee", "ant", "Bee", Err("There is no team “ant” in this workspace.")),
        ("Yak", "Yak", "", Err("There is no team “Yak” in this workspace.")),
        (",,,", "", ",,", Err("There is no team “,,” in this workspace.")),
    ] {
        let chosen = Chosen::of(&book, address);
        assert_eq!((chosen.a.as_str(), chosen.b.as_str()), (a, b), "{address}");
        let pair = chosen.pair(&book);
        match (&pair, expected) {
            (Ok(pair), Ok(expected)) => {
                assert_eq!(pair.teams().map(|team| team.as_str()).join(" "), expected, "{address}");
                assert_eq!(Chosen::of(&book, &chosen.address()), chosen);
            }
            (Err(no), Err(expected)) => assert!(no.to_string().starts_with(expected), "{address}: {no}"),
            _ => panic!("{address}: {pair:?}"),
        }
    }
    assert_eq!(Chosen::of(&book, "Ant,Ant").pair(&book), Err(NoPair::Same));
    assert_eq!(Pair::new(id("team:a"), id("team:a")), None);
    assert_eq!(Pair::new(id("team:b"), id("team:a")), Pair::new(id("team:a"), id("team:b")));
}

#[test]
fn it_begins_with_those_that_met_last_or_the_only_two() {
    let cases = [
        ("", ","),
        ("team:c gone", "Ant,Bee"),
        ("entry:1 type=check_in; day=2026-06-01; teams/team:b; teams/team:c", "Bee,Cat"),
        (
            "entry:1 type=check_in; day=2026-06-01; teams/team:b; teams/team:c
             entry:2 type=check_in; day=2026-06-02; teams/team:a; teams/team:c
             entry:3 type=check_in; day=2026-06-03; teams/team:a; teams/team:b; teams/team:c
             entry:4 type=review; day=2026-06-04; teams/team:a; teams/team:b",
            "Ant,Cat",
        ),
        ("entry:1 type=check_in; day=2026-06-01; teams/team:b; teams/team:x", ","),
    ];
    for (lines, expected) in cases {
        assert_eq!(first_choice(&book(lines)).address(), expected, "{lines}");
    }
    // On one day, those that were written down last.
    let ab = "entry:1 type=check_in; day=2026-06-01; teams/team:a; teams/team:b";
    let bc = "entry:2 type=check_in; day=2026-06-01; teams/team:b; teams/team:c";
    assert_eq!(first_choice(&book_in_steps(&[ab, bc])).address(), "Bee,Cat");
    assert_eq!(first_choice(&book_in_steps(&[bc, ab])).address(), "Ant,Bee");
}
