//! Which records stand in which section, and in which order.

use pilotbook_core::review::agenda::{Agenda, Section, What};

use super::build::{agenda, book, day};

/// The records of a section, in their order.
fn records(agenda: &Agenda, section: Section) -> Vec<&str> {
    agenda.items(section).iter().map(|item| item.record.as_str()).collect()
}

#[test]
fn each_section_has_its_own() {
    use Section::*;
    let cases: &[(&str, Section, &str, &[&str])] = &[
        ("nothing", Decisions, "", &[]),
        (
            "decisions of either team or their lead, both first, then the oldest",
            Decisions,
            "idea:a team=team:a
             idea:b team=team:b
             idea:ab team=team:c; supporting_teams/team:a; supporting_teams/team:b
             idea:c team=team:c
             pilot:1 idea=idea:a
             outcome:1 pilot=pilot:1; verdict=failed; decided_on=2026-05-02
             pilot:2 idea=idea:b
             outcome:2 pilot=pilot:2; verdict=succeeded; decided_on=2026-05-01
             pilot:3 idea=idea:ab
             outcome:3 pilot=pilot:3; verdict=succeeded; decided_on=2026-06-01
             pilot:4 idea=idea:c
             outcome:4 pilot=pilot:4; verdict=succeeded; decided_on=2026-06-01
             pilot:5 idea=idea:c; lead=person:ben
             outcome:5 pilot=pilot:5; verdict=abandoned
             pilot:6 lead=person:ana
             outcome:6 pilot=pilot:6; verdict=succeeded; decided_on=2026-04-01",
            &["outcome:3", "outcome:6", "outcome:2", "outcome:1", "outcome:5"],
        ),
        (
            "no decision that was taken, archived, thrown away or taken back",
            Decisions,
            "idea:a team=team:a
             pilot:1 idea=idea:a
             outcome:1 pilot=pilot:1; verdict=failed; decision=drop
             pilot:2 idea=idea:a; archived=true
             outcome:2 pilot=pilot:2; verdict=failed
             pilot:3 idea=idea:a
             outcome:3 pilot=pilot:3; verdict=failed; archived=true
             pilot:4 idea=idea:a; gone
             outcome:4 pilot=pilot:4; verdict=failed
             pilot:5 idea=idea:a
             outcome:5 pilot=pilot:5; verdict=failed; gone
             pilot:6 idea=idea:a
             outcome:6 pilot=pilot:6",
            &[],
        ),
        (
            "issues that name both first, then blockers, then the worst, then what is due",
            InTheWay,
            "issue:1 type=question; severity=1; teams/team:a
             issue:2 type=blocker; severity=3; teams/team:b
             issue:3 type=blocker; severity=2; teams/team:a; teams/team:c
             issue:4 type=other; teams/team:a; teams/team:b
             issue:5 type=incident; severity=4; teams/team:b; teams/team:a
             issue:6 teams/team:a
             issue:7 type=question; severity=1; teams/team:b; due_on=2026-06-20
             issue:8 type=blocker; teams/team:c",
            &["issue:5", "issue:4", "issue:3", "issue:2", "issue:7", "issue:1", "issue:6"],
        ),
        (
            "an issue that names no team is of what it is about, and of its owner",
            InTheWay,
            "idea:a team=team:a
             idea:c team=team:c
             pilot:1 idea=idea:a
             outcome:1 pilot=pilot:1; verdict=failed; decision=drop
             goal:1 teams/team:a; teams/team:b
             kpi:1 owners/team:b
             page:1 title=Page
             entry:1 about=idea:c; teams/team:a
             issue:1 type=blocker; about=pilot:1
             issue:2 type=blocker; about=outcome:1; owner=person:ben
             issue:3 type=blocker; about=page:1
             issue:4 type=blocker; about=page:1; owner=person:ana
             issue:5 type=blocker; about=goal:1
             issue:6 type=blocker; about=kpi:1
             issue:7 type=blocker; about=entry:1
             issue:8 type=blocker; about=idea:c; owner=person:cyd
             issue:9 type=blocker; about=idea:a; owner=person:ana; teams/team:c
             issue:10 type=blocker; about=team:b
             issue:11 type=blocker; about=person:ben
             issue:12 type=blocker; about=idea:unknown; owner=person:ana
             issue:13 type=blocker",
            &[
                "issue:2", "issue:5", "issue:1", "issue:10", "issue:11", "issue:12", "issue:4", "issue:6",
                "issue:7",
            ],
        ),
        (
            "no issue that is resolved, archived, thrown away or about something in the trash",
            InTheWay,
            "idea:a team=team:a; gone
             idea:b team=team:b; archived=true
             issue:1 teams/team:a; resolved_at=2026-06-01T10:00:00Z
             issue:2 teams/team:a; archived=true
             issue:3 teams/team:a; gone
             issue:4 teams/team:a; about=idea:a
             issue:5 teams/team:a; about=idea:b",
            &["issue:5"],
        ),
        (
            "KPIs off course: both first, then missed, off track, at risk, without data; by name",
            Kpis,
            "kpi:missed name=M; owners/team:a; baseline=0; target=10; due_on=2026-06-11
             reading:1 of=kpi:missed; day=2026-06-01; value=5
             kpi:off name=O; contributors/team:b; baseline=0; target=10; start_on=2026-01-01; due_on=2026-12-31
             reading:2 of=kpi:off; day=2026-06-01; value=1
             kpi:risk name=R; owners/team:a; baseline=0; target=10; start_on=2026-01-01; due_on=2026-12-31
             reading:3 of=kpi:risk; day=2026-06-01; value=2.5
             kpi:none name=N; owners/team:b
             kpi:both name=Z; owners/team:a; contributors/team:b; start_on=2026-06-12; due_on=2026-06-12
             kpi:on name=On; owners/team:a; baseline=0; target=10; start_on=2026-01-01; due_on=2026-12-31
             reading:4 of=kpi:on; day=2026-06-01; value=5
             kpi:met name=Met; owners/team:a; baseline=0; target=10; due_on=2026-01-31
             reading:5 of=kpi:met; day=2026-01-20; value=10
             kpi:open name=Open; owners/team:a; baseline=0; target=10
             reading:6 of=kpi:open; day=2026-01-20; value=1
             kpi:over name=Over; owners/team:a; due_on=2026-06-11
             kpi:later name=Later; owners/team:a; start_on=2026-06-13
             kpi:other name=Other; owners/team:c
             kpi:old name=Old; owners/team:a; archived=true
             kpi:gone name=Gone; owners/team:a; gone",
            &["kpi:both", "kpi:missed", "kpi:off", "kpi:risk", "kpi:none"],
        ),
        (
            "what is to be done, due first, whoever's it is",
            FollowUps,
            "entry:1 type=check_in; teams/team:a; teams/team:b
             entry:2 type=check_in; teams/team:a; teams/team:b; gone
             issue:1 type=follow_up; teams/team:a; teams/team:b
             issue:2 type=follow_up; owner=person:ben; due_on=2026-06-20
             issue:3 type=onboarding_step; owner=person:ana; due_on=2026-06-10
             issue:4 type=follow_up; about=entry:1; due_on=2026-06-11
             issue:5 type=follow_up; owner=person:cyd; due_on=2026-06-11
             issue:6 type=follow_up; about=entry:2; owner=person:ana; due_on=2026-06-11
             issue:7 type=follow_up; owner=person:ana; due_on=2026-06-11; archived=true
             issue:8 type=follow_up; owner=person:ana; resolved_at=2026-06-11T10:00:00Z",
            &["issue:3", "issue:4", "issue:2", "issue:1"],
        ),
        (
            "pilots that run past their end, the longest first",
            PastEnd,
            "idea:a team=team:a
             idea:c team=team:c
             pilot:1 idea=idea:a; started_on=2026-01-01; planned_end=2026-06-11
             pilot:2 idea=idea:c; lead=person:ben; started_on=2026-01-01; planned_end=2026-06-01
             pilot:3 idea=idea:a; started_on=2026-01-01; planned_end=2026-06-12
             pilot:4 idea=idea:a; planned_end=2026-06-01
             pilot:5 idea=idea:c; started_on=2026-01-01; planned_end=2026-06-01
             pilot:6 idea=idea:a; started_on=2026-01-01; planned_end=2026-06-01; archived=true
             pilot:7 idea=idea:a; started_on=2026-01-01; planned_end=2026-06-01
             outcome:7 pilot=pilot:7; verdict=failed; decision=drop",
            &["pilot:2", "pilot:1"],
        ),
        (
            "ideas of one that the other is asked for, the oldest first",
            Waiting,
            "idea:1 team=team:a; supporting_teams/team:b; created_on=2026-06-01
             idea:2 team=team:b; supporting_teams/team:a; created_on=2026-05-01; triage=shortlisted
             idea:3 team=team:b; supporting_teams/team:c; created_on=2026-05-01
             idea:4 team=team:c; supporting_teams/team:a; supporting_teams/team:b
             idea:5 team=team:a; supporting_teams/team:b; triage=parked
             idea:6 team=team:a; supporting_teams/team:b; triage=declined
             idea:7 team=team:a; supporting_teams/team:b; duplicate_of=idea:1
             idea:8 team=team:a; supporting_teams/team:b; archived=true
             idea:9 team=team:a; supporting_teams/team:b
             pilot:9 idea=idea:9
             idea:10 team=team:a; supporting_teams/team:b; supporting_teams/team:c
             idea:11 team=team:a; supporting_teams/team:a",
            &["idea:2", "idea:1", "idea:10"],
        ),
        (
            "what was done in the last days, the newest first; a day begins with the workspace's clocks",
            Done,
            "issue:1 teams/team:a; resolved_at=2026-06-01T10:00:00Z
             issue:2 teams/team:b; type=follow_up; resolved_at=2026-06-02T10:00:00Z
             issue:3 teams/team:a; resolved_at=2026-05-12T22:00:00Z
             issue:4 teams/team:a; resolved_at=2026-05-12T21:59:59Z
             issue:5 teams/team:c; resolved_at=2026-06-02T10:00:00Z
             issue:6 teams/team:a; resolved_at=2026-06-02T10:00:00Z; archived=true",
            &["issue:2", "issue:1", "issue:3"],
        ),
        (
            "from the day of the last meeting on",
            Done,
            "entry:1 type=check_in; day=2026-06-02; teams/team:a; teams/team:b; about=workspace:settings
             issue:1 teams/team:a; resolved_at=2026-06-01T10:00:00Z
             issue:2 teams/team:b; resolved_at=2026-06-02T10:00:00Z",
            &["issue:2"],
        ),
        (
            "an onboarding once all its steps are done",
            Done,
            "page:guide title=Guide
             issue:1 type=onboarding_step; about=page:guide; owner=person:ana; resolved_at=2026-06-01T10:00:00Z
             issue:2 type=onboarding_step; about=page:guide; owner=person:ana; resolved_at=2026-03-01T10:00:00Z
             issue:3 type=onboarding_step; about=page:guide; owner=person:ana; gone
             issue:4 type=onboarding_step; about=page:guide; owner=person:ben; resolved_at=2026-06-01T10:00:00Z
             issue:5 type=onboarding_step; about=page:guide; owner=person:ben
             issue:6 type=onboarding_step; about=page:guide; owner=person:cyd; resolved_at=2026-06-01T10:00:00Z",
            &["issue:1"],
        ),
    ];
    for (what, section, lines, expected) in cases {
        let book = book(lines);
        let agenda = agenda(&book);
        assert_eq!(records(&agenda, *section), *expected, "{what}");
    }
}

