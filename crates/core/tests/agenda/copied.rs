//! The agenda as Markdown.

use pilotbook_core::review::agenda::agenda_markdown;

use super::build::{agenda, book};

const LINES: &str = "
    idea:1 title=Warm *sandboxes*; team=team:a; supporting_teams/team:b; created_on=2026-05-01
    idea:2 title=Canary; team=team:a
    pilot:2 idea=idea:2
    outcome:2 pilot=pilot:2; verdict=succeeded; decided_on=2026-05-29
    pilot:3 title=Docs search; lead=person:ben; started_on=2026-01-01; planned_end=2026-06-11
    kpi:1 name=Time to first page; unit=min; owners/team:a; contributors/team:b; baseline=60; target=20; start_on=2026-01-01; due_on=2026-06-30
    reading:1 of=kpi:1; day=2026-06-01; value=52.5
    kpi:2 name=CSAT; unit=%; owners/team:b; target=80
    page:guide title=New here
    entry:0 type=check_in; day=2026-06-02; text=Met.; people/person:ana; people/person:ben; teams/team:a; teams/team:b
    entry:1 type=check_in; day=2026-06-12; text=We # agreed; teams/team:a; teams/team:b
    issue:0 type=follow_up; title=Ask legal; about=entry:0; owner=person:ana; due_on=2026-06-10; teams/team:a; teams/team:b
    issue:1 type=blocker; title=No | log; severity=2; about=pilot:3; teams/team:a; teams/team:b
    issue:2 type=follow_up; title=Write it up; about=entry:1; owner=person:ben; due_on=2026-06-19; teams/team:a; teams/team:b
    issue:3 type=follow_up; title=Alert early; owner=person:ben; learning=Ask *sooner*; resolved_at=2026-06-05T10:00:00Z
    issue:4 type=onboarding_step; title=Read; about=page:guide; owner=person:ana; resolved_at=2026-06-04T10:00:00Z
";

#[test]
fn all_of_it() {
    let text = agenda_markdown(&agenda(&book(LINES)));
    let expected = "# Meeting of Ant and Bee, 2026-06-12

## Last meeting, 2026-06-02

Present: Ana, Ben

Met.

- [ ] Ask legal · Ana · due 2026-06-10, 2 days late

## Decisions open

- **Canary** · Succeeded 2026-05-29 · decision open for 14 days · Ant

## In the way

- **No \\| log** · Blocker · severity 2 · nobody has it · about “Docs search” · both teams

## KPIs off course

- **Time to first page** · Off track · 52.5 min on 2026-06-01 · target 20 min · due 2026-06-30 · both teams
- **CSAT** · No data · target 80% · Bee

## Follow-ups and onboarding steps

- [ ] **Ask legal** · Follow-up · Ana · due 2026-06-10, 2 days late · about “Met.” · both teams
- [ ] **Write it up** · Follow-up · Ben · due 2026-06-19 · about “We # agreed” · both teams

## Pilots past their end

- **Docs search** · Planned to end 2026-06-11 · 1 day past it · Bee

## Ideas that wait for the other team

- **Warm \\*sandboxes\\*** · Ant asks Bee · since 2026-05-01

## Done since 2026-06-02

- **Alert early** · Follow-up done 2026-06-05 · Ben · Bee  
  Ask \\*sooner\\*
- **New here** · Onboarding of Ana completed 2026-06-04 · 1 step · Ant

## Notes

We # agreed

- [ ] Write it up · Ben · due 2026-06-19
";
    assert_eq!(text, expected);
}

#[test]
fn of_nothing() {
    let text = agenda_markdown(&agenda(&book("")));
    assert_eq!(text, "# Meeting of Ant and Bee, 2026-06-12\n\nNothing is open between the two teams.\n");
}

#[test]
fn what_has_no_title_or_day_is_said_so() {
    let lines = "
        issue:1 teams/team:a
        issue:2 type=follow_up; teams/team:b
        pilot:1 lead=person:ana
        outcome:1 pilot=pilot:1; verdict=failed
        issue:3 teams/team:a; resolved_at=2026-06-12T10:00:00Z";
    let text = agenda_markdown(&agenda(&book(lines)));
    for expected in [
        "- **Untitled** · Issue · nobody has it · Ant\n",
        "- [ ] **Untitled** · Follow-up · nobody has it · Bee\n",
        "- **Untitled** · Failed · decision open · Ant\n",
        "## Done since 2026-05-13, as no meeting was noted before\n",
        "- **Untitled** · Issue resolved 2026-06-12 · Ant\n",
    ] {
        assert!(text.contains(expected), "{expected}\n{text}");
    }
}
