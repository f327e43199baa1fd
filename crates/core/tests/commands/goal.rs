use pilotbook_core::Value;
use pilotbook_core::command::*;
use pilotbook_core::journal::RecordId;
use pilotbook_core::model::{Goal, Idea, Pilot};

use crate::copy::{Copy, day, edit, id};

pub fn goal(statement: &str) -> GoalDraft {
    GoalDraft {
        statement: statement.to_owned(),
        from: Some(day("2026-01-01")),
        to: Some(day("2026-12-31")),
        ..GoalDraft::default()
    }
}

pub fn set(copy: &mut Copy, draft: GoalDraft) -> RecordId {
    copy.to(SaveGoal { goal: None, draft });
    copy.created("goal")
}

#[test]
fn a_goal_is_set_and_its_form_saved() {
    let mut copy = Copy::new("a");
    let (ops, rel) = (copy.team("DevOps"), copy.team("DevRel"));
    let step = copy
        .to(SaveGoal { goal: None, draft: GoalDraft { teams: vec![ops.clone()], ..goal(" Ship daily ") } });
    assert_eq!(step.what, "Set goal “Ship daily”");
    let id = copy.created("goal");
    let stands: Goal = copy.get(&id);
    assert_eq!((stands.statement.as_str(), stands.vision), ("Ship daily", None));
    assert_eq!(GoalDraft::of(&stands).teams, [ops]);

    let save = |draft| SaveGoal { goal: Some(id.clone()), draft };
    copy.same(save(GoalDraft::of(&stands)));
    let step = copy.to(save(GoalDraft { to: None, teams: vec![rel.clone()], ..GoalDraft::of(&stands) }));
    assert_eq!(step.what, "Edit goal “Ship daily”");
    assert_eq!(step.write_to(&id).unwrap().set.len(), 3, "only what differs is written");
    let stands: Goal = copy.get(&id);
    assert_eq!((stands.to, GoalDraft::of(&stands).teams), (None, vec![rel.clone()]));

    // A team that went to the trash since then stays where it is.
    copy.to(Trash { record: rel.clone() });
    copy.to(save(GoalDraft { statement: "Ship twice a day".to_owned(), ..GoalDraft::of(&stands) }));
    assert!(copy.get::<Goal>(&id).teams.contains(&rel));
}

#[test]
fn a_goal_is_refused() {
    let mut copy = Copy::new("a");
    let (ops, ana) = (copy.team("DevOps"), copy.person("Ana"));
    let gone = copy.team("Gone");
    copy.to(Trash { record: gone.clone() });
    let stands = set(&mut copy, goal("Ship daily"));
    for (bad, at) in [
        (goal(" "), "statement"),
        (GoalDraft { to: Some(day("2025-12-31")), ..goal("A") }, "to"),
        (GoalDraft { teams: vec![ops.clone(), ana], ..goal("A") }, "teams"),
        (GoalDraft { teams: vec![gone], ..goal("A") }, "teams"),
        (GoalDraft { teams: vec![id("team:none")], ..goal("A") }, "teams"),
    ] {
        assert_eq!(copy.refused_at(SaveGoal { goal: None, draft: bad.clone() }), at);
        assert_eq!(copy.refused_at(SaveGoal { goal: Some(stands.clone()), draft: bad }), at);
    }
    // One day is a period.
    let one = day("2026-01-01");
    set(&mut copy, GoalDraft { to: Some(one), ..goal("A") });
    assert_eq!(copy.refused_at(SaveGoal { goal: Some(id("goal:none")), draft: goal("A") }), "");
    copy.to(Trash { record: stands.clone() });
    assert_eq!(copy.refused_at(SaveGoal { goal: Some(stands), draft: goal("A") }), "");
    // In place, the same.
    let stands = set(&mut copy, goal("A"));
    assert_eq!(copy.refused_at(edit(&stands, "statement", Value::Null)), "statement");
    assert_eq!(copy.refused_at(edit(&stands, "to", "2025-12-31")), "to");
}

#[test]
fn there_is_one_vision() {
    let mut copy = Copy::new("a");
    let vision = |statement| GoalDraft { is_vision: true, ..goal(statement) };
    let first = set(&mut copy, vision("Nobody waits"));
    assert_eq!(copy.book.vision().map(|goal| goal.id), Some(first.clone()));
    let step = copy.to(SaveGoal { goal: None, draft: vision("Everybody ships") });
    let second = copy.created("goal");
    assert!(step.write_to(&first).is_some(), "the former one loses the mark in the same step");
    assert_eq!(copy.get::<Goal>(&first).vision, Some(false));
    assert_eq!(copy.book.vision().map(|goal| goal.id), Some(second.clone()));
    // Edited in place, the same.
    copy.to(edit(&first, "vision", true));
    assert_eq!(copy.get::<Goal>(&second).vision, Some(false));
    // A form that leaves the mark alone writes nothing about it.
    let stands: Goal = copy.get(&second);
    copy.same(SaveGoal { goal: Some(second.clone()), draft: GoalDraft::of(&stands) });
    let stands: Goal = copy.get(&first);
    copy.to(SaveGoal {
        goal: Some(first.clone()),
        draft: GoalDraft { is_vision: false, ..GoalDraft::of(&stands) },
    });
    assert_eq!(copy.book.vision(), None);

    // Two copies each made one: the later mark counts, in both.
    let mut other = Copy::new("b");
    other.merge(&copy);
    copy.to(edit(&first, "vision", true));
    other.to(edit(&second, "vision", true));
    copy.merge(&other);
    other.merge(&copy);
    let visions = [&copy, &other].map(|copy| copy.book.vision().map(|goal| goal.id));
    assert_eq!(visions[0], visions[1]);
    let second = visions[0].clone().unwrap();
    copy.to(edit(&second, "vision", false));
    copy.to(edit(&second, "vision", true));
    assert_eq!(
        copy.book.all::<Goal>().filter(|goal| goal.vision == Some(true)).count(),
        1,
        "settled by any save"
    );
    copy.to(Archive { record: second, archived: true });
    assert_eq!(copy.book.vision(), None, "what is archived is no vision");
}

#[test]
fn ideas_and_pilots_serve_goals_and_kpis() {
    let mut copy = Copy::new("a");
    let pilot = copy.planned().pilot;
    let idea = copy.get::<Pilot>(&pilot).idea.unwrap();
    let goal = set(&mut copy, goal("Ship daily"));
    let serve = |record: &RecordId, served: &RecordId, on| Serve {
        record: record.clone(),
        served: served.clone(),
        on,
    };
    let step = copy.to(serve(&idea, &goal, true));
    assert_eq!(step.what, "Say that idea “Canary releases” serves goal “Ship daily”");
    copy.same(serve(&idea, &goal, true));
    copy.to(serve(&pilot, &goal, true));
    assert!(copy.get::<Pilot>(&pilot).serves.contains(&goal));
    assert_eq!(copy.refused_at(serve(&goal, &goal, true)), "record");
    assert_eq!(copy.refused_at(serve(&idea, &pilot, true)), "serves");
    assert_eq!(copy.refused_at(serve(&idea, &id("goal:none"), true)), "serves");
    copy.to(Trash { record: goal.clone() });
    copy.to(serve(&idea, &goal, false));
    assert!(copy.get::<Idea>(&idea).serves.is_empty());
}
