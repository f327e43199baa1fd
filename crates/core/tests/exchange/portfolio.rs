//! From a book to what metrics look at.

use pilotbook_core::metrics::portfolio_of;
use pilotbook_core::model::{Decision, Triage, Verdict};

use super::ship::{Ship, id};

#[test]
fn names_come_along_and_bad_values_are_absent() {
    let mut ship = Ship::new(1);
    ship.import("K1,Canary,2026-01-01,Ops,Rel,Ann,parked,2026-02-01,succeeded,2026-03-01,adopt\n");
    let idea = id(&ship.ideas()[0].0);
    ship.set(&idea, "triaged/2026-01-10 shortlisted", "true");
    ship.set(&idea, "triaged/2026-02-30 parked", "true");
    ship.set(&idea, "triaged/2026-01-11 declined", "false");
    let portfolio = portfolio_of(&ship.book);
    let found = &portfolio.ideas[0];
    assert_eq!((found.team.as_str(), found.proposer.as_str()), ("Ops", "Ann"));
    assert_eq!((found.supporting_teams.as_slice(), found.triage), (&["Rel".to_owned()][..], Triage::Parked));
    assert_eq!(found.triaged.iter().map(|(_, word)| *word).collect::<Vec<_>>(), [Triage::Shortlisted]);
    assert_eq!(portfolio.teams.iter().map(String::as_str).collect::<Vec<_>>(), ["Ops", "Rel"]);
    let outcome = portfolio.pilots[0].outcome.as_ref().unwrap();
    assert_eq!((outcome.verdict, outcome.decision), (Verdict::Succeeded, Some(Decision::Adopt)));

    // Archived counts; a day that isn't one, and a reopened outcome, aren't there.
    ship.set(&idea, "archived", "true");
    ship.set(&idea, "created_on", r#""2026-02-30""#);
    ship.set(&id(&idea.as_str().replace("idea", "outcome")), "exists", "false");
    let portfolio = portfolio_of(&ship.book);
    assert_eq!((portfolio.ideas.len(), portfolio.ideas[0].created_on), (1, None));
    assert_eq!((portfolio.pilots[0].idea, &portfolio.pilots[0].outcome), (Some(0), &None));

    // A pilot whose idea lies in the trash has none.
    ship.set(&idea, "exists", "false");
    let portfolio = portfolio_of(&ship.book);
    assert_eq!((portfolio.ideas.len(), portfolio.pilots[0].idea), (0, None));
}
