use pilotbook_core::command::*;
use pilotbook_core::journal::RecordId;
use pilotbook_core::model::escalation::path_of;
use pilotbook_core::model::{EntryType, Issue, IssueType};
use pilotbook_core::{Time, Value};

use crate::copy::{Copy, day, edit, id};

/// Of its owner alone, a blocker of now.
pub fn raise(title: &str) -> RaiseIssue {
    RaiseIssue {
        about: None,
        title: title.to_owned(),
        text: String::new(),
        kind: IssueType::Blocker,
        severity: Some(2),
        teams: Vec::new(),
        owner: None,
        due_on: Some(day("2026-03-20")),
        opened_at: None,
    }
}

fn at(text: &str) -> Time {
    Time::parse(text).unwrap()
}

fn answer(issue: &RecordId, text: &str, at: Option<Time>) -> AnswerIssue {
    AnswerIssue { issue: issue.clone(), text: text.to_owned(), at }
}

fn resolve(issue: &RecordId, learning: &str, at: Option<Time>) -> ResolveIssue {
    ResolveIssue { issue: issue.clone(), learning: learning.to_owned(), at }
}

fn escalate(issue: &RecordId, to: &[&RecordId]) -> EscalateIssue {
    let to = to.iter().map(|to| (*to).clone()).collect();
    EscalateIssue { issue: issue.clone(), to, text: String::new() }
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

    copy.to(answer(&issue, "Looking", None));
    let first = copy.get::<Issue>(&issue).responded_at;
    assert!(first.is_some());
    assert_eq!(copy.book.entries_about(&issue)[0].r#type, Some(EntryType::Comment));
    copy.to(answer(&issue, "Still looking", None));
    assert_eq!(copy.get::<Issue>(&issue).responded_at, first, "the first response is kept");
    copy.same(answer(&issue, " ", None));
    assert_eq!(copy.refused_at(answer(&issue, "Before", Some(raised.opened_at.unwrap()))), "responded_at");

    copy.to(escalate(&issue, &[&ana]));
    let (field, said) = copy.refused(escalate(&issue, &[&ana]));
    assert_eq!(
        (field.as_str(), said.as_str()),
        ("raised_to", "It was raised to Ana already; say why again, or choose somebody else.")
    );
    let step = copy.to(EscalateIssue {
        text: "Two days without a word.".to_owned(),
        ..escalate(&issue, &[&ana, &team])
    });
    assert_eq!(step.what, "Escalate issue “No traffic” to Ana and DevOps");
    assert_eq!(copy.get::<Issue>(&issue).raised_to.len(), 2);
    assert_eq!(copy.book.entries_about(&issue).len(), 3, "why it was raised is a comment");
    let (_, said) = copy.refused(escalate(&issue, &[&ana, &team]));
    assert!(said.starts_with("It was raised to Ana and DevOps already"), "{said}");
    copy.to(EscalateIssue { text: "Still not a word.".to_owned(), ..escalate(&issue, &[&ana]) });
    assert_eq!(copy.refused_at(escalate(&issue, &[&pilot])), "raised_to");
    let (field, said) = copy.refused(escalate(&issue, &[]));
    assert_eq!((field.as_str(), said.contains("nobody")), ("raised_to", true));

    assert_eq!(copy.refused_at(ReopenIssue { issue: issue.clone() }), "");
    copy.to(resolve(&issue, "Ask early", None));
    assert!(copy.get::<Issue>(&issue).resolved_at.is_some());
    assert_eq!(copy.refused_at(resolve(&issue, "", None)), "");
    assert_eq!(copy.refused_at(escalate(&issue, &[&ana])), "");
    copy.to(ReopenIssue { issue: issue.clone() });
    copy.to(resolve(&issue, "", None));
    assert_eq!(copy.get::<Issue>(&issue).learning, "Ask early", "an empty one leaves what is there");
}

#[test]
fn raising_is_refused() {
    let mut copy = Copy::new("a");
    let (team, ana) = (copy.team("DevOps"), copy.person("Ana"));
    for (bad, at) in [
        (raise(" "), "title"),
        (RaiseIssue { severity: Some(0), ..raise("A") }, "severity"),
        (RaiseIssue { severity: Some(5), ..raise("A") }, "severity"),
        (RaiseIssue { severity: None, ..raise("A") }, "severity"),
        (RaiseIssue { severity: Some(5), kind: IssueType::FollowUp, ..raise("A") }, "severity"),
        (RaiseIssue { about: Some(id("pilot:none")), ..raise("A") }, "about"),
        (RaiseIssue { owner: Some(team.clone()), ..raise("A") }, "owner"),
        (RaiseIssue { teams: vec![team, ana], ..raise("A") }, "teams"),
        (RaiseIssue { kind: IssueType::FollowUp, due_on: None, ..raise("A") }, "due_on"),
        (RaiseIssue { opened_at: Some(at("2026-03-11T00:00:00Z")), ..raise("A") }, "opened_at"),
    ] {
        assert_eq!(copy.refused_at(bad), at);
    }
    assert_eq!(copy.refused_at(answer(&id("issue:none"), "A", None)), "");
}

#[test]
fn what_is_to_be_done_needs_no_severity() {
    let mut copy = Copy::new("a");
    copy.to(RaiseIssue { kind: IssueType::FollowUp, severity: None, ..raise("Write it down") });
    let issue = copy.created("issue");
    assert_eq!(copy.get::<Issue>(&issue).severity, None);
    copy.to(edit(&issue, "severity", 3.0));
    copy.to(edit(&issue, "severity", Value::Null));
    copy.to(edit(&issue, "type", "question"));
    copy.to(edit(&issue, "severity", 3.0));
    let (field, said) = copy.refused(edit(&issue, "severity", Value::Null));
    assert!(field == "severity" && said.contains("only a follow-up or an onboarding step"), "{said}");
    // The type that permits it may come with it.
    let both = vec![("severity".to_owned(), Value::Null), ("type".to_owned(), "onboarding_step".into())];
    copy.to(Edit { record: issue.clone(), values: both });
    assert_eq!(copy.get::<Issue>(&issue).severity, None);
}

/// The test's clock stands at 2026-03-09T23:46:40Z and goes on by a minute a step.
#[test]
fn times_after_the_fact() {
    let mut copy = Copy::new("a");
    copy.to(RaiseIssue { opened_at: Some(at("2026-03-06T08:30:20Z")), ..raise("Night shift") });
    let issue = copy.created("issue");
    assert_eq!(copy.get::<Issue>(&issue).opened_at, Some(at("2026-03-06T08:30:20Z")));
    for (time, taken) in [
        ("2026-03-06T08:29:59Z", None),
        ("2026-03-06T08:30:00Z", Some("2026-03-06T08:30:20Z")),
        ("2026-03-06T08:31:00Z", Some("2026-03-06T08:31:00Z")),
        ("2026-03-10T23:00:00Z", None),
    ] {
        let mut trial = copy.clone();
        let command = answer(&issue, "", Some(at(time)));
        match taken {
            Some(taken) => {
                trial.to(command);
                assert_eq!(trial.get::<Issue>(&issue).responded_at, Some(at(taken)), "{time}");
            }
            None => assert_eq!(trial.refused_at(command), "responded_at", "{time}"),
        }
        let mut trial = copy.clone();
        let command = resolve(&issue, "Look at the night shift’s log first", Some(at(time)));
        match taken {
            Some(taken) => {
                trial.to(command);
                assert_eq!(trial.get::<Issue>(&issue).resolved_at, Some(at(taken)), "{time}");
            }
            None => assert_eq!(trial.refused_at(command), "resolved_at", "{time}"),
        }
    }
}

#[test]
fn times_are_edited_in_place_in_their_order() {
    let mut copy = Copy::new("a");
    copy.to(RaiseIssue { opened_at: Some(at("2026-03-06T08:00:00Z")), ..raise("Night shift") });
    let issue = copy.created("issue");
    let refused = |copy: &mut Copy, field: &str, value: Value| {
        let (at, said) = copy.refused(edit(&issue, field, value));
        assert_eq!(at, field, "{said}");
        said
    };
    assert!(
        refused(&mut copy, "resolved_at", "2026-03-06T09:00:00Z".into()).starts_with("Resolve the issue")
    );
    copy.to(edit(&issue, "responded_at", "2026-03-06T09:00:00Z"));
    copy.to(resolve(&issue, "", Some(at("2026-03-06T10:00:00Z"))));
    for (field, value) in [
        ("opened_at", Value::Null),
        ("opened_at", "2026-03-06T09:00:01Z".into()),
        ("opened_at", "2027-03-06T09:00:01Z".into()),
        ("opened_at", "yesterday".into()),
        ("responded_at", "2026-03-06T07:59:59Z".into()),
        ("responded_at", "2026-03-11T09:00:00Z".into()),
        ("resolved_at", "2026-03-06T07:59:59Z".into()),
        ("resolved_at", "2026-03-11T09:00:00Z".into()),
        ("raised_to/person:x", true.into()),
    ] {
        refused(&mut copy, field, value);
    }
    assert!(refused(&mut copy, "resolved_at", Value::Null).starts_with("Reopen the issue"));
    copy.to(edit(&issue, "opened_at", "2026-03-06T09:00:00Z"));
    copy.to(edit(&issue, "resolved_at", "2026-03-06T09:00:00Z"));
    copy.to(edit(&issue, "responded_at", Value::Null));
    // What came as it is by a merge can still be edited elsewhere, and mended.
    let mut change = pilotbook_core::journal::Change::new("Merged");
    for (field, value) in [("resolved_at", "2026-03-01T00:00:00Z"), ("due_on", "")] {
        let value = if value.is_empty() { Value::Null } else { value.into() };
        change.set(&issue, pilotbook_core::journal::Field::parse(field).unwrap(), value);
    }
    copy.write(change);
    let mut ahead = copy.clone();
    copy.to(edit(&issue, "title", "Day shift"));
    copy.to(edit(&issue, "resolved_at", "2026-03-07T00:00:00Z"));
    // Opened by a clock that is ahead, it is answered and resolved at its opening.
    let mut change = pilotbook_core::journal::Change::new("Merged");
    for (field, value) in [("opened_at", "2026-03-10T12:00:00Z".into()), ("resolved_at", Value::Null)] {
        change.set(&issue, pilotbook_core::journal::Field::parse(field).unwrap(), value);
    }
    ahead.write(change);
    ahead.to(resolve(&issue, "", None));
    assert_eq!(ahead.get::<Issue>(&issue).resolved_at, Some(at("2026-03-10T12:00:00Z")));
    // A follow-up has its day, whichever of the two is edited.
    refused(&mut copy, "type", "follow_up".into());
    copy.to(edit(&issue, "due_on", "2026-03-20"));
    copy.to(edit(&issue, "type", "follow_up"));
    refused(&mut copy, "due_on", Value::Null);
    copy.to(edit(&issue, "title", "Night shift"));
}

/// What the agreement says, who has the issue, whom it was raised to so far, and whom it is raised to next.
#[test]
fn the_path_says_whom_it_is_raised_to_next() {
    let path = "Intro names Ana.\n\n## Escalation path\n\n1. Ana Berg and *Ben*\n2. Whoever is on call\n3. The lead of devops\n\n## Later\n\n1. Cem";
    // Its second step has a name in common with the first.
    let shared = "## Escalation path\n\n1. Ana, lead of DevOps\n2. The leads of DevOps and DevRel\n3. Ana and Ben\n4. Ana";
    for (text, owner, raised, next) in [
        (shared, "", "", "Ana Berg, DevOps"),
        (shared, "", "Ana Berg, DevOps", "DevOps, DevRel"),
        (shared, "", "DevOps", "DevOps, DevRel"),
        (shared, "", "DevRel", "Ana Berg, Ben Okri"),
        (shared, "", "Ana Berg, DevOps, DevRel", "Ana Berg, Ben Okri"),
        (shared, "Ben Okri", "Ana Berg, DevOps, DevRel", ""),
        (shared, "", "DevOps, Ben Okri", "Ana Berg"),
        (shared, "", "Ana Berg, Ben Okri", ""),
        (path, "", "", "Ana Berg, Ben Okri"),
        (path, "", "Ben Okri", "DevOps"),
        (path, "Ana Berg", "", "Ana Berg, Ben Okri"),
        (path, "", "DevOps", ""),
        (path, "", "Cem Ada", "Ana Berg, Ben Okri"),
        ("# Our ESCALATION PATH\n- ben", "Ben Okri", "", ""),
        ("# Our ESCALATION PATH\n- ben\n- Cem Ada", "Ben Okri", "", "Cem Ada"),
        ("Escalation path\n---\nFirst we talk.\n\n1) Dana B\n2) Dana", "", "", "Dana B"),
        ("## Escalation path\n\n### For nights\n\n- **Ben Okri**, then Cem", "", "", "Ben Okri, Cem Ada"),
        ("## Escalation path\n\nWe talk.\n\n## Else\n\n1. Ben", "", "", "none"),
        ("## Escalation path\n\n1. … and …\n2. …", "", "", "none"),
        ("No such heading.\n\n1. Ben", "", "", "none"),
    ] {
        let mut copy = Copy::new("a");
        copy.team("DevOps");
        copy.team("DevRel");
        let names = ["Ana Berg", "Ben Okri", "Cem Ada", "Dana A", "Dana B"];
        let people: Vec<RecordId> = names.iter().map(|name| copy.person(name)).collect();
        let named = |copy: &Copy, name: &str| match names.iter().position(|own| *own == name) {
            Some(at) => Some(people[at].clone()),
            None => copy.book.team_named(name).map(|team| team.id),
        };
        copy.to(CreatePage {
            title: "Ours".to_owned(),
            template: "working_agreement".to_owned(),
            text: text.to_owned(),
        });
        copy.to(RaiseIssue { owner: named(&copy, owner), ..raise("A") });
        let issue = copy.created("issue");
        for raised in raised.split(", ") {
            if let Some(to) = named(&copy, raised) {
                copy.to(escalate(&issue, &[&to]));
            }
        }
        let issue: Issue = copy.get(&issue);
        let found = path_of(&copy.book, &issue).map(|path| {
            let next = path.next(&issue).map(|at| &path.steps[at].to);
            let names = next.into_iter().flatten().map(|id| copy.book.name_of(id));
            names.collect::<Vec<_>>().join(", ")
        });
        assert_eq!(found.as_deref().unwrap_or("none"), next, "{text:?} {owner:?} {raised:?}");
    }
}

#[test]
fn of_several_agreements_the_one_of_the_issues_teams_counts() {
    let mut copy = Copy::new("a");
    let (ops, rel, docs) = (copy.team("DevOps"), copy.team("DevRel"), copy.team("Docs"));
    let (ana, ben) = (copy.person("Ana"), copy.person("Ben"));
    let agree = |title: &str, who: &str| CreatePage {
        title: title.to_owned(),
        template: "working_agreement".to_owned(),
        text: format!("## Escalation path\n1. {who}"),
    };
    copy.to(agree("DevOps and DevRel", "Ana"));
    copy.to(agree("DevOps and Docs", "Ben"));
    let second = copy.created("page");
    let first_to = |copy: &mut Copy, teams: &[&RecordId]| {
        copy.to(RaiseIssue { teams: teams.iter().map(|team| (*team).clone()).collect(), ..raise("A") });
        let issue: Issue = copy.get(&copy.created("issue"));
        path_of(&copy.book, &issue).unwrap().steps[0].to.clone()
    };
    assert_eq!(first_to(&mut copy, &[&ops, &rel]), std::slice::from_ref(&ana));
    assert_eq!(first_to(&mut copy, &[&docs, &ops]), [ben]);
    copy.to(Archive { record: second, archived: true });
    assert_eq!(first_to(&mut copy, &[&docs, &ops]), [ana]);
}