#[test]
fn a_meeting_is_a_check_in_of_both_about_the_whole() {
    let held = |fields: &str| {
        let book = book(&format!("pilot:1 title=P\nentry:1 {fields}"));
        let agenda = agenda(&book);
        let days = agenda.notes.iter().map(|notes| format!("notes of {}", notes.day));
        days.chain(agenda.last.iter().map(|last| format!("last {}", last.day))).collect::<Vec<_>>().join(", ")
    };
    let both = "teams/team:a; teams/team:b";
    for (fields, expected) in [
        (format!("type=check_in; day=2026-06-02; about=workspace:settings; {both}"), "last 2026-06-02"),
        (format!("type=check_in; day=2026-06-12; about=workspace:settings; {both}"), "notes of 2026-06-12"),
        (format!("type=check_in; day=2026-06-02; {both}; teams/team:c"), "last 2026-06-02"),
        (format!("type=check_in; day=2026-06-13; about=workspace:settings; {both}"), ""),
        (format!("type=check_in; about=workspace:settings; {both}"), ""),
        (format!("type=check_in; day=2026-06-02; about=pilot:1; {both}"), ""),
        (format!("type=review; day=2026-06-02; about=workspace:settings; {both}"), ""),
        (format!("type=check_in; day=2026-06-02; archived=true; {both}"), ""),
        (format!("type=check_in; day=2026-06-02; gone; {both}"), ""),
        ("type=check_in; day=2026-06-02; teams/team:a".to_owned(), ""),
    ] {
        assert_eq!(held(&fields), expected, "{fields}");
    }
}

