use pilotbook_core::Value;
use pilotbook_core::command::{self, *};
use pilotbook_core::model::book::settings_id;
use pilotbook_core::model::{Idea, Settings, Triage as Word};

use crate::copy::{Copy, conclude, day, idea};
use crate::goal::goal;

#[test]
fn logging_takes_a_title_and_the_first_save_writes_the_settings() {
    let mut copy = Copy::new("a");
    let ana = copy.person("Ana");
    let team = copy.team("DevOps");
    copy.me = Some(ana.clone());
    let step = copy.to(CaptureIdea {
        title: "  Canary releases ".to_owned(),
        problem: String::new(),
        team: Some(team.clone()),
        tags: vec![" ops".to_owned(), String::new(), "release".to_owned()],
        technologies: vec!["Flagger".to_owned()],
        ..CaptureIdea::default()
    });
    assert_eq!(step.what, "Log idea “Canary releases”");
    let idea: Idea = copy.get(&copy.created("idea"));
    assert_eq!(
        (idea.title.as_str(), idea.created_on, idea.triage),
        ("Canary releases", Some(copy.today), Some(Word::New))
    );
    assert_eq!((idea.team, idea.proposer), (Some(team), Some(ana)));
    assert_eq!(idea.tags.into_iter().collect::<Vec<_>>(), ["ops", "release"]);
    assert!(idea.triaged.is_empty(), "only triaging adds a day");
    // Empty fields are not written.
    assert_eq!(copy.book.snapshot().get(&idea.id).unwrap().register("problem"), None);
    let settings: Settings = copy.get(&settings_id());
    assert_eq!((settings.time_zone.as_str(), settings.currency.as_str()), ("Europe/Vienna", ""));
    assert!(step.write_to(&settings_id()).is_none(), "only the first save writes them");
}

#[test]
fn an_idea_is_logged_for_what_it_serves() {
    let mut copy = Copy::new("a");
    copy.to(SaveGoal { goal: None, draft: goal("Safe to ship") });
    let served = copy.created("goal");
    copy.to(CaptureIdea { serves: vec![served.clone()], ..idea("Canary") });
    let logged: Idea = copy.get(&copy.created("idea"));
    assert_eq!(logged.serves.into_iter().collect::<Vec<_>>(), [served]);
    let wrong = CaptureIdea { serves: vec![logged.id], ..idea("B") };
    assert_eq!(copy.refused_at(wrong), "serves");
}

#[test]
fn logging_is_refused() {
    let mut copy = Copy::new("a");
    assert_eq!(copy.refused_at(idea(" \n")), "title");
    assert_eq!(copy.refused_at(CaptureIdea { tags: vec!["a\tb".to_owned()], ..idea("A") }), "tags");
    assert_eq!(copy.refused_at(CaptureIdea { tags: vec!["x".repeat(201)], ..idea("A") }), "tags");
    assert_eq!(copy.refused_at(CaptureIdea { problem: "x".repeat(1 << 20), ..idea("A") }), "problem");
    let team = copy.team("DevOps");
    copy.to(Trash { record: team.clone() });
    assert_eq!(copy.refused_at(CaptureIdea { team: Some(team.clone()), ..idea("A") }), "team");
    let person = copy.person("Ana");
    assert_eq!(copy.refused_at(CaptureIdea { team: Some(person), ..idea("A") }), "team");
    // A title of any length has a line in the history.
    let step = copy.to(idea(&"ä".repeat(3000)));
    assert!(step.what.len() <= 1000 && step.what.ends_with("…”"));
}

#[test]
fn triage_keeps_its_day() {
    let mut copy = Copy::new("a");
    let idea = copy.idea("Canary releases");
    let triage = |word| command::Triage { idea: idea.clone(), triage: word };
    copy.to(triage(Word::Shortlisted));
    copy.same(triage(Word::Shortlisted));
    copy.today = day("2026-03-12");
    copy.same(triage(Word::Shortlisted));
    copy.to(triage(Word::Parked));
    copy.to(triage(Word::Declined));
    copy.to(triage(Word::Parked));
    let now: Idea = copy.get(&idea);
    assert_eq!(now.triage, Some(Word::Parked));
    let days: Vec<_> = now.triaged.into_iter().collect();
    assert_eq!(days, ["2026-03-10 shortlisted", "2026-03-12 declined", "2026-03-12 parked"]);
    copy.to(Trash { record: idea.clone() });
    let (field, message) = copy.refused(triage(Word::New));
    assert_eq!((field.as_str(), message.as_str()), ("", "This idea is in the trash; restore it first."));
}

