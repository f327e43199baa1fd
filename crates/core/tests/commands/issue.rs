use pilotbook_core::command::*;
use pilotbook_core::model::{EntryType, Issue, IssueType};

use crate::copy::{Copy, day, id};

fn raise(title: &str) -> RaiseIssue {
    RaiseIssue {
        about: None,
        title: title.to_owned(),
        text: String::new(),
        kind: IssueType::Blocker,
        severity: 2,
        teams: Vec::new(),
        owner: None,
        due_on: Some(day("2026-03-20")),
    }
}

#[test]
fn from_raised_to_resolved() {
    let mut copy = Copy::new("a");
    let (pilot, team, ana) = (copy.planned().pilot, copy.team("DevOps"), copy.person("Ana"));
    copy.to(RaiseIssue {
        about: Some(pilot.clone()),
        teams: vec![team.clone()],
        owner: Some(ana.clone()),
        ..raise("No traffic")
    });
    let issue = copy.created("issue");
    let raised: Issue = copy.get(&issue);
    assert_eq!(
        (raised.severity, raised.about, raised.owner),
        (Some(2.0), Some(pilot.clone()), Some(ana.clone()))
    );
    assert!(raised.opened_at.is_some() && raised.teams.contains(&team));
    assert_eq!(copy.book.issues_about(&pilot).len(), 1);

    let answer = |text: &str| AnswerIssue { issue: issue.clone(), text: text.to_owned() };
    copy.to(answer("Looking"));
    let first = copy.get::<Issue>(&issue).responded_at;
    assert!(first.is_some());
    assert_eq!(copy.book.entries_about(&issue)[0].r#type, Some(EntryType::Comment));
    copy.to(answer("Still looking"));
    assert_eq!(copy.get::<Issue>(&issue).responded_at, first, "the first response is kept");
    copy.same(answer(" "));

    let escalate = |to: &_| EscalateIssue { issue: issue.clone(), to: Clone::clone(to) };
    copy.to(escalate(&ana));
    copy.same(escalate(&ana));
    copy.to(escalate(&team));
    assert_eq!(copy.get::<Issue>(&issue).raised_to.len(), 2);
    assert_eq!(copy.refused_at(escalate(&pilot)), "raised_to");

    assert_eq!(copy.refused_at(ReopenIssue { issue: issue.clone() }), "");
    copy.to(ResolveIssue { issue: issue.clone(), learning: "Ask early".to_owned() });
    assert!(copy.get::<Issue>(&issue).resolved_at.is_some());
    assert_eq!(copy.refused_at(ResolveIssue { issue: issue.clone(), learning: String::new() }), "");
    assert_eq!(copy.refused_at(escalate(&ana)), "");
    copy.to(ReopenIssue { issue: issue.clone() });
    copy.to(ResolveIssue { issue: issue.clone(), learning: String::new() });
    assert_eq!(copy.get::<Issue>(&issue).learning, "Ask early", "an empty one leaves what is there");
}

#[test]
fn raising_is_refused() {
    let mut copy = Copy::new("a");
    let (team, ana) = (copy.team("DevOps"), copy.person("Ana"));
    for (bad, at) in [
        (raise(" "), "title"),
        (RaiseIssue { severity: 0, ..raise("A") }, "severity"),
        (RaiseIssue { severity: 5, ..raise("A") }, "severity"),
        (RaiseIssue { about: Some(id("pilot:none")), ..raise("A") }, "about"),
        (RaiseIssue { owner: Some(team.clone()), ..raise("A") }, "owner"),
        (RaiseIssue { teams: vec![team, ana], ..raise("A") }, "teams"),
    ] {
        assert_eq!(copy.refused_at(bad), at);
    }
    assert_eq!(copy.refused_at(AnswerIssue { issue: id("issue:none"), text: "A".to_owned() }), "");
}
