//! Learning together and recognition: what is written, what is refused, how it is changed.

use pilotbook_core::command::*;
use pilotbook_core::journal::RecordId;
use pilotbook_core::list::learning::{learning_rows, open_follow_ups, recognitions_of};
use pilotbook_core::model::{Entry, EntryType, Issue, IssueType, Verdict};

use crate::copy::{Copy, conclude, day, edit, id};

/// Three teams, and somebody of each: Ana of DevOps, Ben of DevRel, Cleo of DevRel and Docs.
struct House {
    copy: Copy,
    ops: RecordId,
    rel: RecordId,
    docs: RecordId,
    ana: RecordId,
    ben: RecordId,
    cleo: RecordId,
}

fn house() -> House {
    let mut copy = Copy::new("a");
    let (ops, rel, docs) = (copy.team("DevOps"), copy.team("DevRel"), copy.team("Docs"));
    let mut person = |name: &str, teams: &[&RecordId]| {
        let teams = teams.iter().copied().cloned().collect();
        copy.to(AddPerson { name: name.to_owned(), teams });
        copy.created("person")
    };
    let (ana, ben) = (person("Ana", &[&ops]), person("Ben", &[&rel]));
    let cleo = person("Cleo", &[&rel, &docs]);
    House { copy, ops, rel, docs, ana, ben, cleo }
}

fn log(kind: EntryType, teams: &[&RecordId], people: &[&RecordId]) -> LogEntry {
    LogEntry {
        kind,
        about: None,
        day: day("2026-03-09"),
        text: "A morning on call.\nTwo pages were ours.".to_owned(),
        people: people.iter().copied().cloned().collect(),
        teams: teams.iter().copied().cloned().collect(),
        follow_ups: Vec::new(),
    }
}

fn follow_up(title: &str, due: &str, owner: Option<&RecordId>) -> FollowUp {
    FollowUp { title: title.to_owned(), owner: owner.cloned(), due_on: Some(day(due)) }
}