#[test]
fn votes_are_each_persons_own() {
    let mut copy = Copy::new("a");
    let idea = copy.idea("Canary releases");
    let vote = |vote| Vote { idea: idea.clone(), vote };
    assert_eq!(copy.refused_at(vote(true)), "");
    let ana = copy.person("Ana");
    copy.me = Some(ana.clone());
    copy.same(vote(false));
    copy.to(vote(true));
    copy.same(vote(true));
    let voters: Vec<_> = copy.get::<Idea>(&idea).voters.into_iter().collect();
    assert_eq!(voters, std::slice::from_ref(&ana));
    copy.to(vote(false));
    assert!(copy.get::<Idea>(&idea).voters.is_empty());
    copy.to(Trash { record: ana });
    assert_eq!(copy.refused_at(vote(true)), "", "somebody who is not here can't vote");
}

#[test]
fn ideas_cite_outcomes() {
    let mut copy = Copy::new("a");
    let planned = copy.running();
    copy.to(conclude(&planned));
    let outcome = copy.created("outcome");
    let idea = copy.idea("Canary for all");
    let cite = |outcome: &_, cite| Cite { idea: idea.clone(), outcome: Clone::clone(outcome), cite };
    copy.to(cite(&outcome, true));
    copy.same(cite(&outcome, true));
    assert!(copy.get::<Idea>(&idea).builds_on.contains(&outcome));
    copy.to(cite(&outcome, false));
    assert!(copy.get::<Idea>(&idea).builds_on.is_empty());
    assert_eq!(copy.refused_at(cite(&planned.pilot, true)), "builds_on");
    copy.to(Reopen { pilot: planned.pilot });
    assert_eq!(copy.refused_at(cite(&outcome, true)), "builds_on");
}

#[test]
fn duplicates_run_in_no_circle() {
    let mut copy = Copy::new("a");
    let (a, b, c) = (copy.idea("A"), copy.idea("B"), copy.idea("C"));
    let mark = |idea: &_, of: &_| MarkDuplicate { idea: Clone::clone(idea), of: Some(Clone::clone(of)) };
    copy.to(mark(&b, &a));
    copy.to(mark(&c, &b));
    assert_eq!(copy.value(&c, "duplicate_of"), Value::from(b.as_str()));
    for (idea, of) in [(&a, &a), (&a, &b), (&a, &c)] {
        assert_eq!(copy.refused_at(mark(idea, of)), "duplicate_of");
    }
    copy.to(MarkDuplicate { idea: b.clone(), of: None });
    copy.same(MarkDuplicate { idea: b.clone(), of: None });
    copy.to(mark(&a, &b));
    copy.to(Trash { record: c.clone() });
    assert_eq!(copy.refused_at(mark(&b, &c)), "duplicate_of");
}

#[test]
fn ideas_of_one_day_keep_the_order_in_which_they_were_logged() {
    use pilotbook_core::list::ideas::{IdeaOrder, idea_rows};
    use pilotbook_core::model::attention::{Attention, attention};
    let mut copy = Copy::new("a");
    let logged: Vec<_> = (0..8).map(|n| copy.idea(&format!("Idea {n}"))).collect();
    let mut rows = idea_rows(&copy.book);
    IdeaOrder::Created.sort(&mut rows, true);
    let shown: Vec<_> = rows.iter().rev().map(|row| row.id.clone()).collect();
    assert_eq!(shown, logged);
    let oldest =
        attention(&copy.book, copy.today, pilotbook_core::Time::of_unix_ms(0)).into_iter().find_map(|what| {
            match what {
                Attention::Untriaged { oldest, .. } => Some(oldest),
                _ => None,
            }
        });
    assert_eq!(oldest.as_ref(), logged.first());
}