#[test]
fn a_meeting_knows_what_was_taken_in_it() {
    let lines = "
        entry:1 type=check_in; day=2026-06-02; text=Said; people/person:ana; people/person:gone; teams/team:a; teams/team:b
        entry:2 type=check_in; day=2026-05-02; teams/team:a; teams/team:b
        issue:1 type=follow_up; about=entry:1; title=Later; owner=person:ben; due_on=2026-06-20
        issue:2 type=follow_up; about=entry:1; title=Done; due_on=2026-06-03; resolved_at=2026-06-04T10:00:00Z
        issue:3 type=follow_up; about=entry:1; title=Soon; due_on=2026-06-13
        issue:4 type=follow_up; about=entry:1; title=Dropped; archived=true
        issue:5 type=question; about=entry:1; title=Why";
    let book = book(lines);
    let agenda = agenda(&book);
    let last = agenda.last.as_ref().unwrap();
    assert_eq!(
        (last.day, last.text.as_str(), &last.people[..]),
        (day("2026-06-02"), "Said", &["Ana".to_owned()][..])
    );
    let taken: Vec<_> =
        last.taken.iter().map(|one| (one.title.as_str(), one.owner.as_str(), one.done)).collect();
    assert_eq!(taken, [("Soon", "", false), ("Later", "Ben", false), ("Done", "", true)]);
    assert_eq!(records(&agenda, Section::FollowUps), ["issue:3", "issue:1"]);
    assert!(agenda.items(Section::FollowUps).iter().all(|item| item.is_of_both() && item.is_to_do()));
    assert_eq!(agenda.since, last.day);
}

#[test]
fn an_onboarding_is_told_by_its_guide_and_person() {
    let lines = "
        page:guide title=New here
        issue:1 type=onboarding_step; title=A; about=page:guide; owner=person:ana; resolved_at=2026-06-01T10:00:00Z
        issue:2 type=onboarding_step; title=B; about=page:guide; owner=person:ana; teams/team:b; resolved_at=2026-06-03T10:00:00Z";
    let book = book(lines);
    let agenda = agenda(&book);
    let [item] = agenda.items(Section::Done) else { panic!("{agenda:?}") };
    assert_eq!(item.title, "New here");
    assert_eq!((item.record.as_str(), item.about.as_ref().unwrap().as_str()), ("issue:2", "page:guide"));
    let expected = What::Onboarded { person: "Ana".to_owned(), steps: 2, on: day("2026-06-03") };
    assert_eq!((&item.what, item.is_of_both()), (&expected, true));
}