#[test]
fn an_entry_and_its_follow_ups_are_one_step() {
    let House { mut copy, ops, rel, ana, .. } = house();
    copy.me = Some(ana.clone());
    let follow_ups = vec![
        follow_up("Say what a rate limit answers", "2026-03-20", Some(&ana)),
        follow_up("Ask again", "2026-03-01", None),
    ];
    let step = copy.to(LogEntry { follow_ups, ..log(EntryType::JointTraining, &[&ops, &rel], &[]) });
    assert_eq!(step.what, "Log joint training: “A morning on call.”");
    let entry: Entry = copy.get(&copy.created("entry"));
    assert_eq!(
        (entry.r#type, entry.day, entry.about),
        (Some(EntryType::JointTraining), Some(day("2026-03-09")), None)
    );
    // Who logs it needn't have been there.
    assert!(entry.people.is_empty() && entry.teams == [ops.clone(), rel.clone()].into());
    assert_eq!(copy.book.title_of(&entry.id), "A morning on call.");
    let issues = copy.all_created("issue");
    assert_eq!(issues.len(), 2);
    for issue in &issues {
        let issue: Issue = copy.get(issue);
        assert_eq!((issue.about, issue.r#type), (Some(entry.id.clone()), Some(IssueType::FollowUp)));
        assert_eq!(
            (issue.teams, issue.severity),
            (entry.teams.clone(), None),
            "its day says when, and no target time does"
        );
        assert!(issue.opened_at.is_some());
    }
    // Done, it leaves the open ones; its learning is kept.
    let rows = learning_rows(&copy.book);
    let open: Vec<String> = open_follow_ups(&rows).into_iter().map(|(_, issue)| issue.title).collect();
    assert_eq!(open, ["Ask again", "Say what a rate limit answers"]);
    let issue = rows[0].follow_ups[0].id.clone();
    copy.to(ResolveIssue { issue, learning: String::new(), at: None });
    assert_eq!(open_follow_ups(&learning_rows(&copy.book)).len(), 1);
    // Archived, a follow-up is none of those that are done or not.
    let mut other = copy.clone();
    let record = rows[0].follow_ups[1].id.clone();
    other.to(Archive { record, archived: true });
    assert_eq!(learning_rows(&other.book)[0].follow_ups.len(), 1);
    // Thrown away, it takes its follow-ups out of its list; they stay issues, hidden with it.
    let step = copy.to(Trash { record: entry.id });
    assert_eq!(step.what, "Move entry “A morning on call.” to the trash");
    assert!(learning_rows(&copy.book).is_empty());
    assert_eq!(copy.book.all::<Issue>().count(), 2);
}

#[test]
fn people_bring_their_teams_along() {
    let House { mut copy, ops, rel, docs, ana, ben, cleo } = house();
    // (teams named, people, teams written down)
    type Named<'a> = &'a [&'a RecordId];
    let cases: [(Named<'_>, Named<'_>, Named<'_>); 5] = [
        (&[], &[&ana, &ben], &[&ops, &rel]),
        (&[&ops], &[&ben], &[&ops, &rel]),
        (&[&ops, &rel], &[&ana, &ben], &[&ops, &rel]),
        // Cleo stands for DevRel, which is named; where neither of hers is, for both.
        (&[&ops, &rel], &[&cleo], &[&ops, &rel]),
        (&[&ops], &[&cleo], &[&ops, &rel, &docs]),
    ];
    for (teams, people, written) in cases {
        copy.to(log(EntryType::Shadowing, teams, people));
        let entry: Entry = copy.get(&copy.created("entry"));
        assert_eq!(entry.teams, written.iter().copied().cloned().collect(), "{teams:?} {people:?}");
    }
}

#[test]
fn what_is_refused_says_where() {
    let House { mut copy, ops, rel, ana, cleo, ben, .. } = house();
    let planned = copy.running();
    let good = || log(EntryType::Shadowing, &[&ops, &rel], &[]);
    let with =
        |own: FollowUp| LogEntry { follow_ups: vec![follow_up("A", "2026-04-01", None), own], ..good() };
    let cases: Vec<(LogEntry, &str)> = vec![
        (LogEntry { day: day("2026-03-11"), ..good() }, "day"),
        (LogEntry { text: " \n".to_owned(), ..good() }, "text"),
        (LogEntry { kind: EntryType::Comment, ..good() }, "type"),
        (LogEntry { kind: EntryType::Agreed, ..good() }, "type"),
        (LogEntry { about: Some(id("outcome:none")), ..good() }, "about"),
        (LogEntry { kind: EntryType::CheckIn, about: Some(planned.pilot.clone()), ..good() }, "about"),
        (LogEntry { teams: vec![ops.clone(), id("team:none")], ..good() }, "teams"),
        (LogEntry { teams: vec![ops.clone(), ana.clone()], ..good() }, "teams"),
        (LogEntry { people: vec![id("person:none")], ..good() }, "people"),
        (log(EntryType::Shadowing, &[&ops], &[]), "teams"),
        (log(EntryType::TeamBuilding, &[&ops], &[&ana]), "teams"),
        (log(EntryType::KnowledgeSharing, &[], &[]), "teams"),
        (log(EntryType::CheckIn, &[&rel], &[&ben]), "teams"),
        // One person of two teams learned alone.
        (log(EntryType::JointTraining, &[], &[&cleo]), "teams"),
        (log(EntryType::Retrospective, &[], &[]), "teams"),
        (log(EntryType::Recognition, &[], &[]), "people"),
        (with(FollowUp { title: " ".to_owned(), ..follow_up("", "2026-04-01", None) }), "title.1"),
        (with(FollowUp { due_on: None, ..follow_up("B", "2026-04-01", None) }), "due_on.1"),
        (with(follow_up("B", "2026-04-01", Some(&ops))), "owner.1"),
        (with(follow_up("B", "2026-04-01", Some(&id("person:none")))), "owner.1"),
    ];
    for (bad, at) in cases {
        assert_eq!(copy.refused_at(bad.clone()), at, "{bad:?}");
    }
    // Of one team alone there are retrospectives, and thanks.
    copy.to(log(EntryType::Retrospective, &[&ops], &[]));
    copy.to(log(EntryType::Recognition, &[&ops], &[]));
    copy.to(log(EntryType::JointTraining, &[&rel], &[&cleo]));
    copy.to(LogEntry { about: Some(planned.pilot), ..log(EntryType::Retrospective, &[], &[&ana]) });
}

#[test]
fn a_brave_failure_is_recognised_as_such() {
    let House { mut copy, ana, ben, rel, .. } = house();
    let planned = copy.running();
    let failed = CriterionResult::Number(Some(9.0));
    let results =
        vec![(planned.number.clone(), failed), (planned.yes_no.clone(), CriterionResult::YesNo(Some(true)))];
    copy.to(Conclude { verdict: Verdict::Failed, results, ..conclude(&planned) });
    let outcome = copy.created("outcome");
    let thanks =
        LogEntry { about: Some(outcome.clone()), ..log(EntryType::Recognition, &[&rel], &[&ana, &ben]) };
    let step = copy.to(thanks);
    assert_eq!(step.what, "Recognise Ana, Ben, DevRel: “A morning on call.”");
    let rows = recognitions_of(&copy.book, &outcome);
    assert_eq!(
        (rows.len(), rows[0].name(), rows[0].verdict),
        (1, "A brave failure recognised", Some(Verdict::Failed))
    );
    assert_eq!(rows[0].people, ["Ana", "Ben"]);
    // Reopened, there is nothing to be a failure of; the thanks stay.
    copy.to(Reopen { pilot: planned.pilot.clone() });
    assert_eq!(learning_rows(&copy.book)[0].name(), "Recognition");
    copy.to(conclude(&planned));
    assert_eq!(learning_rows(&copy.book)[0].name(), "A success recognised");
}

#[test]
fn an_entry_is_changed_by_the_same_rules() {
    let House { mut copy, ops, rel, docs, ana, ben, .. } = house();
    copy.to(log(EntryType::Shadowing, &[&ops, &rel], &[&ana]));
    let entry = copy.created("entry");
    let began = form(&copy, &entry);
    let wanted = |teams: &[&RecordId], people: &[&RecordId]| EntryForm {
        people: people.iter().copied().cloned().collect(),
        teams: teams.iter().copied().cloned().collect(),
        ..began.clone()
    };
    let with = |wanted: EntryForm| ChangeEntry { entry: entry.clone(), began: began.clone(), wanted };
    let change = |teams: &[&RecordId], people: &[&RecordId]| with(wanted(teams, people));
    copy.same(change(&[&ops, &rel], &[&ana]));
    let step = copy.to(change(&[&ops, &docs], &[&ben]));
    assert_eq!(step.what, "Edit shadowing: “A morning on call.”");
    let now: Entry = copy.get(&entry);
    // Ben's team comes with him, as when it was logged.
    assert_eq!(
        (now.teams, now.people),
        ([ops.clone(), docs.clone(), rel.clone()].into(), [ben.clone()].into())
    );
    let began = form(&copy, &entry);
    let with = |wanted: EntryForm| ChangeEntry { entry: entry.clone(), began: began.clone(), wanted };
    let cases: [(ChangeEntry, &str); 7] = [
        (with(wanted(&[&ops], &[&ana])), "teams"),
        (with(wanted(&[], &[])), "teams"),
        (with(wanted(&[&ops, &ana], &[])), "teams"),
        (with(EntryForm { day: Some(day("2026-03-11")), ..began.clone() }), "day"),
        (with(EntryForm { day: None, ..began.clone() }), "day"),
        (with(EntryForm { text: String::new(), ..began.clone() }), "text"),
        (ChangeEntry { entry: id("entry:none"), ..with(began.clone()) }, ""),
    ];
    for (bad, at) in cases {
        assert_eq!(copy.refused_at(bad.clone()), at, "{bad:?}");
    }
    // In place, one field at a time: Docs stays, and Ben of DevRel.
    copy.to(edit(&entry, &format!("teams/{ops}"), false));
    copy.to(edit(&entry, &format!("teams/{rel}"), false));
    let gone = format!("people/{ben}");
    assert_eq!(copy.refused_at(edit(&entry, &gone, false)), gone);
    copy.to(edit(&entry, &format!("people/{ana}"), true));
    copy.to(edit(&entry, &gone, false));
    // Another note has no such rule, and isn't changed by this command.
    copy.to(Comment { about: ops.clone(), text: "A".to_owned() });
    let comment = copy.created("entry");
    copy.to(edit(&comment, &format!("teams/{ops}"), true));
    copy.to(edit(&comment, &format!("teams/{ops}"), false));
    assert_eq!(copy.refused_at(ChangeEntry { entry: comment, ..with(began.clone()) }), "");
}

/// What the form of an entry begins with.
/// Those who were there were of the teams that are written down, whichever they are of now.
#[test]
fn somebody_who_is_added_brings_nobody_elses_teams() {
    let House { mut copy, ops, rel, docs, ana, ben, .. } = house();
    copy.to(log(EntryType::Shadowing, &[&ops, &rel], &[&ana]));
    let entry = copy.created("entry");
    copy.to(edit(&ana, &format!("teams/{ops}"), false));
    copy.to(edit(&ana, &format!("teams/{docs}"), true));
    let began = form(&copy, &entry);
    let mut wanted = began.clone();
    wanted.people.push(ben);
    copy.to(ChangeEntry { entry: entry.clone(), began, wanted });
    assert_eq!(copy.get::<Entry>(&entry).teams, [ops, rel].into());
}

fn form(copy: &Copy, entry: &RecordId) -> EntryForm {
    let entry: Entry = copy.get(entry);
    EntryForm {
        day: entry.day,
        text: entry.text,
        people: entry.people.into_iter().collect(),
        teams: entry.teams.into_iter().collect(),
    }
}

/// What another tab did while a form was open stays, unless the same was changed here; then it is told once.
#[test]
fn a_change_writes_no_more_than_was_changed() {
    let House { mut copy, ops, rel, docs, ana, ben, .. } = house();
    copy.to(log(EntryType::Shadowing, &[&ops, &rel], &[&ana]));
    let entry = copy.created("entry");
    let began = form(&copy, &entry);
    let save = |wanted: EntryForm| ChangeEntry { entry: entry.clone(), began: began.clone(), wanted };
    // Another tab: Ben and Docs came too, and the text is mended.
    copy.to(edit(&entry, &format!("people/{ben}"), true));
    copy.to(edit(&entry, &format!("teams/{docs}"), true));
    copy.to(edit(&entry, "text", "Mended."));
    let step = copy.to(save(EntryForm { day: Some(day("2026-03-08")), ..began.clone() }));
    assert_eq!(step.what, "Edit shadowing: “Mended.”");
    let now: Entry = copy.get(&entry);
    assert_eq!((now.day, now.text.as_str()), (Some(day("2026-03-08")), "Mended."));
    assert_eq!(now.people, [ana.clone(), ben.clone()].into());
    assert_eq!(now.teams, [ops.clone(), rel.clone(), docs.clone()].into());
    // Ana is taken out here; Ben, of whom the form knows nothing, stays.
    copy.to(save(EntryForm { people: Vec::new(), ..began.clone() }));
    assert_eq!(copy.get::<Entry>(&entry).people, [ben].into());
    let both = save(EntryForm { text: "Mine.".to_owned(), ..began.clone() });
    let (at, said) = copy.refused(both.clone());
    assert!(at == "text" && said.contains("changed elsewhere") && said.contains("“Mended.”"), "{said}");
    let told = EntryForm { text: "Mended.".to_owned(), ..began.clone() };
    copy.to(ChangeEntry { began: told, ..both });
    assert_eq!(copy.get::<Entry>(&entry).text, "Mine.");
    // The same words are no quarrel.
    copy.same(save(EntryForm { text: "Mine.".to_owned(), ..began.clone() }));
}

/// Who lies in the trash is offered by no form, and stays in the entry when its text is mended.
#[test]
fn a_change_keeps_who_cannot_be_offered() {
    let House { mut copy, ops, rel, ana, ben, .. } = house();
    copy.to(log(EntryType::Shadowing, &[&ops, &rel], &[&ana, &ben]));
    let entry = copy.created("entry");
    copy.to(Trash { record: ben.clone() });
    copy.to(Trash { record: rel.clone() });
    let began = EntryForm { people: vec![ana.clone()], teams: vec![ops.clone()], ..form(&copy, &entry) };
    let wanted = EntryForm { text: "A morning on call, twice.".to_owned(), ..began.clone() };
    copy.to(ChangeEntry { entry: entry.clone(), began, wanted });
    let now: Entry = copy.get(&entry);
    assert_eq!((now.people, now.teams), ([ana, ben].into(), [ops, rel].into()));
}

#[test]
fn notes_of_a_meeting_say_what_is_missing() {
    let House { mut copy, ops, rel, .. } = house();
    let none = LogEntry { text: String::new(), ..log(EntryType::CheckIn, &[&ops, &rel], &[]) };
    let with = LogEntry { follow_ups: vec![follow_up("Ask", "2026-04-01", None)], ..none.clone() };
    let said = |copy: &mut Copy, command: LogEntry| copy.refused(command).1;
    assert_eq!(said(&mut copy, none), "Say in a sentence what was said or decided.");
    assert_eq!(
        said(&mut copy, with),
        "Say in a sentence what was said or decided; the follow-ups are kept with it."
    );
}
